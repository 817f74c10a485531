"""The page of language: phrases that people use, by organisation and by field, and whether they stand in the CV."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from builder.followups.wording import and_more, counted
from builder.insights import fields, language
from builder.insights.language import Heard
from builder.insights.text import folded, unquoted
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.sheet import Sheet
from builder.site.views.parts import talk_link

_MOST = 40  # phrases of one place, and of one field; the pages of organisations have all of theirs
_MOST_TIMES = 4  # conversations in which one phrase was heard


class PhraseRow(NamedTuple):
    """A phrase: what it means, who said it and when, whether it stands in the CV; ``people`` where several say it.

    ``more`` says how many conversations are not shown. ``keys`` are its fields as fields are compared, with strokes
    between them.
    """

    id: str
    text: Markup
    meaning: Markup
    people: str
    sources: tuple[Link, ...]
    more: str
    fields: tuple[str, ...]
    keys: str
    in_cv: bool


@dataclass(frozen=True, slots=True)
class Place:
    """The phrases of one organisation; without a name, of people of whom no note says where they were.

    ``more`` says how many of its phrases are not shown.
    """

    id: str
    name: Link
    count: int
    phrases: tuple[PhraseRow, ...]
    more: str


class Use(NamedTuple):
    """The phrases of one field, as links to their rows; ``key`` is its name as fields are compared.

    ``more`` says how many of its phrases are not shown.
    """

    key: str
    name: str
    phrases: tuple[Link, ...]
    more: str


class Page(NamedTuple):
    """The view of the page; ``has_cv`` says whether there is a CV to look them up in, ``cv`` what it is called."""

    summary: str
    places: tuple[Place, ...]
    fields: tuple[Use, ...]
    has_cv: bool
    cv: str


def view(sheet: Sheet) -> Page:
    """Return the page of language, organisations by name, in each what most people say first."""
    desk, library = sheet.desk, sheet.desk.library
    found = desk.phrases
    number_of = {folded(one.text): number for number, one in enumerate(found, 1)}
    names = fields.names_of(library, desk.agenda.today)
    places: list[Place] = []
    by_number: dict[int, PhraseRow] = {}  # made once, wherever it is shown
    for slug, phrases in language.by_organisation(library, found).items():
        rows: list[PhraseRow] = []
        for one in phrases[:_MOST]:
            number = number_of[folded(one.text)]
            if number in by_number:
                rows.append(by_number[number]._replace(id=""))
            else:
                rows.append(by_number.setdefault(number, _phrase_row(sheet, one, f"w{number}", names)))
        name = sheet.to("organisation", slug) if slug else NOWHERE
        places.append(Place(f"o{len(places) + 1}", name, len(phrases), tuple(rows), and_more(len(phrases) - _MOST)))
    uses = []
    for key, phrases in language.by_field(library, found).items():
        numbers = [number for one in phrases if (number := number_of[folded(one.text)]) in by_number][:_MOST]
        jumps = tuple(Link(str(by_number[number].text.striptags()), f"#w{number}") for number in numbers)
        uses.append(Use(key, names.get(key, key), jumps, and_more(len(phrases) - len(numbers))))
    return Page(
        summary=_summary(found, has_cv=bool(desk.cv)),
        places=tuple(places),
        fields=tuple(uses),
        has_cv=bool(desk.cv),
        cv=library.profile.cv or "",
    )


def _phrase_row(sheet: Sheet, one: Heard, name: str, names: Mapping[str, str]) -> PhraseRow:
    path, keys = one.times[0].talk.path, language.fields_of(sheet.desk.library, one)
    return PhraseRow(
        id=name,
        text=sheet.line(unquoted(one.text), path),
        meaning=sheet.line(one.meaning, path),
        people=f"{len(one.people)} people" if len(one.people) > 1 else "",
        sources=tuple(talk_link(sheet, time.talk) for time in one.times[:_MOST_TIMES]),
        more=and_more(len(one.times) - _MOST_TIMES),
        fields=tuple(names.get(key, key) for key in keys),
        keys="|".join(keys),
        in_cv=one.in_cv,
    )


def _summary(found: Sequence[Heard], *, has_cv: bool) -> str:
    if not found:
        return ""
    number = counted(len(found), "phrase")
    used = sum(one.in_cv for one in found)
    return f"{number}, {used or 'none'} of them in your CV" if has_cv else number
