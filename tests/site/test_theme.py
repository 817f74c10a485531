"""Themes: found, overridden file by file, and explained where they are wrong."""

from collections.abc import Callable
from typing import Any

import pytest

from builder.site.theme import ThemeError, built_in
from tests.support import Folder


def test_the_built_in_theme_is_there() -> None:
    assert (built_in() / "templates" / "base.html").is_file()


def test_one_template_of_ones_own_is_enough(folder: Folder, site: Callable[..., Any]) -> None:
    folder.settings("theme: mine")
    folder.write(
        "themes/mine/templates/people.html",
        "{% extends 'base.html' %}{% block title %}P{% endblock %}"
        "{% block main %}<h1>{{ page.summary }}!</h1>{% endblock %}",
    )
    folder.contact("ada")
    made = site()
    assert "1 person!" in made.text("people.html")
    assert "Interviews" in made.text("interviews.html")


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("<h1>{{ page.nothing }}</h1>", "nothing"),
        ("one\n{% if %}", "Expected an expression"),
        ("one\n{{ page.rows[0].x() }}", "mine/templates/people.html:2: "),
        ("{% include 'gone.html' %}", "gone.html"),
        ("{{ page.__class__.__mro__ }}", "unsafe"),
        ("{{ 1 / 0 }}", "ZeroDivisionError"),
    ],
)
def test_a_mistake_is_explained(folder: Folder, site: Callable[..., Any], template: str, message: str) -> None:
    folder.settings("theme: mine")
    folder.write("themes/mine/templates/people.html", template)
    with pytest.raises(ThemeError) as caught:
        site().html("people.html")
    assert message in str(caught.value)
    assert "mine/templates/people.html" in str(caught.value) or "gone.html" in str(caught.value)
    assert str(folder.root) not in str(caught.value)
