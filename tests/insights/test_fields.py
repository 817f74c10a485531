"""Career fields: conversations, the interest before and after, time asked for and taken."""

from datetime import date, timedelta

from builder.insights import fields
from tests.support import TODAY, Folder


def talk(folder: Folder, slug: str, contact: str, day: str, more: str = "") -> None:
    folder.interview(slug, f"contact: {contact}\ndate: {day}\nstatus: done\n{more}")


def survey(folder: Folder, today: date = TODAY) -> list[str]:
    """Return each field in a line: its name, ``*`` where it is looked for, how many people, its conversations."""
    return [
        f"{one.name}{'*' if one.wanted else ''} {one.people}: {' '.join(held.slug for held in one.talks)}".rstrip()
        for one in fields.survey(folder.library(), today)
    ]


def test_nothing_to_survey(folder: Folder) -> None:
    library = folder.library()
    assert fields.survey(library, TODAY) == ()
    assert fields.unplaced(library, TODAY) == ()
    assert fields.given(library, TODAY) == ()
    taken = fields.time_taken(library, TODAY)
    assert (taken.talks, taken.over, taken.means) == ((), (), None)


def test_wanted_fields_stand_first_then_those_most_talked_about_then_by_name(folder: Folder) -> None:
    folder.profile("looking_for: [Zoology, art, Zoology]")
    folder.contact("ada", "fields: [data, zoology]")
    folder.contact("bo", "fields: health")
    folder.contact("cy", "fields: [economics, Data]")
    talk(folder, "b", "bo", "2026-11-02")
    talk(folder, "a", "bo", "2026-11-01")
    talk(folder, "c", "ada", "2026-11-03", "fields: [Art, art, law]")
    assert survey(folder) == ["Zoology* 1:", "art* 0: c", "health 1: a b", "law 0: c", "data 2:", "economics 1:"]


def test_only_conversations_held_and_asked_for_count(folder: Folder) -> None:
    folder.contact("ada", "fields: data")
    talk(folder, "today", "ada", "2026-11-20")
    talk(folder, "given", "ada", "2026-11-01", "direction: giving")
    folder.interview("planned", "contact: ada\ndate: 2026-11-25")
    assert survey(folder) == ["data 1: today"]
    assert survey(folder, TODAY - timedelta(1)) == ["data 1:"]


def test_the_interest_before_and_after_on_average(folder: Folder) -> None:
    folder.contact("ada", "fields: data")
    talk(folder, "a", "ada", "2026-11-01", "interest_before: 3\ninterest_after: 5")
    talk(folder, "b", "ada", "2026-11-02", "interest_before: 2")
    talk(folder, "c", "ada", "2026-11-03", "interest_after: 1")
    talk(folder, "d", "ada", "2026-11-04", "interest_before: 4\ninterest_after: 4")
    (one,) = fields.survey(folder.library(), TODAY)
    assert [rated.slug for rated in one.rated] == ["a", "d"]
    assert one.movement == (3.5, 4.5)


def test_without_a_rating_there_is_no_movement(folder: Folder) -> None:
    folder.contact("ada", "fields: data")
    talk(folder, "a", "ada", "2026-11-01", "interest_before: 3")
    (one,) = fields.survey(folder.library(), TODAY)
    assert one.movement is None


def test_a_field_is_called_as_it_was_typed_first(folder: Folder) -> None:
    folder.contact("ada", "fields: [Data, science]")
    talk(folder, "a", "ada", "2026-11-01", "fields: [DATA, art]")
    folder.interview("planned", "contact: ada\ndate: 2026-11-25\nfields: law")
    assert fields.names_of(folder.library(), TODAY) == {"data": "Data", "science": "science", "art": "art"}


def test_conversations_without_a_field_latest_first(folder: Folder) -> None:
    folder.contact("ada")
    folder.contact("bo", "fields: data")
    talk(folder, "a", "ada", "2026-11-01")
    talk(folder, "b", "ada", "2026-11-02")
    talk(folder, "c", "ada", "2026-11-03", "fields: data")
    talk(folder, "d", "bo", "2026-11-04")
    assert [one.slug for one in fields.unplaced(folder.library(), TODAY)] == ["b", "a"]


def test_time_kept_and_run_over(folder: Folder) -> None:
    folder.contact("ada")
    talk(folder, "a", "ada", "2026-11-01", "minutes: 20\nlasted: 30")
    talk(folder, "b", "ada", "2026-11-02", "lasted: 15")
    talk(folder, "c", "ada", "2026-11-03", "minutes: 25\nlasted: 15")
    talk(folder, "d", "ada", "2026-11-04", "minutes: 60")
    taken = fields.time_taken(folder.library(), TODAY)
    assert [(one.slug, fields.ran_over(one)) for one in taken.talks] == [("c", -10), ("b", 0), ("a", 10)]
    assert taken.over == (10,)
    assert taken.means == (20, 20)


def test_conversations_given_latest_first(folder: Folder) -> None:
    folder.contact("ada")
    talk(folder, "a", "ada", "2026-11-01", "direction: giving")
    talk(folder, "b", "ada", "2026-11-02", "direction: giving")
    talk(folder, "c", "ada", "2026-11-03")
    talk(folder, "d", "ada", "2026-11-21", "direction: giving")
    assert [one.slug for one in fields.given(folder.library(), TODAY)] == ["b", "a"]
