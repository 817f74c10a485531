"""The prep sheet: what it says of a conversation to come, what is missing, and where links to it stand."""

import pytest

from builder.site.views import measure
from tests.site.conftest import Render, Site
from tests.support import Folder, first, text_of

SHEET = "prep/talk.html"


def planned(
    folder: Folder, front: str = "", body: str = "", contact: str = "ada", when: str = "2026-11-24 10:00"
) -> None:
    folder.interview("talk", f"contact: {contact}\ndate: {when}\n{front}", body)


def part(site: Site, name: str) -> str:
    """Return what a part of the sheet says, or of what stands beside it, on one line; it is named by its heading."""
    for section in site.main(SHEET).iter():
        if section.tag in {"section", "header", "footer"} and any(one.get("id") == name for one in section.iter()):
            return text_of(section)
    raise AssertionError(name)


def spaces(site: Site) -> list[str]:
    """Return what each space to write on is called."""
    return [one.attrib["aria-label"] for one in site.main(SHEET).iter("span") if one.get("class") == "lines"]


def test_only_conversations_to_come_that_i_asked_for_have_a_sheet(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    for slug, front in {
        "today": "date: 2026-11-20",
        "later": "date: 2026-12-20",
        "stale": "date: 2026-11-19",
        "done": "date: 2026-11-19\nstatus: done",
        "cancelled": "date: 2026-11-24\nstatus: cancelled",
        "given": "date: 2026-11-24\ndirection: giving",
    }.items():
        folder.interview(slug, f"contact: ada\n{front}")
    assert [path for path in site() if path.startswith("prep/")] == ["prep/later.html", "prep/today.html"]


def test_the_day_of_a_conversation_is_read_from_left_to_right_after_any_name(folder: Folder, site: Render) -> None:
    folder.contact("ada", "name: نور الحداد")
    planned(folder)
    (crumb,) = (one for one in site().main(SHEET).iter("p") if one.get("class") == "crumb")
    assert text_of(crumb) == "Interviews / نور الحداد, \u206624 Nov\u2069"


def test_a_slug_that_no_disk_can_hold(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.interview("con", "contact: ada\ndate: 2026-11-24")
    made = site()
    (path,) = (one for one in made if one.startswith("prep/"))
    assert path != "prep/con.html"
    assert path in made.links("interviews.html")


def test_links_to_it_stand_where_one_looks_for_it(folder: Folder, site: Render) -> None:
    folder.contact("ada", "email: ada@lab.example")
    planned(folder, "booked: 2026-11-01", when="2026-11-21 10:00")
    made = site()
    assert made.links("index.html").count(SHEET) == 3  # the card, and both steps before the conversation
    assert made.links("interviews.html").count(SHEET) == 1
    assert made.links("upcoming.html").count(SHEET) == 2
    for path in ("interviews/talk.html", "contacts/ada.html"):
        assert f"../{SHEET}" in made.links(path)
    assert "../interviews/talk.html" in made.links(SHEET)


def test_the_card_of_a_conversation_that_i_give_asks_for_nothing(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    planned(folder, "direction: giving")
    text = site().text("index.html")
    assert "Prep sheet" not in text
    assert "No questions yet" not in text


def test_the_card_says_the_same_as_the_sheet(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.profile("", f"## Pitch\n{'word ' * 70}\n\n## Talking points\n- A\n- B\n- C")
    planned(folder, "confirmed: 2026-11-19", "## Research\n- A")
    made = site()
    assert "1 finding No questions yet Pitch ready Confirmed" in made.text("index.html")
    ready = part(made, "readiness")
    assert (
        "Ready 3 of 4 Research 1 finding Questions none yet Four or five open questions fit into 15 minutes." in ready
    )
    assert "## Questions in content/interviews/talk.md Pitch about 30 seconds Confirmation 19 Nov" in ready


def test_nothing_is_known_and_everything_can_be_written_down(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    planned(folder, when="2026-11-24")
    made = site()
    names = spaces(made)
    for expected in (
        "Time not known, space to write",
        "Not known, space to write",
        "Space to write what you want to know above all",
        "Nothing to test yet, space to write",
        "Space for a question and its answer",
        "Space for a name",
        "Words they use: space to write",
        "You promised: space to write",
        "They promised: space to write",
    ):
        assert expected in names
    ready = part(made, "readiness")
    assert "Ready 0 of 4" in ready
    assert "## Research in content/interviews/talk.md" in ready
    assert "## Pitch in content/profile.md" in ready
    assert "confirmed: 2026-11-20" in ready
    assert "There is no question bank yet." in part(made, "more")
    assert "Which two people should I talk to next? Proposed Never asked." in part(made, "ask")


@pytest.mark.parametrize(
    ("when", "minutes", "shown"),
    [
        ("2026-11-24 10:00", 20, "Tuesday 24 November 2026, 10:00–10:20 Ada"),
        ("2026-11-24 23:50", 15, "23:50–00:05 Ada"),
        ("2026-11-24 10:00+05:45", 15, "10:00–10:15 UTC+05:45 Ada"),
        ("2026-11-24 10:00Z", 15, "10:00–10:15 UTC Ada"),
        ("2026-11-24", 15, "Tuesday 24 November 2026, , 15 min"),
    ],
)
def test_time_and_length(folder: Folder, site: Render, when: str, minutes: int, shown: str) -> None:
    folder.contact("ada")
    planned(folder, f"minutes: {minutes}", when=when)
    assert shown in part(site(), "who")


@pytest.mark.parametrize(
    ("when", "minutes", "marks"),
    [
        ("2026-11-24 10:00", 20, ["10:00", "10:03", "10:09", "10:15", "10:18"]),
        ("2026-11-24", 20, ["0 min", "3 min", "9 min", "15 min", "18 min"]),
        ("2026-11-24 10:00", 480, ["10:00", "10:03", "13:12", "16:21", "17:55"]),
        ("2026-11-24 10:00", 5, ["10:00", "10:01", "10:02", "10:03", "10:04"]),
        ("2026-11-24 10:00", 4, []),
    ],
)
def test_when_to_be_where(folder: Folder, site: Render, when: str, minutes: int, marks: list[str]) -> None:
    folder.contact("ada")
    planned(folder, f"minutes: {minutes}", "## Questions\n- A?\n- B?\n- C?\n- D?\n- E?", when=when)
    found = [text_of(one) for one in site().main(SHEET).iter("span") if one.get("class") == "at"]
    assert found == marks


@pytest.mark.parametrize(
    ("front", "labels"),
    [
        ("via: video", ["Link", "Phone 079"]),
        ("via: video\nplace: https://meet.example/x", ["Link meet.example/x", "Phone 079"]),
        ("via: in-person", ["Place", "Phone 079"]),
        ("place: Old school", ["Place Old school", "Phone 079"]),
        ("via: phone", ["Phone 079"]),
        ("via: phone\nplace: the red one", ["Place the red one", "Phone 079"]),
    ],
)
def test_how_to_reach_them(folder: Folder, site: Render, front: str, labels: list[str]) -> None:
    folder.contact("ada", "phone: 079")
    planned(folder, front)
    lists = [one for one in site().main(SHEET).iter("dl") if one.get("class") == "reached"]
    assert [" ".join(text_of(cell) for cell in row).strip() for row in lists[0]] == labels


def test_who_comes_and_through_whom(folder: Folder, site: Render) -> None:
    folder.contact("cy", "name: Cy Berg\nsource: alumni")
    folder.contact("bo", "name: Bo Ek\nintroduced_by: cy")
    folder.contact("ada", "name: Ada Lind\npreferred_name: Addie\nrole: Chair\norganisation: Acme\nintroduced_by: bo")
    folder.contact("dee", "name: Dee Ox\nrole: Clerk")
    folder.contact("eve")
    folder.contact("fay")
    folder.interview("old", "contact: ada\ndate: 2026-10-18\nstatus: done")
    planned(folder, contact="[ada, dee, eve, fay]")
    made = site()
    top = part(made, "who")
    assert "Ada Lind Chair, Acme With Dee Ox (Clerk), Eve and 1 more in the notes" in top
    assert "Introduced by Bo Ek: You → Cy → Bo → Addie Talked before, last on 18 Oct" in top
    assert "Greet from Bo" in part(made, "open")
    planned(folder, contact="cy")
    made = site()
    assert "You found them yourself: alumni" in part(made, "who")
    assert "Greet from" not in part(made, "open")


def test_a_long_way_is_shortened_and_a_name_from_right_to_left_keeps_its_place(folder: Folder, site: Render) -> None:
    for number in range(6):
        folder.contact(f"p{number}", f"introduced_by: p{number + 1}" if number < 5 else "name: نور الحداد")
    planned(folder, contact="p0")
    assert "Introduced by P1: You → \u2068نور\u2069 → … → P1 → P0" in part(site(), "who")
    planned(folder, contact="p4")
    assert "Introduced by \u2068نور الحداد\u2069: You → \u2068نور\u2069 → P4" in part(site(), "who")


def test_whoever_introduced_them_and_comes_along_is_not_greeted_from(folder: Folder, site: Render) -> None:
    folder.contact("bo")
    folder.contact("ada", "introduced_by: bo")
    planned(folder, contact="[ada, bo]")
    assert "Greet from" not in part(site(), "open")


def test_goal_findings_pitch_and_points_as_plain_words(folder: Folder, site: Render) -> None:
    folder.organisation("acme", "name: Acme", "## Research\n- They pay *late*")
    folder.contact("ada", "organisation: Acme")
    folder.profile("", "## Pitch\nFor **ten** years I taught.\n\nNow I map.\n\n## Talking points\n- Six `gauges`")
    planned(
        folder, "goal: What does a *year* look like?", "## Research\n- [ ] They ask [[ada]]\n- [x] Done — confirmed"
    )
    made = site()
    assert "What does a year look like?" in part(made, "goal")
    assert part(made, "know") == "Test They ask Ada true not so They pay late true not so"
    text = part(made, "open")
    assert "For ten years I taught." in text
    assert "Now I map." not in text
    assert "Six gauges" in text
    assert "Who I am, 3 seconds" in text


def test_questions_with_hints_and_proposals_with_reasons(folder: Folder, site: Render) -> None:
    folder.contact("ada", "organisation: Acme")
    folder.contact("bo", "name: Bo Ek")
    folder.contact("cy", "name: Cy Berg")
    folder.organisation("acme", "name: Acme", "## Open questions\n- [ ] Who lends?")
    folder.profile("", "## Open questions\n- [ ] Who reads it? → [[ada]]")
    folder.theme("work", "title: The work", "- What happened last week?\n- What is hard?")
    for slug, day in (("bo", "2026-11-01"), ("cy", "2026-11-02")):
        folder.interview(
            slug, f"contact: {slug}\ndate: {day}\nstatus: done", "## Questions\n- [x] What is hard?\n  All."
        )
    body = "- [ ] ! Is it hard?\n- [ ] Do you have a job for me?\n- [-] Dropped?\n- [ ] Who else should I meet?"
    planned(folder, "", f"## Questions\n{body}")
    made = site()
    text = part(made, "ask")
    assert "Is it hard? Critical Yes or no would answer this" in text
    assert "Do you have a job for me?" in text
    assert "This asks for a job" in text
    assert "Dropped?" not in text
    assert "Who lends? Proposed Open in the notes on Acme. Never asked." in text
    assert "Who reads it? Proposed Open in your profile. Never asked." in text
    assert text.index("Who lends?") < text.index("Who else should I meet?")  # which stays the last
    assert "What happened last week? The work. Never asked." in part(made, "more")
    assert "What is hard? The work. Asked of Cy Berg and 1 more." in part(made, "more")


def test_an_open_question_says_from_whom_it_came(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.contact("bo", "name: Bo Ek")
    folder.interview(
        "old", "contact: bo\ndate: 2026-11-01\nstatus: done", "## Open questions\n- [ ] Who lends? → [[ada]]"
    )
    planned(folder)
    assert "Who lends? Proposed Open since 1 Nov, from Bo Ek. Never asked." in part(site(), "ask")


def test_where_the_bank_is_used_up(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.theme("work", "title: Work", "- A?")
    planned(folder)
    assert part(site(), "more") == "More questions Questions The bank has no more for them."


def test_both_ledgers_words_and_what_to_share(folder: Folder, site: Render) -> None:
    folder.contact(
        "ada",
        "organisation: Acme",
        "## Promises\n- [ ] me: send the *graph* (by 2026-11-30)\n- [x] me: kept\n- [ ] them: write (by 2026-12-01)\n\n"
        "## To share\n- [ ] The [[ada]] map\n- [x] Shared",
    )
    folder.contact("bo", "organisation: Acme")
    folder.interview(
        "old",
        "contact: [ada, bo]\ndate: 2026-11-01\nstatus: done",
        "## Promises\n- [ ] me: call\n- [ ] me: not for her (to bo)\n- [ ] me: sooner (by 2026-11-25, to ada)\n\n"
        "## Language\n- *lead* time: hours",
    )
    folder.interview("bo", "contact: bo\ndate: 2026-11-02\nstatus: done", "## Language\n- LEAD time\n- none is worse")
    folder.contact("cy", "organisation: Zed")
    folder.interview("cy", "contact: cy\ndate: 2026-11-03\nstatus: done", "## Language\n- elsewhere")
    planned(folder, "goal: x")
    made = site()
    keep = part(made, "keep")
    assert keep == (
        "Keep Words they use “lead time” “none is worse” You promised sooner, by 25 Nov send the graph, by 30 Nov call "
        "They promised write, by 1 Dec"
    )
    assert "Share The Ada map" in part(made, "close")
    assert "Shared" not in made.text(SHEET)


@pytest.mark.parametrize(
    ("via", "before", "card"),
    [
        ("in-person", "What to wear, and the way there", "Their card Pick up the tab"),
        ("video", "Try the video link, camera and sound", "Their card or address"),
        ("phone", "A quiet place, the phone charged", "Their card or address"),
    ],
)
def test_checklists_by_the_way_of_talking(folder: Folder, site: Render, via: str, before: str, card: str) -> None:
    folder.contact("ada", "organisation: Acme")
    planned(folder, f"via: {via}")
    made = site()
    for name in ("before", "eve"):  # on paper, and beside the sheet
        text = part(made, name)
        assert "Notes and questions read aloud" in text
        assert "A last look at news of Acme" in text
        assert before in text
        assert "CV within reach, only if they ask" in text
    close = part(made, "close")
    assert f"Thank Ada May I write again? {card} Two more names" in close
    assert ("Pick up the tab" in close) is (via == "in-person")


@pytest.mark.parametrize(
    ("organisation", "shown"), [("", "their field"), ("organisation: " + "Acme " * 12, "their organisation")]
)
def test_a_box_to_tick_has_its_words_on_one_line(folder: Folder, site: Render, organisation: str, shown: str) -> None:
    folder.contact("ada", f"preferred_name: {'A' * 60}\n{organisation}")
    planned(folder)
    made = site()
    assert f"news of {shown}" in part(made, "before")
    assert f"Thank {'A' * 39}… May" in part(made, "close")


def test_interest_and_thanks(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    planned(folder, "interest_before: 3")
    text = site().text(SHEET)
    assert "Interest before 3, after 12345" in text
    assert "Thank Ada by Wed 25 Nov · never ask for a job" in text
    folder.settings("follow_up: {thank_within: 2 days}")
    planned(folder)
    text = site().text(SHEET)
    assert "Interest before 12345, after 12345" in text
    assert "Thank Ada by Thu 26 Nov" in text


def test_my_own_list_and_how_to_record_that_i_am_prepared(folder: Folder, site: Render) -> None:
    folder.contact("ada", "status: archived")
    folder.contact("bo")
    planned(folder, "", "## To do\n- [ ] Print the maps (by 2026-11-23)\n- [x] Done", contact="[ada, bo]")
    made = site()
    assert "Your own list open: Print the maps" in part(made, "eve")
    assert "keepwarm done prepare bo" in part(made, "done")  # on whom the rule falls
    assert "content/interviews/talk.md" in part(made, "done")
    planned(folder, "prepared: 2026-11-19")
    made = site()
    assert "Prepared on 19 Nov." in part(made, "done")
    assert "keepwarm done" not in part(made, "done")


@pytest.mark.parametrize(
    ("settings", "front"),
    [
        ("follow_up: {rules: {prepare: off}}", ""),
        ("", "dismissed: prepare 2026-11-23"),
        ("", "status: archived"),
    ],
)
def test_where_nobody_is_to_prepare_no_command_stands_that_would_be_refused(
    folder: Folder, site: Render, settings: str, front: str
) -> None:
    folder.settings(settings)
    folder.contact("ada", front)
    planned(folder)
    done = part(site(), "done")
    assert "Write “prepared: 2026-11-20” into the note." in done
    assert "keepwarm" not in done


@pytest.mark.parametrize(
    ("front", "body", "expected"),
    [
        ("", "- [ ] A?\n- [ ] B?", "Questions 2 questions Four or five open questions fit into 15 minutes."),
        (
            "minutes: 20",
            "- [ ] A?\n" * 8,
            "Questions 8 questions You will hardly get through more than 7 in 20 minutes.",
        ),
        ("booked: 2026-11-23", "", "Confirmation not needed"),
        ("keywords: [maps, money]", "", "by Sun 22 Write that you are coming, with your topics: maps, money."),
    ],
)
def test_what_is_missing_in_words(folder: Folder, site: Render, front: str, body: str, expected: str) -> None:
    folder.contact("ada")
    planned(folder, front, f"## Questions\n{body}")
    assert expected in part(site(), "readiness")


@pytest.mark.parametrize(("day", "value"), [("2026-11-22", "today"), ("2026-11-21", "1 day late")])
def test_a_confirmation_that_is_due_says_so(folder: Folder, site: Render, day: str, value: str) -> None:
    folder.contact("ada", "", "## Log\n- 2026-10-01 confirmation")
    planned(folder, when=day)
    assert f"Confirmation {value} Write" in part(site(), "readiness")


def test_a_confirmation_in_the_log(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## Log\n- 2026-11-19 confirmation")
    planned(folder)
    assert "Confirmation done" in part(site(), "readiness")


@pytest.mark.parametrize(
    ("words", "points", "card", "missing"),
    [
        (69, 3, "Pitch too short", "about 29 seconds Make it 30 seconds to two minutes long: ## Pitch"),
        (300, 3, "Pitch too long", "about 2 minutes 9 seconds Make it"),
        (140, 0, "No talking points", "no talking points Three or four talking points go with it: ## Talking points"),
        (140, 1, "Only 1 talking point", "1 talking point Three or four"),
        (140, 5, "5 talking points", "5 talking points Three or four talking points go with it; choose among yours:"),
    ],
)
def test_what_the_pitch_lacks(  # noqa: PLR0913, PLR0917 - cases
    folder: Folder, site: Render, words: int, points: int, card: str, missing: str
) -> None:
    folder.contact("ada")
    folder.profile("", f"## Pitch\n{'word ' * words}\n\n## Talking points\n" + "- Point\n" * points)
    planned(folder)
    made = site()
    assert card in made.text("index.html")
    assert f"Pitch {missing}" in part(made, "readiness")


def test_what_does_not_fit_is_counted(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## To share\n" + "- [ ] thing\n" * 5)
    folder.profile("", "## Talking points\n" + "- Point\n" * 6)
    questions = "\n".join(f"- [ ] Question {number}?" for number in range(9))
    findings = "\n".join(f"- [ ] Finding {number}" for number in range(12))
    planned(folder, "", f"## Questions\n{questions}\n\n## Research\n{findings}")
    made = site()
    assert "Question 6?" in part(made, "ask")
    assert part(made, "ask").endswith("and 2 more in the notes")
    assert "Finding 3" in part(made, "know")
    assert part(made, "know").endswith("more in the notes")
    assert "and 2 more in your profile" in part(made, "open")
    assert "more in the notes" in part(made, "close")


def test_the_type_is_smaller_where_the_sheet_is_full(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.profile("", f"## Pitch\n{'word ' * 70}\n\n## Talking points\n" + "- A point that I could make\n" * 4)
    for slug, findings in (("roomy", 1), ("full", 5)):
        tested = "- [ ] A finding to test with them\n" * findings
        asked = "- [ ] What do the people of the street say?\n" * (2 + findings)
        folder.interview(
            slug,
            f"contact: ada\ndate: 2026-11-24 10:00\ngoal: {'word ' * 20}",
            f"## Research\n{tested}\n## Questions\n{asked}",
        )
    made = site()
    sizes = [first(made.main(f"prep/{slug}.html"), ".//article").get("class") for slug in ("roomy", "full")]
    assert sizes == ["sheet pt11", "sheet pt10"]
    assert "and 1 more" not in " ".join(made.text(f"prep/{slug}.html") for slug in ("roomy", "full"))


def test_a_text_is_cut_between_words_where_no_page_could_hold_it(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    planned(folder, f"goal: {'word ' * 200}")
    assert "word word…" in part(site(), "goal")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("word", 10, 1),
        ("word word", 4.3, 1),
        ("word word", 4, 2),
        ("m" * 100, 10, 5),
        ("名" * 30, 10, 3),
        ("e\u0301" * 10, 5, 1),
        ("ABC", 2, 2),
        ("\u2068\u2069", 0.1, 1),
    ],
)
def test_how_many_lines_a_text_takes(text: str, width: float, lines: int) -> None:
    assert measure.lines(text, width) == lines


def test_what_stands_beside_a_text_may_need_a_line_of_its_own() -> None:
    assert measure.lines("word", 4, beside=1) == 1
    assert measure.lines("word", 4, beside=3) == 2
