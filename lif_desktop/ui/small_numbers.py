"""Asks below which number of children the board hides a count from the public."""

from PySide6.QtWidgets import QInputDialog, QWidget

from lif_desktop.reports import small
from lif_desktop.rules.suppression import LEAST_THRESHOLD
from lif_desktop.ui.session import Session

MOST = 30
TITLE = "Hide small numbers"
ASKED = (
    "In anything for the public, a number of children is hidden if it is above nought and below:"
)


def set_threshold(session: Session, window: QWidget) -> None:
    """Ask for the number and keep it as a setting of the board, with undo."""
    before = small.threshold(session.board)
    number, accepted = QInputDialog.getInt(window, TITLE, ASKED, before, LEAST_THRESHOLD, MOST)
    if not accepted or number == before:
        return
    with session.change(f"Hide numbers below {number} from the public") as change:
        change.set(small.SETTING, str(number))
    session.say(f"Counts of children below {number} are hidden in anything for the public.", "well")
