"""What stands around every page: title, navigation, notices."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from builder.diagnostics import Severity
from builder.followups.model import Status
from builder.followups.wording import capital, counted, listed
from builder.site import days
from builder.site.lookup.desk import Desk
from builder.site.pagemap import PAGES

_AHEAD = 28  # days; static/ui.js says nothing of what falls due after that
_TABS = ("Today", "People", "Interviews", "Questions")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the navigation; ``urgent`` where the count is of what is due, ``unit`` says what is counted."""

    name: str
    icon: str
    href: str
    count: str = ""
    unit: str = ""
    urgent: bool = False


class Group(NamedTuple):
    """A group of the navigation; the first has no title."""

    title: str
    entries: tuple[Entry, ...]


class Site(NamedTuple):
    """The view that every template has as ``site``; addresses are from the site's root.

    ``coming`` says on which days of the next weeks how many follow-ups fall due, for a page that is looked at later.
    """

    title: str
    language: str
    today: str
    as_of: str
    sample: str
    incomplete: str
    groups: tuple[Group, ...]
    tabs: tuple[Entry, ...]
    to_mend: str
    coming: str
    fonts: bool
    accent: bool


def view(desk: Desk) -> Site:
    """Return what every page shows (docs/format.md, Validation: every page says what is incomplete in one line)."""
    library, today = desk.library, desk.agenda.today
    wrong = desk.notes.count(Severity.ERROR) + desk.notes.count(Severity.WARNING)
    groups = tuple(
        Group(title, tuple(_entry(desk, page.name, page.icon, page.path) for page in pages))
        for title, pages in groupby((page for page in PAGES if page.group is not None), key=lambda page: page.group)
    )
    entries = [entry for group in groups for entry in group.entries]
    return Site(
        title=desk.options.title or library.settings.title,
        language=library.settings.language_tag,
        today=today.isoformat(),
        as_of=days.full(today),
        sample=f"Sample as of {days.full(today)}." if library.settings.as_of else "",
        incomplete=_incomplete(desk),
        groups=groups,
        tabs=tuple(entry for entry in entries if entry.name in _TABS),
        to_mend=counted(wrong, "problem") if wrong else "",
        coming=_coming(desk),
        fonts=desk.options.fonts,
        accent=desk.options.accent is not None,
    )


def _entry(desk: Desk, name: str, icon: str, path: str) -> Entry:
    library = desk.library
    if name == "Today":
        due = len(desk.agenda.of(Status.OVERDUE)) + len(desk.agenda.of(Status.TODAY))
        return Entry(name, icon, path, str(due) if due else "", "to do", urgent=due > 0)
    if name == "Questions":
        unanswered = len(desk.stock.unanswered)
        return Entry(name, icon, path, f"{unanswered} open" if unanswered else "")
    all_of = {
        "People": library.contacts,
        "Interviews": library.interviews,
        "Organisations": library.organisations,
    }.get(name, {})
    return Entry(name, icon, path, str(len(all_of)) if all_of else "", "in all")


def _coming(desk: Desk) -> str:
    """Return the days of the next weeks on which follow-ups fall due, each with how many: 2026-11-21:2."""
    planned = [*desk.agenda.of(Status.UPCOMING), *desk.agenda.of(Status.LATER)]
    found = Counter(one.due.isoformat() for one in planned if -one.days <= _AHEAD)
    return " ".join(f"{day}:{number}" for day, number in sorted(found.items()))


def _incomplete(desk: Desk) -> str:
    """Return what is left out of the notes, in one sentence."""
    parts = []
    incomplete = [path for path in desk.library.incomplete if path.endswith(".md")]  # neither settings nor folders
    if incomplete:
        parts.append(f"{counted(len(incomplete), 'note is', 'notes are')} incomplete")
    if desk.library.left_out:
        parts.append(f"{counted(len(desk.library.left_out), 'note is', 'notes are')} left out")
    if not parts and desk.notes.has_errors:
        parts.append("something could not be used")
    return f"{capital(listed(parts))}." if parts else ""
