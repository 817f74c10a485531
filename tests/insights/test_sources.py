"""Where people come from, and what came of them."""

from builder.followups import standing
from builder.followups.facts import settle
from builder.insights import sources
from builder.insights.network import weave
from builder.insights.sources import Outcome, Source
from tests.support import TODAY, Folder


def talk(folder: Folder, slug: str, contact: str, more: str = "", body: str = "") -> None:
    folder.interview(slug, f"contact: {contact}\ndate: 2026-11-01\nstatus: done\n{more}", body)


def found(folder: Folder) -> tuple[Source, ...]:
    library = folder.library()
    return sources.sources(library, weave(settle(library, TODAY)))


def outcomes(folder: Folder) -> tuple[Outcome, ...]:
    library = folder.library()
    stages = {slug: standing.stage(library, one, TODAY) for slug, one in library.contacts.items()}
    return sources.outcomes(found(folder), stages)


def test_nobody(folder: Folder) -> None:
    assert sources.by_source(folder.library(), ()) == ()
    assert found(folder) == ()
    assert outcomes(folder) == ()


def test_by_size_those_unsaid_last(folder: Folder) -> None:
    folder.contact("ada", "source: alumni")
    folder.contact("bo", "source: Alumni ")
    for slug in ("cy", "dov", "eve"):
        folder.contact(slug)
    folder.contact("flo", "source: event")
    folder.contact("gus", "source: cold")
    for slug in ("hal", "ida", "joe"):
        folder.contact(slug, "source: reading group")
    assert found(folder) == (
        ("reading group", ("hal", "ida", "joe")),
        ("alumni", ("ada", "bo")),
        ("cold", ("gus",)),
        ("event", ("flo",)),
        ("", ("cy", "dov", "eve")),
    )


def test_an_introduction_counts_more_than_the_source_of_a_note(folder: Folder) -> None:
    folder.contact("ada", "source: event")
    folder.contact("bo", "source: event\nintroduced_by: ada")
    folder.contact("cy", "source: event")
    talk(folder, "a", "ada", body="## Referrals\n- [[cy]]")
    assert found(folder) == (("introductions", ("bo", "cy")), ("event", ("ada",)))


def test_what_came_of_them_most_conversations_first(folder: Folder) -> None:
    folder.contact("known", "source: LinkedIn")
    folder.contact("asked", "source: linkedin", "## Log\n- 2026-11-01 request by email")
    folder.contact("talked", "source: friend")
    folder.contact("thanked", "source: friend")
    folder.contact("led", "introduced_by: talked")
    folder.contact("met", "source: event")
    folder.contact("silent")
    folder.contact("silent-too")
    talk(folder, "a", "talked")
    talk(folder, "b", "thanked", "thanked: 2026-11-02")
    assert outcomes(folder) == (
        ("friend", 2, 2, 2),
        ("linkedin", 2, 1, 0),
        ("event", 1, 0, 0),
        ("introductions", 1, 0, 0),
        ("", 2, 0, 0),
    )
