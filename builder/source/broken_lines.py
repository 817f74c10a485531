"""What broke a line of YAML, in the user's words, and the line mended."""

import re

from builder.source.lines import line_end, line_start, on_one_line, unseen
from builder.source.mending import CODED, as_item, mended, quote, readable, shortened, spaced, without_comma

_KEY = re.compile(r"(?P<lead>[ \t]*)(?!-[ \t])(?P<key>[^\s:#\"'\[\]{}][^:\n]*):(?P<gap>[ \t]*)(?P<value>[^\n]*)")
_ODD_BLANKS = "\u00a0\u2007\u202f\u3000\u200b\u200e\u200f\u2060\ufeff"  # and what cannot be seen at all
_ODD_COLON = re.compile(rf"([\w-]+)(?::[{_ODD_BLANKS}]|\s*\uff1a)[\s{_ODD_BLANKS}]*([^\s{_ODD_BLANKS}].*)")
_UNSPACED = re.compile(r"([\w-]+):([^\s:].*)")
_TAB_INDENT = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)
_BELOW_VALUE = re.compile(r"(?P<key>[^\s:#\"'\[\]{}-][^:\n]*):[ \t]+(?P<value>[^\s\"'|>\[{#&*!][^\n]*)\n")
_WHOLE_VALUE = re.compile(r"(?P<key>[^\s:#\"'\[\]{}-][^:\n]*):[ \t]+(?P<value>[\"'|>\[][^\n]*)\n")
_BLOCK = re.compile(r"[^\n:]*:[ \t]+[|>]")  # a text of several lines begins
_STRAY_KEY = re.compile(r"[ \t]+(?P<key>[^\W\d][\w-]*):(?:[ \t][^\n]*)?")
_LISTED_KEY = re.compile(r"-[ \t]+([^\W\d_][\w-]*:(?:[ \t][^\n]*)?)")
_BOLD_KEY = re.compile(r"[ \t]*([*_]{1,3})([^\W\d_][\w -]*)(?:\1:|:\1)[ \t]*([^\n]*)")
_ODD_ITEM = re.compile(r"(?:[-\u2010-\u2015\u2212•]|[*+](?=[ \t]))[ \t]*([^\s\-*+:][^\n]*)")
_ODD_LIST = re.compile(rf"[^\s:\-][^:\n]*:[ \t]*\n[ \t]*(?P<line>(?!- ){_ODD_ITEM.pattern})(?=\n|$)")
_ITEM = re.compile(r"( *)- ")
_LISTED = re.compile(r"[ \t]*-(?:[ \t]|$)")
_OPENERS = {
    "@": "a value cannot begin with “@” unless it is quoted",
    "`": "a value cannot begin with a backtick unless it is quoted",
    "%": "a value cannot begin with “%” unless it is quoted",
    "*": "a value that begins with “*” has to be quoted, or YAML takes it for an alias",
    "&": "a value that begins with “&” has to be quoted, or YAML takes it for an anchor",
    "!": "a value that begins with “!” has to be quoted, or YAML takes it for a tag",
    "[": "the bracket “[” opens a list that is not closed as YAML wants it",
    "{": "the brace “{” opens a group that is not closed as YAML wants it",
    "|": "a value that begins with “|” has to be quoted",
    ">": "a value that begins with “>” has to be quoted",
    ",": "a value cannot begin with “,” unless it is quoted",
    "]": "a value cannot begin with “]” unless it is quoted",
    "#": "a value cannot begin with “#” unless it is quoted",
    "}": "a value cannot begin with “}” unless it is quoted",
    '"': "a quotation mark makes YAML expect its partner at the very end of the value",
    "'": "an apostrophe at the start makes YAML expect its partner at the very end of the value",
}
_NO_PLAIN_COLON = "the colon, or the blank after it, is not a plain one"
_NO_LIST = "a hyphen stands before this key, which makes a list of it"
_NO_ITEM = "this is not a list item: one begins with a hyphen and a space"
_MARKED = re.compile(r"\A[^\n]*:[ \t]*\n(?:[^\n]*\n)*?[ \t]*-[ \t]")
_UNMARKED = re.compile(r"^[ \t]+(?P<item>(?:-(?![ \t\n-])|[*+•–—][ \t]+|[•–—])(?P<said>\S[^\n]*))$", re.MULTILINE)


def explain(chunk: str, at: int, problem: str) -> tuple[int, int, str, str]:  # noqa: PLR0911 - one for each slip
    """Explain why YAML refuses *chunk*, one key with its value, having stumbled at the offset *at*.

    Returns the offsets of what to mark, the message and the remedy with the line mended.
    """
    invisible = explain_unseen(chunk, 0, len(chunk))
    if invisible:
        return invisible
    tab = _TAB_INDENT.search(chunk)
    tabbed = _tabbed_key(chunk, tab.start()) if tab else None
    if tab and not tabbed:
        return *tab.span(), "YAML does not take tabs to indent a line", "write spaces instead of the tab"
    unmarked = _UNMARKED.search(chunk) if _MARKED.search(chunk) else None
    if unmarked:
        return *unmarked.span("item"), _NO_ITEM, f"write {as_item(unmarked['said'].rstrip())}"
    listed = _ODD_LIST.match(chunk)
    if listed:
        return *listed.span("line"), *explain_without_key(listed["line"])
    begin, end = tabbed.span() if tabbed else _bad_line(chunk, at)
    line = chunk[begin:end]
    first = begin + len(line) - len(line.lstrip())
    begun = _BELOW_VALUE.match(chunk, 0, begin)
    if begun:
        return first, end, *_below_value(begun, chunk, line, problem)
    stray = _STRAY_KEY.fullmatch(line)
    if stray and _KEY.match(chunk, 0, begin):
        return first, end, *_indented(stray)
    is_item = _LISTED.match(line)
    above = _ITEM.match(chunk, chunk.find("\n") + 1, begin) if is_item else None
    if is_item and not above:
        whole = _WHOLE_VALUE.match(chunk, 0, begin)
        return first, end, *(_list_below(whole, line) if whole else explain_without_key(line))
    if above and above[1] != chunk[begin:first]:
        message = "this item is indented differently from the one above"
        return first, end, message, "put as many spaces before it as before the item above"
    match = _KEY.fullmatch(line)
    if match:
        return _with_key(match, begin, end, problem)
    return _without_key(line, begin, end, problem)


def _tabbed_key(chunk: str, start: int) -> re.Match[str] | None:
    """Return the line at *start*, which a tab indents, where it is a key below another one; else None."""
    is_key_below = start > 0 and not _BLOCK.match(chunk)
    return _STRAY_KEY.fullmatch(chunk, start, line_end(chunk, start)) if is_key_below else None


def explain_unseen(text: str, start: int, end: int) -> tuple[int, int, str, str] | None:
    """Explain, as ``explain`` does, a character between two offsets that YAML does not take; None without one."""
    found = unseen().search(text, start, end)
    if not found:
        return None
    message = f"this line holds a character that cannot be seen, U+{ord(found[0]):04X}"
    return *found.span(), message, "delete it; the cursor stops there although nothing is shown"


def _with_key(match: re.Match[str], begin: int, end: int, problem: str) -> tuple[int, int, str, str]:
    if _BOLD_KEY.fullmatch(match[0]):
        return begin + match.start("key"), end, *explain_without_key(match[0])
    value = match["value"].strip()
    start = begin + match.start("value")
    if not match["gap"] and value:
        odd = _ODD_COLON.fullmatch(f"{match['key']}:{match['value']}".strip())
        whole = match["lead"] + spaced(match["key"].rstrip(), odd[2] if odd else value)
        message = _NO_PLAIN_COLON if odd else "a space is missing after the colon"
        return begin + match.start("key"), end, message, f"write {shortened(whole)}"
    span = (start, max(start + 1, end))
    if value == "[":  # the list stands on the lines below
        remedy = "close it with “]”, or write each value on a line of its own, with “- ” in front of it"
        return *span, reason(value, problem), remedy
    line = f"{match['key'].rstrip()}: {mended(value)}"
    remedy = f"write {line}" if readable(line) else "put the whole value in quotation marks"
    return *span, reason(value, problem), remedy


def _below_value(begun: re.Match[str], chunk: str, line: str, problem: str) -> tuple[str, str]:
    """Return message and remedy for a line that cannot go on with the value that has *begun* behind the key."""
    if _LISTED.match(line):
        return _list_below(begun, line)
    if not line[:1].isspace():  # so it is no part of the value, nor was meant to be
        return explain_without_key(line)
    value = on_one_line(chunk[begun.start("value") :])
    quoted_whole = f"write {begun['key'].rstrip()}: {quote(shortened(value))}"
    stray = _STRAY_KEY.fullmatch(line)
    if stray:
        message, remedy = _indented(stray)
        return message, f"if it is a key, {remedy}; if not, {quoted_whole}"
    return reason(value, problem), quoted_whole


def _list_below(begun: re.Match[str], line: str) -> tuple[str, str]:
    """Return message and remedy for the first line of a list whose key has a value behind it already."""
    if _LISTED_KEY.fullmatch(line):
        return _explain_list_without_key(line)
    key, value = begun["key"].rstrip(), begun["value"].rstrip()
    message = f"a list begins here, though “{key}” has a value already"
    remedy = f"write “{key}:” with nothing after it"
    if value == "[]":
        return message, remedy
    if value[0] in "[|>":
        return message, f"{remedy}, and each value on a line of its own, with “- ” before it; or delete the list"
    return message, f"{remedy}, and “- {shortened(value)}” on the line below; or delete the list"


def _indented(stray: re.Match[str]) -> tuple[str, str]:
    blanks = "blanks" if "\t" in stray[0][: stray.start("key") - stray.start()] else "spaces"
    message = f"“{stray['key']}:” is indented, so YAML does not take it for a key of its own"
    return message, f"delete the {blanks} before it"


def _bad_line(chunk: str, at: int) -> tuple[int, int]:
    """Return the line to blame: the one that cannot be read by itself, else the one YAML stumbled over."""
    first_end = chunk.find("\n") if "\n" in chunk else len(chunk)
    if not readable(chunk[:first_end]) or at <= first_end or not chunk[first_end:].strip():
        return 0, first_end
    start = line_start(chunk, at)
    if not chunk[start : at + 1].strip():  # reported at the start of the line after
        start = line_start(chunk, len(chunk[:start].rstrip()))
    return start, line_end(chunk, start)


def explain_without_key(line: str) -> tuple[str, str]:
    """Return message and remedy for a line that is no ``key: value``."""
    text = line.strip()
    bold = _BOLD_KEY.fullmatch(text)
    if bold:
        return "asterisks or underscores stand around this key", f"write {shortened(spaced(bold[2], bold[3]))}"
    if text.startswith(("- ", "-\t")):
        return _explain_list_without_key(text)
    says_something = re.search(r"[^\W_]", text)
    item = _ODD_ITEM.fullmatch(text) if says_something else None
    if item:
        return _NO_ITEM, f"write {as_item(item[1])}"
    odd = _ODD_COLON.fullmatch(text)
    if odd:
        return _NO_PLAIN_COLON, f"write {shortened(spaced(odd[1], odd[2]))}"
    unspaced = _UNSPACED.fullmatch(text)
    if unspaced:
        return "a space is missing after the colon", f"write {shortened(spaced(unspaced[1], unspaced[2]))}"
    word = re.match(r"([^\W\d_][\w-]*)(?:(?:[ \t]+|(?==))(\S.*))?$", text)
    remedy = shortened(spaced(word[1], (word[2] or "").lstrip("=:").strip())) if word else ""
    remedy = f"write {remedy or 'a key, a colon, a space, a value'}" if says_something else "delete this line"
    return "this is not a “key: value” line", remedy


def _explain_list_without_key(line: str) -> tuple[str, str]:
    listed = _LISTED_KEY.fullmatch(line)
    if listed:
        return _NO_LIST, f"delete the hyphen before every key: {shortened(listed[1])}"
    return "this list has no key", "write “key:” on the line above, or delete the list"


def _without_key(line: str, start: int, end: int, problem: str) -> tuple[int, int, str, str]:
    text = line.strip()
    first = start + len(line) - len(line.lstrip())
    if re.match(r"-[ \t]", text):
        value = text[1:].strip()
        is_tabbed = "\t" in text[: -len(value)] and readable(f"- {value}")
        why = "YAML does not take a tab after the hyphen" if is_tabbed else reason(value, problem)
        return first, end, why, f"write {as_item(value)}"
    return first, max(end, first + 1), *explain_without_key(line)


def reason(value: str, problem: str) -> str:
    """Return why YAML cannot read *value*, of which it says that there is a *problem*."""
    if CODED.fullmatch(value):
        return "a backslash in quotation marks begins a code to YAML"
    if without_comma(value):
        return "YAML takes no comma behind a value"
    if value[:1] in _OPENERS:
        return _OPENERS[value[0]]
    if ": " in value or value.endswith(":") or "mapping values" in problem:
        return "the second colon makes YAML expect another key here"
    if " #" in value:
        return "what follows “ #” is a comment to YAML, and no part of the value"
    return "YAML cannot read this value"
