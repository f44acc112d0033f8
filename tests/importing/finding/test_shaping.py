"""Tables that a person draws in place of those that were found."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.faults import WrongUsage
from lif_desktop.importing.finding.shaping import drawn, redraw, shape_of
from lif_desktop.importing.finding.tables import Found, look_through, tables_of
from lif_desktop.importing.meaning.said import Shape
from lif_desktop.importing.reading.reader import read_workbook
from lif_desktop.importing.reading.sheets import area, row_ranges, sheet_of
from tests.corpus.build import SHAPES, workbook_of
from tests.corpus.shapes import HEADING, actions
from tests.importing.finding.test_tables import CELLS, unaccounted

NAMED = "Returns 2026"
ROWS = [
    ["Please fill in by Friday"],
    ["Ours", "What we ask", "Whom", "By", "How"],
    HEADING,
    *actions(4),
    ["END"] * 5,
    *actions(1, 5),
]


@pytest.fixture
def found() -> Found:
    return look_through(sheet_of(NAMED, ROWS))


def only(found: list[Found]) -> Found:
    (one,) = found
    return one


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> list[Found]:
    path = workbook_of(SHAPES, tmp_path_factory.mktemp("corpus") / "shapes.xlsx")
    return tables_of(read_workbook(path))


@pytest.mark.parametrize("at", range(len(SHAPES)), ids=lambda at: SHAPES[at].name)
def test_drawing_what_was_found_changes_nothing(at: int, corpus: list[Found]) -> None:
    found = corpus[at]
    shapes = tuple(map(shape_of, found.tables))
    again = only(redraw([found], {found.sheet.name: shapes}))
    assert [(t.heading_rows, t.record_rows, t.left_out, t.carried) for t in again.tables] == [
        (t.heading_rows, t.record_rows, t.left_out, t.carried) for t in found.tables
    ]
    assert [[c.heading for c in t.columns if c.heading] for t in again.tables] == [
        [c.heading for c in t.columns if c.heading] for t in found.tables
    ]


def test_a_heading_is_moved_and_all_else_follows(found: Found) -> None:
    assert found.tables[0].heading_rows == (2,)
    moved = only(redraw([found], {NAMED: [Shape(3, 3, 0, 4)]}))
    (table,) = moved.tables
    assert [column.heading for column in table.columns] == HEADING
    assert (row_ranges(table.record_rows), table.last_row) == ("4-7", 8)
    assert unaccounted(moved) == []


def test_a_table_is_stretched_over_what_was_below_it(found: Found) -> None:
    (before,) = found.tables
    assert before.last_row == 8
    stretched = only(redraw([found], {NAMED: [Shape(3, 3, 0, 4, 9)]}))
    (table,) = stretched.tables
    assert (table.last_row, row_ranges(table.record_rows)) == (9, "4-7,9")
    assert [one.range for one in stretched.unread] == ["A1:E2"]


def test_a_table_may_be_cut_short_and_the_rest_is_named(found: Found) -> None:
    short = only(redraw([found], {NAMED: [Shape(3, 3, 0, 2, 5)]}))
    (table,) = short.tables
    assert ([c.letter for c in table.columns], table.record_rows) == (["A", "B", "C"], [4, 5])
    assert unaccounted(short) == []


def test_a_sheet_may_be_said_to_hold_no_table(found: Found) -> None:
    none = only(redraw([found], {NAMED: ()}))
    assert none.tables == []
    assert unaccounted(none) == []


def test_a_second_table_is_added_beneath_the_first(found: Found) -> None:
    two = only(redraw([found], {NAMED: [Shape(9, 9, 0, 1), Shape(3, 3, 0, 4)]}))
    assert [table.heading_rows for table in two.tables] == [(3,), (9,)]
    assert row_ranges(two.tables[0].record_rows) == "4-7"


def test_other_sheets_stay_as_they_were_found(found: Found) -> None:
    other = look_through(sheet_of("Other", [HEADING, *actions(2)]))
    assert redraw([found, other], {NAMED: ()})[1] is other


@pytest.mark.parametrize(
    ("shapes", "said"),
    [
        ({"Nowhere": ()}, "has no sheet “Nowhere”"),
        ({NAMED: [Shape(0, 0, 0, 4)]}, "ends before it begins"),
        ({NAMED: [Shape(3, 3, 4, 1)]}, "ends before it begins"),
        ({NAMED: [Shape(3, 2, 0, 4)]}, "ends before its heading does"),
        ({NAMED: [Shape(3, 3, 0, 4, 2)]}, "ends before its heading does"),
        ({NAMED: [Shape(3, 3, 0, 9)]}, "ends at E9"),
        ({NAMED: [Shape(3, 3, 0, 4, 90)]}, "ends at E9"),
        ({NAMED: [Shape(1, 1, 1, 4)]}, "nothing in its heading, row 1"),
        ({NAMED: [Shape(3, 3, 0, 4, 6), Shape(5, 5, 0, 4, 7)]}, "overlap: A3:E6 and A5:E7"),
    ],
)  # fmt: skip
def test_nonsense_is_refused_with_the_reason(
    shapes: dict[str, list[Shape]], said: str, found: Found
) -> None:
    with pytest.raises(WrongUsage) as fault:
        redraw([found], shapes)
    assert said in str(fault.value)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        (f"{NAMED}!A3:E7", Shape(3, 3, 0, 4, 7)),
        (f"'{NAMED}'!$A$3:$E$7", Shape(3, 3, 0, 4, 7)),
        (f"{NAMED}!a3:e", Shape(3, 3, 0, 4)),
        (f"{NAMED}!A3", Shape(3, 3, 0, 4)),
        ("B3:C5", Shape(3, 3, 1, 2, 5)),
    ],
)
def test_a_table_is_written_as_excel_writes_a_range(text: str, shape: Shape, found: Found) -> None:
    assert drawn(text, [found]) == (NAMED, shape)


def test_a_heading_of_several_rows_is_drawn_whole() -> None:
    rows = [
        ["No.", "Risk", "Before", None, "After", None],
        [None, None, "Impact", "Likelihood", "Impact", "Likelihood"],
        [1, "Turnover of social workers", "High", "Medium", "Low", "Low"],
    ]
    one = look_through(sheet_of("S", rows))
    assert drawn("S!A1:F3", [one])[1] == Shape(1, 2, 0, 5, 3)


def test_a_range_draws_the_table_that_stands_there(found: Found) -> None:
    for shape in map(shape_of, found.tables):
        place = area(
            shape.first_heading - 1,
            shape.first_column,
            (shape.last_row or shape.last_heading) - 1,
            shape.last_column,
        )
        assert drawn(f"{NAMED}!{place}", [found]) == (NAMED, shape)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nowhere!A3:E7", "no sheet “Nowhere”. Its sheets are: “Returns 2026”"),
        (f"{NAMED}!all of it", "is no range of cells"),
        (f"{NAMED}!A0:B3", "Excel has no such cells"),
        (f"{NAMED}!A300:B310", "ends at E9"),
        (f"{NAMED}!A3:E90", "ends at E9"),
        (f"{NAMED}!A5:E4", "ends before its heading does"),
    ],
)
def test_a_range_that_draws_nothing_is_refused(text: str, said: str, found: Found) -> None:
    with pytest.raises(WrongUsage) as fault:
        drawn(text, [found])
    assert said in str(fault.value)


def test_among_several_sheets_the_sheet_must_be_said(found: Found) -> None:
    other = look_through(sheet_of("Other", [HEADING]))
    with pytest.raises(WrongUsage) as fault:
        drawn("A3:E7", [found, other])
    assert "say on which sheet (“Returns 2026”, “Other”)" in str(fault.value)


@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=2, max_size=15),
    st.integers(1, 15), st.integers(0, 2), st.integers(0, 5), st.integers(0, 5),
    st.none() | st.integers(0, 15),
)  # fmt: skip
def test_whatever_is_drawn_every_cell_is_accounted_for(
    rows: list[list[object]], top: int, deep: int, left: int, wide: int, down: int | None
) -> None:
    found = look_through(sheet_of("S", rows))  # type: ignore[arg-type] # any cells
    shape = Shape(top, top + deep, left, left + wide, None if down is None else top + deep + down)
    try:
        again = only(redraw([found], {"S": [shape]}))
    except WrongUsage:
        return
    assert unaccounted(again) == []
    (table,) = again.tables
    out = {row for one in table.left_out for row in _rows(one.rows)}
    assert not out & set(table.record_rows)
    body = range(table.first_row, table.last_row + 1)
    assert sorted(out | set(table.record_rows)) == list(body)


def _rows(text: str) -> list[int]:
    pairs = [part.partition("-") for part in text.split(",")]
    return [n for first, _, last in pairs for n in range(int(first), int(last or first) + 1)]


def test_a_drawing_of_a_file_holds_for_the_whole_way(tmp_path: Path) -> None:
    path = workbook_of(SHAPES[:2], tmp_path / "two.xlsx")
    found = tables_of(read_workbook(path))
    name, shape = drawn("Shape 1!A1:E4", found)
    assert only(redraw(found, {name: [shape]})[:1]).tables[0].record_rows == [2, 3, 4]
