"""The folders and modules that ARCHITECTURE.md lists are those that there are."""

import subprocess
from pathlib import PurePosixPath

from tests.docs.pages import ROOT, Row, spans, tables

_OTHERS = frozenset({"keepwarm due", "theme.yaml", "vendor.json"})
"""What the rows of the program name besides modules."""


def _rows() -> dict[str, Row]:
    """Return the rows of the table of folders, by their paths."""
    return {row.spans(0)[0]: row for row in tables((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))[0]}


def _files() -> list[PurePosixPath]:
    """Return the files of the repository that git knows or would take, but for hidden ones."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    paths = [PurePosixPath(path) for path in listed.stdout.decode().split("\0") if path and (ROOT / path).is_file()]
    return [path for path in paths if not path.parts[0].startswith(".")]


def test_every_folder_has_a_row_and_nothing_lies_about() -> None:
    folders = {path.parts[0] for path in _files() if len(path.parts) > 1}
    assert folders == {row.split("/", maxsplit=1)[0] for row in _rows()}


def test_every_part_of_the_program_has_a_row() -> None:
    files = [path for path in _files() if path.parts[0] == "builder" and not path.name.startswith("__")]
    parts = {f"builder/{path.parts[1]}" + "/" * (len(path.parts) > 2) for path in files}
    assert parts == {row for row in _rows() if row.startswith("builder/")}


def test_the_modules_that_a_row_names_are_there() -> None:
    files = [path for path in _files() if path.parts[0] == "builder"]
    for folder, row in _rows().items():
        below = [path.relative_to(folder) for path in files if path.is_relative_to(folder)]
        there = {path.stem for path in below} | {f"{part}/" for path in below for part in path.parts[:-1]}
        there |= {str(path.relative_to("builder")) for path in files} | _OTHERS
        if folder.startswith("builder/"):
            assert not set(spans(row.cells[1])) - there, folder
