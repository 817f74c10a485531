"""The forms of promises and of one's own reminders, with the bracket of days that ends them."""

import re
from sys import intern

from builder.checks.brackets import (
    ON_ONE_LINE,
    PROMISED,
    STRAY,
    TO_DO,
    WRAPPED,
    Attributes,
    UnfitError,
    attributes,
    is_wrapped,
)
from builder.checks.forms import TICKED, Context, Form, task
from builder.checks.naming import explain_reference
from builder.model.explaining import shown
from builder.model.items import Box, Promise, Todo
from builder.model.references import Fate
from builder.source.body import Item

_DATED = re.compile(r"(?:\b([a-z]+)\b[\s:.,]*)?(\d{4}-\d\d?-\d\d?)", re.IGNORECASE)
_WHO = re.compile(r"(me|them)\s*:\s*", re.IGNORECASE)


_Stray = tuple[int, int, str, str]  # where a bracket stands in its item that does not count, the message and the help


def _promise(item: Item, context: Context) -> Promise:
    promise, stray = _read(item, context)
    _report(stray, item, context)
    return promise


def _read(item: Item, context: Context) -> tuple[Promise, _Stray | None]:
    box, text, at = task(item)
    who = _WHO.match(text)
    skipped = at - item.start
    if not who:
        raise UnfitError(skipped, len(item.text), "a promise says first who made it: “me:” or “them:”")
    said = attributes(text[who.end() :], skipped + who.end(), ("by", "made", "done", "to"))
    if not said.text:
        raise UnfitError(skipped, len(item.text), "this promise does not say what was promised")
    stray = _stray(said, item, ("by", "made", "done"), box)
    to = _referred(said.to, item.start, context) if said.to else None
    mine = who[1].lower() == "me"
    by, made, done = (said.days.get(word) for word in ("by", "made", "done"))
    return Promise(box, mine, intern(said.text), by, made, done, to, item.start), stray


def _own_promise(item: Item, context: Context) -> Promise:
    """Read a contact's promise: no conversation dates it, so an open one has to say when it is due or was made."""
    promise, stray = _read(item, context)
    if promise.box is not Box.OPEN or promise.by or promise.made:
        _report(stray, item, context)
        return promise
    if stray:
        start, end, message, remedy = stray
        raise UnfitError(start, end, f"{message}; nothing else says when this is due, or when it was promised", remedy)
    if is_wrapped(item, PROMISED):
        message = f"{WRAPPED}; nothing else says when this is due, or when it was promised"
        raise UnfitError(0, len(item.text), message, ON_ONE_LINE)
    message = "this promise does not say when it is due, or when it was made"
    raise UnfitError(0, len(item.text), message, "write (by DATE) or (made DATE) at its end, with dates as YYYY-MM-DD")


def _referred(typed: tuple[str, int], item_start: int, context: Context) -> str | None:
    reference, at = typed
    start = item_start + at
    context.referred[start] = reference
    resolved = context.contacts.resolve(reference)
    if resolved.fate in (Fate.FOUND, Fate.BROKEN):
        return resolved.slug
    context.report(start, start + len(reference), *explain_reference(reference, resolved.fate, context.contacts))
    return None


def _stray(said: Attributes, item: Item, allowed: tuple[str, ...], box: Box) -> _Stray | None:
    """Return where a date that was meant for the bracket that ends an item stands in what is left without one."""
    stray = STRAY.search(said.text) if said.text.count("-") > 1 else None  # as there are in any date
    if not stray or (item.below and stray[0][-1] not in ")]}\uff09"):  # which may be wrapped, and is told as that
        return None
    start = item.text.index(stray[0])
    message = f"“{shown(stray[0])}” is not the bracket that ends an item, so it does not count"
    return start, start + len(stray[0]), message, _mended(stray[0], said, allowed, box)


def _report(stray: _Stray | None, item: Item, context: Context) -> None:
    """Warn of a bracket that does not count, where there is one."""
    if stray:
        start, end, message, remedy = stray
        context.report(item.start + start, item.start + end, "stray-bracket", message, remedy)


def _mended(stray: str, said: Attributes, allowed: tuple[str, ...], box: Box) -> str:
    """Return how to write the bracket that was meant: the *stray* one, with what is *said* in one that counts.

    A day alone says by when, and of what is ticked, when it was done.
    """
    words = ((word.lower(), day) for word, day in _DATED.findall(stray))
    alone = {"": "done", "on": "done"} if box is Box.DONE else {}
    days = {
        word if word in allowed else alone.get(word, "by"): day
        for word, day in words
        if word in allowed or word != "made"
    }
    if not days:
        return "a reminder does not say when it was made: write the date without its bracket, or delete it"
    held = {name: day.isoformat() for name, day in said.days.items()}
    if not held.keys().isdisjoint(days):
        return "keep one of the two dates, in the bracket at the very end of the line"
    parts = [f"{name} {day}" for name, day in (days | held).items()]
    to = [f"to {said.to[0]}"] if said.to else []
    return f"write ({', '.join([*parts, *to])}) at the very end of the line"


def _todo(item: Item, context: Context) -> Todo:
    box, text, at = task(item)
    said = attributes(text, at - item.start, ("by", "done"))
    if not said.text:
        raise UnfitError(at - item.start, len(item.text), "this does not say what to do")
    _report(_stray(said, item, ("by", "done"), box), item, context)
    return Todo(box, said.text, said.days.get("by"), said.days.get("done"), item.start)


PROMISE = Form(
    _promise,
    "[ ] me: what (by DATE), or them: …; in brackets by, made, done DATE or to CONTACT",
    PROMISED,
    rf"{TICKED}|(?:me|them)\s*:\s*\S",
)
OWN_PROMISE = Form(_own_promise, PROMISE.shown, PROMISE.bracket, PROMISE.begins)
TODO = Form(_todo, "[ ] what (by DATE, done DATE), the bracket optional", TO_DO, TICKED)
