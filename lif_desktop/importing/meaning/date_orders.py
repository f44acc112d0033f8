"""Whether a column's dates are written day or month first: from its own evidence, and said."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from lif_desktop.faults import WrongUsage
from lif_desktop.fields import Day, read_day, show_day
from lif_desktop.fields.reading import as_text, clean
from lif_desktop.importing.finding.tables import Table
from lif_desktop.importing.meaning.cells import Cells
from lif_desktop.importing.reading.sheets import Cell, Sheet
from lif_desktop.registers import Register

if TYPE_CHECKING:
    from lif_desktop.importing.meaning.memory import Recalled
    from lif_desktop.importing.meaning.staging import Mapped

_FIGURES = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(?:\d{4}|\d{2})$")
DAY, MONTH, TURNED = "day", "month", "turned"
WAYS: Mapping[str, str] = {
    DAY: "day first",
    MONTH: "month first",
    TURNED: "day first, and true dates turned round",
}
"""How a person may say that a column's dates are read."""
_CALLED: Mapping[str, str] = {
    name: way
    for way, shown in WAYS.items()
    for name in (way, shown, way.replace(TURNED, "turned round"))
}
_SUSPECT = 2  # true dates that could be turned, from which on it is no accident
_PATTERN = 4  # of these and of texts that could not be


@dataclass(frozen=True, slots=True)
class DayOrder:
    """How the dates of a column are read, and the sentence that says on what evidence.

    `mixed` columns prove both orders, so a date that could be either is not read at all. In a
    `doubtful` one Excel seems to have exchanged day and month of its true dates, so those that
    could be either wait; `turned` exchanges them back. `said` is a person's word.
    """

    day_first: bool = True
    mixed: bool = False
    sentence: str = ""
    doubtful: bool = False
    turned: bool = False
    said: bool = False

    @property
    def way(self) -> str:
        """The way it is read, as a person would say it."""
        return TURNED if self.turned else DAY if self.day_first else MONTH


UNASKED = DayOrder()


@dataclass(slots=True)
class _Evidence:
    """What a column's cells say of the order of its dates."""

    day_proof: str = ""
    month_proof: str = ""
    either: str = ""
    proofs: int = 0
    turnable: int = 0
    turned_example: str = ""
    fixed: int = 0  # true dates that nobody can have turned

    def take(self, row: int, cell: Cell) -> None:
        """Take one cell into account."""
        if isinstance(cell, date):
            self._true_date(row, cell)
            return
        pair = figures(cell)
        if pair is None:
            return
        first, second = pair
        if first > 12 >= second:
            self.proofs += 1
            self.day_proof = self.day_proof or f"'{as_text(cell)}' in row {row}"
        elif second > 12 >= first:
            self.proofs += 1
            self.month_proof = self.month_proof or f"'{as_text(cell)}' in row {row}"
        elif first != second and max(pair) <= 12 and not self.either:
            self.either = f"'{as_text(cell)}' in row {row} is read as {_day_first(cell)}"

    def _true_date(self, row: int, cell: date) -> None:
        if cell.day > 12:
            self.fixed += 1
        elif cell.day != cell.month:
            self.turnable += 1
            self.turned_example = self.turned_example or f"{show_day(cell)} in row {row}"

    @property
    def doubtful(self) -> bool:
        """Whether only dates that could be either became true dates, and only others stayed text.

        So it looks when Excel read one order as the other: it takes 03/04 for 4 March and leaves
        31/04 as text.
        """
        one_order = bool(self.day_proof) != bool(self.month_proof)
        return (
            one_order and not self.either and not self.fixed
            and self.turnable >= _SUSPECT and self.turnable + self.proofs >= _PATTERN
        )  # fmt: skip


def way_called(said: str) -> str | None:
    """Return the way of reading dates that is called so, by its key or in words; None for none."""
    return _CALLED.get(" ".join(said.casefold().split()))


def decide_order(
    heading: str, cells: Iterable[tuple[int, Cell]], recalled: "Recalled | None" = None
) -> DayOrder:
    """Settle day or month first for a whole column from its unambiguous cells.

    `cells` are (Excel row, cell). What they leave open is read as it is `recalled` from earlier
    returns; where nothing is, day first is taken and said.
    """
    found = _Evidence()
    for row, cell in cells:
        if type(cell) is str or isinstance(cell, date):
            found.take(row, cell)
    order = _order(heading, found)
    if found.doubtful:
        order = replace(order, doubtful=True, sentence=f"{order.sentence} {_doubt(found)}")
    return order if recalled is None else _as_recalled(heading, order, found, recalled)


def _as_recalled(heading: str, order: DayOrder, found: _Evidence, recalled: "Recalled") -> DayOrder:
    """Return the order with what is remembered, where the cells leave it open and allow it."""
    way, contrary = recalled.means, _contrary(found, recalled)
    if contrary:
        told = f"Dates under “{heading}” are remembered {WAYS[way]} ({recalled.where})"
        return replace(order, sentence=f"{told}, but {contrary}. {order.sentence}".strip())
    if not (order.mixed or order.doubtful or (found.either and not found.proofs)):
        return order
    told = f"Dates under “{heading}” are read {WAYS[way]}, as remembered ({recalled.where})."
    return DayOrder(way != MONTH, turned=way == TURNED, sentence=told)


def _contrary(found: _Evidence, recalled: "Recalled") -> str:
    """Return what speaks against what is remembered; "" where nothing does."""
    if recalled.rivals:
        return "in another way too; so it was not used"
    other = found.day_proof if recalled.means == MONTH else found.month_proof
    mine = found.month_proof if recalled.means == MONTH else found.day_proof
    if other and not mine:
        return f"{other} can be nothing else than the other order"
    if recalled.means == TURNED and found.turnable and not found.doubtful:
        return "nothing shows that Excel exchanged day and month here"
    return ""


def said_order(heading: str, way: str) -> DayOrder:
    """Return the order that a person said.

    Raises:
        WrongUsage: if it is no such way.
    """
    if way not in WAYS:
        raise WrongUsage(f"Dates are read in one of these ways: {', '.join(WAYS)}; not “{way}”.")
    sentence = f"Dates under “{heading}” are read {WAYS[way]}: you said so."
    return DayOrder(way != MONTH, turned=way == TURNED, said=True, sentence=sentence)


def orders_of(
    parts: Sequence[tuple[Table, Sheet, "Sequence[Mapped]"]],
    register: Register,
    said: Mapping[str, str],
    remembered: "Callable[[Table], Mapping[str, Recalled]]",
) -> dict[str, dict[str, DayOrder]]:
    """Settle the order of dates by sheet and field, from all the sheet's tables together.

    `said` is {field key: way}, a person's word; `remembered` gives what earlier returns taught.
    """
    found: dict[str, dict[str, tuple[str, list[tuple[int, Cell]], Recalled | None]]] = {}
    for table, sheet, mapping in parts:
        recalled = remembered(table)
        cells = Cells(table, sheet)
        for one in mapping:
            if _is_day(one, register):
                assert one.field is not None
                by_field = found.setdefault(table.sheet, {})
                _, gathered, _ = by_field.setdefault(
                    one.field, (one.column.heading, [], recalled.get(one.field))
                )
                below = cells.of(one.column.index)
                if str in set(map(type, below)):
                    gathered += zip(table.record_rows, below, strict=True)
    return {
        sheet: {
            key: said_order(heading, said[key])
            if key in said
            else decide_order(heading, cells, recalled)
            for key, (heading, cells, recalled) in by_field.items()
        }
        for sheet, by_field in found.items()
    }


def _is_day(one: "Mapped", register: Register) -> bool:
    return bool(one.field and one.sure) and isinstance(register.by_key.get(one.field or ""), Day)


def figures(cell: Cell) -> tuple[int, int] | None:
    """Return the first two figures of a date in figures."""
    found = _FIGURES.match(clean(cell)) if type(cell) is str else None
    return (int(found[1]), int(found[3])) if found else None


def either_way(cell: Cell) -> bool:
    """Say whether a date in figures could be two dates."""
    pair = figures(cell)
    return pair is not None and pair[0] != pair[1] and max(pair) <= 12


def turnable(cell: Cell) -> bool:
    """Say whether a true date would be another one with day and month exchanged."""
    return isinstance(cell, date) and cell.day <= 12 and cell.day != cell.month


def turned(cell: Cell) -> Cell:
    """Return a true date with day and month exchanged, where that is a date."""
    if isinstance(cell, (date, datetime)) and turnable(cell):
        return cell.replace(day=cell.month, month=cell.day)
    return cell


def _order(heading: str, found: _Evidence) -> DayOrder:
    named = f"Dates under “{heading}”"
    if found.day_proof and found.month_proof:
        return DayOrder(
            mixed=True,
            sentence=f"{named} are written in both orders ({found.day_proof}, "
            f"{found.month_proof}). Those that could be either wait for you.",
        )
    if found.month_proof:
        return DayOrder(
            day_first=False,
            sentence=f"{named} are read month first: {found.month_proof} can be nothing else.",
        )
    if found.day_proof:
        return DayOrder(
            sentence=f"{named} are read day first: {found.day_proof} can be nothing else."
        )
    if found.either:
        return DayOrder(
            sentence=f"{named} are read day first, though no cell proves it: {found.either}. "
            "Check that one."
        )
    return UNASKED


def _doubt(found: _Evidence) -> str:
    return (
        f"But Excel seems to have exchanged day and month in the {found.turnable} true dates "
        f"beside them ({found.turned_example}): none of them has a day after the 12th, and every "
        "date with one stayed text. They wait until you say how they are read."
    )


def _day_first(cell: Cell) -> str:
    try:
        return show_day(read_day(clean(str(cell))))
    except ValueError:
        return "no date"
