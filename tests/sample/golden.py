"""The sample's site as text: what every page of the map says, a line a block, and its calendar.

Run as a script, it writes them anew.
"""

import html
import re
from collections.abc import Mapping
from pathlib import Path

from builder.checks import loading
from builder.checks.settings import load
from builder.followups.agenda import plan
from builder.pipeline import CALENDAR as PATH
from builder.pipeline import render
from builder.site.disk.output import Copy, File
from builder.site.pagemap import PAGES
from builder.site.theming import theme
from tests.support import TODAY

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "golden" / "site"
CALENDAR = ROOT / "tests" / "golden" / PATH

_BLOCKS = re.compile(
    r"</?(?:h\d|p|br|li|tr|dt|dd|div|section|summary|blockquote|figcaption|caption|option|desc|title|code|a)\b[^>]*>"
)
_CELLS = re.compile(r"</t[hd]>")
_TAGS = re.compile(r"<[^>]*>")


def said() -> dict[str, str]:
    """Return what each page says, by the name of its file in the golden folder."""
    made = _made()
    return {page.path.replace(".html", ".txt"): _text(_bytes(made[page.path]).decode()) for page in PAGES}


def calendar() -> bytes:
    """Return the calendar."""
    return _bytes(_made()[PATH])


def _made() -> Mapping[str, File]:
    settings, _ = load(ROOT)
    loaded = loading.load(ROOT, settings, settings.as_of or TODAY)
    return render(loaded, plan(loaded.library, loaded.today), theme=theme.load(ROOT, settings))[0]


def _bytes(content: File) -> bytes:
    assert not isinstance(content, Copy)
    return content()


def _text(page: str) -> str:
    main = page[page.index("<main") : page.index("</main>")]
    lines = _BLOCKS.sub("\n", _CELLS.sub(" | ", main.replace("\n", " "))).split("\n")
    plain = (" ".join(html.unescape(_TAGS.sub("", line)).replace("\u00a0", " ").split()) for line in lines)
    return "\n".join(line for line in plain if line) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in said().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    CALENDAR.write_bytes(calendar())
