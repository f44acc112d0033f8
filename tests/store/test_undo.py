"""Undo and redo: by name, wholly or not at all, an import as far as it can be."""

from datetime import date

import pytest

from lif_desktop.store.board import Board
from lif_desktop.store.faults import CannotUndo, NotFound
from lif_desktop.store.query import View


def _add(board: Board, *names: str, kind: str = "edit") -> list[int]:
    with board.change(f"Add {', '.join(names)}", kind=kind) as change:
        return [change.add("agencies", {"name": name}) for name in names]


def _rename(board: Board, agency: int, name: str) -> None:
    with board.change(f"Rename to {name}") as change:
        change.edit("agencies", agency, {"name": name})


def _names(board: Board) -> list[str]:
    return [one.title for one in board.records("agencies")]


def test_undo_and_redo_follow_one_another(board: Board) -> None:
    (one,) = _add(board, "Health")
    _rename(board, one, "Northmoor Health")
    assert board.stacks().redo is None
    assert board.undo().change.title == "Undo: Rename to Northmoor Health"
    assert _names(board) == ["Health"]
    board.undo()
    assert _names(board) == []
    with pytest.raises(CannotUndo, match="There is nothing to undo"):
        board.undo()
    assert board.redo().change.title == "Redo: Add Health"
    board.redo()
    assert _names(board) == ["Northmoor Health"]
    with pytest.raises(CannotUndo, match="There is nothing to redo"):
        board.redo()
    for _ in range(3):
        board.undo()
        board.redo()
    assert board.undo().change.title == "Undo: Rename to Northmoor Health"
    assert board.check().whole


def test_versions_only_rise_and_the_reference_stays(board: Board) -> None:
    (one,) = _add(board, "Health")
    _rename(board, one, "Northmoor Health")
    versions = [board.record("agencies", one).version]
    board.undo()
    versions.append(board.record("agencies", one).version)
    board.undo()
    board.redo()
    back = board.record("agencies", one)
    versions.append(back.version)
    assert versions == sorted(set(versions))
    assert (back.id, back.reference) == (one, "AGY-001")


def test_a_new_step_ends_what_could_be_redone(board: Board) -> None:
    _add(board, "Health")
    board.undo()
    _add(board, "Police")
    assert board.stacks().redo is None
    undo = board.stacks().undo
    assert undo is not None
    assert undo.title == "Add Police"


def test_setting_a_board_up_is_no_step_to_undo(board: Board) -> None:
    assert board.stacks().undo is None
    with pytest.raises(CannotUndo, match="is not a step that can be undone"):
        board.undo(1)


def test_an_older_step_is_undone_by_its_number(board: Board) -> None:
    (one,) = _add(board, "Health")
    _add(board, "Police")
    _rename(board, one, "Northmoor Health")
    number = board.history()[0].id
    _add(board, "Housing")
    board.undo(number)
    assert _names(board) == ["Health", "Police", "Housing"]
    with pytest.raises(CannotUndo, match="is undone already"):
        board.undo(number)
    with pytest.raises(CannotUndo, match="is not a step that can be undone"):
        board.undo(board.history()[0].id)
    with pytest.raises(NotFound):
        board.undo(99)


def test_a_step_done_again_is_undone_again_by_its_first_number(board: Board) -> None:
    _add(board, "Health")
    number = board.history()[0].id
    board.undo(number)
    board.redo()
    board.undo(number)
    assert _names(board) == []
    board.redo()
    board.undo()
    assert _names(board) == []
    assert board.stacks().undo is None


def test_a_record_that_moved_on_stays_and_is_named(board: Board) -> None:
    (one,) = _add(board, "Health")
    number = board.history()[0].id
    _rename(board, one, "Northmoor Health")
    with pytest.raises(CannotUndo) as refused:
        board.undo(number)
    assert str(refused.value) == (
        "“Add Health” cannot be undone: AGY-001 was changed since. Nothing was changed; undo the"
        " later steps first."
    )
    assert _names(board) == ["Northmoor Health"]


def test_a_record_that_holds_again_what_was_left_can_be_undone(board: Board) -> None:
    (one,) = _add(board, "Health")
    number = board.history()[0].id
    _rename(board, one, "Northmoor Health")
    _rename(board, one, "Health")
    board.undo(number)
    assert _names(board) == []


def test_an_import_is_taken_back_as_far_as_nothing_was_edited(board: Board) -> None:
    first, second, third = _add(board, "One", "Two", "Three", kind="import")
    _rename(board, second, "Second")
    with board.change("Link") as change:
        change.add("actions", {"activity": "x", "lead_agency": third})
    undone = board.undo(board.history()[2].id)
    assert undone.left == ("AGY-002", "AGY-003")
    assert _names(board) == ["Second", "Three"]
    assert first not in board.labels("agencies")
    with pytest.raises(CannotUndo, match="is undone already"):
        board.undo(undone.change.undoes)
    board.redo()
    assert _names(board) == ["One", "Second", "Three"]


def test_an_import_of_which_nothing_can_go_is_refused_with_names(board: Board) -> None:
    ids = _add(board, *(f"Name {n}" for n in range(7)), kind="import")
    number = board.history()[0].id
    with board.change("Rename all") as change:
        for one in ids:
            change.edit("agencies", one, {"notes": "seen"})
    with pytest.raises(CannotUndo, match=r"AGY-007.* and more were changed since"):
        board.undo(number)


def test_what_is_linked_to_since_is_not_taken_away(board: Board) -> None:
    (one,) = _add(board, "Health")
    number = board.history()[0].id
    with board.change("Audit") as change:
        change.add("audits", {"title": "Neglect", "agencies": (one,)})
    with pytest.raises(CannotUndo, match="AGY-001 was linked to since"):
        board.undo(number)


def test_a_chain_of_links_holds_an_import_together(board: Board) -> None:
    with board.change("Import", kind="import") as change:
        group = change.add("groups", {"name": "Panel"})
        plan = change.add("plans", {"title": "Plan", "group": group})
        change.add("plans", {"title": "Other"})
        action = change.add("actions", {"activity": "x", "plan": plan})
    number = board.history()[0].id
    with board.change("Say") as change:
        change.add("updates", {"action": action, "made_on": date(2026, 1, 1), "done": "Begun"})
    undone = board.undo(number)
    assert [one.title for one in board.records("plans")] == ["Plan"]
    assert board.record("groups", group)
    assert len(undone.left) == 3
    assert board.check().whole


def test_what_moves_away_in_the_same_step_does_not_hold(board: Board) -> None:
    with board.change("Add an action") as change:
        action = change.add("actions", {"activity": "x"})
    with board.change("Add an agency to lead it") as change:
        agency = change.add("agencies", {"name": "Health"})
        change.edit("actions", action, {"lead_agency": agency})
    board.undo()
    assert _names(board) == []
    assert board.record("actions", action).values["lead_agency"] is None
    board.redo()
    assert board.record("actions", action).text("lead_agency") == "Health"


def test_what_was_deleted_comes_back_as_it_was(small: Board) -> None:
    (update,) = small.records("updates")
    (audit,) = small.records("audits")
    plans = small.records("plans")
    with small.change("Delete") as change:
        change.delete("updates", update.id)
        for action in small.records("actions"):
            change.delete("actions", action.id)
        for one in small.records("recommendations"):
            change.delete("recommendations", one.id)
        for one in plans:
            change.delete("plans", one.id)
        change.delete("audits", audit.id)
    small.undo()
    back = small.record("audits", audit.id)
    assert back.values == audit.values
    assert (back.reference, back.version) == (audit.reference, audit.version + 1)
    assert [one.values for one in small.records("plans")] == [one.values for one in plans]
    assert small.check().whole


def test_what_linked_to_something_deleted_since_cannot_come_back(board: Board) -> None:
    agency, other = _add(board, "Health", "Police")
    with board.change("Add") as change:
        action = change.add("actions", {"activity": "x", "lead_agency": agency})
        audit = change.add("audits", {"title": "y", "agencies": (agency, other)})
    with board.change("Delete") as change:
        change.delete("actions", action)
        change.edit("audits", audit, {"agencies": (other,)})
    number = board.history()[0].id
    with board.change("Delete the agency") as change:
        change.delete("agencies", agency)
    with pytest.raises(CannotUndo, match=r"were linked to what was deleted since"):
        board.undo(number)
    assert board.check().whole


def test_a_deleted_record_is_named_by_its_reference(board: Board) -> None:
    (one,) = _add(board, "Health")
    _rename(board, one, "Northmoor Health")
    number = board.history()[0].id
    with board.change("Delete") as change:
        change.delete("agencies", one)
    with pytest.raises(CannotUndo, match="AGY-001 was changed since"):
        board.undo(number)


def test_a_deletion_is_not_undone_twice(board: Board) -> None:
    (one,) = _add(board, "Health")
    with board.change("Delete") as change:
        change.delete("agencies", one)
    number = board.history()[0].id
    board.undo()
    board.redo()
    board.undo(number)
    assert _names(board) == ["Health"]


def test_what_was_erased_is_not_undone(board: Board) -> None:
    (one,) = _add(board, "Health")
    with board.change("Delete") as change:
        change.delete("agencies", one)
    with board.reading() as connection:
        connection.exec_driver_sql("UPDATE history SET payload = NULL, salt = NULL WHERE id > 10")
        connection.commit()
    with pytest.raises(CannotUndo, match="agency 1 was erased since"):
        board.undo()


def test_a_long_history_is_not_read_through(board: Board) -> None:
    (one,) = _add(board, "Health")
    for number in range(30):
        _rename(board, one, f"Health {number}")
    for _ in range(30):
        board.undo()
    assert _names(board) == ["Health"]
    for _ in range(30):
        board.redo()
    assert _names(board) == ["Health 29"]
    assert board.stacks().redo is None


def test_taking_back_most_of_a_register_leaves_what_stays_to_be_found(board: Board) -> None:
    _add(board, "Kestrel Trust", "Heron House")
    with board.change("Import", kind="import") as change:
        for number in range(300):
            change.add("agencies", {"name": f"Kestrel {number}"})
    assert board.count(View("agencies", text="kestrel")) == 301
    board.undo()
    assert board.count(View("agencies", text="kestrel")) == 1
    assert board.count(View("agencies", text="heron")) == 1
    board.redo()
    assert board.count(View("agencies", text="kestrel")) == 301
    assert board.check().whole
