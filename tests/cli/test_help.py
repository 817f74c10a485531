"""What the command says about itself, and about words that it does not know."""

import re

import pytest

from builder import __version__
from builder.cli.group import keepwarm as group
from tests.support import Folder, Keepwarm

COMMANDS = sorted(group.commands)


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_names_every_command_on_one_line(keepwarm: Keepwarm, option: str) -> None:
    ran = keepwarm(option)
    assert (ran.status, ran.err) == (0, "")
    listed = re.findall(r"^  ([a-z]+)  +(\S.*)$", ran.out.partition("Commands:\n")[2], re.MULTILINE)
    assert [name for name, _ in listed] == COMMANDS
    assert all(text.endswith(".") and not text.endswith("...") for _, text in listed)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_and_each_of_its_options(keepwarm: Keepwarm, command: str) -> None:
    ran = keepwarm(command, "--help")
    assert (ran.status, ran.err) == (0, "")
    assert f"{command} [OPTIONS]" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80
    for option in group.commands[command].params:
        assert option.param_type_name == "argument" or getattr(option, "help", None), option.name


@pytest.mark.parametrize(
    ("command", "words"),
    [("check", "[FILES]..."), ("draft", "KIND REF [OTHER]"), ("log", "CONTACT TYPE [NOTE]"), ("schema", "[KIND]")],
)
def test_words_that_may_be_left_out_stand_in_brackets(keepwarm: Keepwarm, command: str, words: str) -> None:
    assert keepwarm(command, "--help").out.splitlines()[0].endswith(f" {command} [OPTIONS] {words}")


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version(keepwarm: Keepwarm, option: str) -> None:
    assert keepwarm(option) == (0, f"keepwarm {__version__}\n", "")


def test_nothing_at_all_gets_help_as_a_message(keepwarm: Keepwarm) -> None:
    ran = keepwarm()
    assert (ran.status, ran.out) == (2, "")
    assert "Commands:" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said", "helped"),
    [
        (["deu"], "no such command “deu”. Did you mean “due”?", "--help"),
        (["frobnicate"], "no such command “frobnicate”", "--help"),
        (["--frob"], "no such option “--frob”", "--help"),
        (["due", "--alll"], "no such option “--alll”. Did you mean “--all”?", "due --help"),
        (["due", "now"], "too many words: “now”; put a name of several words in quotation marks", "due --help"),
        (["show", "Sam", "L.", "Reed"], "too many words: “L. Reed”; put a name of several words in", "show --help"),
        (["new", "contact", "Ann", "O'Hara"], "too many words: “O'Hara”; put a name of several", "new contact --help"),
        (["draft", "thanks", "Sam", "Reed"], "“thanks” takes one name; “Reed” is one too many; put", "draft --help"),
        (["log", "a", "note", "-5 degrees"], "“-5” would begin an option; put options first, then “--”", "log --help"),
        (["new", "contact", "- Ann"], "“-” would begin an option; put options first,", "new contact --help"),
        (["due", "--today", "soon"], "invalid value for “--today”: “soon” is not a date; write YYYY-", "due --help"),
        (["due", "--today", "2026-02-30"], "invalid value for “--today”: “2026-02-30” is not a date;", "due --help"),
        (["due", "--limit", "0"], "invalid value for “--limit”: “0” is not a number from 1 on", "due --help"),
        (["due", "--limit", "few"], "invalid value for “--limit”: “few” is not a number from 1 on", "due --help"),
        (["due", "--limit", "\u0663"], "invalid value for “--limit”: “\u0663” is not a number from 1 on", "due --help"),
        (["new", "interview", "--minutes", "481"], "invalid value for “--minutes”: “481” is not", "interview --help"),
        (["check", "--format", "xml"], "invalid value for “--format”: “xml” is not one of “text”,", "check --help"),
        (["schema", "contacts"], "invalid value for “KIND”: “contacts” is not one of", "schema --help"),
        (["init"], "missing argument “DIR”", "init --help"),
        (["show"], "missing argument “REF”", "show --help"),
    ],
)  # fmt: skip
def test_a_wrong_word_is_named_and_help_pointed_to(
    keepwarm: Keepwarm, arguments: list[str], said: str, helped: str
) -> None:
    ran = keepwarm(*arguments)
    assert (ran.status, ran.out) == (2, "")
    first, second = ran.err.splitlines()
    assert first.startswith(f"keepwarm: {said}")
    assert second.endswith(f" {helped}” shows how it is used.")


def test_what_was_typed_reaches_the_terminal_harmlessly(notes: Folder, keepwarm: Keepwarm) -> None:
    for arguments in (["\x1b[31m\u202e"], ["due", "--rule", "\x1b[31m\u202e"], ["show", "\x1b[31m\u202e"]):
        ran = keepwarm(*arguments)
        assert ran.status == 2
        assert "\x1b" not in ran.err
        assert "\u202e" not in ran.err
        assert "[31m" in ran.err


def test_an_option_without_its_value_is_named(keepwarm: Keepwarm) -> None:
    assert keepwarm("due", "--today") == (2, "", "keepwarm: option “--today” needs a value\n")
