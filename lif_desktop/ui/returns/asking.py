"""Opens the dialogs on returns; each is loaded when it is first asked for."""

from PySide6.QtWidgets import QDialog, QWidget

from lif_desktop.store.records import Record
from lif_desktop.ui.session import Session


def send_out(session: Session, parent: QWidget) -> QDialog:
    """Ask what is to be sent to whom."""
    # Writing workbooks is heavy; nobody waits for it who only looks.
    from lif_desktop.ui.returns.sending import SendDialog  # noqa: PLC0415

    return _opened(SendDialog(session, parent))


def chase_returns(session: Session, parent: QWidget) -> QDialog:
    """Show who is to be chased and what the letters say."""
    from lif_desktop.ui.returns.chasing import ChaseDialog  # noqa: PLC0415 - as above

    return _opened(ChaseDialog(session, parent))


def judge_return(session: Session, record: Record, parent: QWidget) -> QDialog:
    """Ask how good a return was that came back."""
    from lif_desktop.ui.returns.judging import JudgeDialog  # noqa: PLC0415 - as above

    return _opened(JudgeDialog(session, record, parent))


def _opened(dialog: QDialog) -> QDialog:
    dialog.open()
    return dialog
