"""A person as the text of a new note, and the proof that the note says just that."""

import re

from builder.capture.imports.model import KEYS, Person
from builder.capture.scalars import one_line, scalar
from builder.checks import schema
from builder.checks.kinds import CONTACT
from builder.checks.sections import Checker
from builder.diagnostics import Diagnostic
from builder.model.references import References
from builder.model.words import LogType
from builder.source import reading
from builder.source.links import links

CONNECTED = "connected on LinkedIn"
"""What the log of a new note says of the day of becoming contacts there: a note, which counts as no contact."""

# A line that no Markdown could take for anything but words.
_WORDS = re.compile(r"(?!\d{1,9}[.)])[^\W_(“„‘\"']?(?:[\w(“„‘\"'](?:[\w .,;:?'\"()/%@“”‘’„«»°€£§–—…-])*)?", re.UNICODE)
_NOT_WORDS = re.compile(r"_|://|www\.|[ ]{2}|--|\.\.\.|:-", re.IGNORECASE)
_TICKS = re.compile(r"`+")
_MERGED = re.compile(r"^(?:<{7}|={7}|>{7})", re.MULTILINE)  # Keepwarm would take it for what a merge has left


def text_of(person: Person) -> str:
    """Return the text of a new note about *person*."""
    lines = ["---", f"name: {scalar(person.name)}"]
    for key in KEYS:
        values = person.values.get(key, ())
        if len(values) == 1:
            lines.append(f"{key}: {scalar(values[0])}")
        elif values:
            lines += [f"{key}:", *(f"  - {scalar(value)}" for value in values)]
    lines.append("---")
    left = "\n".join(f"{label}: {value}" for label, value in person.left)
    blocks = [as_typed(text) for text in (person.text, left) if text]
    if person.connected:
        blocks.append(f"## Log\n- {person.connected.isoformat()} {LogType.NOTE}: {CONNECTED}")
    return "\n".join([*lines, *"\n\n".join(blocks).split("\n")]).rstrip("\n") + "\n"


def as_typed(text: str) -> str:
    """Return a text of somebody else's so that nothing in it counts: words as they are, the rest as a code block."""
    if all(_is_words(line) for line in text.split("\n")):
        return text
    fence = "`" * max(3, 1 + max((len(ticks) for ticks in _TICKS.findall(text)), default=0))
    block = f"{fence}\n{text}\n{fence}"
    return re.sub(r"^", " ", block, flags=re.MULTILINE) if _MERGED.search(text) else block


def _is_words(line: str) -> bool:
    return not line or bool(_WORDS.fullmatch(line) and line == line.strip() and not _NOT_WORDS.search(line))


def fault_of(path: str, slug: str, text: str, person: Person) -> str:
    """Return why the note *text* would not say just what *person* is, or nothing where it does."""
    document, problems = reading.parse(path, slug, text.encode())
    if document is None or problems:
        return _reason(problems)
    expected: dict[str, str | tuple[str, ...]] = {"name": one_line(person.name)}
    expected |= {key: given[0] if len(given) == 1 else given for key, given in person.values.items()}
    checker = Checker(CONTACT, document, References(()))
    sections = checker.read()
    log = [(one.day, one.type, one.channel, one.note) for one in sections.pop("log", ())]
    meant = [(person.connected, LogType.NOTE, None, CONNECTED)] if person.connected else []
    is_right = document.values == expected and log == meant and not sections and not schema.usable(CONTACT, document)[1]
    is_plain = not checker.problems and next(links(checker.body), None) is None
    return "" if is_right and is_plain else "a value of it cannot be written down"


def _reason(problems: list[Diagnostic]) -> str:
    """Return why a note could not be read."""
    return problems[0].message if problems else "the note would be blank"
