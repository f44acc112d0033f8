from pathlib import Path

from lif_desktop.ui.preferences import Preferences, usual_file


def test_recent_boards_come_back_latest_first_without_those_gone(tmp_path: Path) -> None:
    file = tmp_path / "preferences.ini"
    boards = [tmp_path / f"{name}.lif" for name in "abc"]
    for board in boards[:2]:
        board.touch()
    preferences = Preferences(file)
    assert preferences.recent() == []
    preferences.opened(boards[0])
    assert Preferences(file).recent() == [boards[0]]
    for board in (boards[2], boards[1], boards[0], boards[1]):
        preferences.opened(board)
    assert preferences.recent() == [boards[1], boards[0]]


def test_only_the_last_few_boards_are_kept(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "preferences.ini")
    for number in range(12):
        board = tmp_path / f"{number}.lif"
        board.touch()
        preferences.opened(board)
    assert [path.stem for path in preferences.recent()] == [
        "11",
        "10",
        "9",
        "8",
        "7",
        "6",
        "5",
        "4",
    ]


def test_name_and_scheme_are_remembered(preferences: Preferences) -> None:
    assert (preferences.user(), preferences.scheme()) == ("", "system")
    preferences.set_user("J. Hale")
    preferences.set_scheme("dark")
    assert (preferences.user(), preferences.scheme()) == ("J. Hale", "dark")


def test_a_spoilt_scheme_is_the_systems(preferences: Preferences) -> None:
    preferences._settings.setValue("scheme", "pink")
    assert preferences.scheme() == "system"


def test_preferences_lie_in_the_users_own_folder() -> None:
    assert usual_file().name == "preferences.ini"
