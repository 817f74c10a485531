"""Usable documents into entries: sections read, references resolved, links checked."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from builder import crew
from builder.checks import links, schema
from builder.checks.kinds import CONTACT, INTERVIEW, PROFILE, PROFILE_PATH, WITH_PAGES, Kind
from builder.checks.memory import NOTHING, Inquiry, Memory, Remembered, files_of
from builder.checks.naming import OFFERING, explain_listed, explain_reference
from builder.checks.notes import is_blank
from builder.checks.sections import Checker
from builder.diagnostics import Diagnostic
from builder.model.contact import Contact
from builder.model.profile import Profile
from builder.model.references import Asked, Fate, key, last_part
from builder.model.settings import Settings
from builder.model.targets import Targets
from builder.source import files, reading
from builder.source.attachments import CONTENT, Attachments
from builder.source.document import Document, Packed, whole_file
from builder.source.files import NoteFile


class Ahead(NamedTuple):
    """What came of a note that was read ahead: its entry, what was asked to make the entry, and what is wrong.

    ``says_above`` is the answer of ``Checker.says_above``.
    """

    entry: Any
    asked: tuple[Asked, ...]
    problems: tuple[Diagnostic, ...]
    says_above: bool | None


class Fresh(NamedTuple):
    """What came of a note read in this build: its kind, document and entry, and what was asked to make the entry."""

    kind: Kind
    document: Packed
    entry: Any
    asked: tuple[Asked, ...]


class Reader:
    """Turns documents into entries; knows what may be referred to, and collects problems and stand-ins.

    ``plain`` is as in ``Loaded``.
    """

    def __init__(
        self,
        settings: Settings,
        targets: Targets,
        attachments: Attachments,
        problems: list[Diagnostic],
        *,
        for_pages: bool = False,
    ) -> None:
        """Prepare to read entries whose references lead to *targets*; what is wrong is added to *problems*.

        Only pages show what notes say besides their entries, so ``plain`` is filled only *for_pages*.
        """
        self._made_from = settings, targets, attachments
        self._for_pages = for_pages
        self.plain: dict[str, bool] = {}
        self.inquiry = Inquiry(settings.extra_fields, targets, attachments)
        self.targets, self.attachments, self.problems = self.inquiry.targets, self.inquiry.attachments, problems
        self.fresh: dict[str, Fresh] = {}  # by path
        self.extra = frozenset(settings.extra_fields)
        self.stand_ins: dict[str, Contact] = {}
        self.documents: dict[str, Packed] = {}
        self.remembered: dict[str, NoteFile] = {}
        self.left_out: set[str] = set()
        self.attached: set[str] = set()
        self._ahead: dict[str, Ahead] = {}  # by path

    def read_ahead(self, notes: Sequence[tuple[Kind, Packed]]) -> None:
        """Read notes in as many processes as it pays for; ``entry`` then uses the results, in whatever order.

        Notes whose result depends on notes before them are left to ``entry``: those with people who need a stand-in,
        and those with offers of similar names, of which only so many are looked up.
        """
        settings, targets, attachments = self._made_from
        apart = Reader(settings, targets.apart(), attachments, [], for_pages=self._for_pages)
        found = crew.each(notes, apart.ahead)
        self._ahead = {document.path: one for (_, document), one in zip(notes, found, strict=True) if one}

    def ahead(self, note: tuple[Kind, Packed]) -> Ahead | None:
        """Return what comes of a note, or None where that depends on notes that are read before it."""
        kind, document = note
        self.problems.clear()
        self.stand_ins.clear()
        self.plain.clear()
        entry, asked = self._make(kind, document.unpacked())
        if self.stand_ins or any(problem.code in OFFERING for problem in self.problems):
            return None
        return Ahead(entry, asked, tuple(self.problems), self.plain.get(document.path))

    def entry(self, kind: Kind, note: Packed | Remembered) -> Any:  # noqa: ANN401 - the kind's entry class
        """Return the entry of a note of *kind* whose required values are usable."""
        if isinstance(note, Packed):
            ahead = self._ahead.pop(note.path, None)
            return self._adopt(kind, note, ahead) if ahead else self._entry(kind, note)
        if self.inquiry.holds(note.asked):
            self._attach(kind, note.asked)
            return note.entry
        document, wrong = reading.read(note.note)
        self.problems += wrong
        if document is None:  # it has changed a moment ago; the next build will see
            return note.entry
        self.documents[note.path] = document
        return self._entry(kind, document)

    def _adopt(self, kind: Kind, document: Packed, ahead: Ahead) -> Any:  # noqa: ANN401 - as above
        """Return the entry of a note that was read ahead; take over all that reading it here would have left."""
        self.targets.learn(ahead.asked)
        self.problems += ahead.problems
        if ahead.says_above is not None:
            self.plain[document.path] = ahead.says_above
        self._finish(kind, document, ahead.entry, ahead.asked)
        return ahead.entry

    def _entry(self, kind: Kind, document: Packed) -> Any:  # noqa: ANN401 - as above
        entry, asked = self._make(kind, document.unpacked())
        self._finish(kind, document, entry, asked)
        return entry

    def _make(self, kind: Kind, document: Document) -> tuple[Any, tuple[Asked, ...]]:
        """Return the entry of a document, and what was asked to make it."""
        self.inquiry.begin()
        checker, more = self._read_sections(kind, document)
        if self._for_pages and (says_above := checker.says_above(more)) is not None:
            self.plain[document.path] = says_above
        more |= {"slug": document.slug, "path": document.path, "more": self._rest(checker)}
        entry, wrong = schema.build(kind, document, more)
        self.problems += wrong
        return entry, tuple(self.inquiry.asked)

    def _read_sections(self, kind: Kind, document: Document) -> tuple[Checker, dict[str, Any]]:
        """Return the reader of a document's sections, and what these say, with the people that its values refer to."""
        contacts = self.targets.contacts
        if kind is not INTERVIEW:
            checker = Checker(kind, document, contacts)
            more = checker.read()
            if kind is CONTACT:
                self._introducer(document, more)
            return checker, more
        people = tuple(dict.fromkeys(self._people(document)))
        standing_in = [slug for slug in people if key(slug) in self.stand_ins] if self.stand_ins else []
        checker = Checker(kind, document, contacts.with_stand_ins(standing_in) if standing_in else contacts)
        return checker, {**checker.read(), "contacts": people}

    def _finish(self, kind: Kind, document: Packed, entry: Any, asked: tuple[Asked, ...]) -> None:  # noqa: ANN401
        """Record what came of a document, for the memory of the next build."""
        self.fresh[document.path] = Fresh(kind, document, entry, asked)
        self._attach(kind, asked)

    def _attach(self, kind: Kind, asked: tuple[Asked, ...]) -> None:
        """Record the files that a note links to; only notes with a page of their own show them."""
        if kind in WITH_PAGES:
            self.attached.update(files_of(asked))

    def inspect(self, kind: Kind, document: Document) -> None:
        """Report what else is wrong with a document that is left out; the people whom it names get no stand-ins."""
        standing_in = dict(self.stand_ins)
        checker, _ = self._read_sections(kind, document)
        self.stand_ins = standing_in
        self._rest(checker)

    def _rest(self, checker: Checker) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Check links and keys, report all that was found, and return the values of keys that are the user's own."""
        kind, document = checker.kind, checker.document
        links.check(checker, self.targets, self.attachments)
        own: tuple[tuple[str, tuple[str, ...]], ...] = ()
        if not document.values.keys() <= kind.keys:
            own, unknown = schema.unknown_keys(kind, self.extra, document)
            self.problems += unknown
        self.problems += checker.problems
        return own

    def _introducer(self, document: Document, more: dict[str, Any]) -> None:
        typed = document.values.get("introduced_by")
        if not isinstance(typed, str):
            return
        slug, fate = self.targets.contacts.resolve(typed)
        if fate in (Fate.FOUND, Fate.BROKEN):
            more["introducer"] = slug
            return
        at = schema.Places(document).value("introduced_by")
        self.problems.append(document.problem(*at, *explain_reference(typed, fate, self.targets.contacts)))

    def _people(self, document: Document) -> Iterable[str]:
        """Yield the slugs of an interview's contacts; whoever has no usable note is stood in for."""
        for index, reference in enumerate(schema.texts(document, "contact")):
            slug, fate = self.targets.contacts.resolve(reference)
            if fate is Fate.FOUND:
                yield slug
                continue
            if fate is not Fate.BROKEN:
                at = schema.Places(document).value("contact", index)
                self.problems.append(document.problem(*at, *explain_listed(reference, fate, self.targets.contacts)))
            slug = slug or reference.strip() or "?"
            stand_in = self.stand_ins.setdefault(
                key(slug), Contact(name=last_part(reference) or slug, slug=slug, path="")
            )
            yield stand_in.slug

    def profile(self, root: Path, memory: Memory = NOTHING) -> Profile:
        """Return the profile, an empty one where the file is missing or cannot be used."""
        path, file = PROFILE_PATH, root / PROFILE_PATH
        if not (file.is_symlink() or file.exists()):
            return Profile()
        if not files.is_inside(str(file), str(root / CONTENT)):
            message = "this is a link that leads out of the notes' folder, which is never read"
            self.problems.append(whole_file(path, "not-a-note", message, "put the profile itself here"))
            return Profile()
        note = NoteFile(str(file), path, "profile")
        remembered = memory.recall(note)
        if remembered and self.inquiry.holds(remembered.asked):
            known: Profile = remembered.entry
            if not (known.cv and self.attachments.text(path, known.cv)[1]):  # no question covers what a file holds
                self.remembered[path] = note
                return known
        document, wrong = reading.read(note)
        self.problems += wrong
        if document is None:
            if not is_blank(wrong):
                self.left_out.add(path)
            return Profile()
        self.documents[path] = document
        profile: Profile = self.entry(PROFILE, document)
        if profile.cv:
            self._check_cv(document.unpacked(), profile.cv)
            self._finish(PROFILE, document, profile, tuple(self.inquiry.asked))
        return profile

    def _check_cv(self, document: Document, cv: str) -> None:
        _, reason = self.attachments.text(document.path, cv)
        if reason:
            message = f"the file “{cv}” {reason}"
            at = schema.Places(document).value("cv")
            self.problems.append(
                document.problem(*at, "attachment", message, "name a text or Markdown file inside the content folder")
            )
