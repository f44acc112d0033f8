"""A report's tables as a workbook, read back with another program's eyes."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from lif_desktop.exporting.files import CannotWrite
from lif_desktop.exporting.workbooks.report_book import write_report
from lif_desktop.identity import FRONT
from lif_desktop.progress import Cancelled
from lif_desktop.reports.shape import Chart, Column, Row, Section, Series, Table
from tests.reports.made import REPORT


def test_each_table_stands_on_a_sheet_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "late.xlsx"
    assert write_report(REPORT, path, "OFFICIAL") == 1
    book = load_workbook(path)
    assert book.sheetnames == [FRONT, "Late actions"]
    front = [row[0] for row in book[FRONT].iter_rows(values_only=True) if row[0]]
    assert front[:4] == ["Late and due actions", "OFFICIAL", "In short", REPORT.summary[0]]
    assert {"Data as at 21 Nov 2026", "Period: 1 Apr 2026 to 31 Mar 2027"} <= set(front)
    assert "Left out: Names of leads, as the public reads this." in front
    rows = list(book["Late actions"].iter_rows(values_only=True))
    assert rows[0] == ("Action", "State", "Target", "Days late", "Share, %")
    assert rows[1][1:] == ("Late", datetime(2026, 8, 12), 101, 33.3)  # noqa: DTZ001 - Excel's
    assert rows[2][3] is None
    assert rows[4][0] == "All"
    assert rows[6][0] == "Counted from the current target date; of 3 actions."
    assert book["Late actions"].tables["Late_actions"].ref == "A1:E4"


def test_what_a_state_means_is_coloured_by_rule(tmp_path: Path) -> None:
    path = tmp_path / "late.xlsx"
    write_report(REPORT, path, "OFFICIAL")
    page = load_workbook(path)["Late actions"]
    formulas = {
        str(area.sqref): [rule.formula[0] for rule in area.rules]
        for area in page.conditional_formatting
    }
    assert formulas == {"B2:B4": ['LEFT(B2,4)="Late"', 'LEFT(B2,4)="Done"', 'LEFT(B2,3)="Due"']}
    assert page["B2"].fill.fill_type is None


def test_charts_are_excels_own_with_their_figures_and_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "late.xlsx"
    write_report(REPORT, path, "OFFICIAL")
    front = load_workbook(path)[FRONT]
    figures = {
        name: [tuple(cell.value for cell in row) for row in front[area]]
        for name, area in front.tables.items()
    }
    assert figures["Late_by_agency"] == [("What", "Late"), ("Health", 3), ("Police", 1)]
    assert figures["Over_the_quarters"][2] == ("Q2", None, 10)
    with ZipFile(path) as parts:
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
        drawn = [parts.read(f"xl/charts/chart{number}.xml").decode() for number in (1, 2, 3)]
    for chart in REPORT.sections[0].charts:
        assert f'descr="{chart.sentence}"' in drawing
    assert '<grouping val="stacked"' in drawn[1]
    assert "lineChart" in drawn[2]


def test_bars_side_by_side_say_whose_they_are(tmp_path: Path) -> None:
    both = Chart("bars", "Then and now", "More now.", ("A", "B"),
                 (Series("Then", (1, 2)), Series("Now", (2, 3))))  # fmt: skip
    path = tmp_path / "both.xlsx"
    write_report(replace(REPORT, sections=(Section("", charts=(both,)),)), path, "")
    with ZipFile(path) as parts:
        drawn = parts.read("xl/charts/chart1.xml").decode()
    assert '<legendPos val="b"' in drawn
    assert '<grouping val="clustered"' in drawn


def test_headings_and_names_are_such_as_excel_takes(tmp_path: Path) -> None:
    twice = Table("Q1", (Column(""), Column("Share"), Column("share")), (Row(("a", 1, 2)),))
    path = tmp_path / "q1.xlsx"
    write_report(replace(REPORT, sections=(Section("", tables=(twice, twice)),)), path, "")
    book = load_workbook(path)
    assert [cell.value for cell in book["Q1"][1]] == ["What", "Share", "share 2"]
    assert [name for page in book for name in page.tables] == ["Table_Q1", "Table_Q1_2"]


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
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_a_share_is_a_number_that_reads_as_it_was_written(tmp_path: Path) -> None:
    shares = Table("Shares", (Column("Share", align="right"),),
                   (Row(("62 %",)), Row(("3.5 %",)), Row(("7 of 20",))))  # fmt: skip
    path = tmp_path / "shares.xlsx"
    write_report(replace(REPORT, sections=(Section("", tables=(shares,)),)), path, "")
    page = load_workbook(path)["Shares"]
    assert [(cell.value, cell.number_format) for cell in page["A"][1:4]] == [
        (62, '0" %"'), (3.5, '0.0" %"'), ("7 of 20", "General"),
    ]  # fmt: skip


def test_what_is_cancelled_or_cannot_be_written_leaves_no_file(tmp_path: Path) -> None:
    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_report(REPORT, tmp_path / "late.xlsx", "", stop)
    with pytest.raises(CannotWrite):
        write_report(REPORT, tmp_path / "nowhere" / "late.xlsx", "")
    assert list(tmp_path.iterdir()) == []
