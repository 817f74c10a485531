"""Commands ready to paste, for the site and for messages: quoted for a shell, whatever they name (docs/commands.md)."""

import shlex
from collections.abc import Iterable
from datetime import date

from builder.followups.disambiguation import distinguishing_texts
from builder.followups.model import FollowUp
from builder.model.library import Library
from builder.model.references import Fate
from builder.model.words import Rule


def command(*words: str) -> str:
    """Return what to type after a shell's prompt to run Keepwarm with these words, each quoted where it must be."""
    return shlex.join(("keepwarm", *words))


def done(library: Library, one: FollowUp, steps: Iterable[FollowUp]) -> str:
    """Return the command that writes a follow-up down as done; *steps* are all the follow-ups of its contact.

    It says which one is meant where the contact has several of that rule, and always of a referral, since another
    contact may have given the same name. Of a request made again it names the channel. Where a day is pretended
    it names that day, which commands that write ask for.
    """
    alike = [other for other in steps if other.rule is one.rule]
    is_one_of_several = len(alike) > 1 or one.rule is Rule.REFERRAL
    about = ("--about", distinguishing_texts(alike, "contact")[alike.index(one)]) if is_one_of_several else ()
    by = ("--by", one.channel) if one.rule is Rule.CHASE and one.channel else ()
    return command("done", one.rule, whom(library, one.contact), *about, *by, *dated(library.settings.as_of))


def whom(library: Library, contact: str) -> str:
    """Return what names a contact, a slug, where a conversation may be named too: a path, where one has that slug."""
    is_shared = library.targets.interviews.resolve(contact).fate is Fate.FOUND
    return f"contacts/{contact}.md" if is_shared else contact


def dated(as_of: date | None) -> tuple[str, ...]:
    """Return the option that names the day which is pretended, if one is."""
    return ("--date", as_of.isoformat()) if as_of else ()


def new_contact(name: str) -> str:
    """Return the command that makes a note for somebody; a name may begin as an option does."""
    return command("new", "contact", *(("--", name) if name.startswith("-") else (name,)))


def new_interview(contact: str) -> str:
    """Return the command that makes the note of a conversation with a contact, a slug, on a day still to be named."""
    return command("new", "interview", contact, "DATE")
