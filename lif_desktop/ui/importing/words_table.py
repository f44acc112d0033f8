"""The words of a workbook that wait for a meaning: what each is, how often, what it may be."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from lif_desktop.fields import Choice, Flag, Link, Links, Text
from lif_desktop.fields.reading import fold
from lif_desktop.importing.meaning.memory import LEAVE
from lif_desktop.importing.meaning.words import KEEP_IN, Word
from lif_desktop.rules.words import counted
from lif_desktop.ui import theme
from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.blocks.text import plain_tip
from lif_desktop.ui.register.editors import QuietCombo

UNSAID = "\0"
"""What a box holds while nobody has said what its word means."""
_HEADS = ("In the file", "In the column", "Rows", "Means", "Nearest")
_BOX, _NEAREST = 3, 4
_ROW, _HEAD = theme.ROW + 7, 34
_MOST, _SHOWN_ROWS = 300, 12  # labels of a register that are offered; row numbers under the pointer


class WordsTable(QTableWidget):
    """Lets every word be settled."""

    settled = Signal()
    """A word's meaning was chosen."""

    def __init__(self) -> None:
        super().__init__(0, len(_HEADS))
        self.words: list[Word] = []
        self.boxes: list[QuietCombo] = []
        self.setHorizontalHeaderLabels(list(_HEADS))
        self.setAccessibleName("Words to settle")
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QTableWidget::item { padding-left: 5px; }")
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setFixedHeight(_HEAD)
        for column, width in ((1, 140), (2, 80), (_BOX, 290)):
            self.setColumnWidth(column, width)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(_NEAREST, QHeaderView.ResizeMode.Stretch)

    def show_words(
        self, words: Iterable[Word], labels: Mapping[str, list[str]],
        said: Mapping[str, Mapping[str, str]],
    ) -> None:  # fmt: skip
        """Show words with what was said of them; `labels` are what a linked register holds."""
        self.words, self.boxes = list(words), []
        self.clearContents()
        self.setRowCount(len(self.words))
        for row, word in enumerate(self.words):
            self._add(row, word, labels, said.get(word.field.key, {}))
        self.setFixedHeight(_HEAD + len(self.words) * _ROW + 2)

    def said(self) -> dict[str, dict[str, str]]:
        """Return {field key: {as written: meant}} of the words that were settled."""
        found: dict[str, dict[str, str]] = {}
        for word, box in zip(self.words, self.boxes, strict=True):
            meant = str(box.currentData())
            if meant != UNSAID:
                found.setdefault(word.field.key, {})[word.written] = meant
        return found

    @property
    def suggested(self) -> int:
        """How many words have a suggestion that nobody has taken yet."""
        return sum(
            1 for word, box in zip(self.words, self.boxes, strict=True)
            if word.suggestion and box.currentData() == UNSAID
        )  # fmt: skip

    def take_all(self) -> None:
        """Take every suggestion of a word that is not settled yet."""
        for word, box in zip(self.words, self.boxes, strict=True):
            if word.suggestion and box.currentData() == UNSAID:
                _choose(box, word.suggestion)
        self.settled.emit()

    def _add(
        self, row: int, word: Word, labels: Mapping[str, list[str]], said: Mapping[str, str]
    ) -> None:
        self.setRowHeight(row, _ROW)
        rows = ", ".join(map(str, word.rows[:_SHOWN_ROWS]))
        more = f" and {word.count - _SHOWN_ROWS} more" if word.count > _SHOWN_ROWS else ""
        where = f"{counted(word.count, 'row')}: {rows}{more}"
        texts = (f"“{word.written}”", word.field.label, str(word.count))
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tip(where if column == 2 else text))
            self.setItem(row, column, item)
        box = self._box(word, labels)
        _choose(box, next((m for w, m in said.items() if fold(w) == fold(word.written)), UNSAID))
        box.currentIndexChanged.connect(lambda _index: self.settled.emit())
        self.boxes.append(box)
        self.setCellWidget(row, _BOX, _with_room(box))
        self._add_nearest(row, word, box)

    def _add_nearest(self, row: int, word: Word, box: QuietCombo) -> None:
        if not word.suggestion:
            near = ", ".join(label for label, _ in word.nearest)
            item = QTableWidgetItem(f"{word.why}: {near}" if near else word.why)
            item.setToolTip(plain_tip(item.text()))
            self.setItem(row, _NEAREST, item)
            return
        score = next((score for label, score in word.nearest if label == word.suggestion), 0)
        shown = word.suggestion[:1].upper() + word.suggestion[1:]
        take = LinkButton(f"{shown}?", lambda: _choose(box, word.suggestion))
        alike = f"{score} % alike; " if score else ""
        take.setToolTip(plain_tip(f"{word.why}; {alike}click to take it"))
        take.setAccessibleName(f"Read {word.written} as {word.suggestion}")
        self.setCellWidget(row, _NEAREST, _with_room(take))

    @staticmethod
    def _box(word: Word, labels: Mapping[str, list[str]]) -> QuietCombo:
        box, field = QuietCombo(), word.field
        box.addItem("Not settled: the rows wait" if word.needed else "As written", UNSAID)
        for label, score in word.nearest:
            box.addItem(f"{label} ({score} %)", label)
        if word.home:
            box.addItem(f"Keep in {word.home}", f"{KEEP_IN}{word.home}")
        box.addItem("Leave blank", LEAVE)
        near = {label for label, _ in word.nearest}
        others = [label for label in _others(word, labels) if label not in near]
        if others:
            box.insertSeparator(box.count())
        for label in others[:_MOST]:
            box.addItem(label, label)
        if type(field) is Text:
            _let_type(box)
        box.setAccessibleName(f"What “{word.written}” means in {field.label}")
        return box


def _others(word: Word, labels: Mapping[str, list[str]]) -> list[str]:
    """Return all that the column could say."""
    field = word.field
    if isinstance(field, Choice):
        return [option.label for option in field.options]
    if isinstance(field, Flag):
        return ["Yes", "No"]
    if isinstance(field, (Link, Links)):
        return labels.get(field.to, [])
    return []


def _let_type(box: QuietCombo) -> None:
    """Let a name be typed that is not in the list."""
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    edit = box.lineEdit()
    assert edit is not None

    def typed() -> None:
        text = edit.text().strip()
        at = box.findText(text)
        if at < 0 and text:
            box.addItem(text, text)
            at = box.count() - 1
        box.setCurrentIndex(max(at, 0))

    edit.editingFinished.connect(typed)


def _choose(box: QuietCombo, meant: str) -> None:
    at = box.findData(meant or LEAVE)
    if at < 0:
        box.addItem(meant, meant)
        at = box.count() - 1
    box.setCurrentIndex(at)


def _with_room(widget: QWidget) -> QWidget:
    """Return a cell that keeps a widget from touching its neighbours."""
    cell = QWidget()
    room = QHBoxLayout(cell)
    room.setContentsMargins(0, 4, 10, 4)
    room.addWidget(widget)
    if isinstance(widget, LinkButton):
        room.addStretch(1)
    return cell
