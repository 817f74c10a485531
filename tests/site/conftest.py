"""The site of a folder of notes, as a value that tests can look into."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from datetime import date

import html5lib
import pytest

from builder.followups.agenda import plan
from builder.pipeline import render
from builder.site.disk.output import Copy, File
from builder.site.theming import theme
from tests.support import TODAY, Folder, first, text_of


class Site:
    """A rendered site: its files by path, its pages as text and as trees."""

    def __init__(self, files: dict[str, File]) -> None:
        self.files = files
        self._trees: dict[str, ET.Element] = {}

    def __iter__(self) -> Iterator[str]:
        return (path for path in self.files if path.endswith(".html"))

    def html(self, path: str) -> str:
        content = self.files[path]
        assert not isinstance(content, Copy)
        return content().decode()

    def tree(self, path: str) -> ET.Element:
        """Return a page's elements; what is not valid HTML raises."""
        if path not in self._trees:
            parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
            self._trees[path] = parser.parse(self.html(path))
        return self._trees[path]

    def main(self, path: str) -> ET.Element:
        return first(self.tree(path), ".//main")

    def text(self, path: str) -> str:
        """Return what a page's main part says, on one line, with plain spaces."""
        return text_of(self.main(path))

    def links(self, path: str) -> list[str]:
        return [one.attrib["href"] for one in self.tree(path).iter("a") if "href" in one.attrib]


Render = Callable[..., Site]
"""Renders the notes as they are when it is called, as of a day; see the fixture `site`."""


@pytest.fixture
def site(folder: Folder) -> Render:
    """Return what renders the notes as they are when it is called."""

    def rendered(today: date = TODAY) -> Site:
        loaded = folder.load(today)
        chosen = theme.load(folder.root, loaded.library.settings)
        return Site(dict(render(loaded, plan(loaded.library, today), theme=chosen)[0]))

    return rendered


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
