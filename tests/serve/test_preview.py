"""The preview step by step: what is built when, and what browsers and the terminal are told."""

import gc
import shutil
import signal
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from builder import pipeline
from builder.checks.loading import Clock
from builder.serve import loop
from builder.serve.attempts import Attempt, attempt
from builder.serve.state import Board, State
from builder.site.making import Early
from builder.stamp import looking
from builder.stamp.looking import Look
from builder.stamp.sight import hashed
from tests.serve.playing import Play, noted, sees
from tests.support import TODAY, Folder


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[Attempt]:
    """Return the attempts that are made."""
    made: list[Attempt] = []

    def noted(root: Path, clock: Clock, seen: Look | None, early: Early) -> Attempt:
        made.append(attempt(root, clock, seen, early))
        return made[-1]

    monkeypatch.setattr(loop, "attempt", noted)
    return made


def test_a_save_is_built_and_told(notes: Folder, play: Play) -> None:
    seen: list[str] = []

    def first() -> None:
        seen.append(play.state.built)
        assert b"Ada Lovelace" in play.page("/contacts/ada.html").body
        notes.contact("ada", "name: Ada King")

    def second() -> bool:
        seen.append(play.state.built)
        assert b"Ada King" in play.page("/contacts/ada.html").body
        return False

    play.run(first, second, lambda: noted(seen, play.state.built))
    assert play.server
    assert play.ready == [f"http://127.0.0.1:{play.server.port}/"]
    assert len(set(seen)) == 2
    assert seen[1] == seen[2]
    assert [line.partition(" s: ")[2] for line in play.said] == ["0 overdue, 0 due today."] * 2
    assert "reload.js" not in (notes.root / "site" / "index.html").read_text()
    assert play.server.socket.fileno() == -1


def test_another_output_folder_is_served_from_then_on(notes: Folder, play: Play) -> None:
    def moved() -> bool:
        shutil.rmtree(notes.root / "site")
        assert play.page().status == 200
        return False

    play.run(lambda: notes.settings("as_of: 2026-11-20\noutput: public"), moved)


def test_at_midnight_today_follows(notes: Folder, play: Play) -> None:
    notes.settings("title: A")

    def midnight() -> bool:
        assert 'data-today="2026-11-20"' in play.page().body.decode()
        play.today += timedelta(days=1)
        return False

    def morning() -> bool:
        assert 'data-today="2026-11-21"' in play.page().body.decode()
        return False

    play.run(midnight, morning, lambda: False)
    assert [line.partition(" in ")[0] for line in play.said] == [
        "Built",
        "It is Saturday 21 November 2026 now.",
        "Built",
    ]


def test_a_day_that_is_pretended_stays(notes: Folder, play: Play) -> None:
    def midnight() -> bool:
        play.today += timedelta(days=1)
        return False

    play.run(midnight, lambda: False)
    assert len(play.said) == 1


def test_midnight_passes_where_nothing_can_be_built(notes: Folder, play: Play) -> None:
    notes.settings("title: A")

    def midnight() -> bool:
        play.today += timedelta(days=1)
        return False

    play.run(lambda: notes.settings("as_of: ["), midnight, lambda: False, lambda: notes.settings(""), lambda: False)
    assert [line.partition(" ")[0] for line in play.said] == ["Built", "The", "keepwarm.yaml:1:9:", "It", "Built"]


def test_the_page_of_a_note_is_told_before_the_lists_and_both_only_once(
    notes: Folder, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[State] = []
    tell = Board._tell  # noqa: SLF001 - what browsers would hear

    def heard(board: Board, state: State) -> None:
        told.append(state)
        tell(board, state)

    monkeypatch.setattr(Board, "_tell", heard)
    play.run(lambda: notes.contact("ada", "name: Ada King"), lambda: False)
    first, early, late = told
    assert early.since == {first.built: frozenset({"contacts/ada.html"})}
    assert "people.html" in late.since[early.built]
    assert "contacts/ada.html" not in late.since[early.built]
    assert late.since[first.built] == late.since[early.built] | {"contacts/ada.html"}


def test_a_save_that_changes_nothing_is_met_with_silence(notes: Folder, play: Play) -> None:
    built: list[str] = []

    def again() -> None:
        built.append(play.state.built)
        notes.contact("ada", "name: Ada Lovelace")

    play.run(again, lambda: noted(built, play.state.built))
    assert len(play.said) == 1
    assert len(set(built)) == 1


def test_a_file_that_is_only_taken_away_is_reason_to_load_anew(notes: Folder, play: Play) -> None:
    built: list[str] = []
    style = notes.write("themes/default/static/own.css", "a {}")

    def gone() -> None:
        built.append(play.state.built)
        style.unlink()

    play.run(gone, lambda: noted(built, play.state.built))
    assert len(set(built)) == 2


def test_so_is_what_another_build_has_made_meanwhile(notes: Folder, play: Play) -> None:
    built: list[str] = []

    def saved() -> None:
        built.append(play.state.built)
        notes.contact("ada", "name: Ada King")
        pipeline.build(notes.root, lambda _: TODAY)

    play.run(saved, lambda: noted(built, play.state.built))
    assert len(set(built)) == 2


def test_no_site_is_loaded_anew_that_has_not_changed(
    notes: Folder, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[str] = []
    monkeypatch.setattr(loop, "changed", lambda *_: not built)
    play.run(lambda: built.append(play.state.built), lambda: noted(built, play.state.built))
    assert len(set(built)) == 1


def test_what_the_system_does_not_tell_of_is_seen_soon(notes: Folder, play: Play) -> None:
    def saved() -> bool:
        notes.contact("ada", "name: Ada King")
        return False

    play.run(saved, *[lambda: False] * 5, lambda: sees(b"Ada King" in play.page("/contacts/ada.html").body))
    assert len(play.said) == 2


def test_on_a_disk_with_a_coarse_clock_what_has_just_been_written_is_read(
    notes: Folder, play: Play, counted: list[Attempt], monkeypatch: pytest.MonkeyPatch
) -> None:
    note = notes.root / "content/contacts/ada.md"
    same = Look(str(notes.root), (), [(str(note), 1, 2, 3, 4)], {str(note): hashed(str(note))}, 0)
    monkeypatch.setattr(looking, "look", lambda *_: same)

    def saved() -> bool:
        note.write_bytes(note.read_bytes().upper())
        return False

    play.run(saved, *[lambda: False] * 5)
    assert len(counted) == 2


@pytest.mark.parametrize("path", ["content/.obsidian/workspace.json", "content/contacts/.ada.md.swp", "content/a~"])
def test_what_editors_write_beside_the_notes_is_no_reason_to_build(
    notes: Folder, play: Play, counted: list[Attempt], path: str
) -> None:
    lengths = iter(range(1, 99))

    def written() -> bool:
        notes.write(path, "x" * next(lengths))
        return False

    notes.write(path, "")
    play.run(*[written] * 20)
    assert len(counted) == 1


@pytest.mark.parametrize(
    "path", ["themes/default/static/own.css", "keepwarm.yml", "content/drafts/thanks.txt", "content/.files/a/map.png"]
)
def test_what_comes_unnoticed_in_a_new_folder_is_seen(
    notes: Folder, play: Play, counted: list[Attempt], path: str
) -> None:
    def saved() -> bool:
        notes.write(path, "")
        return False

    play.run(saved, *[lambda: False] * 5)
    assert len(counted) == 2


def test_a_folder_that_goes_unnoticed_is_missed(notes: Folder, play: Play, counted: list[Attempt]) -> None:
    def gone() -> bool:
        shutil.rmtree(notes.root / "themes")
        return False

    notes.write("themes/default/static/own.css", "")
    play.run(gone, *[lambda: False] * 5)
    assert len(counted) == 2


def test_where_links_lead_to_folders_elsewhere_it_is_built_once_more_and_not_looked(
    notes: Folder, play: Play, counted: list[Attempt], tmp_path_factory: pytest.TempPathFactory
) -> None:
    (notes.root / "themes").mkdir()
    (notes.root / "themes/mine").mkdir()
    (notes.root / "themes/mine/static").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    play.run(*[lambda: False] * 20)
    assert len(counted) == 2


def test_nothing_is_built_while_nothing_changes(notes: Folder, play: Play, counted: list[Attempt]) -> None:
    play.run(lambda: notes.contact("ada", "name: Ada King"), *[lambda: False] * 20)
    assert len(counted) == 2


def test_what_is_saved_before_watching_begins_is_built_too(notes: Folder, play: Play) -> None:
    def saved(address: str) -> None:
        play.ready.append(address)
        notes.contact("ada", "name: Ada King")

    play.run(lambda: sees(b"Ada King" in play.page("/contacts/ada.html").body), ready=saved)
    assert len(play.said) == 2


def test_once_asked_to_end_it_does_though_the_asking_went_under(play: Play) -> None:
    def swallowed() -> bool:
        # As where the interpreter runs what an object does when it dies, which nobody can interrupt
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        return False

    before = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    play.run(swallowed, lambda: pytest.fail("it went on"))
    for one, handler in before.items():
        signal.signal(one, handler)


def test_what_builds_have_left_is_let_go_in_a_quiet_moment(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop, "_QUIET", 2)
    left: list[int] = []

    def counted() -> bool:
        return noted(left, gc.get_freeze_count())

    play.run(counted, counted, counted)
    gc.unfreeze()
    gc.collect()
    ever = gc.get_freeze_count()  # Python 3.12 puts what never dies there, too
    assert min(left[:2]) > ever >= left[2]
