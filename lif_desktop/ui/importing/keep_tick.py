"""The tick that keeps imported files inside the board; said once, it stays said."""

from PySide6.QtWidgets import QCheckBox

from lif_desktop.ui.preferences import Preferences

_KEEP = "keep-imported-file"


class KeepTick(QCheckBox):
    """Asks whether files shall be kept; every such tick of a page answers alike."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setAccessibleName(words)
        self._preferences: Preferences | None = None
        self.setToolTip("So that it can be opened from the receipt at any later time.")
        self.toggled.connect(self._keep)

    def follow(self, preferences: Preferences | None) -> None:
        """Show what was said last, here or at another such tick."""
        self._preferences = None
        if preferences is not None:
            self.setChecked(bool(preferences.kept(_KEEP)))
        self._preferences = preferences

    def _keep(self, kept: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._preferences is not None:
            self._preferences.keep(_KEEP, "yes" if kept else "")
