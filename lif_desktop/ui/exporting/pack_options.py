"""How a pack is wanted, and what is to be known of it before it is written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from lif_desktop.reports.shape import Audience
from lif_desktop.rules.words import counted
from lif_desktop.ui.blocks.chips import ChoiceChip
from lif_desktop.ui.blocks.text import Words, field_label, small_label
from lif_desktop.ui.exporting.pack_writing import Asked
from lif_desktop.ui.meetings.judging import Judged
from lif_desktop.ui.meetings.wrapped_list import WrappedList

_MOST = 150  # pixels of what is to be known; more is scrolled
_AGENDA = "The agenda"
_RECIPIENTS = "Whoever it goes to, one a line. The pack is then kept as sent today."


class PackOptions(QWidget):
    """Audience, draft, passphrase and recipients; below, what is withheld and in question."""

    changed = Signal()
    """Something else is asked for."""

    def __init__(self, audience: Audience, about: dict[Audience, str]) -> None:
        super().__init__()
        self._judged: Judged | None = None
        self._about = about
        self.chips: dict[Audience, ChoiceChip] = {
            "board": ChoiceChip("For the board"), "public": ChoiceChip("For the public"),
        }  # fmt: skip
        self.chips[audience].setChecked(True)
        self.draft = QCheckBox("Draft, with a watermark")
        self.protect = QCheckBox("Protect with a passphrase")
        self.protect.setToolTip("AES-256; the passphrase is made here and shown once it is written")
        self.recipients = QPlainTextEdit()
        self.recipients.setPlaceholderText(_RECIPIENTS)
        self.recipients.setAccessibleName("Recipients, one a line")
        self.recipients.setTabChangesFocus(True)
        self.recipients.setFixedHeight(58)
        self.numbered = QCheckBox("A numbered copy for each of them")
        self.known: Words = small_label("Looking at figures and at what is withheld…", wrap=True)
        self.about: Words = small_label("", wrap=True)
        self.list = WrappedList("What is to be known before it goes")
        self.list.hide()
        self._assemble()
        for chip in self.chips.values():
            chip.clicked.connect(lambda _on=False: self._turn())
        for box in (self.draft, self.protect, self.numbered):
            box.clicked.connect(lambda _on=False: self.changed.emit())
        self.recipients.textChanged.connect(self._named)
        self._named()
        self._tell()

    def asked(self) -> Asked:
        """Return how the pack is wanted."""
        names = self.recipients.toPlainText().strip()
        return Asked(
            "public" if self.chips["public"].isChecked() else "board",
            self.draft.isChecked(),
            self.protect.isChecked(),
            names,
            self.numbered.isChecked() and bool(names),
        )

    def show_judged(self, judged: Judged) -> None:
        """Show what was found."""
        self._judged = judged
        self._tell()

    def _turn(self) -> None:
        self._tell()
        self.changed.emit()

    def _named(self) -> None:
        self.numbered.setEnabled(bool(self.recipients.toPlainText().strip()))
        self.changed.emit()

    def _tell(self) -> None:
        judged = self._judged
        public = self.asked().audience == "public"
        self.about.setText(self._about["public" if public else "board"])
        if judged is None:
            return
        withheld = judged.withheld if public else ()
        lines = [f"Figure: {one.paper_title}: {one.said}" for one in judged.findings]
        lines += [f"{one.what[:1].upper()}{one.what[1:]}: {one.paper_title or _AGENDA}: {one.said}"
                  for one in withheld]  # fmt: skip
        figures = counted(len(judged.findings), "figure")
        said = [f"{figures} to look at" if judged.findings else "No figure is in question"]
        if public:
            said.append(f"{len(withheld)} left out, suppressed or reworded")
        self.known.setText("Before it goes: " + "; ".join(said) + ".")
        self.known.set_meaning("due" if lines else "well")
        self.list.clear()
        for line in lines:
            self.list.addItem(QListWidgetItem(line))
        rows = sum(self.list.sizeHintForRow(row) for row in range(min(len(lines), 8)))
        self.list.setFixedHeight(min(_MOST, rows + 4))
        self.list.setVisible(bool(lines))

    def _assemble(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        for widget in (*self.chips.values(),):
            first.addWidget(widget)
        first.addStretch(1)
        first.addWidget(self.draft)
        second = QHBoxLayout()
        second.addWidget(self.protect)
        second.addStretch(1)
        second.addWidget(self.numbered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(first)
        column.addWidget(field_label("Recipients", self.recipients), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.recipients)
        column.addLayout(second)
        column.addWidget(self.about)
        column.addWidget(self.known)
        column.addWidget(self.list)
