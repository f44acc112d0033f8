"""The reader child: takes a workbook's bytes on stdin, answers with frames on stdout.

After a small workbook, read without a fault, it stays for the next; else it ends. It runs inside
`limits.confine`, so a workbook that makes calamine abort takes only this process.
"""

import csv
import gc
import io
import json
import os
import sys
import threading
import time
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

import python_calamine
from defusedxml import DefusedXmlException

from lif_desktop.importing.reading import delimited, frames
from lif_desktop.importing.reading.limits import confine
from lif_desktop.importing.reading.lost import UNSAVED, Losses, Lost
from lif_desktop.importing.reading.sheets import MOST_COLUMNS, MOST_ROWS, NO_RESULT, area, areas_of

MOST_MERGED = 2_000_000  # cells of one merge; a whole column is half of it
MOST_CELLS = 20_000_000  # of a sheet's used rectangle, blanks included
CELLS_A_CHUNK = 24_000
SMALL = 2**20  # bytes of a workbook after which the child stays for the next
_WORN = 10.0  # seconds of its processor time after which it does not
_BEAT = 0.25  # seconds between signs of life, so that the user can cancel
_UNREADABLE = "this sheet could not be read; it is damaged or of an unknown kind"
_MERGED = "this sheet is merged into one cell, or nearly"
_TOO_WIDE = "this sheet spreads over more cells than can be read"
_CHART = "a chart, not cells"
_MOST_MERGES = 20_000
_MOST_RANGES = 200
_ERROR = "{}: the workbook shows an error here instead of a value"

DAMAGED, ENCRYPTED, LARGE = "damaged", "encrypted", "large"
_BAD = (
    python_calamine.CalamineError,
    zipfile.BadZipFile,
    zlib.error,
    csv.Error,
    ParseError,
    ExpatError,
    DefusedXmlException,
    OSError,
    EOFError,
    KeyError,
)


class Answers:
    """Sends frames; a sign of life goes between them while calamine works."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._pulse = threading.Thread(target=self._beat, daemon=True)
        self._pulse.start()

    def send(self, frame: dict[str, Any]) -> None:
        """Send one frame."""
        with self._lock:
            frames.write(self._stream, frame)

    def finish(self) -> None:
        """Send no more."""
        self._over.set()
        self._pulse.join()

    def _beat(self) -> None:
        while not self._over.wait(_BEAT):
            with self._lock:
                self._stream.write(b"\0\0\0\0")
                self._stream.flush()


def main() -> int:
    """Serve a workbook (a line of JSON with format and size, then its bytes), and perhaps more."""
    confine()
    gc.disable()  # what a workbook leaves is collected once it is answered
    # Whatever a library prints must not get between the frames.
    stream = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    while _answered(stream):
        gc.collect()
    stream.close()
    return 0


def _answered(stream: BinaryIO) -> bool:
    """Serve one workbook, if one comes; say whether this child may serve another."""
    frames.write(stream, {"ready": True})
    line = sys.stdin.buffer.readline()
    if not line:
        return False
    asked = json.loads(line)
    data = sys.stdin.buffer.read(asked["size"])
    answers = Answers(stream)
    stays = False
    try:
        serve(data, asked["format"], answers)
        stays = len(data) <= SMALL and time.process_time() < _WORN
        answers.send({"end": True, "stays": stays})
    except MemoryError:
        answers.send({"no": LARGE})
    except python_calamine.PasswordError:
        answers.send({"no": ENCRYPTED})
    except _BAD:
        answers.send({"no": DAMAGED})
    answers.finish()
    return stays


def serve(data: bytes, kind: str, answers: Answers) -> None:
    """Answer with the whole workbook, all but its end."""
    if kind == "csv":
        _serve_csv(data, answers)
    else:
        losses = Losses(data, kind)
        _serve_workbook(data, losses, answers)


def _serve_csv(data: bytes, answers: Answers) -> None:
    rows = list(delimited.rows_of(data))
    width = max(map(len, rows), default=0)
    if len(rows) > MOST_ROWS or width > MOST_COLUMNS:
        answers.send({"no": LARGE})
        return
    answers.send({"book": [{"name": "CSV", "visible": True}]})
    lost = Lost(delimited.errors_in(rows))
    unread = _unread(lost, "")
    answers.send({"sheet": 0, "height": len(rows), "width": width, "left": 0, "unread": unread})
    padded = ([*row, *[""] * (width - len(row))] for row in rows)
    _send_rows(padded, width, lost, 0, answers)


def _serve_workbook(data: bytes, losses: Losses, answers: Answers) -> None:
    with python_calamine.load_workbook(io.BytesIO(data)) as book:
        sheets = book.sheets_metadata
        answers.send(
            {
                "book": [
                    {
                        "name": sheet.name,
                        "visible": sheet.visible == python_calamine.SheetVisibleEnum.Visible,
                    }
                    for sheet in sheets
                ]
            }
        )
        for index, sheet in enumerate(sheets):
            charted = sheet.typ == python_calamine.SheetTypeEnum.ChartSheet
            cells = None if charted else _cells(book, index)
            if cells is None:
                reason = _CHART if charted else _UNREADABLE
                answers.send(_nothing(index, reason))
            else:
                _serve_sheet(index, cells, losses.of(index), answers)


def _cells(book: Any, index: int) -> Any | None:
    """Return a sheet's cells, or None where calamine gives up on this sheet alone."""
    try:
        return book.get_sheet_by_index(index)
    except (python_calamine.CalamineError, IndexError, KeyError):
        return None
    except BaseException as fault:
        # A panic in calamine arrives as a BaseException of a class that cannot be imported.
        if type(fault).__name__ == "PanicException":
            return None
        raise


def _nothing(index: int, reason: str = "", where: str = "") -> dict[str, Any]:
    unread = [(where, reason)] if reason else []
    return {"sheet": index, "height": 0, "width": 0, "left": 0, "unread": unread}


def _serve_sheet(index: int, cells: Any, lost: Lost, answers: Answers) -> None:
    start, end = cells.start, cells.end
    if start is None or end is None:
        answers.send(_nothing(index))
        return
    height, width, left = end[0] + 1, end[1] + 1, start[1]
    if height > MOST_ROWS or width > MOST_COLUMNS or height * width > MOST_CELLS:
        held = area(0, 0, min(height, MOST_ROWS) - 1, min(width, MOST_COLUMNS) - 1)
        answers.send(_nothing(index, _TOO_WIDE, held))
        return
    merges = [(*a, *b) for a, b in cells.merged_cell_ranges or ()] or lost.merges
    if any((c - a + 1) * (d - b + 1) > MOST_MERGED for a, b, c, d in merges):
        held = area(0, 0, height - 1, width - 1)
        answers.send(_nothing(index, _MERGED, held))
        return
    answers.send(
        {
            "sheet": index,
            "height": height,
            "width": width,
            "left": left,
            "merges": merges[:_MOST_MERGES],
            "unread": _unread(lost, area(0, 0, height - 1, width - 1)),
            "hidden": _hidden(lost, height, width),
        }
    )
    _send_rows(cells.iter_rows(), width - left, lost, left, answers)


def _unread(lost: Lost, whole: str) -> list[tuple[str, str]]:
    """Return what was lost of a sheet as ranges with reasons."""
    told = [(where or whole, reason) for where, reason in lost.unread]
    by_code: dict[str, list[tuple[int, int]]] = {}
    for row, columns in lost.errors.items():
        for column, code in columns.items():
            by_code.setdefault(code, []).append((row, column))
    told += [(w, _reason(c)) for c, held in by_code.items() for w in areas_of(held)]
    if len(told) > _MOST_RANGES:
        more = len(told) - _MOST_RANGES
        told[_MOST_RANGES:] = [(whole, f"{more:,} more ranges with errors or without results")]
    return told


def _reason(code: str) -> str:
    return UNSAVED if code == NO_RESULT else _ERROR.format(code)


def _hidden(lost: Lost, height: int, width: int) -> tuple[list[int], list[int], bool]:
    """Return Excel's numbers of hidden rows, and hidden columns, where cells may stand."""
    hidden = lost.hidden
    rows = [row for row in hidden.rows if row <= height]
    return rows, [column for column in hidden.columns if column < width], hidden.filtered


def _send_rows(
    rows: Iterator[Sequence[Any]], width: int, lost: Lost, left: int, answers: Answers
) -> None:
    size = max(1, min(2000, CELLS_A_CHUNK // max(width, 1)))
    first = 0
    while chunk := list(islice(rows, size)):
        wrong: dict[int, dict[int, str]] = {}
        for at in range(first, first + len(chunk)) if lost.errors else ():
            for column, code in lost.errors.get(at, {}).items():
                wrong.setdefault(column - left, {})[at - first] = code
        columns = [
            frames.pack(column, wrong.get(at, {}))
            for at, column in enumerate(zip(*chunk, strict=False))
        ]
        answers.send({"rows": len(chunk), "columns": columns})
        first += len(chunk)


if __name__ == "__main__":
    sys.exit(main())
