"""The command line says what became of a workbook at any later time, and writes the answer."""

from pathlib import Path

import openpyxl
import pytest

from tests import boards
from tests.cli.conftest import Run
from tests.importing.workbooks import HEADINGS, xlsx

ROWS = (
    HEADINGS,
    ("ACT-2026-001", "Single referral form", None, "31/11/2026", None, None),
    ("ACT-2026-002", "One supervision policy", None, None, "Completed", None),
)


@pytest.fixture
def came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LIF_TODAY", "2026-11-21")
    boards.small(tmp_path).close()
    xlsx(tmp_path / "ours.xlsx", ROWS, "Ours")
    return tmp_path / "board.lif"


def test_an_import_writes_the_answer_and_keeps_the_file(run: Run, came: Path) -> None:
    folder = came.parent
    done = run(
        "import", came, folder / "ours.xlsx", "--register", "actions", "--keep-file",
        "--answer", folder / "back.xlsx", "--by", "5 December 2026",
    )  # fmt: skip
    assert "back.xlsx asks about 1 row." in done.err
    page = openpyxl.load_workbook(folder / "back.xlsx")
    assert "by 5 Dec 2026" in " ".join(str(cell.value) for cell in page["Please read"]["A"])
    assert page["Ours"]["G2"].value == "Please correct"
    told = run("receipt", came, "--json").json
    assert [one["counts"]["problem"] for one in told] == [1]


def test_a_receipt_is_read_again_and_answered_from_the_kept_file(run: Run, came: Path) -> None:
    folder = came.parent
    run("import", came, folder / "ours.xlsx", "--register", "actions", "--keep-file")
    (folder / "ours.xlsx").unlink()
    told = run("receipt", came, "1", "--json").json
    assert [row["outcome"] for row in told["rows"]] == ["problem", "changed"]
    assert told["kept"] is True
    assert [sheet["records"] for sheet in told["sheets"]] == [2]
    said = run("receipt", came, "1", "-o", folder / "back.xlsx")
    assert "ACT-2026-002" in said.out
    assert openpyxl.load_workbook(folder / "back.xlsx")["Ours"]["G2"].value == "Please correct"
    assert run("check", came).code == 0


def test_a_file_that_was_not_kept_must_be_given(run: Run, came: Path) -> None:
    folder = came.parent
    run("import", came, folder / "ours.xlsx", "--register", "actions")
    refused = run("receipt", came, "1", "-o", folder / "back.xlsx")
    assert "Say where it is with --file" in refused.err
    assert refused.code == 1
    run("receipt", came, "1", "-o", folder / "back.xlsx", "--file", folder / "ours.xlsx")
    assert (folder / "back.xlsx").is_file()


def test_no_such_receipt_and_no_such_date_are_said(run: Run, came: Path) -> None:
    assert "receipts" in run("receipt", came, "9").err
    assert run("receipt", came).out.strip() == ""
    done = run("import", came, came.parent / "ours.xlsx", "--register", "actions",
               "--answer", came.parent / "back.xlsx", "--by", "soon")  # fmt: skip
    assert "--by 'soon' is not a date." in done.err
    assert run("receipt", came, "--json").json == []


def test_an_answer_never_takes_the_place_of_the_workbook_it_answers(run: Run, came: Path) -> None:
    ours = came.parent / "ours.xlsx"
    before = ours.read_bytes()
    refused = run("import", came, ours, "--register", "actions", "--answer", ours)
    assert (refused.code, run("receipt", came).out) == (2, "\n")
    assert "the answer would take its place" in refused.err
    run("import", came, ours, "--register", "actions")
    assert run("receipt", came, "1", "-o", ours, "--file", ours).code == 2
    assert ours.read_bytes() == before


def test_an_answer_that_cannot_be_written_leaves_the_import_standing_and_told(
    run: Run, came: Path
) -> None:
    ours = came.parent / "ours.xlsx"
    place = came.parent / "missing" / "back.xlsx"
    done = run("import", came, ours, "--register", "actions", "--answer", place, "--json")
    assert (done.code, done.json["changed"]) == (1, 1)
    assert "The import of ours.xlsx stands all the same" in done.err
    dry = run("import", came, ours, "--register", "actions", "--answer", place, "--dry-run")
    assert "back.xlsx was not written" in dry.err
    assert "stands all the same" not in dry.err


def test_only_the_workbook_that_came_in_is_answered_on(run: Run, came: Path) -> None:
    folder = came.parent
    run("import", came, folder / "ours.xlsx", "--register", "actions")
    other = xlsx(folder / "other.xlsx", [HEADINGS, ("ACT-2026-002", "Theirs", *[None] * 4)])
    refused = run("receipt", came, "1", "-o", folder / "back.xlsx", "--file", other)
    assert (refused.code, (folder / "back.xlsx").exists()) == (2, False)
    assert "is not ours.xlsx as it came in" in refused.err
    lost = run("receipt", came, "1", "-o", folder / "back.xlsx", "--file", folder / "lost.xlsx")
    assert lost.code == 3
    assert "There is no file" in lost.err
