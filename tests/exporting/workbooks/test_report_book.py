"""A report's tables as a workbook, read back with another program's eyes."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lif_desktop.exporting.files import CannotWrite
from lif_desktop.exporting.workbooks.report_book import write_report
from lif_desktop.progress import Cancelled
from lif_desktop.reports.shape import Column, Row, Section, Table
from tests.reports.made import REPORT


def test_each_table_stands_on_a_sheet_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "late.xlsx"
    assert write_report(REPORT, path, "OFFICIAL") == 1
    book = load_workbook(path)
    assert book.sheetnames == ["About", "Late actions"]
    about = [row[0] for row in book["About"].iter_rows(values_only=True)]
    assert about[:3] == ["Late and due actions", "OFFICIAL", "Data as at 21 Nov 2026"]
    assert "Left out: Names of leads, as the public reads this." in about
    rows = list(book["Late actions"].iter_rows(values_only=True))
    assert rows[0] == ("Action", "State", "Target", "Days late", "Share, %")
    assert rows[1][1:] == ("Late", datetime(2026, 8, 12), 101, 33.3)  # noqa: DTZ001 - Excel's
    assert rows[2][3] is None
    assert rows[4][0] == "All"
    assert rows[6][0] == "Counted from the current target date; of 3 actions."


def test_words_never_become_formulas_and_names_stay_apart(tmp_path: Path) -> None:
    one = Table("By agency: [health/police] and everyone else", (Column("Said"),),
                (Row(("=1+1",)),))  # fmt: skip
    report = replace(
        REPORT, sections=(Section("Twice", tables=(one, one, replace(one, title=""))),)
    )
    path = tmp_path / "twice.xlsx"
    assert write_report(report, path, "") == 3
    book = load_workbook(path)
    names = book.sheetnames
    assert names[1] == "By agency health police and eve"
    assert names[2] == "By agency health police and e 2"
    assert names[3] == "Late and due actions"
    cell = book[names[1]]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_what_is_cancelled_or_cannot_be_written_leaves_no_file(tmp_path: Path) -> None:
    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_report(REPORT, tmp_path / "late.xlsx", "", stop)
    with pytest.raises(CannotWrite):
        write_report(REPORT, tmp_path / "nowhere" / "late.xlsx", "")
    assert list(tmp_path.iterdir()) == []
