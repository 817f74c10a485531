"""The preview as a whole, step by step: what happens between two waits, what browsers and the terminal are told."""

import gc
import shutil
import signal
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from builder import pipeline
from builder.model.settings import Settings
from builder.serve import loop
from builder.serve.inbox import Inbox
from builder.serve.server import Server
from builder.serve.state import State
from tests.serve.talking import Answer, fetched
from tests.support import TODAY, Folder

_Noted = TypeVar("_Noted")


class Play:
    """A preview that takes one step whenever it waits for changes, and is stopped after the last."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.today = root, TODAY
        self.said: list[str] = []
        self.ready: list[str] = []
        self.server: Server | None = None
        self._patch = monkeypatch

    def run(self, *steps: Callable[[], object], port: int = 0, ready: Callable[[str], None] | None = None) -> None:
        """Serve; a step that returns False has changed nothing that would be noticed."""
        script = iter(steps)

        def take(_inbox: Inbox, _patience: float) -> bool:
            step = next(script, None)
            if step is None:
                raise KeyboardInterrupt
            return step() is not False

        self._patch.setattr(Inbox, "take", take)
        self._patch.setattr(loop, "Server", self._made)
        loop.serve(self.root, self._clock, port, say=self.said.append, ready=ready or self.ready.append)

    def _made(self, *arguments: object) -> Server:
        self.server = Server(*arguments)  # type: ignore[arg-type]
        return self.server

    def _clock(self, settings: Settings) -> date:
        return settings.as_of or self.today

    @property
    def state(self) -> State:
        """Return what browsers are told now."""
        assert self.server
        return self.server.shown.board.state

    def page(self, path: str = "/") -> Answer:
        """Return a page."""
        assert self.server
        return fetched(self.server.port, path)


def noted(places: list[_Noted], value: _Noted) -> bool:
    """Keep a value; nothing has changed by that."""
    places.append(value)
    return False


@pytest.fixture
def notes(folder: Folder) -> Folder:
    folder.settings("as_of: 2026-11-20")
    folder.contact("ada", "name: Ada Lovelace")
    return folder


@pytest.fixture
def play(notes: Folder, monkeypatch: pytest.MonkeyPatch) -> Play:
    return Play(notes.root, monkeypatch)


def test_a_save_is_built_and_told(notes: Folder, play: Play) -> None:
    seen: list[State] = []

    def first() -> None:
        seen.append(play.state)
        assert b"Ada Lovelace" in play.page("/contacts/ada.html").body
        notes.contact("ada", "name: Ada King")

    def second() -> bool:
        seen.append(play.state)
        assert b"Ada King" in play.page("/contacts/ada.html").body
        return False

    play.run(first, second, lambda: noted(seen, play.state))
    assert play.server
    assert play.ready == [f"http://127.0.0.1:{play.server.port}/"]
    assert len({state.built for state in seen}) == 2
    assert seen[1] == seen[2]
    assert [line.partition(" s: ")[2] for line in play.said] == ["0 overdue, 0 due today."] * 2
    assert "reload.js" not in (notes.root / "site" / "index.html").read_text()
    assert play.server.socket.fileno() == -1


def test_an_error_in_a_note_is_told_and_forgotten_once_mended(notes: Folder, play: Play) -> None:
    def third() -> None:
        assert [problem.path for problem in play.state.problems] == ["content/contacts/bo.md"]
        assert play.page("/contacts/bo.html").status == 200
        notes.contact("bo", "rolle: x")

    play.run(lambda: notes.contact("bo", "email: nobody"), third, lambda: play.state.problems == () and False)
    first, second, told, third_line, warned = play.said
    assert second.endswith("0 due today; 1 error in the notes.")
    assert told.startswith("content/contacts/bo.md:3:8: error[bad-email]: ")
    assert third_line.endswith("; 1 warning in the notes.")
    assert "warning[unknown-key]" in warned
    assert first


def test_old_problems_are_counted_at_the_start_and_not_told_again(notes: Folder, play: Play) -> None:
    notes.contact("bo", "email: nobody")
    play.run(lambda: notes.contact("cy"), lambda: len(play.state.problems) == 1 and False)
    assert play.said[0].endswith("; 1 error in the notes.")
    assert play.said[1] == "“keepwarm check” shows where."
    assert len(play.said) == 3


def test_of_many_new_problems_few_are_told(notes: Folder, play: Play) -> None:
    play.run(lambda: [notes.contact(f"p{number}", "email: nobody") for number in range(9)])
    assert len(play.said) == 8
    assert play.said[-1] == "… and 4 more; “keepwarm check” shows all."


def test_settings_that_cannot_be_read_leave_the_last_good_site(notes: Folder, play: Play) -> None:
    built: list[str] = []

    def broken() -> None:
        built.append(play.state.built)
        notes.settings("as_of: [")

    def still_broken() -> None:
        assert play.state.stopped == "The settings cannot be read, so nothing was built."
        assert play.state.problems[0].path == "keepwarm.yaml"
        assert play.state.built == built[0]
        assert play.page().status == 200

    def mended() -> bool:
        assert play.state.stopped == ""
        assert play.state.problems == ()
        return False

    play.run(broken, still_broken, lambda: notes.settings("as_of: 2026-11-20"), mended)
    assert [line.partition(" ")[0] for line in play.said] == ["Built", "The", "keepwarm.yaml:1:9:", "Built"]


def test_so_does_a_theme_that_cannot_be_used(notes: Folder, play: Play) -> None:
    def told() -> bool:
        assert play.state.stopped == "The theme cannot be used, so nothing was built."
        assert play.state.problems[0].path == "themes/default/templates/today.html"
        assert play.page().status == 200
        return False

    play.run(lambda: notes.write("themes/default/templates/today.html", "{% if %}"), told)


def test_so_does_a_folder_that_is_somebody_elses(notes: Folder, play: Play) -> None:
    notes.write("mine/letter.txt", "dear")

    def told() -> bool:
        assert "holds files that Keepwarm did not make" in play.state.stopped
        assert play.page().status == 200
        return False

    play.run(lambda: notes.settings("as_of: 2026-11-20\noutput: mine"), told)


def test_another_output_folder_is_served_from_then_on(notes: Folder, play: Play) -> None:
    def moved() -> bool:
        shutil.rmtree(notes.root / "site")
        assert play.page().status == 200
        return False

    play.run(lambda: notes.settings("as_of: 2026-11-20\noutput: public"), moved)


def test_it_starts_even_where_nothing_can_be_built(notes: Folder, play: Play) -> None:
    notes.settings("as_of: [")

    def mend() -> None:
        assert play.page().status == 503
        assert play.state.stopped
        notes.settings("as_of: 2026-11-20")

    def mended() -> bool:
        assert play.page().status == 200
        return False

    play.run(mend, mended)
    assert play.ready


def test_the_site_of_an_earlier_build_is_shown_where_the_first_one_fails(notes: Folder, play: Play) -> None:
    notes.settings("output: public")
    pipeline.build(notes.root, lambda _: TODAY)
    notes.write("themes/default/templates/today.html", "{% if %}")
    play.run(lambda: play.page().status == 200 and False)
    assert play.said[0] == "The theme cannot be used, so nothing was built."


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (ValueError("ouch"), "Something went wrong inside Keepwarm (ValueError: ouch), so nothing was built."),
        (PermissionError(13, "Permission denied", "/x"), "Nothing was built: /x: permission denied."),
    ],
)
def test_what_nobody_expected_is_a_sentence_and_serving_goes_on(
    notes: Folder, play: Play, monkeypatch: pytest.MonkeyPatch, error: Exception, says: str
) -> None:
    build = pipeline.build

    def broken(*_: object, **__: object) -> None:
        raise error

    def told() -> None:
        assert play.state.stopped.startswith(says)
        assert play.page().status == 200
        monkeypatch.setattr(pipeline, "build", build)

    play.run(lambda: monkeypatch.setattr(pipeline, "build", broken), told, lambda: play.state.stopped == "" and False)
    assert play.said[1].startswith(says)
    assert "Traceback" not in "".join(play.said)


def test_where_a_bug_struck_is_told_to_those_who_ask(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("ouch")

    monkeypatch.setenv("KEEPWARM_DEBUG", "1")
    monkeypatch.setattr(pipeline, "build", broken)
    play.run()
    assert play.said[1].startswith("Traceback")
    assert play.said[1].endswith("ValueError: ouch")


def test_a_failure_that_stays_is_told_once(notes: Folder, play: Play) -> None:
    play.run(lambda: notes.settings("as_of: ["), lambda: None, lambda: None)
    assert sum(line.startswith("The settings cannot be read") for line in play.said) == 1


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


def test_the_notes_folder_may_go_and_come_back(notes: Folder, play: Play) -> None:
    away = notes.root.with_name("away")

    def gone() -> bool:
        assert play.state.stopped.startswith("The notes' folder cannot be watched: ")
        away.rename(notes.root)
        return False

    def back() -> bool:
        assert play.state.stopped == ""
        return False

    play.run(lambda: notes.root.rename(away) and False, gone, back)
    assert not away.exists()


def test_no_site_is_loaded_anew_that_has_not_changed(
    notes: Folder, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[str] = []
    monkeypatch.setattr(loop, "changed", lambda _: not built)
    play.run(lambda: built.append(play.state.built), lambda: noted(built, play.state.built))
    assert len(set(built)) == 1


def test_what_is_saved_before_watching_begins_is_built_too(notes: Folder, play: Play) -> None:
    def saved(address: str) -> None:
        play.ready.append(address)
        notes.contact("ada", "name: Ada King")

    play.run(lambda: b"Ada King" in play.page("/contacts/ada.html").body and False, ready=saved)
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
    assert left[0] == left[1] > left[2] == 0


def test_a_port_that_is_taken_is_a_sentence(notes: Folder, play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Play(notes.root, monkeypatch)

    def second() -> bool:
        assert play.server
        with pytest.raises(loop.PortError, match=f"port {play.server.port} cannot be had: address already in use"):
            other.run(port=play.server.port)
        return False

    play.run(second)
    assert other.said == []
