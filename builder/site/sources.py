"""Where people come from and what came of them, and how long conversations took, in words and figures."""

from dataclasses import dataclass

from builder.followups.wording import counted
from builder.insights import fields
from builder.site.desk import Link, Sheet
from builder.site.parts import talk_link
from builder.site.tables import Table

_BAR = 100  # the length of the longest bar
_NAMES = {"linkedin": "LinkedIn"}


@dataclass(frozen=True, slots=True)
class Source:
    """A source of people: how many, how many of them were asked and talked to, and the lengths of its three bars.

    Without a name, those of whom no note says where they come from.
    """

    name: str
    people: int
    asked: int
    talked: int
    bars: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources, and in a sentence which led to most conversations."""

    rows: tuple[Source, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class TimeTaken:
    """How the time asked for was kept, in words and as a table."""

    text: str
    table: Table


def view(sheet: Sheet) -> Sources:
    """Return where people come from, the source that led to most conversations first."""
    found = fields.sources(sheet.desk.library.contacts.values(), sheet.desk.stages)
    most = max((one.people for one in found), default=1)
    rows = tuple(
        Source(
            name=_named(one.name),
            people=one.people,
            asked=one.asked,
            talked=one.talked,
            bars=(_length(one.people, most), _length(one.asked, most), _length(one.talked, most)),
        )
        for one in found
    )
    return Sources(rows, _came_of_it(found))


def _came_of_it(found: tuple[fields.Source, ...]) -> str:
    """Return which source led to most conversations, in a sentence."""
    named = [one for one in found if one.name and one.talked]
    if not named:
        return ""
    best, *others = named
    if others and others[0].talked == best.talked:
        return ""
    of = f"{best.talked} of {counted(best.people, 'person', 'people')}"
    more = ", more than from any other source" if others else ""
    return f"{_named(best.name)}: you talked with {of}{more}."


def time_taken(sheet: Sheet) -> TimeTaken:
    """Return how long conversations took, beside the time that was asked for."""
    taken = fields.time_taken(sheet.desk.library, sheet.desk.agenda.today)
    return TimeTaken(_time(taken), _time_table(sheet, taken))


def _time(taken: fields.Time) -> str:
    """Return in words how the time asked for was kept."""
    means = taken.means
    if not means:
        return ""
    number, over = len(taken.talks), taken.over
    if not over:
        kept = "The one conversation" if number == 1 else f"All {number} conversations"
        return f"{kept} kept to the time asked for."
    late = counted(round(sum(over) / len(over)), "minute")
    if number == 1:
        return f"The one conversation ran over by {late}."
    kept = f"{number - len(over) or 'None'} of {number} conversations kept to the time asked for"
    ran = f"{len(over)} ran over, by {late} on average" if len(over) > 1 else f"one ran over, by {late}"
    asked, took = map(round, means)
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


def _length(number: int, most: int) -> str:
    return f"{_BAR * number / most:.1f}"


def _named(name: str) -> str:
    return _NAMES.get(name, name[:1].upper() + name[1:])
