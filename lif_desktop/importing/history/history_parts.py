"""The columns of a table that are history, and the dated updates that one cell of them becomes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lif_desktop.fields import show_day
from lif_desktop.fields.reading import as_text
from lif_desktop.importing.history.dated import Split, update
from lif_desktop.importing.history.history_columns import RATINGS, Home
from lif_desktop.importing.history.period_headings import Headed, headed, with_years
from lif_desktop.importing.history.splitting import Known, Parts, split
from lif_desktop.importing.history.stamps import figures
from lif_desktop.importing.meaning.cells import Cells
from lif_desktop.importing.meaning.choosing import Chosen
from lif_desktop.importing.meaning.date_orders import DayOrder, decide_order
from lif_desktop.importing.reading.sheets import Cell, ErrorCell

_NOTHING = frozenset({"-", "–", "—", "n/a", "na", "none", "nil", "."})


@dataclass(slots=True)
class Column:
    """A column of history: Excel's letter, what its heading names, and a cell for each row.

    `field` is set where it is one of the row's own fields whose cells may hold several dates.
    """

    letter: str
    heading: str
    named: Headed | None
    cells: list[Cell]
    order: DayOrder
    field: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a cell becomes; `refused` says why a cell with dates was left whole."""

    splits: tuple[Split, ...] = ()
    refused: str = ""


def columns_of(chosen: Chosen, home: Home, until: date) -> list[Column]:
    """Return the columns of a table that are history or may hold it, in the order of the sheet.

    `until` is the day of which the file speaks; months without a year are the last before it.
    """
    cells = Cells(chosen.table, chosen.sheet)
    found = []
    for one in chosen.mapping:
        own = home.splits if one.sure and one.field and one.field == home.splits else ""
        if own or (one.becomes == home.child and one.sure):
            below = cells.of(one.column.index)
            order = decide_order(one.column.heading, _dates(chosen.table.record_rows, below))
            named = headed(one.column.heading)
            found.append(Column(one.column.letter, one.column.heading, named, below, order, own))
    _date_months(found, until)
    return found


def _dates(rows: Sequence[int], cells: Sequence[Cell]) -> list[tuple[int, str]]:
    """Return the dates in figures of a column, with their rows; each text is looked at once."""
    texts = {cell for cell in set(cells) if type(cell) is str}
    held = {text: found for text in texts if (found := list(figures(text)))}
    if not held:
        return []
    told = zip(rows, cells, strict=True)
    return [(row, text) for row, cell in told if type(cell) is str for text in held.get(cell, ())]


def _date_months(columns: list[Column], until: date) -> None:
    named = [(column, column.named) for column in columns if column.named and not column.field]
    if any(one.last is None for _, one in named):
        dated = with_years([one for _, one in named], until)
        for (column, _), one in zip(named, dated, strict=True):
            column.named = one


def words_of(column: Column, cell: Cell, row: int, known: Known, file_name: str) -> Told:
    """Return the updates that a cell becomes; a field's own cell only where dates split it."""
    place = f"{column.letter}{row}"
    if isinstance(cell, ErrorCell):
        return Told()
    text = as_text(cell)
    if not text or text.casefold() in _NOTHING:
        return Told()
    said = _Said(column, place, f"{file_name}, {place}")
    if column.order.mixed and any(figures(text)):
        why = "its dates are written in both orders"
        return Told((), why) if column.field else Told((said.whole(text, known, why),))
    named = column.named
    within = (named.first, named.last) if named and named.first and named.last else None
    if within and within[0] == within[1]:
        within = (within[0] - timedelta(days=92), within[1])
    beside = Known(known.until, known.since, known.near, within, known.as_of)
    parts = split(text, beside, day_first=column.order.day_first)
    if not parts.entries and column.field:
        return Told((), parts.refused)
    if not parts.entries:
        return Told((said.whole(text, known, parts.refused),))
    return Told(said.entries(parts, known))


@dataclass(frozen=True, slots=True)
class _Said:
    """Makes the updates of one cell."""

    column: Column
    place: str
    source: str

    def whole(self, text: str, known: Known, why: str = "") -> Split:
        """Return a text as one update, dated as its column's heading or as the file says."""
        named = self.column.named
        beside = set(named.beside.split()) & RATINGS if named else set()
        if beside:
            text = f"{' '.join(sorted(beside)).upper()}: {text}"
        if named is None or named.first is None or named.last is None:
            day = known.as_of or known.until
            of = "the file’s day" if known.as_of else "today"
            message = f"it has no day of its own; dated {show_day(day)}, {of}"
            undated = self._update(day, text, message)
            undated.sure = False
            return undated
        if named.first > known.until:
            ahead = self._update(named.last, text, f"{named.label} lies ahead; not taken")
            ahead.outcome = "problem"
            return ahead
        day = min(named.last, known.until)
        running = day != named.last
        message = "" if named.is_day else f"dated at the end of {named.label}"
        if not named.is_day and not named.certain and not beside:
            message += ", as the heading reads"
        one = self._update(day, text, "; ".join(part for part in (message, why) if part))
        one.sure = not running
        return one

    def entries(self, parts: Parts, known: Known) -> tuple[Split, ...]:
        """Return the dated entries of a text, and what stood before them."""
        found = []
        if parts.before:
            before = self.whole(parts.before, known)
            before.split, before.sure = True, False
            found.append(before)
        for one in parts.entries:
            entry = self._update(one.on, one.text, one.why, one.by)
            entry.split, entry.sure = True, not one.why
            found.append(entry)
        return tuple(found)

    def _update(self, on: date, text: str, message: str, by: str = "") -> Split:
        return update(on, text, self.place, self.column.heading, message, by, self.source)
