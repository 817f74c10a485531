"""A shortcut where only a long text of a note has changed: just the places that show it are refilled.

Everything else that pages are made from (front matter, items and what stands below them, links) is compared with what
the last build knew. Where anything differs, the shortcut does not apply. So no field is read again, and nothing is
imported that only fields or settings need.
"""

import json
import os
import time
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from builder.checks import links
from builder.checks.kinds import BY_CLASS, WITH_PAGES, Kind, attachments_of
from builder.checks.memory import Inquiry
from builder.checks.sections import Checker
from builder.insights.beginnings import beginning
from builder.model.references import Asked
from builder.model.targets import EMPTY, recalled
from builder.site import cuts
from builder.site.addresses import Addresses
from builder.site.disk import output
from builder.site.disk.output import Place
from builder.site.file_records import FileRecord, PlacedText, placed
from builder.site.keys import digest
from builder.site.lookup.rest import Rest
from builder.site.prose.bodies import BLOCK, LINE, WORDS, Bodies, Recalled, key_of
from builder.site.prose.long_texts import MAY_BE_NOTHING, QUOTED, LongText
from builder.site.search import script_words
from builder.source import files, reading
from builder.source.document import Document
from builder.stamp import looking
from builder.stamp.looking import Look
from builder.stamp.sight import seen, settled
from builder.state import listing
from builder.state.records import Report, RereadNote
from builder.state.saved import Saved

_MOST = 20  # notes; for more, the usual way is as quick
_LONG = ("notes", "debrief")  # the sections of an interview that are long texts


class NoShortcutError(LookupError):
    """More has changed than long texts, so the shortcut does not apply."""


class Reread(NamedTuple):
    """A note that was read again, and its long texts, by the part that names their places."""

    note: RereadNote
    long_texts: Mapping[str, str]
    is_new: bool


class Content(NamedTuple):
    """What a note says below its front matter: in sections, by attribute, and besides them; and what it looked up."""

    document: Document
    sections: Mapping[str, Any]
    rest: Rest
    asked: frozenset[Asked]

    @property
    def outline(self) -> tuple[object, ...]:
        """Return all that pages show of it, long texts only by whether there are any."""
        shown: list[object] = []
        for name, section in self.sections.items():
            if name in _LONG:
                quoted = _shape(beginning(section)) if name == "notes" else ""
                shown.append((_shape(section), quoted))
            else:
                shown.append([(one._replace(at=0), self.rest.below(one.at)) for one in section])
        is_blank = not self.document.text[self.document.body :].strip()
        return is_blank, shown, _shape(self.rest.text), [*self.rest.definitions.items()], self.asked


class Outcome(NamedTuple):
    """What the shortcut did: what the build comes to now, and the pages that were written.

    ``site`` is how the site looks with these; ``parsed`` and ``texts`` count the notes read and the texts rendered.
    """

    report: Report
    pages: Mapping[str, FileRecord]
    site: Look
    parsed: int
    texts: int


def take(root: Path, target: Path, saved: Saved, seen: Look | None, site: Look | None = None) -> Outcome:
    """Refill places on pages in *target*; raise LookupError (NoShortcutError) or ValueError where that will not do.

    *seen* is how the notes looked before they are read; *site* is how the site looks, if that is known already.
    """
    report, last = saved.report, saved.seen
    site = site or looking.look_at_site(str(target), time.time_ns())
    if not report or not seen or not last or not site or site.digest != report.site:
        raise NoShortcutError
    changed = listing.changed(seen, last, lambda path: saved.notes.row(path)[0], _MOST)
    if not changed:
        raise NoShortcutError
    wrong: dict[str, int] = {}
    for problem in report.problems:
        wrong[problem.path] = max(wrong.get(problem.path, 0), problem.span.end_line)
    reread = {path: _reread(root, saved, path, wrong.get(path, 0)) for path in changed}
    pages = {page: _page(saved, page) for path in changed for page in saved.shows(path)}
    if len(pages) > output.FEW or saved.site != report.site:  # another build has ended meanwhile
        raise NoShortcutError
    bodies = Bodies(_destinations(root, pages.values(), reread), saved.body)
    with output.place(target, pages) as place:
        filled = {page: _refilled_page(place, page, record, reread, bodies) for page, record in pages.items()}
        written = {page: record for page, record in filled.items() if record}
        looks = place.put(written.keys())
    written = {page: record._replace(seen=output.moved(record.seen, looks[page])) for page, record in written.items()}
    site = looking.look_again(site, written, time.time_ns())
    report = report._replace(site=site.digest if all(one.seen for one in written.values()) else "")
    saved.bodies(bodies.new, saved.bodies_of(reread))
    saved.save_long_texts((one.note for one in reread.values()), written, report, listing.listing(seen))
    return Outcome(report, written, site, sum(one.is_new for one in reread.values()), bodies.rendered)


def _reread(root: Path, saved: Saved, path: str, wrong: int) -> Reread:
    """Return a note of which only long texts have changed, without reading its fields; else raise NoShortcutError.

    *wrong* is the last line of the problems that are known of it, 0 where there are none. Problems follow from fields
    and items, which are the same; but they must stand above the change, for whatever is below it may have moved.
    """
    _, known, row = saved.notes.row(path)
    kind = BY_CLASS[known.kind]
    if kind not in WITH_PAGES:
        raise NoShortcutError
    file = os.path.join(root, path)  # noqa: PTH118 - as notes are named everywhere
    look = settled(seen(file), time.time_ns())
    kept = saved.notes.text(path)
    if digest(kept).hex() != known.text:  # of another build than what is known of it
        raise NoShortcutError
    before = kept.decode(errors="surrogatepass")
    documents = reading.with_same_front_matter(path, before, files.read_bytes(file))
    if not documents:
        raise NoShortcutError
    inquiry = Inquiry((), recalled(known.asked), attachments_of(root))
    was, now = (_content(kind, document, inquiry) for document in documents)
    fields = json.loads(row)
    if was.outline != now.outline or not isinstance(fields, list):
        raise NoShortcutError
    text = now.document.text
    if before.split("\n")[:wrong] != text.split("\n")[:wrong]:
        raise NoShortcutError
    texts = {part: now.rest.complete(section) for part, section in now.sections.items() if part in _LONG}
    quoted = beginning(now.sections.get("notes", ""))
    whole = {**texts, "rest": now.rest.text, QUOTED: quoted, WORDS: text[now.document.body :]}
    note = RereadNote(path, text, look, known, [*fields[: -len(now.sections)], *now.sections.values()])
    return Reread(note, whole, is_new=text != before)


def _content(kind: Kind, document: Document, inquiry: Inquiry) -> Content:
    """Return what a note says below its front matter; raise NoShortcutError where something there is wrong."""
    inquiry.begin()
    checker = Checker(kind, document, inquiry.targets.contacts)
    found = checker.read()
    links.check(checker, inquiry.targets, inquiry.attachments)
    if checker.problems:
        raise NoShortcutError
    sections = {name: found.get(name, () if form else "") for name, form in kind.sections.values()}
    return Content(document, sections, Rest(document, kind, sections), frozenset(inquiry.asked))


def _shape(text: str) -> str:
    """Return the same word for every text that has a place of its own, and any other text as it is."""
    return text if text.lstrip()[:1] in MAY_BE_NOTHING else "text"


def _page(saved: Saved, path: str) -> FileRecord:
    record = saved.page(path)
    if record is None:
        raise NoShortcutError
    return record


def _destinations(root: Path, pages: Iterable[FileRecord], paths: Container[str]) -> Recalled:
    """Return where the links of the notes at *paths* lead, as far as that was looked up for *pages* before."""
    texts = [one for record in pages for one in record.long_texts if one.path in paths]
    answers = {(how, one.path, link): answer for one in texts for how, link, answer in json.loads(one.asked)}
    return Recalled(EMPTY, attachments_of(root), Addresses({}), {}, answers=answers)


def _refilled_page(
    place: Place, page: str, record: FileRecord, reread: Mapping[str, Reread], bodies: Bodies
) -> FileRecord | None:
    """Refill a page, and return how it is made now; None where nothing in its places has changed."""
    texts: list[PlacedText] = list(record.long_texts)
    contents: dict[str, bytes] = {}
    for number, one in enumerate(record.long_texts):
        if one.path not in reread:
            continue
        is_searched = one.part in script_words.SET_OFF
        kind = WORDS if is_searched else LINE if one.part == QUOTED else BLOCK
        text = reread[one.path].long_texts[WORDS if is_searched else one.part]
        new = LongText(one.part, text, one.piece, key_of(kind, text, one.piece))
        if new.key.hex() != one.key:
            content = script_words.in_script(bodies, new) if is_searched else bodies.long_text(new)
            contents[cuts.text_place(number)] = content.encode()
            texts[number] = placed(bodies, new)
    if not contents:
        return None
    old = place.read(page, record.seen)
    data, lengths = cuts.refilled(old, record.lengths, record.places, contents.get)
    look = place.write(page, data)
    checksum = crc32(data) if crc32(old) == record.content else None  # else it may have been changed, unseen
    # The answers kept so far were for the texts that it had before.
    return record._replace(seen=look, lengths=lengths, long_texts=tuple(texts), content=checksum, answered="")
