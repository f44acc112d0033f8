"""Sending returns out from the command line."""

from pathlib import Path

import pytest

from lif_desktop.store.opening import open_board
from tests.cli.conftest import Run

PASSPHRASE = "quiet harbour lantern"


@pytest.fixture
def asked(board: Path) -> Path:
    with open_board(board, PASSPHRASE, who="J. Hale") as opened, opened.change("Fill") as change:
        health = change.add("agencies", {"name": "Northmoor Health", "board_member": "A. Moss"})
        change.add("agencies", {"name": "Northmoor Police"})
        change.add("actions", {
            "activity": "Issue one supervision policy", "lead_agency": health, "status": "in_hand",
        })  # fmt: skip
    return board


def test_returns_are_written_and_recorded_and_who_is_passed_over_is_named(
    run: Run, asked: Path, tmp_path: Path
) -> None:
    ran = run("returns", "issue", asked, "--kind", "actions", "-o", tmp_path / "out")
    assert ran.code == 0
    name = "Northmoor Health - Action updates - due 14 Dec 2026.xlsx"
    assert ran.out == f"RET-2026-001  {name}: 1 action.\n"
    assert "Northmoor Police was passed over: it leads no open action" in ran.err
    assert "1 return in" in ran.err
    assert [one.name for one in (tmp_path / "out").iterdir()] == [name]
    (record,) = run("list", asked, "returns", "--json").json
    assert (record["state"], record["due_on"], record["recipient"]) == (
        "With the agency", "2026-12-14", "A. Moss",
    )  # fmt: skip


def test_json_says_what_became_of_each_agency(run: Run, asked: Path, tmp_path: Path) -> None:
    ran = run("returns", "issue", asked, "--kind", "training-needs", "--agency", "Northmoor Police",
              "--period", "2026/27", "--due", "30/11/2026", "--json", "-o", tmp_path)  # fmt: skip
    (one,) = ran.json
    assert one == {
        "agency": "Northmoor Police", "reference": "RET-2026-001", "rows": 1,
        "file": str(tmp_path / "Northmoor Police - Training needs - due 30 Nov 2026.xlsx"),
        "due_on": "2026-11-30", "replaces": [], "passed_over": "",
    }  # fmt: skip


def test_nothing_to_ask_is_said_with_its_own_code(run: Run, asked: Path, tmp_path: Path) -> None:
    ran = run("returns", "issue", asked, "--kind", "dataset", "-o", tmp_path / "out")
    assert ran.code == 1
    assert "Nothing was sent out, and nothing was recorded." in ran.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--kind", "letters"), "choose one of: actions, section11"),
        (("--kind", "actions", "--agency", "Nobody"), "the board has none of that name"),
        (("--kind", "actions", "--due", "soon"), "is not a date"),
        (("--kind", "actions", "--due", "2026-11-01"), "before it is sent"),
        (("--kind", "dataset", "--period", "soon"), "write it as 'Q2 2026/27'"),
        (("--kind", "section11"), "No cycle of standards is open"),
        (("--kind", "section11", "--cycle", "AUD-1"), "the board has none of that name"),
    ],
)
def test_what_is_meant_wrongly_is_said_and_nothing_is_written(
    run: Run, asked: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    ran = run("returns", "issue", asked, *words, "-o", tmp_path / "out")
    assert ran.code == 2
    assert said in ran.err
    assert not (tmp_path / "out").exists()
