"""From a cell to a value: each kind strictly, each refusal a sentence that quotes the cell."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.fields import Field, Unreadable, accept, read
from lif_desktop.fields.reading import LONGEST, as_text, clean, fold
from tests.fields.samples import (
    CHOICE,
    COUNT,
    DAY,
    DERIVED,
    FLAG,
    LINK,
    LINKS,
    MEMO,
    MONEY,
    NAMES,
    NUMBER,
    TEXT,
)

KINDS = (TEXT, MEMO, COUNT, NUMBER, MONEY, DAY, FLAG, LINK, LINKS, CHOICE)
DAY_2026 = date(2026, 8, 12)
MIDNIGHT = datetime.combine(DAY_2026, time())
HALF_PAST_NINE = datetime.combine(DAY_2026, time(9, 30))
CELLS = st.one_of(
    st.none(), st.text(), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes(),
    st.times(), st.decimals(),
)  # fmt: skip


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        (TEXT, " Train  duty\u00a0staff ", "Train duty staff"),
        (TEXT, "\ufeffPo\u00adlice\u200b", "Police"),
        (TEXT, "two\nlines", "two lines"),
        (TEXT, 12.0, "12"),
        (TEXT, 1.5, "1.5"),
        (TEXT, True, "Yes"),
        (TEXT, False, "No"),
        (TEXT, DAY_2026, "12/08/2026"),
        (TEXT, MIDNIGHT, "12/08/2026"),
        (TEXT, HALF_PAST_NINE, "12/08/2026 09:30"),
        (TEXT, time(9, 30), "09:30:00"),
        (MEMO, "one\r\ntwo\x07\x00", "one\ntwo"),
        (COUNT, "1,200", 1200),
        (COUNT, 3.0, 3),
        (NUMBER, "-4.25", Decimal("-4.25")),
        (NUMBER, 0.1, Decimal("0.1")),
        (NUMBER, 1e-7, Decimal("1e-07")),
        (MONEY, "£1,200.50", Decimal("1200.50")),
        (MONEY, 12, Decimal(12)),
        (DAY, "12 Aug 2026", DAY_2026),
        (DAY, DAY_2026, DAY_2026),
        (DAY, HALF_PAST_NINE, DAY_2026),
        (FLAG, "Y", True),
        (FLAG, "no", False),
        (FLAG, 1, True),
        (FLAG, False, False),
        (CHOICE, "IN-HAND", "in_hand"),
        (CHOICE, "In  progress", "in_hand"),
        (CHOICE, "completed", "done"),
        (LINK, "Health", 2),
        (LINKS, "Housing Trust; Northmoor Police\nhealth;", (1, 2, 3)),
    ],
)
def test_a_cell_states_a_value(field: Field, cell: Any, value: Any) -> None:
    assert read(field, cell, NAMES) == value


@pytest.mark.parametrize("field", KINDS, ids=lambda field: type(field).__name__)
@pytest.mark.parametrize("blank", [None, "", "  ", "\n\u00a0\x00"])
def test_every_kind_reads_a_blank_as_none(field: Field, blank: Any) -> None:
    assert read(field, blank, NAMES) is None
    assert accept(field, None) is None


@pytest.mark.parametrize(
    ("field", "cell", "sentence"),
    [
        (COUNT, "five", "Cases: 'five' is not a number."),
        (COUNT, "-1", "Cases: '-1' is not a whole number, zero or more."),
        (COUNT, 2.5, "Cases: '2.5' is not a whole number, zero or more."),
        (COUNT, True, "Cases: 'Yes' is not a number."),
        (COUNT, "1e9", "Cases: '1e9' is not a number."),
        (COUNT, 1e16, "Cases: '1e+16' is too large."),
        (COUNT, "1_000", "Cases: '1_000' is not a number."),
        (COUNT, "1,00", "Cases: '1,00' is not a number."),
        (NUMBER, float("nan"), "Rate: 'nan' is not a number."),
        (NUMBER, float("-inf"), "Rate: '-inf' is not a number."),
        (MONEY, "1.005", "Cost: '1.005' is not an amount in pounds and pence."),
        (DAY, "31 Feb", "Date of death: '31 Feb' is not a date."),
        (DAY, 46246, "Date of death: '46246' is not a date."),
        (DAY, date(1066, 1, 1), "Date of death: '01/01/1066' is not a date."),
        (FLAG, "perhaps", "Statutory: 'perhaps' is neither yes nor no."),
        (CHOICE, "sort of", "Status: 'sort of' is not one of: In hand, Completed."),
        (LINK, "Nobody", "Agency: 'Nobody' does not name exactly one of the agencies."),
        (LINKS, "Health; Nobody", "Agencies: 'Nobody' does not name exactly one of the agencies."),
        (DERIVED, "Late", "Lateness: 'Late' is worked out by the board and is never read."),
        (TEXT, "x" * (LONGEST + 1), "Title: the text is longer than 32,767 characters."),
        (MEMO, "x" * (LONGEST + 1), "Notes: the text is longer than 32,767 characters."),
    ],
)
def test_a_refusal_names_the_field_and_quotes_the_cell(
    field: Field, cell: Any, sentence: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        read(field, cell, NAMES)
    assert str(refused.value) == sentence


def test_a_long_cell_is_quoted_in_part() -> None:
    with pytest.raises(Unreadable) as refused:
        read(FLAG, "perhaps " * 50, NAMES)
    assert len(str(refused.value)) < 110
    assert "..." in str(refused.value)


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        (TEXT, " Title ", "Title"),
        (TEXT, "", None),
        (MEMO, " \n ", None),
        (COUNT, 4, 4),
        (NUMBER, Decimal("2.5"), Decimal("2.5")),
        (MONEY, Decimal("2.50"), Decimal("2.50")),
        (FLAG, True, True),
        (DAY, DAY_2026, DAY_2026),
        (LINK, 3, 3),
        (LINKS, [3, 1, 3], (1, 3)),
        (LINKS, (), None),
        (CHOICE, "done", "done"),
        (DERIVED, DAY_2026, DAY_2026),
    ],
)
def test_a_typed_value_is_accepted(field: Field, value: Any, kept: Any) -> None:
    assert accept(field, value) == kept


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        (LINK, "Health", "Agency: 'Health' does not belong here."),
        (LINK, True, "Agency: 'True' does not belong here."),
        (LINKS, ["Health"], "Agencies: '['Health']' does not belong here."),
        (LINKS, 3, "Agencies: '3' does not belong here."),
        (CHOICE, "Completed", "Status: 'Completed' does not belong here."),
        (DAY, "12 Aug 2026", "Date of death: '12 Aug 2026' does not belong here."),
        (DAY, MIDNIGHT, "Date of death: 12 Aug 2026 does not belong here."),
        (DAY, date(1066, 1, 1), "Date of death: '01/01/1066' is outside the years 1900 to 2199."),
        (COUNT, "x", "Cases: 'x' is not a number."),
    ],
)
def test_a_value_of_another_kind_is_refused(field: Field, value: Any, sentence: str) -> None:
    with pytest.raises(Unreadable) as refused:
        accept(field, value)
    assert str(refused.value) == sentence


@given(st.sampled_from(KINDS), CELLS)
def test_any_cell_ends_in_a_value_or_a_sentence(field: Field, cell: Any) -> None:
    value, said = None, field.label
    try:
        value = read(field, cell, NAMES)
    except Unreadable as refused:
        said = str(refused)
    assert said.startswith(field.label)
    assert accept(field, value) == value


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_folding_forgets_case_dashes_and_spaces(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(f"  {text} ") == fold(text)


def test_text_of_a_large_float_keeps_its_exponent() -> None:
    assert as_text(1e300) == "1e+300"
