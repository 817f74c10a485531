"""What Mentors says, and the margin of Today about them."""

import xml.etree.ElementTree as ET

import pytest

from builder.followups.agenda import plan
from builder.site import addresses
from builder.site.lookup.desk import Desk
from builder.site.lookup.sheet import Sheet
from builder.site.prose.bodies import Bodies, RecordingDestinations
from builder.site.views import cadence
from tests.site.conftest import Render
from tests.support import TODAY, Folder, text_of


def mentor(folder: Folder, slug: str, last: str, front: str = "", body: str = "") -> None:
    folder.contact(slug, f"mentor: true\n{front}", f"## Log\n- {last} contact\n{body}")


def names(page: ET.Element) -> list[str]:
    return ["".join(one.itertext()) for one in page.iter("h2")][:-1]


def bars(page: ET.Element) -> list[str]:
    """Return each bar with its name, its description and its width."""
    return [
        f"{one[0].text}: {one[1].text}, {one[3].attrib['width']} {one.attrib['class']}"
        for one in page.iter()
        if one.attrib.get("role") == "img"
    ]


def test_without_mentors_the_page_says_who_makes_one_and_how(site: Render) -> None:
    text = site().text("mentors.html")
    for words in ("Nobody yet.", "A mentor is somebody you have talked with", "mentor: true", "Nobody stands out yet"):
        assert words in text
    assert "As a table" not in text


def test_a_mentor_has_a_bar_and_its_words(folder: Folder, site: Render) -> None:
    folder.organisation("lab", "name: Borealis Labs")
    mentor(folder, "ada", "2026-10-02", "keep_in_touch: 53 days\nrole: Judge\norganisation: lab")
    made = site()
    text = made.text("mentors.html")
    assert "1 mentor. Next: Ada, due Tue 24." in text
    assert "Ada due Tue 24 Judge, Borealis Labs" in text
    assert "Last 2 October, every 53 days, due Tue 24." in text
    assert bars(made.main("mentors.html")) == ["Ada: time since you were last in touch: 49 of 53 days, 92 bar soon"]
    cells = [text_of(one) for one in made.main("mentors.html").iter("td")]
    assert cells == ["2 October", "every 53 days", "24 November", "49 of 53 days"]


@pytest.mark.parametrize(
    ("last", "short", "words"),
    [
        ("2026-09-14", "6 days late", "Last 14 September, every 2 months, due Sat 14."),
        ("2026-09-20", "due today", "Last 20 September, every 2 months, due today."),
        ("2026-09-21", "due Sat 21", "due Sat 21."),
        ("2026-09-27", "in 7 days", "due 27 Nov."),
        ("2026-11-19", "in 8 weeks", "due 19 Jan 2027."),
    ],
)
def test_the_next_day_is_said_as_one_would(folder: Folder, site: Render, last: str, short: str, words: str) -> None:
    mentor(folder, "ada", last)
    text = site().text("mentors.html")
    assert f"Ada {short}" in text
    assert words in text


@pytest.mark.parametrize(
    ("front", "short", "words"),
    [
        ("status: archived", "archived", "Last 2 October; archived, so nothing reminds you of them."),
        ("status: parked", "parked", "Last 2 October; parked, so nothing reminds you of them."),
        ("may_contact: false", "no contact wanted", "no contact wanted, so nothing reminds you of them."),
        ("keep_in_touch: never", "as it comes", "no schedule, you keep in touch as it suits you."),
    ],
)
def test_without_a_rhythm_the_page_says_why(folder: Folder, site: Render, front: str, short: str, words: str) -> None:
    mentor(folder, "ada", "2026-10-02", front)
    made = site()
    text = made.text("mentors.html")
    assert f"Ada {short}" in text
    assert words in text
    assert bars(made.main("mentors.html")) == []
    assert "As a table" not in text


def test_a_mentor_never_met_has_words_and_no_bar(folder: Folder, site: Render) -> None:
    folder.contact("ada", "mentor: true")
    assert "Ada not met yet Never in touch yet; you have not met yet." in site().text("mentors.html")


def test_a_planned_conversation_is_linked(folder: Folder, site: Render) -> None:
    mentor(folder, "ada", "2026-10-02")
    folder.interview("x", "contact: ada\ndate: 2026-11-24 10:00")
    made = site()
    assert "Ada talk Tue 24 Last 2 October; you will talk on Tuesday. Conversation of 24 Nov" in made.text(
        "mentors.html"
    )
    assert "interviews/x.html" in made.links("mentors.html")


def test_a_conversation_still_to_write_down_is_linked(folder: Folder, site: Render) -> None:
    mentor(folder, "ada", "2026-10-02")
    folder.interview("x", "contact: ada\ndate: 2026-11-18")
    text = site().text("mentors.html")
    assert "Ada to write down Last 2 October; first write up your conversation on 18 November. Conversation" in text


def test_news_come_first_and_a_letter_put_off_or_dismissed_says_so(folder: Folder, site: Render) -> None:
    folder.profile("", "## News\n- 2026-11-10: passed (tell mentors)")
    mentor(folder, "ada", "2026-10-02")
    mentor(folder, "bo", "2026-11-12", "keep_in_touch: 1 month\nsnooze_until: 2026-12-31")
    mentor(folder, "cy", "2026-11-12", "dismissed: mentor 2027-01-12")
    mentor(folder, "di", "2026-11-01", "keep_in_touch: never")
    text = site().text("mentors.html")
    assert "Ada news due Tue 24" in text
    assert "Last 2 October, every 2 months, due 2 Dec; your news first, by Tue 24." in text
    assert "Last 12 November, every month, due 31 Dec, put off until then." in text
    assert "Cy no reminder" in text
    assert (
        "Di news due Tue 24 Last 1 November; no schedule, you keep in touch as it suits you; your news by Tue 24."
        in text
    )
    assert "due 12 Jan 2027; nothing reminds you, it is dismissed or switched off." in text


def test_what_they_last_advised_is_quoted_and_linked(folder: Folder, site: Render) -> None:
    mentor(folder, "ada", "2026-10-02")
    mentor(folder, "bo", "2026-10-02")
    mentor(folder, "cy", "2026-10-02")
    front = "date: 2026-11-10\nstatus: done\nthanked: 2026-11-11"
    folder.interview("x", f"contact: ada\n{front}", "## Questions\n- [x] What is *scarce*?\n  Time, see [[bo]].")
    folder.interview("y", f"contact: bo\n{front}", "## Notes\nStay small.\n\nAnd so on.")
    made = site()
    text = made.text("mentors.html")
    assert "What is scarce? Time, see Bo. Conversation of 10 Nov" in text
    assert "What they said Stay small. Conversation of 10 Nov" in text
    assert "And so on." not in text
    assert text.count("None of their advice is written down yet.") == 1
    assert "contacts/bo.html" in made.links("mentors.html")


def test_open_promises_of_both_are_told_apart(folder: Folder, site: Render) -> None:
    body = "## Promises\n- [ ] them: a (by 2026-11-19)\n- [ ] me: b (by 2026-11-28)\n- [x] me: c (done 2026-11-01)"
    mentor(folder, "ada", "2026-10-02", "", body)
    text = site().text("mentors.html")
    assert "They promised a, 1 day late You promised b, by 28 Nov" in text
    assert " c" not in text.partition("They promised")[2].partition("As a table")[0]


def test_those_to_write_to_first_stand_first(folder: Folder, site: Render) -> None:
    mentor(folder, "ada", "2026-10-02")
    mentor(folder, "bo", "2026-09-02")
    mentor(folder, "cy", "2026-10-02", "keep_in_touch: never")
    made = site()
    assert names(made.main("mentors.html")) == ["Bo", "Ada", "Cy"]
    assert "3 mentors. Next: Bo, 2 weeks late." in made.text("mentors.html")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (3, "Three or four are enough."),
        (4, "You have four, and four are enough."),
        (5, "You have 5. Three or four are enough; choose whom to keep closest."),
    ],
)
def test_four_are_enough(folder: Folder, site: Render, number: int, words: str) -> None:
    for place in range(number):
        mentor(folder, f"m{place}", "2026-10-02")
    mentor(folder, "away", "2026-10-02", "status: archived")
    assert words in site().text("mentors.html")


def test_suggestions_say_why(folder: Folder, site: Render) -> None:
    folder.contact("ada", "may_contact: true\nrole: Judge", "## Promises\n- [x] them: a\n- [x] them: b")
    for slug in ("bo", "cy", "di", "ed"):
        folder.contact(slug, "introduced_by: ada")
        folder.interview(slug, f"contact: {slug}\ndate: 2026-11-12\nstatus: done")
    folder.interview("x", "contact: ada\ndate: 2026-11-01\nstatus: done\ninterest_before: 3\ninterest_after: 5")
    folder.interview("y", "contact: ada\ndate: 2026-11-02\nstatus: done")
    text = site().text("mentors.html")
    assert (
        "Ada Judge Led you to Bo, Cy, Di and 1 more talked with you twice your interest rose from 3 to 5 of 5 "
        "kept 2 promises you may write again"
    ) in text
    folder.interview("z", "contact: ada\ndate: 2026-11-03\nstatus: done")
    assert "talked with you 3 times" in site().text("mentors.html")


def test_a_suggestion_without_a_role_or_names(folder: Folder, site: Render) -> None:
    folder.contact("ada", "may_contact: true", "## Promises\n- [x] them: a")
    for day in ("2026-11-01", "2026-11-02"):
        folder.interview(day, f"contact: ada\ndate: {day}\nstatus: done")
    assert "Ada Talked with you twice kept 1 promise you may write again" in site().text("mentors.html")


def test_names_from_right_to_left_stand_on_their_own(folder: Folder, site: Render) -> None:
    mentor(folder, "nur", "2026-10-02", "name: نور الحداد\nrole: قاضية")
    html = site().html("mentors.html")
    assert 'dir="auto">نور الحداد</a></h2>' in html
    assert '<span dir="auto">قاضية</span>' in html


def rail(folder: Folder) -> tuple[cadence.Brief, ...]:
    """Return the mentors in the margin of Today."""
    loaded = folder.load()
    library, where = loaded.library, addresses.assign(loaded.library, [])
    names = {("contact", slug): one.name for slug, one in library.contacts.items()}
    prose = Bodies(RecordingDestinations(library.targets, loaded.attachments, where, names), lambda _: None)
    return cadence.rail(Sheet(Desk(loaded, plan(library, TODAY), where, names, prose), "index.html"))


def test_the_margin_of_today_has_four_at_most_and_nobody_set_aside(folder: Folder) -> None:
    assert rail(folder) == ()
    for slug, last in (("ada", "2026-10-02"), ("bo", "2026-09-02"), ("cy", "2026-10-03"), ("di", "2026-10-04")):
        mentor(folder, slug, last)
    mentor(folder, "ed", "2026-08-01", "status: parked")
    mentor(folder, "fo", "2026-10-01", "may_contact: false")
    assert [one.person.text for one in rail(folder)] == ["Bo", "Ada", "Cy", "Di"]
    mentor(folder, "di", "2026-10-04", "status: archived")
    bo, ada, _, fo = rail(folder)
    assert (bo.next, bo.tint, bo.bar and bo.bar.tint) == ("2\u00a0weeks\u00a0late", "overdue", "late")
    assert (ada.next, ada.tint, ada.bar and ada.bar.tint) == ("in\u00a012\u00a0days", "plain", "calm")
    assert (fo.next, fo.tint, fo.bar) == ("no contact wanted", "plain", None)


def test_the_margin_of_today_is_drawn_with_names_for_its_bars(folder: Folder, site: Render) -> None:
    mentor(folder, "ada", "2026-10-02")
    mentor(folder, "bo", "2026-10-02", "keep_in_touch: never")
    folder.settings("theme: mine")
    drawn = "{{ cadence.brief(page.mentors | map(attribute='brief')) }}"
    folder.write(
        "themes/mine/templates/mentors.html",
        f"{{% extends 'base.html' %}}{{% import 'parts/cadence.html' as cadence %}}"
        f"{{% block title %}}Mine{{% endblock %}}{{% block main %}}<h1>Mine</h1>{drawn}{{% endblock %}}",
    )
    made = site()
    assert bars(made.main("mentors.html")) == ["Ada: time since you were last in touch: 49 of 61 days, 80 bar calm"]
    assert "contacts/bo.html" in made.links("mentors.html")
