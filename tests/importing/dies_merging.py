"""A program that merges a workbook into a board and is killed at its nth statement."""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.store.opening import open_board
from tests import boards


def main() -> None:
    """Take the board, the workbook and the number of the statement to die at."""
    path, workbook, last = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    with open_board(path, boards.PASSPHRASE, who=boards.WHO) as board:
        plan = make_plan(board, workbook, "actions")
        statements = 0

        def count(*_: Any) -> None:
            nonlocal statements
            statements += 1
            if statements == last:
                # Windows has no such signal; there, every other one ends a process at once.
                os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

        event.listen(Engine, "before_cursor_execute", count)
        event.listen(Engine, "commit", count)
        merge(board, plan)
        print(statements)  # noqa: T201 - the test asks how many there are


if __name__ == "__main__":
    main()
