"""A cell that cannot be taken, put right where it is seen: the right value typed or chosen."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from lif_desktop.fields import Choice, Derived, Flag, Link
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.rows import PlanRow
from lif_desktop.ui.blocks.buttons import Button
from lif_desktop.ui.blocks.text import small_label
from lif_desktop.ui.register.editors import QuietCombo

_MOST = 400  # names offered in a list; more are typed


class PutRight(QWidget):
    """Takes what is right in place of a cell and hands it on; Enter does it too."""

    def __init__(
        self, plan: ImportPlan, row: PlanRow, key: str, put: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._put = put
        self.edit = QLineEdit()
        self.list: QuietCombo | None = None
        words = _words(plan, key)
        label = plan.register.field(key).label
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 4)
        whole.setSpacing(4)
        whole.addWidget(small_label(f"Put {label} right here, or send it back"))
        if words:
            self.list = QuietCombo()
            self.list.setEditable(True)
            self.list.addItems(words)
            self.list.setLineEdit(self.edit)
            whole.addWidget(self.list)
        else:
            whole.addWidget(self.edit)
        right = row.decided.right.get(key) if row.decided is not None else None
        self.edit.setText(right[0] if right else "")
        self.edit.setPlaceholderText(f"The right {label.lower()}")
        self.edit.setAccessibleName(f"The right {label.lower()}")
        self.edit.returnPressed.connect(self._go)
        self.button = Button("Put it right", self._go)
        whole.addWidget(self.button)

    def _go(self) -> None:
        self._put(self.edit.text())


def can_put_right(plan: ImportPlan, key: str) -> bool:
    """Say whether a field's cell can be put right: not a reference, nothing worked out."""
    declared = plan.register.by_key.get(key)
    return declared is not None and key != "reference" and not isinstance(declared, Derived)


def _words(plan: ImportPlan, key: str) -> list[str]:
    """Return what may be chosen for a field, or nothing where it is typed."""
    declared = plan.register.field(key)
    if isinstance(declared, Choice):
        return [one.label for one in declared.options]
    if isinstance(declared, Flag):
        return ["Yes", "No"]
    if isinstance(declared, Link):
        labels = sorted(plan.board.labels(declared.to).values(), key=str.casefold)
        return labels if len(labels) <= _MOST else []
    return []
