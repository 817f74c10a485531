"""Themes: found, overridden file by file, and explained where they are wrong."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from jinja2 import UndefinedError

from builder.diagnostics import Diagnostic
from builder.site.disk.output import Copy, File
from builder.site.theming import theme
from builder.site.theming.mistakes import GUIDE
from builder.site.theming.refused import ThemeError
from builder.site.theming.theme import built_in
from tests.site.conftest import Render
from tests.support import Folder

PEOPLE = "themes/mine/templates/people.html"
MACROS = "themes/mine/templates/parts/macros.html"


@pytest.fixture
def mine(folder: Folder) -> Folder:
    """Return notes with one contact that name a theme of their own, in which nothing is yet."""
    folder.settings("theme: mine")
    folder.contact("ada")
    (folder.root / "themes" / "mine").mkdir(parents=True)
    return folder


@pytest.fixture
def told(mine: Folder, site: Render) -> Callable[[str], Diagnostic]:
    """Return what renders all pages and returns the one problem of the theme."""

    def problem(path: str = "people.html") -> Diagnostic:
        with pytest.raises(ThemeError) as caught:
            site().html(path)
        (one,) = caught.value.problems
        assert str(caught.value) == f"{one.path}:{one.span.line}: {one.message}"
        assert str(mine.root) not in one.message + one.help
        return one

    return problem


def written(files: dict[str, File], path: str) -> str:
    content = files[path]
    assert not isinstance(content, Copy)
    return content().decode()


def test_the_built_in_theme_is_there() -> None:
    assert (built_in() / "templates" / "base.html").is_file()


def test_one_template_of_ones_own_is_enough(mine: Folder, site: Render) -> None:
    mine.write(
        PEOPLE,
        "{% extends 'base.html' %}{% block title %}P{% endblock %}"
        "{% block main %}<h1>{{ page.summary }}!</h1>{% endblock %}",
    )
    made = site()
    assert "1 person!" in made.text("people.html")
    assert "Interviews" in made.text("interviews.html")


def test_a_template_may_add_to_the_built_in_one(mine: Folder, site: Render) -> None:
    mine.write(
        PEOPLE,
        "{% extends 'default/people.html' %}{% block main %}{{ super() }}<p class='wide'>And nobody else.</p>"
        "{% endblock %}",
    )
    text = site().text("people.html")
    assert "1 person" in text
    assert text.endswith("And nobody else.")


def test_a_default_of_ones_own_stands_below_the_theme_that_is_named(mine: Folder, site: Render) -> None:
    for name in ("default", "mine"):
        mine.write(f"themes/{name}/static/site.css", name)
    mine.write("themes/default/static/more.css", "more")
    mine.write("themes/other/static/other.css", "other")
    made = site()
    assert (written(made.files, "static/site.css"), written(made.files, "static/more.css")) == ("mine", "more")
    assert "static/other.css" not in made.files


def test_an_icon_of_ones_own_is_drawn(mine: Folder, site: Render) -> None:
    mine.write("themes/mine/icons/users-round.svg", '<svg viewBox="0 0 24 24"><circle r="7"/></svg>')
    assert '<circle r="7"/>' in site().html("people.html")


def test_hidden_files_links_and_what_no_address_can_hold_are_not_copied(mine: Folder, site: Render) -> None:
    mine.write("themes/mine/static/.DS_Store", "x")
    (mine.root / "themes/mine/static/link.css").symlink_to(mine.write("elsewhere.css", "x"))
    mine.write("themes/mine/static/a\\b.css", "x")  # browsers take it for a slash
    assert not {"static/.DS_Store", "static/link.css", "static/a\\b.css"} & site().files.keys()


class TestChoices:
    """What theme.yaml chooses about the files of the site."""

    def test_without_choices_the_fonts_are_there_and_no_accent(self, site: Render) -> None:
        files = site().files
        assert "static/fonts.css" in files
        assert "static/accent.css" not in files

    def test_without_fonts_no_file_of_them_is_in_the_site(self, mine: Folder, site: Render) -> None:
        before = set(site().files)
        mine.write("themes/mine/theme.yaml", "fonts: false")
        gone = before - set(site().files)
        assert "static/fonts.css" in gone
        assert all(path.endswith((".woff2", "-LICENSE.txt", "fonts.css")) for path in gone)
        assert not any(path.endswith(".woff2") for path in site().files)
        assert "static/vendor/minisearch-LICENSE.txt" in before - gone

    def test_fonts_of_ones_own_stay(self, mine: Folder, site: Render) -> None:
        mine.write("themes/mine/theme.yaml", "fonts: false")
        mine.write("themes/mine/static/mine.woff2", "x")
        mine.write("themes/mine/static/fonts.css", "y")
        assert {"static/mine.woff2", "static/fonts.css"} <= site().files.keys()

    def test_an_accent_is_written_for_light_and_dark(self, mine: Folder, site: Render) -> None:
        mine.write("themes/mine/theme.yaml", 'accent: "#2a43a0"')
        colour = "light-dark(#2a43a0, #7283c0)"
        made = written(site().files, "static/accent.css")
        assert made == f":root {{ --accent: {colour}; --focus: {colour}; }}\n"

    def test_an_accent_of_ones_own_hand_stays(self, mine: Folder, site: Render) -> None:
        mine.write("themes/mine/theme.yaml", 'accent: "#2a43a0"')
        mine.write("themes/mine/static/accent.css", "/* mine */")
        assert written(site().files, "static/accent.css") == "/* mine */"


class Mistake(NamedTuple):
    """A template with a mistake: what it says, the line and the part of it that is marked, message, remedy."""

    text: str
    line: int
    marked: str
    message: str
    remedy: str = GUIDE


NO_TEMPLATE = "make it in the theme's folder templates/, or take this out"
COMPARE = "compare it with the built-in template; without this file that one is used"
IMPORTED = "{% import 'parts/macros.html' as part %}\n"
MISTAKES = [
    # Values
    Mistake(
        "<h1>{{ page.sumary }}</h1>",
        1,
        "page.sumary",
        "there is no value “page.sumary” here",
        "did you mean “summary”?",
    ),
    Mistake("a\n{{ pag.rows }}", 2, "pag", "there is no value “pag” here", "did you mean “page”?"),
    Mistake("{{ zzz }}", 1, "zzz", "there is no value “zzz” here"),
    Mistake("{{ page.summary.uper() }}", 1, "page.summary.uper", "there is no value “page.summary.uper” here"),
    Mistake("{{ {'one': 1, 'two': 2}['zzz'] }}", 1, "zzz", "there is no value “zzz” here", "there are: one, two"),
    Mistake("{{ {'rows': 1}.row }}", 1, "row", "there is no value “row” here", "did you mean “rows”?"),
    Mistake("{{ page.rows[7].x }}", 1, "7", "there is no entry 7 here", "ask first whether there are as many"),
    Mistake("{% set x = none %}{{ x.y }}", 1, "x.y", "“x” is empty here, so it has no “y”", "ask first: {% if x %}"),
    Mistake("{{ none['y'] }}", 1, "y", "“the value” is empty here, so it has no “y”", "ask first: {% if the value %}"),
    Mistake("{{ icons['maill'] }}", 1, "maill", "there is no icon “maill”", "did you mean “mail”?"),
    Mistake("{{ icons.zz }}", 1, "zz", "there is no icon “zz”", "put the file zz.svg into the theme's folder icons/"),
    Mistake("{{ lipsum() }}", 1, "lipsum", "there is no value “lipsum” here"),
    # What the sandbox forbids
    Mistake("{{ page.__class__ }}", 1, "__class__", "templates may not use “__class__”"),
    Mistake("{{ [].append(1) }}", 1, "append", "templates may not use “append”"),
    Mistake("{{ '{0.__class__}'.format(page) }}", 1, "__class__", "templates may not use “__class__”"),
    # Other templates
    Mistake("{% include 'gone.html' %}", 1, "gone.html", "there is no template “gone.html”", NO_TEMPLATE),
    Mistake(
        "a\n{% extends 'bass.html' %}", 2, "bass.html", "there is no template “bass.html”", "did you mean “base.html”?"
    ),
    Mistake(
        "{% include ['a.html', 'b.html'] %}", 1, "a.html", "there is no template “a.html” or “b.html”", NO_TEMPLATE
    ),
    Mistake(
        "{% set x = 'gone.html' %}{% include x %}", 1, "gone.html", "there is no template “gone.html”", NO_TEMPLATE
    ),
    Mistake(
        "{% set x = [] %}{% include x %}", 1, "{% set x = [] %}{% include x %}", "there is no template “”", NO_TEMPLATE
    ),
    Mistake(
        "{% extends 'people.html' %}",
        1,
        "people.html",
        "this template extends itself",
        "write 'default/people.html' for the built-in one",
    ),
    Mistake(
        "{% include 'people.html' %}",
        1,
        "{% include 'people.html' %}",
        "this template uses itself, by itself or by way of others",
        "see which templates it names",
    ),
    Mistake(IMPORTED + "{{ part.nam(1) }}", 2, "nam", "“parts/macros.html” has no macro “nam”", "did you mean “name”?"),
    Mistake("{% from 'parts/macros.html' import nam %}{{ nam() }}", 1, "nam", "“parts/macros.html” has no “nam”"),
    Mistake("{% block a %}{{ super() }}{% endblock %}", 1, "super", "there is no parent block called “a”"),
    # How a template is written
    Mistake(
        "a\n{% if %}",
        2,
        "{% if %}",
        "this cannot be read: expected an expression, got “end of statement block”",
        COMPARE,
    ),
    Mistake("{{ root|uper }}", 1, "uper", "there is no filter “uper”", "did you mean “upper”?"),
    Mistake("{{ root is zzz }}", 1, "zzz", "there is no test “zzz”"),
    Mistake("{% iff a %}", 1, "iff", "“iff” is not a tag that can stand here", "did you mean “if”?"),
    Mistake("{% zzz a %}", 1, "zzz", "“zzz” is not a tag that can stand here"),
    Mistake(
        "{% if a %}\n{% endfor %}",
        2,
        "endfor",
        "“endfor” is not a tag that can stand here",
        "“if” is still open: write {% endif %} first",
    ),
    Mistake(
        "{% for a in b %}{% endfor %}\n{% for c in d %}\n\n",
        2,
        "for",
        "“for” is never closed",
        "write {% endfor %} where it ends",
    ),
    Mistake(
        "{{ 'a }}", 1, "{{ 'a }}", "“'” cannot stand here", "look for a quotation mark or bracket that has no partner"
    ),
    # Everything else
    Mistake("a\n\n{{ 1 / 0 }}", 3, "{{ 1 / 0 }}", "this cannot be shown: division by zero"),
    Mistake("{{ page() }}", 1, "{{ page() }}", "this cannot be shown: “People” object is not callable"),
]


@pytest.mark.parametrize("wrong", MISTAKES, ids=lambda wrong: wrong.text)
def test_a_mistake_is_told_with_its_place_and_a_remedy(
    mine: Folder, told: Callable[..., Diagnostic], wrong: Mistake
) -> None:
    mine.write(PEOPLE, wrong.text)
    one = told()
    assert (one.path, one.code, one.span.line) == (PEOPLE, "bad-template", wrong.line)
    assert one.excerpt == wrong.text.split("\n")[wrong.line - 1]
    assert one.excerpt[one.span.column - 1 : one.span.end_column - 1] == wrong.marked
    assert (one.message, one.help) == (wrong.message, wrong.remedy)


def test_what_there_is_is_listed_where_nothing_is_near(mine: Folder, told: Callable[..., Diagnostic]) -> None:
    mine.write(PEOPLE, "{{ page.zzz }}")
    listed = told().help.removeprefix("there are: ").split(", ")
    assert {"rows", "summary"} <= set(listed)
    mine.write(PEOPLE, f"{{{{ {dict.fromkeys(map(str, range(10, 30)), 1)}.zzz }}}}")
    assert told().help == "there are: 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21 and more"


def test_a_mistake_in_what_another_template_is_given(mine: Folder, told: Callable[..., Diagnostic]) -> None:
    mine.write(PEOPLE, IMPORTED + "{{ part.name('Ada') }}")
    one = told()
    assert (one.path, one.span.line) == (PEOPLE, 2)
    assert one.message.startswith("there is no value “href” here (parts/macros.html, line ")


def test_a_built_in_page_that_lacks_something_of_ones_own_part(mine: Folder, told: Callable[..., Diagnostic]) -> None:
    mine.write("themes/mine/templates/parts/macros.html", "{% macro nothing() %}{% endmacro %}")
    one = told("contacts/ada.html")
    assert (one.path, one.span.line) == (MACROS, 1)
    assert one.message.startswith("“parts/macros.html” has no macro “")
    assert "(contact.html, line " in one.message


def test_a_part_that_stands_on_every_page(mine: Folder, told: Callable[..., Diagnostic]) -> None:
    mine.write("themes/mine/templates/parts/side.html", "{{ site.titel }}")
    one = told()
    assert (one.path, one.help) == ("themes/mine/templates/parts/side.html", "did you mean “title”?")


def test_an_icon_template(mine: Folder, told: Callable[..., Diagnostic]) -> None:
    mine.write("themes/mine/templates/parts/icon.html", "{{ nmae }}")
    assert told().path == "themes/mine/templates/parts/icon.html"


def test_a_template_that_may_be_absent_is_no_mistake(mine: Folder, site: Render) -> None:
    mine.write(PEOPLE, "{% include 'gone.html' ignore missing %}{% include ['gone.html', 'parts/rest.html'] %}here")
    mine.write("themes/mine/templates/parts/rest.html", "x")
    assert site().html("people.html") == "xhere"


def test_every_template_is_read_though_no_page_uses_it(mine: Folder, told: Callable[..., Diagnostic]) -> None:
    mine.write("themes/mine/templates/old/unused.html", "{% if %}")
    assert told().path == "themes/mine/templates/old/unused.html"


def test_several_mistakes_are_told_at_once(mine: Folder) -> None:
    for name in ("b.html", "a.html"):
        mine.write(f"themes/mine/templates/{name}", "{% if %}")
    mine.write("themes/mine/templates/notes.txt", "{% if %}")
    (mine.root / "themes/mine/templates/c.html").write_bytes(b"\xe9")
    mine.write("themes/mine/icons/mail.svg", "<svg/>").write_bytes(b"\xe9")
    settings, _ = mine.read_settings()
    found = theme.problems(mine.root, settings)
    assert [(one.path.removeprefix("themes/mine/"), one.code) for one in found] == [
        ("templates/a.html", "bad-template"),
        ("templates/b.html", "bad-template"),
        ("templates/c.html", "encoding"),
        ("icons/mail.svg", "encoding"),
    ]
    with pytest.raises(ThemeError) as caught:
        theme.load(mine.root, settings)
    assert list(caught.value.problems) == found


@pytest.mark.parametrize(
    "text",
    [
        "{{ " + "(" * 2000 + ")" * 2000 + " }}",
        "{% for a in b %}" * 30 + "{% endfor %}" * 30,
        "{{ " + "1" * 5000 + " }}",
    ],
    ids=["brackets", "loops", "digits"],
)
def test_a_template_that_is_too_much_for_python(mine: Folder, told: Callable[..., Diagnostic], text: str) -> None:
    mine.write(PEOPLE, text)
    assert told().message == "this template nests too deeply, or holds too long a number, to be read"


def test_a_template_that_cannot_be_opened(mine: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    mine.write(PEOPLE, "x")
    monkeypatch.setattr("builder.source.reading.read_bytes", denied)
    (one,) = theme.problems(mine.root, mine.read_settings()[0])
    assert (one.path, one.code) == (PEOPLE, "unreadable-file")
    assert one.message == "this template could not be read: permission denied"


def test_a_mistake_of_ours_is_not_blamed_on_anybody(mine: Folder) -> None:
    mine.write("themes/mine/templates/mine.html", "x")
    chosen = theme.load(mine.root, mine.read_settings()[0])
    with pytest.raises(UndefinedError):
        chosen.part("parts/side.html", root="", section="")
