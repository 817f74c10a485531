"""What to say of a reference that is nobody, or could be several."""

import re
from collections.abc import Iterable

from builder.model.explaining import shown
from builder.model.references import Fate, Named, References, last_part

OFFERING = frozenset({"ambiguous-contact", "unknown-contact", "broken-link"})
"""Codes of problems whose help may offer names written alike, which are looked up for so many problems only."""

_AND = re.compile(r"\s*[,;&]\s*|\s+(?:and|/|\+)\s+")


def explain_reference(reference: str, fate: Fate, contacts: References) -> tuple[str, str, str]:
    """Return code, message and help for a reference that is nobody, or could be several."""
    named = shown(last_part(reference) or reference)
    if fate is Fate.AMBIGUOUS:
        return "ambiguous-contact", *explain_ambiguous(reference, contacts, "contacts")
    offers = contacts.candidates(reference)
    remedy = (
        f"did you mean {_listed(offers)}?" if offers else "write a contact's slug or exact name, or add a note for them"
    )
    return "unknown-contact", f"there is no contact “{named}”", remedy


def explain_ambiguous(reference: str, notes: References, kind: str) -> tuple[str, str]:
    """Return message and help for a reference that could be several of those *notes*; *kind* is what they are."""
    offers = notes.candidates(reference)
    named = shown(last_part(reference))
    return f"“{named}” is the name of {len(offers)} {kind}", f"write the slug: {_listed(offers)}"


def _listed(offers: Iterable[Named]) -> str:
    return " or ".join(f"“{one.slug}” ({one.path})" for one in offers)


def explain_listed(reference: str, fate: Fate, contacts: References) -> tuple[str, str, str]:
    """Return the same where a list of references may stand, which some write as one text with commas or “and”."""
    code, message, remedy = explain_reference(reference, fate, contacts)
    several = _AND.split(reference)
    if len(several) > 1 and all(contacts.resolve(one).fate in (Fate.FOUND, Fate.BROKEN) for one in several):
        listed = ", ".join(f'"{one}"' if one.startswith("[") else one for one in several)
        return code, message, f"write several as a list: [{listed}]"
    return code, message, remedy
