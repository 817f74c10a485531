"""Who led to whom, as a graph in DOT, the language of Graphviz (https://graphviz.org/doc/info/lang.html).

It holds what the page of introductions draws, for pictures of one's own; nothing here needs Graphviz itself.
"""

from collections.abc import Iterator

from builder.followups.facts import Facts
from builder.insights.network import Network

_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\""})


def render(facts: Facts, network: Network) -> bytes:
    """Return everybody who led to somebody, or was led to, as a graph in UTF-8; same notes, same day, same bytes.

    An arrow leads from whoever gave a name to whoever bears it, a dashed one from those who gave it too. Whom one has
    talked with has a bold frame.
    """
    return "".join(f"{line}\n" for line in _lines(facts, network)).encode()


def _lines(facts: Facts, network: Network) -> Iterator[str]:
    yield "digraph introductions {"
    yield '  rankdir=LR; node [shape=box, style="rounded", fontname="sans-serif"];'
    shown = sorted(network.chain_of)
    for slug in shown:
        talked = ', style="rounded,bold"' if facts.contacts[slug].talks else ""
        yield f"  {_quoted(slug)} [label={_quoted(_label(facts, slug))}{talked}];"
    for slug in shown:
        if slug in network.introducer:
            yield f"  {_quoted(network.introducer[slug])} -> {_quoted(slug)};"
        for other in network.also.get(slug, ()):
            if other in network.chain_of:
                yield f"  {_quoted(other)} -> {_quoted(slug)} [style=dashed, constraint=false];"
    yield "}"


def _label(facts: Facts, slug: str) -> str:
    """Return a name, and below it the organisation."""
    contact = facts.library.contacts[slug]
    place = facts.library.workplace(contact)
    return "\n".join(filter(None, (contact.name, place.name if place else "")))


def _quoted(text: str) -> str:
    """Return a text as an identifier or a label; a line break in one is two characters there."""
    return '"' + text.translate(_ESCAPES).replace("\n", r"\n") + '"'
