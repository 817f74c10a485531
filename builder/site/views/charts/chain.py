"""The picture of a chain of introductions: everything that stands in it, and where."""

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from builder.followups.wording import listed
from builder.insights.network import Chain
from builder.site import lettering
from builder.site.lookup import glances
from builder.site.lookup.sheet import Sheet
from builder.site.views import faces
from builder.site.views.charts import tree
from builder.site.views.faces import Face

_ROOM = 656  # the column of the page, in pixels
_NARROWEST = 288  # that of a small screen
_NAME, _NOTE = 13.5, 12  # sizes of the type
_WIDEST, _LEAST = 190, 104  # of a name, in pixels
_ENOUGH = 150  # for what stands below it, where room is scarce
_FREE = 240  # for both, where nobody stands to the right
_LINE, _NOTE_LINE = 16, 15  # from line to line
_RADIUS = 14  # of a circle
_PAD = 4  # round the words, to click on
_HEADS = ("Found by you", "One step", "Two steps", "Three steps", "Four steps", "Five steps", "Six steps")


class Word(NamedTuple):
    """A line of text in the picture."""

    kind: str
    x: int
    y: str
    text: str


class Target(NamedTuple):
    """Where one may click."""

    x: int
    y: str
    width: int
    height: int


class Dot(NamedTuple):
    """A person in the picture: a circle with initials, and words that are a link; ``full`` says what they leave out."""

    x: int
    y: str
    letters: Word
    talked: bool
    href: str
    label: str
    full: str
    target: Target
    words: tuple[Word, ...]


class Picture(NamedTuple):
    """The tree, in its own pixels; ``scrolls`` where it is wider than a small screen."""

    width: int
    height: int
    description: str
    scrolls: bool
    heads: tuple[Word, ...]
    lines: tuple[str, ...]
    curves: tuple[str, ...]
    dots: tuple[Dot, ...]


class _Label(NamedTuple):
    """What stands beside a circle: the name and a note, each on one or two lines, cut where it is too wide."""

    lines: tuple[str, ...]
    notes: tuple[str, ...]
    width: float


def draw(sheet: Sheet, chain: Chain) -> Picture:
    """Return the picture of a chain."""
    network = sheet.desk.network
    places = {slug: place for place, slug in enumerate(chain.people)}
    parents = [0, *(places[network.introducer[slug]] for slug in chain.people[1:])]
    notes = [_note(sheet, slug) for slug in chain.people]
    names = [sheet.desk.library.contacts[slug].name for slug in chain.people]
    labels = _labels(names, notes, parents, chain.depths)
    row = tree.ROWS[max(len(one.lines) + len(one.notes) for one in labels)]
    layout = tree.lay_out(parents, chain.depths, [one.width for one in labels], row)
    spots = layout.spots
    return Picture(
        width=layout.width,
        height=layout.height,
        description=_description(sheet, chain),
        scrolls=layout.width > _NARROWEST,
        heads=tuple(Word("th", x - _RADIUS, "12", head(step)) for step, x in enumerate(layout.columns)),
        lines=layout.lines,
        curves=tuple(
            tree.aside(spots[places[other]], spots[place])
            for slug, place in places.items()
            for other in network.also.get(slug, ())
            if other in places
        ),
        dots=tuple(_dot(sheet, slug, spots[place], labels[place], notes[place]) for slug, place in places.items()),
    )


def _labels(names: list[str], notes: list[str], parents: list[int], depths: Sequence[int]) -> list[_Label]:
    """Return what stands beside the circles; where the picture would not fit the page, on more and shorter lines.

    Those who led nobody further have the room up to the edge.
    """
    ahead = set(parents[1:])
    most = _most(names, notes, [place in ahead or depth == max(depths) for place, depth in enumerate(depths)], depths)
    labels = [_label(name, note, most) for name, note in zip(names, notes, strict=True)]
    columns = tree.columns(parents, depths, [one.width for one in labels])
    for place in set(range(len(names))) - ahead:
        free = min(tree.beside(columns[depths[place]], _ROOM), _FREE)
        labels[place] = _label(names[place], notes[place], max(most, free))
    return labels


def _most(names: list[str], notes: list[str], counts: list[bool], depths: Sequence[int]) -> float:
    """Return how wide words may be in columns, as far as those who count in theirs leave room; names before notes."""
    for enough in (_WIDEST, _ENOUGH):
        broadest = [0.0] * (max(depths) + 1)
        for name, note, depth in compress(zip(names, notes, depths, strict=True), counts):
            needed = max(lettering.width(name, _NAME), min(lettering.width(note, _NOTE), enough))
            broadest[depth] = max(broadest[depth], needed)
        most = tree.widest(broadest, _ROOM)
        if most >= max(broadest):
            break
    return max(_LEAST, min(most, _WIDEST))


def _label(name: str, note: str, most: float) -> _Label:
    lines, notes = lettering.in_lines(name, _NAME, most), lettering.in_lines(note, _NOTE, most)
    widths = (*(lettering.width(line, _NAME) for line in lines), *(lettering.width(line, _NOTE) for line in notes))
    return _Label(lines, notes, max(widths))


def _dot(sheet: Sheet, slug: str, spot: tree.Spot, said: _Label, note: str) -> Dot:
    face = faces.face(sheet, slug)
    left, further = spot.x + tree.INSET, _LINE * (len(said.lines) - 1)
    first = spot.y + 5 - further / 2
    words = [Word("tn", left, f"{first + _LINE * number:g}", line) for number, line in enumerate(said.lines)]
    below = first + further + _NOTE_LINE
    words += [Word("ts", left, f"{below + _NOTE_LINE * number:g}", line) for number, line in enumerate(said.notes)]
    is_cut = any(line.endswith(lettering.ELLIPSIS) for line in (*said.lines, *said.notes))
    high = round(below - first) + _NOTE_LINE * (len(said.notes) - 1)
    parts = (face.link.text, note, *_unsaid(sheet, slug, face, note))
    return Dot(
        x=spot.x,
        y=f"{spot.y:g}",
        letters=Word("ti", spot.x, f"{spot.y + 4:g}", face.initials),
        talked=face.talked,
        href=face.link.href,
        label=", ".join(parts),
        full=f"{face.link.text}, {note}" if is_cut else "",
        target=Target(left - _PAD, f"{first - 15:g}", round(said.width) + 2 * _PAD, 24 + high),
        words=tuple(words),
    )


def _unsaid(sheet: Sheet, slug: str, face: Face, note: str) -> Iterator[str]:
    """Yield what the picture says without words, for those who do not see it, and where somebody is."""
    if face.talked and face.state != note:
        yield face.state
    if not face.talked and not note.startswith(face.state):
        yield "not yet talked to"
    organisation = faces.organisation(sheet, slug)
    if organisation not in {"", note}:
        yield organisation
    others = [sheet.desk.library.contacts[other].name for other in sheet.desk.network.also.get(slug, ())]
    if others:
        yield f"also named by {listed(others)}"


def _note(sheet: Sheet, slug: str) -> str:
    """Return what stands below a name: where they are, of those we talked with, else what comes next."""
    where = faces.organisation(sheet, slug) if slug in sheet.desk.talked else glances.ahead(sheet.desk, slug)
    return where or sheet.desk.glances[slug].state


def head(step: int) -> str:
    """Return how many steps away from a first contact people are, in words."""
    return _HEADS[step] if step < len(_HEADS) else f"{step} steps"


def _description(sheet: Sheet, chain: Chain) -> str:
    """Return in words what the picture shows: how many people at each step, and with how many we have talked."""
    name, talked = sheet.desk.library.contacts[chain.first].name, sum(one in sheet.desk.talked for one in chain.people)
    if chain.steps < len(_HEADS):
        each = [f"{chain.depths.count(step)} after {head(step).lower()}" for step in range(1, chain.steps + 1)]
    else:
        each = [f"{len(chain.people) - 1} over {chain.steps} steps"]
    return f"{name} led to {listed(each)}. Of all {len(chain.people)}, you have talked with {talked}."
