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
        return _checked(given)
    try:
        here = Path.cwd()
    except FileNotFoundError as error:  # as for somebody who stood in site/ while it was built anew
        raise click.ClickException("the folder that you are in is gone; go to your notes") from error
    found = next((folder for folder in (here, *here.parents) if _holds_notes(folder)), None)
    if found is None:
        message = f"no notes here: neither this folder nor one above it holds {_SETTINGS} or content/contacts/"
        remedy = "Go to your notes, name them with -C DIR, or begin with “keepwarm init DIR”."
        raise click.ClickException(f"{message}\n{remedy}")
    return found


def _checked(given: Path) -> Path:
    if not given.exists():
        raise click.ClickException(f"there is no folder “{given}”")
    if not given.is_dir():
        raise click.ClickException(f"“{given}” is a file, not a folder")
    if not _holds_notes(given):
        message = f"“{given}” holds neither {_SETTINGS} nor content/contacts/"
        raise click.ClickException(f"{message}\n“keepwarm init DIR” makes a folder for notes.")
    return given


def _holds_notes(folder: Path) -> bool:
    return (folder / _SETTINGS).exists() or (folder / _CONTACTS).is_dir()
