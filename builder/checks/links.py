"""Links in bodies: each leads to a note or to a file inside the content folder, or is a warning."""

import posixpath
import re
from urllib.parse import quote, unquote

from builder.checks.naming import explain_ambiguous
from builder.checks.sections import Checker
from builder.model.explaining import shown
from builder.model.references import Fate, last_part
from builder.model.targets import Targets
from builder.source.attachments import MISSING, NO_FILE, ODD_KIND, OUTSIDE, UNREADABLE, Attachments, ending_of
from builder.source.links import Link, links
from builder.stamp.litter import COPIED

_SHOWN_SCHEMES = ("http:", "https:", "mailto:", "tel:", "//", "#")
_FILES = COPIED - {"md"}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#")
_REMEDIES = {
    MISSING: "check its name and path, or put it inside the content folder",
    OUTSIDE: "put the file inside the content folder",
    NO_FILE: "pipes and devices are never read; give the link the name of a file",
    UNREADABLE: "check the file and its permissions",
    ODD_KIND: "pictures, PDF, text and office files are copied; save it as one of these",
}
_UNFIT = re.compile(r"[\s()<>%#?]")  # in the address of a Markdown link
_BEHIND_BLANK = re.compile(  # the rest of an address, which is not in angle brackets, up to its title or its end
    r"([^\S\n]+[^\s()<>\"'][^()<>\"'\n]*)(?:(?:\"[^\"\n]*\"|'[^'\n]*')[^\S\n]*)?\)"
)
_PATH = "check the path, which starts at this note's folder"
_Fault = tuple[str, str, str]  # code, message, help


def check(checker: Checker, targets: Targets, attachments: Attachments) -> None:
    """Report the links of a note that lead nowhere, but for what its items have reported already."""
    path = checker.document.path
    judged: dict[tuple[str, str], _Fault | None] = {}  # a note may hold one link a hundred thousand times
    for link in links(checker.body):
        if link.start in checker.referred or (link.start, link.end) in checker.refused:
            continue
        one = (link.kind, link.target)
        if one not in judged:
            if link.kind in ("wiki", "embed"):
                judged[one] = _wiki_fault(path, *one, targets, attachments)
            else:
                judged[one] = _relative_fault(path, link.target, targets, attachments)
        fault = judged[one]
        if fault:
            checker.report(link.start, *(_cut_short(checker.body.masked, link, fault) or (link.end, *fault)))


def _cut_short(text: str, link: Link, fault: _Fault) -> tuple[int, str, str, str] | None:
    """Return where the address of a link ends that leads nowhere because a blank cuts it short, and what to say."""
    rest = _BEHIND_BLANK.match(text, link.end) if link.kind in ("link", "image") else None
    if not rest:
        return None
    cut_off = rest[1].rstrip()
    whole = f"{link.target}{cut_off}"
    return (
        link.end + len(cut_off),
        fault[0],
        f"“{shown(whole)}” holds a blank, which ends the address of a link",
        f"write <{whole}>",
    )


def _wiki_fault(path: str, kind: str, target: str, targets: Targets, attachments: Attachments) -> _Fault | None:
    found, known = targets.referred(target)
    if found or known or target.startswith(("#", "^")):
        return None
    if kind == "embed" or ("." in target and ending_of(target) in _FILES):
        return _file_fault(path, target, targets, attachments)
    if not target:
        return "broken-link", "this link names nothing, so it stays plain text", "write a name in it, or delete it"
    for notes, several in ((targets.contacts, "contacts"), (targets.organisations, "organisations")):
        if notes.resolve(target).fate is Fate.AMBIGUOUS:
            return "broken-link", *explain_ambiguous(target, notes, several)
    message = f"there is no contact, interview or organisation “{shown(target)}”, so this stays plain text"
    close = (*targets.contacts.candidates(target), *targets.organisations.candidates(target))
    remedy = f"did you mean “{close[0].slug}” ({close[0].path})?" if close else "check the name, or add a note"
    return "broken-link", message, remedy


def _relative_fault(path: str, target: str, targets: Targets, attachments: Attachments) -> _Fault | None:
    scheme = _SCHEME.match(target)
    if scheme:
        if scheme[0].lower() in _SHOWN_SCHEMES:
            return None
        message = f"“{shown(target)}” is not shown as a link: only http, https, mailto and tel are"
        return "broken-link", message, "link to a web page, an address, or a file inside the content folder"
    found, known = targets.linked(path, target)
    return None if found or known else _file_fault(path, target, targets, attachments)


def _file_fault(path: str, target: str, targets: Targets, attachments: Attachments) -> _Fault | None:
    _, reason = attachments.find(path, target)
    if not reason:
        return None
    wanted = target.partition("#")[0].partition("?")[0]
    if wanted.endswith(".md") and reason == MISSING:
        message = f"there is no note “{shown(target)}”, so this link leads nowhere"
        meant = _meant(unquote(wanted), targets)
        return "broken-link", message, f"did you mean “{_address(path, meant)}”?" if meant else _PATH
    if wanted.lower().startswith("www.") and reason == MISSING:
        return "broken-link", f"“{shown(target)}” is no address without its “https://”", f"write https://{target}"
    return "attachment", f"the file “{shown(target)}” {reason}", _REMEDIES[reason]


def _address(path: str, meant: str) -> str:
    """Return how a Markdown link in the note at *path* leads to the one at the path *meant*."""
    return _UNFIT.sub(lambda unfit: quote(unfit[0]), posixpath.relpath(meant, posixpath.dirname(path)))


def _meant(target: str, targets: Targets) -> str:
    """Return the path of the note that a link to none may mean: one of its name elsewhere, else one written alike."""
    name = last_part(target)
    for notes in (targets.contacts, targets.interviews, targets.organisations):
        slug, fate = notes.resolve(name)
        if fate is Fate.FOUND:
            return notes.named(slug).path
    return next((one.path for notes in (targets.contacts, targets.organisations) for one in notes.candidates(name)), "")
