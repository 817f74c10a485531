"""Which of several is meant: what follow-ups may be called, what tells them apart (docs/commands.md, done)."""

from collections.abc import Sequence

from builder.followups.model import FollowUp
from builder.model.library import Library


def names(one: FollowUp, kind: str) -> tuple[str, ...]:
    """Return what a follow-up may be called where a note of that *kind* has been named.

    These are its subject, its conversation (or where that is named, its contact), its day, and all of them together.
    """
    other = one.contact if kind == "interview" else one.interview or ""
    found = (one.subject or "", other, one.since.isoformat())
    return (*found, " ".join(filter(None, found)))


def distinguishing_texts(found: Sequence[FollowUp], kind: str) -> Sequence[str]:
    """Return of each of some follow-ups what tells it from the others, as ``--about`` takes it."""
    *single, whole = zip(*(names(one, kind) for one in found), strict=True)
    return next((texts for texts in single if all(texts) and len(set(texts)) == len(found)), whole)


def referred(library: Library, one: FollowUp) -> str | None:
    """Return the slug of whoever a referral names, None where there is no note; by its place, for names recur."""
    talk = library.interviews.get(one.interview or "")
    return next((given.contact for given in (talk.referrals if talk else ()) if given.at == one.position), None)
