"""The export as JSON: everything that the notes hold, and everything computed from them (docs/export.md, JSON)."""

from collections.abc import Mapping
from typing import Any

from builder.checks.loading import Loaded
from builder.exports import shapes
from builder.exports.agenda import Shape
from builder.exports.derived import Derived
from builder.followups.model import Agenda
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.items import Promise
from builder.model.organisation import Organisation
from builder.model.profile import Profile
from builder.model.question import Theme


def render(notes: Loaded, agenda: Agenda) -> bytes:
    """Return the JSON of the notes as of the agenda's day; same notes and day, same bytes."""
    library, known = notes.library, Derived(notes, agenda)
    made = shapes.Export.model_validate(
        {
            "version": shapes.VERSION,
            "today": agenda.today,
            "incomplete": library.incomplete,
            "left_out": library.left_out,
            "contacts": tuple(_contact(known, one) for one in library.contacts.values()),
            "interviews": tuple(_interview(known, one) for one in library.interviews.values()),
            "organisations": tuple(_organisation(known, one) for one in library.organisations.values()),
            "questions": tuple(_written(known, shapes.Theme, one) for one in library.themes),
            "profile": _written(known, shapes.Profile, library.profile),
            "settings": library.settings,
            "followups": agenda.followups,
        }
    )
    return f"{made.as_json()}\n".encode()


def _written(
    known: Derived, shape: type[Shape], note: Contact | Interview | Organisation | Theme | Profile, **more: object
) -> Mapping[str, Any]:
    """Return the values of a shape: *more*, and for the rest what the note says under those names."""
    values = {"path": note.path or None, "body": known.body(note.path), **more}
    return values | {name: getattr(note, name) for name in shape.model_fields if name not in values}


def _contact(known: Derived, one: Contact) -> Mapping[str, Any]:
    derived = known.contact(one)._asdict()
    organisation = derived.pop("organisation")
    promises = _promises(known, one)
    return _written(known, shapes.Contact, one, organisation_slug=organisation, promises=promises, **derived)


def _interview(known: Derived, one: Interview) -> Mapping[str, Any]:
    derived = known.interview(one)._asdict()
    referrals = tuple(referral._replace(contact=known.known(referral.contact)) for referral in one.referrals)
    return _written(
        known,
        shapes.Interview,
        one,
        organisation_slug=derived.pop("organisation"),
        promises=_promises(known, one),
        referrals=referrals,
        **derived,
    )


def _organisation(known: Derived, one: Organisation) -> Mapping[str, Any]:
    return _written(known, shapes.Organisation, one, contacts=known.people.get(one.slug, ()))


def _promises(known: Derived, one: Contact | Interview) -> tuple[Promise, ...]:
    return tuple(promise._replace(to=known.known(promise.to)) for promise in one.promises)
