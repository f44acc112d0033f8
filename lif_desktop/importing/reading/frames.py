"""How the reader child's answers travel: length-prefixed JSON, rows packed column by column.

Columns, because most hold one kind of cell: they pass through JSON as they are, and dates as day
numbers. Never pickle: what comes back from a stranger's workbook must only ever be data.
"""

import json
import struct
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import IO, Any

from lif_desktop.importing.reading.sheets import Cell, ErrorCell, Row

LARGEST_FRAME = 32 * 2**20  # bytes; 24,000 cells of honest text take 2 MB
_LENGTH = struct.Struct(">I")
_PLAIN = frozenset({str, float, int, bool, type(None)})
_TEXTS = frozenset({str})
_SEAM = "\x1f"  # a control character that spreadsheets do not allow in cells
_DAYS = frozenset({date, str, type(None)})
_MIDNIGHT = time()


class Broken(ValueError):  # noqa: N818 - it becomes a sentence, never a traceback
    """The stream of frames ended in the middle or holds no frame."""


def write(stream: IO[bytes], frame: dict[str, Any]) -> None:
    """Write one frame.

    Raises:
        MemoryError: if the frame is larger than a reader accepts.
    """
    body = json.dumps(frame, ensure_ascii=False, separators=(",", ":")).encode()
    if len(body) > LARGEST_FRAME:
        raise MemoryError
    stream.write(_LENGTH.pack(len(body)) + body)
    stream.flush()


def read(stream: IO[bytes]) -> dict[str, Any] | None:
    """Return the next frame, an empty one for a sign of life, None at the end.

    Raises:
        Broken: if the stream breaks off or holds something else.
    """
    head = stream.read(4)
    if not head:
        return None
    length = _LENGTH.unpack(head)[0] if len(head) == 4 else LARGEST_FRAME + 1
    if length > LARGEST_FRAME:
        raise Broken
    body = stream.read(length)
    if len(body) != length:
        raise Broken
    frame = json.loads(body) if body else {}
    if not isinstance(frame, dict):
        raise Broken
    return frame


def pack(column: Sequence[Any], errors: dict[int, str]) -> Any:
    """Return a column of calamine's cells as JSON; `errors` are codes by position."""
    kinds = frozenset(map(type, column))
    if not errors and kinds == _TEXTS:
        # One long text passes through JSON several times faster than thousands of short ones.
        joined = _SEAM.join(column)
        if not joined.strip(_SEAM):
            return None
        if joined.count(_SEAM) == len(column) - 1:
            return joined
    if not errors and kinds <= _PLAIN:
        return [None if cell == "" else cell for cell in column] if "" in column else column
    if not errors and kinds <= _DAYS and not any(type(c) is str and c for c in column):
        return {"d": [cell.toordinal() if cell else None for cell in column]}
    values: list[Any] = []
    special: list[tuple[int, str, Any]] = []
    for at, cell in enumerate(column):
        kind, value = ("e", errors[at]) if at in errors else _split(cell)
        values.append(None if kind else value)
        if kind:
            special.append((at, kind, value))
    return {"v": values, "s": special}


def _split(cell: Any) -> tuple[str, Any]:
    if type(cell) in _PLAIN:
        return "", None if cell == "" else cell
    if isinstance(cell, datetime):
        if cell.time() == _MIDNIGHT:
            return "d", cell.toordinal()
        return "m", cell.replace(tzinfo=None).isoformat()
    if isinstance(cell, date):
        return "d", cell.toordinal()
    if isinstance(cell, time):
        return "t", cell.isoformat()
    return "", _duration(cell) if isinstance(cell, timedelta) else str(cell)


def _duration(length: timedelta) -> str:
    """Return hours, minutes and seconds as Excel shows them; hours may pass 24."""
    seconds = round(length.total_seconds())
    sign, seconds = ("-" if seconds < 0 else ""), abs(seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


class _Days(dict[int | None, date | None]):
    """Dates by day number, each made once."""

    def __missing__(self, number: int | None) -> date | None:
        self[number] = day = date.fromordinal(number or 1)
        return day


class Unpacker:
    """Turns packed columns back into rows."""

    def __init__(self) -> None:
        self._days = _Days({None: None})

    def rows(
        self, count: int, left: int, columns: Iterable[Any], width: int
    ) -> tuple[list[Row], list[int]]:
        """Return `count` rows of `width` cells, and for each the set of columns held, as bits.

        The columns begin at column `left`.

        Raises:
            Broken: if the columns are not what `pack` makes.
        """
        blank: Sequence[Cell] = (None,) * count
        held = [blank if packed is None else self._column(packed) for packed in columns]
        rest = width - left - len(held)
        if rest < 0 or any(len(column) != count for column in held):
            raise Broken
        if all(column is blank for column in held):
            return [(None,) * width] * count, [0] * count
        rows = list(zip(*[blank] * left, *held, *[blank] * rest, strict=True))
        return rows, _fills(count, left, [None if one is blank else one for one in held])

    def _column(self, packed: Any) -> Sequence[Cell]:
        if isinstance(packed, list):
            return packed
        if isinstance(packed, str):
            texts = packed.split(_SEAM)
            return [text or None for text in texts] if "" in texts else texts
        if not isinstance(packed, dict):
            raise Broken
        try:
            if "d" in packed:
                return list(map(self._days.__getitem__, packed["d"]))
            column: list[Cell] = packed["v"]
            for at, kind, value in packed["s"]:
                column[at] = self._cell(kind, value)
        except (TypeError, KeyError, ValueError, IndexError, OverflowError) as fault:
            raise Broken from fault
        return column

    def _cell(self, kind: str, value: Any) -> Cell:
        if kind == "d":
            return self._days[value]
        if kind == "m":
            return datetime.fromisoformat(value)
        return time.fromisoformat(value) if kind == "t" else ErrorCell(str(value))


def _fills(count: int, left: int, columns: list[Sequence[Cell] | None]) -> list[int]:
    """Return each row's held columns as bits; column by column, as most are full or blank."""
    full = 0
    partly: list[tuple[int, Sequence[Cell]]] = []
    for at, column in enumerate(columns, left):
        if column is not None and None in column:
            partly.append((1 << at, column))
        elif column is not None:
            full |= 1 << at
    fills = [full] * count
    for bit, column in partly:
        held = zip(fills, column, strict=True)
        fills = [fill | bit if cell is not None else fill for fill, cell in held]
    return fills
