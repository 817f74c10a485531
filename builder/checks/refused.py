"""The refusal of a file of settings: apart from what reads it, for every build has to know it."""

from builder.diagnostics import Diagnostic


class UnreadableFileError(Exception):
    """A file of settings that cannot be read at all; holds the diagnostic that says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        """Keep the diagnostic."""
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class UnreadableSettingsError(UnreadableFileError):
    """The settings file cannot be read at all, so that nothing can be done."""
