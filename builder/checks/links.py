"""Links in bodies: each leads to a note or to a file inside the content folder, or is a warning."""

import re

from builder.checks.forms import explain_reference
from builder.checks.sections import Checker
from builder.model.references import Fate
from builder.model.targets import Targets
from builder.source import body as markdown
from builder.source.attachments import KINDS, Attachments
from builder.source.body import Link

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#")


def check(checker: Checker, targets: Targets, attachments: Attachments) -> None:
    """Report the links of a note that lead nowhere, but for references that its items have reported already."""
    for link in markdown.links(checker.body):
        if link.start in checker.context.referred:
            continue
        if link.kind in ("wiki", "embed"):
            _check_wiki(checker, link, targets, attachments)
        elif not _SCHEME.match(link.target):
            _check_relative(checker, link, targets, attachments)


def is_file_name(target: str) -> bool:
    """Return whether a link's target looks like a file that may be copied rather than like a note."""
    return target.rpartition(".")[2].lower() in KINDS - {"md"} and "." in target


def _check_wiki(checker: Checker, link: Link, targets: Targets, attachments: Attachments) -> None:
    target, known = targets.referred(link.target)
    if target or known or link.target.startswith(("#", "^")):
        return
    if link.kind == "embed" or is_file_name(link.target):
        _check_file(checker, link, attachments)
        return
    _, fate = targets.contacts.resolve(link.target)
    message = f"there is no contact, interview or organisation “{link.target}”, so this stays plain text"
    if fate is Fate.AMBIGUOUS:
        _, message, remedy = explain_reference(link.target, fate, targets.contacts)
    else:
        close = (*targets.contacts.candidates(link.target), *targets.organisations.candidates(link.target))
        remedy = f"did you mean “{close[0].slug}” ({close[0].path})?" if close else "check the name, or add a note"
    checker.report(link.start, link.end, "broken-link", message, remedy)


def _check_relative(checker: Checker, link: Link, targets: Targets, attachments: Attachments) -> None:
    target, known = targets.linked(checker.document.path, link.target)
    if not target and not known:
        _check_file(checker, link, attachments)


def _check_file(checker: Checker, link: Link, attachments: Attachments) -> None:
    _, reason = attachments.find(checker.document.path, link.target)
    if not reason:
        return
    if link.target.partition("#")[0].endswith(".md") and reason == "is not there":
        message = f"there is no note “{link.target}”, so this link leads nowhere"
        checker.report(link.start, link.end, "broken-link", message, "check the path, which starts at this note's folder")
        return
    message = f"the file “{link.target}” {reason}"
    remedy = "put it inside the content folder; pictures, PDF, text and office files are copied to the site"
    checker.report(link.start, link.end, "attachment", message, remedy)
