"""What a return holds before it becomes a workbook: its columns, its rows, its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lif_desktop.fields import Derived, Field, Link, Memo, Text
from lif_desktop.registers import Register
from lif_desktop.rules.periods import Period
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of one agency: of which board, by which day, for which cycle or period."""

    board: Board
    agency: Record
    on: date
    due_on: date
    audit: Record | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table, or a prompt of the form.

    `field` None stands for words that the agency only reads. `asked` cells are filled in by the
    agency; with `added` they are so in the rows that it adds. `words` are those to choose from,
    where the field has none of its own; `hint` says what to write.
    """

    heading: str
    field: Field | None = None
    asked: bool = False
    added: bool = False
    width: float = 16
    hidden: bool = False
    words: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a value for each column by its heading, and the record it was made from."""

    values: Mapping[str, Any]
    record: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet to be filled in: a table, or a form with one record.

    `room` are blank rows for what the agency adds; `late` is a formula, true in a row that is
    late, in which {Heading} stands for the row's cell. `given` is what a new row takes where it
    says nothing: {field key: value}.
    """

    title: str
    register: Register
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    how: str
    form: bool = False
    room: int = 0
    late: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contents:
    """All that one agency is sent: the sheets, and what its front sheet says of them.

    `opens` are the values of a record that begins with this return, on the first sheet's register;
    `title` is what it is called where its kind alone does not say it.
    """

    asks: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    holds: str
    opens: Mapping[str, Any] | None = None
    title: str = ""
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class NothingToAsk:
    """An agency that is passed over, and why."""

    why: str


def column(
    register: Register, key: str, heading: str = "", *, asked: bool = False, added: bool = False,
    width: float = 0, hidden: bool = False, words: tuple[str, ...] = (), hint: str = "",
) -> Column:  # fmt: skip
    """Return the column of one of a register's fields, headed as the field is called."""
    declared = register.field(key)
    return Column(
        heading or declared.label, declared, asked, added or asked, width or declared.width + 2,
        hidden, words, hint,
    )  # fmt: skip


def row_of(record: Record, columns: tuple[Column, ...], **others: Any) -> Row:
    """Return a record's row; `others` are values by field key that stand in place of its own."""
    values = {}
    for one in columns:
        if one.field is not None:
            values[one.heading] = _value(record, one.field, others)
    return Row(values, (record.id, record.version))


def _value(record: Record, declared: Field, others: Mapping[str, Any]) -> Any:
    if declared.key in others:
        return others[declared.key]
    if declared.key == "reference":
        return record.reference
    if isinstance(declared, Derived):
        return record.shown(declared.key).text
    return record.values[declared.key]


def is_long(one: Column) -> bool:
    """Return whether what stands in a column is wrapped."""
    return one.field is None or isinstance(one.field, (Text, Memo, Link))
