"""Brings the files of npm packages that are kept here, as they are in the package: `make vendor`.

    scripts/vendor.py [--record] VENDOR.JSON…

Each list names packages with their versions and licences, and of every file where it is in the package, where it lies
here (from the list's folder) and its SHA-256. A file that differs is not taken. With `--record`, the hashes are written
anew from the packages, and icons that lie in icons/ are listed. npm is asked for the archives only and runs nothing.
"""

import json
import subprocess
import sys
import tarfile
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

ICONS = "icons/"


def main(arguments: list[str]) -> int:
    """Bring the files of every list that is named; return the exit status."""
    record = "--record" in arguments
    wrong: list[str] = []
    for name in arguments:
        if name != "--record":
            wrong += bring(Path(name), record=record)
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def bring(listed: Path, *, record: bool) -> list[str]:
    """Copy what one list names into its place; return what is wrong, in which case nothing was changed."""
    vendor = json.loads(listed.read_text(encoding="utf-8"))
    wrong: list[str] = []
    ready: dict[Path, bytes] = {}
    for package in vendor["packages"]:
        held = archive(package["name"], package["version"])
        if record:
            package["files"] = recorded(package, held, listed.parent)
        for one in package["files"]:
            content = held.get(one["file"])
            if content is None:
                wrong.append(f"{package['name']} {package['version']} has no {one['file']}")
            elif sha256(content).hexdigest() != one["sha256"]:
                wrong.append(f"{package['name']} {package['version']}: {one['file']} is not the file that was recorded")
            else:
                ready[listed.parent / one["path"]] = content
    if wrong:
        return wrong
    for path, content in ready.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if record:
        listed.write_text(written(vendor), encoding="utf-8", newline="\n")
    print(f"{listed}: {len(ready)} files are as in their packages")
    return []


def archive(name: str, version: str) -> dict[str, bytes]:
    """Return the files of a package by their path in it."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", f"{name}@{version}", "--ignore-scripts", "--silent", "--pack-destination", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        (packed,) = Path(folder).glob("*.tgz")
        with tarfile.open(packed) as archived:
            files = [member for member in archived if member.isfile()]
            # Read one by one and never unpacked; the first folder of a path is the package itself.
            return {one.name.partition("/")[2]: archived.extractfile(one).read() for one in files}  # type: ignore[union-attr]


def recorded(package: dict[str, Any], held: dict[str, bytes], folder: Path) -> list[dict[str, str]]:
    """Return the files of a package with their hashes: those listed, for a package of icons those that lie here."""
    places = {one["path"]: one["file"] for one in package["files"]}
    if any(path.startswith(ICONS) and path.endswith(".svg") for path in places):
        lying = {f"{ICONS}{path.name}" for path in (folder / ICONS).glob("*.svg")}
        places = {path: file for path, file in places.items() if not path.endswith(".svg") or path in lying}
        places |= {path: path for path in lying if path in held}
    return [
        {"file": file, "path": path, "sha256": sha256(held.get(file, b"")).hexdigest()}
        for path, file in sorted(places.items())
    ]


def written(vendor: dict[str, Any]) -> str:
    """Return a list as text, a line for each file."""
    packages = []
    for package in vendor["packages"]:
        head = ", ".join(f"{json.dumps(key)}: {json.dumps(package[key])}" for key in ("name", "version", "licence"))
        files = ",\n".join(f"      {json.dumps(one)}" for one in package["files"])
        packages.append(
            f'    {{\n      {head},\n      "files": [\n{files}\n      ]\n    }}'.replace("\n      {", "\n        {")
        )
    return '{\n  "packages": [\n' + ",\n".join(packages) + "\n  ]\n}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
