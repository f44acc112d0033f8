"""What a workbook says, however it was saved."""

from datetime import date, datetime, time

import pytest

from lif_desktop.importing.reading.sheets import Cell, ErrorCell
from lif_desktop.importing.receiving.resaved import values_of
from tests.importing.workbooks import book_of

AT = datetime(2026, 11, 21, 8, 30)  # noqa: DTZ001 - as a sheet has it


@pytest.mark.parametrize(
    ("one", "other"),
    [(5, 5.0), (date(2026, 11, 21), datetime(2026, 11, 21)), (None, ""), ("a", "a")],  # noqa: DTZ001
)
def test_the_same_value_is_the_same_whatever_type_it_is_read_as(one: Cell, other: Cell) -> None:
    assert values_of(book_of(("x", one), ())) == values_of(book_of(("x", other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [(5, "5 "), (True, 1), (AT, AT.date()), (time(8, 30), "8:30"), (ErrorCell("#N/A"), "#N/A"),
     ("ab", "a"), (None, "x")],
)  # fmt: skip
def test_another_value_is_another(one: Cell, other: Cell) -> None:
    assert values_of(book_of(("x", one))) != values_of(book_of(("x", other)))


def test_a_value_elsewhere_is_another() -> None:
    first = values_of(book_of(("a", None, "b"), ("c",)))
    assert first != values_of(book_of(("a", "b", None), ("c",)))
    assert first != values_of(book_of(("a", None, "b"), (), ("c",)))
