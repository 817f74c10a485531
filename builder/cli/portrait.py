"""What ``keepwarm show`` tells of a contact, an interview, an organisation: titled rows of label and text."""

from collections.abc import Iterable, Iterator

from builder.cli.due import when
from builder.followups import agenda, standing
from builder.followups.wording import counted, in_full, listed, on
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.items import Box, Promise, Referral
from builder.model.organisation import Organisation
from builder.checks.loading import Loaded

Rows = list[tuple[str, str]]
Sections = Iterator[tuple[str, Rows]]

_BOXES = {Box.OPEN: "open", Box.DONE: "done", Box.DROPPED: "dropped"}


def of_contact(notes: Loaded, contact: Contact) -> Sections:
    """Yield a contact's details, what is due, promises, and the timeline, latest first."""
    library, today = notes.library, notes.today
    stage = standing.stage(library, contact, today)
    introducer = library.contacts.get(contact.introducer or "")
    yield (
        contact.name,
        _given(
            ("role", contact.role),
            ("organisation", contact.organisation),
            ("pronouns", contact.pronouns),
            ("fields", contact.fields),
            ("level", contact.level),
            ("location", contact.location),
            ("email", contact.email),
            ("phone", contact.phone),
            ("links", (*contact.linkedin, *contact.website, *contact.links)),
            ("known from", contact.source),
            ("introduced by", introducer.name if introducer else None),
            ("status", f"{contact.status}, {stage}" + (", mentor" if contact.mentor else "")),
            ("may contact", {True: "yes", False: "no", None: "not asked yet"}[contact.may_contact]),
            ("keep in touch", f"every {contact.keep_in_touch}" if contact.keep_in_touch else None),
            ("note", contact.path or "none yet; only interviews name them"),
        ),
    )
    yield "Due", _due(notes, contact=contact.slug)
    yield "Promises", _promises(contact.promises)
    talks = [
        (one.day, f"conversation, {one.status}" + (f", {counted(one.lasted, 'minute')}" if one.lasted else ""), one.goal)
        for one in library.conversations[contact.slug]
    ]
    logged = [(entry.day, entry.type + (f" by {entry.channel}" if entry.channel else ""), entry.note) for entry in contact.log]
    timeline = sorted([*talks, *logged], key=lambda row: row[0], reverse=True)
    yield "Timeline", [(on(day, today), f"{what}: {note}" if note else what) for day, what, note in timeline]


def of_interview(notes: Loaded, one: Interview) -> Sections:
    """Yield an interview's facts, what is due, its questions with their answers, and what came of it."""
    library = notes.library
    names = listed([library.contacts[slug].name for slug in one.contacts])
    clock = f" at {one.when.clock:%H:%M}" if one.when.clock else ""
    interest = " → ".join(str(number) for number in (one.interest_before, one.interest_after) if number)
    yield (
        f"Conversation with {names}",
        _given(
            ("date", in_full(one.when.day) + clock),
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
    yield "Research", [(str(item.outcome or "to test"), _joined(item.text, item.remark)) for item in one.research]
    questions = [("asked" if item.box is Box.DONE else "open", _joined(item.text, item.answer, "\n")) for item in one.questions]
    yield "Questions", questions
    yield "Promises", _promises(one.promises)
    yield "Referrals", [(_name(notes, item), _joined(item.organisation, item.note)) for item in one.referrals]
    yield "Open questions", [(_BOXES[item.box], _joined(item.text, item.how, " → ")) for item in one.open_questions]
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
            ("note", one.path or "none yet; only contacts name it"),
        ),
    )
    yield "People", [(contact.slug, _joined(contact.name, contact.role or "", ", ")) for contact in people]
    talks = {talk.slug: talk for contact in people for talk in library.conversations[contact.slug]}
    rows = [(on(talk.day, notes.today), f"{talk.slug}, {talk.status}") for talk in talks.values()]
    yield "Conversations", rows
    yield "Research", [(str(item.outcome or "to test"), _joined(item.text, item.remark)) for item in one.research]
    yield "Open questions", [(_BOXES[item.box], _joined(item.text, item.how, " → ")) for item in one.open_questions]


def _due(notes: Loaded, contact: str | None = None, interview: str | None = None) -> Rows:
    followups = agenda.plan(notes.library, notes.today).followups
    return [
        (f"{when(one)}, lapsed" if one.status == "lapsed" else when(one), f"{one.action}\n{one.why}")
        for one in followups
        if (contact is None or one.contact == contact) and (interview is None or one.interview == interview)
    ]


def _promises(promises: Iterable[Promise]) -> Rows:
    return [
        (
            f"{'me' if one.mine else 'them'}, {_BOXES[one.box]}",
            one.text + (f" (by {one.by})" if one.by else "") + (f" (done {one.done})" if one.done else ""),
        )
        for one in promises
    ]


def _name(notes: Loaded, referral: Referral) -> str:
    known = notes.library.contacts.get(referral.contact or "")
    return known.name if known else referral.name


def _given(*rows: tuple[str, str | tuple[str, ...] | None]) -> Rows:
    """Keep the rows that say something, lists as one text."""
    return [(label, value if isinstance(value, str) else ", ".join(value)) for label, value in rows if value]


def _joined(first: str, second: str, between: str = ": ") -> str:
    return f"{first}{between}{second}" if first and second else first or second
