"""From a value to what a person reads, to what sorts, and to what a file keeps."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.fields import Field, Shown, decode, encode, missing, rank, show
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
    PLAIN,
    TEXT,
)

DAY_2026 = date(2026, 8, 12)


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        (TEXT, None, ""),
        (TEXT, "Neglect", "Neglect"),
        (COUNT, 12, "12"),
        (NUMBER, Decimal("2.50"), "2.50"),
        (NUMBER, Decimal("15.0"), "15"),
        (MONEY, Decimal("1200.5"), "£1,200.50"),
        (DAY, DAY_2026, "12 Aug 2026"),
        (DERIVED, DAY_2026, "12 Aug 2026"),
        (FLAG, True, "Yes"),
        (FLAG, False, "No"),
        (CHOICE, "in_hand", "In hand"),
        (CHOICE, "dropped", "dropped"),
        (LINK, 2, "Health"),
        (LINK, 9, "agencies 9"),
        (LINKS, (3, 1), "Housing Trust; Northmoor Police"),
    ],
)
def test_a_value_is_shown(field: Field, value: Any, text: str) -> None:
    assert show(field, value, NAMES) == text


def test_choices_rank_in_their_own_order_and_unknown_ones_last() -> None:
    assert [rank(CHOICE, one) for one in ("in_hand", "done", "dropped")] == [0, 1, 2]
    assert rank(DAY, DAY_2026) == "2026-08-12"
    assert rank(COUNT, 7) == 7


def test_required_is_asked_of_blanks_alone() -> None:
    assert missing(TEXT, None)
    assert missing(TEXT, "")
    assert missing(LINKS, ())
    assert not missing(TEXT, "x")
    assert not missing(MEMO, None)


def test_a_derived_field_is_computed_from_values_and_today() -> None:
    assert DERIVED.compute({}, DAY_2026) == Shown("{} 2026-08-12")
    assert PLAIN.compute({}, DAY_2026) == Shown("")


VALUES = st.one_of(
    st.tuples(st.sampled_from([TEXT, MEMO, CHOICE]), st.text(min_size=1)),
    st.tuples(st.sampled_from([COUNT, LINK]), st.integers(0, 10**12)),
    st.tuples(st.just(NUMBER), st.floats(-1e12, 1e12).map(lambda one: Decimal(repr(one)))),
    st.tuples(st.just(MONEY), st.decimals(-(10**12), 10**12, places=2)),
    st.tuples(st.sampled_from([DAY, DERIVED]), st.dates()),
    st.tuples(st.just(FLAG), st.booleans()),
    st.tuples(st.just(LINKS), st.lists(st.integers(1, 99), min_size=1).map(tuple)),
)


@given(VALUES)
def test_what_is_kept_comes_back_as_it_was(pair: tuple[Field, Any]) -> None:
    field, value = pair
    assert decode(field, encode(field, value)) == value


@pytest.mark.parametrize("field", [TEXT, DAY, MONEY, LINKS])
def test_a_blank_is_kept_as_a_blank(field: Field) -> None:
    assert encode(field, None) is None
    assert decode(field, None) is None


def test_a_key_is_the_attribute_without_id() -> None:
    assert (LINK.key, LINK.name) == ("agency", "agency_id")
    assert (DAY.key, DAY.name) == ("died_on", "died_on")
