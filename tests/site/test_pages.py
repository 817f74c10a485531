"""What the pages say, that they are valid, and that every link on them leads somewhere."""

import os
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest

from tests.support import Folder

ANY = Callable[..., Any]  # the fixture’s class lives in conftest.py, which nothing imports

_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)


@pytest.fixture
def rich(folder: Folder) -> Folder:
    """Return notes of every kind, with problems, odd names and everything linked."""
    folder.contact(
        "ada-lind",
        """
        name: Ada Lind
        organisation: Borealis Labs
        role: Head of <evaluation>
        email: ada@borealis.example
        phone: +46 8 555 123
        introduced_by: bo-ek
        mentor: true
        colour: green
        """,
        """
        Met at the *evening*, see [[2026-11-18-ada]] and [Bo](bo-ek.md).

        ## Log
        - 2026-10-28 request by email: 15 minutes
          with a line below
        - 2026-11-02 reply: fine
        - 2026-13-02 reply: no such month

        Said later.

        ## Promises
        - [ ] me: send **the podcast** (by 2026-11-15)

        ## Her garden
        Roses[^1].

        [^1]: Red ones.
        """,
    )
    folder.contact("bo-ek", "name: Bo Ek", "## Log\n- 2026-11-01 contact by phone: see [[ada-lind]]")
    folder.contact("名前 %20", "name: 名前")
    folder.interview(
        "2026-11-18-ada",
        """
        contact: [ada-lind, bo-ek]
        date: 2026-11-18 14:30
        status: done
        goal: What does a *year* look like?
        """,
        """
        ## Questions
        - [x] ! What is scarce?
          Time[^a].
        - [ ] Who pays?

        ## Referrals
        - [[bo-ek]]
        - Grace Mo (City Archive): ask about data

        ## Language
        - evidence: what counts

        ## Open questions
        - [ ] Who reads it? → ask [[bo-ek]]

        ## Notes
        | a | b |
        |---|--:|
        | 1 | 2 |

        [^a]: Mostly hers.
        """,
    )
    folder.interview("2026-11-24-x", 'contact: "Nobody: at all"\ndate: 2026-11-24 10:00')
    folder.organisation("dry-run", "name: Dry Run\ntarget: true", "## Research\n- [x] They grow — contradicted: no")
    return folder


def test_every_page_is_valid_html(rich: Folder, site: ANY) -> None:
    made = site()
    assert len(list(made)) == 5 + 4 + 2 + 2
    for path in made:
        made.tree(path)  # strict: raises on the first mistake


def test_every_link_leads_somewhere(rich: Folder, site: ANY) -> None:
    made = site()
    ids = {path: {one.attrib["id"] for one in made.tree(path).iter() if "id" in one.attrib} for path in made}
    seen = 0
    for path in made:
        for href in made.links(path):
            parts = urlsplit(href)
            if parts.scheme:
                assert parts.scheme in {"http", "https", "mailto", "tel"}
                continue
            target = unquote(urlsplit(urljoin(f"/{quote(path)}", href)).path)[1:]
            assert target in made.files, (path, href)
            assert not parts.fragment or parts.fragment in ids[target], (path, href)
            seen += 1
    assert seen > 100


def test_ids_are_unique_on_every_page(rich: Folder, site: ANY) -> None:
    made = site()
    for path in made:
        ids = [one.attrib["id"] for one in made.tree(path).iter() if "id" in one.attrib]
        assert len(ids) == len(set(ids)), path


def test_nothing_but_links_leads_out(rich: Folder, site: ANY) -> None:
    made = site()
    for path in made:
        for one in made.tree(path).iter():
            assert one.tag not in {"script", "iframe", "object", "embed", "style", "form"}, path
            assert "style" not in one.attrib
            assert not [name for name in one.attrib if name.startswith("on")]
            for name in ("src", "srcset", "href", "action", "data"):
                if name in one.attrib and one.tag != "a":
                    assert "//" not in one.attrib[name], (path, one.tag, one.attrib)


def test_policy_language_and_landmarks(rich: Folder, site: ANY) -> None:
    rich.settings("language_tag: en-GB")
    made = site()
    for path in made:
        tree = made.tree(path)
        metas = {
            one.attrib.get("http-equiv") or one.attrib.get("name"): one.attrib.get("content")
            for one in tree.iter("meta")
        }
        assert metas["Content-Security-Policy"] == _CSP
        assert metas["referrer"] == "no-referrer"
        assert tree.attrib["lang"] == "en-GB"
        assert len(list(tree.iter("h1"))) == 1
        assert [one.attrib["data-today"] for one in tree.iter("body")] == ["2026-11-20"]
        assert all("aria-label" in one.attrib for one in tree.iter("nav"))
        levels = [int(one.tag[1]) for one in tree.iter() if one.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)


def test_today_says_everything_in_one_sentence(folder: Folder, site: ANY) -> None:
    folder.contact("ada", "", "## Promises\n- [ ] me: write (by 2026-11-17)\n- [ ] me: call (by 2026-11-20)")
    folder.interview(
        "x", "contact: ada\ndate: 2026-11-21 10:00\nbooked: 2026-11-01\nprepared: 2026-11-02\nconfirmed: 2026-11-02"
    )
    text = site().text("index.html")
    assert "Friday 20 November 2026 1 overdue, 1 due today. Next conversation tomorrow at 10:00." in text
    assert "Keep your promise to Ada: write" in text
    assert "3 days late" in text


def test_today_without_notes_shows_three_commands(site: ANY) -> None:
    text = site().text("index.html")
    for command in ("keepwarm init", "keepwarm check", "keepwarm build"):
        assert command in text


def test_today_with_nothing_due_names_what_comes_next(folder: Folder, site: ANY) -> None:
    folder.contact("ada", "", "## To do\n- [ ] read (by 2026-11-24)")
    assert "Nothing due. Next: Tue 24, Ada." in site().text("index.html")


def test_what_others_are_to_do_is_not_in_the_list(folder: Folder, site: ANY) -> None:
    folder.contact("ada", "", "## Promises\n- [ ] them: send names (by 2026-11-24)")
    made = site()
    aside = next(made.tree("index.html").iter("aside"))
    assert "send names" in "".join(aside.itertext())
    assert "Ask Ada about their promise" not in made.text("index.html")


def test_a_long_group_is_capped_with_a_count(folder: Folder, site: ANY) -> None:
    todos = "\n".join(f"- [ ] number {number} (by 2026-11-23)" for number in range(77))
    folder.contact("ada", "", f"## To do\n{todos}")
    text = site().text("index.html")
    assert "Next 7 days 77" in text
    assert "and 37 more" in text
    assert "number 76" not in text


def test_the_sample_says_so_on_every_page(folder: Folder, site: ANY) -> None:
    folder.settings("as_of: 2026-11-20")
    folder.contact("ada")
    made = site()
    assert all("Sample as of Friday 20 November 2026." in made.text(path) for path in made)


def test_every_page_says_what_is_incomplete_and_problems_says_why(rich: Folder, site: ANY) -> None:
    rich.write("content/contacts/gone.md", "---\nname:\n---\n")
    made = site()
    for path in set(made) - {"problems.html"}:
        assert "2 notes are incomplete and 1 note is left out." in made.text(path)
    assert "problems.html#p" in " ".join(made.links("index.html"))
    assert "“2026-13-02” is no date" in made.text("index.html")
    text = made.text("problems.html")
    assert "“2026-13-02” is no date" in text
    assert "content/contacts/gone.md" in text
    page = made.text("contacts/ada-lind.html")
    assert "“2026-13-02” is no date" in page


def test_problems_without_any(folder: Folder, site: ANY) -> None:
    folder.contact("ada")
    folder.contact("bo")
    assert "All 2 files read, nothing wrong." in site().text("problems.html")


def test_a_contact_page_loses_nothing_that_was_written(rich: Folder, site: ANY) -> None:
    text = site().text("contacts/ada-lind.html")
    for piece in (
        "Head of <evaluation>",
        "with a line below",
        "2026-13-02 reply: no such month",
        "Said later.",
        "Her garden",
        "Roses",
        "Red ones.",
        "green",
        "15 minutes",
        "content/contacts/ada-lind.md",
    ):
        assert piece in text
    for once in ("15 minutes", "with a line below", "send the podcast"):
        assert 1 <= text.count(once) <= 2  # a promise stands among the next steps and among the promises
    assert text.count("15 minutes") == 1


def test_introductions_are_linked_both_ways(rich: Folder, site: ANY) -> None:
    made = site()
    assert "../contacts/bo-ek.html" in made.links("contacts/ada-lind.html")
    assert "../contacts/ada-lind.html" in made.links("contacts/bo-ek.html")
    assert "Grace Mo" in made.text("contacts/ada-lind.html")


def test_an_interview_page_shows_questions_answers_and_footnotes(rich: Folder, site: ANY) -> None:
    made = site()
    text = made.text("interviews/2026-11-18-ada.html")
    for piece in ("What is scarce?", "critical", "Time", "Mostly hers.", "Who pays?", "Grace Mo", "evidence", "14:30"):
        assert piece in text
    assert made.main("interviews/2026-11-18-ada.html").find(".//table") is not None


def test_an_organisation_that_is_only_named_has_a_page(rich: Folder, site: ANY) -> None:
    text = site().text("organisations/borealis-labs.html")
    assert "There is no note for this organisation" in text
    assert "Ada Lind" in text
    assert "evidence" in text


def test_targets_where_i_know_nobody_stand_first(rich: Folder, site: ANY) -> None:
    made = site()
    rows = ["".join(one.itertext()) for one in made.tree("organisations.html").iter("tr")]
    assert "Dry Run" in rows[1]
    assert "Nobody yet" in rows[1]


def test_somebody_without_a_note_gets_a_page_that_says_so(rich: Folder, site: ANY) -> None:
    made = site()
    path = next(one for one in made if one.startswith("contacts/Nobody"))
    assert "There is no note for Nobody: at all yet" in made.text(path)


def test_past_interviews_say_what_is_missing(folder: Folder, site: ANY) -> None:
    folder.contact("ada")
    folder.interview("x", "contact: ada\ndate: 2026-11-10\nstatus: done")
    text = site().text("interviews.html")
    assert "no notes" in text
    assert "not thanked" in text


def test_lists_of_nothing_say_what_to_do(site: ANY) -> None:
    made = site()
    assert "Nobody yet." in made.text("people.html")
    assert "No conversation planned." in made.text("interviews.html")
    assert "None yet." in made.text("organisations.html")


def test_names_cannot_be_markup(folder: Folder, site: ANY) -> None:
    evil = "<img src=x onerror=alert(1)>\u202e\u0085{{ 7*7 }}"
    folder.contact("ada", f'name: "{evil}"\norganisation: "<script>alert(2)</script>"\nrole: "</p><svg/onload=x>"')
    folder.interview("x", "contact: ada\ndate: 2026-11-18\nstatus: done\ngoal: <b onclick=x>why</b>")
    made = site()
    for path in made:
        tree = made.tree(path)
        assert not list(tree.iter("script"))
        assert all("onerror" not in one.attrib and "onclick" not in one.attrib for one in tree.iter())
    assert "<img src=x onerror=alert(1)>" in made.text("contacts/ada.html")


def test_control_characters_never_reach_a_page(folder: Folder, site: ANY) -> None:
    folder.contact(
        "ada", "name: Ada", "A\x01B\x7fC\ufffeD\x02klzzwxh:0001\x03 *x*\n\n## Log\n- 2026-11-01 contact: a\x0bb\x00c\n"
    )
    html = site().html("contacts/ada.html")
    assert not {char for char in html if ord(char) < 32 and char != "\n"} | set(html) & {"\x7f", "\ufffe"}


def test_same_notes_same_bytes_whatever_the_order_of_files(
    folder: Folder, site: ANY, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        folder.contact(f"c{number:02}", f"organisation: Firm {number % 3}\nintroduced_by: c{(number + 1) % 12:02}")
        folder.interview(f"i{number:02}", f"contact: c{number:02}\ndate: 2026-11-{number + 8:02}\nstatus: done")
    first = site()
    scandir, walk = os.scandir, os.walk

    class Turned(list[os.DirEntry[str]]):
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def close(self) -> None:
            pass

    monkeypatch.setattr(os, "scandir", lambda path=".": Turned(reversed(list(scandir(path)))))
    monkeypatch.setattr(os, "walk", lambda *args, **keys: ((a, b, c[::-1]) for a, b, c in walk(*args, **keys)))
    second = site()
    assert list(first.files) == list(second.files)
    assert [path for path in first if first.html(path) != second.html(path)] == []


def test_another_day_is_another_site(folder: Folder, site: ANY) -> None:
    folder.contact("ada", "", "## To do\n- [ ] read (by 2026-11-24)")
    assert site().html("index.html") != site(date(2026, 11, 21)).html("index.html")


def test_attachments_are_copied_and_shown(folder: Folder, site: ANY) -> None:
    folder.write("content/pictures/a card.png", "png")
    folder.write("content/contacts/cv.pdf", "pdf")
    folder.write("content/contacts/page.html", "<script>")
    folder.write("secret.png", "png")
    folder.contact(
        "ada",
        "",
        "![[a card.png]] ![A](../pictures/a%20card.png) [CV](cv.pdf) ![](cv.pdf) [p](page.html) "
        "![s](../../secret.png) [q](gone.pdf)",
    )
    made = site()
    main = made.main("contacts/ada.html")
    assert [one.attrib["src"] for one in main.iter("img")] == ["../files/pictures/a%20card.png"] * 2
    assert made.links("contacts/ada.html").count("../files/contacts/cv.pdf") == 2
    copies = [path for path in made.files if path.startswith("files/")]
    assert copies == ["files/contacts/cv.pdf", "files/pictures/a card.png"]
    assert all(word in made.text("contacts/ada.html") for word in ("p", "s", "q"))


def test_remote_pictures_are_links(folder: Folder, site: ANY) -> None:
    folder.contact(
        "ada", "", "![a cat](https://cats.example/1.png) ![](//cats.example/2.png) ![x](data:image/png;base64,AA)"
    )
    made = site()
    main = made.main("contacts/ada.html")
    assert not list(main.iter("img"))
    assert "https://cats.example/1.png" in made.links("contacts/ada.html")
    assert "a cat" in made.text("contacts/ada.html")


def test_the_built_in_theme_is_used_file_by_file(folder: Folder, site: ANY) -> None:
    folder.settings("theme: mine")
    folder.write("themes/mine/static/site.css", "body { color: red }")
    made = site()
    css, icon = made.files["static/site.css"], made.files["static/icon.svg"]
    assert callable(css)
    assert css() == b"body { color: red }"
    assert callable(icon)
    assert icon().startswith(b"<svg")


def test_rendering_does_not_touch_the_notes(rich: Folder, site: ANY) -> None:
    def state(root: Path) -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}

    before = state(rich.root)
    made = site()
    for path in made:
        made.html(path)
    assert state(rich.root) == before
