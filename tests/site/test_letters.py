"""Letters on the site: a draft beside each follow-up, what is missing in sight."""

from urllib.parse import parse_qs, urlsplit

from tests.site.conftest import Render
from tests.support import Folder

ASKED = "## Log\n- 2026-11-10 request by email"


def mailed(href: str) -> tuple[str, str, str]:
    """Return whom a mail link goes to, its subject and its body."""
    parts = urlsplit(href)
    given = parse_qs(parts.query)
    return parts.path, given["subject"][0], given["body"][0]


def test_nobody_to_write_to_has_no_draft(folder: Folder, site: Render) -> None:
    folder.contact("ada", "status: archived", "## To do\n- [ ] read (by 2026-11-20)")
    assert "Drafts" not in site().text("contacts/ada.html")


def test_a_draft_opens_with_everything_that_the_notes_know(folder: Folder, site: Render) -> None:
    folder.profile("name: Me Myself\nlooking_for: river work")
    folder.contact("ada", "email: ada@borealis.example")
    folder.interview(
        "talk", "contact: ada\ndate: 2026-11-18\nstatus: done", "## Promises\n- [ ] them: send the podcast"
    )
    made = site()
    for path in ("index.html", "contacts/ada.html", "interviews/talk.html"):
        (link,) = {one for one in made.links(path) if one.startswith("mailto:") and "body=" in one and "Thank" in one}
        address, subject, body = mailed(link)
        assert address == "ada@borealis.example"
        assert subject == "Thank you for our conversation"
        assert "to send the podcast" in body
        assert "Wednesday 18 November" in body
        assert "\r\n" in body


def test_what_is_missing_is_marked_and_counted(folder: Folder, site: Render) -> None:
    folder.contact("ada", "email: ada@borealis.example")
    folder.interview("talk", "contact: ada\ndate: 2026-11-18\nstatus: done")
    made = site()
    marks = ["".join(one.itertext()) for one in made.main("contacts/ada.html").iter("mark")]
    assert "[what I learned]" in marks
    assert f"{len(marks)} places to fill in" in made.text("contacts/ada.html")


def test_brackets_of_a_note_are_no_place_to_fill_in(folder: Folder, site: Render) -> None:
    folder.profile("name: Me\nlooking_for: rivers")
    folder.contact("ada", "email: ada@borealis.example", "## Promises\n- [ ] me: send the [old] map (by 2026-11-20)")
    marks = ["".join(one.itertext()) for one in site().main("contacts/ada.html").iter("mark")]
    assert "[old]" not in marks


def test_letters_of_one_kind_are_told_apart_by_what_they_are_about(folder: Folder, site: Render) -> None:
    promises = (
        "- [ ] me: send the *old* map (by 2026-11-20)\n- [ ] me: lend a [book](https://shop.example) (by 2026-11-21)"
    )
    folder.profile("name: Me", "## News\n- 2026-11-19: A new job")
    folder.contact(
        "ada", "", f"## Log\n- 2026-10-01 contact\n\n## Promises\n{promises}\n- [ ] them: call (by 2026-11-19)"
    )
    folder.interview("talk", "contact: ada\ndate: 2026-11-18\nstatus: done")
    summaries = site().main("contacts/ada.html").findall(".//details[@class='fold letter']/summary/span[1]")
    assert ["".join(one.itertext()) for one in summaries] == [
        "Thank-you letter",
        "A question about their promise: call",
        "As promised: send the old map",
        "As promised: lend a book",
        "News",
    ]


def test_letters_about_several_conversations_say_which(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    for day, known in (
        ("2026-11-10", "status: done"),
        ("2026-11-18", "status: done"),
        ("2026-11-21", "prepared: 2026-11-19"),
    ):
        folder.interview(day, f"contact: ada\ndate: {day}\n{known}")
    summaries = site().main("contacts/ada.html").findall(".//details[@class='fold letter']/summary/span[1]")
    assert ["".join(one.itertext()).replace("\xa0", " ") for one in summaries] == [
        "Thank-you letter: conversation of 10 Nov",
        "Thank-you letter: conversation of 18 Nov",
        "Confirmation",
    ]


def test_without_an_address_the_draft_stands_on_the_page_of_the_person(folder: Folder, site: Render) -> None:
    folder.contact("ada", "linkedin: https://linkedin.example/ada", ASKED)
    made = site()
    assert "contacts/ada.html#letter-1" in made.links("index.html")
    assert any(one.attrib.get("id") == "letter-1" for one in made.tree("contacts/ada.html").iter())
    assert "Open in your mail program" not in made.text("contacts/ada.html")


def test_by_phone_there_is_the_number_and_what_to_say(folder: Folder, site: Render) -> None:
    folder.contact("ada", "email: ada@borealis.example\nphone: 0123 456", ASKED)
    made = site()
    assert "tel:0123456" in made.links("index.html")
    assert "What to say on the phone" in made.text("contacts/ada.html")
    assert "Hello, this is" in made.text("contacts/ada.html")


def test_a_letter_too_long_for_a_link_stands_whole_on_the_page(folder: Folder, site: Render) -> None:
    folder.profile("name: Me", f"## News\n- 2026-11-10: {'many words of news ' * 200}end")
    folder.contact("ada", "email: ada@borealis.example", "## Log\n- 2026-10-01 contact")
    made = site()
    (link,) = {one for one in made.links("contacts/ada.html") if "subject=News" in one}
    assert len(link) < 2000
    assert "copy the rest from Keepwarm" in mailed(link)[2]
    assert "Open its beginning in your mail program" in made.text("contacts/ada.html")
    assert "news end" in made.text("contacts/ada.html")


def test_somebody_not_asked_yet_has_a_request_through_the_warm_contact(folder: Folder, site: Render) -> None:
    folder.profile("name: Me\nlinkedin_ready: true")
    folder.contact("bo", "name: Bo Ek", "## Log\n- 2026-11-01 contact")
    folder.contact("ada", "introduced_by: bo")
    text = site().text("contacts/ada.html")
    assert "Your name was given to me by Bo Ek" in text
    assert "15 minutes" in text
    assert "LinkedIn" not in text


def test_where_nothing_is_due_the_page_leads_to_the_first_letter(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.contact("bo", "status: archived")
    made = site()
    assert "Nothing is due. A first letter to them is drafted below." in made.text("contacts/ada.html")
    assert "Nothing to do." in made.text("contacts/bo.html")


def test_the_linkedin_profile_comes_first(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    assert "Put your LinkedIn profile in order before you send it" in site().text("contacts/ada.html")


def test_no_request_to_somebody_who_is_not_to_be_asked(folder: Folder, site: Render) -> None:
    folder.contact("ada", "may_contact: false")
    folder.contact("bo", "status: parked")
    folder.contact("cy", "", "## Log\n- 2026-11-19 asked: fifteen minutes")
    made = site()
    assert not any("Request for a conversation" in made.text(f"contacts/{slug}.html") for slug in ("ada", "bo", "cy"))


def test_what_is_let_lie_has_no_draft_of_its_own(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## Log\n- 2026-02-01 request by email")
    assert "Drafts" not in site().text("contacts/ada.html")


def test_ones_own_letter_takes_the_place_of_ours(folder: Folder, site: Render) -> None:
    folder.contact("ada", "email: ada@borealis.example")
    folder.interview("talk", "contact: ada\ndate: 2026-11-18\nstatus: done")
    folder.write("content/drafts/thanks.txt", "Subject: Cheers\n\nHello {{ first_name }}, [a word of mine]\n")
    text = site().text("contacts/ada.html")
    assert "Cheers" in text
    assert "1 place to fill in" in text
