"""Brackets that end items: that the quick way to read the usual ones says what the general way says."""

from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.checks import brackets
from builder.checks.brackets import Attributes, UnfitError, attributes
from tests.support import tries

_PIECES = (
    "Send it, Anna.",
    " ",
    "\u00a0",
    "(",
    ")",
    ", ",
    "by",
    " 2026-02-30",
    " (By 2026-11-20)",
    " (done 2026-11-20)",
    " (made 2026-11-02)",
    " (by 2026-11-20, by 2026-11-21)",
)


def said(text: str) -> Attributes | tuple[int, int, str, str]:
    """Return what an item of a to-do's form says, or how it is refused."""
    try:
        return attributes(text, 6, ("by", "done"))
    except UnfitError as unfit:
        return unfit.start, unfit.end, unfit.message, unfit.remedy


@given(st.lists(st.sampled_from(_PIECES), max_size=8).map("".join))
@example("Send it (by 2026-11-20, done 2026-11-21)")
@example("Send it\u00a0 (by 2026-11-20)")
@settings(max_examples=tries(300))
def test_the_usual_bracket_is_read_as_any_other(text: str) -> None:
    with patch.object(brackets, "_usual", lambda _text, _allowed: None):
        slowly = said(text)
    assert said(text) == slowly
