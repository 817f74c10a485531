"""Which changes matter: of what a build reads, and not of what editors leave beside it."""

import os

import pytest

from builder.serve import places
from tests.support import Folder


def matters(folder: Folder, path: str) -> bool:
    return places.find(folder.root).matters(f"{os.path.realpath(folder.root)}{os.sep}{path}")


@pytest.mark.parametrize(
    "path",
    [
        "keepwarm.yaml",
        "content",
        "content/profile.md",
        "content/contacts/thandi-nkosi.md",
        "content/contacts/Ó Néill #2.md",
        "content/organisations/deep/er/acme.md",
        "content/drafts/update.txt",
        "content/map.png",
        "content/pictures",
        "content/interviews/2026/ada.md",
        "content/old~/part/v1.swp/#a#/x.tmp/ada.md",
        "content/.files/map.png",
        "content/contacts/.card.pdf",
        "themes/2026/templates/person.html",
        "themes/mine/static/own.css",
        "themes/default/templates/base.html",
    ],
)
def test_what_a_build_reads_matters(folder: Folder, path: str) -> None:
    folder.write("themes/mine/theme.yaml", "")
    assert matters(folder, path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "site",
        "site/index.html",
        ".keepwarm/state.db",
        ".keepwarm-new-abc/index.html",
        ".git/index",
        "README.md",
        "keepwarm.yaml~",
        ".keepwarm.yaml.swp",
        "contents/a.md",
        "content/contacts/.ada.md.swp",
        "content/contacts/.ada.md.4711.part",
        "content/contacts/.#ada.md",
        "content/contacts/#ada.md#",
        "content/contacts/ada.md~",
        "content/contacts/4913",
        "content/contacts/ada.md___jb_tmp___",
        "content/contacts/ada.md___jb_old___",
        "content/contacts/ada.swp",
        "content/contacts/~$ada.docx",
        "content/contacts/ada.md.tmp",
        "content/.obsidian/workspace.json",
        "content/.files/.ada.md.swp",
        "content/.files/map.png~",
        "content/.git/index",
        "content/.DS_Store",
    ],
)
def test_what_it_does_not_read_does_not(folder: Folder, path: str) -> None:
    assert not matters(folder, path)


def test_what_looks_like_a_leftover_may_be_a_folder(folder: Folder) -> None:
    found, content = places.find(folder.root), os.path.realpath(folder.root / "content")
    assert found.matters(f"{content}{os.sep}2026", is_folder=True)
    assert not found.matters(f"{content}{os.sep}2026")
    assert not found.matters(f"{content}{os.sep}.git", is_folder=True)
    assert not found.matters(f"{content}{os.sep}.git{os.sep}objects", is_folder=True)


def test_themes_that_are_not_there_yet_are_noticed_when_they_come(folder: Folder) -> None:
    assert matters(folder, "themes")
    assert not matters(folder, "themes/mine/theme.yaml")
    folder.write("themes/mine/theme.yaml", "")
    assert matters(folder, "themes/mine/theme.yaml")


def test_links_are_followed_to_where_they_lead(folder: Folder) -> None:
    root = folder.root
    notes = root / "notes"
    (notes / "content").mkdir(parents=True)
    elsewhere = folder.write("elsewhere/contacts/ada.md", "").parents[1]
    theme = folder.write("looks/theme.yaml", "").parent
    settings = folder.write("dotfiles/keepwarm.yaml", "")
    (notes / "content").rmdir()
    (notes / "content").symlink_to(elsewhere)
    (notes / "themes").mkdir()
    (notes / "themes" / "mine").symlink_to(theme)
    (notes / "keepwarm.yaml").symlink_to(settings)
    found = places.find(notes)
    for path in (
        "elsewhere",
        "elsewhere/contacts/ada.md",
        "looks/theme.yaml",
        "dotfiles/keepwarm.yaml",
        "notes/content",
    ):
        assert found.matters(os.path.realpath(root / path) if path != "notes/content" else str(notes / "content")), path
    assert not found.matters(str(root / "dotfiles" / "bashrc"))


def test_so_are_links_inside_a_theme(folder: Folder) -> None:
    pages = folder.write("elsewhere/contact.html", "").parent
    folder.write("themes/mine/theme.yaml", "")
    (folder.root / "themes" / "mine" / "templates").symlink_to(pages)
    assert places.find(folder.root).matters(os.path.realpath(pages / "contact.html"))


def test_no_folder_is_watched_twice(folder: Folder) -> None:
    (folder.root / "content" / "more").mkdir()
    (folder.root / "content" / "link").symlink_to("more")
    assert places.find(folder.root).folders == (os.path.realpath(folder.root / "content"),)
