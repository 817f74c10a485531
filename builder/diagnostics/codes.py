"""Every diagnostic code, once: its name is permanent, its page is ``docs/diagnostics/<name>.md``."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters (docs/format.md, Validation)."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Code:
    """A stable name for one kind of problem, with its severity and a summary of it."""

    name: str
    severity: Severity
    summary: str


_E, _W, _H = Severity.ERROR, Severity.WARNING, Severity.HINT

_ALL = (
    # The file as a whole
    Code("unreadable-file", _E, "the operating system would not let Keepwarm read a file"),
    Code("missing-folder", _E, "a folder that notes belong in is missing"),
    Code("encoding", _E, "a file is not UTF-8 text"),
    Code("file-too-big", _E, "a file over 1 MiB, or front matter over 64 KiB"),
    Code("blank-note", _W, "a note without any text is skipped"),
    Code(
        "not-a-note",
        _W,
        "a file or folder that is not read because of its kind, its name or its place",
    ),
    Code("sync-copy", _E, "a second copy of a note, left by a synchronising program"),
    Code("merge-conflict", _E, "conflict markers of a git merge"),
    Code("bad-file-name", _E, "a file name that not every system, or no link, can carry"),
    Code("duplicate-slug", _E, "two notes of one kind with the same slug"),
    # Front matter
    Code("no-front-matter", _E, "a note that does not begin with front matter"),
    Code("unclosed-front-matter", _E, "front matter without its closing ---"),
    Code("typographic-dash", _E, "a --- that a phone has turned into a typographic dash"),
    Code("bad-yaml", _E, "front matter that YAML cannot read"),
    Code("duplicate-key", _E, "the same key twice"),
    Code("nested-value", _E, "a mapping or list where a plain value belongs"),
    Code("yaml-feature", _E, "anchors, aliases, merge keys, tags or a second document"),
    Code("yaml-comment", _W, "text that YAML takes for a comment"),
    Code("unknown-key", _W, "a key that Keepwarm does not know"),
    # Values
    Code("missing-value", _E, "a required value is absent"),
    Code("bad-date", _E, "a value that is not a date"),
    Code("bad-duration", _E, "a value that is not a duration"),
    Code("bad-number", _E, "a value that is not a whole number in its range"),
    Code("bad-choice", _E, "a value that is not one of the choices"),
    Code("bad-email", _E, "an e-mail address that is not one"),
    Code("bad-link", _E, "an address that is neither http, https nor mailto"),
    Code("bad-timezone", _E, "a time zone that is not an IANA name"),
    Code("bad-dismissed", _E, "an entry of dismissed that is not RULE DATE [SUBJECT]"),
    Code("bad-folder", _E, "a folder or file name in the settings that cannot be used"),
    Code("bad-colour", _E, "a colour that is not written like #2a43a0"),
    Code("faint-colour", _E, "an accent that could not be read on the pages"),
    Code("bad-template", _E, "a template of a theme that does not work"),
    Code("bad-draft", _E, "a letter of yours that cannot be used"),
    Code("unused-draft", _W, "a file among the drafts that no letter is made from"),
    # References and links
    Code("unknown-contact", _E, "a reference to nobody"),
    Code("ambiguous-contact", _E, "a reference that fits several people"),
    Code("broken-link", _W, "a link in a body that leads nowhere"),
    Code("attachment", _W, "a linked or embedded file that is missing or not copied"),
    # Sections and items
    Code("bad-item", _E, "a list item that does not fit its section's form"),
    Code("unread-item", _W, "a line that looks like an item, but does not begin as one"),
    Code("wrapped-bracket", _W, "a bracket that looks wrapped onto the next line"),
    Code("stray-bracket", _W, "a bracket that does not count"),
    Code("wrapped-outcome", _W, "an outcome of a finding that looks wrapped onto the next line"),
    Code("stray-outcome", _W, "an outcome of a finding that follows no dash"),
    Code("misplaced-section", _W, "a section that is read in other kinds of note only"),
    Code("similar-section", _W, "a heading that looks like a misspelt section"),
    Code("unclosed-block", _W, "a code block or comment that is never closed"),
    # What the notes say
    Code("contradicting-status", _W, "fields that contradict the interview's status"),
    Code("odd-dates", _W, "dates in an impossible order"),
    Code("odd-offset", _W, "an offset from UTC that looks like the end of a conversation"),
    Code("future-date", _W, "something recorded as done on a future day"),
    Code("done-without-tick", _W, "an open item that has a done date"),
    Code("shared-email", _W, "two contacts with one e-mail address"),
    Code("ambiguous-organisation", _W, "a name that several organisations have"),
    Code("circular-introduction", _W, "a circle of introductions, or somebody introduced by themselves"),
    Code("silent-mentor", _W, "a mentor you were never in touch with"),
    Code("needless-to", _W, "“to” in a contact's own promise"),
    # Advice from the method
    Code("closed-question", _H, "a question that yes or no answers"),
    Code("question-count", _H, "fewer than 4 or more than 7 questions for a scheduled interview"),
    Code("pitch-length", _H, "a pitch shorter than 30 seconds or longer than two minutes"),
    Code("asks-for-a-job", _H, "wording that asks for a job"),
    Code("many-mentors", _H, "more than four mentors"),
    Code("linkedin-not-ready", _H, "a request is due while linkedin_ready is not true"),
)

CODES = {code.name: code for code in _ALL}
"""All codes by name."""
