"""What a mistyped word was probably meant to be."""

from collections.abc import Callable, Iterable

_CLOSE = 70  # of 100


def nearest(word: str, known: Iterable[str], reduced: Callable[[str], str] | None = None) -> str:
    """Return the nearest of *known*, the first of several; nothing where none is near.

    Words are compared as *reduced* makes them, where it is given.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only mistakes need it, and most builds have none new

    best = process.extractOne(word, list(known), scorer=fuzz.ratio, processor=reduced, score_cutoff=_CLOSE)
    return best[0] if best else ""


def offer(word: str, known: Iterable[str], reduced: Callable[[str], str] | None = None) -> str:
    """Return the question whether the ``nearest`` was meant; nothing where there is none."""
    near = nearest(word, known, reduced)
    return f"did you mean “{near}”?" if near else ""
