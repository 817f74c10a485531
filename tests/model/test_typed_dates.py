from datetime import date

import pytest

from builder.model.dates import Duration
from builder.model.typed_dates import typed_day, typed_length

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "behind", "ahead"),
    [
        ("2026-11-18", "2026-11-18", "2026-11-18"),
        ("today", "2026-11-20", "2026-11-20"),
        ("Yesterday", "2026-11-19", "2026-11-19"),
        (" tomorrow ", "2026-11-21", "2026-11-21"),
        ("-3d", "2026-11-17", "2026-11-17"),
        ("-3 d", "2026-11-17", "2026-11-17"),
        ("+2w", "2026-12-04", "2026-12-04"),
        ("-1m", "2026-10-20", "2026-10-20"),
        ("-1Y", "2025-11-20", "2025-11-20"),
        ("friday", "2026-11-20", "2026-11-27"),
        ("Thursday", "2026-11-19", "2026-11-26"),
        ("sat", "2026-11-14", "2026-11-21"),
        ("tues", "2026-11-17", "2026-11-24"),
        ("monday", "2026-11-16", "2026-11-23"),
    ],
)
def test_days(text: str, behind: str, ahead: str) -> None:
    assert typed_day(text, FRIDAY, ahead=False) == date.fromisoformat(behind)
    assert typed_day(text, FRIDAY, ahead=True) == date.fromisoformat(ahead)


@pytest.mark.parametrize("text", ["", "3d", "su", "fridays", "2026-13-01", "18 November", "-3", "-3h", "--3d", "²d"])
def test_no_days(text: str) -> None:
    assert typed_day(text, FRIDAY, ahead=False) is None


def test_beyond_the_calendar_is_its_end() -> None:
    assert typed_day("-9999y", FRIDAY, ahead=False) == date.min
    assert typed_day("+99999d", date(9999, 1, 1), ahead=True) == date.max
    assert typed_day("tomorrow", date.max, ahead=True) is None


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("2 weeks", Duration(days=14)),
        ("10 days", Duration(days=10)),
        ("2w", Duration(days=14)),
        ("+3d", Duration(days=3)),
        ("1m", Duration(months=1)),
        ("1y", Duration(months=12)),
        ("-3d", None),
        ("a while", None),
    ],
)
def test_lengths(text: str, length: Duration | None) -> None:
    assert typed_length(text) == length
