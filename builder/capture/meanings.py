"""What the references and links of the notes would mean if a note were added."""

from collections.abc import Iterator
from typing import NamedTuple

from builder.capture.model import RefusedError
from builder.checks import schema
from builder.checks.kinds import WITH_PAGES, Kind, behind
from builder.checks.loading import Loaded
from builder.model.references import Fate, Named, References
from builder.model.targets import kind_of_folder
from builder.source.body import open_body
from builder.source.document import Document
from builder.source.links import links

_REFERRING = ("introduced_by", "contact", "organisation")


class Disturbed(NamedTuple):
    """A reference as it is written, the path of a note that holds it, and that of the note which it means."""

    reference: str
    path: str
    means: str


def reference_to(contacts: References, slug: str) -> str:
    """Return what to write into a note to refer to a contact: the slug, in brackets where it would mean another one."""
    return slug if contacts.resolve(slug).slug == slug else f"[[{slug}]]"


def refuse_disturbance(notes: Loaded, kind: Kind, new: Named) -> None:
    """Raise RefusedError where a reference in the notes would mean something else, or several, if *new* were there."""
    first = next(disturbed(notes, kind, new), None)
    if first:
        slug = first.means.rpartition("/")[2].removesuffix(".md")
        raise RefusedError(
            f"“{first.reference}” in {first.path} means {first.means}, and would no longer do so\n"
            f"Write [[{slug}]] there first, if that is right, and try again."
        )


def disturbed(notes: Loaded, kind: Kind, new: Named) -> Iterator[Disturbed]:
    """Yield the references of *notes* that would mean something else, or several, if *new*, of *kind*, were there."""
    targets = notes.library.targets
    by_kind = zip(WITH_PAGES, (targets.contacts, targets.interviews, targets.organisations), strict=True)
    same_kind = next((references for one, references in by_kind if one is kind), None)
    if same_kind is None:
        return
    paths = {note.slug: note.path for note in same_kind.notes}
    for reference in same_kind.disturbed_by(new):
        for document in notes.documents.values():
            if _holds(document, reference):  # not one that only a command has looked up
                yield Disturbed(reference, document.path, paths[same_kind.resolve(reference).slug])
    yield from _led_elsewhere(notes, kind, new)


def _led_elsewhere(notes: Loaded, kind: Kind, new: Named) -> Iterator[Disturbed]:
    """Yield the links to notes of another kind which the new note would draw to itself."""
    targets = notes.library.targets
    later = behind(kind)
    paths = {target: path for path, target in targets.by_path.items()}
    alone = References([new])
    for document in notes.documents.values():
        for link in links(open_body(document.text, document.body)):
            if link.kind in ("wiki", "embed") and alone.resolve(link.target).fate is Fate.FOUND:
                found, _ = targets.referred(link.target)
                is_told_apart = kind_of_folder(link.target) not in ("", kind.name)
                has_note = found in paths  # what is only named has none that Disturbed could tell
                if found and has_note and found.kind in later and not is_told_apart:
                    yield Disturbed(f"[[{link.target}]]", document.path, paths[found])


def _holds(document: Document, reference: str) -> bool:
    """Return whether a note may refer to another one by *reference*; its own name is no reference."""
    values = (text for name in _REFERRING for text in schema.texts(document, name))
    return reference in values or reference in document.text[document.body :]
