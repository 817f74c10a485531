"""What Today says."""

from datetime import date

import pytest

from tests.site.conftest import Render
from tests.support import Folder, text_of


def test_today_says_everything_in_one_sentence(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## Promises\n- [ ] me: write (by 2026-11-17)\n- [ ] me: call (by 2026-11-20)")
    folder.interview(
        "x", "contact: ada\ndate: 2026-11-21 10:00\nbooked: 2026-11-01\nprepared: 2026-11-02\nconfirmed: 2026-11-02"
    )
    text = site().text("index.html")
    assert "Friday 20 November 2026 1 overdue, 1 due today. Next conversation tomorrow at 10:00." in text
    assert "Keep your promise to Ada: write" in text
    assert "3 days late" in text


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Asia/Tokyo", "09:00 (UTC+1)"),
        ("Europe/Dublin", "09:00 (UTC+1)"),
        ("Africa/Lagos", "09:00"),
    ],
)
def test_a_time_that_clocks_here_do_not_show_says_how_far_it_is_from_utc(
    folder: Folder, site: Render, zone: str, shown: str
) -> None:
    folder.settings(f"timezone: {zone}")
    folder.contact("ada", "introduced_by: bo\norganisation: Mill")
    folder.contact("bo", "", "## Log\n- 2026-11-02 contact")
    folder.interview("x", "contact: ada\ndate: 2026-11-24T09:00+01:00\nvia: video")
    made = site()
    assert f"Next conversation on Tuesday at {shown}." in made.text("index.html")
    assert f"Tuesday {shown} 15 min, by video" in made.text("index.html")
    assert '<time datetime="2026-11-24T09:00">' in made.html("index.html")
    assert f"Ada at {shown} 15 minutes by video" in made.text("upcoming.html")
    assert f"Conversation at {shown}" in made.text("introductions.html")
    assert f"{shown} by video" in made.text("interviews.html")
    assert f"{shown} by video" in made.text("interviews/x.html")
    assert f"On Tuesday at {shown}." in made.text("prep/x.html")


def test_with_nothing_planned_either_it_leads_to_everybody(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    assert "Whom would you like to hear from? See People." in site().text("index.html")


def test_today_without_notes_shows_how_to_begin(site: Render) -> None:
    text = site().text("index.html")
    for command in ("keepwarm new contact", "keepwarm import", "keepwarm new interview", "make site"):
        assert command in text


def test_today_with_nothing_due_names_what_comes_next(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## To do\n- [ ] read (by 2026-11-24)")
    made = site()
    assert "Nothing due. Next: Tue 24, Ada." in made.text("index.html")
    assert "contacts/ada.html" in made.links("index.html")


def test_a_conversation_may_come_next(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## To do\n- [ ] read (by 2026-11-24)")
    folder.contact("bo")
    folder.interview("talk", "contact: bo\ndate: 2026-11-23\ndirection: giving")
    assert "Nothing due. Next: Mon 23, Bo." in site().text("index.html")


def test_a_conversation_that_is_asked_of_me_says_so(folder: Folder, site: Render) -> None:
    folder.contact("bo")
    folder.interview("talk", "contact: bo\ndate: 2026-11-23\ndirection: giving\nvia: phone")
    made = site()
    assert "Monday 15 min, by phone, given by you Next conversation: Bo" in made.text("index.html")
    assert "Mon 23 Bo given by you by phone" in made.text("interviews.html")


def test_a_conversation_that_i_asked_for_need_not_say_so(folder: Folder, site: Render) -> None:
    folder.contact("bo")
    folder.interview("talk", "contact: bo\ndate: 2026-11-23\nvia: phone")
    made = site()
    assert "given by you" not in made.text("index.html") + made.text("interviews.html")


def test_a_conversation_alone_is_something_planned(folder: Folder, site: Render) -> None:
    folder.contact("bo")
    folder.interview("talk", "contact: bo\ndate: 2027-02-23\ndirection: giving")
    assert "Nothing due. Next: 23 Feb 2027, Bo." in site().text("index.html")


def test_what_others_are_to_do_is_not_in_the_list(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## Promises\n- [ ] them: send names (by 2026-11-24)")
    made = site()
    aside = next(made.tree("index.html").iter("aside"))
    assert "send names" in "".join(aside.itertext())
    assert "Ask Ada about their promise" not in made.text("index.html")


def test_a_long_group_is_capped_with_a_count(folder: Folder, site: Render) -> None:
    todos = "\n".join(f"- [ ] number {number} (by 2026-11-23)" for number in range(77))
    folder.contact("ada", "", f"## To do\n{todos}")
    text = site().text("index.html")
    assert "Next 7 days 77" in text
    assert "and 67 more" in text
    assert "number 76" not in text


def test_what_is_late_and_not_shown_is_a_click_away(folder: Folder, site: Render) -> None:
    todos = "\n".join(f"- [ ] number {number} (by 2026-11-13)" for number in range(47))
    folder.contact("ada", "", f"## To do\n{todos}")
    made = site()
    assert "47 overdue." in made.text("index.html")
    assert "and 37 more" in made.text("index.html")
    assert "upcoming.html#overdue" in made.links("index.html")
    assert "number 46" in made.text("upcoming.html")


@pytest.mark.parametrize(
    ("since", "says"),
    [
        ("2026-11-07", "13 days late"),
        ("2026-11-06", "2 weeks late"),
        ("2025-01-20", "22 months late"),
        ("2024-12-20", "23 months late"),
        ("2024-11-20", "2 years late"),
        ("2015-06-01", "11 years late"),
    ],
)
def test_what_is_very_late_is_so_in_a_length_that_can_be_grasped(
    folder: Folder, site: Render, since: str, says: str
) -> None:
    folder.contact("ada", "", f"## To do\n- [ ] write (by {since})")
    badges = [text_of(one) for one in site().main("index.html").iter("span") if "badge" in one.attrib.get("class", "")]
    assert badges == [says]


def test_what_is_let_lie_is_folded(folder: Folder, site: Render) -> None:
    folder.settings("follow_up: {start: 2026-11-01}")
    folder.interview("x", "contact: Ada\ndate: 2026-10-01\nstatus: done\ndebriefed: 2026-10-01")
    folder.contact("ada")
    made = site()
    closed = next(one for one in made.main("index.html").iter("details") if "Let lie" in "".join(one.itertext()))
    assert "open" not in closed.attrib
    assert "Thank Ada" in "".join(closed.itertext())
    assert "overdue" not in made.text("index.html")


def test_one_piece_of_news_is_one_row_with_everybody_folded_in(folder: Folder, site: Render) -> None:
    folder.profile("name: Me", "## News\n- 2026-11-01: A new job")
    for slug in ("ada", "bo", "cy"):
        folder.contact(slug, f"email: {slug}@lab.example", "## Log\n- 2026-09-01 contact by phone")
    made = site(date(2026, 11, 16))
    rows = [one for one in made.main("index.html").iter("li") if "row" in one.attrib.get("class", "")]
    texts = [text_of(one) for one in rows]
    assert "Tell 3 people your news Your news of 1 November: A new job" in texts[0]
    assert [text.partition("your news")[0].split(" Tell ")[1] for text in texts[1:]] == ["Ada ", "Bo ", "Cy "]
    assert "3 overdue" in made.text("index.html")


def test_news_of_two_days_in_the_same_words_is_two_rows(folder: Folder, site: Render) -> None:
    folder.profile("name: Me", "## News\n- 2026-11-01: A new job\n- 2026-11-02: A new job (tell mentors)")
    for slug, front in {"ada": "mentor: true", "bo": "", "cy": ""}.items():
        folder.contact(slug, front, "## Log\n- 2026-09-01 contact by phone")
    text = site(date(2026, 11, 17)).text("index.html")
    assert "Tell 2 people your news Your news of 1 November: A new job" in text
    assert "Tell Ada your news Your news of 2 November: A new job" in text


def test_a_later_look_can_count_what_has_come_due(folder: Folder, site: Render) -> None:
    todos = "- [ ] a (by 2026-11-22)\n- [ ] b (by 2026-11-22)\n- [ ] c (by 2026-12-18)\n- [ ] d (by 2026-12-19)"
    folder.contact("ada", "", f"## To do\n{todos}")
    made = site()
    assert {next(made.tree(path).iter("body")).attrib["data-coming"] for path in made} == {"2026-11-22:2 2026-12-18:1"}


def test_the_page_stays_small_however_many_people(folder: Folder, site: Render) -> None:
    news = "\n".join(f"- 2026-11-0{day}: {'a long piece of news ' * 4}" for day in (1, 2, 3))
    folder.profile("name: Me\nsignature: Me, Some Street 1, Some Town", f"## News\n{news}")
    for number in range(1000):
        slug = f"somebody-with-a-long-name-{number:04}"
        folder.contact(
            slug,
            f"email: {slug}@laboratory.example\nmentor: {'true' if number % 50 == 0 else 'false'}",
            f"## Log\n- 2026-0{number % 9 + 1}-11 contact by phone\n## Promises\n"
            f"- [ ] me: {'send something that takes words to tell ' * 2}(by 2026-11-{number % 30 + 1:02})\n"
            f"- [ ] them: {'lend something that takes words to tell ' * 2}(by 2026-11-{number % 30 + 1:02})",
        )
    assert len(site().html("index.html").encode()) < 60_000


def test_news_for_many_shows_the_first_and_leads_to_all(folder: Folder, site: Render) -> None:
    folder.profile("", f"## News\n- 2026-11-01: {'a long piece of news ' * 100}")
    for number in range(40):
        folder.contact(f"c{number:02}", "", "## Log\n- 2026-10-01 contact")
    made = site()
    assert "Tell 40 people your news" in made.text("index.html")
    assert "Whom, the first 5" in made.text("index.html")
    assert "and 35 more" in made.text("index.html")
    assert "upcoming.html#overdue" in made.links("index.html")
    assert {f"contacts/c{number:02}.html" for number in range(40)} <= set(made.links("upcoming.html"))
    assert len(made.html("index.html").encode()) < 60_000


def test_a_text_that_is_long_by_its_address_alone_is_whole_on_a_list(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    address = f"https://lab.example/{'a' * 160}"
    folder.interview("x", f"contact: ada\ndate: 2026-11-25\ngoal: See [her lab]({address}) from inside")
    assert '<p class="goal" dir="auto">See her lab from inside</p>' in site().html("index.html")


def test_a_long_text_is_cut_on_a_list_and_whole_on_its_own_page(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", f"## Promises\n- [ ] me: **send** {'word ' * 200}last (by 2026-11-15)")
    made = site()
    assert "send word word" in made.text("index.html")
    assert "word… Promised" in made.text("index.html")
    assert "last" not in made.text("index.html").partition("word…")[0]
    assert "word last" in made.text("contacts/ada.html")


def test_another_day_is_another_site(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## To do\n- [ ] read (by 2026-11-24)")
    assert site().html("index.html") != site(date(2026, 11, 21)).html("index.html")


def test_only_what_the_user_wrote_runs_from_right_to_left(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## Promises\n- [ ] me: أرسل (by 2026-11-15)")
    html = site().html("index.html")
    assert '>Ada</a>: <span dir="auto">أرسل</span>' in html


def test_today_without_notes_counts_nothing(site: Render) -> None:
    text = site().text("index.html")
    assert "0 people" not in text
    assert "Mentors" not in text
