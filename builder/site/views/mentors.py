"""The page of mentors: when to write, what they last advised, what is promised, and who else might be one."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from builder.checks.advice import MENTORS
from builder.followups.wording import capital, counted, listed
from builder.insights import mentors as insight
from builder.insights.mentors import Silence
from builder.insights.promises import Promised, still_open
from builder.insights.suggestions import Suggestion, suggestions
from builder.model.interview import Interview
from builder.site import days
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.sheet import Sheet
from builder.site.views import cadence, faces
from builder.site.views.cadence import Brief
from builder.site.views.tables import Table

_NAMES = 3


class Advice(NamedTuple):
    """What a mentor last advised: the question, where there was one, the words, and the conversation."""

    question: Markup
    text: Markup
    source: Link


class Promise(NamedTuple):
    """An open promise: what, and by when in words with their tint."""

    text: Markup
    when: str
    tint: str


class Mentor(NamedTuple):
    """A mentor; ``words`` say how it stands, ``talk`` is the conversation that they speak of."""

    brief: Brief
    role: str
    organisation: str
    words: str
    talk: Link
    advice: Advice | None
    theirs: tuple[Promise, ...]
    mine: tuple[Promise, ...]


class Candidate(NamedTuple):
    """Somebody who might be a mentor, and why."""

    person: Link
    role: str
    reasons: tuple[str, ...]


class Mentors(NamedTuple):
    """The view of the page; ``next`` is the mentor to write to first, ``enough`` speaks of how many there are."""

    summary: str
    next: Brief | None
    mentors: tuple[Mentor, ...]
    table: Table
    candidates: tuple[Candidate, ...]
    enough: str


def view(sheet: Sheet) -> Mentors:
    """Return the page of mentors, those to write to next first."""
    facts, agenda = sheet.desk.facts, sheet.desk.agenda
    found, promises = insight.mentors(facts, agenda), sheet.desk.promises
    between: dict[str, list[Promised]] = {one.contact.slug: [] for one in found}
    for promise in promises:
        if promise.contact in between:
            between[promise.contact].append(promise)
    shown = tuple(_mentor(sheet, number, one, between[one.contact.slug]) for number, one in enumerate(found, 1))
    owed = [(one.step.due, number) for number, one in enumerate(found) if one.step]
    return Mentors(
        summary=f"{counted(len(found), 'mentor')}." if found else "",
        next=shown[min(owed)[1]].brief if owed else None,
        mentors=shown,
        table=_table(sheet, found),
        candidates=tuple(_candidate(sheet, one) for one in suggestions(facts, promises)),
        enough=_enough(sum(one.silence is not Silence.SET_ASIDE for one in found)),
    )


def _enough(number: int) -> str:
    """Return how many mentors are enough, as kindly as the method has it."""
    if number > MENTORS:
        return f"You have {number}. Three or four are enough; choose whom to keep closest."
    return "You have four, and four are enough." if number == MENTORS else "Three or four are enough."


def _mentor(sheet: Sheet, number: int, one: insight.Mentor, promises: Sequence[Promised]) -> Mentor:
    """Return a mentor, with the *promises* between the two of us."""
    contact = one.contact
    return Mentor(
        brief=cadence.brief(sheet, number, one),
        role=contact.role or "",
        organisation=faces.organisation(sheet, contact.slug),
        words=cadence.words(one, sheet.desk.agenda.today),
        talk=_talk(sheet, one.talk) if one.talk else NOWHERE,
        advice=_advice(sheet, contact.slug),
        theirs=tuple(_promise(sheet, promise) for promise in still_open(promises, mine=False)),
        mine=tuple(_promise(sheet, promise) for promise in still_open(promises, mine=True)),
    )


def _talk(sheet: Sheet, one: Interview) -> Link:
    return sheet.to("interview", one.slug, f"Conversation of {days.short(one.when.day, sheet.desk.agenda.today)}")


def _advice(sheet: Sheet, slug: str) -> Advice | None:
    found = insight.advice(sheet.desk.facts.contacts[slug])
    if not found:
        return None
    path = found.interview.path
    text = sheet.line(found.text, path) if found.question else sheet.quoted(found.text, path)
    return Advice(sheet.line(found.question, path), text, _talk(sheet, found.interview))


def _promise(sheet: Sheet, one: Promised) -> Promise:
    text = sheet.line(one.promise.text, one.path)
    if one.step and one.is_late:
        return Promise(text, days.due(one.step.days), "overdue")
    return Promise(text, f"by {days.short(one.due, sheet.desk.agenda.today)}" if one.due else "", "plain")


def _table(sheet: Sheet, found: Sequence[insight.Mentor]) -> Table:
    """Return what the bars show; of mentors without a bar the words beside them say all."""
    today = sheet.desk.agenda.today
    return Table(
        caption="How long since you were last in touch with each mentor",
        head=("Mentor", "Last in touch", "Rhythm", "Due", "Days gone"),
        rows=tuple(
            (
                sheet.to("contact", one.contact.slug),
                Link(cadence.day_in_words(one.cadence.last, today)),
                Link(cadence.rhythm(one.cadence.every)),
                Link(cadence.day_in_words(one.cadence.due, today)),
                Link(cadence.gone(one.cadence)),
            )
            for one in found
            if one.cadence
        ),
        numbers=4,
    )


def _candidate(sheet: Sheet, one: Suggestion) -> Candidate:
    first, *others = _reasons(sheet, one)
    reasons = (capital(first), *others)
    return Candidate(sheet.to("contact", one.contact.slug), one.contact.role or "", reasons)


def _reasons(sheet: Sheet, one: Suggestion) -> Iterator[str]:
    """Yield in words what speaks for somebody, what they did for me first."""
    if one.led_to:
        names = [sheet.desk.library.contacts[slug].name for slug in one.led_to]
        hidden = len(names) - _NAMES
        yield f"led you to {listed(names[:_NAMES] + ([f'{hidden} more'] if hidden > 0 else []))}"
    if one.talks > 1:
        yield f"talked with you {'twice' if one.talks == 2 else f'{one.talks} times'}"  # noqa: PLR2004 - a word for two
    if one.rise:
        yield f"your interest rose from {one.rise.interest_before} to {one.rise.interest_after} of 5"
    if one.kept:
        yield f"kept {counted(one.kept, 'promise')}"
    if one.contact.may_contact:
        yield "you may write again"
