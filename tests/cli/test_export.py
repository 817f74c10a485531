"""keepwarm export: where it goes, what is said, and what is never overwritten."""

import errno
import json
import os
import stat
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from builder import cli
from builder.capture import files
from tests.support import Folder, Keepwarm, Opened

EVERYTHING = "5 contacts, 1 conversation, 1 organisation, 0 question themes and 5 follow-ups exported.\n"
SAID = {
    "json": EVERYTHING,
    "csv": "5 contacts exported.\n",
    "vcard": "5 contacts exported.\n",
    "ics": "4 entries exported.\n",
    "sqlite": EVERYTHING,
    "dot": "0 contacts exported.\n",
}
TEXTS = ("json", "csv", "vcard", "ics")
"""The formats that are text."""


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no file be written."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "some part")

    monkeypatch.setattr(files, "write_part", fail)


def _here(folder: str = ".") -> list[str]:
    return sorted(file.name for file in Path(folder).iterdir())


@pytest.mark.parametrize("form", TEXTS)
def test_to_standard_output(notes: Folder, keepwarm: Keepwarm, form: str) -> None:
    ran = keepwarm("export", form)
    assert (ran.status, ran.err) == (0, SAID[form])
    assert "Lovelace" in ran.out
    assert keepwarm("export", form, "--output", "-") == ran


def test_who_led_to_whom_for_graphviz(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.contact("flo", "introduced_by: ada")
    ran = keepwarm("export", "dot")
    assert (ran.status, ran.err) == (0, "2 contacts exported.\n")
    assert '"ada" -> "flo";' in ran.out


@pytest.mark.parametrize("form", SAID)
def test_to_a_file_for_its_owner_alone(notes: Folder, keepwarm: Keepwarm, form: str) -> None:
    assert keepwarm("export", form, "--output", "out") == (0, "out\n", SAID[form])
    assert stat.S_IMODE(Path("out").stat().st_mode) == 0o600
    assert _here() == ["content", "keepwarm.yaml", "out"]
    if form in TEXTS:
        assert Path("out").read_bytes().decode() == keepwarm("export", form).out


@pytest.mark.parametrize("options", [(), ("--force",)])
def test_nobody_else_can_read_it_meanwhile(
    notes: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    """Also where a process that was killed, and had the same number, has left its half beside the place."""
    Path("out").write_text("mine", encoding="utf-8") if options else None
    Path(f".out.{os.getpid()}.part").write_text("its half", encoding="utf-8")
    opened: list[int] = []
    fdopen = os.fdopen

    def seen(handle: int, how: str) -> Any:  # noqa: ANN401 - as it is
        opened.append(stat.S_IMODE(os.fstat(handle).st_mode))
        return fdopen(handle, how)

    monkeypatch.setattr(os, "fdopen", seen)
    assert keepwarm("export", "vcard", "--output", "out", *options).status == 0
    assert opened == [0o600]
    assert Path("out").read_bytes().startswith(b"BEGIN:VCARD")
    assert _here() == ["content", "keepwarm.yaml", "out"]


def test_a_database_through_a_pipe(
    notes: Folder, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], opened: Opened
) -> None:
    monkeypatch.setattr(sys, "argv", ["keepwarm", "export", "sqlite"])
    with pytest.raises(SystemExit):
        cli.main()
    found = opened(capfdbinary.readouterr().out)
    assert found.execute("SELECT count(*) FROM contacts").fetchone() == (5,)


def test_follow_ups_are_those_of_due(notes: Folder, keepwarm: Keepwarm) -> None:
    exported = json.loads(keepwarm("export", "json").out)
    assert {key: exported[key] for key in ("today", "followups")} == json.loads(
        keepwarm("due", "--all", "--format", "json").out
    )
    later = json.loads(keepwarm("export", "json", "--today", "2027-01-01").out)
    assert (later["today"], later["followups"][0]["days"]) == ("2027-01-01", 32)


def test_the_schema_is_printed(notes: Folder, keepwarm: Keepwarm) -> None:
    schema = json.loads(keepwarm("schema", "export").out)
    jsonschema.validate(json.loads(keepwarm("export", "json").out), schema)
    assert schema["title"] == "Keepwarm: export"


def test_tables(notes: Folder, keepwarm: Keepwarm) -> None:
    assert keepwarm("export", "csv", "--table", "contacts").out == keepwarm("export", "csv").out
    ran = keepwarm("export", "csv", "--table", "interviews", "--output", "talks.csv")
    assert ran == (0, "talks.csv\n", "1 conversation exported.\n")
    assert b'"2026-11-18-ada","Ada Lovelace","2026-11-18","14:30"' in Path("talks.csv").read_bytes()


def test_both_tables_into_a_folder(notes: Folder, keepwarm: Keepwarm) -> None:
    Path("out").mkdir()
    ran = keepwarm("export", "csv", "--output", "out")
    assert ran.out.split() == [str(Path("out", name)) for name in ("contacts.csv", "interviews.csv")]
    assert ran.err == "5 contacts exported.\n1 conversation exported.\n"
    Path("out", "contacts.csv").unlink()
    ran = keepwarm("export", "csv", "--output", "out")
    assert (ran.status, ran.out) == (2, "")
    assert _here("out") == ["interviews.csv"]


def test_without_notes_there_is_nothing_to_tell(folder: Folder, keepwarm: Keepwarm) -> None:
    for form in TEXTS:
        ran = keepwarm("-C", folder.root, "export", form)
        assert ran.status == 0
        assert ran.err.startswith("0 ")


def test_notes_with_errors_are_named_and_the_rest_is_exported(broken: Folder, keepwarm: Keepwarm) -> None:
    for form in TEXTS:
        ran = keepwarm("export", form)
        assert ran.status == 0
        assert ran.err.startswith(
            "Left out: content/interviews/2026-11-19-gus.md, line 3: date: “soon” is not a date; "
        )
        assert "Incomplete: content/contacts/fay.md" in ran.err
    assert '"slug": "fay"' in keepwarm("export", "json").out


def test_a_file_that_is_there_is_left_alone(notes: Folder, keepwarm: Keepwarm) -> None:
    Path("out").write_text("mine", encoding="utf-8")
    message = "keepwarm: “out” is there already; name another file, or replace it with --force\n"
    assert keepwarm("export", "json", "--output", "out") == (2, "", message)
    assert Path("out").read_text(encoding="utf-8") == "mine"


def test_unless_one_says_so_and_then_it_keeps_its_permissions(notes: Folder, keepwarm: Keepwarm) -> None:
    Path("out").write_text("mine", encoding="utf-8")
    Path("out").chmod(0o640)
    assert keepwarm("export", "vcard", "--output", "out", "--force") == (0, "out\n", SAID["vcard"])
    assert Path("out").read_bytes().startswith(b"BEGIN:VCARD")
    assert stat.S_IMODE(Path("out").stat().st_mode) == 0o640
    assert keepwarm("export", "vcard", "--output", "new", "--force").status == 0


def test_a_link_goes_on_leading_to_its_file(notes: Folder, keepwarm: Keepwarm) -> None:
    Path("there").write_text("mine", encoding="utf-8")
    Path("out").symlink_to("there")
    assert keepwarm("export", "vcard", "--output", "out").status == 2
    assert keepwarm("export", "vcard", "--output", "out", "--force").status == 0
    assert Path("out").is_symlink()
    assert Path("there").read_bytes().startswith(b"BEGIN:VCARD")


@pytest.mark.parametrize("force", [[], ["--force"]], ids=["new", "force"])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gone/out", "there is no folder “gone”"),
        ("gone/", "there is no folder “gone/”"),
        ("folder", "“folder” is a folder; name a file in it"),
        ("pipe", "“pipe” is not a plain file, and cannot be replaced"),
        ("astray", "“astray” is not a plain file, and cannot be replaced"),
        ("round", "“round” is not a plain file, and cannot be replaced"),
        ("content/out.json", "“content/out.json” would be among your notes; name a file outside of content/"),
        ("content/contacts/ada.md", "“content/contacts/ada.md” would be among your notes; name a file outside of"),
        ("inside", "“inside” would be among your notes; name a file outside of content/"),
        ("keepwarm.yaml", "“keepwarm.yaml” holds your settings; name another file"),
        ("x" * 300, f"“{'x' * 300}” cannot be written: file name too long"),
    ],
    ids=lambda text: text[:30],
)
def test_where_nothing_can_be_written(
    notes: Folder, keepwarm: Keepwarm, name: str, said: str, force: list[str]
) -> None:
    """What --force cannot help is not answered by a hint at it."""
    Path("folder").mkdir()
    os.mkfifo("pipe")
    Path("astray").symlink_to("nowhere")
    Path("round").symlink_to("round")
    Path("inside").symlink_to("content/contacts/ada.md")
    before = {file: file.read_bytes() for file in notes.root.glob("**/*") if file.is_file()}
    ran = keepwarm("export", "json", "--output", name, *force)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"keepwarm: {said}")
    assert {file: file.read_bytes() for file in notes.root.glob("**/*") if file.is_file()} == before


@pytest.mark.parametrize("name", ["content/contacts/ada.md", "elsewhere/new.json", "keepwarm.yaml"])
def test_notes_and_settings_that_links_lead_to_are_not_overwritten(
    notes: Folder, keepwarm: Keepwarm, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    place = tmp_path_factory.mktemp("place")
    for own in ("content", "keepwarm.yaml"):
        (notes.root / own).rename(place / own)
        (notes.root / own).symlink_to(place / own)
    Path("elsewhere").symlink_to(place / "content/contacts")
    before = {file: file.read_bytes() for file in place.glob("**/*") if file.is_file()}
    ran = keepwarm("export", "json", "--output", name, "--force")
    assert (ran.status, ran.out) == (2, "")
    assert {file: file.read_bytes() for file in place.glob("**/*") if file.is_file()} == before


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_full_disk_leaves_nothing_behind(
    notes: Folder, keepwarm: Keepwarm, request: pytest.FixtureRequest, force: list[str]
) -> None:
    if force:
        Path("out").touch()
    before = _here()
    request.getfixturevalue("full_disk")
    ran = keepwarm("export", "sqlite", "--output", "out", *force)
    assert ran == (2, "", "keepwarm: “out” cannot be written: no space left on device\n")
    assert _here() == before


def test_what_appears_meanwhile_is_not_overwritten(
    notes: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.link

    def linked(part: Any, file: Any) -> None:  # noqa: ANN401 - as os.link
        Path(file).write_bytes(b"theirs")
        real(part, file)

    monkeypatch.setattr(os, "link", linked)
    ran = keepwarm("export", "json", "--output", "out")
    assert (ran.status, ran.out) == (2, "")
    assert "“out” is there already" in ran.err
    assert Path("out").read_bytes() == b"theirs"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["xml"], "invalid value for “FORMAT”: “xml” is not one of “json”, “csv”, “vcard”, “ics”, “sqlite”, “dot”"),
        ([], "missing argument “FORMAT”"),
        (["json", "--table", "contacts"], "--table goes with csv only\n"),
        (["ics", "--table", "contacts"], "--table goes with csv only\n"),
        (["csv", "--table", "people"], "invalid value for “--table”: “people” is not one of"),
        (["json", "--force"], "--force goes with --output FILE only"),
        (["json", "--output", "-", "--force"], "--force goes with --output FILE only"),
        (["json", "--output", " "], "--output needs the name of a file"),
    ],
)
def test_used_wrongly(notes: Folder, keepwarm: Keepwarm, arguments: list[str], said: str) -> None:
    ran = keepwarm("export", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"keepwarm: {said}")
    assert ran.err.endswith("“keepwarm export --help” shows how it is used.\n")


def test_on_a_terminal(notes: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> None:
    notes.contact("eve", 'name: "E\\x1b[31mve \\u202e"')
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    for form in TEXTS:
        ran = keepwarm("export", form)
        assert ran.status == 0
        assert "Ada Lovelace" in ran.out
        assert not {"\x1b", "\u202e", "\ufeff", "\r"} & set(ran.out)
        assert ran.out.endswith("\n")
        assert not ran.out.endswith("\n\n")
    assert json.loads(keepwarm("export", "json").out)["contacts"][-1]["name"] == "E\x1b[31mve \u202e"
    ran = keepwarm("export", "sqlite")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("keepwarm: a database is nothing to look at; name a file for it with --output FILE\n")
