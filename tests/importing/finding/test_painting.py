"""What the raw sheet shows of the decisions that were made of it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.importing.finding.painting import Paint, painted
from lif_desktop.importing.finding.tables import look_through
from lif_desktop.importing.reading.sheets import Cell, ErrorCell, sheet_of
from tests.corpus.shapes import HEADING, actions
from tests.importing.finding.test_tables import CELLS


def test_every_row_says_what_it_was_taken_for() -> None:
    rows = [
        ["Return of Northmoor Police"],
        [],
        HEADING,
        ["Example", "Brief all staff", "Any agency", None, "Completed"],
        ["Priority 1: Neglect"],
        *actions(2),
        [None, None, "< Select >", None, "< Select >"],
        ["Total", None, None, 2, None],
        ["Note: as agreed by the group"],
    ]
    told = painted(look_through(sheet_of("S", rows)))
    assert [row.paint for row in told] == [
        Paint.OUTSIDE, None, Paint.HEADING, Paint.EXAMPLE, Paint.TITLE, Paint.RECORD,
        Paint.RECORD, Paint.PROMPT, Paint.TOTAL, Paint.NOTE,
    ]  # fmt: skip
    assert [row.number for row in told] == list(range(1, 11))
    assert told[0].stretches[0].reason == "above the table: title or guidance"
    assert told[5].stretches[0].reason == "a record, under “Priority 1: Neglect”"
    assert told[7].stretches[0].reason == "prompt row, nothing chosen"


def test_tables_beside_each_other_are_painted_apart() -> None:
    beside = [
        ["Score", "Rating", "Colour"], [1, "No problem", "Green"], [2, "Delay", "Amber"], None, None
    ]  # fmt: skip
    rows = [
        [*row, None, *(extra or [])]
        for row, extra in zip([HEADING, *actions(4)], beside, strict=True)
    ]
    told = painted(look_through(sheet_of("S", rows)))
    assert [(one.first, one.last, one.table) for one in told[1].stretches] == [
        (0, 4, 0), (6, 8, 1),
    ]  # fmt: skip
    assert told[1].at(5) is None
    assert told[4].at(6) is None


def test_a_later_window_is_painted_like_the_first() -> None:
    rows = [HEADING, *actions(250)]
    rows[180] = ["Total", None, None, 12, None]
    found = look_through(sheet_of("S", rows))
    whole = painted(found, rows=300)
    assert painted(found, rows=100, first=101) == whole[100:200]
    assert len(painted(found)) == 100
    assert whole[180].paint is Paint.TOTAL


def test_error_cells_are_named() -> None:
    rows = [HEADING, *actions(2)]
    rows[1][3] = ErrorCell("#N/A")
    assert painted(look_through(sheet_of("S", rows)))[1].errors == (3,)


@given(st.lists(st.lists(CELLS, max_size=7), max_size=25))
def test_every_cell_that_holds_something_is_painted_with_a_reason(rows: list[list[Cell]]) -> None:
    found = look_through(sheet_of("S", rows))
    for row in painted(found):
        for column, cell in enumerate(found.sheet.rows[row.number - 1]):
            stretch = row.at(column)
            if cell is not None:
                assert stretch is not None
                assert stretch.reason
        spans = [(one.first, one.last) for one in row.stretches]
        assert all(a[1] < b[0] for a, b in pairwise(spans))
