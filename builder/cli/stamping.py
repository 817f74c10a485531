"""Keeps what a build has printed, for the next one to print where nothing has changed."""

import time
from dataclasses import dataclass
from pathlib import Path

import click

from builder.cli.clock import lasting
from builder.pipeline import Built
from builder.stamp import looking, saved
from builder.stamp.looking import Look
from builder.stamp.saved import Stamp


@dataclass(frozen=True)
class Printed:
    """What a command prints, as results and as messages, and its exit status."""

    out: str
    err: str
    status: int


def seen(root: Path) -> Look | None:
    """Return how the notes look before they are read; None where looking is not enough to tell a change."""
    given = click.get_current_context().find_root().ensure_object(dict).get("seen")
    if isinstance(given, Look) and given.folder == str(root.absolute()):
        return given
    return looking.look(str(root), time.time_ns())


def remember(before: Look | None, built: Built, printed: Printed) -> None:
    """Keep the stamp of a finished build: how notes looked *before* it, how its site looks, and what to print."""
    report, settings, index, site = built.report, built.settings, built.index, built.site
    if not before or not index or not site:
        return
    stamp = Stamp(
        before.young | site.young,
        notes=before.digest,
        site=site.digest,
        files=str(report.files),
        index=str(index.absolute()),
        placed="settings" if index.parent.absolute() == Path(before.folder) / settings.output else "option",
        day=report.day.isoformat(),
        holds=lasting(settings, report.day),
        status=str(printed.status),
        out=printed.out,
        err=printed.err,
    )
    saved.save(before.folder, stamp)
