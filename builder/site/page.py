"""One page of the site in the making: its view made and keyed, rendered with its places open, filled."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from builder.model.targets import Target
from builder.site import cuts, keys
from builder.site.cuts import Cut
from builder.site.frames import Frames
from builder.site.lookup.answers import Answers
from builder.site.lookup.desk import Desk
from builder.site.lookup.recording import RecordingDesk
from builder.site.lookup.sheet import Sheet
from builder.site.prose.long_texts import KeyedView, LongText
from builder.site.shell import Site
from builder.site.theming.theme import Theme


@dataclass(frozen=True)
class Workshop:
    """What all pages are made with; ``base`` is the key of everything that goes into every one of them.

    ``recording_desk`` records what is looked up on it; ``answers`` tells later whether that has changed.
    """

    desk: Desk
    recording_desk: RecordingDesk
    answers: Answers
    theme: Theme
    site: Site
    frames: Frames
    base: bytes

    @property
    def leaves_places(self) -> bool:
        """Return whether pages leave places open for their frame and for the long texts of notes."""
        return self.desk.leaves_places

    def shapes(self, *names: str) -> bytes:
        """Return the markup for the icons that pieces of a page use, in UTF-8; remembered, for many use the same."""
        found = self._shapes.get(names)
        if found is None:
            found = self._shapes[names] = self.theme.shapes(*names).encode()
        return found

    @cached_property
    def _shapes(self) -> dict[tuple[str, ...], bytes]:
        return {}


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: its address, its template, the section it belongs to, and the function that makes its view.

    Where it has a ``note``, it shows nothing but what it looks up, beginning with that note, and this is recorded.
    Calling a page returns its bytes.
    """

    shop: Workshop
    path: str
    template: str
    section: str
    view: Callable[[Sheet], Any]
    shows_site: bool
    note: Target | None = None

    def keyed_view(self) -> KeyedView:
        """Make the page's view, and return it with its key."""
        shop, recording = self.shop, self.shop.recording_desk
        recording.asked.clear()
        sheet = Sheet(recording if self.note else shop.desk, self.path)
        view = self.view(sheet)
        asked = tuple(recording.asked) if self.note else ()
        site = shop.site if self.shows_site else None
        key = keys.key(shop.base.hex(), self.template, self.section, sheet.root, site, view)
        return KeyedView(view, key, tuple(sheet.long_texts), asked)

    def answered(self, asked: Iterable[str]) -> str:
        """Return the key of the answers to what was *asked* to make the page, and of all else that goes into it."""
        return self.shop.answers.key(asked, self.note) if asked else ""

    def cut(self, keyed: KeyedView) -> Cut:
        """Render the page, and return it with its places open."""
        shop = self.shop
        root, _ = self.place
        frame = shop.frames.places if shop.leaves_places else shop.frames.parts[self.place]
        return shop.theme.cut(self.template, site=shop.site, page=keyed.view, root=root, section=self.section, **frame)

    @property
    def place(self) -> tuple[str, str]:
        """Return which frame is around the page: the way to the site's root, and the section."""
        return "../" * self.path.count("/"), self.section

    @property
    def around(self) -> str:
        """Return the key of the frame around the page."""
        return self.shop.frames.keys[self.place]

    def contents(self, texts: Iterable[LongText]) -> Callable[[str], bytes]:
        """Return the function that returns what belongs in a place of the page, in UTF-8, given its name."""
        frame = self.shop.frames.written[self.place]
        used = self.shop.frames.icons[self.place] if self.shop.leaves_places else ""
        return partial(_content, self.shop, frame, used, tuple(texts))

    def __call__(self) -> bytes:
        """Return the whole page."""
        keyed = self.keyed_view()
        return self.cut(keyed).filled(self.contents(keyed.long_texts))


def _content(shop: Workshop, frame: Mapping[str, bytes], used: str, texts: tuple[LongText, ...], name: str) -> bytes:
    kind, _, rest = name.partition(" ")
    if kind == cuts.ICONS:
        return shop.shapes(rest, used)
    if kind == cuts.TEXT:
        one = texts[cuts.number(name)]
        return shop.desk.prose.long_text(one).encode()
    return frame[kind]
