"""Letters of one's own in ``content/drafts``: read as text; what they say as templates is for the letters to judge."""

from pathlib import Path

from builder.diagnostics import Diagnostic
from builder.source import reading
from builder.source.attachments import CONTENT
from builder.source.document import Document, whole_file
from builder.source.files import NoteFile, find_texts

FOLDER = f"{CONTENT}/drafts"
"""Where they are, from the notes' root."""

ENDING = ".txt"
"""How their names end."""


def read(root: Path) -> tuple[dict[str, Document], list[Diagnostic]]:
    """Return the letters of one's own below *root* by their names in lower case, and what is wrong with the files.

    Of several files of one name the first by path counts. What does not end in ``.txt`` has its whole name.
    """
    found, problems = find_texts(root, FOLDER, ENDING)
    letters: dict[str, Document] = {}
    for file in found:
        name = file.slug.casefold()
        if name in letters:
            message = f"this is a second draft of that name; “{letters[name].path}” is used"
            problems.append(whole_file(file.path, "unused-draft", message, "keep what is right in one of the two"))
            continue
        document, problem = _opened(file)
        if problem:
            problems.append(problem)
        else:
            letters[name] = document
    return letters, problems


def _opened(file: NoteFile) -> tuple[Document, Diagnostic | None]:
    """Return a file as a document, and why it cannot be used, in which case the document is empty."""
    text, problem = reading.read_text(file.path, file.file, "this file")
    if not problem and not text.strip():
        message = "this draft is blank, so the built-in one is used"
        problem = whole_file(file.path, "blank-note", message, "write it, or delete it")
    return Document(file.path, file.slug, text, 0, 0, 0, {}), problem
