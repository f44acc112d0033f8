"""The frameworks a board can begin from: those shipped, and a file of the user's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from lif_desktop import frameworks
from lif_desktop.faults import Fault
from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.blocks.choices import ChoiceRow
from lif_desktop.ui.blocks.text import section_label, small_label

FILES = "Frameworks (*.toml)"
_LATER = "Groups can be changed later; the framework can be replaced by an edited one."


@dataclass(frozen=True, slots=True)
class Choice:
    """A framework as the list offers it; the key of one from a file is its path."""

    key: str
    title: str
    summary: str


class FrameworkList(QWidget):
    """One framework is chosen; `refused` carries what is wrong with a file, blank for nothing."""

    refused = Signal(str)

    def __init__(self, choices: Sequence[Choice], folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._keys: list[str] = []
        self._group = QButtonGroup(self)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        for choice in choices:
            self._add(choice)
        self.note = small_label(_LATER, wrap=True)
        self.save = LinkButton("Save the chosen one to edit…", self._save)
        self.open = LinkButton("Begin from an edited file…", self._open)
        links = QHBoxLayout()
        links.addWidget(self.save)
        links.addWidget(self.open)
        links.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(section_label("Framework to begin from"))
        layout.addLayout(self._rows)
        layout.addLayout(links)
        layout.addWidget(self.note)
        layout.addStretch(1)

    def chosen(self) -> str:
        """Return the key of the framework that is chosen."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Choose a framework by its key."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def _add(self, choice: Choice) -> None:
        row = ChoiceRow(choice.title, choice.summary)
        self._group.addButton(row, len(self._keys))
        self._keys.append(choice.key)
        self._rows.addWidget(row)
        row.setChecked(True)

    def _open(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Begin from an edited file", str(self._folder), FILES
        )
        if not chosen:
            return
        try:
            preset = frameworks.load_file(Path(chosen))
        except Fault as fault:
            self.refused.emit(str(fault))
            return
        self.refused.emit("")
        if chosen in self._keys:
            self.choose(chosen)
        else:
            self._add(Choice(chosen, preset.title, f"From {Path(chosen).name}. {preset.summary}"))

    def _save(self) -> None:
        key = self.chosen()
        suggested = self._folder / f"{Path(key).stem}.toml"
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Save a framework to edit", str(suggested), FILES
        )
        if not chosen:
            return
        path = Path(chosen).with_suffix(".toml")
        try:
            path.write_text(frameworks.text_of(key), encoding="utf-8")
        except OSError:
            self.refused.emit(f"{path} cannot be written. Choose another place.")
        else:
            self.refused.emit("")
            self.note.setText(f"Saved {path.name}. Edit it in a text editor, then begin from it.")
