"""The little that templates of letters can do: show values, ask with ``if``, go through a list with ``for``.

Nothing in it can take long or grow large: no calls, no arithmetic, no loop within a loop, no other files. Everything
else is refused when a template is read, with its line; Jinja's sandbox is the second line of defence.
"""

import re
import unicodedata
from collections.abc import Iterator

from jinja2 import StrictUndefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from builder.drafts.mistakes import Mistake, near
from builder.drafts.values import NAMES, VALUES, Items, Known
from builder.followups.wording import SENTENCE_ENDS, capital, listed
from builder.insights.text import unquoted

GUIDE = "docs/letters.md says what drafts know and can do"

_LISTS = frozenset(one.name for one in VALUES if one.many)
_OF_LOOPS = ("first", "last", "index", "length")
_WITHIN = str.maketrans("“”", "‘’")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s()]*(?:\([^\s()]*\)[^\s()]*)*", re.IGNORECASE)
_CLOSING = "\"'”’“»」』"
_EMOJI = "\u2190"  # and what comes after, as far as it is a symbol
_KANA, _HAN = "\u3040", "\u9fff"  # from the first letter to the last that has a full stop of its own
_OF_EMOJI = "\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"  # what may follow one: its form, its skin
_PLAIN = (
    nodes.And,
    nodes.Compare,
    nodes.CondExpr,
    nodes.Const,
    nodes.If,
    nodes.List,
    nodes.Not,
    nodes.Operand,
    nodes.Or,
    nodes.Output,
    nodes.Template,
    nodes.TemplateData,
    nodes.Tuple,
)
_TAGS = {
    nodes.Assign: "set",
    nodes.AssignBlock: "set",
    nodes.Block: "block",
    nodes.CallBlock: "call",
    nodes.Extends: "extends",
    nodes.FilterBlock: "filter",
    nodes.FromImport: "from",
    nodes.Import: "import",
    nodes.Include: "include",
    nodes.Macro: "macro",
    nodes.With: "with",
}


def _first(value: Known, number: int | None = None) -> Known:
    """Return the first item of a list, or a list of the first so many; whatever is no list stays as it is."""
    if not isinstance(value, Items):
        return value
    return value[0] if number is None else Items(value[: max(number, 1)])


def _last(value: Known) -> Known:
    return value[-1] if isinstance(value, Items) else value


def _join(value: Known, between: str = ", ") -> Known:
    return str(between).join(value) if isinstance(value, Items) else value


def _count(value: Known) -> int:
    return len(value) if isinstance(value, Items) else 1 if value else 0


def _default(value: Known, instead: str) -> Known:
    return value or instead


def _sentence(value: Known) -> str:
    """Return words as a sentence: with a capital, and a full stop where nothing else ends it, be it an emoji.

    A web address stays as it is, and nothing is put right behind it: it may be what is clicked.
    """
    text = str(value)
    text = text if _ADDRESS.match(text) else capital(text)
    if _ADDRESS.fullmatch(text.rpartition(" ")[2]):
        return text
    last = text.rstrip(_OF_EMOJI)[-1:]
    is_emoji = last > _EMOJI and unicodedata.category(last) == "So"
    if is_emoji or text.rstrip(_CLOSING).endswith(SENTENCE_ENDS):
        return text
    return f"{text}。" if _KANA <= last <= _HAN else f"{text}."


def _quoted(value: Known) -> str:
    """Return words in quotation marks, those within them turned to single ones; of a list each by itself.

    Those that stand around the words already are replaced.
    """
    if isinstance(value, Items):
        return listed([_quoted(one) for one in value])
    words = unquoted(str(value))
    return f"“{words.translate(_WITHIN)}”" if value else words


FILTERS = {
    "capital": lambda value: capital(str(value)),
    "count": _count,
    "default": _default,
    "first": _first,
    "join": _join,
    "last": _last,
    "lower": lambda value: str(value).lower(),
    "quoted": _quoted,
    "sentence": _sentence,
    "upper": lambda value: str(value).upper(),
}
"""What can be made of a value, by name (docs/letters.md, Filters)."""


def environment() -> ImmutableSandboxedEnvironment:
    """Return what reads and fills templates of letters, and knows nothing but them."""
    made = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, auto_reload=False, trim_blocks=True, lstrip_blocks=True
    )
    made.globals.clear()
    made.tests.clear()
    made.filters.clear()
    made.filters.update(FILTERS)
    return made


def refused(tree: nodes.Template) -> Iterator[tuple[int, Mistake]]:
    """Yield what a template may not do, each with its line."""
    yield from _refused(tree, frozenset(), in_loop=False)


def _refused(node: nodes.Node, own: frozenset[str], *, in_loop: bool) -> Iterator[tuple[int, Mistake]]:
    """Yield what is wrong in a node; *own* are the names that loops around it have given."""
    mistake: Mistake | None = None
    if isinstance(node, nodes.For):
        yield from _loop(node, own, in_loop=in_loop)
        return
    if isinstance(node, nodes.Name):
        mistake = None if node.name in NAMES | own else _no_value(node.name, own)
    elif isinstance(node, nodes.Getattr):
        mistake = _within(node, in_loop=in_loop)
        if not mistake:
            return
    elif isinstance(node, nodes.Filter):
        mistake = None if node.name in FILTERS else _no_filter(node.name)
    elif not isinstance(node, _PLAIN):
        mistake = _forbidden(node)
    if mistake:
        yield node_line(node), mistake
        return
    for child in node.iter_child_nodes():
        yield from _refused(child, own, in_loop=in_loop)


def node_line(node: nodes.Node) -> int:
    """Return the line of a node, from 1."""
    return node.lineno or 1


def _loop(node: nodes.For, own: frozenset[str], *, in_loop: bool) -> Iterator[tuple[int, Mistake]]:
    through = node.iter
    while isinstance(through, nodes.Filter) and through.node:
        through = through.node
    if in_loop:
        yield node_line(node), Mistake("a loop cannot stand within a loop", "end the first one before it", "for")
        return
    if not isinstance(through, nodes.Name) or through.name not in _LISTS or node.recursive:
        name = through.name if isinstance(through, nodes.Name) else ""
        message = f"there is no list “{name}”"
        if not name or name in NAMES:
            message = f"“{name}” is not a list" if name else "this is not a list"
        remedy = near(name, _LISTS) if name else ""
        yield node_line(node), Mistake(message, remedy or f"the lists are {', '.join(sorted(_LISTS))}", name)
        return
    if not isinstance(node.target, nodes.Name):
        yield node_line(node), Mistake("items of lists are single values", f"write {{% for one in {through.name} %}}")
        return
    yield from _refused(node.iter, own, in_loop=False)
    inside = own | {node.target.name}
    parts = [*node.body, *([node.test] if node.test else [])]
    for part in parts:
        yield from _refused(part, inside, in_loop=True)
    for part in node.else_:
        yield from _refused(part, own, in_loop=False)


def _within(node: nodes.Getattr, *, in_loop: bool) -> Mistake | None:
    if in_loop and isinstance(node.node, nodes.Name) and node.node.name == "loop" and node.attr in _OF_LOOPS:
        return None
    whole = f"{node.node.name}.{node.attr}" if isinstance(node.node, nodes.Name) else f".{node.attr}"
    return Mistake(f"drafts may not use “{whole}”: their values have nothing within", GUIDE, whole)


def _no_value(name: str, own: frozenset[str]) -> Mistake:
    return Mistake(f"there is no value “{name}”", near(name, NAMES | own) or GUIDE, name)


def _no_filter(name: str) -> Mistake:
    return Mistake(f"there is no filter “{name}”", near(name, FILTERS) or f"there are: {', '.join(FILTERS)}", name)


def _forbidden(node: nodes.Node) -> Mistake:
    tag = next((tag for kind, tag in _TAGS.items() if isinstance(node, kind)), "")
    if tag:
        return Mistake(f"“{tag}” cannot stand in a draft", GUIDE, tag)
    if isinstance(node, nodes.Test):
        return Mistake(f"drafts know no “is {node.name}”", "ask whether a value is known: {% if topics %}", node.name)
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        return Mistake(f"drafts may not call “{node.node.name}”", GUIDE, node.node.name)
    return Mistake("drafts may show values and ask for them; they cannot do this", GUIDE)
