"""Readiness for a conversation in words: what there is, what is missing, and what to write where."""

from dataclasses import dataclass
from typing import NamedTuple

from builder.checks.advice import PITCH_SECONDS, QUESTIONS
from builder.checks.kinds import PROFILE_PATH
from builder.followups.wording import counted
from builder.insights import readiness
from builder.insights.readiness import PARTS, TALKING_POINTS, Readiness
from builder.model.interview import Interview
from builder.site import days
from builder.site.lookup.sheet import Sheet
from builder.site.views.pitch import speaking_time


class Part(NamedTuple):
    """A part of what makes ready: whether it is (``tint``), what there is, in short with its name (``brief``).

    ``missing`` says what is not there; ``write`` is what to write, ``where`` in which file.
    """

    tint: str
    label: str
    value: str
    brief: str
    missing: str = ""
    write: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """All parts, and how many of them are ready: 2 of 4."""

    count: str
    parts: tuple[Part, ...]


def view(sheet: Sheet, talk: Interview) -> Ready:
    """Return how ready I am for a conversation."""
    found = readiness.of_talk(sheet.desk.facts, talk)
    parts = (_research(found, talk), _questions(found, talk), _pitch(sheet, found), _confirmation(sheet, found, talk))
    return Ready(f"{found.ready} of {PARTS}", parts)


def _research(found: Readiness, talk: Interview) -> Part:
    if found.has_research:
        number = counted(len(found.findings), "finding")
        return Part("done", "Research", number, number)
    missing = "Nothing to test yet. Write down what you have read, an item each:"
    return Part("today", "Research", "none yet", "No research yet", missing, "## Research", talk.path)


def _questions(found: Readiness, talk: Interview) -> Part:
    number = counted(found.questions, "question") if found.questions else "none yet"
    if found.has_questions:
        return Part("done", "Questions", number, number)
    length = counted(talk.minutes, "minute")
    if found.questions > QUESTIONS[1]:
        missing = f"You will hardly get through more than {QUESTIONS[1]} in {length}. Drop some with [-]:"
        return Part("today", "Questions", number, f"{number}, too many", missing, "## Questions", talk.path)
    brief = f"Only {number}" if found.questions else "No questions yet"
    missing = f"Four or five open questions fit into {length}. Write down which of those proposed here you want:"
    return Part("today", "Questions", number, brief, missing, "## Questions", talk.path)


def _pitch(sheet: Sheet, found: Readiness) -> Part:
    where = sheet.desk.library.profile.path or PROFILE_PATH
    length = speaking_time(found.pitch) if found.pitch else "ready"
    points = counted(found.talking_points, "talking point")
    if found.has_pitch:
        return Part("done", "Pitch", length, "Pitch ready")
    shortest, longest = PITCH_SECONDS
    if found.pitch == 0:
        missing = "Who you are and what you want to know, in 30 seconds to two minutes:"
        return Part("today", "Pitch", "none yet", "No pitch yet", missing, "## Pitch", where)
    if found.pitch and not shortest <= found.pitch <= longest:
        brief = "Pitch too short" if found.pitch < shortest else "Pitch too long"
        return Part("today", "Pitch", length, brief, "Make it 30 seconds to two minutes long:", "## Pitch", where)
    few = found.talking_points < TALKING_POINTS[0]
    missing = "Three or four talking points go with it" + (":" if few else "; choose among yours:")
    number = points if found.talking_points else "no talking points"
    brief = f"Only {number}" if few and found.talking_points else number.capitalize()
    return Part("today", "Pitch", number, brief, missing, "## Talking points", where)


def _confirmation(sheet: Sheet, found: Readiness, talk: Interview) -> Part:
    today = sheet.desk.agenda.today
    if found.is_confirmed:
        day = days.short(talk.confirmed, today) if talk.confirmed else "done"
        return Part("done", "Confirmation", day, "Confirmed")
    if not found.confirm_by:
        return Part("done", "Confirmation", "not needed", "No need to confirm")
    late = (today - found.confirm_by).days
    value = days.due(late).lower() if late >= 0 else f"by{days.NBSP}{days.brief(found.confirm_by, today)}"
    topics = f", with your topics: {', '.join(talk.keywords)}" if talk.keywords else ", with your topics"
    missing = f"Write that you are coming{topics}. Then note the day:"
    return Part("today", "Confirmation", value, "Not confirmed yet", missing, f"confirmed: {today}", talk.path)
