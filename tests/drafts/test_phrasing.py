"""Promises, times and quotations as a letter says them."""

import pytest

from builder.drafts.phrasing import promised, quotation


@pytest.mark.parametrize(
    ("noted", "pronouns", "said"),
    [
        ("send the template", None, "to send the template"),
        ("Send the template.", None, "to send the template"),
        ("to write soon", None, "to write soon"),
        ("Write to her boss!", None, "to write to her boss"),
        ("the list, at last!!", None, "the list, at last"),
        ("Not to tell Bo", None, "not to tell Bo"),
        ("NOT ask about money", None, "not to ask about money"),
        ("LinkedIn invitation", None, "to LinkedIn invitation"),
        ("the leaflet, in two languages", None, "the leaflet, in two languages"),
        ("Two articles", None, "Two articles"),
        ("3 articles", None, "3 articles"),
        ("Bo’s report", None, "Bo’s report"),
        ("reading list of hers", None, "reading list of hers"),
        ("テンプレートを送る", None, "テンプレートを送る"),
        ("send her the podcast", None, "to send you the podcast"),
        ("send her the podcast", "she/her", "to send you the podcast"),
        ("Send him what I find", "he/him", "to send you what I find"),
        ("tell her", None, "to tell you"),
        ("tell her about it", "She", "to tell you about it"),
        ("send her the podcast", "he/him", "to send her the podcast"),
        ("send her report to Bo", "she/her", "to send her report to Bo"),
        ("introduce her to Bo", "they/them", "to introduce her to Bo"),
        ("send them the data", "they/them", "to send you the data"),
        ("send them the data", None, "to send them the data"),
        ("bring her the tea", None, "to bring you the tea"),
        ("Ring him on Monday", None, "to ring you on Monday"),
        ("ping Bo", None, "to ping Bo"),
        ("lending me a book", None, "lending me a book"),
        ("I'll send her the list", None, "to send you the list"),
        ("I’ll ask Bo", None, "to ask Bo"),
        ("I will write", None, "to write"),
        ("She'll send the template", "she/her", "to send the template"),
        ("he’d lend me a book", None, "to lend me a book"),
        ("they will introduce me to Bo", None, "to introduce me to Bo"),
        ("will forward the list", None, "to forward the list"),
        ("Would ask Bo", None, "to ask Bo"),
        ("could introduce me to Bo", None, "to introduce me to Bo"),
        ("She can ask Bo", None, "to ask Bo"),
        ("offered to lend me a book", None, "to lend me a book"),
        ("send her these:", None, "to send you these"),
        ("テンプレートを送る。", None, "テンプレートを送る"),
        ("ask Bo?", None, "to ask Bo"),
        ("send the list …", None, "to send the list"),
        ("send the list...", None, "to send the list"),
        ('"her slides"', None, '"her slides"'),
        ("“her slides”", None, "“her slides”"),
        ("1st draft of the plan", None, "1st draft of the plan"),
        ("introduction to Bo", None, "introduction to Bo"),
        ("i'll DM her", None, "to DM you"),
        ("", None, ""),
    ],
)
def test_promises_follow_what_was_offered(noted: str, pronouns: str | None, said: str) -> None:
    assert promised(noted, pronouns, mine=True) == said


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("let her know how it went", "to let you know how it went"),
        ("Keep him posted", "to keep you posted"),
        ("write to her in March", "to write to you in March"),
        ("get back to her", "to get back to you"),
        ("send it to her, with the figures", "to send it to you, with the figures"),
        ("tell her in May", "to tell you in May"),
        ("talk to her boss", "to talk to her boss"),
        ("send it to her boss", "to send it to her boss"),
        ("introduce Bo to her team", "to introduce Bo to her team"),
        ("get back to them", "to get back to them"),
    ],
)
def test_a_promise_to_the_reader_says_you(noted: str, said: str) -> None:
    assert promised(noted, None, mine=True) == said


@pytest.mark.parametrize("noted", ["ask her about data", "introduce me to her", "Tell him on Monday", "write to them"])
def test_whom_the_reader_speaks_of_is_somebody_else(noted: str) -> None:
    for pronouns in (None, "she/her", "he/him", "they/them"):
        assert promised(noted, pronouns, mine=False) == f"to {noted[0].lower()}{noted[1:]}"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("“Badly.” And more", "Badly"),
        ('"Badly"', "Badly"),
        ("«Mal»", "Mal"),
        ("„Schlecht“, sagt er", "Schlecht"),
        ("„Źle”", "Źle"),
        ("「悪い」", "悪い"),
        ("“Never closed", ""),
        ("She said “no”", ""),
        ("“" + "x" * 201 + "”", ""),
        ("“" + "x" * 200 + "”", "x" * 200),
        ("", ""),
    ],
)
def test_a_quotation_is_what_stands_between_its_marks(answer: str, said: str) -> None:
    assert quotation(answer) == said
