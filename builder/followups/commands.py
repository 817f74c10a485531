"""Commands ready to paste, for the site and for messages: quoted for a shell, whatever they name (docs/commands.md)."""

import shlex


def command(*words: str) -> str:
    """Return what to type after a shell's prompt to run Keepwarm with these words, each quoted where it must be."""
    return shlex.join(("keepwarm", *words))


def new_contact(name: str, organisation: str = "") -> str:
    """Return the command that makes a note for somebody; a name may begin as an option does."""
    said = ("--organisation", organisation) if organisation else ()
    return command("new", "contact", *said, *(("--", name) if name.startswith("-") else (name,)))


def new_interview(contact: str, date: str = "DATE") -> str:
    """Return the command that makes the note of a conversation with a contact, a slug, on a day still to be named."""
    return command("new", "interview", contact, date)
