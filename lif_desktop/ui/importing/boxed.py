"""A value in a box under its name, to be read, not edited."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lif_desktop.ui.blocks.text import Words, small_label


class Boxed(QWidget):
    """A label and the text below it; marked where it is what would stand."""

    def __init__(self, name: str, text: str, *, marked: bool = False) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 2)
        whole.setSpacing(3)
        whole.addWidget(small_label(name, wrap=True))
        frame = QFrame()
        frame.setProperty("look", "card" if not marked else "marked")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(9, 5, 9, 5)
        inside.addWidget(Words(text, wrap=True))
        whole.addWidget(frame)
        self.setAccessibleName(f"{name}: {text}")
