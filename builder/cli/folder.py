"""Which notes a command works on."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])
_CONTACTS = Path("content", "contacts")
_SETTINGS = "keepwarm.yaml"


def _remember(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.find_root().ensure_object(dict)["notes"] = value


def notes_option(function: _Command) -> _Command:
    """Add ``-C DIR``, which may stand before or after the command's name."""
    option = click.option(
        "-C",
        "notes",
        metavar="DIR",
        type=click.Path(path_type=Path),
        callback=_remember,
        expose_value=False,
        help="The notes' folder; default: the nearest one upward.",
    )
    return option(function)


def notes_folder() -> Path:
    """Return the root of the notes that the command works on; raise a usage error where there are none."""
    given = click.get_current_context().find_root().ensure_object(dict).get("notes")
    if given is not None:
        if not given.is_dir():
            is_file = given.exists()
            raise click.ClickException(
                f"“{given}” is a file, no folder" if is_file else f"there is no folder “{given}”"
            )
        if not _holds_notes(given):
            message = f"“{given}” holds neither {_SETTINGS} nor content/contacts/"
            raise click.ClickException(f"{message}\n“keepwarm init DIR” makes a folder for notes.")
        return Path(given)
    try:
        here = Path.cwd()
    except FileNotFoundError as error:  # as for somebody who stood in site/ while it was built anew
        raise click.ClickException("the folder that you are in is gone; go to your notes") from error
    found = next((folder for folder in (here, *here.parents) if _holds_notes(folder)), None)
    if found is None:
        message = (
            f"there are no notes here: neither this folder nor one above it holds {_SETTINGS} or content/contacts/"
        )
        raise click.ClickException(
            f"{message}\nGo to your notes, name them with -C DIR, or begin with “keepwarm init DIR”."
        )
    return found


def _holds_notes(folder: Path) -> bool:
    return (folder / _SETTINGS).exists() or (folder / _CONTACTS).is_dir()
