"""The side bar's entries and, for each, the page it opens.

To add a page: write a class derived from `Page`, taking the session, and add one line to
`_HAND_WRITTEN` below (module and class by name, so that nothing is imported before it is opened).
Every register gets a `RegisterPage(session, key)` without further ado, unless a line with the same
key stands in `_HAND_WRITTEN`. Those without a place in the menu (the parts of something else) have
no line in the side bar; links, the finder and reports lead to them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from lif_desktop.ui.page import Page
from lif_desktop.ui.session import Session

if TYPE_CHECKING:
    from lif_desktop.registers import Register

_BOARD_ORDER = ("meetings", "priorities", "imports", "agencies", "groups")
GROUPS = ("Improve", "Cases", "Scrutiny", "Board")


@dataclass(frozen=True, slots=True)
class Entry:
    """One page; `register` names the register whose records it counts.

    A page `beneath` another has no line of its own; that one's is marked while it is in view.
    """

    key: str
    title: str
    group: str
    page: str
    register: str = ""
    beneath: str = ""

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
    Entry("imports", "Returns", "Board", "importing.page:ImportPage"),
    Entry("returns", "Returns sent out", "Scrutiny", "returns.page:ReturnsPage", "returns"),
)
# Pages without a line in the side bar that are no registers; the last name is whose line is marked.
_WITHIN = (
    Entry("composer", "Board pack", "", "meetings.composer:ComposerPage", beneath="meetings"),
)
# Where somebody who looks at a register without line or parent came from.
_STANDING_IN = {"readings": "imports", "holidays": "meetings"}


def entries() -> list[Entry]:
    """Return the side bar from top to bottom: Today, then the four groups in order."""
    found = {entry.key: entry for entry in (*_of_registers(), *_HAND_WRITTEN)}
    order = ("", *GROUPS)
    return sorted(found.values(), key=lambda entry: (order.index(entry.group), _place(entry.key)))


def _place(key: str) -> int:
    return _BOARD_ORDER.index(key) if key in _BOARD_ORDER else len(_BOARD_ORDER)


def beneath() -> list[Entry]:
    """Return the pages that have no line in the side bar."""
    from lif_desktop import registers  # noqa: PLC0415 - heavy; not needed before a board is open

    return [
        *_WITHIN,
        *(
            Entry(one.key, one.plural, "", _REGISTER, beneath=_above(one))
            for one in registers.shown()
            if not one.menu.value
        ),
    ]


def _above(register: "Register") -> str:
    """Return the key of the page whose line stands for a register without one: its parent's."""
    from lif_desktop import registers  # noqa: PLC0415 - heavy; not needed before a board is open

    while not register.menu.value:
        if not register.parent:
            return _STANDING_IN.get(register.key, "today")
        link = next(link for link in register.links if link.key == register.parent)
        register = registers.get(link.to)
    return register.key


def _of_registers() -> Iterator[Entry]:
    from lif_desktop import registers  # noqa: PLC0415 - heavy; not needed before a board is open

    for register in registers.shown():
        if register.menu.value:
            yield Entry(register.key, register.plural, register.menu.value, _REGISTER, register.key)
