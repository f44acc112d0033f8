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

# SQLite's primary result codes (sqlite.org/rescode.html); the driver reports no finer ones.
_BUSY, _LOCKED, _READONLY, _INTERRUPTED, _IO, _CORRUPT, _FULL, _CANNOT_OPEN, NOT_A_DATABASE = (
    5, 6, 8, 9, 10, 11, 13, 14, 26,
)  # fmt: skip
_WHY = {
    _FULL: "the disk is full",
    _IO: "the disk is full or reported an error",
    _READONLY: "the file or its folder may only be read",
    _CANNOT_OPEN: "no files can be made beside it",
}


@contextmanager
def told(path: Path, *, reading: bool = False) -> Iterator[None]:
    """Turn database errors inside the block into faults about the file at `path`."""
    try:
        yield
    except (DatabaseError, driver.DatabaseError) as error:
        fault = _fault_of(path, error, reading=reading)
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
    """Return SQLite's result code, or 0 where there is none."""
    return int(getattr(getattr(error, "orig", error), "sqlite_errorcode", None) or 0)


def _fault_of(path: Path, error: BaseException, *, reading: bool) -> Fault | None:
    """Return what the error means for the user; None if it can only be a mistake of ours."""
    code = code_of(error)
    if code in {_CORRUPT, NOT_A_DATABASE}:
        return BoardDamaged(path)
    if code in _WHY:
        return Unreachable(path) if reading else CannotWrite(path, _WHY[code])
    if code in {_BUSY, _LOCKED}:
        return BoardInUse(
            f"{path.name} is being written by another program. Nothing was changed; try again."
        )
    if code == _INTERRUPTED:
        return BoardClosed(path)
    return LinkGone() if "FOREIGN KEY" in str(error) else None
