"""Which files no build reads, whatever they hold: those that editors and other programs keep out of sight.

Imported before anything else, at every build: see `builder.stamp.sight`.
"""

COPIED = frozenset(
    "png jpg jpeg gif webp avif pdf txt md csv rtf doc docx odt xls xlsx ods ppt pptx odp".split()  # noqa: SIM905
)
"""Endings of files that are copied: pictures, PDF, text and office files (docs/format.md, Reading)."""


def is_litter(name: str, *, is_hidden: bool = False) -> bool:
    """Return whether no note can mean a file of that *name*; *is_hidden* where a folder above it is hidden.

    Hidden ones that could be copied are not litter: a link may lead to them.
    """
    return (is_hidden or name[:1] == ".") and name.rpartition(".")[2].lower() not in COPIED
