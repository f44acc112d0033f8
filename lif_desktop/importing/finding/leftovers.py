"""Everything on a sheet that is in no table, as ranges with a reason."""

from collections.abc import Sequence
from typing import Protocol

from lif_desktop.importing.finding.grid import columns_in
from lif_desktop.importing.reading.sheets import Sheet, Unread, area

MOST_RANGES = 100


class Table(Protocol):
    """What is needed of a table."""

    @property
    def top(self) -> int:
        """Excel's number of its first row."""
        ...

    @property
    def last_row(self) -> int:
        """Excel's row number."""
        ...

    @property
    def mask(self) -> int:
        """Its columns as bits."""
        ...


def leftovers(sheet: Sheet, tables: Sequence[Table], terms: Sequence[Table] = ()) -> list[Unread]:
    """Return the ranges outside all tables; `terms` are tables that only explain terms."""
    spans = [_span(table) for table in tables]
    explained = [_span(table) for table in terms]
    loose: list[tuple[int, int, str]] = []  # row, columns, reason
    masks = _masks(spans, len(sheet.fills))
    for row, (fill, mask) in enumerate(zip(sheet.fills, masks, strict=True)):
        rest = fill & ~mask
        if not rest:
            continue
        beside = mask > 0
        parts = _parts(rest, fill & ~rest) if beside else [rest]
        loose += [
            (row, part, _reason(row, part, beside, spans, explained)) for part in parts if part
        ]
    return _ranges(loose)


def _masks(spans: list[tuple[int, int, int]], height: int) -> list[int]:
    """Return for each row the columns that are in a table there."""
    masks = [0] * height
    for first, last, mask in spans:
        for row in range(first, min(last + 1, height)):
            masks[row] |= mask
    return masks


def _parts(rest: int, own: int) -> list[int]:
    """Return the columns in `rest`, apart where a table's own columns stand between."""
    parts: list[int] = [0]
    for column in columns_in(rest | own):
        if (own >> column) & 1:
            parts.append(0)
        else:
            parts[-1] |= 1 << column
    return parts


def _span(table: Table) -> tuple[int, int, int]:
    return table.top - 1, table.last_row - 1, table.mask


def _reason(
    row: int,
    rest: int,
    beside: bool,  # noqa: FBT001 - a fact about the row, not a mode
    spans: list[tuple[int, int, int]],
    explained: list[tuple[int, int, int]],
) -> str:
    if any(first <= row <= last and rest & mask for first, last, mask in explained):
        return "an explanation of terms"
    if not spans:
        return "no table here: a form, a list or notes"
    if beside:
        return "beside the table, under no heading"
    if row < min(first for first, _last, _mask in spans):
        return "above the table: title or guidance"
    if row > max(last for _first, last, _mask in spans):
        return "below the table: notes or another form"
    return "between tables: title, guidance or form"


def _ranges(loose: list[tuple[int, int, str]]) -> list[Unread]:
    found: list[list[int | str]] = []
    for row, rest, reason in loose:
        columns = columns_in(rest)
        left, right = columns[0], columns[-1]
        last = next((one for one in found[:-5:-1] if _near(one, row, left, right, reason)), None)
        if last is not None:
            last[1], last[2] = min(int(last[1]), left), row
            last[3] = max(int(last[3]), right)
        else:
            found.append([row, left, row, right, reason])
    if len(found) > MOST_RANGES:
        cut = found[MOST_RANGES - 1 :]
        left, right = min(int(one[1]) for one in cut), max(int(one[3]) for one in cut)
        rest_of = [cut[0][0], left, cut[-1][2], right, "outside the tables, in several places"]
        found[MOST_RANGES - 1 :] = [rest_of]
    return [Unread(area(*(int(n) for n in one[:4])), str(one[4])) for one in found]


def _near(one: list[int | str], row: int, left: int, right: int, reason: str) -> bool:
    if one[4] != reason or row - int(one[2]) > 2:
        return False
    return not reason.startswith("beside") or (int(one[1]) - 1 <= right and left <= int(one[3]) + 1)
