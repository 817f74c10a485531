"""The pages of the site that are no note's own, in the order of the navigation."""

from collections.abc import Callable
from typing import Any, NamedTuple

from builder.site import lists, today
from builder.site.desk import Sheet


class Page(NamedTuple):
    """A page: its address from the root, its name, its icon, its group in the navigation, and what makes its view.

    A page without a group stands in no group of the navigation; other places lead there.
    """

    path: str
    name: str
    icon: str
    group: str | None
    view: Callable[[Sheet], Any]

    @property
    def template(self) -> str:
        """Return the name of its template, which is that of the page but for Today."""
        return "today.html" if self.path == "index.html" else self.path


PAGES: tuple[Page, ...] = (
    Page("index.html", "Today", "sun", "", today.view),
    Page("people.html", "People", "users-round", "", lists.people),
    Page("interviews.html", "Interviews", "messages-square", "", lists.interviews),
    Page("organisations.html", "Organisations", "building-2", "", lists.organisations),
    Page("problems.html", "Problems", "file-warning", None, lists.problems),
)
GROUPS = ("", "Keep", "Prepare", "Look back")
"""The groups of the navigation; the first has no heading."""
