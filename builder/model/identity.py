"""What other programs know a note by, the same whenever and wherever it is made."""

from uuid import UUID, uuid5

_CONTACTS = UUID("5b0c7a2e-6f5e-5d0b-9a55-3d1f3f1c1a0e")  # a namespace of our own (RFC 9562, 5.5)


def card_uid(slug: str) -> str:
    """Return the UID of a contact's vCard, by their slug (RFC 6350, 6.7.6)."""
    return f"urn:uuid:{uuid5(_CONTACTS, slug)}"
