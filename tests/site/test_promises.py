"""What Promises says."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence

import pytest

from tests.site.conftest import Render
from tests.support import Folder, text_of


def promised(folder: Folder, *lines: str, slug: str = "ada", front: str = "") -> None:
    folder.contact(slug, front, "## Promises\n" + "\n".join(f"- [ ] {line}" for line in lines))


def rows(page: ET.Element) -> list[str]:
    return [text_of(one) for one in page.iter("p") if one.attrib.get("class") == "what"]


def headings(page: ET.Element) -> list[str]:
    found = (one for one in page.iter() if one.tag in {"h2", "h3", "summary"} and one.attrib.get("id") != "contents")
    return [text_of(one) for one in found]


def test_nothing_promised_says_what_to_write(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    made = site()
    text = made.text("promises.html")
    assert "Nothing promised, nothing owed." in text
    assert "- [ ] me: send the reading list (by 2026-11-27)" in text
    assert headings(made.main("promises.html")) == []


LATE, SOON, LAPSED = "(by 2026-11-10)", "(by 2026-11-28)", "(by 2026-01-10)"


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([f"me: a {SOON}"], "1 of yours open. Nothing of theirs is open."),
        ([f"me: a {LATE}"], "1 of yours is late. Nothing of theirs is open."),
        ([f"me: a {LATE}", f"me: b {LATE}", f"me: c {SOON}"], "2 of yours are late, 1 more open."),
        ([f"them: a {SOON}", f"them: b {SOON}"], "Nothing of yours is open. 2 of theirs open."),
        ([f"them: a {LATE}", f"them: b {SOON}"], "Nothing of yours is open. 2 of theirs open, 1 overdue."),
        ([f"them: a {LATE}"], "1 of theirs is overdue."),
        ([f"them: a {LATE}", f"them: b {LATE}"], "2 of theirs are overdue."),
        ([f"them: a {LAPSED}"], "1 of theirs open."),
        (["me: a " + SOON, "me: b " + SOON, f"them: c {LATE}"], "2 of yours open. 1 of theirs is overdue."),
    ],
)
def test_one_sentence_says_how_it_stands(folder: Folder, site: Render, lines: Sequence[str], sentence: str) -> None:
    promised(folder, *lines)
    assert sentence in site().text("promises.html")


def test_nothing_open_says_so(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## Promises\n- [x] me: write (done 2026-11-01)")
    assert "Nothing is open." in site().text("promises.html")


def test_each_side_stands_late_first_then_by_day(folder: Folder, site: Render) -> None:
    promised(
        folder, "me: c (by 2026-11-30)", "me: b (by 2026-11-25)", "me: a (by 2026-11-19)", "them: d (made 2026-11-18)"
    )
    made = site()
    assert headings(made.main("promises.html")) == ["You promised 3", "They promised 1"]
    assert rows(made.main("promises.html")) == ["Ada: a", "Ada: b", "Ada: c", "Ada: d"]
    text = made.text("promises.html")
    assert "Thu 19 Ada: a By 19 Nov 1 day late" in text
    assert "2 Dec Ada: d Promised on 18 Nov in 12 days" in text


def test_where_a_promise_was_made_is_linked(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.interview(
        "x",
        "contact: ada\ndate: 2026-11-10\nstatus: done",
        "## Promises\n- [ ] me: a\n- [ ] them: b\n- [x] me: c (done 2026-11-12)",
    )
    made = site()
    assert made.links("promises.html").count("interviews/x.html") == 3
    assert "Ada: a Promised on 10 Nov" in made.text("promises.html")


def test_what_is_to_be_kept_ahead_of_a_conversation_says_so(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.interview("x", "contact: ada\ndate: 2026-11-25", "## Promises\n- me: a (by 2026-11-24)\n- them: b")
    text = site().text("promises.html")
    assert "Ada: a By 24 Nov, promised ahead of the conversation of 25 Nov" in text
    assert "Ada: b Promised ahead of the conversation of 25 Nov" in text


def test_of_somebody_archived_a_promise_is_a_fact_and_not_late(folder: Folder, site: Render) -> None:
    promised(folder, "me: a (by 2026-11-01)", front="status: archived")
    promised(folder, "them: b (by 2026-11-01)", slug="bo", front="may_contact: false")
    text = site().text("promises.html")
    assert "1 of yours open. 1 of theirs open." in text
    assert "Ada: a By 1 Nov Archived" in text
    assert "Bo: b By 1 Nov No reminder" in text
    assert "late" not in text


def test_what_was_let_lie_says_so(folder: Folder, site: Render) -> None:
    promised(folder, f"them: a {LAPSED}")
    assert "Ada: a By 10 Jan Let lie" in site().text("promises.html")


def test_kept_ones_stand_by_month_and_say_whose_they_were(folder: Folder, site: Render) -> None:
    folder.contact(
        "ada",
        "",
        """
        ## Promises
        - [x] me: a (done 2026-11-01)
        - [x] them: b (done 2026-11-03)
        - [x] me: c (done 2025-11-03)
        - [x] them: d
        - [-] me: e
        - [-] them: f
        """,
    )
    made = site()
    assert headings(made.main("promises.html")) == [
        "Kept 4",
        "November 2026",
        "November 2025",
        "Day not written down",
        "Dropped, 2",
    ]
    assert rows(made.main("promises.html")) == [
        "Ada to you: b",
        "You to Ada: a",
        "You to Ada: c",
        "Ada to you: d",
        "You to Ada: e",
        "Ada to you: f",
    ]
    assert "2 by you, 2 by them" in made.text("promises.html")


def test_long_lists_are_capped(folder: Folder, site: Render) -> None:
    kept = "\n".join(f"- [x] me: kept {number} (done 2026-11-01)" for number in range(501))
    dropped = "\n".join(f"- [-] me: dropped {number}" for number in range(502))
    open_ones = "\n".join(f"- [ ] me: open {number} (by 2026-11-28)" for number in range(503))
    folder.contact("ada", "", f"## Promises\n{kept}\n{dropped}\n{open_ones}")
    made = site()
    text = made.text("promises.html")
    for words in ("and 1 more, in earlier months", "and 2 more, made earlier", "and 3 more; keepwarm due --all"):
        assert words in text
    assert len(rows(made.main("promises.html"))) == 1500


def test_names_from_right_to_left_stand_on_their_own(folder: Folder, site: Render) -> None:
    promised(folder, "me: أرسل (by 2026-11-28)", front="name: نور الحداد")
    assert 'dir="auto">نور الحداد</a>: <span dir="auto">أرسل</span>' in site().html("promises.html")
