"""How long work says how far it is, how it is told to stop, and how it leaves the window room."""

import time
from collections.abc import Callable
from typing import Any

from lif_desktop.faults import Fault


class Cancelled(Fault):
    """The user stopped the work; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__("Cancelled. Nothing was changed.")


Report = Callable[[int, int, str], None]
"""Called with done, total and what is being done; raises `Cancelled` when the user stops it."""


_FEW = 500


def let_go(things: list[Any]) -> None:
    """Let many things go a few at a time: freed at once, they would hold up every other thread."""
    while things:
        del things[-_FEW:]
        time.sleep(0)


def silent(_done: int, _total: int, _what: str) -> None:
    """Report to nobody."""
