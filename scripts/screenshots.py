"""Draw the pages of the sample's site for the guide: every page, wide and narrow, light and dark.

``make screenshots`` runs it; KEEPWARM_CHROMIUM names the browser. Writes docs/pages/ and docs/pages.md, and
docs/today.png for the README.
"""

import os
import tempfile
from datetime import date
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from builder import pipeline
from builder.site.pagemap import PAGES

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
WIDTHS = {"wide": (1280, 900), "narrow": (390, 844)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
NOTES = {
    "A person": "contacts/malgorzata-zielinska.html",
    "A conversation": "interviews/2026-11-11-wiratama.html",
    "A prep sheet": "prep/2026-11-26-tsehay-woldemariam.html",
    "An organisation": "organisations/watershed-neighbours.html",
}
_HEAD = """# The pages

Every page of the site, built from the sample: wide and narrow, light and dark. `make screenshots` draws them.
"""


def shown() -> dict[str, str]:
    """Return the pages that are drawn: what each is called, and its path in the site."""
    return {page.name: page.path for page in PAGES} | NOTES


def picture(path: str, width: str, scheme: str) -> str:
    """Return where a page's picture lies in docs/."""
    folder, _, name = path.removesuffix(".html").rpartition("/")
    return f"pages/{folder.removesuffix('s') or name}-{width}-{scheme}.jpg"


def text() -> str:
    """Return docs/pages.md."""
    parts = [_HEAD]
    for name, path in shown().items():
        rows = [
            "| | light | dark |",
            "|---|---|---|",
            *(
                f"| {width} | "
                + " | ".join(f"![{name}, {width}, {scheme}]({picture(path, width, scheme)})" for scheme in SCHEMES)
                + " |"
                for width in WIDTHS
            ),
        ]
        parts.append(f"## {name}\n\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def draw(browser: Browser, site: Path) -> None:
    """Draw all pictures of the *site*."""
    for scheme in SCHEMES:
        for width, (across, down) in WIDTHS.items():
            page = browser.new_page(color_scheme=scheme, viewport={"width": across, "height": down})
            for path in shown().values():
                page.goto((site / path).as_uri())
                page.evaluate("document.fonts.ready.then(() => true)")
                page.screenshot(path=DOCS / picture(path, width, scheme), type="jpeg", quality=80)
            if (scheme, width) == ("light", "wide"):
                page.goto((site / "index.html").as_uri())
                page.screenshot(path=DOCS / "today.png")
            page.close()


def main() -> None:
    """Build the sample, draw it, write the page of the guide."""
    (DOCS / "pages").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        pipeline.build(ROOT, lambda settings: settings.as_of or date.min, site)
        browser = playwright.chromium.launch(executable_path=os.environ["KEEPWARM_CHROMIUM"], args=["--no-sandbox"])
        draw(browser, site)
        browser.close()
    (DOCS / "pages.md").write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
