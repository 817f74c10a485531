"""The shape of the JSON export (docs/export.md, JSON): written down once, for the export itself and for its schema."""

from datetime import date, time
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic.json_schema import GenerateJsonSchema

from builder.checks.jsonschema import DIALECT
from builder.exports.agenda import FollowUp, Shape
from builder.exports.items import (
    Dismissal,
    Finding,
    LogEntry,
    News,
    OpenQuestion,
    Phrase,
    Promise,
    Question,
    Referral,
    Slug,
    Task,
    Todo,
)
from builder.exports.settings import Settings
from builder.followups.standing import Stage
from builder.model.dates import Moment
from builder.model.words import (
    Channel,
    ContactStatus,
    Direction,
    InterviewStatus,
    Level,
)

VERSION = 1
"""The version of the shape: raised where a key goes, or means something else; a new key alone does not raise it."""


def _length(value: object) -> str | None:
    return None if value is None else str(value)


def _moment(value: Moment) -> str:
    return f"{value.day}T{value.clock.isoformat()}" if isinstance(value.clock, time) else str(value.day)


Texts = tuple[str, ...]
MaybeLength = Annotated[str | None, BeforeValidator(_length), Field(description="a duration, or never")]
Own = Annotated[
    dict[str, Texts], BeforeValidator(dict), Field(description="keys of one's own, each with its values as typed")
]
Body = Annotated[str, Field(description="everything below the front matter, as written (Markdown)")]
Path = Annotated[str | None, Field(description="the note's file; null where there is no note")]
Slugs = Annotated[Texts, Field(description="slugs")]


class Contact(Shape):
    """A contact: what the note says, then what is computed from all notes."""

    slug: str
    path: Path
    name: str
    preferred_name: str | None
    aliases: Texts
    pronouns: str | None
    organisation: str | None
    role: str | None
    fields: Texts
    level: Level | None
    location: str | None
    email: Texts
    phone: Texts
    linkedin: Texts
    website: Texts
    links: Texts
    source: str | None
    introduced_by: str | None = Field(description="as typed; “introducer” is the slug")
    mentor: bool
    may_contact: bool | None
    keep_in_touch: MaybeLength
    snooze_until: date | None
    dismissed: tuple[Dismissal, ...]
    status: ContactStatus
    tags: Texts
    more: Own
    log: tuple[LogEntry, ...]
    promises: tuple[Promise, ...]
    todos: tuple[Todo, ...] = Field(serialization_alias="to_do")
    to_share: tuple[Task, ...]
    body: Body
    stands_in: bool = Field(description="true: there is no note, only interviews name them")
    organisation_slug: Slug
    introducer: Slug
    first_name: str
    stage: Stage
    met: date | None
    last_contact: date | None
    waiting: bool = Field(description="it is their turn, and they are not late with it")
    dormant: bool
    attempts: int = Field(description="requests since the last answer")
    next_channel: Channel | None
    interviews: Slugs
    referred_by: Slugs = Field(description="slugs of the held interviews whose referrals name them")


class Interview(Shape):
    """A conversation: what the note says, then what is computed from all notes."""

    slug: str
    path: Path
    contact: Texts = Field(description="as typed; “contacts” are the slugs")
    when: Annotated[str, BeforeValidator(_moment)] = Field(
        serialization_alias="date", description="a date, or a date and a time, with an offset only where one is written"
    )
    status: InterviewStatus
    stated_status: InterviewStatus | None = Field(description="what the note says itself")
    direction: Direction
    via: Channel | None
    place: str | None
    goal: str | None
    organisation: str | None
    role: str | None
    fields: Texts
    minutes: int
    lasted: int | None
    keywords: Texts
    booked: date | None
    confirmed: date | None
    prepared: date | None
    debriefed: date | None
    thanked: date | None
    called_off: date | None
    interest_before: int | None
    interest_after: int | None
    tags: Texts
    more: Own
    promises: tuple[Promise, ...]
    todos: tuple[Todo, ...] = Field(serialization_alias="to_do")
    referrals: tuple[Referral, ...]
    research: tuple[Finding, ...]
    questions: tuple[Question, ...]
    open_questions: tuple[OpenQuestion, ...]
    language: tuple[Phrase, ...]
    notes: str
    debrief: str
    body: Body
    contacts: Slugs
    organisation_slug: Slug = Field(description="where the main contact was that day")
    day: date = Field(description="its day for the rules: a cancelled one ends when it was called off")
    held: bool
    pending: bool
    stale: bool
    is_confirmed: bool


class Organisation(Shape):
    """An organisation, with a note of its own or only named."""

    slug: str
    path: Path
    name: str
    sector: str | None
    location: str | None
    website: Texts
    links: Texts
    target: bool
    fields: Texts
    tags: Texts
    more: Own
    research: tuple[Finding, ...]
    open_questions: tuple[OpenQuestion, ...]
    body: Body
    contacts: Slugs


class Theme(Shape):
    """A theme of the question bank."""

    slug: str
    path: Path
    title: str
    levels: tuple[Level, ...]
    fields: Texts
    order: int | None
    more: Own
    questions: Texts
    body: Body


class Profile(Shape):
    """What I say about myself."""

    path: Path
    name: str | None
    headline: str | None
    email: Texts
    linkedin: Texts
    website: Texts
    looking_for: Texts
    cv: str | None
    linkedin_ready: bool
    signature: str | None
    more: Own
    pitch: str
    vision: str
    strengths: str
    talking_points: Texts
    news: tuple[News, ...]
    open_questions: tuple[OpenQuestion, ...]
    body: Body


class Export(Shape):
    """Everything that Keepwarm knows, as of ``today``."""

    version: Literal[1]
    today: date
    incomplete: Texts = Field(description="paths of notes of which a piece had to be left out")
    left_out: Texts = Field(description="paths of notes that had to be left out")
    contacts: tuple[Contact, ...]
    interviews: tuple[Interview, ...]
    organisations: tuple[Organisation, ...]
    questions: tuple[Theme, ...]
    profile: Profile
    settings: Settings
    followups: tuple[FollowUp, ...] = Field(description="as “keepwarm due --all --format json” has them")


class _WithoutTitles(GenerateJsonSchema):
    """Leaves out the title of each key, which only says the key once more."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - as pydantic has it
        return False


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the export (draft 2020-12)."""
    found = Export.model_json_schema(mode="serialization", schema_generator=_WithoutTitles)
    return {"$schema": DIALECT, **found, "title": "Keepwarm: export"}
