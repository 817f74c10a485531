"""Write what was measured into the documents, between the comments that mark the place."""

import re
from pathlib import Path

from benchmarks import office
from benchmarks.report import Results

DOCS = Path(__file__).parents[1] / "docs"
_BLOCK = re.compile(r"(<!-- figures[^>]*-->\n).*?(<!-- end of figures -->)", re.DOTALL)


def write(results: Results, text: str, docs: Path = DOCS) -> None:
    """Put the report into docs/performance.md, and what follows from it into docs/scaling.md."""
    _replace(docs / "performance.md", text)
    reckoned = office.reckoned(results)
    if reckoned:
        _replace(docs / "scaling.md", reckoned)


def _replace(document: Path, text: str) -> None:
    before = document.read_text(encoding="utf-8")
    after, count = _BLOCK.subn(lambda found: f"{found[1]}{text}\n{found[2]}", before)
    if count != 1:
        raise ValueError(f"{document.name} should have one place for figures, it has {count}")
    document.write_text(after, encoding="utf-8")
