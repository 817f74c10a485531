"""Usable documents into entries: sections read, references resolved, links checked."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from builder.checks import links, schema
from builder.checks.forms import explain_reference
from builder.checks.kinds import CONTACT, INTERVIEW, KINDS, PROFILE, THEME, Kind
from builder.checks.sections import Checker
from builder.diagnostics import Diagnostic
from builder.model.contact import Contact
from builder.model.profile import Profile
from builder.model.references import Fate, key, last_part
from builder.model.settings import Settings
from builder.model.targets import Targets
from builder.source import files, reading
from builder.source.attachments import CONTENT, Attachments
from builder.source.body import items
from builder.source.document import Document, whole_file


class Reader:
    """Turns documents into entries; knows what may be referred to, and collects problems and stand-ins."""

    def __init__(
        self, settings: Settings, targets: Targets, attachments: Attachments, problems: list[Diagnostic]
    ) -> None:
        """Prepare to read entries whose references lead to *targets*; what is wrong is added to *problems*."""
        self.targets, self.attachments, self.problems = targets, attachments, problems
        self.extra = frozenset(settings.extra_fields)
        self.keys = {kind.name: kind.keys for kind in KINDS}
        self.stand_ins: dict[str, Contact] = {}
        self.documents: dict[str, Document] = {}
        self.left_out: set[str] = set()

    def entry(self, kind: Kind, document: Document, values: dict[str, Any]) -> Any:
        """Return the entry of a document of *kind* with usable *values*."""
        checker = Checker(kind, document, self.targets.contacts)
        more: dict[str, Any] = checker.read()
        if kind is CONTACT:
            self._introducer(document, values, more)
        elif kind is INTERVIEW:
            more["contacts"] = tuple(dict.fromkeys(self._people(document, values["contact"])))
        elif kind is THEME:
            body = checker.body
            more["questions"] = tuple(item.text.strip() for item in items(body, body.offset, len(body.masked)) if item.text)
        links.check(checker, self.targets, self.attachments)
        own: tuple[tuple[str, tuple[str, ...]], ...] = ()
        if not document.values.keys() <= self.keys[kind.name]:
            own, unknown = schema.unknown_keys(kind, self.keys[kind.name], self.extra, document)
            self.problems += unknown
        self.problems += checker.problems
        more |= {"slug": document.slug, "path": document.path, "body": document.text[document.body :], "more": own}
        return schema.build(kind, values, more)

    def _introducer(self, document: Document, values: dict[str, Any], more: dict[str, Any]) -> None:
        typed = values.get("introduced_by")
        if not isinstance(typed, str):
            return
        slug, fate = self.targets.contacts.resolve(typed)
        if fate in (Fate.FOUND, Fate.BROKEN):
            more["introducer"] = slug
            return
        at = schema.Places(document).value("introduced_by")
        self.problems.append(document.problem(*at, *explain_reference(typed, fate, self.targets.contacts)))

    def _people(self, document: Document, typed: str | tuple[str, ...]) -> Iterable[str]:
        """Yield the slugs of an interview's contacts; whoever has no usable note is stood in for."""
        for index, reference in enumerate((typed,) if isinstance(typed, str) else typed):
            slug, fate = self.targets.contacts.resolve(reference)
            if fate is Fate.FOUND:
                yield slug
                continue
            if fate is not Fate.BROKEN:
                at = schema.Places(document).value("contact", index)
                self.problems.append(document.problem(*at, *explain_reference(reference, fate, self.targets.contacts)))
            slug = slug or reference.strip() or "?"
            stand_in = self.stand_ins.setdefault(
                key(slug), Contact(name=last_part(reference) or slug, slug=slug, path="")
            )
            yield stand_in.slug

    def profile(self, root: Path) -> Profile:
        """Return the profile, an empty one where the file is missing or cannot be used."""
        path = f"{CONTENT}/profile.md"
        file = root / CONTENT / "profile.md"
        if not (file.is_symlink() or file.exists()):
            return Profile()
        if not files.is_inside(str(file), str(root / CONTENT)):
            message = "this is a link that leads out of the notes' folder, which is never read"
            self.problems.append(whole_file(path, "not-a-note", message, "put the profile itself here"))
            return Profile()
        document, wrong = reading.read(files.NoteFile(str(file), path, "profile"))
        self.problems += wrong
        values, wrong = schema.usable(PROFILE, document) if document else (None, [])
        self.problems += wrong
        if document is None or values is None:
            self.left_out.add(path)
            return Profile()
        self.documents[path] = document
        self._check_cv(document, values)
        profile: Profile = self.entry(PROFILE, document, values)
        return profile

    def _check_cv(self, document: Document, values: dict[str, Any]) -> None:
        if "cv" not in values:
            return
        _, reason = self.attachments.find(document.path, str(values["cv"]))
        if reason:
            message = f"the file “{values['cv']}” {reason}"
            at = schema.Places(document).value("cv")
            self.problems.append(
                document.problem(*at, "attachment", message, "name a text or Markdown file inside the content folder")
            )
