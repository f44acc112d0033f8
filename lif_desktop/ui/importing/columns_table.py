"""The columns of one table of a workbook: heading, samples, and the field each is read as."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from lif_desktop.fields import Derived
from lif_desktop.fields.reading import as_text, fold
from lif_desktop.importing.history.dated import SIGN
from lif_desktop.importing.history.history_columns import HOMES
from lif_desktop.importing.meaning import addressed
from lif_desktop.importing.meaning.choosing import Chosen
from lif_desktop.importing.meaning.staging import Mapped
from lif_desktop.importing.reading.sheets import ErrorCell
from lif_desktop.registers import Register
from lif_desktop.registers import get as register_of
from lif_desktop.ui import theme
from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.blocks.text import plain_tip
from lif_desktop.ui.register.editors import QuietCombo

NOT_READ = "-"
_SAMPLES, _LOOKED_AT, _LONGEST = 3, 40, 40
_ROW, _HEAD = theme.ROW + 7, 34
_HEADS = ("Column", "Heading", "In the file", "Is read as", "Why")
_BOX, _SURE = 3, 4


class ColumnsTable(QTableWidget):
    """Lets the field of each column be changed; a field is given to one column only."""

    changed = Signal()
    """A column was given another field."""
    led = Signal(str)
    """A person gave the column of a heading another field."""

    def __init__(self, chosen: Chosen, register: Register) -> None:
        super().__init__(len(chosen.mapping), len(_HEADS))
        self.boxes: list[tuple[str, str | None, QuietCombo]] = []
        self._remembered: dict[QuietCombo, str] = {}  # with what was remembered
        self.sheet, self.begins = chosen.sheet.name, addressed.start(chosen.table)
        self.by_hand: set[str] = set()  # folded headings that a person settled on this table
        self._leads = True
        self.setHorizontalHeaderLabels(list(_HEADS))
        self.setAccessibleName(f"Columns of sheet {chosen.sheet.name}")
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Cells begin where their headings do.
        self.setStyleSheet("QTableWidget::item { padding-left: 5px; }")
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setFixedHeight(_HEAD)
        for column, width in ((0, 74), (_BOX, 200), (_SURE, 345)):
            self.setColumnWidth(column, width)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for row, mapped in enumerate(chosen.mapping):
            self._add(row, mapped, chosen, register)
        self.setFixedHeight(_HEAD + len(chosen.mapping) * _ROW + 2)

    def mapping(self) -> dict[str, str]:
        """Return {heading: field key, or "-" for not read} of what was changed by hand."""
        return {
            heading: said
            for heading, key, box in self.boxes
            if heading and (said := str(box.currentData())) != (key or NOT_READ)
        }

    def take(self, said: Mapping[str, str]) -> None:
        """Take over what was said of headings before: {heading: field key, or "-"}."""
        spoken = {fold(name): key for name, key in said.items()}
        for heading, _, box in self.boxes:
            named = addressed.addresses(self.sheet, self.begins, heading)
            name = next((one for one in named if one in spoken), None)
            if name is not None:
                self._choose_quietly(box, spoken[name])
            if name is not None and name != named[-1]:
                self.by_hand.add(fold(heading))

    def follow(self, leading: "ColumnsTable", heading: str) -> None:
        """Read a heading as another table reads it now, if both read it alike before."""
        theirs, mine = leading.box_of(heading), self.box_of(heading)
        if theirs is not None and mine is not None and theirs[1] == mine[1]:
            self._choose_quietly(mine[2], str(theirs[2].currentData()))
            self._say(mine[2], f"As on sheet “{leading.sheet.strip()}”")

    def box_of(self, heading: str) -> tuple[str, str | None, QuietCombo] | None:
        """Return the heading, field at first and box of the first column that is headed so."""
        return next((one for one in self.boxes if fold(one[0]) == fold(heading)), None)

    def reads(self, heading: str) -> str | None:
        """Return the field that a heading is read as, or "-"; None where none is headed so."""
        changed = {fold(name): key for name, key in self.mapping().items()}
        found = self.box_of(heading)
        return changed.get(fold(heading), str(found[2].currentData())) if found else None

    @property
    def fields(self) -> set[str]:
        """The keys of the fields that columns are read as."""
        return {str(box.currentData()) for _, _, box in self.boxes} - {NOT_READ}

    def _given(self, box: QuietCombo) -> None:
        """Take a field that was given to one column from the other that had it."""
        key = box.currentData()
        if box in self._remembered:
            before = self._remembered[box]
            now = "so it stays" if box.currentText() == before else "this takes its place"
            self._say(box, f"Remembered as {before}; {now}")
        elif self._leads:
            self._say(box, "As you say")
        for heading, _, other in self.boxes:
            if other is not box and key != NOT_READ and other.currentData() == key:
                if str(key).startswith(SIGN):
                    continue
                self._choose_quietly(other, None)
                taken = next(name for name, _, one in self.boxes if one is box)
                self._say(other, f"{box.currentText()} is now “{' '.join(taken.split())}”")
                other.setAccessibleDescription(f"{heading}: its field was given to {taken}")
        if self._leads:
            heading = next(name for name, _, one in self.boxes if one is box)
            self.by_hand.add(fold(heading))
            self.led.emit(heading)
        self.changed.emit()

    def _choose_quietly(self, box: QuietCombo, key: str | None) -> None:
        """Choose for a box what nobody chose on this table."""
        leads, self._leads = self._leads, False
        _choose(box, key)
        self._leads = leads

    def _say(self, box: QuietCombo, why: str) -> None:
        for row in range(self.rowCount()):
            cell = self.cellWidget(row, _BOX)
            if cell is not None and cell.isAncestorOf(box):
                self.removeCellWidget(row, _SURE)
                self._tell(row, why)

    def _tell(self, row: int, why: str) -> None:
        item = QTableWidgetItem(why)
        item.setToolTip(plain_tip(why))
        self.setItem(row, _SURE, item)

    def _add(self, row: int, mapped: Mapped, chosen: Chosen, register: Register) -> None:
        self.setRowHeight(row, _ROW)
        heading = " ".join(mapped.column.heading.split())
        texts = (mapped.column.letter, heading or "(no heading)", _samples(chosen, mapped))
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tip(text))
            self.setItem(row, column, item)
        derived = mapped.field is not None and isinstance(register.by_key[mapped.field], Derived)
        if derived:
            self.setItem(row, _BOX, QTableWidgetItem("Not read"))
            self.setItem(row, _SURE, QTableWidgetItem("the board works it out"))
            return
        box = self._box(mapped, register)
        self.setCellWidget(row, _BOX, _with_room(box))
        key = SIGN + mapped.becomes if mapped.becomes else mapped.field
        if key is not None and not mapped.sure:
            label = "history" if mapped.becomes else register.field(key).label
            take = LinkButton(
                f"Perhaps {label}? {mapped.confidence} % sure", lambda: _take(box, key)
            )
            take.setToolTip(f"{mapped.how}; click to read it so".lstrip("; "))
            take.setAccessibleName(f"Read {heading} as {label}")
            self.setCellWidget(row, _SURE, _with_room(take))
        else:
            self._tell(row, _why(mapped, key) if heading else "no heading")

    def _box(self, mapped: Mapped, register: Register) -> QuietCombo:
        box = QuietCombo()
        box.addItem("Not read", NOT_READ)
        for one, field in register.by_key.items():
            if not isinstance(field, Derived):
                box.addItem(field.label, one)
        if home := HOMES.get(register.key):
            many = register_of(home.child).plural.lower()
            box.insertItem(1, f"History: dated {many}", SIGN + home.child)
        key = (SIGN + mapped.becomes if mapped.becomes else mapped.field) if mapped.sure else None
        _choose(box, key)
        box.setAccessibleName(f"Field for the heading {mapped.column.heading}")
        # A column without a heading cannot be named, so it cannot be mapped by hand.
        box.setEnabled(bool(mapped.column.heading))
        self.boxes.append((mapped.column.heading, key, box))
        if mapped.remembered and mapped.sure:
            self._remembered[box] = box.currentText()
        box.currentIndexChanged.connect(lambda _index: self._given(box))
        return box


def _why(mapped: Mapped, key: str | None) -> str:
    if mapped.remembered:
        return f"Remembered, {mapped.how}"
    return mapped.how or ("certain" if key else "no field fits")


def _choose(box: QuietCombo, key: str | None) -> None:
    box.setCurrentIndex(max(0, box.findData(key or NOT_READ)))


def _take(box: QuietCombo, key: str) -> None:
    """Take what was offered; the offer goes, so its box has the keyboard from now on."""
    _choose(box, key)
    box.setFocus()


def _samples(chosen: Chosen, mapped: Mapped) -> str:
    found: list[str] = []
    for number in chosen.table.record_rows[:_LOOKED_AT]:
        cell = chosen.table.cell(chosen.sheet, number, mapped.column.index)
        if cell is not None:
            text = cell.code if isinstance(cell, ErrorCell) else as_text(cell)
            text = " ".join(text.split())
            if text and text not in found:
                found.append(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")
        if len(found) == _SAMPLES:
            break
    return " · ".join(found)


def _with_room(widget: QWidget) -> QWidget:
    """Return a cell that keeps a widget from touching its neighbours."""
    cell = QWidget()
    room = QHBoxLayout(cell)
    room.setContentsMargins(0, 4, 10, 4)
    room.addWidget(widget)
    if isinstance(widget, LinkButton):
        room.addStretch(1)
    return cell
