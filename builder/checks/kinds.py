"""The kinds of note: where each lives, which keys it knows, which sections it reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from builder.checks import findings, forms, news, promises
from builder.checks.forms import Form
from builder.source.attachments import CONTENT, Attachments

if TYPE_CHECKING:
    from builder.model.fields import Fields


@dataclass(frozen=True)
class Kind:
    """One kind of note. ``sections`` lead from a heading's folded title to attribute and form; no form is free text.

    An entry's class, and that of its front matter, are ``called`` something in a ``module`` of the model: they are
    imported when somebody asks for them, for a build after one edit does not. An entry ends with its sections, in
    their order here.
    """

    name: str
    article: str
    folder: str
    module: str
    called: str
    sections: Mapping[str, tuple[str, Form | None]]

    @cached_property
    def items(self) -> tuple[str, ...]:
        """Return the attributes of the sections that hold items."""
        return tuple(attribute for attribute, form in self.sections.values() if form)

    @cached_property
    def schema(self) -> "type[Fields]":
        """Return the class of what the front matter says."""
        found: type[Fields] = getattr(import_module(f"builder.model.{self.module}"), f"{self.called}Fields")
        return found

    @cached_property
    def entry(self) -> "type[Fields]":
        """Return the class of what the whole note says."""
        found: type[Fields] = getattr(import_module(f"builder.model.{self.module}"), self.called)
        return found

    @cached_property
    def keys(self) -> frozenset[str]:
        """Return the keys that the front matter may hold."""
        return frozenset(field.alias or name for name, field in self.schema.model_fields.items())

    @cached_property
    def required(self) -> tuple[str, ...]:
        """Return the keys without which a note is left out."""
        fields = self.schema.model_fields.items()
        return tuple(field.alias or name for name, field in fields if field.is_required())


CONTACT = Kind(
    "contact",
    "a contact",
    "contacts",
    "contact",
    "Contact",
    {
        "log": ("log", forms.LOG),
        "promises": ("promises", promises.OWN_PROMISE),
        "to do": ("todos", promises.TODO),
        "to share": ("to_share", forms.TASK),
    },
)
INTERVIEW = Kind(
    "interview",
    "an interview",
    "interviews",
    "interview",
    "Interview",
    {
        "promises": ("promises", promises.PROMISE),
        "to do": ("todos", promises.TODO),
        "referrals": ("referrals", forms.REFERRAL),
        "research": ("research", findings.FINDING),
        "questions": ("questions", forms.QUESTION),
        "open questions": ("open_questions", forms.OPEN_QUESTION),
        "language": ("language", forms.PHRASE),
        "notes": ("notes", None),
        "debrief": ("debrief", None),
    },
)
ORGANISATION = Kind(
    "organisation",
    "an organisation",
    "organisations",
    "organisation",
    "Organisation",
    {"research": ("research", findings.FINDING), "open questions": ("open_questions", forms.OPEN_QUESTION)},
)
THEME = Kind("question theme", "a question theme", "questions", "question", "Theme", {})
PROFILE = Kind(
    "profile",
    "the profile",
    "",
    "profile",
    "Profile",
    {
        "pitch": ("pitch", None),
        "vision": ("vision", None),
        "strengths": ("strengths", None),
        "talking points": ("talking_points", forms.PLAIN),
        "news": ("news", news.NEWS),
        "open questions": ("open_questions", forms.OPEN_QUESTION),
    },
)
KINDS = (CONTACT, INTERVIEW, ORGANISATION, THEME, PROFILE)

PROFILE_PATH = f"{CONTENT}/profile.md"
"""Where the profile is, below the notes' root."""

WITH_PAGES = (CONTACT, INTERVIEW, ORGANISATION)
"""The kinds with a page for each note, which links lead to: of several that fit, to that of the first kind here."""

BY_CLASS: Mapping[str, Kind] = {kind.called: kind for kind in KINDS}
"""Each kind by what the class of its entries is called."""

SECTION_KINDS: Mapping[str, tuple[Kind, ...]] = {
    title: tuple(kind for kind in KINDS if title in kind.sections)
    for title in dict.fromkeys(title for kind in KINDS for title in kind.sections)
}
"""Which kinds read a section, by its folded title."""


def behind(kind: Kind) -> frozenset[str]:
    """Return the names of the kinds to whose notes a link leads only where none of *kind*, one with pages, fits."""
    return frozenset(one.name for one in WITH_PAGES[WITH_PAGES.index(kind) + 1 :])


def kind_at(path: str) -> Kind:
    """Return the kind of the note at *path*, below the notes' root: by its folder."""
    folder = path.removeprefix(f"{CONTENT}/").partition("/")[0]
    return next((kind for kind in KINDS if kind.folder == folder), PROFILE)


@lru_cache(maxsize=1024)  # most notes have the same few headings
def folded(title: str) -> str:
    """Return a heading's title in the form in which sections are compared."""
    return " ".join(title.casefold().split())


def attachments_of(root: Path) -> Attachments:
    """Return the files that notes below *root* may link to or embed."""
    return Attachments(root, tuple(f"{kind.folder}/" if kind.folder else "profile.md" for kind in KINDS))
