"""Trackers of a view, a plan, an agency: which records they hold, and what is refused."""

from collections.abc import Iterator

import pytest

from lif_desktop import clock, registers
from lif_desktop.exporting.workbooks.choosing import Wanted, ids_of, nouns, said, wanted
from lif_desktop.faults import WrongUsage
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from tests import boards


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    clock.set_today(boards.TODAY.isoformat())
    with boards.small(tmp_path_factory.mktemp("choosing")) as made:
        yield made
    clock.set_today(None)


def references(board: Board, asked: Wanted) -> list[str]:
    held = {one.id: one.reference for one in board.records(asked.view.register)}
    return [held[one] for one in ids_of(board, asked)]


def test_without_more_it_is_the_whole_register(board: Board) -> None:
    asked = wanted(board, "actions")
    assert asked == Wanted(View("actions"))
    assert len(ids_of(board, asked)) == 4


def test_a_view_is_found_by_its_name_in_any_letters(board: Board) -> None:
    asked = wanted(board, "actions", view=" LATE ")
    assert references(board, asked) == ["ACT-2026-001"]
    assert said(board, asked) == (
        "The view “Late”: only where Lateness is late.",
        "Sorted by lateness, the earliest first.",
    )


def test_an_action_is_of_the_plan_it_names_or_of_the_one_it_answers(board: Board) -> None:
    plan, closed = (board.records("plans")[at].reference for at in (0, 1))
    asked = wanted(board, "actions", plan=plan)
    assert references(board, asked) == ["ACT-2026-001", "ACT-2026-002", "ACT-2026-003"]
    assert said(board, asked) == (f"Of the plan {plan} Neglect plan.",)
    assert references(board, wanted(board, "actions", plan=closed)) == []
    assert len(references(board, wanted(board, "recommendations", plan=plan))) == 1


def test_an_agency_is_added_to_what_the_view_asks(board: Board) -> None:
    asked = wanted(board, "actions", view="Open and late first", agency="Northmoor Police")
    assert references(board, asked) == ["ACT-2026-002"]
    assert "Lead agency is Northmoor Police" in said(board, asked)[0]
    assert references(board, wanted(board, "audits", agency="Northmoor Police"))
    assert not references(board, wanted(board, "audits", agency="Housing Trust"))


@pytest.mark.parametrize(
    ("key", "asked", "why"),
    [
        ("actions", {"view": "Early"}, "have no view “Early”. Their views are: “Open and late"),
        ("actions", {"plan": "PLN-1999-001"}, "There is no action plan PLN-1999-001"),
        ("deaths", {"plan": "PLN-2026-001"}, "child deaths are not kept by action plan"),
        ("actions", {"agency": "Nobody"}, "No one agency is called “Nobody”"),
        ("holidays", {"agency": "Northmoor Police"}, "are not kept by agency"),
    ],
)
def test_what_there_is_not_is_refused_in_a_sentence(
    board: Board, key: str, asked: dict[str, str], why: str
) -> None:
    with pytest.raises(WrongUsage, match=why):
        wanted(board, key, **asked)


def test_every_register_has_nouns_for_a_sentence() -> None:
    assert nouns(registers.get("actions")) == ("action", "actions")
    assert nouns(registers.get("expected")) == ("record", "records")
