"""Every trap that YAML sets: what is said about it, where, and how it is mended."""

import re

import pytest

from builder.diagnostics import Span
from builder.source import frontmatter, plain_yaml, reading

_EACH = (
    "write “tags:” with nothing after it, and each value on a line of its own, with “- ” before it; or delete the list"
)


def faults(front: str) -> list[tuple[str, str, str]]:
    """Return code, marked text and remedy of each problem of front matter."""
    text = f"---\n{front}\n---\n"
    _, problems = reading.parse("a.md", "a", text.encode())
    lines = text.split("\n")
    return [
        (one.code, lines[one.span.line - 1][one.span.column - 1 : _end(one.span)], one.help)
        for one in sorted(problems, key=lambda one: one.order)
    ]


def _end(span: Span) -> int | None:
    return span.end_column - 1 if span.end_line == span.line else None


def values(front: str) -> dict[str, str | tuple[str, ...]]:
    read, _ = reading.parse("a.md", "a", f"---\n{front}\n---\n".encode())
    assert read
    return read.values


@pytest.mark.parametrize(
    ("line", "marked", "mended"),
    [
        ("role: Director: evaluation", "Director: evaluation", 'role: "Director: evaluation"'),
        ("role: @work", "@work", 'role: "@work"'),
        ("role: `work`", "`work`", 'role: "`work`"'),
        ("role: %work", "%work", 'role: "%work"'),
        ("role: *interim* head", "*interim* head", 'role: "*interim* head"'),
        ("role: > head", "> head", 'role: "> head"'),
        ("role: | head", "| head", 'role: "| head"'),
        ("role: , head", ", head", 'role: ", head"'),
        ("role: ] head", "] head", 'role: "] head"'),
        ("role: } head", "} head", 'role: "} head"'),
        ("role: - head", "- head", 'role: "- head"'),
        ('role: "head', '"head', 'role: "head"'),
        ('role: "head" of evaluation', '"head" of evaluation', "role: '\"head\" of evaluation'"),
        ("role: 'head' of evaluation", "'head' of evaluation", "role: \"'head' of evaluation\""),
        ('role: "head",', '"head",', 'role: "head"'),
        ("role: 'head' ,", "'head' ,", "role: 'head'"),
        ("tags: [a, b],", "[a, b],", "tags: [a, b]"),
        ("tags: [a, @b],", "[a, @b],", 'tags: "[a, @b],"'),
        ('tags:\n  - "a",\n  - b', '- "a",', '- "a"'),
        (r"role: a\b: c", r"a\b: c", r"role: 'a\b: c'"),
        ("role: [head, chair", "[head, chair", "role: [head, chair]"),
        ("role: [head", "[head", "role: head"),
        ("role: [[head", "[[head", "role: [[head]]"),
        ("role: [head](a)", "[head](a)", 'role: "[head](a)"'),
        ("role: {head", "{head", 'role: "{head"'),
        ("role:Head", "role:Head", "role: Head"),
        ("role:a: b: c", "role:a: b: c", 'role: "a: b: c"'),
        ("role:&a", "role:&a", 'role: "&a"'),
        ("role:{a}", "role:{a}", 'role: "{a}"'),
        ("role !a", "role !a", 'role: "!a"'),
        ("role:[a, b c]", "role:[a, b c]", "role: [a, b c]"),
        ("role: it's: fine", "it's: fine", 'role: "it\'s: fine"'),
        ("role Head of evaluation", "role Head of evaluation", "role: Head of evaluation"),
        ("role= Head", "role= Head", "role: Head"),
        ("**role:** Head", "**role:** Head", "role: Head"),
        ("**role**: a: b", "**role**: a: b", 'role: "a: b"'),
        ("_role:_ Head", "_role:_ Head", "role: Head"),
        ("role", "role", "role:"),
        ("role @work", "role @work", 'role: "@work"'),
        ('"role": a: b', '"role": a: b', "a key, a colon, a space, a value"),
        ("tags:\n  - a: b: c", "- a: b: c", '- "a: b: c"'),
        ("tags:\n  - @a", "- @a", '- "@a"'),
        ('tags:\n  - "a', '- "a', '- "a"'),
        ("tags: [a #b, c]", "a #b", 'tags: ["a #b", c]'),
        ("tags: [a,,b]", ",", "tags: [a, b]"),
        ("tags: [a, @b]", "@b", 'tags: [a, "@b"]'),
        ("tags: [a: b: c, d]", "a: b: c", 'tags: ["a: b: c", d]'),
        ("tags: [[a]], [[b|B]]", "[[a]], [[b|B]]", 'tags: ["[[a]]", "[[b|B]]"]'),
        ("tags: [[a]] and [[b]]", "[[a]] and [[b]]", 'tags: "[[a]] and [[b]]"'),
        ("role:#head", "role:#head", 'role: "#head"'),
        ("role:head #1", "role:head", 'role: "head #1"'),
        ("role: head\n  of that: evaluation", "of that: evaluation", 'role: "head of that: evaluation"'),
        ("role: head\n  of that: all\n\n  here", "of that: all", 'role: "head of that: all here"'),
        ("role = head", "role = head", "role: head"),
        ('tags: "a, b", "c"', '"a, b", "c"', 'tags: ["a, b", "c"]'),
        ("tags:\n-a\n-b", "-a", "- a"),
        ("tags:\n  -a\n  -b", "-a", "- a"),
        ("tags:\n  – a b\n  – c", "– a b", "- a b"),
        ("tags:\n  * a\n  * b", "* a", "- a"),
        ("tags:\n• a", "• a", "- a"),
        ("tags:\n• [[a]]", "• [[a]]", "- [[a]]"),
        ("tags:\n-@work", "-@work", '- "@work"'),
        ("tags:\n• grant #4", "• grant", '- "grant #4"'),
        ("tags:\n* !a", "* !a", '- "!a"'),
        ("tags:\n-\t? a", "-\t? a", '- "? a"'),
        (r'role: "C:\Users"', r'"C:\Users"', r"role: 'C:\Users'"),
        ('tags:\n  - "a\\q"', '- "a\\q"', "- 'a\\q'"),
        ("tags:\n  - a\n  -] b ", "-] b ", '- "] b"'),
        ("role:\u00a0Head of it", "role:\u00a0Head of it", "role: Head of it"),
        ("role:\u200b Head of it", "role:\u200b Head of it", "role: Head of it"),
        ("role:\ufeffHead", "role:\ufeffHead", "role: Head"),
        ("role:\u200bHead\n  of it", "role:\u200bHead", "role: Head"),
        ("role\uff1aHead", "role\uff1aHead", "role: Head"),
        ("role \uff1a @work", "role \uff1a @work", 'role: "@work"'),
        ("tags:\n  -\ta b", "-\ta b", "- a b"),
        ("tags:\n  - \t@a", "- \t@a", '- "@a"'),
        ("role: head # of\n  evaluation", "evaluation", 'role: "head # of evaluation"'),
    ],
)
def test_a_broken_line_is_shown_mended(line: str, marked: str, mended: str) -> None:
    assert faults(f"name: A\n{line}\nsource: friend") == [("bad-yaml", marked, f"write {mended}")]


def test_a_backslash_in_quotation_marks_is_blamed() -> None:
    _, (one,) = reading.parse("a.md", "a", b'---\nrole: "C:\\Users"\n---\n')
    assert one.message == "a backslash in quotation marks begins a code to YAML"


def test_a_key_that_is_indented_by_mistake_is_told() -> None:
    (fault,) = faults("name: A\n role: head\nsource: friend")
    remedy = 'if it is a key, delete the spaces before it; if not, write name: "A role: head"'
    assert fault == ("bad-yaml", "role: head", remedy)


@pytest.mark.parametrize(
    ("above", "remedy"),
    [
        ("name: A", 'if it is a key, delete the blanks before it; if not, write name: "A role: head"'),
        ("tags:\n  - a", "delete the blanks before it"),
        ("name:", "delete the blanks before it"),
    ],
)
@pytest.mark.parametrize("blanks", ["\t", " \t ", "\t\t"])
def test_a_key_that_a_tab_indents_is_told_to_be_indented_at_all(above: str, remedy: str, blanks: str) -> None:
    (fault,) = faults(f"{above}\n{blanks}role: head\nsource: friend")
    assert fault == ("bad-yaml", "role: head", remedy)


@pytest.mark.parametrize("above", ["tags:\n  - a", "tags: [a]", 'role: "a"', "role:\n  - a"])
@pytest.mark.parametrize("spaces", [" ", "  ", "    "])
def test_a_key_that_is_indented_below_what_is_whole_is_told(above: str, spaces: str) -> None:
    (fault,) = faults(f"name: A\n{above}\n{spaces}level: mid\nsource: friend")
    assert fault == ("bad-yaml", "level: mid", "delete the spaces before it")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("[a]", ("a",)),
        ('"a"', "a"),
        ("'a'", "a"),
        ("[[a]]", "[[a]]"),
        ("[a, @b]", None),
        ('"a" b', None),
        ('b "a"', None),
    ],
)
@pytest.mark.parametrize("below", ["level: mid", "b: [c]", "level:", "- mid", "level:\n  - mid"])
def test_a_key_or_a_list_that_is_indented_below_a_whole_value_costs_itself(
    value: str, said: str | tuple[str, ...] | None, below: str
) -> None:
    read = values(f"tags: {value}\n {below}\nsource: friend")
    assert (read.get("tags"), read["source"]) == (said, "friend")


@pytest.mark.parametrize("listed", ["  - a\n- b", "  - [[a]]\n- b", "- [[a]]\n  - b", "    - a\n  - b"])
def test_an_item_that_is_indented_differently_is_told(listed: str) -> None:
    (fault,) = faults(f"name: A\ntags:\n{listed}\nsource: friend")
    assert fault == ("bad-yaml", "- b", "put as many spaces before it as before the item above")


@pytest.mark.parametrize("listed", ["- b", "  - b: c", "- b\n- c"])
def test_a_list_below_a_value_is_told_where_it_begins(listed: str) -> None:
    (fault,) = faults(f"name: A\ntags: a\n{listed}\nsource: friend")
    first = listed.partition("\n")[0].strip()
    assert fault == (
        "bad-yaml",
        first,
        "write “tags:” with nothing after it, and “- a” on the line below; or delete the list",
    )


@pytest.mark.parametrize("listed", ["- b", "  - b", "- @b", "-"])
@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ('"a"', 'write “tags:” with nothing after it, and “- "a"” on the line below; or delete the list'),
        ("[]", "write “tags:” with nothing after it"),
        ("[a, c]", _EACH),
    ],
)
def test_a_list_below_a_value_that_is_whole_is_told_where_it_begins(value: str, remedy: str, listed: str) -> None:
    (fault,) = faults(f"name: A\ntags: {value}\n{listed}\nsource: friend")
    assert fault == ("bad-yaml", listed.strip(), remedy)


def test_a_list_below_a_text_of_several_lines_is_told_where_it_begins() -> None:
    assert faults("tags: |\n  a\n- b\n- c") == [("bad-yaml", "- b", _EACH)]


@pytest.mark.parametrize("stray", ["--", "__", "}", "]"])
def test_a_stray_mark_below_a_value_is_none_of_it(stray: str) -> None:
    (fault,) = faults(f"name: A\n{stray}\nsource: friend")
    assert fault == ("bad-yaml", stray, "delete this line")


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("tags: [a, @b, c #d,, e: f]", 'tags: [a, "@b", "c #d", "e: f"]'),
        ("tags: [[a]], [[b]]", 'tags: ["[[a]]", "[[b]]"]'),
        ("role:#a", 'role: "#a"'),
        ("role :a", "role: a"),
        ("role: a\n  b b: c # d", 'role: "a b b: c # d"'),
        ("role: a\n  b # c", 'role: "a b # c"'),
    ],
)
def test_what_is_shown_mended_says_what_was_typed(line: str, mended: str) -> None:
    remedies = {remedy.removeprefix(_COMMENT) for code, _, remedy in faults(line) if code != "nested-value"}
    assert remedies == {f"write {mended}"}
    assert faults(mended) == []


def test_a_broken_line_costs_its_own_key_only() -> None:
    assert values("name: A\nrole: a: b\ntags: [a, b\nsource: friend") == {"name": "A", "source": "friend"}


_COMMENT = "put the comment on a line of its own; or, if it belongs to the value, "


@pytest.mark.parametrize(
    ("item", "mended"),
    [
        ("@b", '"@b"'),
        ("b: c: d", '"b: c: d"'),
        ('"b" c', "'\"b\" c'"),
        ("[[b]] (by phone)", '"[[b]] (by phone)"'),
        ('"b', '"b"'),
        ("'b", '"\'b"'),
        ("[b", '"[b"'),
        ("{b", '"{b"'),
        ("@b\n      and more", '"@b"'),
    ],
)
@pytest.mark.parametrize("indent", ["", "  ", "    "])
def test_a_broken_item_costs_itself_and_is_marked_where_it_stands(item: str, mended: str, indent: str) -> None:
    written = f"tags:\n{indent}- a\n{indent}- {item}\n{indent}- c\n{indent}- d # e\nrole: x"
    marked = f"- {item}".partition("\n")[0]
    assert faults(written) == [
        ("bad-yaml", marked, f"write - {mended}"),
        ("yaml-comment", "# e", f'{_COMMENT}write - "d # e"'),
    ]
    assert values(written) == {"tags": ("a", "c", "d"), "role": "x"}


def test_every_broken_item_is_told_beside_those_that_hold_something_else() -> None:
    written = "tags: # mine\n\n  # first\n  - @a\n  - *b\n  -\n  - c: d\n  - [[e]]\n  - f\n    g\n  - @h"
    assert [(code, marked) for code, marked, _ in faults(written)] == [
        ("bad-yaml", "- @a"),
        ("yaml-feature", "*b"),
        ("nested-value", "c: d"),
        ("bad-yaml", "- @h"),
    ]
    assert values(written) == {"tags": ("[[e]]", "f g")}


@pytest.mark.parametrize(
    ("item", "remedy"),
    [
        ("@b", 'tags: [a, "@b", c]'),
        ("#b", 'tags: [a, "#b", c]'),
        ("b: c: d", 'tags: [a, "b: c: d", c]'),
        ("b #c", 'tags: [a, "b #c", c]'),
        ("b\x07", None),
        ('"b" d', "tags: [a, '\"b\" d', c]"),
        ("'b' d", "tags: [a, \"'b' d\", c]"),
        ("{b", '"{b"'),
        ("[[b]] (by phone)", '"[[b]] (by phone)"'),
    ],
)
def test_a_broken_item_of_a_list_on_one_line_costs_itself(item: str, remedy: str | None) -> None:
    written = f"tags: [ a, {item} , c , ]  # mine\n\n# more\nrole: x"
    ((code, marked, said),) = faults(written)
    assert (code, marked) == ("bad-yaml", item if remedy else "\x07")
    assert said == (f"write {remedy}" if remedy else "delete it; the cursor stops there although nothing is shown")
    assert values(written) == {"tags": ("a", "c"), "role": "x"}


def test_every_broken_item_of_a_list_on_one_line_is_told() -> None:
    written = 'my tags: [a, b: c, *d, {e: f, g: h}, [i, j], [[k|l, m]], "n, o", "p]'
    assert [(code, marked) for code, marked, _ in faults(written)] == [
        ("nested-value", "b: c"),
        ("yaml-feature", "*d"),
        ("nested-value", "{e: f, g: h}"),
        ("nested-value", "[i, j]"),
        ("bad-yaml", '"p'),
    ]
    assert values(written) == {"my tags": ("a", "[[k|l, m]]", "n, o")}


@pytest.mark.parametrize("mark", ["'", '"'])
def test_what_follows_a_quotation_mark_without_a_partner_is_not_trusted(mark: str) -> None:
    written = f"tags: [a, {mark}b, c]"
    assert [(code, marked) for code, marked, _ in faults(written)] == [("bad-yaml", f"{mark}b, c")]
    assert values(written) == {"tags": ("a",)}


def test_a_list_on_one_line_of_broken_items_says_nothing() -> None:
    assert [marked for _, marked, _ in faults("tags: [@a, @b]")] == ["@a", "@b"]
    assert values("tags: [@a, @b]") == {}


def test_a_list_on_several_lines_in_brackets_is_read_item_by_item_too() -> None:
    written = "tags: [\n  a,\n  @b, [c],\n\n  d e\n]\nrole: x"
    assert faults(written) == [
        ("bad-yaml", "@b", 'write "@b"'),
        ("nested-value", "[c]", faults("tags: [a, [c]]")[0][2]),
    ]
    assert values(written) == {"tags": ("a", "d e"), "role": "x"}


@pytest.mark.parametrize("listed", ["[\n  a,\n  b", "[\n  a, # one\n  @b\n]", "[\n  a,\n  level: mid,\n  @b\n]", "["])
def test_a_list_in_brackets_that_is_not_closed_or_holds_more_costs_its_key(listed: str) -> None:
    ((code, marked, remedy),) = faults(f"tags: {listed}\nrole: x")
    assert (code, marked) == ("bad-yaml", "[")
    assert remedy == "close it with “]”, or write each value on a line of its own, with “- ” in front of it"
    assert values(f"tags: {listed}\nrole: x") == {"role": "x"}


def test_of_a_long_list_only_the_broken_item_is_shown_mended() -> None:
    written = f"tags: [{', '.join(map(str, range(100)))}, @b]"
    assert faults(written) == [("bad-yaml", "@b", 'write "@b"')]
    assert len(values(written)["tags"]) == 100


@pytest.mark.parametrize(
    ("listed", "mended", "items"),
    [
        ("[a,,b]", "[a, b]", ("a", "b")),
        ("[, a,]", "[a]", ("a",)),
        ('["a, b", , [[c]]]', '["a, b", [[c]]]', ("a, b", "[[c]]")),
    ],
)
def test_a_comma_too_many_costs_no_item(listed: str, mended: str, items: tuple[str, ...]) -> None:
    assert faults(f"tags: {listed}") == [("bad-yaml", ",", f"write tags: {mended}")]
    assert values(f"tags: {listed}") == {"tags": items}
    assert faults(f"tags: {mended}") == []


def test_every_comma_too_many_is_told_beside_what_else_is_wrong() -> None:
    written = "tags: [\n  a,, @b,\n  , c\n]\nrole: x"
    assert faults(written) == [
        ("bad-yaml", ",", "delete it"),
        ("bad-yaml", "@b", 'write "@b"'),
        ("bad-yaml", ",", "delete it"),
    ]
    assert values(written) == {"tags": ("a", "c"), "role": "x"}


def test_a_list_whose_items_and_commas_are_fine_is_refused_itself() -> None:
    written = "tags: [\n  -\n  ]\nrole: x"
    assert [(code, marked) for code, marked, _ in faults(written)] == [("bad-yaml", "[")]
    assert values(written) == {"tags": ("-",), "role": "x"}


@pytest.mark.parametrize("value", ["[a]], [b, @c]", "[a, [b, @c]", "[a, @b] c"])
def test_what_is_no_list_in_brackets_costs_its_key(value: str) -> None:
    assert len(faults(f"tags: {value}\nrole: x")) == 1
    assert values(f"tags: {value}\nrole: x") == {"role": "x"}


def test_an_item_of_a_list_on_one_line_that_nests_on_and_on_costs_itself() -> None:
    written = f"tags: [a, @b, {'[' * 20}{']' * 20}]"
    assert [code for code, _, _ in faults(written)] == ["bad-yaml", "nested-value"]
    assert values(written) == {"tags": ("a",)}


def test_a_list_of_broken_items_says_nothing() -> None:
    assert [marked for _, marked, _ in faults("my tags:\n- @a\n- @b")] == ["- @a", "- @b"]
    assert values("my tags:\n- @a\n- @b") == {}


@pytest.mark.parametrize("stray", ["  -b", "- b", " - b", "  level: mid", "\tlevel: mid", "\t- b", "  * b"])
def test_a_line_in_a_list_that_is_no_item_costs_itself(stray: str) -> None:
    written = f"tags:\n  - a\n{stray}\n  - c"
    assert [code for code, _, _ in faults(written)] == ["bad-yaml"]
    assert values(written) == {"tags": ("a", "c")}


@pytest.mark.parametrize("listed", ["- x", "- x\n- y", "  - x", "# mine\n- x", "-\tx", "- @x"])
def test_a_list_above_all_keys_is_told_to_have_none(listed: str) -> None:
    first = listed.partition("\n")[0] if listed[0] != "#" else "- x"
    ((code, marked, remedy),) = faults(f"{listed}\nname: A")
    assert (code, marked, remedy) == ("bad-yaml", first.strip(), "write “key:” on the line above, or delete the list")
    assert values(f"{listed}\nname: A") == {"name": "A"}


@pytest.mark.parametrize("above", ["", "role: Head\n"])
def test_keys_in_a_list_are_told_to_be_in_none(above: str) -> None:
    told = ("bad-yaml", "- name: Ada", "delete the hyphen before every key: name: Ada")
    assert faults(f"{above}- name: Ada\n- phone: 12") == [told]


@pytest.mark.parametrize(
    ("front", "said", "told"),
    [
        ("role: Head\n- x\n- y", "Head", ["- x"]),
        ("role: Head\n  of all\n- x", "Head of all", ["- x"]),
        ("role: [Head]\n- x", ("Head",), ["- x"]),
        ("role: [Head]\n  - x", ("Head",), ["- x"]),
        ('role: "Head"\n  - x', "Head", ["- x"]),
        ("role: |\n  Head\n  - x\n- y", "Head - x", ["- y"]),
        ("role: Head\n-", "Head", ["-"]),
        ("role: Head\n--", "Head", ["--"]),
        ("role: Head\n}", "Head", ["}"]),
        ('role: "Head"\n]', "Head", ["]"]),
        ("role: |\n  Head\n- @x", "Head", ["- @x"]),
        ("role: Head # of\n- x", "Head", ["# of", "- x"]),
        ("role: &Co Head\n- x", None, ["&Co Head", "- x"]),
        ("role: a: b\n- x", None, ["a: b"]),
        ('role: "Head\n- x', None, ['"Head']),
        (f"role: {'[' * 20}{']' * 20}\n- x", None, [f"role: {'[' * 20}{']' * 20}"]),
    ],
)
def test_a_list_below_a_value_costs_itself(front: str, said: str | tuple[str, ...] | None, told: list[str]) -> None:
    assert [marked for _, marked, _ in faults(f"{front}\nsource: friend")] == told
    assert values(f"{front}\nsource: friend").get("role") == said


def test_what_is_wrong_with_a_key_above_a_list_is_told_there() -> None:
    assert [marked for _, marked, _ in faults("my\x07tags:\n  - a")] == ["\x07"]
    assert values("my\x07tags:\n  - a\nrole: x") == {"role": "x"}


def test_an_item_that_nests_on_and_on_costs_itself() -> None:
    written = "tags:\n  - a\n  - " + "[" * 40 + "\n  - c"
    assert [code for code, _, _ in faults(written)] == ["nested-value"]
    assert values(written) == {"tags": ("a", "c")}


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ufffe", "\uffff"])
def test_an_invisible_character_is_marked_itself(control: str) -> None:
    (fault,) = faults(f"tags:\n  - fine\n  - bro{control}ken")
    assert fault == ("bad-yaml", control, "delete it; the cursor stops there although nothing is shown")


@pytest.mark.parametrize("text", ["|\n  a\n", ">-\n", "a\n"])
def test_a_tab_within_a_text_is_to_be_spaces(text: str) -> None:
    assert faults(f"role: {text}\tb\nsource: friend") == [("bad-yaml", "\t", "write spaces instead of the tab")]
    ((_, marked, _),) = faults(f"role: {text}\tb: c\nsource: friend")
    assert (marked == "\t") == (text != "a\n")


def test_a_tab_is_no_indentation() -> None:
    assert faults("tags:\n\t- a") == [("bad-yaml", "\t", "write spaces instead of the tab")]


@pytest.mark.parametrize("blank", ["\t", " \t ", "\t\t\t", "     ", "\u00a0", "\u3000", "\x0b", "\t\r"])
@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("name: A\n{}", "A"),
        ("{}\nname: A", "A"),
        ("name: A\n{}\nrole: B", "A"),
        ("name:\n{}\n  - A\n{}\n  - B", ("A", "B")),
        ("name: |\n{}\n  A\n{}\n  B", "A B"),
        ('name: "A\n{}\n  B"', "A B"),
        ("name: A\n{}\n  B", "A B"),
    ],
)
def test_a_line_that_shows_nothing_is_nothing(blank: str, front: str, said: str | tuple[str, ...]) -> None:
    written = front.replace("{}", blank)
    assert faults(written) == []
    assert values(written)["name"] == said


def test_a_fault_below_a_line_that_shows_nothing_is_marked_where_it_stands() -> None:
    assert faults("name: A\n \t\nrole: a: b") == [("bad-yaml", "a: b", 'write role: "a: b"')]


def test_lines_that_all_lack_their_colon_are_each_told() -> None:
    assert faults("name = Ada\nrole=Head\nphone 123\n 456\n# Rome") == [
        ("bad-yaml", "name = Ada", "write name: Ada"),
        ("bad-yaml", "role=Head", "write role: Head"),
        ("bad-yaml", "phone 123", "write phone: 123"),
    ]


@pytest.mark.parametrize("front", ["- a\n- b", "[a]", "? [a]", "&a b", "%YAML 1.2"])
def test_front_matter_without_keys_is_no_empty_one(front: str) -> None:
    assert faults(front)
    assert values(front) == {}


@pytest.mark.parametrize(
    ("front", "marked", "remedy"),
    [
        ("role: &Co Consulting", "&Co Consulting", 'write role: "&Co Consulting"'),
        ("role: &", "&", 'write role: "&"'),
        ("role: *head", "*head", 'write role: "*head"'),
        ("role: *head #1", "*head #1", 'write role: "*head #1"'),
        ("role: ! #", "! #", 'write role: "! #"'),
        ("role: !head", "!head", 'write role: "!head"'),
        ("tags: &a [b, c]", "&a [b, c]", 'write tags: "&a [b, c]"'),
        ("tags: [&a b, c]", "&a b", 'write "&a b"'),
        ("tags: [*b, c]", "*b", 'write "*b"'),
        ("tags:\n  - !b c", "!b c", 'write - "!b c"'),
        ("<<: {a: b}", "<<: {a: b}", "write the values out, each under its own key"),
        ("*a : b", "*a : b", "write “key: value”, one on each line"),
        ("[a]: b", "[a]: b", "write “key: value”, one on each line"),
        ("{a: b}: c", "{a: b}: c", "write “key: value”, one on each line"),
    ],
)
def test_anchors_aliases_tags_and_merge_keys_are_refused(front: str, marked: str, remedy: str) -> None:
    found = faults(f"name: A\n{front}")
    assert [(text, help_) for code, text, help_ in found if code in ("yaml-feature", "bad-yaml")] == [(marked, remedy)]


@pytest.mark.parametrize("line", ["...", "--- x", "%TAG"])
def test_a_second_document_is_refused(line: str) -> None:
    assert faults(f"name: A\n{line}\nrole: B") == [
        ("yaml-feature", line, "keep one block of front matter: delete this line")
    ]


@pytest.mark.parametrize(
    ("front", "marked", "remedy"),
    [
        ("phone:\n  work: 1", "work: 1", "give the key one value, or a list with one plain value on each line"),
        ("phone: {work: 1}", "{work: 1}", "give the key one value, or a list with one plain value on each line"),
        ("tags:\n  - health: data", "health: data", 'write - "health: data"'),
        ("tags:\n  - - a", "- a", "give the key one value, or a list with one plain value on each line"),
        ("tags: [[a, b], [c]]", "[a, b]", "give the key one value, or a list with one plain value on each line"),
        ("tags:\n- a\n  - b", "- b", "give the key one value, or a list with one plain value on each line"),
        ("tags:\n  - a\n    - b", "- b", "give the key one value, or a list with one plain value on each line"),
        ("tags: a\n  - b", "- b", "give the key one value, or a list with one plain value on each line"),
    ],
)
def test_nested_values_are_refused(front: str, marked: str, remedy: str) -> None:
    code, text, help_ = faults(f"name: A\n{front}")[0]
    assert (code, text, help_.partition(";")[0]) == ("nested-value", marked, remedy)
    assert values(f"{front}\nname: A")["name"] == "A"


@pytest.mark.parametrize("nested", ["a: " + "[" * 40, "a: " + "{a: " * 40, "a:\n" + "- " * 40, "? " * 40, "[" * 40])
def test_front_matter_that_nests_on_and_on_is_nested(nested: str) -> None:
    found = faults(f"name: A\n{nested}")
    assert found
    assert {code for code, _, _ in found} <= {"nested-value", "bad-yaml"}


def test_the_first_of_two_keys_counts_and_the_second_is_marked() -> None:
    assert faults("role: A\nrole: B") == [
        ("duplicate-key", "role", "keep one of the two lines; a key that takes several values takes them as one list")
    ]
    assert values("role: A\nrole: B") == {"role": "A"}


_FIRST = "the first one is used, this one is left out"
_THIS = "this one is used, the first one is left out"
_OTHER = "another one is used, this one is left out"


@pytest.mark.parametrize(
    ("front", "said", "used"),
    [
        ("role: A\nrole: B", [(2, _FIRST)], "A"),
        ("role: A\nrole: B\nrole: C", [(2, _FIRST), (3, _FIRST)], "A"),
        ("role: A\nrole:", [(2, _FIRST)], "A"),
        ("role:\nrole: B", [(2, _THIS)], "B"),
        ("role:\nrole: B\nrole: C", [(2, _THIS), (3, _OTHER)], "B"),
        ("role: {a: b}\nrole: B", [(2, _THIS)], "B"),
        ("role: A\nrole: {a: b}", [(2, _FIRST)], "A"),
        ("role: *a\nrole: B", [(2, _THIS)], "B"),
        ("role: a: b\nrole: B", [(2, _THIS)], "B"),
        ("role: A\nrole: a: b", [(2, _FIRST)], "A"),
        ("role: a: b\nrole: a: b", [(2, "neither can be used")], None),
        ("role:\nrole:", [(2, "neither can be used")], None),
        ("role and more\nrole: B", [], "B"),
    ],
)
def test_of_keys_that_are_given_twice_it_is_told_which_counts(
    front: str, said: list[tuple[int, str]], used: str | None
) -> None:
    _, problems = reading.parse("a.md", "a", f"---\n{front}\n---\n".encode())
    told = [(one.span.line - 1, one.message) for one in problems if one.code == "duplicate-key"]
    assert told == [(line, f"“role” is given twice; {what}") for line, what in said]
    assert values(front).get("role") == used


@pytest.mark.parametrize(
    ("line", "said", "remedy"),
    [
        ("role: grant #4", "#4", 'write role: "grant #4"'),
        ("role: #4", "#4", 'write role: "#4"'),
        ("tags:\n  - a #b", "#b", 'write - "a #b"'),
        ("role: a\n  b\n  c # d", "# d", 'write role: "a b c # d"'),
        ("tags:\n  - #b", "#b", 'write - "#b"'),
        ("tags:\n- #b\n- c", "#b", 'write - "#b"'),
        ("tags:\n  - a\n  - #b", "#b", 'write - "#b"'),
        ("tags: [a, #b\n  c]", "#b", 'write "#b"'),
        ("tags: [\n  a, #b\n  c]", "#b", 'write a, "#b"'),
        ("tags: [a, b] # c", None, None),
        ("role: 'a' # b", None, None),
        ('role: "a" # b', None, None),
        ("role: a#b", None, None),
        ("role: |\n  a # b", None, None),
        ("role:\n# a\n", None, None),
        ("tags:\n  # a\n  - b\n", None, None),
        ("tags:\n  -\n  # a\n  - b\n", None, None),
        ('tags:\n  - "" # a\n', None, None),
    ],
)
def test_text_that_yaml_takes_for_a_comment_is_named(line: str, said: str | None, remedy: str | None) -> None:
    found = faults(f"name: A\n{line}")
    if remedy:
        assert found == [("yaml-comment", said, f"{_COMMENT}{remedy}")]
    else:
        assert found == []


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("[[ada]]", "[[ada]]"),
        ('"[[ada]]"', "[[ada]]"),
        ("[[people/ada#Log|Ada]]", "[[people/ada#Log|Ada]]"),
        ("\n  - [[ada]]\n  - bob", ("[[ada]]", "bob")),
        ("[[[ada]], bob]", ("[[ada]]", "bob")),
    ],
)
def test_a_link_without_quotation_marks_is_a_text(written: str, value: str | tuple[str, ...]) -> None:
    assert values(f"contact: {written}") == {"contact": value}
    assert faults(f"contact: {written}") == []


@pytest.mark.parametrize("line", ["level: senior # since May", "tags:\n  - a # b", "tags: [a, # b\n  c]"])
def test_a_comment_on_a_line_of_its_own_is_none_of_a_value(line: str) -> None:
    assert len(faults(f"name: A\n{line}")) == 1
    apart = re.sub(r"( # [^\n]*)", r"\n\1", line)
    assert faults(f"name: A\n{apart}") == []
    assert values(f"name: A\n{apart}") == values(f"name: A\n{line}")


def test_the_handler_of_python_frontmatter_keeps_texts() -> None:
    handler = frontmatter.NoteHandler()
    assert handler.load("phone: 0825551234\nname: No\nrole: a: b\n") == {"phone": "0825551234", "name": "No"}


@pytest.mark.parametrize(
    "front",
    [
        *("a: b\n\nc: d", "a: b # c", "a: [b: c]", "a: [[b]]", "a: 'b''c'", "A: b", "a:\n -  b", "a", "a: b\n c: d"),
        *("a: b\na: c", "a:\na: c", "a: b\na:", "a: []\na: [b]"),
        *("a:\n  - b\n- c", "a:\n- b\n  - c", "a:\n- b\n- c\n  - d"),
    ],
)
def test_lines_that_might_mean_more_than_they_show_go_to_yaml(front: str) -> None:
    assert plain_yaml.values(f"{front}\n") is None


@pytest.mark.parametrize(
    "written",
    ["|\n  one\n    two\n\n  three", ">\n  one\n  two\n\n  three", '"one\n  two\n  three"', "one\n two\n three"],
)
def test_a_text_of_several_lines_becomes_one_line(written: str) -> None:
    assert " ".join(str(values(f"role: {written}")["role"]).split()) == "one two three"
    assert "\n" not in values(f"role: {written}")["role"]


def test_a_line_break_that_no_editor_sees_becomes_a_space() -> None:
    assert values("role: é\u2028è\x85ê") == {"role": "é è ê"}


@pytest.mark.parametrize("written", ["a - b\n  c", "a -\n  b c", '"a\n  - b c"', "|\n  a\n  - b c", "a\n  -b c"])
def test_a_dash_within_a_text_begins_no_list(written: str) -> None:
    assert faults(f"name: A\nrole: {written}") == []
    assert str(values(f"role: {written}")["role"]).replace("-", " ").split() == ["a", "b", "c"]


def test_signs_before_numbers_are_no_items() -> None:
    assert faults("phone:\n  +49 30 1\n  +49 30 2") == []
    ((_, _, remedy),) = faults("name: A\n+49 30 1\nsource: friend")
    assert remedy == "write a key, a colon, a space, a value"


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("-b two", "- b two"),
        ("– b two", "- b two"),
        ("-https://b.example", "- https://b.example"),
        ("* b: c", '- "b: c"'),
    ],
)
def test_a_line_among_items_that_does_not_begin_as_one_is_marked_itself(line: str, mended: str) -> None:
    ((code, marked, remedy),) = faults(f"fields:\n  - a one\n  {line}\n  - c three")
    assert (code, marked, remedy) == ("bad-yaml", line, f"write {mended}")
