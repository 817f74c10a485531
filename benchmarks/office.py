"""What a careers office would pay, reckoned from what was measured: the figures of docs/scaling.md."""

from collections.abc import Sequence
from statistics import median

from benchmarks import figures
from benchmarks.builders import KEEPWARM
from benchmarks.report import Results
from benchmarks.rounds import COLD, EDITED, SAME, Series

STUDENTS = 20_000
STUDENT, LIFETIME = 50, 1_000  # contacts, and as many interviews
_SETTING_UP = 60  # seconds in which a runner starts, fetches and installs; an estimate, see docs/scaling.md
_KEPT_DAYS = 3  # as long as the recipes keep a site
_HOUR, _DAY = 3_600, 86_400


def reckoned(results: Results) -> str | None:
    """Return the figures in Markdown, or None where a student's and a lifetime's notes were not measured."""
    measured = {series.size: series for series in results.alone}
    if STUDENT not in measured or LIFETIME not in measured:
        return None
    return "\n\n".join((_people(results.alone), _office(measured[STUDENT])))


def _people(measured: Sequence[Series]) -> str:
    rows = [
        [
            f"{series.size:,} + {series.size:,}",
            *(figures.seconds(series.of(KEEPWARM, step)) for step in (COLD, EDITED, SAME)),
            figures.memory(series.of(KEEPWARM, COLD)),
            figures.size(series.notes),
            figures.size(series.site),
        ]
        for series in measured
    ]
    head = ["contacts + conversations", COLD, EDITED, SAME, "peak memory", "notes", "site"]
    return figures.table(head, rows)


def _office(student: Series) -> str:
    cold = student.of(KEEPWARM, COLD)
    cpu = median([cost.cpu for cost in cold])
    rows = [
        ["building, processor time", f"{cpu:.1f} s", f"{STUDENTS * cpu / _HOUR:,.0f} hours"],
        ["setting up a runner (estimate)", f"{_SETTING_UP} s", f"{STUDENTS * _SETTING_UP / _HOUR:,.0f} hours"],
        ["processors busy around the clock, both", figures.NONE, f"{STUDENTS * (cpu + _SETTING_UP) / _DAY:.0f}"],
        ["CI minutes, begun ones counting as whole", "2", f"{2 * STUDENTS:,}"],
        ["peak memory of a build", figures.memory(cold), figures.NONE],
        ["storage for the notes", figures.size(student.notes), _gigabytes(student.notes)],
        [f"storage for sites, kept {_KEPT_DAYS} days", *_kept(student)],
    ]
    return figures.table(["a day", "one student", f"{STUDENTS:,} students"], rows)


def _kept(student: Series) -> tuple[str, str]:
    return figures.size(_KEPT_DAYS * student.site), _gigabytes(_KEPT_DAYS * student.site)


def _gigabytes(each: int) -> str:
    return f"{STUDENTS * each / 1e9:,.0f} GB"
