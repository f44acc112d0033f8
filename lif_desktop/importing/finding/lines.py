"""Rows with hardly anything in them: titles of blocks, headings of groups, notes, or records."""

from dataclasses import dataclass, field

from lif_desktop.importing.finding.row_kinds import Kind, Rows
from lif_desktop.importing.finding.wording import (
    is_group,
    is_note,
    is_numbering,
    plain,
    shape,
    tells_of_above,
)

_ABOVE = 4  # rows above the first heading in which its block's title may stand


@dataclass(slots=True)
class Settled:
    """Every row's final kind, and the title and group heading carried down to records."""

    kinds: dict[int, Kind]
    carried: dict[int, tuple[str, str]] = field(default_factory=dict)


def settle(rows: Rows, kinds: dict[int, Kind]) -> Settled:
    """Decide what lines are from what follows them, and carry titles and groups down."""
    settled = Settled(kinds)
    if Kind.LINE not in kinds.values() and Kind.HEADING not in kinds.values():
        return settled
    order = [row for row, kind in kinds.items() if kind is not Kind.BLANK]
    titles = _titles(rows, kinds, order)
    profile = _Profile(rows, kinds)
    for index, row in enumerate(order):
        if kinds[row] is not Kind.LINE or row in titles:
            continue
        kinds[row] = profile.kind(row, order[index + 1 :])
    for row in titles:
        kinds[row] = Kind.TITLE
    _carry(rows, settled, order)
    return settled


def _titles(rows: Rows, kinds: dict[int, Kind], order: list[int]) -> dict[int, int]:
    """Return lines that name the block of a repeated heading: row -> first row of its heading."""
    titles: dict[int, int] = {}
    for index, row in enumerate(order):
        if kinds[row] is not Kind.HEADING or (index and kinds[order[index - 1]] is Kind.HEADING):
            continue
        back, below = index - 1, row
        while back >= 0 and kinds[order[back]] is Kind.LINE:
            line = order[back]
            apart = below - line > 1 and below != row
            if apart and len(rows.grid.held(line, rows.mask)) > 1:
                break
            if is_note(_text(rows, line)) or _belongs_above(rows, kinds, line):
                break
            titles[line] = row
            below = line
            back -= 1
    return titles


def _belongs_above(rows: Rows, kinds: dict[int, Kind], line: int) -> bool:
    """Say whether a line stands right under a heading or a record, not where titles begin."""
    above = kinds.get(line - 1, Kind.HEADING)
    return rows.grid.held(line, rows.mask)[0] > rows.first and above in {Kind.HEADING, Kind.RECORD}


def _carry(rows: Rows, settled: Settled, order: list[int]) -> None:
    """Write the nearest title, and the group under it, beside each record."""
    blocks = Kind.HEADING in settled.kinds.values()
    block = _title_above(rows) if blocks else ""
    group = ""
    fresh: list[int] = []
    for row in order:
        kind = settled.kinds[row]
        if kind is Kind.TITLE:
            if fresh and row - fresh[-1] > 1:
                fresh = []  # a section's title, then, apart from it, the block's
            fresh.append(row)
        elif kind is Kind.HEADING and (fresh or settled.kinds.get(row - 1) is not Kind.HEADING):
            block = " ".join(_text(rows, at) for at in fresh) if fresh else block
            group, fresh = "", []
        elif kind is Kind.GROUP:
            group = _text(rows, row)
        elif kind is Kind.RECORD and (block or group):
            settled.carried[row] = (block, group)


def _title_above(rows: Rows) -> str:
    top = rows.heading.rows[0]
    for row in range(top - 1, max(-1, top - 1 - _ABOVE), -1):
        held = rows.grid.held(row, rows.mask)
        if held:
            short = len(held) <= rows.few and len(_text(rows, row)) <= 150
            return _text(rows, row) if short else ""
    return ""


def _text(rows: Rows, row: int) -> str:
    held = rows.grid.held(row, rows.mask)
    return " ".join(plain(str(rows.grid.cell(row, column))) for column in held)


class _Profile:
    """What the table's certain records look like, against which a line is held."""

    def __init__(self, rows: Rows, kinds: dict[int, Kind]) -> None:
        self._rows = rows
        self._kinds = kinds
        self._records = [row for row, kind in kinds.items() if kind is Kind.RECORD][:200]
        self._lines = [row for row, kind in kinds.items() if kind is Kind.LINE]
        self._held: dict[int, list[str]] = {}

    def kind(self, row: int, after: list[int]) -> Kind:
        """Return what a line is, given the rows after it."""
        rows = self._rows
        held = rows.grid.held(row, rows.mask)
        cell = rows.grid.cell(row, held[0])
        text = plain(str(cell))
        following = next(
            (self._kinds[at] for at in after if self._kinds[at] is not Kind.LINE), None
        )
        if is_numbering(cell) and (
            following is not Kind.RECORD or shape(cell) in map(shape, self._texts(held[0]))
        ):
            return Kind.NUMBERED
        if len(held) > 1:
            noted = following is None and (is_note(text) or text.endswith(":"))
            return Kind.NOTE if noted else Kind.RECORD
        if is_note(text):
            return Kind.NOTE
        if self._kinds.get(row - 1) is Kind.RECORD and tells_of_above(text):
            return Kind.BENEATH
        if not self._records and self._stands_alone(row, held[0], text):
            return Kind.RECORD
        if following in {Kind.RECORD, Kind.PROMPT, Kind.NUMBERED, Kind.EXAMPLE, Kind.UNFILLED}:
            if self._heads_group(row, held[0], text):
                return Kind.GROUP
            return Kind.RECORD if self._fits(held[0], text, cell) else Kind.NOTE
        adjacent = self._kinds.get(row - 1) in {Kind.RECORD, Kind.LINE}
        fits = adjacent and self._fits(held[0], text, cell)
        return Kind.RECORD if fits else Kind.NOTE

    def _stands_alone(self, row: int, column: int, text: str) -> bool:
        """Say whether a lone cell under a heading of its own is all that a record says."""
        wide = self._rows.grid.reach(row, column)[1] > column
        return column > self._rows.first and not wide and not is_group(text)

    def _texts(self, column: int) -> list[str]:
        if column not in self._held:
            cells = (self._rows.grid.cell(row, column) for row in self._records)
            self._held[column] = [plain(str(cell)) for cell in cells if cell is not None]
        return self._held[column]

    def _heads_group(self, row: int, column: int, text: str) -> bool:
        known = self._texts(column)
        if not self._records:
            return False
        if self._rows.grid.reach(row, column)[1] > column or is_group(text):
            return True
        if column != self._rows.first:
            return False
        coded = sum(1 for one in known if is_numbering(one) or shape(one) != "text")
        if coded >= 0.8 * len(self._records) and shape(text) == "text":
            return True
        return len(known) <= 0.2 * len(self._records) or self._stands_apart(row, text)

    def _stands_apart(self, row: int, text: str) -> bool:
        """Say whether a lone short text among well-filled records begins something."""
        if len(self._rows.heading.names) < 4 or len(text) > 60:
            return False
        width = len(self._rows.heading.names)
        filled = [len(self._rows.grid.held(r, self._rows.mask)) for r in self._records]
        dense = sum(filled) >= 0.7 * len(self._records) * width or (
            width > 5 and min(filled) >= max(3, 0.3 * width)
        )
        above = self._kinds.get(row - 1, Kind.HEADING)
        return dense and (above in {Kind.BLANK, Kind.HEADING} or len(self._lines) > 1)

    def _fits(self, column: int, text: str, cell: object) -> bool:
        """Say whether a lone cell could be a record of which only this is known."""
        known = self._texts(column)
        if not known or len(known) < 0.5 * len(self._records):
            return False
        if type(cell) is not str:
            return True
        longest = max(map(len, known))
        forms = {shape(one) for one in known[:50]}
        return len(text) <= 2 * longest and (shape(text) in forms or "text" in forms)
