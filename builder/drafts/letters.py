"""Letters: whom to write what, every fact from the notes (docs/letters.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.checks.loading import Loaded
from builder.drafts import forms, values
from builder.drafts.forms import Filled, Form, UnfilledError
from builder.drafts.known import Known
from builder.drafts.model import Kind, Letter
from builder.drafts.occasions import Occasion, introduced, led_by, talk_for
from builder.followups.disambiguation import referred
from builder.followups.facts import Facts, settle
from builder.followups.model import FollowUp
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.words import Channel, Rule

KINDS: Mapping[Rule, Kind] = {
    Rule.THANK: Kind.THANKS,
    Rule.CONFIRM: Kind.CONFIRMATION,
    Rule.MY_PROMISE: Kind.PROMISE,
    Rule.ANSWER: Kind.ANSWER,
    Rule.SCHEDULE: Kind.SCHEDULING,
    Rule.REBOOK: Kind.SCHEDULING,
    Rule.CHASE: Kind.REMINDER,
    Rule.RETHINK: Kind.REMINDER,
    Rule.REFERRAL: Kind.REQUEST,
    Rule.REPORT_BACK: Kind.REPORT_BACK,
    Rule.THEIR_PROMISE: Kind.THEIR_PROMISE,
    Rule.NEWS: Kind.NEWS,
    Rule.MENTOR: Kind.UPDATE,
    Rule.KEEP_IN_TOUCH: Kind.UPDATE,
}
"""What to write for each rule that asks for a letter."""


@dataclass(frozen=True)
class Writing:
    """What letters are made from: the notes as of a day, and the templates of one's own by name."""

    facts: Facts
    own: Mapping[str, Form]

    @cached_property
    def known(self) -> Known:
        """Return what gathers the facts of a letter."""
        return Known(self.facts)

    @cached_property
    def introduced(self) -> Mapping[str, tuple[Contact, Interview]]:
        """Return whom each contact introduced to me, and the first conversation with them."""
        return introduced(self.facts)


def prepare(notes: Loaded, facts: Facts | None = None) -> Writing:
    """Return what letters are made from, once for all; *facts* are those of the notes, if they are settled already."""
    return Writing(facts or settle(notes.library, notes.today), forms.own(notes))


def write(  # noqa: PLR0913 - what a letter may be about
    writing: Writing,
    kind: Kind,
    contact: str,
    *,
    talk: Interview | None = None,
    other: str | None = None,
    channel: Channel | None = None,
    subject: str | None = None,
) -> Letter:
    """Return a letter to a contact (a slug); what it is about is found in the notes where it is not named.

    *other* is the slug of whom they introduced to me (report-back) or whom I introduce to them (introduction),
    *subject* the promise or piece of news as the notes have it. A reminder by phone is a script to speak from.
    """
    facts, contacts = writing.facts, writing.facts.library.contacts
    occasion = Occasion(
        kind,
        (contacts[contact],),
        talk or talk_for(facts, kind, contact),
        contacts[other] if other else None,
        led_by(facts, contact),
        subject,
        channel,
    )
    if kind is Kind.REPORT_BACK:
        occasion = _with_introduced(writing, occasion)
    if kind is Kind.CONFIRMATION and occasion.talk:
        rest = [slug for slug in occasion.talk.contacts if slug != contact]
        occasion = occasion._replace(people=tuple(contacts[slug] for slug in (contact, *rest)))
    if kind is Kind.INTRODUCTION and occasion.other:
        occasion = occasion._replace(people=(occasion.whom, occasion.other))
    return _filled(writing, occasion)


def for_follow_up(writing: Writing, one: FollowUp) -> Letter | None:
    """Return the letter that a follow-up asks for; None where it asks for none, or is to somebody without a note."""
    kind = KINDS.get(one.rule)
    if kind is None:
        return None
    library = writing.facts.library
    talk = library.interviews[one.interview] if one.interview else None
    if kind is Kind.REQUEST:
        return _to_referred(writing, one)
    if kind is Kind.REPORT_BACK:
        other = _introduced(writing.facts, one, talk)
        return write(writing, kind, one.contact, talk=talk, other=other)
    return write(writing, kind, one.contact, talk=talk, channel=one.channel, subject=one.subject)


def _to_referred(writing: Writing, one: FollowUp) -> Letter | None:
    slug = referred(writing.facts.library, one)
    return write(writing, Kind.REQUEST, slug) if slug and slug in writing.facts.library.contacts else None


def _introduced(facts: Facts, one: FollowUp, talk: Interview | None) -> str | None:
    """Return whom a report-back is about: the one of that name in the conversation."""
    return next((slug for slug in (talk.contacts if talk else ()) if facts.name(slug) == one.subject), None)


def _with_introduced(writing: Writing, occasion: Occasion) -> Occasion:
    """Return the occasion of a report, completed by whom they introduced and the first conversation with them."""
    if occasion.other:
        return occasion._replace(talk=occasion.talk or writing.facts.contacts[occasion.other.slug].first_talk)
    found = writing.introduced.get(occasion.whom.slug)
    return occasion._replace(other=found[0], talk=found[1]) if found else occasion


def _filled(writing: Writing, occasion: Occasion) -> Letter:
    name = forms.PHONE if (occasion.kind, occasion.channel) == (Kind.REMINDER, Channel.PHONE) else occasion.kind.value
    built_in = forms.built_in(name)
    try:
        filled = _fill(writing, writing.own.get(name, built_in), occasion)
    except UnfilledError:  # a template of one's own that fails here, though it passed all trials
        filled = _fill(writing, built_in, occasion)
    return Letter(
        occasion.kind,
        tuple(one.slug for one in occasion.people),
        tuple(one.email[0] for one in occasion.people if one.email),
        values.shown(filled.subject),
        values.shown(filled.body),
        values.placeholders(f"{filled.subject}\n{filled.body}"),
        occasion.channel,
    )


def _fill(writing: Writing, form: Form, occasion: Occasion) -> Filled:
    return form.filled(values.complete(writing.known.of(occasion, form.asked), form.asked))
