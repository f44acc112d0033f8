"""The child's work, done in this process: what it answers is what the reader returns."""

import io
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlwt

from lif_desktop.importing.reading import child, frames
from lif_desktop.importing.reading.building import Building
from lif_desktop.importing.reading.gate import admit
from lif_desktop.importing.reading.lost import NOT_SEARCHED
from lif_desktop.importing.reading.reader import read_workbook
from lif_desktop.importing.reading.sheets import Unread, Workbook
from tests.corpus.build import SHAPES, workbook_of
from tests.importing.files import SHEET, around, ods, text_cell, xlsb, xlsx


def answered(path: Path) -> Workbook:
    """Return the workbook that the child's frames make, without a child."""
    admitted = admit(path)
    stream = io.BytesIO()
    answers = child.Answers(stream)
    child.serve(admitted.data, admitted.format, answers)
    answers.finish()
    stream.seek(0)
    building = Building(admitted, lambda *_: None)
    while (frame := frames.read(stream)) is not None:
        building.take(frame)
    return building.book()


def old(path: Path) -> Path:
    book = xlwt.Workbook()
    book.add_sheet("Only").row(2).set_cell_error(1, 42)
    book.save(str(path))
    return path


def charted(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.active["A1"] = "kept"
    book.create_chartsheet("Chart")
    book.create_sheet("Blank")
    book.save(path)
    return path


def text(path: Path) -> Path:
    path.write_text('Ref,Action\nA1,"#N/A"\nA2,#N/A\n"A3\n",x,y\n')
    return path


def wordy(path: Path) -> Path:
    path.write_text("Ref;Note\n" + "\n".join(f"A{n};one, two; three" for n in range(9)))
    return path


def erroneous_ods(path: Path) -> Path:
    error = (
        '<table:table-cell table:formula="of:=1/0" '
        'office:value-type="string"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    rows = f"<table:table-row>{error}{error}</table:table-row>"
    return ods(path, f'<table:table table:name="S">{rows * 2}</table:table>')


def unnumbered(path: Path) -> Path:
    rows = f"<row><c t='e'><v>#N/A</v></c></row><row>{text_cell('', 'x')}<c t='e'/></row>"
    return xlsx(path, rows.replace(' r=""', "").replace("'", '"'))


def unlinked(path: Path) -> Path:
    links = "<?xml version='1.0'?><Relationships/>"
    parts = {"xl___rels__workbook_dot_xml_dot_rels": links}
    return xlsx(path, f'<row r="1">{text_cell("A1", "x")}</row>', **parts)


def unbroken(path: Path) -> Path:
    def write(stream: io.BytesIO) -> None:
        before, after = around()
        stream.write(before + b'<row r="1">' + text_cell("A1", "x" * 3 * 2**20).encode())
        stream.write(b"</row>" + after)

    return xlsx(path, write)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("b.xlsx", lambda path: workbook_of(SHAPES, path)),
        ("b.xlsx", charted),
        ("b.xlsx", unnumbered),
        ("b.xlsx", unbroken),
        ("b.xls", old),
        ("b.xlsb", lambda path: xlsb(path, [["Ref", 2.5], [None, 42]])),
        ("b.ods", erroneous_ods),
        ("b.ods", lambda path: ods(path, '<table:table table:name="S"/>')),
        ("b.csv", text),
        ("b.csv", wordy),
    ],
)
def test_the_reader_returns_what_the_child_answers(
    tmp_path: Path, name: str, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path / name)
    assert answered(path) == read_workbook(path)


def test_a_sheet_whose_part_is_not_found_is_said_to_be_unsearched(tmp_path: Path) -> None:
    data = unlinked(tmp_path / "b.xlsx").read_bytes()
    assert child.Losses(data, "xlsx").of(0).unread == [("", NOT_SEARCHED)]
    assert child.Losses(data, "xlsx").of(5).unread == [("", NOT_SEARCHED)]
    assert child.Losses(data, "xlsb").of(0).unread == []


def test_too_wide_a_sheet_is_told_and_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "MOST_CELLS", 3)
    path = xlsx(tmp_path / "b.xlsx", f'<row r="2">{text_cell("B2", "x")}</row>')
    (sheet,) = answered(path).sheets
    assert sheet.unread == [Unread("A1:B2", "this sheet spreads over more cells than can be read")]


def test_a_panic_of_one_sheet_is_told_and_others_pass() -> None:
    class PanicException(BaseException):
        pass

    class Book:
        def __init__(self, fault: BaseException) -> None:
            self.fault = fault

        def get_sheet_by_index(self, _index: int) -> object:
            raise self.fault

    assert child._cells(Book(PanicException()), 0) is None
    with pytest.raises(KeyboardInterrupt):
        child._cells(Book(KeyboardInterrupt()), 0)


def test_a_csv_of_too_many_columns_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(child, "MOST_COLUMNS", 2)
    stream = io.BytesIO()
    answers = child.Answers(stream)
    child.serve(b"a,b,c\n1,2,3\n", "csv", answers)
    answers.finish()
    stream.seek(0)
    assert frames.read(stream) == {"no": "large"}


def test_signs_of_life_go_between_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_BEAT", 0.001)
    beaten = threading.Event()

    class Stream(io.BytesIO):
        def write(self, data: bytes) -> int:  # type: ignore[override]
            beaten.set()
            return super().write(data)

    stream = Stream()
    answers = child.Answers(stream)
    assert beaten.wait(10)
    answers.finish()
    assert stream.getvalue().startswith(b"\0\0\0\0")


def test_a_part_that_is_damaged_inside_is_found_out(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "b.xlsx", f'<row r="1">{text_cell("A1", "x" * 9_000)}</row>')
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo(SHEET).header_offset
    data[start + 14] ^= 1  # the checksum in front of the part
    at = data.rfind(SHEET.encode()) - 46
    data[at + 16] ^= 1  # and the one in the directory
    with pytest.raises(zipfile.BadZipFile):
        child.Losses(bytes(data), "xlsx").of(0)
