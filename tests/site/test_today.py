"""What Today says."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.support import Folder

ANY = Callable[..., Any]  # the fixture’s class lives in conftest.py, which nothing imports


def test_today_says_everything_in_one_sentence(folder: Folder, site: ANY) -> None:
    folder.contact("ada", "", "## Promises\n- [ ] me: write (by 2026-11-17)\n- [ ] me: call (by 2026-11-20)")
    folder.interview(
        "x", "contact: ada\ndate: 2026-11-21 10:00\nbooked: 2026-11-01\nprepared: 2026-11-02\nconfirmed: 2026-11-02"
    )
    text = site().text("index.html")
    assert "Friday 20 November 2026 1 overdue, 1 due today. Next conversation tomorrow at 10:00." in text
    assert "Keep your promise to Ada: write" in text
    assert "3 days late" in text


def test_today_without_notes_shows_three_commands(site: ANY) -> None:
    text = site().text("index.html")
    for command in ("keepwarm init", "keepwarm check", "keepwarm build"):
        assert command in text


def test_today_with_nothing_due_names_what_comes_next(folder: Folder, site: ANY) -> None:
    folder.contact("ada", "", "## To do\n- [ ] read (by 2026-11-24)")
    assert "Nothing due. Next: Tue 24, Ada." in site().text("index.html")


def test_what_others_are_to_do_is_not_in_the_list(folder: Folder, site: ANY) -> None:
    folder.contact("ada", "", "## Promises\n- [ ] them: send names (by 2026-11-24)")
    made = site()
    aside = next(made.tree("index.html").iter("aside"))
    assert "send names" in "".join(aside.itertext())
    assert "Ask Ada about their promise" not in made.text("index.html")


def test_a_long_group_is_capped_with_a_count(folder: Folder, site: ANY) -> None:
    todos = "\n".join(f"- [ ] number {number} (by 2026-11-23)" for number in range(77))
    folder.contact("ada", "", f"## To do\n{todos}")
    text = site().text("index.html")
    assert "Next 7 days 77" in text
    assert "and 37 more" in text
    assert "number 76" not in text


def test_another_day_is_another_site(folder: Folder, site: ANY) -> None:
    folder.contact("ada", "", "## To do\n- [ ] read (by 2026-11-24)")
    assert site().html("index.html") != site(date(2026, 11, 21)).html("index.html")


def test_only_what_the_user_wrote_runs_from_right_to_left(folder: Folder, site: ANY) -> None:
    folder.contact("ada", "", "## Promises\n- [ ] me: أرسل (by 2026-11-15)")
    html = site().html("index.html")
    assert '>Ada</a>: <span dir="auto">أرسل</span>' in html


def test_today_without_notes_counts_nothing(site: ANY) -> None:
    text = site().text("index.html")
    assert "0 people" not in text
    assert "Mentors" not in text
