"""Whole workbooks as they arrive, each told beside it in `expected/`.

The file on the left, the text on the right, is the test. After a change that was meant, write the
texts anew and read what changed in them:

    python -m tests.corpus.files
"""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import xlwt
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from lif_desktop.fields.reading import as_text
from lif_desktop.importing.finding.inspect import Inspection, inspect_workbook
from lif_desktop.importing.finding.tables import Table
from lif_desktop.importing.reading.sheets import ErrorCell
from tests.corpus.bodies import AMONG, AROUND
from tests.corpus.build import workbook_of
from tests.corpus.councils import COUNCILS
from tests.corpus.forms import FORMS
from tests.corpus.layouts import LAYOUTS
from tests.corpus.shapes import AGENCIES, HEADING, HEADINGS, PLAIN, PROMPT, Shape, actions
from tests.corpus.strangers import STRANGERS
from tests.importing import files

EXPECTED = Path(__file__).parent / "expected"
_TOLD = 3  # records of a table whose values are told


def _sheet(title: str) -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    return book, sheet


def errors(path: Path) -> None:
    """Error cells, formulas that were never worked out, figures as text, odd spaces."""
    book, sheet = _sheet("Figures")
    sheet.append(["Ref\u00a0", "Indicator\nname", " Value\u202f", "Share", "Lead\u00a0agency "])
    for number in range(1, 5):
        sheet.append(
            [f"A-{number}", f"Re-referrals\u00a0{number}", f"{number},200", None, AGENCIES[0]]
        )
        sheet.cell(number + 1, 4).value = f"=C{number + 1}/10"
    book.save(path)
    book.close()


def error_cells(path: Path) -> None:
    """Cells in which Excel shows an error, in a column that has values."""
    heading = "".join(
        files.text_cell(f"{letter}1", text)
        for letter, text in zip("ABCD", ("Ref", "Action", "Cost", "Status"), strict=True)
    )
    rows = f'<row r="1">{heading}</row>'
    for number in range(2, 6):
        cells = files.text_cell(f"A{number}", f"A-{number}")
        cells += files.text_cell(f"B{number}", f"Review the toolkit, part {number}")
        code = "#N/A" if number % 2 else "#REF!"
        cells += f'<c r="C{number}" t="e"><v>{code}</v></c>'
        cells += files.text_cell(f"D{number}", "Open")
        rows += f'<row r="{number}">{cells}</row>'
    files.xlsx(path, rows)


def false_dimension(path: Path) -> None:
    """A sheet that says that it ends in B2."""
    rows = ""
    for number, cells in enumerate([HEADING[:3], *[row[:3] for row in actions(4)]], 1):
        told = "".join(
            files.text_cell(f"{letter}{number}", str(cell))
            for letter, cell in zip("ABC", cells, strict=True)
        )
        rows += f'<row r="{number}">{told}</row>'
    files.xlsx(path, files.sheet_xml(rows, before='<dimension ref="A1:B2"/>'))


def strict_ooxml(path: Path) -> None:
    """A workbook saved as Strict Open XML, with other namespaces."""
    false_dimension(path)
    import zipfile  # noqa: PLC0415 - only here are parts rewritten

    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    strict = {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main":
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships":
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }  # fmt: skip
    for loose, other in strict.items():
        parts = {name: text.replace(loose, other) for name, text in parts.items()}
    files.zipped(path, dict(parts))


def days_of_1904(path: Path) -> None:
    """Dates counted from 1904, as old Macs did."""
    book, sheet = _sheet("Actions")
    book.epoch = CALENDAR_MAC_1904
    for row in [HEADING, *actions(3)]:
        sheet.append(row)
    book.save(path)
    book.close()


def hidden(path: Path) -> None:
    """A hidden look-up sheet, a hidden column, and rows that a filter hides."""
    book, sheet = _sheet("Actions")
    for row in [HEADING, *actions(6)]:
        sheet.append(row)
    sheet.auto_filter.ref = "A1:E7"
    sheet.auto_filter.add_filter_column(4, ["Completed"])
    for number in (3, 4, 6):
        sheet.row_dimensions[number].hidden = True
    sheet.column_dimensions["D"].hidden = True
    lists = book.create_sheet("Lists")
    for agency in AGENCIES:
        lists.append([agency])
    lists.sheet_state = "hidden"
    book.save(path)
    book.close()


_ROUND = (
    "Risk name", "Category", "Description", "Impact", "Likelihood", "Score", "Mitigation",
    "Impact after", "Likelihood after", "Owner", "Date raised",
)  # fmt: skip


def first_round(path: Path) -> None:
    """A form of eleven columns."""
    _risks(path, _ROUND)


def second_round(path: Path) -> None:
    """The same form a round later: two columns more, one of them in the middle."""
    _risks(path, ("No.", *_ROUND[:3], "Consequences", *_ROUND[3:]))


def _risks(path: Path, headings: tuple[str, ...]) -> None:
    book, sheet = _sheet("Risks")
    sheet.append(["Risk register"])
    sheet.append([])
    sheet.append(list(headings))
    for number in range(1, 4):
        known = {
            "No.": number, "Risk name": f"Turnover of staff {number}", "Category": "Staff",
            "Description": "Vacancies in two teams", "Consequences": "Visits are late",
            "Impact": "3 - High", "Likelihood": "1- Low", "Score": number * 3,
            "Mitigation": "Agency workers", "Impact after": "1- Low",
            "Likelihood after": "1- Low", "Owner": "J. Hale", "Date raised": date(2026, 5, number),
        }  # fmt: skip
        sheet.append([known[heading] for heading in headings])
    for number in range(4, 7):
        numbered = headings[0] == "No."
        sheet.append([number if numbered else PROMPT, *[None] * (len(headings) - 1)])
    sheet.append(["RISKS-TABLE-END"])
    book.save(path)
    book.close()


def forms(path: Path) -> None:
    """Forms and questionnaires, one a sheet."""
    shapes = [Shape(form.name, form.rows, (), form.merges) for form in FORMS]
    workbook_of(shapes, path)


def semicolons(path: Path) -> None:
    """A file between semicolons with a mark of byte order, as a German Excel writes it."""
    rows = [HEADING, *actions(3)]
    lines = [";".join(f'"{as_text(cell)}"' for cell in row) for row in rows]
    path.write_text("\ufeff" + "\r\n".join(lines) + "\r\n", encoding="utf-8")


def opened(path: Path) -> None:
    """An OpenDocument spreadsheet with a hidden row, a merge and a repeated blank."""

    def cell(text: str, more: str = "") -> str:
        return (
            f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p>'
            "</table:table-cell>"
        )

    rows = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in (
        ("Ref", "Action", "Lead agency"), ("A-1", "Review the toolkit", AGENCIES[0]),
    ))  # fmt: skip
    spanned = 'table:number-columns-spanned="3"'
    rows += (
        '<table:table-row table:visibility="collapse">'
        f"{cell('A-2')}{cell('Audit twelve files')}{cell(AGENCIES[1])}</table:table-row>"
        f"<table:table-row>{cell('Note: as agreed', spanned)}"
        "</table:table-row>"
    )
    files.ods(
        path,
        f'<table:table table:name="Actions"><table:table-column/>{rows}</table:table>',
    )


def binary(path: Path) -> None:
    """A binary workbook with an error cell."""
    files.xlsb(path, [
        ["Ref", "Action", "Cost"], ["A-1", "Review the toolkit", 42], ["A-2", "Audit files", 12.5],
        ["A-3", "Train starters", 7.0],
    ])  # fmt: skip


def old(path: Path) -> None:
    """A workbook of Excel 97 with two tables, one below the other."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Actions")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    rows = [["Open actions"], HEADING, *actions(2), [], ["Audit", "Method", "Cases"],
            ["Neglect", "Files", 12]]  # fmt: skip
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell, *([day] if isinstance(cell, date) else []))
    book.save(str(path))


def _shapes(shapes: list[Shape]) -> Callable[[Path], object]:
    return lambda path: workbook_of(shapes, path)


FILES: dict[str, Callable[[Path], object]] = {
    "plain.xlsx": _shapes(PLAIN),
    "headings.xlsx": _shapes(HEADINGS),
    "among.xlsx": _shapes(AMONG),
    "around.xlsx": _shapes(AROUND),
    "strangers.xlsx": _shapes(STRANGERS),
    "layouts.xlsx": _shapes(LAYOUTS),
    "councils.xlsx": _shapes(COUNCILS),
    "forms.xlsx": forms,
    "unsaved-formulas.xlsx": errors,
    "error-cells.xlsx": error_cells,
    "false-dimension.xlsx": false_dimension,
    "strict.xlsx": strict_ooxml,
    "days-of-1904.xlsx": days_of_1904,
    "hidden.xlsx": hidden,
    "first-round.xlsx": first_round,
    "second-round.xlsx": second_round,
    "semicolons.csv": semicolons,
    "opened.ods": opened,
    "binary.xlsb": binary,
    "old.xls": old,
}


def told(path: Path) -> str:
    """Return what is read in a file: its inspection, and the values of some records."""
    found = inspect_workbook(path)
    return "\n".join([found.as_text(), "", "Values", *_values(found), ""])


def _values(found: Inspection) -> list[str]:
    lines: list[str] = []
    for one in found.found:
        for table in one.tables:
            lines += [
                f"  {one.sheet.name} {row}: {_record(table, one.sheet, row)}"
                for row in table.record_rows[:_TOLD]
            ]
    return lines


def _record(table: Table, sheet: object, row: int) -> str:
    cells = [table.cell(sheet, row, column.index) for column in table.mappable]  # type: ignore[arg-type] # the sheet it is on
    shown = ["" if c is None else str(c) if isinstance(c, ErrorCell) else as_text(c) for c in cells]
    return " | ".join(text.replace("\n", " / ") for text in shown)


def main() -> None:
    """Write every expected text anew."""
    EXPECTED.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, make in FILES.items():
            path = Path(folder) / name
            make(path)
            (EXPECTED / f"{name}.txt").write_text(told(path), encoding="utf-8")


if __name__ == "__main__":
    main()
