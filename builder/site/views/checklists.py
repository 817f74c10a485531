"""What to tick around a conversation: the day before, when it begins, before it ends (the method, rows 9 and 20)."""

from collections.abc import Iterator

from builder.followups.wording import counted
from builder.insights import readiness
from builder.model.interview import Interview
from builder.model.words import Channel
from builder.site import days
from builder.site.lookup.sheet import Sheet
from builder.site.views.pitch import speaking_time

_LONGEST = 40  # characters of a name: a box to tick has its words on one line


def before(sheet: Sheet, talk: Interview) -> tuple[str, ...]:
    """Return what to do the day before, by the way in which we talk."""
    places = [one.name for one in readiness.organisations(sheet.desk.library, talk)]
    named = bool(places) and len(places[0]) <= _LONGEST
    return tuple(_before(talk, places[0] if named else "their organisation" if places else "their field"))


def _before(talk: Interview, place: str) -> Iterator[str]:
    yield "Notes and questions read aloud"
    yield f"A last look at news of {place}"
    if talk.via is Channel.VIDEO:
        yield "Try the video link, camera and sound"
        yield "A tidy background, and what to wear"
    elif talk.via is Channel.PHONE:
        yield "A quiet place, the phone charged"
    else:
        yield "What to wear, and the way there"
    yield "Bring this page and a pen" if talk.via in (None, Channel.IN_PERSON) else "This page and a pen at hand"
    yield "CV within reach, only if they ask"


def opening(sheet: Sheet, talk: Interview) -> tuple[str, ...]:
    """Return how to begin: greetings, thanks, whether the time still suits, who I am."""
    library = sheet.desk.library
    introducer = sheet.desk.network.introducer.get(talk.contacts[0])
    seconds = readiness.of_talk(sheet.desk.facts, talk).pitch
    length = speaking_time(seconds).removeprefix(f"about{days.NBSP}") if seconds else "30 seconds to two minutes"
    greeting = [f"Greet from {short(library.contacts[introducer].first_name)}"] if introducer else []
    minutes = counted(talk.minutes, "minute").replace(" ", days.NBSP)
    return (
        *(greeting if introducer not in talk.contacts else ()),
        "Thanks",
        f"“Still {minutes}?”",
        f"Who I am, {length}",
    )


def closing(sheet: Sheet, talk: Interview) -> tuple[str, ...]:
    """Return what to do before the time is up."""
    in_person = talk.via is Channel.IN_PERSON
    return (
        f"Thank {short(sheet.desk.library.main(talk).first_name)}",
        "May I write again?",
        "Their card" if in_person else "Their card or address",
        *(("Pick up the tab",) if in_person else ()),
    )


def short(name: str) -> str:
    """Return a name, or the beginning of one that no line can hold."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
