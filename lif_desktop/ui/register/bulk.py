"""One field set on several records at once, as one step."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lif_desktop.faults import Fault
from lif_desktop.fields import Derived, Field, Unreadable
from lif_desktop.rules.words import counted
from lif_desktop.store.records import Record
from lif_desktop.ui.blocks.buttons import PrimaryButton
from lif_desktop.ui.blocks.text import field_label, note_label, section_label
from lif_desktop.ui.register import titles
from lif_desktop.ui.register.editors import QuietCombo
from lif_desktop.ui.register.field_box import FieldBox
from lif_desktop.ui.session import Session

_WIDTH = 330


class BulkPopup(QFrame):
    """Picks a field and a value for the chosen records; Escape leaves them as they are."""

    done = Signal()
    """The records were changed."""

    def __init__(self, session: Session, records: Sequence[Record], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "card")
        self.setFixedWidth(_WIDTH)
        self._session, self._records = session, list(records)
        self._register = records[0].register
        many = counted(len(records), self._register.singular, self._register.plural.lower())
        self.fields: list[Field] = [
            field for field in self._register.visible if not isinstance(field, Derived)
        ]
        self.combo = QuietCombo()
        for field in self.fields:
            self.combo.addItem(field.label)
        self.combo.setAccessibleName("Field")
        self.combo.currentIndexChanged.connect(self._show_field)
        self.box: FieldBox | None = None
        self.apply_button = PrimaryButton(f"Change {many}", self.change)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 14)
        self._column.setSpacing(8)
        self._column.addWidget(section_label(f"Change {many}"))
        self._column.addWidget(field_label("Field", self.combo))
        self._column.addWidget(self.combo)
        self._column.addWidget(note_label("One step, which Undo takes back.", wrap=True))
        self._column.addWidget(self.apply_button, 0, Qt.AlignmentFlag.AlignLeft)
        usual = [place for place, field in enumerate(self.fields) if field.filter]
        self.combo.setCurrentIndex(usual[0] if usual else 0)
        self._show_field(self.combo.currentIndex())

    def change(self) -> None:
        """Set the value on every record as one change set; say under the field why not."""
        assert self.box is not None
        field = self.box.field
        title = titles.of_many(self._register, field.key, len(self._records))
        try:
            value = self.box.editor.value()
            with self._session.board.change(title) as change:
                for record in self._records:
                    change.edit(
                        self._register.key,
                        record.id,
                        {field.key: value},
                        expect_version=record.version,
                    )
        except (Unreadable, Fault) as fault:
            self.box.set_problem(str(fault))
            self.adjustSize()
            return
        self._session.committed()
        self.done.emit()
        self.close()

    def _show_field(self, place: int) -> None:
        if self.box is not None:
            self._column.removeWidget(self.box)
            self.box.hide()
            self.box.deleteLater()
        self.box = FieldBox(self.fields[place], self._session.board)
        self.box.editor.set_value(None)
        self._column.insertWidget(3, self.box)
        self.adjustSize()
