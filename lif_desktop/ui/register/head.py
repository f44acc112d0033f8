"""The head of the panel: which record, how it stands, what it belongs to."""

import html
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lif_desktop import registers
from lif_desktop.fields import Derived, Field, Link
from lif_desktop.store.records import Record
from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.blocks.pill import PillLabel
from lif_desktop.ui.blocks.text import Words, small_label
from lif_desktop.ui.register.pills import leading
from lif_desktop.ui.register.quiet import IconButton

_SHORT = 34


class Head(QWidget):
    """Reference, the pill that counts most, the records it belongs to."""

    open_asked = Signal(object)
    """(register key, record id) of a record named in the head."""

    def __init__(self, widen: Callable[[], object], close: Callable[[], object]) -> None:
        super().__init__()
        self.back = LinkButton("")
        self.back.hide()
        self.name = Words("", "section", bold=True)
        self._pill: PillLabel | None = None
        self._belongs = small_label("", wrap=True)
        self._belongs.setTextFormat(Qt.TextFormat.RichText)  # links to records
        self._belongs.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._belongs.linkActivated.connect(self._follow)
        self.widen = IconButton("chevron-left", "Wider or narrower", widen)
        self.close_button = IconButton("x", "Close (Esc)", close)
        self._line = QHBoxLayout()
        self._line.setSpacing(4)
        self._line.addWidget(self.name)
        self._line.addStretch(1)
        self._line.addWidget(self.widen)
        self._line.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._line)
        column.addWidget(self._belongs)

    def show_back(self, text: str, run: Callable[[], object]) -> None:
        """Offer the way back to the record from which this one was opened."""
        self.back.setText(f"‹ {text}")
        self.back.setAccessibleName(f"Back to {text}")
        self.back.clicked.connect(lambda _checked=False: run())
        self.back.show()

    def show_name(self, name: str) -> None:
        """Show a plain name, without pill or belongings."""
        self.name.setText(name)
        self._set_pill(None)
        self._belongs.hide()

    def show_record(self, record: Record) -> None:
        """Show a record's reference, pill and belongings."""
        self.name.setText(record.reference)
        found = leading(record)
        self._set_pill(PillLabel(found[1]) if found else None)
        said = [_said(record, field) for field in belongings(record)]
        self._belongs.setText(" · ".join(said))
        self._belongs.setVisible(bool(said))

    def changeEvent(self, event: QEvent) -> None:
        """Set the links again in the new scheme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            text = self._belongs.text()
            self._belongs.setText("")
            self._belongs.setText(text)

    def belongs_to(self) -> str:
        """Return the line about what the record belongs to, as HTML."""
        return "" if self._belongs.isHidden() else self._belongs.text()

    def _set_pill(self, pill: PillLabel | None) -> None:
        if self._pill is not None:
            self._line.removeWidget(self._pill)
            self._pill.deleteLater()
        self._pill = pill
        if pill is not None:
            self._line.insertWidget(2, pill)

    def _follow(self, link: str) -> None:
        register, _, record_id = link.partition("/")
        self.open_asked.emit((register, int(record_id)))


def belongings(record: Record) -> list[Field]:
    """Return the links that say where a record comes from; who answers for it stays in the form."""
    return [
        field
        for field in record.register.visible
        if isinstance(field, Link)
        and record.values[field.key] is not None
        and not registers.get(field.to).by_name
    ]


def shown_aside(record: Record) -> frozenset[str]:
    """Return the keys of fields that the panel shows elsewhere: in its head, or as updates."""
    aside = {field.key for field in belongings(record)}
    lead = leading(record)
    if lead is not None and isinstance(record.register.field(lead[0]), Derived):
        aside.add(lead[0])
    if record.register.key == "actions":
        aside.add("progress")
        if record.values["first_target_on"] == record.values["target_on"]:
            aside.add("first_target_on")
    return frozenset(aside)


def _said(record: Record, field: Field) -> str:
    assert isinstance(field, Link)
    reference, _, title = record.text(field.key).partition(" ")
    label = html.escape(title if 0 < len(title) <= _SHORT else reference)
    where = f"{field.to}/{record.values[field.key]}"
    return f'{html.escape(field.label)}: <a href="{where}">{label}</a>'
