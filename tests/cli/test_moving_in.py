"""An old tracker brought in from the command line."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.importing.workbooks import xlsx

HEADINGS = ("Ref", "Action", "Progress", "Q1 2024/25", "What happened")
ROW = ("OLD/1", "Map the services", "14/03: done; 02/06: late", "Begun", "3/9/2023: agreed")


def test_the_files_day_and_what_is_history_are_said(run: Run, board: Path, tmp_path: Path) -> None:
    book = xlsx(tmp_path / "tracker.xlsx", [HEADINGS, ROW])
    asked = ("import", board, book, "--register", "actions", "--json")
    plain = run(*asked, "--dry-run").json
    assert [one["text"] for one in plain["rows"][0]["updates"]] == ["Begun"]
    assert any("names no year" in note for note in plain["notes"])
    ran = run(*asked, "--as-of", "31/03/2025", "--map", "What happened=+updates")
    assert ran.code == 0, ran.err
    (row,) = ran.json["rows"]
    assert [(one["on"], one["text"]) for one in row["updates"]] == [
        ("2023-09-03", "agreed"), ("2024-03-14", "done"), ("2024-06-02", "late"),
        ("2024-06-30", "Begun"),
    ]  # fmt: skip
    outcome = {one["heading"]: (one["field"], one["outcome"]) for one in ran.json["columns"]}
    assert outcome["What happened"] == ("+updates", "records")
    again = run(*asked, "--as-of", "31/03/2025", "--map", "What happened=+updates")
    assert again.json["same"] == 1


def test_a_heading_that_may_be_history_is_asked_about(
    run: Run, board: Path, tmp_path: Path
) -> None:
    rows = [("Ref", "Action", "June board", "Sept board"), ("OLD/1", "Map it", "Begun", "Done")]
    book = xlsx(tmp_path / "tracker.xlsx", rows)
    ran = run("import", board, book, "--register", "actions", "--dry-run")
    assert ran.code == 1
    assert '--map "June board=+updates"' in ran.err


def test_days_that_are_none_and_history_that_is_kept_nowhere_are_refused(
    run: Run, board: Path, tmp_path: Path
) -> None:
    book = xlsx(tmp_path / "tracker.xlsx", [HEADINGS, ROW])
    asked = ("import", board, book, "--register", "actions")
    assert "is not a date" in run(*asked, "--as-of", "soon").err
    assert "lies ahead" in run(*asked, "--as-of", "2027-01-01").err
    assert "“+updates”" in run(*asked, "--map", "Q1 2024/25=+values").err
    risks = ("import", board, book, "--register", "risks", "--map", "Action=+updates")
    assert "keep no history" in run(*risks).err
