"""Light, dark or as the system wishes, and its wish for high contrast, followed as they change."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from lif_desktop.ui import theme
from lif_desktop.ui.preferences import Preferences


def dress(app: QApplication, scheme: theme.Scheme) -> None:
    """Dress the application in a scheme."""
    hints = QGuiApplication.styleHints()
    strong = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    wished = hints.colorScheme() == Qt.ColorScheme.Dark
    dark = wished if scheme == "system" else scheme == "dark"
    theme.apply(app, dark=dark, strong=strong)


def follow(app: QApplication, preferences: Preferences) -> None:
    """Dress as the system wishes from now on, where the user left it to the system."""

    def again() -> None:
        dress(app, preferences.scheme())

    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(again)
    hints.accessibility().contrastPreferenceChanged.connect(again)
    if _differs(app, preferences.scheme()):
        again()


def _differs(app: QApplication, scheme: theme.Scheme) -> bool:
    """Say whether the first guess, made from the palette alone, missed the system's wish."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return True
    known = hints.colorScheme() != Qt.ColorScheme.Unknown
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    return scheme == "system" and known and theme.tokens(app.palette()).dark != dark
