"""The note of a new conversation (docs/format.md, Interview), with what the method asks for before and after it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from builder.capture.scaffolding.writing import Values, comment, items, section
from builder.model.dates import parse_moment
from builder.model.interview import DEFAULT_MINUTES
from builder.model.typed_dates import typed_day
from builder.model.words import Direction, InterviewStatus

_CLOCK = re.compile(r"(.+?)(?: at)? (\d\d?:\d\d(?::\d\d)?)", re.ASCII | re.IGNORECASE)
_DEBRIEF = (
    "What was not discussed?",
    "Which critical question is still open?",
    "What came up afterwards, and whom else could you ask for a second opinion?",
    "What did you do well?",
    "May you write to them again? Ask, and write may_contact: true or false into their note.",
)


@dataclass(frozen=True, slots=True)
class Appointment:
    """What is agreed: references to the people, the date and time as the notes write them, the minutes asked for."""

    people: tuple[str, ...]
    date: str
    via: str = ""
    place: str = ""
    minutes: int = DEFAULT_MINUTES
    direction: Direction = Direction.ASKING


def typed_moment(text: str, today: date) -> str | None:
    """Return the day, and the time, that *text* names as seen from *today*, as notes write it; None where it is none.

    ``2026-12-03 14:30``, ``tomorrow``, ``friday at 9:00``; a weekday is the next one, *today* included.
    """
    words = " ".join(text.split())
    if parse_moment(words):
        return words
    match = _CLOCK.fullmatch(words)
    day = typed_day(match[1] if match else words, today, ahead=True)
    moment = f"{day} {match[2]}" if match else str(day)
    return moment if day and parse_moment(moment) else None


def front(talk: Appointment, booked: str) -> Values:
    """Return the front matter; *booked* is the day on which it was agreed, nothing for one that is over."""
    is_asking = talk.direction is Direction.ASKING
    values: dict[str, str | tuple[str, ...]] = {"contact": talk.people, "date": talk.date}
    values["status"] = (InterviewStatus.SCHEDULED if booked else InterviewStatus.DONE).value
    values |= {} if is_asking else {"direction": talk.direction.value}
    values |= {"via": talk.via, "place": talk.place} | ({"goal": ""} if is_asking else {})
    values |= {"minutes": str(talk.minutes)} | ({"keywords": ""} if is_asking and booked else {})
    values |= {"booked": booked} if booked else {}
    return values | ({"interest_before": "", "lasted": "", "interest_after": ""} if is_asking else {"lasted": ""})


def asking(questions: Sequence[str], reasons: Sequence[str], still_open: Sequence[str]) -> tuple[str, ...]:
    """Return what stands below the front matter of a conversation that I asked for.

    *questions* are those to ask, *reasons* say why each is proposed, *still_open* are other open questions.
    """
    return (
        section(
            "Research",
            comment(
                "Findings to test, and afterwards what became of each:",
                "“- [ ] Most of the work is reading other people’s studies”",
                "“- [x] They hire from hospitals — contradicted, from universities”",
            ),
        ),
        _questions(questions, reasons),
        section(
            "Open questions",
            comment(
                "What came up and stays open, and how to find out:",
                "“- [ ] Who pays for evaluation? → ask [[slug]]”",
                *still_open,
            ),
        ),
        section(
            "Promises",
            comment(
                "What you promised, and what they did:",
                "“- [ ] me: send the podcast (by 2026-11-30)”",
                "“- [ ] them: the evaluation template”",
            ),
        ),
        section(
            "Referrals", comment("Ask for two more people:", "“- Grace Mokoena (City Archive): ask about open data”")
        ),
        section("Language", comment("Words that they use, for your CV and letters:", "“- phrase: what it means”")),
        section("Notes", comment("What you heard.")),
        section("Debrief", *map(comment, _DEBRIEF)),
    )


def giving() -> tuple[str, ...]:
    """Return what stands below the front matter of a conversation that somebody asked me for."""
    return (
        section("Promises", comment("What you promised them:", "“- [ ] me: send the reading list (by 2026-11-30)”")),
        section(
            "Notes", comment("What they want to know, whom you could introduce them to, what you learned yourself.")
        ),
    )


def _questions(texts: Sequence[str], reasons: Sequence[str]) -> str:
    if not texts:
        return section(
            "Questions",
            comment(
                "What you asked, a line each; the answer goes below it, indented:",
                "“- [x] What does a first year look like?”",
                "    Mostly reading other people’s studies.",
            ),
        )
    said = comment(
        "Proposals: keep, change, drop. A “!” before the question marks one that you must not leave without.",
        "Tick what you asked, and write the answer below it, indented.",
        *(f"{number}. {reason}" for number, reason in enumerate(reasons, 1)),
    )
    return section("Questions", said, items(texts))
