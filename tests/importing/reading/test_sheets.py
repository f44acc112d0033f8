import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.importing.reading.sheets import (
    area,
    areas_of,
    letter,
    place,
    row_ranges,
    sheet_of,
)


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (16_383, "XFD")])
def test_columns_have_excels_letters(column: int, letters: str) -> None:
    assert letter(column) == letters
    assert place(f"{letters}7") == (6, column)


@pytest.mark.parametrize("reference", ["", "7", "A0", "XFE1", "A1048577", "ZZZZZZ9", "a1"])
def test_what_is_outside_the_grid_is_no_place(reference: str) -> None:
    with pytest.raises(ValueError, match=reference or "^$"):
        place(reference)


def test_row_numbers_are_told_compactly() -> None:
    assert row_ranges([56, 12, 13, 14, 39, 13]) == "12-14,39,56"
    assert row_ranges([]) == ""


@given(st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=40))
def test_rectangles_hold_exactly_the_cells(cells: set[tuple[int, int]]) -> None:
    held: list[tuple[int, int]] = []
    for one in areas_of(cells):
        first, _, last = one.partition(":")
        (top, left), (bottom, right) = place(first), place(last or first)
        assert one == area(top, left, bottom, right)
        held += [(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)]
    assert sorted(held) == sorted(cells)


def test_a_ragged_sheet_is_made_even() -> None:
    sheet = sheet_of("S", [["a"], [], ["", "b"]])
    assert sheet.rows == [("a", None), (None, None), (None, "b")]
    assert sheet.fills == [1, 0, 2]
