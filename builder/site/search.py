"""Search: the page, and everything that can be found as scripts that the page can load from a disk."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from builder.model.library import Library
from builder.site import cuts, findable, keys, spoken
from builder.site.answers import Answers
from builder.site.cuts import Cut
from builder.site.findable import Entry, Share
from builder.site.heard import HeardDesk
from builder.site.sheet import Sheet
from builder.site.spoken import JSON, harmless
from builder.site.told import Look, Told

PATH = "search-data.js"
"""Where the site keeps what can be found: a script, for a page on a disk can load nothing else.

Of many notes there are several: an edit of one note makes one of them anew. The second and later ones are named after
their number and how many there are, for a browser that kept those of another build must not mix them.
"""

_NAME = "KEEPWARM_SEARCH"  # by which search.js knows what the scripts hold, with the same numbers
_ABOUT: Mapping[str, str] = {
    "index.html": "What is due, who is next, whom you wait for",
    "upcoming.html": "The weeks ahead, what waits on others, and who rests",
    "people.html": "Everybody you know, where they stand and what comes next",
    "interviews.html": "Conversations to come, and those past, by month",
    "organisations.html": "Where people work, and the places where you want to",
    "promises.html": "What you promised, what others promised you",
    "mentors.html": "Those you keep closest, and who might become one",
    "questions.html": "What is still open, and what to ask, by theme",
    "findings.html": "What your research says, and who confirmed or contradicted it",
    "language.html": "The words that people in the field use",
    "pitch.html": "What you say about yourself, how long it takes, and what goes with it",
    "introductions.html": "Who led to whom",
    "fields.html": "What you learned of each field, and how much you want it",
    "pipeline.html": "How far things have come, from the first message to the thanks",
    "activity.html": "What you did, week by week",
    "problems.html": "What could not be read in your notes, and how to mend it",
    "help.html": "Keys, commands, and how this site is made",
}


class Search(NamedTuple):
    """The view of the search page: what each page of the site is about, by its address."""

    about: Mapping[str, str]


def view(_sheet: Sheet) -> Search:
    """Return the search page, which lists the other pages for those who cannot search."""
    return Search(_ABOUT)


@dataclass(frozen=True)
class Script:
    """A share of what can be found, as a script with places open for what notes tell; calling it returns its bytes.

    ``rest`` is what stands at its end.
    """

    heard: HeardDesk
    answers: Answers
    path: str
    name: str
    share: Share
    rest: str = ""
    around: str = ""

    def look(self) -> Look:
        """Return the script, all but what notes tell."""
        told: list[Told] = []
        self.heard.asked.clear()
        rows = map(_row, findable.entries(self.heard, self.share, told))
        script = harmless("\n".join((f"window.{self.name}=[", ",\n".join(rows), f"];\n{self.rest}")))
        key = keys.digest(script.encode(errors="surrogatepass"))
        return Look(script, key, tuple(told), tuple(self.heard.asked | dict.fromkeys(self.share.notes)))

    def answered(self, asked: Iterable[str]) -> str:
        """Return the key of the answers to what was *asked* to make the script, and of all else that counts for it."""
        own = (self.name, self.share.notes, self.share.open_questions, self.share.pages, self.rest)
        return self.answers.key(asked, *own) if asked else ""

    def cut(self, look: Look) -> Cut:
        """Return the script with its places open."""
        return cuts.split(look.view)

    def contents(self, told: Sequence[Told]) -> Callable[[str], bytes]:
        """Return what says what notes tell, as it stands in a string of the script, in UTF-8."""
        return lambda name: spoken.words(self.heard.prose, told[cuts.number(name)]).encode()

    def __call__(self) -> bytes:
        """Return the whole script."""
        look = self.look()
        return self.cut(look).filled(self.contents(look.told))


def scripts(library: Library, heard: HeardDesk, answers: Answers, pages: Iterable[tuple[str, str]]) -> Iterator[Script]:
    """Yield the scripts that hold what can be found, of which the first says how many there are if there are more.

    *pages* are the addresses and names of the site's own pages.
    """
    own = tuple(findable.page(path, name, _ABOUT[path]) for path, name in pages if path in _ABOUT)
    first, *others = findable.shares(library, own)
    if not others:
        yield Script(heard, answers, PATH, _NAME, first)
        return
    many = len(others) + 1
    yield Script(heard, answers, PATH, f"{_NAME}_1", first, f"window.{_NAME}_PARTS={many};\n")
    stem, dot, ending = PATH.rpartition(".")
    for number, share in enumerate(others, 2):
        yield Script(heard, answers, f"{stem}-{number}-of-{many}{dot}{ending}", f"{_NAME}_{number}", share)


def _row(one: Entry) -> str:
    """Return the values of an entry without the empty ones at its end, as JSON."""
    kind, *values = one
    while not values[-1]:
        values.pop()
    return f"[{','.join([str(kind), *map(JSON.encode, values)])}]"
