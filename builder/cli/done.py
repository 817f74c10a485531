"""keepwarm done, keepwarm dismiss: write down that a follow-up happened, or that it will not."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import click

from builder.cli import completion
from builder.cli.asking import choose
from builder.cli.folder import notes_option, to_paste
from builder.cli.log import CHANNELS
from builder.cli.reference import find
from builder.cli.writing import (
    carry_out,
    commit_option,
    date_option,
    day_of,
    dry_run_option,
    notes_to_write,
    past_day_of,
)
from builder.model.words import Channel, InterviewStatus, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from builder.checks.loading import Loaded
    from builder.followups.model import Agenda, FollowUp
    from builder.model.targets import Target

_OUTCOMES = [InterviewStatus.DONE.value, InterviewStatus.CANCELLED.value, InterviewStatus.NO_SHOW.value]
_rule_argument = click.argument("rule", metavar="RULE", type=click.Choice([rule.value for rule in Rule]))
_reference_argument = click.argument("reference", metavar="REF", shell_complete=completion.talks)
_about_option = click.option("--about", metavar="TEXT", help="Which of several: its text or part of it, or its day.")


@click.command("done", short_help="Write down that a follow-up happened.")
@_rule_argument
@_reference_argument
@_about_option
@click.option("--as", "outcome", type=click.Choice(_OUTCOMES), metavar="STATUS", help="For record: what became of it.")
@click.option("--by", "way", type=click.Choice(CHANNELS), metavar="CHANNEL", help="How it went, where it is logged.")
@date_option("The day it was done")
@dry_run_option
@commit_option
@notes_option
def done(  # noqa: PLR0913 - one parameter an option, as click hands them over
    *,
    rule: str,
    reference: str,
    about: str | None,
    outcome: str | None,
    way: str | None,
    given: str | None,
    dry_run: bool,
    commit: bool,
) -> None:
    """Write down that a follow-up happened, where its rule looks for it.

    RULE is the follow-up's, as “keepwarm due --format json” names it: thank, my-promise, chase … REF is the contact, or
    the conversation that it is about.
    """
    from builder.capture import recording
    from builder.capture.recording import Done
    from builder.capture.revising import revise
    from builder.followups.agenda import plan
    from builder.followups.commands import new_interview
    from builder.followups.wording import in_full

    if outcome and rule != Rule.RECORD:
        raise click.UsageError("--as goes with record only")
    with notes_to_write(dry_run=dry_run) as notes:
        day = past_day_of(notes, given)
        # What came due since, too, where somebody is ahead of the day that is pretended.
        agenda = plan(notes.library, max(notes.today, day))
        # How a conversation went is known on its day, though nobody is reminded before the next.
        next_day = partial(plan, notes.library, agenda.today + timedelta(1)) if rule == Rule.RECORD else None
        one = _followup(notes, agenda, Rule(rule), reference, about, next_day=next_day)
        if one.rule is Rule.SCHEDULE:
            click.echo(to_paste(new_interview(one.contact)))
            click.echo(
                "Nothing was written: the appointment itself is what ends this. The command makes its note.", err=True
            )
            return
        _refuse_too_early(agenda, one, day)
        how = Done(day, Channel(way) if way else None, InterviewStatus(outcome or "done"))
        path, edit = recording.done(notes.library, one, how)
        said = f"Done, {in_full(day)}: {_action(one, how.channel)}"
        carry_out(notes, [revise(notes, path, edit)], said, dry_run=dry_run, commit=commit)


@click.command("dismiss", short_help="Write down that a follow-up will not be done.")
@_rule_argument
@_reference_argument
@_about_option
@date_option("The day to look from")
@dry_run_option
@commit_option
@notes_option
def dismiss(  # noqa: PLR0913 - one parameter an option, as click hands them over
    *, rule: str, reference: str, about: str | None, given: str | None, dry_run: bool, commit: bool
) -> None:
    """Write down that you will not do a follow-up. When the situation changes, it comes back.

    RULE is the follow-up's, as “keepwarm due --format json” names it. REF is the contact, or the conversation.
    """
    from builder.capture import recording
    from builder.capture.revising import revise
    from builder.followups.agenda import plan

    with notes_to_write(dry_run=dry_run) as notes:
        agenda = plan(notes.library, day_of(notes, given))
        one = _followup(notes, agenda, Rule(rule), reference, about)
        path, edit = recording.dismissed(notes.library, one)
        said = f"Dismissed: {one.action}"
        carry_out(notes, [revise(notes, path, edit)], said, dry_run=dry_run, commit=commit)


def _refuse_too_early(agenda: "Agenda", one: "FollowUp", day: "date") -> None:
    """Raise RefusedError where what is done on *day* does not count as the end of a follow-up."""
    from builder.capture.model import RefusedError
    from builder.followups import ending
    from builder.followups.wording import in_full

    first = ending.counts_from(agenda.facts, one)
    if first and day < first:
        raise RefusedError(f"{in_full(day)} is too early to end this: what is done counts from {in_full(first)} on")


def _action(one: "FollowUp", channel: Channel | None) -> str:
    """Return what was done: by the way that was taken, where the follow-up proposes one; “other” says nothing."""
    from builder.followups.wording import BY

    proposed = f", {BY[one.channel]}" if one.channel else ""
    taken = f", {BY[channel]}" if channel and channel in BY else ""
    return one.action.removesuffix(proposed) + taken if proposed and one.action.endswith(proposed) else one.action


def _followup(  # noqa: PLR0913 - what may be said of it
    notes: "Loaded",
    agenda: "Agenda",
    rule: Rule,
    reference: str,
    about: str | None,
    *,
    next_day: "Callable[[], Agenda] | None" = None,
) -> "FollowUp":
    """Return the follow-up of the *agenda* that is meant, lapsed only where no other fits; a terminal is asked.

    Where none is, one of the agenda of the *next_day* will do, if that is given.
    """
    from builder.capture.model import RefusedError
    from builder.followups.disambiguation import distinguishing_texts, names

    target = find(notes, reference, ("contact", "interview"))
    of_them = [one for one in agenda.followups if _concerns(notes, one, target)]
    found = _about(about, target, [one for one in of_them if one.rule is rule])
    if not found and next_day:
        ahead = [one for one in next_day().followups if one.rule is rule and _concerns(notes, one, target)]
        found = _about(about, target, ahead)
    if not found:
        words = f" about “{about}”" if about else ""
        rows = [f"  {one.rule}  {one.action}" for one in of_them]
        ending = "" if not rows else "; this is:" if len(rows) == 1 else "; these are:"
        raise RefusedError("\n".join([f"no “{rule}”{words} is open for “{target.slug}”{ending}", *rows]))
    found = [one for one in found if one.status != "lapsed"] or found
    if len({names(one, target.kind) for one in found}) == 1:
        return found[0]  # of some that are alike in all, any
    rows_to_choose = list(zip(distinguishing_texts(found, target.kind), (one.action for one in found), strict=True))
    return found[choose(f"{len(found)} follow-ups fit", rows_to_choose, "say which one with --about")]


def _concerns(notes: "Loaded", one: "FollowUp", target: "Target") -> bool:
    """Return whether a follow-up is the contact's or the conversation's; a referral is also that of who was named."""
    from builder.followups.disambiguation import referred

    if target.kind == "interview":
        return one.interview == target.slug
    return one.contact == target.slug or (one.rule is Rule.REFERRAL and referred(notes.library, one) == target.slug)


def _about(words: str | None, target: "Target", found: "Sequence[FollowUp]") -> "Sequence[FollowUp]":
    """Return the follow-ups that *words* name as a whole, else those with a name that they are part of.

    Not part of all names together: “chapter 2” would be found in the chapter that was due in 2026.
    """
    from builder.followups.disambiguation import names
    from builder.model.lookup import folded

    if not words:
        return found
    alike = folded if folded(words) else str.casefold  # of a text without letters and digits, folding leaves nothing
    wanted = alike(words)
    named = [(one, [alike(name) for name in names(one, target.kind)]) for one in found]
    whole = [one for one, (subject, other, _day, all_of_it) in named if wanted in (subject, other, all_of_it)]
    return whole or [one for one, (*single, _all) in named if any(wanted in name for name in single)]
