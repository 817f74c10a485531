"""What is made without a parser is what the parser makes, to the last byte."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model.targets import EMPTY
from builder.site.addresses import Addresses
from builder.site.prose import markdown, usual
from builder.site.prose.notelinks import Destinations, Piece
from builder.site.prose.parser import Parser
from builder.source.attachments import Attachments
from tests.support import tries

PIECE = Piece("content/contacts/ada.md", "../", "n1")
NAMES = {"ada": "Ada Lind", "o’neil": "O’Neil\u00a0& Sons", "quoted": 'The "Archive"', "www": "www.lind.example"}


class _Known(Destinations):
    """Leads to a few people, and otherwise nowhere."""

    def referred(self, note_path: str, reference: str) -> tuple[str, str]:  # noqa: ARG002 - its base's
        """Return an address and a name."""
        name = NAMES.get(reference)
        return (f"contacts/{reference.replace('’', '%E2%80%99')}.html", name) if name else ("", reference)


KNOWN = _Known(EMPTY, Attachments(Path("/nowhere")), Addresses({}), {})
PARSER = Parser(KNOWN)


def refer(reference: str) -> tuple[str, str]:
    address, name = KNOWN.referred(PIECE.path, reference)
    return address and f"../{address}", name


PARAGRAPH = 'She said “no”, then: "yes" (it\'s 7 o’clock).'
UNDERSTOOD = [
    f"{PARAGRAPH}\nAnd more of it.\n\n\n2023 was a **good** year, a *very good* one.",
    "Use `a_b * c`, not ~~that~~.",
    "**Lead**: see [[ada]], [[ada|her note]], [[Nobody]] and [the report](https://report.example/a_b?c=1#d).",
    "- one\n- **two**, three\n\nand\n\n1. first\n2. [[ada]]\n\n> said\n> so\n\n- again",
    "No\u00a0break, *nor\u00a0here*.",
    "Hours:\n\n| what | [[ada]] | mean |\n|:---|--:|:-:|\n| **maps**, 2. | 5 | - |\n| \u00a0|  | `a` |",
    "| one |\n|-|\n| two |\n\n| three |\n|:-|\n| four |",
    'As she has it:\n\n```text\n- a  b\u00a0<c> & "d" [[ada]] \n  `e` | f #\n```\n\n- one\n\n```\n**two**\n```',
]


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_what_most_notes_hold_needs_no_parser(text: str) -> None:
    html = usual.block(text, refer)
    assert html is not None
    assert html == PARSER.block(text, PIECE)


UNUSUAL = (
    "a_b_c", "[x](gone.md)", "![[ada]]", "a  \nb", "- a\n  - b", "- [ ] a", "a\n- b", "- a\n\n- b", "# a", "a | b",
    "&amp;", "**a", "**a***b*", "x**a**", "`a``b`", "[[o’neil]]", "www.ada.example", "*www.a.example*", "2. a",
    "a\n---", "*a* " * 2_501,
    "| a |", "| a |\n|---|", "| a | b |\n|---|\n| c |", "| a |\n| b |\n| c |", "| a\n|---|\n| b |",
    "a\n| b |\n|---|\n| c |", "| a |\n|---|\n| `b | c` |", "| a |\n|---|\n| b\\|c |",
    "```\n```", "```", "```\na", "```\n\na\n```", "```\n \na\n```",
    "```\na\n```\nb\n```", "```a {.b}\nc\n```", "~~~\na\n~~~", "a\n```\nb\n```",
)  # fmt: skip


@pytest.mark.parametrize("text", UNUSUAL)
def test_whatever_else_there_is_goes_to_the_parser(text: str) -> None:
    assert usual.block(text, refer) is None


_PLAIN = 'word A it\'s "so" 7 7. 7) - : ! ( ) → \u00a0 {a} www. :// . 2023'
_SHAPES = """
**{}** *{}* `{}` ~~{}~~ [[{}]] [[ada|{}]] [[ada]] [[quoted]] [[www]] ![[{}]] _{}_ __{}__ [{}](https://a.example/b_c)
![{}](https://a.example) [{}](gone.md) ***{}*** **{} {}* `{} <{}> &{}; \\{} [^{}] http://a.example/{} a@b.example
**a*{}*** ``{}`` ~{}~ #{} |{}| [{}]
"""
_WORD = st.sampled_from(_PLAIN.split(" "))
_MARKED = st.sampled_from(_SHAPES.split())
_APART = st.builds(
    lambda mark, words: mark.format(words), _MARKED, st.lists(_WORD, min_size=1, max_size=2).map(" ".join)
)
_GLUE = st.sampled_from([" "] * 6 + ["", "", ", ", "\n", "\n", "  ", " \n"])
_WORDS = st.lists(st.tuples(st.one_of(_WORD, _WORD, _APART), _GLUE), min_size=1, max_size=6).map(
    lambda pairs: "".join(word + glue for word, glue in pairs)
)
_LINES = st.tuples(st.sampled_from(["", "", "", "- ", "1. ", "2. ", "> ", "* ", "# ", "  ", "- [ ] ", "    "]), _WORDS)
_BLOCK = st.lists(_LINES.map("".join), min_size=1, max_size=3).map("\n".join)
_CELL = st.one_of(_WORD, _APART, st.sampled_from(["---", "---", ":-:", "--:", ":--", "", "\\|", "- a", "1. a"]))
_ROW = st.lists(_CELL, min_size=1, max_size=3).map(lambda cells: f"| {' | '.join(cells)} |")
_TABLE = st.lists(st.one_of(_ROW, st.sampled_from(["|---|", "|---|--:|", "|---|:-:|-|"])), min_size=2, max_size=4).map(
    "\n".join
)
_CODE = st.tuples(
    st.sampled_from(["```", "```", "```text", "```a b", "~~~", "````"]),
    _BLOCK,
    st.sampled_from(["```", "```", "```", "~~~"]),
).map("\n".join)
_TEXTS = st.lists(st.one_of(_BLOCK, _BLOCK, _BLOCK, _TABLE, _CODE), min_size=1, max_size=4).map("\n\n".join)


@given(_TEXTS)
@settings(max_examples=tries(150))
def test_blocks_are_what_the_parser_makes(text: str) -> None:
    _same(text.strip("\n"), usual.block, PARSER.block)


@given(_WORDS)
@settings(max_examples=tries(150))
def test_lines_are_what_the_parser_makes(text: str) -> None:
    _same(" ".join(text.split()), usual.line, PARSER.line)


def _same(text: str, make: Callable[[str, usual.Refer], str | None], parse: Callable[[str, Piece], str]) -> None:
    made = make(text, refer)
    if made is not None and text.strip():
        assert made == parse(text, PIECE)


def test_the_parser_is_not_loaded_for_what_most_notes_hold() -> None:
    prose = markdown.Prose(KNOWN)
    for text in UNDERSTOOD:
        assert usual.plain_block(text) is not None or prose.usual_block(text, PIECE) is not None
    assert "_parser" not in vars(prose)
    prose.parsed_block("# A heading", PIECE)
    assert "_parser" in vars(prose)
