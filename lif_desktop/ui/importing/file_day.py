"""The day of which a file speaks: today, unless an old tracker says otherwise."""

from datetime import date

from PySide6.QtWidgets import QLineEdit

from lif_desktop import clock
from lif_desktop.fields import read_day, show_day

_WIDTH = 118
_TOLD = (
    "An old tracker speaks of an earlier day: what the board says since then stays, and dates "
    "without a year lie before it. 31 Mar 2024, 31/3/24 or 2024-03-31"
)


class FileDay(QLineEdit):
    """A line for the day; empty means today, and what is no day, or lies ahead, is not taken."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("today")
        self.setFixedWidth(_WIDTH)
        self.setToolTip(_TOLD)
        self.setAccessibleName("The day of which the file speaks")
        self.editingFinished.connect(lambda: self.show_day(self.day))

    @property
    def day(self) -> date | None:
        """The day that is written; None for today."""
        try:
            found = read_day(self.text())
        except ValueError:
            return None
        return found if found <= clock.today() else None

    def show_day(self, day: date | None) -> None:
        """Write a day plainly; None for today."""
        self.setText("" if day is None else show_day(day))
