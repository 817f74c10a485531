"""A note in any style, edited: it says what it said plus exactly what was meant, or is refused; no other byte moves."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from builder.capture.model import RefusedError
from builder.capture.revising import AddToList, Append, Edit, SetKey, Tick, revise
from builder.capture.scalars import one_line
from builder.diagnostics import Severity
from builder.model.contact import Contact
from builder.model.items import Box, LogEntry, Promise, Task, Todo
from builder.model.words import LogType
from tests.support import Folder, tries

DONE = date(2026, 11, 20)
PATH = "content/contacts/ada.md"

_TEXTS = st.sampled_from([
    "Head of evaluation", "x: y", "grant #4", "[[bo]]", "it's", '"quoted"', "a, b", "---", "- dash", "@x", "小林",
    "null", "a\nb", "back\\slash", "tab\there", "a\u2028b", "{x}", "é" * 3, "trailing:", "# no comment", "😀 [a](b)",
    "|", "*x*",
])  # fmt: skip
_NOTES = st.sampled_from(["", ": left a message", ": “quoted”", ": see [[bo]]", ": `code` #4", ": x <!-- no", ": ~~~"])
_SCALARS = st.sampled_from([
    " plain", " 'single'", ' "double"', "", " ", " # comment", " plain # comment", " >-\n  folded\n\n  text\n",
    " |\n  literal\n", " plain\n  goes on", " 'x # y'  # z", "\n  below", " ~", ' ""', " [[bo]]", ' "[[bo]]"',
    " 'it''s'\n", " > # head\n  a\n\n# not a part", ' "two\n  lines"', "   spaced   ",
])  # fmt: skip
_LISTS = st.sampled_from([
    " []", " [ ]", " [a]", " [a, b]", " [ a, b ]", " [a, b,]", " ['a', 'b']", ' ["a"]', " [a,b]", " [\n  a,\n  b,\n]",
    " [\n  a, # one\n  b # two\n  ]", " [a, # one\n  b]", "\n  - a\n  - b", "\n- a\n- b", "\n  - a # one\n  # two",
    "\n    -   'a'\n    -   'b'", "\n  - |\n    a\n    b", "\n  -", "\n  - \n  - a", "\n  - a\n\n  - b\n", " [[bo]]",
    " single", " 'single' # why", ' [a, ""]', " [ # none\n]", "\n  - a\n    b", "\n  -\n    a", " # none yet",
    " [[[bo]], a]", " [\n]",
])  # fmt: skip
_OTHERS = st.sampled_from([
    "# a comment", "", "x-coffee: black", "'x-tea': [green]", "location : Cape Town", "pronouns: &a she",
    "level: expert", "odd line", "phone: 012\nphone: 034", "linkedin: [a, b", "source: a: b",
])  # fmt: skip
_ITEMS = {
    "Log": ["2026-10-28 request by email: 15 minutes", "2026-11-02 reply", "2026-11-03 note: x (y)", "nonsense"],
    "Promises": [
        "[ ] me: send it (by 2026-11-30)",
        "me: lend it (made 2026-11-01).", "[x] them: call (by 2026-11-01, done 2026-11-02)",
        "[-] them: the (old) map (to Bo, by 2026-11-30);", "[ ] them: x (see y) (made 2026-11-01) <!-- z -->",
    ],
    "To do": [
        "[ ] Print the map", "plain", "[ ] a (by 2026-12-01)", "[X] b (done 2026-11-01)", "c (in brackets).", "[ ] d (",
        "",
    ],
    "To share": ["[ ] the paper", "the talk", "[x] the book"],
    "My own": ["anything", "[ ] at all"],
}  # fmt: skip
_BELOW = st.sampled_from([
    "", "", "", "\n  more", "\n\n  a paragraph\n", "\n  - nested\n    - deeper", "\n```\ncode\n```",
    "\n  ```\n- no item\n\n  ```", "\ngoes on here", "\n\nown text", "\n<!-- a\n\n- b -->", "\n### Third level",
    "\n\n    indented", "\n  <!-- c -->", "\n***",
])  # fmt: skip
_BETWEEN = st.sampled_from(
    ["", "", "A paragraph.", "<!-- what to write -->", "```\n## Log\n- code\n```", "<!-- open", "> quoted"]
)
_HEADINGS = st.sampled_from(["## {}", "## {}", "##  {} ##", "{}\n---", "## {}\n", "#{}", "##{}"])


_LINES = st.lists(
    st.sampled_from([
        "## Log", "## Promises", "Log", "To do", "---", "===", "## To do ##", "# Title", "### Third", "", "", " ",
        "text", "- 2026-11-02 reply", "  - 2026-11-02 reply", " * [ ] me: x (by 2026-11-30)",
        "- [ ] me: y (by 2026-11-30)", "1. plain", "   - plain", "    - code", "\t- tab", "- ", "-", "  more",
        "      much more", "```", "  ```", "- ```", "~~~~", "<!--", "-->", "- [ ] a <!-- b", "c --> d", "<!-- e -->",
        "  <!-- f -->", "> - quoted", "***", "* * *", "| a |", "- - -", "-- ", "\u2028- x",
    ]),
    max_size=12,
).map("\n".join)  # fmt: skip


@st.composite
def _bodies(draw: st.DrawFn) -> str:
    parts = [draw(_BETWEEN)]
    for title in draw(st.lists(st.sampled_from(list(_ITEMS)), max_size=4)):
        parts.append(draw(_HEADINGS).format(draw(st.sampled_from([title, title.upper(), title.lower()]))))
        parts.append(draw(_BETWEEN))
        marker = draw(st.sampled_from(["- ", "* ", "+ ", "-   ", "  - ", "1. ", " 9. ", "-\t"]))
        between = draw(st.sampled_from(["\n", "\n\n"]))
        items = draw(st.lists(st.sampled_from(_ITEMS[title]), max_size=3))
        parts.append(between.join(marker + item + draw(_BELOW) for item in items))
    joined = draw(st.sampled_from(["\n", "\n\n"])).join(parts)
    return joined.lstrip("\n") if draw(st.booleans()) else f"\n{joined}"


@st.composite
def _fronts(draw: st.DrawFn) -> str:
    lines = ["name: Ada"]
    lines += [f"role:{draw(_SCALARS)}"] * draw(st.integers(0, 1))
    for key in draw(st.lists(st.sampled_from(["tags", "fields", "aliases"]), max_size=2, unique=True)):
        lines.append(f"{key}:{draw(_LISTS)}")
    lines += draw(st.lists(_OTHERS, max_size=2))
    ordered = "\n".join(draw(st.permutations(lines)))
    return "\n".join(f"  {line}" for line in ordered.split("\n")) if draw(st.integers(0, 9)) == 0 else ordered


@st.composite
def _files(draw: st.DrawFn) -> bytes:
    text = f"---\n{draw(_fronts())}\n---\n{draw(st.one_of(_bodies(), _LINES))}"
    text = text.rstrip("\n") + draw(st.sampled_from(["", "\n", "\n\n", "  \n"]))
    breaks = draw(st.sampled_from(["\n", "\n", "\r\n", "mixed"]))
    if breaks == "mixed":
        first, *lines = text.split("\n")
        text = first + "".join(draw(st.sampled_from(["\n", "\r\n"])) + line for line in lines)
    else:
        text = text.replace("\n", breaks)
    return draw(st.sampled_from([b"", b"", b"\xef\xbb\xbf"])) + text.encode()


_EDITS = st.one_of(
    st.builds(SetKey, st.sampled_from(["role", "location", "x-own"]), _TEXTS),
    st.builds(SetKey, st.sampled_from(["tags", "phone"]), st.lists(_TEXTS, min_size=1, max_size=3).map(tuple)),
    st.builds(AddToList, st.sampled_from(["tags", "fields", "aliases"]), _TEXTS),
    st.builds(Append, st.just("log"), _NOTES.map("2026-11-20 reply{}".format)),
    st.builds(Append, st.just("promises"), _NOTES.map("[ ] me: lend it{} (by 2026-12-24)".format)),
    st.builds(Append, st.sampled_from(["to do", "to share"]), _NOTES.map("[ ] ask{}".format)),
    st.builds(Tick, st.sampled_from(["promises", "to do", "to share"]), st.integers(0, 5), st.just(DONE)),
)
_ATTRIBUTES = {"log": "log", "promises": "promises", "to do": "todos", "to share": "to_share"}


@settings(max_examples=tries(60))
@given(data=_files(), edit=_EDITS)
def test_a_revised_note_says_what_it_said_plus_what_was_meant(data: bytes, edit: Edit) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place))
        file = folder.contact("bo", "name: Bo").with_name("ada.md")
        file.write_bytes(data)
        notes = folder.load()
        contact = notes.library.contacts.get("ada")
        if contact is None:
            event("left out")
            return
        if isinstance(edit, Tick):
            tasks = getattr(contact, _ATTRIBUTES[edit.section])
            if not tasks:
                event("nothing to tick")
                return
            edit = edit._replace(at=tasks[edit.at % len(tasks)].at)
        try:
            change = revise(notes, PATH, edit)
        except RefusedError as refused:
            event(f"refused: {type(edit).__name__}, {'for errors' if refused.problems else refused}")
            return
        event(f"made: {type(edit).__name__}")
        assert change.before == data
        assert change.after is not None
        _check_bytes(data.decode(), change.after.decode(), edit)
        file.write_bytes(change.after)
        again = folder.load()
        assert _said(again.library.contacts["ada"]) == _meant(contact, edit)
        assert again.count(Severity.ERROR) <= notes.count(Severity.ERROR)


def _said(contact: Contact) -> dict[str, Any]:
    return {
        name: tuple(one._replace(at=0) if hasattr(one, "at") else one for one in value)
        if isinstance(value, tuple)
        else value
        for name, value in contact
    }


def _meant(contact: Contact, edit: Edit) -> dict[str, Any]:
    said = _said(contact)
    if isinstance(edit, SetKey):
        value = tuple(map(one_line, edit.value)) if isinstance(edit.value, tuple) else one_line(edit.value)
        if edit.key == "x-own":
            said["more"] = (*said["more"], (edit.key, (value,)))
        else:
            said[edit.key] = value
    elif isinstance(edit, AddToList):
        value = one_line(edit.value)
        said[edit.key] += () if value in said[edit.key] else (value,)
    elif isinstance(edit, Append):
        said[_ATTRIBUTES[edit.section]] += (_item(edit),)
    elif isinstance(edit, Tick):
        name = _ATTRIBUTES[edit.section]
        items = list(said[name])
        number = [item.at for item in getattr(contact, name)].index(edit.at)
        items[number] = items[number]._replace(box=Box.DONE)
        if name != "to_share" and not items[number].done:
            items[number] = items[number]._replace(done=DONE)
        said[name] = tuple(items)
    return said


def _item(edit: Append) -> LogEntry | Promise | Todo | Task:
    if edit.section == "log":
        return LogEntry(DONE, LogType.REPLY, None, edit.item.partition(": ")[2], 0)
    text = edit.item.removeprefix("[ ] ")
    if edit.section == "promises":
        text = text.removeprefix("me: ").removesuffix(" (by 2026-12-24)")
        return Promise(Box.OPEN, mine=True, text=text, by=date(2026, 12, 24), made=None, done=None, to=None, at=0)
    return Todo(Box.OPEN, text, None, None, 0) if edit.section == "to do" else Task(Box.OPEN, text, 0)


def _check_bytes(before: str, after: str, edit: Edit) -> None:
    """Every character stays but those of the value or the item that is meant; what is added are whole lines."""
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    gone, new = before[start : len(before) - end], after[start : len(after) - end]
    if isinstance(edit, Append):
        assert gone == ""
        assert new.count("\n") == after.count("\n") - before.count("\n") >= 1
        assert before.endswith("\n") == after.endswith("\n")
    elif isinstance(edit, Tick):
        assert "\n" not in gone + new
        assert len(gone) <= len(before.split("\n")[before[:start].count("\n")])
    else:
        assert before.rpartition("\n---")[2] == after.rpartition("\n---")[2]
        assert start <= len(before) - end
    assert before.startswith("\ufeff") == after.startswith("\ufeff")


def _shared(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))
