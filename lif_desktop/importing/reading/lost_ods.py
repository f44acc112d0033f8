"""Error cells and merges of an OpenDocument spreadsheet, which the fast reader does not tell.

The content is parsed only when a quick search meets either; the gate has refused document types,
so the parser meets no entities.
"""

import re
import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

from lif_desktop.importing.reading.sheets import MOST_COLUMNS, MOST_ROWS, Hidden

_SHOWN = re.compile(r"(#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)|Err:\d{3})$")
_MARK = re.compile(
    rb"calcext:value-type=.error|>(?:#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?)|Err:5)|-spanned=.(?!1\D)"
    rb"|table:visibility=.(?:collapse|filter)"
)
_OVERLAP = 64
_MOST = 100_000  # error cells; repeats could name millions
_HIDDEN = frozenset({"collapse", "filter"})
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})


@dataclass(slots=True)
class OdsSheet:
    """Of one sheet: error codes by zero-based (row, column), and merges."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)  # Excel's numbers of hidden ones
    columns: list[int] = field(default_factory=list)
    filtered: bool = False

    def hidden(self) -> Hidden:
        """Return what is hidden."""
        return Hidden(tuple(self.rows), tuple(self.columns), self.filtered)


def search(archive: zipfile.ZipFile) -> list[OdsSheet]:
    """Return errors and merges of each sheet, in order; an empty list where there are none."""
    with archive.open("content.xml") as stream:
        tail, met = b"", False
        while bite := stream.read(2**20):
            met = met or bool(_MARK.search(tail + bite))
            tail = bite[-_OVERLAP:]
    if not met:
        return []
    walk = _Walk()
    with archive.open("content.xml") as stream:
        walk.parser.ParseFile(stream)
    return walk.sheets


class _Walk:
    """Counts rows and columns, repeats included, and notes what is odd on the way."""

    def __init__(self) -> None:
        self.sheets: list[OdsSheet] = []
        self._row = self._column = self._columns = 0
        self._cell: dict[str, str] | None = None
        self._text: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _start(self, name: str, told: dict[str, str]) -> None:
        if name in _CELLS:
            self._cell, self._text = told, []
        elif name == "table:table-row":
            self._column, self._repeated = 0, _count(told, "rows-repeated")
            self._note_hidden(told)
        elif name == "table:table-column" and self.sheets:
            count = min(_count(told, "columns-repeated"), MOST_COLUMNS)
            if told.get("table:visibility") in _HIDDEN:
                self.sheets[-1].columns += range(self._columns, self._columns + count)
            self._columns += count
        elif name == "table:table":
            self.sheets.append(OdsSheet())
            self._row = self._columns = 0

    def _note_hidden(self, told: dict[str, str]) -> None:
        kind = told.get("table:visibility", "")
        if self.sheets and kind in _HIDDEN:
            sheet = self.sheets[-1]
            sheet.filtered = sheet.filtered or kind == "filter"
            last = min(self._row + self._repeated, MOST_ROWS)
            sheet.rows += range(self._row + 1, last + 1)

    def _characters(self, text: str) -> None:
        if self._cell is not None and len(self._text) < 3:
            self._text.append(text)

    def _end(self, name: str) -> None:
        if name == "table:table-row":
            self._row += self._repeated
        elif name in _CELLS and self._cell is not None:
            if self.sheets:
                self._note(self.sheets[-1], self._cell)
            self._column += _count(self._cell, "columns-repeated")
            self._cell = None

    def _note(self, sheet: OdsSheet, told: dict[str, str]) -> None:
        shown = "".join(self._text).strip()
        if told.get("calcext:value-type") == "error" or (
            "table:formula" in told and _SHOWN.match(shown)
        ):
            last = self._column + min(_count(told, "columns-repeated"), _MOST - len(sheet.errors))
            for column in range(self._column, last):
                sheet.errors[self._row, column] = shown[:20] or "#ERROR"
        down, right = _count(told, "rows-spanned"), _count(told, "columns-spanned")
        if down * right > 1 and len(sheet.merges) < _MOST:
            sheet.merges.append(
                (self._row, self._column, self._row + down - 1, self._column + right - 1)
            )


def _count(told: dict[str, str], what: str) -> int:
    number = told.get(f"table:number-{what}", "1")
    return int(number) if number.isdigit() and len(number) < 8 else 1
