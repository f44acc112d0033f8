"""The very file that a return was sent as: which of its cells were locked, and what they said."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from lif_desktop import identity
from lif_desktop.fields import Derived
from lif_desktop.fields.reading import clean, fold
from lif_desktop.registers import Register

_DEEP = 40  # rows among which the headings stand


@dataclass(frozen=True, slots=True)
class KeptReturn:
    """What was sent: folded headings of locked columns, and the cells under them.

    `blank` are the folded headings under which every row was sent blank; `worked_out` are the keys
    of the fields that the board works out; `cells` is {record id: {folded heading: text}} of what
    nobody could change.
    """

    locked: frozenset[str] = frozenset()
    blank: frozenset[str] = frozenset()
    worked_out: frozenset[str] = frozenset()
    cells: Mapping[int, Mapping[str, str]] = field(default_factory=dict)


NOT_KEPT = KeptReturn()


def read_kept(content: bytes, register: Register, own_mark: str) -> KeptReturn:
    """Read a workbook that this board wrote, which its digest proves."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only where a return comes back

    derived = {fold(one.label): one.key for one in register.fields if isinstance(one, Derived)}
    book = load_workbook(io.BytesIO(content), read_only=True)
    try:
        for page in book.worksheets:
            rows = page.iter_rows()
            headings = _headings(rows)
            if headings:
                return _read(rows, headings, derived, own_mark)
    finally:
        book.close()
    return NOT_KEPT


def in_words(cell: Any) -> str:
    """Return what a cell shows, alike for every way of reading a workbook."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if type(cell) is float and cell.is_integer():
        cell = int(cell)
    return clean(str(cell))


def _headings(rows: Any) -> list[str]:
    """Return the headings of a sheet that bears our identity; the rows go on below them."""
    for at, row in enumerate(rows):
        texts = [in_words(cell.value) for cell in row]
        if identity.RECORD_HEADING in texts:
            return texts
        if at > _DEEP:
            break
    return []


def _read(
    rows: Any, headings: Sequence[str], derived: Mapping[str, str], own_mark: str
) -> KeptReturn:
    worked = {at: one for at, one in enumerate(headings) if fold(one) in derived}
    stamped = headings.index(identity.RECORD_HEADING)
    locked: frozenset[str] | None = None
    filled: set[int] = set()
    cells: dict[int, dict[str, str]] = {}
    for row in rows:
        stamp = identity.read_stamp(row[stamped].value) if len(row) > stamped else None
        if stamp is None or stamp[0] != own_mark:
            continue
        if locked is None:
            locked = _locked(row, headings)
        filled.update(at for at, cell in enumerate(row) if cell.value is not None)
        cells[stamp[1]] = {
            fold(one): in_words(row[at].value)
            for at, one in enumerate(headings)
            if at in worked or fold(one) in locked
        }
    keys = frozenset(derived[fold(one)] for one in worked.values())
    blank = (one for at, one in enumerate(headings) if one and at not in filled)
    return KeptReturn(locked or frozenset(), frozenset(map(fold, blank)), keys, cells)


def _locked(row: Sequence[Any], headings: Sequence[str]) -> frozenset[str]:
    """Return the folded headings of a row's locked cells; none where every cell is locked.

    A sheet that lets nobody type anywhere is a sheet without protection, by Excel's own default.
    """
    shut = [bool(getattr(cell, "protection", None) and cell.protection.locked) for cell in row]
    own = [(one, lock) for one, lock in zip(headings, shut, strict=False) if one]
    open_ones = [one for one, lock in own if not lock and not identity.is_identity(one)]
    if not open_ones:
        return frozenset()
    return frozenset(fold(one) for one, lock in own if lock and not identity.is_identity(one))
