"""The sheet to be filled in, as a form: prompts in column B, their answers in column C."""

from openpyxl.cell import Cell
from openpyxl.styles import Alignment

from lif_desktop import identity
from lif_desktop.exporting.returns.contents import Column, Row, Sheet
from lif_desktop.exporting.workbooks import cells, rules, sheet
from lif_desktop.exporting.workbooks.row_writer import height_of, lines_of
from lif_desktop.fields import Memo, Names

_TOP = 4  # rows above the first prompt
_PROMPT, _ANSWER, _HINT = 34.0, 84.0, 46.0
_MEMO_LINES = 8


def write_form(
    page: sheet.Page, asked: Sheet, names: Names, own: str, token: str, title: str, marking: str
) -> None:
    """Write a form of one record, its identity in hidden rows below; see `choose_in_form`."""
    for letter, width in zip("ABCD", (2.0, _PROMPT, _ANSWER, _HINT), strict=True):
        page.column_dimensions[letter].width = width
    page.sheet_view.showGridLines = False
    page.freeze_panes = f"A{_TOP + 1}"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.page_setup.orientation = "landscape"
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"1:{_TOP}"
    sheet.footers(page, title, marking)
    page.set_height(1, sheet.TITLE_HEIGHT)
    page.append([None, sheet.text_cell(page, title, size=16, bold=True)])
    page.append([None, sheet.text_cell(page, marking, bold=True, colour=sheet.TINTS["late"][0])])
    page.append([None, sheet.text_cell(page, asked.how, colour=sheet.SOFT)])
    page.append([])
    (row,) = asked.rows
    for number, one in enumerate(asked.columns, _TOP + 1):
        answer = _answer(page, one, row, names)
        held = answer.value if isinstance(answer.value, str) else ""
        least = _MEMO_LINES if one.asked and isinstance(one.field, Memo) else 1
        lines = max(least, lines_of(held, _ANSWER), lines_of(one.hint, _HINT))
        page.set_height(number, height_of(lines) + 5)
        if one.hidden:
            page.hide_row(number)
        page.append([None, _prompt(page, one), answer, _hint(page, one)])
    _identify(page, asked, row, own, token)
    _check(page, asked)
    page.print_area = f"B1:D{_TOP + len(asked.columns)}"
    sheet.protect(page)


def choose_in_form(page: sheet.Page, asked: Sheet, places: dict[str, str]) -> None:
    """Let the open answers be chosen from the lists at `places`, by prompt."""
    for number, one in enumerate(asked.columns, _TOP + 1):
        if one.field is not None and one.heading in places:
            rules.offer(page, one.field, f"C{number}", places[one.heading])


def _prompt(page: sheet.Page, one: Column) -> Cell:
    cell = sheet.text_cell(page, one.heading, bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _hint(page: sheet.Page, one: Column) -> Cell | None:
    if not one.hint:
        return None
    cell = sheet.text_cell(page, one.hint, size=9, colour=sheet.SOFT)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _answer(page: sheet.Page, one: Column, row: Row, names: Names) -> Cell:
    cell = sheet.text_cell(page, "")
    value = row.values.get(one.heading)
    if value is None:
        sheet.hold_number(cell, None)
    else:
        assert one.field is not None
        held, kind = cells.writer(one.field, names)(value)
        cell._value, cell.data_type = held, kind  # noqa: SLF001 - past the guess of a formula
    if one.field is not None:
        cell.number_format = cells.number_format(one.field)
    if one.asked:
        sheet.open_for_input(cell)
    else:
        cell.fill = sheet.solid(sheet.QUIET)
    cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
    return cell


def _identify(page: sheet.Page, asked: Sheet, row: Row, own: str, token: str) -> None:
    """Add the identity in hidden rows: as in a table, but its headings are labels."""
    kept: list[tuple[str, str | int | None]] = [(identity.return_heading(token), None)]
    if row.record:
        stamp = identity.stamp(own, row.record[0])
        kept = [
            (identity.RECORD_HEADING, stamp),
            (identity.VERSION_HEADING, row.record[1]),
            *kept,
        ]
    for number, (label, value) in enumerate(kept, _TOP + len(asked.columns) + 1):
        cell = sheet.text_cell(page, value if isinstance(value, str) else "")
        if not isinstance(value, str):
            sheet.hold_number(cell, value)
        page.hide_row(number)
        page.append([None, sheet.text_cell(page, label), cell])


def _check(page: sheet.Page, asked: Sheet) -> None:
    for number, one in enumerate(asked.columns, _TOP + 1):
        rule = rules.checked(one.field, one.heading, f"C{number}", "") if one.asked else None
        if rule is not None:
            page.data_validations.append(rule)
