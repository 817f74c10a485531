"""One page of the site in the making: looked at, keyed, rendered with its places open, filled."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from builder.site import cuts, keys
from builder.site.cuts import Cut
from builder.site.desk import Desk
from builder.site.frames import Frame, Frames
from builder.site.sheet import Sheet
from builder.site.shell import Site
from builder.site.theme import Theme
from builder.site.told import Look, Told


@dataclass(frozen=True)
class Workshop:
    """What all pages are made with; ``base`` keys everything that counts for every one of them."""

    desk: Desk
    theme: Theme
    site: Site
    frames: Frames
    base: bytes

    @property
    def leaves_places(self) -> bool:
        """Return whether pages leave places open for their frame and for what notes tell at length."""
        return self.desk.leaves_places


@dataclass(frozen=True)
class Page:
    """A page of the site: its address, its template, the part of the site it belongs to, and what makes its view.

    Calling it returns its bytes.
    """

    shop: Workshop
    path: str
    template: str
    section: str
    view: Callable[[Sheet], Any]
    shows_site: bool

    def look(self) -> Look:
        """Return the page's view and its key."""
        sheet = Sheet(self.shop.desk, self.path)
        view = self.view(sheet)
        site = self.shop.site if self.shows_site or not self.shop.leaves_places else None
        return Look(
            view, keys.key(self.shop.base.hex(), self.template, self.section, sheet.root, site, view), tuple(sheet.told)
        )

    def cut(self, look: Look) -> Cut:
        """Return the page rendered, its places open."""
        shop = self.shop
        root, _ = self.place
        frame: Frame = shop.frames.parts[self.place]
        if shop.leaves_places:
            frame = {name: cuts.place(name) for name in frame}
        return shop.theme.cut(self.template, site=shop.site, page=look.view, root=root, section=self.section, **frame)

    @property
    def place(self) -> tuple[str, str]:
        """Return which frame is around the page: the way to the site's root, and the part of the site."""
        return "../" * self.path.count("/"), self.section

    @property
    def around(self) -> str:
        """Return the key of the frame around the page."""
        return self.shop.frames.keys[self.place]

    def contents(self, told: Iterable[Told]) -> Callable[[str], str]:
        """Return what says what belongs in each place of the page."""
        frame = self.shop.frames.parts[self.place]
        used = self.shop.frames.icons[self.place] if self.shop.leaves_places else ""
        return partial(_content, self.shop, frame, used, tuple(told))

    def __call__(self) -> bytes:
        """Return the whole page."""
        look = self.look()
        return self.cut(look).filled(self.contents(look.told))


def _content(shop: Workshop, frame: Frame, used: str, told: tuple[Told, ...], name: str) -> str:
    kind, _, rest = name.partition(" ")
    if kind == cuts.ICONS:
        return shop.theme.shapes(rest, used)
    if kind == cuts.TOLD:
        one = told[cuts.number(name)]
        return shop.desk.prose.block(one.text, one.piece, one.key)
    return frame[kind]
