"""Markdown as notes write it, and that nothing dangerous comes out of it."""

import time
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.targets import EMPTY
from builder.site.addresses import Addresses
from builder.site.prose.bodies import Bodies, RecordingDestinations
from builder.site.prose.notelinks import Piece
from builder.source.attachments import Attachments

PROSE = Bodies(RecordingDestinations(EMPTY, Attachments(Path("/nowhere")), Addresses({}), {}), lambda _: None)
PIECE = Piece("content/contacts/ada.md", "../", "n1")


def block(text: str) -> str:
    return str(PROSE.block(text, PIECE))


def line(text: str) -> str:
    return str(PROSE.line(text, PIECE))


def flat(text: str) -> str:
    return "".join(part.strip() for part in block(text).splitlines())


def _boxed(box: str, text: str) -> str:
    return f'<li><span class="box">{box}</span> {text}</li>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("hello", "<p>hello</p>"),
        ("a & b", "<p>a &amp; b</p>"),
        ("", ""),
        ("# One\n### Three", "<h3>One</h3><h4>Three</h4>"),
        ("### Three\n# One", "<h3>Three</h3><h3>One</h3>"),
        ("# One\n### Three\n## Two", "<h3>One</h3><h4>Three</h4><h4>Two</h4>"),
        ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("text\n- a", "<p>text</p><ul><li>a</li></ul>"),
        ("- a\n\n1. b", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
        ("- a\n  - b\n1. c\n- d", "<ul><li>a<ul><li>b</li></ul></li></ul><ol><li>c</li></ol><ul><li>d</li></ul>"),
        ("text\n1. a\n2. b\n- c", "<p>text</p><ol><li>a</li><li>b</li></ol><ul><li>c</li></ul>"),
        ("- [ ] a\n- [x] b\n- [-] c", f"<ul>{_boxed('☐', 'a')}{_boxed('☑', 'b')}{_boxed('☒', 'c')}</ul>"),
        ("```py\n<b>\n```", "<pre><code>&lt;b&gt;</code></pre>"),
        ("a ~~b~~ <kbd>c</kbd>", "<p>a <del>b</del> <kbd>c</kbd></p>"),
        ("one <!-- never --> two", "<p>one  two</p>"),
        ("`<!-- code -->`", "<p><code>&lt;!-- code --&gt;</code></p>"),
        ("[[Nobody]] and [x](gone.md)", "<p><span>Nobody</span> and <span>x</span></p>"),
        ("[[people/nobody#Log]], [[Ada / Bo]]", "<p><span>nobody</span>, <span>Ada / Bo</span></p>"),
    ],
)
def test_blocks(text: str, html: str) -> None:
    assert flat(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# no heading", "# no heading"),
        ("1. no list", "1. no list"),
        ("> no quote", "&gt; no quote"),
        ("*yes*", "<em>yes</em>"),
        ("a\nb", "a b"),
        ("A “quoted” thing: fine", "A “quoted” thing: fine"),
    ],
)
def test_lines_begin_no_block(text: str, html: str) -> None:
    assert line(text) == html


def test_an_unclosed_comment_or_tag_swallows_nothing() -> None:
    for opening in (
        "<!--",
        "<div>",
        "<script>",
        "<style>",
        "<textarea>",
        "<b>",
        "<pre>",
        "<![CDATA[",
        "<title>",
        "<svg>",
    ):
        html = block(f"before {opening} middle\n\nafter *all*")
        assert "before" in html
        assert "middle" in html
        assert "<em>all</em>" in html, opening


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<div onclick=alert(1) style='color:red'>x</div>",
        "<iframe src=https://x.example></iframe>",
        "<svg onload=alert(1)>",
        "<a href=javascript:alert(1)>x</a>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "[x](file:///etc/passwd)",
        "![x](javascript:alert(1))",
        "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
        "[x](//evil.example)",
        "[x](\\\\evil.example)",
        '[x](https://x.example "onmouseover=alert(1)")',
        "```{ onclick=alert(1) }\nx\n```",
        "[[x|<b onclick=x>]]",
        'a[^x" onclick="y]\n\n[^x" onclick="y]: z',
    ],
)
def test_nothing_dangerous_comes_out(text: str) -> None:
    for html in (block(text), line(text)):
        tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
        for one in tree.iter():
            assert one.tag not in {"script", "iframe", "style", "svg", "object"}
            assert not [name for name in one.attrib if name.startswith("on") or name == "style"]
            for name in ("href", "src"):
                assert one.attrib.get(name, "#").partition(":")[0] in {"#", "https", one.attrib.get(name, "#")}
                assert not one.attrib.get(name, "").startswith(("//", "\\"))


def test_links_that_leave_give_nothing_away() -> None:
    assert 'rel="noreferrer noopener"' in block("[x](https://x.example)")
    assert 'href="mailto:a@b.example"' in block("a@b.example")


def test_definitions_of_addresses_may_hold_spaces_in_angle_brackets() -> None:
    html = block('[x][a], [y][b]\n\n[a]: <https://a.example/b c> "t"\n[b]: <https://a.example>\n[c]: <a b c')
    links = html5lib.parseFragment(html, namespaceHTMLElements=False).iter("a")
    assert [one.get("href").replace("%20", " ") for one in links] == ["https://a.example/b c", "https://a.example"]
    assert html.endswith("<p>[c]: &lt;a b c</p>")


def test_classes_and_ids_of_users_are_dropped() -> None:
    html = block("# x {: #main .shell }\n\n<b id=main class=shell>y</b>\n\n<span class=skip>z</span>")
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    assert all(not one.attrib for one in tree.iter())


def test_footnotes_have_ids_of_their_own_piece() -> None:
    text = "a[^1] b[^1]\n\n[^1]: note"
    first = str(PROSE.block(text, Piece("x.md", "", "n1")))
    second = str(PROSE.block(text, Piece("x.md", "", "n2")))
    assert 'id="n1-1"' in first
    assert 'href="#n1-' in first
    assert "n1-" not in second


def test_tables_keep_their_alignment_without_styles() -> None:
    html = block("| a | b |\n|:-:|--:|\n| 1 | 2 |")
    assert '<td class="right">2</td>' in html
    assert "style" not in html
    assert "align" not in html


_PATHOLOGICAL = {
    "quotes": "> " * 5000 + "a",
    "quote lines": "\n".join("> " * depth + "a" for depth in range(60)),
    "lists": "\n".join("  " * depth + "- a" for depth in range(300)),
    "list marks": "- " * 3000 + "a",
    "brackets": "[" * 100_000,
    "links": "[a](" * 20_000,
    "images": "![" * 30_000,
    "stars": "*a **b " * 3000,
    "ticks": "`" * 3000 + "a``b```" * 500,
    "angles": "<a " * 20_000,
    "one line": "word " * 210_000,
    "marked line": "*w* " * 40_000,
    "footnotes": "[^1]" * 20_000 + "\n\n[^1]: x",
    "tables": "|a" * 2000 + "\n" + "|-" * 2000 + "\n" + "|a" * 2000,
    "entities": "&a" * 50_000,
    "backslashes": "\\" * 50_000,
    "comments": "<!--" * 30_000,
    "comment ends": "-->" * 30_000,
    "ats": "a@" * 30_000,
    "urls": "http://a." * 10_000,
    "wiki": "[[a]]" * 3000,
    "fences": "```\n" * 20_000,
    "headings": "# a\n" * 30_000,
    "underlined": "a\n=\n" * 30_000,
    "rules": "***\n\ta\n" * 20_000,
    "definitions": "[a]: b\n\tc\n" * 15_000,
}


@pytest.mark.parametrize("name", _PATHOLOGICAL)
def test_what_nobody_means_neither_raises_nor_takes_long(name: str) -> None:
    text = _PATHOLOGICAL[name]
    began = time.process_time()
    html, flat_html = block(text), line(text)
    assert time.process_time() - began < 8  # seconds, on a slow machine; without the guards some take minutes
    assert html
    assert flat_html


@given(st.text(st.sampled_from("ab *_`[]()<>!&#-|~\n\\\t:^1.@/x\"'{}=+\x02\x03"), max_size=120))
def test_whatever_is_written_comes_out_as_valid_html(text: str) -> None:
    for html in (block(text), line(text)):
        page = f"<!doctype html><html><head><title>t</title></head><body><div>{html}</div></body></html>"
        html5lib.HTMLParser(strict=True).parse(page)
