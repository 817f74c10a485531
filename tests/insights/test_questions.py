"""Questions: what is open and who could answer, what was not asked, how often the bank was used."""

from collections.abc import Iterable
from datetime import date, timedelta

from builder.insights import questions
from builder.insights.questions import Stock, Wanted
from tests.support import TODAY, Folder


def talk(folder: Folder, slug: str, day: str, body: str, front: str = "status: done") -> None:
    folder.interview(slug, f"contact: ada\ndate: {day}\n{front}", body)


def lines(found: Iterable[Wanted]) -> list[str]:
    """Return each question in a line: its text and the notes that ask it, with ``!`` where it is critical."""
    return [
        f"{'! ' if one.critical else ''}{one.text} {' '.join(place.note.slug for place in one.places)}" for one in found
    ]


def unanswered(folder: Folder, today: date = TODAY) -> list[str]:
    return lines(Stock(folder.library(), today).unanswered)


def carried_over(folder: Folder, today: date = TODAY) -> list[str]:
    return lines(Stock(folder.library(), today).carried_over)


def test_nothing_is_asked(folder: Folder) -> None:
    library = folder.library()
    stock = Stock(library, TODAY)
    assert stock.unanswered == stock.carried_over == questions.answered(library) == ()
    assert (stock.shelves, stock.times, stock.open, stock.theme_of) == ((), {}, {}, {})


def test_open_questions_of_every_note_in_order_and_answered_ones_apart(folder: Folder) -> None:
    folder.contact("ada")
    section = "## Open questions\n"
    folder.profile("", f"{section}- [ ] Mine?\n- [-] Dropped?")
    folder.organisation("zed", "name: Acme", f"{section}- [ ] First by name?\n- [x] Found out?")
    folder.organisation("acme", "name: Zed", f"{section}- Second by name?")
    talk(folder, "a", "2026-11-01", f"{section}- [ ] Earlier?")
    talk(folder, "b", "2026-11-30", f"{section}- [ ] Later?", "")
    assert unanswered(folder) == [
        "Later? b",
        "Earlier? a",
        "First by name? zed",
        "Second by name? acme",
        "Mine? profile",
    ]
    assert lines(questions.answered(folder.library())) == ["Found out? zed"]


def test_the_same_question_in_several_notes_is_one(folder: Folder) -> None:
    folder.contact("ada")
    talk(folder, "a", "2026-11-01", "## Open questions\n- [ ] Who pays? → ask [[ada]]")
    folder.profile("", "## Open questions\n- [ ] WHO pays → the accounts")
    found = Stock(folder.library(), TODAY).unanswered
    assert lines(found) == ["Who pays? a profile"]
    assert [place.how for place in found[0].places] == ["ask [[ada]]", "the accounts"]


def test_critical_questions_that_were_not_asked_or_not_answered_stand_first(folder: Folder) -> None:
    folder.contact("ada")
    talk(
        folder,
        "a",
        "2026-11-01",
        "## Questions\n- [ ] ! Unasked?\n- [x] ! In vain?\n- [x] ! Answered?\n  Yes.\n- [-] ! Dropped?\n"
        "## Open questions\n- [ ] Noted?",
    )
    assert unanswered(folder) == ["! Unasked? a", "! In vain? a", "Noted? a"]


def test_a_critical_question_that_was_answered_then_or_later_is_open_no_more(folder: Folder) -> None:
    folder.contact("ada")
    folder.contact("bo")
    talk(folder, "b", "2026-11-10", "## Questions\n- [ ] ! Who pays?")
    folder.interview("a", "contact: bo\ndate: 2026-11-09\nstatus: done", "## Questions\n- [x] Who pays?\n  Me.")
    assert unanswered(folder) == ["! Who pays? b"]
    folder.interview("c", "contact: bo\ndate: 2026-11-10\nstatus: done", "## Questions\n- [x] who pays\n  Me.")
    assert unanswered(folder) == []
    assert unanswered(folder, date(2026, 11, 9)) == []  # the conversation is yet to come


def test_only_conversations_that_were_held_leave_questions_behind(folder: Folder) -> None:
    folder.contact("ada")
    body = "## Questions\n- [ ] ! Who pays?\n- [ ] Who else?"
    talk(folder, "planned", "2026-11-30", body, "")
    talk(folder, "cancelled", "2026-11-10", body, "status: cancelled")
    talk(folder, "given", "2026-11-10", body, "status: done\ndirection: giving")
    assert unanswered(folder) == []
    assert carried_over(folder) == []
    talk(folder, "held", "2026-11-20", body)
    assert unanswered(folder) == ["! Who pays? held"]
    assert carried_over(folder) == ["Who else? held"]
    assert carried_over(folder, TODAY - timedelta(1)) == []


def test_what_was_prepared_and_not_asked_is_carried_over_once(folder: Folder) -> None:
    folder.contact("ada")
    talk(folder, "a", "2026-11-01", "## Questions\n- [ ] Who pays?\n- [ ] Noted?\n- [ ] Critical?\n- [ ] Answered?")
    talk(folder, "b", "2026-11-02", "## Questions\n- [ ] who pays\n- [ ] ! Critical?\n- [x] Answered?\n  Yes.")
    folder.profile("", "## Open questions\n- [ ] Noted?")
    assert carried_over(folder) == ["who pays b a"]


def test_what_was_asked_in_vain_is_carried_over_until_somebody_answers_it(folder: Folder) -> None:
    folder.contact("ada")
    talk(folder, "a", "2026-11-01", "## Questions\n- [x] In vain?\n- [-] Dropped?\n- [x] Answered?\n  Yes.")
    assert carried_over(folder) == ["In vain? a"]
    talk(folder, "b", "2026-11-02", "## Questions\n- [x] In vain?\n  No longer.")
    assert carried_over(folder) == []


def test_who_could_answer_is_whom_the_note_refers_to(folder: Folder) -> None:
    folder.contact("ada", "name: Ada Lind")
    folder.contact("bo")
    folder.profile("", "## Open questions\n- [ ] A? → [[bo]], [[Ada Lind|Ada]] or [[bo]]\n- [ ] B? → Bo\n- [ ] C?")
    library = folder.library()
    found = Stock(library, TODAY).unanswered
    assert [questions.who(library, place) for one in found for place in one.places] == [("bo", "ada"), (), ()]


def test_a_reference_to_no_contact_names_nobody(folder: Folder) -> None:
    folder.organisation("acme", "name: Acme")
    folder.contact("ada")
    folder.profile("", "## Open questions\n- [ ] A? → the accounts of [[acme]]")
    talk(folder, "a", "2026-11-01", "## Questions\n- [ ] ! B?")
    library = folder.library()
    found = Stock(library, TODAY).unanswered
    assert [questions.who(library, place) for one in found for place in one.places] == [(), ()]


def test_the_bank_counts_what_was_asked_by_today(folder: Folder) -> None:
    folder.contact("ada")
    folder.theme("work", "title: Work", "- Who pays?\n- Why?\n- When?")
    talk(folder, "a", "2026-11-01", "## Questions\n- [x] Who pays?\n  The council.\n- [ ] Why?")
    talk(folder, "b", "2026-11-20", "## Questions\n- [x] ! who *pays*")
    talk(folder, "c", "2026-11-21", "## Questions\n- [x] Who pays?\n  Later.")
    talk(folder, "d", "2026-11-02", "## Questions\n- [x] Who pays?\n  I do.", "status: done\ndirection: giving")
    ((theme, found),) = Stock(folder.library(), TODAY).shelves
    assert theme.title == "Work"
    assert [(one.text, [time.talk.slug for time in one.times]) for one in found] == [
        ("Who pays?", ["b", "a"]),
        ("Why?", []),
        ("When?", []),
    ]
    assert [[time.question.answer for time in one.answers] for one in found] == [["The council."], [], []]


def test_themes_by_order_then_by_title(folder: Folder) -> None:
    folder.theme("a", "title: Zed\norder: 1", "- A?")
    folder.theme("b", "title: bee", "- B?\n- A?")
    folder.theme("c", "title: Ant", "- C?")
    folder.theme("d", "title: Cow\norder: 1", "- D?")
    folder.theme("e", "title: Last\norder: 0", "- E?")
    stock = Stock(folder.library(), TODAY)
    assert [shelf.theme.title for shelf in stock.shelves] == ["Last", "Cow", "Zed", "Ant", "bee"]
    themes = {key: theme.slug for key, theme in stock.theme_of.items()}
    assert themes == {"a": "a", "b": "b", "c": "c", "d": "d", "e": "e"}
