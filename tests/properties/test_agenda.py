"""What holds for the agenda of any notes."""

import random
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.followups.agenda import plan
from builder.followups.model import Agenda, FollowUp
from builder.model.library import Library
from builder.model.words import LogType, Rule
from tests.support import TODAY, Folder, row, tries

SLUGS = ("ada", "bo", "cy")
PAST = tuple(TODAY - timedelta(days) for days in (*range(40), *range(40, 500, 12)))
ANY = PAST + tuple(TODAY + timedelta(days) for days in range(1, 80))
LENGTHS = ("0 days", "1 day", "25 hours", "2 weeks", "1 month", "1 year")
LAPSING = sorted(set(Rule) - {Rule.CONFIRM, Rule.PREPARE})
TYPES = tuple(LogType)

Texts = st.SearchStrategy[str]
Days = tuple[date, ...]


@dataclass(frozen=True)
class Note:
    """A note by what the methods of Folder take."""

    kind: str
    slug: str
    front: str
    body: str


def pick(values: Iterable[Any]) -> st.SearchStrategy[Any]:
    """Return one of the values, as ``sampled_from`` does, which would write hundreds of days into every report."""
    known = tuple(values)
    return st.integers(0, len(known) - 1).map(lambda at: known[at])


def line(key: str, values: Iterable[object], seldom: int = 1) -> Texts:
    """Return texts that give *key* one of the values, or nothing: *seldom* times as often."""
    known = [f"{key}: {value}\n" for value in values]
    return pick([""] * len(known) * seldom + known)


def joined(*parts: Texts) -> Texts:
    return st.tuples(*parts).map("".join)


def section(title: str, items: Texts, most: int = 3) -> Texts:
    """Return sections of a few of those items."""
    return st.lists(items, max_size=most).map(lambda found: "\n".join([f"## {title}", *found, ""]))


def promises() -> Texts:
    box, who, when = pick(["", "[x] ", "[-] "]), pick(["me", "them"]), pick(["by", "made"])
    return section("Promises", st.builds("- {}{}: x ({} {})".format, box, who, when, pick(ANY)))


def todos() -> Texts:
    return section("To do", st.builds("- {}x (by {})".format, pick(["", "[x] "]), pick(ANY)))


def contacts(slug: str, past: Days) -> st.SearchStrategy[Note]:
    front = joined(
        line("status", ["active", "active", "parked", "declined", "archived"], seldom=2),
        line("mentor", ["true", "false"]),
        line("may_contact", ["true", "false"], seldom=3),
        line("keep_in_touch", ["never", "1 month", "10 days"]),
        line("introduced_by", SLUGS),
        line("email", ["somebody@wright.example"]),
        line("snooze_until", ANY, seldom=5),
        line("dismissed", [f"{rule} {day}" for rule in Rule for day in PAST[::5]], seldom=5),
    )
    entries = [
        f"{kind}{by}" for kind in (*TYPES, LogType.REQUEST, LogType.REQUEST) for by in ("", " by email", " by letter")
    ]
    log = section("Log", st.builds("- {} {}".format, pick(past), pick(entries)), most=6)
    return st.builds(Note, st.just("contact"), st.just(slug), front, joined(log, promises(), todos()))


def interviews(past: Days) -> st.SearchStrategy[Note]:
    """Return interviews dated in *past*; those that are only scheduled may be of any day."""
    kept = joined(
        line("direction", ["asking", "giving"]), *(line(key, past) for key in ("booked", "confirmed", "prepared"))
    )
    after = joined(*(line(key, past) for key in ("thanked", "debriefed", "called_off")))
    status = pick(["done", "done", "cancelled", "no-show"])
    over = st.builds("date: {}\nstatus: {}\n{}{}".format, pick(past), status, after, kept)
    planned = st.builds("date: {}\nstatus: scheduled\n{}".format, pick(ANY), kept)
    people = pick([*SLUGS, "[ada, bo]", "[bo, ada]", "[cy, ada]"])
    names = pick([*(f"- [[{slug}]]" for slug in SLUGS), "- Grace Mokoena"])
    return st.builds(
        Note,
        st.just("interview"),
        pick("abcd"),
        st.builds("contact: {}\n{}".format, people, over | planned),
        joined(section("Referrals", names), promises(), todos()),
    )


def settings_files() -> st.SearchStrategy[Note]:
    text = joined(
        st.just("follow_up:\n  horizon: 14 days\n"),
        line("  thank_within", LENGTHS),
        line("  chase_after", LENGTHS),
        line("  attempts", range(1, 5)),
        line("  start", PAST, seldom=5),
        line("  lapse_after", [f"{{{rule}: {length}}}" for rule in LAPSING for length in (*LENGTHS, "never")]),
        line("  rules", [f"{{{rule}: off}}" for rule in Rule], seldom=3),
    )
    return st.builds(Note, st.just("settings"), st.just(""), text, st.just(""))


def folders(past: Days) -> st.SearchStrategy[list[Note]]:
    """Return notes in which everything that was done is dated in *past*."""
    tell = pick(["", " (tell mentors)", " (tell nobody)"])
    news = section("News", st.builds("- {}: moved{}".format, pick(past), tell))
    return st.tuples(
        st.tuples(*(contacts(slug, past) for slug in SLUGS)),
        st.lists(interviews(past), min_size=1, max_size=4, unique_by=lambda note: note.slug),
        st.builds(Note, st.just("profile"), st.just(""), st.just(""), news),
        settings_files(),
    ).map(lambda parts: [*parts[0], *parts[1], *parts[2:]])


def read(notes: Iterable[Note], today: date = TODAY) -> Library:
    """Return the library of those notes, written in that order; they must hold no errors."""
    with tempfile.TemporaryDirectory() as root:
        folder = Folder(Path(root))
        for note in notes:
            match note.kind:
                case "contact":
                    folder.contact(note.slug, note.front, note.body)
                case "interview":
                    folder.interview(note.slug, note.front, note.body)
                case "profile":
                    folder.profile(note.front, note.body)
                case _:
                    folder.settings(note.front)
        return folder.library(today)


def identity(one: FollowUp) -> tuple[object, ...]:
    """Return what makes a follow-up the same one on another day."""
    return (one.rule, one.contact, one.interview, one.due, one.since, one.subject)


def overdue(agenda: Agenda) -> list[FollowUp]:
    return [one for one in agenda.followups if one.status == "overdue"]


@given(folders(PAST), st.integers(1, 400))
def test_a_later_day_makes_nothing_less_overdue(notes: list[Note], later: int) -> None:
    """What is overdue stays so by as many days more, or lapses; the notes stay as they are.

    Here everything that was done is dated in the past, for an entry of a day to come ends things by itself on that
    day. And an appointment need no longer be confirmed or prepared when its day has passed: the rules say so.
    """
    library = read(notes)
    then = TODAY + timedelta(later)
    after = Counter((identity(one), one.status.value, one.days) for one in plan(library, then).followups)
    for one in overdue(plan(library, TODAY)):
        if one.rule in ("confirm", "prepare") and library.interviews[one.interview or ""].day < then:
            continue
        stays = (identity(one), "overdue", one.days + later)
        lapses = (identity(one), "lapsed", one.days + later)
        found = stays if after[stays] else lapses
        assert after[found], f"{row(one)} is gone on {then}"
        after[found] -= 1


@settings(max_examples=tries(30))
@given(folders(ANY), st.randoms(use_true_random=False))
def test_the_agenda_depends_on_no_order_of_files(notes: list[Note], chance: random.Random) -> None:
    shuffled = chance.sample(notes, len(notes))
    assert plan(read(shuffled), TODAY) == plan(read(notes), TODAY)


@given(folders(ANY), st.integers(-400, 400))
def test_every_follow_up_agrees_with_itself_and_with_the_notes(notes: list[Note], shift: int) -> None:
    today = TODAY + timedelta(shift)
    library = read(notes, today)
    agenda = plan(library, today)
    off = {rule for rule, is_on in library.settings.follow_up.rules.items() if not is_on}
    for one in agenda.followups:
        assert one.days == (today - one.due).days
        assert one.since <= one.due
        assert one.since == one.due or one.due == library.contacts[one.contact].snooze_until
        assert one.rule not in off
        assert library.contacts[one.contact].status != "archived"
        assert one.contact in library.contacts
        assert one.interview is None or one.interview in library.interviews
        assert one.action
        assert one.why
        assert {
            "overdue": one.days > 0,
            "today": one.days == 0,
            "upcoming": -14 <= one.days < 0,
            "later": one.days < -14,
            "lapsed": True,
        }[one.status]
    _check_order(agenda)


def _check_order(agenda: Agenda) -> None:
    statuses = ["overdue", "today", "upcoming", "later", "lapsed"]
    places = [statuses.index(one.status) for one in agenda.followups]
    assert places == sorted(places)
    for status in ("upcoming", "later", "lapsed"):
        dues = [one.due for one in agenda.followups if one.status == status]
        assert dues == sorted(dues)
    for rules in ("record thank debrief confirm prepare", "my-promise todo answer schedule rebook"):
        days = [one.days for one in overdue(agenda) if one.rule in rules.split()]
        assert days == sorted(days, reverse=True)
