"""What narrows a register, and how a chip says it."""

from collections.abc import Iterator
from datetime import date

import pytest

from lif_desktop import registers
from lif_desktop.registers import Filter, conditions
from lif_desktop.registers.conditions import Condition
from lif_desktop.store.board import Board
from tests import boards

ACTIONS = registers.get("actions")


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    with boards.small(tmp_path_factory.mktemp("conditions")) as made:
        yield made


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (conditions.one_of("status", ["in_hand"]), "In hand"),
        (conditions.one_of("status", ["not_started", "in_hand"]), "Not started, In hand"),
        (conditions.one_of("status", ["completed"], negated=True), "not Completed"),
        (
            conditions.one_of("status", ["not_started", "in_hand", "completed", "cannot_complete"]),
            "Not started, In hand, Completed and 1 more",
        ),
        (conditions.one_of("lead_agency", [1, 2]),
         "Northmoor Health NHS Trust, Northmoor Police"),
        (conditions.between("target_on", date(2026, 8, 1), date(2026, 8, 31)),
         "1 Aug 2026 to 31 Aug 2026"),
        (conditions.between("target_on", date(2026, 8, 1), None), "from 1 Aug 2026"),
        (conditions.between("target_on", None, date(2026, 8, 31)), "up to 31 Aug 2026"),
        (Condition("target_on", (Filter("target_on", "past"),)), "in the past"),
        (Condition("target_on", (Filter("target_on", "soon"),)), "within 28 days"),
        (Condition("target_on", (Filter("target_on", "empty"),)), "blank"),
        (Condition("late_from", (Filter("late_from", "reached"),)), "late"),
        (Condition("late_from", (Filter("late_from", "empty"),)), "blank"),
        (Condition("escalates_on", (Filter("escalates_on", "reached"),)), "to escalate"),
    ],
)  # fmt: skip
def test_says_what_is_asked(board: Board, condition: Condition, said: str) -> None:
    assert conditions.words(ACTIONS, condition, board.names) == said


def test_says_the_records_of_a_many_link(board: Board) -> None:
    asked = conditions.linked_to("agencies", [2])
    assert conditions.words(registers.get("audits"), asked, board.names) == "Northmoor Police"


def test_groups_the_filters_of_a_field_and_flattens_them_again() -> None:
    filters = (
        Filter("target_on", "after", (date(2026, 7, 31),)),
        Filter("status", "is", ("in_hand",)),
        Filter("target_on", "before", (date(2026, 9, 1),)),
    )
    found = conditions.grouped(filters)
    assert [one.key for one in found] == ["target_on", "status"]
    assert set(conditions.flat(found)) == set(filters)
    assert conditions.span(found[0]) == (date(2026, 8, 1), date(2026, 8, 31))


def test_replaces_the_condition_on_a_field_and_drops_it_without_filters() -> None:
    status = conditions.one_of("status", ["in_hand"])
    agency = conditions.one_of("lead_agency", [1])
    both = conditions.replaced([status], agency)
    assert both == (status, agency)
    other = conditions.one_of("status", ["completed"])
    assert conditions.replaced(both, other) == (other, agency)
    assert conditions.replaced(both, Condition("status", ())) == (agency,)
    assert conditions.one_of("status", []).filters == ()
    assert conditions.linked_to("agencies", []).filters == ()
