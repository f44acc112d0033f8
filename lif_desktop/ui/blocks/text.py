"""Words on a page, in the sizes of the look."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from lif_desktop.ui import theme


class Words(QLabel):
    """A label in one size of the family, in ink or soft ink, in whatever scheme is in force."""

    def __init__(
        self,
        text: str = "",
        size: theme.Size = "text",
        *,
        soft: bool = False,
        bold: bool = False,
        wrap: bool = False,
        meaning: theme.Meaning = "",
    ) -> None:
        super().__init__(text)
        self._soft = soft
        self._meaning = meaning
        self.setFont(theme.font(size, bold=bold))
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._colour()

    def set_meaning(self, meaning: theme.Meaning) -> None:
        """Colour the words by what they mean; blank for plain ink."""
        self._meaning = meaning
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        """Take the new scheme's colour when it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._colour()

    def _colour(self) -> None:
        colours = theme.tokens(self.palette())
        ink = colours.soft if self._soft else colours.ink
        colour = colours.meaning(self._meaning)[0] if self._meaning else ink
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.setPalette(palette)


def title_label(text: str) -> Words:
    """Return a page's title."""
    return Words(text, "title")


def section_label(text: str) -> Words:
    """Return the title of a section or card."""
    return Words(text, "section", bold=True)


def note_label(text: str, *, wrap: bool = False) -> Words:
    """Return a line of soft text at text size."""
    return Words(text, soft=True, wrap=wrap)


def small_label(text: str, *, wrap: bool = False) -> Words:
    """Return a label or note in the smallest size."""
    return Words(text, "note", soft=True, wrap=wrap)


def field_label(text: str, buddy: QWidget) -> Words:
    """Return the label of a form's field, tied to it for keyboard and screen reader."""
    label = Words(text, "note", soft=True, bold=True)
    label.setBuddy(buddy)
    if not buddy.accessibleName():
        buddy.setAccessibleName(text.replace("&", ""))
    return label
