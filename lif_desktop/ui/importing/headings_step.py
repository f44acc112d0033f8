"""The second step: which table is read, and which field each heading is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lif_desktop.fields import Derived
from lif_desktop.fields.reading import as_text
from lif_desktop.importing.choosing import Choice, Chosen
from lif_desktop.importing.inspect import Inspection
from lif_desktop.importing.sheets import ErrorCell, row_ranges
from lif_desktop.importing.staging import Mapped
from lif_desktop.registers import Register
from lif_desktop.ui import theme
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.text import note_label, section_label, small_label
from lif_desktop.ui.register.editors import QuietCombo

_NOT_READ = "-"
_SAMPLES = 3
_ROW = theme.ROW + 7
_HEADS = ("", "Heading", "In the file", "Is read as", "How sure")


class HeadingsStep(QWidget):
    """Shows the tables that are read, and lets every column's field be changed."""

    going_on = Signal()
    going_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes: list[tuple[str, str | None, QuietCombo]] = []
        self._inside = QWidget()
        self._content = QVBoxLayout(self._inside)
        self._content.setContentsMargins(0, 0, 8, 0)
        self._content.setSpacing(10)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._inside)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(Button("Back", self.going_back.emit))
        foot.addWidget(PrimaryButton("Compare with the board", self.going_on.emit))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)

    def show_choice(self, inspection: Inspection, choice: Choice, register: Register) -> None:
        """Show what would be read of a workbook for a register."""
        self._clear()
        self._boxes = []
        for problem in inspection.problems[:6]:
            self._content.addWidget(note_label(problem, wrap=True))
        for chosen in choice.chosen:
            self._add_table(chosen, register)
        if choice.not_read:
            self._content.addWidget(section_label("Not read"))
            for one in choice.not_read[:30]:
                where = f"{one.sheet} {one.range}".strip()
                self._content.addWidget(small_label(f"{where}: {one.reason}", wrap=True))
            if len(choice.not_read) > 30:
                more = f"and {len(choice.not_read) - 30} more places, each listed in the receipt."
                self._content.addWidget(small_label(more))
        self._content.addStretch(1)

    def mapping(self) -> dict[str, str]:
        """Return {heading: field key, or "-" for not read} of what was changed by hand."""
        found = {}
        for heading, key, box in self._boxes:
            said = str(box.currentData())
            if said != (key or _NOT_READ):
                found[heading] = said
        return found

    def _clear(self) -> None:
        while (item := self._content.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()

    def _add_table(self, chosen: Chosen, register: Register) -> None:
        table = chosen.table
        records = len(table.record_rows)
        self._content.addWidget(section_label(f"Sheet “{chosen.sheet.name}”"))
        heading = row_ranges(table.heading_rows) or "none"
        rows = row_ranges(table.record_rows)
        told = f"Headings in row {heading}; {records} records in rows {rows}."
        self._content.addWidget(note_label(told if records else "No records.", wrap=True))
        for one in table.left_out[:8]:
            self._content.addWidget(
                small_label(f"Row {one.rows} left out: {one.reason}.", wrap=True)
            )
        self._content.addWidget(self._columns(chosen, register))

    def _columns(self, chosen: Chosen, register: Register) -> QTableWidget:
        grid = QTableWidget(len(chosen.mapping), len(_HEADS))
        grid.setHorizontalHeaderLabels(list(_HEADS))
        grid.setAccessibleName(f"Columns of sheet {chosen.sheet.name}")
        grid.verticalHeader().hide()
        grid.setShowGrid(False)
        grid.setWordWrap(False)
        grid.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        grid.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        grid.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = grid.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in ((0, 40), (1, 230), (3, 230), (4, 150)):
            grid.setColumnWidth(column, width)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        texts: tuple[str, ...]
        for row, mapped in enumerate(chosen.mapping):
            grid.setRowHeight(row, _ROW)
            texts = (
                mapped.column.letter, " ".join(mapped.column.heading.split()) or "(no heading)",
                _samples(chosen, mapped), "", _sureness(mapped),
            )  # fmt: skip
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                grid.setItem(row, column, item)
            grid.setCellWidget(row, 3, _with_room(self._box(mapped, register)))
        grid.setFixedHeight(36 + len(chosen.mapping) * (_ROW))
        return grid

    def _box(self, mapped: Mapped, register: Register) -> QuietCombo:
        box = QuietCombo()
        box.addItem("Not read", _NOT_READ)
        for one, field in register.by_key.items():
            if not isinstance(field, Derived):
                box.addItem(field.label, one)
        key = mapped.field if mapped.sure else None
        box.setCurrentIndex(max(0, box.findData(key or _NOT_READ)))
        box.setAccessibleName(f"Field for the heading {mapped.column.heading}")
        self._boxes.append((mapped.column.heading, key, box))
        return box


def _samples(chosen: Chosen, mapped: Mapped) -> str:
    found = []
    for number in chosen.table.record_rows[:40]:
        row = chosen.sheet.rows[number - 1]
        cell = row[mapped.column.index] if mapped.column.index < len(row) else None
        if cell is not None:
            text = cell.code if isinstance(cell, ErrorCell) else as_text(cell)
            text = " ".join(text.split())
            if text and text not in found:
                found.append(text if len(text) <= 40 else text[:39] + "…")
        if len(found) == _SAMPLES:
            break
    return " · ".join(found)


def _sureness(mapped: Mapped) -> str:
    if mapped.field is None:
        return "no field fits"
    return "certain" if mapped.sure else f"perhaps {mapped.field}, {mapped.confidence} %"


def _with_room(box: QuietCombo) -> QWidget:
    """Return a cell that keeps a box from touching its neighbours."""
    cell = QWidget()
    room = QHBoxLayout(cell)
    room.setContentsMargins(0, 4, 10, 4)
    room.addWidget(box)
    return cell
