"""The ``keepwarm`` command. Modules here import the rest late, so that ``--help`` and ``--version`` are quick.

A build where nothing has changed is the quickest, then one where only a long text of a note has changed: they are
answered before even click is imported.
"""

import gc
import os
import sys
import time

TYPE_CHECKING = False  # typing itself takes as long as the rest of this
if TYPE_CHECKING:
    from typing import NoReturn

    from builder.cli.unchanged import Found

FAILED = 2
"""Exit status: used wrongly, or could not run (docs/commands.md, Exit statuses)."""

READER_GONE = 141
"""Exit status: the reader of the output has gone; what shells report of other tools then (128 + SIGPIPE)."""

INTERRUPTED = 130
"""Exit status: interrupted from the keyboard."""

_NO_UTF_8 = """\
keepwarm: your system's settings say that names of files are {}, so many notes could not be named
Set PYTHONUTF8=1, or a locale with UTF-8, and try again.
"""

COMPLETE = "_KEEPWARM_COMPLETE"
"""The variable by which a shell asks for completions."""


def main() -> "NoReturn":
    """Run the command line and exit; whatever goes wrong is a sentence on standard error, never a traceback."""
    gc.disable()  # a command is over soon, and next to nothing of what it makes dies before
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever called us
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - until the end
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets a substitute, not a crash.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    asked = os.environ.get(COMPLETE)
    try:
        status = _complete(asked) if asked else _run()
    except KeyboardInterrupt:  # while it was still getting ready
        import signal

        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.stderr.write("Interrupted.\n")
        status = INTERRUPTED
    finally:
        gc.freeze()  # so that nobody looks through all of it once more at the end
        gc.enable()
    # Python ends itself by Ctrl-C's signal where that struck in code made from a text, as classes often are, though it
    # was caught. Only when more such code has run does it forget that.
    exec("")  # noqa: S102
    sys.exit(status)


def _complete(asked: str) -> int:
    from builder.cli import shells
    from builder.cli.group import keepwarm

    return shells.answer(keepwarm, asked)


def _run() -> int:
    """Run the command line and return its exit status."""
    if sys.getfilesystemencoding() != "utf-8":
        sys.stderr.write(_NO_UTF_8.format(sys.getfilesystemencoding()))
        return FAILED
    found = None
    try:
        from builder.cli import unchanged

        found = unchanged.ask(sys.argv[1:], time.time_ns())
        said = _answer(found) if found else None
        if found and said is not None:
            sys.stderr.write(found.messages())
            sys.stdout.write(said)
            sys.stdout.flush()
            return int(found.stamp.status)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - it is explained
        from builder.cli import running

        return running.explained(error)
    finally:
        if found:
            found.site.close()
    from builder.cli import running

    return running.run(found.notes if found else None)


def _answer(found: "Found") -> str | None:
    """Return what to print where little or nothing has changed since the last build, else None."""
    if found.is_same():
        return found.stamp.out
    from builder.cli import shortcut

    return shortcut.answer(found)
