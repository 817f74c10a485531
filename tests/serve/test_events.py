"""What browsers are told, and when."""

import json
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

import pytest

from builder.diagnostics import Diagnostic, Span
from builder.serve.state import Board, State
from builder.site.disk.output import FEW
from tests.serve.talking import Talk, talking
from tests.support import PATIENCE

WRONG = Diagnostic(
    "content/\u202ea.md", Span(3, 1, 3, 5), "bad-email", "“x\x1b[1m” is none", "write one", "email: x\u2028"
)


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    with talking(tmp_path / "site", {"index.html": b"<body></body>"}) as found:
        yield found
        assert found.said == []


class Listener:
    """A tab that listens."""

    def __init__(self, talk: Talk) -> None:
        self.socket = talk.connect()
        self.socket.sendall(b"GET /-/keepwarm/events HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % talk.server.port)
        self.lines = self.socket.makefile(encoding="utf-8", newline="\n")
        self.head = list(iter(lambda: self.lines.readline().strip(), ""))

    def next(self) -> dict[str, Any]:
        """Return the next state that is told."""
        for line in self.lines:
            if line.startswith("data: "):
                told: dict[str, Any] = json.loads(line.removeprefix("data: "))
                return told
        return {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.lines.close()
        self.socket.close()


def test_the_state_is_told_at_once_and_whenever_it_changes(talk: Talk) -> None:
    with Listener(talk) as tab:
        assert tab.head[0] == "HTTP/1.1 200 OK"
        assert "Content-Type: text/event-stream; charset=utf-8" in tab.head
        first = tab.next()
        talk.board.built([], changed=True)
        second = tab.next()
        assert first["built"] != second["built"]
        talk.board.stopped("The settings cannot be read.", [WRONG])
        third = tab.next()
        assert (third["built"], third["stopped"]) == (second["built"], "The settings cannot be read.")
        talk.board.built([], changed=False)
        assert tab.next() == second


def test_pages_know_the_build_they_are_of(talk: Talk) -> None:
    talk.board.built([], changed=True)
    with Listener(talk) as tab:
        built = tab.next()["built"]
    assert f'data-built="{built}"'.encode() in talk.ask("/").body


def test_tabs_are_told_which_pages_were_touched_since_the_build_they_are_of(talk: Talk) -> None:
    with Listener(talk) as tab:
        first = tab.next()["built"]
        talk.board.stopped("The settings cannot be read.", [WRONG])
        tab.next()
        talk.board.early(frozenset({"contacts/ada.html"}))
        early = tab.next()
        second = early["built"]
        assert early["since"] == {first: ["contacts/ada.html"]}
        assert early["stopped"], "what is wrong is told once all is built"
        talk.board.built([], changed=True, touched=frozenset({"people.html", "index.html"}))
        late = tab.next()
        assert late["since"] == {
            first: ["contacts/ada.html", "index.html", "people.html"],
            second: ["index.html", "people.html"],
        }, "a tab may have heard of the first build last"
        assert not late["stopped"]
        talk.board.built([], changed=True)
        assert tab.next()["since"] == {}, "so it is every page"


def test_a_tab_that_has_slept_through_many_builds_loads_its_page_anew() -> None:
    board = Board()
    first = board.state.built
    for number in range(20):
        before = board.state.built
        board.built([], changed=True, touched=frozenset({f"contacts/{number % 3}.html"}))
        assert before in board.state.since
    assert first not in board.state.since
    assert len(board.state.since) == 8


def test_what_is_told_of_earlier_builds_stays_small() -> None:
    board = Board()
    for step in range(3):
        board.built([], changed=True, touched=frozenset(f"contacts/{step}-{number}.html" for number in range(FEW)))
    assert [len(pages) for pages in board.state.since.values()] == [FEW]


def test_two_runs_never_have_a_build_of_one_name() -> None:
    boards = [Board(), Board()]
    for board in boards:
        board.built([], changed=True)
    assert boards[0].state.built != boards[1].state.built


def test_problems_are_told_with_place_excerpt_and_remedy_and_play_no_tricks() -> None:
    line = State("x-1", "", (WRONG,)).as_json()
    assert "\n" not in line
    told = json.loads(line)["problems"][0]
    assert told["place"] == "content/\\u{202e}a.md:3"
    assert told["message"] == "“x\\u{1b}[1m” is none"
    assert told["excerpt"] == "email: x"
    assert told["help"] == "Write one"


def test_of_very_many_problems_the_rest_is_counted() -> None:
    told = json.loads(State("x-1", "", (WRONG,) * 60).as_json())
    assert (len(told["problems"]), told["more"]) == (50, 10)


def test_hundreds_may_listen(talk: Talk) -> None:
    with ExitStack() as stack:
        tabs = [stack.enter_context(Listener(talk)) for _ in range(200)]
        assert {tab.next()["built"][-1] for tab in tabs} == {"0"}
        assert talk.ask("/").status == 200
        talk.board.built([], changed=True)
        assert {tab.next()["built"][-1] for tab in tabs} == {"1"}


def test_a_silent_stream_says_that_it_is_there(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.serve.handling._HEARTBEAT", 0.01)
    with Listener(talk) as tab:
        tab.next()
        assert [tab.lines.readline() for _ in range(3)] == ["\n", ": still here\n", "\n"]


def test_a_tab_that_is_closed_is_forgotten_without_a_word(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.serve.handling._HEARTBEAT", 0.01)
    before = set(threading.enumerate())
    with Listener(talk) as tab:
        tab.next()
        (thread,) = set(threading.enumerate()) - before
    thread.join(PATIENCE)
    assert not thread.is_alive()


def test_at_the_end_everybody_is_sent_home(talk: Talk) -> None:
    with Listener(talk) as tab:
        tab.next()
        talk.board.close()
        assert tab.next() == {}
    with Listener(talk) as late:
        assert late.next() == {}


def test_head_of_the_stream_ends(talk: Talk) -> None:
    got = talk.ask("/-/keepwarm/events", method="HEAD")
    assert (got.status, got.body) == (200, b"")


def test_other_sites_cannot_listen(talk: Talk) -> None:
    got = talk.ask("/-/keepwarm/events", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: cors")
    assert got.status == 403
