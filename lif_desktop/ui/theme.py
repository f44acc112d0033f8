"""The look: colours by meaning, type sizes, and the palette made of them, light and dark.

Ask `tokens(widget.palette())` for the colours in force where you paint: nothing is global, and a
delegate asks `tokens(option.palette)`. `font("section")` gives one of the four sizes.

Stands in the way to the first picture, so it touches neither `dataclasses` nor the `Qt` namespace
(30 ms for its hundred enums); what the system wishes is asked afterwards, in `scheme`.
"""

from typing import Literal, NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from lif_desktop.places import resource
from lif_desktop.ui.stylesheet import stylesheet

Scheme = Literal["system", "light", "dark"]
Meaning = Literal["", "late", "due", "well", "note", "done"]
Size = Literal["title", "section", "text", "note", "figure"]

FAMILY = "Noto Sans"
STEP = 4
RADIUS = 6
CARD_RADIUS = 8
ROW = 33
ROW_COMPACT = 26


class Tokens(NamedTuple):
    """The colours of one scheme, by what they are for."""

    dark: bool
    background: str
    panel: str
    line: str
    ink: str
    soft: str
    accent: str
    accent_tint: str
    on_accent: str
    late: str
    late_tint: str
    due: str
    due_tint: str
    well: str
    well_tint: str
    note: str
    note_tint: str

    def meaning(self, meaning: Meaning) -> tuple[QColor, QColor]:
        """Return the colour and the tint that mark a meaning."""
        if meaning in ("", "done"):
            return QColor(self.soft), QColor(self.panel)
        return QColor(getattr(self, meaning)), QColor(getattr(self, f"{meaning}_tint"))

    def colours(self) -> dict[str, str]:
        """Return every colour by name, for the stylesheet."""
        return {name: value for name, value in self._asdict().items() if name != "dark"}


LIGHT = Tokens(
    dark=False,
    background="#ffffff",
    panel="#f5f7f9",
    line="#dfe4ea",
    ink="#17212b",
    soft="#5a6775",
    accent="#0b5f7d",
    accent_tint="#e3f0f5",
    on_accent="#ffffff",
    late="#a3211b",
    late_tint="#fbe9e7",
    due="#8a5300",
    due_tint="#fdf1dc",
    well="#1d6b3a",
    well_tint="#e4f3e9",
    note="#1f4fa3",
    note_tint="#e6edf9",
)
DARK = Tokens(
    dark=True,
    background="#161b21",
    panel="#1d242c",
    line="#313b46",
    ink="#e8edf2",
    soft="#9fadbb",
    accent="#6cc3e0",
    accent_tint="#1d3540",
    on_accent="#161b21",
    late="#ff9c92",
    late_tint="#43201e",
    due="#f4c06d",
    due_tint="#3d2e14",
    well="#86d7a2",
    well_tint="#1b3a27",
    note="#9cbcf5",
    note_tint="#1f2d47",
)
# Where the system asks for high contrast, lines and soft ink become as strong as text.
_STRONG = {
    False: LIGHT._replace(line="#17212c", soft="#17212b", panel="#ffffff", accent="#04394c"),
    True: DARK._replace(line="#e8edf3", soft="#e8edf2", panel="#161b21", accent="#a8e3f7"),
}


def tokens(palette: QPalette) -> Tokens:
    """Return the colours in force where `palette` is."""
    line = palette.color(QPalette.ColorRole.Mid).name()
    for scheme in (LIGHT, DARK, *_STRONG.values()):
        if scheme.line == line:
            return scheme
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def font(size: Size = "text", *, bold: bool = False) -> QFont:
    """Return the family in one of its sizes, in pixels that scale with the screen."""
    pixels, weight = {
        "title": (20.0, QFont.Weight.Bold),
        "section": (14.0, QFont.Weight.DemiBold),
        "text": (13.0, QFont.Weight.Normal),
        "note": (11.5, QFont.Weight.Normal),
        "figure": (26.0, QFont.Weight.Bold),
    }[size]
    made = QFont(FAMILY)
    # Points, because Qt takes whole pixels only and the note size has half of one.
    made.setPointSizeF(pixels * 72 / QGuiApplication.primaryScreen().logicalDotsPerInchY())
    made.setWeight(QFont.Weight.DemiBold if bold else weight)
    return made


def load_fonts() -> None:
    """Make the shipped fonts known; without them a bare system draws blanks."""
    for style in ("Regular", "SemiBold", "Bold"):
        QFontDatabase.addApplicationFont(str(resource(f"fonts/NotoSans-{style}.ttf")))


def apply(app: QApplication, *, dark: bool, strong: bool = False) -> None:
    """Dress the application in light or dark; `strong` for high contrast."""
    chosen = _STRONG[dark] if strong else (DARK if dark else LIGHT)
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(_palette(chosen))
    app.setFont(font())
    app.setStyleSheet(stylesheet(chosen.colours()))


def _palette(colours: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in {
        role.Window: colours.background,
        role.WindowText: colours.ink,
        role.Base: colours.background,
        role.AlternateBase: colours.panel,
        role.Text: colours.ink,
        role.PlaceholderText: colours.soft,
        role.Button: colours.background,
        role.ButtonText: colours.ink,
        role.Mid: colours.line,
        role.Midlight: colours.line,
        role.Light: colours.panel,
        role.Dark: colours.line,
        role.Shadow: colours.line,
        role.Highlight: colours.accent_tint,
        role.HighlightedText: colours.ink,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.BrightText: colours.late,
        role.ToolTipBase: colours.ink,
        role.ToolTipText: colours.background,
    }.items():
        palette.setColor(name, QColor(colour))
    off = QPalette.ColorGroup.Disabled
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(off, name, QColor(colours.soft))
    return palette
