"""Pages as they are served: the script is there, and may do what it has to."""

from pathlib import Path

import pytest

from builder import serve
from builder.serve.pages import allowing, between, own_file, with_script

SITE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
META = '<meta http-equiv="Content-Security-Policy" content="{}">'


def test_the_script_stands_at_the_end_of_the_page() -> None:
    served = with_script("<body><p>“é”</p></body></html>".encode(), "abc-1").decode()
    assert served.startswith("<body><p>“é”</p><link ")
    assert ' data-built="abc-1" ' in served
    assert served.endswith("</script>\n</body></html>")


@pytest.mark.parametrize("page", ["<p>a", "<BODY>a</BODY>", "<body>&lt;/body&gt;</body>", ""])
def test_odd_pages_have_it_too(page: str) -> None:
    served = with_script(page.encode(), "x").decode()
    assert served.count("/reload.js") == 1
    assert served.lower().rfind("</script>") < (served.lower() + "</body>").rfind("</body>")


def test_the_policy_of_a_page_lets_it_ask_this_server_and_nothing_else_more() -> None:
    served = with_script(f"<head>{META.format(SITE)}</head><body></body>".encode(), "x").decode()
    assert META.format(f"{SITE}; connect-src 'self'") in served


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("default-src 'none'", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"),
        ("default-src", "default-src; script-src 'self'; style-src 'self'; connect-src 'self'"),
        ("script-src 'none'", "script-src 'self'"),
        ("img-src 'self'", "img-src 'self'"),
        ("CONNECT-SRC 'none'; connect-src *;;", "connect-src 'self'"),
        (
            "connect-src https://a.example; script-src-elem 'none'",
            "connect-src https://a.example 'self'; script-src-elem 'self'",
        ),
        ("", ""),
    ],
)
def test_policies_of_other_themes_are_loosened_as_little(policy: str, expected: str) -> None:
    assert allowing(policy) == expected


@pytest.mark.parametrize(
    "tag",
    [
        "<META HTTP-EQUIV='content-security-policy'\n content='default-src &#39;self&#39; \"a\"'>",
        "<meta content=\"default-src 'self' &quot;a&quot;\" http-equiv=Content-Security-Policy>",
    ],
)
def test_a_policy_is_found_however_it_is_written(tag: str) -> None:
    served = with_script(tag.encode(), "x").decode()
    assert "content=\"default-src 'self' &quot;a&quot;; script-src &quot;a&quot; 'self';" in served


def test_what_only_speaks_of_a_policy_stays() -> None:
    page = "<meta name=x content=\"default-src 'none'\"><p>&lt;meta http-equiv=Content-Security-Policy content=''&gt;"
    assert with_script(page.encode(), "x").decode().startswith(page)


def test_nothing_of_a_note_becomes_markup() -> None:
    page = between("<b>", "“<script>alert(1)</script>”", '"><i>', home=True).decode()
    assert "<b>" not in page
    assert "<script>alert" not in page
    assert "<i>" not in page


def test_only_what_belongs_to_the_script_is_given_away() -> None:
    assert own_file("reload.js")
    assert own_file("reload.css")
    for name in ("between.html", "", ".", "..", "../loop.py", "events"):
        assert own_file(name) is None


def test_the_script_never_takes_texts_for_markup() -> None:
    script = (Path(serve.__file__).parent / "static" / "reload.js").read_text(encoding="utf-8")
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval", ".style"):
        assert way not in script
