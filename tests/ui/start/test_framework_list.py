"""A framework of one's own: saved from a shipped one, edited, begun from, or refused."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from lif_desktop import frameworks
from lif_desktop.ui.start.framework_list import Choice, FrameworkList


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def listed(qtbot: QtBot, tmp_path: Path, said: list[str]) -> FrameworkList:
    choices = [Choice(one.id, one.title, one.summary) for one in frameworks.names()]
    made = FrameworkList(choices, tmp_path)
    made.refused.connect(said.append)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the person picks in the next dialog."""
    picked: list[str] = []
    for way in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, way, lambda *_: (picked.pop(), ""))
    return picked


def test_a_copy_is_saved_edited_and_begun_from(
    listed: FrameworkList, files: list[str], said: list[str], tmp_path: Path
) -> None:
    copy = tmp_path / "ours.toml"
    listed.choose("kirklees")
    files.append(str(tmp_path / "ours"))
    listed.save.click()
    assert said == [""]
    assert listed.note.text().startswith("Saved ours.toml. Edit it in a text editor")
    text = copy.read_text("utf-8")
    assert text == frameworks.text_of("kirklees")
    copy.write_text(text.replace('title = "Kirklees, after 2018"', 'title = "Ours"'), "utf-8")
    files.append(str(copy))
    listed.open.click()
    assert listed.chosen() == str(copy)
    assert frameworks.load_named(listed.chosen()).title == "Ours"
    listed.choose("blank")
    files.append(str(copy))
    listed.open.click()
    assert listed.chosen() == str(copy)


def test_a_file_that_does_not_hold_is_refused_with_its_line(
    listed: FrameworkList, files: list[str], said: list[str], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(frameworks.text_of("blank").replace("order = 6", 'order = "6"'), "utf-8")
    files.append(str(bad))
    listed.open.click()
    assert said == ["bad.toml, line 7: 'order' must be a whole number."]
    assert listed.chosen() == "blank"


def test_nothing_picked_changes_nothing_and_a_bad_place_is_said(
    listed: FrameworkList, files: list[str], said: list[str], tmp_path: Path
) -> None:
    files += ["", ""]
    listed.open.click()
    listed.save.click()
    assert said == []
    files.append(str(tmp_path / "nowhere" / "ours.toml"))
    listed.save.click()
    assert said[0].endswith("ours.toml cannot be written. Choose another place.")
