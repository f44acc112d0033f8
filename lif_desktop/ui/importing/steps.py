"""The line of steps above an import: where it is and what is behind it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from lif_desktop.ui.blocks.text import Words, note_label
from lif_desktop.ui.importing.stages import VALUES
from lif_desktop.ui.importing.step_chip import StepChip

NAMES = ("File", "Table and headings", "Values", "Review", "Receipt")


class Steps(QWidget):
    """Five chips, the present one marked; how dates were read; how the counts add up."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._chips = [StepChip(f"{number} {name}") for number, name in enumerate(NAMES, 1)]
        self._dates = Words("", bold=True)
        self._dates.setProperty("ink", "accent")
        self._dates.hide()
        for number, chip in enumerate(self._chips):
            row.addWidget(chip)
            if number == VALUES:
                row.addWidget(self._dates)
        row.addStretch(1)
        self._sum: Words = note_label("")
        row.addWidget(self._sum)

    def show_step(self, present: int) -> None:
        """Mark the step `present` (from 0); those before it are done."""
        for index, chip in enumerate(self._chips):
            chip.show_state(present=index == present, done=index < present)
        self.setAccessibleName(f"Step {present + 1} of {len(NAMES)}: {NAMES[present]}")

    def show_sum(self, text: str) -> None:
        """Show how the counts add up to the rows of the file."""
        self._sum.setText(text)

    def show_dates(self, order: str, why: str = "") -> None:
        """Show in which order dates were read, and on what evidence under the pointer."""
        self._dates.setText(order)
        self._dates.setVisible(bool(order))
        self._dates.setToolTip(why)
        self._dates.setAccessibleDescription(why)
