"""Items that lack only a colon, or say a little differently what their form wants: each is shown as it has to be."""

import pytest

from tests.support import Folder

CONTACT, INTERVIEW, PROFILE = "content/contacts/ada.md", "content/interviews/talk.md", "content/profile.md"
WHERE = {"Log": CONTACT, "Referrals": INTERVIEW, "News": PROFILE}
CHANNELS = "one of: email, phone, linkedin, message, letter, video, in-person, other"
TYPES = "one of: request, reply, decline, confirmation, thanks, update, introduction, asked, answered, contact, note"


def write(folder: Folder, section: str, item: str) -> None:
    fronts = {
        CONTACT: "name: Ada",
        INTERVIEW: "contact: ada\ndate: 2026-11-18\nstatus: done",
        PROFILE: "linkedin_ready: true",
    }
    for path, front in fronts.items():
        folder.note(path, front, f"## {section}\n- {item}\n" if path == WHERE[section] else "")
    folder.contact("sipho")


def refusal(folder: Folder, section: str, item: str) -> tuple[str, str, str, str]:
    """Return code, marked text, message and help of the one problem."""
    write(folder, section, item)
    (one,) = folder.load().diagnostics
    return one.code, folder.marked(one), one.message, one.help


@pytest.mark.parametrize(
    ("section", "item", "marked", "mended"),
    [
        ("Log", "2026-11-02 reply on Monday", "on Monday", "2026-11-02 reply: on Monday"),
        ("Log", "2026-11-02 request by phone call: no", "call: no", "2026-11-02 request by phone: call: no"),
        ("Log", "2026-11-02 request by phone by Ada", "by Ada", "2026-11-02 request by phone: by Ada"),
        ("Log", "2026-11-02 Request - twice", "twice", "2026-11-02 Request: twice"),
        ("Log", "2026-11-02 request\u2014twice", "twice", "2026-11-02 request: twice"),
        ("Log", "2026-11-02 14:30 request twice: no", "twice: no", "2026-11-02 14:30 request: twice: no"),
        ("Log", "2026-11-02 request. Left a message", "Left a message", "2026-11-02 request: Left a message"),
        ("Log", "2026-11-02 request by phone. No", "No", "2026-11-02 request by phone: No"),
        ("Log", "2026-11-02 request\uff1atwice", "twice", "2026-11-02 request: twice"),
        ("Log", "2026-11-02 request by phone\uff1atwice", "twice", "2026-11-02 request by phone: twice"),
        ("Referrals", "Grace (City Archive) ask her", "ask her", "Grace (City Archive): ask her"),
        ("Referrals", "[[sipho]] - data", "data", "[[sipho]]: data"),
        ("Referrals", "[[sipho]] (City), data", "data", "[[sipho]] (City): data"),
        ("News", "2026-11-02 a job", "a job", "2026-11-02: a job"),
        ("News", "2026-11-02 14:30 - a job: here", "a job: here", "2026-11-02 14:30: a job: here"),
        ("News", "2026-11-02\uff1aa job", "a job", "2026-11-02: a job"),
        ("News", "2026-11-02\uff1a a job", "a job", "2026-11-02: a job"),
        ("News", "2026-11-02 14:30\uff1aa job", "a job", "2026-11-02 14:30: a job"),
    ],
)
def test_words_without_a_colon_before_them(folder: Folder, section: str, item: str, marked: str, mended: str) -> None:
    message = f"“{marked}” stands here without a colon before it"
    assert refusal(folder, section, item) == ("bad-item", marked, message, f"write {mended}")
    write(folder, section, mended)
    assert folder.load().diagnostics == ()


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("2026-11-02 request via phone", "via phone"),
        ("2026-11-02 request (by Phone)", "(by Phone)"),
        ("2026-11-02 request, by phone", "by phone"),
    ],
)
def test_a_channel_in_other_words(folder: Folder, item: str, said: str) -> None:
    message = f"“{said}” is not how a log entry says by which channel"
    assert refusal(folder, "Log", item) == ("bad-item", said, message, "write 2026-11-02 request by phone")


@pytest.mark.parametrize(
    ("item", "said", "note"),
    [
        ("2026-11-02 request, by phone: left a message", "by phone", "left a message"),
        ("2026-11-02 request (by phone): left a message", "(by phone)", "left a message"),
        ("2026-11-02 request – via Phone, left a message", "via Phone", "left a message"),
        ("2026-11-02 request via phone call: no answer", "via phone", "call: no answer"),
    ],
)
def test_a_channel_in_other_words_before_a_note(folder: Folder, item: str, said: str, note: str) -> None:
    message, mended = f"“{said}” is not how a log entry says by which channel", f"2026-11-02 request by phone: {note}"
    assert refusal(folder, "Log", item) == ("bad-item", said, message, f"write {mended}")
    write(folder, "Log", mended)
    assert folder.load().diagnostics == ()


@pytest.mark.parametrize(
    ("item", "said", "what", "words"),
    [
        ("2026-11-02 request by snail mail: no", "snail mail", "channel", CHANNELS),
        ("2026-11-02 request by", "by", "channel", CHANNELS),
        ("2026-11-02 called, no answer", "called", "type of log entry", TYPES),
        ("2026-11-02 14:30 called them", "called", "type of log entry", TYPES),
        ("2026-11-02 request by phone.", "phone.", "channel", CHANNELS),
        ("2026-11-02 request, by phone/email: no", "phone/email", "channel", CHANNELS),
    ],
)
def test_a_word_that_is_none_of_the_choices(folder: Folder, item: str, said: str, what: str, words: str) -> None:
    assert refusal(folder, "Log", item) == ("bad-item", said, f"“{said}” is not a {what}", f"write {words}")


@pytest.mark.parametrize(
    ("item", "marked", "message", "remedy"),
    [
        ("[ ] Grace (City)", "[ ]", "“[ ]” stands where the name belongs", "write Grace (City)"),
        ("[x] [[sipho]]", "[x]", "“[x]” stands where the name belongs", "write [[sipho]]"),
        (
            "[Sipho](../contacts/sipho.md): data",
            "[Sipho](../contacts/sipho.md)",
            "a link to a note is written in another way here",
            "write [[sipho]]",
        ),
        (
            "[[sipho]] and [[ada]]",
            "and [[ada]]",
            "a second name stands in this item",
            "write each name on a line of its own",
        ),
    ],
)
def test_what_else_stands_among_referrals(folder: Folder, item: str, marked: str, message: str, remedy: str) -> None:
    assert refusal(folder, "Referrals", item) == ("bad-item", marked, message, remedy)


@pytest.mark.parametrize(
    ("section", "item", "message"),
    [
        ("Log", "2026-11-02 - reply", "this is not a log entry"),
        ("Referrals", "Grace (née Moloi) (City): data", "this is not a name that you were given"),
        ("Referrals", "Grace (City) -", "this is not a name that you were given"),
        ("News", "2026-11-02", "this is not a piece of news"),
        ("News", "2026-11-02\uff1a", "this is not a piece of news"),
    ],
)
def test_the_form_is_shown_of_what_cannot_be_made_out(folder: Folder, section: str, item: str, message: str) -> None:
    code, marked, said, remedy = refusal(folder, section, item)
    assert (code, marked, said) == ("bad-item", item, message)
    assert remedy.startswith("the form is ")
