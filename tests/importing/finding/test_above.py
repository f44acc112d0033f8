"""Names that stand above rows: agencies and plans that the board knows are offered, never taken."""

from collections.abc import Iterator

import pytest

from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.reading.sheets import Cell
from lif_desktop.store.board import Board
from tests import boards
from tests.importing.workbooks import book_of

HEALTH, POLICE, HOUSING = (name for name, *_ in boards.AGENCIES)
HEAD: tuple[Cell, ...] = ("Action", "Status", "Notes")


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    with boards.small(tmp_path_factory.mktemp("above")) as found:
        yield found


def grouped(*names: str) -> list[tuple[Cell, ...]]:
    """Return a table whose rows stand under names, with the headings once for each."""
    rows: list[tuple[Cell, ...]] = []
    for name in names:
        rows += [(name,), HEAD, (f"Write to {name}", "In hand", "x"), (f"Ring {name}", None, "y")]
        rows.append(())
    return rows


def offers(plan: ImportPlan) -> set[tuple[str | None, str]]:
    """Return what became of the names above rows."""
    return {(one.field, one.became) for one in plan.columns if one.heading.startswith("(")}


def test_agencies_above_rows_are_offered_and_not_taken(board: Board) -> None:
    plan = make_plan(board, book_of(*grouped(HEALTH, POLICE)), "actions")
    assert offers(plan) == {("lead_agency", "suggested")}
    assert all(row.values.get("lead_agency") is None for row in plan.rows)


def test_names_that_the_board_hardly_knows_are_not_offered(board: Board) -> None:
    plan = make_plan(board, book_of(*grouped("Green team", "Blue team", HEALTH)), "actions")
    assert offers(plan) == {(None, "unmapped")}


def test_what_heads_blocks_that_name_themselves_is_not_their_title(board: Board) -> None:
    rows: list[tuple[Cell, ...]] = []
    for name in ("Leadership", "Recruitment"):
        rows += [(f"Part {name}",), ("Standard", name), ("Own score", "Good"), ("Evidence", name)]
    plan = make_plan(board, book_of(*rows), "standards")
    assert [row.values["standard"] for row in plan.rows] == ["Leadership", "Recruitment"]
    assert offers(plan) == {(None, "unmapped")}
