"""The second step: which table is read, and which field each heading is."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLayoutItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lif_desktop import registers
from lif_desktop.fields import missing
from lif_desktop.fields.reading import fold
from lif_desktop.importing.meaning.choosing import Choice, Chosen
from lif_desktop.importing.meaning.said import Shape
from lif_desktop.importing.reading.sheets import row_ranges
from lif_desktop.registers import Register
from lif_desktop.rules.words import counted, listed
from lif_desktop.ui.blocks.buttons import Button, LinkButton, PrimaryButton
from lif_desktop.ui.blocks.text import Words, field_label, note_label, section_label, small_label
from lif_desktop.ui.importing.columns_table import ColumnsTable
from lif_desktop.ui.importing.file_day import FileDay
from lif_desktop.ui.importing.seeing import Seen
from lif_desktop.ui.importing.sheet_view import SheetView
from lif_desktop.ui.register.editors import QuietCombo

_ALL = "All sheets that fit"
_PLACES, _LEFT_OUT, _PROBLEMS = 30, 8, 6
_NAME = 28  # letters of an agency that have room


class HeadingsStep(QWidget):
    """Shows the tables that are read, and lets register, sheet and every field be changed."""

    going_on = Signal()
    going_back = Signal()
    changed = Signal()
    """Another register or sheet was chosen; see `key` and `sheet`."""
    agency_said = Signal()
    """Another agency was chosen as whose workbook it is; see `agency`."""
    memory_asked = Signal()
    """What is remembered of headings and words is to be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[ColumnsTable] = []
        self._seen: Seen | None = None
        self.register_box, self.sheet_box = QuietCombo(), QuietCombo()
        self.agency_box, self.day_line = QuietCombo(), FileDay()
        self.agency_box.setMinimumContentsLength(_NAME)
        for register in registers.shown():
            self.register_box.addItem(register.plural, register.key)
        for box in (self.register_box, self.sheet_box):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._sheet_label = field_label("Sheet", self.sheet_box)
        self.compare_button = PrimaryButton("Compare with the board", self.going_on.emit)
        self.compare_button.setToolTip("Ctrl+Enter")
        self.sheet_view, self._body = SheetView(), QStackedWidget()
        self.sheet_button = Button("Show the sheet…", self.turn)
        self.sheet_button.setToolTip("See what was decided of each row, and set it right; Ctrl+E")
        self._content = QVBoxLayout()
        self._content.setContentsMargins(0, 0, 8, 0)
        self._content.setSpacing(8)
        self._assemble()
        self.register_box.activated.connect(lambda _index: self.changed.emit())
        self.agency_box.activated.connect(lambda _index: self.agency_said.emit())
        self.sheet_box.activated.connect(lambda _index: self.changed.emit())
        self.sheet_view.drawn.connect(self.changed)
        for keys, run in (
            ("Ctrl+Return", self.compare_button.click),
            ("Ctrl+Enter", self.compare_button.click),
            ("Ctrl+E", self.sheet_button.click),
            ("Alt+Left", self.going_back.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    @property
    def key(self) -> str:
        """The register that is chosen."""
        return str(self.register_box.currentData())

    @property
    def agency(self) -> int | None:
        """The id of the agency that is chosen; None for no agency's."""
        agency: int | None = self.agency_box.currentData()
        return agency

    def show_agencies(self, names: Mapping[int, str], chosen: int | None) -> None:
        """Offer the agencies whose workbook it may be."""
        self.agency_box.clear()
        self.agency_box.addItem("No agency", None)
        for agency, name in sorted(names.items(), key=lambda one: one[1].casefold()):
            self.agency_box.addItem(name, agency)
        self.agency_box.setCurrentIndex(max(0, self.agency_box.findData(chosen)))

    @property
    def sheet(self) -> str | None:
        """The sheet that is chosen; None for all that fit."""
        name = self.sheet_box.currentData()
        return str(name) if name else None

    @property
    def shapes(self) -> Mapping[str, tuple[Shape, ...]]:
        """The tables that were drawn by hand, by sheet."""
        return self.sheet_view.shapes

    @property
    def shows_sheet(self) -> bool:
        """Whether the raw sheet is in view."""
        return self._body.currentIndex() == 1

    def turn(self) -> None:
        """Show the raw sheet, or the headings again."""
        self._body.setCurrentIndex(1 - self._body.currentIndex())
        self.sheet_button.setText("Show the headings" if self.shows_sheet else "Show the sheet…")
        (self.sheet_view.table if self.shows_sheet else self.compare_button).setFocus()

    def show_seen(self, seen: Seen) -> None:
        """Show what would be read of a workbook for a register; what was said of it stays said."""
        before, self._seen = self._seen, seen
        said: Mapping[str, str] = {}
        if before is not None and before.inspection is seen.inspection:
            said = self.mapping() if before.register is seen.register else {}
        self._show_boxes(seen)
        if self.shows_sheet and not self.sheet_view.shows(seen.inspection.found):
            self.turn()
        self.sheet_view.show_found(seen.inspection.found, seen.shapes, self._first_sheet(seen))
        while (item := self._content.takeAt(0)) is not None:
            _drop(item)
        self.tables = []
        for problem in seen.inspection.problems[:_PROBLEMS]:
            self._content.addWidget(note_label(problem, wrap=True))
        for chosen in seen.choice.chosen:
            self._add_table(chosen, seen)
            self.tables[-1].take(said)
        if not seen.choice.chosen:
            self._content.addWidget(note_label("There is no table with records to read."))
        self._add_not_read(seen.choice)
        self._content.addStretch(1)
        self.compare_button.setEnabled(bool(seen.choice.chosen))

    @staticmethod
    def _first_sheet(seen: Seen) -> str | None:
        chosen = seen.choice.chosen
        return seen.sheet or (chosen[0].sheet.name if chosen else None)

    def mapping(self) -> dict[str, str]:
        """Return {heading: field key, or "-" for not read} of what was changed by hand.

        A heading that means something else in another table has its sheet before it.
        """
        return {
            self._address(table, heading): key
            for table in self.tables
            for heading, key in table.mapping().items()
        }

    def _address(self, table: ColumnsTable, heading: str) -> str:
        alike = [one for one in self.tables if one.box_of(heading) is not None]
        if len({one.reads(heading) for one in alike}) == 1:
            return heading
        beside = [one for one in alike if one.sheet == table.sheet]
        between = f"{table.begins}!" if len(beside) > 1 else ""
        return f"{table.sheet}!{between}{heading}"

    def _lead(self, leading: ColumnsTable, heading: str) -> None:
        """Let the other tables read a heading so too, unless it was set on one of them before."""
        others = [one for one in self.tables if one is not leading]
        if not any(fold(heading) in one.by_hand for one in others):
            for one in others:
                one.follow(leading, heading)

    def _show_boxes(self, seen: Seen) -> None:
        self.register_box.setCurrentIndex(self.register_box.findData(seen.register.key))
        self.sheet_box.clear()
        self.sheet_box.addItem(_ALL, "")
        for name in seen.sheets:
            self.sheet_box.addItem(name, name)
        self.sheet_box.setCurrentIndex(max(0, self.sheet_box.findData(seen.sheet or "")))
        several = len(seen.sheets) > 1
        self.sheet_box.setVisible(several)
        self._sheet_label.setVisible(several)

    def _add_table(self, chosen: Chosen, seen: Seen) -> None:
        table = chosen.table
        self._content.addWidget(section_label(f"Sheet “{chosen.sheet.name.strip()}”"))
        many = counted(len(table.record_rows), "record")
        told = f"Headings in {_rows(table.heading_rows)}; {many} in {_rows(table.record_rows)}."
        left = [f"row {one.rows} ({one.reason})" for one in table.left_out[:_LEFT_OUT]]
        if left:
            more = len(table.left_out) - _LEFT_OUT
            told += f" Left out: {', '.join(left)}{f' and {more} more' if more > 0 else ''}."
        apart = [one.becomes for one in chosen.mapping if one.becomes and one.sure]
        if apart:
            become = "becomes" if len(apart) == 1 else "become"
            many = registers.get(apart[0]).plural.lower()
            told += f" History: {counted(len(apart), 'column')} {become} dated {many}."
        self._content.addWidget(note_label(told, wrap=True))
        columns = ColumnsTable(chosen, seen.register)
        self.tables.append(columns)
        lacking = Words(wrap=True, meaning="due")
        self._content.addWidget(lacking)
        self._content.addWidget(columns)
        columns.led.connect(lambda heading: self._lead(columns, heading))
        columns.changed.connect(lambda: _tell_lacking(lacking, columns, seen.register))
        _tell_lacking(lacking, columns, seen.register)
        self._content.addSpacing(8)

    def _add_not_read(self, choice: Choice) -> None:
        if not choice.not_read:
            return
        self._content.addWidget(section_label("Not read"))
        lines = [
            f"{one.sheet} {one.range}".strip() + f": {one.reason}"
            for one in choice.not_read[:_PLACES]
        ]
        if len(choice.not_read) > _PLACES:
            lines.append(f"and {len(choice.not_read) - _PLACES} more places")
        self._content.addWidget(small_label("\n".join(lines), wrap=True))

    def _assemble(self) -> None:
        inside = QWidget()
        inside.setLayout(self._content)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        boxes = QHBoxLayout()
        boxes.setSpacing(10)
        boxes.addWidget(field_label("Read into", self.register_box))
        boxes.addWidget(self.register_box)
        boxes.addSpacing(14)
        boxes.addWidget(field_label("Return of", self.agency_box))
        boxes.addWidget(self.agency_box)
        boxes.addSpacing(14)
        boxes.addWidget(field_label("Speaks of", self.day_line))
        boxes.addWidget(self.day_line)
        boxes.addSpacing(14)
        boxes.addWidget(self._sheet_label)
        boxes.addWidget(self.sheet_box)
        boxes.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(note_label("A heading that is wrong can be set right in its box."))
        foot.addWidget(LinkButton("What is remembered…", self.memory_asked.emit))
        foot.addStretch(1)
        foot.addWidget(self.sheet_button)
        foot.addWidget(Button("Back", self.going_back.emit))
        foot.addWidget(self.compare_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(boxes)
        self._body.addWidget(scroll)
        self._body.addWidget(self.sheet_view)
        whole.addWidget(self._body, 1)
        whole.addLayout(foot)


def _tell_lacking(label: Words, columns: ColumnsTable, register: Register) -> None:
    """Say which fields a new record needs that no column gives: its rows wait."""
    lacking = [
        one.label
        for one in register.visible
        if missing(one, None) and one.key not in columns.fields
    ]
    label.setText(
        f"No column is read as {listed(lacking)}, which a new {register.singular} needs: rows "
        "that would be new wait. Rows of records that the board has are read all the same."
    )
    label.setVisible(bool(lacking))


def _rows(numbers: Sequence[int]) -> str:
    """Return which rows: row 3, rows 5–6, no row."""
    if not numbers:
        return "no row"
    ranges = row_ranges(numbers).replace(",", ", ").replace("-", "–")
    return f"{'row' if len(numbers) == 1 else 'rows'} {ranges}"


def _drop(item: QLayoutItem) -> None:
    if widget := item.widget():
        widget.hide()
        widget.deleteLater()
