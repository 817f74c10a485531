"""The notes of a new organisation and of a new theme of the question bank (docs/format.md)."""

from builder.capture.scaffolding.writing import Values, comment, section


def organisation_front(name: str) -> Values:
    """Return the front matter of an organisation."""
    return {"name": name, "sector": "", "location": "", "website": "", "target": "", "fields": ""}


def organisation_body() -> tuple[str, ...]:
    """Return what stands below it."""
    return (
        comment(
            "What they do, for whom, how many they are, what is new.",
            "target: true if you would want to work there.",
        ),
        section(
            "Research",
            comment("Findings to test in conversations:", "“- [ ] Most of their analysts come from hospitals”"),
        ),
        section(
            "Open questions",
            comment(
                "What you could not find out, and from whom you might:",
                "“- [ ] Who decides on new posts? → ask [[slug]]”",
            ),
        ),
    )


def theme_front(title: str) -> Values:
    """Return the front matter of a theme."""
    return {"title": title, "levels": "", "fields": "", "order": ""}


def theme_body() -> tuple[str, ...]:
    """Return what stands below it."""
    return (
        comment(
            "One question a line, as “- What does a typical week look like?”. Open ones: what, how, which, why, who.",
            "levels (entry, mid, senior, executive) and fields say whom they suit; leave both empty for everybody.",
            "order is a number: themes with a low one are proposed first.",
        ),
    )
