"""Which notes a command works on."""

from pathlib import Path

import click

from builder.cli.root import SETTINGS, holds_notes, nearest


def _remember(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.find_root().ensure_object(dict)["notes"] = value


notes_option = click.option(
    "-C",
    "notes",
    metavar="DIR",
    type=click.Path(path_type=Path),
    callback=_remember,
    expose_value=False,
    help="The notes' folder; default: the nearest one upward.",
)
"""Adds ``-C DIR``, which may stand before or after the command's name."""


def to_paste(text: str) -> str:
    """Return *text* with its commands for the notes of ``-C``, where that is given: they may be pasted anywhere."""
    from builder.cli.pasting import for_notes

    given = click.get_current_context().find_root().ensure_object(dict).get("notes")
    if given is None:
        return text
    return for_notes(text, str(given))


def notes_folder() -> Path:
    """Return the root of the notes that the command works on; raise a usage error where there are none."""
    given = click.get_current_context().find_root().ensure_object(dict).get("notes")
    if given is not None:
        return _checked(given)
    found = nearest(str(Path.cwd()))
    if found is None:
        message = f"no notes here: neither this folder nor one above it holds {SETTINGS} or content/contacts/"
        remedy = "Go to your notes, name them with -C DIR, or begin with “keepwarm init DIR”."
        raise click.ClickException(f"{message}\n{remedy}")
    return Path(found)


def _checked(given: Path) -> Path:
    if not given.exists():
        raise click.ClickException(f"there is no folder “{given}”")
    if not given.is_dir():
        raise click.ClickException(f"“{given}” is a file, not a folder")
    if not holds_notes(str(given)):
        message = f"“{given}” holds neither {SETTINGS} nor content/contacts/"
        raise click.ClickException(f"{message}\n“keepwarm init DIR” makes a folder for notes.")
    return given
