"""The note of a new contact (docs/format.md, Contact)."""

from dataclasses import dataclass

from builder.capture.scaffolding.writing import Values, comment, section


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of somebody from the start; ``introduced_by`` is a reference to a contact."""

    name: str
    organisation: str = ""
    role: str = ""
    email: str = ""
    introduced_by: str = ""
    source: str = ""


def front(person: Person) -> Values:
    """Return the front matter."""
    return {
        "name": person.name,
        "organisation": person.organisation,
        "role": person.role,
        "fields": "",
        "level": "",
        "location": "",
        "email": person.email,
        "phone": "",
        "linkedin": "",
        "source": person.source,
        "introduced_by": person.introduced_by,
    }


def body() -> tuple[str, ...]:
    """Return what stands below the front matter."""
    return (
        comment(
            "Who they are, what they work on, what you have in common.",
            "level is entry, mid, senior or executive; it steers which questions suit them.",
        ),
        section(
            "Log", comment("What happens between you, a line each:", "“- 2026-10-28 request by email: 15 minutes”")
        ),
        section("Promises", comment("“- [ ] me: what (by 2026-11-30)”, or “- [ ] them: …”")),
        section("To do", comment("“- [ ] What to look up before you write (by 2026-11-25)”")),
        section("To share", comment("“- [ ] What would interest them”")),
    )
