"""What was typed in a form as one change set."""

from collections.abc import Callable, Mapping
from typing import Any

from lif_desktop.registers import Register
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change
from lif_desktop.store.records import Record
from lif_desktop.ui.register import titles


def write(
    board: Board,
    register: Register,
    record: Record | None,
    found: Mapping[str, Any],
    attach: Callable[[Change], Mapping[str, Any]] | None = None,
) -> int:
    """Write what differs from a record, or a new one (None), and return its id.

    `attach` puts a file in with a new record and returns the values that name it.

    Raises:
        Fault: above all MovedOn, if the record was changed since it was shown.
    """
    if record is None:
        kept = {key: value for key, value in found.items() if value is not None}
        with board.change(titles.of_new(register)) as change:
            file = attach(change) if attach is not None else {}
            return change.add(register.key, {**kept, **file})
    with board.change(titles.of_edit(record, found)) as change:
        change.edit(register.key, record.id, dict(found), expect_version=record.version)
    return record.id
