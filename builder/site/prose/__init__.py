"""Markdown of notes as markup."""
