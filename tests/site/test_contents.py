"""What the pages of notes, the lists and Problems say."""

import re

import pytest

from tests.site.conftest import Render
from tests.support import Folder, first


def test_the_sample_says_so_on_every_page(folder: Folder, site: Render) -> None:
    folder.settings("as_of: 2026-11-20")
    folder.contact("ada")
    made = site()
    assert all("Sample as of Friday 20 November 2026." in made.text(path) for path in made)


def test_every_page_says_what_is_incomplete_and_problems_says_why(rich: Folder, site: Render) -> None:
    rich.write("content/contacts/gone.md", "---\nname:\n---\n")
    made = site()
    for path in set(made) - {"problems.html"}:
        assert "2 notes are incomplete and 1 note is left out." in made.text(path)
    assert "problems.html#p" in " ".join(made.links("index.html"))
    assert "“2026-13-02” is not a date" in made.text("index.html")
    text = made.text("problems.html")
    assert "“2026-13-02” is not a date" in text
    assert "content/contacts/gone.md" in text
    page = made.text("contacts/ada-lind.html")
    assert "“2026-13-02” is not a date" in page


def test_problems_without_any(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.contact("bo")
    assert "All 2 files read, nothing wrong." in site().text("problems.html")


@pytest.mark.parametrize(("front", "icon"), [("", "#i-circle-check"), ("keep_in_touch: 3 mnths", "#i-file-warning")])
def test_only_what_is_to_be_mended_looks_like_a_warning(folder: Folder, site: Render, front: str, icon: str) -> None:
    folder.contact("ada", front)
    link = first(site().tree("index.html"), ".//nav//a[@href='problems.html']")
    assert icon in {value for one in link.iter() for value in one.attrib.values()}


def test_a_contact_page_loses_nothing_that_was_written(rich: Folder, site: Render) -> None:
    text = site().text("contacts/ada-lind.html")
    for piece in (
        "Head of <evaluation>",
        "with a line below",
        "2026-13-02 reply: no such month",
        "Said later.",
        "Her garden",
        "Roses",
        "Red ones.",
        "green",
        "15 minutes",
        "content/contacts/ada-lind.md",
    ):
        assert piece in text
    for once in ("15 minutes", "with a line below"):
        assert 1 <= text.count(once) <= 3
    assert 1 <= text.count("send the podcast") <= 4  # a promise: next steps, title of its letter, letter, promises
    assert text.count("15 minutes") == 1


def test_introductions_are_linked_both_ways(rich: Folder, site: Render) -> None:
    made = site()
    assert "../contacts/bo-ek.html" in made.links("contacts/ada-lind.html")
    assert "../contacts/ada-lind.html" in made.links("contacts/bo-ek.html")
    assert "Grace Mo" in made.text("contacts/ada-lind.html")


def test_an_interview_page_shows_questions_answers_and_footnotes(rich: Folder, site: Render) -> None:
    made = site()
    text = made.text("interviews/2026-11-18-ada.html")
    for piece in ("What is scarce?", "Critical", "Time", "Mostly hers.", "Who pays?", "Grace Mo", "evidence", "14:30"):
        assert piece in text
    assert made.main("interviews/2026-11-18-ada.html").find(".//table") is not None


def test_an_organisation_that_is_only_named_has_a_page(rich: Folder, site: Render) -> None:
    text = site().text("organisations/borealis-labs.html")
    assert "There is no note for this organisation" in text
    assert "Ada Lind" in text
    assert "evidence" in text


def test_targets_where_i_know_nobody_stand_first(rich: Folder, site: Render) -> None:
    made = site()
    rows = ["".join(one.itertext()) for one in made.tree("organisations.html").iter("tr")]
    assert "Dry Run" in rows[1]
    assert "Nobody yet" in rows[1]


def test_somebody_without_a_note_gets_a_page_that_says_so(rich: Folder, site: Render) -> None:
    made = site()
    path = next(one for one in made if one.startswith("contacts/Nobody"))
    assert "There is no note for Nobody: at all yet" in made.text(path)


def test_a_page_without_a_note_that_could_be_used_does_not_say_that_there_is_none(folder: Folder, site: Render) -> None:
    folder.note("content/contacts/gus.md", "nome: Gus")
    folder.note("content/organisations/borealis.md", "nome: Borealis")
    folder.contact("ada", "organisation: borealis")
    folder.interview("x", "contact: [ada, gus]\ndate: 2026-11-18")
    made = site()
    for path, whose in (("contacts/gus.html", "gus"), ("organisations/borealis.html", "this organisation")):
        assert f"The note of {whose} is left out, so what it says is missing here." in made.text(path)
        assert "There is no note" not in made.text(path)


def test_past_interviews_say_what_is_missing(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.interview("x", "contact: ada\ndate: 2026-11-10\nstatus: done")
    text = site().text("interviews.html")
    assert "No notes" in text
    assert "Not thanked" in text


def test_a_cancelled_conversation_does_not_look_held(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.interview("x", "contact: ada\ndate: 2026-11-10\nstatus: done")
    folder.interview("y", "contact: ada\ndate: 2026-11-03\nstatus: cancelled")
    held, cancelled = first(site().main("contacts/ada.html"), ".//ol[@class='tl']")
    assert held.attrib.get("class") == "big"
    assert "class" not in cancelled.attrib


def test_what_is_done_is_not_counted(folder: Folder, site: Render) -> None:
    folder.contact("ada", "organisation: acme", "## To do\n- [ ] read\n- [x] write\n")
    folder.organisation("acme", "name: Acme", "## Open questions\n- [x] Why?\n")
    made = site()
    assert "To do 1" in made.text("contacts/ada.html")
    assert "Open questions answered: Why?" in made.text("organisations/acme.html")


def test_what_was_said_again_stands_once_with_every_place(folder: Folder, site: Render) -> None:
    folder.contact("ada", "organisation: Acme")
    folder.organisation("acme", "name: Acme", "## Open questions\n- Who pays? -> ask Ada\n- who pays\n")
    for day, phrase, how in (
        ("2026-11-10", "slow the flow", " -> the accounts\n  In June."),
        ("2026-11-03", "Slow the *flow*!: make it last", ""),
    ):
        body = f"## Language\n- {phrase}\n\n## Open questions\n- Who pays?{how}\n- [x] Who pays?"
        folder.interview(day, f"contact: ada\ndate: {day}\nstatus: done", body)
    made = site()
    text = made.text("organisations/acme.html")
    assert "Their words 1 slow the flow make it last · Ada, 10 Nov; Ada, 3 Nov" in text
    again = "answered: Who pays?Ada, 10 NovAda, 3 Nov"
    assert f"Open questions 1 open: Who pays?ask Adathe accountsIn June.Ada, 10 NovAda, 3 Nov {again}" in text
    text = made.text("contacts/ada.html")
    assert "Their words 1 slow the flow make it last · 10 Nov; 3 Nov" in text
    assert "Open questions 1 open: Who pays?the accountsIn June.10 Nov3 Nov" in text


def test_of_a_phrase_that_was_noted_again_every_meaning_stands(folder: Folder, site: Render) -> None:
    folder.contact("ada", "organisation: Acme")
    for day, meaning in (("2026-11-10", "go home early"), ("2026-11-03", "*pack* up"), ("2026-11-02", "go home early")):
        folder.interview(day, f"contact: ada\ndate: {day}\nstatus: done", f"## Language\n- down tools: {meaning}")
    made = site()
    assert "down tools go home early · pack up · Ada, 10 Nov; Ada, 3 Nov; Ada, 2 Nov" in made.text(
        "organisations/acme.html"
    )
    assert "down tools go home early · pack up · 10 Nov; 3 Nov; 2 Nov" in made.text("contacts/ada.html")


def test_a_list_of_conversations_names_other_years(folder: Folder, site: Render) -> None:
    folder.contact("ada", "organisation: Acme")
    for day in ("2026-11-10", "2025-12-11", "2025-01-02"):
        folder.interview(day, f"contact: ada\ndate: {day}\nstatus: done")
    assert re.findall(r"\d+ [A-Z][a-z]{2}(?: \d{4})?(?= Ada)", site().text("organisations/acme.html")) == [
        "10 Nov",
        "11 Dec 2025",
        "2 Jan",
    ]


def test_lists_of_nothing_say_what_to_do(site: Render) -> None:
    made = site()
    assert "Nobody yet." in made.text("people.html")
    assert "No conversation planned." in made.text("interviews.html")
    assert "None yet." in made.text("organisations.html")


def test_problems_quote_what_was_typed_as_it_was_typed(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## Log\n- yesterday called")
    text = site().text("problems.html")
    assert "“yesterday” is not a date" in text
    assert "Write YYYY-MM-DD" in text


def test_problems_without_notes(site: Render) -> None:
    assert "There are no notes yet." in site().text("problems.html")


def test_a_missing_folder_is_no_note(folder: Folder, site: Render) -> None:
    (folder.root / "content" / "interviews").rmdir()
    text = site().text("people.html")
    assert "Something could not be used." in text
    assert "incomplete" not in text


def test_conversations_to_come_say_day_and_time(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.interview("x", "contact: ada\ndate: 2026-11-24 10:30\nvia: phone")
    text = site().text("interviews.html")
    assert "Tue 24 Ada 10:30 by phone" in text
    assert "planned" not in text


def test_conversations_of_one_day_stand_in_the_order_of_the_clock(folder: Folder, site: Render) -> None:
    for slug in ("ada", "bo", "cy"):
        folder.contact(slug)
    folder.interview("a", "contact: ada\ndate: 2026-11-24 16:30")
    folder.interview("b", "contact: bo\ndate: 2026-11-24 09:30")
    folder.interview("c", "contact: cy\ndate: 2026-11-24")
    text = site().text("interviews.html")
    assert sorted(("Ada", "Bo", "Cy"), key=text.index) == ["Bo", "Ada", "Cy"]
