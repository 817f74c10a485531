"""Who has a note that a command can write into, and what to say of those who have none."""

from builder.capture.model import RefusedError
from builder.followups.commands import new_contact
from builder.model.library import Library
from builder.model.targets import Target


def note_of(library: Library, slug: str) -> str:
    """Return the path of a contact's own note; raise RefusedError where there is none, or none that can be used."""
    contact = library.contacts.get(slug)
    if contact and contact.path:
        return contact.path
    target = Target("contact", slug)
    if contact is None or library.targets.is_left_out(target):
        raise unusable(target)
    raise without_note(contact.name)


def unusable(target: Target) -> RefusedError:
    """Return what to say of a note that is left out."""
    message = f"the note of {target.kind} “{target.slug}” cannot be used as it is, so nothing was written"
    return RefusedError(f"{message}\n“keepwarm check” shows how to mend it.")


def without_note(name: str) -> RefusedError:
    """Return what to say of somebody whom the notes only name."""
    return RefusedError(f"{name} has no note yet; this makes one:\n{new_contact(name)}")
