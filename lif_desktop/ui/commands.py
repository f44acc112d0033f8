"""The commands of the window: each has a name, mostly a shortcut, and is found by searching."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class Command:
    """One command; a blank `group` keeps it with those before it in the menu.

    `shortcut` may name several, separated by "; "; the first is shown.
    """

    key: str
    text: str
    run: Callable[[], object]
    shortcut: str = ""
    group: str = ""
    enabled: bool = True


class Commands:
    """The commands in force in one window, as actions with shortcuts and as a menu."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._commands: dict[str, Command] = {}

    def set_all(self, commands: list[Command]) -> None:
        """Put these commands in force in place of those before."""
        for action in self._actions.values():
            self._window.removeAction(action)
            action.deleteLater()
        self._actions = {}
        self._commands = {command.key: command for command in commands}
        for command in commands:
            action = QAction(command.text, self._window)
            action.setShortcuts(QKeySequence.listFromString(command.shortcut))
            action.setEnabled(command.enabled)
            action.triggered.connect(lambda _checked=False, run=command.run: run())
            self._window.addAction(action)
            self._actions[command.key] = action

    def rename(self, key: str, text: str, *, enabled: bool) -> None:
        """Rename a command, as undo is by what it would undo."""
        action = self._actions[key]
        action.setText(text)
        action.setEnabled(enabled)

    def action(self, key: str) -> QAction:
        """Return a command's action."""
        return self._actions[key]

    def offered(self) -> Iterator[QAction]:
        """Yield what can be done now, for the search box."""
        return (action for action in self._actions.values() if action.isEnabled())

    def menu(self) -> QMenu:
        """Return a menu of all commands, in groups."""
        menu = QMenu(self._window)
        for key, action in self._actions.items():
            if self._commands[key].group and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(action)
        return menu
