"""Plain front matter is read without YAML; it must mean to YAML what it means to us, whatever is typed."""

from hypothesis import event, example, given
from hypothesis import strategies as st

from builder.source import frontmatter, plain_yaml

_PLAIN = st.sampled_from(
    ["a", "Z9", "é", "世", "की", " b", "-c", ".", ", d", "/e", "2026-11-18 14:30", "x@y.example", "+49"]
)
_ODD = st.sampled_from(" :#'\"[]{}-+,&*!|>%@`~?._/\\–’\n\t\u2028\x85\u00a0\u200b\ufeff\x7f\x80").map(str)
_ODDER = st.sampled_from([": ", " #", "- ", "\n  - ", "---", "...", "<<", "null", "k: v", "\nother: ", '"a"', "'b'"])
_TYPED = st.lists(st.one_of(_PLAIN, _PLAIN, _PLAIN, _ODD, _ODDER), min_size=1, max_size=5).map("".join)
_VALUES = st.one_of(_TYPED, st.lists(_TYPED, max_size=3).map(lambda items: f"[{', '.join(items)}]"))

_ITEMS = st.lists(st.sampled_from(["- x\n", "  - y\n", "- 'z'\n", "  - ' z'\n", " - x\n", "-\n"]), max_size=4)
_AFTER = st.one_of(
    st.sampled_from(["", "b: c\n", "- x\n", "  - y\n", "k: again\n"]),
    _ITEMS.map(lambda items: f"l:\n{''.join(items)}"),
)


@given(value=_VALUES, after=_AFTER)
@example(value='" "', after="")
@example(value="'a'", after="l:\n- ' b'\n")
@example(value="a", after="l:\n  - x\n- x\n")
@example(value="a", after="l:\n- x\n  - y\n")
def test_what_is_read_the_quick_way_is_what_yaml_reads(value: str, after: str) -> None:
    text = f"k: {value}\n{after}"
    quick = plain_yaml.values(text)
    event("quick" if quick is not None else "left to YAML")
    if quick is not None:
        entries, faults = frontmatter.read(text)
        assert faults == []
        assert frontmatter.values(entries) == quick


def test_letters_with_signs_of_any_script_mean_to_yaml_what_they_show() -> None:
    text = "".join(f"- क{chr(number)}\n" for number in range(0x900, 0x10A0))
    entries, faults = frontmatter.read(f"k:\n{text}")
    assert faults == []
    assert plain_yaml.values(f"k:\n{text}") == frontmatter.values(entries)


@given(
    first=st.sampled_from(["A", "+49"]),
    words=st.lists(st.sampled_from(["Thandi", "é", "देसाई", "of", "9", "R&D", "x/y", "(old)"]), min_size=1, max_size=5),
)
def test_plain_words_are_read_the_quick_way(first: str, words: list[str]) -> None:
    value = " ".join([first, *words])
    tags = (value, first)
    assert plain_yaml.values(f"name: {value}\ntags:\n  - {value}\n  - {first}\n") == {"name": value, "tags": tags}
    assert plain_yaml.values(f"name: {value}\ntags: [{value}, {first}]\nrole: []\n") == {"name": value, "tags": tags}
