"""The bytes of a file from anywhere into text: the encodings that address books are exported in."""

import codecs
import re
from typing import NamedTuple

from builder.capture.imports.model import UnusableFileError

MOST_BYTES = 256 * 1024 * 1024
"""The largest file that is read: an address book of thousands, with photos."""

_BOMS = (  # the longer ones first: that of UTF-16 begins that of UTF-32
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (
        b"PK\x03\x04",
        "a zip archive or a spreadsheet",
        "unpack it, or save the sheet as CSV, and import the file inside",
    ),
    (b"PK\x05\x06", "an empty zip archive", "download it once more"),
    (b"\x1f\x8b", "a compressed file", "unpack it, and import the file inside"),
    (b"\xd0\xcf\x11\xe0", "a spreadsheet of Excel", "save it as CSV first"),
    (b"%PDF-", "a PDF", "export the contacts from the program itself"),
)
_WEB_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|!--)", re.IGNORECASE)
_LOOKED_AT = 4096
_MANY = 0.3  # of every second byte NUL: text of a script that UTF-16 writes so


class Text(NamedTuple):
    """The text of a file, and what to say about how it was read."""

    text: str
    remarks: tuple[str, ...]


def decode(data: bytes, *, mixed: bool = False) -> Text:
    """Return the text of *data*: UTF-8, UTF-16 or UTF-32, else Windows-1252, which is said.

    Where the bytes are no UTF-8, a *mixed* file has them kept as surrogates (PEP 383), for whoever knows which line is
    in which encoding. Raise UnusableFileError where it is something else than text.
    """
    if len(data) > MOST_BYTES:
        raise UnusableFileError(f"it is larger than {MOST_BYTES // 1024 // 1024} MB; split it first")
    for magic, kind, remedy in _KINDS:
        if data.startswith(magic):
            raise UnusableFileError(f"it is {kind}; {remedy}")
    text, remarks = _decoded(data, mixed=mixed)
    text = text.lstrip("\ufeff")  # programs that add one to what has one already
    if "\0" in text:
        remarks.append("NUL characters, which no text has, were left out.")
        text = text.replace("\0", "")
    if not text or text.isspace():
        raise UnusableFileError("it is empty")
    if _WEB_PAGE.match(text, 0, _LOOKED_AT):
        raise UnusableFileError("it is a web page; download the file itself, signed in where that is needed")
    return Text(text, tuple(remarks))


def _decoded(data: bytes, *, mixed: bool) -> tuple[str, list[str]]:
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "") or _without_bom(data)
    if encoding:
        try:
            return data.decode(encoding), []
        except UnicodeDecodeError as error:
            name = encoding.upper().removesuffix("-SIG")
            message = f"it says that it is {name}, but is not, from byte {error.start} on"
            raise UnusableFileError(f"{message}; export it once more") from error
    try:
        return data.decode(), []
    except UnicodeDecodeError:
        if mixed:
            return data.decode(errors="surrogateescape"), []
        return western(data), ["The file is not UTF-8, so it was read as Windows-1252; look at the accents."]


def western(data: bytes) -> str:
    """Return *data* read as Windows-1252; its five bytes that mean nothing there are read as Latin-1."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(
            one.decode("cp1252", "replace") if _is_western(one) else one.decode("latin-1") for one in _bytes(data)
        )


def _bytes(data: bytes) -> list[bytes]:
    return [data[at : at + 1] for at in range(len(data))]


def _is_western(one: bytes) -> bool:
    return one not in b"\x81\x8d\x8f\x90\x9d"


def _without_bom(data: bytes) -> str:
    """Return the UTF-16 that *data* is by where its NUL bytes stand, or nothing."""
    start = data[:_LOOKED_AT]
    odd, even = start[1::2].count(0), start[::2].count(0)
    if max(odd, even) < max(1, len(start) // 2 * _MANY):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"
