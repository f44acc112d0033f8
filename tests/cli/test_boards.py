"""The commands on a board: new, list, registers, history, undo, check."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import registers
from lif_desktop.store.opening import open_board
from tests.cli.conftest import Run

KEYS = {register.key for register in registers.shown()}


def _add_action(board: Path) -> None:
    with (
        open_board(board, "quiet harbour lantern", who="J. Hale") as opened,
        opened.change("Add an action") as change,
    ):
        agency = change.add("agencies", {"name": "Northmoor Health"})
        change.add(
            "actions",
            {
                "activity": "Issue one supervision policy",
                "lead_agency": agency,
                "target_on": date(2026, 8, 12),
                "status": "in_hand",
            },
        )


def test_new_makes_a_board_with_its_groups(run: Run, board: Path) -> None:
    groups = run("list", board, "groups", "--json").json
    assert groups[0]["name"] == "Northmoor Partnership"
    assert groups[0]["kind"] == "Board"
    assert "Learning and Development Subgroup" in {group["name"] for group in groups}


def test_new_refuses_to_overwrite(run: Run, board: Path) -> None:
    again = run("new", board, "--framework", "blank")
    assert again.code == 3
    assert "already exists" in again.err


def test_new_names_the_frameworks_when_one_is_unknown(run: Run, tmp_path: Path) -> None:
    ran = run("new", tmp_path / "a.lif", "--framework", "narnia")
    assert ran.code == 2
    assert "kirklees" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_list_prints_every_field_by_its_key(run: Run, board: Path) -> None:
    _add_action(board)
    (action,) = run("list", board, "actions", "--json").json
    declared = {one["key"]: one for one in run("registers", "--json").json}
    assert {field["key"] for field in declared["actions"]["fields"]} <= set(action)
    assert action["reference"] == "ACT-2026-001"
    assert action["lead_agency"] == "Northmoor Health"
    assert action["target_on"] == "2026-08-12"
    assert action["status"] == "In hand"


def test_list_in_words(run: Run, board: Path) -> None:
    _add_action(board)
    listed = run("list", board, "actions")
    assert "ACT-2026-001   Issue one supervision policy" in listed.out
    assert listed.err == "1 action.\n"


def test_registers_says_keys_kinds_and_options(run: Run) -> None:
    declared = {one["key"]: one for one in run("registers", "--json").json}
    assert set(declared) == KEYS
    fields = {field["key"]: field for field in declared["actions"]["fields"]}
    assert fields["target_on"]["kind"] == "Day"
    assert {"value": "in_hand", "label": "In hand"} in fields["status"]["options"]
    assert fields["lead_agency"]["to"] == "agencies"
    assert "    target_on" in run("registers").out


def test_history_and_undo(run: Run, board: Path) -> None:
    _add_action(board)
    newest = run("history", board, "--json").json[0]
    assert newest["title"] == "Add an action"
    assert newest["entries"][1]["changes"]["activity"] == [None, "Issue one supervision policy"]
    undone = run("undo", board)
    assert (undone.code, undone.out) == (0, "Undo: Add an action (change 3).\n")
    assert run("list", board, "actions", "--json").json == []
    assert "Undo: Add an action" in run("history", board).out


def test_undo_of_nothing_says_so(run: Run, board: Path) -> None:
    ran = run("undo", board)
    assert (ran.code, ran.err) == (1, "There is nothing to undo.\n")


def test_undo_of_an_unknown_change(run: Run, board: Path) -> None:
    ran = run("undo", board, "--change", 99)
    assert ran.code == 1
    assert "99" in ran.err


def test_check_finds_a_new_board_whole(run: Run, board: Path) -> None:
    ran = run("check", board, "--json")
    assert ran.code == 0
    assert ran.json["whole"] is True
    assert run("check", board).out.startswith("Whole: ")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("list", "{board}", "nothing"), 2, "There is no register 'nothing'"),
        (("list", "{folder}/no.lif", "actions"), 3, "There is no board file"),
        (("list", "{text}", "actions"), 3, "is not a board file"),
        (("check", "{board}", "--today", "21/11/2026"), 2, "write it as YYYY-MM-DD"),
        (("--today", "soon", "check", "{board}"), 2, "write it as YYYY-MM-DD"),
        (("list", "{board}"), 2, "Missing argument"),
    ],
)
def test_each_mistake_has_its_sentence_and_code(
    run: Run, board: Path, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    text = tmp_path / "text.lif"
    text.write_text("not a board" * 1000)
    places = {"board": board, "folder": tmp_path, "text": text}
    ran = run(*(word.format(**places) for word in words))
    assert ran.code == code
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_a_wrong_passphrase_ends_with_3(
    run: Run, board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIF_PASSPHRASE", "wrong")
    ran = run("list", board, "actions")
    assert ran.code == 3
    assert "passphrase is wrong" in ran.err


def test_today_is_counted_from_where_asked(run: Run, board: Path) -> None:
    _add_action(board)
    early = run("list", board, "actions", "--json", "--today", "2026-08-01")
    assert early.json[0]["late_from"] == "2026-08-13"


def test_without_passphrase_or_prompt_it_says_what_to_do(board: Path) -> None:
    without = {key: value for key, value in os.environ.items() if key != "LIF_PASSPHRASE"}
    ran = subprocess.run(
        [sys.executable, "-m", "lif_desktop", "check", str(board)],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env=without,
        check=False,
    )
    assert ran.returncode == 2
    assert "LIF_PASSPHRASE" in ran.stderr
