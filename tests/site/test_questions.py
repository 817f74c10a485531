"""The page of questions: open ones first and who could answer, what was not answered, the bank with its answers."""

import xml.etree.ElementTree as ET

from tests.site.conftest import Render
from tests.support import Folder, first, text_of


def items(site: Render, kind: str = "unanswered") -> list[ET.Element]:
    """Return the rows of the lists of that kind, in order."""
    lists = [one for one in site().main("questions.html").iter("ul") if one.get("class") == kind]
    return [row for one in lists for row in one.findall("li")]


def rows(site: Render, *, answered: bool = False) -> list[str]:
    """Return the open questions in order, or those answered since, each on one line."""
    state = "answered" if answered else "open"
    return [text_of(one) for one in items(site) if one.get("class") == state]


def bank(site: Render) -> list[str]:
    """Return the questions of the bank in order, each on one line, with all that opens."""
    return [text_of(one) for one in items(site, "banked")]


def test_without_questions_there_are_three_to_begin_with(site: Render) -> None:
    made = site()
    text = made.text("questions.html")
    assert "No open question." in text
    assert "content/questions/first-talks.md" in text
    assert sum(line.startswith("- ") for line in made.html("questions.html").split("<pre")[1].splitlines()) == 3
    assert made.main("questions.html").find(".//form") is None


def test_critical_ones_stand_before_what_was_noted(folder: Folder, site: Render) -> None:
    folder.contact("ada", "name: Ada Lind")
    folder.contact("bo", "name: Bo Ek")
    folder.interview(
        "a",
        "contact: ada\ndate: 2026-11-18\nstatus: done",
        "## Questions\n- [ ] ! Who *pays*?\n- [x] ! In vain?\n- [ ] Who else?\n- [x] Told?\n"
        "## Open questions\n- [ ] Who reads it? → ask [[bo]]\n- [x] Who wrote it? → Bo did",
    )
    assert rows(site) == [
        "Who pays? Critical Prepared, not asked Ada Lind, 18 Nov",
        "In vain? Critical Asked, no answer written down Ada Lind, 18 Nov",
        "Who reads it? ask Bo Ek Ada Lind, 18 Nov",
        "Who else? Prepared, not asked Ada Lind, 18 Nov",
        "Told? Asked, no answer written down Ada Lind, 18 Nov",
    ]
    assert rows(site, answered=True) == ["Who wrote it? Bo did Ada Lind, 18 Nov"]
    made = site()
    assert made.text("questions.html").count("Prepared, not answered yet 2") == 1
    assert "3 open questions" in made.text("questions.html")
    assert "3 open" in text_of(first(made.tree("questions.html"), ".//nav"))
    assert {"contacts/bo.html", "interviews/a.html"} <= set(made.links("questions.html"))


def test_a_question_of_several_notes_says_so_in_one_row(folder: Folder, site: Render) -> None:
    folder.contact("ada", "name: Ada Lind")
    section = "## Open questions\n- [ ] Who pays?"
    folder.interview("a", "contact: ada\ndate: 2026-11-18\nstatus: done", f"{section} → the books")
    folder.organisation("acme", "name: Acme", f"{section} → [[ada]]")
    folder.profile("", f"{section} → the books")
    assert rows(site) == ["Who pays? the booksAda Lind Ada Lind, 18 Nov Acme Your profile"]


def test_who_could_answer_most_stands_first(folder: Folder, site: Render) -> None:
    folder.contact("ada", "name: Ada")
    folder.contact("bo", "name: Bo")
    folder.contact("cy", "name: Cy")
    folder.profile("", "## Open questions\n- A? → [[bo]]\n- B? → [[cy]] or [[bo]]\n- C? → [[ada]]")
    made = site()
    assert "Who could answer: Bo (2 questions), Ada, Cy" in made.text("questions.html")
    assert [one.get("data-who") for one in items(site)] == ["bo", "cy|bo", "ada"]


def test_who_might_answer_stands_below_whom_the_note_names(folder: Folder, site: Render) -> None:
    folder.contact("ada", "name: Ada Lind")
    folder.contact("bo", "name: Bo Ek\norganisation: Acme\nmentor: true", "## Log\n- 2026-10-01 contact")
    folder.contact("cy", "name: Cy Orr\nfields: Data")
    folder.organisation("acme", "name: Acme\nfields: data", "## Open questions\n- Who pays? → [[ada]]\n- Who reads?")
    assert rows(site) == [
        "Who pays? Ada Lind Or perhaps Bo Ek Acme, in touch Cy Orr Data, not met yet Acme",
        "Who reads? Perhaps Bo Ek Acme, in touch Cy Orr Data, not met yet Acme",
    ]
    assert [one.get("data-who") for one in items(site)] == ["ada|bo|cy", "bo|cy"]
    assert "Who could answer: Bo Ek (2 questions), Cy Orr (2 questions), Ada Lind" in site().text("questions.html")


def test_with_whom_a_conversation_is_agreed_is_said(folder: Folder, site: Render) -> None:
    folder.contact("bo", "organisation: Acme", "## Log\n- 2026-10-01 contact")
    folder.contact("cy", "organisation: Acme")
    folder.organisation("acme", "name: Acme", "## Open questions\n- Who pays?")
    folder.interview("a", "contact: cy\ndate: 2026-11-21")
    folder.interview("b", "contact: bo\ndate: 2026-12-09")
    (row,) = rows(site)
    assert row.startswith("Who pays? Perhaps Cy Acme, not met yet, first conversation tomorrow Bo Acme, in touch, ")
    assert row.endswith(", first conversation on 9 December Acme")


def test_a_question_of_very_many_notes_names_the_latest_and_counts_the_rest(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    for day in range(1, 7):
        folder.interview(
            f"t{day}",
            f"contact: ada\ndate: 2026-11-0{day}\nstatus: done",
            f"## Open questions\n- Who pays? → way {day}",
        )
    assert rows(site) == ["Who pays? way 6way 5way 4 Ada, 6 Nov Ada, 5 Nov Ada, 4 Nov and 3 more"]


def test_of_very_many_questions_not_all_are_shown(folder: Folder, site: Render) -> None:
    folder.profile("", "## Open questions\n" + "".join(f"- Number {number}?\n" for number in range(203)))
    assert len(rows(site)) == 200
    text = site().text("questions.html")
    assert "Open questions 203" in text
    assert "and 3 more, in other notes." in text


def test_of_very_many_who_could_answer_the_rest_is_counted(folder: Folder, site: Render) -> None:
    for number in range(14):
        folder.contact(f"c{number:02}")
    folder.profile("", "## Open questions\n- A? → " + " ".join(f"[[c{number:02}]]" for number in range(14)))
    text = site().text("questions.html")
    assert "C11 and 2 more" in text
    assert "C12," not in text.partition("A?")[0]


def test_the_bank_says_how_often_and_of_whom_each_was_asked(folder: Folder, site: Render) -> None:
    folder.theme("work", "title: The work\nlevels: [mid, senior]\nfields: data", "- Who pays?\n- Why?\n- When?")
    folder.theme("empty", "title: Nothing yet")
    for number, name in enumerate(("ada", "bo", "cy", "di"), 1):
        folder.contact(name)
        folder.interview(
            name, f"contact: {name}\ndate: 2026-11-0{number}\nstatus: done", "## Questions\n- [x] Who pays"
        )
    folder.interview("x", "contact: ada\ndate: 2026-11-09\nstatus: done", "## Questions\n- [x] Why?\n- [x] Why?")
    assert bank(site) == [
        "Who pays? asked 4 times Di, 4 Nov Cy, 3 Nov Bo, 2 Nov and 1 more no answer written down",
        "Why? asked twice Ada, 9 Nov Ada, 9 Nov no answer written down",
        "When? not asked yet",
    ]
    text = site().text("questions.html")
    assert "No open question, 3 questions in 2 themes of your bank" in text
    assert "Level: mid, senior. Fields: data" in text
    assert "No question yet." in text


def answer(folder: Folder, slug: str, day: str, text: str, front: str = "") -> None:
    folder.contact(slug, front)
    block = "\n".join(f"  {line}".rstrip() for line in text.splitlines())
    folder.interview(slug, f"contact: {slug}\ndate: {day}\nstatus: done", f"## Questions\n- [x] Who pays?\n{block}\n")


def test_all_answers_stand_side_by_side_latest_first(folder: Folder, site: Render) -> None:
    folder.theme("work", "title: The work", "- Who *pays*?")
    answer(
        folder,
        "ada",
        "2026-11-01",
        "The **council**[^1].\n\n- and\n- the county\n\n[^1]: Mostly.",
        "organisation: Acme",
    )
    answer(folder, "bo", "2026-11-02", "Nobody, see [[ada]].")
    (row,) = items(site, "banked")
    assert text_of(row) == (
        "Who pays? asked twice Bo, 2 Nov Ada, 1 Nov 2 answers to: Who pays? Nobody, see Ada. "
        "Bo, 2 Nov Nobody, see Ada. Ada, 1 Nov Acme The council1. and the county Mostly. ↩︎"
    )
    columns = row.findall(".//ol[@class='side-by-side']/li")
    assert [text_of(one).partition(" Nov")[0] for one in columns] == ["Bo, 2", "Ada, 1"]
    assert [text_of(one) for one in columns[1].findall(".//div/ul/li")] == ["and", "the county"]
    assert {"interviews/ada.html", "interviews/bo.html", "contacts/ada.html"} <= set(site().links("questions.html"))


def test_what_opens_begins_with_the_latest_answer(folder: Folder, site: Render) -> None:
    folder.theme("work", "title: The work", "- Who pays?")
    answer(folder, "ada", "2026-11-01", "Us, " + "word " * 40)
    (row,) = items(site, "banked")
    (summary,) = row.iter("summary")
    assert text_of(summary) == f"1 answer to: Who pays? Us, {'word ' * 31}".rstrip() + "…"
    assert summary.find(".//a") is None


def test_of_very_many_answers_the_latest_stand_there_and_the_rest_is_counted(folder: Folder, site: Render) -> None:
    folder.theme("work", "title: The work", "- Who pays?")
    for number in range(1, 15):
        answer(folder, f"c{number}", f"2026-11-{number:02}", f"Number {number}.")
    (row,) = items(site, "banked")
    assert len(row.findall(".//ol[@class='side-by-side']/li")) == 12
    assert "14 answers to: Who pays? Number 14." in text_of(row)
    assert text_of(row).endswith("and 2 more, in earlier conversations")
    assert "Number 3." in text_of(row)
    assert "Number 2." not in text_of(row)


def test_a_very_long_answer_leads_to_the_rest_of_it(folder: Folder, site: Render) -> None:
    folder.theme("work", "title: The work", "- Who pays?")
    answer(folder, "ada", "2026-11-01", "<b>Very</b> " + "long *words* " * 250)
    answer(folder, "bo", "2026-11-02", "x" * 2000)
    (row,) = items(site, "banked")
    assert text_of(row).count("…") == 3  # two beginnings, and that of the latest before one opens them
    assert f"{'x' * 160}…" in text_of(row)
    assert f"{'x' * 1500}…" in text_of(row)
    assert "Very long words long words" in text_of(row)
    assert text_of(row).count("The whole answer") == 2
    assert "interviews/ada.html#questions" in site().links("questions.html")


def test_an_open_question_of_the_bank_is_found_by_its_theme(folder: Folder, site: Render) -> None:
    folder.theme("way-in", "title: The way in", "- Who pays?")
    folder.profile("", "## Open questions\n- who pays\n- Something else?")
    found = [(one.get("data-theme"), one.get("data-open")) for one in (*items(site), *items(site, "banked"))]
    assert found == [("way-in", "yes"), (None, "yes"), ("way-in", None)]


def test_a_reference_that_leads_nowhere_stays_a_word_of_the_answer(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.contact("bo", "name: Bo Ek")
    folder.theme("work", "title: The work", "- Who pays?")
    answer = "## Questions\n- [x] Who pays?\n  [[bo]] and [[nobody]]."
    folder.interview("a", "contact: ada\ndate: 2026-11-18\nstatus: done", answer)
    assert "Bo Ek and nobody." in site().text("questions.html")


def test_hints_about_the_bank_stand_beside_it(folder: Folder, site: Render) -> None:
    folder.write("content/questions/a.md", "---\ntitle: A\n---\n- Do you like it?\n- What is it like?\n")
    text = site().text("questions.html")
    assert "Advice" in text
    assert "can be answered with yes or no" in text
    assert text.count("questions/a.md:4:3") == 1
