"""Texts as they are compared: by their words, whatever the case, the punctuation and the spacing."""

import re
import unicodedata
from functools import cache, lru_cache

from builder.model.scripts import UNSPACED

_REFERENCE = re.compile(r"\[\[([^\[\]\n]+)\]\]")
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|‘([^‘’]+)’|«([^«»]+)»|„([^„“”]+)[“”]|「([^「」]+)」|『([^『』]+)』")
_APOSTROPHES = "'’ʼ＇"  # noqa: RUF001 - all that people type


@lru_cache(maxsize=100_000)  # several pages ask for the same questions and phrases
def folded(text: str) -> str:
    """Return the words of *text* as they are compared: one space between them, neither capitals nor punctuation.

    Apostrophes and invisible characters join what they stand in. A text without any word stays as it is.
    """
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join("".join(map(_kept, plain)).split()) or " ".join(text.split())


def contains(whole: str, part: str) -> bool:
    """Return whether the words of *part* stand in *whole*, one after the other; both are folded."""
    return bool(part) and f" {part} " in f" {whole} "


def unquoted(text: str) -> str:
    """Return *text* without the quotation marks that stand around all of it; where it is shown, it gets others."""
    around = _QUOTED.fullmatch(text)
    return around[around.lastindex or 0] if around else text


def references(text: str) -> list[str]:
    """Return what stands between double brackets in *text*, as typed."""
    return _REFERENCE.findall(text)


@cache
def _kept(char: str) -> str:
    if UNSPACED.match(char):  # each counts as a word
        return f" {char} "
    category = unicodedata.category(char)
    if category[0] in "LMN":
        return char
    return "" if category == "Cf" or char in _APOSTROPHES else " "
