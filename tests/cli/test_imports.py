"""Workbooks on the command line: one as always, several at once, and what each is."""

from pathlib import Path

import pytest

from lif_desktop import clock
from lif_desktop.exporting.returns.issuing import issue
from lif_desktop.store.board import Board
from tests import boards
from tests.cli.conftest import Run
from tests.exporting.returns.board import DUE, HEALTH, asking
from tests.exporting.returns.board import filled as answered
from tests.ui.importing.acting import references, row_of, workbook


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    with boards.small(tmp_path):
        return tmp_path / "board.lif"


def made(board: Board, folder: Path) -> tuple[Path, Path]:
    first, *_ = references(board)
    inside = folder / "returns"
    inside.mkdir()
    one = workbook(inside / "Health July.xlsx", [row_of(board, first, rag="Red")])
    two = workbook(inside / "Health Oct.xlsx", [row_of(board, first, rag="Green")])
    (inside / "~$Health.xlsx").write_bytes(b"x")
    return one, two


@pytest.fixture
def closed(tmp_path: Path, filled: Path) -> tuple[Path, Path]:
    with boards.open_board(filled, boards.PASSPHRASE, who=boards.WHO) as board:
        return made(board, tmp_path)


def test_one_file_with_its_register_is_one_object(
    run: Run, filled: Path, closed: tuple[Path, Path]
) -> None:
    ran = run("import", filled, closed[0], "--register", "actions", "--json")
    assert ran.code == 0, ran.err
    assert (ran.json["changed"], ran.json["data_rows"]) == (1, 1)
    assert "recognised" not in ran.json
    assert run("import", filled, closed[0], "--register", "nonsense").code == 2


def test_without_a_register_only_what_is_certain_is_taken(
    run: Run, filled: Path, closed: tuple[Path, Path]
) -> None:
    one, two = closed
    ran = run("import", filled, one)
    assert ran.code == 2
    assert "looks like actions of Northmoor Health NHS Trust, but that is not certain." in ran.err
    assert "--register actions" in ran.err
    taught = run(
        "import", filled, one, "--register", "actions", "--agency", "Northmoor Health NHS Trust"
    )
    assert taught.code == 0, taught.err
    ran = run("import", filled, two, "--json")
    assert ran.code == 0, ran.err
    assert ran.json["changed"] == 1
    assert ran.json["recognised"]["how"] == "known"
    assert ran.json["recognised"]["agency"] == "Northmoor Health NHS Trust"
    again = run("import", filled, two)
    assert "Came in on" in again.err
    assert run("import", filled, one, "--register", "actions", "--agency", "Nobody").code == 2


def test_several_files_and_folders_are_a_list(
    run: Run, filled: Path, closed: tuple[Path, Path]
) -> None:
    folder = closed[0].parent
    ran = run("import", filled, folder, "--register", "actions", "--json")
    assert ran.code == 1, ran.err
    assert [one["file"] for one in ran.json] == [
        "Health July.xlsx",
        "Health Oct.xlsx",
        "~$Health.xlsx",
    ]
    assert [one.get("changed") for one in ran.json] == [1, 0, None]
    # Both speak of one record, and the second says otherwise than the first.
    assert ran.json[1]["conflict"] == 1
    assert "while a workbook is open" in ran.json[2]["error"]
    told = run("import", filled, *closed, "--dry-run")
    assert told.out.count(": 1 data row:") == 2


def test_several_files_of_which_none_is_certain_are_each_refused_with_the_proposal(
    run: Run, filled: Path, closed: tuple[Path, Path]
) -> None:
    told = run("import", filled, *closed)
    assert told.code == 1
    assert told.out.count("not imported.") == 2
    assert "--register actions" in told.out


def test_a_file_that_cannot_be_read_does_not_keep_the_others(
    run: Run, filled: Path, closed: tuple[Path, Path]
) -> None:
    bad = closed[0].parent / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 no workbook")
    ran = run("import", filled, bad, closed[0], "--register", "actions", "--json")
    assert ran.code == 1
    assert "cannot be read" in ran.json[0]["error"]
    assert ran.json[1]["changed"] == 1


def test_inspect_says_what_a_board_would_take_it_for(
    run: Run, filled: Path, closed: tuple[Path, Path]
) -> None:
    ran = run("inspect", closed[0], "--board", filled, "--json")
    assert ran.json["recognised"]["how"] == "likely"
    assert ran.json["recognised"]["register"] == "actions"
    assert "recognised" not in run("inspect", closed[0], "--json").json
    run("import", filled, closed[0], "--register", "actions")
    told = run("inspect", closed[0], "--board", filled).out
    assert "Recognised (known): Actions" in told
    assert "came in before:" in told


def test_every_sheet_of_a_return_goes_into_its_own_register(run: Run, tmp_path: Path) -> None:
    clock.set_today(boards.TODAY.isoformat())
    with asking(tmp_path) as board:
        agency = board.find("agencies", HEALTH)
        assert agency is not None
        (one,) = issue(board, "section11", [agency.id], DUE, tmp_path / "out")
    assert one.path is not None
    answers = {"Standards": {(1, "Own score"): "2"}, "Signing": {(1, "Signed by"): "A. Moss"}}
    for sheet, said in answers.items():
        answered(one.path, sheet, said)
    path = tmp_path / "board.lif"
    dry = run("import", path, one.path, "--dry-run", "--json")
    assert (dry.json["new"], dry.json["others"][0]["changed"]) == (1, 1)
    ran = run("import", path, one.path)
    assert ran.code == 0, ran.err
    assert "import it again" not in ran.err
    assert "came back before" not in ran.out
    assert ran.out.index("1 new") < ran.out.index("1 changed")
    with boards.open_board(path, boards.PASSPHRASE, who=boards.WHO) as opened:
        assert [(one.register, one.change is None) for one in opened.receipts()] == [
            ("submissions", False), ("standards", False),
        ]  # fmt: skip
        (back,) = opened.records("returns")
        assert back.values["state"] == "back"
        submission = opened.receipt(1).rows, opened.receipt(2).rows
        assert all(submission)
    alone = run(
        "import", path, one.path, "--sheet", "Signing", "--register", "submissions", "--json"
    )
    assert "others" not in alone.json
