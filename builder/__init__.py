"""Keepwarm: follow through on informational interviews, from plain-text notes."""

__version__ = "0.1.0"
