"""Makes the files of the site anew where they have to be: renders them, refills their places, or leaves them alone.

How each file was made is kept as a record: the key of what it was rendered from, its places, and how the file looked.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from builder import crew
from builder.site import cuts, keys
from builder.site.disk import output
from builder.site.disk.output import FEW, Copy, File, Place
from builder.site.file_records import NOTHING, FileRecord, PackedRecord, PlacedText, placed
from builder.site.page import Page
from builder.site.prose.bodies import Bodies
from builder.site.prose.long_texts import LongText
from builder.site.search.scripts import Script
from builder.stamp.sight import Seen, is_coarse, seen

_BLOCK = 1024 * 1024  # bytes read at a time
Early = Callable[[frozenset[str]], None]
"""Called with the paths of pages that are new and in place, while others are still being made."""

_MANY, _FEW_LARGE = 1000, 8  # in a site of so many files, a few pages are worth a process: those that list everything


class Work(NamedTuple):
    """What was done to a site: how each file of it was made, and which files were written.

    ``changed`` are the files that were made differently before, or look different now. ``removed`` counts those that
    did not belong there, ``views_made`` the pages whose views were made, ``rendered`` those that were rendered, and
    ``texts`` what was rendered from Markdown.
    """

    records: Mapping[str, FileRecord | PackedRecord]
    changed: frozenset[str]
    written: tuple[str, ...]
    removed: int
    views_made: int
    rendered: int
    texts: int


class _Part(NamedTuple):
    records: Mapping[str, PackedRecord]
    written: Sequence[str]
    bodies: Mapping[bytes, bytes]
    views_made: int
    rendered: int
    texts: int


def write(  # noqa: PLR0913 - all that a site is made from
    folder: Path,
    site: Mapping[str, File],
    bodies: Bodies,
    records: Mapping[str, FileRecord] = NOTHING,
    *,
    verify: bool = False,
    meanwhile: Callable[[], None] = lambda: None,
    early: Early | None = None,
) -> Work:
    """Make *folder* hold the *site* and nothing else; *bodies* render its Markdown.

    *records* say how files of it were made before; those that are already as they should be stay. Whether they are is
    judged by how they look, or by every byte with *verify* and where the disk has a coarse clock. *meanwhile* is done
    while other processes are at work. With *early*, pages of single notes are put in place first, if they are few.

    Raises ``OutputRefusedError`` where the folder is somebody else's, ``OutputError`` where the disk fails, and what a
    page raises. Whatever happens, each file is then the old one or the new one, whole; where much was new, so is the
    whole site.
    """
    with output.place(folder, site) as place:
        there = output.standing(place.old)
        before = _standing(site, records, place, there, verify=verify)
        maker = partial(_Maker, site, bodies, before, place)
        stays = maker().stays
        work = [path for path in sorted(site, key=_is_of_one_note) if not stays(path)]
        parts: list[_Part] = []
        looks: dict[str, Seen] = {}
        if early and there and there.keys() <= site.keys():
            first, work = _first(work)
            parts.append(maker().make(first))
            looks |= place.put(frozenset(parts[0].written))
            early(frozenset(looks))
        fewest = _FEW_LARGE if len(site) >= _MANY else None
        parts += crew.share(work, lambda paths: maker().make(paths), meanwhile, fewest=fewest)
        written = frozenset(path for part in parts for path in part.written)
        looks |= place.publish(site.keys(), written - looks.keys(), there.keys() | looks.keys())
    again = {path: one for part in parts for path, one in part.records.items()}
    for part in parts:
        bodies.new.update(part.bodies)
    rows: dict[str, FileRecord | PackedRecord] = {path: again.get(path) or before[path] for path in site}
    rows |= {path: rows[path]._replace(seen=output.moved(rows[path].seen, look)) for path, look in looks.items()}
    return Work(
        records=rows,
        changed=frozenset((*again, *looks)),
        written=tuple(sorted(written)),
        removed=len(there.keys() - site.keys()),
        views_made=sum(part.views_made for part in parts),
        rendered=sum(part.rendered for part in parts),
        texts=sum(part.texts for part in parts),
    )


def _standing(
    site: Mapping[str, File],
    records: Mapping[str, FileRecord],
    place: Place,
    there: Mapping[str, Seen],
    *,
    verify: bool,
) -> dict[str, FileRecord]:
    """Return the *records* of the files that stand as they were made, judged as ``write`` says."""
    same = {path: one for path, one in records.items() if there.get(path) == one.seen}
    return {
        path: one
        for path, one in same.items()
        if not (verify or _may_deceive(site.get(path), one)) or _holds(place.old / path, site.get(path), one)
    }


class _Maker:
    """Makes a part of the files into the fresh folder of a *place*; *before* is how those that stand were made."""

    def __init__(
        self, site: Mapping[str, File], bodies: Bodies, before: Mapping[str, FileRecord], place: Place
    ) -> None:
        self._site, self._bodies, self._before, self._place = site, bodies, before, place
        self._done: list[str] = []
        self._views_made = self._rendered = 0

    def stays(self, path: str) -> bool:
        """Return whether a page is known to be as it should be without making its view."""
        page, before = self._site[path], self._before.get(path)
        if not before or not isinstance(page, (Page, Script)):
            return False
        return before.frame == page.around and self._is_settled(page, before)

    def make(self, paths: Iterable[str]) -> _Part:
        """Write those of the files that are not as they should be."""
        rows: dict[str, PackedRecord] = {}
        texts = self._bodies.rendered
        for path in paths:
            record = self._make(path, self._site[path], self._before.get(path))
            if record:
                rows[path] = record.packed()
        new, texts = self._bodies.new, self._bodies.rendered - texts
        return _Part(rows, self._done, new, self._views_made, self._rendered, texts)

    def _make(self, path: str, file: File, before: FileRecord | None) -> FileRecord | None:
        """Return how a file is made now, or None where it stays as it is."""
        if isinstance(file, (Page, Script)):
            return self._page(file, before)
        if isinstance(file, Copy):
            key = repr(seen(file.source))
            if before and before.key == key:
                return None
            look = self._place.copy(file.source, path)
            self._done.append(path)
            return FileRecord(look, key, "", (), (), (), _content(self._place.new / path))
        data = file()
        key = keys.digest(data).hex()
        return None if before and before.key == key else self._written(path, data, FileRecord((), key, "", (), (), ()))

    def _page(self, page: Page | Script, before: FileRecord | None) -> FileRecord | None:
        if before and self._is_settled(page, before):  # then only what is around it has changed
            refilled = self._refilled(page, before, before.long_texts, ())
            if refilled:
                return refilled
        self._views_made += 1
        keyed = page.keyed_view()
        key, answered = keyed.key.hex(), page.answered(keyed.asked)
        if before and before.key == key:
            known, before = before, before._replace(asked=keyed.asked, answered=answered)
            stay = [
                earlier if self._stays(one, earlier) else None
                for one, earlier in zip(keyed.long_texts, before.long_texts, strict=True)
            ]
            if all(stay) and before.frame == page.around:
                return None if before == known else before
            refilled = self._refilled(page, before, stay, keyed.long_texts)
            if refilled:
                return refilled
        self._rendered += 1
        cut = page.cut(keyed)
        pieces = [*cut.pieces(page.contents(keyed.long_texts))]
        lengths, texts = tuple(map(len, pieces)), tuple(placed(self._bodies, one) for one in keyed.long_texts)
        record = FileRecord((), key, page.around, lengths, cut.places, texts, asked=keyed.asked, answered=answered)
        return self._written(page.path, b"".join(pieces), record)

    def _is_settled(self, page: Page | Script, before: FileRecord) -> bool:
        """Return whether all that a page looked up is what it was, and the links in its texts lead where they led.

        Then its view need not be made.
        """
        same = before.answered and page.answered(before.asked) == before.answered
        return bool(same) and all(self._bodies.leads(one.asked, one.piece) for one in before.long_texts)

    def _stays(self, one: LongText, before: PlacedText) -> bool:
        """Return whether a text and its note are the same, and its links lead where they led; nothing is rendered."""
        same = before == PlacedText(one.key.hex(), before.asked, one.part, *one.piece)
        return same and self._bodies.leads(before.asked, one.piece)

    def _refilled(
        self, page: Page | Script, before: FileRecord, stay: Sequence[PlacedText | None], texts: Sequence[LongText]
    ) -> FileRecord | None:
        """Write the existing page with new contents in its places; return None where the page is not as it was written.

        The texts that do not *stay* are replaced by those in *texts* now.
        """
        contents = page.contents(texts)
        same = {cuts.text_place(number) for number, stays in enumerate(stay) if stays}
        try:
            data, lengths = cuts.refilled(
                self._place.read(page.path, before.seen),
                before.lengths,
                before.places,
                lambda name: None if name in same else contents(name),
            )
        except (OSError, ValueError):
            return None
        now = tuple(stays or placed(self._bodies, texts[number]) for number, stays in enumerate(stay))
        return self._written(page.path, data, before._replace(frame=page.around, lengths=lengths, long_texts=now))

    def _written(self, path: str, data: bytes, record: FileRecord) -> FileRecord:
        look = self._place.write(path, data)
        self._done.append(path)
        return record._replace(seen=look, content=crc32(data))


def _may_deceive(file: File | None, record: FileRecord) -> bool:
    """Return whether a file, or the file that it copies, may have changed although it looks as it did."""
    return is_coarse(record.seen) or (isinstance(file, Copy) and is_coarse(seen(file.source)))


def _holds(old: Path, file: File | None, record: FileRecord) -> bool:
    """Return whether an existing file holds what was written to it, and so does the source of a copy."""
    return _content(old) == record.content and not (isinstance(file, Copy) and _content(file.source) != record.content)


def _content(file: Path) -> int:
    """Return the checksum of the bytes of a file."""
    content = 0
    with file.open("rb") as opened:
        while block := opened.read(_BLOCK):
            content = crc32(block, content)
    return content


def _first(work: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the *work* to do first where somebody waits, pages of single notes if they are few; and the rest."""
    first = [path for path in work if _is_of_one_note(path)]
    if len(first) > FEW:
        return [], list(work)
    return first, [path for path in work if not _is_of_one_note(path)]


def _is_of_one_note(path: str) -> bool:
    """Return whether a page is that of one note: these are small and many, and best made after those with lists."""
    return "/" in path
