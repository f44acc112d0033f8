"""From a table's column to values: strict, each different cell read once, never guessing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from types import NoneType
from typing import Any

from rapidfuzz import fuzz, process

from lif_desktop import registers
from lif_desktop.fields import Day, Field, Link, Links, Memo, Text, Unreadable, read, show_day
from lif_desktop.fields.days import read_day
from lif_desktop.fields.reading import LONGEST, as_text, clean, fold
from lif_desktop.importing.sheets import Cell, ErrorCell
from lif_desktop.importing.wording import is_prompt
from lif_desktop.store.names import BoardNames

ERASE = "[clear]"
_FIGURES = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(?:\d{4}|\d{2})$")
_NEAR = 70  # of 100; a name less like is no help
# Between bars: what prompts and [clear] begin with.
_OPENING = re.compile(
    r"\|(?:[<\[({«-]|please|select|choose|click|enter|insert|type)", re.IGNORECASE
)
_ODD_SPACES = ("  ", " |", "| ")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Stands in a column where the cell states no value of the field; says why."""

    sentence: str
    written: str = ""


@dataclass(frozen=True, slots=True)
class Clear:
    """Stands in a column where the cell asks to erase what the board holds."""

    written: str = ERASE


CLEAR = Clear()


@dataclass(frozen=True, slots=True)
class DayOrder:
    """Whether dates in figures are read day first, and the sentence that says on what evidence.

    `mixed` columns prove both orders, so a date that could be either is not read at all.
    """

    day_first: bool = True
    mixed: bool = False
    sentence: str = ""


UNASKED = DayOrder()


def decide_order(heading: str, cells: Iterable[tuple[int, Cell]]) -> DayOrder:
    """Settle day or month first for a whole column from its unambiguous cells.

    `cells` are (Excel row, cell); where nothing proves the order, day first is taken and said.
    """
    day_proof, month_proof, either = "", "", ""
    for row, cell in cells:
        pair = _figures(cell)
        if pair is None:
            continue
        first, second = pair
        if first > 12 >= second and not day_proof:
            day_proof = f"'{as_text(cell)}' in row {row}"
        elif second > 12 >= first and not month_proof:
            month_proof = f"'{as_text(cell)}' in row {row}"
        elif first != second and max(pair) <= 12 and not either:
            either = f"'{as_text(cell)}' in row {row} is read as {_day_first(cell)}"
    return _order(heading, day_proof, month_proof, either)


def _order(heading: str, day_proof: str, month_proof: str, either: str) -> DayOrder:
    named = f"Dates under “{heading}”"
    if day_proof and month_proof:
        return DayOrder(
            mixed=True,
            sentence=f"{named} are written in both orders ({day_proof}, {month_proof}). "
            "Those that could be either wait for you.",
        )
    if month_proof:
        return DayOrder(
            day_first=False,
            sentence=f"{named} are read month first: {month_proof} can be nothing else.",
        )
    if day_proof:
        return DayOrder(sentence=f"{named} are read day first: {day_proof} can be nothing else.")
    if either:
        return DayOrder(
            sentence=f"{named} are read day first, though no cell proves it: {either}. "
            "Check that one."
        )
    return UNASKED


def _figures(cell: Cell) -> tuple[int, int] | None:
    found = _FIGURES.match(clean(cell)) if type(cell) is str else None
    return (int(found[1]), int(found[3])) if found else None


def _day_first(cell: Cell) -> str:
    try:
        return show_day(read_day(clean(str(cell))))
    except ValueError:
        return "no date"


def read_column(
    field: Field, cells: Sequence[Cell], names: BoardNames, order: DayOrder = UNASKED
) -> list[Any]:
    """Return the value of each cell: None for a blank, a `Trouble` or `CLEAR` in place of one."""
    kinds = set(map(type, cells)) - {NoneType}
    if isinstance(field, (Text, Memo)) and kinds == {str} and _all_clean(cells):
        return list(cells)
    if len(kinds) <= 1:
        meaning = {cell: _value(field, cell, names, order) for cell in set(cells)}
        return [meaning[cell] for cell in cells]
    # True, 1 and 1.0 are equal but not the same cell.
    mixed: dict[tuple[type, Cell], Any] = {}
    found = []
    for cell in cells:
        key = (type(cell), cell)
        if key not in mixed:
            mixed[key] = _value(field, cell, names, order)
        found.append(mixed[key])
    return found


def _value(field: Field, cell: Cell, names: BoardNames, order: DayOrder) -> Any:
    if cell is None:
        return None
    if type(cell) is str:
        if isinstance(field, (Text, Memo)) and _is_clean(cell):
            return cell
        if clean(cell).casefold() == ERASE:
            return CLEAR
    if isinstance(cell, ErrorCell):
        return Trouble(f"{field.label}: the workbook shows {cell} instead of a value.", str(cell))
    if isinstance(cell, time):
        cell = f"{cell:%H:%M}"
    if type(cell) is str and is_prompt(cell):
        return None
    if order.mixed and isinstance(field, Day) and _either_way(cell):
        return Trouble(
            f"{field.label}: '{as_text(cell)}' could be either of two dates; the column is "
            "written in both orders.",
            as_text(cell),
        )
    return _read(field, cell, names, order)


def _all_clean(cells: Sequence[Cell]) -> bool:
    """Say whether reading these texts as Text or Memo would give all of them back as they are.

    Tried on many texts joined, which costs a tenth of trying each.
    """
    texts = [cell for cell in set(cells) if type(cell) is str]
    if not texts:
        return True
    return (
        max(map(len, texts)) <= LONGEST and "" not in texts and _are_clean(f"|{'|'.join(texts)}|")
    )


def _is_clean(text: str) -> bool:
    return text != "" and len(text) <= LONGEST and _are_clean(f"|{text}|")


def _are_clean(joined: str) -> bool:
    """Say whether texts between bars hold nothing that reading would change.

    Nothing odd is printable: no control character, no line end, no space but the plain one.
    """
    return (
        not any(spaces in joined for spaces in _ODD_SPACES)
        and _OPENING.search(joined) is None
        and joined.isprintable()
    )


def _either_way(cell: Cell) -> bool:
    pair = _figures(cell)
    return pair is not None and pair[0] != pair[1] and max(pair) <= 12


def _read(field: Field, cell: Cell, names: BoardNames, order: DayOrder) -> Any:
    try:
        return read(field, cell, names, day_first=order.day_first)
    except Unreadable as fault:
        if isinstance(field, Links) and (found := _between_commas(field, cell, names)):
            return found
        if isinstance(field, (Link, Links)):
            return Trouble(_unknown_name(field, as_text(cell), names), as_text(cell))
        return Trouble(str(fault), as_text(cell))


def _between_commas(field: Links, cell: Cell, names: BoardNames) -> tuple[int, ...] | None:
    """Read "Police, Health" where semicolons were asked for, if every part names one record."""
    parts = [part.strip() for part in re.split(r"[;,\n]", as_text(cell)) if part.strip()]
    found = [names.resolve(field.to, part) for part in parts]
    return tuple(sorted({one for one in found if one})) if found and all(found) else None


def _unknown_name(field: Link | Links, text: str, names: BoardNames) -> str:
    to = registers.get(field.to)
    parts = [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
    if isinstance(field, Link):
        parts = [" ".join(parts)]
    unknown = next((part for part in parts if names.resolve(field.to, part) is None), text)
    shown = unknown if len(unknown) <= 60 else unknown[:57] + "..."
    labels = names.labels(field.to)
    near = process.extract(
        fold(unknown), {one: fold(label) for one, label in labels.items()},
        scorer=fuzz.WRatio, limit=3, score_cutoff=_NEAR,
    )  # fmt: skip
    same = [one for label, _, one in near if label == fold(unknown)]
    if len(same) > 1:
        return f"{field.label}: '{shown}' is what several of the {to.plural.lower()} are called."
    said = f"{field.label}: '{shown}' is not among the {to.plural.lower()}."
    if near:
        said += " Nearest: " + "; ".join(labels[one] for _, _, one in near) + "."
    return said
