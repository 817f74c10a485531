"""What people write below the front matter: sections that Keepwarm reads, and prose with some Markdown in it."""

import random
from collections.abc import Callable
from datetime import date, timedelta

from benchmarks import words

_FRESH = timedelta(45)  # what is younger may still be open
_SHAPES = (
    "**{}**",
    "*{}*",
    "`{}`",
    "~~{}~~",
    "“{}”",
    "[{}](https://report.example/year)",
)


def clause(chance: random.Random) -> str:
    """Return a few words, without a stop."""
    return f"{chance.choice(words.DOES)} {chance.choice(words.WHAT)}"


def sentence(chance: random.Random) -> str:
    """Return a plain sentence of some fifteen words."""
    who, what, tail = chance.choice(words.WHO), clause(chance), chance.choice(words.TAIL)
    if chance.random() < 1 / 4:
        return f"Since {chance.randrange(2008, 2026)} {who[0].lower()}{who[1:]} {what}, {tail}."
    return f"{who} {what}, {tail}."


def paragraph(chance: random.Random, name: str | None) -> str:
    """Return three sentences, some words set apart, with a link to the note called *name* if there is one."""
    told = [sentence(chance) for _ in range(3)]
    word = chance.choice(words.WHAT)
    if chance.random() < 0.6:
        told.insert(1, f"Mostly it is {chance.choice(_SHAPES).format(word)}, {chance.choice(words.TAIL)}.")
    if name is not None:
        told.append(chance.choice((f"See [[{name}]].", f"Ask [[{name}|the other one]] about {word}.")))
    return " ".join(told)


def held(chance: random.Random, day: date, today: date, names: Callable[[], str]) -> str:
    """Return the body of a conversation that took place on *day*; *names* gives slugs of contacts to refer to."""
    fresh = today - day < _FRESH
    parts = [
        ("Questions", _questions(chance, asked=True)),
        ("Notes", _notes(chance, names)),
        ("Promises", _promises(chance, day, today, fresh=fresh)),
        ("Referrals", _referrals(chance, names)),
    ]
    if chance.random() < 0.7:
        parts.append(("Language", f"- {_phrase(chance)}\n- {_phrase(chance)}"))
    if chance.random() < 0.4:
        box = " " if fresh else "x"
        parts.append(("Open questions", f"- [{box}] Who pays for {chance.choice(words.WHAT)}? → ask [[{names()}]]"))
    parts.append(("Debrief", f"{sentence(chance)}\n\n{sentence(chance)} {sentence(chance)}"))
    return "\n".join(f"## {title}\n\n{text}\n" for title, text in parts)


def planned(chance: random.Random) -> str:
    """Return the body of a conversation to come, or of one that did not take place."""
    return f"## Research\n\n- [ ] {sentence(chance)}\n\n## Questions\n\n{_questions(chance, asked=False)}\n"


def _questions(chance: random.Random, *, asked: bool) -> str:
    lines = []
    for place, question in enumerate(chance.sample(words.QUESTIONS, 3)):
        lines.append(f"- [{'x' if asked else ' '}] {'! ' if place == 0 else ''}{question}")
        if asked:
            lines.append(f"  {sentence(chance)}")
    own = f"How does a week divide between {chance.choice(words.WHAT)} and {chance.choice(words.WHAT)}?"
    lines.append(f"- [{'x' if asked else ' '}] {own}")
    if asked:
        lines.append(
            f"  {sentence(chance)} {chance.randrange(1, 9)} parts of one, {chance.randrange(1, 9)} of the other."
        )
    return "\n".join(lines)


def _notes(chance: random.Random, names: Callable[[], str]) -> str:
    blocks = [paragraph(chance, names() if chance.random() < 1 / 2 else None), paragraph(chance, None)]
    extra = chance.random()
    first, second, third = chance.sample(words.WHAT, 3)
    if extra < 0.25:
        blocks.insert(1, f"- {first}\n- **{second}**, {chance.choice(words.TAIL)}\n- {third}")
    elif extra < 0.35:
        blocks.insert(1, f"> {sentence(chance)}")
    elif extra < 0.42:
        blocks.append(f"| what | hours |\n|---|---:|\n| {first} | {chance.randrange(1, 9)} |\n| {second} | 2 |")
    elif extra < 0.46:
        blocks.append(f"```text\n{chance.randrange(1000, 9999)} level 0.{chance.randrange(100, 999)} flag -\n```")
    elif extra < 0.5:
        blocks.append(f"1. {first}\n2. {second}")
    return "\n\n".join(blocks)


def _promises(chance: random.Random, day: date, today: date, *, fresh: bool) -> str:
    lines = []
    for who in ("me", "them"):
        by, done = day + timedelta(chance.randrange(5, 30)), min(day + timedelta(chance.randrange(1, 20)), today)
        still = fresh and chance.random() < 1 / 2
        what = f"{chance.choice(words.PROMISES)} about {chance.choice(words.FIELDS)}"
        lines.append(f"- [ ] {who}: {what} (by {by})" if still else f"- [x] {who}: {what} (by {by}, done {done})")
    return "\n".join(lines)


def _referrals(chance: random.Random, names: Callable[[], str]) -> str:
    stranger = f"{chance.choice(words.GIVEN)[0]} {chance.choice(words.FAMILY)[0]}-{chance.choice(words.FAMILY)[0]}"
    lines = [f"- [[{names()}]]: {clause(chance)}"]
    if chance.random() < 1 / 3:
        lines.append(f"- {stranger} (City Archive): knows about {chance.choice(words.WHAT)}")
    return "\n".join(lines)


def _phrase(chance: random.Random) -> str:
    return f"{chance.choice(words.PHRASES)}: {chance.choice(words.WHAT)}, {chance.choice(words.TAIL)}"
