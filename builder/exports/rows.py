"""The notes as rows of the tables in ``database.sql``: column names and values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from builder.exports import derived
from builder.exports.derived import Derived
from builder.followups.wording import listed
from builder.model.contact import Contact
from builder.model.dates import Duration
from builder.model.interview import Interview
from builder.model.items import Finding, OpenQuestion
from builder.model.organisation import Organisation
from builder.model.profile import Profile
from builder.model.question import Theme

VERSION = 1
"""The version of the tables: raised where a table or a column goes, or means something else."""

Row = Mapping[str, object]
Note = Contact | Interview | Organisation | Theme | Profile

_CONTACT = (
    "slug",
    "name",
    "preferred_name",
    "pronouns",
    "role",
    "level",
    "location",
    "source",
    "mentor",
    "may_contact",
    "snooze_until",
    "status",
)
_INTERVIEW = (
    "slug",
    "day",
    "status",
    "direction",
    "via",
    "place",
    "goal",
    "role",
    "minutes",
    "lasted",
    "booked",
    "confirmed",
    "prepared",
    "debriefed",
    "thanked",
    "called_off",
    "interest_before",
    "interest_after",
)
_STATE = ("held", "pending", "stale", "is_confirmed")
_STANDING = ("stage", "met", "last_contact", "waiting", "dormant", "attempts", "next_channel")
_PROFILE = ("name", "headline", "cv", "linkedin_ready", "signature")
_FOLLOW_UP = ("rule", "contact", "interview", "due", "since", "status", "days", "action", "why", "subject", "channel")


class Rows:
    """Collects the rows of all tables."""

    def __init__(self, known: Derived) -> None:
        """Start with none."""
        self.known = known
        self.tables: dict[str, list[Row]] = defaultdict(list)

    def add(self, table: str, **columns: object) -> None:
        """Add a row."""
        self.tables[table].append(columns)

    def numbered(self, table: str, column: str, values: Iterable[str], **others: object) -> None:
        """Add a row for each of the *values*, numbered from 1."""
        for position, value in enumerate(values, 1):
            self.add(table, **others, position=position, **{column: value})

    def links(self, table: str, one: Note, kinds: Iterable[str], **owner: str) -> None:
        """Add a row for each web address under the keys *kinds* of a note, numbered from 1."""
        found = [(kind, url) for kind in kinds for url in getattr(one, kind)]
        for position, (kind, url) in enumerate(found, 1):
            self.add(table, **owner, position=position, kind=kind, url=url)

    def written(self, one: Note) -> Row:
        """Return where a note is, and what stands below its front matter."""
        return {"path": one.path or None, "body": self.known.body(one.path) or None}

    def own_keys(self, one: Note, kind: str = "") -> None:
        """Add the keys of one's own; *kind* is the column that says whose they are, none for the profile."""
        owners: dict[str, str | None] = dict.fromkeys(("contact", "interview", "organisation", "theme"))
        if kind:
            owners[kind] = one.slug
        for key, values in one.more:
            for value in values:
                self.add("own_keys", **owners, key=key, value=value)


def of(known: Derived) -> Mapping[str, list[Row]]:
    """Return the rows by table."""
    made, library = Rows(known), known.library
    about = {"version": VERSION, "today": known.agenda.today, "title": library.settings.title}
    for key, value in about.items():
        made.add("about", key=key, value=str(value))
    for organisation in library.organisations.values():
        _organisation(made, organisation)
    for contact in library.contacts.values():
        _contact(made, contact)
    for interview in library.interviews.values():
        _interview(made, interview)
    for theme in library.themes:
        _theme(made, theme)
    _profile(made, library.profile)
    for one in known.agenda.followups:
        made.add("follow_ups", **_values(one, _FOLLOW_UP))
    return made.tables


def _values(one: object, names: Iterable[str]) -> dict[str, object]:
    return {name: getattr(one, name) for name in names}


def _organisation(made: Rows, one: Organisation) -> None:
    values = _values(one, ("slug", "name", "sector", "location", "target"))
    made.add("organisations", **values, **made.written(one))
    made.links("organisation_links", one, ("website", "links"), organisation=one.slug)
    made.numbered("organisation_fields", "field", one.fields, organisation=one.slug)
    made.numbered("organisation_tags", "tag", one.tags, organisation=one.slug)
    made.own_keys(one, "organisation")
    _research(made, one.research, interview=None, organisation=one.slug)
    _open_questions(made, one.open_questions, interview=None, organisation=one.slug)


def _contact(made: Rows, one: Contact) -> None:
    standing = made.known.contact(one)
    every = one.keep_in_touch
    made.add(
        "contacts",
        **_values(one, _CONTACT),
        **made.written(one),
        **_values(standing, _STANDING),
        organisation=standing.organisation,
        introduced_by=standing.introducer,
        keep_in_touch=str(every) if isinstance(every, Duration) else every,
    )
    slug = one.slug
    made.numbered("contact_aliases", "alias", one.aliases, contact=slug)
    made.numbered("contact_emails", "email", one.email, contact=slug)
    made.numbered("contact_phones", "phone", one.phone, contact=slug)
    made.links("contact_links", one, ("linkedin", "website", "links"), contact=slug)
    made.numbered("contact_fields", "field", one.fields, contact=slug)
    made.numbered("contact_tags", "tag", one.tags, contact=slug)
    made.own_keys(one, "contact")
    for entry in one.log:
        note = entry.note or None
        made.add("log", contact=slug, date=entry.day, type=entry.type, channel=entry.channel, note=note)
    for item in one.to_share:
        made.add("to_share", contact=slug, box=item.box, text=item.text)
    for gone in one.dismissed:
        made.add("dismissed", contact=slug, rule=gone.rule, since=gone.since, subject=gone.subject or None)
    _owed(made, one, contact=slug, interview=None)


def _interview(made: Rows, one: Interview) -> None:
    state, slug = made.known.interview(one), one.slug
    made.add(
        "interviews",
        **_values(one, _INTERVIEW),
        **made.written(one),
        **_values(state, _STATE),
        title=f"Conversation with {listed([made.known.facts.name(who) for who in one.contacts])}",
        contact=one.contacts[0],
        date=one.when.day,
        time=derived.clock(one),
        organisation=state.organisation,
        notes=one.notes or None,
        debrief=one.debrief or None,
    )
    made.numbered("interview_contacts", "contact", one.contacts, interview=slug)
    made.numbered("interview_fields", "field", one.fields, interview=slug)
    made.numbered("interview_keywords", "keyword", one.keywords, interview=slug)
    made.numbered("interview_tags", "tag", one.tags, interview=slug)
    made.own_keys(one, "interview")
    _owed(made, one, contact=None, interview=slug)
    for name in one.referrals:
        made.add(
            "referrals",
            interview=slug,
            name=name.name,
            contact=made.known.known(name.contact),
            organisation=name.organisation or None,
            note=name.note or None,
        )
    _research(made, one.research, interview=slug, organisation=None)
    for asked in one.questions:
        values = _values(asked, ("box", "text", "critical"))
        made.add("questions", interview=slug, **values, answer=asked.answer or None)
    _open_questions(made, one.open_questions, interview=slug, organisation=None)
    for phrase in one.language:
        made.add("language", interview=slug, text=phrase.text, meaning=phrase.meaning or None)


def _owed(made: Rows, one: Contact | Interview, **owner: str | None) -> None:
    """Add the promises and to-dos of a note."""
    for promise in one.promises:
        values = _values(promise, ("box", "mine", "text", "by", "made", "done"))
        made.add("promises", **owner, **values, to=made.known.known(promise.to))
    for todo in one.todos:
        made.add("to_do", **owner, **_values(todo, ("box", "text", "by", "done")))


def _research(made: Rows, findings: Iterable[Finding], **owner: str | None) -> None:
    for one in findings:
        made.add("research", **owner, **_values(one, ("box", "text", "outcome")), remark=one.remark or None)


def _open_questions(made: Rows, questions: Iterable[OpenQuestion], **owner: str | None) -> None:
    for one in questions:
        made.add("open_questions", **owner, box=one.box, text=one.text, how=one.how or None)


def _theme(made: Rows, one: Theme) -> None:
    made.add("themes", **_values(one, ("slug", "title", "order")), **made.written(one))
    made.numbered("theme_levels", "level", one.levels, theme=one.slug)
    made.numbered("theme_fields", "field", one.fields, theme=one.slug)
    made.numbered("theme_questions", "question", one.questions, theme=one.slug)
    made.own_keys(one, "theme")


def _profile(made: Rows, one: Profile) -> None:
    texts = {name: getattr(one, name) or None for name in ("pitch", "vision", "strengths")}
    made.add("profile", id=1, **_values(one, _PROFILE), **texts, **made.written(one))
    for key in ("email", "linkedin", "website", "looking_for", "talking_points"):
        made.numbered("profile_values", "value", getattr(one, key), key=key)
    made.own_keys(one)
    _open_questions(made, one.open_questions, interview=None, organisation=None)
    for news in one.news:
        made.add("news", date=news.day, text=news.text, audience=news.audience)
