"""What a person does at a register's page, through its real widgets."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lif_desktop.ui.blocks.buttons import Button
from lif_desktop.ui.register.editors import Editor
from lif_desktop.ui.register.page import RegisterPage
from lif_desktop.ui.register.record_view import RecordView

LEFT = Qt.MouseButton.LeftButton


def click(qtbot: QtBot, widget: QWidget, *, keys: Qt.KeyboardModifier | None = None) -> None:
    """Click in the middle of a widget."""
    qtbot.mouseClick(widget, LEFT, keys or Qt.KeyboardModifier.NoModifier)


def click_row(
    qtbot: QtBot, page: RegisterPage, row: int, keys: Qt.KeyboardModifier | None = None
) -> None:
    """Click a row of the table."""
    where = page.table.visualRect(page.model.index(row, 0)).center()
    none = Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(page.table.viewport(), LEFT, keys or none, where)


def click_heading(qtbot: QtBot, page: RegisterPage, key: str) -> None:
    """Click the heading of a column."""
    section = [field.key for field in page.model.columns].index(key)
    heading = page.table.horizontalHeader()
    page.table.scrollTo(page.model.index(0, section))
    where = QPoint(heading.sectionViewportPosition(section) + 12, 12)
    qtbot.mouseClick(heading.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, where)


def open_record(qtbot: QtBot, page: RegisterPage, reference: str) -> RecordView:
    """Open a record by clicking its row."""
    row = references(page).index(reference)
    page.table.scrollTo(page.model.index(row, 0))
    click_row(qtbot, page, row)
    return page.panel.record_view()


def references(page: RegisterPage) -> list[str]:
    """Return the references of all rows, in order."""
    found = [page.model.record_at(row) for row in range(page.model.rowCount())]
    return [record.reference for record in found if record is not None]


def write(qtbot: QtBot, editor: Editor, text: str) -> None:
    """Replace what stands in an editor by typing."""
    inner = editor.focusProxy()
    assert inner is not None
    inner.setFocus()
    qtbot.keyClick(inner, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(inner, Qt.Key.Key_Delete)
    qtbot.keyClicks(inner, text)
    if isinstance(inner, QLineEdit):
        inner.editingFinished.emit()


def editor(view: RecordView, key: str) -> Editor:
    """Return the editor of a field, unfolded if need be."""
    if view.form.boxes[key].isHidden():
        view.form.unfold()
    return view.form.boxes[key].editor


def press(qtbot: QtBot, buttons: list[Button], text: str) -> None:
    """Press the button of this name."""
    click(qtbot, next(button for button in buttons if button.text() == text))
