"""The Python that built-in templates are compiled to says what Jinja's own would say."""

import shutil
import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from builder.site.theming import templates
from builder.site.theming.direct import Direct, shown
from tests.site.conftest import Render
from tests.support import Folder

_REPOSITORY = Path(__file__).parents[2]


def test_the_sample_is_the_same_without_it(folder: Folder, site: Render, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(_REPOSITORY / "content", folder.root / "content", dirs_exist_ok=True)
    made = site()
    direct = {path: made.html(path) for path in made}
    monkeypatch.setattr(sys, "pycache_prefix", str(folder.root / "kept"))
    monkeypatch.setattr(templates, "Direct", Environment)
    plain = site()
    assert {path: plain.html(path) for path in plain} == direct


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ("<b> & 'so' \"on\"", "&lt;b&gt; &amp; &#39;so&#39; &#34;on&#34;"),
        (Markup("<b>"), "<b>"),
        (7, "7"),
        (None, "None"),
    ],
)
def test_values_are_shown_as_jinja_shows_them(value: object, text: str) -> None:
    assert shown(value) == text


def test_what_templates_can_do() -> None:
    source = """
{%- macro pair(a, b='“') %}{{ a }}{{ b }}{% endmacro -%}
{{ one.real }} {{ all['<'] }} {{ '12345'[:two] }} {{ pair('<', b=one) }} {{ pair(two) }}
{%- for item in [[1, [2, []]]] recursive %} {{ item[0] }}{% if item[1] %}{{ loop([item[1]]) }}{% endif %}{% endfor %}
{%- if absent is defined %}!{% endif %}"""
    made = Direct(loader=DictLoader({"page": source}), autoescape=True).get_template("page")
    assert made.render(one=1, two=2, all={"<": ">"}) == "1 &gt; 12 &lt;1 2“ 1 2"


def test_blocks_stand_within_blocks_and_templates_within_templates() -> None:
    made = Direct(
        loader=DictLoader(
            {
                "base": "<{% block outer %}a {% block inner %}b{% endblock %} {% include 'part' %}{% endblock %}>",
                "part": "{% macro pair(a) %}({{ a }}{{ sign }}){% endmacro %}{{ one }}",
                "page": "{% extends 'base' %}{% import 'part' as part %}"
                "{% block inner %}{{ super() }} {{ part.pair('&') }}{% endblock %}",
            }
        ),
        autoescape=True,
    )
    made.globals["sign"] = "!"
    assert made.get_template("page").render(one=1) == "<a b (&amp;!) 1>"


@pytest.mark.parametrize("call", ["pair(1, 2, 3)", "pair(1, c=2)", "pair(1, a=2)"])
def test_a_macro_takes_what_it_names(call: str) -> None:
    source = "{% macro pair(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ " + call + " }}"
    made = Direct(loader=DictLoader({"page": source}), autoescape=True).get_template("page")
    with pytest.raises(TypeError, match=r"macro"):
        made.render()
