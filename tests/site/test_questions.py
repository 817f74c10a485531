"""The page of questions: open ones first, what was not asked, the bank with its answers."""

from collections.abc import Callable
from typing import Any

from tests.support import Folder

ANY = Callable[..., Any]  # the fixture’s class lives in conftest.py, which nothing imports


def rows(site: ANY, *, answered: bool = False) -> list[str]:
    """Return the open questions in order, or those answered since, each on one line."""
    items = [one for one in site().main("questions.html").iter("li") if "data-row" in one.attrib]
    state = "answered" if answered else "open"
    return [" ".join("".join(one.itertext()).split()) for one in items if one.get("class") == state]


def test_without_questions_there_are_three_to_begin_with(site: ANY) -> None:
    made = site()
    text = made.text("questions.html")
    assert "No open question." in text
    assert "content/questions/first-talks.md" in text
    assert sum(line.startswith("- ") for line in made.html("questions.html").split("<pre")[1].splitlines()) == 3
    assert made.main("questions.html").find(".//form") is None


def test_critical_ones_stand_before_what_was_noted(folder: Folder, site: ANY) -> None:
    folder.contact("ada", "name: Ada Lind")
    folder.contact("bo", "name: Bo Ek")
    folder.interview(
        "a",
        "contact: ada\ndate: 2026-11-18\nstatus: done",
        "## Questions\n- [ ] ! Who *pays*?\n- [x] ! In vain?\n- [ ] Who else?\n"
        "## Open questions\n- [ ] Who reads it? → ask [[bo]]\n- [x] Who wrote it? → Bo did",
    )
    assert rows(site) == [
        "Who pays? Critical Prepared, not asked Ada Lind, 18 Nov",
        "In vain? Critical Asked, no answer written down Ada Lind, 18 Nov",
        "Who reads it? ask Bo Ek Ada Lind, 18 Nov",
        "Who else? Prepared, not asked Ada Lind, 18 Nov",
    ]
    assert rows(site, answered=True) == ["Who wrote it? Bo did Ada Lind, 18 Nov"]
    made = site()
    assert made.text("questions.html").count("Prepared, not asked yet 1") == 1
    assert "3 open questions" in made.text("questions.html")
    assert "3 open" in "".join(made.tree("questions.html").find(".//nav").itertext())
    assert {"contacts/bo.html", "interviews/a.html"} <= set(made.links("questions.html"))


def test_a_question_of_several_notes_says_so_in_one_row(folder: Folder, site: ANY) -> None:
    folder.contact("ada", "name: Ada Lind")
    section = "## Open questions\n- [ ] Who pays?"
    folder.interview("a", "contact: ada\ndate: 2026-11-18\nstatus: done", f"{section} → the books")
    folder.organisation("acme", "name: Acme", f"{section} → [[ada]]")
    folder.profile("", f"{section} → the books")
    assert rows(site) == ["Who pays? the booksAda Lind Ada Lind, 18 Nov Acme Your profile"]


def test_who_could_answer_most_stands_first(folder: Folder, site: ANY) -> None:
    folder.contact("ada", "name: Ada")
    folder.contact("bo", "name: Bo")
    folder.contact("cy", "name: Cy")
    folder.profile("", "## Open questions\n- A? → [[bo]]\n- B? → [[cy]] or [[bo]]\n- C? → [[ada]]")
    made = site()
    assert "Who could answer: Bo (2 questions), Ada, Cy" in made.text("questions.html")
    named = [one.get("data-who") for one in made.main("questions.html").iter("li") if "data-row" in one.attrib]
    assert named == ["bo", "cy|bo", "ada"]


def test_the_bank_says_how_often_of_whom_and_the_last_answer(folder: Folder, site: ANY) -> None:
    folder.theme("work", "title: The work\nlevels: [mid, senior]\nfields: data", "- Who pays?\n- Why?\n- When?")
    folder.theme("empty", "title: Nothing yet")
    for number, name in enumerate(("ada", "bo", "cy", "di"), 1):
        folder.contact(name)
        folder.interview(
            name,
            f"contact: {name}\ndate: 2026-11-0{number}\nstatus: done",
            f"## Questions\n- [x] Who pays\n  Answer **{number}**, see [[ada|her]]." + " word" * 40,
        )
    folder.interview("x", "contact: ada\ndate: 2026-11-09\nstatus: done", "## Questions\n- [x] Why?\n- [x] Why?")
    made = site()
    table = [
        [" ".join("".join(cell.itertext()).split()) for cell in row]
        for row in made.main("questions.html").iter("tr")
        if row.get("data-row") is not None
    ]
    assert table[0][:2] == ["Who pays?", "4 times Di, 4 Nov Cy, 3 Nov Bo, 2 Nov and 1 more"]
    assert table[0][2].startswith("Answer 4, see her. word")
    assert table[0][2].endswith("word… Di, 4 Nov")
    assert table[0][2].count("word") == 26
    assert table[1] == ["Why?", "twice Ada, 9 Nov Ada, 9 Nov", ""]
    assert table[2] == ["When?", "not yet", ""]
    text = made.text("questions.html")
    assert "No open question, 3 questions in 2 themes of your bank" in text
    assert "Level: mid, senior. Fields: data" in text
    assert "No question yet." in text


def test_an_open_question_of_the_bank_is_found_by_its_theme(folder: Folder, site: ANY) -> None:
    folder.theme("way-in", "title: The way in", "- Who pays?")
    folder.profile("", "## Open questions\n- who pays\n- Something else?")
    items = [one for one in site().main("questions.html").iter("li") if "data-row" in one.attrib]
    assert [(one.get("data-theme"), one.get("data-open")) for one in items] == [("way-in", "yes"), (None, "yes")]


def test_a_reference_that_leads_nowhere_stays_a_word_of_the_answer(folder: Folder, site: ANY) -> None:
    folder.contact("ada")
    folder.contact("bo", "name: Bo Ek")
    folder.theme("work", "title: The work", "- Who pays?")
    answer = "## Questions\n- [x] Who pays?\n  [[bo]] and [[nobody]]."
    folder.interview("a", "contact: ada\ndate: 2026-11-18\nstatus: done", answer)
    assert "Bo Ek and nobody." in site().text("questions.html")
