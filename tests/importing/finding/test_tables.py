from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.importing.finding.tables import Found, Table, find_tables, look_through, tables_of
from lif_desktop.importing.reading.reader import read_workbook
from lif_desktop.importing.reading.sheets import (
    Cell,
    ErrorCell,
    Sheet,
    Workbook,
    place,
    row_ranges,
    sheet_of,
)
from tests.corpus.build import SHAPES, workbook_of
from tests.corpus.shapes import HEADING, Reading, Shape, actions


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sheet]:
    path = workbook_of(SHAPES, tmp_path_factory.mktemp("corpus") / "shapes.xlsx")
    book = read_workbook(path)
    return {shape.name: sheet for shape, sheet in zip(SHAPES, book.sheets, strict=True)}


def told(table: Table, reading: Reading) -> Reading:
    """Say of a table what the reading says, so that the two compare at a glance."""
    left_out = {one.reason: one.rows for one in table.left_out}
    return Reading(
        table.heading_rows,
        f"{table.columns[0].letter}-{table.columns[-1].letter}",
        row_ranges(table.record_rows),
        {reason: left_out.get(reason, "") for reason in reading.left_out},
        {row: table.carried.get(row, "") for row in reading.carried},
        tuple(column.heading for column in table.columns) if reading.headings else (),
    )


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_sheet_reads_as_a_person_reads_it(shape: Shape, sheets: dict[str, Sheet]) -> None:
    found = look_through(sheets[shape.name])
    known = [*shape.tables, *[Reading((), "", "")] * len(found.tables)]
    assert tuple(
        told(table, reading) for table, reading in zip(found.tables, known, strict=False)
    ) == (shape.tables)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_every_cell_is_accounted_for(shape: Shape, sheets: dict[str, Sheet]) -> None:
    assert unaccounted(look_through(sheets[shape.name])) == []


def unaccounted(found: Found) -> list[tuple[int, int]]:
    """Return held cells (Excel's row, zero-based column) told of nowhere."""
    told: set[tuple[int, int]] = set()
    for table in found.tables:
        rows = {*table.heading_rows, *table.record_rows}
        for one in table.left_out:
            rows |= rows_in(one.rows)
        told |= {(row, column.index) for row in rows for column in table.columns}
    for one in found.unread:
        first, _, last = one.range.partition(":")
        (top, left), (bottom, right) = place(first), place(last or first)
        told |= {(r + 1, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
    return [
        (row, column)
        for row, cells in enumerate(found.sheet.rows, 1)
        for column, cell in enumerate(cells)
        if cell is not None and (row, column) not in told
    ]


def rows_in(text: str) -> set[int]:
    rows: set[int] = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        rows |= set(range(int(first), int(last or first) + 1))
    return rows


WORDS = st.sampled_from(
    [
        "chronology",
        "audit",
        "training",
        "pathway",
        "visit",
        "threshold",
        "plan",
        "neglect",
        "early",
        "help",
        "school",
    ]
)
PROSE = st.lists(WORDS, min_size=3, max_size=8).map(lambda words: " ".join(words).capitalize())
DAYS = st.dates(date(2020, 1, 1), date(2029, 12, 28))
RECORDS = st.lists(
    st.tuples(PROSE, st.sampled_from(["Northmoor Police", "Northmoor Council"]), DAYS | st.none()),
    min_size=2,
    max_size=12,
)
TITLES = st.lists(st.one_of(st.none(), PROSE), max_size=6)


@given(RECORDS, TITLES, st.integers(0, 5), st.tuples(st.booleans(), st.booleans()))
def test_a_table_is_found_again_wherever_it_stands(
    records: list[tuple[str, str, date | None]],
    titles: list[str | None],
    left: int,
    tail: tuple[bool, bool],
) -> None:
    numbered, noted = tail
    indent: list[object] = [None] * left
    rows: list[list[object]] = [[*indent, title] if title else [] for title in titles]
    rows.append([*indent, "Ref", "Action agreed", "Lead agency", "Target date"])
    rows += [[*indent, f"ACT-{n:03}", *record] for n, record in enumerate(records, 1)]
    first = len(titles) + 2
    if numbered:
        rows += [[*indent, f"ACT-{n:03}"] for n in range(len(records) + 1, len(records) + 3)]
    if noted:
        rows += [[], [*indent, "Note: dates as agreed by the group"]]
    found = look_through(sheet_of("S", rows))
    assert [table.heading_rows for table in found.tables] == [(first - 1,)]
    assert found.tables[0].record_rows == list(range(first, first + len(records)))
    assert [column.index for column in found.tables[0].columns] == list(range(left, left + 4))
    assert unaccounted(found) == []


CELLS = st.one_of(
    st.none(),
    st.none(),
    st.text(max_size=12),
    st.sampled_from(["Ref", "Action", "Total", "END", "< Select >", "Example", "Note:", " "]),
    st.integers(-5, 3000),
    DAYS,
    st.just(ErrorCell("#N/A")),
)


@given(st.lists(st.lists(CELLS, max_size=7), max_size=25))
def test_whatever_stands_on_a_sheet_is_accounted_for_once(rows: list[list[Cell]]) -> None:
    found = look_through(sheet_of("S", rows))
    assert unaccounted(found) == []
    for table in found.tables:
        out = [row for one in table.left_out for row in rows_in(one.rows)]
        body = [*table.record_rows, *out]
        assert len(body) == len(set(body))
        assert not set(body) & set(table.heading_rows)
        assert all(table.first_row <= row <= table.last_row for row in body)


def test_a_long_sheet_is_told_at_a_glance_and_still_row_by_row() -> None:
    rows = [HEADING, *actions(3000)]
    rows[1500] = ["Total", None, None, 12, None]
    rows[2000] = []
    rows[2500] = HEADING
    found = find_tables(sheet_of("S", rows))
    assert len(found) == 1
    assert {one.reason: one.rows for one in found[0].left_out} == {
        "total": "1501",
        "blank row": "2001",
        "heading repeated": "2501",
    }
    assert len(found[0].record_rows) == 2997


def test_a_list_of_terms_is_a_table_when_there_is_no_other() -> None:
    rows = [["Theme", "Description"], ["Neglect", "Needs unmet"], ["Voice", "Children unheard"]]
    assert [table.heading_rows for table in find_tables(sheet_of("S", rows))] == [(1,)]


def test_a_list_of_terms_on_its_own_sheet_is_none_beside_a_real_table() -> None:
    terms = sheet_of("Terms", [["Theme", "Description"], ["Neglect", "Needs"], ["Voice", "Heard"]])
    book = Workbook(Path("x"), "x", "", "xlsx", [terms, sheet_of("S", [HEADING, *actions(2)])])
    first, second = tables_of(book)
    assert first.tables == []
    assert first.unread[0].reason == "an explanation of terms"
    assert len(second.tables) == 1
