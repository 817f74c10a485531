"""Where every page and file of the site lives: safe names on every disk, quoted in links."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING
from urllib.parse import quote

from builder.model.targets import Target

if TYPE_CHECKING:
    from builder.model.library import Library

FOLDERS = {"contact": "contacts", "interview": "interviews", "organisation": "organisations", "prep": "prep"}
"""The folder of the site for each kind of note that has a page of its own, and for the sheets of interviews."""

_UNSAFE = re.compile(r"""[\x00-\x1f\x7f-\x9f/\\:*?"<>|]|^[.\-\s]|[.\s]$""")
# Windows takes these for devices, whatever ending follows (Microsoft, “Naming Files, Paths, and Namespaces”).
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_LONGEST = 200  # bytes; file systems stop at 255, and encrypting ones earlier


@dataclass(frozen=True)
class Addresses:
    """The path from the site's root of every note's page, and of every file that notes embed (by its own path)."""

    pages: Mapping[Target, str]
    files: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def links(self) -> Mapping[tuple[str, str], str]:
        """Return the quoted path of every page, by kind and slug."""
        return {target: quoted(path) for target, path in self.pages.items()}

    def page(self, kind: str, slug: str) -> str:
        """Return the quoted path of the page of a contact, interview or organisation, or of an interview's sheet."""
        return self.links[kind, slug]


def assign(library: "Library", attachments: Iterable[str], prepared: Iterable[str] = ()) -> Addresses:
    """Return the addresses of all pages of *library* and of the *attachments* (paths below the notes' root).

    *prepared* are the slugs of the interviews that have a sheet to prepare them with.
    """
    kinds: Mapping[str, Iterable[str]] = {
        "contact": library.contacts,
        "interview": library.interviews,
        "organisation": library.organisations,
        "prep": prepared,
    }
    taken: set[str] = set()
    pages = {
        Target(kind, slug): _free(f"{FOLDERS[kind]}/{_safe(slug, '.html')}", slug, taken)
        for kind, slugs in kinds.items()
        for slug in sorted(slugs)
    }
    files = {path: _free(_file(path), path, taken) for path in sorted(set(attachments))}
    return Addresses(pages, files)


def quoted(path: str) -> str:
    """Return a path of the site as it stands in a link."""
    return path if path.isascii() and path.replace("/", "").replace("-", "").replace(".", "").isalnum() else quote(path)


def _file(path: str) -> str:
    """Return where a file of the content folder is copied to: its own path below ``files/``, each part made safe."""
    *folders, name = path.split("/")[1:]
    stem, dot, ending = name.rpartition(".")
    return "/".join(["files", *(_safe(folder) for folder in folders), _safe(stem, dot + ending)])


def _safe(name: str, ending: str = "") -> str:
    """Return a file name that is *name* wherever every disk can hold it, else made fit and told apart by a digest."""
    name = name if name.isascii() else unicodedata.normalize("NFC", name)
    fits = len((name + ending).encode()) <= _LONGEST
    if fits and name and not _UNSAFE.search(name) and not _DEVICE.match(name):
        return name + ending
    kept = _UNSAFE.sub("-", name).encode()[: _LONGEST // 2].decode(errors="ignore").strip("-. ")
    if _DEVICE.match(kept):
        kept = f"note-{kept}"
    return "-".join(filter(None, (kept, _digest(name)))) + ending


def _free(path: str, source: str, taken: set[str]) -> str:
    """Return *path*, or where another one has it on some disk, the path with a digest of its *source*."""
    folded = _folded(path)
    if folded in taken:
        stem, dot, ending = path.rpartition(".")
        path = f"{stem}-{_digest(source)}{dot}{ending}"
        folded = _folded(path)
    taken.add(folded)
    return path


def _folded(path: str) -> str:
    """Return the form in which no two paths may be equal: disks may ignore case, composition and joiners."""
    if path.isascii():
        return path.lower()
    plain = "".join(char for char in unicodedata.normalize("NFKD", path) if unicodedata.category(char) != "Cf")
    return unicodedata.normalize("NFKD", plain.casefold())


def _digest(text: str) -> str:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=5).hexdigest()
