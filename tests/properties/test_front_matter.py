"""Plain front matter is read without YAML; it must mean to YAML what it means to us, whatever is typed."""

from hypothesis import event, example, given
from hypothesis import strategies as st

from builder.source import frontmatter

_PLAIN = st.sampled_from(["a", "Z9", "é", "世", " b", "-c", ".", ", d", "/e", "2026-11-18 14:30", "x@y.example", "+49"])
_ODD = st.sampled_from(" :#'\"[]{}-+,&*!|>%@`~?._/\\–’\n\t\u2028\x85\u00a0\u200b\ufeff\x7f\x80").map(str)
_ODDER = st.sampled_from([": ", " #", "- ", "\n  - ", "---", "...", "<<", "null", "k: v", "\nother: ", '"a"', "'b'"])
_TYPED = st.lists(st.one_of(_PLAIN, _PLAIN, _PLAIN, _ODD, _ODDER), min_size=1, max_size=5).map("".join)
_VALUES = st.one_of(_TYPED, st.lists(_TYPED, max_size=3).map(lambda items: f"[{', '.join(items)}]"))


@given(value=_VALUES, after=st.sampled_from(["", "b: c\n", "l:\n  - x\n", "- x\n", "  - y\n", "k: again\n"]))
@example(value='" "', after="")
@example(value="'a'", after="l:\n- ' b'\n")
def test_what_is_read_the_quick_way_is_what_yaml_reads(value: str, after: str) -> None:
    text = f"k: {value}\n{after}"
    quick = frontmatter.quick(text)
    event("quick" if quick is not None else "left to YAML")
    if quick is not None:
        entries, faults = frontmatter.read(text)
        assert faults == []
        assert frontmatter.values(entries) == quick


@given(
    first=st.sampled_from(["A", "+49"]),
    words=st.lists(st.sampled_from(["Thandi", "é", "of", "9", "R&D", "x/y", "(old)"]), min_size=1, max_size=5),
)
def test_plain_words_are_read_the_quick_way(first: str, words: list[str]) -> None:
    value = " ".join([first, *words])
    tags = (value, first)
    assert frontmatter.quick(f"name: {value}\ntags:\n  - {value}\n  - {first}\n") == {"name": value, "tags": tags}
    assert frontmatter.quick(f"name: {value}\ntags: [{value}, {first}]\nrole: []\n") == {"name": value, "tags": tags}
