"""The history: what it tells, that no alteration goes unseen, that erasing leaves it whole."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError

from lif_desktop import frameworks
from lif_desktop.store.board import Board
from lif_desktop.store.faults import NotFound
from lif_desktop.store.history import describe
from lif_desktop.store.opening import create
from tests import boards

PLANTED = (
    "INSERT INTO change_sets (at, who, title, kind, digest)"
    " VALUES ('2026-01-01', 'X', 'Planted', 'edit', x'00')"
)


def _tamper(board: Board, *statements: str) -> tuple[str, ...]:
    """Alter the file behind the triggers' back and return what the check finds."""
    with board.reading() as connection:
        for table in ("history_stays", "history_unaltered", "change_sets_stay",
                      "change_sets_unaltered"):  # fmt: skip
            connection.exec_driver_sql(f"DROP TRIGGER {table}")
        for statement in statements:
            connection.exec_driver_sql(statement)
        connection.commit()
    return board.check().problems


def _last(board: Board) -> int:
    with board.reading() as connection:
        return int(connection.exec_driver_sql("SELECT max(id) FROM history").scalar() or 0)


def test_it_tells_who_did_what_and_when(small: Board) -> None:
    (first, *_) = small.records("actions")
    with small.change("Close the first action") as change:
        change.edit("actions", first.id, {"status": "completed", "completed_on": date(2026, 11, 2)})
    newest = small.history()[0]
    assert (newest.title, newest.who, newest.kind) == ("Close the first action", "J. Hale", "edit")
    (entry,) = small.change_set(newest.id).entries
    assert entry.values == {
        "status": ("in_hand", "completed"),
        "completed_on": (None, date(2026, 11, 2)),
    }
    assert describe(entry, small.names) == [
        ("Status", "In hand", "Completed"),
        ("Completed", "", "2 Nov 2026"),
    ]
    told = small.record_history("actions", first.id)
    assert [one.title for one in told] == ["Close the first action", "Fill the board"]
    assert [entry.deed for one in told for entry in one.entries] == ["edit", "new"]
    assert told[1].entries[0].reference == first.reference


def test_a_change_set_of_no_number_is_not_found(board: Board) -> None:
    with pytest.raises(NotFound):
        board.change_set(99)


def test_what_a_record_held_at_an_earlier_version(small: Board) -> None:
    (first, *_) = small.records("actions")
    for lead in ("L. Park", "A. Moss", "R. Okoro"):
        with small.change(f"Lead: {lead}") as change:
            change.edit("actions", first.id, {"lead": lead})
    held = small.as_of("actions", [(first.id, version) for version in (1, 2, 3, 4)])
    assert [held[first.id, version].get("lead", "same") for version in (1, 2, 3, 4)] == [
        None, "L. Park", "A. Moss", "same",
    ]  # fmt: skip
    assert small.standing("actions")[first.id] == (first.reference, 4)


def test_a_new_board_and_a_filled_one_are_whole(small: Board) -> None:
    found = small.check()
    assert found.whole
    assert found.changes == 2
    assert found.records < found.entries + 1


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE history SET payload = replace(payload, 'Ash', 'Oak') WHERE register = 'reviews'",
         "was altered"),
        ("UPDATE history SET payload = NULL WHERE id = 3", "was altered"),
        ("UPDATE history SET salt = NULL WHERE id = 3", "was altered"),
        ("UPDATE history SET deed = 'delete' WHERE id = 3", "chain breaks at entry 3"),
        ("UPDATE history SET record_id = 77 WHERE id = 3", "chain breaks at entry 3"),
        ("UPDATE history SET register = 'plans' WHERE id = 3", "chain breaks at entry 3"),
        ("UPDATE history SET version = 5 WHERE id = 3", "chain breaks at entry 3"),
        ("UPDATE history SET change_id = 1 WHERE change_id = 2", "has lost what it did"),
        ("DELETE FROM history WHERE id = 3", "chain breaks at entry 4"),
        ("UPDATE change_sets SET title = 'Nothing to see' WHERE id = 2", "title of change 2"),
        ("UPDATE change_sets SET salt = NULL WHERE id = 2", "title of change 2"),
        ("UPDATE change_sets SET who = 'Nobody' WHERE id = 2", "chain breaks"),
        ("UPDATE change_sets SET who = 'Nobody', salt = NULL, title = NULL WHERE id = 2",
         "chain breaks"),
        ("UPDATE change_sets SET at = '2020-01-01T00:00:00+00:00' WHERE id = 2", "chain breaks"),
        ("UPDATE change_sets SET kind = 'import' WHERE id = 2", "chain breaks"),
        ("UPDATE change_sets SET undoes_id = 1 WHERE id = 2", "chain breaks"),
        (PLANTED, "was altered"),
    ],
)  # fmt: skip
def test_any_alteration_shows(small: Board, statement: str, said: str) -> None:
    assert said in " ".join(_tamper(small, statement))


def test_entries_in_another_order_show(small: Board) -> None:
    swap = [
        f"UPDATE history SET id = {new} WHERE id = {old}"
        for old, new in ((3, 1000), (4, 3), (1000, 4))
    ]
    assert "chain breaks at entry 3" in " ".join(_tamper(small, *swap))


def test_erasing_payload_and_title_leaves_the_chain_whole(small: Board) -> None:
    with small.reading() as connection:
        connection.exec_driver_sql(
            "UPDATE history SET payload = NULL, salt = NULL WHERE register = 'deaths'"
        )
        connection.exec_driver_sql("UPDATE change_sets SET title = NULL, salt = NULL WHERE id = 2")
        connection.commit()
    assert small.check().whole
    (death,) = small.records("deaths")
    (told,) = small.record_history("deaths", death.id)
    assert told.title == ""
    assert told.entries[0].values == {}


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM history WHERE id = 1",
        "UPDATE history SET payload = '{}' WHERE id = 1",
        "UPDATE history SET link = x'00', payload = NULL, salt = NULL WHERE id = 1",
        "DELETE FROM change_sets WHERE id = 1",
        "UPDATE change_sets SET title = 'Other' WHERE id = 1",
        "UPDATE change_sets SET who = 'Other', title = NULL, salt = NULL WHERE id = 1",
    ],
)
def test_the_database_refuses_to_alter_history(board: Board, statement: str) -> None:
    with board.reading() as connection:
        with pytest.raises(DatabaseError, match="history is never"):
            connection.exec_driver_sql(statement)
        connection.rollback()
    assert board.check().whole


def test_a_link_to_nothing_is_found(small: Board) -> None:
    with small.reading() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("UPDATE actions SET plan_id = 99 WHERE id = 1")
        raw.execute("PRAGMA foreign_keys=ON")
    assert "A record of actions links to one of plans that is not there." in small.check().problems


def test_indexes_that_do_not_fit_are_found(small: Board) -> None:
    with small.reading() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA writable_schema=ON")
        raw.execute("DELETE FROM sqlite_master WHERE name = 'ix_actions_status'")
        raw.execute("PRAGMA writable_schema=OFF")
        raw.execute("PRAGMA schema_version=1000")
    assert "The tables and indexes of the file do not fit together." in small.check().problems


def test_identity_is_alike_in_every_copy_and_unlike_in_other_boards(
    small: Board, tmp_path: Path
) -> None:
    with boards.empty(tmp_path, "copy.lif") as copy:
        assert copy.identity == small.identity
    preset = frameworks.load("blank")
    with create(tmp_path / "new", boards.PASSPHRASE, preset, name="", who="x") as other:
        assert other.identity != small.identity


def test_every_entry_follows_the_last(small: Board) -> None:
    before = _last(small)
    with small.change("One more") as change:
        change.add("agencies", {"name": "Fourth"})
    assert _last(small) == before + 1
