"""Words on a page, in the sizes of the look."""

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from lif_desktop.ui import theme


class Words(QLabel):
    """A label in one size of the family; the stylesheet colours it, in ink or by meaning."""

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
