"""Pages as they are served: with the script that reloads them, which the site itself never has.

Also the pages that stand in where the site has none.
"""

import re
from functools import cache
from html import escape, unescape
from pathlib import Path
from string import Template

RESERVED = ("-", "keepwarm")
"""The parts that the server's own addresses begin with; no page of a site has them."""

EVENTS = "events"
"""The last part of the address that tells of builds."""

_ADDRESS = "/" + "/".join(RESERVED)
_STATIC = Path(__file__).with_name("static")
_FILES = ("reload.js", "reload.css")
_POLICY = re.compile(rb"<meta\s[^>]*http-equiv\s*=\s*[\"']?content-security-policy\b[^>]*>", re.IGNORECASE)
_CONTENT = re.compile(rb"""(\scontent\s*=\s*)("[^"]*"|'[^']*')""", re.IGNORECASE)
# What the script needs. Where a policy does not say the first three, default-src counts (CSP Level 3, 6.8.3).
_NEEDED = ("script-src", "style-src", "connect-src", "script-src-elem", "style-src-elem")
_BY_DEFAULT = _NEEDED[:3]

OWN_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'"
"""The Content Security Policy of the pages that stand in."""


def with_script(page: bytes, built: str) -> bytes:
    """Return a page of the site with the script that loads it anew once a later build than *built* is there.

    The page's own policy is loosened as far as the script needs: it may ask this server, and nobody else.
    """
    added = (
        f'<link rel="stylesheet" href="{_ADDRESS}/reload.css">'
        f'<script src="{_ADDRESS}/reload.js" data-built="{escape(built)}" data-events="{_ADDRESS}/{EVENTS}" defer>'
        "</script>\n"
    ).encode()
    loosened = _POLICY.sub(lambda meta: _CONTENT.sub(_loosened, meta[0]), page)
    end = loosened.lower().rfind(b"</body>")
    return loosened[:end] + added + loosened[end:] if end >= 0 else loosened + added


def _loosened(match: re.Match[bytes]) -> bytes:
    policy = unescape(match[2][1:-1].decode("utf-8", "replace"))
    return match[1] + b'"' + escape(allowing(policy), quote=False).replace('"', "&quot;").encode() + b'"'


def allowing(policy: str) -> str:
    """Return a Content Security Policy that also allows scripts, styles and answers of the page's own server."""
    rules: dict[str, list[str]] = {}
    for rule in policy.split(";"):
        name, *sources = rule.split() or [""]
        if name:
            rules.setdefault(name.lower(), sources)  # of several the first counts (CSP Level 3, 2.2.1)
    for name in _NEEDED:
        allowed = rules.get(name, rules.get("default-src") if name in _BY_DEFAULT else None)
        if allowed is not None:
            rules[name] = [*(one for one in allowed if one not in ("'none'", "'self'")), "'self'"]
    return "; ".join(" ".join([name, *sources]) for name, sources in rules.items())


def own_file(name: str) -> bytes | None:
    """Return one of the files that belong to the script, or None where there is none of that name."""
    return _read(name) if name in _FILES else None


def between(title: str, sentence: str, built: str, *, home: bool) -> bytes:
    """Return a page that stands where the site has none; *home* says whether to lead to Today."""
    link = '<p><a href="/index.html">Go to Today</a></p>' if home else ""
    page = Template(_read("between.html").decode()).substitute(
        policy=OWN_POLICY, title=escape(title), sentence=escape(sentence), link=link
    )
    return with_script(page.encode(), built)


@cache
def _read(name: str) -> bytes:
    return (_STATIC / name).read_bytes()
