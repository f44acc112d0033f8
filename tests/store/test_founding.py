from pathlib import Path

import pytest

from lif_desktop import frameworks
from lif_desktop.store.opening import create
from tests.boards import PASSPHRASE, WHO


@pytest.mark.parametrize("name", [one.id for one in frameworks.names()])
def test_a_board_starts_with_the_groups_and_priorities_of_its_preset(
    tmp_path: Path, name: str
) -> None:
    preset = frameworks.load(name)
    with create(tmp_path / "a.lif", PASSPHRASE, preset, name="", who=WHO) as board:
        groups = board.records("groups")
        assert [one.values["name"] for one in groups] == [one.name for one in preset.groups]
        joint = [one.joint_with or None for one in preset.groups]
        assert [one.values["joint_with"] for one in groups] == joint
        titles = [one.values["title"] for one in board.records("priorities")]
        assert titles == [one.name for one in preset.priorities]
        assert frameworks.from_json(board.settings["preset"]) == preset


def test_founding_is_one_change_set_and_expects_nothing_yet(tmp_path: Path) -> None:
    preset = frameworks.load("west-berkshire")
    with create(tmp_path / "a.lif", PASSPHRASE, preset, name="", who=WHO) as board:
        assert [one.kind for one in board.history()] == ["setup"]
        assert board.records("expected") == []
        scr = board.find("groups", "Standing SCR sub-committee")
        assert scr is not None
        assert board.labels("groups")[scr.values["escalates_to"]] == "Executive"
