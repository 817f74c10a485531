"""Sites that nobody has in mind who designs one, as thoroughly as the sample."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from builder import pipeline
from builder.site.pagemap import PAGES
from tests.browser import odd
from tests.browser.looking import look
from tests.support import TODAY, Folder

pytestmark = pytest.mark.browser

_NOTES = (
    "contacts/ada.html",
    "contacts/arabic.html",
    "contacts/long.html",
    "contacts/person-000.html",
    "contacts/Somebody Else.html",
    "interviews/talk-hebrew.html",
    "interviews/talk-long.html",
    "organisations/firm-0.html",
    "organisations/target.html",
)
_ODD: dict[str, tuple[Callable[[Folder], None], ...]] = {
    "no notes": (),
    "very many, in every script, and broken": (odd.many, odd.scripts, odd.broken),
}


@pytest.fixture(scope="module", params=_ODD)
def odd_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of such a site."""
    folder = Folder(tmp_path_factory.mktemp("odd"))
    for write in _ODD[request.param]:
        write(folder)
    pipeline.build(folder.root, lambda _: TODAY)
    return folder.root / "site"


@pytest.mark.parametrize("part", range(6))
def test_pages_of_odd_sites(browser: Browser, odd_site: Path, part: int) -> None:
    paths = [*(page.path for page in PAGES), *(path for path in _NOTES if (odd_site / path).exists())]
    assert look(browser, odd_site, paths[part::6]) == []
