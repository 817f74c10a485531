"""One attempt at a build, and what became of it, as a value; whatever goes wrong, serving goes on."""

import os
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from builder import pipeline
from builder.checks.loading import Clock
from builder.checks.refused import UnreadableSettingsError
from builder.diagnostics import Diagnostic, Severity
from builder.followups.wording import capital
from builder.pipeline import Built
from builder.site.disk.ours import OutputError
from builder.site.making import Early
from builder.site.theming.refused import ThemeError
from builder.source.files import reason
from builder.stamp.looking import Look


@dataclass(frozen=True)
class Attempt:
    """What was built, or why nothing was, in a sentence; what is wrong; how long it took, in seconds.

    ``may_pass`` is true where the reason may go away without anybody saving a note: it lies with the disk, or with the
    site's folder. ``trace`` shows where a bug of ours struck, for those who ask.
    """

    built: Built | None
    stopped: str
    problems: tuple[Diagnostic, ...]
    seconds: float = 0.0
    may_pass: bool = False
    trace: str = ""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Return the errors among the problems."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


def attempt(root: Path, clock: Clock, seen: Look | None, early: Early) -> Attempt:
    """Build the site of the notes below *root*; *seen* is how their files look, if that could be told.

    *early* is told which pages are written, before all of them are.
    """
    start = time.perf_counter()
    try:
        built = pipeline.build(root, clock, seen=seen, early=early)
    except UnreadableSettingsError as error:
        return Attempt(None, "The settings cannot be read, so nothing was built.", (error.diagnostic,))
    except ThemeError as error:
        return Attempt(None, "The theme cannot be used, so nothing was built.", error.problems)
    except OutputError as error:
        return Attempt(None, capital(str(error)), (), may_pass=True)
    except OSError as error:
        return Attempt(None, f"Nothing was built: {told(error)}.", (), may_pass=True)
    except Exception as error:  # noqa: BLE001 - a bug of ours must not end what somebody leaves running all day
        sentence = f"Something went wrong inside Keepwarm ({type(error).__name__}: {error}), so nothing was built."
        trace = traceback.format_exc() if os.environ.get("KEEPWARM_DEBUG") else ""
        return Attempt(None, f"{sentence} Please report it; KEEPWARM_DEBUG=1 shows where it happened.", (), trace=trace)
    return Attempt(built, "", built.report.problems, time.perf_counter() - start)


def changed(built: Built, before: Built | None) -> bool:
    """Return whether anything that a browser may be showing has changed since the last good build *before*.

    This build may have written nothing because another process built the same first.
    """
    return not before or bool(built.written or built.removed) or built.report.site != before.report.site


def told(error: OSError) -> str:
    """Return what the system says, and of which file."""
    return f"{error.filename}: {reason(error)}" if error.filename else reason(error)
