"""Front matter that is plainly what it shows, as most is: read without YAML, which need not even be imported for it."""

import re
from sys import intern

_LETTERS = r"\w\u0900-\u109f"  # with the vowel signs of Indic scripts, Thai and Burmese, which are no letters to Python
_RUN = rf"[{_LETTERS} .,;/+()@&%=?!~*'\"$<>|{{}}\[\]–—’“”-]*+"
_SAFE = rf"(?:[^\W_]|\+(?=\w)){_RUN}(?:(?::(?=[\w/])|(?<=\S)#){_RUN})*+(?<=\S)"
_QUOTED = rf"\"[{_LETTERS} .,;:/+()@&%=?!~*'$<>|#\[\]–—’-]+\"|'[{_LETTERS} .,;:/+()@&%=?!~*\"$<>|#\[\]–—’-]+'"
_VALUE = rf"(?:{_SAFE}|{_QUOTED})"
_LISTED = rf"(?:[^\W_]|\+(?=\w))[{_LETTERS} .;/+()@&%=!~*'\"$<>|–—’“”-]*+(?<=\S)"
_LIST = rf"(?:{_LISTED}(?:, {_LISTED})*+)?+"
_PLAIN = re.compile(rf"(?:[a-z_]++:(?: (?:{_VALUE}|\[{_LIST}\])\n|\n(?:(?:  )?- {_VALUE}\n)*+))*+")


def values(text: str) -> dict[str, str | tuple[str, ...]] | None:
    """Return the values of front matter whose every line is plainly what it shows, else None.

    Lines like these mean to YAML what they mean to the eye, and reading them so takes a tenth of the time; whatever
    could mean anything else (a quotation mark within, a comment, an odd character) goes to libyaml. Both agree on
    every text that this function takes (a property test says so).
    """
    if not _PLAIN.fullmatch(text):
        return None
    found: dict[str, str | list[str]] = {}
    items: list[str] = []
    for line in text.split("\n")[:-1]:
        if line[0] in " -":
            items.append(_unquoted(line.partition("- ")[2]))
            continue
        typed_key, colon, value = line.partition(": ")
        key = intern(typed_key if colon else line[:-1])  # notes have the same few
        if key in found:
            return None
        if not colon:
            found[key] = items = []
        elif value[0] == "[":
            found[key] = value[1:-1].split(", ")
        else:
            found[key] = _unquoted(value)
    whole = ((key, said if isinstance(said, str) else tuple(filter(None, said))) for key, said in found.items())
    return {key: said for key, said in whole if said}


def _unquoted(value: str) -> str:
    return value[1:-1].strip() if value[0] in "\"'" else value
