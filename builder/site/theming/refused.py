"""The refusal of a theme: apart from what explains its mistakes, for every build has to know it."""

from collections.abc import Iterable

from builder.diagnostics import Diagnostic


class ThemeError(Exception):
    """A theme with mistakes that leave nothing to build; holds their diagnostics."""

    def __init__(self, problems: Iterable[Diagnostic]) -> None:
        """Keep the diagnostics, of which there is at least one."""
        self.problems = tuple(problems)
        first = self.problems[0]
        super().__init__(f"{first.path}:{first.span.line}: {first.message}")

    def __reduce__(self) -> tuple[type["ThemeError"], tuple[tuple[Diagnostic, ...]]]:
        """Return how to make it again, where a process tells another."""
        return type(self), (self.problems,)
