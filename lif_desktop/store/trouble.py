"""The database's own errors, told as faults: what happened to the file, in a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DatabaseError

from lif_desktop.faults import Fault
from lif_desktop.store.faults import (
    BoardClosed,
    BoardDamaged,
    BoardInUse,
    CannotWrite,
    LinkGone,
    Unreachable,
)

# SQLite's result codes (sqlite.org/rescode.html); the low byte of an extended code is its kind.
_BUSY, _LOCKED, _READONLY, _INTERRUPTED, _IO, _CORRUPT, _FULL, _CANNOT_OPEN, NOT_A_DATABASE = (
    5, 6, 8, 9, 10, 11, 13, 14, 26,
)  # fmt: skip
_READS = {10 | (1 << 8), 10 | (2 << 8), 10 | (33 << 8)}  # read, short read, corrupt file system
_FOREIGN_KEY = 19 | (3 << 8)
_WHY = {
    _FULL: "the disk is full",
    _IO: "the disk reported an error or is full",
    _READONLY: "the file or its folder may only be read",
    _CANNOT_OPEN: "no files can be made beside it",
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn database errors inside the block into faults about the file at `path`."""
    try:
        yield
    except (DatabaseError, driver.DatabaseError) as error:
        fault = fault_of(path, error)
        if fault is None:
            raise
        raise fault from error


@contextmanager
def disk_told(path: Path) -> Iterator[None]:
    """Turn the system's refusals inside the block into `CannotWrite` about `path`."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(path, error.strerror or "not permitted") from error


def code_of(error: BaseException) -> int:
    """Return SQLite's extended result code, or 0 where there is none."""
    return int(getattr(getattr(error, "orig", error), "sqlite_errorcode", None) or 0)


def fault_of(path: Path, error: BaseException) -> Fault | None:
    """Return what the error means for the user; None if it can only be a mistake of ours."""
    code = code_of(error)
    kind = code & 0xFF
    if kind in {_CORRUPT, NOT_A_DATABASE}:
        return BoardDamaged(path)
    if code in _READS:
        return Unreachable(path)
    if kind in _WHY:
        return CannotWrite(path, _WHY[kind])
    if kind in {_BUSY, _LOCKED}:
        return BoardInUse(
            f"{path.name} is being written by another program. Nothing was changed; try again."
        )
    if kind == _INTERRUPTED:
        return BoardClosed(path)
    return LinkGone() if code == _FOREIGN_KEY else None
