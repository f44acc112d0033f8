"""A workbook put together from the child's frames, trusted no more than the file itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lif_desktop import progress
from lif_desktop.importing.reading import frames
from lif_desktop.importing.reading.gate import Admitted
from lif_desktop.importing.reading.refusals import Damaged, Empty, Encrypted, Refused, TooLarge
from lif_desktop.importing.reading.sheets import (
    MOST_COLUMNS,
    MOST_ROWS,
    Hidden,
    Sheet,
    Unread,
    Workbook,
)

MOST_CELLS = 30_000_000  # of all sheets' used rectangles


def _hidden(rows: Iterable[int], columns: Iterable[int], filtered: bool) -> Hidden:  # noqa: FBT001
    return Hidden(tuple(map(int, rows)), tuple(map(int, columns)), bool(filtered))


@dataclass(frozen=True, slots=True)
class Arrived:
    """Rows that have just come in: `sheet.rows[first:]`; `complete` with the sheet's last."""

    sheet: Sheet
    first: int
    complete: bool


class Building:
    """Takes frames, gives a workbook."""

    def __init__(self, admitted: Admitted, report: progress.Report) -> None:
        self._admitted = admitted
        self._report = report
        self._unpacker = frames.Unpacker()
        self._told: list[dict[str, Any]] = []
        self._sheets: list[Sheet] = []
        self._left = 0
        self._cells = 0
        self.ended = False
        self.stays = False  # whether the child may read another workbook

    def take(self, frame: dict[str, Any]) -> Arrived | None:
        """Take one frame; return the rows it brought, if any.

        Raises:
            Refused: if the child refused the file.
            Broken: if the frame makes no sense.
        """
        what = self._sheets[-1].name if self._sheets else self._admitted.name
        self._report(len(self._sheets), max(len(self._told), 1), f"Reading {what}")
        try:
            if "no" in frame:
                raise self._refusal(frame["no"])
            if "book" in frame:
                self._told = frame["book"]
            elif "sheet" in frame:
                return self._begin(frame)
            elif "rows" in frame:
                return self._add(frame["rows"], frame["columns"])
            elif "end" in frame:
                self.ended, self.stays = True, frame.get("stays") is True
        except (KeyError, TypeError, IndexError, AttributeError) as fault:
            raise frames.Broken from fault
        return None

    def book(self) -> Workbook:
        """Return the finished workbook.

        Raises:
            Empty: if it has no sheets.
        """
        admitted = self._admitted
        if not self._sheets:
            raise Empty(admitted.name)
        problems = list(admitted.problems)
        return Workbook(
            admitted.path, admitted.name, admitted.sha256, admitted.format, self._sheets, problems
        )

    def _begin(self, frame: dict[str, Any]) -> Arrived | None:
        told = self._told[frame["sheet"]]
        height, width, self._left = frame["height"], frame["width"], frame["left"]
        if not (0 <= height <= MOST_ROWS and 0 <= width <= MOST_COLUMNS):
            raise frames.Broken
        self._cells += height * width
        if self._cells > MOST_CELLS:
            raise TooLarge(self._admitted.name, "its sheets spread over too many cells")
        sheet = Sheet(
            str(told["name"]),
            bool(told["visible"]),
            [],
            height,
            width,
            [Unread(str(where), str(reason)) for where, reason in frame.get("unread", ())],
            [(a, b, c, d) for a, b, c, d in frame.get("merges", ())],
            hidden=_hidden(*frame.get("hidden", ((), (), False))),
        )
        self._sheets.append(sheet)
        return None if height else Arrived(sheet, 0, complete=True)

    def _add(self, count: int, columns: list[Any]) -> Arrived:
        sheet = self._sheets[-1]
        first = len(sheet.rows)
        if not 0 < count <= sheet.row_count - first:
            raise frames.Broken
        rows, fills = self._unpacker.rows(count, self._left, columns, sheet.column_count)
        sheet.rows += rows
        sheet.fills += fills
        return Arrived(sheet, first, complete=len(sheet.rows) == sheet.row_count)

    def _refusal(self, why: str) -> Refused:
        name = self._admitted.name
        if why == "encrypted":
            return Encrypted(name)
        if why == "large":
            return TooLarge(name, "reading it needs more memory than any return does")
        return Damaged(name)
