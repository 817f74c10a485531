"""What stands around every page: title, navigation, notices."""

from dataclasses import dataclass

from builder.diagnostics import Severity
from builder.followups.model import Status
from builder.followups.wording import counted, listed
from builder.site import days
from builder.site.desk import Desk, Link


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the navigation; ``urgent`` where the count is of what is due."""

    name: str
    icon: str
    link: Link
    count: int
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """The view that every template has as ``site``; addresses are from the site's root."""

    title: str
    language: str
    today: str
    as_of: str
    sample: str
    incomplete: str
    entries: tuple[Entry, ...]
    to_mend: str


def view(desk: Desk) -> Site:
    """Return what every page shows (docs/format.md, Validation: every page says what is incomplete in one line)."""
    library, today = desk.library, desk.agenda.today
    due = len(desk.agenda.of(Status.OVERDUE)) + len(desk.agenda.of(Status.TODAY))
    wrong = desk.notes.count(Severity.ERROR) + desk.notes.count(Severity.WARNING)
    return Site(
        title=library.settings.title,
        language=library.settings.language_tag,
        today=today.isoformat(),
        as_of=days.full(today),
        sample=f"Sample as of {days.full(today)}." if library.settings.as_of else "",
        incomplete=_incomplete(desk),
        entries=(
            Entry("Today", "sun", Link("Today", "index.html"), due, urgent=due > 0),
            Entry("People", "users-round", Link("People", "people.html"), len(library.contacts)),
            Entry("Interviews", "messages-square", Link("Interviews", "interviews.html"), len(library.interviews)),
            Entry(
                "Organisations", "building-2", Link("Organisations", "organisations.html"), len(library.organisations)
            ),
        ),
        to_mend=counted(wrong, "problem") if wrong else "",
    )


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
    sentence = listed(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""
