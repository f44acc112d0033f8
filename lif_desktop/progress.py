"""How long work says how far it is, and how it is told to stop."""

from collections.abc import Callable

from lif_desktop.faults import Fault


class Cancelled(Fault):
    """The user stopped the work; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__("Cancelled. Nothing was changed.")


Report = Callable[[int, int, str], None]
"""Called with done, total and what is being done; raises `Cancelled` when the user stops it."""


def silent(_done: int, _total: int, _what: str) -> None:
    """Report to nobody."""
