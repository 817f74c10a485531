"""Commands in messages, for the notes that were named with ``-C``; `unchanged` asks it before click is imported."""

import re
import shlex

_COMMAND = re.compile(r"(?:^|: |“)keepwarm (?=[a-z])", re.MULTILINE)


def for_notes(text: str, folder: str) -> str:
    """Return *text* with its commands naming *folder*: each at the start of a line, behind a colon, or in quotes."""
    return _COMMAND.sub(lambda found: f"{found[0]}-C {shlex.quote(folder)} ", text)
