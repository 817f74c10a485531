"""What can be wrong with notes, and how we say it."""

from builder.diagnostics.codes import CODES, Code, Severity
from builder.diagnostics.model import Diagnostic, Span, tally

__all__ = ["CODES", "Code", "Diagnostic", "Severity", "Span", "tally"]
