"""Cells with several dated entries that come in whole, as nothing here keeps their history."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from lif_desktop.fields import Memo
from lif_desktop.importing.history.history_columns import HOMES
from lif_desktop.importing.history.splitting import Known, split
from lif_desktop.importing.history.stamps import stamps
from lif_desktop.importing.meaning.cells import Cells
from lif_desktop.importing.meaning.choosing import Choice
from lif_desktop.importing.reading.sheets import Cell, row_ranges
from lif_desktop.registers import Register

_SEVERAL = 2
_MOST = 300  # texts of a column that are looked at closely; a sentence names no more rows
# What every dated entry has in it; tried on all texts first, as nearly all columns have none.
_SIGN = re.compile(
    r"Q[1-4]|\d(?:[/.\-]\d|\d{3} ?[:–—\-]|(?:st|nd|rd|th)?[ \-](?:of )?"
    r"[JFMASONDjfmasond][aepucoAEPUCO])"
)


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
            whole, more = _whole(below, until)
            rows = zip(chosen.table.shown_rows, below, strict=True) if whole else ()
            if found := [row for row, cell in rows if cell in whole]:
                where = f"{'row' if len(found) == 1 else 'rows'} {row_ranges(found)}"
                where += " and perhaps in others" if more else ""
                yield (
                    f"“{one.column.heading}” holds several dated entries in one cell in"
                    f" {where.replace(',', ', ')}: each stays whole, as one text in"
                    f" {declared.label}, which keeps no dates of its own."
                )


def _whole(cells: Sequence[Cell], until: date) -> tuple[set[Cell], bool]:
    """Return the texts that hold several entries, and whether more may that were not looked at."""
    texts = dict.fromkeys(cell for cell in cells if type(cell) is str)
    if not _SIGN.search("\0".join(texts)):
        return set(), False
    likely = (text for text in texts if len(_SIGN.findall(text)) >= _SEVERAL)
    whole: set[Cell] = {text for text in islice(likely, _MOST) if _several(text, until)}
    return whole, next(likely, None) is not None


def _several(text: str, until: date) -> bool:
    """Say whether dates begin several entries of a text, be their years known or not."""
    parts = split(text, Known(until))
    if parts.refused:
        return len(stamps(text, day_first=True, until=until)) >= _SEVERAL
    return len(parts.entries) >= _SEVERAL
