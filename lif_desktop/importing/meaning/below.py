"""What stands below a heading, as values: what says nothing is a blank, and troubles are placed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lif_desktop.fields import Field
from lif_desktop.importing.finding.table import Table
from lif_desktop.importing.meaning import voids
from lif_desktop.importing.meaning.date_orders import DayOrder
from lif_desktop.importing.meaning.values import Trouble, Words, read_column
from lif_desktop.importing.reading.sheets import Cell
from lif_desktop.store.names import BoardNames


def read_below(
    declared: Field, table: Table, column: int, cells: Sequence[Cell],
    names: BoardNames, order: DayOrder, words: Words,
) -> tuple[list[Any], str]:  # fmt: skip
    """Return a column's values, one for each record, and a sentence on blanks made, or ''."""
    kept, said = voids.without(declared, cells, table, column, words)
    values = read_column(declared, kept, names, order, words)
    return _located(table, column, values), said


def _located(table: Table, column: int, values: list[Any]) -> list[Any]:
    """Return values; of an answer in a form, which stands in no column, the very cell is named."""
    if table.form is None:
        return values
    return [
        replace(value, sentence=f"{value.sentence} (Cell {table.where(row, column)}.)")
        if isinstance(value, Trouble)
        else value
        for row, value in zip(table.record_rows, values, strict=True)
    ]
