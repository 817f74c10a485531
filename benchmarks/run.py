"""Measure Keepwarm beside Hugo, Eleventy, MkDocs and Pelican, and alone on notes of any size: ``make bench``.

The report goes to standard output, what happens meanwhile to standard error.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import builders, machine, record, report, rounds
from benchmarks.builders import HUGO, PEERS, TOOLS, Builder, MissingPeerError
from benchmarks.costs import FailedError
from benchmarks.report import Beside, Results

_MEMORY = Path("/dev/shm")  # noqa: S108 - where Linux has a file system in memory
_DUE_REPEATS = 7


def main() -> int:
    """Measure, print the report and, if asked, record it in the documents; return the exit status."""
    wanted = _arguments()
    place = wanted.dir
    keepwarm = builders.keepwarm()
    try:
        rounds.works(place, keepwarm)
        peers, left_out = _peers(wanted.peers, place)
        results = _measured(wanted, place, keepwarm, peers, left_out)
    except FailedError as failed:
        _say(str(failed))
        return 1
    text = report.written(results)
    print(text)
    if wanted.record:
        record.write(results, text)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, default=(500, 5_000), metavar="N,N", help="beside the peers")
    parser.add_argument(
        "--alone", type=_sizes, default=(50, 1_000, 5_000, 50_000), metavar="N,N", help="Keepwarm alone"
    )
    parser.add_argument("--due", type=_size_or_none, default=1_000, metavar="N", help="for `keepwarm due`")
    parser.add_argument("--peers", type=_names, default=tuple(PEERS), metavar="NAME,NAME", help=", ".join(PEERS))
    parser.add_argument("--repeats", type=_count, default=3, metavar="ROUNDS")
    parser.add_argument("--dir", type=_folder, default=str(TOOLS), metavar="DIR", help="where the notes are made")
    memory = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    parser.add_argument(
        "--memory",
        type=_folder_or_no,
        default=memory,
        metavar="DIR",
        help="a file system in memory; or no",
    )
    parser.add_argument("--record", action="store_true", help="write the figures into docs/")
    return parser.parse_args()


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted(_count(part) for part in text.split(",") if part.strip()))


def _size_or_none(text: str) -> int:
    return 0 if text.strip() in ("", "0") else _count(text)


def _count(text: str) -> int:
    digits = text.strip().replace("_", "")
    if not (digits.isascii() and digits.isdigit() and int(digits)):
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number from 1 on")
    return int(digits)


def _folder_or_no(text: str) -> Path | None:
    return None if text in ("", "no") else _folder(text)


def _folder(text: str) -> Path:
    folder = Path(text) if text else TOOLS
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a folder: {(error.strerror or str(error)).lower()}"
        ) from None
    return folder


def _names(text: str) -> tuple[str, ...]:
    names = tuple(part.strip().lower() for part in text.split(",") if part.strip())
    for name in names:
        if name not in PEERS:
            raise argparse.ArgumentTypeError(f"there is no peer “{name}”; there are {', '.join(PEERS)}")
    return names


def _peers(names: Sequence[str], place: Path) -> tuple[list[Builder], list[str]]:
    """Return the peers that work here, and a word for each that does not."""
    peers, left_out = [], []
    for name in names:
        _say(f"{name}: setting up")
        try:
            peer = builders.peer(name)
            rounds.works(place, peer)
        except (MissingPeerError, FailedError, OSError) as reason:
            left_out.append(f"{name}, {reason}")
            _say(f"{name} is left out: {reason}")
        else:
            peers.append(peer)
    return peers, left_out


def _measured(
    wanted: argparse.Namespace, place: Path, keepwarm: Builder, peers: Sequence[Builder], left_out: Sequence[str]
) -> Results:
    everybody = [keepwarm, *peers]
    hugo_too = [builder for builder in everybody if builder == keepwarm or builder.name == HUGO]
    beside = []
    for where, who in ((place, everybody), (wanted.memory, hugo_too)):
        if where and wanted.sizes:
            series = (rounds.measure(where, size, who, wanted.repeats, _say) for size in wanted.sizes)
            beside.append(Beside(machine.filesystem(where), tuple(series)))
    return Results(
        day=datetime.now(UTC).date().isoformat(),
        machine=machine.described(),
        repeats=wanted.repeats,
        builders=tuple(everybody),
        left_out=tuple(left_out),
        beside=tuple(beside),
        alone=rounds.together(place, wanted.alone, keepwarm, wanted.repeats, _say),
        due=tuple(rounds.due(place, wanted.due, keepwarm, _DUE_REPEATS)) if wanted.due else (),
        due_size=wanted.due,
    )


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
