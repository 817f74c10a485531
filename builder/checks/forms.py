"""The forms of list items, one small parser each (docs/format.md, Sections).

A parser gets the item, a way to resolve references, and a way to report; it returns the item's value or raises
``UnfitError``, which costs that item alone. Texts that many notes have in common are held once.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from sys import intern
from typing import Any, NamedTuple, TypeVar

from builder.checks import colons
from builder.checks.brackets import NAMED, Bracket, UnfitError, read_day
from builder.checks.naming import explain_reference
from builder.model.explaining import explain_choice, shown
from builder.model.items import Box, LogEntry, OpenQuestion, Phrase, Question, Referral, Task
from builder.model.references import Fate, References
from builder.model.words import Channel, LogType
from builder.source.body import Item, dedented

Report = Callable[[int, int, str, str, str], None]
"""Takes start, end, code, message and help of a problem; the offsets are the file's."""


class Context(NamedTuple):
    """What a parser may ask: who is referred to, and where to report what does not cost the item.

    ``referred`` are the references that items hold in places of their own, as typed, by their offsets.
    """

    contacts: References
    report: Report
    referred: dict[int, str]


@dataclass(frozen=True)
class Form:
    """The form of a section's items: its parser, what is shown to explain it, how a bracket looks that it may have.

    ``begins`` is how an item begins that no plain text is taken for, if there is such a thing; ``alone``, whether what
    begins so is never meant as part of another.
    """

    parse: Callable[[Item, Context], Any]
    shown: str
    bracket: Bracket | None = None
    begins: str = ""
    alone: bool = False

    def remedy(self, unfit: UnfitError) -> str:
        """Return how to mend an item that does not fit: as its parser says, else by the form."""
        return unfit.remedy or f"the form is {self.shown}"

    def is_begun(self, text: str) -> bool:
        """Return whether *text* begins as only an item does."""
        return bool(self.begins and re.match(self.begins, text, re.IGNORECASE))


_BOX = re.compile(r"\[(.?)\](?:\s+|$)")
_DATE_AND_MORE = re.compile(r"(?:\[.?\]\s+|[*_]{1,3})\d{4}-\d\d-\d\d[*_]{0,3}|\d{4}-\d\d-\d\d[:,;.](?=\s)")
_BOXES = {" ": Box.OPEN, "x": Box.DONE, "X": Box.DONE, "-": Box.DROPPED}
# But for links: [x](y), [x][y]
_ODD_BOX = re.compile(r"(?:\[\s*(?:[xX-]\s*)?\]|\uff3b\s*(?:[xX-]\s*)?\uff3d|\([xX ]\))(?![(\[:])")
_BOX_BEHIND = re.compile(r"!\s*(\[[ xX-]\])\s+(\S.*)")
_PLAIN_BOXES = {f"[{mark}] ": box for mark, box in _BOXES.items()}
_Word = TypeVar("_Word", bound=StrEnum)
_LOG_TYPES = {word.value: word for word in LogType}
_CHANNELS = {word.value: word for word in Channel}
_LOG = re.compile(
    r"(\S+(?: +\d\d?:\d\d\S*(?: (?:Z|[+-]\d\d(?::?\d\d)?)(?!\S))?)?)\s+([^\s:]+)"
    r"(?:\s+[bB][yY]\s+([^\s:]+))?\s*(?::\s*(.*))?",
    re.DOTALL,
)
_BEGUN_LOG = re.compile(r"\S+(?: +\d\d?:\d\d\S*)?(?! +\d\d?:)\s+([^\s:,;]*\w[^\s:,;]*)")
_BEHIND_NAME = r"(?:\((?P<org>[^()]*(?:\([^()]*\)[^()]*)?)\)\s*)?(?::\s*(?P<note>.*))?"
_REFERRAL = re.compile(rf"(?P<name>\[\[[^\[\]]+\]\]\s*|[^(:\[\]][^(:]*){_BEHIND_NAME}")
_REST_OF_REFERRAL = re.compile(_BEHIND_NAME)
_ENDS_NAME = re.compile(r"[(:]")
_WIDE = {0xFF08: " (", 0xFF09: ")", 0xFF1A: ": "}
_WIDE_MARK = re.compile("[\uff08\uff1a]")
_MOST_ENDS = 3  # places at which the name of a contact may end that holds a bracket or a colon itself
_IN_PATHS = frozenset("/|#[]")
_ARROW = re.compile(r"→|(?<![-–—])[-–—]+>")  # a phone makes a dash of two hyphens; none begins within another


def task(item: Item) -> tuple[Box, str, int]:
    """Split an item into its box and the text behind it, with that text's offset in the file; raise UnfitError."""
    text = item.text
    plain = _PLAIN_BOXES.get(text[:4])
    if plain and not text[4:5].isspace():  # the usual way to write one
        return plain, text[4:], item.start + 4
    match = _BOX.match(text)
    odd = _ODD_BOX.match(text) if not match else None
    if odd:
        remedy = "write [ ] for open, [x] for done or [-] for dropped, and a space after it"
        raise UnfitError(0, odd.end(), f"“{odd[0]}” is not quite a task box", remedy)
    if not match:
        return Box.OPEN, text, item.start
    box = _BOXES.get(match[1])
    if box is None:
        if match[1].isspace():  # as a phone or a web page has it
            message, remedy = "the blank in this task box is not a plain space", "write [ ] with the space bar"
            raise UnfitError(0, 2 + len(match[1]), message, remedy)
        message = f"“[{match[1]}]” is not a task box"
        raise UnfitError(0, 2 + len(match[1]), message, "write [ ] for open, [x] for done or [-] for dropped")
    return box, item.text[match.end() :], item.start + match.end()


def _word(words: Mapping[str, _Word], text: str, start: int, what: str) -> _Word:
    word = words.get(text.lower())
    if word is None:
        message = f"“{shown(text)}” is not a {what}"
        raise UnfitError(start, start + len(text), message, explain_choice(text, words)[1])
    return word


def read_first(item: Item) -> None:
    """Read the day that *item* begins with, a colon of any width behind it or none; raise UnfitError without a day."""
    box = _BOX.match(item.text)
    if box:
        raise UnfitError(0, box.end(1) + 1, f"“{item.text[: box.end(1) + 1]}” stands where the date belongs")
    word = item.text.split(maxsplit=1)[0]
    read_day(word.partition("\uff1a")[0].rstrip(":") or word, 0)


def _log(item: Item, _: Context) -> LogEntry:
    match = _LOG.fullmatch(item.text)
    more = _DATE_AND_MORE.match(item.text)
    if more:
        raise UnfitError(0, more.end(), f"“{more[0]}” is a date with something else attached to it")
    if not match:
        read_first(item)
        raise _odd_log(item.text)
    day = read_day(match[1], 0)
    kind = _LOG_TYPES.get(match[2].lower())
    if not kind:
        raise _odd_log(item.text)
    if match[3] and match[3].lower() not in _CHANNELS and (odd := colons.in_log(item.text)):
        raise odd
    channel = _word(_CHANNELS, match[3], match.start(3), "channel") if match[3] else None
    return LogEntry(day, kind, channel, intern((match[4] or "").strip()), item.start)


def _odd_log(text: str) -> UnfitError:
    """Return what is wrong with a log entry that begins with a day."""
    odd = colons.in_log(text)
    begun = _BEGUN_LOG.match(text)
    if begun and not odd:
        channel = _CHANNELS.get(begun[1].lower())
        if channel:
            message = f"“{begun[1]}” is a channel, not a type of log entry"
            remedy = f"write what it was, and the channel behind it: note by {channel}"
            raise UnfitError(*begun.span(1), message, remedy)
        _word(_LOG_TYPES, begun[1], begun.start(1), "type of log entry")
    return odd or UnfitError(0, len(text), "this is not a log entry")


def _plain_task(item: Item, _: Context) -> Task:
    box, text, _at = task(item)
    return Task(box, text.strip(), item.start)


def _referral(item: Item, context: Context) -> Referral:
    text = item.text.strip()
    end = _end_of_name(text, context.contacts)
    match = _REST_OF_REFERRAL.fullmatch(text, end) if end else _REFERRAL.fullmatch(text)
    if not match:
        raise colons.in_referral(text) or UnfitError(0, len(item.text), "this is not a name that you were given")
    typed = (text[:end] if end else match["name"]).strip()
    organisation, note = (match["org"] or "").strip(), (match["note"] or "").strip()
    start = item.start + len(item.text) - len(item.text.lstrip())
    resolved = context.contacts.resolve(typed)
    linked = typed.startswith("[[")
    context.referred[start] = typed
    if linked and not resolved.slug:
        raise UnfitError(0, len(item.text), "this is not a name that you were given")
    if (linked and resolved.fate is Fate.UNKNOWN) or resolved.fate is Fate.AMBIGUOUS:
        context.report(start, start + len(typed), *explain_reference(typed, resolved.fate, context.contacts))
    known = resolved.slug if resolved.fate in (Fate.FOUND, Fate.BROKEN) else None
    if resolved.fate is Fate.UNKNOWN and not typed.isascii():
        _check_wide(typed, start, context)
    return Referral(resolved.slug if linked else typed, known, organisation, intern(note), item.start)


def _check_wide(name: str, start: int, context: Context) -> None:
    """Warn where a name holds a bracket or a colon as Japanese and Chinese keyboards write them."""
    if _WIDE_MARK.search(name):
        usual = " ".join(name.translate(_WIDE).split())
        message = f"“{shown(name)}” counts as a name as a whole: its bracket or colon is a wide one"
        context.report(start, start + len(name), "stray-bracket", message, f"write {shown(usual)}")


def _end_of_name(text: str, contacts: References) -> int:
    """Return where a contact's name ends that begins *text* and holds a bracket or a colon, or 0 where none does.

    The longest that is known counts, and what stands behind it has to fit.
    """
    ends = [match.start() for match in _ENDS_NAME.finditer(text)]
    for end in reversed([*ends[1:], len(text)][:_MOST_ENDS] if ends else ()):
        typed = text[:end].strip()
        if _IN_PATHS.isdisjoint(typed) and contacts.resolve(typed).fate is not Fate.UNKNOWN:
            return end if _REST_OF_REFERRAL.fullmatch(text, end) else 0
    return 0


def _question(item: Item, _: Context) -> Question:
    box, text, at = task(item)
    critical = text.startswith("!") and not text.startswith("![")
    misplaced = _BOX_BEHIND.match(text) if text[:1] == "!" and at == item.start else None
    if misplaced:
        message = "the task box stands after “!”, where it does not count"
        raise UnfitError(0, misplaced.end(1), message, f"write {misplaced[1]} ! {shown(misplaced[2])}")
    if not text[critical:].strip():
        raise UnfitError(at - item.start, len(item.text), "this does not say what to ask")
    answer = dedented(item.below) if item.below else ""
    return Question(box, intern(text[critical:].strip()), critical, answer, item.start)


def _open_question(item: Item, _: Context) -> OpenQuestion:
    box, text, at = task(item)
    parts = _ARROW.split(text, maxsplit=1)
    if not parts[0].strip():
        raise UnfitError(at - item.start, len(item.text), "this does not say what the question is")
    return OpenQuestion(box, parts[0].strip(), parts[1].strip() if len(parts) > 1 else "", item.start)


def _plain(item: Item, context: Context) -> str:
    _check_box(item, context)
    return item.text.strip()


def _phrase(item: Item, context: Context) -> Phrase:
    _check_box(item, context)
    phrase, _colon, meaning = item.text.partition(": ")
    if not phrase.strip(" :"):
        raise UnfitError(0, len(item.text), "this does not say what the phrase is")
    return Phrase(intern(phrase.strip().removesuffix(":")), intern(meaning.strip()), item.start)


def _check_box(item: Item, context: Context) -> None:
    """Warn where a text begins with a task box, which no item of its section has."""
    box = colons.BOX.match(item.text)
    if box:
        message = f"“{box[1]}” is no task box here, but part of the text"
        context.report(item.start, item.start + box.end(1), "stray-bracket", message, f"write {shown(box[2])}")


TICKED = r"\[\s*(?:[x-]\s*)?\](?![(\[:])\s*\S"  # but for links: [x](y), [x][y]
"""How a task begins an item, whether its box is quite right or not."""

LOG = Form(
    _log,
    "DATE TYPE by CHANNEL: note, for example: 2026-11-02 request by phone: left a message",
    begins=rf"{colons.DAY}[ \t]+(?:{'|'.join(LogType)})(?:[ \t]+by[ \t]+[^\s:]+)?[ \t]*(?::|\r?$)",
    alone=True,
)
TASK = Form(_plain_task, "[ ] what would interest them", begins=TICKED)
REFERRAL = Form(
    _referral,
    "[[contact]] or a name (organisation): note, the last two optional",
    NAMED,
    r"\[\[[^\[\]]+\]\]\s*(?:\([^()]*\)\s*)?(?::|$)",
)
QUESTION = Form(_question, "[ ] the question; [x] once asked; ! in front of a critical one", begins=TICKED)
OPEN_QUESTION = Form(_open_question, "[ ] the question → how or from whom to find out", begins=TICKED)
PHRASE = Form(_phrase, "phrase: what it means")
PLAIN = Form(_plain, "a text")
