"""Which pages a build has changed, so that a browser loads no page anew that is as it was."""

from collections.abc import Iterable

from builder.pipeline import CALENDAR, Built
from builder.site.disk.output import FEW
from builder.site.search import scripts

_FOUND, _, _ = scripts.PATH.rpartition(".")
_SEARCH = "search.html"


def by_build(built: Built, before: Built | None, told: frozenset[str]) -> frozenset[str] | None:
    """Return the pages that a build has touched since the good one *before*, less those *told* early; None for all.

    It is all where another process has built in between, as nobody knows what that one has written.
    """
    if not before or not built.before or built.before != before.report.site or built.removed:
        return None
    return by_files(path for path in built.written if path not in told)


def by_files(written: Iterable[str]) -> frozenset[str] | None:
    """Return the pages that are touched where those files of the site were *written*; None for all.

    Files that are no pages, such as styles and pictures, may be part of any page.
    """
    touched: set[str] = set()
    for path in written:
        if path.endswith(".html"):
            touched.add(path)
        elif path.startswith(_FOUND):
            touched.add(_SEARCH)
        elif path != CALENDAR:
            return None
    return frozenset(touched) if len(touched) <= FEW else None
