"""What the notes know of an occasion, by the names that templates use.

Never what is the user's own: notes and debriefs, remarks and meanings, open questions, to-dos, notes in a log.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import ClassVar

from builder.drafts.model import Kind
from builder.drafts.occasions import Occasion, promise_of
from builder.drafts.phrasing import clock, day, promised, quotation, with_addresses
from builder.drafts.values import Fact
from builder.followups.facts import ContactFacts, Facts, promised_on
from builder.followups.wording import BY, listed, month, on
from builder.insights.plain_words import plain_words
from builder.insights.text import folded
from builder.model.contact import Contact
from builder.model.interview import DEFAULT_MINUTES, Interview
from builder.model.items import Box, LogEntry, News, Promise, Question
from builder.model.references import last_part
from builder.model.words import FALLEN_THROUGH, Audience, LogType, Outcome

_NEWS = 3
_RECENT = 60  # days, within which a day is remembered better than a month


class Known:
    """Gathers what is known as of a day."""

    def __init__(self, facts: Facts) -> None:
        """Look into the notes as *facts* have settled them."""
        self._facts, self._library = facts, facts.library

    def of(self, occasion: Occasion, asked: Iterable[str]) -> Mapping[str, Fact]:
        """Return what is known of an occasion, by the names of those values that are *asked* for.

        A template asks for a few, and only those are worked out.
        """
        talk, whom = occasion.own_talk, occasion.whom
        known = {name: answer(self, occasion) for name in asked if (answer := self._ANSWERS.get(name))}
        if talk:
            known |= {name: tell(self, talk, whom) for name in asked if (tell := self._ANSWERS_OF_TALK.get(name))}
        return known

    def words(self, text: str) -> str:
        """Return Markdown of a note as plain words, on one line."""
        return plain_words(text, self._named)

    def _quotable(self, text: str) -> str:
        """Return Markdown of a note as words to quote in a sentence, which ends with a full stop of its own."""
        words = self.words(text)
        return words if words.endswith("..") else words.removesuffix(".")

    def _to_tell(self, texts: Iterable[str]) -> list[str]:
        return [with_addresses(self.words(text), text) for text in texts]

    def _named(self, reference: str) -> str:
        target, _ = self._library.targets.referred(reference)
        if not target:
            return last_part(reference)
        if target.kind == "interview":
            return f"the conversation with {listed(self._library.names(self._library.interviews[target.slug]))}"
        of_kind: Mapping[str, Contact] = self._library.contacts
        return of_kind[target.slug].name if target.kind == "contact" else self._library.organisations[target.slug].name

    def _field(self, whom: Contact) -> str | None:
        wanted = {folded(one) for one in self._library.profile.looking_for}
        shared = (one for one in whom.fields if folded(one) in wanted)
        return next(chain(shared, whom.fields), None)

    def _to_test(self, whom: Contact) -> list[str]:
        place = self._library.workplace(whom)
        findings = place.research if place else ()
        return [self._quotable(one.text) for one in findings if one.box is Box.OPEN and one.outcome is None]

    def _organisation(self, contact: Contact) -> str | None:
        place = self._library.workplace(contact)
        return place.name if place else contact.organisation

    def _of(self, whom: Contact) -> ContactFacts:
        return self._facts.contacts[whom.slug]

    def _fell_through(self, talk: Interview) -> str | None:
        return on(talk.when.day, self._facts.today) if talk.status in FALLEN_THROUGH else None

    def _on_last(self, days: Sequence[date]) -> str | None:
        return on(days[-1], self._facts.today) if days else None

    def _findings(self, talk: Interview, outcome: Outcome) -> list[str]:
        return [self._quotable(one.text) for one in talk.research if one.outcome is outcome]

    def _quotations(self, talk: Interview) -> list[str]:
        return [quotation(self.words(one.answer)) for one in _answered(talk)]

    def _promises(self, talk: Interview, whom: Contact, *, mine: bool) -> list[str]:
        """Return the promises of a conversation that are open: what I owe with its day, or what they owe."""
        owed = (one for one in talk.promises if one.box is Box.OPEN and one.to in (None, whom.slug))
        return [self._promised(one, whom, with_day=mine) for one in owed if one.mine is mine]

    def _promised(self, one: Promise, whom: Contact, *, with_day: bool = False) -> str:
        text = promised(self.words(one.text), whom.pronouns, mine=one.mine)
        return f"{text} (by {on(one.by, self._facts.today)})" if with_day and one.by else text

    def _owed(self, occasion: Occasion) -> tuple[Promise, Interview | None] | None:
        """Return the promise that the letter is about, with the conversation it was made in."""
        if occasion.kind not in (Kind.PROMISE, Kind.THEIR_PROMISE):
            return None
        mine = occasion.kind is Kind.PROMISE
        return promise_of(self._facts, occasion.whom.slug, occasion.subject, occasion.talk, mine=mine)

    def _when_promised(self, one: Promise, talk: Interview | None) -> str | None:
        made = promised_on(one, talk, self._facts.today)
        return on(made, self._facts.today) if made else None

    def _last_contact(self, whom: Contact) -> str | None:
        """Return when we were last in touch as one remembers it: on 3 November, in July."""
        last, today = self._of(whom).last_contact, self._facts.today
        if not last:
            return None
        if (today - last).days <= _RECENT:
            return f"on {on(last, today)}"
        return f"in {month(last)}{'' if last.year == today.year else f' {last.year}'}"

    def _news(self, occasion: Occasion) -> list[News]:
        """Return what they may hear: the piece that the letter is about, else what happened since, latest last."""
        may_hear = (Audience.EVERYONE, Audience.MENTORS) if occasion.whom.mentor else (Audience.EVERYONE,)
        told = [one for one in self._library.profile.news if one.audience in may_hear and one.day <= self._facts.today]
        told.sort(key=lambda one: -one.day.toordinal())  # stable: of several of one day the first listed counts
        if occasion.kind is Kind.NEWS:
            return [one for one in told if occasion.subject in (None, one.text)][:1]
        last = self._of(occasion.whom).last_contact
        return [one for one in told if last is None or one.day > last][:_NEWS][::-1]

    _ANSWERS: ClassVar[Mapping[str, Callable[["Known", Occasion], Fact]]] = {
        "first_name": lambda _self, one: listed([who.first_name for who in _addressed(one)]),
        "name": lambda _self, one: listed([who.name for who in _addressed(one)]),
        "role": lambda _self, one: one.whom.role,
        "organisation": lambda self, one: self._organisation(one.whom),
        "fields": lambda _self, one: one.whom.fields,
        "field": lambda self, one: self._field(one.whom),
        "introducer": lambda _self, one: one.introducer.name if one.introducer else None,
        "findings": lambda self, one: self._to_test(one.whom),
        "mentor": lambda _self, one: one.whom.mentor,
        "may_ask": lambda _self, one: one.whom.may_contact is not False,
        "minutes": lambda _self, one: one.talk.minutes if one.talk else DEFAULT_MINUTES,
        "asked": lambda self, one: self._on_last(self._of(one.whom).days(LogType.REQUEST)),
        "asked_by": lambda self, one: _last_way(self._of(one.whom).log),
        "last_try": lambda self, one: len(self._of(one.whom).attempts) >= self._facts.settings.attempts,
        "replied": lambda self, one: self._on_last(self._of(one.whom).days(LogType.REPLY)),
        "asked_me": lambda self, one: self._on_last(self._of(one.whom).days(LogType.ASKED)),
        "fell_through": lambda self, one: self._fell_through(one.talk) if one.talk else None,
        "day": lambda self, one: day(one.talk.when.day, self._facts.today) if one.talk else None,
        "promise": lambda self, one: self._promised(found[0], one.whom) if (found := self._owed(one)) else None,
        "promised": lambda self, one: self._when_promised(*found) if (found := self._owed(one)) else None,
        "helped_me": lambda self, one: bool(self._of(one.whom).talks),
        "last_contact": lambda self, one: self._last_contact(one.whom),
        "news": lambda self, one: self._to_tell(news.text for news in self._news(one)),
        "to_share": lambda self, one: self._to_tell(task.text for task in one.whom.to_share if task.box is Box.OPEN),
        "other_first_name": lambda _self, one: one.other.first_name if one.other else None,
        "other_name": lambda _self, one: one.other.name if one.other else None,
        "other_role": lambda _self, one: one.other.role if one.other else None,
        "other_organisation": lambda self, one: self._organisation(one.other) if one.other else None,
        "my_name": lambda self, _: self._library.profile.name,
        "headline": lambda self, _: self._library.profile.headline,
        "looking_for": lambda self, _: self._library.profile.looking_for,
        "signature": lambda self, _: self._library.profile.signature or self._library.profile.name,
    }

    # What a conversation was about and what came of it, for those who took part.
    _ANSWERS_OF_TALK: ClassVar[Mapping[str, Callable[["Known", Interview, Contact], Fact]]] = {
        "time": lambda self, talk, _: clock(talk.when, self._library.settings.timezone) if talk.when.clock else None,
        "via": lambda _self, talk, _: BY.get(talk.via) if talk.via else None,
        "place": lambda _self, talk, _: talk.place,
        "topics": lambda self, talk, _: [self.words(one) for one in talk.keywords],
        "confirmed": lambda self, talk, _: self._findings(talk, Outcome.CONFIRMED),
        "contradicted": lambda self, talk, _: self._findings(talk, Outcome.CONTRADICTED),
        "answered": lambda self, talk, _: [self.words(one.text) for one in _answered(talk)],
        "their_words": lambda self, talk, _: self._quotations(talk) if len(talk.contacts) == 1 else None,
        "phrases": lambda self, talk, _: [self._quotable(one.text) for one in talk.language],
        "referrals": lambda self, talk, _: list(dict.fromkeys(map(self._library.called, talk.referrals))),
        "their_promises": lambda self, talk, whom: self._promises(talk, whom, mine=False),
        "my_promises": lambda self, talk, whom: self._promises(talk, whom, mine=True),
    }


def _addressed(occasion: Occasion) -> tuple[Contact, ...]:
    return occasion.people[:1] if occasion.kind is Kind.INTRODUCTION else occasion.people


def _last_way(log: Sequence[LogEntry]) -> str | None:
    """Return by which channel the latest request went, in words."""
    channel = next((one.channel for one in reversed(log) if one.type is LogType.REQUEST), None)
    return BY.get(channel) if channel else None


def _answered(talk: Interview) -> list[Question]:
    """Return the questions that were answered, critical ones first."""
    answered = (one for one in talk.questions if one.box is Box.DONE and one.answer)
    return sorted(answered, key=lambda one: not one.critical)
