"""keepwarm due: the agenda in the terminal."""

from datetime import date
from typing import TYPE_CHECKING

import click

from builder.cli import completion
from builder.cli.clock import clock, today_option
from builder.cli.folder import notes_folder, notes_option
from builder.cli.notes import read_notes, say_incomplete
from builder.cli.numbers import WholeNumber
from builder.cli.reference import find_contact

if TYPE_CHECKING:
    from builder.followups.model import FollowUp, Status
    from builder.state.due import Due

OVERDUE = 3
"""Exit status: something is overdue, with ``--fail-overdue``."""

CAP = 12
"""How many follow-ups of one group are shown to people, unless they say how many."""

_GUTTER = 12  # cells for “10 days late” and the like; more only where a day is further away


@click.command("due", short_help="Show what to do: overdue, today and coming up.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people, or JSON for scripts.",
)
@click.option("--all", "everything", is_flag=True, help="Show what is due later and what has lapsed, too.")
@click.option(
    "--rule",
    "rules",
    multiple=True,
    metavar="RULE",
    shell_complete=completion.rules,
    help="Only that rule; may be repeated.",
)
@click.option(
    "--contact", metavar="CONTACT", shell_complete=completion.contacts, help="Only that contact: a slug or a name."
)
@click.option("--limit", type=WholeNumber(1), metavar="N", help="Only the first N.")
@click.option("--fail-overdue", is_flag=True, help="Exit with status 3 where something is overdue.")
@today_option
@notes_option
def command(  # noqa: PLR0913 - one parameter an option, as click hands them over
    style: str,
    rules: tuple[str, ...],
    contact: str | None,
    limit: int | None,
    today: date | None,
    *,
    everything: bool,
    fail_overdue: bool,
) -> int:
    """Show what to do: overdue, today, and coming up in the next days, most urgent first."""
    from builder.followups.model import Status
    from builder.state.due import NEAR

    _check_rules(rules)
    slug, has_errors = None, False
    due = _recalled(today) if contact is None and not everything else None
    if due is None:
        due, slug, has_errors = _computed(today, contact)
    statuses = tuple(Status) if everything else NEAR
    wanted = [
        one
        for one in due.followups
        if one.status in statuses and (not rules or one.rule in rules) and slug in (None, one.contact)
    ]
    if style == "json":
        _print_json(due, wanted[:limit])
    else:
        _print(due, wanted, statuses, limit)
    if has_errors:
        return 1
    return OVERDUE if fail_overdue and any(one.status is Status.OVERDUE for one in wanted) else 0


def _recalled(today: date | None) -> "Due | None":
    """Return what is near, as the last build left it, where that was of the same notes and the same day."""
    from builder.state import due

    known = due.recall(notes_folder())
    return known if known and clock(today)(known) == known.day else None


def _computed(today: date | None, contact: str | None) -> "tuple[Due, str | None, bool]":
    """Return what is due by the notes, the slug of the *contact* who is asked for, and whether there are errors."""
    from builder.followups.agenda import plan
    from builder.state.due import due

    notes = read_notes(today)
    slug = find_contact(notes, contact) if contact is not None else None
    agenda = plan(notes.library, notes.today)
    say_incomplete(notes)
    return due(notes.library, agenda), slug, notes.has_errors


def _check_rules(rules: tuple[str, ...]) -> None:
    from builder.model.words import RULE_NAMES, Rule

    for rule in rules:
        if rule not in RULE_NAMES:
            raise click.ClickException(f"there is no rule “{rule}”; the rules are {', '.join(Rule)}")


def _print_json(due: "Due", shown: "list[FollowUp]") -> None:
    from builder.cli.terminal import say_json
    from builder.exports.agenda import as_json

    say_json(as_json(due.day, shown))


def _print(due: "Due", wanted: "list[FollowUp]", statuses: "tuple[Status, ...]", limit: int | None) -> None:
    """Print the groups; of long ones, unless there is a *limit* to all of them, the beginning."""
    from rich.text import Text

    from builder.cli.terminal import say
    from builder.followups.wording import in_full

    say(Text(in_full(due.day), style="bold"))
    if not wanted:
        say("\nNothing due." + ("" if due.has_contacts else " There are no contacts yet."))
    before = 0
    gutter = max([_GUTTER, *(len(when(one)) for one in wanted)])
    for status in statuses:
        group = [one for one in wanted if one.status == status]
        room = CAP if limit is None else limit - before
        before += len(group)
        if group and room > 0:
            _print_group(status, group, group[:room], gutter)
            if limit is None and len(group) > room:
                hidden = len(group) - room
                more = f"and {hidden} more; --limit {before} shows {'it' if hidden == 1 else 'them'}"
                say(Text(f"{'':<{gutter + 2}}{more}", style="dim"))
    if limit is not None and before > limit:
        say(Text(f"\nand {before - limit} more", style="dim"))


def _print_group(status: "Status", group: "list[FollowUp]", shown: "list[FollowUp]", gutter: int) -> None:
    """Print the heading of a *group*, with the number of all of it, and those of it that are *shown*."""
    from rich.text import Text

    from builder.cli.terminal import say, say_row
    from builder.diagnostics.render import visible

    colour = {"overdue": "red", "today": "yellow", "lapsed": "bright_black"}.get(status, "blue")
    say(Text.assemble("\n", (f"{status.capitalize()} {len(group)}", f"bold {colour}")))
    for one in shown:
        text = Text.assemble(visible(one.action), "\n", (visible(one.why), "dim"))
        say_row(Text(when(one), style=colour), text, gutter, right=True)


def when(one: "FollowUp") -> str:
    """Return how late or how soon a follow-up is, in words: 3 days late, today, in 4 days."""
    from builder.followups.wording import counted

    if one.days > 0:
        return f"{counted(one.days, 'day')} late" if one.status != "lapsed" else f"{counted(one.days, 'day')} ago"
    return "today" if one.days == 0 else f"in {counted(-one.days, 'day')}"
