"""That a new note holds exactly what was typed, whatever that is, and that nothing is wrong with it."""

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.capture import new_notes
from builder.capture.model import FileChange
from builder.capture.scaffolding.people import Person
from builder.capture.scaffolding.talks import Appointment
from builder.capture.scaffolding.writing import UnusableError
from builder.capture.slugs import MOST_BYTES, MOST_CHARACTERS, Slugs, slug_fault
from builder.checks.kinds import CONTACT
from builder.checks.loading import Loaded
from builder.model.interview import DEFAULT_MINUTES
from builder.model.references import key
from builder.model.words import Direction
from tests.support import TODAY, Folder, tries

# Six scripts, and all that means something to YAML, to Markdown, to a template or to a shell.
_ALPHABET = "aBé ñøΣσЖяابיमि李龍🦊\u200d\u00a0\u2028\t\n'\"#:-—[]{}|>*&!%@`,.?\\/~<$()=+^_0123456789"
_WORDS = ["no", "null", "---", "con", "1", "- a", "a: b", "a #b", "'", '"', "<!--", "-->", "{{ a }}", "## Log", "!a"]
_TEXTS = st.text(_ALPHABET, max_size=30) | st.text(max_size=20) | st.sampled_from(_WORDS)
_DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


class Notes:
    """A folder of notes for one example."""

    def __init__(self, root: str) -> None:
        self.folder = Folder(Path(root))

    def load(self) -> Loaded:
        return self.folder.load()

    def after(self, change: FileChange) -> Loaded:
        """Return the notes with a new one among them; in them nothing is wrong."""
        assert change.before is None
        assert change.after is not None
        self.folder.write(change.path, change.after.decode())
        loaded = self.folder.load()
        assert loaded.diagnostics == ()
        return loaded


@settings(max_examples=tries(60))
@given(_TEXTS, _TEXTS, _TEXTS)
def test_a_contact_holds_what_was_typed(name: str, organisation: str, role: str) -> None:
    with tempfile.TemporaryDirectory() as root:
        notes = Notes(root)
        try:
            change = new_notes.contact(notes.load(), Person(name, organisation, role))
        except UnusableError:
            assert not name.strip() or any(not one.strip().isprintable() for one in (name, organisation, role))
            return
        (contact,) = notes.after(change).library.contacts.values()
        assert (contact.name, contact.organisation or "", contact.role or "") == (
            name.strip(),
            organisation.strip(),
            role.strip(),
        )
        assert not slug_fault(contact.slug)
        assert (contact.log, contact.promises, contact.todos, contact.to_share) == ((), (), (), ())


@settings(max_examples=tries(40))
@given(_TEXTS, _TEXTS)
def test_an_organisation_and_a_theme_hold_what_was_typed(name: str, title: str) -> None:
    with tempfile.TemporaryDirectory() as root:
        notes = Notes(root)
        try:
            organisations = notes.after(new_notes.organisation(notes.load(), name)).library.organisations.values()
            themes = notes.after(new_notes.theme(notes.load(), title)).library.themes
        except UnusableError:
            assert not (name.strip() and title.strip() and name.strip().isprintable() and title.strip().isprintable())
            return
        assert [(one.name, one.research, one.open_questions) for one in organisations] == [(name.strip(), (), ())]
        assert [(one.title, one.questions) for one in themes] == [(title.strip(), ())]


@settings(max_examples=tries(60))
@given(place=_TEXTS, day=_DAYS, bank=st.lists(_TEXTS, max_size=6), is_giving=st.booleans())
def test_an_interview_raises_nothing_and_says_nothing(
    *, place: str, day: date, bank: list[str], is_giving: bool
) -> None:
    with tempfile.TemporaryDirectory() as root:
        notes = Notes(root)
        notes.folder.contact("ada", "")
        questions = "".join(f"- {' '.join(text.split())}\n" for text in bank)
        notes.folder.theme("bank", "title: A --> b", questions)
        loaded = notes.load()
        direction = Direction.GIVING if is_giving else Direction.ASKING
        talk = Appointment(("ada",), day.isoformat(), "", place, DEFAULT_MINUTES, direction)
        try:
            change = new_notes.interview(loaded, talk, ("ada",), TODAY)
        except UnusableError:
            assert not place.strip().isprintable()
            return
        assert change.after is not None
        notes.folder.write(change.path, change.after.decode())
        after = notes.load()
        assert [one for one in after.diagnostics if one.path == change.path] == []
        (held,) = after.library.interviews.values()
        assert (held.when.day, held.place or "", held.contacts) == (day, place.strip(), ("ada",))
        assert len(held.questions) == (0 if is_giving or day < TODAY else 5)
        assert not any(one.answer for one in held.questions)
        assert not any((held.research, held.open_questions, held.promises, held.referrals, held.language))
        assert (held.notes, held.debrief) == ("", "")


@settings(max_examples=tries(60))
@given(st.lists(st.tuples(st.text(_ALPHABET, max_size=120) | st.text(), _TEXTS), min_size=1, max_size=8))
def test_slugs_are_allowed_everywhere_and_never_collide(people: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as root:
        loaded = Notes(root).load()
        slugs = Slugs(loaded, CONTACT)
        chosen = [slugs.of_person(name, organisation) for name, organisation in people]
        assert len({key(slug) for slug in chosen}) == len(chosen)
        for slug in chosen:
            assert not slug_fault(slug), slug
            assert len(slug) <= MOST_CHARACTERS
            assert len(slug.encode()) <= MOST_BYTES
        assert chosen[0] == Slugs(loaded, CONTACT).of_person(*people[0])  # the same every time
