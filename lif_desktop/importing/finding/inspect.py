"""What a workbook holds, told without touching a board: sheets, tables, headings, records."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lif_desktop import identity, progress
from lif_desktop.importing.finding.shaping import Shapes, redraw
from lif_desktop.importing.finding.tables import Column, Found, Table, tables_of
from lif_desktop.importing.meaning.headings import Suggestion, suggest
from lif_desktop.importing.reading.reader import Reader, read_workbook
from lif_desktop.importing.reading.sheets import Workbook, row_ranges
from lif_desktop.importing.reading.unhurried import collector_at_rest
from lif_desktop.registers import Register

_MOST_SHOWN = 8  # ranges outside tables, in plain text
_MOST_NAMES = 5


@dataclass(slots=True)
class Inspection:
    """A workbook, what was found in it, and what the columns may mean."""

    book: Workbook
    found: list[Found]
    suggestions: dict[int, list[Suggestion]]  # by id of the table
    problems: list[str]

    def of(self, table: Table) -> list[Suggestion]:
        """Return the suggestions for a table's columns; empty without a register."""
        return self.suggestions.get(id(table), [])

    def as_json(self) -> dict[str, Any]:
        """Return the inspection in the words of the command line's contract."""
        return {
            "file": self.book.name,
            "sha256": self.book.sha256,
            "format": self.book.format,
            "sheets": [self._sheet(found) for found in self.found],
            "problems": self.problems,
        }

    def _sheet(self, found: Found) -> dict[str, Any]:
        return {
            "name": found.sheet.name,
            "visible": found.sheet.visible,
            "rows": found.sheet.row_count,
            "columns": found.sheet.column_count,
            "tables": [self._table(table) for table in found.tables],
            "unread": [{"range": one.range, "reason": one.reason} for one in found.unread],
        }

    def _table(self, table: Table) -> dict[str, Any]:
        told = self.of(table) or [Suggestion(column, None, 0, "") for column in table.columns]
        told_of = {
            "heading_rows": list(table.heading_rows),
            "first_row": table.first_row,
            "last_row": table.last_row,
            "columns": [
                {
                    "letter": column.letter,
                    "heading": column.heading,
                    "field": suggestion.field_key,
                    "confidence": suggestion.confidence,
                }
                for column, suggestion in zip(table.columns, told, strict=True)
            ],
            "data_rows": len(table.record_rows),
            "record_rows": row_ranges(table.record_rows),
            "left_out": [{"rows": one.rows, "reason": one.reason} for one in table.left_out],
        }
        if table.above:
            told_of["above"] = [self._above(table, column) for column in table.above]
        return told_of

    @staticmethod
    def _above(table: Table, column: Column) -> dict[str, Any]:
        names: dict[str, list[int]] = {}
        for row, name in table.given[column.index].items():
            names.setdefault(str(name), []).append(row)
        return {
            "heading": column.heading,
            "names": [{"name": name, "rows": row_ranges(rows)} for name, rows in names.items()],
        }

    def as_text(self) -> str:
        """Return the inspection for reading in a terminal."""
        lines = [f"{self.book.name} ({self.book.format})"]
        for found in self.found:
            lines += ["", *self._sheet_text(found)]
        if self.problems:
            lines += ["", "To know:", *(f"  {problem}" for problem in self.problems)]
        return "\n".join(lines)

    def _sheet_text(self, found: Found) -> list[str]:
        sheet = found.sheet
        hidden = "" if sheet.visible else ", hidden"
        size = f"{_many(sheet.row_count, 'row')}, {_many(sheet.column_count, 'column')}{hidden}"
        lines = [f"{sheet.name}: {size}"]
        for table in found.tables:
            lines += self._table_text(table)
        if not found.tables:
            lines.append("  No table.")
        for one in found.unread[:_MOST_SHOWN]:
            lines.append(f"  {one.range}: {one.reason}" if one.range else f"  {one.reason}")
        if len(found.unread) > _MOST_SHOWN:
            lines.append(f"  ... and {len(found.unread) - _MOST_SHOWN} more ranges.")
        return lines

    def _table_text(self, table: Table) -> list[str]:
        count = _many(len(table.record_rows), "record")
        where = f", rows {row_ranges(table.record_rows)}" if table.record_rows else ""
        if table.form is not None:
            lines = [f"  Form {table.place}: {count}{where}"]
        else:
            span = f"{table.columns[0].letter}-{table.columns[-1].letter}"
            heading = row_ranges(table.heading_rows)
            lines = [f"  Table {span}, heading in row {heading}: {count}{where}"]
        told = self.of(table)
        for at, column in enumerate(table.columns[:40]):
            meaning = ""
            if told and told[at].field_key:
                sure = "" if told[at].certain else f", {told[at].confidence} % sure"
                meaning = f" -> {told[at].field_key}{sure}"
            lines.append(f"    {column.letter}  {column.heading or '(no heading)'}{meaning}")
        if len(table.columns) > 40:
            lines.append(f"    ... and {len(table.columns) - 40} more columns.")
        lines += [self._names_above(table, column) for column in table.above]
        lines += [f"    left out: row {one.rows}: {one.reason}" for one in table.left_out]
        return lines

    @staticmethod
    def _names_above(table: Table, column: Column) -> str:
        names = list(dict.fromkeys(map(str, table.given[column.index].values())))
        more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
        return f"    above  {column.heading}: {'; '.join(names[:_MOST_NAMES])}{more}"


def reshaped(
    inspection: Inspection, shapes: Shapes, register: Register | None = None
) -> Inspection:
    """Return an inspection with the tables of some sheets as a person drew them.

    Raises:
        WrongUsage: if what was drawn is no table of the workbook.
    """
    if not shapes:
        return inspection
    found = redraw(inspection.found, shapes)
    return _told(inspection.book, found, register)


def _told(book: Workbook, found: list[Found], register: Register | None) -> Inspection:
    suggestions: dict[int, list[Suggestion]] = {}
    if register is not None:
        for one in found:
            for table in one.tables:
                suggestions[id(table)] = suggest(
                    table.columns, (register.reference, *register.visible)
                )
    return Inspection(book, found, suggestions, problems_of(book, found))


@collector_at_rest()
def inspect_workbook(
    path: Path | str,
    register: Register | None = None,
    *,
    report: progress.Report = progress.silent,
    reader: Reader | None = None,
) -> Inspection:
    """Read a workbook and say what is in it; with a register, what its columns may mean.

    Raises:
        Refused: with one sentence, if it cannot or must not be read.
    """
    book = read_workbook(path, report=report, reader=reader)
    return _told(book, tables_of(book), register)


def problems_of(book: Workbook, found: list[Found]) -> list[str]:
    """Return sentences on what to know of a workbook before it is imported."""
    problems = list(book.problems)
    for sheet in book.sheets:
        lost: dict[str, list[str]] = {}
        for one in sheet.unread:
            if one.range:
                lost.setdefault(one.reason, []).append(one.range)
        for reason, ranges in lost.items():
            where = ", ".join(ranges[:5])
            more = f" and {len(ranges) - 5} more ranges" if len(ranges) > 5 else ""
            problems.append(f"Sheet '{sheet.name}', {where}{more}: {reason}.")
        problems += [
            f"Sheet '{sheet.name}': {one.reason}." for one in sheet.unread if not one.range
        ]
    problems += [told for one in found if (told := _hidden(one))]
    if not any(table.record_rows for one in found for table in one.tables):
        problems.append("No table with records was found.")
    return problems


def _hidden(found: Found) -> str:
    """Return what of a visible sheet's tables Excel hides, though it was read."""
    hidden = found.sheet.hidden
    if not found.sheet.visible or not (hidden.rows or hidden.columns):
        return ""
    records = {row for table in found.tables for row in table.record_rows}
    rows = row_ranges(row for row in hidden.rows if row in records)
    headed = {c.index: c for table in found.tables for c in table.columns if table.record_rows}
    columns = [headed[column] for column in hidden.columns if column in headed]
    columns = [column for column in columns if not identity.is_identity(column.heading)]
    told = []
    if rows:
        how = "filtered out" if hidden.filtered else "hidden"
        told.append(f"row {rows} is {how}" if rows.isdigit() else f"rows {rows} are {how}")
    if columns:
        letters = ", ".join(f"{one.letter} “{one.heading}”" for one in columns[:5])
        more = f" and {len(columns) - 5} more" if len(columns) > 5 else ""
        alone = len(columns) == 1
        told.append(
            f"{'column' if alone else 'columns'} {letters}{more} {'is' if alone else 'are'} hidden"
        )
    if not told:
        return ""
    return f"Sheet '{found.sheet.name}': {'; '.join(told)}. What is hidden was read all the same."


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
