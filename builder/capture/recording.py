"""What the notes say once a follow-up was done, or is not to be done (docs/follow-ups.md, What done writes)."""

from datetime import date
from typing import NamedTuple

from builder.capture.revising import AddToList, Append, Edit, SetKey, Tick
from builder.capture.writable import note_of, without_note
from builder.followups.disambiguation import referred
from builder.followups.model import FollowUp
from builder.model.library import Library
from builder.model.words import Channel, InterviewStatus, LogType, Rule

_DATED_KEYS = {
    Rule.THANK: "thanked",
    Rule.DEBRIEF: "debriefed",
    Rule.CONFIRM: "confirmed",
    Rule.PREPARE: "prepared",
}
_SECTIONS = {Rule.MY_PROMISE: "promises", Rule.THEIR_PROMISE: "promises", Rule.TODO: "to do"}
_LOGGED = {
    Rule.CHASE: LogType.REQUEST,
    Rule.RETHINK: LogType.REQUEST,
    Rule.REBOOK: LogType.REQUEST,
    Rule.REPORT_BACK: LogType.UPDATE,
    Rule.NEWS: LogType.UPDATE,
    Rule.MENTOR: LogType.UPDATE,
    Rule.KEEP_IN_TOUCH: LogType.UPDATE,
    Rule.ANSWER: LogType.ANSWERED,
}


class Recorded(NamedTuple):
    """Which note changes, and how."""

    path: str
    edit: Edit


class Done(NamedTuple):
    """How a follow-up was done: on which day, by which way, and for `record` what became of the conversation."""

    day: date
    channel: Channel | None = None
    outcome: InterviewStatus = InterviewStatus.DONE


def done(library: Library, one: FollowUp, how: Done) -> Recorded:
    """Return what records that a follow-up was done; raise RefusedError where there is no note to write it into.

    Not for `schedule`, which is done by making an appointment.
    """
    talk = library.interviews[one.interview] if one.interview else None
    if one.rule is Rule.REFERRAL:
        slug = referred(library, one)
        if slug is None:
            raise without_note(one.subject or "")
        return logged(library, slug, LogType.REQUEST, how)
    if one.rule in _LOGGED:
        return logged(library, one.contact, _LOGGED[one.rule], how)
    if one.rule in _SECTIONS:
        path = talk.path if talk else library.contacts[one.contact].path
        return Recorded(path, Tick(_SECTIONS[one.rule], one.position, how.day))
    if talk is None:
        raise ValueError(one.rule)
    if one.rule is Rule.RECORD:
        return Recorded(talk.path, SetKey("status", how.outcome))
    if one.rule is Rule.THANK and len(talk.contacts) > 1:
        return logged(library, one.contact, LogType.THANKS, how)
    return Recorded(talk.path, SetKey(_DATED_KEYS[one.rule], how.day.isoformat()))


def logged(library: Library, slug: str, kind: LogType, how: Done, note: str = "") -> Recorded:
    """Return what adds a line to a contact's log; raise RefusedError where they have no note that can be used."""
    by = f" by {how.channel}" if how.channel else ""
    item = f"{how.day.isoformat()} {kind}{by}"
    return Recorded(note_of(library, slug), Append("log", f"{item}: {note}" if note else item))


def dismissed(library: Library, one: FollowUp) -> Recorded:
    """Return what records that a follow-up will not be done (docs/follow-ups.md, Exceptions)."""
    words = " ".join(filter(None, (one.rule, one.since.isoformat(), one.subject)))
    return Recorded(note_of(library, one.contact), AddToList("dismissed", words))


def snoozed(library: Library, slug: str, until: date) -> Recorded:
    """Return what lets somebody rest until a day."""
    return Recorded(note_of(library, slug), SetKey("snooze_until", until.isoformat()))
