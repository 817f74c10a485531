"""Completion in shells: commands, options and choices by click; people, conversations and organisations by their files.

It answers on every press of a key, so nothing of the notes is read but the names of files and their first lines, and
nothing heavy is imported (docs/commands.md, completion).
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_KINDS = {"contact": "contacts", "interview": "interviews", "organisation": "organisations"}
_HEAD = 512  # bytes; the name stands on the first lines of a note
_NAME = re.compile(rb"^name:[ \t]*(\"[^\"\n]*\"|'[^'\n]*'|[^\n]*?)[ \t]*\r?$", re.MULTILINE)


def contacts(context: click.Context, _: click.Parameter, typed: str) -> "list[CompletionItem[Any]]":
    """Return the contacts that *typed* may be a part of."""
    return _fitting(context, typed, "contact")


def talks(context: click.Context, _: click.Parameter, typed: str) -> "list[CompletionItem[Any]]":
    """Return the contacts and conversations that *typed* may be a part of."""
    return _fitting(context, typed, "contact", "interview")


def notes(context: click.Context, _: click.Parameter, typed: str) -> "list[CompletionItem[Any]]":
    """Return the contacts, organisations and conversations that *typed* may be a part of."""
    return _fitting(context, typed, "contact", "organisation", "interview")


def rules(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    """Return the rules that begin with *typed*."""
    from builder.model.words import Rule

    return [rule.value for rule in Rule if rule.startswith(typed)]


def days(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    """Return the words for days to come that begin with *typed*."""
    from builder.model.typed_dates import WEEKDAYS

    return [day for day in ("today", "tomorrow", *WEEKDAYS) if day.startswith(typed)]


def files(_: click.Context, __: click.Parameter, typed: str) -> "list[CompletionItem[Any]]":
    """Return what has the shell itself offer the files that begin with *typed*."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(typed, type="file")]


def _fitting(context: click.Context, typed: str, *kinds: str) -> "list[CompletionItem[Any]]":
    """Return the slugs of notes of some *kinds* that *typed* may be a part of, or of the name; best first."""
    from click.shell_completion import CompletionItem

    from builder.model.lookup import folded

    wanted = folded(typed).split()
    root = _root(context)
    found: list[tuple[bool, int, str, str]] = []
    for rank, kind in enumerate(kinds if root else ()):
        for slug, name in _notes(f"{root}/content/{_KINDS[kind]}"):
            known = folded(f"{slug} {name}")
            if all(word in known for word in wanted):
                found.append((not slug.startswith(typed), rank, slug, name))
    return [CompletionItem(slug, help=name or None) for *_, slug, name in sorted(found)]


def _root(context: click.Context) -> Path | None:
    """Return the notes' folder that is given, as the shell would expand it, or the nearest one upward."""
    from builder.cli.folder import notes_folder

    given = context.find_root().ensure_object(dict)
    if "notes" in given:
        given["notes"] = Path(os.path.expandvars(given["notes"])).expanduser()
    with context, suppress(click.ClickException):
        return notes_folder()
    return None


def _notes(folder: str) -> Iterator[tuple[str, str]]:
    """Yield slug and name of the notes below a folder; the name is empty where the first lines do not say it."""
    for place, folders, _ in os.walk(folder):
        folders[:] = [name for name in folders if name[0] not in "._"]
        with os.scandir(place) as entries:
            for entry in entries:
                slug = entry.name.removesuffix(".md")
                if slug != entry.name and slug.isprintable() and slug[0] not in "._" and slug != "README":
                    yield slug, _name(entry)


def _name(entry: os.DirEntry[str]) -> str:
    if not entry.is_file(follow_symlinks=False):
        return ""
    try:
        handle = os.open(entry.path, os.O_RDONLY)  # no file object: there may be a thousand of them
        try:
            match = _NAME.search(os.read(handle, _HEAD))
        finally:
            os.close(handle)
    except OSError:
        return ""
    name = match[1].decode(errors="ignore") if match else ""
    if name[:1] in ("'", '"') and name[:1] == name[-1:]:
        name = name[1:-1]
    return name if name.isprintable() else "".join(char for char in name if char.isprintable())
