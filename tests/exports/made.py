"""Any text as notes can hold it, and the calendar of a folder of notes, for tests to look into."""

from datetime import date

from builder.exports import calendar
from builder.followups.agenda import plan
from tests.exports.lines import Part, read
from tests.support import TODAY, Folder

LONDON = "timezone: Europe/London"


def escaped(text: str) -> str:
    """Return *text* between an A and a Z as a YAML scalar in which every character is escaped."""
    return '"A' + "".join(f"\\U{ord(one):08X}" for one in text) + 'Z"'


def written(folder: Folder, today: date = TODAY) -> bytes:
    """Return the calendar of the notes as they are."""
    library = folder.load(today).library
    return calendar.render(library, plan(library, today))


def made(folder: Folder, today: date = TODAY) -> Part:
    """Return that calendar, read; what RFC 5545 does not allow fails."""
    return read(written(folder, today))


def conversations(folder: Folder, today: date = TODAY) -> list[Part]:
    return [one for one in made(folder, today).all("VEVENT") if one.values["CATEGORIES"] == "Conversation"]


def follow_ups(folder: Folder, today: date = TODAY) -> list[Part]:
    return [one for one in made(folder, today).all("VEVENT") if one.values["CATEGORIES"] == "Follow-up"]


def talk(folder: Folder, when: str, more: str = "", contact: str = "ada") -> Part:
    """Return the one conversation of somebody, at *when*."""
    folder.contact("ada", "name: Ada Lind")
    folder.interview("x", f"contact: {contact}\ndate: {when}\n{more}")
    (event,) = conversations(folder)
    return event
