"""What one row under a heading is: record, blank, total, example, prompt, end mark, or a line."""

import re
from datetime import date
from enum import Enum

from lif_desktop import identity
from lif_desktop.importing.finding.grid import Grid
from lif_desktop.importing.finding.heading_rows import Heading
from lif_desktop.importing.finding.totals import shares, sums_up
from lif_desktop.importing.finding.wording import (
    asks,
    folded,
    is_default,
    is_end_mark,
    is_example,
    is_group,
    is_help,
    is_numbering,
    is_prompt,
    is_time_label,
    is_void,
    plain,
)
from lif_desktop.importing.reading.sheets import Cell

FEW = 0.25  # share of a table's columns up to which a row may be a line of its own


_YEAR, _FIGURES = re.compile(r"(?:19|20)\d\d"), re.compile(r"\d+")


class Kind(Enum):
    """A row's kind; the value is the reason it is left out, as the user reads it."""

    RECORD = ""
    BLANK = "blank row"
    HEADING = "heading repeated"
    SUBHEADING = "part of the heading repeated"
    END = "end mark"
    EXAMPLE = "example row"
    HELP = "help text"
    COLUMNS = "numbers of the columns"
    PROMPT = "prompt row, nothing chosen"
    NUMBERED = "numbered row, otherwise blank"
    UNFILLED = "unfilled row, only zeros"
    TOTAL = "total"
    LINE = "line of text"
    TITLE = "title of a block, carried down"
    GROUP = "group heading, carried down"
    BENEATH = "about the row above it, not read"
    NOTE = "note"


class Rows:
    """Knows one table's heading and tells the kind of each row under it."""

    def __init__(self, grid: Grid, heading: Heading) -> None:
        self.grid = grid
        self.heading = heading
        self.mask = heading.mask
        self.first = heading.first
        self._own = {c: folded(t) for c, t in heading.raw.items() if type(t) is str}
        mark = folded(identity.RECORD_HEADING)
        self._stamp = next((column for column, text in self._own.items() if text == mark), None)
        self._lower, self._dated, self._counted = self._below_the_first(grid, heading)
        self._totals: set[int] = set()
        width = len(heading.names)
        self.few = max(1, min(3, int(FEW * width)))
        self.many = min(width, max(self.few, 2) + 1)  # cells that no line or title has

    @staticmethod
    def _below_the_first(
        grid: Grid, heading: Heading
    ) -> tuple[list[set[str]], bool, dict[int, str]]:
        """Return the texts of the heading's lower rows, whether one is of months, and its years."""
        lower, dated = [], False
        for row in heading.rows[1:]:
            held = [grid.cell(row, c) for c in grid.held(row, heading.mask)]
            lower.append({folded(cell) for cell in held if type(cell) is str})
            dated = dated or (len(held) > 2 and all(map(_is_month, held)))
        several = len(heading.rows) > 1
        counted = {
            column: _uncounted(folded(cell))
            for column, cell in heading.raw.items()
            if several and type(cell) is str and _YEAR.search(cell)
        }
        return [texts for texts in lower if texts], dated, counted

    def repeats(self, row: int) -> bool:
        """Say whether a row is the table's heading again."""
        cells = self.grid.rows[row]
        same = sum(1 for c, t in self._own.items() if type(v := cells[c]) is str and folded(v) == t)
        return same >= 2 and same >= 0.8 * len(self._own)

    def widens(self, row: int, free: int) -> bool:
        """Say whether the heading that stands here again has a column more: another table's."""
        right = max(self.heading.names) + 1
        now, before = self.grid.fills[row] & free, self.grid.fills[self.heading.rows[0]]
        return bool((now & ~before) >> right & 1)

    def kind(self, row: int, since_heading: int) -> Kind:
        """Return a row's kind; `since_heading` counts rows since the heading, 0 is the first."""
        held = self.grid.held(row, self.mask)
        if not held:
            return Kind.BLANK
        # A row that we issued is a record, whatever its words may sound like.
        if self._stamp is not None and identity.read_stamp(self.grid.cell(row, self._stamp)):
            return Kind.RECORD
        cells = [self.grid.cell(row, c) for c in held]
        if all(map(is_end_mark, cells)):
            return Kind.END
        if self.repeats(row):
            return Kind.HEADING
        if len(held) > 1 and self._repeats_in_part(cells, held):
            return Kind.SUBHEADING
        told = self._told(row, cells, held, since_heading)
        if told is not None:
            return told
        if self._sums_up(row, held):
            return Kind.TOTAL
        return Kind.LINE if self._is_line(cells, held) else Kind.RECORD

    def _repeats_in_part(self, cells: list[Cell], held: list[int]) -> bool:
        """Say whether a row is a lower row of the heading again, or the upper one for other years.

        Only where the heading has several rows, or counts years and quarters.
        """
        if all(type(cell) is str for cell in cells):
            texts = {folded(str(cell)) for cell in cells}
            if any(len(held) > 2 and texts <= lower for lower in self._lower):
                return True
            return any(
                column in self._counted and _uncounted(folded(str(cell))) == self._counted[column]
                for column, cell in zip(held, cells, strict=True)
            )
        return len(held) > 2 and self._dated and all(map(_is_month, cells))

    def _told(
        self, row: int, cells: list[Cell], held: list[int], since_heading: int
    ) -> Kind | None:
        texts = [cell for cell in cells if type(cell) is str]
        if _is_example(texts, since_heading):
            return Kind.EXAMPLE
        real = [c for c in cells if not (type(c) is str and is_prompt(c)) and not is_default(c)]
        if len(real) < len(cells) and _is_unfilled(cells):
            # Beside prompts and formulas' zeros, "N/A" is what the form itself shows.
            real = [c for c in real if not (type(c) is str and is_void(c))]
        numbered = held[0] == self.first and is_numbering(cells[0])
        if numbered and real and real[0] is cells[0]:
            real = real[1:]
        if not real:
            if any(is_prompt(text) for text in texts):
                return Kind.PROMPT
            if len(texts) == len(held) == 1 and is_group(texts[0]):
                return None  # "Theme 2": the rows around it tell
            return Kind.NUMBERED if numbered else Kind.UNFILLED
        if since_heading == 0 and _counts_columns(cells):
            return Kind.COLUMNS
        if since_heading <= 1 and self._is_help(row, cells, texts, held):
            return Kind.HELP
        return None

    def _sums_up(self, row: int, held: list[int]) -> bool:
        """Say whether a row is a total, or says beneath one what part of something it is."""
        below = row - 1 in self._totals and shares(self.grid, row, held, row - 1)
        total = below or sums_up(self.grid, self.heading.rows[-1], row, held, self._totals)
        if total:
            self._totals.add(row)
        return total

    def _is_help(self, row: int, cells: list[Cell], texts: list[str], held: list[int]) -> bool:
        if len(texts) < len(cells) or not texts:
            return False
        if held[0] == self.first and not any(map(asks, texts)):
            return False
        helping = sum(1 for text in texts if is_help(text))
        if len(texts) == 1:
            told = held[0] != self.first and helping == 1 and len(plain(texts[0])) > 15
            # An action begins like an instruction; but instructions stand above numbered rows.
            return told and (asks(texts[0]) or bool(self.grid.held(row + 1, 1 << self.first)))
        return helping >= 0.6 * len(texts)

    def _is_line(self, cells: list[Cell], held: list[int]) -> bool:
        if len(held) == 1:
            return True
        texts = [plain(cell) for cell in cells if type(cell) is str]
        if len(texts) < len(held) or is_numbering(cells[0]):
            return False
        named = len(held) == 2 and len(self.heading.names) > 3 and texts[0].endswith(":")
        return named or len(held) <= self.few


def _is_unfilled(cells: list[Cell]) -> bool:
    """Say whether a row bears a prompt, or several zeros that only formulas leave."""
    if any(type(cell) is str and is_prompt(cell) for cell in cells):
        return True
    return sum(1 for cell in cells if type(cell) in {int, float} and cell == 0) > 1


def _is_month(cell: Cell) -> bool:
    return isinstance(cell, date) and is_time_label(cell)


def _uncounted(text: str) -> str:
    return _FIGURES.sub("9", text)


def _is_example(texts: list[str], since_heading: int) -> bool:
    near = since_heading < 3
    return any(is_example(text, strictly=not near) for text in texts[:3])


def _counts_columns(cells: list[Cell]) -> bool:
    """Say whether cells only count the columns: 1, 2, 3 or (a), (b), (c)."""
    if len(cells) < 3:
        return False
    told = [str(int(c)) if type(c) is float else plain(str(c)).strip("()[]. ") for c in cells]
    letters = [chr(97 + at) for at in range(len(told))]
    first = told[0]
    if first.isdigit():
        return told == [str(int(first) + at) for at in range(len(told))]
    return [one.casefold() for one in told] == letters
