"""Pages, searches, saving and opening at 1,000 and at 100,000 actions: neither may grow.

Run with the interpreter that has the product installed: python -m benchmarks.store
"""

import gc
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import made_up
from lif_desktop import registers
from lif_desktop.fields import Choice, Day, Derived, Field, Flag
from lif_desktop.registers import Filter
from lif_desktop.store import backups
from lif_desktop.store.board import Board
from lif_desktop.store.opening import open_board
from lif_desktop.store.query import View

SIZES = (1_000, 100_000)
ROUNDS = 5
PAGE = 100
MOST_PAGE, MOST_TEXT = 20.0, 50.0
# What may be put down to the machine when two times of a millisecond are compared.
GROWTH, NOISE = 2.0, 3.0
TEXTS = ("item 4711", "neglect", "case files", "re", "bruising in bab", "nothing of the kind")


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median time of some work that has been done once before."""
    work()
    gc.collect()
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken) * 1000


def _tests(field: Field) -> list[Filter]:
    if isinstance(field, (Day, Derived)):
        return [Filter(field.key, "reached"), Filter(field.key, "empty")]
    if isinstance(field, Choice):
        return [Filter(field.key, "is", (one.value,)) for one in field.options[:2]]
    return [Filter(field.key, "is", (True if isinstance(field, Flag) else 7,))]


def pages() -> Iterator[View]:
    """Yield a view of the actions under every declared sort, alone and with every filter."""
    register = registers.get("actions")
    filters = [one for field in register.fields if field.filter for one in _tests(field)]
    for field in (register.reference, *register.fields):
        if field.sort:
            for own in ((), *((one,) for one in filters)):
                for descending in (False, True):
                    yield View("actions", ((field.key, descending),), own)


def fresh(board: Board, view: View) -> float:
    """Return the time of the first page of a search for words that were not sought just before."""
    other = View("actions", text="zzz")

    def search() -> float:
        board.page(other, 0, 1)
        begun = time.perf_counter()
        board.page(view, 0, PAGE)
        return (time.perf_counter() - begun) * 1000

    search()
    return statistics.median(search() for _ in range(ROUNDS))


def measure(folder: Path, size: int) -> dict[str, float]:
    """Return every figure of a board of this size, in milliseconds."""
    path = folder / f"{size}.lif"
    with made_up.empty_board(path) as board:
        made_up.fill(board, size, size)
    found = {"opening": milliseconds(lambda: open_board_and_page(path), 3)}
    with open_board(path, made_up.PASSPHRASE, who="Bench") as board:
        times = {view: milliseconds(lambda v=view: board.page(v, 0, PAGE)) for view in pages()}
        found["page, median"] = statistics.median(times.values())
        found["page, slowest"] = max(times.values())
        found["last page"] = milliseconds(
            lambda: board.page(View("actions", (("target_on", True),)), size - PAGE, PAGE)
        )
        found["text, slowest"] = max(fresh(board, View("actions", text=one)) for one in TEXTS)
        found["text, again"] = max(
            milliseconds(lambda t=one: board.page(View("actions", text=t), 0, PAGE))
            for one in TEXTS
        )
        found["saving one edit"] = saving(board)
        begun = time.perf_counter()
        backups.backup(board)
        found["backup"] = (time.perf_counter() - begun) * 1000
    return found


def open_board_and_page(path: Path) -> None:
    """Open a board as the window does: key, schema, first page."""
    with open_board(path, made_up.PASSPHRASE, who="Bench") as board:
        board.page(View("actions", (("target_on", False),)), 0, PAGE)


def saving(board: Board) -> float:
    """Return the time of one edit of one action, with its history, on the disk."""
    turns = iter(range(1000))

    def save() -> None:
        turn = next(turns)
        with board.change("Edit an action") as change:
            change.edit("actions", 1 + turn * 7, {"lead": f"Lead {turn}"})

    return milliseconds(save, 30)


def main() -> int:
    """Print the figures of both sizes; 1 if one is too large or grows."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = (measure(Path(folder), size) for size in SIZES)
    print(f"{'milliseconds':<18}{SIZES[0]:>10,}{SIZES[1]:>10,}")
    for name, figure in small.items():
        print(f"{name:<18}{figure:>10.2f}{large[name]:>10.2f}")
    print(f"pages at most {MOST_PAGE:.0f} ms, text at most {MOST_TEXT:.0f} ms")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory peak: {peak:.0f} MB")
    grows = [
        name
        for name in ("page, slowest", "saving one edit")
        if large[name] > GROWTH * small[name] + NOISE
    ]
    for name in grows:
        print(f"{name} grows with the board")
    too_slow = large["page, slowest"] > MOST_PAGE or large["text, slowest"] > MOST_TEXT
    return int(bool(grows) or too_slow)


if __name__ == "__main__":
    sys.exit(main())
