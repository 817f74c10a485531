"""What browsers are told: which build the site is, and what is wrong; kept in one place, and waited for there."""

import json
import secrets
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from threading import Condition

from builder.diagnostics import Diagnostic
from builder.diagnostics.render import sentence, visible
from builder.site.disk.output import FEW

_MOST = 50  # of the problems; more than that nobody reads over a page
_EXCERPT = 200
_KNOWN = 8  # earlier builds that a page may be of: a tab hears only the last of what follows quickly, or was asleep


@dataclass(frozen=True, slots=True)
class State:
    """Which build the site is (a name that is never used twice), and what is wrong.

    ``stopped`` says why the last attempt built nothing, and is empty where it built. ``problems`` are what to mend.
    ``since`` has the pages touched since each of the last builds: a browser whose page is of one of these loads it anew
    only where it is among them.
    """

    built: str
    stopped: str = ""
    problems: tuple[Diagnostic, ...] = ()
    since: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def as_json(self) -> str:
        """Return the state for the script of the pages, on one line, characters that could mislead made visible."""
        told = {
            "built": self.built,
            "since": {built: sorted(touched) for built, touched in self.since.items()},
            "stopped": "\n".join(visible(line) for line in self.stopped.split("\n")),
            "problems": [_for_browser(problem) for problem in self.problems[:_MOST]],
            "more": max(0, len(self.problems) - _MOST),
        }
        return json.dumps(told)


def _for_browser(problem: Diagnostic) -> dict[str, str]:
    """Return a problem as the script of the pages shows it; ``key`` tells it from others in later builds."""
    return {
        "place": f"{visible(problem.path)}:{problem.span.line}",
        "message": sentence(problem.message),
        "excerpt": visible(problem.excerpt.strip()[:_EXCERPT]),
        "help": sentence(problem.help),
        "key": f"{problem.path} {problem.code} {problem.message}",
    }


def _continued(since: Mapping[str, frozenset[str]], touched: frozenset[str]) -> dict[str, frozenset[str]]:
    """Return the pages touched since each of the last builds once more are; builds before too many are left out."""
    known = {built: earlier | touched for built, earlier in list(since.items())[-_KNOWN:]}
    return {built: pages for built, pages in known.items() if len(pages) <= FEW}


@dataclass
class Board:
    """Where the state stands for all to see, until it is closed."""

    _run: str = field(default_factory=lambda: secrets.token_hex(4))
    _builds: int = 0
    _condition: Condition = field(default_factory=Condition)
    _is_closed: bool = False

    def __post_init__(self) -> None:
        self._state = State(f"{self._run}-0")

    @property
    def state(self) -> State:
        """Return the state now."""
        with self._condition:
            return self._state

    def built(self, problems: Iterable[Diagnostic], *, changed: bool, touched: frozenset[str] | None = None) -> None:
        """Tell that the site was built; where it *changed*, the pages *touched*, or all, are to be loaded anew."""
        now = self._next(touched) if changed else self.state
        self._tell(replace(now, stopped="", problems=tuple(problems)))

    def early(self, touched: frozenset[str] | None) -> None:
        """Tell that the pages *touched*, or all, are new already; problems are told once everything is built."""
        self._tell(self._next(touched))

    def stopped(self, why: str, problems: Iterable[Diagnostic]) -> None:
        """Tell that nothing was built, and *why*; *problems* are those that it was for, if any."""
        self._tell(replace(self.state, stopped=why, problems=tuple(problems)))

    def close(self) -> None:
        """End the waiting of everybody who waits for news."""
        with self._condition:
            self._is_closed = True
            self._condition.notify_all()

    def news(self, known: State | None, patience: float) -> State | None:
        """Wait until the state is another one than *known*, for *patience* seconds at most; return the state then.

        None where there is nothing more to wait for.
        """
        end = time.monotonic() + patience
        with self._condition:
            while not self._is_closed and self._state == known and end > time.monotonic():
                self._condition.wait(end - time.monotonic())
            return None if self._is_closed else self._state

    def _next(self, touched: frozenset[str] | None) -> State:
        """Return the state as the next build of the site, which has *touched* some pages or all."""
        self._builds += 1
        now = self.state
        since = {} if touched is None else _continued({**now.since, now.built: frozenset()}, touched)
        return replace(now, built=f"{self._run}-{self._builds}", since=since)

    def _tell(self, state: State) -> None:
        with self._condition:
            self._state = state
            self._condition.notify_all()
