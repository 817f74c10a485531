"""The form of a finding to test, with what came of it behind a dash at its end."""

import re

from builder.checks.brackets import UnfitError, going_on
from builder.checks.forms import TICKED, Context, Form, task
from builder.model.explaining import shown
from builder.model.items import Finding
from builder.model.words import Outcome
from builder.source.body import Item

_WORD = rf"({'|'.join(Outcome)})(?![^\W_])[*_]{{0,3}}"
_OUTCOME = re.compile(rf"(?<!\S)(?:—|–|--)\s*[*_]{{0,3}}{_WORD}[\s,.;:!?]*", re.IGNORECASE)
_ODD_DASH = r"(?<=\s)(?:-|-{3,}|[\u2010-\u2012\u2015\u2212])|(?<=\S)(?:—|–|--)"  # or one without a blank before it
_STRAY = re.compile(
    rf"(?:{_ODD_DASH})\s*[*_]{{0,3}}{_WORD}(?=\s*(?:$|[,.;:!?](?!\w)|\(|by\b))|\(\s*[*_]{{0,3}}{_WORD}\s*\)(?=[\s.]*$)",
    re.IGNORECASE,
)


def _finding(item: Item, context: Context) -> Finding:
    box, text, at = task(item)
    outcomes = list(_OUTCOME.finditer(text))
    if not outcomes:
        _check_stray(item, context)
        return Finding(box, text.strip(), None, "", item.start)
    last = outcomes[-1]
    finding = text[: last.start()].strip()
    if not finding:
        raise UnfitError(at - item.start, len(item.text), "this does not say what the finding is")
    return Finding(box, finding, Outcome(last[1].lower()), text[last.end() :].strip(), item.start)


def _check_stray(item: Item, context: Context) -> None:
    """Warn where what came of a finding seems to be there, but where it does not count."""
    stray = _STRAY.search(item.text)
    if stray:
        word = (stray[1] or stray[2]).lower()
        start, end = item.start + stray.start(), item.start + stray.end()
        message = f"“{shown(stray[0])}” does not count as what came of this finding"
        remedy = f"write “ — {word}” or “ -- {word}” at its end; words may follow"
        context.report(start, end, "stray-outcome", message, remedy)
    elif item.below and _OUTCOME.search(f"{item.text}\n{going_on(item)}"):
        message = "what came of this seems to be wrapped onto the next line, where it does not count"
        remedy = "write the finding and its outcome on one line"
        context.report(item.start, item.end, "wrapped-outcome", message, remedy)


FINDING = Form(_finding, "[ ] the finding — confirmed, contradicted or unclear", begins=TICKED)
