"""Puts an export where the user wants it: whole or not at all, and over another file only where they say so."""

import os
from pathlib import Path

from builder.capture.files import ONLY_MINE, keep_attributes, part_of, write_new
from builder.checks import settings
from builder.source.attachments import CONTENT


class UndeliverableError(Exception):
    """Nothing can be written there; the message says why, in a sentence without a full stop."""


def check(root: Path, file: Path, *, force: bool) -> None:
    """Raise UndeliverableError where nothing can be written to *file*.

    It is there and not to be replaced (*force*), it is not a plain file, or it is one of the notes below *root*.
    """
    if not file.parent.is_dir():
        raise UndeliverableError(f"there is no folder “{file.parent}”")
    if file.is_dir():
        raise UndeliverableError(f"“{file}” is a folder; name a file in it")
    _refuse_notes(root, file)
    if _is_there(file) and not file.is_file():  # a device, say, or a link that leads nowhere
        raise UndeliverableError(f"“{file}” is not a plain file, and cannot be replaced; name another file")
    if _is_there(file) and not force:
        raise _there_already(file)


def deliver(file: Path, data: bytes, *, force: bool) -> None:
    """Write *data* to a *file* that was checked; a new one is for its owner's eyes only: it may hold confidences.

    Raise UndeliverableError where it has appeared meanwhile, and OSError where the disk will not.
    """
    if write_new(file, data, mode=ONLY_MINE):
        return
    if not force:
        raise _there_already(file)
    place = file.resolve()  # a link goes on leading to it
    with part_of(place, data, hidden=True) as part:
        keep_attributes(part, place.stat(), place)
        part.replace(place)


def _there_already(file: Path) -> UndeliverableError:
    return UndeliverableError(f"“{file}” is there already; name another file, or replace it with --force")


def _is_there(file: Path) -> bool:
    return file.is_symlink() or file.exists()


def _refuse_notes(root: Path, file: Path) -> None:
    """Refuse the place of a note, or of the settings: an export that took one would destroy what it was made of."""
    place = Path(os.path.realpath(file))  # resolve() raises in a loop of links
    if place.is_relative_to(os.path.realpath(root / CONTENT)):
        raise UndeliverableError(f"“{file}” would be among your notes; name a file outside of {CONTENT}/")
    if place == Path(os.path.realpath(root / settings.FILE)):
        raise UndeliverableError(f"“{file}” holds your settings; name another file")
