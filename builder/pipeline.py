"""The build as one function: notes → library → agenda → pages → a folder on disk; or a shortcut where that will do."""

import os
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

from builder.checks import loading
from builder.checks import settings as settings_file
from builder.checks.loading import Clock, Loaded
from builder.diagnostics import Diagnostic
from builder.drafts import forms
from builder.followups import agenda
from builder.followups.model import Agenda, Status
from builder.model.library import Library
from builder.model.settings import Settings
from builder.site import making, pages
from builder.site.disk import ours
from builder.site.disk.ours import OutputRefusedError
from builder.site.disk.output import File
from builder.site.prose.bodies import Bodies, Kept
from builder.site.theming import theme
from builder.site.theming.theme import Theme
from builder.stamp import looking
from builder.stamp.looking import Look
from builder.stamp.saved import FOLDER
from builder.state import due, listing, saved, shortcut
from builder.state.records import Report
from builder.state.saved import Saved

CALENDAR = "keepwarm.ics"
"""The path of the calendar in the site."""

NO_KEYS: Mapping[str, str] = MappingProxyType({})
"""No note has a known key, so every page has to be looked at."""


@dataclass(frozen=True)
class Built:
    """A finished build: what it came to, under which settings, and the page to open.

    ``index`` is None where errors in the notes kept the site from being published. ``site`` is how the site looks now,
    where that can be relied on (builder.stamp), and ``before`` the digest of how the last build left it. ``written``
    are the files that had to be written; ``removed`` counts those that did not belong there, ``parsed`` the notes that
    were read, ``views_made`` the pages whose views were made, ``rendered`` those that were rendered, and ``texts`` what
    was rendered from Markdown.
    """

    report: Report
    settings: Settings
    index: Path | None
    site: Look | None = None
    before: str = ""
    written: tuple[str, ...] = ()
    removed: int = 0
    parsed: int = 0
    views_made: int = 0
    rendered: int = 0
    texts: int = 0


def build(  # noqa: PLR0913 - all that may be asked of a build
    root: Path,
    clock: Clock,
    folder: Path | None = None,
    *,
    strict: bool = False,
    full: bool = False,
    verify: bool = False,
    seen: Look | None = None,
    early: making.Early | None = None,
) -> Built:
    """Build the site of the notes below *root* into *folder* (default: the settings' ``output``).

    With *strict*, nothing is published while there are errors in the notes. With *full*, everything is made anew,
    whatever earlier builds have left; the site comes out the same. With *verify*, every byte is compared, not only
    names, sizes and times. *seen* is how the notes looked before they are read, if that is known already. *early* is
    called with the pages of single notes as soon as they are in place, before the lists are made.

    Raises UnreadableSettingsError, ThemeError and OutputError. Whatever happens, each file of the site is then whole;
    where much was to be changed, the whole site is the last good one or the new one.
    """
    seen = seen or looking.look(str(root), time.time_ns())
    settings, wrong = settings_file.load(root)
    today, target = clock(settings), folder or root / settings.output
    _refuse_notes(root, target)
    ours.refuse_others(target)
    with closing(saved.load(root, seen, full=full, verify=verify)) as state:
        last = state.report
        same = last and last.is_open and (last.day, last.folder) == (today, str(ours.absolute(target)))
        if last and same and not verify and not (strict and last.has_errors):
            with suppress(LookupError, ValueError, OSError):  # also where a note is no file any more
                return _by_shortcut(root, settings, target, state, seen)
        with loading.without_collecting():
            return _anew(root, settings, wrong, today, target, state, seen, strict=strict, early=early)


def render(
    notes: Loaded,
    planned: Agenda,
    *,
    theme: Theme,
    kept: Kept = lambda _: None,
    known: Mapping[str, str] = NO_KEYS,
) -> tuple[Mapping[str, File], Bodies]:
    """Return every file of the site by its path, the calendar among them, and what renders their Markdown.

    *kept* looks up what a text was rendered to before, by its key; *known* are the keys of notes, by their paths.
    """
    site, bodies = pages.render(notes, planned, theme=theme, kept=kept, known=known)
    return {**site, CALENDAR: partial(_calendar, notes.library, planned)}, bodies


def _calendar(library: Library, planned: Agenda) -> bytes:
    """Return the calendar; only the process that makes it loads the library for calendars."""
    from builder.exports import calendar

    return calendar.render(library, planned)


def _by_shortcut(root: Path, settings: Settings, target: Path, state: Saved, seen: Look | None) -> Built:
    """Refill only the places of long texts on the pages; raise LookupError or ValueError where that is not enough."""
    before = state.site
    done = shortcut.take(root, target, state, seen)
    return Built(
        done.report,
        settings,
        target / "index.html",
        done.site,
        before,
        tuple(done.pages),
        parsed=done.parsed,
        texts=done.texts,
    )


def _anew(  # noqa: PLR0913, PLR0917 - all that a build is made from
    root: Path,
    settings: Settings,
    wrong: list[Diagnostic],
    today: date,
    target: Path,
    state: Saved,
    seen: Look | None,
    *,
    strict: bool,
    early: making.Early | None,
) -> Built:
    """Build whatever is not yet as it should be, which may be everything."""
    notes = loading.load(root, settings, today, wrong, state.notes.memory, for_pages=True)
    notes = notes.with_problems(forms.problems(notes))
    planned = agenda.plan(notes.library, today)
    if strict and notes.has_errors:
        return Built(_report(notes, planned, target), settings, None)
    chosen = theme.load(root, settings)
    site, bodies = render(notes, planned, theme=chosen, kept=state.body, known=state.notes.keys)
    records = state.file_records()
    before = state.site  # only now: another build may have ended since, and what it made is among the records
    work = making.write(target, site, bodies, records, verify=state.verifies, meanwhile=state.notes.write, early=early)
    state.bodies(bodies.new, state.outdated())
    del site, bodies, records  # and with them all that pages were made from
    site_now = looking.look_at_site(str(target), time.time_ns())
    if site_now and not listing.is_made(site_now, {path: one.seen for path, one in work.records.items()}, ours.MARKER):
        site_now = None  # somebody else has changed it meanwhile
    report = _report(notes, planned, target, len(work.records), site_now, is_open=not chosen.templates.own)
    state.save(work.records, work.changed, report, listing.listing(seen), due.to_keep(notes, planned))
    return Built(
        report,
        settings,
        target / "index.html",
        site_now,
        before,
        work.written,
        removed=work.removed,
        parsed=notes.parsed,
        views_made=work.views_made,
        rendered=work.rendered,
        texts=work.texts,
    )


def _report(  # noqa: PLR0913 - what it tells of
    notes: Loaded,
    planned: Agenda,
    target: Path,
    files: int = 0,
    site: Look | None = None,
    *,
    is_open: bool = False,
) -> Report:
    return Report(
        day=notes.today,
        folder=str(ours.absolute(target)),
        site=site.digest if site else "",
        is_open=is_open,
        files=files,
        contacts=len(notes.library.contacts),
        interviews=len(notes.library.interviews),
        overdue=len(planned.of(Status.OVERDUE)),
        due=len(planned.of(Status.TODAY)),
        problems=notes.diagnostics,
    )


def _refuse_notes(root: Path, target: Path) -> None:
    """Raise OutputRefusedError where the site would stand among the notes or the themes."""
    place = Path(os.path.realpath(target))
    for name in ("content", "themes", FOLDER):
        own = Path(os.path.realpath(root / name))
        if own == place or own in place.parents:
            raise OutputRefusedError(f"“{target}” lies in the notes' folder {name}/. Name a folder outside it.")
