"""How long conversations took beside the time that was asked for, in words and figures."""

from typing import NamedTuple

from builder.followups.wording import counted
from builder.insights import fields
from builder.site.lookup.desk import Link
from builder.site.lookup.sheet import Sheet
from builder.site.views.figures import rounded
from builder.site.views.parts import talk_link
from builder.site.views.tables import Table


class TimeTaken(NamedTuple):
    """How the time asked for was kept, in words and as a table."""

    text: str
    table: Table


def view(sheet: Sheet) -> TimeTaken:
    """Return how long conversations took, beside the time that was asked for."""
    taken = fields.time_taken(sheet.desk.library, sheet.desk.agenda.today)
    return TimeTaken(_time(taken), _time_table(sheet, taken))


def _time(taken: fields.Time) -> str:
    """Return in words how the time asked for was kept, and of how many conversations that is not known."""
    if not taken.means:
        return ""
    kept = _kept(taken, *map(rounded, taken.means))
    if not taken.silent:
        return kept
    they = "it" if taken.silent == 1 else "they"
    return f"{kept} Of {taken.silent} more it is not noted how long {they} took."


def _kept(taken: fields.Time, asked: str, took: str) -> str:
    number, over = len(taken.talks), taken.over
    if taken.silent:
        every = counted(number, "conversation")
    else:
        every = {1: "The one conversation", 2: "Both conversations"}.get(number, f"All {number} conversations")
    if not over:
        return f"{every} kept to the time asked for."
    late = counted(int(rounded(sum(over) / len(over))), "minute")
    if number == 1:
        return f"{every} ran over by {late}."
    kept = f"{number - len(over) or 'None'} of {number} conversations kept to the time asked for"
    ran = f"{len(over)} ran over, by {late} on average" if len(over) > 1 else f"one ran over, by {late}"
    return f"{kept}; {ran}. You asked for {asked} minutes on average, and got {took}."


def _time_table(sheet: Sheet, taken: fields.Time) -> Table:
    return Table(
        "Minutes asked for and taken, latest first",
        ("Conversation", "Asked for", "Taken", "Over"),
        tuple(
            (
                talk_link(sheet, one),
                Link(str(one.minutes)),
                Link(str(one.lasted)),
                Link(f"+{fields.ran_over(one)}" if fields.ran_over(one) > 0 else "kept"),
            )
            for one in taken.talks
        ),
    )
