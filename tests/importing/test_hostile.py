"""Files built to do harm end in a sentence; honest big ones pass."""

import resource
from collections.abc import Callable
from pathlib import Path
from typing import IO

import openpyxl
import pytest

from lif_desktop.importing.finding.inspect import inspect_workbook
from lif_desktop.importing.reading.reader import read_workbook
from lif_desktop.importing.reading.refusals import Refused
from tests.importing.files import around, declaring, ods, ole, sheet_xml, text_cell, xlsx

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
MEGABYTE = 2**20


def rows(body: bytes, times: int) -> Callable[[IO[bytes]], None]:
    def write(stream: IO[bytes]) -> None:
        before, after = around()
        stream.write(before)
        for _ in range(times):
            stream.write(body)
        stream.write(after)

    return write


def long_cell(megabytes: int) -> Callable[[IO[bytes]], None]:
    def write(stream: IO[bytes]) -> None:
        before, after = around()
        stream.write(before + b'<row r="1"><c r="A1" t="inlineStr"><is><t>')
        for _ in range(megabytes):
            stream.write(b"a" * MEGABYTE)
        stream.write(b"</t></is></c></row>" + after)

    return write


def corners(path: Path) -> Path:
    return xlsx(path, f'{ONE}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def lying(path: Path) -> Path:
    return declaring(xlsx(path, long_cell(40)), "xl/worksheets/sheet1.xml", 1000)


def looping(path: Path) -> Path:
    path = path.with_suffix(".xls")
    path.write_bytes(ole(["Workbook"], loop=True))
    return path


def repeating(path: Path) -> Path:
    cell = (
        '<table:table-cell office:value-type="string" table:number-columns-repeated="16384">'
        "<text:p>x</text:p>"
    )
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-cell>'
    return ods(
        path.with_suffix(".ods"),
        f'<table:table table:name="S">{row}</table:table-row></table:table>',
    )


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda path: xlsx(path, long_cell(100)), id="100 MB in one cell"),
        pytest.param(lambda path: xlsx(path, long_cell(40)), id="40 MB in one cell"),
        pytest.param(
            lambda path: xlsx(path, rows(b"<row><c><v>1</v></c></row>" * 10_000, 400)),
            id="four million rows",
        ),
        pytest.param(corners, id="two corners of the grid"),
        pytest.param(lying, id="a size that lies"),
        pytest.param(looping, id="an OLE loop"),
        pytest.param(repeating, id="a cell repeated over the whole sheet"),
    ],
)
def test_a_hostile_workbook_ends_in_a_sentence(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    with pytest.raises(Refused) as caught:
        read_workbook(make(tmp_path / "b.xlsx"))
    assert str(caught.value).endswith("Nothing was changed.")
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1024 * 1024


def test_a_sheet_merged_into_one_cell_is_not_read_and_said(tmp_path: Path) -> None:
    merge = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    path = xlsx(tmp_path / "b.xlsx", sheet_xml(ONE, after=merge))
    found = inspect_workbook(path)
    assert found.book.sheets[0].rows == []
    assert "merged into one cell" in " ".join(found.problems)


def test_a_false_dimension_is_not_believed(tmp_path: Path) -> None:
    told = '<dimension ref="A1:XFD1048576"/>'
    path = xlsx(tmp_path / "b.xlsx", sheet_xml(ONE, before=told))
    assert read_workbook(path).sheets[0].rows == [(1.0,)]


def test_a_reference_outside_the_grid_is_not_followed(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "b.xlsx", '<row r="9999"><c r="ZZZZZZ9999"><v>1</v></c></row>')
    read = read_workbook(path).sheets[0]
    assert read.rows == []
    assert read.unread[0].reason == "this sheet spreads over more cells than can be read"


def test_fifty_thousand_rows_pass(tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(50_000):
        sheet.append([f"ACT-{number}", "Review the toolkit", number, None])
    book.save(tmp_path / "b.xlsx")
    assert read_workbook(tmp_path / "b.xlsx").sheets[0].row_count == 50_000


def test_formatted_blank_rows_pass(tmp_path: Path) -> None:
    blank = b"<row>" + b'<c s="0"/>' * 12 + b"</row>"
    read = read_workbook(xlsx(tmp_path / "b.xlsx", rows(blank, 300_000))).sheets[0]
    assert (read.row_count, read.unread) == (0, [])


def test_a_far_last_row_passes(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "b.xlsx", f'{ONE}<row r="300000">{text_cell("B300000", "end")}</row>')
    read = read_workbook(path).sheets[0]
    assert len(read.rows) == 300_000
    assert read.rows[5] == (None, None)
    assert read.rows[-1] == (None, "end")
