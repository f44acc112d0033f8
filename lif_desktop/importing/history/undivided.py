"""Cells with several dated entries that come in whole, as nothing here keeps their history."""

from collections.abc import Iterator
from datetime import date

from lif_desktop.fields import Memo
from lif_desktop.importing.history.history_columns import HOMES
from lif_desktop.importing.history.splitting import Known, split
from lif_desktop.importing.history.stamps import may_be_dated, stamps
from lif_desktop.importing.meaning.cells import Cells
from lif_desktop.importing.meaning.choosing import Choice
from lif_desktop.importing.reading.sheets import row_ranges
from lif_desktop.registers import Register

_SEVERAL = 2


def told(choice: Choice, register: Register, until: date) -> Iterator[str]:
    """Yield of each column of words in which rows several dated entries stay in one cell.

    Those of the field whose cells are split into dated records are none of these.
    """
    home = HOMES.get(register.key)
    split_apart = home.splits if home is not None else ""
    for chosen in choice.chosen:
        cells = Cells(chosen.table, chosen.sheet)
        for one in chosen.mapping:
            if not (one.sure and one.field) or one.field == split_apart:
                continue
            if not isinstance(declared := register.by_key[one.field], Memo):
                continue
            below = cells.of(one.column.index)
            whole = {cell for cell in set(below) if type(cell) is str and _several(cell, until)}
            rows = zip(chosen.table.shown_rows, below, strict=True) if whole else ()
            if found := [row for row, cell in rows if cell in whole]:
                where = f"{'row' if len(found) == 1 else 'rows'} {row_ranges(found)}"
                yield (
                    f"“{one.column.heading}” holds several dated entries in one cell in"
                    f" {where.replace(',', ', ')}: each stays whole, as one text in"
                    f" {declared.label}, which keeps no dates of its own."
                )


def _several(text: str, until: date) -> bool:
    """Say whether dates begin several entries of a text, be their years known or not."""
    if not may_be_dated(text):
        return False
    parts = split(text, Known(until))
    if parts.refused:
        return len(stamps(text, day_first=True, until=until)) >= _SEVERAL
    return len(parts.entries) >= _SEVERAL
