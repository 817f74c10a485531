"""Text on disk, read into documents with positions; this package knows no contact and no rule."""
