"""Lines and values of front matter shown as YAML reads them: shortened, in quotation marks, as lists."""

import re
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the stubs leave it out

from builder.source.lines import line_start, on_one_line

CODED = re.compile(r"\"[^\"\n]*\\[^\"\n]*\"")
"""A text in quotation marks that holds a backslash, which begins a code there."""

# A list of plain words, or a link, that lacks its end:
_OPEN_LIST = re.compile(r"\[{1,2}[^\W_][^\[\]{}&*!?:#'\"`@%|>\\]*\]?")
_LINKS = re.compile(r"\[\[[^\[\]\n]+\]\](?:,[ ]*\[\[[^\[\]\n]+\]\])+")  # a list of links that lacks its brackets
_LINK = re.compile(r"\[\[[^\[\]\n]+\]\]")
_LIST = re.compile(r"\[[^\[\]{}\"'\n]+\]")  # a list, of which some item is no plain word
_WORDS = re.compile(r"[^\W_][\w ./()&+-]*")
_TEXTS = re.compile(r"(?:\"[^\"\n]*\"(?:,[ ]*|$)){2,}|(?:'[^'\n]*'(?:,[ ]*|$)){2,}")  # a list of them without brackets
_LONG = 60


def shortened(text: str) -> str:
    """Return the first line of *text*, cut to a length that fits a message."""
    line = text.strip().partition("\n")[0]
    return line if len(line) <= _LONG else line[: _LONG - 1] + "…"


def quote(value: str) -> str:
    """Return *value* as a quoted YAML scalar on one line that reads back as typed."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def quoted(text: str, start: int, end: int) -> str:
    """Return the remedy that shows the line of *text* with the value between two offsets in quotes."""
    line = line_start(text, start)
    before = text[max(line, start - _LONG) : start]
    value = quote(shortened(on_one_line(text[start:end])))
    if "[" in before or start - line > _LONG:  # within a list on one line, or far out: the value alone is clearer
        return f"write {value}"
    gap = "" if not before or before[-1] in " \t[" else " "
    return f"write {(before + gap).lstrip()}{value}"


def quoted_instead(source: str) -> str:
    """Return the remedy for a nested value: the line quoted where it looks like a text, else advice."""
    lines = [line for line in source.split("\n") if line.strip()]
    match = re.match(r"[ \t]*-[ \t]+(.*)", lines[0]) if len(lines) == 1 else None
    if match and ":" in match[1]:
        return f"write - {quote(shortened(match[1]))}"
    return "give the key one value, or a list with one plain value on each line; quote a text that holds “: ”"


def readable(line: str) -> bool:
    """Return whether YAML reads *line* as it stands."""
    return _nodes(line) is not None


def _nodes(line: str) -> list[Any] | None:
    """Return the values that YAML reads in *line*, of a list or group how it begins; None where it cannot read it."""
    parser, found = CParser(line), []
    try:
        while (event := parser.get_event()).__class__ is not yaml.StreamEndEvent:
            found.append(event)
    except yaml.YAMLError:
        return None
    finally:
        parser.dispose()
    return [event for event in found if isinstance(event, yaml.NodeEvent)]


def _is_text(value: str) -> bool:
    """Return whether YAML reads *value* as one text, as typed or in quotation marks; a link counts as one."""
    listed, *said = _nodes(f"- {value}") or (None,)
    if listed is None or len(said) != 1 or not isinstance(said[0], yaml.ScalarEvent):
        return bool(_LINK.fullmatch(value))
    return not (said[0].anchor or said[0].tag) and bool(said[0].style or said[0].value == value)


def as_text(said: str) -> str:
    """Return *said* as a YAML scalar: in quotation marks where YAML would not read it as the text that it is."""
    return said if _is_text(said) else quote(unquoted(said))


def as_item(said: str) -> str:
    """Return the line of the list item that says *said*, in quotation marks where YAML would read anything else."""
    said = without_comma(said) or said
    return f"- {shortened(said) if _is_text(said) else quote(shortened(unquoted(said)))}"


def without_comma(value: str) -> str:
    """Return a list, or a text in quotation marks, without the comma behind it, as JSON has it; nothing for others."""
    whole = value.removesuffix(",").rstrip()
    return whole if whole != value and whole[:1] in ("[", '"', "'") and readable(f"x: {whole}") else ""


def mended(value: str) -> str:
    """Return *value* as a YAML scalar, or as the list that it began to be."""
    whole = without_comma(value)
    if whole:
        return whole
    closed = value + "]" * (value.count("[") - value.count("]"))
    if _OPEN_LIST.fullmatch(value) and readable(closed):
        return closed if "," in value or value.startswith("[[") else value[1:]  # one alone is right for every key
    if _TEXTS.fullmatch(value):
        return f"[{value.rstrip(', ')}]"
    listed = value if _LINKS.fullmatch(value) else value[1:-1] if _LIST.fullmatch(value) else ""
    if listed:
        items = filter(None, map(str.strip, listed.split(",")))
        return f"[{', '.join(item if _WORDS.fullmatch(item) else quote(item) for item in items)}]"
    return quote(unquoted(value))


def spaced(key: str, value: str) -> str:
    """Return the line of *key* with a space before its value, which is quoted where YAML wants that."""
    plain = f"{key}: {value}"
    is_list = value.startswith("[") and readable(plain) and " #" not in value
    return plain if not value or is_list or _is_text(value) else f"{key}: {mended(value)}"


def unquoted(value: str) -> str:
    """Return *value*; drop a quotation mark that has lost its partner, and a pair in which a backslash means a code."""
    if CODED.fullmatch(value):
        return value[1:-1]
    alone = value.startswith('"') and value.count('"') == 1 and len(value) > 1
    return value[1:].strip() if alone else value
