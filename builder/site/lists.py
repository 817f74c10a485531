"""The lists of people, interviews and organisations, and the page of problems."""

from dataclasses import dataclass, replace
from itertools import groupby

from builder.diagnostics import Severity
from builder.followups.facts import is_asking, is_held, is_pending
from builder.followups.model import Status
from builder.followups.wording import counted, month
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.words import Rule
from builder.site import days
from builder.site.desk import Link, Sheet
from builder.site.interview import missing
from builder.site.organisation import Talk, talk
from builder.site.parts import Person, Problem, person, problem


@dataclass(frozen=True, slots=True)
class Known:
    """A person in the table of people."""

    person: Person
    organisation: Link
    mentor: bool
    step: str
    badge: str
    status: str


@dataclass(frozen=True, slots=True)
class People:
    """The view of the page of people."""

    rows: tuple[Known, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Month:
    """The conversations of a month."""

    id: str
    title: str
    talks: tuple[Talk, ...]


@dataclass(frozen=True, slots=True)
class Interviews:
    """The view of the page of interviews."""

    upcoming: tuple[Talk, ...]
    months: tuple[Month, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation in the table of organisations; ``unknown`` where it is a target and I know nobody there."""

    link: Link
    sector: str
    target: bool
    people: int
    talks: int
    last: str
    unknown: bool


@dataclass(frozen=True, slots=True)
class Organisations:
    """The view of the page of organisations."""

    rows: tuple[Place, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Problems:
    """The view of the page of problems."""

    left_out: tuple[str, ...]
    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    advice: tuple[Problem, ...]
    fine: str


def people(sheet: Sheet) -> People:
    """Return the page of people, by name."""
    contacts = sorted(sheet.desk.library.contacts.values(), key=lambda one: (one.name.casefold(), one.slug))
    return People(tuple(_known(sheet, one) for one in contacts), counted(len(contacts), "person", "people"))


def _known(sheet: Sheet, one: Contact) -> Known:
    slug = sheet.desk.library.organisation_of.get(one.organisation or "")
    steps = [step for step in sheet.desk.steps_of.get(one.slug, ()) if step.status is not Status.LAPSED]
    step = steps[0] if steps else None
    status = step.status if step else None
    return Known(
        person=person(sheet, one.slug),
        organisation=sheet.to("organisation", slug) if slug else Link(""),
        mentor=one.mentor,
        step=_short(step.rule) if step else "",
        badge=days.due(step.days) if step else "",
        status=(Status.UPCOMING if status is Status.LATER else status).value if status else "",
    )


_SHORT = {
    Rule.RECORD: "Write down how it went",
    Rule.THANK: "Thank",
    Rule.DEBRIEF: "Debrief",
    Rule.CONFIRM: "Confirm",
    Rule.PREPARE: "Prepare",
    Rule.MY_PROMISE: "Keep a promise",
    Rule.TODO: "To do",
    Rule.ANSWER: "Answer",
    Rule.SCHEDULE: "Agree on a day",
    Rule.REBOOK: "Ask for another day",
    Rule.CHASE: "Ask again",
    Rule.RETHINK: "Decide whether to ask again",
    Rule.REFERRAL: "Write to a name given",
    Rule.REPORT_BACK: "Report back",
    Rule.THEIR_PROMISE: "Ask about their promise",
    Rule.NEWS: "Tell your news",
    Rule.MENTOR: "Ask for advice",
    Rule.KEEP_IN_TOUCH: "Keep in touch",
}


def _short(rule: Rule) -> str:
    return _SHORT[rule]


def interviews(sheet: Sheet) -> Interviews:
    """Return the page of interviews: those to come, then those past by month, latest first."""
    today = sheet.desk.agenda.today
    talks = sorted(sheet.desk.library.interviews.values(), key=lambda one: (one.when.day, one.slug))
    upcoming = [one for one in talks if is_pending(one, today)]
    past = [one for one in reversed(talks) if not is_pending(one, today)]
    held = sum(is_held(one, today) for one in talks)
    months = tuple(
        Month(
            f"m{year}-{number}",
            f"{month(found[0].when.day)}{days.NBSP}{year}",
            tuple(_flagged(sheet, one) for one in found),
        )
        for (year, number), group in groupby(past, key=lambda one: (one.when.day.year, one.when.day.month))
        if (found := list(group))
    )
    summary = f"{counted(held, 'conversation')} so far" + (f", {len(upcoming)} to come" if upcoming else "")
    return Interviews(tuple(_upcoming(sheet, one) for one in upcoming), months, summary)


def _upcoming(sheet: Sheet, one: Interview) -> Talk:
    """Return a conversation among those that are planned, which need not say so, with its day of the week."""
    return replace(talk(sheet, one), standing="", day=days.near(one.when.day, sheet.desk.agenda.today))


def _flagged(sheet: Sheet, one: Interview) -> Talk:
    """Return a past conversation, flagged where its notes or thanks are missing."""
    today = sheet.desk.agenda.today
    owed = {step.rule for step in sheet.desk.steps_after.get(one.slug, ())}
    flags = [
        "no notes" if missing(sheet, one) else "",
        "not thanked" if Rule.THANK in owed and is_held(one, today) and is_asking(one) else "",
    ]
    return talk(sheet, one, tuple(filter(None, flags)))


def organisations(sheet: Sheet) -> Organisations:
    """Return the page of organisations: targets where I know nobody first, then targets, then by name."""
    rows = []
    for one in sheet.desk.library.organisations.values():
        contacts = sheet.desk.people_of.get(one.slug, ())
        lasts = [sheet.desk.facts.contacts[contact.slug].last_contact for contact in contacts]
        last = max((day for day in lasts if day), default=None)
        rows.append(
            Place(
                link=sheet.to("organisation", one.slug),
                sector=one.sector or "",
                target=one.target,
                people=len(contacts),
                talks=len(sheet.desk.talks_of.get(one.slug, ())),
                last=days.plain(last, sheet.desk.agenda.today) if last else "",
                unknown=one.target and not contacts,
            )
        )
    rows.sort(key=lambda row: (not row.unknown, not row.target, row.link.text.casefold(), row.link.href))
    targets = sum(row.target for row in rows)
    summary = [counted(len(rows), "organisation"), *([counted(targets, "target")] if targets else [])]
    return Organisations(tuple(rows), ", ".join(summary))


def problems(sheet: Sheet) -> Problems:
    """Return the page of problems, in file and line order."""
    found = [problem(sheet, one) for one in sheet.desk.problems]

    def of(severity: Severity) -> tuple[Problem, ...]:
        return tuple(one for one in found if one.severity == severity.value)

    files = sheet.desk.notes.files
    return Problems(
        left_out=sheet.desk.library.left_out,
        errors=of(Severity.ERROR),
        warnings=of(Severity.WARNING),
        advice=of(Severity.HINT),
        fine={0: "There are no notes yet.", 1: "The one file was read, nothing wrong."}.get(
            files, f"All {counted(files, 'file')} read, nothing wrong."
        ),
    )
