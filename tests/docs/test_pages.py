"""docs/pages.md against the pages that there are."""

from scripts import screenshots
from tests.docs.pages import ROOT, page


def test_every_page_is_shown() -> None:
    assert page("pages.md") == screenshots.text(), "“make screenshots” draws them anew"


def test_every_picture_is_there_and_no_other() -> None:
    wanted = {
        screenshots.picture(path, width, scheme)
        for path in screenshots.shown().values()
        for width in screenshots.WIDTHS
        for scheme in screenshots.SCHEMES
    }
    assert {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs" / "pages").iterdir()} == wanted
