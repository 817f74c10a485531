"""Which files a build reads, so that their changes matter: the settings, the notes, the themes, and nothing else."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from builder.checks import settings, themes
from builder.source.attachments import CONTENT
from builder.source.files import entries
from builder.stamp.litter import is_litter
from builder.stamp.looking import Look
from builder.stamp.sight import FOLDER, Row

# What editors, and programs that copy or synchronise, leave beside a file for a moment or as a backup; folders may well
# have such names. Others are litter to every build: Vim's .x.md.swp, Emacs's .#x.md, .obsidian/workspace.json
_LEFTOVER = re.compile(
    r"~\$.*"  # Word
    r"|\d+"  # Vim tries with a file 4913 whether it may write
    r"|.*___jb_(?:tmp|old|bak)___"  # JetBrains
    r"|.*\.(?:sw[a-z]|tmp|part|partial|crdownload)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Places:
    """Where changes matter: below ``folders``, and of ``files``; all absolute, links resolved but for the last name."""

    folders: tuple[str, ...]
    files: frozenset[str]

    @property
    def parents(self) -> tuple[str, ...]:
        """Return the folders that hold ``files``."""
        return tuple(sorted({os.path.dirname(file) for file in self.files}))  # noqa: PTH120 - these are strings

    def matters(self, path: str, *, is_folder: bool = False) -> bool:
        """Return whether a change of *path* may change the site; that of a file, or with *is_folder* of a folder.

        A hidden folder itself does not, but what a note may link to in it.
        """
        if path in self.files:
            return True
        for folder in self.folders:
            if path == folder:
                return True
            if path.startswith(folder + os.sep):
                *above, name = Path(path).relative_to(folder).parts
                is_hidden = any(part.startswith(".") for part in above)
                if is_folder:
                    return not is_hidden and not name.startswith(".")
                return not _LEFTOVER.fullmatch(name) and not is_litter(name, is_hidden=is_hidden)
        return False


def find(root: Path) -> Places:
    """Return the places of the notes below *root* as they are now; a link is also watched where it leads."""
    top = os.path.realpath(root)
    named = [os.path.join(top, name) for name in (CONTENT, themes.FOLDER, settings.FILE)]  # noqa: PTH118
    content, own_themes, chosen = named
    links = [*_links(content), *_links(own_themes), *(link for theme in _folders(own_themes) for link in _links(theme))]
    folders = [os.path.realpath(path) for path in (content, own_themes, *links) if os.path.isdir(path)]  # noqa: PTH112
    outermost = [one for one in folders if not any(one.startswith(other + os.sep) for other in folders)]
    return Places(tuple(sorted(set(outermost))), frozenset([*named, os.path.realpath(chosen)]))


def noticed(look: Look, where: Places) -> list[Row]:
    """Return what was seen of all that matters, which leaves out files that editors write beside notes."""
    seen: list[Row] = [look.beside]
    for path, *held in look.seen:
        if not (held and isinstance(held[0], list)):
            seen.append((path, *held))
        else:
            rows = [row for row in held[0] if _matters(str(path), row, where)]
            if rows or where.matters(str(path), is_folder=True):
                seen.append((path, *rows))
    return seen


def _matters(folder: str, row: Row, where: Places) -> bool:
    name = str(row[0])  # or nothing, where the folder itself could not be looked at
    return not name or where.matters(f"{folder}{os.sep}{name}", is_folder=len(row) == FOLDER)


def _links(folder: str) -> list[str]:
    return [entry.path for entry in entries(folder) if entry.is_symlink()]


def _folders(folder: str) -> list[str]:
    return [entry.path for entry in entries(folder) if entry.is_dir()]
