"""The check that records are what their history says."""

import pytest

from lif_desktop.store.board import Board
from tests import boards


def past_history(board: Board, statement: str) -> tuple[str, ...]:
    """Write past the change sets, and return what the check says of it."""
    with board._door.writing() as connection:
        connection.exec_driver_sql(statement)
    return board.check().problems


def test_a_board_that_was_only_worked_with_agrees_with_its_history(small: Board) -> None:
    with small.change("Work") as change:
        change.edit("actions", 1, {"status": "completed", "lead": "K. Dunn"})
        change.edit("audits", 1, {"agencies": (1,)})
        change.delete("updates", 1)
    small.undo()
    small.redo()
    assert small.check().problems == ()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE actions SET status = 'completed', lead = 'X' WHERE id = 1",
            "ACT-2026-001 (actions) is not what its history says: Lead and Status.",
        ),
        (
            "UPDATE actions SET version = 9 WHERE id = 1",
            "ACT-2026-001 (actions) is not what its history says: another version.",
        ),
        (
            "UPDATE actions SET reference = 'ACT-2026-099' WHERE id = 1",
            "ACT-2026-099 (actions) is not what its history says: its reference.",
        ),
        (
            "DELETE FROM updates WHERE id = 1",
            "UPD-2026-001 (updates) is gone, and its history does not say so.",
        ),
        (
            "INSERT INTO agencies (reference, version, name) VALUES ('AGY-900', 1, 'Nobody')",
            "AGY-900 (agencies) stands in no history.",
        ),
        (
            "DELETE FROM audit_agencies WHERE agency_id = 2",
            "AUD-2026-001 (audits) is not what its history says: Agencies.",
        ),
    ],
)
def test_what_was_changed_past_the_history_is_told(small: Board, statement: str, said: str) -> None:
    assert past_history(small, statement) == (said,)


def test_of_many_the_first_are_named_and_the_rest_counted(small: Board) -> None:
    with small.change("Add") as change:
        for number in range(25):
            change.add("agencies", {"name": f"Agency {number}"})
    found = past_history(small, "UPDATE agencies SET name = name || '.' ")
    assert len(found) == 21
    assert found[-1] == f"So it is with {25 + len(boards.AGENCIES) - 20} more records."
