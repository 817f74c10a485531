"""Hints: advice from the method, never a reproach (docs/format.md, Validation)."""

import re
from collections.abc import Iterator, Mapping

from builder.checks.closed import is_closed
from builder.checks.jobs import asks_for_a_job, job_wording
from builder.checks.kinds import folded
from builder.checks.schema import Places
from builder.diagnostics import Diagnostic
from builder.model.interview import Interview
from builder.model.items import Box
from builder.model.library import Library
from builder.model.question import Theme
from builder.model.scripts import UNSPACED
from builder.model.words import ANSWERS, ContactStatus, Direction, InterviewStatus
from builder.source.body import Item, open_body, outline
from builder.source.document import Document
from builder.source.lines import line_end

WORDS_A_MINUTE = 140
"""How fast a pitch is spoken (docs/format.md, Validation)."""

PITCH_SECONDS = (30, 120)
"""The shortest and longest pitch, in seconds."""

QUESTIONS = (4, 7)
"""The fewest and most questions for one conversation."""

MENTORS = 4
"""The most people that one can keep closest: three or four are enough (docs/format.md, Contact)."""

_FEW = 0.1  # of all letters
_YES_OR_NO = ("this question can be answered with yes or no", "begin it with what, how, which, why or who")
_NO_JOB = ("this asks for a job", "ask for advice and for what the work is like; the conversation stays open that way")
_APART = re.compile(r"[\s–—/]+")  # what stands between spoken words


def check(library: Library, documents: Mapping[str, Document]) -> list[Diagnostic]:
    """Return the hints that the notes give."""
    # A text is looked at only for its places, when there is something to say about it.
    found = [hint for one in library.interviews.values() for hint in _interview(one, documents)]
    if library.profile.path:
        found += _profile(library, documents[library.profile.path])
    found += [hint for theme in library.themes for hint in _theme(theme, documents)]
    return found + list(_mentors(library, documents))


def letter(document: Document) -> Iterator[Diagnostic]:
    """Yield the hints that a letter of one's own gives, one a line."""
    start = 0
    for line in document.text.split("\n"):
        yield from _job(document, start, start + len(line), line)
        start += len(line) + 1


def pitch_seconds(pitch: str) -> float:
    """Return how long *pitch* takes to say, in seconds at 140 words a minute; what is commented out is not said."""
    said = _APART.split(open_body(pitch, 0).masked)
    return sum(any(map(str.isalnum, word)) for word in said) * 60 / WORDS_A_MINUTE


def whole_seconds(seconds: float) -> int:
    """Return the length of a pitch in whole seconds, never rounded to a limit that it does not keep."""
    shortest, longest = PITCH_SECONDS
    if seconds < shortest:
        return min(round(seconds), shortest - 1)
    return max(round(seconds), longest + 1) if seconds > longest else round(seconds)


def has_countable_words(text: str) -> bool:
    """Return whether `pitch_seconds` can tell how long *text* takes: scripts without spaces have no words to count.

    A few names in such a script do not matter.
    """
    return len(UNSPACED.findall(text)) <= len(re.findall(r"\w", text)) * _FEW


def _interview(one: Interview, documents: Mapping[str, Document]) -> Iterator[Diagnostic]:
    if one.status is not InterviewStatus.SCHEDULED or one.direction is not Direction.ASKING:
        return
    for question in one.questions:
        if question.box is Box.OPEN and _is_odd(question.text):  # what was asked or dropped cannot be mended any more
            document = documents[one.path]
            yield from _question(document, question.text, *_within(document, question.text, question.at))
    if one.goal and asks_for_a_job(one.goal):
        document = documents[one.path]
        yield from _job(document, *Places(document).value("goal"), one.goal)
    count = sum(question.box is not Box.DROPPED for question in one.questions)
    if not QUESTIONS[0] <= count <= QUESTIONS[1]:
        has = "1 question is" if count == 1 else f"{count or 'no'} questions are"
        message = f"{has} prepared for this conversation"
        remedy = f"four or five open questions fit {one.minutes} minutes; list them under “## Questions”"
        document = documents[one.path]
        yield document.problem(*Places(document).value("date"), "question-count", message, remedy)


def _theme(theme: Theme, documents: Mapping[str, Document]) -> Iterator[Diagnostic]:
    """Look at the bank too: what stands there is proposed for every conversation."""
    if any(map(_is_odd, theme.questions)):
        document = documents[theme.path]
        for item in _items(document):
            yield from _question(document, item.text, item.start, item.end)


def _is_odd(question: str) -> bool:
    return is_closed(question) or asks_for_a_job(question)


def _within(document: Document, text: str, at: int) -> tuple[int, int]:
    """Return where *text* stands in the line that begins at an offset: the whole line where a comment parts it."""
    line = document.text[at : line_end(document.text, at)].rstrip()
    start = line.find(text)
    return (at + start, at + start + len(text)) if start >= 0 else (at, at + len(line))


def _question(document: Document, text: str, start: int, end: int) -> Iterator[Diagnostic]:
    if is_closed(text):
        yield document.problem(start, end, "closed-question", *_YES_OR_NO)
    yield from _job(document, start, end, text)


def _job(document: Document, start: int, end: int, said: str) -> Iterator[Diagnostic]:
    """Mark the words that ask for a job: all that was typed where quotation marks or folded lines part them."""
    if asks_for_a_job(said):
        first, last = job_wording(document.text[start:end]) or (0, end - start)
        yield document.problem(start + first, start + last, "asks-for-a-job", *_NO_JOB)


def _items(document: Document, title: str = "") -> Iterator[Item]:
    """Yield the items of a document, all of them or those of the sections of one title."""
    for section in outline(open_body(document.text, document.body)):
        if not title or folded(section.title) == title:
            yield from section.items


def _profile(library: Library, document: Document) -> Iterator[Diagnostic]:
    profile = library.profile
    if profile.pitch:
        yield from _pitch(profile.pitch, document)
    if any(map(asks_for_a_job, profile.talking_points)):
        for item in _items(document, "talking points"):
            yield from _job(document, item.start, item.end, item.text)
    if not profile.linkedin_ready and _is_asking(library):
        message = "there is somebody to ask, and linkedin_ready is not true yet; people look you up before they answer"
        remedy = "put your LinkedIn profile in order, then write linkedin_ready: true"
        yield document.problem(*Places(document).key("linkedin_ready"), "linkedin-not-ready", message, remedy)


def _pitch(pitch: str, document: Document) -> Iterator[Diagnostic]:
    seconds = pitch_seconds(pitch)
    fits = PITCH_SECONDS[0] <= seconds <= PITCH_SECONDS[1] or not has_countable_words(pitch)
    if fits and not asks_for_a_job(pitch):
        return
    body = open_body(document.text, document.body)
    parts = (one for one in outline(body) if folded(one.title) == "pitch")
    written = [one for one in parts if (said := body.text[one.start : one.end].strip()) and said in pitch]
    if not fits:
        first_line = pitch.split("\n", 1)[0].rstrip()
        start = document.text.index(first_line, written[0].start)
        length = whole_seconds(seconds)
        message = f"the pitch takes about {length} second{'' if length == 1 else 's'} to say"
        span = (start, start + len(first_line))
        yield document.problem(*span, "pitch-length", message, "make it 30 seconds to two minutes long")
    for one in written:
        yield from _job(document, one.start, one.end, document.text[one.start : one.end])


def _is_asking(library: Library) -> bool:
    """Return whether there is somebody to ask: an active contact without a conversation or an answer yet."""
    return any(
        contact.path
        and contact.status is ContactStatus.ACTIVE
        and not library.conversations[contact.slug]
        and not any(entry.type in ANSWERS for entry in contact.log)
        for contact in library.contacts.values()
    )


def _mentors(library: Library, documents: Mapping[str, Document]) -> Iterator[Diagnostic]:
    mentors = [one for one in library.contacts.values() if one.mentor and one.status is ContactStatus.ACTIVE]
    for contact in mentors[MENTORS:]:
        message = f"{contact.name} is one of {len(mentors)} mentors; three or four can be kept close"
        document = documents[contact.path]
        yield document.problem(
            *Places(document).value("mentor"), "many-mentors", message, "choose whom to keep closest"
        )
