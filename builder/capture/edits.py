"""What can be changed in a note, as values: each says how its text changes, and apart from that what it then says.

The two are worked out separately, so that the one proves the other (`builder.capture.revising`).
"""

from datetime import date
from typing import NamedTuple

from builder.capture import items, keys
from builder.capture.scalars import one_line
from builder.capture.splices import Splice, line_break
from builder.source.document import Document

Value = str | tuple[str, ...]
Values = dict[str, Value]


class SetKey(NamedTuple):
    """Give a key of the front matter this value, one text or a list of them."""

    key: str
    value: Value


class AddToList(NamedTuple):
    """Add a text at the end of a key's list, which may be a single value or absent so far; once is enough."""

    key: str
    value: str


class Append(NamedTuple):
    """Add an item, without its marker, at the end of a section's list; ``section`` is the heading's folded title."""

    section: str
    item: str


class Tick(NamedTuple):
    """Tick the item of a section whose text begins at the offset ``at``, as its entry says, and note the day."""

    section: str
    at: int
    done: date


class Describe(NamedTuple):
    """Write Markdown of several lines below the front matter of a note that has nothing there."""

    text: str


Edit = SetKey | AddToList | Append | Tick | Describe


def spliced(edit: Edit, document: Document, task: object = None) -> Splice | None:
    """Return how an edit changes the text of a note, None where it says that already; *task* is the item to tick."""
    if isinstance(edit, SetKey | AddToList) and values_after(edit, document.values) is document.values:
        return None
    if isinstance(edit, SetKey):
        return keys.set_value(document, edit.key, edit.value)
    if isinstance(edit, AddToList):
        return keys.add_value(document, edit.key, edit.value)
    if isinstance(edit, Describe):
        return _described(document, edit.text)
    if isinstance(edit, Append):
        return items.append(document, edit.section, one_line(edit.item))
    return items.tick(document, edit.section, edit.at, task, edit.done)


def _described(document: Document, text: str) -> Splice:
    at = len(document.text)
    ends = line_break(document.text, document.front_end)
    gap = "" if document.text.endswith("\n") else ends
    return Splice(at, at, gap + "".join(f"{line}{ends}" for line in text.split("\n")))


def values_after(edit: SetKey | AddToList, values: Values) -> Values:
    """Return what the front matter says after an edit, the order of its keys aside; the same where it says so already.

    One text and a list of that text alone are one to every field.
    """
    there = values.get(edit.key, ())
    there = (there,) if isinstance(there, str) else there
    if isinstance(edit, AddToList):
        value = one_line(edit.value)
        return values if value in there else {**values, edit.key: (*there, value)}
    if isinstance(edit.value, str):
        value = one_line(edit.value)
        return values if there == (value,) else {**values, edit.key: value}
    listed = tuple(map(one_line, edit.value))
    return values if there == listed else {**values, edit.key: listed}
