"""Bulk work without the collector of cycles, which would walk every row again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

MANY = 200_000  # objects, from which on walking them all would be felt in the window
_lock = Lock()
_workers = 0  # that want it at rest


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let the collector rest while hundreds of thousands of values are made.

    They form no cycles, so counting references frees them; walking them costs a third of the time.
    When it wakes, what was made counts as old at once, or it would walk all of it then. Of much
    that was made it walks nothing more until `walk_again`: the window would stand still meanwhile.
    """
    if not _begin():
        yield
        return
    try:
        yield
    finally:
        _end()


def walk_again() -> None:
    """Let the collector walk everything again, once what was large is let go."""
    with _lock:
        if not _workers and gc.get_freeze_count() < MANY:
            gc.unfreeze()


def let_stand() -> None:
    """Let the collector pass by all that there is now, until `walk_all`.

    The libraries and the pages of a pack stay as long as its board is open; walking them all would
    hold the window for longer than somebody who types does not feel.
    """
    with _lock:
        if not _workers:
            gc.freeze()


def walk_all() -> None:
    """Let the collector walk everything again: a board was closed."""
    with _lock:
        if not _workers:
            gc.unfreeze()


def _begin() -> bool:
    """Lay the collector to rest, unless others than we did so."""
    global _workers  # noqa: PLW0603 - there is one collector
    with _lock:
        if not _workers and not gc.isenabled():
            return False
        gc.disable()
        _workers += 1
        return True


def _end() -> None:
    """Wake the collector when the last of several workers is done."""
    global _workers  # noqa: PLW0603 - as above
    with _lock:
        _workers -= 1
        if _workers:
            return
        many = gc.get_count()[0] > MANY
        frozen = gc.get_freeze_count() if not many else 0
        gc.freeze()
        if not many and not frozen:
            gc.unfreeze()
        gc.enable()
