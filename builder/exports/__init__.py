"""The notes in formats that other programs read; one module a format."""
