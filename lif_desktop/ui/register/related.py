"""Records that link to the one in the panel: its updates, a plan's actions, an audit's plan."""

import html
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from lif_desktop.fields import Link, show_day
from lif_desktop.registers import Filter, Register
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record
from lif_desktop.ui import theme
from lif_desktop.ui.blocks.buttons import Button, LinkButton
from lif_desktop.ui.blocks.pill import PillLabel
from lif_desktop.ui.blocks.text import Words
from lif_desktop.ui.register.pills import leading
from lif_desktop.ui.register.starting import is_part, pointing_to

_AT_FIRST = 4
_MORE = 20


@dataclass(frozen=True, slots=True)
class Adding:
    """A wish to add a record of `register` under `parent`, by `link`."""

    register: Register
    link: Link
    parent: Record


class RelatedRow(QAbstractButton):
    """One related record: what it is, in two lines at most, and how it stands."""

    def __init__(self, record: Record, lead: str, text: str, note: str) -> None:
        super().__init__()
        self.record = record
        said = " · ".join(part for part in (text, note) if part)
        self.setText(f"{lead} {said}")
        self.setAccessibleName(f"{lead} {said}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = Words(_rich(lead, text, note), wrap=True)
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 2, 2)
        row.setSpacing(6)
        row.addWidget(words, 1)
        pill = leading(record)
        if pill is not None:
            row.addWidget(PillLabel(pill[1]), 0, Qt.AlignmentFlag.AlignTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line at the left, the ground under the pointer, the edge of the focus."""
        colours = theme.tokens(self.palette())
        painter = QPainter(self)
        painter.fillRect(0, 0, 2, self.height(), QColor(colours.line))
        if self.underMouse():
            painter.fillRect(self.rect().adjusted(4, 0, 0, 0), QColor(colours.panel))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRect(self.rect().adjusted(4, 0, -1, -1))


class Section(QWidget):
    """All records of one register that link to the record in the panel by one field."""

    opened = Signal(object)
    """The related `Record` that was clicked."""
    adding = Signal(object)
    """An `Adding`."""

    def __init__(self, board: Board, register: Register, link: Link) -> None:
        super().__init__()
        self._board, self._register, self._link = board, register, link
        self._parent: Record | None = None
        self._limit = _AT_FIRST
        self.rows: list[RelatedRow] = []
        self._name = Words("", "note", soft=True, bold=True)
        # What is a child in the first place is added from the foot of the panel, as drawn; other
        # parts from beside their heading.
        self.first = link.key == register.parent
        make = Button if self.first else LinkButton
        self.add_button = make(f"Add {register.singular}", self._add)
        self._part = is_part(register, link)
        self.add_button.setVisible(self._part)
        self._more = LinkButton("", self._show_more)
        head = QHBoxLayout()
        head.addWidget(self._name)
        head.addStretch(1)
        if not self.first:
            head.addWidget(self.add_button)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_parent(self, parent: Record) -> None:
        """Show what links to a record."""
        if self._parent is None or parent.id != self._parent.id:
            self._limit = _AT_FIRST
        self._parent = parent
        view = View(
            self._register.key,
            sort=(_order(self._register),),
            filters=(Filter(self._link.key, "is", (parent.id,)),),
        )
        count = self._board.count(view)
        for row in self.rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = [
            RelatedRow(record, *_words(record)) for record in self._board.page(view, 0, self._limit)
        ]
        for row in self.rows:
            row.clicked.connect(lambda _checked=False, row=row: self.opened.emit(row.record))
            self._list.addWidget(row)
        self._name.setText(self._register.plural + (f"  {count:,}" if count > _AT_FIRST else ""))
        self._more.setText(f"Show {min(_MORE, count - len(self.rows))} more")
        self._more.setVisible(count > len(self.rows))
        self.setVisible(bool(count) or (self._part and not self.first))

    def _add(self) -> None:
        if self._parent is not None:
            self.adding.emit(Adding(self._register, self._link, self._parent))

    def _show_more(self) -> None:
        self._limit += _MORE
        if self._parent is not None:
            self.show_parent(self._parent)


def sections(board: Board, register: Register) -> list[Section]:
    """Return the sections of a register's records; parts come with a way to add them."""
    found = pointing_to(register.key)
    found.sort(key=lambda pair: not is_part(*pair))
    return [Section(board, other, link) for other, link in found]


def _order(register: Register) -> tuple[str, bool]:
    """Return the order in which related records are listed: updates newest first, else as views."""
    first = register.views[0].sort if register.views else ()
    return first[0] if first else ("reference", False)


def _words(record: Record) -> tuple[str, str, str]:
    """Return what leads a related record's line, its text, and a soft note."""
    if record.register.key == "updates":
        made = record.values["made_on"]
        note = record.text("source") or record.text("said_by")
        return (show_day(made) if made else record.reference), record.text("done"), note
    return record.reference, record.title, ""


def _rich(lead: str, text: str, note: str) -> str:
    soft = f" · {html.escape(note)}" if note else ""
    return f"<b>{html.escape(lead)}</b> {html.escape(text)}{soft}"
