"""The built-in letters: what the notes know is in them, what is missing is a placeholder, the rest is left out."""

from datetime import date

import pytest

from builder.drafts import letters
from builder.drafts.model import Kind
from builder.followups.model import FollowUp, Status
from builder.model.words import Channel, Rule
from tests.drafts.conftest import Begin, FollowUps
from tests.support import TODAY, Folder

_ME = """
name: Ida Solberg
headline: Physics teacher on the way into public health
looking_for: [health economics, public health]
signature: Ida Solberg, Harbour Street 4
"""


@pytest.fixture
def notes(folder: Folder) -> Folder:
    """Return notes with a profile and two people, of whom one introduced the other."""
    folder.profile(_ME, "## News\n- 2026-11-10: Passed the exam in statistics")
    folder.contact("lindiwe-botha", "name: Lindiwe Botha\nemail: lindiwe@harbour.example")
    folder.contact(
        "thandi-nkosi",
        """
        name: Thandi Nkosi
        role: Head of evaluation
        organisation: Borealis Labs
        fields: [clinical trials, health economics]
        email: [thandi@borealis.example, t@borealis.example]
        introduced_by: lindiwe-botha
        """,
    )
    return folder


def test_request_names_who_introduced_and_asks_for_advice(notes: Folder, writing: Begin) -> None:
    letter = letters.write(writing(), Kind.REQUEST, "thandi-nkosi")
    assert letter.text == (
        "Subject: 15 minutes of your advice on health economics\n"
        "\n"
        "Dear Thandi,\n"
        "\n"
        "Your name was given to me by Lindiwe Botha, and I hope that you can help me with some advice.\n"
        "\n"
        "A line about me: Physics teacher on the way into public health. I am finding out what health economics is"
        " really like, from people who do the work.\n"
        "\n"
        "Would you have 15 minutes for me, in person, by phone or by video, at any time that suits you? It is your"
        " advice and experience that I am asking for, not a job.\n"
        "\n"
        "With kind regards\n"
        "Ida Solberg, Harbour Street 4\n"
    )
    assert letter.contacts == ("thandi-nkosi",)
    assert letter.addresses == ("thandi@borealis.example",)
    assert letter.placeholders == ()


def test_request_without_an_introduction_says_what_is_missing(notes: Folder, writing: Begin) -> None:
    letter = letters.write(writing(), Kind.REQUEST, "lindiwe-botha")
    assert letter.subject == "15 minutes of your advice"
    assert letter.placeholders == ("how I found them",)
    assert "what health economics is really like" in letter.body  # that is what interests me, whatever they do


def test_request_tests_what_was_found_out_about_the_organisation(notes: Folder, writing: Begin) -> None:
    findings = "## Research\n- [x] They grow — confirmed\n- [ ] They read *every* study “twice”, says [[lindiwe-botha]]"
    notes.organisation("borealis-labs", "name: Borealis Labs", findings)
    letter = letters.write(writing(), Kind.REQUEST, "thandi-nkosi")
    assert (
        "about Borealis Labs, and would like to test it with you. For example: “They read every study ‘twice’, says"
        in (letter.body)
    )
    assert "They grow" not in letter.body


def test_what_is_quoted_loses_its_full_stop_to_the_sentence_around_it(notes: Folder, writing: Begin) -> None:
    notes.organisation("borealis-labs", "name: Borealis Labs", "## Research\n- [ ] They grow.")
    body = letters.write(writing(), Kind.REQUEST, "thandi-nkosi").body
    assert "For example: “They grow”.\n" in body
    notes.interview("a", _TALK, "## Language\n- It depends.: no\n- A slow yes...")
    body = letters.write(writing(), Kind.THANKS, "thandi-nkosi").body
    assert "some of your phrases: “It depends” and “A slow yes...”.\n" in body


def test_only_my_promises_are_about_the_reader(notes: Folder, writing: Begin) -> None:
    promises = "## Promises\n- [ ] me: ask her about the data\n- [ ] them: ask her about the data"
    notes.interview("a", _TALK, promises)
    body = letters.write(writing(), Kind.THANKS, "thandi-nkosi").body
    assert "You kindly offered to ask her about the data." in body
    assert "what I promised: to ask you about the data." in body
    assert "offered to ask her about" in letters.write(writing(), Kind.THEIR_PROMISE, "thandi-nkosi").body


def test_a_name_that_ends_with_a_full_stop_ends_the_sentence(notes: Folder, writing: Begin) -> None:
    notes.interview("a", _TALK, "## Referrals\n- Zoë\n- Grace M.\n## Promises\n- [ ] them: send slides, etc.")
    body = letters.write(writing(), Kind.THANKS, "thandi-nkosi").body
    assert "Thank you also for sending me on to Zoë and Grace M.\n" in body
    assert "You kindly offered to send slides, etc. Thank you" in body
    notes.profile("name: Ida Solberg Jr.\nsignature: Ida")
    script = letters.write(writing(), Kind.REMINDER, "thandi-nkosi", channel=Channel.PHONE).body
    assert script.startswith("Hello, this is Ida Solberg Jr. Am I speaking with Thandi Nkosi?")
    notes.profile(_ME, "## News\n- 2026-11-19: To be continued ...")
    assert "To be continued ...\n" in letters.write(writing(), Kind.NEWS, "thandi-nkosi").body


def test_request_names_who_gave_the_name_where_nobody_introduced(notes: Folder, writing: Begin) -> None:
    notes.interview(
        "2026-11-01-thandi",
        "contact: thandi-nkosi\ndate: 2026-11-01\nstatus: done",
        "## Referrals\n- [[lindiwe-botha]]",
    )
    assert "given to me by Thandi Nkosi" in letters.write(writing(), Kind.REQUEST, "lindiwe-botha").body


def test_nobody_gives_their_own_name(notes: Folder, writing: Begin) -> None:
    notes.interview(
        "2026-11-01-l", "contact: lindiwe-botha\ndate: 2026-11-01\nstatus: done", "## Referrals\n- [[lindiwe-botha]]"
    )
    assert "[how I found them]" in letters.write(writing(), Kind.REQUEST, "lindiwe-botha").body


_TALK = "contact: thandi-nkosi\ndate: 2026-11-18 14:30\nstatus: done\n"


def test_thanks_recalls_promises_what_was_learned_and_my_interests(notes: Folder, for_rule: FollowUps) -> None:
    notes.interview(
        "2026-11-18-thandi",
        _TALK,
        """
        ## Research
        - [x] Trials are slow — contradicted, she laughed
        - [x] They hire in spring — confirmed
        ## Questions
        - [x] What does a year look like?
          Mostly reading.
        - [x] ! Which skills are scarce?
          Patience. She was rude about her chief.
        - [ ] Who pays?
        ## Promises
        - [ ] them: Send the evaluation template.
        - [ ] them: a chat with the data team, over tea
        - [x] them: find the report
        - [ ] me: send her the podcast (by 2026-11-30)
        ## Language
        - evidence: what counts, for her
        - a slow yes
        """,
    )
    (letter,) = for_rule("thank")
    assert letter
    assert letter.text == (
        "Subject: Thank you for our conversation\n"
        "\n"
        "Dear Thandi,\n"
        "\n"
        "Thank you for your time on Wednesday 18 November.\n"
        "\n"
        "You changed my mind about something that I had only read: “Trials are slow”. Your answer to my question “Which"
        " skills are scarce?” stays with me. I have also noted some of your phrases: “evidence” and “a slow yes”.\n"
        "\n"
        "I am exploring health economics and public health, and our conversation has given me a clearer picture of the"
        " work.\n"
        "\n"
        "You kindly offered to send the evaluation template; and a chat with the data team, over tea. Thank you for"
        " that; I look forward to it.\n"
        "\n"
        "I have not forgotten what I promised: to send you the podcast (by 30 November).\n"
        "\n"
        "May I ask one more thing: which two people would you talk to next in my place?\n"
        "\n"
        "With warm thanks\n"
        "Ida Solberg, Harbour Street 4\n"
    )
    assert letter.placeholders == ()


def test_thanks_for_names_does_not_ask_for_more(notes: Folder, for_rule: FollowUps) -> None:
    notes.interview("a", _TALK, "## Referrals\n- Grace Mokoena\n- lindiwe-botha: ask about data\n- Bo")
    (letter,) = for_rule("thank")
    assert letter
    assert "sending me on to Grace Mokoena, Lindiwe Botha and Bo." in letter.body
    assert "two people" not in letter.body
    assert "ask about data" not in letter.body


def test_thanks_for_a_name_that_was_noted_twice_say_it_once(notes: Folder, writing: Begin) -> None:
    notes.interview(
        "a", _TALK, "## Referrals\n- [[lindiwe-botha]]: ask about data\n- Bo\n- Lindiwe Botha: and about maps"
    )
    body = letters.write(writing(), Kind.THANKS, "thandi-nkosi").body
    assert "Thank you also for sending me on to Lindiwe Botha and Bo.\n" in body


def test_thanks_quotes_what_somebody_said_in_quotation_marks(notes: Folder, for_rule: FollowUps) -> None:
    notes.interview("a", _TALK, "## Questions\n- [x] How do you begin?\n  *“Badly.”* Then she told of her boss.")
    (letter,) = for_rule("thank")
    assert letter
    assert "You said “Badly”, and that stays with me." in letter.body
    assert "boss" not in letter.body


def test_what_one_of_several_said_is_put_into_nobodys_mouth(notes: Folder, for_rule: FollowUps) -> None:
    front = "contact: [thandi-nkosi, lindiwe-botha]\ndate: 2026-11-18\nstatus: done"
    body = (
        "## Questions\n- [x] How do you begin?\n  “Badly.”\n## Promises\n- [ ] them: the report (to lindiwe-botha)"
        "\n- [ ] them: write soon"
    )
    notes.interview("a", front, body)
    lindiwe, thandi = sorted(filter(None, for_rule("thank")), key=lambda one: one.contacts)
    assert "Badly" not in lindiwe.body + thandi.body
    assert "offered the report and to write soon" in lindiwe.body
    assert "offered to write soon" in thandi.body


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("## Language\n- evidence", "I have noted a phrase of yours: “evidence”."),
        ("## Language\n- evidence\n- a slow yes", "I have noted some of your phrases: “evidence” and “a slow yes”."),
        (
            "## Research\n- [x] It is dull — confirmed\n## Language\n- odd",
            "You confirmed something that I had only read: “It is dull”. I have also noted a phrase of yours: “odd”.",
        ),
    ],
)
def test_thanks_for_phrases_alone_begin_with_them(notes: Folder, writing: Begin, noted: str, said: str) -> None:
    notes.interview("talk", "contact: ada\ndate: 2026-11-19\nstatus: done", noted)
    assert f"\n\n{said}\n\n" in letters.write(writing(), Kind.THANKS, "ada").body


def test_thanks_without_anything_noted_asks_what_was_learned(notes: Folder, for_rule: FollowUps) -> None:
    notes.interview("a", _TALK)
    (letter,) = for_rule("thank")
    assert letter
    assert letter.placeholders == ("what I learned",)
    assert "promise" not in letter.body
    assert "\n\n\n" not in letter.body


def test_who_does_not_want_letters_is_not_asked_for_names(notes: Folder, for_rule: FollowUps) -> None:
    notes.contact("bo", "may_contact: false")
    notes.interview("a", "contact: bo\ndate: 2026-11-18\nstatus: done")
    (letter,) = for_rule("thank")
    assert letter
    assert "two people" not in letter.body


def test_thanks_are_for_the_latest_conversation_without_any(notes: Folder, writing: Begin) -> None:
    notes.interview("2026-10-01-a", "contact: thandi-nkosi\ndate: 2026-10-01\nstatus: done")
    notes.interview("2026-10-05-a", "contact: thandi-nkosi\ndate: 2026-10-05\nstatus: done")
    notes.interview("2026-11-01-b", "contact: thandi-nkosi\ndate: 2026-11-01\nthanked: 2026-11-02")
    assert "Monday 5 October" in letters.write(writing(), Kind.THANKS, "thandi-nkosi").body


def test_thanks_once_more_where_all_had_theirs(notes: Folder, writing: Begin) -> None:
    notes.interview("2026-11-01-b", "contact: thandi-nkosi\ndate: 2026-11-01\nthanked: 2026-11-02")
    assert "Sunday 1 November" in letters.write(writing(), Kind.THANKS, "thandi-nkosi").body


def test_thanks_where_nobody_talked(notes: Folder, writing: Begin) -> None:
    letter = letters.write(writing(), Kind.THANKS, "thandi-nkosi")
    assert letter.placeholders == ("the day", "what I learned")


def test_confirmation_has_everything_agreed(notes: Folder, for_rule: FollowUps) -> None:
    notes.interview(
        "a",
        """
        contact: [thandi-nkosi, lindiwe-botha]
        date: 2026-11-24 14:30
        via: video
        place: https://meet.example/a_b_c
        minutes: 20
        keywords: [first year, "trials, slow ones", "the *data* of [[lindiwe-botha|Lindiwe]]"]
        """,
    )
    (letter,) = for_rule("confirm")
    assert letter
    assert letter.contacts == ("thandi-nkosi", "lindiwe-botha")
    assert letter.addresses == ("thandi@borealis.example", "lindiwe@harbour.example")
    assert letter.subject == "Our conversation on Tuesday 24 November"
    assert letter.body == (
        "Dear Thandi and Lindiwe,\n"
        "\n"
        "I look forward to our conversation. Just to confirm the details:\n"
        "\n"
        "When: Tuesday 24 November, 14:30\n"
        "How: by video\n"
        "Where: https://meet.example/a_b_c\n"
        "How long: 20 minutes, and I will keep to them\n"
        "Topics: first year; trials, slow ones; and the data of Lindiwe\n"
        "\n"
        "If anything has changed for you, another day is no trouble at all.\n"
        "\n"
        "With kind regards\n"
        "Ida Solberg, Harbour Street 4"
    )


@pytest.mark.parametrize(
    ("front", "missing"),
    [
        ("date: 2026-11-24", ("the time", "by phone or in person?", "the topics")),
        ("date: 2026-11-24 09:00\nvia: other", ("by phone or in person?", "the topics")),
        ("date: 2026-11-24 09:00\nvia: in-person", ("the address", "the topics")),
        ("date: 2026-11-24 09:00\nvia: video", ("the link", "the topics")),
        ("date: 2026-11-24 09:00\nvia: phone", ("the topics",)),
    ],
)
def test_confirmation_says_what_is_not_settled(
    notes: Folder, writing: Begin, front: str, missing: tuple[str, ...]
) -> None:
    notes.interview("a", f"contact: thandi-nkosi\n{front}")
    assert letters.write(writing(), Kind.CONFIRMATION, "thandi-nkosi").placeholders == missing


@pytest.mark.parametrize(
    ("zone", "moment", "said"),
    [
        ("Europe/Oslo", "2026-11-24T14:30", "24 November, 14:30\n"),
        ("Europe/Oslo", "2026-11-24T14:30+01:00", "24 November, 14:30\n"),
        ("Europe/Oslo", "2026-11-24T14:30+02:00", "24 November, 14:30 (UTC+2)\n"),
        ("Europe/Oslo", "2026-11-24T14:30-03:30", "24 November, 14:30 (UTC−3:30)\n"),
        ("Europe/Oslo", "2026-11-24T14:30Z", "24 November, 14:30 (UTC)\n"),
        ("", "2026-11-24T14:30+01:00", "24 November, 14:30 (UTC+1)\n"),
        ("", "2027-01-05 14:30", "Tuesday 5 January 2027, 14:30\n"),
    ],
)
def test_times_of_elsewhere_say_so(notes: Folder, writing: Begin, zone: str, moment: str, said: str) -> None:
    if zone:
        notes.settings(f"timezone: {zone}")
    notes.interview("a", f"contact: thandi-nkosi\ndate: {moment}")
    assert said in letters.write(writing(), Kind.CONFIRMATION, "thandi-nkosi").body


def test_reminder_refers_to_the_request(notes: Folder, for_rule: FollowUps) -> None:
    notes.contact(
        "ada-lind",
        "email: ada@lind.example\nfields: sewers",
        "## Log\n- 2026-11-10 request by linkedin: about her *book*",
    )
    (letter,) = for_rule("chase")
    assert letter
    assert letter.channel is Channel.EMAIL
    assert letter.text == (
        "Subject: My request of 10 November: 15 minutes of your advice\n"
        "\n"
        "Dear Ada,\n"
        "\n"
        "On 10 November I asked you on LinkedIn for 15 minutes of your time. Perhaps it reached you on a busy day, so I"
        " am trying once more.\n"
        "\n"
        "I would like to hear how you see sewers. It is your advice that I am asking for, not a job, and any time that"
        " suits you is fine.\n"
        "\n"
        "With kind regards\n"
        "Ida Solberg, Harbour Street 4\n"
    )


def test_reminder_says_how_the_latest_request_went(notes: Folder, for_rule: FollowUps) -> None:
    notes.contact(
        "ada-lind", "email: ada@lind.example", "## Log\n- 2026-11-10 request by phone\n- 2026-11-02 request by linkedin"
    )
    (letter,) = for_rule("chase")
    assert letter
    assert "On 10 November I asked you by phone" in letter.body


def test_reminder_by_phone_is_a_script(notes: Folder, for_rule: FollowUps) -> None:
    notes.contact("ada-lind", "phone: 555 123\nintroduced_by: thandi-nkosi", "## Log\n- 2026-11-10 request by email")
    (letter,) = for_rule("chase")
    assert letter
    assert (letter.channel, letter.subject) == (Channel.PHONE, "")
    assert letter.text == (
        "Hello, this is Ida Solberg. Am I speaking with Ada Lind? Is this a good moment for one question?\n"
        "\n"
        "I asked you by email on 10 November for a short conversation. Thandi Nkosi gave me your name. A line about me:"
        " Physics teacher on the way into public health.\n"
        "\n"
        "I would like to ask you for 15 minutes of advice on health economics; it is not about a job. When would"
        " suit you, in person or on the phone?\n"
        "\n"
        "If they agree: repeat day, time and place, and thank them.\n"
        "If it does not suit: ask when to ring again, or whom else to ask.\n"
        "If nobody answers: leave your name, your number and why you ring, and say that you will try again.\n"
    )


def test_a_reminder_asks_about_what_i_look_for_where_their_field_is_not_known(notes: Folder, writing: Begin) -> None:
    notes.contact("ada-lind", "", "## Log\n- 2026-11-10 request")
    assert "how you see health economics." in letters.write(writing(), Kind.REMINDER, "ada-lind").body
    notes.profile("name: Ida Solberg")
    assert "how you see [the field that interests me]." in letters.write(writing(), Kind.REMINDER, "ada-lind").body


def test_the_last_reminder_is_the_last(notes: Folder, for_rule: FollowUps) -> None:
    requests = "".join(f"- 2026-11-{day:02} request\n" for day in (1, 5, 10))
    notes.contact("ada-lind", "", f"## Log\n{requests}")
    (letter,) = for_rule("rethink")
    assert letter
    assert "I will not ask again." in letter.body
    assert "I asked you for 15 minutes" in letter.body


def test_report_back_keeps_what_was_said_to_oneself(notes: Folder, for_rule: FollowUps) -> None:
    body = "## Questions\n- [x] Why?\n  “Money.”\n## Language\n- a slow yes\n## Referrals\n- Grace"
    notes.interview(
        "a", "contact: thandi-nkosi\ndate: 2026-11-01\nplace: her kitchen\nkeywords: pay\nstatus: done", body
    )
    (letter,) = for_rule("report-back")
    assert letter
    assert letter.contacts == ("lindiwe-botha",)
    assert letter.body == (
        "Dear Lindiwe,\n"
        "\n"
        "Thanks to you I talked with Thandi Nkosi on Sunday 1 November. The conversation helped me a great deal: [one"
        " thing that is clearer to me now].\n"
        "\n"
        "Thank you for opening that door. I will let you know where it leads.\n"
        "\n"
        "With kind regards\n"
        "Ida Solberg, Harbour Street 4"
    )


def test_report_back_finds_whom_they_introduced_last(notes: Folder, writing: Begin) -> None:
    notes.contact("ada", "introduced_by: lindiwe-botha")
    notes.interview("a", "contact: thandi-nkosi\ndate: 2026-11-01\nstatus: done")
    notes.interview("b", "contact: ada\ndate: 2026-10-01\nstatus: done")
    assert "with Thandi Nkosi on Sunday 1 November" in letters.write(writing(), Kind.REPORT_BACK, "lindiwe-botha").body
    named = letters.write(writing(), Kind.REPORT_BACK, "lindiwe-botha", other="ada")
    assert "with Ada on Thursday 1 October" in named.body


def test_report_back_on_nobody(notes: Folder, writing: Begin) -> None:
    letter = letters.write(writing(), Kind.REPORT_BACK, "lindiwe-botha")
    missing = ("the other person's name", "the other person's name", "the day", "one thing that is clearer to me now")
    assert letter.placeholders == missing
    never_met = letters.write(writing(), Kind.REPORT_BACK, "lindiwe-botha", other="thandi-nkosi")
    assert never_met.placeholders == missing[2:]


def test_update_tells_the_news_since(notes: Folder, for_rule: FollowUps) -> None:
    notes.profile(
        _ME,
        """
        ## News
        - 2026-11-19: Told the head that I may leave (tell nobody)
        - 2026-11-18: A second interview (tell mentors)
        - 2026-11-10: Passed the exam in *statistics*
        - 2026-09-01: Began to read
        - 2026-03-01: Before we talked
        - 2026-12-24: Not yet
        """,
    )
    notes.contact(
        "ada-lind",
        "mentor: true",
        "## Log\n- 2026-08-20 contact\n## To share\n- [x] old\n- [ ] the [[thandi-nkosi]] paper\n- [ ] more",
    )
    notes.contact("bo", "keep_in_touch: 2 months", "## Log\n- 2026-08-20 contact: he hates cats")
    begun = letters.prepare(notes.load())
    mentor = letters.write(begun, Kind.UPDATE, "ada-lind")
    assert mentor.body == (
        "Dear Ada,\n"
        "\n"
        "We were last in touch in August, and I would like to tell you how I am getting on.\n"
        "\n"
        "Began to read.\n"
        "\n"
        "Passed the exam in statistics.\n"
        "\n"
        "A second interview.\n"
        "\n"
        "Something that made me think of you: The Thandi Nkosi paper.\n"
        "\n"
        "May I ask your advice on one thing? [my question]\n"
        "\n"
        "With kind regards\n"
        "Ida Solberg, Harbour Street 4"
    )
    other = letters.write(begun, Kind.UPDATE, "bo")
    assert "A second interview" not in other.body
    assert "cats" not in other.body
    assert other.placeholders == ("a question about their work",)


@pytest.mark.parametrize(
    ("log", "said"),
    [
        ("- 2026-11-12 contact", "We were last in touch on 12 November, and I"),
        ("- 2025-12-30 contact", "We were last in touch in December 2025, and I"),
        ("- 2026-11-12 note: saw her", "It has been a while, and I"),
    ],
)
def test_update_says_when_we_were_in_touch(notes: Folder, writing: Begin, log: str, said: str) -> None:
    notes.contact("bo", "", f"## Log\n{log}")
    assert said in letters.write(writing(), Kind.UPDATE, "bo").body


def test_update_without_news_leaves_room_for_them(notes: Folder, writing: Begin) -> None:
    notes.contact("bo", "", "## Log\n- 2026-11-12 contact")
    assert letters.write(writing(), Kind.UPDATE, "bo").placeholders == ("my news", "a question about their work")


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("https://paper.example/A_1", "https://paper.example/A_1\n"),
        ("<https://paper.example/a_1>", "https://paper.example/a_1\n"),
        ("www.paper.example", "www.paper.example\n"),
        ("read https://paper.example/", "Read https://paper.example/\n"),
        ("the [*paper*](https://paper.example/a_(1))", "The paper (https://paper.example/a_(1)).\n"),
        ("[one](http://a.example) or [two](<http://b.example>)", "One or two (http://a.example, http://b.example).\n"),
        ("[https://a.example](https://a.example)", "https://a.example\n"),
        ("the [slides](slides.pdf)", "The slides.\n"),
    ],
)
def test_what_is_shared_is_shared_with_its_address(notes: Folder, writing: Begin, noted: str, said: str) -> None:
    notes.contact("bo", "", f"## Log\n- 2026-11-12 contact\n## To share\n- [ ] {noted}")
    (notes.root / "content/contacts/slides.pdf").write_bytes(b"%PDF-1.4")
    body = letters.write(writing(), Kind.UPDATE, "bo").body
    assert f"\n\nSomething that made me think of you: {said}" in body


def test_news_that_stands_somewhere_says_where(notes: Folder, writing: Begin) -> None:
    notes.profile(_ME, "## News\n- 2026-11-10: my [article](https://mine.example/1) is out")
    said = "\n\nMy article is out (https://mine.example/1).\n\n"
    assert said in letters.write(writing(), Kind.NEWS, "thandi-nkosi").body
    assert said in letters.write(writing(), Kind.UPDATE, "thandi-nkosi").body


def test_news_is_that_of_the_follow_up(notes: Folder, for_rule: FollowUps) -> None:
    notes.contact("bo", "", "## Log\n- 2026-10-12 contact")
    (letter,) = for_rule("news")
    assert letter
    assert "\n\nPassed the exam in statistics.\n\n" in letter.body
    assert letter.placeholders == ()


@pytest.mark.parametrize(
    ("direction", "said"),
    [("asking", "You gave me your time when I was asking around, so I would like"), ("giving", "I would like")],
)
def test_news_thanks_those_alone_who_gave_me_a_conversation(
    notes: Folder, writing: Begin, direction: str, said: str
) -> None:
    notes.interview("talk", f"contact: thandi-nkosi\ndate: 2026-11-02\nstatus: done\ndirection: {direction}")
    body = letters.write(writing(), Kind.NEWS, "thandi-nkosi").body
    assert body.startswith(f"Dear Thandi,\n\n{said} you to know:\n")
    assert ("Thank you again. " in body) is (direction == "asking")


def test_news_to_somebody_who_is_only_known_does_not_thank_them(notes: Folder, writing: Begin) -> None:
    notes.contact("bo", "", "## Log\n- 2026-10-12 contact")
    notes.interview("later", "contact: bo\ndate: 2026-11-22\nstatus: scheduled")
    assert letters.write(writing(), Kind.NEWS, "bo").body == (
        "Dear Bo,\n"
        "\n"
        "I would like you to know:\n"
        "\n"
        "Passed the exam in statistics.\n"
        "\n"
        "How are you getting on?\n"
        "\n"
        "With kind regards\n"
        "Ida Solberg, Harbour Street 4"
    )


def test_news_are_told_by_their_days_however_they_are_listed(notes: Folder, writing: Begin) -> None:
    notes.profile(_ME, "## News\n- 2026-11-12: Began\n- 2026-11-14: Passed\n- 2026-11-13: Went on")
    notes.contact("ada-lind", "", "## Log\n- 2026-08-20 contact")
    begun = writing()
    assert "Passed." in letters.write(begun, Kind.NEWS, "ada-lind").body
    told = letters.write(begun, Kind.UPDATE, "ada-lind").body
    assert [word for word in told.replace(".", " ").split() if word in ("Began", "Went", "Passed")] == [
        "Began",
        "Went",
        "Passed",
    ]


def test_news_that_somebody_may_not_hear_is_not_told(notes: Folder, writing: Begin) -> None:
    notes.profile(_ME, "## News\n- 2026-11-10: Secret. (tell nobody)\n- 2026-11-09: Old")
    letter = letters.write(writing(), Kind.NEWS, "thandi-nkosi", subject="Secret.")
    assert letter.placeholders == ("my news",)
    assert "Old." in letters.write(writing(), Kind.NEWS, "thandi-nkosi").body


def test_introduction_says_who_each_is_and_no_more(notes: Folder, writing: Begin) -> None:
    notes.contact("bo-ek", "name: Bo Ek\nphone: 555 123\nemail: bo@ek.example\nlocation: Home\nrole: Nurse")
    letter = letters.write(writing(), Kind.INTRODUCTION, "thandi-nkosi", other="bo-ek")
    assert letter.contacts == ("thandi-nkosi", "bo-ek")
    assert letter.addresses == ("thandi@borealis.example", "bo@ek.example")
    assert letter.text == (
        "Subject: Thandi Nkosi and Bo Ek\n"
        "\n"
        "Dear Thandi, dear Bo,\n"
        "\n"
        "I would like you two to know each other.\n"
        "\n"
        "Thandi Nkosi: Head of evaluation, Borealis Labs\n"
        "Bo Ek: Nurse\n"
        "\n"
        "I believe that a conversation would be worthwhile for both of you: [why the two of you should meet].\n"
        "\n"
        "I will leave the rest to you; a reply to all is enough.\n"
        "\n"
        "With kind regards\n"
        "Ida Solberg, Harbour Street 4\n"
    )


def test_introduction_to_nobody_yet(notes: Folder, writing: Begin) -> None:
    letter = letters.write(writing(), Kind.INTRODUCTION, "thandi-nkosi")
    assert letter.contacts == ("thandi-nkosi",)
    assert "the other person's name" in letter.placeholders


def test_answer_says_yes(notes: Folder, for_rule: FollowUps) -> None:
    notes.contact("kim", "", "## Log\n- 2026-11-17 asked by email: she lost her job")
    (letter,) = for_rule("answer")
    assert letter
    assert (
        "Thank you for your message of 17 November. Yes, I am glad to talk with you, and to answer what I can."
        in letter.body
    )
    assert "lost" not in letter.body
    assert "Others have" not in letter.body  # nobody has made time for me yet
    assert letter.placeholders == ("two or three times that suit me",)


def test_scheduling_after_a_reply(notes: Folder, for_rule: FollowUps) -> None:
    notes.contact("kim", "", "## Log\n- 2026-11-10 request\n- 2026-11-17 reply: yes, but he is ill")
    (letter,) = for_rule("schedule")
    assert letter
    assert letter.subject == "A day for our conversation"
    assert "Thank you for your reply of 17 November." in letter.body
    assert "ill" not in letter.body.replace("will", "")
    assert "make time" not in letter.body  # that they answered does not say that they can


@pytest.mark.parametrize("status", ["cancelled", "no-show"])
def test_scheduling_after_what_did_not_come_about(notes: Folder, for_rule: FollowUps, status: str) -> None:
    front = f"contact: thandi-nkosi\ndate: 2026-11-16\nstatus: {status}\nminutes: 25"
    notes.interview("a", front)
    (letter,) = for_rule("rebook")
    assert letter
    assert letter == letters.write(letters.prepare(notes.load()), Kind.SCHEDULING, "thandi-nkosi")
    assert letter.subject == "Another day for our conversation"
    assert "I am sorry that our conversation on 16 November fell through." in letter.body
    assert "25 minutes are enough." in letter.body


def test_scheduling_after_what_was_called_off_ahead_of_its_day(notes: Folder, for_rule: FollowUps) -> None:
    front = "contact: thandi-nkosi\ndate: 2026-12-05\nstatus: cancelled\ncalled_off: 2026-11-16"
    notes.interview("a", front)
    (letter,) = for_rule("rebook")
    assert letter
    assert "I am sorry that our conversation on 5 December fell through." in letter.body


def test_promises_of_a_conversation_and_of_a_contact(notes: Folder, for_rule: FollowUps) -> None:
    notes.interview(
        "a",
        "contact: [thandi-nkosi, lindiwe-botha]\ndate: 2026-11-18\nstatus: done",
        "## Promises\n- [ ] me: Send her the podcast (to lindiwe-botha)\n- [ ] them: the report (by 2026-11-19)",
    )
    notes.contact("bo", "", "## Promises\n- [ ] me: call (made 2026-10-01)\n- [ ] them: write (by 2026-11-01)")
    mine = {letter.contacts: letter.body for letter in for_rule("my-promise") if letter}
    assert mine.keys() == {("lindiwe-botha",), ("bo",)}
    assert "On 18 November I promised to send you the podcast. Here it is: [" in mine["lindiwe-botha",]
    assert "On 1 October I promised to call. Here" in mine["bo",]
    theirs = {letter.contacts: letter.body for letter in for_rule("their-promise") if letter}
    assert "On 18 November you kindly offered the report. There is no hurry" in theirs["thandi-nkosi",]
    assert "\n\nYou kindly offered to write. There is no hurry" in theirs["bo",]


def test_a_promise_to_somebody_who_was_not_there_is_written_about(notes: Folder, for_rule: FollowUps) -> None:
    notes.contact("bo", "")
    promises = "## Promises\n- [ ] me: call\n- [ ] me: send Bo the plan (to bo)\n- [ ] me: write to Bo (to bo)"
    notes.interview("a", _TALK, promises)
    bodies = [letter.body for letter in for_rule("my-promise") if letter and letter.contacts == ("bo",)]
    assert [body.splitlines()[2].partition(". ")[0] for body in bodies] == [
        "On 18 November I promised to send Bo the plan",
        "On 18 November I promised to write to Bo",
    ]


def test_a_promise_to_somebody_who_was_not_there_is_found_where_none_is_named(notes: Folder, writing: Begin) -> None:
    notes.contact("bo", "")
    notes.interview("a", _TALK, "## Promises\n- [ ] me: call\n- [ ] me: write to Bo (to bo)")
    assert "On 18 November I promised to write to Bo." in letters.write(writing(), Kind.PROMISE, "bo").body


def test_what_was_promised_ahead_of_a_conversation_was_promised_on_no_day_that_is_known(
    notes: Folder, for_rule: FollowUps
) -> None:
    promises = "## Promises\n- [ ] me: send you the questions (by 2026-11-24)\n- [ ] them: send the plan"
    notes.interview("a", "contact: thandi-nkosi\ndate: 2026-11-25", promises)
    (mine,), (theirs,) = for_rule("my-promise"), for_rule("their-promise")
    assert mine
    assert "\n\nI promised to send you the questions. Here it is: [" in mine.body
    assert theirs
    assert "\n\nYou kindly offered to send the plan. There is no hurry" in theirs.body


def test_the_promise_that_is_due_first_is_written_about(notes: Folder, writing: Begin) -> None:
    promises = "- [ ] me: wait\n- [ ] me: sing (by 2026-12-01)\n- [ ] me: dance (by 2026-11-30)\n- [x] me: rest"
    notes.interview("a", _TALK, f"## Promises\n{promises}")
    begun = writing()
    assert "I promised to wait." in letters.write(begun, Kind.PROMISE, "thandi-nkosi").body
    assert "I promised to sing." in letters.write(begun, Kind.PROMISE, "thandi-nkosi", subject="sing").body
    gone = letters.write(begun, Kind.PROMISE, "thandi-nkosi", subject="rest")
    assert gone.placeholders == ("what was promised", "what I promised, or a link to it")
    assert letters.write(begun, Kind.THEIR_PROMISE, "thandi-nkosi").placeholders == ("what was promised",)


def test_a_promise_without_a_day_is_due_as_the_settings_say(notes: Folder, writing: Begin) -> None:
    notes.interview("a", _TALK, "## Promises\n- [ ] me: wait\n- [ ] me: sing (by 2026-11-24)")
    assert "I promised to sing." in letters.write(writing(), Kind.PROMISE, "thandi-nkosi").body
    notes.settings("follow_up: {my_promises_within: 5 days}")
    assert "I promised to wait." in letters.write(writing(), Kind.PROMISE, "thandi-nkosi").body


def test_a_referral_is_a_request_to_the_one_who_was_named(notes: Folder, for_rule: FollowUps) -> None:
    notes.contact("ada-lind", "")
    notes.interview("a", _TALK, "## Referrals\n- Grace Mokoena (City Archive)\n- [[ada-lind]]")
    nobody, ada = for_rule("referral")
    assert nobody is None  # there is no note to write to yet
    assert ada
    assert (ada.kind, ada.contacts) == (Kind.REQUEST, ("ada-lind",))
    assert "given to me by Thandi Nkosi" in ada.body


def test_of_two_of_one_name_who_were_named_each_has_a_letter(notes: Folder, for_rule: FollowUps) -> None:
    notes.contact("jan-1", "name: Jan Novák\nemail: jan@one.example")
    notes.contact("jan-2", "name: Jan Novák\nemail: jan@two.example")
    notes.interview("a", _TALK, "## Referrals\n- [[jan-2]]\n- [[jan-1]]")
    assert [letter.addresses for letter in for_rule("referral") if letter] == [
        ("jan@two.example",),
        ("jan@one.example",),
    ]


@pytest.mark.parametrize("rule", [Rule.RECORD, Rule.DEBRIEF, Rule.PREPARE, Rule.TODO])
def test_what_is_no_letter(notes: Folder, writing: Begin, rule: Rule) -> None:
    one = FollowUp(rule, "thandi-nkosi", None, TODAY, TODAY, Status.TODAY, 0, "", "", None, None)
    assert letters.for_follow_up(writing(), one) is None


@pytest.mark.parametrize("rule", [rule for rule in Rule if rule in letters.KINDS])
def test_a_follow_up_that_knows_nothing_more(notes: Folder, writing: Begin, rule: Rule) -> None:
    """Agendas give more; a letter copes with less."""
    one = FollowUp(rule, "thandi-nkosi", None, TODAY, TODAY, Status.TODAY, 0, "", "", None, None)
    letter = letters.for_follow_up(writing(), one)
    assert (letter is None) == (rule is Rule.REFERRAL)


def test_every_kind_is_whole_where_nothing_is_known(folder: Folder, writing: Begin) -> None:
    folder.contact("名前", "name: 名前")
    begun = writing()
    for kind in Kind:
        for channel in (None, Channel.PHONE):
            letter = letters.write(begun, kind, "名前", channel=channel)
            assert "名前" in letter.body
            assert "my name" in letter.placeholders
            assert letter.placeholders == tuple(
                part.partition("]")[0] for part in f"{letter.subject}\n{letter.body}".split("[")[1:]
            )
            assert letter.body == letter.body.strip()
            assert not any(gap in letter.body for gap in ("\n\n\n", "  ", " \n", " ,", " .", ".."))
            assert "{" not in letter.text


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("name: Wiratama", "Dear Wiratama,"),
        ("name: Nguyễn Thị Hạnh\npreferred_name: Hạnh", "Dear Hạnh,"),
        ("name: ירדן כהן", "Dear ירדן,"),
        ("name: 'A\u202eB [C] {{ D }}'", "Dear AB,"),
        ("name: x\npreferred_name: 'A [B] {{ C }}'", "Dear A [B] {{ C }},"),
    ],
)
def test_names_of_all_kinds(folder: Folder, writing: Begin, name: str, greeted: str) -> None:
    folder.contact("x", name)
    letter = letters.write(writing(), Kind.ANSWER, "x")
    assert letter.body.startswith(greeted)
    assert letter.placeholders == ("two or three times that suit me", "my name")


def test_subjects_are_one_line_without_control_characters(folder: Folder, writing: Begin) -> None:
    folder.contact("x", 'name: "A\\nB\\u0007C\\u202e\\u2028D"')
    folder.contact("y", "name: Bo")
    letter = letters.write(writing(), Kind.INTRODUCTION, "y", other="x")
    assert letter.subject == "Bo and A BC D"


def test_a_name_signs_where_there_is_no_signature(folder: Folder, writing: Begin) -> None:
    folder.profile("name: Ida")
    folder.contact("x")
    assert letters.write(writing(), Kind.ANSWER, "x").body.endswith("regards\nIda")


def test_references_become_names(folder: Folder, writing: Begin) -> None:
    folder.contact(
        "x", "", "## Promises\n- [ ] me: tell you of [[y]], [[here]], [[2026-11-01-y]] and [[z#A]] (by 2026-12-01)"
    )
    folder.contact("y", "name: Yo")
    folder.organisation("here", "name: The Place")
    folder.interview("2026-11-01-y", "contact: [y, x]\ndate: 2026-11-01\nstatus: done")
    body = letters.write(writing(), Kind.PROMISE, "x").body
    assert "tell you of Yo, The Place, the conversation with Yo and X and z." in body


def test_same_notes_same_letter(notes: Folder) -> None:
    facts = letters.prepare(notes.load()).facts
    first, second = (letters.write(letters.prepare(notes.load(), facts), Kind.REQUEST, "thandi-nkosi") for _ in "ab")
    assert first == second


def test_a_day_long_ago_has_its_year(notes: Folder, writing: Begin) -> None:
    notes.contact("kim", "", "## Log\n- 2025-11-17 asked")
    assert "your message of 17 November 2025." in letters.write(writing(date(2026, 2, 1)), Kind.ANSWER, "kim").body
