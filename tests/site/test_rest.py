"""That a page can show everything of a note that is neither a field nor an item, once."""

import time

import pytest

from builder.checks.kinds import CONTACT
from builder.checks.sections import Checker
from builder.model.references import References
from builder.site import rest
from builder.source import reading


def read(body: str) -> rest.Rest:
    document, _ = reading.parse("content/contacts/ada.md", "ada", f"---\nname: Ada\n---\n{body}".encode())
    assert document
    values = Checker(CONTACT, document, References(())).read()
    shown = {item.at for items in values.values() for item in items}
    return rest.read(document, CONTACT, shown)


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
    assert list(found.blocks.values()) == ["below\n\n- deeper"]
    assert found.text == "## Log\n\nown"


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
