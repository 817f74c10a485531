"""When changes have settled: events and times in, the time of the build out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.serve.debouncing import FEW, LONGEST, SETTLE, SETTLE_MANY, Pending, noted


def pending(*events: tuple[float, str]) -> Pending:
    found = None
    for now, path in events:
        found = noted(found, path, now)
    assert found
    return found


def builds(events: list[tuple[float, str]]) -> list[float]:
    """Return when there would be builds that take no time."""
    found: Pending | None = None
    times = []
    for now, path in events:
        if found and found.due <= now:
            times.append(found.due)
            found = None
        found = noted(found, path, now)
    return [*times, *([found.due] if found else [])]


def test_a_save_is_built_soon() -> None:
    assert pending((10.0, "a.md")).due == 10.0 + SETTLE


def test_a_save_in_several_steps_is_one_build() -> None:
    events = [(0.0, "a.md"), (0.01, "a.md~"), (0.02, "a.md"), (0.06, "a.md")]
    assert builds(events) == [0.06 + SETTLE]


def test_two_saves_with_time_between_are_two_builds() -> None:
    assert builds([(0.0, "a.md"), (5.0, "a.md")]) == [SETTLE, 5.0 + SETTLE]


def test_a_checkout_of_500_files_is_one_build() -> None:
    events = [(number * 0.001 + (0.2 if number > 250 else 0.0), f"{number}.md") for number in range(500)]
    assert builds(events) == [events[-1][0] + SETTLE_MANY]


def test_many_saves_of_few_files_are_not_taken_for_a_checkout() -> None:
    events = [(number * 0.01, f"{number % FEW}.md") for number in range(50)]
    assert builds(events) == [pytest.approx(0.49 + SETTLE)]


def test_changes_that_never_cease_are_built_all_the_same() -> None:
    events = [(number * 0.04, "a.md") for number in range(200)]
    times = builds(events)
    assert times[0] == LONGEST
    assert len(times) == 4


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from(["a", "b", "c", "d", "e"])), min_size=1))
def test_no_change_waits_for_longer_than_the_longest(steps: list[tuple[float, str]]) -> None:
    now, events = 0.0, []
    for after, path in steps:
        now += after
        events.append((now, path))
    times = builds(events)
    for at, _ in events:
        assert any(at <= time <= at + LONGEST for time in times)
