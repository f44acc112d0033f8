"""What the app remembers for this user on this computer: recent boards, name, scheme.

Nothing from inside a board is kept here, only where its file lies.
"""

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

from lif_desktop.ui.theme import Scheme

_RECENT = 8
_SCHEMES: tuple[Scheme, ...] = ("system", "light", "dark")


def usual_file() -> Path:
    """Return the file that keeps the preferences of this user."""
    where = QStandardPaths.StandardLocation.AppConfigLocation
    return Path(QStandardPaths.writableLocation(where)) / "preferences.ini"


class Preferences:
    """Reads and writes the preferences in one ini file."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def recent(self) -> list[Path]:
        """Return the boards opened last, the latest first; boards no longer there are left out."""
        return [path for path in map(Path, self._paths()) if path.is_file()]

    def opened(self, path: Path) -> None:
        """Remember that a board was opened."""
        paths = [str(path), *(old for old in self._paths() if old != str(path))]
        self._settings.setValue("recent", paths[:_RECENT])

    def user(self) -> str:
        """Return the name under which the user last worked."""
        return str(self._settings.value("user", ""))

    def set_user(self, name: str) -> None:
        """Remember the user's name."""
        self._settings.setValue("user", name)

    def scheme(self) -> Scheme:
        """Return the chosen scheme; "system" unless chosen."""
        kept = self._settings.value("scheme")
        return next((scheme for scheme in _SCHEMES if scheme == kept), "system")

    def set_scheme(self, scheme: Scheme) -> None:
        """Remember the chosen scheme."""
        self._settings.setValue("scheme", scheme)

    def kept(self, name: str) -> str:
        """Return what a page keeps under this name (its columns, its widths); blank if nothing."""
        return str(self._settings.value(f"pages/{name}", ""))

    def keep(self, name: str, text: str) -> None:
        """Keep how a page is arranged; never anything from inside a board."""
        self._settings.setValue(f"pages/{name}", text)

    def _paths(self) -> list[str]:
        kept = self._settings.value("recent", [])
        # Qt gives a list of one back as a plain string.
        return [str(one) for one in kept] if isinstance(kept, list) else [str(kept)]
