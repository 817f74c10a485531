"""What the terminal says of an attempt: one calm line, and what is newly wrong."""

from collections.abc import Iterator
from datetime import date

from builder.diagnostics import Diagnostic, Severity, tally
from builder.diagnostics.render import as_text
from builder.followups.wording import and_more, counted, in_full, listed
from builder.pipeline import Built
from builder.serve.attempts import Attempt

_MOST = 5


def lines(now: Attempt, before: Attempt | None) -> Iterator[str]:
    """Yield the lines about an attempt; of the problems only those that were not there *before*."""
    yield _result(now.built, now.seconds) if now.built else now.stopped
    if now.trace:
        yield now.trace.rstrip()
    known = {_key(problem) for problem in before.problems} if before else set()
    fresh = [one for one in now.problems if one.severity is not Severity.HINT and _key(one) not in known]
    if now.built and not before:  # they may have been there for long
        if fresh:
            yield "“keepwarm check” shows where."
        return
    for problem in fresh[:_MOST]:
        yield as_text(problem)
    if len(fresh) > _MOST:
        yield f"… {and_more(len(fresh) - _MOST)}; “keepwarm check” shows all."


def new_day(today: date) -> str:
    """Return what is said when the day has changed."""
    return f"It is {in_full(today)} now."


def _result(built: Built, seconds: float) -> str:
    overdue, today = built.report.overdue, built.report.due
    said = f"Built in {seconds:.2f} s: {overdue} overdue, {today} due today"
    counts = tally(built.report.problems)
    wrong = [counted(counts[one], one.value) for one in (Severity.ERROR, Severity.WARNING) if counts[one]]
    return f"{said}; {listed(wrong)} in the notes." if wrong else f"{said}."


def _key(problem: Diagnostic) -> tuple[str, str, str]:
    """Return what stays of a problem while lines are written above it."""
    return problem.path, problem.code, problem.message
