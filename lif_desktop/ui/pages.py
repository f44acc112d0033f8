"""The side bar's entries and, for each, the page it opens.

To add a page: write a class derived from `Page`, taking the session, and add one line to
`_HAND_WRITTEN` below (module and class by name, so that nothing is imported before it is opened).
Every register with a place in the menu gets a `RegisterPage(session, key)` without further ado,
unless a line with the same key stands in `_HAND_WRITTEN`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from lif_desktop.ui.page import Page
from lif_desktop.ui.session import Session

_BOARD_ORDER = ("meetings", "returns", "agencies", "groups")
GROUPS = ("Improve", "Cases", "Scrutiny", "Board")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the side bar; `register` names the register whose records it counts."""

    key: str
    title: str
    group: str
    page: str
    register: str = ""

    def make(self, session: Session) -> Page:
        """Import the page's class and build it for the open board."""
        module, _, name = self.page.partition(":")
        make = getattr(import_module(f"lif_desktop.ui.{module}"), name)
        page: Page = make(session, self.key) if self.page == _REGISTER else make(session)
        return page


_REGISTER = "register.page:RegisterPage"
_HAND_WRITTEN = (
    Entry("today", "Today", "", "today.page:TodayPage"),
    Entry("reports", "Reports", "", "reports.page:ReportsPage"),
    Entry("meetings", "Meetings and papers", "Board", "meetings.page:MeetingsPage", "meetings"),
    Entry("returns", "Returns", "Board", "importing.page:ImportPage"),
)


def entries() -> list[Entry]:
    """Return the side bar from top to bottom: Today, then the four groups in order."""
    found = {entry.key: entry for entry in (*_of_registers(), *_HAND_WRITTEN)}
    order = ("", *GROUPS)
    return sorted(found.values(), key=lambda entry: (order.index(entry.group), _place(entry.key)))


def _place(key: str) -> int:
    return _BOARD_ORDER.index(key) if key in _BOARD_ORDER else 0


def _of_registers() -> Iterator[Entry]:
    from lif_desktop import registers  # noqa: PLC0415 - heavy; not needed before a board is open

    for register in registers.shown():
        if register.menu.value:
            yield Entry(register.key, register.plural, register.menu.value, _REGISTER, register.key)
