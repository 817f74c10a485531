"""Any text is a scalar on one line that reads back as that text, wherever in front matter it stands."""

from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from builder.capture.scalars import one_line, scalar
from builder.source import frontmatter
from tests.support import tries

_PIECES = st.sampled_from([
    "a", "Ann", " ", ":", ": ", " #", "#", "'", '"', "\\", "---", "- ", "? ", "[[bo]]", "[", "]", "{", "}", ",", "&",
    "*", "!", "%", "@", "`", "|", ">", "~", "=", "<<", "null", "...", "+49 ", "\t", "\r", "\n", "\u2028", "\x85", "\0",
    "\x1b", "\ufeff", "\uffff", "😀", "é", "\u200e", "\xa0", "\U000e0001",
])  # fmt: skip
_TEXTS = st.one_of(st.lists(_PIECES, max_size=5).map("".join), st.text(max_size=8))


@settings(max_examples=tries(60))
@given(text=_TEXTS, like=st.sampled_from(["", '"', "'"]), commented=st.booleans())
@example(text="-", like="", commented=False)
@example(text="'", like="'", commented=True)
def test_a_scalar_reads_back_as_its_text(text: str, like: str, *, commented: bool) -> None:
    line = one_line(text)
    comment = " # why" if commented else ""
    one = scalar(text, like=like, before_comment=commented)
    listed = scalar(text, like=like, before_comment=commented, in_brackets=True)
    event("plain" if one == line else "quoted")
    assert "\n" not in one + listed
    front = f"k: {one}{comment}\nl:\n  - {one}{comment}\n  - z\n"
    front += f"m: [{listed}]\nn: [z, {listed}, z]\no: [\n  {listed}{comment}\n]\n"
    entries, faults = frontmatter.read(front)
    assert faults == []
    held = {"k": line, "l": (line, "z"), "m": (line,), "n": ("z", line, "z"), "o": (line,)}
    assert frontmatter.values(entries) == (held if line else {"l": ("z",), "n": ("z", "z")})
