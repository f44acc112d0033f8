"""From a table's column to values: strict, each different cell read once, never guessing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from datetime import date, time
from enum import Enum
from types import NoneType
from typing import Any

from lif_desktop.fields import (
    Day,
    Field,
    Link,
    Links,
    Memo,
    Number,
    Text,
    Unreadable,
    read,
    show_day,
)
from lif_desktop.fields.reading import LONGEST, as_text, clean, fold
from lif_desktop.importing.finding.wording import is_prompt
from lif_desktop.importing.meaning.date_orders import (
    UNASKED,
    DayOrder,
    either_way,
    turnable,
    turned,
)
from lif_desktop.importing.meaning.figures import lost_date, without_percent
from lif_desktop.importing.meaning.naming import between_commas, parts_of, unknown_name
from lif_desktop.importing.reading.sheets import Cell, ErrorCell
from lif_desktop.store.names import BoardNames

ERASE = "[clear]"
_WORDS = re.compile(r"[A-Za-z]{3}")
# A day with a month in words, or figures with signs between: a slip, not a word.
_NEARLY_A_DATE = re.compile(
    r"[\w.]{0,10},?\s*\d{1,4}(?:st|nd|rd|th)?[\s/.\-]+(?:of\s)?[A-Za-z]{3,9}[\s/.,\-]*\d{0,4}$"
    r"|\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}"
)
# Between bars: what prompts and [clear] begin with.
_OPENING = re.compile(
    r"\|(?:[<\[({«-]|please|select|choose|click|enter|insert|type)", re.IGNORECASE
)
_ODD_SPACES = ("  ", " |", "| ")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Stands in a column where the cell states no value of the field; says why.

    `home` is the key of the field in which its words could be kept; with `taken` they are.
    """

    sentence: str
    written: str = ""
    home: str = ""
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Clear:
    """Stands in a column where the cell asks to erase what the board holds."""

    written: str = ERASE


CLEAR = Clear()


class _Elsewhere(Enum):
    ELSEWHERE = "elsewhere"


ELSEWHERE = _Elsewhere.ELSEWHERE
"""What a word means that is kept in another field than its column's."""


@dataclass(frozen=True, slots=True)
class Words:
    """What folded words mean in one column, as values of its field; None for one that is left.

    What a person `said` goes before the board, what was `learnt` only where the board does not
    know a word. `home` is the field that takes words which belong elsewhere. `hints` are (where
    learnt, meaning, other meanings) of words that are not settled by them; `where` says of those
    that are what they mean and where it was learnt.
    """

    said: Mapping[str, Any] = dataclass_field(default_factory=dict)
    learnt: Mapping[str, Any] = dataclass_field(default_factory=dict)
    home: Field | None = None
    hints: Mapping[str, tuple[str, ...]] = dataclass_field(default_factory=dict)
    where: Mapping[str, str] = dataclass_field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether no word has a meaning of its own here."""
        return not (self.said or self.learnt)


UNSAID = Words()


def read_column(
    field: Field,
    cells: Sequence[Cell],
    names: BoardNames,
    order: DayOrder = UNASKED,
    words: Words = UNSAID,
) -> list[Any]:
    """Return the value of each cell: None for a blank, a `Trouble` or `CLEAR` in place of one."""
    kinds = set(map(type, cells)) - {NoneType}
    if isinstance(field, (Text, Memo)) and kinds == {str} and words.empty and _all_clean(cells):
        return list(cells)
    if len(kinds) <= 1:
        meaning = {cell: _meaning(field, cell, names, order, words) for cell in set(cells)}
        return [meaning[cell] for cell in cells]
    # True, 1 and 1.0 are equal but not the same cell.
    mixed: dict[tuple[type, Cell], Any] = {}
    found = []
    for cell in cells:
        key = (type(cell), cell)
        if key not in mixed:
            mixed[key] = _meaning(field, cell, names, order, words)
        found.append(mixed[key])
    return found


def _meaning(field: Field, cell: Cell, names: BoardNames, order: DayOrder, words: Words) -> Any:
    """Return what a cell means: as a person said, as it says itself, as was learnt."""
    if cell is None:
        return None
    if isinstance(cell, ErrorCell):  # what Excel shows is nobody's words: it has no other home
        return _value(field, cell, names, order)
    if words.empty:
        return _at_home(_value(field, cell, names, order), words)
    if isinstance(field, Links):
        return _linked(field, cell, names, words)
    word = fold(as_text(cell))
    if word in words.said:
        return _moved(field, words.said[word], cell, words)
    value = _value(field, cell, names, order)
    if isinstance(value, Trouble) and word in words.learnt:
        return _moved(field, words.learnt[word], cell, words)
    return _at_home(value, words)


def _linked(field: Links, cell: Cell, names: BoardNames, words: Words) -> Any:
    """Read a cell of several names, some of them settled."""
    for commas in (False, True):
        found: list[int] = []
        for part in parts_of(as_text(cell), commas=commas):
            word = fold(part)
            known = words.said[word] if word in words.said else names.resolve(field.to, part)
            if known is None and word not in words.said:
                if word not in words.learnt:
                    break
                known = words.learnt[word]
            found += [] if known is None else [known]
        else:
            return tuple(sorted(set(found))) or None
    return _value(field, cell, names, UNASKED)


def _at_home(value: Any, words: Words) -> Any:
    """Say where words could be kept that stand in a column of dates."""
    home = words.home
    if home is None or not isinstance(value, Trouble) or not belongs_elsewhere(value.written):
        return value
    return replace(
        value, home=home.key,
        sentence=f"{value.sentence} It could be kept in “{home.label}”.",
    )  # fmt: skip


def _moved(field: Field, meant: Any, cell: Cell, words: Words) -> Any:
    """Return what a settled word means; one that is kept elsewhere says where."""
    if meant is not ELSEWHERE or words.home is None:
        return meant
    text = as_text(cell)
    return Trouble(
        f"{field.label}: '{text}' is kept in “{words.home.label}”.", text, words.home.key, True
    )


def belongs_elsewhere(text: str) -> bool:
    """Say whether what stands in a column of dates is words, not a date gone wrong."""
    return bool(_WORDS.search(text)) and not _NEARLY_A_DATE.match(text)


def _value(field: Field, cell: Cell, names: BoardNames, order: DayOrder) -> Any:
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
    if isinstance(field, Day):
        return _day(field, cell, names, order)
    if isinstance(field, Number) and type(cell) is str:
        cell = without_percent(clean(cell)) or cell
    return _read(field, cell, names, order)


def _day(field: Day, cell: Cell, names: BoardNames, order: DayOrder) -> Any:
    if order.mixed and either_way(cell):
        return Trouble(
            f"{field.label}: '{as_text(cell)}' could be either of two dates; the column is "
            "written in both orders.",
            as_text(cell),
        )
    if order.doubtful and turnable(cell) and isinstance(cell, date):
        other = turned(cell)
        assert isinstance(other, date)
        shown = show_day(cell)
        return Trouble(
            f"{field.label}: the cell holds {shown}, but Excel may have made that of "
            f"{show_day(other)}. Say how the dates of this column are read.",
            shown,
        )
    if order.turned:
        cell = turned(cell)
    found = _read(field, cell, names, order)
    if isinstance(found, Trouble) and (lost := lost_date(cell)):
        return replace(found, sentence=f"{found.sentence} As Excel counts days it is {lost}.")
    return found


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


def _read(field: Field, cell: Cell, names: BoardNames, order: DayOrder) -> Any:
    try:
        return read(field, cell, names, day_first=order.day_first)
    except Unreadable as fault:
        if isinstance(field, Links) and (found := between_commas(field, cell, names)):
            return found
        if isinstance(field, (Link, Links)):
            return Trouble(unknown_name(field, as_text(cell), names), as_text(cell))
        return Trouble(str(fault), as_text(cell))
