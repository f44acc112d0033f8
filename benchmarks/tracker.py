"""Writing 12,000 actions as a tracker, against openpyxl's write-only mode with the same cells.

Run with the interpreter that has the product installed: python -m benchmarks.tracker
"""

import resource
import statistics
import sys
import tempfile
from pathlib import Path

import openpyxl
from openpyxl import load_workbook

from benchmarks import made_up
from benchmarks.importing import seconds
from lif_desktop.exporting.workbooks.tracker import HEAD, write_tracker
from lif_desktop.store.query import View

ROUNDS = 5
ROWS = 12_000
MOST = 1.5


def plain_write(path: Path, rows: list[tuple[object, ...]]) -> None:
    """Write rows as openpyxl alone does in write-only mode."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Actions")
    for row in rows:
        sheet.append(row)
    book.save(path)


def measure(folder: Path) -> tuple[float, float]:
    """Return the median seconds of the plain write and of the tracker, taken in turns."""
    plain, ours = [], []
    with made_up.empty_board(folder / "tracker.lif") as board:
        made_up.fill(board, ROWS, history=ROWS)
        path = folder / "tracker.xlsx"
        write_tracker(board, View("actions"), path)
        sheet = load_workbook(path, read_only=True).worksheets[1]
        rows = list(sheet.iter_rows(min_row=HEAD, max_row=HEAD + ROWS, values_only=True))
        assert len(rows) == ROWS + 1
        for _ in range(ROUNDS):
            plain.append(seconds(lambda: plain_write(folder / "plain.xlsx", rows)))
            ours.append(seconds(lambda: write_tracker(board, View("actions"), path)))
    return statistics.median(plain), statistics.median(ours)


def main() -> int:
    """Print the ratio and the memory peak; 1 if it is above its limit."""
    with tempfile.TemporaryDirectory() as name:
        plain, ours = measure(Path(name))
    print(
        f"tracker, {ROWS:,} rows, front sheet and rules included: openpyxl {plain:.2f} s,"
        f" ours {ours:.2f} s, ratio {ours / plain:.2f} (at most {MOST})"
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory peak: {peak:.0f} MB")
    return 0 if ours / plain <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
