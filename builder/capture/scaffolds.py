"""The texts of new files."""

from datetime import date

GITIGNORE = """\
# Made by Keepwarm anew at every build; it holds other people's confidences, so it stays on this machine.
/site/
/.keepwarm/
/.keepwarm-*
"""

MAKEFILE = """\
# Keepwarm for these notes: make site, make serve, make check, make due.
# .keepwarm/tool says where this machine has Keepwarm; “keepwarm init .” writes it anew.
RUN = tool=$$(cat .keepwarm/tool 2>/dev/null); [ -x "$$tool" ] || tool=$$(command -v keepwarm) || { \\
	echo "Keepwarm is not installed here: run “make mine DIR=…” in its folder, or “pipx install .” there." >&2; \\
	exit 2; }; "$$tool"

.PHONY: site serve check due
site:
	@$(RUN) build

serve:
	@$(RUN) serve

check:
	@$(RUN) check

due:
	@$(RUN) due
"""

PRE_COMMIT = """\
#!/bin/sh
# Checks the notes before each commit; “git commit --no-verify” passes it by.
exec make -s check
"""

PROFILE = """\
---
name:
headline:
email:
linkedin:
looking_for:
linkedin_ready: false
---
What stands here about you goes into prep sheets and letters. Everything is optional.

## Pitch

## Vision

## Strengths

## Talking points

## News

## Open questions
"""


def settings(today: date, *, with_people: bool) -> str:
    """Return a settings file for notes that begin *today*; for the sample's people one without a start.

    ``start`` lets old notes in without a wall of guilt; the sample's story would lapse by it.
    """
    lines = ["# Every setting has a default; docs/format.md lists them all.", "# timezone: Europe/Berlin"]
    if with_people:
        lines += [
            "# A key of one's own, which some of the notes have; named here, it raises no warning.",
            "extra_fields: [coffee]",
        ]
    else:
        lines += [
            "follow_up:",
            "  # What was due before this day counts as lapsed: old notes come in without a wall of guilt.",
            f"  start: {today.isoformat()}",
        ]
    return "\n".join(lines) + "\n"
