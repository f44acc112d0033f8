"""A table with its columns mapped to fields: what each row says, and what became of each column."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat
from operator import itemgetter
from typing import Any, Literal

from lif_desktop import identity, registers
from lif_desktop.fields import Day, Derived, Field, encode
from lif_desktop.fields.reading import clean
from lif_desktop.importing.finding.tables import Column, Table
from lif_desktop.importing.meaning.addressed import start
from lif_desktop.importing.meaning.below import read_below
from lif_desktop.importing.meaning.cells import Cells
from lif_desktop.importing.meaning.date_orders import UNASKED, DayOrder
from lif_desktop.importing.meaning.figures import told_of
from lif_desktop.importing.meaning.recalling import told_words
from lif_desktop.importing.meaning.values import UNSAID, Clear, Trouble, Words
from lif_desktop.importing.reading.sheets import Cell, ErrorCell, Sheet
from lif_desktop.registers import Register
from lif_desktop.rules import numbering
from lif_desktop.store.names import BoardNames
from lif_desktop.store.rows import SAME

Became = Literal["read", "derived", "identity", "suggested", "unmapped", "records"]
_ONE = r"[A-Z]{2,6}-(?:[12][0-9]{3}-)?(?:[0-9]{3}|[1-9][0-9]{3,8})"
_USUAL, _ALL_USUAL = re.compile(rf"{_ONE}\Z"), re.compile(rf"(?:{_ONE}\|)*{_ONE}\Z")
_COUNTING = re.compile(r"[\d\s.,/()#-]*$")
REFERENCE = "reference"
OURS = frozenset(one.prefix for one in registers.shown())


@dataclass(frozen=True, slots=True)
class Mapped:
    """A column and the field it is read as; `sure` is False where that is only a suggestion.

    `becomes` is the key of the register that its cells become records of, where it is no field.
    """

    column: Column
    field: str | None
    confidence: int = 100
    sure: bool = True
    how: str = ""  # why it is read so, in words for the user
    remembered: bool = False  # an earlier import taught it
    becomes: str = ""


@dataclass(frozen=True, slots=True)
class ColumnOutcome:
    """What became of one column, in words for the user."""

    sheet: str
    letter: str
    heading: str
    field: str | None
    became: Became
    reason: str
    confidence: int = 100
    form: str = ""  # the fingerprint of its table's headings
    becomes: str = ""  # the register that its cells become records of
    begins: str = ""  # the cell in which its table begins


@dataclass(frozen=True, slots=True)
class Written:
    """How a row names its record: the reference as typed, and our own hidden stamp."""

    reference: str = ""
    record_id: int | None = None
    version: int | None = None


Stamp = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Ways:
    """How a table's columns are read: the order of dates and the meaning of words, by field.

    `form` is the fingerprint of its headings.
    """

    orders: Mapping[str, DayOrder] = field(default_factory=dict)
    words: Mapping[str, Words] = field(default_factory=dict)
    form: str = ""


@dataclass(eq=False)
class Staged:
    """A table's record rows, read: `said[f][i]` is what row `rows[i]` says of `fields[f]`.

    A value may be None (blank), a `Trouble` or `CLEAR`. `stamps` are (record id, version) of
    the rows that bear our own mark, None of others.
    """

    sheet: str
    fields: tuple[Field, ...]
    rows: list[int]
    said: list[Sequence[Any]]
    references: list[str]
    stamps: list[Stamp | None]
    columns: list[ColumnOutcome]
    notes: list[str] = field(default_factory=list)
    orders: dict[str, DayOrder] = field(default_factory=dict)
    letters: list[str] = field(default_factory=list)  # of a matrix: each row's own column
    words: Mapping[str, Words] = field(default_factory=dict)

    @cached_property
    def kept(self) -> list[Sequence[Any]]:
        """What is said as the database keeps it, field by field."""
        return [_encoded(one, said) for one, said in zip(self.fields, self.said, strict=True)]

    def kept_rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield each row as the database keeps it; nobody holds 20,000 of them at once."""
        return zip(*self.kept, strict=True) if self.kept else repeat((), len(self.rows))

    def values(self, at: int) -> tuple[Any, ...]:
        """Return what a row says, in the order of `keys`."""
        return tuple([said[at] for said in self.said])

    def taking(self, place: Mapping[str, int]) -> Callable[[Sequence[Any]], Any] | None:
        """Return what takes these keys' values out of a row as the database keeps it.

        None where that cannot be: a field kept elsewhere, or a single one.
        """
        if len(self.keys) < 2 or not set(self.keys) <= place.keys():
            return None
        return itemgetter(*(place[key] for key in self.keys))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of the fields."""
        return tuple(one.key for one in self.fields)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The fields' names by key."""
        return {one.key: one.label for one in self.fields}

    @cached_property
    def homeless(self) -> bool:
        """Whether words stand in a column of dates that another field could keep."""
        return any(
            isinstance(value, Trouble) and value.home
            for one, said in zip(self.fields, self.said, strict=True)
            if isinstance(one, Day)
            for value in said
        )

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Where each key's value stands in a row of `values`."""
        return {key: at for at, key in enumerate(self.keys)}

    def written(self, at: int) -> Written:
        """Return how a row names its record."""
        record_id, version = (self.stamps[at] if self.stamps else None) or (None, None)
        return Written(self.references[at], record_id, version)


def stage(
    table: Table, sheet: Sheet, mapping: Sequence[Mapped], register: Register,
    names: BoardNames, own_mark: str, ways: Ways,
) -> Staged:  # fmt: skip
    """Read a table's record rows by a mapping, each column in its way."""
    cells = Cells(table, sheet)
    marks = identity.recognise([column.heading for column in table.columns])
    outcomes = {m.column.index: _outcome(table, m, register, ways.form) for m in mapping}
    read = [m for m in mapping if outcomes[m.column.index].became == "read"]
    staged = Staged(table.sheet, (), table.shown_rows, [], [], [], [])
    staged.words = ways.words
    columns: dict[str, list[Any]] = {}
    references: Sequence[Any] = ()
    for one in read:
        assert one.field is not None
        below = cells.of(one.column.index)
        if one.field == REFERENCE:
            references = below
            continue
        declared = register.field(one.field)
        columns[one.field] = _read(staged, declared, one.column, below, table, names, ways)
    staged.fields = tuple(register.field(key) for key in columns)
    staged.said = list(columns.values())
    staged.references = _all_typed(references) or [""] * len(staged.rows)
    staged.stamps, foreign = _stamps(table, cells, marks, own_mark)
    staged.columns = list(outcomes.values())
    if foreign:
        staged.notes.append(
            "Rows bear the mark of another board or register, so their hidden identity was not "
            "used; they were matched by what they say."
        )
    return staged


def _read(
    staged: Staged, declared: Field, column: Column, below: Sequence[Cell], table: Table,
    names: BoardNames, ways: Ways,
) -> list[Any]:  # fmt: skip
    """Return a column's values, and note how they were read."""
    order = ways.orders.get(declared.key, UNASKED)
    words = ways.words.get(declared.key, UNSAID)
    if order.sentence:
        staged.orders[declared.key] = order
    found, void = read_below(declared, table, column.index, below, names, order, words)
    figures = told_of(declared, column.heading, below)
    remembered = told_words(declared, below, words)
    staged.notes += [one for one in (order.sentence, void, figures, remembered) if one]
    return found


def is_counting(reference: str) -> bool:
    """Say whether a reference only counts rows ("3", "2.1"), so names nothing on a board."""
    return _COUNTING.match(reference) is not None


def _encoded(one: Field, column: Sequence[Any]) -> Sequence[Any]:
    """Return a column as the database keeps it; what is no value stays, and equals nothing."""
    if isinstance(one, SAME):
        return column
    known: dict[Any, Any] = {
        value: value if isinstance(value, (Trouble, Clear)) else encode(one, value)
        for value in set(column)
    }
    return [known[value] for value in column]


def _outcome(table: Table, mapped: Mapped, register: Register, form: str) -> ColumnOutcome:
    column, key = mapped.column, mapped.field
    became: Became
    if identity.is_identity(column.heading):
        key, became, reason = None, "identity", "tells which record the row is; not a value"
    elif mapped.becomes and mapped.sure:
        plural = registers.get(mapped.becomes).plural.lower()
        became, reason = "records", f"history: each cell becomes one of the {plural}"
    elif mapped.becomes:
        plural = registers.get(mapped.becomes).plural.lower()
        became, reason = "suggested", f"perhaps history ({plural}); not read until you say so"
    elif key is None:
        became, reason = "unmapped", _unread(mapped)
    elif isinstance(register.field(key), Derived):
        became, reason = "derived", "worked out by the board, not read"
    elif not mapped.sure:
        label = register.field(key).label
        became, reason = "suggested", f"perhaps “{label}”; not read until you say so"
        if mapped.remembered:
            reason += f" ({mapped.how})"
    else:
        became, reason = "read", f"read as “{register.field(key).label}”"
        if mapped.remembered:
            reason += f", {mapped.how}"
    return ColumnOutcome(
        table.sheet, column.letter, column.heading, key, became, reason, mapped.confidence, form,
        mapped.becomes, start(table),
    )  # fmt: skip


def _unread(mapped: Mapped) -> str:
    return f"not read, {mapped.how}" if mapped.remembered else "no field of that name; not read"


def _stamps(
    table: Table, cells: Cells, marks: identity.Marks | None, own_mark: str
) -> tuple[list[Stamp | None], bool]:
    """Return the stamps of our own mark, and whether any row bears another's."""
    if marks is None:
        return [], False
    records = cells.of(table.columns[marks.record].index)
    versions: list[Cell] = [None] * len(records)
    if marks.version is not None:
        versions = cells.of(table.columns[marks.version].index)
    read = [identity.read_stamp(cell) for cell in records]
    found = [
        (stamp[1], identity.read_version(version)) if stamp and stamp[0] == own_mark else None
        for stamp, version in zip(read, versions, strict=True)
    ]
    return found, any(stamp is not None and stamp[0] != own_mark for stamp in read)


def _all_typed(cells: Sequence[Any]) -> list[str]:
    """Return references as they are written here; tried on all joined, which costs least."""
    if set(map(type, cells)) == {str} and _ALL_USUAL.match("|".join(cells)):
        return list(cells)
    return [_typed(cell) for cell in cells]


def _typed(cell: Any) -> str:
    """Return a reference as it was typed, or as it is written here if it is one of that form."""
    if type(cell) is str:
        if _USUAL.match(cell):
            return cell
        parsed = numbering.parse(cell)
        # An agency's own number (CSC/18) stays as it wrote it; only ours are evened out.
        return str(parsed) if parsed and parsed.prefix in OURS else clean(cell)
    if cell is None or isinstance(cell, ErrorCell):
        return ""
    return str(int(cell)) if type(cell) is float and cell.is_integer() else str(cell)
