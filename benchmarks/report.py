"""What was measured, as the tables that docs/performance.md quotes."""

from dataclasses import dataclass

from benchmarks import figures
from benchmarks.builders import HUGO, KEEPWARM, Builder
from benchmarks.costs import Cost
from benchmarks.rounds import CHECK, COLD, EDITED, SAME, Series

_STEPS = (COLD, EDITED, SAME)
_TARGETS = ((COLD, "≤ 1.5, aim at 1.0"), (EDITED, "≤ 0.08"), (SAME, "≤ 0.012"))


@dataclass(frozen=True)
class Beside:
    """Keepwarm beside its peers, on one file system."""

    place: str
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Results:
    """Everything that one run measured, where, and what it had to leave out."""

    day: str
    machine: str
    repeats: int
    builders: tuple[Builder, ...]
    left_out: tuple[str, ...]
    beside: tuple[Beside, ...]
    alone: tuple[Series, ...]
    due: tuple[Cost, ...]
    due_size: int


def written(results: Results) -> str:
    """Return the whole report in Markdown."""
    versions = ", ".join(f"{builder.name} {builder.version}" for builder in results.builders)
    rounds = f"{results.repeats} round{'' if results.repeats == 1 else 's'}"
    parts = [
        f"Measured on {results.day}: {results.machine}.\n{versions}.",
        f"Times are medians of {rounds}, with the least and the most in brackets. N means N contacts and N interviews.",
        *(f"Left out: {reason}." for reason in results.left_out),
        *_targets(results),
        *(part for beside in results.beside for series in beside.series for part in _beside(results, beside, series)),
        *_alone(results),
        *_growth(results),
    ]
    return "\n\n".join(parts)


def _targets(results: Results) -> list[str]:
    """Return what was to be reached beside what was, for the largest notes that Hugo built too."""
    measured = [(beside.place, beside.series[-1]) for beside in results.beside if beside.series]
    if not measured or not measured[0][1].of(HUGO, COLD):
        return []

    def row(title: str, target: str, ours: str, theirs: str) -> list[str]:
        pairs = [(series.of(KEEPWARM, ours), series.of(HUGO, theirs)) for _, series in measured]
        return [title, target, *(figures.ratio(figures.ratios(*pair)) for pair in pairs)]

    rows = [row(step, target, step, step) for step, target in _TARGETS]
    peaks = [figures.peaks(series.of(KEEPWARM, COLD), series.of(HUGO, COLD)) for _, series in measured]
    rows.append(["peak memory of the largest process, cold", "≤ 0.25", *(figures.ratio(values) for values in peaks)])
    rows.append(row("`check` without state, to Hugo’s cold build", "≤ 0.30", CHECK, COLD))
    size = measured[0][1].size
    head = [f"Keepwarm to Hugo, N = {size:,}", "to reach at 5,000", *(f"on {place}" for place, _ in measured)]
    return [figures.table(head, rows)]


def _beside(results: Results, beside: Beside, series: Series) -> list[str]:
    head = [f"N = {series.size:,}, on {beside.place}", *_STEPS, "peak memory, cold"]
    names = [builder.name for builder in results.builders if series.of(builder.name, COLD)]
    rows = [
        [
            name,
            *(figures.seconds(series.of(name, step)) for step in _STEPS),
            figures.memory(series.of(name, COLD)),
        ]
        for name in names
    ]
    if HUGO not in names:
        return [figures.table(head, rows)]
    against = [
        [
            name,
            *(figures.ratio(figures.ratios(series.of(name, step), series.of(HUGO, step))) for step in _STEPS),
            figures.ratio(figures.peaks(series.of(name, COLD), series.of(HUGO, COLD))),
        ]
        for name in names
        if name != HUGO
    ]
    return [figures.table(head, rows), figures.table(["as a multiple of Hugo’s", *head[1:]], against)]


def _alone(results: Results) -> list[str]:
    if not results.alone:
        return []
    titles = (*_STEPS, CHECK)
    head = ["Keepwarm alone, N", *titles, "processors, cold", "peak memory, cold", "notes", "site", "state"]
    rows = []
    for series in results.alone:
        cold = series.of(KEEPWARM, COLD)
        times = (figures.seconds(series.of(KEEPWARM, step)) for step in titles)
        sizes = (figures.size(number) for number in (series.notes, series.site, series.state))
        rows.append([f"{series.size:,}", *times, figures.processor(cold), figures.memory(cold), *sizes])
    said = [figures.table(head, rows)]
    if results.due:
        said.append(f"`keepwarm due`, N = {results.due_size:,}, warm: {figures.seconds(results.due)}.")
    return said


def _growth(results: Results) -> list[str]:
    """Return how the cost of a note grew over the two largest sizes; 1 is linear."""
    pair = results.alone[-2:]
    if not pair[1:] or pair[1].size <= pair[0].size:
        return []
    small, large = pair
    scale = large.size / small.size
    rows = [
        [step, figures.ratio(figures.ratios(large.of(KEEPWARM, step), small.of(KEEPWARM, step), scale))]
        for step in (COLD, EDITED, SAME, CHECK)
    ]
    title = f"cost of a note at N = {large.size:,}, to that at {small.size:,}"
    return [figures.table([title, "to reach: ≤ 1.15"], rows)]
