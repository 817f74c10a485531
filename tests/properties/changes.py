"""What people do to their notes: each as a step of a history."""

import os
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from tests.properties.histories import History, clear, remove, step, write
from tests.properties.notes import FIRST, KEYS, LONG_TEXTS, SECTIONS, WHOLE

SLUGS = ("ada", "bo", "cy", "dee", "one", "two", "Ada", "é", "e\u0301", "in/ada", "in/one", "borealis", "_one", "bo 2")
FOLDERS = ("contacts", "interviews", "organisations", "questions")
SETTINGS = (
    *("title: Ours", "timezone: UTC", "language_tag: de", "extra_fields: [odd]", "extra_fields: [coffee, odd]"),
    *("theme: mine", "theme: none", "output: public", "odd: yes", "title: [", "as_of: 2026-11-12"),
    *("follow_up: {chase_after: 1 day, horizon: 30 days}", "follow_up: {rules: {chase: off}}"),
    *("site: {fonts: false}", 'site: {accent: "#7a2e5d", title: Other}', "site: {today: [next]}"),
)
_PEOPLE = "{% extends 'default/people.html' %}{% block main %}<p>{{ site.today }}</p>{{ super() }}{% endblock %}"
_ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 1"/></svg>'
THEME = {
    "theme.yaml": ("fonts: false\n", 'accent: "#7a2e5d"\n', "title: Warm\n", "fonts: maybe\n", "["),
    "templates/people.html": (_PEOPLE, _PEOPLE.replace("today", "tody"), "{% block %}", ""),
    "templates/interview.html": ("<p>{{ page.title }} {{ page.notes }}</p>", "{{ page.nots }}"),
    "templates/parts/tabs.html": ("<p>tabs of {{ site.as_of }}</p>", "{% include 'none.html' %}"),
    "templates/odd.html": ("x", "{{ page.odd }}"),
    "static/site.css": ("a {}\n", "b {}\n"),
    "static/odd.js": ("1", ""),
    "icons/mail.svg": (_ICON, "<svg"),
    "icons/odd.svg": (_ICON,),
}
ATTACHMENTS = (
    *("files/plan.txt", "files/pic.png", "contacts/plan.txt", "interviews/plan.txt", "plan.txt", "cv.md"),
    "interviews/pic.png",
)
LETTERS = ("Subject: Hello\n\nDear {{ name }} {{ '\\ud800text 0\\udfff' }}\n", "Dear {{ nme }}\n", "{% if", "")


def edit(history: History, path: str, how: str, at: int, line: str) -> None:
    """Put a line into a note, put it in the place of another, or take one out."""
    file = history.root / path
    if not file.is_file():
        return
    lines = file.read_bytes().decode(errors="replace").split("\n")
    at %= len(lines) + 1
    lines[at : at + (how != "insert")] = [] if how == "take" else [line]
    write(file, "\n".join(lines).encode())


def substitute(history: History, path: str, old: str, new: str) -> None:
    """Change a word of a note, which must be there."""
    text = (history.root / path).read_text()
    assert old in text
    write(history.root / path, text.replace(old, new).encode())


def rewrite(history: History, path: str, line: str) -> None:
    """Change a long text of a note."""
    file = history.root / path
    if file.is_file():
        head, found, tail = file.read_bytes().decode(errors="replace").partition("Begun.\n")
        write(file, f"{head}{found}\n{line}\n{tail}".encode())


def begin(history: History, path: str, line: str) -> None:
    """Change how a long text of a note begins, which is quoted elsewhere."""
    file = history.root / path
    if file.is_file():
        head, found, tail = file.read_bytes().decode(errors="replace").partition("## Notes\n")
        write(file, f"{head}{found}\n{line}\n{tail}".encode())


def overwrite(history: History, path: str, text: str) -> None:
    """Write a file."""
    write(history.root / path, text.encode())


def garble(history: History, path: str) -> None:
    """Write a note that is no text."""
    write(history.root / path, b"---\nname: \xff\n---\n")


def delete(history: History, path: str) -> None:
    """Delete a file."""
    remove(history.root / path)


def move(history: History, path: str, to: str, how: str) -> None:
    """Rename a file, copy it, or put a link to it elsewhere."""
    file, target = history.root / path, history.root / to
    if not file.is_file() or path == to:
        return
    data = file.read_bytes()
    if how == "link":
        clear(target)
        target.symlink_to(os.path.relpath(file, target.parent))
        return
    write(target, data)
    if how == "rename" and file.exists() and not target.samefile(file):
        file.unlink()


def touch(history: History, path: str) -> None:
    """Write a file as it is."""
    if (history.root / path).is_file():
        write(history.root / path, (history.root / path).read_bytes())


def put_odd(history: History, path: str, what: str) -> None:
    """Put a folder, a pipe, or a link to nowhere in the place of a note."""
    file = history.root / path
    clear(file)
    if what == "folder":
        file.mkdir()
    elif what == "pipe":
        os.mkfifo(file)
    else:
        file.symlink_to("nowhere")


def settle(history: History, lines: Iterable[str]) -> None:
    """Write the settings."""
    write(history.root / "keepwarm.yaml", "".join(f"{line}\n" for line in lines).encode())


def theme(history: History, name: str, path: str, number: int) -> None:
    """Write a file of a theme of one's own, or delete it."""
    file = history.root / "themes" / name / path
    if number < len(THEME[path]):
        write(file, THEME[path][number].encode())
    else:
        remove(file)


def wait(history: History, days: int) -> None:
    """Let another day be today."""
    history.day += timedelta(days)


def ask_for(history: History, name: str) -> None:
    """Ask for the site in another folder, or in the one of the settings."""
    history.folder = history.root.parent / name if name else None


def pick(values: Iterable[Any]) -> st.SearchStrategy[Any]:
    """Return one of the values."""
    return st.sampled_from(tuple(values))


_NOTES = pick(path for path in FIRST if path.startswith("content/") and path.endswith(".md") and path.count("/") > 1)
_ANY = _NOTES | st.builds("content/{}/{}.md".format, pick(FOLDERS), pick(SLUGS)) | st.just("content/profile.md")
_ATTACHMENTS = st.builds("content/{}".format, pick(ATTACHMENTS))
_LETTERS = st.builds("content/drafts/{}.txt".format, pick(["thanks", "request", "news"]))
_LINES = pick(LONG_TEXTS) | pick(SECTIONS) | pick(KEYS)
_HOW = pick(["insert", "replace", "take"])

REWRITING = step(rewrite, _NOTES, pick(LONG_TEXTS)) | step(begin, _NOTES, pick(LONG_TEXTS))
EDITS = (
    REWRITING
    | step(edit, _ANY, _HOW, st.integers(0, 30), _LINES)
    | step(edit, _NOTES, _HOW, st.integers(0, 30), _LINES)
)
NOTES = st.one_of(
    EDITS,
    step(overwrite, _ANY, pick(WHOLE)),
    step(delete, _ANY),
    step(move, _NOTES, _ANY, pick(["rename", "rename", "copy", "link"])),
    step(touch, _NOTES),
)
REST = st.one_of(
    step(garble, _ANY),
    step(put_odd, _ANY, pick(["folder", "pipe", "link"])),
    step(settle, st.lists(pick(SETTINGS), max_size=3)),
    step(theme, pick(["mine", "default", "default"]), pick(THEME), st.integers(0, 5)),
    step(overwrite, _ATTACHMENTS, pick(["plan\n", "plam\n", "a longer plan\n"])),
    step(delete, _ATTACHMENTS),
    step(overwrite, _LETTERS, pick(LETTERS)),
    step(delete, _LETTERS),
    step(wait, pick([1, -1, 7, 40])),
    step(ask_for, pick(["", "other"])),
)
