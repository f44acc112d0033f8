"""The sheet to be filled in, as a table: what stands there is locked, what is asked is open."""

import re

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from lif_desktop import identity
from lif_desktop.exporting.returns.contents import Column, Row, Sheet, is_long
from lif_desktop.exporting.workbooks import cells, sheet
from lif_desktop.exporting.workbooks.row_writer import height_of, lines_of
from lif_desktop.fields import Choice, Count, Day, Derived, Flag, Names, Number

HEAD = 5
"""The heading row: title, marking, how to fill it in, a space."""
_LEAST_LINES = 4  # so that an answer has room before anybody drags a row higher
_NAMED = re.compile(r"\{([^}]+)\}")
_EARLIEST = 36526  # 1 Jan 2000, as Excel counts


def write_table(
    page: sheet.Page, asked: Sheet, names: Names, own: str, token: str, title: str, marking: str
) -> None:
    """Write a return's table with its hidden identity; lists are added by `choose_from`."""
    widths = [one.width for one in asked.columns]
    sheet.lay_out(page, widths, len(_identity(token)), HEAD)
    for index, one in enumerate(asked.columns, 1):
        page.column_dimensions[get_column_letter(index)].hidden = one.hidden
    sheet.footers(page, title, marking)
    page.set_height(1, sheet.TITLE_HEIGHT)
    page.set_height(HEAD, height_of(2))
    page.append([sheet.text_cell(page, title, size=16, bold=True)])
    page.append([sheet.text_cell(page, marking, bold=True, colour=sheet.TINTS["late"][0])])
    page.append([sheet.text_cell(page, asked.how, colour=sheet.SOFT)])
    page.append([])
    headings = [one.heading for one in asked.columns]
    page.append(
        [sheet.head_cell(page, one.heading, worked_out=not one.added) for one in asked.columns]
        + [sheet.head_cell(page, one, worked_out=True) for one in _identity(token)]
    )
    writer = _Writer(page, asked, names, own)
    for row in asked.rows:
        writer.write(row)
    for _ in range(asked.room):
        writer.room()
    last = HEAD + len(asked.rows) + asked.room
    sheet.add_table(page, _table_name(asked), [*headings, *_identity(token)], HEAD, last)
    shown = max(at for at, one in enumerate(asked.columns, 1) if not one.hidden)
    page.print_area = f"A1:{get_column_letter(shown)}{last}"
    _rules(page, asked, last)
    sheet.protect(page)


def choose_from(page: sheet.Page, asked: Sheet, places: dict[str, str]) -> None:
    """Let the open cells be chosen from the lists at `places`, by heading."""
    last = HEAD + len(asked.rows) + asked.room
    for index, one in enumerate(asked.columns, 1):
        if one.field is not None and one.heading in places:
            letter = get_column_letter(index)
            sheet.validate(page, one.field, letter, HEAD, last, places[one.heading])


def words_of(one: Column) -> list[str]:
    """Return the words that a column's or prompt's open cells are chosen from."""
    if not one.added or one.field is None:
        return []
    return list(one.words) or sheet.words_of(one.field) or []


def checked(one: Column, area: str, hint: str) -> DataValidation | None:
    """Return what warns of a date, count or figure that is none, and says what to write."""
    if isinstance(one.field, Day):
        rule = DataValidation(type="date", operator="greaterThan", formula1=str(_EARLIEST))
        rule.error, hint = "This is not a date such as 31/12/2026.", hint or "A date: 31/12/2026"
    elif isinstance(one.field, Count):
        rule = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0")
        rule.error = "This is not a whole number."
    elif isinstance(one.field, Number):
        rule = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="-1E+12")
        rule.error = "This is not a number."
    elif hint and not isinstance(one.field, (Choice, Flag)):
        rule = DataValidation()
    else:
        return None
    rule.allow_blank, rule.errorStyle, rule.showErrorMessage = True, "warning", bool(rule.error)
    if hint:
        rule.showInputMessage, rule.promptTitle, rule.prompt = True, one.heading[:32], hint[:255]
    rule.add(area)
    return rule


def _identity(token: str) -> tuple[str, ...]:
    return (*identity.HEADINGS, identity.return_heading(token))


def _table_name(asked: Sheet) -> str:
    return re.sub(r"\W", "", asked.title.title())


class _Writer:
    """Appends rows, each column with the style of its place: locked, open, or open where added."""

    def __init__(self, page: sheet.Page, asked: Sheet, names: Names, own: str) -> None:
        self._page, self._own = page, own
        self._columns = [
            (one, _writing(one, names), _cell(page, one, opened=one.asked),
             _cell(page, one, opened=one.added))
            for one in asked.columns
        ]  # fmt: skip
        self._hidden = [sheet.column_cell(page, None) for _ in range(2)]
        self._number = HEAD

    def write(self, row: Row) -> None:
        """Append one row, as high as its longest text needs."""
        found: list[sheet.ColumnCell | None] = []
        lines = _LEAST_LINES
        for one, write, cell, _added in self._columns:
            value = row.values.get(one.heading)
            held, kind = (None, "n") if value is None else write(value)
            cell.hold(held, kind)
            if isinstance(held, str) and is_long(one) and not one.hidden:
                lines = max(lines, lines_of(held, one.width - 2))
            found.append(cell)
        if row.record:
            record, version = self._hidden
            record.hold(identity.stamp(self._own, row.record[0]), "s")
            version.hold(row.record[1], "n")
            found += [record, version]
        self._append(found, lines)

    def room(self) -> None:
        """Append a blank row for what the agency adds."""
        cells_ = [added for *_, added in self._columns]
        for cell in cells_:
            cell.hold(None, "n")
        self._append(list(cells_), _LEAST_LINES)

    def _append(self, found: list[sheet.ColumnCell | None], lines: int) -> None:
        self._number += 1
        self._page.set_height(self._number, height_of(lines))
        self._page.append(found)


def _writing(one: Column, names: Names) -> cells.Write:
    if one.field is None or isinstance(one.field, Derived):
        return lambda value: (cells.plain(str(value)), "s")
    return cells.writer(one.field, names)


def _cell(page: sheet.Page, one: Column, *, opened: bool) -> sheet.ColumnCell:
    cell = sheet.column_cell(page, one.field)
    side = "left" if isinstance(one.field, Day) else None
    cell.alignment = Alignment(horizontal=side, vertical="top", wrap_text=is_long(one))
    if opened:
        sheet.open_for_input(cell)
    else:
        cell.fill = sheet.solid(sheet.QUIET)
    if one.field is None:
        cell.number_format = "@"
    cell.settle()
    return cell


def _rules(page: sheet.Page, asked: Sheet, last: int) -> None:
    letters = {one.heading: get_column_letter(at) for at, one in enumerate(asked.columns, 1)}
    for one in asked.columns:
        letter = letters[one.heading]
        if one.field is not None:
            sheet.colour_by_rule(page, one.field, letter, HEAD, last)
        area = f"{letter}{HEAD + 1}:{letter}{last}"
        if one.added and one.field is not None and not words_of(one):
            rule = checked(one, area, one.hint)
            if rule is not None:
                page.data_validations.append(rule)
    if asked.late:
        ink, tint = sheet.TINTS["late"]
        formula = _NAMED.sub(lambda name: f"${letters[name[1]]}{HEAD + 1}", asked.late)
        rule = FormulaRule(formula=[formula])
        rule.dxf = DifferentialStyle(
            font=Font(color=ink, bold=True), fill=PatternFill(bgColor=tint)
        )
        for heading in dict.fromkeys([asked.columns[0].heading, *_NAMED.findall(asked.late)[:1]]):
            letter = letters[heading]
            page.conditional_formatting.add(f"{letter}{HEAD + 1}:{letter}{last}", rule)
