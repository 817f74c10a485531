"""Everything that can be found, as scripts, which the search page can load from a disk."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.model.library import Library
from builder.site import cuts, keys
from builder.site.cuts import Cut
from builder.site.lookup.answers import Answers
from builder.site.lookup.recording import RecordingDesk
from builder.site.prose.long_texts import KeyedView, LongText
from builder.site.search import findable, script_words
from builder.site.search.findable import Entry, Share
from builder.site.search.script_words import JSON, harmless
from builder.site.views.search import ABOUT

PATH = "search-data.js"
"""Where the site keeps what can be found: a script, for a page on a disk can load nothing else.

Of many notes there are several: an edit of one note makes one of them anew. The second and later ones are named after
their number and how many there are, for a browser that kept those of another build must not mix them.
"""

_NAME = "KEEPWARM_SEARCH"  # by which search.js knows what the scripts hold, with the same numbers


@dataclass(frozen=True)
class Script:
    """A share of what can be found, as a script with places open for texts of notes; calling it returns its bytes.

    ``rest`` is what stands at its end.
    """

    desk: RecordingDesk
    answers: Answers
    path: str
    name: str
    share: Share
    rest: str = ""
    around: str = ""

    def keyed_view(self) -> KeyedView:
        """Return the script, with places for the texts of notes."""
        texts: list[LongText] = []
        self.desk.asked.clear()
        rows = map(_row, findable.entries(self.desk, self.share, texts))
        script = harmless("\n".join((f"window.{self.name}=[", ",\n".join(rows), f"];\n{self.rest}")))
        key = keys.digest(script.encode(errors="surrogatepass"))
        return KeyedView(script, key, tuple(texts), tuple(self.desk.asked | dict.fromkeys(self.share.notes)))

    def answered(self, asked: Iterable[str]) -> str:
        """Return the key of the answers to what was *asked* to make the script, and of all else that goes into it."""
        own = (self.name, self.share.notes, self.share.open_questions, self.share.pages, self.rest)
        return self.answers.key(asked, *own) if asked else ""

    def cut(self, keyed: KeyedView) -> Cut:
        """Return the script with its places open."""
        return cuts.split(keyed.view)

    def contents(self, texts: Sequence[LongText]) -> Callable[[str], bytes]:
        """Return the function that returns the text in a place, as it stands in a string of the script, in UTF-8."""
        return lambda name: script_words.in_script(self.desk.prose, texts[cuts.number(name)]).encode()

    def __call__(self) -> bytes:
        """Return the whole script."""
        keyed = self.keyed_view()
        return self.cut(keyed).filled(self.contents(keyed.long_texts))


def scripts(
    library: Library, desk: RecordingDesk, answers: Answers, pages: Iterable[tuple[str, str]]
) -> Iterator[Script]:
    """Yield the scripts that hold what can be found, of which the first says how many there are if there are more.

    *pages* are the addresses and names of the site's own pages.
    """
    own = tuple(findable.page(desk, path, name, ABOUT[path]) for path, name in pages if path in ABOUT)
    first, *others = findable.shares(library, own)
    if not others:
        yield Script(desk, answers, PATH, _NAME, first)
        return
    many = len(others) + 1
    yield Script(desk, answers, PATH, f"{_NAME}_1", first, f"window.{_NAME}_PARTS={many};\n")
    stem, dot, ending = PATH.rpartition(".")
    for number, share in enumerate(others, 2):
        yield Script(desk, answers, f"{stem}-{number}-of-{many}{dot}{ending}", f"{_NAME}_{number}", share)


def _row(one: Entry) -> str:
    """Return the values of an entry without the empty ones at its end, as JSON."""
    kind, *values = one
    while not values[-1]:
        values.pop()
    return f"[{','.join([str(kind), *map(JSON.encode, values)])}]"
