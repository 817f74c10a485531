"""Records which notes, names and addresses a page looks up while its view is made: a desk that notes its questions.

As long as each question still has the same answer (`builder.site.lookup.answers`), the page is what it was, and its
view need not be made. Going through all notes cannot be recorded as a question, so it fails at once: the page of a note
must ask for one thing at a time.
"""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from operator import attrgetter
from sys import intern
from typing import Any, NoReturn, TypeVar

from builder.checks.loading import Loaded
from builder.drafts import letters
from builder.drafts.model import Letter
from builder.followups.facts import Facts
from builder.followups.model import FollowUp
from builder.insights.network import Network
from builder.model import references
from builder.model.library import Library
from builder.site.addresses import Addresses
from builder.site.lookup.desk import Desk
from builder.site.lookup.rows import OnDemand
from builder.site.prose.bodies import RecordingDestinations

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_Default = TypeVar("_Default")


Asked = dict[str, None]
"""The questions asked, in order; each is its sort (`builder.site.lookup.answers`), a line feed, and its subject."""


_PAGES: Mapping[str, str] = {"contact": "named", "interview": "talk", "prep": "talk", "organisation": "place"}
"""The sort of question that looking up the address of a note's page counts as, by kind; most pages ask it anyway."""


class Questions(dict[Any, str]):
    """The questions of one *sort*, by the key that each is about; without a sort, keys are those of notes' pages."""

    def __init__(self, sort: str = "") -> None:
        """Begin with none."""
        super().__init__()
        self._sort = sort

    def __missing__(self, key: Any) -> str:  # noqa: ANN401 - whatever is looked up
        """Return a question that has not been asked yet."""
        sort, about = (self._sort, key) if self._sort else (_PAGES[key[0]], key[1])
        question = self[key] = intern(f"{sort}\n{about}")  # it is in more than one table
        return question


class RecordingTable(Mapping[_Key, _Value]):
    """A table whose rows are looked up one at a time; each look-up is recorded as one of the *questions*."""

    __slots__ = ("_asked", "_questions", "_rows")

    def __init__(self, rows: Mapping[_Key, _Value], asked: Asked, questions: Questions) -> None:
        """Look things up in *rows*, and add each question to *asked*."""
        self._rows, self._asked, self._questions = rows, asked, questions

    def __getitem__(self, key: _Key) -> _Value:
        """Return a row."""
        self._asked[self._questions[key]] = None
        return self._rows[key]

    def get(self, key: _Key, default: _Default = None) -> _Value | _Default:  # type: ignore[assignment]
        """Return a row, or *default* where there is none."""
        self._asked[self._questions[key]] = None
        return self._rows.get(key, default)

    def __contains__(self, key: object) -> bool:
        """Return whether there is a row."""
        if key is not None:
            self._asked[self._questions[key]] = None
        return key in self._rows

    def __iter__(self) -> Iterator[_Key]:
        """Fail: going through all rows cannot be recorded."""
        return _all()

    def __len__(self) -> int:
        """Fail, likewise."""
        return _all()


class RecordingSet(AbstractSet[_Key]):
    """A set that is asked about one member at a time; *about* returns the subject of such a question."""

    __slots__ = ("_about", "_asked", "_members", "_questions")

    def __init__(
        self, members: AbstractSet[_Key], asked: Asked, questions: Questions, about: Callable[[Any], str] = str
    ) -> None:
        """Look things up among *members*, and add each question to *asked*."""
        self._members, self._asked, self._questions, self._about = members, asked, questions, about

    def __contains__(self, one: object) -> bool:
        """Return whether *one* is a member."""
        if one is not None:
            self._asked[self._questions[self._about(one)]] = None
        return one in self._members

    def __iter__(self) -> Iterator[_Key]:
        """Fail: going through all members cannot be recorded."""
        return _all()

    def __len__(self) -> int:
        """Fail, likewise."""
        return _all()


@dataclass(frozen=True)
class RecordingDesk(Desk):
    """A desk with the same contents as another one; ``asked`` is what it was asked since ``asked`` was cleared."""

    asked: Asked = field(default_factory=dict)
    _recorded_letters: dict[FollowUp, tuple[Letter | None, tuple[str, ...]]] = field(default_factory=dict)

    def letter(self, one: FollowUp) -> Letter | None:
        """Return as the base; asking for a letter is asking for all that it is written from."""
        known = self._recorded_letters.get(one)
        if known is None:
            before = self.asked.copy()
            self.asked.clear()
            known = self._recorded_letters[one] = letters.for_follow_up(self.writing, one), tuple(self.asked)
            self.asked.update(before)
        letter, asked = known
        self.asked.update(dict.fromkeys(asked))
        return letter


_TABLES: Mapping[str, str] = {
    "stages": "person",
    "glances": "person",
    "next_steps": "person",
    "steps_of": "person",
    "introduced": "person",
    "named_in": "person",
    "steps_after": "talk",
    "people_of": "people",
    "talks_of": "talks",
    "ways_in": "ways",
    "problems_of": "problems",
    "pages": "note",
}
"""The tables of a desk that are asked about one thing at a time, and the sort of such a question."""

_MEMBERS = ("dormant", "talked", "shown_chains")
"""The sets of people on a desk."""


class Recorder:
    """Wraps whatever pages look things up in, so that each question is recorded."""

    def __init__(self) -> None:
        """Begin with nothing asked."""
        self._asked: Asked = {}
        self._questions = OnDemand(Questions)

    def destinations(
        self, notes: Loaded, addresses: Addresses, names: Mapping[tuple[str, str], str]
    ) -> RecordingDestinations:
        """Return what tells where links of *notes* lead."""
        targets, attachments = notes.library.targets.recorded(self._resolved), notes.attachments.recorded(self._file)
        return RecordingDestinations(targets, attachments, self._addresses(addresses), self._table(names))

    def desk(self, desk: Desk) -> RecordingDesk:
        """Return a desk that answers as *desk* does, and records what it is asked."""
        library = self._library(desk.library)
        facts = Facts(library, desk.facts.today, self._table(desk.facts.contacts, "person"))
        vars(facts)["referrers"] = self._table(desk.facts.referrers, "person")
        writing = replace(desk.writing, facts=facts)
        vars(writing)["introduced"] = self._table(desk.writing.introduced, "person")
        recording = RecordingDesk(
            replace(desk.notes, library=library, diagnostics=self._nothing),
            replace(desk.agenda, followups=self._nothing, facts=facts),
            self._addresses(desk.addresses),
            self._table(desk.names),
            desk.prose,
            desk.leaves_places,
            self._asked,
        )
        vars(recording).update(
            {name: self._table(getattr(desk, name), sort) for name, sort in _TABLES.items()},
            writing=writing,
            network=self._network(desk.network),
            cv=desk.cv,
            waiting=self._members(desk.waiting, attrgetter("contact")),
            **{name: self._members(getattr(desk, name)) for name in _MEMBERS},
        )
        return recording

    def _library(self, library: Library) -> Library:
        recording = replace(
            library,
            contacts=self._table(library.contacts, "named"),
            interviews=self._table(library.interviews, "talk"),
            organisations=self._table(library.organisations, "place"),
            organisation_of=self._table(library.organisation_of, "called"),
            stand_ins=self._members(library.stand_ins),
            targets=library.targets.recorded(self._resolved),
            incomplete=self._nothing,
            left_out=self._nothing,
        )
        vars(recording)["conversations"] = self._table(library.conversations, "person")
        return recording

    def _network(self, network: Network) -> Network:
        recording = Network(
            self._table(network.introducer, "person"),
            self._table(network.also, "person"),
            self._table(network.introduced, "person"),
            self._nothing,
            self._nothing,
            self._nothing,
        )
        vars(recording)["chain_of"] = self._table(network.chain_of, "person")
        return recording

    def _addresses(self, addresses: Addresses) -> Addresses:
        recording = Addresses(self._table(addresses.pages), self._table(addresses.files, "copy"))
        vars(recording)["links"] = self._table(addresses.links)
        return recording

    def _table(self, rows: Mapping[_Key, _Value], sort: str = "") -> RecordingTable[_Key, _Value]:
        return RecordingTable(rows, self._asked, self._questions[sort])

    def _members(self, members: AbstractSet[_Key], about: Callable[[Any], str] = str) -> RecordingSet[_Key]:
        return RecordingSet(members, self._asked, self._questions["person"], about)

    def _resolved(self, one: references.Asked) -> None:
        self._asked[self._questions[one.sort][one.question]] = None

    def _file(self, note: str, link: str, _found: tuple[str, str]) -> None:
        self._asked[self._questions["file"][f"{note}\n{link}"]] = None

    @property
    def _nothing(self) -> Any:  # noqa: ANN401 - in the place of whatever goes through all notes
        return self._table({})


def _all() -> NoReturn:
    raise TypeError("the page of a note has to ask for one thing at a time, or it cannot be recorded")
