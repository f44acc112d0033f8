import sys
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlwt
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from lif_desktop.importing.reading import reader as module
from lif_desktop.importing.reading.building import Building
from lif_desktop.importing.reading.frames import Broken
from lif_desktop.importing.reading.gate import admit
from lif_desktop.importing.reading.reader import Reader, child_command, read_workbook
from lif_desktop.importing.reading.refusals import Damaged, Empty, ReaderFailed, TooLarge, TooSlow
from lif_desktop.importing.reading.sheets import NOTHING_HIDDEN, ErrorCell, Hidden, Unread
from lif_desktop.progress import Cancelled
from tests.importing.files import ods, text_cell, xlsb, xlsx

LATE_MORNING = datetime.fromisoformat("2026-05-01T10:15:00")
ERROR = "#N/A: the workbook shows an error here instead of a value"


@pytest.fixture
def return_(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Actions"
    sheet.append(["Ref", "Action", "Due", "At", "Done", "Share"])
    sheet.append(["A1", "Review\u00a0the\ntoolkit", date(2026, 5, 1), time(9, 30), True, 0.25])
    sheet.append(["A2", " Audit ", LATE_MORNING, timedelta(hours=30), False, 3])
    sheet.merge_cells("A4:C5")
    sheet["A4"] = "merged"
    hidden = book.create_sheet("Lists")
    hidden["C3"] = "Open"
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "return.xlsx")
    return tmp_path / "return.xlsx"


def test_cells_come_out_as_excel_shows_them(return_: Path) -> None:
    book = read_workbook(return_)
    assert (book.name, book.format, book.problems) == ("return.xlsx", "xlsx", [])
    assert book.sha256 == admit(return_).sha256
    first, second = book.sheets
    assert first.rows[1] == (
        "A1", "Review\u00a0the\ntoolkit", date(2026, 5, 1), time(9, 30), True, 0.25,
    )  # fmt: skip
    assert first.rows[2] == ("A2", " Audit ", LATE_MORNING, "30:00:00", False, 3)
    assert first.rows[3] == ("merged", None, None, None, None, None)
    assert first.merges == [(3, 0, 4, 2)]
    assert (first.name, first.visible, first.row_count, first.column_count) == (
        "Actions", True, 4, 6,
    )  # fmt: skip
    assert first.fills == [63, 63, 63, 1]
    assert not second.visible
    assert second.rows == [(None, None, None), (None, None, None), (None, None, "Open")]


def test_the_other_count_of_days_is_understood(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = date(2026, 5, 1)
    book.save(tmp_path / "b.xlsx")
    assert read_workbook(tmp_path / "b.xlsx").sheets[0].rows == [(date(2026, 5, 1),)]


def test_an_old_workbook_is_read_with_its_errors(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Only")
    sheet.write(0, 0, "Ref")
    sheet.write(1, 0, "A1")
    sheet.row(1).set_cell_error(1, 42)
    book.save(str(tmp_path / "b.xls"))
    read = read_workbook(tmp_path / "b.xls").sheets[0]
    assert read.rows == [("Ref", None), ("A1", ErrorCell("#N/A"))]
    assert read.unread == [Unread("B2", ERROR)]


def test_a_binary_workbook_is_read_with_its_errors(tmp_path: Path) -> None:
    path = xlsb(tmp_path / "b.xlsb", [["Ref", "Score"], ["A1", 3.5], ["A2", 42]])
    read = read_workbook(path).sheets[0]
    assert read.rows == [("Ref", "Score"), ("A1", 3.5), ("A2", ErrorCell("#N/A"))]
    assert read.unread == [Unread("B3", ERROR)]


def test_what_an_old_workbook_hides_is_known(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Only")
    for row in range(4):
        for column in range(4):
            sheet.write(row, column, f"{row}{column}")
    for row in (1, 3):
        sheet.row(row).hidden = True
    for column in (2, 3):
        sheet.col(column).hidden = True
    book.save(str(tmp_path / "b.xls"))
    assert read_workbook(tmp_path / "b.xls").sheets[0].hidden == Hidden((2, 4), (2, 3))


def test_what_a_binary_workbook_hides_is_known(tmp_path: Path) -> None:
    rows = [["Ref", "Score", "Notes"], ["A1", 3.5, "x"], ["A2", 4.5, "y"]]
    path = xlsb(tmp_path / "b.xlsb", rows, hidden=(1,), columns=(1, 2), filtered=True)
    assert read_workbook(path).sheets[0].hidden == Hidden((2,), (1, 2), filtered=True)
    plain = xlsb(tmp_path / "c.xlsb", rows)
    assert read_workbook(plain).sheets[0].hidden == NOTHING_HIDDEN


def test_an_opendocument_is_read_with_its_errors(tmp_path: Path) -> None:
    row = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Ref</text:p>'
        '</table:table-cell><table:table-cell table:number-columns-repeated="2" '
        'table:formula="of:=NA()" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell></table:table-row>'
    )
    blank = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    path = ods(tmp_path / "b.ods", f'<table:table table:name="One">{blank}{row}</table:table>')
    read = read_workbook(path).sheets[0]
    assert read.rows[2] == ("Ref", ErrorCell("#N/A"), ErrorCell("#N/A"))
    assert read.unread == [Unread("B3:C3", ERROR)]


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (
            'Ref,Action\nA1,"Review, again"\n'.encode("utf-8-sig"),
            [("Ref", "Action"), ("A1", "Review, again")],
        ),
        ("Ref;Cost\nA1;£5\n".encode("cp1252"), [("Ref", "Cost"), ("A1", "£5")]),
        ("Ref\tAction\nA1\tx\n".encode("utf-16"), [("Ref", "Action"), ("A1", "x")]),
        (b"sep=|\nRef|Action\nA1|\n", [("Ref", "Action"), ("A1", None)]),
        (b"Ref,Score\nA1,#N/A\nA2\n", [("Ref", "Score"), ("A1", ErrorCell("#N/A")), ("A2", None)]),
    ],
)
def test_csv_is_read_as_agencies_write_it(
    tmp_path: Path, content: bytes, rows: list[tuple[object, ...]]
) -> None:
    path = tmp_path / "b.csv"
    path.write_bytes(content)
    book = read_workbook(path)
    assert [sheet.rows for sheet in book.sheets] == [rows]


def test_errors_and_formulas_without_a_result_are_not_blank(tmp_path: Path) -> None:
    rows = (
        f'<row r="1">{text_cell("A1", "Ref")}<c r="B1" t="e"><f>NA()</f><v>#N/A</v></c>'
        '<c r="C1"><f>1+1</f></c><c r="D1"><f>1</f><v></v></c>'
        '<c r="E1" t="str"><f>""</f><v></v></c></row>'
        '<row><c t="e"><v>#REF!</v></c><c r="ZZZZZZ9"><f>1</f></c></row>'
    )
    read = read_workbook(xlsx(tmp_path / "b.xlsx", rows)).sheets[0]
    assert read.rows[0][:2] == ("Ref", ErrorCell("#N/A"))
    assert read.rows[1][0] == ErrorCell("#REF!")
    told = {one.range: one.reason for one in read.unread}
    assert told["B1"] == ERROR
    assert told["C1:D1"].startswith("formulas saved without a result")
    assert "A2" in told


def test_errors_under_another_prefix_are_found(tmp_path: Path) -> None:
    rows = (
        "<?xml version='1.0'?><x:worksheet xmlns:x='http://schemas.openxmlformats.org/"
        "spreadsheetml/2006/main'><x:sheetData><x:row r='1'><x:c r='A1'><x:v>1</x:v></x:c>"
        "<x:c r='B1' t='e'><x:v>#N/A</x:v></x:c><x:c r='C1'><x:f>1</x:f></x:c></x:row>"
        "</x:sheetData></x:worksheet>"
    )
    read = read_workbook(xlsx(tmp_path / "b.xlsx", rows)).sheets[0]
    assert {one.range for one in read.unread} == {"B1", "C1"}


def test_errors_far_down_a_long_sheet_are_placed(tmp_path: Path) -> None:
    filler = "".join(
        f'<row r="{n}">{text_cell(f"A{n}", "some words to fill the sheet " * 3)}</row>'
        for n in range(1, 20_000)
    )
    rows = f'{filler}<row r="20000"><c r="C20000" t="e"><v>#DIV/0!</v></c></row>'
    read = read_workbook(xlsx(tmp_path / "b.xlsx", rows)).sheets[0]
    assert read.rows[19_999][2] == ErrorCell("#DIV/0!")


def test_many_scattered_errors_are_told_in_few_lines(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="e"><v>#N/A</v></c></row>' for n in range(1, 900, 2)
    )
    read = read_workbook(xlsx(tmp_path / "b.xlsx", rows)).sheets[0]
    assert len(read.unread) == 201
    assert read.unread[-1].reason == "250 more ranges with errors or without results"


def test_a_sheet_that_cannot_be_read_leaves_the_others(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "kept"
    book.create_sheet("Lost")["A1"] = "x"
    book.create_chartsheet("Chart")
    book.save(tmp_path / "b.xlsx")
    parts = {}
    with zipfile.ZipFile(tmp_path / "b.xlsx") as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    parts["xl/worksheets/sheet2.xml"] = b"<worksheet><sheetData><row><c r='1A'"
    with zipfile.ZipFile(tmp_path / "c.xlsx", "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    first, lost, chart = read_workbook(tmp_path / "c.xlsx").sheets
    assert first.rows == [("kept",)]
    assert lost.unread == [
        Unread("", "this sheet could not be read; it is damaged or of an unknown kind")
    ]
    assert chart.unread == [Unread("", "a chart, not cells")]


def test_a_workbook_without_sheets_is_refused(tmp_path: Path) -> None:
    nothing = ods(tmp_path / "b.ods", "")
    with pytest.raises(Empty):
        read_workbook(nothing)


def test_a_reader_started_ahead_serves_one_workbook_after_another(return_: Path) -> None:
    with Reader() as reader:
        assert reader.start() is reader
        first = read_workbook(return_, reader=reader)
        assert reader.read(return_) == first


def test_rows_arrive_while_reading(tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_text("Ref,Action\n" + "".join(f"A{n},x\n" for n in range(9_000)))
    with Reader() as reader:
        arrived = list(reader.stream(path))
    assert [(one.first, one.complete) for one in arrived][:2] == [(0, False), (2000, False)]
    assert arrived[-1].complete
    assert len(arrived[-1].sheet.rows) == 9_001


def test_reading_can_be_cancelled(return_: Path) -> None:
    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_workbook(return_, report=stop)


def test_progress_names_the_sheet(return_: Path) -> None:
    told: list[str] = []
    read_workbook(return_, report=lambda _done, _total, what: told.append(what))
    assert "Reading Actions" in told


def test_the_frozen_program_is_its_own_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command() == [sys.executable, "--reader"]


def says(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(module, "child_command", lambda: [sys.executable, "-I", "-c", code])


READY = (
    "import sys, os, time; o = sys.stdout.buffer; b = b'{\"ready\":1}'; "
    "o.write(len(b).to_bytes(4, 'big') + b); o.flush(); "
)


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("pass", ReaderFailed),
        (READY + "os.abort()", TooLarge),
        (READY + "sys.exit(1)", Damaged),
        (READY + "o.write(b'junk and more')", Damaged),
        (READY + "o.write(bytes(3) + bytes([9]) + b'{}')", Damaged),
        (READY + "o.write(bytes(3) + bytes([2]) + b'[]')", Damaged),
        (READY + 'o.write(bytes(3) + bytes([14]) + b\'{"no":"large"}\')', TooLarge),
        (READY + "o.write(bytes(3) + bytes([11]) + b'{\"sheet\":9}')", Damaged),
    ],
)
def test_a_child_that_fails_ends_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, return_: Path, code: str, fault: type[Exception]
) -> None:
    says(monkeypatch, code)
    with pytest.raises(fault):
        read_workbook(return_)


def test_a_child_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, return_: Path) -> None:
    says(monkeypatch, READY + "time.sleep(60)")
    with Reader(seconds=1) as reader, pytest.raises(TooSlow, match="longer than 1 seconds"):
        reader.read(return_)


def test_a_reader_that_is_not_there_is_said(
    monkeypatch: pytest.MonkeyPatch, return_: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "child_command", lambda: [str(tmp_path / "gone")])
    with pytest.raises(ReaderFailed):
        read_workbook(return_)


@pytest.mark.parametrize(
    "frame",
    [
        {"sheet": 0, "height": 2_000_000, "width": 1, "left": 0},
        {"sheet": 0, "height": 1, "width": 1, "left": 0, "unread": [1]},
        {"sheet": "x"},
    ],
)
def test_a_frame_that_makes_no_sense_is_not_believed(
    return_: Path, frame: dict[str, object]
) -> None:
    building = Building(admit(return_), lambda *_: None)
    building.take({"book": [{"name": "S", "visible": True}]})
    with pytest.raises(Broken):
        building.take(frame)


def test_more_rows_than_announced_are_not_believed(return_: Path) -> None:
    building = Building(admit(return_), lambda *_: None)
    building.take({"book": [{"name": "S", "visible": True}] * 40})
    building.take({"sheet": 0, "height": 1, "width": 1, "left": 0})
    with pytest.raises(Broken):
        building.take({"rows": 2, "columns": [["a", "b"]]})
    building.take({"sheet": 1, "height": 1_000_000, "width": 20, "left": 0})
    with pytest.raises(TooLarge):
        building.take({"sheet": 2, "height": 1_000_000, "width": 20, "left": 0})
