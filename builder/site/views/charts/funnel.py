"""The picture of how far people came: a bar for each stage, and the share of the step above."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from builder.followups.standing import Stage
from builder.followups.wording import counted
from builder.insights.funnel import Reached, reached
from builder.site.lookup.desk import Link
from builder.site.lookup.sheet import Sheet
from builder.site.views.charts import bars
from builder.site.views.tables import Table

_MEANINGS = {
    Stage.ASKED: "You asked for a conversation, or one was agreed",
    Stage.ANSWERED: "They replied, or a conversation was agreed",
    Stage.TALKED: "A conversation that you asked for took place",
    Stage.THANKED: "You thanked them",
}
_OF_THOSE = {
    Stage.ASKED: "of those asked",
    Stage.ANSWERED: "of those who answered",
    Stage.TALKED: "of those talked with",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A stage of the funnel: ``width`` of 100, the number of people, their share of the step above in words.

    ``title`` and ``description`` say the same to those who do not see the bar; ``id`` begins their ids.
    """

    id: str
    link: Link
    width: str
    count: int
    share: str
    title: str
    description: str


class Funnel(NamedTuple):
    """The picture of how far people came; ``is_large`` where there is room for the shares in words."""

    bars: tuple[Bar, ...]
    is_large: bool


def rail(sheet: Sheet) -> Funnel | None:
    """Return the small picture for the page of the day; nothing while nobody was asked yet."""
    return draw(reached(sheet.desk.stages), f"{sheet.root}pipeline.html", is_large=False)


def draw(found: Sequence[Reached], page: str, *, is_large: bool) -> Funnel | None:
    """Return the picture of the stages, which link into the *page* of the pipeline; nothing without anybody."""
    most = found[0].people
    if not most:
        return None
    shown = []
    for one, above in zip(found, (None, *found), strict=False):
        share = _share(one, above)
        name = one.stage.value.capitalize()
        shown.append(
            Bar(
                id=f"funnel-{one.stage.value}",
                link=Link(name, f"{page}#at-{one.stage.value}"),
                width=bars.length(one.people, most),
                count=one.people,
                share=share if is_large else share.partition(" ")[0],
                title=f"{name}: {counted(one.people, 'person', 'people')}",
                description=f"{_MEANINGS[one.stage]}." + (f" {share}." if share else ""),
            )
        )
    return Funnel(tuple(shown), is_large)


def _share(one: Reached, above: Reached | None) -> str:
    """Return which share of those at the step above came to this one: 71% of those asked."""
    if not above or not above.people:
        return ""
    return f"{bars.share(one.people, above.people)} {_OF_THOSE[above.stage]}"


def table(found: Sequence[Reached]) -> Table:
    """Return what the picture shows, and what each stage means, as a table."""
    rows = tuple(
        (
            Link(one.stage.value.capitalize()),
            Link(_MEANINGS[one.stage]),
            Link(str(one.people)),
            Link(_share(one, above).partition(" ")[0] or "–"),
            Link(str(one.now)),
        )
        for one, above in zip(found, (None, *found), strict=False)
    )
    head = ("Stage", "What it means", "People", "Of the stage above", "There now")
    return Table("How many people came how far", head, rows, numbers=2)
