"""The page of the pipeline: how far people came, how long it takes, with whom nothing moves, who stands where."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from builder.followups.standing import Stage
from builder.followups.wording import and_more, counted
from builder.insights.funnel import LONG, STAGES, Pace, Reached, Stuck, paces, reached, stuck
from builder.model.words import ContactStatus
from builder.site import days
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.glances import STAGE_LABELS
from builder.site.lookup.sheet import Sheet
from builder.site.text import order
from builder.site.views import steps
from builder.site.views.charts import funnel
from builder.site.views.charts.funnel import Funnel
from builder.site.views.tables import Table

_MOST_STUCK = 20
_MOST_NAMES = 60
_STANDING_STILL = {
    Stage.ASKED: "Asked, no answer",
    Stage.ANSWERED: "Answered, no conversation ahead",
    Stage.TALKED: "Talked, not thanked",
}


class Step(NamedTuple):
    """How long a step usually takes; ``number`` sorts, and ``people`` says on how many it rests."""

    name: str
    usual: str
    number: str
    people: int


class Still(NamedTuple):
    """Somebody with whom nothing moves: since when, and the next step, where one is planned, with its day in words."""

    link: Link
    role: str
    since: str
    iso: str
    ago: str
    what: Markup
    subject: Markup
    badge: str
    status: str


@dataclass(frozen=True, slots=True)
class Standstill:
    """The people of one stage with whom nothing moves."""

    id: str
    title: str
    count: int
    rows: tuple[Still, ...]
    more: str


class Name(NamedTuple):
    """Somebody in the list of a stage, and why they rest where they do."""

    link: Link
    rests: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The people who stand at a stage now; ``more`` leads to those not shown."""

    id: str
    title: str
    count: int
    names: tuple[Name, ...]
    more: Link


class Pipeline(NamedTuple):
    """The view of the page; without ``funnel`` nobody was asked yet."""

    summary: str
    funnel: Funnel | None
    table: Table
    steps: tuple[Step, ...]
    stuck: tuple[Standstill, ...]
    stuck_count: int
    standing: tuple[Standing, ...]
    long: str
    example: str


def view(sheet: Sheet) -> Pipeline:
    """Return the page of the pipeline (docs/follow-ups.md, Where a contact stands)."""
    desk = sheet.desk
    found = reached(desk.stages)
    still = stuck(desk.facts, desk.stages, desk.agenda)
    return Pipeline(
        summary=_summary(found, len(desk.stages)),
        funnel=funnel.draw(found, "", is_large=True),
        table=funnel.table(found),
        steps=tuple(_step(one) for one in paces(desk.facts)),
        stuck=_standstills(sheet, still),
        stuck_count=len(still),
        standing=_standings(sheet),
        long=f"{LONG // 7} weeks",
        example=f"- {desk.agenda.today} request by email: 15 minutes",
    )


def _summary(found: Sequence[Reached], everybody: int) -> str:
    """Return the numbers of the funnel in one sentence, and how many people it leaves out."""
    asked, answered, talked, thanked = (one.people for one in found)
    known = everybody - asked
    if not asked:
        return f"{counted(known, 'person', 'people')}, nobody asked yet" if known else "How far things come with people"
    said = f"{counted(asked, 'person', 'people')} asked, {answered} answered, {talked} talked, {thanked} thanked."
    return f"{said} {known} more not asked yet." if known else said


def _step(one: Pace) -> Step:
    median = one.median
    return Step(
        name=f"{one.start.value.capitalize()} to {one.end.value}",
        usual="too few to say" if median is None else _days(median),
        number="" if median is None else f"{median:g}",
        people=len(one.days),
    )


def _days(number: float) -> str:
    """Return days and halves of days in words: the same day, half a day, 1½ days."""
    whole, is_half = int(number), number % 1 > 0
    if not whole:
        return "half a day" if is_half else "the same day"
    return f"{whole}½{days.NBSP}days" if is_half else counted(whole, "day").replace(" ", days.NBSP)


def _standstills(sheet: Sheet, found: Sequence[Stuck]) -> tuple[Standstill, ...]:
    groups: dict[Stage, list[Stuck]] = {}
    for one in found:
        groups.setdefault(one.stage, []).append(one)
    return tuple(
        Standstill(
            id=f"still-{stage.value}",
            title=_STANDING_STILL[stage],
            count=len(group),
            rows=tuple(_still(sheet, one) for one in group[:_MOST_STUCK]),
            more=and_more(len(group) - _MOST_STUCK),
        )
        for stage, group in groups.items()
    )


def _still(sheet: Sheet, one: Stuck) -> Still:
    today = sheet.desk.agenda.today
    row = steps.row(sheet, one.step) if one.step else None
    return Still(
        link=sheet.to("contact", one.contact),
        role=sheet.desk.library.contacts[one.contact].role or "",
        since=days.short(one.since, today),
        iso=one.since.isoformat(),
        ago=days.ago((today - one.since).days),
        what=Markup("{}{}{}{}").format(row.own, row.before, row.person.text, row.between) if row else Markup(),
        subject=row.after if row else Markup(),
        badge=row.badge if row else "",
        status=row.status if row else "",
    )


def _standings(sheet: Sheet) -> tuple[Standing, ...]:
    """Return who stands where now, by name; in all stages of the funnel once there is one, for its bars lead there."""
    contacts = sheet.desk.library.contacts
    is_begun = any(stage in STAGES for stage in sheet.desk.stages.values())
    groups: dict[Stage, list[str]] = {stage: [] for stage in Stage}
    for slug in sorted(contacts, key=lambda slug: (order(contacts[slug].name), slug)):
        groups[sheet.desk.stages[slug]].append(slug)
    return tuple(
        Standing(
            id=f"at-{stage.value}",
            title=STAGE_LABELS[stage][0],
            count=len(slugs),
            names=tuple(Name(sheet.to("contact", slug), _rests(sheet, slug)) for slug in slugs[:_MOST_NAMES]),
            more=_more(sheet, len(slugs) - _MOST_NAMES),
        )
        for stage, slugs in groups.items()
        if slugs or (is_begun and stage in STAGES)
    )


def _rests(sheet: Sheet, slug: str) -> str:
    status = sheet.desk.library.contacts[slug].status
    if status is not ContactStatus.ACTIVE:
        return status.value
    return "dormant" if slug in sheet.desk.dormant else ""


def _more(sheet: Sheet, number: int) -> Link:
    return sheet.to_page("people.html", and_more(number)) if number > 0 else NOWHERE
