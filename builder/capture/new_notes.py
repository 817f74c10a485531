"""New notes: where each goes, what it holds, and why one cannot be made (docs/commands.md, new).

Every function takes the slug that was chosen for the note, nothing where none was. It raises UnusableError where what
was typed cannot be used, RefusedError where what the notes hold is against it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from builder.capture.meanings import refuse_disturbance
from builder.capture.model import FileChange, RefusedError
from builder.capture.proving import new_note, read
from builder.capture.scaffolding import asking, others, people, talks
from builder.capture.scaffolding.asking import Prepared
from builder.capture.scaffolding.people import Person
from builder.capture.scaffolding.talks import Appointment
from builder.capture.scaffolding.writing import UnusableError, Values, checked_line, note
from builder.capture.slugs import Slugs, made_of, slug_of
from builder.checks.kinds import CONTACT, INTERVIEW, ORGANISATION, THEME, Kind
from builder.checks.loading import Loaded
from builder.model.dates import parse_moment
from builder.model.lookup import folded
from builder.model.references import Named, key
from builder.model.words import Direction


def contact(notes: Loaded, person: Person, slug: str = "") -> FileChange:
    """Return the note of a new contact. Two people may have one name, where a slug is chosen for the second."""
    person = replace(
        person,
        name=_required(person.name, "name"),
        organisation=checked_line(person.organisation, "organisation"),
        role=checked_line(person.role, "role"),
        email=checked_line(person.email, "e-mail address"),
        source=checked_line(person.source, "source"),
    )
    slugs = Slugs(notes, CONTACT)
    known = [one for one in notes.library.contacts.values() if one.path]
    if not slug:
        names = ((name, f"{one.name} ({one.path})") for one in known for name in (one.name, *one.aliases))
        _refuse_namesake(CONTACT, person.name, names, lambda: slugs.of_person(person.name, person.organisation))
    for one in known:
        if person.email and person.email.casefold() in map(str.casefold, one.email):
            raise RefusedError(f"{person.email} is the address of {one.name} already ({one.path})")
    place = _place(slugs, slug, made_of(person.name), lambda: slugs.of_person(person.name, person.organisation))
    return _change(notes, CONTACT, place, people.front(person), people.body(), person.name)


def organisation(notes: Loaded, name: str, slug: str = "") -> FileChange:
    """Return the note of a new organisation, which may have been named by contacts before."""
    name = _required(name, "name")
    slugs = Slugs(notes, ORGANISATION)

    def free() -> str:
        return slugs.take(made_of(name) or ORGANISATION.name)

    if not slug:
        known = ((one.name, f"{one.name} ({one.path})") for one in notes.library.organisations.values() if one.path)
        _refuse_namesake(ORGANISATION, name, known, free)
    place = _place(slugs, slug, made_of(name), free)
    return _change(notes, ORGANISATION, place, others.organisation_front(name), others.organisation_body(), name)


def theme(notes: Loaded, title: str, slug: str = "") -> FileChange:
    """Return the note of a new theme of the question bank."""
    title = _required(title, "title")
    slugs = Slugs(notes, THEME)
    place = _place(slugs, slug, made_of(title), lambda: slugs.take(made_of(title) or THEME.folder))
    return _change(notes, THEME, place, others.theme_front(title), others.theme_body())


def interview(notes: Loaded, talk: Appointment, people_of_it: Sequence[str], today: date, slug: str = "") -> FileChange:
    """Return the note of a new conversation with *people_of_it*, slugs, which *talk* refers to; it is made *today*."""
    talk = replace(talk, place=checked_line(talk.place, "place"))
    moment = parse_moment(talk.date)
    if moment is None:
        raise ValueError(talk.date)
    slugs = Slugs(notes, INTERVIEW)
    usual = f"{moment.day.isoformat()}-{people_of_it[0]}"
    place = _place(slugs, slug, usual, lambda: slugs.take(usual))
    is_ahead = moment.day >= today
    values = talks.front(talk, booked=today.isoformat() if is_ahead else "")
    if talk.direction is Direction.GIVING:
        return _change(notes, INTERVIEW, place, values, talks.giving())
    prepared = Prepared()
    if is_ahead:
        prepared = asking.prepare(notes.library, today, people_of_it, _fitting(notes, place[1], values))
    return _change(notes, INTERVIEW, place, values, talks.asking(*prepared))


def _fitting(notes: Loaded, path: str, values: Values) -> Callable[[Sequence[str]], Callable[[str], bool]]:
    """Return what tells the questions that may stand in a note at *path* from those of which something is wrong."""

    def among(texts: Sequence[str]) -> Callable[[str], bool]:
        data = note(values, *talks.asking(texts, (), ()))
        lines = data.decode().split("\n")
        wrong = {lines[problem.span.line - 1] for problem in read(notes, INTERVIEW, path, data)[1]}
        return lambda text: f"- [ ] {text}" not in wrong

    return among


def _required(text: str, what: str) -> str:
    said = checked_line(text, what)
    if not said:
        raise UnusableError(f"the {what} is empty")
    return said


def _refuse_namesake(kind: Kind, name: str, known: Iterable[tuple[str, str]], free: Callable[[], str]) -> None:
    """Raise RefusedError where somebody *known*, by a name and how to tell of them, is called *name* already."""
    wanted = folded(name) or name
    alike = [one for one in known if (folded(one[0]) or one[0]) == wanted]
    if alike:
        same = next((one for one in alike if key(one[0]) == key(name)), None)
        _, other = same or alike[0]
        which = "of that name" if same else "of a name like that"
        remedy = f"If you mean another one, give it a slug of its own: --slug {free()}"
        raise RefusedError(f"there is {kind.article} {which} already: {other}\n{remedy}")


def _place(slugs: Slugs, chosen: str, usual: str, free: Callable[[], str]) -> tuple[str, str]:
    """Return slug and path of a new note: the slug that was *chosen*, else one that is *free* if the *usual* one is."""
    chosen = slug_of(chosen) if chosen else ""
    holder = slugs.holder(chosen or usual)
    if holder:
        path = slugs.path(chosen or usual)
        there = "is there already" if holder == path else f"cannot be made: {holder} has that slug, or that name"
        raise RefusedError(f"{path} {there}\nTo make another one, give it a slug of its own: --slug {free()}")
    slug = chosen or free()
    return slug, slugs.path(slug)


def _change(
    notes: Loaded, kind: Kind, place: tuple[str, str], values: Values, body: Sequence[str], *names: str
) -> FileChange:
    slug, path = place
    refuse_disturbance(notes, kind, Named(slug, names, path))
    return new_note(notes, kind, path, note(values, *body), values)
