"""Write a folder of believable notes of any size, the same every time."""

import random
from datetime import date, timedelta
from pathlib import Path

TODAY = date(2026, 11, 20)
_GIVEN = ("Amara", "Bao", "Celeste", "Dmitri", "Eilidh", "Farah", "Goran", "Hana", "Imani", "Jun", "Kaveh", "Lena")
_FAMILY = ("Abebe", "Björk", "Costa", "Dlamini", "Eze", "Fischer", "García", "Haddad", "Ivanova", "Jansen", "Kovács")
_FIELDS = ("health data", "open science", "city planning", "school lunches", "flood warning", "museum lighting")
_WORDS = ("the", "work", "is", "mostly", "listening", "and", "then", "writing", "it", "down", "before", "lunch")


def write(root: Path, notes: int, seed: int = 1) -> None:
    """Write about *notes* notes below *root*: two contacts for each interview, and a few organisations."""
    chance = random.Random(seed)  # noqa: S311 - believable, not secret
    contacts = notes * 2 // 3
    slugs = [f"{chance.choice(_GIVEN)}-{chance.choice(_FAMILY)}-{number}".lower() for number in range(contacts)]
    for folder in ("contacts", "interviews", "organisations"):
        (root / "content" / folder).mkdir(parents=True, exist_ok=True)
    (root / "keepwarm.yaml").write_text(f"as_of: {TODAY}\n", encoding="utf-8")
    for number, slug in enumerate(slugs):
        text = _contact(chance, slug, number, slugs)
        (root / "content" / "contacts" / f"{slug}.md").write_text(text, encoding="utf-8")
    for number in range(notes - contacts):
        day = TODAY - timedelta(chance.randrange(30, 900))
        slug = chance.choice(slugs)
        path = root / "content" / "interviews" / f"{day}-{number}.md"
        path.write_text(_interview(chance, slug, day, slugs), encoding="utf-8")


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(12)).capitalize() + "."


def _contact(chance: random.Random, slug: str, number: int, slugs: list[str]) -> str:
    name = " ".join(part.capitalize() for part in slug.split("-")[:2]) + f" {number}"
    day = TODAY - timedelta(chance.randrange(30, 900))
    introduced = f"introduced_by: {slugs[number // 2]}\n" if number % 3 == 1 else ""
    return f"""---
name: {name}
organisation: Firm {number % 200}
role: Head of {chance.choice(_WORDS)}
email: {slug}@firm.example
phone: 07700 900{number % 1000:03}
fields: {chance.choice(_FIELDS)}
level: senior
{introduced}source: alumni
---
{_sentence(chance)}

## Log
- {day} request by email: fifteen minutes
- {day + timedelta(4)} request by phone
- {day + timedelta(6)} reply: {_sentence(chance)}

## Promises
- [x] me: send the {chance.choice(_WORDS)} (by {day + timedelta(20)}, done {day + timedelta(12)})
"""


def _interview(chance: random.Random, slug: str, day: date, slugs: list[str]) -> str:
    return f"""---
contact: {slug}
date: {day} 14:30
via: video
status: done
lasted: 25
thanked: {day + timedelta(1)}
interest_before: 3
interest_after: 4
---
## Questions
- [x] What does a first year look like?
  {_sentence(chance)}
- [x] Which skills are scarce?
  {_sentence(chance)}
- [ ] ! How is the team paid for?

## Promises
- [ ] them: send the template (by {day + timedelta(14)})

## Referrals
- [[{chance.choice(slugs)}]]
- Grace Mokoena (City Archive): ask about open data

## Notes
{_sentence(chance)} {_sentence(chance)} See [[{chance.choice(slugs)}]].

## Debrief
{_sentence(chance)}
"""
