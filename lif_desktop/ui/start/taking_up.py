"""Replaces the framework of an open board by an edited file."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from lif_desktop import frameworks
from lif_desktop.faults import Fault
from lif_desktop.store import founding
from lif_desktop.ui.session import Action, Session
from lif_desktop.ui.start.framework_list import FILES


def take_up(session: Session, window: QWidget) -> None:
    """Ask for a file and make its framework the board's; say what is wrong with it, if anything."""
    chosen, _ = QFileDialog.getOpenFileName(
        window, "Take up a framework", str(session.path.parent), FILES
    )
    if not chosen:
        return
    try:
        preset = frameworks.load_file(Path(chosen))
        founding.take_up(session.board, preset)
    except Fault as fault:
        session.say_fault(fault)
        return
    session.committed()
    said = f"The board now runs “{preset.title}”. Groups and records stay as they are."
    session.say(said, "well", Action("Undo", session.undo))
