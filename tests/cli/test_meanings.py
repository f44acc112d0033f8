"""Words and dates settled on the command line; what is unsettled is listed with the nearest."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests import boards
from tests.cli.conftest import Run
from tests.importing.workbooks import xlsx

ROWS = (
    ("Board ref", "Action", "Lead agency", "By when", "Status", "Owner"),
    ("ACT-2026-001", "Single referral form", "Northmoor Polise", "03/04/2027", "Complet", "HoS"),
    ("ACT-2026-002", "One supervision policy", None, "ongoing", None, None),
)


@pytest.fixture
def came(tmp_path: Path) -> tuple[Path, Path]:
    boards.small(tmp_path).close()
    return tmp_path / "board.lif", xlsx(tmp_path / "police.xlsx", ROWS)


def test_unsettled_words_are_listed_with_the_nearest(run: Run, came: tuple[Path, Path]) -> None:
    said = run("import", *came, "--register", "actions", "--dry-run")
    assert (
        "Lead agency: “Northmoor Polise” (once), not known to the board; nearest: Northmoor Police"
    ) in said.err
    assert 'Settle it with --word "status:Complet=Completed".' in said.err
    assert 'Settle it with --word "target_on:ongoing=keep in Latest progress".' in said.err
    assert "Lead: “HoS” (once), a role or an abbreviation, not a name; nearest: nothing" in said.err


def test_words_and_dates_are_settled_and_remembered(run: Run, came: tuple[Path, Path]) -> None:
    settled = (
        "--word", "Lead agency:Northmoor Polise=Northmoor Police", "--word",
        "status:Complet=Completed", "--word", "target_on:ongoing=", "--word", "lead:HoS=Kay Dunn",
        "--dates", "target_on=month",
    )  # fmt: skip
    done = run("import", *came, "--register", "actions", *settled, "--json").json
    assert [row["outcome"] for row in done["rows"]] == ["changed", "same"]
    assert done["rows"][0]["changes"]["target_on"][1] == "2027-03-04"
    assert done["rows"][0]["changes"]["lead"][1] == "Kay Dunn"
    again = run("import", *came, "--register", "actions", "--json")
    assert [row["outcome"] for row in again.json["rows"]] == ["same", "same"]
    assert "“Complet”" not in again.err
    forgotten = run("import", *came, "--register", "actions", "--no-memory", "--dry-run")
    assert "“Complet”" in forgotten.err
    listed = run("list", came[0], "readings", "--json").json
    assert {row["written"] for row in listed} >= {"Complet", "HoS", "ongoing", "Northmoor Polise"}


def test_a_heading_is_mapped_on_one_sheet_alone(run: Run, came: tuple[Path, Path]) -> None:
    board, path = came
    book = load_workbook(path)
    other = book.copy_worksheet(book.worksheets[0])
    book.worksheets[0].title, other.title = "Open", "Closed"
    book.worksheets[0].delete_rows(3)
    other.delete_rows(2)
    other["F2"] = "Waits for the panel"
    book.save(path)
    said = ("--register", "actions", "--map", "Owner=lead", "--map", "Closed!Owner=progress")
    done = run("import", board, path, *said, "--json").json
    fields = {(one["sheet"], one["heading"]): one["field"] for one in done["columns"]}
    assert (fields["Open", "Owner"], fields["Closed", "Owner"]) == ("lead", "progress")
    again = run("import", board, path, "--register", "actions", "--json").json
    fields = {(one["sheet"], one["heading"]): one["field"] for one in again["columns"]}
    assert (fields["Open", "Owner"], fields["Closed", "Owner"]) == ("lead", "progress")
    listed = run("list", board, "readings", "--json").json
    assert "Closed!Owner" in {row["written"] for row in listed}
    wrong = run("import", board, path, "--register", "actions", "--map", "Gone!Owner=lead")
    assert (wrong.code, "No column is headed “Gone!Owner”" in wrong.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--word", "Complet=Completed"), "write it as --word"),
        (("--dates", "target_on"), "write it as --dates"),
        (("--dates", "target_on=year"), "one of these ways: day, month, turned"),
        (("--dates", "colour=day"), "no field “colour”"),
    ],
)
def test_what_makes_no_sense_is_refused(
    run: Run, came: tuple[Path, Path], words: tuple[str, ...], sentence: str
) -> None:
    said = run("import", *came, "--register", "actions", "--dry-run", *words)
    assert (said.code, sentence in said.err) == (2, True), said.err


def test_many_words_are_counted(run: Run, came: tuple[Path, Path], tmp_path: Path) -> None:
    names = [f"{one}{two} Trust" for one in ("Oak", "Elm", "Ash", "Yew", "Fir") for two in "ABCDE"]
    rows = [
        ROWS[0],
        *((None, f"Do thing {n}", name, None, None, None) for n, name in enumerate(names)),
    ]
    said = run("import", came[0], xlsx(tmp_path / "many.xlsx", rows), "--register", "actions",
               "--dry-run")  # fmt: skip
    assert "And 5 more words." in said.err
