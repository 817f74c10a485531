"""docs/scaling.md and docs/performance.md: the recipes work, are quoted as they are, and figures have their place."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.docs.pages import ROOT, blocks, page, spans
from tests.support import Keepwarm

_GITHUB, _GITLAB = (ROOT / "docs" / "recipes" / name for name in ("github-actions.yml", "gitlab-ci.yml"))
_RECIPES = (_GITHUB, _GITLAB)


def _loaded(recipe: Path) -> dict[Any, Any]:
    loaded = yaml.safe_load(recipe.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def _lines(recipe: Path) -> list[str]:
    """Return the lines of shell that a recipe runs."""
    if recipe == _GITHUB:
        steps = _loaded(recipe)["jobs"]["site"]["steps"]
        return [line for step in steps for line in step.get("run", "").splitlines()]
    job = _loaded(recipe)["site"]
    return [*job["before_script"], *job["script"]]


def test_the_page_quotes_the_recipes_as_they_are() -> None:
    quoted = [block.text for block in blocks(page("scaling.md"), "yaml")]
    assert quoted == [recipe.read_text(encoding="utf-8") for recipe in _RECIPES]


@pytest.mark.parametrize("recipe", _RECIPES, ids=lambda recipe: recipe.stem)
def test_what_a_recipe_calls_works_on_the_sample(
    recipe: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keepwarm: Keepwarm
) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "keepwarm.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    calls = [line.removesuffix(" || true").split() for line in _lines(recipe) if line.startswith("keepwarm ")]
    assert [call[1] for call in calls] == ["check", "build"]
    for _, *arguments in calls:
        assert keepwarm(*arguments).status == 0
    assert (tmp_path / "site" / "index.html").is_file()  # where the recipes look for it


@pytest.mark.parametrize("recipe", _RECIPES, ids=lambda recipe: recipe.stem)
def test_a_recipe_installs_what_is_pinned(recipe: Path) -> None:
    assert (ROOT / "requirements" / "run.txt").is_file()
    installs = [line for line in _lines(recipe) if "pip install" in line]
    assert [re.search(r"requirements/run\.txt|--no-build-isolation", line) is not None for line in installs] == [
        True
    ] * 2
    assert all("--no-deps" in line for line in installs)
    assert "--require-hashes" in installs[0]
    variables = set(re.findall(r"KEEPWARM_\w+", recipe.read_text(encoding="utf-8")))
    assert variables <= set(spans(page("scaling.md")))


def test_the_github_recipe_may_only_read_and_keeps_the_site_to_itself() -> None:
    workflow = _loaded(_GITHUB)
    assert workflow["permissions"] == {"contents": "read"}
    steps = workflow["jobs"]["site"]["steps"]
    used = [step["uses"] for step in steps if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) for action in used), used
    assert not any("pages" in action for action in used)
    assert steps[-1]["with"] == {"name": "site", "path": "site", "if-no-files-found": "error", "retention-days": 3}


def test_the_gitlab_recipe_keeps_the_site_to_itself() -> None:
    loaded = _loaded(_GITLAB)
    assert list(loaded) == ["site"]  # a job called “pages” would publish
    kept = loaded["site"]["artifacts"]
    assert (kept["access"], kept["paths"], kept["expire_in"]) == ("developer", ["site/"], "3 days")


@pytest.mark.parametrize("name", ["performance.md", "scaling.md"])
def test_figures_have_one_place(name: str) -> None:
    assert len(re.findall(r"<!-- figures .*?-->\n.+?<!-- end of figures -->", page(name), re.DOTALL)) == 1


def test_options_of_make_bench_are_those_of_the_makefile() -> None:
    recipe = re.search(r"^bench:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert recipe
    listed = re.findall(r"^\| `([A-Z]+)=", page("performance.md"), re.MULTILINE)
    assert set(listed) == set(re.findall(r"\b[A-Z]{3,}\b", recipe[1])) - {"BIN"}
