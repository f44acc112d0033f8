"""What marks a workbook as issued by this board: hidden columns, beside each row.

The record column holds a stamp such as ``3f9a2c1d-412``: which board and register issued the row,
and the record's id. The version column holds the record's version at that moment. The stamp stands
in every row, so it survives sorting, filtering and copying into another sheet; whoever does not
hold the board learns nothing from it. A return to be filled in has a third: its heading alone,
"LIF return 3f9a2c1d7be0", says which return it is, even where every row is new.
"""

import hashlib
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

RECORD_HEADING = "LIF record"
VERSION_HEADING = "LIF version"
HEADINGS = (RECORD_HEADING, VERSION_HEADING)
_KNOWN = frozenset(one.casefold() for one in HEADINGS)
LISTS = "Lists"
"""The sheet of an issued workbook that holds what its cells choose from."""
FRONT = "Read this first"
"""The front sheet of an issued workbook, which says what it is and how it stands."""
OURS = (FRONT, LISTS)
RETURN_HEADING = "LIF return"
_STAMP = re.compile(r"([0-9a-f]{8})-([1-9][0-9]{0,17})$")

_RETURN = re.compile(r"LIF\s+return\s+([0-9a-f]{12})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marks:
    """Where the hidden columns stand among the headings, counted from 0; None where absent."""

    record: int
    version: int | None


def recognise(headings: Sequence[str]) -> Marks | None:
    """Return where the hidden columns stand, or None if the table was not issued by a board."""
    names = [" ".join(heading.split()).casefold() for heading in headings]
    if RECORD_HEADING.casefold() not in names:
        return None
    version = VERSION_HEADING.casefold()
    return Marks(
        names.index(RECORD_HEADING.casefold()), names.index(version) if version in names else None
    )


def new_token() -> str:
    """Return a name for a return that is to be issued; it says nothing of board or agency."""
    return secrets.token_hex(6)


def return_heading(token: str) -> str:
    """Return the heading by which a return is known again."""
    return f"{RETURN_HEADING} {token}"


def return_token(headings: Sequence[str]) -> str | None:
    """Return which return a table is, or None if it was not issued as one."""
    found = (_RETURN.match(" ".join(heading.split())) for heading in headings)
    return next((one[1].lower() for one in found if one), None)


def is_identity(heading: str) -> bool:
    """Say whether a heading is one of ours, under which no value stands."""
    words = " ".join(heading.split())
    return words.casefold() in _KNOWN or _RETURN.match(words) is not None


def mark(board: bytes, register: str) -> str:
    """Return the eight characters by which rows of one board's register are known.

    `board` is `Board.identity`: the same in every copy and backup of the board.
    """
    return hashlib.sha256(board + b"|" + register.encode()).hexdigest()[:8]


def stamp(own: str, record_id: int) -> str:
    """Return what the record column holds beside a record; `own` is the register's `mark`."""
    return f"{own}-{record_id}"


def read_stamp(cell: Any) -> tuple[str, int] | None:
    """Return the mark and the record id in a cell of the record column, or None if there is none.

    A mark other than the register's own means the row was issued by another board or register.
    """
    found = _STAMP.match(cell.strip()) if isinstance(cell, str) else None
    return None if found is None else (found[1], int(found[2]))


def read_version(cell: Any) -> int | None:
    """Return the version in a cell of the version column, or None if there is none."""
    if isinstance(cell, str):
        return int(cell) if re.fullmatch(r"\s*[1-9][0-9]{0,17}\s*", cell) else None
    if type(cell) is float:
        return int(cell) if cell.is_integer() and cell > 0 else None
    return cell if type(cell) is int and cell > 0 else None
