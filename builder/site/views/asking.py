"""The questions of a conversation on its sheet: its own with hints, and what is proposed with the reasons."""

from typing import NamedTuple

from builder.checks.closed import is_closed
from builder.checks.jobs import asks_for_a_job
from builder.followups.wording import and_more
from builder.insights import proposals
from builder.insights.proposals import Proposal
from builder.insights.questions import Place
from builder.insights.text import folded
from builder.model.interview import Interview
from builder.model.items import Box, Question
from builder.model.organisation import Organisation
from builder.site import days
from builder.site.lookup.sheet import Sheet

_CLOSED = "Yes or no would answer this: begin it with what, how, which, why or who."
_JOB = "This asks for a job: ask for advice, and for what the work is like."


class Asking(NamedTuple):
    """A question: whether it is critical or only proposed, why it is proposed, what could be better about it."""

    text: str
    critical: bool
    proposed: bool
    why: str
    hints: tuple[str, ...]


UNWRITTEN = Asking("", critical=False, proposed=False, why="", hints=())
"""A question that is still to be thought of."""


class Questions(NamedTuple):
    """What to ask, in order, and what else one might."""

    all: tuple[Asking, ...]
    more: tuple[Asking, ...]


def view(sheet: Sheet, talk: Interview) -> Questions:
    """Return the note's questions in its order, then those proposed; the one for two more people stays the last."""
    found = proposals.choose(sheet.desk.stock, proposals.of_talk(sheet.desk.library, talk), talk.questions)
    own = [one for one in talk.questions if one.box is not Box.DROPPED]
    ends = bool(found.proposed and own and proposals.is_referral(own[-1].text))
    last = own[-1:] if ends else []
    return Questions(
        all=(
            *(_own(sheet, one) for one in own[: len(own) - len(last)]),
            *(_proposed(sheet, one) for one in found.proposed),
            *(_own(sheet, one) for one in last),
        ),
        more=tuple(_proposed(sheet, one) for one in found.more),
    )


def _own(sheet: Sheet, one: Question) -> Asking:
    looks = ((_CLOSED, is_closed), (_JOB, asks_for_a_job)) if one.box is Box.OPEN else ()  # what was asked stays so
    hints = tuple(hint for hint, fits in looks if fits(one.text))
    return Asking(sheet.desk.plain_words(one.text), one.critical, proposed=False, why="", hints=hints)


def _proposed(sheet: Sheet, one: Proposal) -> Asking:
    return Asking(sheet.desk.plain_words(one.text), critical=False, proposed=True, why=_why(sheet, one), hints=())


def _why(sheet: Sheet, one: Proposal) -> str:
    """Return why a question is proposed: the theme of the bank, where it is open, of whom it was asked."""
    reasons = [one.theme.title] if one.theme else []
    reasons += [_open(sheet, one.open[0])] if one.open else []
    reasons.append(_asked(sheet, one))
    return ". ".join(reasons) + "."


def _open(sheet: Sheet, place: Place) -> str:
    note = place.note
    if isinstance(note, Interview):
        name = sheet.desk.library.main(note).name
        return f"Open since {days.short(note.day, sheet.desk.agenda.today)}, from {name}"
    return f"Open in the notes on {note.name}" if isinstance(note, Organisation) else "Open in your profile"


def _asked(sheet: Sheet, one: Proposal) -> str:
    names = sheet.desk.stock.people.get(folded(one.text), ())
    if not names:
        return "Never asked"
    return " ".join(filter(None, (f"Asked of {names[0]}", and_more(len(names) - 1))))
