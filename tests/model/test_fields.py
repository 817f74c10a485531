"""Every type of value: what it takes, and what it says of what it does not take."""

import pickle
import re
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from builder.model import written
from builder.model.contact import ContactFields
from builder.model.dates import Duration
from builder.model.explaining import shown
from builder.model.fields import (
    Address,
    Day,
    Email,
    Length,
    LengthOrNever,
    Levels,
    OneOf,
    Text,
    Texts,
    Truth,
    When,
    Whole,
)
from builder.model.interview import InterviewFields
from builder.model.settings import Folder, Settings, Zone
from builder.model.theme import Section, ThemeOptions
from builder.model.words import Channel, Level, Rule

Minutes = Annotated[int, Whole(1, 480)]
Via = Annotated[Channel, OneOf()]


def read(kind: object, value: object) -> object:
    known: Any = kind  # annotated types are no classes
    return TypeAdapter(known).validate_python(value)


def refused(kind: object, value: object) -> tuple[str, str, str]:
    """Return code, message and help of the refusal of a value."""
    with pytest.raises(ValidationError) as refusal:
        read(kind, value)
    (error,) = refusal.value.errors()
    return error["type"], error["msg"], error["ctx"]["help"]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Text, " No ", "No"),
        (Text, "0825551234", "0825551234"),
        (Texts, "alone", ("alone",)),
        (Texts, ["a", "b"], ("a", "b")),
        (Levels, "Senior", (Level.SENIOR,)),
        (Levels, ["entry", "mid"], (Level.ENTRY, Level.MID)),
        (Email, "thandi@borealis.example", "thandi@borealis.example"),
        (Email, "t.n+x_y@sub-1.borealis.example", "t.n+x_y@sub-1.borealis.example"),
        (Email, "zoë@müller.example", "zoë@müller.example"),
        (Email, "ผู้ใช้@ตัวอย่าง.ไทย", "ผู้ใช้@ตัวอย่าง.ไทย"),
        (Email, "x@उदाहरण.भारत", "x@उदाहरण.भारत"),
        (Email, "用户@例子.公司", "用户@例子.公司"),
        (Address, "https://borealis.example/a?b#c", "https://borealis.example/a?b#c"),
        (Address, "HTTP://borealis.example", "HTTP://borealis.example"),
        (Address, "mailto:thandi@borealis.example", "mailto:thandi@borealis.example"),
        (Length, "2 weeks", Duration(days=14)),
        (LengthOrNever, "Never", "never"),
        (LengthOrNever, "1 month", Duration(months=1)),
        (Truth, "true", True),
        (Truth, "Yes", True),
        (Truth, "ON", True),
        (Truth, "False", False),
        (Truth, "no", False),
        (Truth, "off", False),
        (Zone, "Africa/Johannesburg", "Africa/Johannesburg"),
        (Zone, "UTC", "UTC"),
        (Via, "In-Person", Channel.IN_PERSON),
        (Minutes, "1", 1),
        (Minutes, "480", 480),
        (Minutes, "007", 7),
        (Folder, " site ", "site"),
    ],
)
def test_takes(kind: object, text: object, value: object) -> None:
    assert read(kind, text) == value


NESTED = (
    "nested-value",
    "a list or group stands where one plain value belongs",
    "keep one value; put quotation marks around it if it is one text",
)


@pytest.mark.parametrize(
    "kind",
    [Text, Day, When, Email, Address, Length, LengthOrNever, Truth, Zone, Via, Minutes, Folder, Section],
    ids=[
        *("text", "day", "when", "email", "address", "length", "length-or-never", "truth", "zone", "one-of", "whole"),
        *("folder", "section"),
    ],
)
@pytest.mark.parametrize("value", [["a"], {"a": "b"}], ids=["list", "group"])
def test_a_list_or_group_where_one_value_belongs(kind: object, value: object) -> None:
    assert refused(kind, value) == NESTED


DATE_HELP = "write YYYY-MM-DD, for example 2026-11-18; a time may follow: 2026-11-18 14:30"
TIME_HELP = "write the time in hours, 00 to 23, and minutes: 2026-11-18 14:30"

OFFSET_HELP = "write the offset from UTC, -12:00 to +14:00, after the time, as in 14:30+02:00; or leave it out"


@pytest.mark.parametrize("dash", ["\u2010", "\u2011", "\u2013", "\u2014", "\u2212"])
def test_a_date_with_dashes_that_look_like_hyphens(dash: str) -> None:
    text = f"2026{dash}11{dash}18"
    message = f"“{text}” is not a date: the marks between its numbers are not hyphens"
    assert refused(Day, text) == ("bad-date", message, "write 2026-11-18, with plain hyphens")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("2026-11-18\u00a014:30", "2026-11-18 14:30"),
        ("2026-11-18 14:30\u202f+02:00", "2026-11-18 14:30 +02:00"),
        ("2026-11-18\t14:30", "2026-11-18 14:30"),
        ("\u200e2026-11-18", "2026-11-18"),
        ("2026-11-18\u200b", "2026-11-18"),
        ("2026-11-18 \u2060", "2026-11-18"),
    ],
)
def test_a_date_in_which_something_is_not_as_it_looks(text: str, plain: str) -> None:
    message = f"“{text}” is not a date: a blank in it is not a plain one, or something in it cannot be seen"
    assert refused(Day, text) == ("bad-date", message, f"write {plain}")


@pytest.mark.parametrize(
    ("text", "plain"), [("3\u00a0months", "3 months"), ("3 months\u200b", "3 months"), ("1\u202fYear", "1 Year")]
)
def test_a_duration_in_which_something_is_not_as_it_looks(text: str, plain: str) -> None:
    message = f"“{text}” is not a duration: a blank in it is not a plain one, or something in it cannot be seen"
    assert refused(LengthOrNever, text) == ("bad-duration", message, f"write {plain}")


@pytest.mark.parametrize(
    "text",
    [
        "1.5 months",
        "1,5 Monate",
        "every 1/2 year",
        "½ year",
        "1½ years",
        "2-3 months",
        "2–3 months",
        "-1 days",
        "1 year 6 months",
    ],
)
def test_no_length_is_offered_that_is_only_a_part_of_what_was_written(text: str) -> None:
    remedy = "write a whole number and hours, days, weeks, months or years: 3 months"
    assert refused(Length, text) == ("bad-duration", f"“{text}” is not a duration", remedy)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("soon", DATE_HELP),
        ("2026-11-18 2:30\u202fPM", "write 2026-11-18 14:30"),
        ("2026-11-18 14:30\u00a0h", "write 2026-11-18 14:30"),
        ("2026-11", DATE_HELP),
        ("2026-11-18 25:00", TIME_HELP),
        ("2026-11-18 24:00", TIME_HELP),
        ("2026-11-18 14:60", TIME_HELP),
        ("2026-11-18 at noon", TIME_HELP),
        ("2026-11-31 14:30", "there is no such day in the calendar; write YYYY-MM-DD, for example 2026-11-18"),
        ("2026-11-18 2:30 pm", "write 2026-11-18 14:30"),
        ("2026-11-18 02:30PM", "write 2026-11-18 14:30"),
        ("2026-11-18 12:05 a.m.", "write 2026-11-18 00:05"),
        ("2026-11-18 12 pm", "write 2026-11-18 12:00"),
        ("2026-11-18 13 pm", TIME_HELP),
        ("2026-11-18 13:30 pm", TIME_HELP),
        ("2026-11-18 0:30am", TIME_HELP),
        ("2026-11-18 14.30", "write 2026-11-18 14:30"),
        ("2026-11-18 14h30", "write 2026-11-18 14:30"),
        ("2026-11-18 14:30-15:00", "write only when it begins: 2026-11-18 14:30"),
        ("2026-11-18 9:00–9:30", "write only when it begins: 2026-11-18 9:00"),
        ("2026-11-18 14:30 to 15:00", "write only when it begins: 2026-11-18 14:30"),
        ("2026-11-18 14:30+14:01", OFFSET_HELP),
        ("2026-11-18T14:30 +02:60", OFFSET_HELP),
        ("2026-11-18 14:30+2", "write 2026-11-18 14:30+02"),
        ("2026-11-18 14:30 +1:00", "write 2026-11-18 14:30+01:00"),
        ("2026-11-18 25:30+01:00", TIME_HELP),
        ("2026-11-18 14:30 CET", OFFSET_HELP),
        ("2026-11-18 14:30 Africa/Johannesburg", OFFSET_HELP),
        ("2026-11-18T14:30Europe/Berlin", OFFSET_HELP),
        ("2026-11-18 25:30 CET", TIME_HELP),
        ("2026-11-18 14:30, room 4", TIME_HELP),
        ("2026-11-18T14:30:05.250Z", "write 2026-11-18T14:30:05Z"),
        ("2026-11-18 to 2026-11-20", "write only the day on which it begins: 2026-11-18"),
        ("2026-11-18/2026-11-20", "write only the day on which it begins: 2026-11-18"),
        ("2026-11-18 – 20", "write only the day on which it begins: 2026-11-18"),
        ("2026-11-31 to 2026-12-01", DATE_HELP),
        ("2026-11-18 (Wed)", "write 2026-11-18"),
        ("Wednesday, 2026-11-18 14:30", "write 2026-11-18 14:30"),
        ("Monday", DATE_HELP),
        ("2026-11-18 9h", "write 2026-11-18 09:00"),
        ("2026-11-18 14", TIME_HELP),
        ("2026-11-18 at 9:00", "write 2026-11-18 09:00"),
        ("2026-11-18 um 9.30 Uhr", "write 2026-11-18 09:30"),
        ("2026-11-18 14:30 Uhr", "write 2026-11-18 14:30"),
        ("2026-11-18 9 o'clock", "write 2026-11-18 09:00"),
        ("2026-11-18 at 9", TIME_HELP),
        ("2026-11-18, 9:00", "write 2026-11-18 9:00"),
        ("2026-11-18; 14:30", "write 2026-11-18 14:30"),
        ("2026.11.18 14.30", "write 2026-11-18 14:30"),
        ("18.11.2026 um 14.30 Uhr", "write 2026-11-18 14:30"),
        ("“2026-11-18”", "write 2026-11-18"),
        ("'2026-11-18 14:30", "write 2026-11-18 14:30"),
        ("„18.11.2026“", "write the year first: 2026-11-18"),
        ("[[2026-11-18]]", "write 2026-11-18"),
        ("2026-11-18.", "write 2026-11-18"),
        ("2026-1-5", "write 2026-01-05"),
        ("2026/11/18", "write 2026-11-18"),
        ("2026.11.18", "write 2026-11-18"),
        ("18.11.2026", "write the year first: 2026-11-18"),
        ("11/18/2026", "write the year first: 2026-11-18"),
        ("5-6-2026", "write the year first: 2026-06-05 or 2026-05-06"),
        ("5/5/2026", "write the year first: 2026-05-05"),
        ("31/02/2026", "write the year first: 2026-MM-DD"),
        ("18 Nov 2026", "write 2026-11-18"),
        ("18th of November, 2026", "write 2026-11-18"),
        ("2. Sept. 2026", "write 2026-09-02"),
        ("Nov 18, 2026", "write 2026-11-18"),
        ("november 18th 2026", "write 2026-11-18"),
        ("Wednesday, 18 November 2026", "write 2026-11-18"),
        ("2026年11月8日", "write 2026-11-08"),
        ("31 Feb 2026", "there is no such day in the calendar; write YYYY-MM-DD, for example 2026-11-18"),
        ("18 Brumaire 2026", DATE_HELP),
        ("18/11/2026 14:30", "write 2026-11-18 14:30"),
        ("Wed 18 Nov 2026, 3pm", "write 2026-11-18 15:00"),
        ("2026年11月8日 9:30", "write 2026-11-08 9:30"),
        ("5/6/2026 at 14:30", "write the year first: 2026-06-05 or 2026-05-06"),
        ("18 Brumaire 2026 14:30", DATE_HELP),
        ("31 Feb 2026 3pm", "there is no such day in the calendar; write YYYY-MM-DD, for example 2026-11-18"),
        ("2026-02-29", "there is no such day in the calendar; write YYYY-MM-DD, for example 2026-11-18"),
        ("2026-11-31", "there is no such day in the calendar; write YYYY-MM-DD, for example 2026-11-18"),
    ],
)
@pytest.mark.parametrize("kind", [Day, When], ids=["day", "when"])
def test_no_date(kind: object, text: str, remedy: str) -> None:
    assert refused(kind, text) == ("bad-date", f"“{text}” is not a date", remedy)


def test_many_years_are_no_date() -> None:
    assert refused(Day, "2026 " * 9000)[2] == DATE_HELP


@pytest.mark.parametrize(
    ("kind", "text", "code", "message", "remedy"),
    [
        (
            Length,
            "never",
            "bad-duration",
            "“never” is not a duration",
            "write a whole number and hours, days, weeks, months or years: 3 months",
        ),
        (
            LengthOrNever,
            "often",
            "bad-duration",
            "“often” is not a duration",
            "write a whole number and hours, days, weeks, months or years: 3 months, or: never",
        ),
        (
            LengthOrNever,
            "every 2 months",
            "bad-duration",
            "“every 2 months” is not a duration",
            "write 2 months, or: never",
        ),
        (Length, "100000 days", "bad-duration", "“100000 days” is too long", "write at most 99999 days"),
        (
            LengthOrNever,
            "1000000Years",
            "bad-duration",
            "“1000000Years” is too long",
            "write at most 99999 Years, or: never",
        ),
        (Truth, "maybe", "bad-choice", "“maybe” is neither true nor false", "write true or false"),
        (
            Via,
            "pigeon",
            "bad-choice",
            "“pigeon” is not one of the choices",
            "write one of: email, phone, linkedin, message, letter, video, in-person, other",
        ),
        (
            Zone,
            "Mars/Base",
            "bad-timezone",
            "“Mars/Base” is not a time zone",
            "write a name from the IANA list, for example Europe/Berlin or Africa/Johannesburg",
        ),
        (Zone, "europe/berlin", "bad-timezone", "“europe/berlin” is not a time zone", "did you mean “Europe/Berlin”?"),
        (
            Zone,
            "GMT+2",
            "bad-timezone",
            "“GMT+2” is not a time zone",
            "write a name from the IANA list, for example Europe/Berlin or Africa/Johannesburg",
        ),
        (Zone, "New York", "bad-timezone", "“New York” is not a time zone", "did you mean “America/New_York”?"),
        (
            Zone,
            "../etc",
            "bad-timezone",
            "“../etc” is not a time zone",
            "write a name from the IANA list, for example Europe/Berlin or Africa/Johannesburg",
        ),
        (
            Address,
            "borealis.example",
            "bad-link",
            "“borealis.example” is not an http, https or mailto address",
            "write the whole address, for example https://borealis.example",
        ),
        (
            Address,
            "javascript:alert(1)",
            "bad-link",
            "“javascript:alert(1)” is not an http, https or mailto address",
            "write the whole address, for example https://www.firm.example",
        ),
    ],
)
def test_says_what_is_wrong(kind: object, text: str, code: str, message: str, remedy: str) -> None:
    assert refused(kind, text) == (code, message, remedy)


@pytest.mark.parametrize(
    "text", ["https://", "https://a b.example", "http://[::1", "ftp://a.example", "mailto:", "//a.example", ""]
)
def test_no_address(text: str) -> None:
    assert refused(Address, text)[0] == "bad-link"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "thandi",
        "thandi@",
        "@a.example",
        "a b@c.example",
        "a@b",
        "a@-b.example",
        "a@b.1c",
        "a@b@c.example",
        "“a@b.example”",
        "a@b-.example",
        ".a@b.example",
        "a.@b.example",
        "a..b@c.example",
        "a" * 250 + "@b.example",
    ],
)
def test_no_email_address(text: str) -> None:
    code, _, remedy = refused(Email, text)
    assert (code, remedy) == ("bad-email", "write it like name@firm.example")


@pytest.mark.parametrize(
    "mark", ["\u00ad", "\u061c", "\u200b", "\u200e", "\u202a", "\u202c", "\u2060", "\u2069", "\ufeff"]
)
@pytest.mark.parametrize(
    ("of", "text", "code", "what"),
    [
        (Email, "a@b.exam{}ple", "bad-email", "an e-mail address"),
        (Email, "{}a@b.example{}", "bad-email", "an e-mail address"),
        (Address, "https://a.example/b{}", "bad-link", "an http, https or mailto address"),
        (Address, "mailto:{}a@b.example", "bad-link", "an http, https or mailto address"),
    ],
)
def test_an_address_that_holds_what_cannot_be_seen(of: object, text: str, code: str, what: str, mark: str) -> None:
    written, plain = text.replace("{}", mark), text.replace("{}", "")
    reason = "a blank in it is not a plain one, or something in it cannot be seen"
    assert refused(of, written) == (code, f"“{written}” is not {what}: {reason}", f"write {plain}")


@pytest.mark.parametrize("text", ["https://a.example/क्\u200cष", "https://a.example/👩\u200d🔬"])
def test_an_address_may_hold_what_joins_letters(text: str) -> None:
    assert read(Address, text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Ada <a@b.example>",
        "<a@b.example>",
        "mailto:a@b.example",
        "MAILTO: a@b.example",
        "a@b.example;",
        "[a@b.example](mailto:a@b.example)",
        "[her address](a@b.example)",
        "a@b.example (work)",
        "work: a@b.example",
    ],
)
def test_an_email_address_with_something_around_it(text: str) -> None:
    assert refused(Email, text) == ("bad-email", f"“{text}” is not an e-mail address", "write a@b.example")


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("<https://a.example/b>", "write https://a.example/b"),
        ("https://a.example, https://b.example", "write several as a list: [https://a.example, https://b.example]"),
        ("[her page](https://a.example/b?c=d)", "write https://a.example/b?c=d"),
        ("[a@b.example](mailto:a@b.example)", "write mailto:a@b.example"),
        ("a@b.example", "write mailto:a@b.example"),
        ("https://a.example b.example", "write the whole address, for example https://www.firm.example"),
        (",", "write the whole address, for example https://www.firm.example"),
    ],
)
def test_addresses_with_something_around_them(text: str, remedy: str) -> None:
    assert refused(Address, text) == ("bad-link", f"“{text}” is not an http, https or mailto address", remedy)


@pytest.mark.parametrize("text", ["a@b.example, c@d.example", "a@b.example c@d.example", "a@b.example;c@d.example"])
def test_several_email_addresses_in_one_text(text: str) -> None:
    remedy = "write several as a list: [a@b.example, c@d.example]"
    assert refused(Email, text) == ("bad-email", f"“{text}” is not an e-mail address", remedy)


@pytest.mark.parametrize("text", ["entry, mid", "Entry and mid", "entry/mid", "entry mid"])
def test_several_levels_in_one_text(text: str) -> None:
    message = f"“{text}” is not one of the choices"
    assert refused(Levels, text) == ("bad-choice", message, "write several as a list: [entry, mid]")


@pytest.mark.parametrize("text", ["entry, boss", "entry-level", ", entry", "all"])
def test_what_is_not_several_levels_is_shown_the_choices(text: str) -> None:
    assert refused(Levels, text)[2] == "write one of: entry, mid, senior, executive"


@pytest.mark.parametrize("text", ["0", "481", "-1", "1.5", "15 min", "", "\uff19", "9999999999"])
def test_no_number_of_that_range(text: str) -> None:
    assert refused(Minutes, text) == (
        "bad-number",
        f"“{text}” is not a whole number from 1 to 480",
        "write a whole number from 1 to 480, without a unit",
    )


@pytest.mark.parametrize("text", ["", " ", "..", ".", "a/b", "a\\b", "C:", "a*", "a?", 'a"', "<a>", "a|b"])
def test_no_folder(text: str) -> None:
    code, _, remedy = refused(Folder, text)
    assert (code, remedy) == ("bad-folder", "write one name without slashes, for example: site")


def test_long_texts_are_quoted_in_part() -> None:
    assert shown("x" * 60) == "x" * 60
    assert shown("x" * 61) == "x" * 59 + "…"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("thank 2026-11-19", (Rule.THANK, "2026-11-19", "")),
        (" todo  2026-11-19   buy a  card ", (Rule.TODO, "2026-11-19", "buy a  card")),
        ("keep-in-touch 2028-02-29", (Rule.KEEP_IN_TOUCH, "2028-02-29", "")),
        ("Thank 2026-11-19", (Rule.THANK, "2026-11-19", "")),
    ],
)
def test_dismissed(text: str, said: tuple[Rule, str, str]) -> None:
    (one,) = ContactFields.model_validate({"name": "Ada", "dismissed": text}).dismissed
    assert (one.rule, str(one.since), one.subject) == said


@pytest.mark.parametrize(
    ("value", "message", "remedy"),
    [
        (
            "thank",
            "“thank” does not say which follow-up is dismissed",
            "write RULE DATE or RULE DATE SUBJECT, for example: thank 2026-11-19",
        ),
        ("thanks 2026-11-19", "there is no rule “thanks”", f"the rules are {', '.join(Rule)}"),
        ("thank 19.11.2026", "“19.11.2026” is not a date", "write the year first: 2026-11-19"),
        ("Thank 2026-11-9", "“2026-11-9” is not a date", "write Thank 2026-11-09"),
        ("todo 2026-11-19, buy a card", "“2026-11-19,” is not a date", "write todo 2026-11-19 buy a card"),
        (
            "thank 2026-11-19T10:00",
            "“2026-11-19T10:00” is not a date",
            "write RULE DATE or RULE DATE SUBJECT, for example: thank 2026-11-19",
        ),
    ],
)
def test_not_dismissed(value: object, message: str, remedy: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        ContactFields.model_validate({"name": "Ada", "dismissed": [value]})
    (error,) = refusal.value.errors()
    assert (error["type"], error["msg"], error["ctx"]["help"]) == ("bad-dismissed", message, remedy)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"language_tag": "english_uk"}, "bad-choice"),
        ({"language_tag": ["en"]}, "nested-value"),
        ({"language_tag": ""}, "bad-choice"),
        ({"language_tag": "123"}, "bad-choice"),
        ({"follow_up": {"rules": {"thanks": "off"}}}, "bad-choice"),
        ({"follow_up": {"lapse_after": {"thanks": "1 day"}}}, "bad-choice"),
        ({"follow_up": {"attempts": "0"}}, "bad-number"),
        ({"follow_up": {"attempts": "100"}}, "bad-number"),
        ({"follow_up": {"thank_within": "never"}}, "bad-duration"),
    ],
)
def test_settings_refuse(values: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Settings.model_validate(values)
    (error,) = refusal.value.errors()
    assert error["type"] == code


@pytest.mark.parametrize("tag", ["en", "en-GB", "pt-BR", "zh-Hant-TW", "sr-Latn"])
def test_language_tags(tag: str) -> None:
    assert Settings.model_validate({"language_tag": f" {tag} "}).language_tag == tag


def test_settings_default() -> None:
    settings = Settings()
    assert (settings.title, settings.theme, settings.output, settings.language_tag) == (
        "Keepwarm",
        "default",
        "site",
        "en",
    )
    assert (settings.timezone, settings.as_of, settings.extra_fields) == (None, None, ())
    assert settings.site == ThemeOptions()


def test_schemas_say_what_a_number_and_a_choice_may_be() -> None:
    properties = InterviewFields.model_json_schema()["properties"]
    assert properties["minutes"]["anyOf"][0] == {"type": "integer", "minimum": 1, "maximum": 480}
    assert properties["direction"]["anyOf"][0] == {"enum": ["asking", "giving"]}


@pytest.mark.parametrize(("low", "high"), [(1, 1), (1, 5), (0, 7), (1, 10), (1, 99), (0, 100), (1, 480), (1, 1440)])
def test_the_pattern_of_a_number_fits_just_those_of_its_range(low: int, high: int) -> None:
    pattern = written.whole(low, high)["anyOf"][1]["pattern"]
    fitting = [number for number in range(high * 11) if re.search(pattern, str(number))]
    assert fitting == [number for number in range(high * 11) if re.search(pattern, f" 00{number} ")]
    assert fitting == list(range(low, high + 1))


def test_values_are_the_same_in_another_process() -> None:
    read_here = ContactFields.model_validate({"name": "Ada", "tags": ["a", "b"], "status": "parked"})
    there: object = pickle.loads(pickle.dumps(read_here))  # noqa: S301 - our own
    assert (type(there), there) == (ContactFields, read_here)


def test_values_are_one_for_each_field() -> None:
    values = list(ContactFields.model_validate({"name": "Ada"}).__dict__.values())
    assert ContactFields.of(values).name == "Ada"
    with pytest.raises(ValueError, match="zip"):
        ContactFields.of(values[1:])
