"""What ``keepwarm show`` tells of a contact, an interview, an organisation: titled rows of label and text."""

from collections.abc import Iterable, Iterator

from builder.checks.loading import Loaded
from builder.cli.due import when
from builder.cli.folder import to_paste
from builder.drafts.phrasing import clock
from builder.followups import agenda, standing
from builder.followups.wording import counted, in_full, listed, on
from builder.model.contact import Contact
from builder.model.dates import Duration
from builder.model.interview import Interview
from builder.model.items import Box, Finding, OpenQuestion, Promise, Question, Todo
from builder.model.library import Library
from builder.model.organisation import Organisation
from builder.model.targets import Target

Rows = list[tuple[str, str]]
Sections = Iterator[tuple[str, Rows]]

_BOXES = {Box.OPEN: "open", Box.DONE: "done", Box.DROPPED: "dropped"}
_ASKED = _BOXES | {Box.DONE: "asked"}
_MAY_CONTACT = {True: "yes", False: "no", None: "not asked yet"}


def of_contact(notes: Loaded, contact: Contact) -> Sections:
    """Yield a contact's details, what is due, promises, and the timeline, latest first."""
    yield contact.name, _details(notes, contact)
    yield "Due", _due(notes, contact=contact.slug)
    yield "Promises", _promises(contact.promises)
    yield "To do", _todos(contact.todos)
    yield "To share", [(_BOXES[item.box], item.text) for item in contact.to_share]
    yield "Timeline", _timeline(notes, contact)


def _details(notes: Loaded, contact: Contact) -> Rows:
    library = notes.library
    introducer, organisation, until = library.introducer(contact), library.workplace(contact), contact.snooze_until
    rows = _given(
        ("also", contact.aliases),
        ("role", contact.role),
        ("organisation", organisation.name if organisation else contact.organisation),
        ("pronouns", contact.pronouns),
        ("fields", contact.fields),
        ("level", contact.level),
        ("location", contact.location),
        ("email", contact.email),
        ("phone", contact.phone),
        ("links", (*contact.linkedin, *contact.website, *contact.links)),
        ("known from", contact.source),
        ("introduced by", introducer.name if introducer else None),
        ("status", f"{contact.status}, a mentor" if contact.mentor else contact.status),
        ("stage", standing.stage(library, contact, notes.today)),
        ("may contact", _MAY_CONTACT[contact.may_contact]),
        ("keep in touch", _cadence(contact)),
        ("snoozed until", in_full(until) if until and until > notes.today else None),
        ("tags", contact.tags),
        ("note", contact.path or _without_note(library, Target("contact", contact.slug))),
    )
    return rows + [(key, ", ".join(values)) for key, values in contact.more]


def _without_note(library: Library, target: Target) -> str:
    """Return why somebody, or an organisation, has no note that could be used."""
    if library.targets.is_left_out(target):
        return to_paste("left out; “keepwarm check” shows how to mend it")
    return f"none yet; only {'interviews name them' if target.kind == 'contact' else 'contacts name it'}"


def _cadence(contact: Contact) -> str | None:
    every = contact.keep_in_touch
    return f"every {every}" if isinstance(every, Duration) else every


def _timeline(notes: Loaded, contact: Contact) -> Rows:
    talks = [
        (
            one.day,
            f"conversation, {one.status}" + (f", {counted(one.lasted, 'minute')}" if one.lasted else ""),
            one.goal,
        )
        for one in notes.library.conversations[contact.slug]
    ]
    logged = [
        (entry.day, entry.type + (f" by {entry.channel}" if entry.channel else ""), entry.note) for entry in contact.log
    ]
    timeline = sorted([*talks, *logged], key=lambda row: row[0])
    return [(on(day, notes.today), _joined(what, note or "")) for day, what, note in reversed(timeline)]


def of_interview(notes: Loaded, one: Interview) -> Sections:
    """Yield an interview's facts, what is due, its questions with their answers, and what came of it."""
    library = notes.library
    names = listed(library.names(one))
    at = f" at {clock(one.when, library.settings.timezone)}" if one.when.clock else ""
    interest = " → ".join(str(number) for number in (one.interest_before, one.interest_after) if number)
    yield (
        f"Conversation with {names}",
        _given(
            ("date", in_full(one.when.day) + at),
            ("status", one.status),
            ("direction", "they asked me" if one.direction == "giving" else None),
            ("via", one.via),
            ("place", one.place),
            ("goal", one.goal),
            ("time", f"{counted(one.minutes, 'minute')} asked for" + (f", took {one.lasted}" if one.lasted else "")),
            ("interest", interest),
            ("keywords", one.keywords),
            ("note", one.path),
        ),
    )
    yield "Due", _due(notes, interview=one.slug)
    yield "Research", _findings(one.research)
    yield "Questions", [(_ASKED[item.box], _joined(_marked(item), item.answer, "\n")) for item in one.questions]
    yield "Promises", _promises(one.promises)
    yield "To do", _todos(one.todos)
    yield "Referrals", [(library.called(item), _joined(item.organisation, item.note)) for item in one.referrals]
    yield "Open questions", _open_questions(one.open_questions)
    yield "Language", [("", _joined(item.text, item.meaning)) for item in one.language]
    yield "Notes", [("", one.notes)] if one.notes else []
    yield "Debrief", [("", one.debrief)] if one.debrief else []


def of_organisation(notes: Loaded, one: Organisation) -> Sections:
    """Yield an organisation's details, its people, and the conversations with them."""
    library = notes.library
    of = library.organisation_of
    people = [contact for contact in library.contacts.values() if of.get(contact.organisation or "") == one.slug]
    yield (
        one.name,
        _given(
            ("sector", one.sector),
            ("location", one.location),
            ("links", (*one.website, *one.links)),
            ("fields", one.fields),
            ("target", "yes, I want to work there" if one.target else None),
            ("note", one.path or _without_note(library, Target("organisation", one.slug))),
        ),
    )
    yield "People", [(contact.slug, _joined(contact.name, contact.role or "", ", ")) for contact in people]
    talks = {talk.slug: talk for contact in people for talk in library.conversations[contact.slug]}
    rows = [(on(talk.day, notes.today), f"{talk.slug}, {talk.status}") for talk in talks.values()]
    yield "Conversations", rows
    yield "Research", _findings(one.research)
    yield "Open questions", _open_questions(one.open_questions)


def _due(notes: Loaded, contact: str | None = None, interview: str | None = None) -> Rows:
    followups = agenda.plan(notes.library, notes.today).followups
    return [
        (f"{when(one)}, lapsed" if one.status == "lapsed" else when(one), f"{one.action}\n{one.why}")
        for one in followups
        if (contact is None or one.contact == contact) and (interview is None or one.interview == interview)
    ]


def _promises(promises: Iterable[Promise]) -> Rows:
    return [(f"{'me' if one.mine else 'them'}, {_BOXES[one.box]}", _dated(one)) for one in promises]


def _todos(todos: Iterable[Todo]) -> Rows:
    return [(_BOXES[one.box], _dated(one)) for one in todos]


def _dated(one: Promise | Todo) -> str:
    return one.text + (f" (by {one.by})" if one.by else "") + (f" (done {one.done})" if one.done else "")


def _findings(findings: Iterable[Finding]) -> Rows:
    return [(str(one.outcome or "to test"), _joined(one.text, one.remark)) for one in findings]


def _open_questions(questions: Iterable[OpenQuestion]) -> Rows:
    return [(_BOXES[one.box], _joined(one.text, one.how, " → ")) for one in questions]


def _marked(question: Question) -> str:
    """Return the question, a critical one with the mark that notes give it."""
    return f"! {question.text}" if question.critical else question.text


def _given(*rows: tuple[str, str | tuple[str, ...] | None]) -> Rows:
    """Keep the rows that say something, lists as one text."""
    return [(label, value if isinstance(value, str) else ", ".join(value)) for label, value in rows if value]


def _joined(first: str, second: str, between: str = ": ") -> str:
    return f"{first}{between}{second}" if first and second else first or second
