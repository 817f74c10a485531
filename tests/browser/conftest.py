"""The sample's site, and Chromium to open it in; both made once a run."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from builder import pipeline
from tests.support import PATIENCE, TODAY, Folder

_ROOT = Path(__file__).parents[2]
_PATIENCE = PATIENCE * 1000  # milliseconds


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample's site."""
    folder = tmp_path_factory.mktemp("browser") / "site"
    pipeline.build(_ROOT, lambda settings: settings.as_of or TODAY, folder)
    return folder


@pytest.fixture(scope="session")
def build() -> Callable[[Folder], Path]:
    """Return what builds the site of a folder of notes as they are then, and returns where it is."""

    def built(folder: Folder) -> Path:
        pipeline.build(folder.root, lambda _: TODAY, folder.root / "site")
        return folder.root / "site"

    return built


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Chromium, of which tests expect nothing sooner than they do of anything else."""
    expect.set_options(timeout=_PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ["KEEPWARM_CHROMIUM"], args=["--no-sandbox"], timeout=_PATIENCE
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page that must not say a word on the console."""
    said: list[str] = []
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.set_default_timeout(_PATIENCE)
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    opened.close()
    assert said == []


@pytest.fixture
def _still(page: Page) -> None:
    """Let the clock of the page stand still: what is said for two seconds is said until ``page.clock.resume()``."""
    page.clock.install()
    page.clock.pause_at(datetime.now(UTC) + timedelta(hours=1))
