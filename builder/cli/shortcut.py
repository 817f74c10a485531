"""Answers ``keepwarm build`` where only long texts of notes have changed, before click or pydantic is imported.

Nothing that it counts has changed then, so it prints what the last build printed. What is not certain goes the usual
way.
"""

from contextlib import closing
from pathlib import Path

from builder.cli.unchanged import Found
from builder.site.disk.ours import OutputError, absolute
from builder.stamp import saved as stamps
from builder.stamp.saved import Stamp
from builder.state import saved, shortcut
from builder.state.saved import Saved


def answer(found: Found) -> str | None:
    """Return what to print where it was enough to refill long texts, as the stamp says from now on; None where not."""
    stamp, notes = found.stamp, found.notes
    if not notes:
        return None
    folder = Path(stamp.index).parent
    with closing(saved.load(Path(notes.folder), notes)) as state:
        try:
            if not _fits(stamp, state, folder):
                return None
            done = shortcut.take(Path(notes.folder), folder, state, notes, found.site.look())
        except (LookupError, ValueError, OSError, OutputError):  # also where a note is no file any more
            return None
    stamp.notes, stamp.site, stamp.young = notes.digest, done.site.digest, notes.young | done.site.young
    stamps.save(notes.folder, stamp)
    return stamp.out.replace("Nothing changed:", "Built", 1) if done.pages else stamp.out


def _fits(stamp: Stamp, state: Saved, folder: Path) -> bool:
    """Return whether stamp and state are of the same build, whose pages leave places open."""
    report, last = state.report, state.seen
    if not report or not last or not report.is_open:
        return False
    built = (report.day.isoformat(), report.folder, report.site, last.key)
    return built == (stamp.day, str(absolute(folder)), stamp.site, stamp.notes)
