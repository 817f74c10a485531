"""Hints: advice from the method, never a reproach (docs/format.md, Validation)."""

import re
from collections.abc import Iterator, Mapping

from builder.checks.schema import Places
from builder.diagnostics import Diagnostic
from builder.model.interview import Interview
from builder.model.items import Box
from builder.model.library import Library
from builder.model.words import ContactStatus, Direction, InterviewStatus, LogType
from builder.source.document import Document

WORDS_A_MINUTE = 140
"""How fast a pitch is spoken (docs/format.md, Validation)."""

PITCH_SECONDS = (30, 120)
"""The shortest and longest pitch, in seconds."""

QUESTIONS = (4, 7)
"""The fewest and most questions for one conversation."""

MENTORS = 4
"""The most people one can keep closest."""

_CLOSED = re.compile(
    r"(?:is|are|was|were|am|do|does|did|have|has|had|will|would|should|can|could|may|might|must|isn't|aren't|don't"
    r"|doesn't|didn't|haven't|hasn't|won't|wouldn't|shouldn't|can't|couldn't)\b",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"(?:can|could|would|will|may)\s+(?:you|i|we)\s+(?:please\s+|mind\s+|perhaps\s+)*"
    r"(?:tell|describ|explain|recommend|suggest|shar|walk|show|nam|giv|introduc|look|point|talk|say|help|ask)",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\b(?:hire|employ|recruit) me\b|\b(?:give|offer|get|find) me (?:a|an|any|the|some) "
    r"(?:\w+ ){0,2}(?:job|position|role|post|internship|placement|work)\b"
    r"|\bcan i (?:get|have) (?:a|the|some) (?:job|internship|work experience)\b"
    r"|\b(?:work|job|position|vacancy) for me\b"
    r"|\bdo you have (?:a|any|an) (?:\w+ )?(?:jobs?|vacancy|vacancies|openings?|positions?|internship)\b"
    r"|\bare you (?:hiring|recruiting)\b"
    r"|\b(?:i am|i'm) looking for (?:a|an) (?:\w+ ){0,2}(?:job|internship|position)\b"
    r"|\bi (?:want|would like|need) (?:a|the|this) job\b",
    re.IGNORECASE,
)


def check(library: Library, documents: Mapping[str, Document]) -> list[Diagnostic]:
    """Return the hints that the notes give."""
    found = [hint for one in library.interviews.values() for hint in _interview(one, documents[one.path])]
    if library.profile.path:
        found += _profile(library, documents[library.profile.path])
    return found + list(_mentors(library, documents))


def pitch_seconds(pitch: str) -> float:
    """Return how long *pitch* takes to say, in seconds at 140 words a minute."""
    return len(re.findall(r"\w[\w'’-]*", pitch)) * 60 / WORDS_A_MINUTE


def is_closed(question: str) -> bool:
    """Return whether yes or no would answer *question*; a polite request for more is not closed."""
    return bool(_CLOSED.match(question)) and not _POLITE.match(question) and " or " not in question


def asks_for_a_job(text: str) -> bool:
    """Return whether *text* asks for a job, which an informational interview never does."""
    return bool(_JOB.search(text))


def _interview(one: Interview, document: Document) -> Iterator[Diagnostic]:
    if one.status is not InterviewStatus.SCHEDULED or one.direction is not Direction.ASKING:
        return
    for question in one.questions:
        end = document.text.find("\n", question.at)
        at = (question.at, len(document.text) if end < 0 else end)
        if is_closed(question.text):
            message = "this question can be answered with yes or no"
            yield document.problem(*at, "closed-question", message, "begin it with what, how, which, why or who")
        if asks_for_a_job(question.text):
            yield document.problem(*at, "asks-for-a-job", *_NO_JOB)
    if one.goal and asks_for_a_job(one.goal):
        yield document.problem(*Places(document).value("goal"), "asks-for-a-job", *_NO_JOB)
    count = sum(question.box is not Box.DROPPED for question in one.questions)
    if not QUESTIONS[0] <= count <= QUESTIONS[1]:
        has = "1 question is" if count == 1 else f"{count or 'no'} questions are"
        message = f"{has} prepared for this conversation"
        remedy = f"four or five open questions fit {one.minutes} minutes; list them under “## Questions”"
        yield document.problem(*Places(document).value("date"), "question-count", message, remedy)


_NO_JOB = ("this asks for a job", "ask for advice and for what the work is like; the conversation stays open that way")


def _profile(library: Library, document: Document) -> Iterator[Diagnostic]:
    profile = library.profile
    if profile.pitch:
        seconds = pitch_seconds(profile.pitch)
        first_line = profile.pitch.split("\n", 1)[0].rstrip()
        at = document.text.index(first_line, document.body)
        span = (at, at + len(first_line))
        if not PITCH_SECONDS[0] <= seconds <= PITCH_SECONDS[1]:
            message = f"the pitch takes about {seconds:.0f} seconds to say"
            yield document.problem(*span, "pitch-length", message, "make it 30 seconds to two minutes long")
        if asks_for_a_job(profile.pitch):
            yield document.problem(*span, "asks-for-a-job", *_NO_JOB)
    if not profile.linkedin_ready and _is_asking(library):
        message = "there is somebody to ask, and linkedin_ready is not true yet; people look you up before they answer"
        remedy = "put your LinkedIn profile in order, then write linkedin_ready: true"
        yield document.problem(*Places(document).key("linkedin_ready"), "linkedin-not-ready", message, remedy)


def _is_asking(library: Library) -> bool:
    """Return whether there is somebody to ask: an active contact without a conversation or an answer yet."""
    answers = (LogType.REPLY, LogType.DECLINE)
    return any(
        contact.path
        and contact.status is ContactStatus.ACTIVE
        and not library.conversations[contact.slug]
        and not any(entry.type in answers for entry in contact.log)
        for contact in library.contacts.values()
    )


def _mentors(library: Library, documents: Mapping[str, Document]) -> Iterator[Diagnostic]:
    mentors = [contact for contact in library.contacts.values() if contact.mentor]
    for contact in mentors[MENTORS:]:
        message = f"{contact.name} is one of {len(mentors)} mentors; three or four can be kept close"
        document = documents[contact.path]
        yield document.problem(
            *Places(document).value("mentor"), "many-mentors", message, "choose whom to keep closest"
        )
