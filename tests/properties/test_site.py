"""What holds for the site of any notes on any day: every page is there, valid, whole, and leads nowhere wrong."""

import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import html5lib
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.followups.agenda import plan
from builder.model.words import LogType, Rule
from builder.pipeline import render
from builder.site.disk.output import Copy
from builder.site.pagemap import PAGES
from builder.site.theming import theme
from tests.properties.test_agenda import joined, line, pick, section
from tests.support import TODAY, Folder, tries

SLUGS = ("ada", "o'neill $HOME", "100% né", "מרים")
"""Three contacts and one more, so that circles close; as files, in links and in shells each is a trap of its own."""

WORDS = (
    "Ada",
    "מרים לוי",
    "<b>&amp;</b>",
    "</title></style><script>x</script>",
    '"><img src=x onerror=y>',
    "{{ 7 * 7 }} {% x %}",
    "a\u0301\u0323e\u0308" * 3,
    "\u202eevil\u2066",
    "W" * 90,
    "one two three four " * 12,
    "[[ada]] and [[nobody]]",
    "[x](javascript:y) [^1] `z` **b*",
    "| a | b |",
    "x--> ]]> <!--",
    "🙂 O’Neill’s “x”",
    "q?&#x27;=1;ü %41",
)
DAYS = (
    *(TODAY + timedelta(days) for days in (-900, -370, -364, -95, -40, -15, -8, -7, -6, -1, 0, 1, 2, 6, 7, 14, 15, 90)),
    date(1, 1, 1),
    date(1949, 2, 28),
    date(2200, 2, 28),
    date(9999, 12, 31),
)
TODAYS = (TODAY, TODAY, date(2026, 12, 31), date(2028, 2, 29), date(1970, 1, 1), date.min, date.max)
TEXTS = pick(WORDS) | st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
QUOTED = TEXTS.map(lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"')
BOXES = pick(["", "[ ] ", "[x] ", "[-] "])


def field(key: str) -> st.SearchStrategy[str]:
    """Return texts that give *key* any words, or nothing."""
    return st.one_of(st.just(""), QUOTED.map(f"{key}: {{}}\n".format))


def task(front: str, *more: str) -> st.SearchStrategy[str]:
    """Return list items with a box, *front*, any words, and one of the endings or none."""
    return st.builds("- {}{}{}{}{}".format, BOXES, pick([front]), TEXTS, pick(["", *more]), pick(["", "\n  Below."]))


def fronts_of_contacts() -> st.SearchStrategy[str]:
    return joined(
        QUOTED.map("name: {}\n".format),
        line("organisation", ['"Borealis <b>"', "borealis", "100% né", '"מרים"']),
        *(field(key) for key in ("role", "source", "location", "preferred_name", "odd")),
        line("email", ["a@b.example", "not an address", "[o'neill+x@b.example, c@d.example]"]),
        line("phone", ["0825551234", '"+46 (0)8 <555> 12"', "ask"]),
        line("linkedin", ["https://x.example/?a=1&b='\"", "javascript:x"]),
        line("introduced_by", ["'[[ada]]'", '"o\'neill $HOME"', '"100% né"', "nobody"]),
        line("mentor", ["true"]),
        line("may_contact", ["true", "false"]),
        line("fields", ["[a, b]", '"<i>"']),
        line("keep_in_touch", ["never", "1 day", "999 years"]),
        line("status", ["parked", "declined", "archived"], seldom=4),
        line("snooze_until", DAYS, seldom=3),
        line("dismissed", [f"{rule} {DAYS[3]}" for rule in Rule], seldom=3),
    )


def contacts() -> st.SearchStrategy[tuple[str, str]]:
    entries = st.builds(
        "- {} {}{}: {}".format, pick(DAYS), pick(LogType), pick(["", " by email", " by letter", " by pigeon"]), TEXTS
    )
    by = [f" (by {day})" for day in DAYS] + [" (by 2026-13-40)"]
    body = joined(
        section("Log", entries, most=4),
        section("Promises", task("me: ", *by) | task("them: ", *by)),
        section("To do", task("", *by)),
        section("To share", task("")),
        TEXTS.map("\n{}\n".format),
    )
    return st.tuples(fronts_of_contacts(), body)


def interviews() -> st.SearchStrategy[tuple[str, str]]:
    people = ["ada", "'[[מרים]]'", '"100% né"', "[ada, '[[מרים]]']", "nobody", '"Nobody: at all/?"', '"<b>"']
    front = joined(
        st.builds("contact: {}\ndate: {}{}\n".format, pick(people), pick(DAYS), pick(["", " 10:00", " 23:30"])),
        line("status", ["done", "done", "scheduled", "cancelled", "no-show"]),
        line("direction", ["giving"], seldom=3),
        *(line(key, DAYS) for key in ("booked", "confirmed", "prepared", "thanked", "debriefed", "called_off")),
        line("lasted", [1, 25, 1440]),
        line("interest_before", [1, 3, 5, 9]),
        line("interest_after", [1, 3, 5]),
        line("fields", ["[a, b]"]),
        *(field(key) for key in ("goal", "place", "keywords", "organisation", "role")),
    )
    body = joined(
        section("Questions", task("") | task("! ")),
        section("Open questions", task("", " → [[ada]]", " -> ")),
        section("Research", task("", " — confirmed", " — contradicted: x")),
        section("Language", task("") | task("evidence: ")),
        section(
            "Referrals", pick([*(f"- [[{slug}]]" for slug in SLUGS), "- Grace Mo (A): b"]) | TEXTS.map("- {}".format)
        ),
        section("Promises", task("them: ", *(f" (by {day})" for day in DAYS))),
        st.one_of(st.just(""), TEXTS.map("## Notes\n{}\n".format)),
        st.one_of(st.just(""), TEXTS.map("## Debrief\n{}\n".format)),
    )
    return st.tuples(front, body)


@st.composite
def folders(draw: st.DrawFn) -> dict[str, str]:
    """Return files of somebody's notes by path; anything may be wrong with them."""
    files: dict[str, str] = {}
    for slug in SLUGS[: draw(st.integers(0, len(SLUGS)))]:
        files[f"content/contacts/{slug}.md"] = "---\n{}---\n{}".format(*draw(contacts()))
    for slug in ("2026 'a' $b", "100%")[: draw(st.integers(0, 2))]:
        files[f"content/interviews/{slug}.md"] = "---\n{}---\n{}".format(*draw(interviews()))
    if draw(st.booleans()):
        name, target = draw(QUOTED), draw(pick(["", "target: true\n"]))
        files["content/organisations/borealis.md"] = (
            f"---\nname: {name}\n{target}---\n## Research\n- [x] {draw(TEXTS)}\n"
        )
        files["content/questions/theme.md"] = f"---\ntitle: {draw(QUOTED)}\nfields: a\n---\n- {draw(TEXTS)}\n- Why?\n"
    if draw(st.booleans()):
        news = "".join(f"- {draw(pick(DAYS))}: {draw(TEXTS)}{draw(pick(['', ' (tell mentors)']))}\n" for _ in range(2))
        front = f"name: {draw(QUOTED)}\nlooking_for: [a, c]\ncv: cv.md\nsignature: {draw(QUOTED)}\n"
        files["content/profile.md"] = f"---\n{front}---\n## News\n{news}"
        files["content/cv.md"] = draw(TEXTS)
    if draw(st.booleans()):
        files["content/contacts/broken.md"] = "---\nname: [\n---\n" + draw(TEXTS)
    return files


def rendered(files: Mapping[str, str], today: date) -> dict[str, bytes]:
    """Return every page of the site of those notes, what search finds, and the other files without their content."""
    with tempfile.TemporaryDirectory() as root:
        folder = Folder(Path(root))
        for path, text in files.items():
            folder.write(path, text)
        loaded = folder.load(today)
        chosen = theme.load(folder.root, loaded.library.settings)
        made, _ = render(loaded, plan(loaded.library, today), theme=chosen)
        return {
            path: b"" if isinstance(content, Copy) or path.startswith("static/") else content()
            for path, content in made.items()
        }


@settings(max_examples=tries(8))
@given(folders(), pick(TODAYS))
def test_every_page_is_there_and_whole(files: dict[str, str], day: date) -> None:
    made = rendered(files, day)
    assert {page.path for page in PAGES} <= set(made)
    trees = {path: _tree(content) for path, content in made.items() if path.endswith(".html")}
    ids = {path: [one.attrib["id"] for one in tree.iter() if "id" in one.attrib] for path, tree in trees.items()}
    for path, tree in trees.items():
        assert len(ids[path]) == len(set(ids[path])), path
        _check_outline(path, tree)
        _check_pictures(path, tree, ids[path])
        _check_links(path, tree, ids, set(made))
    assert rendered(dict(reversed(files.items())), day) == made


def _tree(content: bytes) -> ET.Element:
    tree: ET.Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(content.decode())
    return tree


def _check_outline(path: str, tree: ET.Element) -> None:
    levels = [int(one.tag[1]) for one in tree.iter() if one.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
    assert levels.count(1) == 1, path
    assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)


def _check_pictures(path: str, tree: ET.Element, ids: Iterable[str]) -> None:
    for one in tree.iter():
        if one.tag.endswith("svg") and one.get("role") in {"img", "group"}:
            named = {child.tag.rpartition("}")[2]: child for child in one}
            for tag, by in (("title", "aria-labelledby"), ("desc", "aria-describedby")):
                assert "".join(named[tag].itertext()).strip(), path
                assert one.get(by) == named[tag].get("id"), path
        for by in ("aria-labelledby", "aria-describedby", "for"):
            assert set(one.get(by, "").split()) <= set(ids), (path, one.tag, one.attrib)


def _check_links(path: str, tree: ET.Element, ids: Mapping[str, list[str]], made: set[str]) -> None:
    for one in tree.iter():
        href = one.get("href", one.get("src", one.get("action")))
        if href is None:
            continue
        parts = urlsplit(href)
        if parts.scheme:
            assert parts.scheme in {"http", "https", "mailto", "tel"}, (path, href)
            continue
        target = unquote(urlsplit(urljoin(f"/{quote(path)}", href)).path)[1:]
        assert target in made, (path, href)
        assert not parts.fragment or parts.fragment in ids[target], (path, href)
