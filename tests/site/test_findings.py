"""The page of findings: contested ones first, who made what of each, and what is still to be tested."""

import pytest

from tests.site.conftest import Render
from tests.support import Folder, first, text_of


def rows(site: Render) -> list[str]:
    """Return the findings in order, each on one line, after the heading of its group."""
    groups = [one for one in site().main("findings.html").iter("section") if "data-group" in one.attrib]
    return [
        f"{text_of(group[0])}: {text_of(row)}"
        for group in groups
        for row in group.iter("li")
        if "data-row" in row.attrib
    ]


def talk(folder: Folder, slug: str, day: str, *items: str, front: str = "status: done") -> None:
    folder.contact(slug)
    body = "## Research\n" + "".join(f"- {one}\n" for one in items)
    folder.interview(slug, f"contact: {slug}\ndate: {day}\n{front}", body)


@pytest.fixture
def tested(folder: Folder) -> Folder:
    """Return notes with a finding of each verdict, of two organisations and fields."""
    folder.contact("ada", "name: Ada Lind\norganisation: Acme\nfields: [Health | data]")
    folder.interview(
        "a",
        "contact: ada\ndate: 2026-11-18\nstatus: done",
        "## Research\n- [x] They *grow* — confirmed, by [[ada]]\n- [x] They pay — contradicted: badly\n"
        "- [x] They stay — unclear\n- [x] They ask\n- [-] Dropped\n- [ ] They write",
    )
    folder.contact("bo", "name: Bo Ek\nfields: law")
    folder.interview("b", "contact: bo\ndate: 2026-11-24\n", "## Research\n- [ ] They grow\n- [ ] They plan")
    folder.organisation(
        "zed", "name: Zed\nfields: health data", "## Research\n- [x] They grow — contradicted\n- [ ] They pay"
    )
    return folder


def test_without_findings_the_page_says_what_to_write_where(site: Render) -> None:
    made = site()
    text = made.text("findings.html")
    assert "No findings yet." in text
    assert "- [x] The team grows every year — confirmed, by two posts since spring" in text
    assert made.main("findings.html").find(".//form") is None


def test_the_example_is_read_as_it_is_meant(folder: Folder, site: Render) -> None:
    example = "".join(first(site().main("findings.html"), ".//pre").itertext())
    folder.contact("ada")
    folder.interview("a", "contact: ada\ndate: 2026-11-18\nstatus: done", example)
    assert "4 findings: 1 confirmed, 1 contradicted, 1 left unclear and 1 still to test" in site().text("findings.html")


def test_who_made_what_of_each_and_where_it_is_to_be_tested(tested: Folder, site: Render) -> None:
    contested = (
        "1 confirms it and 1 contradicts it Confirmed by Ada Lind, 18 Nov by Ada Lind "
        "Contradicted in the notes on Zed To test with Bo Ek, 24 Nov"
    )
    assert rows(site) == [
        f"Contested 1: They grow {contested}",
        "Contradicted 1: They pay Contradicted by Ada Lind, 18 Nov badly Still open in the notes on Zed",
        "Left unclear 2: They stay Left unclear by Ada Lind, 18 Nov",
        "Left unclear 2: They ask Ticked, without what came of it: Ada Lind, 18 Nov",
        "Still to test 2: They plan To test with Bo Ek, 24 Nov",
        "Still to test 2: They write Not tested with Ada Lind, 18 Nov",
    ]
    made = site()
    summary = "6 findings: 1 contested, 1 contradicted, 2 left unclear and 2 still to test"
    assert summary in made.text("findings.html")
    assert {"interviews/a.html", "interviews/b.html", "organisations/zed.html"} <= set(made.links("findings.html"))


def test_a_finding_that_only_an_organisation_has(folder: Folder, site: Render) -> None:
    folder.organisation(
        "zed", "name: Zed", "## Research\n- [ ] They plan\n- [x] They grow — confirmed, by the accounts"
    )
    assert rows(site) == [
        "Confirmed 1: They grow Confirmed in the notes on Zed by the accounts",
        "Still to test 1: They plan Noted for Zed",
    ]


def test_sides_are_counted_by_people_and_a_note_only_where_nobody_said_so(folder: Folder, site: Render) -> None:
    talk(folder, "ada", "2026-11-01", "[x] They grow — confirmed")
    folder.interview(
        "again", "contact: ada\ndate: 2026-11-02\nstatus: done", "## Research\n- [x] They grow — confirmed"
    )
    folder.organisation("zed", "name: Zed", "## Research\n- [x] They grow — confirmed")
    assert "confirms it" not in rows(site)[0]
    talk(folder, "bo", "2026-11-03", "[x] They grow — confirmed")
    assert "They grow 2 confirm it Confirmed by Bo, 3 Nov" in rows(site)[0]
    talk(folder, "cy", "2026-11-04", "[x] They grow — unclear")
    talk(folder, "di", "2026-11-05", "[x] They grow — contradicted")
    assert "They grow 2 confirm it, 1 contradicts it and 1 leaves it unclear" in rows(site)[0]


def test_of_very_many_voices_the_latest_of_each_kind_stand_there(folder: Folder, site: Render) -> None:
    for number in range(1, 6):
        talk(folder, f"c{number}", f"2026-11-0{number}", "[x] They grow — confirmed")
    talk(folder, "ada", "2026-10-01", "[x] They grow — contradicted")
    (row,) = rows(site)
    assert row.endswith(
        "Confirmed by C5, 5 Nov Confirmed by C4, 4 Nov Confirmed by C3, 3 Nov Contradicted by Ada, 1 Oct and 2 more"
    )


def test_of_very_many_findings_the_rest_is_counted(folder: Folder, site: Render) -> None:
    talk(folder, "ada", "2026-11-01", *(f"[x] Number {number} — confirmed" for number in range(203)))
    assert len(rows(site)) == 200
    text = site().text("findings.html")
    assert "203 findings: 203 confirmed" in text
    assert "and 3 more, in other notes." in text


def test_rows_can_be_filtered_by_organisation_and_field(tested: Folder, site: Render) -> None:
    main = site().main("findings.html")
    found = [one for one in main.iter("li") if "data-row" in one.attrib]
    assert [(one.get("data-place"), one.get("data-field")) for one in found] == [
        ("Acme|Zed", "Health / data|law"),
        ("Acme|Zed", "Health / data"),
        ("Acme", "Health / data"),
        ("Acme", "Health / data"),
        (None, "law"),
        ("Acme", "Health / data"),
    ]
    choices = [[text_of(one) for one in select.iter("option")] for select in main.iter("select")]
    assert choices == [["All organisations", "Acme", "Zed"], ["All fields", "Health / data", "law"]]


def test_few_findings_need_no_filter(folder: Folder, site: Render) -> None:
    talk(folder, "ada", "2026-11-01", "[ ] One", "[ ] Two")
    assert site().main("findings.html").find(".//form") is None
