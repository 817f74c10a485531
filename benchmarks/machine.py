"""The machine that something was measured on, in a few words."""

import os
import platform
import re
from pathlib import Path


def described() -> str:
    """Return processor, number of cores, memory, system and Python, as far as the system tells."""
    return ", ".join((_processor(), _cores(), _memory(), _system(), f"Python {platform.python_version()}"))


def filesystem(folder: Path) -> str:
    """Return the kind of file system that *folder* is on, such as ``ext4`` or ``tmpfs``; else ``disk``."""
    place, kind = "", "disk"
    for line in _read("/proc/mounts").splitlines():
        _, mounted, its_kind, *_ = line.split(" ")
        if folder.resolve().is_relative_to(mounted) and len(mounted) >= len(place):
            place, kind = mounted, its_kind
    return kind


def _processor() -> str:
    found = re.search(r"^model name\s*:\s*(.+)$", _read("/proc/cpuinfo"), re.MULTILINE)
    return found[1].strip() if found else platform.processor() or platform.machine()


def _cores() -> str:
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return f"{count} core{'' if count == 1 else 's'}"


def _memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / (1 << 30):.0f} GiB"


def _system() -> str:
    found = re.search(r'^PRETTY_NAME="?([^"\n]+)', _read("/etc/os-release"), re.MULTILINE)
    return f"{found[1] if found else platform.system()}, {platform.system()} {platform.release().split('-')[0]}"


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
