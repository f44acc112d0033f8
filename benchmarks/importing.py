"""Importing 20,000 rows: the plan against calamine's plain read, the commit against executemany.

Run with the interpreter that has the product installed: python -m benchmarks.importing
"""

import gc
import re
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from python_calamine import CalamineWorkbook

from benchmarks import made_up
from lif_desktop import registers
from lif_desktop.importing.merge import merge
from lif_desktop.importing.plan import ImportPlan
from lif_desktop.importing.planning import make_plan
from lif_desktop.importing.reader import Reader
from lif_desktop.store.board import Board
from lif_desktop.store.opening import open_board
from lif_desktop.store.rows import columns

ROUNDS = 7
MOST_PLAN, MOST_COMMIT = 2.5, 4.0


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes, without the collector's moods."""
    gc.collect()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def plain_read(path: Path) -> None:
    """Read a workbook as calamine alone does."""
    CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


class Watch(threading.Thread):
    """Looks at a reader child's memory peak as long as it lives; Linux only, elsewhere 0."""

    peak = 0.0  # megabytes, of all children

    def __init__(self, reader: Reader) -> None:
        super().__init__(daemon=True)
        self._over = threading.Event()
        child = reader._child  # noqa: SLF001 - no one else needs its number
        self._status = Path(f"/proc/{child.pid if child else 0}/status")
        self.start()

    def run(self) -> None:
        """Read the peak every few milliseconds."""
        while not self._over.wait(0.01):
            with suppress(OSError):
                found = re.search(r"VmHWM:\s+(\d+) kB", self._status.read_text())
                if found:
                    Watch.peak = max(Watch.peak, int(found[1]) / 1024)

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self.join()


def planned(board: Board, path: Path) -> tuple[float, ImportPlan]:
    """Return how long inspecting and planning take with a reader that was started ahead."""
    with Reader() as reader:
        time.sleep(2.0)  # the running app starts it long before a file is chosen
        plans: list[ImportPlan] = []
        watch = Watch(reader)
        taken = seconds(lambda: plans.append(make_plan(board, path, "actions", reader=reader)))
        watch.stop()
    return taken, plans[0]


def measure_plan(folder: Path) -> tuple[float, float]:
    """Return the seconds of the plain read and of inspecting and planning, the fastest of each.

    What is slower was slowed by other programs.
    """
    with made_up.empty_board(folder / "full.lif") as board:
        made_up.fill(board)
        path = made_up.workbook(folder / "return.xlsx", made_up.rows(board))
    # As in the running app: the board was there, and was opened.
    with open_board(folder / "full.lif", made_up.PASSPHRASE, who="Bench") as board:
        plain, ours = [], []
        for turn in range(ROUNDS + 1):
            alone = seconds(lambda: plain_read(path))
            taken, plan = planned(board, path)
            assert plan.counts["changed"] == 2_000, plan.counts
            if turn:
                plain.append(alone)
                ours.append(taken)
    return min(plain), min(ours)


def measure_commit(folder: Path) -> tuple[float, float]:
    """Return the seconds of a plain executemany of 20,000 rows and of merging them, as above."""
    path = made_up.workbook(folder / "new.xlsx", made_up.rows(None))
    plain, ours = [], []
    for turn in range(3):
        with made_up.empty_board(folder / f"merged{turn}.lif") as board:
            _, plan = planned(board, path)
            assert plan.counts["new"] == made_up.ACTIONS, plan.counts
            ours.append(seconds(lambda b=board, p=plan: merge(b, p)))  # type: ignore[misc]
            kept = kept_rows(board)
        with made_up.empty_board(folder / f"plain{turn}.lif") as bare:
            plain.append(seconds(lambda b=bare, k=kept: insert(b, k)))  # type: ignore[misc]
    return min(plain), min(ours)


def kept_rows(board: Board) -> list[tuple[object, ...]]:
    """Return the actions as the table holds them."""
    with board.reading() as connection:
        found = connection.exec_driver_sql(
            f"SELECT {columns(registers.get('actions'))} FROM actions"
        )
        return [tuple(row) for row in found]


def insert(board: Board, kept: list[tuple[object, ...]]) -> None:
    """Insert rows into the same table of another board by one plain executemany."""
    marks = ",".join("?" * len(kept[0]))
    with board._door.writing() as connection:  # noqa: SLF001 - no public way round history
        connection.exec_driver_sql(
            f"INSERT INTO actions ({columns(registers.get('actions'))}) VALUES ({marks})", kept
        )


def main() -> int:
    """Print both ratios and the memory peak; 1 if one is above its limit."""
    with tempfile.TemporaryDirectory() as name:
        read, plan = measure_plan(Path(name))
        print(f"inspect and plan, 20,000 rows x 12: calamine {read:.2f} s, ours {plan:.2f} s, "
              f"ratio {plan / read:.2f} (at most {MOST_PLAN})")  # fmt: skip
        bare, merged = measure_commit(Path(name))
        print(f"commit with history, 20,000 rows: executemany {bare:.2f} s, ours {merged:.2f} s, "
              f"ratio {merged / bare:.2f} (at most {MOST_COMMIT})")  # fmt: skip
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory peaks: application {own:.0f} MB, reader child {Watch.peak:.0f} MB")
    return 0 if plan / read <= MOST_PLAN and merged / bare <= MOST_COMMIT else 1


if __name__ == "__main__":
    sys.exit(main())
