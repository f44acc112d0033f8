"""Records that link to the one in the panel: its updates, a plan's actions, an audit's plan."""

import html
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from lif_desktop.fields import Link, Links, show_day
from lif_desktop.registers import Filter, Register, SavedView
from lif_desktop.registers.register import Test
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record
from lif_desktop.ui import theme
from lif_desktop.ui.blocks.buttons import Button, LinkButton
from lif_desktop.ui.blocks.fold import FoldHeading
from lif_desktop.ui.blocks.pill import PillLabel
from lif_desktop.ui.blocks.text import Words
from lif_desktop.ui.register.pills import leading
from lif_desktop.ui.register.starting import is_part

_AT_FIRST = 4
_MORE = 20


@dataclass(frozen=True, slots=True)
class Adding:
    """A wish to add a record of `register` under `parent`, by `link`."""

    register: Register
    link: Link | Links
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
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 3, 2, 3)
        column.setSpacing(1)
        pill = leading(record)
        if pill is None:
            column.addWidget(_label(_rich(lead, text, note)))
            return
        # With a pill the reference leads a line of its own, so that the words keep their room.
        line = QHBoxLayout()
        line.addWidget(_label(_rich(lead, "", "")))
        line.addStretch(1)
        line.addWidget(PillLabel(pill[1]))
        column.addLayout(line)
        column.addWidget(_label(_rich("", text, note)))

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
    """All records of one register that link to the record in the panel by one field.

    Parts of it come with a way to add them and stand open; what merely names it (the actions of
    an agency) is counted, and read when somebody unfolds it.
    """

    opened = Signal(object)
    """The related `Record` that was clicked."""
    adding = Signal(object)
    """An `Adding`."""

    def __init__(
        self, board: Board, register: Register, link: Link | Links, *, alone: bool, leads: bool
    ) -> None:
        """`alone`: no other field links there; `leads`: it is added from the panel's foot."""
        super().__init__()
        self._board, self.register, self.link = board, register, link
        self._parent: Record | None = None
        self._limit, self._everything = _AT_FIRST, False
        self.rows: list[RelatedRow] = []
        self.first = link.key == register.parent
        self.part = is_part(register, link)
        name = register.plural if alone else f"{register.plural} · {link.label}"
        self.heading = FoldHeading(name)
        self.heading.setChecked(self.part)
        self.heading.clicked.connect(self._turned)
        # What leads is added from the foot of the panel, as drawn; other parts beside their
        # heading.
        self.add_button = (Button if leads else LinkButton)(f"Add {register.singular}", self.add)
        self.leads = leads
        if not self.part:
            self.add_button.hide()
        self._more = LinkButton("", self._show_more)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.heading, 1)
        if not leads:
            self.add_button.setText("Add")
            self.add_button.setAccessibleName(f"Add {register.singular}")
            head.addWidget(self.add_button)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_parent(self, parent: Record) -> None:
        """Show what links to a record; nothing where nothing does."""
        if self._parent is None or parent.id != self._parent.id:
            self._limit, self._everything = _AT_FIRST, False
            self.heading.setChecked(self.part)
        self._parent = parent
        whole = self._board.count(self._view(parent, everything=True))
        self.setVisible(bool(whole))
        if whole:
            self._show(parent, whole)
        else:
            self._clear()

    def add(self) -> None:
        """Ask for a new record under the one in the panel."""
        if self._parent is not None:
            self.adding.emit(Adding(self.register, self.link, self._parent))

    def empty(self) -> bool:
        """Say whether nothing of this register links to the record."""
        return self.isHidden()

    def _show(self, parent: Record, whole: int) -> None:
        self._clear()
        if not self.heading.isChecked():
            self.heading.set_note(f"{whole:,}")
            self._more.hide()
            return
        usual = self._board.count(self._view(parent, everything=False))
        everything = self._everything or not usual
        count = whole if everything else usual
        view = self._view(parent, everything=everything)
        for record in self._board.page(view, 0, self._limit):
            row = RelatedRow(record, *_words(record))
            row.clicked.connect(lambda _checked=False, row=row: self.opened.emit(row.record))
            self._list.addWidget(row)
            self.rows.append(row)
        self.heading.set_note(f"{count:,} of {whole:,}" if count < whole else f"{whole:,}")
        left = count - len(self.rows)
        self._more.setText(f"Show {min(_MORE, left)} more" if left else f"Show all {whole:,}")
        self._more.setVisible(whole > len(self.rows))

    def _clear(self) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = []

    def _turned(self) -> None:
        if self._parent is not None:
            self.show_parent(self._parent)

    def _show_more(self) -> None:
        if self._parent is None:
            return
        self._everything = len(self.rows) >= self._board.count(
            self._view(self._parent, everything=False)
        )
        self._limit += _MORE
        self.show_parent(self._parent)

    def _view(self, parent: Record, *, everything: bool) -> View:
        """Return the related records in the order of their first saved view, perhaps all."""
        first = self.register.views[0] if self.register.views else SavedView("")
        test: Test = "contains" if isinstance(self.link, Links) else "is"
        link = Filter(self.link.key, test, (parent.id,))
        filters = () if everything else first.filters
        return View(self.register.key, first.sort, (link, *filters))


def _words(record: Record) -> tuple[str, str, str]:
    """Return what leads a related record's line, its text, and a soft note."""
    if record.register.key == "updates":
        made = record.values["made_on"]
        note = record.text("source") or record.text("said_by")
        return (show_day(made) if made else record.reference), record.text("done"), note
    return record.reference, record.title, ""


def _label(rich: str) -> Words:
    label = Words(rich, wrap=True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label


def _rich(lead: str, text: str, note: str) -> str:
    soft = f" · {html.escape(note)}" if note else ""
    bold = f"<b>{html.escape(lead)}</b> " if lead else ""
    return f"{bold}{html.escape(text)}{soft}"
