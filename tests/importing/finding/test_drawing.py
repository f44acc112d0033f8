"""What a person does to the tables of a sheet, and what comes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.faults import WrongUsage
from lif_desktop.importing.finding.drawing import table_at, with_heading, with_table, without
from lif_desktop.importing.finding.shaping import redraw
from lif_desktop.importing.finding.tables import Found, Table, look_through
from lif_desktop.importing.meaning.said import Shape
from lif_desktop.importing.reading.sheets import Cell, row_ranges, sheet_of
from tests.corpus.forms import FORMS
from tests.corpus.shapes import BLANK, HEADING, actions
from tests.importing.finding.test_tables import CELLS, unaccounted

TWO = [HEADING, *actions(3), BLANK, ["Title", "Method", "Cases"], ["Neglect", "Audit", 12]]


def after(found: Found, shapes: tuple[Shape, ...]) -> list[Table]:
    return redraw([found], {found.sheet.name: shapes})[0].tables


@pytest.fixture
def two() -> Found:
    return look_through(sheet_of("S", TWO))


def test_a_heading_moves_within_its_table(two: Found) -> None:
    first, second = after(two, with_heading(two, 2, 2, 1))
    assert (first.heading_rows, row_ranges(first.record_rows)) == ((2,), "3-4")
    assert second.heading_rows == (6,)


def test_a_heading_moves_up_over_rows_that_were_above_the_table() -> None:
    rows = [["Ours", "What we ask", "Whom", "By", "How", "Kept"], HEADING, *actions(3)]
    found = look_through(sheet_of("S", rows))
    down = redraw([found], {"S": with_heading(found, 2, 2, 0)})[0]
    assert down.tables[0].heading_rows == (2,)
    (up,) = after(down, with_heading(down, 1, 2, 0))
    assert (up.heading_rows, up.columns[-1].letter, up.record_rows) == ((1, 2), "F", [3, 4, 5])


def test_where_there_is_no_table_one_begins() -> None:
    found = look_through(sheet_of("S", [["Barrow", "BAR"], ["Bolton", "BOL"], ["Bury", "BUR"]]))
    assert found.tables == []
    (table,) = after(found, with_heading(found, 1, 1, 0))
    assert table.record_rows == [2, 3]


def test_a_range_becomes_a_table_and_those_under_it_give_way(two: Found) -> None:
    (table,) = after(two, with_table(two, 1, 0, 7, 4))
    assert (table.place, table.record_rows[:3]) == ("A1:E7", [2, 3, 4])


def test_a_range_may_stop_short_of_what_was_found(two: Found) -> None:
    first, second = after(two, with_table(two, 1, 0, 3, 2))
    assert (first.place, second.place) == ("A1:C3", "A6:C7")


def test_a_table_is_said_to_be_none(two: Found) -> None:
    (left,) = after(two, without(two, 2, 0))
    assert left.heading_rows == (6,)
    assert table_at(two, 5, 0) is None


def test_a_form_stays_beside_what_is_drawn_and_may_be_none() -> None:
    rows = [*FORMS[0].rows, *[BLANK] * 4, HEADING, *actions(3)]
    found = look_through(sheet_of("S", rows))
    form, table = after(found, with_table(found, 14, 0, 16, 2))
    assert (form.place, table.place) == ("A4:C9", "A14:C16")
    (left,) = after(found, without(found, 5, 1))
    assert left.heading_rows == (14,)
    drawn = redraw([found], {"S": with_heading(found, 5, 5, 0)})[0]
    assert [one.form is None for one in drawn.tables] == [True, True]
    assert unaccounted(drawn) == []


def test_a_blank_row_is_no_heading(two: Found) -> None:
    with pytest.raises(WrongUsage, match="Row 5 is blank"):
        with_heading(two, 5, 5, 0)
    with pytest.raises(WrongUsage, match="Row 5 is blank there"):
        with_table(two, 5, 0, 7, 2)


@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=12),
    st.integers(1, 12), st.integers(0, 5), st.integers(0, 6), st.integers(0, 5),
)  # fmt: skip
def test_whatever_is_done_every_cell_stays_accounted_for(
    rows: list[list[Cell]], row: int, column: int, down: int, right: int
) -> None:
    found = look_through(sheet_of("S", rows))
    row, column = min(row, len(rows)), min(column, max(found.sheet.column_count - 1, 0))
    bottom = min(row + down, len(rows))
    for act in (
        lambda: with_heading(found, row, row, column),
        lambda: with_table(
            found, row, column, bottom, min(column + right, found.sheet.column_count - 1)
        ),
        lambda: without(found, row, column),
    ):
        try:
            shapes = act()
        except WrongUsage:
            continue
        assert unaccounted(redraw([found], {"S": shapes})[0]) == []
