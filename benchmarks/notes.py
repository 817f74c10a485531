"""Write a folder of believable notes of any size: the same bytes every time, and nothing in them that is wrong."""

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from benchmarks import prose, words

TODAY = date(2026, 11, 20)
YEARS = 12  # how far back the notes go
SEED = 1


@dataclass(frozen=True)
class Person:
    """Somebody to write notes about, and the days of the conversations with them."""

    slug: str
    name: str
    alias: str | None
    organisation: int
    days: list[date] = field(default_factory=list)


def write(root: Path, size: int, seed: int = SEED) -> None:
    """Write *size* contacts and *size* interviews below *root*, with organisations, questions, a profile and settings.

    Everything hangs on *size* and *seed*, nothing on the clock. The settings pretend that today is TODAY.
    """
    chance = random.Random(seed)  # noqa: S311 - believable, not secret
    people = list(_people(chance, size))
    talks = [_talk(chance, people) for _ in range(size)]
    for person in people:
        person.days.sort()
    kinds: dict[str, Iterator[tuple[str, str]]] = {
        "contacts": ((person.slug, _contact(chance, people, place)) for place, person in enumerate(people)),
        "interviews": (
            (f"{day}-{person.slug}-{number}", _interview(chance, people, person, day))
            for number, (person, day) in enumerate(talks)
        ),
        "organisations": ((_house(number)[0], _organisation(chance, number)) for number in range(_houses(size))),
        "questions": ((theme.lower().replace(" ", "-"), _theme(theme)) for theme in words.THEMES),
    }
    for kind, notes in kinds.items():
        folder = root / "content" / kind
        folder.mkdir(parents=True)
        for slug, text in notes:
            (folder / f"{slug}.md").write_text(text, encoding="utf-8", newline="\n")
    (root / "content" / "profile.md").write_text(_PROFILE, encoding="utf-8", newline="\n")
    (root / "keepwarm.yaml").write_text(f"title: Generated\ntimezone: UTC\nas_of: {TODAY}\n", encoding="utf-8")


_PROFILE = """---
name: Ayanda Mokoena
headline: Nurse on her way into evaluation
looking_for: [health data, open science]
linkedin_ready: yes
---
## News
- 2026-11-14: Passed the statistics course (tell mentors)
"""


def _people(chance: random.Random, size: int) -> Iterator[Person]:
    for number in range(size):
        foreign = chance.random() < 0.15  # one name in seven is in another script
        script = chance.choice(words.FOREIGN)
        given, family = (script[:3], script[3:]) if foreign else (words.GIVEN, words.FAMILY)
        (first, plain_first), (last, plain_last) = chance.choice(given), chance.choice(family)
        slug = f"{plain_first}-{plain_last}-{number}".lower()
        alias = slug.replace("-", " ").title() if foreign else None
        yield Person(slug, f"{first} {last}", alias, chance.randrange(_houses(size)))


def _talk(chance: random.Random, people: Sequence[Person]) -> tuple[Person, date]:
    """Return with whom and when: a quarter of the people are never talked to, some several times."""
    person = people[chance.randrange(max(1, len(people) * 3 // 4))]
    day = TODAY + timedelta(chance.randrange(-365 * YEARS, 20))
    person.days.append(day)
    return person, day


def _houses(size: int) -> int:
    return max(1, size // 20)


def _house(number: int) -> tuple[str, str]:
    """Return the slug and the name of an organisation."""
    name = f"{words.HOUSES[number % 10]} {words.KINDS[number // 10 % 8]} {number}"
    return name.lower().replace(" ", "-"), name


def _contact(chance: random.Random, people: Sequence[Person], place: int) -> str:
    person = people[place]
    first = person.days[0] if person.days else TODAY - timedelta(chance.randrange(5, 365 * YEARS))
    keys = {
        "name": person.name,
        "aliases": f"[{person.alias}]" if person.alias else None,
        "preferred_name": person.name.split()[0],
        "pronouns": chance.choice((None, None, *words.PRONOUNS)),
        "organisation": _house(person.organisation)[chance.randrange(2)],
        "role": f"{chance.choice(words.ROLES)} {chance.choice(words.FIELDS)}",
        "level": chance.choice(words.LEVELS),
        "fields": f"[{', '.join(chance.sample(words.FIELDS, 2))}]",
        "location": chance.choice(words.TOWNS),
        "email": f"{person.slug}@{_house(person.organisation)[0]}.example",
        "phone": f"07700 900{place % 1000:03}",
        "linkedin": f"https://linkedin.example/in/{person.slug}",
        "source": chance.choice(words.SOURCES),
        "introduced_by": people[chance.randrange(place)].slug if place and chance.random() < 1 / 3 else None,
        "may_contact": chance.choice(("true", "true", "true", "false")) if person.days else None,
        "keep_in_touch": chance.choice(("never", "never", "6 months", "1 year")),
        "mentor": "yes" if place < 4 and person.days else None,  # Keepwarm advises no more
        "status": chance.choice(("active", "active", "archived")),
        "tags": f"[{', '.join(chance.sample(words.TAGS, 2))}]" if chance.random() < 1 / 3 else None,
    }
    log = "\n".join(_log(chance, first, talked=bool(person.days)))
    promise = f"- [x] me: {chance.choice(words.PROMISES)} (made {first}, done {first + timedelta(chance.randrange(9))})"
    return f"{_front(keys)}{prose.sentence(chance)} {prose.sentence(chance)}\n\n## Log\n\n{log}\n" + (
        f"\n## Promises\n\n{promise}\n" if first < TODAY - timedelta(10) and chance.random() < 1 / 3 else ""
    )


def _log(chance: random.Random, first: date, *, talked: bool) -> Iterator[str]:
    """Yield up to six lines for a log: how the first conversation came about, and what came after it."""
    so_far = [(-chance.randrange(25, 30), "request"), (-chance.randrange(20, 24), chance.choice(("request", "reply")))]
    if first >= TODAY:
        so_far.insert(0, (-chance.randrange(31, 40), "note"))
    if talked:
        so_far += [(-chance.randrange(2, 4), "confirmation"), (1, "thanks")]
        so_far += [(chance.randrange(40, 90), "update"), (chance.randrange(90, 400), "contact")]
    else:
        so_far.append((-3, chance.choice(("reply", "decline", "decline", "note"))))
    for days, what in so_far:
        if first + timedelta(days) <= TODAY:
            yield f"- {first + timedelta(days)} {what} by {chance.choice(words.CHANNELS)}: {prose.clause(chance)}"


def _interview(chance: random.Random, people: Sequence[Person], person: Person, day: date) -> str:
    ahead = day >= TODAY
    missed = not ahead and chance.random() < 0.04  # one in twenty-five does not come
    held = not ahead and not missed
    before, late = chance.randrange(2, 5), min(day + timedelta(1), TODAY)
    keys = {
        "contact": person.slug,
        "date": f"{day}T{chance.randrange(8, 18):02}:{chance.choice(('00', '15', '30'))}:00",  # all peers read this
        "status": "scheduled" if ahead else chance.choice(("cancelled", "no-show")) if missed else "done",
        "via": chance.choice(words.WAYS),
        "place": chance.choice(words.PLACES),
        "goal": f"What should I know about {chance.choice(words.WHAT)}?",
        "minutes": chance.choice(("15", "20", "30")),
        "lasted": str(chance.randrange(12, 60)) if held else None,
        "keywords": f"[{', '.join(chance.sample(words.WHAT, 2))}]",
        "booked": str(min(day, TODAY) - timedelta(chance.randrange(4, 12))),
        "thanked": str(late) if held else None,
        "interest_before": str(before),
        "interest_after": str(chance.randrange(1, 6)) if held else None,
        "tags": f"[{chance.choice(words.TAGS)}]" if chance.random() < 1 / 3 else None,
    }
    names: Callable[[], str] = lambda: chance.choice(people).slug  # noqa: E731 - a source of names
    return _front(keys) + (prose.held(chance, day, TODAY, names) if held else prose.planned(chance))


def _organisation(chance: random.Random, number: int) -> str:
    slug, name = _house(number)
    keys: dict[str, str | None] = {
        "name": name,
        "sector": chance.choice(words.SECTORS),
        "location": chance.choice(words.TOWNS),
        "website": f"https://{slug}.example",
        "fields": f"[{', '.join(chance.sample(words.FIELDS, 2))}]",
    }
    return f"{_front(keys)}{prose.paragraph(chance, None)}\n\n## Research\n\n- [ ] {prose.sentence(chance)}\n"


def _theme(title: str) -> str:
    place = words.THEMES.index(title)
    asked = "\n".join(f"- {question}" for question in words.QUESTIONS[place :: len(words.THEMES)])
    return f"---\ntitle: {title}\norder: {place + 1}\n---\n\n{asked}\n"


def _front(keys: dict[str, str | None]) -> str:
    lines = "\n".join(f"{key}: {value}" for key, value in keys.items() if value is not None)
    return f"---\n{lines}\n---\n\n"


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
