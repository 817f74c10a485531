"""A note tells something else at length, and nothing else has changed: only the places where it is told are filled.

Everything that anything else is made from, each field and item of the note, its links, what stands below its items, is
compared with what the last build knew. Where one of them differs, this is not for us.
"""

import json
import os
import time
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from builder.checks import schema
from builder.checks.entries import Reader
from builder.checks.kinds import CONTACT, INTERVIEW, ORGANISATION, Kind, attachments_of
from builder.checks.memory import Read
from builder.checks.notes import names
from builder.insights.beginnings import beginning
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.organisation import Organisation
from builder.model.settings import Settings
from builder.model.targets import EMPTY, recalled
from builder.site import cuts, output, rest, spoken
from builder.site.addresses import Addresses
from builder.site.bodies import BLOCK, WORDS, Bodies, Recalled, key_of
from builder.site.made import Filling, Made, filling
from builder.site.notelinks import Piece
from builder.site.output import Place, Seen
from builder.site.told import MAY_BE_NOTHING, Told
from builder.source import files, reading
from builder.source.document import Document
from builder.stamp import looking
from builder.stamp.looking import Look
from builder.state import listing, values
from builder.state.saved import Report, Saved, settled

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic

_KINDS: Mapping[str, Kind] = {kind.entry.__name__: kind for kind in (CONTACT, INTERVIEW, ORGANISATION)}
_MOST = 20  # notes; the usual way is as quick for more
_LONG = ("notes", "debrief")  # what an interview tells at length, in sections of its own
_Note = Contact | Interview | Organisation


class OtherwiseError(LookupError):
    """More has changed than what notes tell at length."""


class Telling(NamedTuple):
    """A note that was read again: what was read, how its file looked, and what it tells, by the part of its place."""

    read: Read
    look: Seen
    told: Mapping[str, str]
    is_new: bool


class Retold(NamedTuple):
    """What was told anew: what the build comes to now, the pages that tell it, and how many notes and texts it were.

    ``site`` is how the site looks with them.
    """

    report: Report
    pages: Mapping[str, Made]
    site: Look
    parsed: int
    texts: int


def retell(root: Path, settings: Settings, target: Path, saved: Saved, seen: Look | None) -> Retold:
    """Fill places anew on the pages in *target*; raise OtherwiseError, or another LookupError or ValueError, if not.

    *seen* are the notes as they looked before.
    """
    report, last = saved.report, saved.seen
    site = looking.look_at_site(str(target), time.time_ns())
    if not report or not seen or not last or not site or site.digest != report.site:
        raise OtherwiseError
    changed = listing.changed(seen, last, lambda path: saved.note(path)[0].seen, _MOST)
    troubled = {problem.path for problem in report.problems}
    if not changed or not troubled.isdisjoint(changed):
        raise OtherwiseError
    tellings = {path: _read_again(root, settings, saved, path) for path in changed}
    pages = {page: _page(saved, page) for path in changed for page in saved.shows(path)}
    if len(pages) > output.FEW:
        raise OtherwiseError
    bodies = Bodies(_destinations(root, pages.values(), tellings), saved.body)
    with output.place(target, pages) as place:
        filled = {page: _refilled(place, page, made, tellings, bodies) for page, made in pages.items()}
        written = {page: made for page, made in filled.items() if made}
        looks = place.put(written.keys())
    written = {page: made._replace(seen=looks[page], content="") for page, made in written.items()}
    site = looking.look_again(site, written, time.time_ns())
    report = report._replace(site=site.digest)
    saved.bodies(bodies.new)
    saved.retell(((one.read, one.look) for one in tellings.values()), written, report, listing.listing(seen))
    return Retold(report, written, site, sum(one.is_new for one in tellings.values()), bodies.rendered)


def _read_again(root: Path, settings: Settings, saved: Saved, path: str) -> Telling:
    """Return a note that is only told differently than before."""
    known, row = saved.note(path)
    before, _ = reading.parse(path, "", saved.text(path))
    kind = _KINDS[known.kind]
    entry: _Note = values.decoded(kind.entry, row)  # type: ignore[assignment]  # one of the three
    file = os.path.join(root, path)  # noqa: PTH118 - as notes are named everywhere
    look = settled(output.seen(file))
    document, wrong = reading.parse(path, entry.slug, files.read_bytes(file))
    if not before or not document or wrong:
        raise OtherwiseError
    problems: list[Diagnostic] = []
    reader = Reader(settings, recalled(known.asked), attachments_of(root), problems)
    if not schema.has_required(kind, document) or names(kind, document) != known.names:
        raise OtherwiseError
    now: _Note = reader.entry(kind, document)
    read = reader.fresh[path]
    same = set(read.asked) == set(known.asked) and _face(now, document) == _face(entry, before)
    if problems or reader.stand_ins or not same:
        raise OtherwiseError
    told = rest.of(now, document)
    texts = {part: told.complete(getattr(now, part)) for part in _LONG if hasattr(now, part)}
    whole = {**texts, "rest": told.text, WORDS: document.text[document.body :]}
    return Telling(read, look, whole, is_new=document.text != before.text)


def _face(note: _Note, document: Document) -> str:
    """Return all that is shown of a note but what it tells at length, of which pages show where there is any."""
    own = rest.of(note, document)
    shown: dict[str, object] = {**note.__dict__, "rest": _shape(own.text)}
    for name, value in note.__dict__.items():
        if name in _LONG:
            shown[name] = (_shape(value), beginning(value) if name == "notes" else "")  # as it is quoted
        elif isinstance(value, tuple) and value and hasattr(value[0], "at"):
            shown[name] = [(one._replace(at=0), own.below(one.at)) for one in value]
    is_blank = not document.text[document.body :].strip()
    return values.encoded((is_blank, [*shown.items()], [*own.definitions.items()]))


def _shape(text: str) -> str:
    """Return nothing for a text that has a place, whatever it says, and else the text."""
    return text if text.lstrip()[:1] in MAY_BE_NOTHING else "told"


def _page(saved: Saved, path: str) -> Made:
    made = saved.page(path)
    if made is None:
        raise OtherwiseError
    return made


def _destinations(root: Path, pages: Iterable[Made], paths: Container[str]) -> Recalled:
    """Return where links of the notes at *paths* lead, as far as anybody asked before."""
    told = [one for made in pages for one in made.told if one.path in paths]
    answers = {(how, one.path, link): answer for one in told for how, link, answer in json.loads(one.asked)}
    return Recalled(EMPTY, attachments_of(root), Addresses({}), {}, answers=answers)


def _refilled(place: Place, page: str, made: Made, tellings: Mapping[str, Telling], bodies: Bodies) -> Made | None:
    """Return how a page is made now, or None where nothing in its places has changed."""
    told: list[Filling] = list(made.told)
    contents: dict[str, str] = {}
    for number, one in enumerate(made.told):
        if one.path not in tellings:
            continue
        is_spoken = one.part in spoken.SET_OFF
        text, piece = tellings[one.path].told[WORDS if is_spoken else one.part], Piece(one.path, one.root, one.prefix)
        new = Told(one.part, text, piece, key_of(WORDS if is_spoken else BLOCK, text, piece))
        if new.key.hex() != one.key:
            contents[f"{cuts.TOLD} {number}"] = spoken.words(bodies, new) if is_spoken else bodies.block(text, piece)
            told[number] = filling(bodies, new)
    if not contents:
        return None
    data, lengths = cuts.refilled((place.old / page).read_bytes(), made.lengths, made.places, contents.get)
    (place.new / page).write_bytes(data)
    return made._replace(lengths=lengths, told=tuple(told))
