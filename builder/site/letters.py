"""Plain beginnings of letters: whom they go to, what they are about, a greeting; the rest is the user's to write."""

from urllib.parse import quote

from builder.model.contact import Contact
from builder.model.profile import Profile
from builder.model.words import Rule
from builder.site.desk import Link

_SUBJECTS = {
    Rule.THANK: "Thank you for the conversation",
    Rule.CONFIRM: "Our conversation",
    Rule.MY_PROMISE: "As promised",
    Rule.ANSWER: "Your message",
    Rule.SCHEDULE: "A day for our conversation",
    Rule.REBOOK: "Another day for our conversation",
    Rule.CHASE: "Fifteen minutes of your time",
    Rule.RETHINK: "Fifteen minutes of your time",
    Rule.REFERRAL: "Fifteen minutes of your time",
    Rule.REPORT_BACK: "How the conversation went",
    Rule.THEIR_PROMISE: "A short question",
    Rule.NEWS: "News from me",
    Rule.MENTOR: "How I am getting on, and a question",
    Rule.KEEP_IN_TOUCH: "How are you getting on?",
}
_LONGEST = 2_000  # characters; some mail programs cut a longer address off


def is_written(rule: Rule) -> bool:
    """Return whether a letter is what the rule asks for."""
    return rule in _SUBJECTS


def mail(address: str) -> Link:
    """Return a link that writes to an address (RFC 6068)."""
    return Link(address, "mailto:" + quote(address, safe="@"))


def draft(rule: Rule, contact: Contact, profile: Profile) -> Link:
    """Return a link that opens a letter to *contact*, who has an address: subject, greeting, signature (RFC 6068)."""
    signature = profile.signature or profile.name or ""
    address = f"{mail(contact.email[0]).href}?subject={quote(_SUBJECTS[rule], safe='')}"
    greeted = f"{address}&body={quote(f'Dear {contact.first_name},', safe='')}%0D%0A%0D%0A"
    signed = f"{greeted}%0D%0A%0D%0A{quote(signature, safe='').replace('%0A', '%0D%0A')}" if signature else greeted
    return Link("Draft", next((one for one in (signed, greeted) if len(one) < _LONGEST), address))
