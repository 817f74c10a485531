"""Markdown as most notes have it, rendered without a parser: paragraphs, flat lists, quotations, tables, inline marks.

Texts that hold anything else are left to the parser, which would render these the same, to the last byte.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NoReturn

from markupsafe import Markup

from builder.site.trusted import trusted

Refer = Callable[[str], tuple[str, str]]
"""Returns what ``[[reference]]`` leads to, as an address that may stand on the page, or nothing, and its name."""

# A text with any of these is left to the parser: HTML cannot carry most of them.
_ODD = re.compile(r"[\x80-\x9f\ud800-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U00010000-\U0010ffff]")
# Words hold nothing that Markdown could take for something. Named by what is not in them, they are quick to compile.
_CONTROLS = r"\0-\x09\x0b-\x1f\x7f"
_MARKUP = r"&<>@\[\\\]^`|~"
_NO_CODE, _NO_NAME = rf"\n{_CONTROLS}{_MARKUP}", rf"\n{_CONTROLS}{_MARKUP}*+="
_NO_WORDS = rf"{_NO_NAME}#_"
_PLAIN, _PLAIN_LINES = re.compile(f"[^{_NO_WORDS}]*"), re.compile(rf"[^{_CONTROLS}{_MARKUP}*+=#_]*")
_STARTS_BLOCK = re.compile(r"\s|[-:]|[*+>]\s|\d+[.)]")
_CLOSED = rf"\b[^{_NO_WORDS}]+\b"
# Each alternative begins with its mark, so that the search leaps from mark to mark; only then it looks behind.
_APART = re.compile(
    rf"`(?P<code>\b[^{_NO_CODE}]+\b)`"
    rf"|\*(?<!\w\*)(?:\*(?P<strong>{_CLOSED})\*\*|(?P<em>{_CLOSED})\*)(?!\w)"
    rf"|~(?<!\w~)~(?P<del>{_CLOSED})~~(?!\w)"
    rf"|\[(?<!!\[)\[(?P<to>[^{_NO_NAME}]{{1,200}})(?:\|(?P<label>[^{_NO_WORDS}]*))?\]\](?!\()"
    rf"|\[(?<!!\[)(?P<text>{_CLOSED})\]\((?P<url>https?://[A-Za-z0-9./_?=%#-]+)\)"
)
_LONGEST = 10_000  # characters; the parser leaves some longer texts as they are
_NBSP = "\u00a0"
_GAP = re.compile(r"\n\n+")  # with two to begin with, the search leaps to them
_BULLET, _NUMBER, _QUOTE = re.compile("- "), re.compile(r"\d{1,9}\. "), re.compile("> ")
_RULE = re.compile("(:?)-+(:?)")  # below the head of a table, one for each column
_CLASSES: Mapping[tuple[str, ...], str] = {("", ":"): ' class="right"', (":", ":"): ' class="center"'}
_CODE = re.compile(rf"```[a-z]*\n((?:(?!```|\s+\n)[^\n{_CONTROLS}]+\n)+)```")


class _UnusualError(Exception):
    """A text holds something that only the parser understands."""


@lru_cache(maxsize=2048)  # many lines stand on several pages
def plain_line(text: str) -> Markup | None:
    """Return *text*, a line, as it stands in a page, or None where something in it may be markup."""
    # This is called for every line of every page, so it is written out: calls of its own would be half of its cost.
    if not _PLAIN.fullmatch(text) or "://" in text or "www." in text:
        return None
    if text.isascii() and "  " not in text:
        return _escaped(text.strip())
    return None if _ODD.search(text) else _escaped(" ".join(text.split()))


def plain_block(text: str) -> Markup | None:
    """Return *text* as a paragraph of one line, nothing where it is blank, or None where it may be anything else."""
    if not text or text.isspace():
        return Markup()
    if "\n" in text or _STARTS_BLOCK.match(text) or not _is_plain(text):
        return None
    return trusted(f"<p>{_escaped(text.strip())}</p>")  # noqa: S704 - all of it is escaped


def _escaped(text: str) -> Markup:
    """Return plain *text* as it stands in a page: of what HTML would interpret, it holds quotation marks at most."""
    return trusted(text.replace("'", "&#39;").replace('"', "&#34;"))  # noqa: S704 - as it says


def block(text: str, refer: Refer) -> Markup | None:
    """Return *text* as paragraphs and so on, or None where the parser is needed."""
    if len(text) > _LONGEST or _is_odd(text):
        return None
    try:
        return trusted("\n".join(_blocks(text.strip("\n"), refer)))  # noqa: S704 - words without marks, tags of ours
    except _UnusualError:
        return None


def line(text: str, refer: Refer) -> Markup | None:
    """Return *text*, of one line, as what may stand within a paragraph, or None where the parser is needed."""
    if len(text) > _LONGEST or _is_odd(text):
        return None
    try:
        return trusted(_words(text, refer))  # noqa: S704 - as above
    except _UnusualError:
        return None


def _blocks(text: str, refer: Refer) -> Iterator[str]:
    before = None
    for part in _GAP.split(text):
        make = _SHAPES.get(part[:2], _paragraph)
        if make is before and make in _JOINED:
            _refuse()
        before = make
        yield make(part, refer)


def _paragraph(part: str, refer: Refer) -> str:
    for one in part.split("\n"):
        _check(one)
    return f"<p>{_words(part, refer)}</p>"


def _quotation(part: str, refer: Refer) -> str:
    said = "\n".join(_without(_QUOTE, part))
    return f"<blockquote>\n{_paragraph(said, refer)}\n</blockquote>"


def _bullets(part: str, refer: Refer) -> str:
    return _list("ul", _without(_BULLET, part), refer)


def _numbered(part: str, refer: Refer) -> str:
    return _list("ol", _without(_NUMBER, part), refer)


def _list(tag: str, items: list[str], refer: Refer) -> str:
    return "\n".join([f"<{tag}>", *(f"<li>{_item(one, refer)}</li>" for one in items), f"</{tag}>"])


def _without(mark: re.Pattern[str], part: str) -> list[str]:
    matches = [mark.match(one) or _refuse() for one in part.split("\n")]
    return [match.string[match.end() :] for match in matches]


def _table(part: str, refer: Refer) -> str:
    head, *rows = map(_cells, part.split("\n"))
    if len(rows) < 2:  # noqa: PLR2004 - the line below the head, and one row at least
        _refuse()
    classes = [_CLASSES.get((_RULE.fullmatch(one) or _refuse()).groups(), "") for one in rows[0]]
    body = [_row("td", one, classes, refer) for one in rows[1:]]
    return "\n".join(
        ["<table>", "<thead>", _row("th", head, classes, refer), "</thead>", "<tbody>", *body, "</tbody>", "</table>"]
    )


def _cells(row: str) -> list[str]:
    if row[0] != "|" or row[-1] != "|" or row == "|":
        _refuse()
    return [one.strip(" ") for one in row[1:-1].split("|")]


def _row(tag: str, cells: list[str], classes: list[str], refer: Refer) -> str:
    if len(cells) != len(classes):
        _refuse()
    shown = (f"<{tag}{name}>{_words(one, refer)}</{tag}>" for one, name in zip(cells, classes, strict=True))
    return "\n".join(["<tr>", *shown, "</tr>"])


def _code(part: str, _refer: Refer) -> str:
    match = _CODE.fullmatch(part) or _refuse()
    code = match[1].removesuffix("\n").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<pre><code>{code.replace(_NBSP, '&nbsp;')}</code></pre>"


_SHAPES = {"- ": _bullets, "1.": _numbered, "> ": _quotation, "| ": _table, "``": _code}
_JOINED = (_bullets, _numbered, _quotation)  # two of them in a row are one


def _item(text: str, refer: Refer) -> str:
    _check(text)
    return _words(text, refer)


def _check(line_: str) -> None:
    if not line_ or _STARTS_BLOCK.match(line_) or line_[-1].isspace():
        _refuse()


def _words(text: str, refer: Refer) -> str:
    """Return *text* with its inline marks as markup."""
    if _PLAIN_LINES.fullmatch(text) and not _has_address(text):  # most have nothing
        return text.replace(_NBSP, "&nbsp;")
    pieces, at = [], 0
    for match in _APART.finditer(text):
        pieces += [text[at : match.start()], _apart(match, refer)]
        at = match.end()
    left = "".join((*pieces[::2], text[at:]))
    if not _PLAIN_LINES.fullmatch(left) or _has_address(left) or ("" in pieces[2::2]):
        _refuse()
    return "".join((*pieces, text[at:])).replace(_NBSP, "&nbsp;")


def _apart(match: re.Match[str], refer: Refer) -> str:
    kind = match.lastgroup
    if kind == "url":
        return _link(match["url"], match["text"])
    if kind in {"to", "label"}:
        address, name = refer(match["to"].strip())
        return _link(address, (match["label"] or "").strip() or name)
    words = match[kind or 0]
    return _refuse() if _has_address(words) else f"<{kind}>{words}</{kind}>"


def _link(address: str, words: str) -> str:
    if not _is_plain(words):
        _refuse()
    return f'<a href="{address}" rel="noreferrer noopener">{words}</a>' if address else f"<span>{words}</span>"


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and not _is_odd(text) and not _has_address(text)


def _is_odd(text: str) -> bool:
    return not text.isascii() and bool(_ODD.search(text))


def _has_address(text: str) -> bool:
    return "://" in text or "www." in text


def _refuse() -> NoReturn:
    raise _UnusualError
