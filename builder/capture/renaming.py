"""A new slug for a note: its file's name, and every reference to it by slug (docs/commands.md, rename)."""

from collections.abc import Iterator

from builder.capture import mentions, sameness
from builder.capture.mentions import Renaming
from builder.capture.model import FileChange, RefusedError
from builder.capture.slugs import Slugs
from builder.capture.writable import unusable
from builder.checks.kinds import CONTACT, ORGANISATION, WITH_PAGES, kind_at
from builder.checks.loading import Loaded
from builder.diagnostics import Diagnostic, Severity
from builder.model.references import Named, key, last_part
from builder.model.targets import Target
from builder.source.document import Document
from builder.source.filenames import original
from builder.source.files import read_bytes

_BOM = "\ufeff"
_ABOUT_OTHERS = ("unknown-contact", "ambiguous-contact")  # a reference that is none to this note
_BY_NAME = {kind.name: kind for kind in WITH_PAGES}


def rename(notes: Loaded, target: Target, new: str) -> list[FileChange]:
    """Return the changes that give the note *target* the slug *new*, nothing where it has that already.

    The notes that refer to it come first, then the new file, then the removal of the old one. Raise RefusedError where
    there is no note, the slug is taken, something in a place that refers is wrong, or anything else would change.
    """
    path = _path(notes, target)
    if target.slug == new:
        return []
    renaming = Renaming(target, path, new)
    _refuse_faults(notes, renaming)
    changes = [change for document in notes.documents.values() if (change := _rewritten(notes, document, renaming))]
    own = next((change for change in changes if change.path == path), None)
    data = own.before if own else _bytes(notes, notes.documents[path])
    made = FileChange(renaming.moved, None, own.after if own else data)
    others = [change for change in changes if change is not own]
    if _is_half_done(notes, made):
        sameness.prove(notes, renaming, others)
    else:
        _refuse_taken(notes, renaming)
        sameness.prove(notes, renaming, [*others, made])
    return [*others, made, FileChange(path, data, None)]


def _path(notes: Loaded, target: Target) -> str:
    """Return the path of the note; raise RefusedError where there is none, or none that can be renamed."""
    by_path = notes.library.targets.by_path
    path = next((path for path, one in by_path.items() if one == target), "")
    if not path:
        if notes.library.targets.is_left_out(target):
            raise unusable(target)
        why = "only interviews name them" if target.kind == CONTACT.name else "contacts only name it"
        remedy = f"make one first, with “keepwarm new {target.kind}”, or change the name where it stands"
        raise RefusedError(f"there is no note for “{target.slug}”: {why}; {remedy}")
    if (notes.root / path).is_symlink():
        raise RefusedError(f"{path} is a link to another file; rename it, and what it leads to, by hand")
    return path


def _rewritten(notes: Loaded, document: Document, renaming: Renaming) -> FileChange | None:
    """Return the change of a note that refers to the one that is renamed, None where it does not."""
    text = document.text
    for piece in mentions.splices(notes.library, kind_at(document.path), document, renaming):
        text = piece.applied(text)
    if text == document.text:
        return None
    before = _bytes(notes, document)
    mark = _BOM if before.startswith(_BOM.encode()) else ""
    return FileChange(document.path, before, f"{mark}{text}".encode())


def _bytes(notes: Loaded, document: Document) -> bytes:
    """Return what the file holds; raise RefusedError where that is no longer what was read."""
    try:
        data = read_bytes(str(notes.root / document.path))
    except FileNotFoundError as error:
        raise RefusedError(f"{document.path} was removed meanwhile, so nothing was changed; try again") from error
    if data.removeprefix(_BOM.encode()) != document.text.encode():
        raise RefusedError(f"{document.path} was changed meanwhile, so nothing was changed; try again")
    return data


def _is_half_done(notes: Loaded, made: FileChange) -> bool:
    """Return whether the new file is there already, as a rename that was killed before its end leaves it."""
    try:
        return read_bytes(str(notes.root / made.path)) == made.after
    except OSError:
        return False


def _refuse_taken(notes: Loaded, renaming: Renaming) -> None:
    """Raise RefusedError where anything else has the new slug, answers to it, or would be meant by it."""
    copied = original(renaming.moved)
    if copied and copied != renaming.path and (notes.root / copied).exists():
        raise RefusedError(f"“{renaming.new}” would pass for a copy of {copied}, and not be read; choose another one")
    holder = next((one for one in _holders(notes, renaming) if one != renaming.path), None)
    if holder:
        raise RefusedError(f"“{renaming.new}” is taken: {holder} has that slug, or answers to it; choose another one")
    targets = notes.library.targets
    for of_kind in (targets.contacts, targets.interviews, targets.organisations):
        for reference in of_kind.disturbed_by(Named(renaming.new, (), renaming.moved)):
            if targets.referred(reference)[0] != renaming.target:
                raise RefusedError(
                    f"“{reference}” would then mean this note, and means another one now; choose another slug"
                )


def _holders(notes: Loaded, renaming: Renaming) -> Iterator[str]:
    """Yield the paths of what has the new slug, or answers to it, whatever the kind."""
    library = notes.library
    new = key(renaming.new)
    yield from (path for path, target in library.targets.by_path.items() if key(target.slug) == new)
    yield from filter(None, [Slugs(notes, _BY_NAME[renaming.target.kind]).holder(renaming.new)])
    for contact in library.contacts.values():
        if contact.path and new in {key(last_part(name)) for name in (contact.name, *contact.aliases)}:
            yield contact.path
    if renaming.target.kind == ORGANISATION.name:
        for typed, slug in library.organisation_of.items():
            if key(slug) == new and key(last_part(typed)) != new and not library.organisations[slug].path:
                yield f"“{typed}”, which has no note of its own,"


def _refuse_faults(notes: Loaded, renaming: Renaming) -> None:
    """Raise RefusedError where something is wrong in a place that refers to the note, or could."""
    found = [problem for problem in notes.diagnostics if _is_in_the_way(notes, problem, renaming)]
    if found:
        message = f"“{renaming.old}” cannot be renamed while there are errors where it is referred to"
        raise RefusedError(f"{message}; mend them first", found)


def _is_in_the_way(notes: Loaded, problem: Diagnostic, renaming: Renaming) -> bool:
    if problem.severity is not Severity.ERROR or problem.code in _ABOUT_OTHERS:
        return False
    if problem.path == renaming.path and problem.code == "duplicate-slug":
        return True
    document = notes.documents.get(problem.path)
    if document is None or problem.code == "merge-conflict":
        return problem.path in (*notes.library.left_out, *notes.documents) and mentions.mentions(
            _raw(notes, problem.path), renaming.old
        )
    lines = document.text.split("\n")[problem.span.line - 1 : problem.span.end_line]
    if not document.faulty.isdisjoint(renaming.keys(kind_at(problem.path))):
        lines.append(document.text[document.front : document.front_end])
    return mentions.mentions("\n".join(lines), renaming.old)


def _raw(notes: Loaded, path: str) -> str:
    try:
        return read_bytes(str(notes.root / path)).decode(errors="replace")
    except OSError:
        return ""
