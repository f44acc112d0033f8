"""An edited copy of a preset: printed, changed, and made into a board, or refused."""

from pathlib import Path

from lif_desktop import frameworks
from tests.cli.conftest import Run


def test_the_presets_are_listed(run: Run) -> None:
    listed = run("frameworks")
    assert listed.code == 0
    assert [line.split()[0] for line in listed.out.splitlines()] == [
        one.id for one in frameworks.names()
    ]


def test_an_edited_copy_starts_a_board(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "ours.toml"
    printed = run("frameworks", "kirklees").out
    copy.write_text(printed.replace('name = "Neglect"', 'name = "Neglect and poverty"'), "utf-8")
    board = tmp_path / "a.lif"
    assert run("new", board, "--framework", copy).code == 0
    listed = run("list", board, "priorities", "--json").json
    assert [one["title"] for one in listed][1] == "Neglect and poverty"


def test_a_copy_that_does_not_hold_is_refused_with_its_line(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "ours.toml"
    printed = run("frameworks", "kirklees").out
    copy.write_text(printed.replace('reports_to = "business"', 'reports_to = "bizness"'), "utf-8")
    line = printed.splitlines().index('reports_to = "business"') + 1
    ran = run("new", tmp_path / "a.lif", "--framework", copy)
    assert ran.code == 3
    assert f"ours.toml, line {line}: No group is called 'bizness'." in ran.err
    assert not (tmp_path / "a.lif").exists()


def test_a_board_takes_up_an_edited_framework_and_can_go_back(
    run: Run, board: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "ours.toml"
    printed = run("frameworks", "kirklees").out
    edited = printed.replace('name = "Virtual training"', 'name = "Online training"')
    copy.write_text(edited, "utf-8")
    assert "Online training" not in run("report", board, "coverage").out
    taken = run("adopt", board, "--framework", copy)
    assert taken.code == 0
    assert "now runs" in taken.err
    assert "Online training" in run("report", board, "coverage").out
    assert run("undo", board).code == 0
    assert "Online training" not in run("report", board, "coverage").out


def test_a_preset_that_is_not_shipped_is_answered_with_the_choices(run: Run) -> None:
    ran = run("frameworks", "narnia")
    assert ran.code == 2
    assert "kirklees" in ran.err
