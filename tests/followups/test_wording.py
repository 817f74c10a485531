from datetime import date

import pytest

from builder.followups.wording import and_more, capital, counted, in_full, listed, month, on, weekday


def test_days_have_names_of_their_own_in_every_language_of_the_machine() -> None:
    week = [weekday(date(2026, 11, day)) for day in range(16, 23)]
    assert week == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    year = "January February March April May June July August September October November December"
    assert [month(date(2026, number, 1)) for number in range(1, 13)] == year.split()


@pytest.mark.parametrize(
    ("day", "today", "words"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "1 January"),
        (date(2026, 12, 31), date(2027, 1, 1), "31 December 2026"),
        (date(2028, 2, 29), date(2026, 1, 1), "29 February 2028"),
    ],
)
def test_a_day_of_another_year_has_its_year(day: date, today: date, words: str) -> None:
    assert on(day, today) == words


def test_a_day_in_full() -> None:
    assert in_full(date(2026, 11, 20)) == "Friday 20 November 2026"


@pytest.mark.parametrize(
    ("number", "words", "text"),
    [(0, ("day",), "0 days"), (1, ("day",), "1 day"), (2, ("day",), "2 days"), (2, ("reply", "replies"), "2 replies")],
)
def test_counted(number: int, words: tuple[str, ...], text: str) -> None:
    assert counted(number, *words) == text


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_listed(words: list[str], text: str) -> None:
    assert listed(words) == text


@pytest.mark.parametrize(("hidden", "text"), [(-1, ""), (0, ""), (1, "and 1 more"), (12, "and 12 more")])
def test_how_many_are_not_shown(hidden: int, text: str) -> None:
    assert and_more(hidden) == text


@pytest.mark.parametrize(("words", "text"), [("", ""), ("by email", "By email"), ("élan à Paris", "Élan à Paris")])
def test_the_beginning_of_a_sentence(words: str, text: str) -> None:
    assert capital(words) == text
