"""Letters of the Latin script that decompose into nothing simpler, though people type and look for them as others."""

PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "\u0131": "i", "ħ": "h"}
)
"""Small letters and what is typed for them, for ``str.translate``."""
