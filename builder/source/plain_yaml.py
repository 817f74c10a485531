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
_ENTRY = re.compile(rf"([a-z_]++):(?: ({_VALUE}|\[{_LIST}\])\n|\n((?:- {_VALUE}\n)++|(?:  - {_VALUE}\n)*+))|(?s:.+)")


def values(text: str) -> dict[str, str | tuple[str, ...]] | None:
    """Return the values of front matter whose every line is plainly what it shows, else None.

    Lines like these mean to YAML what they mean to the eye, and reading them so takes a tenth of the time; whatever
    could mean anything else (a quotation mark within, a comment, an odd character) goes to libyaml. Both agree on
    every text that this function takes (a property test says so).
    """
    found: dict[str, str | tuple[str, ...]] = {}
    for key, said, below in _ENTRY.findall(text):
        if not key or key in found:  # from here on it is not plain, or says something twice
            return None
        if not said:
            items = (_unquoted(line.partition("- ")[2]) for line in below.split("\n")[:-1])
            value: str | tuple[str, ...] = tuple(filter(None, items))
        elif said[0] == "[":
            value = tuple(filter(None, said[1:-1].split(", ")))
        else:
            value = _unquoted(said)
        found[intern(key)] = value  # notes have the same few keys
    return {key: value for key, value in found.items() if value}


def _unquoted(value: str) -> str:
    return value[1:-1].strip() if value[0] in "\"'" else value
