"""Links between records: both ways, never to nothing, and what is linked to stays."""

import pytest

from lif_desktop.store.board import Board
from lif_desktop.store.faults import LinkGone, StillLinked


def test_a_link_to_what_is_not_there_is_refused(board: Board) -> None:
    with pytest.raises(LinkGone, match="was deleted meanwhile"), board.change("Loose") as change:
        change.add("actions", {"activity": "x", "lead_agency": 99})
    assert board.records("actions") == []


def test_what_others_link_to_stays(small: Board) -> None:
    health = small.find("agencies", "Northmoor Health NHS Trust")
    assert health is not None
    with (
        pytest.raises(StillLinked, match=r"AGY-001 cannot be deleted: 1 of the .* belong to it"),
        small.change("Delete") as change,
    ):
        change.delete("agencies", health.id)
    police = small.find("agencies", "Northmoor Police")
    audit = small.find("audits", "Neglect, thematic audit")
    assert police is not None
    assert audit is not None
    with small.change("Move away, then delete") as change:
        for action in small.records("actions"):
            if action.values["lead_agency"] == health.id:
                change.edit("actions", action.id, {"lead_agency": police.id})
        change.edit("audits", audit.id, {"agencies": (police.id,)})
        change.delete("agencies", health.id)
    assert small.find("agencies", health.reference) is None
    assert small.record("audits", audit.id).values["agencies"] == (police.id,)
    assert small.check().whole


def test_a_long_list_of_dependants_is_named_in_part(board: Board) -> None:
    with board.change("Many") as change:
        agency = change.add("agencies", {"name": "Health"})
        for number in range(600):
            change.add("actions", {"activity": f"Action {number}", "lead_agency": agency})
    with (
        pytest.raises(StillLinked, match=r"600 of the actions .* and more"),
        board.change("Delete") as change,
    ):
        change.delete("agencies", agency)


def test_many_links_are_rewritten(small: Board) -> None:
    audit = small.find("audits", "Neglect, thematic audit")
    housing = small.find("agencies", "Housing Trust")
    assert audit is not None
    assert housing is not None
    with small.change("Others") as change:
        change.edit("audits", audit.id, {"agencies": [housing.id]})
    assert small.record("audits", audit.id).text("agencies") == "Housing Trust"
    with small.change("None") as change:
        change.edit("audits", audit.id, {"agencies": None})
    assert small.record("audits", audit.id).values["agencies"] is None


def test_links_may_point_to_what_is_added_in_the_same_block(board: Board) -> None:
    with board.change("Both ways") as change:
        upper = change.add("groups", {"name": "Upper"})
        lower = change.add("groups", {"name": "Lower", "escalates_to": upper})
        change.edit("groups", upper, {"escalates_to": lower})
    assert board.record("groups", upper).values["escalates_to"] == lower
    with board.change("Apart") as change:
        change.delete("groups", upper)
        change.delete("groups", lower)
    assert board.find("groups", "Upper") is None
