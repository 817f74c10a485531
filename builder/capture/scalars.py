"""Any text as a YAML scalar on one line, which Keepwarm reads back as just that text."""

import re

from builder.source import frontmatter, plain_yaml

_BREAK = re.compile(r"\r\n?|\n")
_ESCAPED = re.compile(r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_NAMED = {"\0": "\\0", "\a": "\\a", "\b": "\\b", "\t": "\\t", "\v": "\\v", "\f": "\\f", "\x1b": "\\e"}
_LAST_OF_LATIN_1, _LAST_OF_BASIC_PLANE = 0xFF, 0xFFFF
_NEVER_PLAIN = re.compile(r"[\[{]|.*(?::(?: |$)| #)|$")  # a [[link]] is a list to every program but ours
_AS_A_LETTER = "+(./"  # begin a plain scalar as letters do: a telephone number is no matter for libyaml


def one_line(text: str) -> str:
    """Return *text* as front matter and list items hold it: line breaks become spaces, the ends are stripped."""
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode()  # half a character cannot be written into a file
    return " ".join(line.strip() for line in _BREAK.split(text)).strip()


def scalar(text: str, *, like: str = "", in_brackets: bool = False, before_comment: bool = False) -> str:
    """Return *text*, made one line, as a YAML scalar that is read back as just that.

    It is plain where that is possible, else in double quotation marks, else in single ones; *like* is the kind of
    quotation marks to keep to where it can be done, "" for none. A scalar *in_brackets* is safe within ``[…]``; one
    *before_comment* is quoted, so that nobody takes the comment for a part of it.
    """
    text = one_line(text)
    if not like and not before_comment and is_plain(text, in_brackets=in_brackets):
        return text
    if _ESCAPED.search(text):
        return f'"{_ESCAPED.sub(_escape, _with_escapes(text))}"'
    if like != '"' and (like == "'" or '"' in text or "\\" in text):
        return "'" + text.replace("'", "''") + "'"
    return f'"{_with_escapes(text)}"'


def is_plain(text: str, *, in_brackets: bool) -> bool:
    """Return whether the line *text* means itself without quotation marks: as a value, as an item of a list.

    In a list ``[…]`` other characters mean something, so that is another question.
    """
    if _NEVER_PLAIN.match(text) or _ESCAPED.search(text):
        return False
    if in_brackets:
        return _reads(f"k: [{text}, {text}]\nl: [\n  {text}\n]\n", {"k": (text, text), "l": (text,)})
    if text[0] in _AS_A_LETTER:
        text = f"a{text}"
    return _reads(f"k: {text}\nl:\n  - {text}\n", {"k": text, "l": (text,)})


def _reads(probe: str, values: dict[str, str | tuple[str, ...]]) -> bool:
    """Return whether the front matter *probe* holds *values*, and nothing is wrong with it."""
    read = plain_yaml.values(probe)
    if read is not None:
        return read == values
    entries, faults = frontmatter.read(probe)
    return not faults and frontmatter.values(entries) == values


def _with_escapes(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _escape(match: re.Match[str]) -> str:
    """Return a character that YAML does not take as it stands, or takes for the end of a line (YAML 1.1, 5.6)."""
    character = match[0]
    number = ord(character)
    if character in _NAMED:
        return _NAMED[character]
    if number <= _LAST_OF_LATIN_1:
        return f"\\x{number:02X}"
    return f"\\u{number:04X}" if number <= _LAST_OF_BASIC_PLANE else f"\\U{number:08X}"
