"""What the notes know of an occasion, by the names that templates use.

Never what is the user's own: notes and debriefs, remarks and meanings, open questions, to-dos, notes in a log.
"""

from collections.abc import Mapping
from datetime import date

from builder.drafts.model import Kind
from builder.drafts.occasions import Occasion, promise_of
from builder.drafts.phrasing import clock, day, promised, quotation
from builder.drafts.values import Fact
from builder.followups.facts import Facts
from builder.followups.rules.shared import FALLEN_THROUGH
from builder.followups.wording import BY, listed, month, on
from builder.insights import plain
from builder.insights.text import folded
from builder.model.contact import Contact
from builder.model.interview import DEFAULT_MINUTES, Interview
from builder.model.items import Box, News, Promise, Referral
from builder.model.references import last_part
from builder.model.words import Audience, LogType, Outcome

_NEWS = 3
_RECENT = 60  # days, within which a day is remembered better than a month


class Known:
    """Gathers what is known as of a day."""

    def __init__(self, facts: Facts) -> None:
        """Look into the notes as *facts* have settled them."""
        self._facts, self._library = facts, facts.library

    def of(self, occasion: Occasion) -> Mapping[str, Fact]:
        """Return what is known of an occasion; what is not has no key or nothing as its value."""
        talk = occasion.own_talk
        return {
            **self._them(occasion),
            **self._request(occasion),
            "day": day(occasion.talk.when.day, self._facts.today) if occasion.talk else None,
            **({**self._appointment(talk), **self._said(talk, occasion.whom)} if talk else {}),
            **self._promise(occasion),
            **self._lately(occasion),
            **(self._other(occasion.other) if occasion.other else {}),
            **self._me(),
        }

    def words(self, text: str) -> str:
        """Return Markdown of a note as plain words, on one line."""
        return plain.words(text, self._named)

    def _named(self, reference: str) -> str:
        target, _ = self._library.targets.referred(reference)
        if not target:
            return last_part(reference)
        if target.kind == "interview":
            people = self._library.interviews[target.slug].contacts
            return f"the conversation with {listed([self._library.contacts[one].name for one in people])}"
        of_kind: Mapping[str, Contact] = self._library.contacts
        return of_kind[target.slug].name if target.kind == "contact" else self._library.organisations[target.slug].name

    def _them(self, occasion: Occasion) -> Mapping[str, Fact]:
        whom, profile = occasion.whom, self._library.profile
        people = occasion.people[:1] if occasion.kind is Kind.INTRODUCTION else occasion.people
        wanted = {folded(one) for one in profile.looking_for}
        shared = [one for one in whom.fields if folded(one) in wanted]
        place = self._library.organisation_of.get(whom.organisation or "")
        return {
            "first_name": listed([one.first_name for one in people]),
            "name": listed([one.name for one in people]),
            "role": whom.role,
            "organisation": self._organisation(whom),
            "fields": whom.fields,
            "field": next(iter((*shared, *whom.fields)), None),
            "introducer": occasion.introducer.name if occasion.introducer else None,
            "findings": [
                self.words(one.text)
                for one in (self._library.organisations[place].research if place else ())
                if one.box is Box.OPEN and one.outcome is None
            ],
            "mentor": whom.mentor,
            "may_ask": whom.may_contact is not False,
        }

    def _organisation(self, contact: Contact) -> str | None:
        slug = self._library.organisation_of.get(contact.organisation or "")
        return self._library.organisations[slug].name if slug else contact.organisation

    def _request(self, occasion: Occasion) -> Mapping[str, Fact]:
        known, today = self._facts.contacts[occasion.whom.slug], self._facts.today
        requests = [one for one in known.log if one.type is LogType.REQUEST]
        last = requests[-1] if requests else None
        replies, asked = known.days(LogType.REPLY), known.days(LogType.ASKED)
        talk = occasion.talk
        return {
            "minutes": talk.minutes if talk else DEFAULT_MINUTES,
            "asked": on(last.day, today) if last else None,
            "asked_by": BY.get(last.channel) if last and last.channel else None,
            "last_try": len(known.attempts) >= self._facts.settings.attempts,
            "replied": on(replies[-1], today) if replies else None,
            "asked_me": on(asked[-1], today) if asked else None,
            "fell_through": on(talk.when.day, today) if talk and talk.status in FALLEN_THROUGH else None,
        }

    def _appointment(self, talk: Interview) -> Mapping[str, Fact]:
        return {
            "time": clock(talk.when, self._library.settings.timezone) if talk.when.clock else None,
            "via": BY.get(talk.via) if talk.via else None,
            "place": talk.place,
        }

    def _said(self, talk: Interview, whom: Contact) -> Mapping[str, Fact]:
        """Return what a conversation was about and what came of it, for those who took part."""
        answered = sorted(
            (one for one in talk.questions if one.box is Box.DONE and one.answer), key=lambda one: not one.critical
        )
        quoted = [quotation(self.words(one.answer)) for one in answered] if len(talk.contacts) == 1 else []
        owed = [one for one in talk.promises if one.box is Box.OPEN and one.to in (None, whom.slug)]
        return {
            "topics": [self.words(one) for one in talk.keywords],
            "confirmed": self._findings(talk, Outcome.CONFIRMED),
            "contradicted": self._findings(talk, Outcome.CONTRADICTED),
            "answered": [self.words(one.text) for one in answered],
            "their_words": quoted,
            "phrases": [self.words(one.text) for one in talk.language],
            "referrals": [self._name(one) for one in talk.referrals],
            "their_promises": [self._promised(one, whom) for one in owed if not one.mine],
            "my_promises": [self._promised(one, whom, with_day=True) for one in owed if one.mine],
        }

    def _name(self, given: Referral) -> str:
        known = self._library.contacts.get(given.contact or "")
        return known.name if known else given.name

    def _findings(self, talk: Interview, outcome: Outcome) -> list[str]:
        return [self.words(one.text).removesuffix(".") for one in talk.research if one.outcome is outcome]

    def _promised(self, one: Promise, whom: Contact, *, with_day: bool = False) -> str:
        text = promised(self.words(one.text), whom.pronouns)
        return f"{text} (by {on(one.by, self._facts.today)})" if with_day and one.by else text

    def _promise(self, occasion: Occasion) -> Mapping[str, Fact]:
        if occasion.kind not in (Kind.PROMISE, Kind.THEIR_PROMISE):
            return {}
        known = self._facts.contacts[occasion.whom.slug]
        found = promise_of(known, occasion.subject, mine=occasion.kind is Kind.PROMISE)
        if not found:
            return {}
        promise, talk = found
        made = promise.made or (talk.day if talk else None)
        return {
            "promise": self._promised(promise, occasion.whom),
            "promised": on(made, self._facts.today) if made else None,
        }

    def _lately(self, occasion: Occasion) -> Mapping[str, Fact]:
        whom, today = occasion.whom, self._facts.today
        last = self._facts.contacts[whom.slug].last_contact
        when = None
        if last:
            old = (today - last).days > _RECENT
            when = (
                f"in {month(last)}{'' if last.year == today.year else f' {last.year}'}"
                if old
                else f"on {on(last, today)}"
            )
        return {
            "last_contact": when,
            "news": [self.words(one.text) for one in self._news(occasion, last)],
            "to_share": [self.words(one.text) for one in whom.to_share if one.box is Box.OPEN],
        }

    def _news(self, occasion: Occasion, last: date | None) -> list[News]:
        """Return what they may hear: the piece that the letter is about, else what happened since, latest last."""
        may_hear = (Audience.EVERYONE, Audience.MENTORS) if occasion.whom.mentor else (Audience.EVERYONE,)
        told = [one for one in self._library.profile.news if one.audience in may_hear and one.day <= self._facts.today]
        told.sort(key=lambda one: -one.day.toordinal())  # stable: of several of one day the first listed counts
        if occasion.kind is Kind.NEWS:
            return [one for one in told if occasion.subject in (None, one.text)][:1]
        return [one for one in told if last is None or one.day > last][:_NEWS][::-1]

    def _other(self, other: Contact) -> Mapping[str, Fact]:
        return {
            "other_first_name": other.first_name,
            "other_name": other.name,
            "other_role": other.role,
            "other_organisation": self._organisation(other),
        }

    def _me(self) -> Mapping[str, Fact]:
        profile = self._library.profile
        return {
            "my_name": profile.name,
            "headline": profile.headline,
            "looking_for": profile.looking_for,
            "signature": profile.signature or profile.name,
        }
