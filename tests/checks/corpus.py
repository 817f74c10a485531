"""The questions in the folder beside this file, by which the rules about questions are held."""

from pathlib import Path

_FOLDER = Path(__file__).parent / "questions"


def lines(name: str) -> list[str]:
    """Return the questions of one file; its first line says what they have in common."""
    return (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()[1:]
