"""Keep Python's None alive under a PySide6 that gives back more references to it than it took.

PySide6 6.12.0 drops one reference with every Qt call that returns nothing. From Python 3.12 on that
does no harm, since None is immortal there; under 3.11 a few thousand calls end the process with
"deallocating None". Whoever pins another PySide6 may delete this module.
"""

import sys

_FAULTY = "6.12.0"
_PLENTY = 1 << 40


def keep_none() -> None:
    """Give None so many references that a session cannot use them up."""
    if sys.version_info >= (3, 12):
        return
    import PySide6  # noqa: PLC0415 - only where its version matters

    if PySide6.__version__ != _FAULTY:
        return
    from ctypes import c_ssize_t  # noqa: PLC0415 - only where it is needed

    # The count of references is the first word of every object in this Python.
    count = c_ssize_t.from_address(id(None))
    if abs(count.value - sys.getrefcount(None)) < 100:
        count.value += _PLENTY
