"""What the notes say, as values: contacts, interviews, conversations."""

from datetime import date

import pydantic
import pytest

from builder.model.library import Library
from tests.support import Folder


@pytest.mark.parametrize(
    ("front", "status"),
    [
        ("", "scheduled"),
        ("lasted: 20", "done"),
        ("thanked: 2026-11-18", "done"),
        ("debriefed: 2026-11-18", "done"),
        ("interest_after: 3", "done"),
        ("interest_before: 3\nconfirmed: 2026-11-18\nprepared: 2026-11-18\nbooked: 2026-11-18", "scheduled"),
        ("status: no-show", "no-show"),
        ("status: Scheduled\nlasted: 20", "scheduled"),
    ],
)
def test_the_status_that_is_stated_else_implied(folder: Folder, front: str, status: str) -> None:
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\ndate: 2026-11-18\n{front}")
    assert folder.library().interviews["talk"].status == status


@pytest.mark.parametrize(
    ("front", "day"),
    [
        ("", date(2026, 11, 18)),
        ("status: cancelled", date(2026, 11, 18)),
        ("status: cancelled\ncalled_off: 2026-11-10", date(2026, 11, 10)),
        ("status: cancelled\ncalled_off: 2026-11-19", date(2026, 11, 18)),
        ("status: no-show\ncalled_off: 2026-11-10", date(2026, 11, 18)),
    ],
)
def test_a_cancelled_interview_is_dated_by_the_earlier_of_date_and_called_off(
    folder: Folder, front: str, day: date
) -> None:
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\ndate: 2026-11-18 14:30\n{front}")
    assert folder.library().interviews["talk"].day == day


def test_an_introducer_is_somebody_else_with_a_note(folder: Folder) -> None:
    folder.contact("ada")
    folder.contact("bo", "introduced_by: ada")
    folder.contact("cy", "introduced_by: cy")
    folder.contact("di", "introduced_by: Somebody Else")
    library = folder.load().library
    found = {one.slug: library.introducer(one) for one in library.contacts.values()}
    assert found == {"ada": None, "bo": library.contacts["ada"], "cy": None, "di": None}


def test_conversations_are_by_day_then_by_slug(folder: Folder) -> None:
    folder.contact("ada")
    folder.contact("bo")
    folder.interview("b", "contact: ada\ndate: 2026-11-18 09:00")
    folder.interview("a", "contact: [bo, ada]\ndate: 2026-11-18 14:30")
    folder.interview("z", "contact: ada\ndate: 2026-11-17")
    library = folder.library()
    found = {slug: [one.slug for one in talks] for slug, talks in library.conversations.items()}
    assert found == {"ada": ["z", "a", "b"], "bo": ["a"]}


@pytest.mark.parametrize(
    ("front", "first"),
    [
        ("name: Thandi Nkosi", "Thandi"),
        ("name: Mara", "Mara"),
        ("name: No", "No"),
        ("name: Nkosi, Thandi", "Nkosi"),
        ("name: ','", ","),
        ("name: Thandi Nkosi\npreferred_name: Dr Nkosi", "Dr Nkosi"),
    ],
)
def test_how_to_address_somebody(folder: Folder, front: str, first: str) -> None:
    folder.contact("ada", front)
    assert folder.library().contacts["ada"].first_name == first


def test_nothing_changes_after_it_is_made(folder: Folder) -> None:
    folder.contact("ada")
    ada = folder.library().contacts["ada"]
    with pytest.raises(pydantic.ValidationError, match="frozen"):
        ada.name = "Bo"  # type: ignore[misc]


def test_an_empty_library() -> None:
    library = Library()
    assert (dict(library.contacts), dict(library.conversations), library.profile.news) == ({}, {}, ())
