"""Bulk work without the collector of cycles, which would walk every row again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let the collector rest while hundreds of thousands of values are made.

    They form no cycles, so counting references frees them; walking them costs a third of the time.
    When it wakes, what was made counts as old at once, or it would walk all of it then.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.enable()
