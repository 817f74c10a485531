"""The notes' folder into a library and everything that is wrong with it: read, validate, link."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from builder import crew
from builder.checks import drafts, layout, linking
from builder.checks import settings as settings_file
from builder.checks.entries import Reader
from builder.checks.kinds import THEME, WITH_PAGES, Kind, attachments_of
from builder.checks.leading import targets_of
from builder.checks.memory import NOTHING, Memory, Read, Remembered, Texts
from builder.checks.notes import Notes, names
from builder.diagnostics import Diagnostic, Severity
from builder.model.library import Library
from builder.model.references import key
from builder.model.settings import Settings
from builder.source import reading
from builder.source.attachments import Attachments
from builder.source.document import Document, Packed
from builder.source.files import NoteFile

Clock = Callable[[Settings], date]
"""Returns today, by the settings' ``as_of`` and time zone: the only way in which the time enters."""


@dataclass(frozen=True)
class Loaded:
    """What the notes below ``root`` hold as of ``today``, and what is wrong with them, in file and line order.

    ``documents`` are the texts by path, ``files`` the number of notes, ``parsed`` how many of these had to be read, and
    ``cv`` the text of the CV that the profile names, empty where there is none or it cannot be read. ``drafts`` are the
    user's own letters, by their names in lower case (docs/letters.md). ``attached`` are the paths of the files that
    contacts, interviews and organisations link to or embed. ``plain`` are the paths of notes found to say no more than
    their entries do, except perhaps above the first section: True where something stands there. Not every such note
    need be among them.
    """

    root: Path
    today: date
    library: Library
    diagnostics: tuple[Diagnostic, ...]
    documents: Mapping[str, Document]
    attachments: Attachments
    files: int
    cv: str = ""
    parsed: int = 0
    drafts: Mapping[str, Document] = field(default_factory=dict)
    attached: frozenset[str] = frozenset()
    plain: Mapping[str, bool] = field(default_factory=dict)

    def count(self, severity: Severity) -> int:
        """Return how many problems of *severity* there are."""
        return sum(problem.severity is severity for problem in self.diagnostics)

    def with_problems(self, more: Iterable[Diagnostic]) -> "Loaded":
        """Return the same notes with more that is wrong, which takes its place among the rest."""
        together = sorted([*self.diagnostics, *more], key=lambda problem: problem.order)
        return replace(self, diagnostics=tuple(together))

    @property
    def has_errors(self) -> bool:
        """Return whether anything could not be trusted."""
        return self.count(Severity.ERROR) > 0


def open_notes(root: Path, clock: Clock, memory: Memory = NOTHING, *, least: Severity = Severity.HINT) -> Loaded:
    """Read settings and notes below *root*, as ``load`` does; raise UnreadableSettingsError where that cannot be."""
    chosen, wrong = settings_file.load(root)
    with without_collecting():
        return load(root, chosen, clock(chosen), wrong, memory, least=least)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Switch the garbage collector off while much is made: next to nothing dies then, and looking costs a quarter.

    What was made meanwhile is frozen; else the collector would go through all of it as soon as it is switched on.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def load(  # noqa: PLR0913 - all that reading depends on
    root: Path,
    settings: Settings,
    today: date,
    wrong_settings: Iterable[Diagnostic] = (),
    memory: Memory = NOTHING,
    *,
    least: Severity = Severity.HINT,
    for_pages: bool = False,
) -> Loaded:
    """Read every note below *root* as of *today*; a user's mistake never raises, it becomes a diagnostic.

    *wrong_settings* are the problems of the settings; they take their place among the others. Notes that *memory*
    knows are not read again. Problems that matter less than *least* are not looked for, though some may be found.
    ``plain`` is filled only *for_pages*.
    """
    problems: list[Diagnostic] = [*wrong_settings, *layout.check(root)]
    notes = {kind.name: Notes(kind, root, problems, memory) for kind in (*WITH_PAGES, THEME)}
    _read(notes.values())
    targets, attachments = targets_of(notes, root), attachments_of(root)
    reader = Reader(settings, targets, attachments, problems, for_pages=for_pages)
    profile = reader.profile(root, memory)
    problems += layout.astray(root, attachments.find(profile.path, profile.cv)[0] if profile.cv else "")
    read, kept = _entries(notes, reader, memory, problems)
    library = linking.link(settings, profile, read, reader.stand_ins.values(), targets)
    library = _with_gaps(library, notes.values(), reader, problems)
    documents = _documents(notes.values(), reader, kept, memory.text)
    letters, wrong_letters = drafts.read(root)
    problems += wrong_letters
    if least is not Severity.ERROR:
        problems += _warnings(library, documents, today)
    if least is Severity.HINT:
        problems += _hints(library, documents, letters)
    problems.sort(key=lambda problem: problem.order)
    return Loaded(
        root,
        today,
        library,
        tuple(problems),
        documents,
        attachments,
        files=sum(of_kind.count for of_kind in notes.values()) + bool(profile.path),
        cv=attachments.text(profile.path, profile.cv)[0] if profile.cv else "",
        parsed=len(reader.fresh) + sum(len(of_kind.rejected) for of_kind in notes.values()),
        drafts=letters,
        attached=frozenset(reader.attached),
        plain=reader.plain,
    )


def _read(notes: Iterable[Notes]) -> None:
    """Read the notes that are not remembered, in as many processes as it pays for."""
    read = iter(crew.each([one for of_kind in notes for one in of_kind.unknown], reading.read))
    for of_kind in notes:
        of_kind.sort_out(read)


def _entries(
    notes: Mapping[str, Notes], reader: Reader, memory: Memory, problems: Iterable[Diagnostic]
) -> tuple[dict[str, list[Any]], Mapping[str, Packed]]:
    """Return the entries of the usable notes, by kind, and the documents of those that *memory* keeps.

    Notes that are left out are only looked through for what else is wrong with them.
    """
    reader.read_ahead(_unread(notes.values()))
    read = {
        name: [reader.entry(of_kind.kind, one) for one in of_kind.usable.values()] for name, of_kind in notes.items()
    }
    kept = _keep(memory, reader, problems)
    for of_kind in notes.values():
        for document in of_kind.rejected:
            reader.inspect(of_kind.kind, document.unpacked())
    return read, kept


def _with_gaps(library: Library, notes: Iterable[Notes], reader: Reader, problems: Iterable[Diagnostic]) -> Library:
    """Return *library* with the paths of what is left out, and of what is incomplete because something is wrong."""
    left_out = {path for of_kind in notes for path in of_kind.left_out} | reader.left_out
    wrong = {problem.path for problem in problems if problem.severity is Severity.ERROR}
    return replace(library, incomplete=tuple(sorted(wrong - left_out)), left_out=tuple(sorted(left_out)))


def _warnings(library: Library, documents: Mapping[str, Document], today: date) -> list[Diagnostic]:
    """Return the warnings that the notes give as a whole."""
    from builder.checks import consistency

    return consistency.check(library, documents, today)


def _hints(library: Library, documents: Mapping[str, Document], letters: Mapping[str, Document]) -> list[Diagnostic]:
    """Return the hints that the notes give as a whole, and letters of one's own."""
    from builder.checks import advice

    return [*advice.check(library, documents), *(hint for one in letters.values() for hint in advice.letter(one))]


def _keep(memory: Memory, reader: Reader, problems: Iterable[Diagnostic]) -> Mapping[str, Packed]:
    """Have *memory* keep the notes in which nothing is wrong and for whose people nobody had to stand in.

    Return their documents by path, without their values, which nobody needs any more.
    """
    if memory is NOTHING:
        return {}
    wrong = {problem.path for problem in problems}
    right: list[Read] = []
    others: list[Read] = []
    for path, one in reader.fresh.items():
        people = map(key, getattr(one.entry, "contacts", ()))
        is_right = path not in wrong and reader.stand_ins.keys().isdisjoint(people)
        read = Read(one.document.without_values(), names(one.kind, one.document), one.entry, one.asked)
        (right if is_right else others).append(read)
    memory.keep(right, others)
    return {one.document.path: one.document for one in right}


def _unread(notes: Iterable[Notes]) -> list[tuple[Kind, Packed]]:
    """Return the usable notes that are not remembered, each with its kind."""
    pairs = ((of_kind.kind, one) for of_kind in notes for one in of_kind.usable.values())
    return [(kind, one) for kind, one in pairs if isinstance(one, Packed)]


def _documents(
    notes: Iterable[Notes], reader: Reader, kept: Mapping[str, Packed], text: Callable[[NoteFile], bytes]
) -> Mapping[str, Document]:
    """Return the documents of all usable notes, and of the profile."""
    usable = [one for of_kind in notes for one in of_kind.usable.values()]
    read = {one.path: one for one in usable if isinstance(one, Packed)} | reader.documents
    remembered = {one.path: one.note for one in usable if isinstance(one, Remembered)}
    return Texts({**read, **kept}, reader.remembered | remembered, text)
