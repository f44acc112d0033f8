"""The same content in other bytes: what a workbook says, told apart from how it was saved."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, time
from functools import lru_cache
from weakref import WeakKeyDictionary

from lif_desktop.importing.reading.sheets import Cell, Workbook
from lif_desktop.store import receipts
from lif_desktop.store.board import Board
from lif_desktop.store.receipts import Receipt

_APART = "\x1f"  # between cells
_kept: WeakKeyDictionary[Board, dict[int, str]] = WeakKeyDictionary()


def values_of(book: Workbook) -> str:
    """Return the fingerprint of all values where they stand, after how many rows say something."""
    digest = hashlib.sha256()
    for sheet in book.sheets:
        digest.update(f"{sheet.name}\0".encode())
        for number, (row, fill) in enumerate(zip(sheet.rows, sheet.fills, strict=True)):
            if fill:
                cells = [cell if type(cell) is str else _said(cell) for cell in row]
                text = f"{number}{_APART}{_APART.join(cells).rstrip(_APART)}\0"
                digest.update(text.encode("utf-8", "replace"))
    return f"{_filled(book)}:{digest.hexdigest()}"


def same_content(board: Board, book: Workbook, receipts_: Iterable[Receipt]) -> list[Receipt]:
    """Return the receipts of imports of a workbook that said the very same.

    The whole is only looked through where as many rows said something.
    """
    known = _values(board)
    begins = f"{_filled(book)}:"
    near = [one for one in receipts_ if known.get(one.id or 0, "").startswith(begins)]
    own = values_of(book) if near else ""
    return [one for one in near if known[one.id or 0] == own]


def _values(board: Board) -> dict[int, str]:
    """Return the fingerprints that receipts hold; each receipt is opened once."""
    held = _kept.setdefault(board, {})
    with board.reading() as connection:
        held |= receipts.values(connection, max(held, default=0))
    return held


def _filled(book: Workbook) -> int:
    return sum(1 for sheet in book.sheets for fill in sheet.fills if fill)


@lru_cache(maxsize=2**14, typed=True)
def _said(cell: Cell) -> str:
    """Return a value whatever type it is read as: 5 is 5.0, and a day is its midnight."""
    if cell is None:
        return ""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return f"{cell:.15g}"
    if isinstance(cell, datetime):
        return str(cell.date()) if cell.time() == time() else str(cell)
    return str(cell) if isinstance(cell, (date, time)) else repr(cell)
