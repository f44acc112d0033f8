"""Words on a page, in the sizes of the look."""

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from lif_desktop.ui import theme


class Words(QLabel):
    """A label in one size of the family; the stylesheet colours it, in ink or by meaning.

    Its text is plain: what a stranger's workbook says is shown as it stands and never acts.
    """

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
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._soft = soft
        self.setFont(theme.font(size, bold=bold))
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setProperty("ink", meaning or ("soft" if soft else ""))

    def set_meaning(self, meaning: theme.Meaning) -> None:
        """Colour the words by what they mean; blank for plain ink."""
        self.setProperty("ink", meaning or ("soft" if self._soft else ""))
        self.style().unpolish(self)
        self.style().polish(self)


def plain_tip(text: str) -> str:
    """Return what shows a text as it stands under the pointer, where Qt would take it for HTML."""
    if "<" not in text:
        return text
    lines = html.escape(text).replace("\n", "<br>")
    return f"<p>{lines}</p>"


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
