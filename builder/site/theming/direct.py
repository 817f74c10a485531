"""The built-in templates as Python that does no more than it must: views have what these templates ask them for.

Jinja looks an attribute up among items, too, and copies every text that it shows; half of a page's time went there.
Somebody's own templates get Jinja as it is, for their mistakes must be told.
"""

from collections.abc import Iterable, MutableMapping
from types import FunctionType
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import internalcode, missing
from markupsafe import Markup, escape

from builder.site.trusted import trusted

_ARGUMENT = "l_1_"  # how Jinja begins the names of a macro's arguments in Python; no macro stands within something


def shown(value: object) -> str:
    """Return a value as it may stand in a page, like ``escape``, but a text with nothing to escape as it is."""
    if type(value) is str:  # every value of every page is asked; one pattern takes longer to look for all five
        special = "&" in value or "<" in value or ">" in value or "'" in value or '"' in value
        return escape(value) if special else value
    return value if type(value) is Markup else escape(value)


def macro(written: FunctionType, arguments: int) -> FunctionType:
    """Return a macro of which the Python is *written* with so many arguments; what is not given is missing."""
    written.__defaults__ = (missing,) * arguments
    return written


class _Code(CodeGenerator):
    """Writes the Python of a template: attributes and items without looking for others, ``shown`` for ``escape``.

    Templates and blocks gather what they show, as macros do: what one hands on passes through every template around it.
    What a template takes from another is the same for all pages.
    """

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("shown, trusted, make_macro = environment.shown, environment.trusted, environment.macro")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:  # noqa: ARG002 - its base's
        self.write(f"make_macro(macro, {len(macro_ref.node.args)})")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - its base's
        self.writeline(f"return trusted(concat({frame.buffer}))")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        if frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        self.write("environment.get_template(")
        self.visit(node.template, frame)
        self.write(f", {self.name!r}).module")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002 - its base's
        self.write("shown(")

    def visit_Call(self, node: nodes.Call, frame: Frame) -> None:  # type: ignore[override]  # noqa: N802 - its base's name
        self.visit(node.node, frame)
        self.write("(")
        for one in node.args:
            self.visit(one, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(f"{_ARGUMENT}{named.key}=")
            self.visit(named.value, frame)
            self.write(", ")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - its base's name
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802 - its base's name
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")


class Direct(Environment):
    """What compiles and renders the built-in templates."""

    code_generator_class = _Code
    shown = staticmethod(shown)
    trusted = staticmethod(trusted)
    macro = staticmethod(macro)

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - its base's
        """Take the options of an environment."""
        super().__init__(**options)
        self._found: dict[str, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:  # noqa: ARG002 - its base's
        """Return the same globals for every template: none of these has values of its own."""
        return self.globals

    @internalcode
    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - its base's name
    ) -> Template:
        """Return a template, found once for all pages: none of these changes."""
        found = self._found.get(str(name))
        if found is None:
            found = self._found[str(name)] = super().get_template(name, parent, globals)
        return found
