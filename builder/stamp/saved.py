"""The stamp of the last build, as it is kept: how everything looked, and what the build printed.

Imported before anything else, at every build: see `builder.stamp.sight`. A stamp is fields with a NUL after each, as
neither paths nor sentences hold one; nothing in it is ever executed. A stamp that is damaged, cut off, or written by
another version or another program, is ignored.
"""

import os
import stat

from builder.stamp.sight import FILE, checksum

FOLDER = ".keepwarm"
"""What Keepwarm keeps for itself, below the root of the notes; git ignores it."""

_NAME = "stamp"
_KIND = "keepwarm stamp 1"
_TEXTS = ("notes", "site", "files", "index", "placed", "day", "holds", "status", "out", "err")
_LARGEST = 16 * 1024 * 1024  # bytes: a hundred thousand young files
_STATUSES = ("0", "1")  # of builds that have built (docs/commands.md, Exit statuses)
_JOINERS = str.maketrans("", "", "\u200c\u200d")  # a terminal may be sent these (builder.diagnostics.render)


class Stamp:
    """How everything that a build read and wrote looked, and what to print where it still looks the same.

    ``notes`` and ``site`` are digests of looks, ``young`` hashes of files too young to rely on their looks, by path.
    ``files`` is how many files the site has, ``index`` the page to open; ``placed`` says what named the folder: the
    ``settings`` or an ``option``. ``day`` is the day that it was built for, ``holds`` how to tell whether that is today
    (builder.cli.clock). ``status`` is the exit status; ``out`` and ``err`` are what to print.
    """

    __slots__ = (*_TEXTS, "young")

    notes: str
    site: str
    files: str
    index: str
    placed: str
    day: str
    holds: str
    status: str
    out: str
    err: str
    young: dict[str, str]

    def __init__(self, young: dict[str, str], **texts: str) -> None:
        """Keep all of these texts, and the hashes."""
        for name in _TEXTS:
            setattr(self, name, texts[name])
        self.young = young


def load(root: str) -> Stamp | None:
    """Return the stamp of the notes below *root*, or None where there is none that can be trusted."""
    try:
        kind, check, rest = _text(os.path.join(root, FOLDER, _NAME)).split("\0", 2)
    except (OSError, ValueError):  # also where bytes are no text
        return None
    *fields, end = rest.split("\0")
    texts, pairs = fields[: len(_TEXTS)], fields[len(_TEXTS) :]
    if kind != _KIND or check != checksum(rest) or end or len(texts) < len(_TEXTS) or len(pairs) % 2:
        return None
    stamp = Stamp(dict(zip(pairs[::2], pairs[1::2], strict=True)), **dict(zip(_TEXTS, texts, strict=True)))
    plain = all(line.translate(_JOINERS).isprintable() for line in f"{stamp.out}\n{stamp.err}".split("\n"))
    return stamp if plain and stamp.status in _STATUSES and stamp.files.isdecimal() else None


def save(root: str, stamp: Stamp) -> None:
    """Keep the stamp of the notes below *root*, whole or not at all; where the disk fails, there is none."""
    fields = [getattr(stamp, name) for name in _TEXTS]
    for pair in stamp.young.items():
        fields += pair
    rest = "".join(f"{field}\0" for field in fields)
    part = os.path.join(root, FOLDER, f".{_NAME}.{os.getpid()}.part")
    try:
        folder = prepared(root)
        with open(part, "wb") as file:
            file.write(f"{_KIND}\0{checksum(rest)}\0{rest}".encode("utf-8", "surrogateescape"))
        os.replace(part, os.path.join(folder, _NAME))
    except OSError:
        _remove(part)


def prepared(root: str) -> str:
    """Return Keepwarm's own folder, made if need be so that git ignores it; raise OSError where that fails."""
    folder = os.path.join(root, FOLDER)
    if os.path.islink(folder):
        raise OSError(None, "a link, which may lead to somebody else's folder", folder)
    os.makedirs(folder, 0o700, exist_ok=True)
    ignored = os.path.join(folder, ".gitignore")
    try:
        if os.lstat(ignored).st_size:  # else a full disk has left it empty; nothing is written where a link leads
            return folder
    except FileNotFoundError:
        pass
    handle = os.open(ignored, FILE | os.O_WRONLY | os.O_CREAT, 0o666)
    try:
        os.write(handle, b"*\n")
    finally:
        os.close(handle)
    return folder


def _remove(part: str) -> None:
    try:
        os.unlink(part)
    except OSError:
        return


def _text(file: str) -> str:
    """Return what a plain file of ours holds; raise OSError where that fails, ValueError where it is no text."""
    handle = os.open(file, FILE)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            raise OSError(None, "not a stamp", file)
        return os.read(handle, status.st_size).decode("utf-8", "surrogateescape")
    finally:
        os.close(handle)
