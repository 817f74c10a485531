"""The files of others: as they are in their packages, all of them listed, with their licences; and `make vendor`."""

import io
import json
import os
import subprocess
import sys
import tarfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
THEME = ROOT / "themes/default"
AXE = ROOT / "tests/browser/vendor"
LICENCES = {"MIT", "ISC", "OFL-1.1", "MPL-2.0"}


def packages(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "vendor.json").read_text(encoding="utf-8"))["packages"]
    return found


def paths(folder: Path) -> list[str]:
    return [one["path"] for package in packages(folder) for one in package["files"]]


@pytest.mark.parametrize("folder", [THEME, AXE])
def test_every_file_is_as_it_is_in_its_package(folder: Path) -> None:
    files = [one for package in packages(folder) for one in package["files"]]
    assert files
    for one in files:
        assert sha256((folder / one["path"]).read_bytes()).hexdigest() == one["sha256"], one["path"]
    assert len(paths(folder)) == len(set(paths(folder)))


@pytest.mark.parametrize(("folder", "places"), [(THEME, ("static/vendor", "icons")), (AXE, (".",))])
def test_no_file_is_there_unlisted(folder: Path, places: tuple[str, ...]) -> None:
    there = {path.relative_to(folder).as_posix() for place in places for path in (folder / place).rglob("*")}
    assert there - {"vendor.json"} == set(paths(folder))


@pytest.mark.parametrize("folder", [THEME, AXE])
def test_every_package_has_its_version_licence_and_the_text_of_it(folder: Path) -> None:
    for package in packages(folder):
        assert package["version"].count(".") == 2
        assert package["licence"] in LICENCES
        texts = [one["path"] for one in package["files"] if one["file"].startswith("LICENSE")]
        assert texts
        assert all(len((folder / path).read_text(encoding="utf-8")) > 500 for path in texts)


def test_the_fonts_that_the_stylesheet_names_are_there() -> None:
    css = (THEME / "static/fonts.css").read_text(encoding="utf-8")
    named = {part.partition('"')[0] for part in css.split('url("')[1:]}
    assert {f"static/{name}" for name in named} == {path for path in paths(THEME) if path.endswith(".woff2")}


# ---------------------------------------------------------------- make vendor, with a registry of our own


class Shelf:
    """A folder with a list, and an npm that packs what lies beside it."""

    def __init__(self, root: Path) -> None:
        self.root, self.listed = root, root / "theme/vendor.json"
        (root / "theme").mkdir()
        npm = root / "npm"
        npm.write_text(
            '#!/bin/sh\necho "$@" >>"$0.log"\nfor last; do :; done\ncp "$(dirname "$0")/packed.tgz" "$last/"\n',
            encoding="utf-8",
        )
        npm.chmod(0o755)

    def pack(self, **files: str) -> None:
        with tarfile.open(self.root / "packed.tgz", "w:gz") as archive:
            for name, text in files.items():
                entry = tarfile.TarInfo(f"package/{name}")
                entry.size = len(text)
                archive.addfile(entry, io.BytesIO(text.encode()))

    def list(self, *files: tuple[str, str, str]) -> None:
        entries = [dict(zip(("file", "path", "sha256"), one, strict=True)) for one in files]
        package = {"name": "@some/icons", "version": "1.2.3", "licence": "ISC", "files": entries}
        self.listed.write_text(json.dumps({"packages": [package]}), encoding="utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "scripts/vendor.py"), *arguments, str(self.listed)]
        path = f"{self.root}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            command, env={**os.environ, "PATH": path}, capture_output=True, check=False, encoding="utf-8"
        )

    def content(self, path: str) -> str:
        return (self.root / "theme" / path).read_text(encoding="utf-8")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_what_is_listed_is_brought(shelf: Shelf) -> None:
    shelf.pack(**{"dist/a.js": "let a;", "LICENSE": "Do."})
    shelf.list(("dist/a.js", "static/vendor/mine.js", sha256(b"let a;").hexdigest()))
    ran = shelf.run()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert shelf.content("static/vendor/mine.js") == "let a;"
    assert not (shelf.root / "theme/LICENSE").exists()
    asked = (shelf.root / "npm.log").read_text(encoding="utf-8")
    assert asked.startswith("pack @some/icons@1.2.3 --ignore-scripts ")


def test_a_file_that_differs_is_not_taken_and_nothing_changes(shelf: Shelf) -> None:
    shelf.pack(**{"a.js": "let a;", "b.js": "let evil;"})
    shelf.list(("a.js", "a.js", sha256(b"let a;").hexdigest()), ("b.js", "b.js", sha256(b"let b;").hexdigest()))
    ran = shelf.run()
    assert (ran.returncode, ran.stderr) == (1, "@some/icons 1.2.3: b.js is not the file that was recorded\n")
    assert not (shelf.root / "theme/a.js").exists()


def test_a_file_that_the_package_lacks_is_said(shelf: Shelf) -> None:
    shelf.pack(**{"a.js": "let a;"})
    shelf.list(("gone.js", "gone.js", ""))
    for arguments in ([], ["--record"]):
        ran = shelf.run(*arguments)
        assert (ran.returncode, ran.stderr) == (1, "@some/icons 1.2.3 has no gone.js\n")


def test_recording_writes_the_hashes_and_lists_the_icons_that_lie_there(shelf: Shelf) -> None:
    shelf.pack(**{"icons/sun.svg": "<svg/>", "icons/moon.svg": "<svg></svg>", "icons/cat.svg": "<svg>cat</svg>"})
    shelf.list(("icons/sun.svg", "icons/sun.svg", ""), ("icons/cat.svg", "icons/cat.svg", ""))
    (shelf.root / "theme/icons").mkdir()
    for name in ("sun", "moon", "mine"):
        (shelf.root / f"theme/icons/{name}.svg").touch()
    assert shelf.run("--record").returncode == 0
    (package,) = packages(shelf.root / "theme")
    assert package["files"] == [
        {"file": f"icons/{name}.svg", "path": f"icons/{name}.svg", "sha256": sha256(text).hexdigest()}
        for name, text in (("moon", b"<svg></svg>"), ("sun", b"<svg/>"))
    ]
    assert shelf.content("icons/moon.svg") == "<svg></svg>"
    again = shelf.listed.read_bytes()
    assert shelf.run("--record").returncode == shelf.run().returncode == 0
    assert shelf.listed.read_bytes() == again
