import json
from pathlib import Path

import openpyxl
import pytest

from lif_desktop import registers
from lif_desktop.importing.finding.inspect import inspect_workbook
from tests.corpus.shapes import HEADING, actions
from tests.importing.files import text_cell, xlsx


@pytest.fixture
def return_(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Actions"
    sheet.append(["Return of Northmoor Police"])
    sheet.append([*HEADING, "Kept by us"])
    for row in [*actions(2), [], ["Total", None, None, 2]]:
        sheet.append(row)
    hidden = book.create_sheet("Lists")
    hidden["A1"] = "Open"
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "return.xlsx")
    return tmp_path / "return.xlsx"


def test_the_inspection_keeps_to_the_contract(return_: Path) -> None:
    found = inspect_workbook(return_, registers.get("actions")).as_json()
    assert found.keys() == {"file", "sha256", "format", "sheets", "problems"}
    assert (found["file"], found["format"], found["problems"]) == ("return.xlsx", "xlsx", [])
    first, second = found["sheets"]
    assert (first["name"], first["visible"], first["rows"], first["columns"]) == (
        "Actions", True, 6, 6,
    )  # fmt: skip
    (table,) = first["tables"]
    assert table["columns"][3] == {
        "letter": "D", "heading": "Target date", "field": "target_on", "confidence": 100,
    }  # fmt: skip
    assert table["columns"][5]["field"] is None
    del table["columns"]
    assert table == {
        "heading_rows": [2],
        "first_row": 3,
        "last_row": 6,
        "data_rows": 2,
        "record_rows": "3-4",
        "left_out": [{"rows": "5", "reason": "blank row"}, {"rows": "6", "reason": "total"}],
    }
    assert first["unread"] == [{"range": "A1", "reason": "above the table: title or guidance"}]
    assert not second["visible"]
    assert json.loads(json.dumps(found)) == found


def test_without_a_register_no_field_is_named(return_: Path) -> None:
    (table,) = inspect_workbook(return_).as_json()["sheets"][0]["tables"]
    assert {column["field"] for column in table["columns"]} == {None}


def test_the_inspection_reads_well_in_a_terminal(return_: Path) -> None:
    assert inspect_workbook(return_, registers.get("actions")).as_text() == (
        "return.xlsx (xlsx)\n"
        "\n"
        "Actions: 6 rows, 6 columns\n"
        "  Table A-F, heading in row 2: 2 records, rows 3-4\n"
        "    A  Ref -> reference\n"
        "    B  Action -> activity\n"
        "    C  Lead agency -> lead_agency\n"
        "    D  Target date -> target_on\n"
        "    E  Status -> status\n"
        "    F  Kept by us\n"
        "    left out: row 5: blank row\n"
        "    left out: row 6: total\n"
        "  A1: above the table: title or guidance\n"
        "\n"
        "Lists: 1 row, 1 column, hidden\n"
        "  No table.\n"
        "  A1: no table here: a form, a list or notes"
    )


def test_what_was_lost_and_what_is_missing_are_problems(tmp_path: Path) -> None:
    errors = "".join(f'<c r="{c}1" t="e"><v>#N/A</v></c>' for c in "ACEGIKM")
    found = inspect_workbook(xlsx(tmp_path / "b.xlsx", f'<row r="1">{errors}</row>'))
    assert found.problems == [
        (
            "Sheet 'Only', A1, C1, E1, G1, I1 and 2 more ranges: "
            "#N/A: the workbook shows an error here instead of a value."
        ),
        "No table with records was found.",
    ]
    assert "To know:" in found.as_text()


def test_a_sheet_that_could_not_be_read_is_a_problem(tmp_path: Path) -> None:
    found = inspect_workbook(xlsx(tmp_path / "b.xlsx", '<row r="1"><c r="1A"'))
    assert found.problems[0] == (
        "Sheet 'Only': this sheet could not be read; it is damaged or of an unknown kind."
    )
    assert "  this sheet could not be read" in found.as_text()


def test_wide_tables_and_long_lists_of_ranges_are_cut_short(tmp_path: Path) -> None:
    heading = "".join(text_cell(f"{c}2", f"Date {c}") for c in columns(60))
    values = "".join(text_cell(f"{c}3", "x") for c in columns(60))
    notes = "".join(f'<row r="{n}">{text_cell(f"A{n}", "Note")}</row>' for n in range(8, 80, 6))
    rows = f'<row r="2">{heading}</row><row r="3">{values}</row>{notes}'
    text = inspect_workbook(xlsx(tmp_path / "b.xlsx", rows)).as_text()
    assert "... and 20 more columns." in text


def columns(count: int) -> list[str]:
    letters = [chr(65 + n) for n in range(26)]
    return (letters + [a + b for a in "AB" for b in letters])[:count]
