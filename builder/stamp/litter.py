"""Which files no build reads, whatever they hold: those that editors and other programs keep for themselves.

Imported before anything else, at every build: see `builder.stamp.sight`.
"""

COPIED = frozenset(
    "png jpg jpeg gif webp avif pdf txt md csv rtf doc docx odt xls xlsx ods ppt pptx odp".split()  # noqa: SIM905
)
"""Endings of files that are copied: pictures, PDF, text and office files (docs/format.md, Reading)."""


MISNAMED_SETTINGS = ("keepwarm.yml", "keepwarm.yaml.txt", "Keepwarm.yaml")
"""What settings are called by mistake: by habit, by Notepad, by a phone. They are not read, but told."""


def is_litter(name: str, *, is_hidden: bool = False) -> bool:
    """Return whether no note can refer to a file of that *name*; *is_hidden* says that a folder above it is hidden.

    Hidden files of a kind that is copied are not litter: a link may lead to them. Backups and Emacs's files always are.
    """
    if name[-1:] == "~" or name[:2] == ".#" or name[:1] == name[-1:] == "#":
        return True
    return (is_hidden or name[:1] == ".") and name.rpartition(".")[2].lower() not in COPIED
