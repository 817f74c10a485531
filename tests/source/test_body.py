"""The Markdown of a body: headings, list items, links, and what is blanked out."""

import pytest

from builder.source.body import Section, dedented, open_body, outline
from builder.source.links import links


def sections(text: str) -> list[Section]:
    """Return the sections that have a title."""
    return [section for section in outline(open_body(text, 0)) if section.title]


def titles(text: str) -> list[str]:
    return [section.title for section in sections(text)]


def items(text: str) -> list[str]:
    """Return the texts of the list items below the heading ``## S``."""
    (section,) = sections(f"\n## S\n{text}")
    return [item.text for item in section.items]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("## Log", "Log"),
        ("   ##   Log  ", "Log"),
        ("## Log ##", "Log"),
        ("##Log", "Log"),
        ("##\tLog", "Log"),
        ("## Log\r", "Log"),
        ("Log\n---", "Log"),
        ("Log\r\n--\r", "Log"),
    ],
)
def test_second_level_headings(heading: str, title: str) -> None:
    (section,) = sections(f"\n{heading}\n- a\n")
    text = f"\n{heading}\n- a\n"
    assert (section.title, text[section.title_start : section.title_end]) == (title, title)
    assert [item.text for item in section.items] == ["a"]


@pytest.mark.parametrize(
    "text", ["# Log", "### Log", "#Log", "    ## Log", "> ## Log", "text ## Log", "\\## Log", "##", "---"]
)
def test_what_is_no_second_level_heading(text: str) -> None:
    assert titles(f"\n{text}\n- a\n") == []


@pytest.mark.parametrize("above", ["- item", "* item", "1. item", "> quoted", "# title", "| cell", ""])
def test_a_line_of_hyphens_below_anything_but_a_paragraph_is_a_rule(above: str) -> None:
    assert titles(f"\n## Log\n{above}\n---\n") == ["Log"]


def test_a_section_ends_at_the_next_heading_of_its_level_or_higher() -> None:
    text = "\n## A\n- a\n### deeper\n- b\n# Title\n- c\n## B\n- d\n"
    assert [(one.title, [item.text for item in one.items]) for one in sections(text)] == [
        ("A", ["a", "b"]),
        ("B", ["d"]),
    ]


@pytest.mark.parametrize("marker", ["-", "*", "+", "1.", "12."])
@pytest.mark.parametrize("indent", ["", " ", "   "])
def test_items_of_any_marker(marker: str, indent: str) -> None:
    assert items(f"{indent}{marker} one\n{indent}{marker}\ttwo\r\n") == ["one", "two"]


@pytest.mark.parametrize(
    "line", ["text", "-text", "1) text", "    - text", "- - -", "* * *", "---", "***", "+1 text", "1.5 text"]
)
def test_what_is_no_item(line: str) -> None:
    assert items(f"\n{line}\n") == []
    assert items(f"{line}\r\n") == []


def test_an_item_is_its_first_line_and_what_is_indented_below_belongs_to_it() -> None:
    text = "\n## S\n- one\n  more\n  - nested\n\n  still\n- two\n\nmy own paragraph\n  indented\n\n- three\n"
    (section,) = sections(text)
    assert [item.text for item in section.items] == ["one", "two", "three"]
    assert dedented(section.items[0].below) == "more\n- nested\n\nstill"
    assert dedented(section.items[1].below) == ""
    assert [text[item.start : item.end] for item in section.items] == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("item", "below"),
    [
        ("- one\n  ## Mine\n  text\n", "## Mine\n  text"),
        ("- one\n # Mine\n", "# Mine"),
        ("- one\n\n  ## Mine\r\n", "## Mine"),
        ("  - one\n   ## Mine\n", "## Mine"),
        ("1. one\n\t## Mine\n", "## Mine"),
        ("- one\ntext\n   ##Mine\n", "text\n   ##Mine"),
    ],
)
def test_a_heading_that_is_indented_below_an_item_belongs_to_it(item: str, below: str) -> None:
    (section,) = sections(f"\n## S\n{item}- two\n")
    assert [(one.text, one.below.strip()) for one in section.items] == [("one", below), ("two", "")]


@pytest.mark.parametrize("item", ["  - one\n  ## T\n", "- one\n## T\n", "- one\n\nown\n  ## T\n"])
def test_a_heading_that_is_indented_no_further_ends_the_section(item: str) -> None:
    assert titles(f"\n## S\n{item}- two\n") == ["S", "T"]


@pytest.mark.parametrize("text", ["text\n", "  text\n", "text\r\n", "\n  text\n", ""])
def test_a_line_of_hyphens_below_the_text_of_an_item_is_a_rule(text: str) -> None:
    (section,) = sections(f"\n## S\n- one\n{text}---\n- two\n")
    assert [(one.text, one.below.strip()) for one in section.items] == [("one", text.strip()), ("two", "")]


def test_a_line_of_hyphens_below_a_paragraph_behind_a_list_makes_a_heading() -> None:
    assert titles("\n## S\n- one\n\nT\n---\n- two\n") == ["S", "T"]


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize("line", ["### mine", "####", "---", "- - -", "***", "* * *\r", "___"])
def test_a_deeper_heading_or_a_rule_ends_an_item(line: str, gap: str) -> None:
    (section,) = sections(f"\n## S\n- one\n{gap}{line}\ntext\n  - two\n")
    assert [(one.text, one.below.strip()) for one in section.items] == [("one", ""), ("two", "")]


@pytest.mark.parametrize("line", ["  ### mine", "  ---", "  ***", " * * *", "\t___", "#mine", "--", "-text", "_a_"])
def test_what_goes_on_with_an_item(line: str) -> None:
    (section,) = sections(f"\n## S\n- one\n{line}\n- two\n")
    assert [(one.text, one.below.strip()) for one in section.items] == [("one", line.strip()), ("two", "")]


@pytest.mark.parametrize("line", ["#mine", "--", "-text", "_a_", "1) a"])
def test_a_paragraph_of_ones_own_that_begins_like_something_else_ends_the_list(line: str) -> None:
    (section,) = sections(f"\n## S\n- one\n\n{line}\n- two\n")
    assert [(one.text, one.below.strip()) for one in section.items] == [("one", ""), ("two", "")]


@pytest.mark.parametrize("line", ["=", "===", "====== \r"])
def test_a_line_of_equals_signs_below_a_paragraph_makes_a_heading_of_the_first_level(line: str) -> None:
    assert items(f"- one\n\nTitle\n{line}\n- two\n") == ["one"]
    assert titles(f"\n## S\n- one\n\nTitle\n{line}\n- two\n## T\n- three\n") == ["S", "T"]
    text = f"Title\n{line}\n- two\n"
    assert [(one.title, text[one.start : one.end]) for one in outline(open_body(text, 0))] == [
        ("", ""),
        ("", "- two\n"),
    ]


@pytest.mark.parametrize(
    "text", ["text\n===\n", "===\n", "\n===\n", "\n> quoted\n===\n", "\na =\n", "\ntext\n== a\n", "\ntext\n===-\n"]
)
def test_what_makes_no_heading_of_the_first_level(text: str) -> None:
    (section,) = sections(f"\n## S\n- one\n{text}- two\n")
    assert [item.text for item in section.items] == ["one", "two"]


def test_the_last_line_of_a_file_may_lack_its_end() -> None:
    (section,) = sections("\n## S\n- one\n  more")
    assert dedented(section.items[0].below) == "more"


def test_a_list_may_begin_anew_further_in_after_a_paragraph() -> None:
    assert items("- one\n  - nested\n\nparagraph\n\n  - two\n") == ["one", "two"]


def test_a_paragraph_that_is_indented_no_further_ends_the_list() -> None:
    (section,) = sections("\n## S\n  - one\n\n  my own\n  more\n  - two\n")
    assert [(item.text, dedented(item.below)) for item in section.items] == [("one", ""), ("two", "")]


def test_a_less_indented_item_is_a_top_level_one() -> None:
    assert items("  - one\n - two\n- three\n  - nested\n") == ["one", "two", "three"]


def test_tabs_nest() -> None:
    assert items("- one\n\t- nested\n- two\n") == ["one", "two"]


def test_an_empty_item_has_no_text() -> None:
    assert items("-\n- \n- a\n-") == ["", "", "a", ""]


@pytest.mark.parametrize("indent", ["", "  "])
@pytest.mark.parametrize("mark", ["```", "~~~", "`````"])
def test_code_blocks_hold_no_sections_items_or_links(mark: str, indent: str) -> None:
    text = f"\n## S\n- a\n{indent}{mark} x\n## T\n- b\n[[c]]\n{indent}{mark}\n- d\n"
    assert [(one.title, [item.text for item in one.items]) for one in sections(text)] == [("S", ["a", "d"])]
    assert list(links(open_body(text, 0))) == []


def test_a_code_block_ends_with_at_least_as_many_of_its_own_marks() -> None:
    assert titles("\n````\n```\n~~~~\n## no\n`````\n## yes\n") == ["yes"]


def test_a_line_with_another_backtick_opens_no_code_block() -> None:
    assert titles("\n```x`\n## yes\n") == ["yes"]


def test_comments_hold_no_sections_items_or_links() -> None:
    assert titles("\n<!-- ## no\n## no\n--> \n## yes <!-- quite -->\n") == ["yes"]


@pytest.mark.parametrize("opening", ["`<!--`", "``a <!-- ` b``", "`a` and `b <!--`", "`<!-- -->`"])
def test_a_comment_in_code_within_a_line_is_none(opening: str) -> None:
    body = open_body(f"\nuse {opening} here\n## yes\nand `-->` there\n", 0)
    assert [section.title for section in outline(body)] == ["", "yes"]
    assert body.unclosed == ()


@pytest.mark.parametrize("opening", ["`a` <!-- `b`", "` <!-- a", "``a` <!-- b", "<!-- `a`"])
def test_a_comment_beside_code_is_one(opening: str) -> None:
    assert titles(f"\nuse {opening} here\n## no\n-->\n## yes\n") == ["yes"]


def test_a_comment_in_a_code_block_and_the_other_way_round() -> None:
    assert titles("\n```\n<!--\n```\n## yes\n<!--\n```\n-->\n## yes too\n") == ["yes", "yes too"]


def test_what_is_never_closed_swallows_nothing() -> None:
    body = open_body("\nabc\n```\n<!-- a\n~~~\n## yes\n```` \n<!-- b\n", 0)
    assert [section.title for section in outline(body) if section.title] == []
    body = open_body("\nabc\n<!-- a\n~~~\n``` x\n## yes\n<!-- b\n~~~~ y\n", 0)
    assert [section.title for section in outline(body) if section.title] == ["yes"]
    assert [body.text[start:end] for start, end in body.unclosed] == ["<!--", "~~~", "```"]


@pytest.mark.parametrize("before", ["", "a", "- ", "abc"])
def test_a_comment_that_is_never_closed_ends_nowhere(before: str) -> None:
    assert open_body(f"{before}<!-- a", 0).unclosed == ((len(before), len(before) + 4),)


def found(text: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.target, one.label) for one in links(open_body(f"\n{text}\n", 0))]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("[[ada]]", ("wiki", "ada", "")),
        ("[[ada|Ada L.]]", ("wiki", "ada", "Ada L.")),
        (r"[[ada\|Ada]]", ("wiki", "ada", "Ada")),
        ("![[card.jpg]]", ("embed", "card.jpg", "")),
        ("[Ada](../contacts/ada.md)", ("link", "../contacts/ada.md", "Ada")),
        ("![card](card.jpg)", ("image", "card.jpg", "card")),
        ("[a](<b c.md>)", ("link", "b c.md", "a")),
        ('[a](b.md "title")', ("link", "b.md", "a")),
        ("[a](b_(c).md)", ("link", "b_(c).md", "a")),
        ("[a \\] b](c)", ("link", "c", "a \\] b")),
        ("[a]: b.md", ("link", "b.md", "")),
        ("[a]: <b.md>", ("link", "b.md", "")),
        ('[a]: <./b c.md> "title"', ("link", "./b c.md", "")),
        ("[a]: <b.md", ("link", "b.md", "")),
    ],
)
def test_links(text: str, link: tuple[str, str, str]) -> None:
    assert found(text) == [link]


@pytest.mark.parametrize(
    "text",
    [
        "`[[a]]`",
        "``[[a]] ` ``",
        "[a]()",
        "[a] (b)",
        r"\[a](b)",
        "[[]]",
        "[[a\nb]]",
        "[^1]: note",
        "[a]",
        "[[" + "x" * 1001 + "]]",
    ],
)
def test_what_is_no_link(text: str) -> None:
    assert found(text) == []


def test_backticks_without_partner_hide_nothing() -> None:
    assert found("` [[a]] `` [[b]]\n` [[c]]") == [("wiki", "a", ""), ("wiki", "b", ""), ("wiki", "c", "")]


def test_links_say_where_they_stand() -> None:
    text = "\nsee [[ada|A]] and [b](c.md)\n\n[d]: e.md\n[f]: <g h.md>\n"
    assert [text[one.start : one.end] for one in links(open_body(text, 0))] == ["[[ada|A]]", "c.md", "e.md", "g h.md"]
