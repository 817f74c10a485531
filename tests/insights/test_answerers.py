"""Who could answer an open question: those named first, then people of its organisation, then of its field."""

from datetime import date

import pytest

from builder.followups.facts import settle
from builder.insights.answerers import answerers
from builder.insights.questions import Stock
from tests.support import TODAY, Folder

HELD = "date: 2026-11-01\nstatus: done"
REPLY = "## Log\n- 2026-10-{} reply"


def who(folder: Folder, today: date = TODAY) -> dict[str, list[str]]:
    """Return, by question, who could answer in lines: ada, organisation Acme, met, 2026-11-24."""
    facts = settle(folder.library(), today)
    stock = Stock(facts.library, today)
    return {
        key: [
            ", ".join(
                [
                    one.contact.slug,
                    f"{one.reason.name.lower()} {one.detail}".strip(),
                    "met" if one.met else "not met",
                    *([str(one.pending.day)] if one.pending else []),
                ]
            )
            for one in found
        ]
        for key, found in answerers(facts, stock, stock.open.values()).items()
    }


def slugs(folder: Folder) -> list[str]:
    """Return who could answer the only open question."""
    (found,) = who(folder).values()
    return [one.partition(",")[0] for one in found]


@pytest.fixture
def asks(folder: Folder) -> Folder:
    """Return notes with an open question about Acme."""
    folder.organisation("acme", "name: Acme", "## Open questions\n- [ ] Who pays?")
    return folder


def test_nothing_is_open(folder: Folder) -> None:
    folder.contact("ada", "fields: data")
    assert who(folder) == {}


def test_nobody_is_known(asks: Folder) -> None:
    asks.contact("ada", "organisation: Elsewhere\nfields: data")
    assert who(asks) == {"who pays": []}


def test_people_of_the_organisation_whose_note_asks_met_or_not(asks: Folder) -> None:
    asks.contact("ada", "organisation: acme")
    asks.contact("bo", "organisation: Acme", REPLY.format("01"))
    assert who(asks) == {"who pays": ["bo, organisation Acme, met", "ada, organisation Acme, not met"]}


def test_those_named_stand_first_whatever_has_become_of_them(folder: Folder) -> None:
    folder.contact("ada", "organisation: Acme")
    folder.contact("bo", "status: archived")
    folder.organisation("acme", "name: Acme", "## Open questions\n- [ ] Who pays? → [[bo]]")
    assert who(folder) == {"who pays": ["bo, named, not met", "ada, organisation Acme, not met"]}


def test_all_named_are_kept_and_leave_no_room_for_more_than_three(folder: Folder) -> None:
    for slug in "abcde":
        folder.contact(slug, "organisation: Acme")
    folder.organisation("acme", "name: Acme", "## Open questions\n- A? → [[a]]\n- B? → [[a]] [[b]] [[c]] [[d]]\n- C?")
    assert {key: [one[0] for one in found] for key, found in who(folder).items()} == {
        "a": ["a", "b", "c"],
        "b": ["a", "b", "c", "d"],
        "c": ["a", "b", "c"],
    }


def test_an_organisation_that_the_note_names_and_one_that_is_no_organisation(folder: Folder) -> None:
    folder.organisation("acme", "name: Acme")
    folder.contact("ada", "organisation: Acme")
    folder.profile("", "## Open questions\n- A? → the accounts of [[Acme]], or [[nobody]]\n- B? → Acme")
    assert who(folder) == {"a": ["ada, organisation Acme, not met"], "b": []}


def test_where_the_person_was_that_day_then_the_fields_of_that_conversation(folder: Folder) -> None:
    folder.contact("ada", "organisation: Zed\nfields: cooking")
    folder.contact("bo", "organisation: Acme", REPLY.format("01"))
    folder.contact("cy", "organisation: Zed")
    folder.contact("di", "fields: [law, Health Data]", REPLY.format("02"))
    folder.contact("ed", "fields: cooking")
    folder.interview(
        "t", f"contact: ada\n{HELD}\norganisation: Acme\nfields: health data", "## Open questions\n- Who pays?"
    )
    assert who(folder) == {"who pays": ["bo, organisation Acme, met", "di, field Health Data, met"]}


def test_a_conversation_without_an_organisation_asks_of_the_contacts_fields(folder: Folder) -> None:
    folder.contact("ada", "fields: data")
    folder.contact("bo", "fields: Data")
    folder.interview("t", f"contact: ada\n{HELD}", "## Open questions\n- Who pays?")
    assert who(folder) == {"who pays": ["ada, field data, met", "bo, field Data, not met"]}


def test_the_fields_of_the_organisation_and_of_the_themes_of_the_bank(asks: Folder) -> None:
    asks.organisation("acme", "name: Acme\nfields: law", "## Open questions\n- Who pays?\n- How much?")
    asks.theme("a", "title: A\nfields: [data, maps]", "- WHO pays")
    asks.theme("b", "title: B\nfields: tea", "- Who pays?")
    for slug, field in (("ada", "data"), ("bo", "law"), ("cy", "tea"), ("di", "sums")):
        asks.contact(slug, f"fields: {field}")
    assert who(asks) == {
        "who pays": ["ada, field data, not met", "bo, field law, not met", "cy, field tea, not met"],
        "how much": ["bo, field law, not met"],
    }


def test_first_those_with_whom_a_conversation_is_agreed_then_those_met_then_those_last_in_touch(asks: Folder) -> None:
    asks.contact("a-stranger", "organisation: Acme")
    asks.contact("b-late", "organisation: Acme", REPLY.format("09"))
    asks.contact("c-early", "organisation: Acme", REPLY.format("01"))
    asks.contact("d-asked", "organisation: Acme", "## Log\n- 2026-11-19 request")
    assert slugs(asks) == ["b-late", "c-early", "d-asked"]
    asks.contact("y-later", "organisation: Acme")
    asks.contact("z-soon", "organisation: Acme")
    asks.interview("one", "contact: y-later\ndate: 2026-12-24")
    asks.interview("two", "contact: z-soon\ndate: 2026-11-20")
    assert who(asks)["who pays"] == [
        "z-soon, organisation Acme, not met, 2026-11-20",
        "y-later, organisation Acme, not met, 2026-12-24",
        "b-late, organisation Acme, met",
    ]


def test_of_the_same_the_slug_decides(asks: Folder) -> None:
    for slug in ("bo", "ada"):
        asks.contact(slug, "organisation: Acme")
    assert slugs(asks) == ["ada", "bo"]


def test_of_several_fields_no_more_than_three_are_named_in_all(folder: Folder) -> None:
    folder.organisation("acme", "name: Acme\nfields: [ice, fire]", "## Open questions\n- [ ] Who pays?")
    for slug in ("ada", "bo", "cy"):
        folder.contact(slug, "fields: fire", REPLY.format("02"))
    for slug in ("di", "eva"):
        folder.contact(slug, "fields: ice", REPLY.format("09"))
    assert slugs(folder) == ["di", "eva", "ada"]


def test_somebody_of_the_organisation_and_the_field_is_named_once_for_the_organisation(asks: Folder) -> None:
    asks.organisation("acme", "name: Acme\nfields: data", "## Open questions\n- Who pays?")
    asks.contact("bo", "fields: data", REPLY.format("01"))
    asks.contact("ada", "organisation: Acme\nfields: data")
    assert who(asks) == {"who pays": ["ada, organisation Acme, not met", "bo, field data, met"]}


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("status: parked", True),
        ("may_contact: true", True),
        ("may_contact: false", False),
        ("status: declined", False),
        ("status: archived", False),
    ],
)
def test_whom_one_may_ask(asks: Folder, front: str, found: bool) -> None:  # noqa: FBT001
    asks.contact("ada", f"organisation: Acme\n{front}")
    assert slugs(asks) == (["ada"] if found else [])


def test_nobody_is_suggested_of_whom_there_is_no_note(asks: Folder) -> None:
    asks.interview("t", f"contact: Nobody Known\n{HELD}\norganisation: Acme")
    loaded = asks.load()
    assert loaded.library.stand_ins
    facts = settle(loaded.library, TODAY)
    stock = Stock(loaded.library, TODAY)
    assert answerers(facts, stock, stock.unanswered) == {"who pays": ()}


def test_whoever_was_asked_is_not_suggested_again_but_whoever_was_not_is(folder: Folder) -> None:
    for slug in ("ada", "bo", "cy", "di"):
        folder.contact(slug, "organisation: Acme")
    folder.interview("vain", f"contact: [ada, bo]\n{HELD}", "## Questions\n- [x] ! Who pays?")
    folder.interview("not", f"contact: cy\n{HELD}", "## Questions\n- [ ] Who pays?")
    assert slugs(folder) == ["cy", "di"]


def test_whoever_was_asked_stays_where_the_note_names_them(folder: Folder) -> None:
    folder.contact("ada")
    body = "## Questions\n- [x] Who pays?\n## Open questions\n- Who pays? → ask [[ada]] again"
    folder.interview("vain", f"contact: ada\n{HELD}", body)
    assert slugs(folder) == ["ada"]


def test_what_was_prepared_and_not_asked_is_answered_by_the_same_rules(folder: Folder) -> None:
    folder.contact("ada", "organisation: Acme")
    folder.interview("t", f"contact: ada\n{HELD}", "## Questions\n- [ ] Who pays?")
    assert who(folder) == {"who pays": ["ada, organisation Acme, met"]}
