"""keepwarm draft: a letter from the notes, as text, as a mail link, or as a message that mail programs open."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import click

from builder.cli import completion, ways_out
from builder.cli.clock import today_option
from builder.cli.folder import notes_option, to_paste
from builder.cli.notes import read_notes, say_incomplete
from builder.cli.reference import find
from builder.drafts.model import Kind
from builder.model.words import FALLEN_THROUGH, Channel, ContactStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.checks.loading import Loaded
    from builder.drafts.letters import Writing
    from builder.drafts.model import Letter
    from builder.model.interview import Interview

_WAYS = (Channel.EMAIL, Channel.PHONE, Channel.LINKEDIN, Channel.MESSAGE, Channel.LETTER)
_ABOUT_A_TALK = (Kind.THANKS, Kind.CONFIRMATION)
_KEPT_AWAY = {
    ContactStatus.DECLINED: "{} has declined (status: declined).",
    ContactStatus.ARCHIVED: "{} is archived (status: archived).",
}


class _About(NamedTuple):
    """What a letter is about, as it was named: a contact's slug, a conversation, a second contact's slug."""

    contact: str
    talk: "Interview | None"
    other: str | None


@click.command("draft", short_help="Write a letter from the notes, for you to finish.")
@click.argument("kind", metavar="KIND", type=click.Choice([kind.value for kind in Kind]))
@click.argument("reference", metavar="REF", shell_complete=completion.talks)
@click.argument("other", metavar="[OTHER]", required=False, shell_complete=completion.contacts)
@click.option(
    "--eml",
    metavar="FILE",
    shell_complete=completion.files,
    help="Write a message that mail programs open as a draft; - prints it.",
)
@click.option("--mailto", "as_link", is_flag=True, help="Print the address that opens it in your mail program.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people, or JSON for scripts.",
)
@click.option(
    "--by",
    "way",
    type=click.Choice([way.value for way in _WAYS]),
    metavar="CHANNEL",
    help="How a reminder goes; default: the next way not tried yet.",
)
@today_option
@notes_option
def command(  # noqa: PLR0913 - one parameter an option, as click hands them over
    *,
    kind: str,
    reference: str,
    other: str | None,
    eml: str | None,
    as_link: bool,
    style: str,
    way: str | None,
    today: date | None,
) -> None:
    """Write a letter from the notes. What they do not say stands in [square brackets], for you to fill in.

    KIND is request, reminder, confirmation, thanks, report-back, update, news, introduction, answer, scheduling,
    promise or their-promise.

    REF is a contact; thanks and a confirmation take a conversation too. OTHER is a second contact: whom you introduce
    to the first, or, for a report-back, whom the first introduced to you.
    """
    from builder.drafts import letters

    wanted, is_mail = Kind(kind), eml is not None or as_link
    _check_use(wanted, other, way, is_mail=is_mail)
    if sum((eml is not None, as_link, style == "json")) > 1:
        raise click.UsageError("choose one of --eml, --mailto and --format json")
    notes = read_notes(today)
    channel = Channel(way) if way else Channel.EMAIL if is_mail else None
    about = _about(notes, wanted, reference, other)
    letter = _letter(letters.prepare(notes), wanted, about, channel)
    say_incomplete(notes)
    for sentence in (*_untimely(notes, wanted, about.talk), *_warnings(notes, letter, is_mail=is_mail)):
        ways_out.say(sentence)
    if eml is not None:
        ways_out.give_message(notes, letter, eml)
    elif as_link:
        ways_out.print_link(letter)
    elif style == "json":
        ways_out.print_json(letter)
    else:
        ways_out.print_text(letter.text)
    ways_out.say_placeholders(letter)


def _check_use(kind: Kind, other: str | None, way: str | None, *, is_mail: bool) -> None:
    """Raise a usage error where arguments and options do not go together."""
    if kind is Kind.INTRODUCTION and other is None:
        raise click.UsageError("an introduction needs two people; name a second one")
    if other is not None and kind not in (Kind.INTRODUCTION, Kind.REPORT_BACK):
        message = f"“{kind}” takes one name; “{other}” is one too many"
        raise click.UsageError(f"{message}; put a name of several words in quotation marks")
    if way and kind is not Kind.REMINDER:
        raise click.UsageError("--by goes with a reminder only")
    if way and is_mail and way != Channel.EMAIL:
        raise click.UsageError(f"“--by {way}” makes no e-mail; leave out --eml and --mailto")


def _about(notes: "Loaded", kind: Kind, reference: str, second: str | None) -> _About:
    found = find(notes, reference, ("contact", "interview") if kind in _ABOUT_A_TALK else ("contact",))
    talk = notes.library.interviews[found.slug] if found.kind == "interview" else None
    contact = talk.contacts[0] if talk else found.slug
    other = find(notes, second, ("contact",)).slug if second is not None else None
    if other == contact:
        raise click.ClickException(f"“{reference}” and “{second}” are the same person")
    return _About(contact, talk, other)


def _letter(writing: "Writing", kind: Kind, about: _About, channel: Channel | None) -> "Letter":
    from builder.drafts import letters

    contact, talk, other = about
    if kind is not Kind.REMINDER:
        return letters.write(writing, kind, contact, talk=talk, other=other)
    return letters.write(writing, kind, contact, channel=channel or writing.facts.contacts[contact].next_channel)


def _untimely(notes: "Loaded", kind: Kind, talk: "Interview | None") -> "Iterator[str]":
    """Yield that a conversation named fell through, that one to thank for is ahead, or that one to confirm is over."""
    from builder.followups.wording import FELL_THROUGH, on

    if talk is None:
        return
    day = on(talk.when.day, notes.today)
    if talk.status in FALLEN_THROUGH:
        yield f"The conversation of {day} {FELL_THROUGH[talk.status]} (status: {talk.status})."
    elif kind is Kind.THANKS and talk.day > notes.today:
        yield f"The conversation of {day} has not taken place yet."
    elif kind is Kind.CONFIRMATION and talk.day < notes.today:
        yield f"The conversation of {day} is over."


def _warnings(notes: "Loaded", letter: "Letter", *, is_mail: bool) -> "Iterator[str]":
    """Yield what to know before the letter is sent."""
    library = notes.library
    for slug in letter.contacts:
        contact = library.contacts[slug]
        if is_mail and not contact.email:
            yield f"Your notes hold no e-mail address of {contact.name}."
        if not contact.preferred_name and contact.first_name.endswith(".") and not letter.is_script:
            yield f"{contact.name} is called “{contact.first_name}” here; preferred_name says how to address somebody."
        if contact.may_contact is False:
            yield f"{contact.name} does not want to be written to again (may_contact: false)."
        if contact.status in _KEPT_AWAY:
            yield _KEPT_AWAY[contact.status].format(contact.name)
    if letter.kind is Kind.REQUEST and not library.profile.linkedin_ready:
        yield (
            "Your profile does not say linkedin_ready: true yet. "
            "Put your LinkedIn profile in order first: people look you up before they answer."
        )
    yield from _unusable(notes, letter)


def _unusable(notes: "Loaded", letter: "Letter") -> "Iterator[str]":
    """Yield that a letter of one's own could not be used, where that is so."""
    from builder.drafts import forms

    own = notes.drafts.get(forms.PHONE if letter.is_script else letter.kind)
    if own and any(problem.path == own.path for problem in forms.problems(notes)):
        yield to_paste(f"{own.path} cannot be used, so this is the built-in letter; “keepwarm check” shows why.")
