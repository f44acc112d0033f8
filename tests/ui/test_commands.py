from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lif_desktop.ui.commands import Command, Commands


def test_commands_are_renamed_offered_and_shown_in_groups(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    ran: list[str] = []
    commands = Commands(window)
    commands.set_all(
        [
            Command("undo", "Undo", lambda: ran.append("undo"), "Ctrl+Z", enabled=False),
            Command("find", "Find", lambda: ran.append("find"), "Ctrl+K", "find"),
        ]
    )
    assert [one.text() for one in commands.offered()] == ["Find"]
    commands.rename("undo", "Undo ‘Close action ACT-2026-014’", enabled=True)
    commands.action("undo").trigger()
    assert ran == ["undo"]
    menu = commands.menu()
    words = [one.text() for one in menu.actions()]
    assert words == ["Undo ‘Close action ACT-2026-014’", "", "Find"]
    commands.set_all([Command("find", "Find", lambda: None)])
    assert [one.text() for one in window.actions()] == ["Find"]
