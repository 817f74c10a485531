"""The sheet to prepare a conversation with, and to take along: one printed page.

There is one for each conversation that I have asked for and that is to come; one that I give needs no preparing of
mine.
"""

from typing import NamedTuple

from builder.followups import commands
from builder.followups.wording import capital, weekday
from builder.insights import readiness
from builder.model.interview import Interview
from builder.model.items import Box
from builder.model.words import Channel, Rule
from builder.site import days
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.sheet import Sheet
from builder.site.views import agreed, appointment, asking, checklists, ledgers, paper, ready
from builder.site.views.agreed import Agreed
from builder.site.views.asking import Asking
from builder.site.views.paper import Line, Paper, Writing
from builder.site.views.parts import Item, link, talk_link, todo
from builder.site.views.phones import phone
from builder.site.views.ready import Ready

_BESIDE = 6.0  # em that a mark beside a question takes
_ELSEWHERE = (Channel.PHONE, Channel.EMAIL, Channel.LINKEDIN, Channel.MESSAGE, Channel.LETTER)


class Reach(NamedTuple):
    """A way to reach them; without an address there is a line to write on."""

    label: str
    link: Link
    lines: int


class Ask(NamedTuple):
    """A question on the sheet: over how many lines it runs, how many are left for the answer, when to be there."""

    asking: Asking
    line: Line
    answer: int
    mark: str


class Page(NamedTuple):
    """The view of the sheet; ``paper`` is what fits on it, ``command`` records that I am prepared."""

    note: Link
    sentence: str
    date: str
    iso: str
    clock: str
    agreed: Agreed
    how: str
    reach: tuple[Reach, ...]
    before: tuple[str, ...]
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    paper: Paper
    questions: tuple[Ask, ...]
    interest: str
    thank: str
    ready: Ready
    todos: tuple[Item, ...]
    suggestions: tuple[Asking, ...]
    has_bank: bool
    command: str
    prepared: str
    path: str


def view(slug: str, sheet: Sheet) -> Page:
    """Return the sheet of a conversation; what the notes do not say is left to be written on it."""
    desk = sheet.desk
    talk = desk.library.interviews[slug]
    command, prepared = _when_ready(sheet, talk)
    main = desk.library.main(talk)
    questions = asking.view(sheet, talk)
    reach = _reach(sheet, talk)
    fitted = paper.fit(_writing(sheet, talk, questions.all, tuple(one.text for _, one in reach)))
    shown = len(fitted.questions.shown)
    asked = (*questions.all, *(asking.UNWRITTEN,) * (shown - len(questions.all)))[:shown]
    minutes = agreed.view(talk, shown)
    return Page(
        note=talk_link(sheet, talk),
        sentence=f"{capital(appointment.moment(sheet, talk))}.",
        date=days.full(talk.when.day),
        iso=talk.when.day.isoformat(),
        clock=days.clock(talk.when.clock) if talk.when.clock else "",
        agreed=minutes,
        how=_how(talk),
        reach=tuple(Reach(label, one, line.lines) for (label, one), line in zip(reach, fitted.reach, strict=True)),
        before=checklists.before(sheet, talk),
        opening=checklists.opening(sheet, talk),
        closing=checklists.closing(sheet, talk),
        paper=fitted,
        questions=tuple(map(Ask, asked, fitted.questions.shown, fitted.answers, minutes.marks)),
        interest=str(talk.interest_before or ""),
        thank=f"Thank {checklists.short(main.first_name)} by {_thank_by(sheet, talk)}",
        ready=ready.view(sheet, talk),
        todos=_todos(sheet, talk),
        suggestions=questions.more,
        has_bank=any(theme.questions for theme in desk.library.themes),
        command=command,
        prepared=prepared,
        path=talk.path,
    )


def _writing(sheet: Sheet, talk: Interview, questions: tuple[Asking, ...], reach: tuple[str, ...]) -> Writing:
    """Return everything that the sheet could say, as plain words."""
    desk, profile = sheet.desk, sheet.desk.library.profile
    slot = agreed.view(talk, 0).span or "____________"
    return Writing(
        slot=", ".join(filter(None, (days.full(talk.when.day), slot, _how(talk)))),
        name=desk.library.main(talk).name,
        about=ledgers.about(sheet, talk),
        reach=reach,
        before=checklists.before(sheet, talk),
        goal=desk.plain_words(talk.goal or ""),
        findings=[desk.plain_words(one.finding.text) for one in readiness.to_test(desk.library, talk)],
        opening=checklists.opening(sheet, talk),
        pitch=desk.plain_words(profile.pitch.strip().partition("\n\n")[0]),
        points=[desk.plain_words(one) for one in profile.talking_points],
        questions=[one.text for one in questions],
        extras=[_BESIDE * (one.critical or one.proposed) for one in questions],
        closing=checklists.closing(sheet, talk),
        share=ledgers.to_share(sheet, talk),
        ledgers=(
            ledgers.words(sheet, talk),
            ledgers.promised(sheet, talk, mine=True),
            ledgers.promised(sheet, talk, mine=False),
        ),
        fonts=desk.options.fonts,
    )


def _how(talk: Interview) -> str:
    """Return how long and by which way; not how long where from when to when is said."""
    return appointment.way(talk) if talk.when.clock else appointment.terms(talk)


def _reach(sheet: Sheet, talk: Interview) -> tuple[tuple[str, Link], ...]:
    """Return where to meet, and the number to ring where something comes between; either may be unknown."""
    place = link(talk.place) if talk.place else NOWHERE
    numbers = phone(sheet.desk.library.main(talk).phone)
    label = "Link" if place.href or talk.via is Channel.VIDEO else "Place"
    where = [(label, place)] if place.text or talk.via not in _ELSEWHERE else []
    return (*where, ("Phone", numbers[0] if numbers else NOWHERE))


def _thank_by(sheet: Sheet, talk: Interview) -> str:
    day = sheet.desk.facts.settings.thank_within.after(talk.day)
    return f"{weekday(day)[:3]}{days.NBSP}{days.short(day, sheet.desk.agenda.today)}"


def _todos(sheet: Sheet, talk: Interview) -> tuple[Item, ...]:
    rest = sheet.desk.rest(talk)
    return tuple(todo(sheet, one, talk.path, rest) for one in talk.todos if one.box is Box.OPEN)


def _when_ready(sheet: Sheet, talk: Interview) -> tuple[str, str]:
    """Return the command that writes down that it is prepared; where there is none, what stands in its place.

    It names whom the rule falls on (docs/follow-ups.md).
    """
    desk = sheet.desk
    if talk.prepared:
        return "", f"Prepared on {days.short(talk.prepared, desk.agenda.today)}."
    raised = next((one for one in desk.steps_after.get(talk.slug, ()) if one.rule is Rule.PREPARE), None)
    if raised is None:  # it is switched off, say, or was dismissed
        return "", f"Write “prepared: {desk.agenda.today}” into the note."
    return commands.done(desk.library, raised, desk.steps_of[raised.contact]), ""
