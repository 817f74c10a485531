"""Letters as they stand on pages: drafts to read, to fill in and to send."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from builder.drafts import mailto
from builder.drafts.model import Kind, Letter
from builder.followups.model import FollowUp, Status
from builder.followups.standing import Stage
from builder.followups.wording import counted
from builder.model.contact import Contact
from builder.model.words import Channel, ContactStatus, LogType, Rule
from builder.site import days
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.sheet import Sheet
from builder.site.text import clean

_TITLES: Mapping[Kind, str] = {
    Kind.REQUEST: "Request for a conversation",
    Kind.REMINDER: "Reminder",
    Kind.CONFIRMATION: "Confirmation",
    Kind.THANKS: "Thank-you letter",
    Kind.REPORT_BACK: "Report on the introduction",
    Kind.UPDATE: "How I am getting on",
    Kind.NEWS: "News",
    Kind.INTRODUCTION: "Introduction",
    Kind.ANSWER: "Answer",
    Kind.SCHEDULING: "Finding a day",
    Kind.PROMISE: "As promised",
    Kind.THEIR_PROMISE: "A question about their promise",
}
_SCRIPT = "What to say on the phone"
_NOT_NOW = (Status.LATER, Status.LAPSED)
_NO_LINKEDIN = (
    "Put your LinkedIn profile in order before you send it: people look you up before they answer. "
    "Then write linkedin_ready: true into content/profile.md."
)


class Piece(NamedTuple):
    """A stretch of a letter; ``is_gap`` where it stands for something still to be filled in."""

    text: str
    is_gap: bool = False


class Draft(NamedTuple):
    """A letter on the page of the person whom it is about.

    ``about`` is the promise or the person that it is about, or which conversation, where there are several letters of a
    kind. ``mail`` opens it in a mail program, ``opens`` says what that holds; there is none for what goes another way.
    """

    id: str
    title: str
    about: str
    to: str
    subject: tuple[Piece, ...]
    body: tuple[Piece, ...]
    gaps: str
    mail: str
    opens: str
    advice: str


def draft_link(sheet: Sheet, one: FollowUp) -> Link:
    """Return where the letter of a follow-up is at hand: in a mail program, else on the page of the person.

    Its text says how many places are to be filled in; without a letter it leads nowhere.
    """
    letter = sheet.desk.letter(one)
    if not letter:
        return NOWHERE
    if letter.addresses and letter.channel is not Channel.PHONE:
        return Link("Draft", mailto.link(letter).href)
    if one.status in _NOT_NOW:
        return NOWHERE
    page = sheet.to("contact", one.contact).href
    return Link("What to say" if letter.channel is Channel.PHONE else "Draft", f"{page}#{_id(sheet, one)}")


def drafts(sheet: Sheet, contact: Contact) -> tuple[Draft, ...]:
    """Return the letters for a contact's follow-ups that are due or soon will be, in the order of the agenda.

    For somebody whom nobody has asked yet there is a request.
    """
    return tuple(_drafts(sheet, contact))


def _drafts(sheet: Sheet, contact: Contact) -> Iterator[Draft]:
    if _may_be_asked(sheet, contact):
        yield _draft(sheet, "request", sheet.desk.request(contact.slug))
    due = [one for one in sheet.desk.steps_of.get(contact.slug, ()) if one.status not in _NOT_NOW]
    of_rule = Counter(one.rule for one in due)
    for one in due:
        letter = sheet.desk.letter(one)
        if letter:
            yield _draft(sheet, _id(sheet, one), letter, _about(sheet, one, several=of_rule[one.rule] > 1))


def _may_be_asked(sheet: Sheet, contact: Contact) -> bool:
    return (
        sheet.desk.stages[contact.slug] is Stage.KNOWN
        and contact.status is ContactStatus.ACTIVE
        and contact.may_contact is not False
        and not any(entry.type is LogType.ASKED for entry in contact.log)  # they came to me
    )


def _about(sheet: Sheet, one: FollowUp, *, several: bool) -> str:
    if one.subject:
        return clean(sheet.desk.plain_words(one.subject)) if one.rule is not Rule.NEWS else ""
    talk = sheet.desk.library.interviews.get(one.interview or "")
    return f"conversation of {days.short(talk.when.day, sheet.desk.agenda.today)}" if talk and several else ""


def _id(sheet: Sheet, one: FollowUp) -> str:
    return f"letter-{sheet.desk.steps_of[one.contact].index(one) + 1}"


def _draft(sheet: Sheet, anchor: str, letter: Letter, about: str = "") -> Draft:
    contacts = sheet.desk.library.contacts
    is_spoken = letter.channel is Channel.PHONE
    link = mailto.link(letter) if letter.addresses and not is_spoken else None
    names = ", ".join(contacts[slug].name for slug in letter.contacts)
    gaps = len(letter.placeholders)
    is_asking = letter.kind is Kind.REQUEST and not sheet.desk.library.profile.linkedin_ready
    cut = "Open its beginning in your mail program" if link and link.is_shortened else "Open in your mail program"
    return Draft(
        id=anchor,
        title=_SCRIPT if is_spoken else _TITLES[letter.kind],
        about=about,
        to=f"{names} ({', '.join(letter.addresses)})" if link else names,
        subject=_pieces(letter.subject, letter.placeholders),
        body=_pieces(letter.body, letter.placeholders),
        gaps=counted(gaps, "place to fill in", "places to fill in") if gaps else "",
        mail=link.href if link else "",
        opens=cut if link else "",
        advice=_NO_LINKEDIN if is_asking else "",
    )


def _pieces(text: str, placeholders: tuple[str, ...]) -> tuple[Piece, ...]:
    """Return a text in stretches, each placeholder a stretch of its own, its brackets with it.

    Templates of somebody's own may make characters that a page must not hold.
    """
    text = clean(text)
    pieces: list[Piece] = []
    for one in placeholders:
        before, gap, rest = text.partition(clean(f"[{one}]"))
        if gap:
            pieces += [Piece(before), Piece(gap, is_gap=True)]
            text = rest
    return tuple(piece for piece in (*pieces, Piece(text)) if piece.text)
