"""That pages are valid and safe, and that every link on them leads somewhere."""

import os
from itertools import pairwise
from typing import Self
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest

from builder.site.pagemap import PAGES
from tests.site.conftest import Render
from tests.support import Folder, files_in

_NOTES = (
    "contacts/Nobody- at all-3fc7f72d04.html",
    "contacts/ada-lind.html",
    "contacts/bo-ek.html",
    "contacts/名前 %20.html",
    "interviews/2026-11-18-ada.html",
    "interviews/2026-11-24-x.html",
    "organisations/borealis-labs.html",
    "organisations/dry-run.html",
    "prep/2026-11-24-x.html",
)

_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)


def test_every_page_is_valid_html(rich: Folder, site: Render) -> None:
    made = site()
    assert set(made) == {page.path for page in PAGES} | set(_NOTES)
    for path in made:
        made.tree(path)  # strict: raises on the first mistake


def test_every_link_leads_somewhere(rich: Folder, site: Render) -> None:
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


def test_ids_are_unique_on_every_page(rich: Folder, site: Render) -> None:
    made = site()
    for path in made:
        ids = [one.attrib["id"] for one in made.tree(path).iter() if "id" in one.attrib]
        assert len(ids) == len(set(ids)), path


def test_nothing_but_links_leads_out(rich: Folder, site: Render) -> None:
    made = site()
    for path in made:
        for one in made.tree(path).iter():
            assert one.tag not in {"iframe", "object", "embed", "style"}, path
            assert one.tag != "script" or (one.attrib["src"] and not one.text), path
            assert one.tag != "form" or one.attrib.get("action", "search.html").endswith("search.html"), path
            assert "style" not in one.attrib
            assert not [name for name in one.attrib if name.startswith("on")]
            for name in ("src", "srcset", "href", "action", "data"):
                if name in one.attrib and one.tag != "a":
                    assert "//" not in one.attrib[name], (path, one.tag, one.attrib)


def test_policy_language_and_landmarks(rich: Folder, site: Render) -> None:
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
        assert all({"aria-label", "aria-labelledby"} & one.attrib.keys() for one in tree.iter("nav"))
        levels = [int(one.tag[1]) for one in tree.iter() if one.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)


def test_names_cannot_be_markup(folder: Folder, site: Render) -> None:
    evil = "<img src=x onerror=alert(1)>\u202e\u0085{{ 7*7 }}"
    folder.contact("ada", f'name: "{evil}"\norganisation: "<script>alert(2)</script>"\nrole: "</p><svg/onload=x>"')
    folder.interview("x", "contact: ada\ndate: 2026-11-18\nstatus: done\ngoal: <b onclick=x>why</b>")
    made = site()
    for path in made:
        tree = made.tree(path)
        assert all(one.attrib["src"].lstrip("./").startswith(("static/", "search-data")) for one in tree.iter("script"))
        assert all("onerror" not in one.attrib and "onclick" not in one.attrib for one in tree.iter())
    assert "<img src=x onerror=alert(1)>" in made.text("contacts/ada.html")


def test_control_characters_never_reach_a_page(folder: Folder, site: Render) -> None:
    folder.contact(
        "ada", "name: Ada", "A\x01B\x7fC\ufffeD\x02klzzwxh:0001\x03 *x*\n\n## Log\n- 2026-11-01 contact: a\x0bb\x00c\n"
    )
    html = site().html("contacts/ada.html")
    assert not {char for char in html if ord(char) < 32 and char != "\n"} | set(html) & {"\x7f", "\ufffe"}


def test_same_notes_same_bytes_whatever_the_order_of_files(
    folder: Folder, site: Render, monkeypatch: pytest.MonkeyPatch
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


def test_attachments_are_copied_and_shown(folder: Folder, site: Render) -> None:
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


def test_remote_pictures_are_links(folder: Folder, site: Render) -> None:
    folder.contact(
        "ada", "", "![a cat](https://cats.example/1.png) ![](//cats.example/2.png) ![x](data:image/png;base64,AA)"
    )
    made = site()
    main = made.main("contacts/ada.html")
    assert not list(main.iter("img"))
    assert "https://cats.example/1.png" in made.links("contacts/ada.html")
    assert "a cat" in made.text("contacts/ada.html")


def test_the_built_in_theme_is_used_file_by_file(folder: Folder, site: Render) -> None:
    folder.settings("theme: mine")
    folder.write("themes/mine/static/site.css", "body { color: red }")
    made = site()
    css, icon = made.files["static/site.css"], made.files["static/icon.svg"]
    assert callable(css)
    assert css() == b"body { color: red }"
    assert callable(icon)
    assert icon().startswith(b"<svg")


def test_rendering_does_not_touch_the_notes(rich: Folder, site: Render) -> None:
    before = files_in(rich.root)
    made = site()
    for path in made:
        made.html(path)
    assert files_in(rich.root) == before


def test_a_page_of_nothing_but_advice_skips_no_heading(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.interview("x", "contact: ada\ndate: 2026-11-24")
    levels = [one.tag for one in site().main("problems.html").iter() if one.tag in {"h1", "h2", "h3"}]
    assert levels == ["h1", "h2", "h3"]


def test_links_to_notes_without_a_page_lead_to_where_they_are_shown(folder: Folder, site: Render) -> None:
    folder.theme("week", "title: The week", "- What does a week look like?")
    folder.profile("name: Eve")
    folder.contact("ada", body="[the theme](../questions/week.md#b) and [me](../profile.md)")
    led = [(one.text, one.attrib.get("href")) for one in site().main("contacts/ada.html").iter("a")]
    assert ("the theme", "../questions.html") in led
    assert ("me", "../pitch.html") in led
