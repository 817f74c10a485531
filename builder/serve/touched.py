"""Which pages a build has touched, so that no browser loads a page anew which is as it was."""

from collections.abc import Iterable

from builder.pipeline import CALENDAR, Built
from builder.site.disk.output import FEW
from builder.site.search import scripts

_FOUND, _, _ = scripts.PATH.rpartition(".")
_SEARCH = "search.html"


def by_build(built: Built, before: Built | None, told: frozenset[str]) -> frozenset[str] | None:
    """Return the pages that a build has touched since the good one *before*, but for those *told* early; None for all.

    Where another process has built meanwhile, nobody knows what that has written.
    """
    if not before or not built.before or built.before != before.report.site or built.removed:
        return None
    return by_files(path for path in built.written if path not in told)


def by_files(written: Iterable[str]) -> frozenset[str] | None:
    """Return the pages that are touched by files of the site that were *written*; None for all.

    What is no page may be shown by any of them, as styles, scripts and pictures are.
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
