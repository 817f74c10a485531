"""docs/letters.md against the letters: their names, values, filters and built-in forms; its example, used."""

import re

import pytest

from builder.drafts import forms
from builder.drafts.language import FILTERS
from builder.drafts.model import Kind
from builder.drafts.values import VALUES
from tests.docs.pages import blocks, page, section, tables
from tests.support import Folder, Keepwarm

_TYPES = {str: "text", int: "number", bool: "true or false"}


def test_every_kind_is_listed_in_order() -> None:
    assert [row.spans(0)[0] for row in tables(section("letters.md", "Kinds"))[0]] == list(Kind)


def test_every_kind_is_told_of() -> None:
    told = re.findall(r"\*\*([\w-]+)\*\*", page("letters.md").partition("## Ways out")[0])
    assert {word.lower() for word in told} == set(Kind)


def test_at_least_one_letter_of_each_part_is_shown() -> None:
    shown = [block.text.split()[3] for block in blocks(page("letters.md"), "console")]
    assert {"request", "confirmation", "thanks"} <= set(shown)


def test_values_are_those_of_the_code() -> None:
    rows = tables(section("letters.md", "Values"))[0]
    listed = [(row.spans(0)[0], *row.cells[1:]) for row in rows]
    expected = [
        (one.name, "list" if one.many else _TYPES[one.kind], one.meaning, "" if one.kind is bool else f"[{one.blank}]")
        for one in VALUES
    ]
    assert listed == expected


def test_filters_are_those_of_the_code() -> None:
    listed = [name for row in tables(section("letters.md", "Filters"))[0] for name in row.spans(0)]
    assert sorted(listed) == sorted(FILTERS)


def test_the_built_in_letters_are_shown_as_they_are() -> None:
    said = section("letters.md", "The built-in letters")
    names = re.findall(r"^`([\w-]+)\.txt`:$", said, re.MULTILINE)
    shown = dict(zip(names, (block.text for block in blocks(said, "jinja")), strict=True))
    assert shown == {name: forms.built_in(name).document.text.rstrip("\n") + "\n" for name in forms.NAMES}


@pytest.mark.parametrize(
    ("promises", "offered"),
    [("", ""), ("- [ ] them: send the map", "You offered to send the map; I look forward to it.\n")],
)
def test_the_example_of_ones_own_works(folder: Folder, keepwarm: Keepwarm, promises: str, offered: str) -> None:
    example = blocks(section("letters.md", "Letters of your own"), "jinja")[0].text
    folder.write("content/drafts/thanks.txt", example)
    folder.profile("name: Ned")
    folder.contact("ada")
    folder.interview("2026-11-18-ada", "contact: ada\ndate: 2026-11-18\nlasted: 20", f"## Promises\n{promises}")
    ran = keepwarm("-C", folder.root, "draft", "thanks", "ada", "--today", "2026-11-20")
    thanks = f"Thank you for your time on Wednesday 18 November.\n{offered}"
    assert ran == (0, f"Subject: Thank you, Ada\n\nDear Ada,\n\n{thanks}\nNed\n", "")
    assert keepwarm("-C", folder.root, "check").out == ""
