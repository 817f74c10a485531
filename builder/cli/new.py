"""keepwarm new: a note from a scaffold."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from builder.cli import completion
from builder.cli.folder import notes_option, to_paste
from builder.cli.log import CHANNELS
from builder.cli.numbers import WholeNumber
from builder.cli.reference import UnknownError, find_contact
from builder.cli.writing import carry_out, commit_option, day_of, dry_run_option, notes_to_write

if TYPE_CHECKING:
    from builder.capture.model import FileChange
    from builder.checks.loading import Loaded

_Command = TypeVar("_Command", bound=Callable[..., Any])
_Scaffold = Callable[["Loaded"], "tuple[FileChange, str]"]
"""Returns the new note, and a sentence that says which one it is."""


class _How(NamedTuple):
    """What the options that all new notes share ask for; the slug is empty where none was chosen."""

    slug: str
    dry_run: bool
    commit: bool
    edit: bool


def _making(function: _Command) -> _Command:
    """Add the options that all new notes share."""
    for option in (
        notes_option,
        commit_option,
        dry_run_option,
        click.option("--edit", is_flag=True, help="Open the note in $VISUAL or $EDITOR."),
        click.option("--slug", metavar="SLUG", default="", help="The name of the file; default: made of the name."),
    ):
        function = option(function)
    return function


@click.group("new", short_help="Make a note for a person, a conversation, an organisation.", no_args_is_help=True)
@notes_option
def command() -> None:
    """Make a note from a scaffold, and print its path. Nothing is overwritten."""


@command.command("contact", short_help="A note for a person.")
@click.argument("name", metavar="NAME")
@click.option("--organisation", metavar="NAME", default="", help="Where they work.")
@click.option("--role", metavar="TEXT", default="", help="What they do there.")
@click.option("--email", metavar="ADDRESS", default="", help="Their e-mail address.")
@click.option(
    "--introduced-by",
    "introducer",
    metavar="CONTACT",
    shell_complete=completion.contacts,
    help="The contact who introduced you.",
)
@click.option("--source", metavar="TEXT", default="", help="Where you know them from: a friend, an event …")
@_making
def _contact(  # noqa: PLR0913 - one parameter an option, as click hands them over
    *,
    name: str,
    organisation: str,
    role: str,
    email: str,
    introducer: str | None,
    source: str,
    slug: str,
    dry_run: bool,
    commit: bool,
    edit: bool,
) -> None:
    """Make a note for a person, by their full name in any script.

    For a second person of the same name, choose a slug with --slug.
    """
    from builder.capture import new_notes
    from builder.capture.scaffolding.people import Person

    def scaffold(notes: "Loaded") -> "tuple[FileChange, str]":
        introduced_by = _person(notes, introducer)[1] if introducer is not None else ""
        person = Person(name, organisation, role, email, introduced_by, source)
        return new_notes.contact(notes, person, slug), f"New contact: {name.strip()}"

    _make(scaffold, _How(slug, dry_run, commit, edit))


@command.command("interview", short_help="A note for a conversation.")
@click.argument("contact", metavar="CONTACT", shell_complete=completion.contacts)
@click.argument("when", metavar="DATE [TIME]", nargs=-1, required=True, shell_complete=completion.days)
@click.option(
    "--with",
    "others",
    metavar="CONTACT",
    multiple=True,
    shell_complete=completion.contacts,
    help="Somebody else who is there; may be repeated.",
)
@click.option("--via", type=click.Choice(CHANNELS), metavar="CHANNEL", help="How you talk: video, phone, in-person …")
@click.option("--place", metavar="TEXT", default="", help="The address, or the link of the meeting.")
@click.option("--minutes", type=WholeNumber(1, 480), metavar="N", help="The time agreed; default: 15.")
@click.option("--giving", is_flag=True, help="They asked you.")
@click.option("--date", "given", metavar="DATE", help="The day to write down as today: when it was agreed.")
@_making
def _interview(  # noqa: PLR0913 - as above
    *,
    contact: str,
    when: tuple[str, ...],
    others: tuple[str, ...],
    via: str | None,
    place: str,
    minutes: int | None,
    giving: bool,
    given: str | None,
    slug: str,
    dry_run: bool,
    commit: bool,
    edit: bool,
) -> None:
    """Make a note for a conversation, with questions proposed for the person and what the method asks for.

    CONTACT is a slug, a name or part of one. DATE is YYYY-MM-DD, today, tomorrow, a weekday to come, yesterday; a TIME
    may follow: friday 14:30.
    """
    from builder.capture import new_notes
    from builder.capture.scaffolding.talks import Appointment, typed_moment
    from builder.followups.wording import listed
    from builder.model.interview import DEFAULT_MINUTES
    from builder.model.words import Direction

    def scaffold(notes: "Loaded") -> "tuple[FileChange, str]":
        today = day_of(notes, given)
        day = typed_moment(" ".join(when), today)
        if day is None:
            typed = " ".join(when)
            raise click.UsageError(
                f"“{typed}” is not a day; write YYYY-MM-DD, tomorrow or a weekday, and a time like 14:30"
            )
        people = dict(_person(notes, one) for one in (contact, *others))
        direction = Direction.GIVING if giving else Direction.ASKING
        talk = Appointment(tuple(people.values()), day, via or "", place, minutes or DEFAULT_MINUTES, direction)
        names = listed([notes.library.contacts[one].name for one in people])
        change = new_notes.interview(notes, talk, tuple(people), today, slug)
        return change, f"New conversation with {names}, {day}"

    _make(scaffold, _How(slug, dry_run, commit, edit))


@command.command("organisation", short_help="A note for an organisation.")
@click.argument("name", metavar="NAME")
@_making
def _organisation(*, name: str, slug: str, dry_run: bool, commit: bool, edit: bool) -> None:
    """Make a note for what you find out about an organisation."""
    from builder.capture import new_notes

    said = f"New organisation: {name.strip()}"
    _make(lambda notes: (new_notes.organisation(notes, name, slug), said), _How(slug, dry_run, commit, edit))


@command.command("questions", short_help="A theme of the question bank.")
@click.argument("title", metavar="TITLE")
@_making
def _questions(*, title: str, slug: str, dry_run: bool, commit: bool, edit: bool) -> None:
    """Make a theme of the question bank: questions that suit people of some level or field, or everybody."""
    from builder.capture import new_notes

    said = f"New theme of the question bank: {title.strip()}"
    _make(lambda notes: (new_notes.theme(notes, title, slug), said), _How(slug, dry_run, commit, edit))


def _person(notes: "Loaded", typed: str) -> tuple[str, str]:
    """Return slug and reference of a contact who has a note; say how to make one where they have none."""
    from builder.capture.meanings import reference_to
    from builder.capture.writable import note_of
    from builder.followups.commands import new_contact

    try:
        slug = find_contact(notes, typed)
    except UnknownError as error:
        remedy = f"\nThis makes a note for them: {new_contact(typed)}" if typed.strip() else ""
        raise click.ClickException(to_paste(f"{error.message}{remedy}")) from error
    note_of(notes.library, slug)
    return slug, reference_to(notes.library.targets.contacts, slug)


def _make(scaffold: _Scaffold, how: _How) -> None:
    """Write the new note, or show it; open it afterwards, when other commands may write again."""
    from builder.capture.scaffolding.writing import UnusableError

    if how.edit and how.dry_run:
        raise click.UsageError("--dry-run writes nothing that --edit could open")
    with notes_to_write(dry_run=how.dry_run) as notes:
        try:
            wanted, said = scaffold(notes)
        except UnusableError as error:
            raise click.ClickException(str(error)) from error
        carry_out(notes, [wanted], said, dry_run=how.dry_run, commit=how.commit)
    if how.edit:
        _open(notes.root / wanted.path)


def _open(file: Path) -> None:
    try:
        click.edit(filename=str(file))
    except (click.ClickException, ValueError) as error:  # ValueError: an odd quotation mark in $EDITOR
        named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        editor = f"the editor “{named}”" if named else "an editor"
        ran = isinstance(error, click.ClickException) and not isinstance(error.__cause__, OSError)
        raise click.ClickException(
            f"the note is made, but {editor} {'ended with an error' if ran else 'could not be run'}\n"
            "VISUAL and EDITOR name the program to use."
        ) from error
