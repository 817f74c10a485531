"""What rows of follow-ups offer: a letter, a call, the notes, and the command that records it."""

import shlex
import shutil
from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from builder.followups import commands as commands_of
from builder.model.words import Rule
from tests.site.conftest import Render, Site
from tests.support import Folder, Keepwarm, row, text_of

_TALK = "contact: ada\ndate: 2026-11-18\nthanked: 2026-11-18"


def deeds(made: Site, path: str = "index.html") -> list[tuple[str, str]]:
    return [
        (span.attrib.get("data-label", "Done"), "".join(one.itertext()))
        for span in made.main(path).iter("span")
        if span.attrib.get("class") == "cmd"
        for one in span.iter("code")
    ]


def commands(made: Site, path: str = "index.html") -> list[str]:
    return [command for _, command in deeds(made, path)]


def letters(made: Site, path: str = "index.html") -> list[str]:
    return [href for href in made.links(path) if href.startswith("mailto:") and "?" in href]


def test_a_letter_begins_with_subject_greeting_and_signature(folder: Folder, site: Render) -> None:
    folder.profile("name: Ida Roe\nsignature: Ida Roe, 20 Quay & Co")
    folder.contact("ada", "name: Ada Lind\npreferred_name: Addie\nemail: ada+x@lab.example")
    folder.interview("x", "contact: ada\ndate: 2026-11-18\nstatus: done\ndebriefed: 2026-11-18")
    (href,) = letters(site())
    parts = urlsplit(href)
    query = parse_qs(parts.query, strict_parsing=True)
    assert unquote(parts.path) == "ada+x@lab.example"
    assert query["subject"] == ["Thank you for our conversation"]
    assert query["body"][0].startswith("Dear Addie,\r\n\r\n")
    assert query["body"][0].endswith("\r\nIda Roe, 20 Quay & Co")


def test_a_letter_is_never_too_long_for_a_mail_program(folder: Folder, site: Render) -> None:
    folder.profile(f"signature: {'ö' * 400}")
    folder.contact("ada", "email: ada@lab.example", "## Promises\n- [ ] me: write (by 2026-11-15)")
    (href,) = letters(site())
    assert len(href) < 2000
    assert parse_qs(urlsplit(href).query)["body"][0].endswith("copy the rest from Keepwarm.]")


def test_who_is_to_be_rung_is_rung(folder: Folder, site: Render) -> None:
    folder.contact(
        "ada", "email: ada@lab.example\nphone: 020 79 46", "## Log\n- 2026-11-10 request by email: 15 minutes"
    )
    made = site()
    assert "tel:0207946" in made.links("index.html")
    assert letters(made) == []


def test_without_an_address_a_number_will_do(folder: Folder, site: Render) -> None:
    folder.contact("ada", "phone: 020 79 46", "## Promises\n- [ ] me: write (by 2026-11-15)")
    folder.contact("bo", "", "## Promises\n- [ ] me: write (by 2026-11-15)")
    made = site()
    assert [href for href in made.links("index.html") if href.startswith("tel:")] == ["tel:0207946"]
    assert letters(made) == []


def test_notes_of_ones_own_lead_to_the_notes(folder: Folder, site: Render) -> None:
    folder.contact("ada", "email: ada@lab.example")
    folder.interview("x", "contact: ada\ndate: 2026-11-10")
    made = site()
    assert letters(made) == []
    assert "interviews/x.html" in made.links("index.html")


def test_the_command_is_quoted_for_a_shell(folder: Folder, site: Render) -> None:
    for slug in ("ada", "o'neill & sons", "$(rm)", "åsa öst"):
        folder.contact(slug, "name: Ada", "## Promises\n- [ ] me: write (by 2026-11-15)")
    found = [shlex.split(one) for one in commands(site())]
    assert sorted(found) == sorted(
        ["keepwarm", "done", "my-promise", slug] for slug in ("ada", "o'neill & sons", "$(rm)", "åsa öst")
    )


def test_every_command_ends_the_follow_up_that_it_stands_beside(
    folder: Folder, site: Render, keepwarm: Keepwarm, friday: date, tmp_path_factory: pytest.TempPathFactory
) -> None:
    promises = "- [ ] me: send the book (by 2026-11-18)\n- [ ] me: write (by 2027-01-19)\n"
    folder.contact("ann", body=f"## Promises\n{promises}")
    folder.contact("bob", body="## To do\n- [ ] -x 'it's (by 2026-11-10)\n- [ ] read (by 2026-11-10)\n")
    for slug in ("cy", "dee-ek", "eva-08", "eva-09"):
        folder.contact(slug)
    referrals = "- [[cy]]\n- Dee Ek\n"
    folder.contact("gus", "phone: 1\nemail: g@x.example", "## Log\n- 2026-11-01 request by email\n")
    for day in ("08", "09"):
        front = f"contact: [ann, bob]\ndate: 2026-11-{day}\nlasted: 20\n"
        body = (
            f"## Referrals\n{referrals}- Eva {day}\n## Promises\n- [ ] me: call (to bob)\n- [ ] them: call (to ann)\n"
        )
        folder.interview(f"2026-11-{day}-ann", front, body)
    folder.interview(
        "2026-11-10-cy", "contact: cy\ndate: 2026-11-10\nlasted: 20\n", "## Referrals\n- [[ann]]\n- [[bob]]\n"
    )
    folder.interview("2026-11-22-ann", "contact: ann\ndate: 2026-11-22\n")
    folder.interview("2026-11-23-ann", "contact: ann\ndate: 2026-11-23\n")
    library, before = folder.library(), folder.agenda().followups
    by_command = {
        commands_of.done(library, one, [step for step in before if step.contact == one.contact]): one for one in before
    }
    assert set(commands(site())) <= by_command.keys()
    assert len(by_command) == len(before) > 25
    for command, one in by_command.items():
        copy = Folder(tmp_path_factory.mktemp("copy"))
        shutil.copytree(folder.root, copy.root, dirs_exist_ok=True)
        ran = keepwarm("-C", copy.root, *shlex.split(command)[1:])
        assert ran.status == 0, (command, ran.err)
        ended = {row(other) for other in before} - {row(other) for other in copy.agenda().followups}
        assert row(one) in ended, command
        beside = {line.partition(" ")[0] for line in ended - {row(one)}}  # one line of a log ends several
        assert beside <= {Rule.THANK, Rule.REPORT_BACK, Rule.KEEP_IN_TOUCH, Rule.REFERRAL}, command


def test_a_slug_that_a_conversation_has_too_is_told_apart(
    folder: Folder, site: Render, keepwarm: Keepwarm, friday: date
) -> None:
    folder.contact("ada", "", "## To do\n- [ ] Read (by 2026-11-18)\n")
    folder.interview("ada", "contact: ada\ndate: 2026-11-21\nconfirmed: 2026-11-18")
    made = site()
    todo, prepare = "keepwarm done todo contacts/ada.md", "keepwarm done prepare contacts/ada.md"
    assert commands(made) == [todo, prepare]
    assert prepare in made.text("prep/ada.html")
    for command in (todo, prepare):
        assert keepwarm("-C", folder.root, *shlex.split(command)[1:]).status == 0
    assert commands(site()) == []


def test_what_has_no_done_to_write_down_has_the_command_that_makes_its_note(
    folder: Folder, site: Render, keepwarm: Keepwarm, friday: date
) -> None:
    folder.contact("ada", "", "## Log\n- 2026-11-16 request by email\n- 2026-11-17 reply by email")
    folder.contact("bo")
    front = "contact: bo\ndate: 2026-11-10\nthanked: 2026-11-11\ndebriefed: 2026-11-11\nlasted: 20"
    folder.interview("talk", front, "## Referrals\n- Eva O'Neill\n- [[cy]]\n")
    folder.contact("cy")
    new_interview, new_contact = "keepwarm new interview ada DATE", """keepwarm new contact 'Eva O'"'"'Neill'"""
    assert sorted(deeds(site())) == [
        ("Agreed", new_interview),
        ("Done", "keepwarm done referral bo --about Cy"),
        ("New note", new_contact),
    ]
    for command in (new_interview.replace("DATE", "2026-11-27"), new_contact):
        assert keepwarm("-C", folder.root, *shlex.split(command)[1:]).status == 0
    assert {label for label, _ in deeds(site())} == {"Done"}


def test_the_command_of_a_second_try_says_by_which_way(folder: Folder, site: Render) -> None:
    folder.contact("ada", "phone: 1\nemail: a@x.example", "## Log\n- 2026-11-01 request by email\n")
    assert commands(site()) == ["keepwarm done chase ada --by phone"]


def test_what_others_are_to_do_looks_the_same_on_every_page(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## Promises\n- [ ] them: lend the book (made 2026-11-18)")
    made = site()
    for path in ("contacts/ada.html", "upcoming.html", "promises.html"):
        assert made.html(path).count('class="badge b-waiting"') == 1, path


def test_everybody_told_one_news_has_a_command(folder: Folder, site: Render) -> None:
    folder.profile("", "## News\n- 2026-11-01: A new job")
    for slug in ("ada", "bo"):
        folder.contact(slug, "", "## Log\n- 2026-09-01 contact by phone")
    made = site()
    assert "Tell 2 people your news" in made.text("index.html")
    assert commands(made) == ["keepwarm done news ada", "keepwarm done news bo"]


def test_a_name_is_found_as_a_word_of_its_own(folder: Folder, site: Render) -> None:
    folder.contact("an", "name: An", "## Log\n- 2026-11-10 asked")
    assert "Answer An " in site().text("index.html")
    assert ">Answer <a" in site().html("index.html")


def test_a_to_do_is_the_users_own_words(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## To do\n- [ ] اقرأ *هذا* (by 2026-11-15)")
    html = site().html("index.html")
    assert '<span dir="auto">اقرأ <em>هذا</em></span> (<a href="contacts/ada.html" dir="auto">Ada</a>)' in html


def test_a_name_that_was_given_leads_to_the_person_meant_not_to_a_namesake(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.contact("maria", "name: Maria Lopez\nphone: 020 11")
    folder.contact("maria-k", "name: Maria\nphone: 020 22")
    folder.interview("x", f"{_TALK}\ndebriefed: 2026-11-18", "## Referrals\n- [[maria-k]]")
    links = site().links("upcoming.html")
    assert "contacts/maria-k.html" in links
    assert "tel:02022" in links
    assert "contacts/maria.html" not in links
    assert "tel:02011" not in links


def test_where_a_day_is_pretended_the_command_names_it(folder: Folder, site: Render, keepwarm: Keepwarm) -> None:
    folder.settings("as_of: 2026-11-20")
    folder.contact("ada", "name: Ada Lind")
    folder.interview("past", "contact: ada\ndate: 2026-11-18\nstatus: done\ndebriefed: 2026-11-18")
    folder.interview("ahead", "contact: ada\ndate: 2026-11-21\nconfirmed: 2026-11-18")
    made = site()
    found = commands(made)
    assert found == ["keepwarm done thank ada --date 2026-11-20", "keepwarm done prepare ada --date 2026-11-20"]
    assert "keepwarm done prepare ada --date 2026-11-20" in made.text("prep/ahead.html")
    for command in found:
        assert keepwarm("-C", folder.root, *shlex.split(command)[1:]).status == 0


@pytest.mark.parametrize("path", ["contacts/ada.html", "interviews/x.html"])
def test_what_was_let_lie_is_folded_on_the_page_of_its_note_too(folder: Folder, site: Render, path: str) -> None:
    folder.contact("ada", "keep_in_touch: never")
    folder.interview(
        "x", "contact: ada\ndate: 2026-02-10\nstatus: done", "## Promises\n- [ ] me: write (by 2026-11-23)"
    )
    made = site()
    (closed,) = (one for one in made.main(path).iter("details") if "Let lie" in text_of(one))
    assert "open" not in closed.attrib
    assert text_of(closed).startswith("Let lie, 2")
    assert [verb for verb in ("Thank", "Debrief", "Keep") if verb in text_of(closed)] == ["Thank", "Debrief"]
    assert "Next steps 1 " in made.text(path)


@pytest.mark.parametrize("path", ["contacts/ada.html", "interviews/x.html"])
def test_where_all_was_let_lie_there_is_nothing_to_do(folder: Folder, site: Render, path: str) -> None:
    folder.contact("ada", "keep_in_touch: never")
    folder.interview("x", "contact: ada\ndate: 2026-02-10\nstatus: done\nthanked: 2026-02-11")
    assert "Next steps Nothing to do. Let lie, 1 " in site().text(path)
