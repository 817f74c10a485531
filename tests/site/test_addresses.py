"""File names of the site: safe and told apart on every disk."""

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.contact import Contact
from builder.model.library import Library
from builder.site.addresses import assign

if TYPE_CHECKING:
    from collections.abc import Mapping


def pages(*slugs: str) -> list[str]:
    contacts: Mapping[str, Contact] = {slug: Contact(name="x", slug=slug, path="") for slug in slugs}
    return list(assign(Library(contacts=contacts), ()).pages.values())


@pytest.mark.parametrize("slug", ["ada-lind", "名前", "Ada Lind", "o'neill", "100%", "müller", "a.b", "été & co"])
def test_a_slug_that_every_disk_can_hold_is_the_name(slug: str) -> None:
    assert pages(slug) == [f"contacts/{slug}.html"]


@pytest.mark.parametrize(
    "slug",
    [
        "a/b",
        "a\\b",
        "../up",
        "..",
        ".",
        "con",
        "NUL.x",
        "com1",
        "a:b",
        "a?",
        "-rf",
        ".hidden",
        "end.",
        "end ",
        "a\0b",
        "x" * 300,
    ],
)
def test_any_other_is_made_fit(slug: str) -> None:
    (path,) = pages(slug)
    name = path.removeprefix("contacts/")
    assert "/" not in name
    assert not set(name) & set('\\:*?"<>|\0')
    assert name[0] not in ".- "
    assert name.partition(".")[0].rstrip(". ").lower() not in {"con", "nul", "com1"}
    assert len(name.encode()) <= 255


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300), unique=True, max_size=8))
def test_no_two_slugs_share_a_file_on_any_disk(slugs: list[str]) -> None:
    found = pages(*slugs)
    assert len({unicodedata.normalize("NFKD", path).casefold() for path in found}) == len(slugs)
    assert all(len(path.rpartition("/")[2].encode()) <= 255 for path in found)


def test_case_and_composition_do_not_make_two_files_one() -> None:
    found = pages("ada", "ADA", "é", "e\u0301", "a:b", "a-b")
    assert len({unicodedata.normalize("NFD", path).casefold() for path in found}) == 6


def test_files_keep_their_path_and_ending() -> None:
    where = assign(Library(), ["content/pictures/a.png", "content/" + "x" * 250 + ".pdf", "content/con.txt"])
    assert where.files["content/pictures/a.png"] == "files/pictures/a.png"
    assert where.files["content/" + "x" * 250 + ".pdf"].endswith(".pdf")
    assert where.files["content/con.txt"] != "files/con.txt"
