"""A value under its name, to be read, not edited: in a box, or plain."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.text import Words, small_label
from lif_desktop.ui.importing.parts import Part
from lif_desktop.ui.importing.word_marks import as_html


class Boxed(QWidget):
    """A label and the text below it in a box; marked where it is what would stand."""

    def __init__(
        self, name: str, text: str, *, marked: bool = False, parts: tuple[Part, ...] = ()
    ) -> None:
        """Show a text; `parts` show what of it was changed, word by word."""
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 2)
        whole.setSpacing(3)
        whole.addWidget(small_label(name, wrap=True))
        frame = QFrame()
        frame.setProperty("look", "marked" if marked else "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(9, 5, 9, 5)
        words = Words(text, wrap=True)
        if len(parts) > 2 or any(not part.mark for part in parts):
            words.setTextFormat(Qt.TextFormat.RichText)
            words.setText(as_html(parts, theme.tokens(words.palette())))
        inside.addWidget(words)
        whole.addWidget(frame)
        self.setAccessibleName(f"{name}: {text}")


class Fact(QWidget):
    """A label and the text below it, without a box."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(small_label(name, wrap=True))
        whole.addWidget(Words(text, wrap=True))
        self.setAccessibleName(f"{name}: {text}")
