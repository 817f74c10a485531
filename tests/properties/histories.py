"""Notes that change, with their site and what builds keep: what may happen to them, and how to look at the outcome."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from builder import pipeline
from builder.checks.settings import UnreadableSettingsError
from builder.model.settings import Settings
from builder.pipeline import Built
from builder.site.mistakes import ThemeError
from builder.site.output import MARKER, OutputError
from tests.support import TODAY

STATE = ".keepwarm/state.sqlite"

FIRST: dict[str, str] = {
    "keepwarm.yaml": "title: Mine\ntimezone: UTC\nextra_fields: [coffee]\n",
    "content/contacts/ada.md": (
        "---\nname: Ada Lovelace\naliases: [Countess]\norganisation: Borealis\nmentor: true\ncoffee: black\n---\n"
        "Likes [[bo]] and [plan](plan.txt).[^1]\n\n[^1]: So she says.\n\n"
        "## Log\n\n- 2026-09-20 contact by email: a letter\n\n## Promises\n\n- [ ] me: a podcast (by 2026-11-30)\n\n"
        "  Which [plan](plan.txt)?\n\n## To share\n\n- [ ] the survey\n"
    ),
    "content/contacts/bo.md": "---\nname: Bo Ek\nintroduced_by: Countess\n---\n## Log\n\n- 2026-11-10 request by email\n",
    "content/contacts/cy.md": "---\nname: Cy\nstatus: parked\n---\n",
    "content/interviews/one.md": (
        "---\ncontact: ada\ndate: 2026-11-12\nlasted: 25\ninterest_before: 3\ninterest_after: 5\n---\n"
        "## Questions\n\n- [x] What does a year look like?\n\n  Mostly [reading][r].\n\n- [ ] Who pays?\n\n"
        "[r]: plan.txt\n\n## Referrals\n\n- [[bo]]\n- Grace Mo (Archive): ask\n\n"
        "## Notes\n\nShe knows [[bo|Bo]], see [plan](plan.txt) and ![[pic.png]].[^a]\n\n[^a]: Or not.\n\n"
        "## Language\n\n- to scope: to agree\n\n## Debrief\n\nI talked too much.\n"
    ),
    "content/interviews/two.md": (
        "---\ncontact: [bo, ada]\ndate: 2026-11-25 10:00\n---\n## Questions\n\n- [ ] Why?\n\n## Notes\n\n"
        "Ask about the [plan](plan.txt).\n"
    ),
    "content/organisations/borealis.md": (
        "---\nname: Borealis\ntarget: true\n---\nTwelve people, one is [[ada]].\n\n## Research\n\n- [ ] They publish all\n\n"
        "## Open questions\n\n- [ ] Who decides? → [[ada]]\n"
    ),
    "content/questions/money.md": "---\ntitle: Money\n---\n- What pays?\n- How much?\n",
    "content/profile.md": (
        "---\nname: Eve\ncv: cv.md\nlooking_for: [health]\n---\n## Pitch\n\nI teach.\n\n"
        "## News\n\n- 2026-11-14: passed (tell mentors)\n"
    ),
    "content/cv.md": "to scope, and more\n",
    "content/files/plan.txt": "plan\n",
    "content/files/pic.png": "no picture\n",
}

DAYS = ("2026-09-20", "2026-11-12", "2026-11-20", "2026-11-21", "2026-12-24")
LINES = (
    *("A sentence.", "Another one, *longer*, with `code`.", "", "   ", "> quoted", "# Mine", "## Mine", "<b>x</b>"),
    *("[[ada]]", "[[bo|Bo]]", "[[Countess]]", "[[nobody]]", "[[one]]", "[[Borealis]]", "![[pic.png]]", "![[plan.txt]]"),
    *("[x](plan.txt)", "[x](../contacts/bo.md)", "![](../files/pic.png)", "[x](two.md)", "[x](gone.pdf)", "[[plan.txt]]"),
    *("[r][r]", "[r]: plan.txt", "[r]: two.md", "[^1]", "[^a]", "[^1]: A note.", "[^a]: Another\n    note.", "[lone]"),
    *("<!-- nothing -->", "<!--", "-->", "```", "~~~", "<", "[", "<https://a.example>", "a@b.example", "&amp; &nbsp;"),
    *("\ufdd0told 0\ufdd1", "\ufdd0day\ufdd1", "\ufdd0", "{{ 7 }}", "</body>", "</script>", "\u2028", "🙂 é e\u0301"),
    *("## Notes", "## Debrief", "## Log", "## Promises", "## To do", "## Questions", "## Research", "## Language"),
    *("## Referrals", "## Open questions", "## To share", "## News", "## Pitch", "## Promisses"),
    *(f"- {day} reply by phone: [[bo]]" for day in DAYS),
    *("- [ ] me: this (by 2026-11-21)", "- [x] them: that (done 2026-11-20)", "- [ ] me: it (to bo)", "  Below [[ada]]."),
    *("- [ ] ! How so?", "- [x] Is it?", "- [x] It is — confirmed", "- [ ] Who? → [[bo]]", "- a lag: a delay", "- x"),
    *("- 2026-11-19: moved (tell mentors)", "- Bo Ek (Archive)", "- [[cy]]: ask", "* [ ] odd", "1. one", "| a |\n|---|\n| b |"),
    *("name: Ada", "name: Bo Ek", "aliases: [Bo, Cy]", "status: archived", "status: done", "mentor: true", "role: chief"),
    *("contact: cy", "contact: nobody", "organisation: Aurora", "organisation: borealis", "introduced_by: ada", "tags: [a]"),
    *("keep_in_touch: 1 month", "may_contact: true", "email: a@b.example", "coffee: white", "odd: yes", "lasted: 20"),
    *("title: More", "goal: to learn", "cv: plan.txt", "linkedin_ready: true", "target: false", "fields: [health]", "---"),
    *(f"{key}: {day}" for key in ("date", "thanked", "debriefed", "booked", "confirmed", "snooze_until") for day in DAYS),
)
WHOLE = (
    *("", "\n", "---\n---\n", "---\nname: [\n---\n", "no front matter", "---\nname: Dee\n---\n", "---\nname: Dee\n---\n<"),
    *("---\ncontact: ada\ndate: 2026-11-18\n---\n[", "---\nname: Dee\n---\n\n<!-- later -->\n", "---\ntitle: T\n---\n- Why?\n"),
    *("---\ncontact: dee\ndate: 2026-11-30\n---\n## Notes\n\nx\n", "\ufeff---\r\nname: Dee\r\n---\r\nHi.\r\n"),
)
SLUGS = ("ada", "bo", "cy", "dee", "one", "two", "Ada", "é", "e\u0301", "in/ada", "in/one", "borealis", "plan", "_one", "bo 2")
FOLDERS = ("contacts", "interviews", "organisations", "questions")
SETTINGS = (
    *("title: Ours", "timezone: UTC", "language_tag: de", "extra_fields: [odd]", "extra_fields: [coffee, odd]", "theme: mine"),
    *("follow_up: {chase_after: 1 day, horizon: 30 days}", "follow_up: {rules: {chase: off}}", "as_of: 2026-11-12"),
    *("site: {fonts: false}", 'site: {accent: "#7a2e5d", title: Other}', "site: {today: [next]}", "output: public", "title: ["),
    *("theme: none", "odd: yes", "follow_up: {start: 2026-11-20}"),
)
_PEOPLE = "{% extends 'default/people.html' %}{% block main %}<p>{{ site.today }}</p>{{ super() }}{% endblock %}"
THEME: dict[str, tuple[str, ...]] = {
    "theme.yaml": ("fonts: false\n", 'accent: "#7a2e5d"\n', "title: Warm\n", "fonts: maybe\n", "["),
    "templates/people.html": (_PEOPLE, _PEOPLE.replace("today", "tody"), "{% block %}", ""),
    "templates/interview.html": ("<p>{{ page.title }} {{ page.notes }}</p>", "{{ page.notes | upper }}{{ page.nots }}"),
    "templates/parts/tabs.html": ("<p>tabs of {{ site.as_of }}</p>", "{% include 'none.html' %}"),
    "templates/odd.html": ("x", "{{ page.odd }}"),
    "static/site.css": ("a {}\n", "b {}\n"),
    "static/odd.js": ("1", ""),
    "icons/mail.svg": ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 1"/></svg>', "<svg"),
    "icons/odd.svg": ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M2 2"/></svg>',),
}
FILES = ("files/plan.txt", "files/pic.png", "contacts/plan.txt", "interviews/plan.txt", "plan.txt", "interviews/pic.png", "cv.md")
LETTERS = ("Subject: Hello\n\nDear {{ name }}\n", "Dear {{ nme }}\n", "{% if", "")


class History:
    """Somebody's notes below ``root``, and the ``day``; ``site`` is the folder that was asked for, if one was."""

    def __init__(self, root: Path) -> None:
        """Write the first notes."""
        self.root = root
        self.day = TODAY
        self.folder: Path | None = None
        for path, text in FIRST.items():
            write(root / path, text.encode())

    @property
    def site(self) -> Path:
        """Return the folder that holds the site after most builds."""
        return self.folder or self.root / "site"

    def pages(self) -> list[Path]:
        """Return the files of the site but for the marker, the same way round each time."""
        return [file for file in sorted(self.site.rglob("*")) if file.is_file() and file.name != MARKER]


def write(file: Path, data: bytes) -> None:
    """Write a file so that it looks different than before: within one tick of the disk's clock nobody could tell."""
    before = look(file)
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    for parent in file.parents:
        if os.path.lexists(parent) and not parent.is_dir():
            parent.unlink()
            break
    file.parent.mkdir(parents=True, exist_ok=True)
    while look(file) == before:
        file.unlink(missing_ok=True)
        file.write_bytes(data)


def look(file: Path) -> tuple[int, ...]:
    """Return how a file looks from outside."""
    with suppress(OSError):
        status = file.lstat()
        return status.st_mode, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
    return ()


@dataclass(frozen=True)
class Step:
    """Something that happens."""

    do: Callable[..., None]
    args: tuple[Any, ...]

    def take(self, history: History) -> None:
        """Let it happen, as far as it can."""
        self.do(history, *self.args)

    def __repr__(self) -> str:
        return f"Step({self.do.__name__}, {self.args!r})"


def edit(history: History, path: str, how: str, at: int, line: str) -> None:
    """Put a line into a note, in the place of another, or take one out."""
    file = history.root / path
    if not file.is_file():
        return
    lines = file.read_bytes().decode(errors="replace").split("\n")
    at %= len(lines) + 1
    lines[at : at + (how != "insert")] = [] if how == "take" else [line]
    write(file, "\n".join(lines).encode())


def retell(history: History, path: str, line: str) -> None:
    """Change only what a note tells at length: a line goes right behind a heading, or to the end."""
    file = history.root / path
    if file.is_file():
        text = file.read_bytes().decode(errors="replace")
        head, found, tail = text.partition("## Notes\n")
        write(file, (f"{head}{found}\n{line}\n{tail}" if found else f"{text}\n## Mine\n\n{line}\n").encode())


def overwrite(history: History, path: str, text: str) -> None:
    write(history.root / path, text.encode())


def garble(history: History, path: str) -> None:
    write(history.root / path, b"---\nname: \xff\n---\n")


def delete(history: History, path: str) -> None:
    file = history.root / path
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    else:
        file.unlink(missing_ok=True)


def move(history: History, path: str, to: str, how: str) -> None:
    """Rename a file, copy it, or put a link to it elsewhere."""
    file, target = history.root / path, history.root / to
    if not file.is_file() or path == to:
        return
    data = file.read_bytes()
    if how == "link":
        write(target, b"")
        target.unlink()
        target.symlink_to(file)
        return
    write(target, data)
    if how == "rename" and not (target.exists() and target.samefile(file)):
        file.unlink()


def touch(history: History, path: str) -> None:
    file = history.root / path
    if file.is_file():
        write(file, file.read_bytes())


def odd(history: History, path: str, how: str) -> None:
    """Put a folder, a pipe, or a link to nowhere in the place of a note."""
    file = history.root / path
    write(file, b"")
    file.unlink()
    if how == "folder":
        file.mkdir()
    elif how == "pipe":
        os.mkfifo(file)
    else:
        file.symlink_to("nowhere")


def settle(history: History, lines: Iterable[str]) -> None:
    write(history.root / "keepwarm.yaml", "".join(f"{line}\n" for line in lines).encode())


def theme(history: History, name: str, path: str, number: int) -> None:
    """Write a file of a theme of one's own, or delete it."""
    texts = THEME[path]
    file = history.root / "themes" / name / path
    if number >= len(texts):
        file.unlink(missing_ok=True)
        return
    write(file, texts[number].encode())
    if name == "mine" and not (history.root / "keepwarm.yaml").is_file():
        write(history.root / "keepwarm.yaml", b"theme: mine\n")


def wait(history: History, days: int) -> None:
    history.day += timedelta(days)


def elsewhere(history: History, name: str) -> None:
    """Ask for another folder, or for the one of the settings."""
    history.folder = history.root.parent / name if name else None


def damage_site(history: History, how: str, at: int) -> None:
    """Let something happen to the site behind our backs."""
    pages = history.pages()
    if not pages:
        return
    page = pages[at % len(pages)]
    if how == "edit":
        data = bytearray(page.read_bytes() or b"x")
        data[at % len(data)] ^= 1
        times = page.stat()
        write(page, bytes(data))
        os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))
    elif how == "stray":
        write(page.with_name("stray.html"), b"stray")
        write(history.site / "stray" / "a.html", b"stray")
    elif how == "emptied":
        write(page, b"")
    elif how == "link":
        page.rename(page.with_name("real"))
        page.symlink_to("real")
    elif how == "folder":
        page.unlink()
        (page / "in").mkdir(parents=True)
    elif how == "hard link":
        os.link(page, history.root / f"kept-{at}-{page.name}") if not (history.root / f"kept-{at}-{page.name}").exists() else None
    elif how == "swapped":
        other = pages[(at + 1) % len(pages)]
        data = other.read_bytes()
        other.unlink()
        page.rename(other)
        write(page, data)
    elif how == "folder of pages":
        folder = history.site / ("people", "interviews", "static")[at % 3]
        if folder.is_dir():
            shutil.rmtree(folder)
            folder.symlink_to(history.root / "content" / "contacts") if at % 2 else write(folder, b"a file")
    elif how == "site":
        shutil.rmtree(history.site)
    else:
        page.unlink()


def damage_state(history: History, how: str, at: int) -> None:
    """Let something happen to the state."""
    file = history.root / STATE
    if how in ("folder", "garbage", "empty", "other", "link"):
        write(file, {"garbage": b"SQLite format 3\0 or not", "other": _other()}.get(how, b""))
        if how in ("folder", "link"):
            file.unlink()
            file.mkdir() if how == "folder" else file.symlink_to(history.root / "content/files/plan.txt")
        return
    if not file.is_file() or file.is_symlink():
        return
    data = bytearray(file.read_bytes())
    if how == "delete" or not data:
        file.unlink()
    elif how == "truncate":
        write(file, bytes(data[: at * 997 % len(data)]))
    elif how == "flip":
        data[at * 99_991 % len(data)] ^= 1 << at % 8
        write(file, bytes(data))
    elif how == "flip head":
        data[at % 512] ^= 1 << at % 8
        write(file, bytes(data))
    elif how == "zero":
        start = at * 4096 % len(data)
        data[start : start + 4096] = bytes(len(data[start : start + 4096]))
        write(file, bytes(data))
    else:
        with closing(sqlite3.connect(file)) as connection, suppress(sqlite3.Error):
            tables = ("meta", "notes", "texts", "bodies", "pages", "shows")
            table = tables[at % len(tables)]
            if how == "rows deleted":
                connection.execute(f"DELETE FROM {table} WHERE rowid % 2 = ?" if False else f"DELETE FROM {table} WHERE length(value) % 2 = ?", (at % 2,))
            elif how == "rows swapped":
                connection.execute(f"UPDATE {table} SET value = (SELECT value FROM {table} LIMIT 1)")
            elif how == "values of another kind":
                connection.execute(f"UPDATE {table} SET value = ?", ((None, 5, "text", 1.5)[at % 4],))
            elif how == "table dropped":
                connection.execute(f"DROP TABLE {table}")
            connection.commit()


def _other() -> bytes:
    """Return the state of other notes."""
    return _OTHERS[0] if _OTHERS else b""


_OTHERS: list[bytes] = []


def keep_other(root: Path) -> None:
    """Build other notes for their state."""
    if not _OTHERS:
        write(root / "content/contacts/ada.md", b"---\nname: Another\n---\nAnother.\n")
        write(root / "content/interviews/one.md", b"---\ncontact: ada\ndate: 2026-11-12\n---\n## Notes\n\nOther\n")
        pipeline.build(root, lambda _: TODAY)
        _OTHERS.append((root / STATE).read_bytes())


def _pick(values: Iterable[Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from(tuple(values))


_NOTES = _pick(path for path in FIRST if path.endswith(".md") and path.count("/") > 1)
_ANY = st.one_of(_NOTES, st.builds("content/{}/{}.md".format, _pick(FOLDERS), _pick(SLUGS)), st.just("content/profile.md"))
_NUMBER = st.integers(0, 100_000)


def _step(do: Callable[..., None], *args: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    return st.builds(Step, st.just(do), st.tuples(*args))


TELLING = _step(retell, _NOTES, _pick(LINES))
EDITS = st.one_of(
    TELLING,
    _step(edit, _ANY, _pick(["insert", "replace", "take"]), st.integers(0, 40), _pick(LINES)),
    _step(edit, _NOTES, _pick(["insert", "replace", "take"]), st.integers(0, 40), _pick(LINES)),
)
NOTES = st.one_of(
    EDITS,
    _step(overwrite, _ANY, _pick(WHOLE)),
    _step(delete, _ANY),
    _step(move, _NOTES, _ANY, _pick(["rename", "rename", "copy", "link"])),
    _step(touch, _NOTES),
)
REST = st.one_of(
    _step(garble, _ANY),
    _step(odd, _ANY, _pick(["folder", "pipe", "link"])),
    _step(settle, st.lists(_pick(SETTINGS), max_size=3)),
    _step(theme, _pick(["mine", "default"]), _pick(THEME), st.integers(0, 5)),
    _step(overwrite, st.builds("content/{}".format, _pick(FILES)), _pick(["plan\n", "plam\n", "a longer plan\n"])),
    _step(delete, st.builds("content/{}".format, _pick(FILES))),
    _step(overwrite, _pick(["content/drafts/thanks.txt", "content/drafts/request.txt"]), _pick(LETTERS)),
    _step(delete, st.just("content/drafts/thanks.txt")),
    _step(wait, _pick([1, -1, 7, 40])),
    _step(elsewhere, _pick(["", "other"])),
)
DAMAGE = st.one_of(
    _step(
        damage_site,
        _pick(["edit", "edit", "delete", "stray", "emptied", "link", "folder", "hard link", "swapped", "folder of pages", "site"]),
        _NUMBER,
    ),
    _step(
        damage_state,
        _pick(
            ["flip", "flip", "flip head", "zero", "truncate", "delete", "folder", "garbage", "empty", "other", "link"]
            + ["rows deleted", "rows swapped", "values of another kind", "table dropped"]
        ),
        _NUMBER,
    ),
)


def built(root: Path, day: date, folder: Path | None, *, full: bool = False) -> Built | Exception:
    """Return what a build came to: a site, or why there is none."""
    def clock(settings: Settings) -> date:
        return settings.as_of or day

    try:
        return pipeline.build(root, clock, folder, full=full)
    except (UnreadableSettingsError, ThemeError, OutputError) as error:
        return error


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return all files of a folder, and the folders themselves, by their paths."""
    return {
        file.relative_to(folder).as_posix(): None if file.is_dir() and not file.is_symlink() else file.read_bytes()
        for file in folder.rglob("*")
    }


def copied(root: Path, target: Path) -> None:
    """Copy the notes without their site and their state."""
    for name in ("content", "themes", "keepwarm.yaml"):
        source = root / name
        if source.is_dir():
            shutil.copytree(source, target / name, symlinks=True, copy_function=_copy)
        elif source.is_file():
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / name)
    target.mkdir(parents=True, exist_ok=True)


def _copy(source: str, target: str) -> None:
    shutil.copyfile(source, target, follow_symlinks=False)
