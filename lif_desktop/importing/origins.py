"""The very cell named in what is wrong with an answer of a form, which stands in no column."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lif_desktop.importing.table import Table
from lif_desktop.importing.values import Trouble


def located(table: Table, column: int, said: Sequence[Any]) -> Sequence[Any]:
    """Return a column's values; each trouble with an answer of a form says where it stands."""
    if table.form is None:
        return said
    return [
        replace(value, sentence=f"{value.sentence} (Cell {table.where(row, column)}.)")
        if isinstance(value, Trouble)
        else value
        for row, value in zip(table.record_rows, said, strict=True)
    ]
