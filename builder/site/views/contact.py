"""A contact's page."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from builder.drafts import mailto
from builder.followups.model import DUE, FollowUp
from builder.followups.wording import capital
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.items import Box
from builder.model.targets import Target
from builder.model.words import ContactStatus
from builder.site import days
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.rest import Rest
from builder.site.lookup.sheet import Sheet
from builder.site.views import appointment, problems, referrals, sources, timeline
from builder.site.views.cadence import rhythm
from builder.site.views.letters import Draft, drafts
from builder.site.views.parts import (
    Fact,
    Item,
    TalkNote,
    given,
    link,
    more,
    once,
    open_first,
    open_question,
    promise,
    task,
    todo,
)
from builder.site.views.phones import phone
from builder.site.views.phrases import Phrase, phrases
from builder.site.views.problems import Problem
from builder.site.views.referrals import Way
from builder.site.views.steps import IN_SHORT, Act, Row, apart, row
from builder.site.views.timeline import Event

_MAY_WRITE = {True: "Yes", False: "No", None: "Not asked yet"}


class Page(NamedTuple):
    """The view of a contact's page; ``is_open`` says whether a conversation with them may still be agreed."""

    name: str
    role: str
    organisation: Link
    pronouns: str
    standing: str
    tint: str
    mentor: bool
    late: str
    late_tint: str
    late_icon: str
    lead: Act | None
    reach: tuple[Act, ...]
    left_out: bool
    stand_in: str
    problems: tuple[Problem, ...]
    advice: tuple[Problem, ...]
    steps: tuple[Row, ...]
    lapsed: tuple[Row, ...]
    no_steps: str
    drafts: tuple[Draft, ...]
    way: Way | None
    events: tuple[Event, ...]
    is_open: bool
    mine: tuple[Item, ...]
    theirs: tuple[Item, ...]
    todos: tuple[Item, ...]
    to_share: tuple[Item, ...]
    phrases: tuple[Phrase, ...]
    open_questions: tuple[Item, ...]
    note: Markup
    facts: tuple[Fact, ...]
    more: tuple[Fact, ...]
    path: str


def view(slug: str, sheet: Sheet) -> Page:
    """Return a contact's page: what is next, who led there, what happened, what was promised, all details."""
    library = sheet.desk.library
    contact = library.contacts[slug]
    rest = sheet.desk.rest(contact)
    organisation = library.organisation_of.get(contact.organisation or "")
    talks = library.conversations[contact.slug]
    talk_notes = [_talk_note(sheet, one) for one in reversed(talks)]
    glance = sheet.desk.glances[contact.slug]
    mine, theirs = _promises(sheet, contact, rest, talk_notes)
    wrong = problems.of_note(sheet, contact.path)
    due = _steps(sheet, contact.slug)
    steps, lapsed = apart(sheet, due)
    letters = drafts(sheet, contact)
    urgent = next(((one, row(sheet, one)) for one in due if one.status in DUE), None)
    return Page(
        name=contact.name,
        role=glance.role,
        organisation=sheet.to("organisation", organisation) if organisation else NOWHERE,
        pronouns=contact.pronouns or "",
        standing=glance.standing,
        tint=glance.tint,
        mentor=contact.mentor,
        late=f"{IN_SHORT[urgent[0].rule]}: {urgent[1].badge}" if urgent else "",
        late_tint=urgent[1].status if urgent else "",
        late_icon=urgent[1].badge_icon if urgent else "",
        lead=next(iter(urgent[1].acts), None) if urgent else None,
        reach=_reach(contact),
        left_out=not contact.path and library.targets.is_left_out(Target("contact", slug)),
        stand_in=_stand_in(sheet, contact),
        problems=wrong.problems,
        advice=wrong.advice,
        steps=steps,
        lapsed=lapsed,
        no_steps=_no_steps(sheet, talks, has_draft=bool(letters)),
        drafts=letters,
        way=referrals.way(sheet, contact, talks),
        events=timeline.view(sheet, contact, rest),
        is_open=contact.status is ContactStatus.ACTIVE and contact.may_contact is not False,
        mine=mine,
        theirs=theirs,
        todos=open_first([todo(sheet, one, contact.path, rest) for one in contact.todos]),
        to_share=open_first([task(sheet, one, contact.path, rest) for one in contact.to_share]),
        phrases=phrases(sheet, talk_notes),
        open_questions=_open_questions(sheet, talk_notes),
        note=sheet.text("rest", rest.text, contact.path),
        facts=_facts(sheet, contact),
        more=more(contact),
        path=contact.path,
    )


def _steps(sheet: Sheet, slug: str) -> tuple[FollowUp, ...]:
    """Return the follow-ups of a contact; and one about them where somebody else has given their name."""
    own, about = sheet.desk.steps_of.get(slug, ()), sheet.desk.next_steps.get(slug)
    return own if about is None or about in own else (*own, about)


def _no_steps(sheet: Sheet, talks: Iterable[Interview], *, has_draft: bool) -> str:
    """Return what is said where nothing is to be done; a draft is then the first letter to somebody not asked yet."""
    today = sheet.desk.agenda.today
    pending = appointment.pending(talks, today)
    if pending:
        return f"Nothing to do until you talk {days.away(pending[0].day, today)}."
    return "Nothing is due. A first letter to them is drafted below." if has_draft else "Nothing to do."


def _stand_in(sheet: Sheet, contact: Contact) -> str:
    if contact.slug not in sheet.desk.library.stand_ins:
        return ""
    return f"There is no note for {contact.name} yet; a conversation names them. To add one, make a file in"


def _reach(contact: Contact) -> tuple[Act, ...]:
    pages = (*contact.linkedin, *contact.website, *contact.links)
    return (
        *[Act("mail", Link(one, mailto.to_address(one))) for one in contact.email],
        *[Act("phone", one) for one in phone(contact.phone)],
        *[Act("link", link(one)) for one in pages],
    )


def _talk_note(sheet: Sheet, talk: Interview) -> TalkNote:
    source = sheet.to("interview", talk.slug, days.short(talk.when.day, _today(sheet)))
    return TalkNote(talk, sheet.desk.rest(talk), source)


def _promises(
    sheet: Sheet, contact: Contact, rest: Rest, talk_notes: Iterable[TalkNote]
) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Return what I promised and what they promised, in their note and in *talk_notes*, of conversations."""
    found = [(one.mine, promise(sheet, one, contact.path, rest)) for one in contact.promises]
    for talk, beside, source in talk_notes:
        of_theirs = [one for one in talk.promises if one.to in (None, contact.slug)]
        found += [(one.mine, promise(sheet, one, talk.path, beside, source)) for one in of_theirs]
    return open_first([one for mine, one in found if mine]), open_first([one for mine, one in found if not mine])


def _open_questions(sheet: Sheet, talk_notes: Iterable[TalkNote]) -> tuple[Item, ...]:
    return once(
        (one.text, open_question(sheet, one, talk.path, beside, source))
        for talk, beside, source in talk_notes
        for one in talk.open_questions
        if one.box is Box.OPEN
    )


def _facts(sheet: Sheet, contact: Contact) -> tuple[Fact, ...]:
    keep = contact.keep_in_touch
    every = "Never" if keep == "never" else capital(rhythm(keep)) if keep else None
    status = contact.status.value.capitalize() if contact.status is not ContactStatus.ACTIVE else None
    dismissed = tuple([f"{one.rule} {one.since} {one.subject}".strip() for one in contact.dismissed])
    return given(
        ("Status", status),
        ("Last in touch", sheet.desk.glances[contact.slug].last),
        ("Address as", contact.preferred_name),
        ("Also called", contact.aliases),
        ("Fields", contact.fields),
        ("Level", contact.level.value.capitalize() if contact.level else None),
        ("Place", contact.location),
        ("Known from", sources.spelled(contact.source or "")),
        ("Write again?", _MAY_WRITE[contact.may_contact] if contact.path else None),
        ("Keep in touch", every),
        ("Snoozed until", _snoozed(contact, sheet)),
        ("Dismissed", dismissed),
        ("Tags", contact.tags),
    )


def _snoozed(contact: Contact, sheet: Sheet) -> str | None:
    """Return until when a contact is left alone; nothing once that day has come."""
    until = contact.snooze_until
    return days.short(until, _today(sheet)) if until and until > _today(sheet) else None


def _today(sheet: Sheet) -> date:
    return sheet.desk.agenda.today
