"""Importing: the plan against calamine's plain read, many files against one, the commit.

Run with the interpreter that has the product installed: python -m benchmarks.importing
"""

import gc
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from python_calamine import CalamineWorkbook

from benchmarks import made_up, made_up_wide
from lif_desktop import registers
from lif_desktop.importing.finding.inspect import inspect_workbook
from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.reading.reader import Reader
from lif_desktop.importing.reading.readers import AHEAD, Readers
from lif_desktop.importing.receiving.recognising import recognise
from lif_desktop.store.board import Board
from lif_desktop.store.opening import open_board
from lif_desktop.store.rows import columns

ROUNDS = 5
MOST_PLAN, MOST_FILES, MOST_COMMIT, MOST_MEMORY = 3.0, 20.0, 4.0, 400
PLAN = (sys.executable, "-m", "benchmarks.importing", "plan")
Measured = tuple[str, float, float]  # what, how much, at most


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes, without the collector's moods."""
    gc.collect()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def plain_read(path: Path) -> None:
    """Read a workbook as calamine alone does."""
    CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def peak(process: int | str) -> float:
    """Return a process's memory peak since it was started, in MB; Linux only, elsewhere 0.

    What `getrusage` says begins with the peak of whoever started it.
    """
    with suppress(OSError):
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
        return int(found[1]) / 1024 if found else 0.0
    return 0.0


class Watch(threading.Thread):
    """Looks at a reader child's memory peak as long as it lives; Linux only, elsewhere 0."""

    peak = 0.0  # megabytes, of all children

    def __init__(self, reader: Reader) -> None:
        super().__init__(daemon=True)
        self._over = threading.Event()
        child = reader._child  # noqa: SLF001 - no one else needs its number
        self._process = child.pid if child else 0
        self.start()

    def run(self) -> None:
        """Read the peak every few milliseconds."""
        while not self._over.wait(0.01):
            Watch.peak = max(Watch.peak, peak(self._process))

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self.join()


def plan_of(board: Board, path: Path, reader: Reader, ahead: Readers | None = None) -> ImportPlan:
    """Read a workbook, recognise it, find its tables, map its headings and plan its import."""
    seen = inspect_workbook(path, reader=reader)
    if ahead is not None:
        ahead.prepare(AHEAD)  # the next files' children start while this one is planned
    known = recognise(board, seen)
    assert known.register is not None
    return make_plan(board, seen, known.register)


def planned(board: Board, path: Path) -> tuple[float, ImportPlan]:
    """Return how long a plan takes with a reader that was started ahead, and the plan."""
    with Reader() as reader:
        time.sleep(1.0)  # the running app starts it long before a file is chosen
        plans: list[ImportPlan] = []
        watch = Watch(reader)
        taken = seconds(lambda: plans.append(plan_of(board, path, reader)))
        watch.stop()
    return taken, plans[0]


def measure_plan(board: Board, path: Path, outcome: str, count: int) -> tuple[float, float]:
    """Return the seconds of the plain read and of the plan, the fastest of each.

    What is slower was slowed by other programs.
    """
    plain, ours = [], []
    for turn in range(ROUNDS + 1):
        alone = seconds(lambda: plain_read(path))
        taken, plan = planned(board, path)
        assert plan.counts[outcome] == count, plan.counts  # type: ignore[index]
        del plan
        if turn:
            plain.append(alone)
            ours.append(taken)
    return min(plain), min(ours)


def measure_large(folder: Path) -> Iterator[Measured]:
    """Measure 50,000 rows of twenty columns, known to the board and all new to it."""
    with made_up.empty_board(folder / "full.lif") as board:
        made_up_wide.fill(board)
        standing = board.standing("actions").items()
        references = {one: said for one, (said, _) in standing}
        rows = made_up_wide.rows(references, 1, made_up_wide.ROWS)
        back = made_up_wide.workbook(folder / "return.xlsx", rows)
        for at in range(made_up_wide.FILES):
            few = made_up_wide.ROWS_OF_A_FILE
            lines = made_up_wide.rows(references, 1 + at * few, few)
            made_up_wide.workbook(folder / f"small {at:02}.xlsx", lines)
    new = made_up_wide.workbook(folder / "new.xlsx", made_up_wide.rows({}, 1, made_up_wide.ROWS))
    made_up.empty_board(folder / "bare.lif").close()
    cases = ("full", back, "changed", made_up_wide.ROWS // 10), ("bare", new, "new", 50_000)
    for name, path, outcome, count in cases:
        # As in the running app: the board was there, and was opened.
        with open_board(folder / f"{name}.lif", made_up.PASSPHRASE, who="Bench") as board:
            read, plan = measure_plan(board, path, outcome, count)
        told = f"plan 50,000 rows x 20, {outcome}: calamine {read:.2f} s, ours {plan:.2f} s"
        yield told, plan / read, MOST_PLAN
        used = subprocess.run(
            [*PLAN, folder / f"{name}.lif", path], capture_output=True, check=True, text=True
        )
        own, child = map(float, used.stdout.split())
        yield f"memory, application ({outcome}), MB", own, MOST_MEMORY
        yield f"memory, reading child ({outcome}), MB", child, MOST_MEMORY


def plan_alone(board: Path, path: Path) -> None:
    """Plan and merge one import in a process of its own; print its memory peak and the child's."""
    copy = Path(shutil.copy(board, board.with_suffix(".merged.lif")))
    with open_board(copy, made_up.PASSPHRASE, who="Bench") as opened:
        merge(opened, planned(opened, path)[1])
    own = peak("self")
    print(f"{own:.0f} {Watch.peak:.0f}")


def measure_files(folder: Path) -> Iterator[Measured]:
    """Measure sixty small files dropped together against one of them."""
    paths = sorted(folder.glob("small *.xlsx"))
    with open_board(folder / "full.lif", made_up.PASSPHRASE, who="Bench") as board:
        one = min(planned(board, path)[0] for path in paths[: ROUNDS + 1])
        with Readers() as readers:
            readers.prepare()
            every = seconds(
                lambda: [plan_of(board, path, readers.hand_out(), readers) for path in paths]
            )
    told = f"{len(paths)} files of 200 rows: one {one:.2f} s, all {every:.2f} s"
    yield told, every / one, MOST_FILES


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


def measured() -> Iterator[Measured]:
    """Measure everything."""
    with tempfile.TemporaryDirectory() as name:
        yield from measure_large(Path(name))
        yield from measure_files(Path(name))
        bare, merged = measure_commit(Path(name))
        told = f"commit 20,000 rows with history: executemany {bare:.2f} s, ours {merged:.2f} s"
        yield told, merged / bare, MOST_COMMIT


def main() -> int:
    """Print each ratio with its limit; 1 if one is above it."""
    if sys.argv[1:2] == ["plan"]:
        plan_alone(*map(Path, sys.argv[2:]))
        return 0
    missed = 0
    for told, found, most in measured():
        missed += found > most
        print(f"{'pass' if found <= most else 'MISS'}  {told}: {found:.2f} (at most {most:g})")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
