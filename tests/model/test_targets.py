"""Where links of a body lead."""

import pytest

from builder.model.references import Asked, Named, References
from builder.model.targets import EMPTY, Target, Targets, recalled

TARGETS = Targets(
    contacts=References([Named("ada", ("Ada Adeyemi",), "content/contacts/ada.md")], broken=[Named("bo", (), "")]),
    interviews=References([Named("talk", (), "content/interviews/2026/talk.md")]),
    organisations=References([Named("ada", (), "content/organisations/ada.md"), Named("labs", ("Labs Ltd",), "")]),
    by_path={
        "content/contacts/ada.md": Target("contact", "ada"),
        "content/contacts/b b.md": Target("contact", "b b"),
        "content/contacts/caf\u00e9.md": Target("contact", "caf\u00e9"),
        "content/contacts/zoe\u0308.md": Target("contact", "zo\u00eb"),
    },
    broken=frozenset({"content/contacts/bo.md", "content/contacts/be\u0301.md"}),
    only_named=lambda: {"city-archive": "city-archive", "!!": "!!", "talk": "talk", "bo": "bo"},
)


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("ada", (Target("contact", "ada"), True)),
        ("Ada Adeyemi|her", (Target("contact", "ada"), True)),
        ("talk", (Target("interview", "talk"), True)),
        ("Labs Ltd", (Target("organisation", "labs"), True)),
        ("bo", (None, True)),
        ("nobody", (None, False)),
        ("city-archive", (Target("organisation", "city-archive"), True)),
        ("[[places/City  Archive#About|there]]", (Target("organisation", "city-archive"), True)),
        ("!!", (Target("organisation", "!!"), True)),
        ("#About", (None, False)),
        ("organisations/ada", (Target("organisation", "ada"), True)),
        ("content/organisations/uk/ada.md#About|them", (Target("organisation", "ada"), True)),
        ("contacts/ada", (Target("contact", "ada"), True)),
        ("interviews/ada", (Target("contact", "ada"), True)),
        ("people/ada", (Target("contact", "ada"), True)),
    ],
)
def test_a_reference_leads_to_the_kind_whose_folder_it_names_else_a_contact_an_interview_an_organisation(
    reference: str, found: tuple[Target | None, bool]
) -> None:
    assert TARGETS.referred(reference) == found


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("../contacts/ada.md", (Target("contact", "ada"), True)),
        ("../contacts/ada.md#log", (Target("contact", "ada"), True)),
        ("../contacts/ada.md?raw", (Target("contact", "ada"), True)),
        ("../contacts/b%20b.md", (Target("contact", "b b"), True)),
        ("../contacts/bo.md", (None, True)),
        ("../contacts/caf\u00e9.md", (Target("contact", "caf\u00e9"), True)),
        ("../contacts/cafe\u0301.md", (Target("contact", "caf\u00e9"), True)),
        ("../contacts/zo%C3%AB.md#log", (Target("contact", "zo\u00eb"), True)),
        ("../contacts/b\u00e9.md", (None, True)),
        ("../contacts/\u00e9.md", (None, False)),
        ("../Contacts/ADA.md", (Target("contact", "ada"), True)),
        ("../contacts/CAF\u00c9.MD", (Target("contact", "caf\u00e9"), True)),
        ("../contacts/BO.md", (None, True)),
        ("contacts/ada.md", (Target("contact", "ada"), True)),
        ("./contacts/ada.md#log", (Target("contact", "ada"), True)),
        ("../contacts/ada", (None, False)),
        ("content/contacts/ada.md", (None, False)),
        ("/contacts/ada.md", (None, False)),
        ("../contacts/ada.md%23log", (None, False)),
        ("ada.md", (None, False)),
        ("../../../ada.md", (None, False)),
    ],
)
def test_a_relative_link_leads_from_the_notes_own_place(link: str, found: tuple[Target | None, bool]) -> None:
    assert TARGETS.linked("content/interviews/talk.md", link) == found


def test_nothing_to_link_to() -> None:
    assert EMPTY.referred("ada") == (None, False)
    assert EMPTY.linked("content/profile.md", "contacts/ada.md") == (None, False)


@pytest.mark.parametrize(
    ("typed", "slug"),
    [("Labs Ltd", "labs"), ("[[labs]]", "labs"), ("City Archive", "city-archive"), ("ada", "ada"), ("nobody", "")],
)
def test_what_is_called_an_organisation_may_have_no_note(typed: str, slug: str) -> None:
    assert TARGETS.organisation(typed) == slug


def test_what_was_asked_answers_the_same_questions() -> None:
    asked: list[Asked] = []
    recorded = TARGETS.recorded(asked.append)
    assert recorded.referred("City Archive") == recalled(asked).referred("City Archive")
    assert recorded.referred("nobody") == recalled(asked).referred("nobody")
    for link in ("../contacts/ada.md", "contacts/Ada.md", "../contacts/bo.md", "gone.md"):
        led = recorded.linked("content/interviews/talk.md", link)
        assert led == recalled(asked).linked("content/interviews/talk.md", link)
    assert all(TARGETS.answer(sort, question) == answer for sort, question, answer in asked)
