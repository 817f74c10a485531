"""The pages of people, organisations and interviews: their columns, what they sort and filter by."""

import xml.etree.ElementTree as ET
from datetime import date

import pytest

from builder.site.views import filters
from tests.site.conftest import Render
from tests.support import Folder, text_of


def rows(tree: ET.Element) -> list[ET.Element]:
    return [one for one in tree.iter() if "data-row" in one.attrib]


def said(element: ET.Element) -> list[str]:
    """Return what each cell of a row says."""
    return [text_of(cell) for cell in element]


def options(tree: ET.Element, name: str) -> list[str]:
    """Return what can be chosen by that name."""
    return [
        one.attrib["value"]
        for field in tree.iter("select")
        if field.attrib["data-filter-by"] == name
        for one in field.iter("option")
    ]


def test_a_row_says_who_where_how_far_when_what_next_and_through_whom(folder: Folder, site: Render) -> None:
    folder.contact("bo", "name: Bo Ek")
    folder.contact(
        "ada",
        """
        name: Ada Lind
        aliases: [Addie]
        organisation: Borealis
        role: Chair
        mentor: true
        introduced_by: bo
        source: alumni | 1999
        """,
        "## Log\n- 2026-11-01 request\n- 2026-11-10 reply\n## To do\n- [ ] ring (by 2026-11-20)",
    )
    made = site()
    ada, bo = rows(made.main("people.html"))
    assert said(ada) == [
        "Ada Lind MentorChair",
        "Borealis",
        "Answered",
        "10 Nov",
        "Agree on a day, 8 days late",
        "Bo EkSource: alumni | 1999",
    ]
    assert [cell.attrib.get("data-v") for cell in ada] == ["Ada Lind", None, "2", "2026-11-10", "2026-11-12", "Bo Ek"]
    assert {name: value for name, value in ada.attrib.items() if name != "data-row"} == {
        "data-standing": "Answered",
        "data-place": "Borealis",
        "data-origin": "alumni / 1999",
        "data-mentor": "yes",
        "data-also": "Addie",
    }
    assert said(bo) == ["Bo Ek", "", "Not asked yet", "", "", ""]
    assert [cell.attrib.get("data-v") for cell in bo] == ["Bo Ek", None, "0", "", "", ""]
    assert "2 people, 1 mentor" in made.text("people.html")


def test_a_source_alone_is_not_labelled_as_somebody_who_introduced(folder: Folder, site: Render) -> None:
    folder.contact("ada", "introduced_by: bo\nsource: alumni")
    folder.contact("bo", "source: event")
    labels = [(text_of(row[5]), row[5].attrib.get("data-label")) for row in rows(site().main("people.html"))]
    assert labels == [("BoSource: alumni", "Introduced by"), ("Source: event", None)]


def test_those_who_rest_are_found_by_that_too_and_stand_last(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## Log\n- 2024-11-01 reply\n- 2024-11-01 request")
    folder.contact("bo", "status: parked")
    ada, bo = rows(site().main("people.html"))
    assert ada.attrib["data-standing"] == "Answered|Dormant"
    assert (bo.attrib["data-standing"], bo[2].attrib["data-v"]) == ("Parked", "5")


def test_a_filter_is_there_from_six_rows_on_with_choices_where_there_are_several(folder: Folder, site: Render) -> None:
    for number in range(filters.FEWEST - 1):
        folder.contact(f"c{number}", f"organisation: Firm {number % 2}\nsource: alumni")
    assert not list(site().main("people.html").iter("form"))
    folder.contact("last", "organisation: Firm 1\nmentor: true", "## Log\n- 2026-11-19 request")
    main = site().main("people.html")
    assert [one.attrib["data-filter-by"] for one in main.iter("select")] == ["standing", "place"]
    assert options(main, "standing") == ["", "Not asked yet", "Asked"]
    assert options(main, "place") == ["", "Firm 0", "Firm 1"]
    assert [one.attrib["data-filter-by"] for one in main.iter("input") if one.attrib["type"] == "checkbox"] == [
        "mentor"
    ]
    (form,) = main.iter("form")
    assert "hidden" in form.attrib
    assert form.attrib["data-filters"] in {one.attrib.get("id") for one in main.iter("table")}


def test_a_source_is_spelled_as_it_spells_itself(folder: Folder, site: Render) -> None:
    for number in range(6):
        folder.contact(f"c{number}", f"source: {'linkedin' if number % 2 else 'cold'}")
    made = site()
    assert options(made.main("people.html"), "origin") == ["", "cold", "LinkedIn"]
    assert said(rows(made.main("people.html"))[1])[-1] == "Source: LinkedIn"
    assert "Known fromLinkedIn" in made.text("contacts/c1.html")


def test_interviews_can_be_chosen_by_outcome_place_and_what_is_missing(folder: Folder, site: Render) -> None:
    folder.contact("ada", "organisation: Borealis")
    folder.contact("bo")
    for day, status in ((1, "done"), (2, "cancelled"), (3, "no-show"), (4, "scheduled"), (24, "scheduled")):
        folder.interview(f"i{day}", f"contact: ada\ndate: 2026-11-{day:02}\nstatus: {status}\nthanked: 2026-11-19")
    folder.interview("giving", "contact: bo\ndate: 2026-11-05\nstatus: done\ndirection: giving", "## Notes\nGood.")
    main = site().main("interviews.html")
    assert options(main, "state") == ["", "To come", "Took place", "Not written down", "Did not take place"]
    assert options(main, "place") == []  # there is only one
    shown = rows(main)
    assert [(one.attrib["data-state"], one.attrib["data-place"]) for one in shown] == [
        ("To come", "Borealis"),
        ("Took place", ""),
        ("Not written down", "Borealis"),
        ("Did not take place", "Borealis"),
        ("Did not take place", "Borealis"),
        ("Took place", "Borealis"),
    ]
    assert ["data-missing" in one.attrib for one in shown] == [False, False, True, False, False, True]
    (form,) = main.iter("form")
    assert any(one.attrib.get("id") == form.attrib["data-filters"] for one in main.iter())


def test_organisations_sort_by_what_they_count_and_filter_by_sector_and_target(folder: Folder, site: Render) -> None:
    for number, sector in enumerate(["ice", "ice", "fire", "", "", ""]):
        folder.organisation(f"o{number}", f"name: Firm {number}\nsector: {sector}\ntarget: {'yes' if number else 'no'}")
    folder.contact("ada", "organisation: o1", "## Log\n- 2026-11-10 contact")
    main = site().main("organisations.html")
    assert options(main, "kind") == ["", "fire", "ice"]
    found = {one[0].attrib["data-v"]: one for one in rows(main)}
    assert list(found) == ["Firm 2", "Firm 3", "Firm 4", "Firm 5", "Firm 1", "Firm 0"]
    assert [cell.attrib.get("data-v") for cell in found["Firm 1"]] == ["Firm 1", None, "1", None, "2026-11-10"]
    assert [cell.attrib.get("data-v") for cell in found["Firm 2"]] == ["Firm 2", None, "0", None, ""]
    assert "data-target" not in found["Firm 0"].attrib


def test_targets_where_i_know_nobody_say_who_could_introduce_me(folder: Folder, site: Render) -> None:
    folder.contact("ada", "name: Ada Lind", "## Log\n- 2026-11-01 contact")
    folder.contact("bo", "name: 小林美咲\nfields: ice", "## Log\n- 2026-11-01 contact")
    folder.contact("cy", "name: Cy Ng")
    folder.contact("di", "name: Di Orr\norganisation: known")
    folder.interview(
        "x", "contact: ada\ndate: 2026-11-02\nstatus: done\nthanked: 2026-11-02", "## Referrals\n- Jo Berg (Borealis)"
    )
    folder.interview("y", "contact: cy\ndate: 2026-11-03\nstatus: done\norganisation: bo-labs")
    folder.organisation("bo-labs", "name: Borealis\ntarget: true\nfields: ice\nsector: research", "")
    folder.organisation("far", "name: Far Away\ntarget: true")
    folder.organisation("known", "name: Known\ntarget: true")
    made = site()
    assert all(one.attrib["dir"] == "auto" for one in made.main("organisations.html").iter("a") if one.text == "Cy Ng")
    text = made.text("organisations.html")
    assert "Targets where you know nobody yet 2" in text
    assert (
        "Borealis research Could introduce you Ada Lind gave you a name there: Jo Berg on 2 Nov"
        " Cy Ng was there when you talked on 3 Nov 小林美咲 works in the same field: ice"
    ) in text
    assert "Far Away Nothing in your notes leads there. In your next conversations, ask for a name at Far Away." in text
    assert "interviews/x.html" in made.links("organisations.html")
    page = made.text("organisations/bo-labs.html")
    assert "Nobody here yet. Those who could introduce you: Ada Lind gave you a name there" in page
    assert "Nobody here yet. In your next conversations, ask for a name." in made.text("organisations/far.html")


def test_without_such_targets_nothing_is_said_of_them(folder: Folder, site: Render) -> None:
    folder.organisation("known", "name: Known\ntarget: true")
    folder.contact("ada", "organisation: known")
    assert "you know nobody" not in site().text("organisations.html")


def test_names_stand_in_order_whatever_marks_their_letters_bear(folder: Folder, site: Render) -> None:
    names = ["Zoë Ash", "Øystein Brekke", "Małgorzata Zielińska", "Mateus Ito", "Élodie Roe", "ada lind", "Émile Roe"]
    for number, name in enumerate(names):
        folder.contact(f"n{number}", f"name: {name}")
    found = [said(one)[0] for one in rows(site().main("people.html"))]
    assert found == [
        "ada lind",
        "Élodie Roe",
        "Émile Roe",
        "Małgorzata Zielińska",
        "Mateus Ito",
        "Øystein Brekke",
        "Zoë Ash",
    ]


def test_writing_to_somebody_whose_name_was_given_is_their_next_step_too(folder: Folder, site: Render) -> None:
    folder.contact("ada", "name: Ada Lind")
    folder.contact("bo", "name: Bo Ek")
    talk = "contact: ada\ndate: 2026-11-16\nlasted: 20\nthanked: 2026-11-16\ndebriefed: 2026-11-16"
    folder.interview("talk", talk, "## Referrals\n- [[bo]]")
    made = site()
    ada, bo = rows(made.main("people.html"))
    assert said(ada)[4] == said(bo)[4] == "Write to a name given, in 3 days"
    text = made.text("contacts/bo.html")
    assert "Next steps 1" in text
    assert "Write to Bo Ek" in text


def test_where_nothing_is_to_be_done_the_next_conversation_is_named(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.contact("bo")
    folder.interview("talk", "contact: [ada, bo]\ndate: 2026-11-26\ndirection: giving")
    made = site()
    assert "Nothing to do until you talk on Thursday." in made.text("contacts/ada.html")
    assert "Nothing to do until you talk on Thursday." in made.text("contacts/bo.html")


@pytest.mark.parametrize(
    ("front", "is_open"),
    [("", True), ("may_contact: yes", True), ("may_contact: no", False), ("status: archived", False)],
)
def test_where_nothing_has_happened_a_conversation_may_still_be_agreed(
    folder: Folder, site: Render, front: str, *, is_open: bool
) -> None:
    folder.contact("ada", front)
    text = site().text("contacts/ada.html")
    assert "Nothing yet." in text
    assert ("Once a day for a conversation is agreed" in text) is is_open


def test_a_snooze_that_is_over_is_not_told(folder: Folder, site: Render) -> None:
    folder.contact("ada", "snooze_until: 2026-11-21")
    assert "Snoozed until" in site(date(2026, 11, 20)).text("contacts/ada.html")
    assert "Snoozed" not in site(date(2026, 11, 21)).text("contacts/ada.html")


def test_the_conversations_of_an_organisation_are_those_that_took_place(folder: Folder, site: Render) -> None:
    folder.contact("ada", "organisation: Acme")
    for day, status in ((2, "done"), (3, "no-show"), (4, "cancelled"), (26, "scheduled")):
        folder.interview(f"talk-{day}", f"contact: ada\ndate: 2026-11-{day:02}\nstatus: {status}")
    (acme,) = rows(site().main("organisations.html"))
    assert said(acme)[3] == "1"


def test_of_a_conversation_with_several_it_says_who_was_not_thanked(folder: Folder, site: Render) -> None:
    folder.contact("ada", "name: Ada Lind", "## Log\n- 2026-11-18 thanks")
    folder.contact("bo", "name: Bo Ek")
    folder.interview("talk", "contact: [ada, bo]\ndate: 2026-11-17\nstatus: done")
    made = site()
    assert "Not thanked: Bo Ek" in made.text("interviews.html")
