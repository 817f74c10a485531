"""Names of files: what is wrong with one, which are those of copies, and how one is shown."""

import os
import re

_SYNC_COPY = re.compile(
    r"conflicted copy|\.sync-conflict-\d{8}|\(case conflict|\bconflict(?:ed)?[ -]\d{4}-\d\d-\d\d|\[conflict"
    r"|_conf\(\d+\)|[-_]conflict-\d{8}|\(sfconflict|\.conflict\b",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(r'[/\\:*?"<>|\[\]#^\x00-\x1f\x7f-\x9f\ud800-\udfff]')
_COPIED = "(?:copy|kopie|copie|copia|kopia)"  # as programs say it in English, German, Dutch, French, Spanish, Swedish …
_COPY = re.compile(
    rf"(.+?)(?: \(\d+\)| \d| - {_COPIED}(?: \(\d+\))?| {_COPIED}(?: \d+)?| \({_COPIED}\))\.md", re.IGNORECASE
)
_DEVICE = re.compile(r"(?:con(?:in\$|out\$)?|prn|aux|nul|(?:com|lpt)[0-9¹²³]) *(?:\..*)?", re.IGNORECASE)


def original(path: str) -> str:
    """Return the path of the note that *path* copies, if that is there: ``ann (1).md`` copies ``ann.md``; else nothing.

    Only beside the note itself is such a name one of a copy: “Ann 2” may be somebody.
    """
    copied = _COPY.fullmatch(path) if " " in path else None  # there is one in all such names
    return f"{copied[1]}.md" if copied else ""


def is_sync_copy(name: str) -> bool:
    """Return whether synchronising programs give such names to a second copy, which is never read."""
    return _SYNC_COPY.search(name) is not None


def file_name_fault(slug: str) -> str:
    """Return what is wrong with *slug* as a file name that every system and every link can carry, or nothing.

    docs/format.md, Reading: Windows, macOS, git and ``[[links]]`` decide.
    """
    match = _FORBIDDEN.search(slug)
    if match:
        return f"holds “{match[0]}”, which not every system or link can carry"
    if slug[:1] in ("-", "."):
        return f"begins with “{slug[0]}”"
    if slug[-1:] in (".", " ") or not slug:
        return "ends in a dot or a space before “.md”"
    if _DEVICE.fullmatch(slug):
        return "is the name of a Windows device"
    return ""


def printable(name: str) -> str:
    """Return a file name without the surrogates that stand for undecodable bytes."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "replace")
