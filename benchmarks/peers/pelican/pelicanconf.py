"""Pages of the notes and a list of them, and nothing else: no feeds, no tags, no authors, no archives."""

from typing import Any

from pelican.readers import MarkdownReader


class NoteReader(MarkdownReader):  # type: ignore[misc]  # Pelican carries no types
    """Read a note; its status and tags are its own, not Pelican's."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML of a note and its metadata."""
        content, metadata = super().read(source_path)
        metadata["standing"] = metadata.pop("status", None)
        metadata["labels"] = metadata.pop("tags", None)
        return content, metadata


READERS = {"md": NoteReader}
FILENAME_METADATA = r"(?P<title>(?P<slug>.*))"  # a note has no title of its own
DEFAULT_DATE = "fs"
PATH_METADATA = r"(?P<kind>[a-z]*).*"
THEME = "theme"
TIMEZONE = "UTC"
SITENAME = "Generated"
ARTICLE_URL = ARTICLE_SAVE_AS = "{kind}/{slug}.html"
DIRECT_TEMPLATES = ["index"]
CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
WITH_FUTURE_DATES = True
DEFAULT_PAGINATION = False
USE_FOLDER_AS_CATEGORY = False
