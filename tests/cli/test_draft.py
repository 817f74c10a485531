"""keepwarm draft: a letter from the notes as text, as JSON, as a mail link, as a message."""

import json
import os
import stat
import sys
from email import policy
from email.parser import BytesParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from builder.drafts.model import Kind
from tests.support import Folder, Keepwarm

BOTH = (Kind.INTRODUCTION,)


@pytest.fixture
def mine(notes: Folder) -> Folder:
    """Return the notes with a profile that is ready, and somebody who introduced Ada."""
    notes.profile("name: Nerys Adomako\nemail: nerys@adomako.example\nlinkedin_ready: true")
    notes.contact(
        "ada",
        "name: Ada Lovelace\naliases: [Countess]\nemail: ada@borealis.example\nphone: 0825551234\nintroduced_by: bo",
    )
    return notes


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in BOTH])
def test_every_kind_of_letter(mine: Folder, keepwarm: Keepwarm, kind: Kind) -> None:
    ran = keepwarm("draft", kind, "ada")
    assert ran.status == 0
    assert ran.out.endswith("\n")
    first = ran.out.split("\n")[0]
    assert first.startswith("Subject: ") or (kind is Kind.REMINDER and first.startswith("Hello, "))


def test_an_introduction_is_for_two(mine: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("draft", "introduction", "ada", "cy")
    assert ran.status == 0
    assert ran.out.startswith("Subject: Ada Lovelace and Sam Reed\n\nDear Ada, dear Sam,\n")


def test_a_report_back_may_name_whom_they_introduced(mine: Folder, keepwarm: Keepwarm) -> None:
    for arguments in (["bo"], ["bo", "ada"], ["bo", "Countess"]):
        ran = keepwarm("draft", "report-back", *arguments)
        assert ran.out.startswith("Subject: Thank you for introducing me to Ada Lovelace\n"), arguments


@pytest.mark.parametrize("reference", ["ada", "ADA", "Ada Lovelace", "Countess", "[[ada]]", "ada.md"])
def test_a_contact_answers_to_every_kind_of_reference(mine: Folder, keepwarm: Keepwarm, reference: str) -> None:
    assert "\nDear Ada,\n" in keepwarm("draft", "thanks", reference).out


def test_thanks_and_confirmation_take_a_conversation(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.interview("2026-10-01-ada", "contact: ada\ndate: 2026-10-01\nstatus: done")
    mine.interview("2026-11-26-cy", "contact: [cy, ada]\ndate: 2026-11-26 15:00")
    assert " on Wednesday 18 November." in keepwarm("draft", "thanks", "ada").out
    assert " on Thursday 1 October." in keepwarm("draft", "thanks", "2026-10-01-ada").out
    ran = keepwarm("draft", "confirmation", "2026-11-26-cy")
    assert "\nDear Sam and Ada,\n" in ran.out
    assert "When: Thursday 26 November, 15:00\n" in ran.out


@pytest.mark.parametrize(
    ("kind", "front", "said"),
    [
        ("thanks", "date: 2026-11-20", ""),  # took place today, and is not written down yet
        ("thanks", "date: 2026-11-21", "The conversation of 21 November has not taken place yet.\n"),
        ("thanks", "date: 2026-11-18\nstatus: no-show", "The conversation of 18 November did not take place"),
        ("confirmation", "date: 2026-11-20", ""),
        ("confirmation", "date: 2026-11-19", "The conversation of 19 November is over.\n"),
        (
            "confirmation",
            "date: 2026-11-26\nstatus: cancelled",
            "The conversation of 26 November was cancelled (status:",
        ),
    ],
)
def test_a_letter_out_of_its_time_is_said(mine: Folder, keepwarm: Keepwarm, kind: str, front: str, said: str) -> None:
    mine.interview("talk", f"contact: ada\n{front}")
    ran = keepwarm("draft", kind, "talk")
    assert ran.status == 0
    assert ran.out.startswith("Subject: ")
    assert said in ran.err
    assert said or "The conversation of" not in ran.err


def test_what_is_to_be_filled_in_is_counted_and_named(mine: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("draft", "introduction", "ada", "cy")
    places = [words for words in ran.err.splitlines() if "to fill in" in words]
    assert places == ["3 places to fill in: [their role], [what they do], [why the two of you should meet]"]
    mine.contact("cy", "name: Sam Reed\nrole: Archivist")
    mine.contact("ada", "name: Ada Lovelace\nrole: Engineer")
    ran = keepwarm("draft", "introduction", "ada", "cy")
    assert ran.err == "1 place to fill in: [why the two of you should meet]\n"
    assert "[why the two of you should meet]" in ran.out


def test_nothing_to_fill_in_is_not_mentioned(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.write("content/drafts/update.txt", "Subject: Hello\n\nAll is well.")
    assert keepwarm("draft", "update", "ada") == (0, "Subject: Hello\n\nAll is well.\n", "")


def test_a_reminder_takes_the_next_way(mine: Folder, keepwarm: Keepwarm) -> None:
    request = "## Log\n- 2026-11-10 request by email"
    mine.contact("eve", "name: Eve Ng\nemail: eve@b.example\nphone: 123", request)
    assert keepwarm("draft", "reminder", "eve").out.startswith("Hello, this is Nerys Adomako.")
    assert keepwarm("draft", "reminder", "eve", "--by", "linkedin").out.startswith("Subject: My request of 10 November")
    assert json.loads(keepwarm("draft", "reminder", "eve", "--format", "json").out)["channel"] == "phone"


def test_a_reminder_as_e_mail_is_no_script(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.contact("eve", "name: Eve Ng\nemail: eve@b.example\nphone: 123", "## Log\n- 2026-11-10 request by email")
    assert keepwarm("draft", "reminder", "eve", "--mailto").out.startswith("mailto:eve@b.example?subject=My%20request")
    assert "\nSubject: My request" in keepwarm("draft", "reminder", "eve", "--eml", "-").out.replace("\r", "")
    assert keepwarm("draft", "reminder", "eve", "--mailto", "--by", "email").status == 0


def test_json_has_everything(mine: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("draft", "introduction", "ada", "cy", "--format", "json")
    text = keepwarm("draft", "introduction", "ada", "cy").out
    made = json.loads(ran.out)
    assert list(made) == [
        "kind", "contacts", "channel", "to", "subject", "body", "placeholders", "mailto", "shortened",
    ]  # fmt: skip
    assert made["kind"] == "introduction"
    assert made["contacts"] == ["ada", "cy"]
    assert made["to"] == ["ada@borealis.example"]
    assert f"Subject: {made['subject']}\n\n{made['body']}\n" == text
    assert made["placeholders"][-1] == "why the two of you should meet"
    assert (made["mailto"] + "\n", made["shortened"]) == (
        keepwarm("draft", "introduction", "ada", "cy", "--mailto").out,
        False,
    )


def test_a_script_for_the_phone_has_no_mail_link(mine: Folder, keepwarm: Keepwarm) -> None:
    made = json.loads(keepwarm("draft", "reminder", "ada", "--by", "phone", "--format", "json").out)
    assert (made["channel"], made["subject"], made["mailto"], made["shortened"]) == ("phone", "", None, False)


def test_a_mail_link(mine: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("draft", "thanks", "ada", "--mailto")
    assert ran.status == 0
    assert ran.out.startswith(
        "mailto:ada@borealis.example?subject=Thank%20you%20for%20our%20conversation&body=Dear%20Ada"
    )
    assert ran.out.count("\n") == 1


def test_a_shortened_mail_link_says_so(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.write("content/drafts/update.txt", "Subject: Hello\n\n" + "So much to tell. " * 200)
    ran = keepwarm("draft", "update", "ada", "--mailto")
    assert len(ran.out) <= 2_000
    assert "[The letter is longer than a mail link can hold: copy the rest from Keepwarm.]" in unquote(ran.out)
    assert ran.err == "The letter is longer than a mail link can hold; it ends with a note that says so.\n"


def test_a_message_in_a_file(mine: Folder, keepwarm: Keepwarm, tmp_path: Path) -> None:
    file = tmp_path / "thanks.eml"
    ran = keepwarm("draft", "thanks", "ada", "--eml", file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (ran.status, ran.out) == (0, f"{file}\n")
    message = BytesParser(policy=policy.default).parsebytes(file.read_bytes())
    assert message["from"] == "Nerys Adomako <nerys@adomako.example>"
    assert message["to"] == "Ada Lovelace <ada@borealis.example>"
    assert message["date"] == "Fri, 20 Nov 2026 00:00:00 +0000"
    assert message["x-unsent"] == "1"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".thanks")] == []


def test_a_message_is_never_written_over_anything(mine: Folder, keepwarm: Keepwarm, tmp_path: Path) -> None:
    file = mine.write("mine.eml", "mine")
    link = mine.root / "link.eml"
    link.symlink_to(mine.root / "nowhere")
    for name in ("mine.eml", "link.eml", "content"):
        ran = keepwarm("draft", "thanks", "ada", "--eml", name)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.endswith(f"keepwarm: “{name}” is there already; name another file\n")
    assert file.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "nowhere").exists()


def test_a_message_on_standard_output(mine: Folder, keepwarm: Keepwarm, tmp_path: Path) -> None:
    ran = keepwarm("draft", "thanks", "ada", "--eml", "-")
    assert ran.out.startswith("From: Nerys Adomako <nerys@adomako.example>\r\n")
    keepwarm("draft", "thanks", "ada", "--eml", tmp_path / "x.eml")
    assert (tmp_path / "x.eml").read_bytes() == ran.out.encode()


def test_the_day_can_be_given(mine: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("draft", "thanks", "ada", "--eml", "-", "--today", "2026-11-25")
    assert "\r\nDate: Wed, 25 Nov 2026 00:00:00 +0000\r\n" in ran.out


def test_an_address_that_is_missing_is_said(mine: Folder, keepwarm: Keepwarm) -> None:
    said = "Your notes hold no e-mail address of Sam Reed.\n"
    ran = keepwarm("draft", "update", "cy", "--mailto")
    assert ran.out.startswith("mailto:?subject=")
    assert ran.err.startswith(said)
    assert "\r\nTo:" not in keepwarm("draft", "update", "cy", "--eml", "-").out
    assert said not in keepwarm("draft", "update", "cy").err


def test_a_request_waits_for_the_linkedin_profile(mine: Folder, keepwarm: Keepwarm) -> None:
    said = "Your profile does not say linkedin_ready: true yet. "
    assert said not in keepwarm("draft", "request", "ada").err
    mine.profile("name: Nerys Adomako")
    ran = keepwarm("draft", "request", "ada")
    assert ran.err.startswith(said)
    assert ran.out.startswith("Subject: ")
    assert said not in keepwarm("draft", "update", "ada").err


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("name: Prof. Fay Ek", "Prof. Fay Ek is called “Prof.” here; preferred_name says how to address somebody.\n"),
        ("name: Prof. Fay Ek\npreferred_name: Prof. Ek", ""),
        ("name: Fay Ek", ""),
    ],
)
def test_a_title_is_no_way_to_address_somebody(mine: Folder, keepwarm: Keepwarm, front: str, said: str) -> None:
    mine.contact("fay", f"{front}\nemail: fay@mill.example\nphone: 555")
    assert keepwarm("draft", "thanks", "fay").err.partition("3 places")[0] == said
    assert "is called" not in keepwarm("draft", "reminder", "fay", "--by", "phone").err


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("may_contact: false", "Fay does not want to be written to again (may_contact: false).\n"),
        ("status: declined", "Fay has declined (status: declined).\n"),
        ("status: archived", "Fay is archived (status: archived).\n"),
        ("may_contact: true", ""),
        ("status: parked", ""),
    ],
)
def test_whoever_is_to_be_left_alone_is_named(mine: Folder, keepwarm: Keepwarm, front: str, said: str) -> None:
    mine.contact("fay", f"name: Fay\n{front}")
    ran = keepwarm("draft", "update", "fay")
    assert ran.out.startswith("Subject: ")
    assert ran.err.partition("2 places")[0] == said
    assert said in keepwarm("draft", "introduction", "ada", "fay").err


def test_a_letter_of_ones_own_takes_the_place_of_ours(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.write("content/drafts/thanks.txt", "Subject: Thanks, {{ first_name }}\n\nYours, {{ my_name }}\n")
    assert keepwarm("draft", "thanks", "ada").out == "Subject: Thanks, Ada\n\nYours, Nerys Adomako\n"


def test_a_letter_of_ones_own_that_cannot_be_used_is_named(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.write("content/drafts/thanks.txt", "Subject: Thanks, {{ firstname }}\n")
    ran = keepwarm("draft", "thanks", "ada")
    said = "content/drafts/thanks.txt cannot be used, so this is the built-in letter; “keepwarm check” shows why.\n"
    assert said in ran.err
    assert ran.out.startswith("Subject: Thank you for our conversation\n")
    assert said not in keepwarm("draft", "update", "ada").err


def test_incomplete_notes_are_named(broken: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("draft", "update", "fay")
    assert ran.status == 0
    assert "Incomplete: content/contacts/fay.md, line 3: email: “nobody at all” is not an e-mail address\n" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["thanks", "adda"], "there is no contact or interview “adda”; did you mean “ada” or “2026-11-18-ada”?"),
        (["update", "adda"], "there is no contact “adda”; did you mean “ada”?"),
        (["update", "qqqqq"], "there is no contact “qqqqq”"),
        (["update", ""], "there is no contact “”"),
        (["update", "Sam Reed"], "“Sam Reed” is the name of 2 contacts; write the slug of the one you mean"),
        (["update", "2026-11-18-ada"], "“2026-11-18-ada” is an interview, not a contact"),
        (["update", "Borealis"], "“Borealis” is an organisation, not a contact"),
        (["thanks", "Borealis"], "“Borealis” is an organisation, not a contact or interview"),
        (["introduction", "ada", "adda"], "there is no contact “adda”; did you mean “ada”?"),
        (["introduction", "ada", "Countess"], "“ada” and “Countess” are the same person"),
        (["report-back", "ada", "ada"], "“ada” and “ada” are the same person"),
        (["thanks", "ada", "--eml", "no/such/x.eml"], "there is no folder “no/such”"),
        (["thanks", "ada", "--eml", "x" * 300], f"“{'x' * 300}” cannot be written: file name too long"),
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_said(mine: Folder, keepwarm: Keepwarm, arguments: list[str], said: str) -> None:
    mine.organisation("borealis", "name: Borealis")
    ran = keepwarm("draft", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert f"keepwarm: {said}".replace("/", os.sep) in ran.err.replace("/", os.sep)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "missing argument “KIND”"),
        (["thanks"], "missing argument “REF”"),
        (["thank", "ada"], "invalid value for “KIND”: “thank” is not one of “request”, “reminder”,"),
        (["introduction", "ada"], "an introduction needs two people; name a second one"),
        (["thanks", "ada", "bo"], "“thanks” takes one name; “bo” is one too many"),
        (["thanks", "ada", "--by", "phone"], "--by goes with a reminder only"),
        (["reminder", "ada", "--by", "pigeon"], "invalid value for “--by”: “pigeon” is not one of “email”,"),
        (["reminder", "ada", "--by", "phone", "--mailto"], "“--by phone” makes no e-mail; leave out --eml and"),
        (["reminder", "ada", "--by", "letter", "--eml", "-"], "“--by letter” makes no e-mail;"),
        (["thanks", "ada", "--mailto", "--eml", "-"], "choose one of --eml, --mailto and --format json"),
        (["thanks", "ada", "--mailto", "--format", "json"], "choose one of --eml, --mailto and --format json"),
        (["thanks", "ada", "--eml", ""], "--eml needs the name of a file"),
    ],
)  # fmt: skip
def test_a_wrong_use_is_named_and_help_pointed_to(
    mine: Folder, keepwarm: Keepwarm, arguments: list[str], said: str
) -> None:
    ran = keepwarm("draft", *arguments)
    assert (ran.status, ran.out) == (2, "")
    first, second = ran.err.splitlines()[-2:]
    assert first.startswith(f"keepwarm: {said}")
    assert second == "“keepwarm draft --help” shows how it is used."


def test_a_terminal_is_not_obeyed(mine: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> None:
    mine.write("content/drafts/update.txt", "Subject: Hi\n\na\x1b[31mb\u202ec\n\n[d\u202ee]\n")
    exact = keepwarm("draft", "update", "ada")
    assert exact.out == "Subject: Hi\n\na\x1b[31mb\u202ec\n\n[d\u202ee]\n"
    assert exact.err == "1 place to fill in: [d\\u{202e}e]\n"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    shown = keepwarm("draft", "update", "ada")
    assert shown.out == "Subject: Hi\n\na\\u{1b}[31mb\\u{202e}c\n\n[d\\u{202e}e]\n"
    as_json = keepwarm("draft", "update", "ada", "--format", "json").out
    message = keepwarm("draft", "update", "ada", "--eml", "-").out
    for text in (as_json, message):
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "\r" not in text
