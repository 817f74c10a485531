"""That a page can show everything of a note that is neither a field nor an item, once."""

import re
import time
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.checks.kinds import CONTACT, INTERVIEW, Kind
from builder.checks.sections import Checker
from builder.model.references import References
from builder.site.lookup import rest
from builder.source import reading
from tests.support import tries


def read(body: str, kind: Kind = CONTACT) -> rest.Rest:
    document, _ = reading.parse("content/contacts/ada.md", "ada", f"---\nname: Ada\n---\n{body}".encode())
    assert document
    return rest.Rest(document, kind, Checker(kind, document, References(())).read())


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("", ""),
        ("Just text.", "Just text."),
        ("## Log\n- 2026-11-01 contact", ""),
        ("## Log\n\n- 2026-11-01 contact\n- [ ]\n-\n", ""),
        ("Log\n---\n- 2026-11-01 contact\n", ""),
        ("Before.\n\n## Log\n- 2026-11-01 contact\n\nAfter.\n", "Before.\n\n\n\n## Log\n\nAfter."),
        ("## Log\n- nonsense\n- 2026-11-01 contact", "## Log\n\n- nonsense"),
        ("## Mine\ntext\n## Log\n- 2026-11-01 contact\n# Top\nmore", "## Mine\ntext\n# Top\nmore"),
        ("<!-- Who they are. -->\n\n## Log\n\n<!-- A line each:\n- 2026-11-01 contact -->\n\n## To do\n", ""),
        ("## Log\n<!-- one -->\n\nown", "## Log\n\n<!-- one -->\n\nown"),
        ("```\n<!-- code -->\n```", "```\n<!-- code -->\n```"),
        ("## Log\r\n- 2026-11-01 contact\r\n\r\nAfter.\r\n", "## Log\n\nAfter."),
    ],
)
def test_what_is_left(body: str, text: str) -> None:
    assert read(body).text == text


def test_what_is_nested_belongs_to_its_item() -> None:
    found = read("## Log\n- 2026-11-01 contact: a\n  below\n\n  - deeper\n- 2026-11-02 contact: b\n\nown\n")
    assert [found.below(at) for at in sorted(found.shown)] == ["below\n\n- deeper", ""]
    assert found.text == "## Log\n\nown"


@pytest.mark.parametrize(
    ("between", "below", "text"),
    [
        ("  ## Mine\n  said\n", "## Mine\nsaid", ""),
        ("said\n---\n", "said", "## Log\n\n---"),
        ("### Mine\nsaid\n", "", "## Log\n\n### Mine\nsaid"),
    ],
)
def test_a_heading_or_a_rule_between_items_is_shown_once(between: str, below: str, text: str) -> None:
    found = read(f"## Log\n- 2026-11-01 contact: a\n{between}- 2026-11-02 contact: b\n")
    assert [found.below(at) for at in sorted(found.shown)] == [below, ""]
    assert found.text == text


@pytest.mark.parametrize(
    ("after", "below"),
    [
        ("", ""),
        ("\n \n\n", ""),
        ("\r\n\r\n- 2026-11-02 contact: b", ""),
        ("\n- 2026-11-02 contact: b", ""),
        ("\n\n## Promises\n- me: c", ""),
        ("\n\nown", ""),
        ("\nlazy", "lazy"),
        ("\n  - deeper", "- deeper"),
        ("\n\n  later", "later"),
        ("\n- - -\nown", ""),
        ("\n  see [^1]\n\n## Mine\n\n[^1]: there", "see [^1]\n\n[^1]: there"),
    ],
)
def test_what_stands_below_an_item(after: str, below: str) -> None:
    found = read(f"## Log\n- 2026-11-01 contact: a{after}")
    assert found.below(min(found.shown)) == below


_LINES = [
    "- 2026-11-01 contact: a",
    "- b",
    "  c",
    "d",
    "",
    " ",
    "## Log",
    "## Mine",
    "> e",
    "* * *",
    "1. f",
    "  ## g",
    "### h",
    "---",
    "```",
    "<!--",
    "-->",
]


@given(st.lists(st.tuples(st.sampled_from(_LINES), st.sampled_from(["\n", "\r\n"])), max_size=12))
def test_that_nothing_stands_below_an_item_shows_without_reading(lines: list[tuple[str, str]]) -> None:
    found = read("## Log\n" + "".join(line + end for line, end in lines))
    with patch.object(rest, "_NOTHING_BELOW", re.compile(r"(?!)")):
        below = {at: found.below(at) for at in found.shown}
    assert {at: found.below(at) for at in found.shown} == below


_TALK = [
    *_LINES,
    "## Notes",
    "## Questions",
    "- [x] Why?",
    "  e",
    "    f",
    "  - g",
    "# h",
    " # i",
    "## Notes ##",
    "##Notes",
    "\t",
]


@given(st.lists(st.sampled_from(_TALK), max_size=14))
@settings(max_examples=tries(150))
def test_what_is_left_shows_without_reading_where_all_is_as_most_write_it(lines: list[str]) -> None:
    for end in ("", "\n", "\n\n"):
        found = read("\n".join(lines) + end, INTERVIEW)
        with patch.object(rest, "_UNUSUAL", ("\n",)):
            assert read("\n".join(lines) + end, INTERVIEW).text == found.text


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Met at *one*.\n\n- of those",
        "## Questions\n\n- [x] ! Why?\n  Since: 3 * 4\n  and\n- [ ] How?\n\n## Notes\n\nLong.\n\n- a\n  - b\n\n1. c",
        "Above.\n\n## Promises\n## Debrief\nWell, - yes.",
    ],
)
def test_most_notes_need_no_reading_for_that(body: str) -> None:
    found = read(body, INTERVIEW)
    assert found.text == body.partition("## ")[0].strip()
    assert "_read" not in vars(found)


def seen(body: str, kind: Kind = INTERVIEW) -> tuple[bool | None, rest.Rest]:
    found = read(body, kind)
    checker = Checker(kind, found.document, References(()))
    return checker.says_above(checker.read()), found


@given(st.lists(st.sampled_from([*_TALK, "- [ ] j → k", "## Open questions", "[^1]: l", "[[m]]: n"]), max_size=14))
@settings(max_examples=tries(300))
def test_what_is_plain_says_what_it_would_if_it_were_read(lines: list[str]) -> None:
    for end in ("", "\n", "\n\n"):
        says_above, found = seen("\n".join(lines) + end)
        if says_above is not None:
            answered = {one.at for one in found.said.get("questions", ())}
            assert bool(found.text) is says_above
            assert rest.Plain(found.document, found.kind, found.said).text == found.text
            assert not any(found.below(at) for at in found.shown - answered)
            assert not found.definitions


def test_definitions_are_found_where_they_are_needed() -> None:
    found = read("Text.\n\n[^1]: one\n    more\n[there]: https://x.example\n")
    assert found.complete("a[^1]") == "a[^1]\n\n[^1]: one\n    more"
    assert found.complete("[x][there]") == "[x][there]\n\n[there]: https://x.example"
    assert found.complete("nothing") == "nothing"


def test_a_list_that_nests_on_and_on_is_kept_at_once() -> None:
    nested = "\n".join("  " * depth + "- a" for depth in range(600))
    began = time.process_time()
    assert read(f"## Log\n{nested}").text.endswith("- a")
    assert time.process_time() - began < 5, "it was minutes: each line was looked at for each of its spaces, thrice"
