"""The page of the pitch: what I say about myself, how long it takes, and what goes with it."""

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from builder.checks.advice import (
    PITCH_SECONDS,
    WORDS_A_MINUTE,
    has_countable_words,
    pitch_seconds,
    whole_seconds,
)
from builder.checks.jobs import asks_for_a_job
from builder.checks.kinds import PROFILE_PATH
from builder.followups.wording import capital, counted
from builder.insights.readiness import TALKING_POINTS
from builder.model.profile import Profile
from builder.site.days import NBSP
from builder.site.lookup.sheet import Sheet
from builder.site.views import problems
from builder.site.views.problems import Problem

_MINUTE = 60
_FEWEST, _MOST = TALKING_POINTS
_SHORTEST, _LONGEST = PITCH_SECONDS


class Remark(NamedTuple):
    """Something about the pitch: its icon, its tint, what there is, and what to do where it could be better.

    ``write`` is what to write into the profile.
    """

    icon: str
    tint: str
    text: str
    advice: str = ""
    write: str = ""


class Page(NamedTuple):
    """The view of the page; ``has_profile`` says whether there is a file at all, ``length`` how long the pitch is."""

    has_profile: bool
    path: str
    problems: tuple[Problem, ...]
    advice: tuple[Problem, ...]
    name: str
    headline: str
    looking_for: tuple[str, ...]
    pitch: Markup
    length: str
    points: tuple[Markup, ...]
    vision: Markup
    strengths: Markup
    remarks: tuple[Remark, ...]


def view(sheet: Sheet) -> Page:
    """Return the page of the pitch, with what is missing and what to write for it."""
    profile = sheet.desk.library.profile
    path = profile.path
    found = problems.of_note(sheet, path)
    return Page(
        has_profile=bool(path),
        path=path or PROFILE_PATH,
        problems=found.problems,
        advice=found.advice,
        name=profile.name or "",
        headline=profile.headline or "",
        looking_for=profile.looking_for,
        pitch=sheet.block(profile.pitch, path),
        length=_length(profile.pitch),
        points=tuple(sheet.line(one, path) for one in profile.talking_points),
        vision=sheet.block(profile.vision, path),
        strengths=sheet.block(profile.strengths, path),
        remarks=tuple(_remarks(sheet, profile)) if path else (),
    )


def speaking_time(seconds: float) -> str:
    """Return how long something takes to say: about 1 minute 20 seconds."""
    minutes, rest = divmod(whole_seconds(seconds), _MINUTE)
    parts = [counted(minutes, "minute") if minutes else "", counted(rest, "second") if rest or not minutes else ""]
    return f"about {' '.join(filter(None, parts))}".replace(" ", NBSP)


def _length(pitch: str) -> str:
    """Return how long the pitch takes to say, and how many words it has; nothing where that cannot be known."""
    if not pitch or not has_countable_words(pitch):
        return ""
    seconds = pitch_seconds(pitch)
    return f"{capital(speaking_time(seconds))}, {counted(round(seconds * WORDS_A_MINUTE / _MINUTE), 'word')}"


def _remarks(sheet: Sheet, profile: Profile) -> Iterator[Remark]:
    yield from _on_pitch(profile.pitch)
    yield _on_points(len(profile.talking_points))
    if profile.linkedin_ready:
        yield _good("Your LinkedIn profile is in order")
    else:
        advice = "People look you up first. Put it in order, then write:"
        yield _missing("LinkedIn profile not in order yet", advice, "linkedin_ready: true")
    if sheet.desk.cv:
        yield _good("Your CV is at hand")
    elif profile.cv:
        yield _missing("Your CV could not be read", "Save its text as content/cv.md, then write:", "cv: cv.md")
    else:
        yield _missing("No CV named yet", "Save its text as content/cv.md, then write:", "cv: cv.md")


def _on_pitch(pitch: str) -> Iterator[Remark]:
    if not pitch:
        advice = "Who you are, what you have done and what you want to know, below:"
        yield _missing("No pitch yet", advice, "## Pitch")
        return
    seconds = pitch_seconds(pitch)
    if not has_countable_words(pitch):
        advice = "Its script writes no spaces between words. Say it aloud by the clock: 30 seconds to two minutes."
        yield Remark("info", "upcoming", "How long it takes to say is not known", advice)
    elif seconds < _SHORTEST:
        advice = "Make it at least 30 seconds long: what you have done, what you want to know."
        yield _odd(f"Short: {speaking_time(seconds)}", advice)
    elif seconds > _LONGEST:
        yield _odd(
            f"Long: {speaking_time(seconds)}", "Two minutes are the most that people listen to. Leave something out."
        )
    else:
        yield _good("Between 30 seconds and two minutes")
    if asks_for_a_job(pitch):
        yield _odd("It asks for a job", "Ask for advice and for what the work is like; the conversation stays open.")


def _on_points(number: int) -> Remark:
    points = counted(number, "talking point")
    if not number:
        return _missing(
            "No talking points yet", "Three or four things to be remembered, an item each, below:", "## Talking points"
        )
    if number < _FEWEST:
        return _odd(f"Only {points}", "Three or four go with a pitch. Add to them below:", "## Talking points")
    if number > _MOST:
        return _odd(f"As many as {points}", "Three or four are remembered. Choose among yours.")
    return _good(points)


def _good(text: str) -> Remark:
    return Remark("circle-check", "done", text)


def _odd(text: str, advice: str, write: str = "") -> Remark:
    return Remark("circle-alert", "today", text, advice, write)


def _missing(text: str, advice: str, write: str) -> Remark:
    return Remark("circle-dashed", "open", text, advice, write)
