"""The sheet to be filled in, as a table: what stands there is locked, what is asked is open."""

import re

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from lif_desktop import identity
from lif_desktop.exporting.returns.contents import Column, Row, Sheet, is_long
from lif_desktop.exporting.workbooks import cells, lists, rules, sheet
from lif_desktop.exporting.workbooks.row_writer import height_of, lines_of
from lif_desktop.fields import Day, Derived, Names

HEAD = 5
"""The heading row: title, marking, how to fill it in, a space."""
_LEAST_LINES = 4  # so that an answer has room before anybody drags a row higher
_NAMED = re.compile(r"\{([^}]+)\}")


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
            rules.validate(page, one.field, letter, HEAD, last, places[one.heading])


def words_of(one: Column) -> list[str]:
    """Return the words that a column's or prompt's open cells are chosen from."""
    if not one.added or one.field is None:
        return []
    return list(one.words) or lists.words_of(one.field) or []


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
            rules.colour_by_rule(page, one.field, letter, HEAD, last)
        area = f"{letter}{HEAD + 1}:{letter}{last}"
        if one.added and one.field is not None and not words_of(one):
            rule = rules.checked(one.field, one.heading, area, one.hint)
            if rule is not None:
                page.data_validations.append(rule)
    if asked.late:
        formula = _NAMED.sub(lambda name: f"${letters[name[1]]}{HEAD + 1}", asked.late)
        for heading in dict.fromkeys([asked.columns[0].heading, *_NAMED.findall(asked.late)[:1]]):
            letter = letters[heading]
            rules.add_rule(page, f"{letter}{HEAD + 1}:{letter}{last}", formula, "late")
