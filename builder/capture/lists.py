"""Lists in front matter: on one line in brackets, or one item a line, each carried on as it was begun."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.capture.model import RefusedError
from builder.capture.scalars import scalar
from builder.capture.splices import Splice, line_break
from builder.source.document import Document
from builder.source.events import Entry
from builder.source.lines import line_end, line_start

_COLON = re.compile(r"[ \t]*:")
_COMMENT = re.compile(r"[ \t]+#")
_DASH = re.compile(r"[ \t]*-[ \t]+")
_COMMA = re.compile(r",[ \t]*")
_TAIL = re.compile(r"(?P<gap>[ \t]*)(?P<comma>,?)(?P<rest>[ \t]*(?:#[^\r\n]*)?)(?:\s|#[^\n]*)*")
"""What stands between the last item and the closing bracket: in its own line, then in others."""


@dataclass(frozen=True)
class Style:
    """How a note writes lists: in brackets, or with ``dash`` before each item, ``indent`` deeper than its key."""

    flow: bool = False
    indent: str = "  "
    dash: str = "- "

    def written(self, items: Sequence[str], below: str, ends: str) -> str:
        """Return the list of scalars as it follows the colon of a key indented by *below*; *ends* breaks lines."""
        if self.flow:
            return f" [{', '.join(items)}]"
        return "".join(f"{ends}{below}{self.indent}{self.dash}{item}" for item in items)


def style(document: Document) -> Style:
    """Return how the last list of the front matter is written; where there is none, one item a line, two spaces in."""
    lists = [entry for entry in document.entries.values() if isinstance(entry.value, tuple) and entry.value]
    if not lists:
        return Style()
    start = document.front + lists[-1].span[0]
    if document.text[start] == "[":
        return Style(flow=True)
    first = line_start(document.text, start)
    dash = _DASH.match(document.text, start)
    deeper = start - first - len(indentation(document, lists[-1]))
    return Style(indent=" " * max(0, deeper), dash=dash[0] if dash else "- ")


def indentation(document: Document, entry: Entry) -> str:
    """Return what stands in front of a key."""
    at = document.front + entry.key_span[0]
    return document.text[line_start(document.text, at) : at]


def behind_colon(document: Document, entry: Entry) -> int:
    """Return the offset after the colon of a key."""
    at = document.front + entry.key_span[1]
    colon = _COLON.match(document.text, at)
    return colon.end() if colon else at


def trimmed(document: Document, span: tuple[int, int]) -> tuple[int, int]:
    """Return where in the file something stands, without the space and the blank lines that YAML counts to it."""
    start, end = document.front + span[0], document.front + span[1]
    return start, start + len(document.text[start:end].rstrip())


def new(document: Document, entry: Entry | None, values: Sequence[str], ends: str) -> str:
    """Return a list as it follows the colon of a key, in the style of the note."""
    found = style(document)
    below = indentation(document, entry) if entry else ""
    return found.written([scalar(value, in_brackets=found.flow) for value in values], below, ends)


def added(document: Document, entry: Entry, value: str) -> Splice:
    """Return what adds *value* at the end of the list that *entry* holds."""
    start, end = trimmed(document, entry.span)
    if document.text[start] == "[":
        if entry.item_spans:
            return _into_brackets(document, entry, value)
        return _first_in_brackets(document.text, start, end, value)
    if entry.item_spans:
        return _below(document, entry, value)
    return behind(document.text, start + 1, scalar(value, before_comment=before_comment(document.text, start + 1)))


def behind(text: str, at: int, said: str) -> Splice:
    """Return what writes *said* at an offset, after a colon or dash that nothing follows yet, a space in between."""
    if text[at] == " " and not before_comment(text, at):
        return Splice(at + 1, at + 1, said)
    return Splice(at, at, f" {said}")


def before_comment(text: str, at: int) -> bool:
    """Return whether nothing but a comment follows in the line."""
    return bool(_COMMENT.match(text, at))


def _first_in_brackets(text: str, start: int, end: int, value: str) -> Splice:
    within = text[start + 1 : end - 1]
    if "#" in within:
        said = scalar(value, in_brackets=True, before_comment=True)
        return Splice(start + 1, start + 1, said if within[0].isspace() else f"{said} ")
    return Splice(start + 1, end - 1, scalar(value, in_brackets=True))


def _into_brackets(document: Document, entry: Entry, value: str) -> Splice:
    text = document.text
    last_start, last_end = trimmed(document, entry.item_spans[-1])
    closing = document.front + entry.span[1] - 1
    tail = _TAIL.fullmatch(text, last_end, closing)
    said = scalar(value, like=_quotes(document, entry), in_brackets=True)
    if not tail:  # such as a text without anything in it
        at = last_end + len(text[last_end:closing].rstrip())
        return Splice(at, at, f" {said}" if text[at - 1] == "," else f", {said}")
    before = text[line_start(text, last_start) : last_start]
    if not before.strip():  # one item a line
        ends = line_break(text, last_start)
        comma = "" if tail["comma"] else ","
        kept = text[last_end : tail.end("rest")]
        return Splice(last_end, tail.end("rest"), f"{comma}{kept}{ends}{before}{said}{tail['comma']}")
    if tail["comma"]:
        at = tail.end("comma")
        return Splice(at, at, f" {said},")
    if "#" in tail["rest"]:
        said = scalar(value, in_brackets=True, before_comment=True)
    return Splice(last_end, last_end, f"{_separator(document, entry)}{said}")


def _separator(document: Document, entry: Entry) -> str:
    """Return what stands between the last two items, where that is a comma."""
    if len(entry.item_spans) > 1:
        between = document.text[trimmed(document, entry.item_spans[-2])[1] : document.front + entry.item_spans[-1][0]]
        if _COMMA.fullmatch(between):
            return between
    return ", "


def _quotes(document: Document, entry: Entry) -> str:
    """Return the quotation marks that every item stands in, if there are such."""
    found = {document.text[document.front + start] for start, _ in entry.item_spans}
    return found.pop() if found in ({'"'}, {"'"}) else ""


def _below(document: Document, entry: Entry, value: str) -> Splice:
    text = document.text
    start, end = trimmed(document, entry.item_spans[-1])
    before = text[line_start(text, start) : start]
    if not _DASH.fullmatch(before):  # a dash, and its text on the next line
        first = document.front + entry.span[0]
        before = f"{text[line_start(text, first) : first]}- "
    at = line_end(text, end)
    said = scalar(value, like=_quotes(document, entry))
    return Splice(at, at, f"{line_break(text, start)}{before}{said}")


def replaced(document: Document, entry: Entry, value: str | tuple[str, ...]) -> Splice:
    """Return what puts *value* in the place of a list; raise RefusedError where comments would go with it."""
    text = document.text
    start, end = trimmed(document, entry.span)
    if text[start] == "[":
        _refuse_comments(document, entry, start, end)
        items = () if isinstance(value, str) else (scalar(one, in_brackets=True) for one in value)
        return Splice(start, end, scalar(value) if isinstance(value, str) else f"[{', '.join(items)}]")
    at = behind_colon(document, entry)
    end = trimmed(document, entry.item_spans[-1])[1] if entry.item_spans else start + 1
    _refuse_comments(document, entry, at, end)
    if isinstance(value, str):
        return Splice(at, end, f" {scalar(value)}")
    below = indentation(document, entry)
    found = Style(indent=text[line_start(text, start) + len(below) : start])
    return Splice(at, end, found.written([scalar(one) for one in value], below, line_break(text, at)))


def _refuse_comments(document: Document, entry: Entry, start: int, end: int) -> None:
    """Raise RefusedError where a comment stands between two offsets, outside of the list's items."""
    bounds = [start, *(document.front + at for span in entry.item_spans for at in span), end]
    if any("#" in document.text[bounds[i] : bounds[i + 1]] for i in range(0, len(bounds), 2)):
        raise RefusedError(f"the list “{entry.key}” of {document.path} holds comments, which would be lost")


def from_single(document: Document, entry: Entry, *values: str) -> Splice:
    """Return what makes the single value of a key a list of *values*; where it is the first, it stays as written."""
    text, found = document.text, style(document)
    start, end = trimmed(document, entry.span)
    quotes = text[start] if text[start] in "\"'" else ""
    items = [scalar(value, like=quotes, in_brackets=found.flow) for value in values]
    source = text[start:end]
    if values[0] == document.values.get(entry.key) and "\n" not in source and (quotes or not found.flow):
        items[0] = source
    if found.flow:
        return Splice(start, end, found.written(items, "", "")[1:])
    at = behind_colon(document, entry)
    rest = line_end(text, end)
    items[0] += text[end:rest]
    comment = text[at:start].rstrip()  # of a value that begins on the line below its key
    return Splice(at, rest, comment + found.written(items, indentation(document, entry), line_break(text, at)))
