"""What is due in the sample, line by line, as it was worked out by hand from the rules and the notes."""

import json
from datetime import date
from pathlib import Path

import pytest

from builder.followups.model import Status
from builder.followups.standing import dormant, waiting
from builder.model.words import Rule
from tests.sample.story import AGENDA, LIBRARY, ROOT
from tests.support import Keepwarm

GOLDEN = Path(__file__).parents[1] / "golden" / "due.json"
LINES = json.loads(GOLDEN.read_text(encoding="utf-8"))["followups"]


def test_due_is_what_was_worked_out(keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    ran = keepwarm("due", "--all", "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    assert json.loads(ran.out)["followups"] == LINES  # by line where they differ
    assert ran.out == GOLDEN.read_text(encoding="utf-8")


def test_what_was_worked_out_is_sound() -> None:
    assert len(LINES) == 45
    for line in LINES:
        due, since = date.fromisoformat(line["due"]), date.fromisoformat(line["since"])
        assert line["days"] == (date(2026, 11, 20) - due).days
        assert since <= due
    assert {line["rule"] for line in LINES} == set(Rule)


def test_every_status_occurs() -> None:
    assert {status: len(AGENDA.of(status)) for status in Status} == {
        Status.OVERDUE: 7,
        Status.TODAY: 4,
        Status.UPCOMING: 10,
        Status.LATER: 19,
        Status.LAPSED: 5,
    }


def test_who_is_waited_for_and_who_rests() -> None:
    assert [(one.rule, one.contact) for one in waiting(AGENDA)] == [
        ("chase", "noor-al-haddad"),
        ("their-promise", "wiratama"),
        ("their-promise", "elena-stoyanova"),
        ("their-promise", "bela-horvath"),
    ]
    assert dormant(LIBRARY, AGENDA) == ("ingibjorg-sveinsdottir", "lotte-van-der-heijden")


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("contacts/aoife-ni-bhraonain.md", ("news", "aoife-ni-bhraonain", None)),
        ("contacts/harriet-pellow.md", ("referral", "harriet-pellow", "Piers Ashdown")),
    ],
)
def test_what_was_dismissed_is_gone(tmp_path: Path, keepwarm: Keepwarm, note: str, told: tuple[str, str, str]) -> None:
    def found() -> set[tuple[str, str, str]]:
        rows = json.loads(keepwarm("-C", tmp_path, "due", "--all", "--format", "json").out)["followups"]
        return {(row["rule"], row["contact"], told[2] and row["subject"]) for row in rows}

    for file in (ROOT / "keepwarm.yaml", *(ROOT / "content").rglob("*")):
        copy = tmp_path / file.relative_to(ROOT)
        if file.is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    assert told not in found()
    kept = (tmp_path / "content" / note).read_text(encoding="utf-8").replace("dismissed:\n", "x-dismissed:\n")
    (tmp_path / "content" / note).write_text(kept, encoding="utf-8")
    assert told in found()
