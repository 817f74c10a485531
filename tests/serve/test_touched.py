"""Which pages a browser loads anew after a build."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from builder import pipeline
from builder.checks import loading
from builder.model.settings import Settings
from builder.pipeline import Built
from builder.serve import touched
from builder.site.disk.output import FEW
from builder.state import listing, shortcut
from builder.state.records import Report
from tests.properties.histories import go_by_looks
from tests.serve.playing import Play, noted
from tests.support import TODAY, Folder


def built(*written: str, before: str = "1", site: str = "2", removed: int = 0) -> Built:
    report = Report(date(2026, 11, 20), "/site", site, True, 3, 1, 1, 0, 0, ())  # noqa: FBT003 - a row
    return Built(report, Settings(), Path("/site/index.html"), before=before, written=written, removed=removed)


GOOD = built(site="1")


@pytest.mark.parametrize(
    ("written", "pages"),
    [
        ((), set()),
        (("contacts/ada.html", "people.html"), {"contacts/ada.html", "people.html"}),
        (("contacts/ada.html", "keepwarm.ics"), {"contacts/ada.html"}),
        (("search-data.js", "search-data-2-of-8.js"), {"search.html"}),
        (("contacts/ada.html", "static/site.css"), None),
        (("files/card.png",), None),
        (tuple(f"contacts/{number}.html" for number in range(FEW + 1)), None),
    ],
)
def test_only_pages_that_were_written_are_loaded_anew_unless_what_any_page_may_show_was(
    written: tuple[str, ...], pages: set[str] | None
) -> None:
    expected = None if pages is None else frozenset(pages)
    assert touched.by_files(written) == expected
    assert touched.by_build(built(*written), GOOD, frozenset()) == expected


def test_what_was_told_early_is_not_told_again() -> None:
    now = built("contacts/ada.html", "people.html")
    assert touched.by_build(now, GOOD, frozenset({"contacts/ada.html"})) == frozenset({"people.html"})


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (built("a.html"), None),
        (built("a.html", removed=1), GOOD),
        (built("a.html", before="another build"), GOOD),
        (built("a.html", before=""), replace(GOOD, report=GOOD.report._replace(site=""))),
    ],
)
def test_after_what_nobody_knows_all_pages_are_loaded_anew(now: Built, before: Built | None) -> None:
    assert touched.by_build(now, before, frozenset()) is None


@pytest.mark.parametrize(
    ("moment", "note"),
    [
        ((loading, "load"), "name: Ada King\n---"),
        ((listing, "changed"), "name: Ada Lovelace\n---\nShe *writes*."),
        ((shortcut, "_page"), "name: Ada Lovelace\n---\nShe *writes*."),
    ],
)
def test_after_another_build_that_ends_during_this_one_all_pages_are_loaded_anew(
    notes: Folder, play: Play, monkeypatch: pytest.MonkeyPatch, moment: tuple[ModuleType, str], note: str
) -> None:
    go_by_looks(monkeypatch)
    built: list[str] = []
    go_on = getattr(*moment)

    def after_another(*given: object, **named: object) -> object:
        monkeypatch.setattr(*moment, go_on)
        pipeline.build(notes.root, lambda _: TODAY)
        return go_on(*given, **named)

    def saved() -> None:
        built.append(play.state.built)
        notes.write("content/contacts/ada.md", f"---\n{note}\n")
        monkeypatch.setattr(*moment, after_another)

    notes.write("content/contacts/ada.md", "---\nname: Ada Lovelace\n---\nShe *wrote*.\n")
    play.run(saved, lambda: noted(built, play.state.built))
    assert getattr(*moment) is go_on, "there was another build"
    assert len(set(built)) == 2
    assert built[0] not in play.state.since
