"""Any notes, any references: a rename and another one back leave every byte, and the library but for the slug."""

import shutil
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.capture import renaming
from builder.capture.writing import write
from builder.model.targets import Target
from tests.support import Folder, tries

SLUGS = ("ada", "ada-2", "小林", "é.b")
NEW = ("eve", "o-o", "наташа", "x.y-1")
NAMES = {slug: f"Name of {number}" for number, slug in enumerate(SLUGS)}

slugs = st.sampled_from([*SLUGS, *["ada"] * 6])
labels = st.sampled_from(["", "|ada", "\\|A", "#ada", "#ada|ada"])
references = st.one_of(
    slugs,
    st.builds("people/{}".format, slugs),
    st.builds("{}.md".format, slugs),
    slugs.map(NAMES.__getitem__),
    st.builds("[[{}{}]]".format, slugs, labels.filter(lambda label: "\\" not in label)),
)
scalars = st.one_of(
    references.filter(lambda one: not one.startswith("[[") or "#" not in one),
    st.builds('"{}"'.format, references),
    st.builds("'{}'".format, references),
)
links = st.one_of(
    st.builds("[[{}{}]]".format, slugs, labels),
    st.builds("![[{}]]".format, slugs),
    st.builds("[ada]({}.md)".format, slugs),
    st.builds("[ada](<../contacts/{}.md#ada> 'ada')".format, slugs),
    st.builds("[ada](../contacts/{}.md)".format, slugs.map(quote)),
    st.builds("`[[{}]]`".format, slugs),
    st.builds("<!-- [[{}]] -->".format, slugs),
    st.sampled_from(["ada", "[[adam]]", "\\[[ada]]", "[x](adam.md)", "", "(ada)"]),
)
promises = st.builds("- [ ] me: ada (to {}, by 2026-12-01)".format, references)
referrals = st.builds("* {}: ada".format, references)
questions = st.builds("- [ ] Why? → {}, or ada".format, links)
free = st.one_of(
    links,
    st.builds("[d]: {}.md".format, slugs),
    st.sampled_from(["```", "~~~", "", "> ada", "    [[ada]]", "- ada"]),
)


def section(title: str, items: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(items, max_size=3).map(lambda lines: [f"## {title}", *lines])


def bodies(*sections: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    parts = st.tuples(st.lists(free, max_size=4), *sections, section("Mine", free))
    return parts.map(lambda found: [line for part in found for line in part])


contacts = st.one_of(
    st.builds("contact: {}".format, scalars),
    st.builds("contact: [{}, {}]".format, scalars, scalars),
    st.builds("contact:\n  - {}\n- {}".format, scalars, scalars).map(lambda text: text.replace("\n- ", "\n  - ")),
)


def notes_of(folder: Folder) -> dict[str, bytes]:
    return {one.relative_to(folder.root).as_posix(): one.read_bytes() for one in folder.root.rglob("*.md")}


def rename(folder: Folder, old: str, new: str) -> None:
    write(folder.root, renaming.rename(folder.load(), Target("contact", old), new))


def said(folder: Folder, now: str) -> Any:  # noqa: ANN401 - whatever can be compared
    """Return who is named where, with the slug that *now* is as “ada”, and what is wrong."""

    def known(slug: str | None) -> str | None:
        return "ada" if slug == now else slug

    loaded = folder.load()
    library = loaded.library
    return (
        {known(slug): (one.name, known(one.introducer)) for slug, one in library.contacts.items()},
        {
            slug: (
                [known(contact) for contact in one.contacts],
                [(promise.text, known(promise.to)) for promise in one.promises],
                [known(referral.contact) for referral in one.referrals],
                len(one.open_questions),
            )
            for slug, one in library.interviews.items()
        },
        sorted((problem.code, problem.span.line) for problem in loaded.diagnostics),
    )


@settings(max_examples=tries(40))
@given(
    introducer=scalars,
    contact=contacts,
    body=bodies(section("Promises", promises), section("Referrals", referrals), section("Open questions", questions)),
    own=bodies(section("Promises", promises)),
    ends=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
    new=st.sampled_from(NEW),
)
def test_there_and_back(  # noqa: PLR0913 - one parameter for each thing that varies
    *, introducer: str, contact: str, body: list[str], own: list[str], ends: str, mark: str, new: str
) -> None:
    root = Path(tempfile.mkdtemp())
    try:
        folder = Folder(root)
        for slug in SLUGS:
            text = "\n".join(["---", f"name: {NAMES[slug]}", "---", *(own if slug == "ada" else [])])
            folder.write(f"content/contacts/{slug}.md", text)
        text = "\n".join(["---", "name: Bo", f"introduced_by: {introducer}", "---", *own])
        folder.write("content/contacts/bo.md", mark + text.replace("\n", ends))
        text = "\n".join(["---", contact, "date: 2026-11-18", "---", *body])
        folder.write("content/interviews/x.md", mark + text.replace("\n", ends))
        before, library = notes_of(folder), said(folder, "ada")
        rename(folder, "ada", new)
        assert said(folder, new) == library
        rename(folder, new, "ada")
        assert notes_of(folder) == before
    finally:
        shutil.rmtree(root)
