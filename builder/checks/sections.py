"""The sections of a note: their items by form, their texts, and what looks like a slip."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from builder.checks.brackets import ON_ONE_LINE, WRAPPED, UnfitError, is_wrapped
from builder.checks.forms import PLAIN, QUESTION, Context, Form
from builder.checks.kinds import SECTION_KINDS, THEME, Kind, folded
from builder.checks.slips import slips
from builder.model.items import Box, Promise, Todo
from builder.model.references import References
from builder.source import body as markdown
from builder.source.body import Body, Section
from builder.source.document import Document

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic

_CLOSE = 85  # of 100: “Promisses” is close to “Promises”, “Notes to self” is not close to “Notes”
_LONGEST = 40  # letters of a heading that may be a section misspelt; every way to swap two of them is tried
_OTHER_WORDS = {"debriefing": "debrief", "logbook": "log", "todolist": "todo"}  # not close, but meant
_BEHIND = re.compile(r"(?:\([^()]*\)|\{[^{}]*\}|[\^#][\w/-]+)\s*$")  # as Pandoc and Obsidian have it
_DATED = (Promise, Todo)
_BOX = len("[ ] ")
_EMPTY = re.compile(r"(?:\[[ xX-]?\])?\s*")
_LETTER = re.compile(r"[^\W\d_]")
_EMPTY_LINE = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])(?:[ \t]+\[[ ]?\])?|#{1,6}|(?:[-*_][ \t]*){3,})?[ \t\r]*$", re.MULTILINE
)
_DEFINITION = re.compile(r"\n {0,3}\[[^\[\]\n]+\]:")  # of an address or a footnote, to be used elsewhere in the note


class Checker:
    """Reads the sections of one document and collects what is wrong with them.

    ``referred`` are the references that its items hold in places of their own, as typed, by their offsets; ``refused``
    is what was marked in items that do not fit; ``outline`` are the sections, once they are read.
    """

    def __init__(self, kind: Kind, document: Document, contacts: References) -> None:
        """Prepare to read *document*, a note of *kind*, in which *contacts* may be named."""
        self.kind, self.document, self.contacts = kind, document, contacts
        self.referred: dict[int, str] = {}
        self.refused: set[tuple[int, int]] = set()
        self.problems: list[Diagnostic] = []
        self.body: Body = markdown.open_body(document.text, document.body)
        self.outline: tuple[Section, ...] = ()

    def report(self, start: int, end: int, code: str, message: str, remedy: str) -> None:
        """Keep one problem between two offsets of the file."""
        self.problems.append(self.document.problem(start, end, code, message, remedy))

    def read(self) -> dict[str, Any]:
        """Return the values of the sections that this kind of note reads, by attribute."""
        items: dict[str, list[Any]] = {}
        texts: dict[str, list[str]] = {}
        context = Context(self.contacts, self.report, self.referred)  # not kept: it would keep this one in turn
        for start, end in self.body.unclosed:
            what = "comment" if self.document.text[start] == "<" else "code block"
            remedy = "close it with “-->”" if what == "comment" else "close it with a line of the same marks"
            self.report(
                start, end, "unclosed-block", f"this {what} is never closed, so it is taken for plain text", remedy
            )
        self.outline = markdown.outline(self.body)
        if self.kind is THEME:  # of which every item of every list is a question
            items["questions"] = [text for section in self.outline for text in self._items(section, PLAIN, context)]
        for section in self.outline:
            title = folded(section.title)
            known = self.kind.sections.get(title)
            if not known:
                if title:
                    self._stray(title, section)
                continue
            attribute, form = known
            if form:
                items.setdefault(attribute, []).extend(self._items(section, form, context))
            elif not self._is_blank(section):
                texts.setdefault(attribute, []).append(self.document.text[section.start : section.end].strip())
        for slip in slips(self.kind, self.body, self.outline):
            self.report(*slip)
        listed = {attribute: tuple(values) for attribute, values in items.items()}
        return listed | {attribute: "\n\n".join(parts) for attribute, parts in texts.items()}

    def says_above(self, read: Mapping[str, Any]) -> bool | None:
        """Return whether the note says anything above its sections, where it plainly says no more than was *read*.

        None where it says more, or may. Nothing stands below items then, but for the answers to questions.
        """
        text, above = self.body.text, self.outline[0]
        if self.body.masked is not text or ("]:" in text and _DEFINITION.search(text)):
            return None
        if not text.startswith("## ", above.end) and above.end < len(text):
            return None
        items = 0
        for section in self.outline[1:]:
            attribute, form = self.kind.sections.get(folded(section.title), ("", None))
            if not attribute or (form and not _is_all_items(text, section, form)):
                return None
            items += len(section.items) if form else 0
        if items != sum([len(read.get(attribute, ())) for attribute in self.kind.items]):
            return None
        return bool(text[above.start : above.end].strip())

    def _is_blank(self, section: Section) -> bool:
        """Return whether nobody has written below a heading yet: a comment or an empty item, as scaffolds leave it."""
        said = self.body.masked[section.start : section.end]
        if _LETTER.search(said):  # as nearly always
            return False
        text = self.document.text[section.start : section.end]
        code = "```" in text or "~~~" in text  # which is masked too, but is something that somebody wrote
        return not code and not _EMPTY_LINE.sub("", said).strip()

    def _items(self, section: Section, form: Form, context: Context) -> tuple[Any, ...]:
        values = []
        for item in section.items:
            if len(item.text) <= _BOX and _EMPTY.fullmatch(item.text):
                continue
            wrapped = bool(form.bracket and item.below and is_wrapped(item, form.bracket))
            try:
                value = form.parse(item, context)
            except UnfitError as unfit:
                wrapped = wrapped and unfit.remedy != ON_ONE_LINE  # which says it already
                start = item.start + unfit.start
                end = item.start + max(unfit.end, unfit.start + 1)
                self.report(start, end, "bad-item", unfit.message, form.remedy(unfit))
                self.refused.add((start, end))
                value = None
            if wrapped:
                self.report(item.start, item.end, "wrapped-bracket", WRAPPED, ON_ONE_LINE)
            if value is None:
                continue
            if isinstance(value, _DATED) and value.done and value.box is Box.OPEN:
                message = "this has a done date, but its box is not ticked, so it still counts as open"
                self.report(item.start, item.end, "done-without-tick", message, "write [x] in front of it")
            values.append(value)
        return tuple(values)

    def _stray(self, title: str, section: Section) -> None:
        """Warn about a heading that another kind of note reads, or that looks misspelt; others are the user's own."""
        elsewhere = SECTION_KINDS.get(title)
        if elsewhere:
            where = " or ".join(kind.article for kind in elsewhere)
            message = f"the section “{section.title}” is read in {where}, not in {self.kind.article}"
            remedy = "move it there, or give it another heading if it is meant as plain text"
            self.report(section.title_start, section.title_end, "misplaced-section", message, remedy)
            return
        near = _nearest(title, self.kind.sections)
        if near:
            message = f"the heading “{section.title}” is not a section, so nothing below it counts"
            remedy = f"did you mean “## {near.capitalize()}”?"
            self.report(section.title_start, section.title_end, "similar-section", message, remedy)


def _nearest(title: str, names: Iterable[str]) -> str:
    """Return the section whose name was probably meant by a heading; nothing where none was."""
    from rapidfuzz import fuzz, process

    letters = _squeezed(_BEHIND.sub("", title))
    if len(letters) > _LONGEST:
        return ""
    by_letters = {_squeezed(name): name for name in names}
    swapped = (letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :] for at in range(len(letters) - 1))
    other = _OTHER_WORDS.get(letters, letters)
    near = next((one for one in (other, *swapped) if one in by_letters), "")
    if not near:
        found = process.extractOne(letters, by_letters.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE)
        near = found[0] if found else ""
    return by_letters.get(near, "")


def _squeezed(title: str) -> str:
    """Return the letters of a title: in “Log 2026” they are those of a section."""
    return "".join(filter(str.isalpha, title))


def _is_all_items(text: str, section: Section, form: Form) -> bool:
    """Return whether a section of *text* holds nothing but items, and they nothing below that would not be read."""
    at = section.start
    for item in section.items:
        if text[at : item.start].strip() != "-" or (form is not QUESTION and item.below.strip()):
            return False
        at = item.end + len(item.below)
    return not text[at : section.end].strip()
