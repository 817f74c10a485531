"""Questions proposed for a conversation: from the bank and from what is open, for this person."""

import pytest

from builder.insights import proposals
from builder.insights.proposals import Choice, Proposal
from builder.insights.questions import Stock
from tests.support import TODAY, Folder

_BANK = {
    "work": ("order: 1", ["What did last week look like?", "What surprises newcomers?", "How do you divide the week?"]),
    "way-in": ("levels: [entry, mid]\norder: 2", ["Through which posts do people come in?"]),
    "heading": ("levels: [senior, executive]\norder: 3", ["What will change in five years?"]),
    "rivers": ("fields: Rivers\norder: 4", ["How do you begin in a street?", "Who decides?"]),
    "end": ("order: 5", ["What should I have asked?", "Which two people would you talk to next in my place?"]),
}


@pytest.fixture
def bank(folder: Folder) -> Folder:
    for slug, (front, questions) in _BANK.items():
        folder.theme(slug, f"title: {slug.title()}\n{front}", "\n".join(f"- {one}" for one in questions))
    return folder


def choose(folder: Folder, slug: str = "talk") -> Choice:
    library = folder.library()
    talk = library.interviews[slug]
    stock = Stock(library, TODAY)
    return proposals.choose(stock, proposals.of_talk(library, talk), talk.questions)


def proposed(folder: Folder, slug: str = "talk") -> list[str]:
    return [one.text for one in choose(folder, slug).proposed]


def planned(folder: Folder, questions: str = "", front: str = "", contact: str = "ada") -> None:
    folder.interview("talk", f"contact: {contact}\ndate: 2026-11-24\n{front}", f"## Questions\n{questions}")


def asked(folder: Folder, slug: str, contact: str, *questions: str, front: str = "") -> None:
    items = "\n".join(f"- [x] {one}\n  An answer." for one in questions)
    front = f"contact: {contact}\ndate: 2026-11-01\nstatus: done\n{front}"
    folder.interview(slug, front, f"## Questions\n{items}")


def test_without_a_bank_the_question_for_two_more_people_is_there(folder: Folder) -> None:
    folder.contact("ada")
    planned(folder)
    found = choose(folder)
    assert found == Choice((Proposal(proposals.REFERRAL, None, (), (), is_referral=True),), ())


def test_enough_questions_need_no_more_and_the_rail_still_suggests(bank: Folder) -> None:
    bank.contact("ada")
    planned(bank, "\n".join(f"- [ ] Own {number}?" for number in range(5)))
    found = choose(bank)
    assert found.proposed == ()
    assert [one.text for one in found.more][:2] == [_BANK["end"][1][1], "What did last week look like?"]
    assert len(found.more) == proposals.MORE


def test_as_many_as_are_missing_over_the_themes_in_the_order_of_the_bank(bank: Folder) -> None:
    bank.contact("ada")
    planned(bank, "- [ ] Own?")
    assert proposed(bank) == [
        "What did last week look like?",
        "What surprises newcomers?",
        "What should I have asked?",
        "Which two people would you talk to next in my place?",
    ]


def test_one_theme_alone_may_give_more_than_two(folder: Folder) -> None:
    folder.theme("work", "title: Work", "- A?\n- B?\n- C?\n- D?\n- E?")
    folder.contact("ada")
    planned(folder)
    assert proposed(folder) == ["A?", "B?", "C?", "D?", proposals.REFERRAL]
    assert [one.text for one in choose(folder).more] == ["E?"]


def test_two_of_a_theme_come_before_what_another_has_however_good_a_third_is(folder: Folder) -> None:
    folder.theme("fresh", "title: Fresh\norder: 1", "- A?\n- B?\n- C?")
    folder.theme("stale", "title: Stale\norder: 2", "- X?\n- Y?")
    folder.contact("ada", "level: mid")
    folder.contact("bo", "level: mid")
    asked(folder, "before", "bo", "X?", "Y?")
    planned(folder)
    assert proposed(folder) == ["A?", "B?", "X?", "Y?", proposals.REFERRAL]
    assert [one.text for one in choose(folder).more] == ["C?"]


def test_a_few_more_are_suggested_of_many(folder: Folder) -> None:
    folder.theme("many", "title: Many", "\n".join(f"- What of {number}?" for number in range(20)))
    folder.contact("ada")
    planned(folder)
    found = choose(folder)
    assert (len(found.proposed), len(found.more)) == (proposals.ENOUGH, proposals.MORE)


@pytest.mark.parametrize(
    ("front", "fits", "not_for"),
    [
        ("level: entry", "Through which posts do people come in?", "What will change in five years?"),
        ("level: executive", "What will change in five years?", "Through which posts do people come in?"),
        ("fields: rivers", "How do you begin in a street?", "What will change in five years?"),
        ("fields: RIVERS!", "How do you begin in a street?", "Through which posts do people come in?"),
        ("", "What did last week look like?", "How do you begin in a street?"),
    ],
)
def test_only_what_suits_their_level_and_fields(bank: Folder, front: str, fits: str, not_for: str) -> None:
    bank.contact("ada", front)
    planned(bank)
    found = choose(bank)
    texts = [one.text for one in (*found.proposed, *found.more)]
    assert fits in texts
    assert not_for not in texts


def test_the_fields_of_the_conversation_count_before_those_of_the_contact(bank: Folder) -> None:
    bank.contact("ada", "fields: rivers")
    planned(bank, front="fields: [law]")
    found = choose(bank)
    assert "How do you begin in a street?" not in [one.text for one in (*found.proposed, *found.more)]


def test_of_several_people_the_level_of_each_counts(bank: Folder) -> None:
    bank.contact("ada", "level: senior")
    bank.contact("bo", "level: mid")
    planned(bank, contact="[ada, bo]")
    texts = proposed(bank)
    assert "What will change in five years?" in texts
    assert "Through which posts do people come in?" in texts


def test_what_the_note_has_is_never_proposed_dropped_or_not(bank: Folder) -> None:
    bank.contact("ada")
    planned(bank, "- [ ] WHAT did *last week* look like\n- [-] What surprises newcomers?")
    found = choose(bank)
    texts = [one.text for one in (*found.proposed, *found.more)]
    assert "What did last week look like?" not in texts
    assert "What surprises newcomers?" not in texts
    assert len(found.proposed) == 3  # what is left: not five


def test_what_this_person_was_asked_is_never_proposed_again(bank: Folder) -> None:
    bank.contact("ada")
    bank.contact("bo")
    asked(bank, "before", "[bo, ada]", "What did last week look like?", _BANK["end"][1][1])
    planned(bank)
    found = choose(bank)
    texts = [one.text for one in (*found.proposed, *found.more)]
    assert "What did last week look like?" not in texts
    assert texts.count(proposals.REFERRAL) == 1
    assert found.proposed[-1].text == proposals.REFERRAL  # another wording: the names will be others


def test_the_built_in_question_comes_back_where_every_wording_was_asked(folder: Folder) -> None:
    folder.contact("ada")
    asked(folder, "before", "ada", proposals.REFERRAL)
    planned(folder)
    (one,) = choose(folder).proposed
    assert one.text == proposals.REFERRAL
    assert [time.talk.slug for time in one.times] == ["before"]


@pytest.mark.parametrize("alike", ["level: mid", "fields: rivers"])
def test_what_somebody_alike_was_asked_comes_after_what_nobody_was(folder: Folder, alike: str) -> None:
    folder.theme("work", "title: Work", "- A?\n- B?\n- C?\n- D?\n- E?")
    folder.contact("ada", "level: mid\nfields: rivers")
    folder.contact("bo", alike)
    folder.contact("cy", "level: senior\nfields: law")
    asked(folder, "bo", "bo", "A?")
    asked(folder, "cy", "cy", "B?")
    planned(folder)
    assert proposed(folder) == ["B?", "C?", "D?", "E?", proposals.REFERRAL]
    (last,) = choose(folder).more
    assert (last.text, [one.talk.slug for one in last.times]) == ("A?", ["bo"])


def test_what_was_asked_in_vain_is_open(folder: Folder) -> None:
    folder.theme("work", "title: Work", "- A?\n- B?\n- C?\n- D?\n- E?")
    folder.contact("ada")
    folder.contact("bo")
    folder.interview("vain", "contact: bo\ndate: 2026-11-01\nstatus: done", "## Questions\n- [x] E?")
    planned(folder)
    assert proposed(folder) == ["A?", "B?", "C?", "E?", proposals.REFERRAL]


def test_what_is_still_open_comes_first_and_says_where(folder: Folder) -> None:
    folder.theme("work", "title: Work", "- A?\n- B?\n- C?\n- D?\n- E?")
    folder.contact("ada")
    folder.profile("", "## Open questions\n- [ ] e → somebody")
    planned(folder)
    found = choose(folder).proposed
    assert [one.text for one in found] == ["A?", "B?", "C?", "E?", proposals.REFERRAL]
    assert [place.note.slug for place in found[3].open] == ["profile"]
    assert found[3].theme
    assert found[3].theme.slug == "work"


@pytest.mark.parametrize(
    "how",
    ["→ [[ada]]", "→ the accounts of [[acme]]", "→ somebody at Acme Rivers?"],
)
def test_open_questions_that_name_the_person_or_their_organisation_are_proposed(folder: Folder, how: str) -> None:
    folder.organisation("acme", "name: Acme Rivers")
    folder.contact("ada", "organisation: acme")
    folder.profile("", f"## Open questions\n- [ ] Who lends? {how}\n- [ ] Who pays? → [[nobody]]\n- [ ] Who else?")
    planned(folder)
    assert proposed(folder) == ["Who lends?", proposals.REFERRAL]


@pytest.mark.parametrize(("how", "is_theirs"), [("[[organisations/mill]]", True), ("[[contacts/mill]]", False)])
def test_an_open_question_is_for_those_at_the_organisation_that_its_link_leads_to(
    folder: Folder,
    how: str,
    is_theirs: bool,  # noqa: FBT001
) -> None:
    """Somebody has the slug of the organisation, so the folder tells which is meant, as everywhere."""
    folder.organisation("mill", "name: Old Works")
    folder.contact("mill", "name: Milly May")
    folder.contact("ada", "organisation: Old Works")
    folder.profile("", f"## Open questions\n- [ ] Who lends? → {how}")
    planned(folder)
    assert proposed(folder) == [*(["Who lends?"] if is_theirs else []), proposals.REFERRAL]


def test_open_questions_about_their_organisation_are_proposed(folder: Folder) -> None:
    folder.organisation("acme", "name: Acme", "## Open questions\n- [ ] Who lends?\n- [x] Who paid?")
    folder.organisation("zed", "name: Zed", "## Open questions\n- [ ] Who sings?")
    folder.contact("ada", "organisation: zed")
    planned(folder, front="organisation: Acme")
    (one, _) = choose(folder).proposed
    assert one.text == "Who lends?"
    assert one.theme is None
    assert [place.note.slug for place in one.open] == ["acme"]


def test_what_was_prepared_for_them_and_not_asked_comes_first(folder: Folder) -> None:
    folder.theme("work", "title: Work", "- A?\n- B?\n- C?\n- D?\n- E?")
    folder.contact("ada")
    folder.contact("bo")
    for slug in ("ada", "bo"):
        folder.interview(
            f"old-{slug}", f"contact: {slug}\ndate: 2026-11-01\nstatus: done", f"## Questions\n- Old {slug}?"
        )
    planned(folder)
    assert proposed(folder) == ["Old ada?", "A?", "B?", "C?", proposals.REFERRAL]


def test_a_conversation_that_is_only_thought_of(bank: Folder) -> None:
    bank.contact("ada", "organisation: Acme\nlevel: senior")
    library = bank.library()
    person = proposals.whom(library, ["ada"], organisation="Nowhere yet", fields=["Rivers"])
    assert person.organisations == frozenset()
    assert person.fields == frozenset({"rivers"})
    assert "How do you begin in a street?" in [
        one.text for one in proposals.choose(Stock(library, TODAY), person).proposed
    ]


@pytest.mark.parametrize("box", ["[ ]", "[-]"])
def test_the_note_may_ask_for_more_people_in_its_own_words(bank: Folder, box: str) -> None:
    bank.contact("ada")
    planned(bank, f"- {box} Who else should I talk to?")
    assert not any(one.is_referral for one in (*choose(bank).proposed, *choose(bank).more))


@pytest.mark.parametrize(
    "text",
    [
        "Which two people would you talk to next in my place?",
        proposals.REFERRAL,
        "Who else should I speak with?",
        "Whom would you ask next?",
        "Could you give me two names?",
        "Can you introduce me to somebody who maps?",
        "Do you know anyone I could contact?",
        "Could you put me in touch with other people in your field?",
    ],
)
def test_questions_for_more_people(text: str) -> None:
    assert proposals.is_referral(text)


@pytest.mark.parametrize("text", [one for _, all_of in _BANK.values() for one in all_of[:-1]])
def test_other_questions_are_not_for_more_people(text: str) -> None:
    assert not proposals.is_referral(text)


@pytest.mark.parametrize(
    "text",
    [
        "What do you say to people whom no scheme will protect?",
        "Who decides which neighbourhood comes first?",
        "What should I have asked that I did not?",
        "Which people do you meet in a week?",
        "What would you change about my CV?",
    ],
)
def test_questions_about_people_are_not_for_more_people(text: str) -> None:
    assert not proposals.is_referral(text)
