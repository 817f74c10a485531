"""Diagnostics as text for people, JSON for tools, and annotations for GitHub."""

import json
import unicodedata
from collections.abc import Iterable

from builder.diagnostics.model import Diagnostic

_WINDOW = 120  # characters of a source line that are shown around a problem
_HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"})
_JOINERS = "\u200c\u200d"  # needed to write Persian, Hindi and emoji; they reorder nothing


def visible(text: str) -> str:
    """Return *text* on one line with control and bidirectional characters shown by their numbers, never obeyed.

    A tab is shown as a blank: whoever writes what a help says, as it is shown, writes what it means.
    """
    if text.isprintable():
        return text
    return "".join(
        f"\\u{{{ord(char):x}}}" if unicodedata.category(char) in _HIDDEN and char not in _JOINERS else char
        for char in text.replace("\t", " ")
    )


def sentence(text: str) -> str:
    """Return a message or a help as a sentence of its own; a key or a file that it begins with stays as it is typed."""
    shown = visible(text)
    first = shown.partition(" ")[0]
    return shown if first.endswith(":") or set("_/.") & set(first) else shown[:1].upper() + shown[1:]


def as_text(problem: Diagnostic) -> str:
    """Return *problem* as people read it: place, message, the marked line, the remedy; without a last newline."""
    span = problem.span
    head = f"{visible(problem.path)}:{span.line}:{span.column}: {problem.severity}[{problem.code}]: "
    lines = [head + visible(problem.message)]
    if problem.excerpt.strip():
        shown, before, marked = _marked(problem)
        lines += [f"{span.line:>4} | {shown}", f"     | {' ' * before}{'^' * marked}"]
    lines.append(f"   help: {visible(problem.help)}")
    return "\n".join(lines)


def as_json(problems: Iterable[Diagnostic]) -> str:
    """Return a JSON list with one object a problem, keys as docs/format.md (Validation) has them."""
    rows = [
        {
            "path": problem.path,
            "line": problem.span.line,
            "column": problem.span.column,
            "end_line": problem.span.end_line,
            "end_column": problem.span.end_column,
            "severity": problem.severity.value,
            "code": problem.code,
            "message": problem.message,
            "help": problem.help,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(problem: Diagnostic) -> str:
    """Return *problem* as a GitHub workflow command, one line.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    span = problem.span
    level = {"error": "error", "warning": "warning", "hint": "notice"}[problem.severity]
    place = f"file={_property(problem.path)},line={span.line},col={span.column}"
    place += f",endLine={span.end_line},endColumn={span.end_column}"
    text = _escaped(f"{visible(problem.message)}\n{visible(problem.help)}")
    return f"::{level} {place},title={_property(f'{problem.severity}[{problem.code}]')}::{text}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(visible(text)).replace(":", "%3A").replace(",", "%2C")


def _marked(problem: Diagnostic) -> tuple[str, int, int]:
    """Return the shown part of the line, and the cells before and below the mark."""
    line = problem.excerpt.replace("\t", " ")
    start = min(max(0, problem.span.column - 1 - problem.cut), len(line))
    same_line = problem.span.end_line == problem.span.line
    end = min(problem.span.end_column - 1 - problem.cut, len(line)) if same_line else len(line)
    first = max(0, start - _WINDOW // 2) if len(line) > _WINDOW else 0
    last = min(len(line), first + _WINDOW)
    end = max(start, min(end, last))
    before = ("…" if first or problem.cut else "") + visible(line[first:start])
    marked = visible(line[start:end])
    after = visible(line[end:last]) + ("…" if last < len(line) else "")
    return before + marked + after, _cells(before), max(1, _cells(marked))


def _cells(text: str) -> int:
    """Return how many terminal cells *text* takes: wide characters two, combining ones none (UAX #11)."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
