"""Links and pictures in notes, as the parser meets them. What leads nowhere is text.

A pattern for ``[[…]]`` and ``![[…]]``, and a step over the finished tree that settles every address
(docs/format.md, Reading).
"""

import re
import xml.etree.ElementTree as ET  # only built here, never parsed
from html import unescape
from urllib.parse import urlsplit

from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

from builder.site.prose.notelinks import Destinations, Piece
from builder.source.attachments import PICTURES

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""The schemes by which a link may lead out of the site."""
_SIZE = re.compile(r"\d+(x\d+)?")  # Obsidian writes a picture's width where a label stands
_SETTLED = "data-settled"  # marks what the pattern has made, so that the step over the tree leaves it alone


class WikiLinks(InlineProcessor):
    """``[[reference]]``, ``[[reference|label]]`` and ``![[file]]``."""

    piece = Piece("", "", "")

    def __init__(self, destinations: Destinations) -> None:
        """Lead to *destinations*."""
        super().__init__(r"(!?)\[\[([^\[\]\n]{1,1000})\]\]")
        self.destinations = destinations

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as its base
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - its base gives it
    ) -> tuple[ET.Element, int, int]:
        """Return the link, the picture, or the label as text."""
        reference, _, label = m[2].replace("\\|", "|").partition("|")
        label = "" if m[1] and _SIZE.fullmatch(label.strip()) else label.strip()
        address, name = self.destinations.referred(self.piece.path, reference.strip())
        name = label or name
        if address and m[1] and is_picture(address):
            element = ET.Element("img", {"src": self.piece.root + address, "alt": name})
        elif address:
            element = ET.Element("a", {"href": self.piece.root + address})
            element.text = AtomicString(name)
        else:
            element = ET.Element("span")
            element.text = AtomicString(name)
        element.set(_SETTLED, "")
        return element, m.start(), m.end()


class Addressing(Treeprocessor):
    """Settles the addresses of links and pictures, and makes the ids of footnotes unique on their page."""

    piece = Piece("", "", "")

    def __init__(self, destinations: Destinations) -> None:
        """Lead to *destinations*."""
        super().__init__()
        self.destinations = destinations

    def run(self, root: ET.Element) -> None:
        """Change the tree in place, which is how Markdown's steps work."""
        ids = {
            element.attrib["id"]: f"{self.piece.prefix}-{number}"
            for number, element in enumerate((one for one in root.iter() if "id" in one.attrib), 1)
        }
        for element in root.iter():
            if "id" in element.attrib:
                element.set("id", ids[element.attrib["id"]])
            if element.attrib.pop(_SETTLED, None) is not None:
                continue
            if element.tag == "a":
                self._settle_link(element, ids)
            elif element.tag == "img":
                self._settle_picture(element)

    def _settle_link(self, element: ET.Element, ids: dict[str, str]) -> None:
        href = unescape(element.attrib.pop("href", "").replace(AMP_SUBSTITUTE, "&"))  # addresses of mail are disguised
        if href.startswith("#") and href[1:] in ids:
            element.set("href", "#" + ids[href[1:]])
        elif is_remote(href):
            element.set("href", href)
        elif address := self._inside(href):
            element.set("href", self.piece.root + address)
        else:
            element.tag = "span"

    def _settle_picture(self, element: ET.Element) -> None:
        source, label = element.attrib.pop("src", ""), element.attrib.get("alt", "")
        address = "" if is_remote(source) else self._inside(source)
        if address and is_picture(address):
            element.set("src", self.piece.root + address)
            return
        element.attrib.clear()
        element.tag = "a" if address or is_remote(source) else "span"
        element.text = AtomicString(label or source)
        if element.tag == "a":
            element.set("href", self.piece.root + address if address else source)

    def _inside(self, link: str) -> str:
        return self.destinations.linked(self.piece.path, link) if link and not _scheme(link) else ""


def is_remote(link: str) -> bool:
    """Return whether a link leads out of the site by a scheme that may stand in a page."""
    return _scheme(link) in SCHEMES


def is_picture(path: str) -> bool:
    """Return whether a path of the site is a picture's."""
    return path.rpartition(".")[2].lower() in PICTURES


def _scheme(link: str) -> str:
    """Return the scheme of a link; of one that cannot be taken apart, something that is none."""
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return "?"
    return parts.scheme.lower() or ("?" if link.strip().startswith(("//", "\\")) else "")
