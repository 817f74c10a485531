"""The site of a folder of notes, as a value that tests can look into."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from datetime import date

import html5lib
import pytest

from builder.followups.agenda import plan
from builder.site import pages, theme
from builder.site.output import Copy, File
from tests.support import TODAY, Folder


class Site:
    """A rendered site: its files by path, its pages as text and as trees."""

    def __init__(self, files: dict[str, File]) -> None:
        self.files = files

    def __iter__(self) -> Iterator[str]:
        return (path for path in self.files if path.endswith(".html"))

    def html(self, path: str) -> str:
        content = self.files[path]
        assert not isinstance(content, Copy)
        return content().decode()

    def tree(self, path: str) -> ET.Element:
        """Return a page's elements; what is not valid HTML raises."""
        tree: ET.Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(self.html(path))
        return tree

    def main(self, path: str) -> ET.Element:
        found = self.tree(path).find(".//main")
        assert found is not None
        return found

    def text(self, path: str) -> str:
        """Return what a page's main part says, on one line, with plain spaces."""
        return " ".join("".join(self.main(path).itertext()).split())

    def links(self, path: str) -> list[str]:
        return [one.attrib["href"] for one in self.tree(path).iter("a") if "href" in one.attrib]


@pytest.fixture
def site(folder: Folder) -> Callable[..., Site]:
    """Return what renders the notes as they are when it is called."""

    def rendered(today: date = TODAY) -> Site:
        loaded = folder.load(today)
        chosen = theme.load(folder.root, loaded.library.settings)
        return Site(dict(pages.render(loaded, plan(loaded.library, today), theme=chosen)))

    return rendered
