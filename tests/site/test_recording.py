"""What pages look up is recorded, and what goes through everything is refused."""

from collections.abc import Callable

import pytest

from builder.followups.agenda import plan
from builder.pipeline import render
from builder.site.lookup.recording import Questions, RecordingSet, RecordingTable
from builder.site.page import Page
from builder.site.theming import theme
from tests.support import TODAY, Folder


@pytest.fixture
def page(folder: Folder) -> Callable[[str], Page]:
    """Return what gives a page of the site of a few notes."""
    folder.contact("ada", "organisation: Bell Labs\nintroduced_by: cy\nemail: ada@bell.example")
    folder.contact("bo")
    folder.contact("dee", "organisation: Bell Labs")
    folder.contact("cy", body="Ask [[bo]].\n\n## Log\n\n- 2026-10-01 request by email: see [[bo]]\n")
    folder.interview("one", "contact: ada\ndate: 2026-11-17\nstatus: done", "## Referrals\n\n- [[bo]]\n")
    loaded = folder.load()
    chosen = theme.load(folder.root, loaded.library.settings)
    site, _ = render(loaded, plan(loaded.library, TODAY), theme=chosen)

    def found(path: str) -> Page:
        one = site[path]
        assert isinstance(one, Page)
        return one

    return found


def asked(page: Page) -> set[tuple[str, ...]]:
    return {tuple(question.split("\n")) for question in page.keyed_view().asked}


def test_a_page_asks_for_its_note_and_for_what_it_names(page: Callable[[str], Page]) -> None:
    found = asked(page("contacts/ada.html"))
    assert {("person", "ada"), ("person", "cy"), ("called", "Bell Labs"), ("place", "bell-labs")} <= found
    assert ("person", "dee") not in found, "that there is a colleague shows on the organisation's page alone"
    assert {("people", "bell-labs"), ("person", "dee")} <= asked(page("organisations/bell-labs.html"))


def test_whoever_names_somebody_hears_of_their_note_and_of_the_place_of_their_page(folder: Folder) -> None:
    def answer() -> str:
        loaded = folder.load()
        known = {path: document.text for path, document in loaded.documents.items()}
        chosen = theme.load(folder.root, loaded.library.settings)
        site, _ = render(loaded, plan(loaded.library, TODAY), theme=chosen, known=known)
        found = site["pitch.html"]
        assert isinstance(found, Page)
        return found.answered(["named\n\uff41da"])

    folder.contact("\uff41da", "name: Ada")
    first = answer()
    assert first == answer()
    folder.contact("\uff41da", "name: Ada\nrole: Baker")
    second = answer()
    folder.contact("ada", "name: Bo")  # which has an address that some disks take for the same
    assert len({first, second, answer()}) == 3


def test_a_link_in_an_item_is_recorded(page: Callable[[str], Page]) -> None:
    found = asked(page("contacts/cy.html"))
    assert {("contacts", "bo"), ("named", "bo")} <= found
    assert ("person", "bo") not in found, (
        "whoever only names somebody asks for their note, not for what follows from all"
    )


def test_a_letter_is_recorded_wherever_it_is_asked_for(page: Callable[[str], Page]) -> None:
    """Also on the second page, for which it need not be written again."""
    desk = page("contacts/ada.html").shop.recording_desk
    letter = next(one for one in page("index.html").shop.desk.agenda.followups if one.contact == "ada")
    recorded = []
    for _ in range(2):
        desk.asked.clear()
        assert desk.letter(letter)
        recorded.append(set(desk.asked))
    assert recorded[0] == recorded[1]
    assert {"named\nada", "talk\none"} <= recorded[0]


def test_a_page_about_everything_is_not_recorded(page: Callable[[str], Page]) -> None:
    assert not asked(page("index.html"))
    assert not page("index.html").answered(())


@pytest.mark.parametrize("through", [list, len, lambda held: list(held.values()), bool])
def test_nobody_goes_through_everything_unrecorded(through: Callable[[RecordingTable[str, int]], object]) -> None:
    with pytest.raises(TypeError, match="one thing at a time"):
        through(RecordingTable({"a": 1}, {}, Questions("person")))


def test_what_goes_through_all_notes_is_refused(page: Callable[[str], Page]) -> None:
    """Also where nothing on the desk says so."""
    desk = page("contacts/ada.html").shop.recording_desk
    for name in ("phrases", "activity", "promises", "problems"):
        with pytest.raises(TypeError, match="one thing at a time"):
            getattr(desk, name)
    for of, name in (
        (desk.library, "by_day"),
        (desk.facts, "held"),
        (desk.facts, "pending"),
        (desk.stock, "unanswered"),
    ):
        with pytest.raises(TypeError, match="one thing at a time"):
            getattr(of, name)


@pytest.mark.parametrize("through", [list, len])
def test_nobody_goes_through_all_members_unrecorded(through: Callable[[RecordingSet[str]], object]) -> None:
    with pytest.raises(TypeError, match="one thing at a time"):
        through(RecordingSet({"a"}, {}, Questions("person")))


def test_what_is_not_there_is_asked_for_too() -> None:
    """For it may be there the next time."""
    asked: dict[str, None] = {}
    table: RecordingTable[str, int] = RecordingTable({}, asked, Questions("person"))
    assert table.get("a") is None
    assert "b" not in table
    with pytest.raises(KeyError):
        table["c"]
    assert [*asked] == ["person\na", "person\nb", "person\nc"]
