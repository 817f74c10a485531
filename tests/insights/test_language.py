"""Phrases that people use: merged, counted, by organisation and by field, beside the user's CV."""

from datetime import date, timedelta

from builder.insights import language
from builder.insights.text import folded
from tests.support import TODAY, Folder


def talk(folder: Folder, slug: str, contact: str, day: str, *phrases: str, more: str = "") -> None:
    body = "## Language\n" + "".join(f"- {one}\n" for one in phrases)
    folder.interview(slug, f"contact: {contact}\ndate: {day}\nstatus: done\n{more}", body)


def lines(folder: Folder, cv: str = "", today: date = TODAY) -> list[str]:
    """Return each phrase in a line: its text, in which conversations, how many people, whether it is in the CV."""
    return [
        f"{one.text}: {' '.join(time.talk.slug for time in one.times)}, {len(one.people)}{', CV' if one.in_cv else ''}"
        for one in language.heard(folder.library(), today, folded(cv))
    ]


def test_no_phrases(folder: Folder) -> None:
    folder.contact("ada")
    folder.interview("x", "contact: ada\ndate: 2026-11-10\nstatus: done")
    library = folder.library()
    assert language.heard(library, TODAY) == ()
    assert language.latest(library, TODAY) is None
    assert language.by_organisation(library, ()) == {}
    assert language.by_field(library, ()) == {}


def test_the_same_phrase_of_several_people_is_one_and_stands_first(folder: Folder) -> None:
    folder.contact("ada")
    folder.contact("bo")
    talk(folder, "a", "ada", "2026-11-01", "slow the flow: make it last", "datum")
    talk(folder, "b", "bo", "2026-11-02", "week three", "“Slow the Flow”")
    assert lines(folder) == ["“Slow the Flow”: b a, 2", "week three: b, 1", "datum: a, 1"]
    assert language.heard(folder.library(), TODAY)[0].meaning == "make it last"
    assert not language.heard(folder.library(), TODAY)[1].meaning


def test_the_same_person_twice_is_one_person(folder: Folder) -> None:
    folder.contact("ada")
    talk(folder, "a", "ada", "2026-11-01", "datum")
    talk(folder, "b", "ada", "2026-11-02", "datum", "Datum!")
    assert lines(folder) == ["datum: b a, 1"]


def test_what_is_dated_after_today_was_not_heard_yet(folder: Folder) -> None:
    folder.contact("ada")
    talk(folder, "a", "ada", "2026-11-20", "datum")
    assert lines(folder) == ["datum: a, 1"]
    assert lines(folder, today=TODAY - timedelta(1)) == []


def test_a_phrase_is_looked_up_in_the_cv_across_its_lines(folder: Folder) -> None:
    folder.contact("ada")
    talk(folder, "a", "ada", "2026-11-01", "Local knowledge, into evidence", "datum")
    assert lines(folder, "turn local knowledge\ninto **evidence**") == [
        "Local knowledge, into evidence: a, 1, CV",
        "datum: a, 1",
    ]


def test_by_organisation_by_name_and_those_of_nowhere_last(folder: Folder) -> None:
    folder.contact("ada", "organisation: Zed Labs")
    folder.contact("bo", "organisation: Acme")
    folder.contact("cy")
    talk(folder, "a", "ada", "2026-11-01", "one", "shared")
    talk(folder, "b", "bo", "2026-11-02", "two", "shared")
    talk(folder, "c", "cy", "2026-11-03", "three")
    talk(folder, "d", "bo", "2026-10-03", "of old", more="organisation: Zed Labs")
    library = folder.library()
    found = language.by_organisation(library, language.heard(library, TODAY))
    assert [(slug, [one.text for one in phrases]) for slug, phrases in found.items()] == [
        ("acme", ["shared", "two"]),
        ("zed-labs", ["shared", "one", "of old"]),
        ("", ["three"]),
    ]


def test_by_field_as_it_was_that_day_else_the_contacts(folder: Folder) -> None:
    folder.contact("ada", "fields: [Health, Data]")
    folder.contact("bo")
    talk(folder, "a", "ada", "2026-11-01", "one")
    talk(folder, "b", "ada", "2026-11-02", "two", more="fields: health")
    talk(folder, "c", "bo", "2026-11-03", "three")
    library = folder.library()
    found = language.by_field(library, language.heard(library, TODAY))
    assert [(key, [one.text for one in phrases]) for key, phrases in found.items()] == [
        ("data", ["one"]),
        ("health", ["two", "one"]),
    ]


def test_the_latest_phrase_is_the_first_that_is_not_in_the_cv(folder: Folder) -> None:
    folder.contact("ada")
    talk(folder, "a", "ada", "2026-11-01", "old")
    talk(folder, "b", "ada", "2026-11-02", "one", "two", "three")
    library = folder.library()

    def latest(cv: str) -> str:
        found = language.latest(library, TODAY, cv)
        return found.text if found else ""

    assert latest("") == "one"
    assert latest("one") == "two"
    assert latest("one two three") == "one"


def test_of_two_conversations_on_one_day_the_later_slug_is_the_latest(folder: Folder) -> None:
    folder.contact("ada")
    talk(folder, "a", "ada", "2026-11-02 18:00", "one")
    talk(folder, "b", "ada", "2026-11-02 08:00", "two")
    found = language.latest(folder.library(), TODAY)
    assert found is not None
    assert found.text == "two"
