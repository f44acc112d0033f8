"""Columns share the width: nothing squeezed while there is room, nothing over the edge."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.exporting.pdf import theme
from lif_desktop.exporting.pdf.body import columns
from lif_desktop.exporting.pdf.body.columns import Measure

WIDTH = theme.PORTRAIT[0] - 2 * theme.SIDE
MEASURES = st.lists(
    st.builds(
        lambda weight, word, more: Measure(weight, word + more, word),
        st.sampled_from([0, 1, 1.5, 3]),
        st.floats(1, 2_000),
        st.floats(0, 20_000),
    ),
    min_size=1,
    max_size=14,
)


@given(MEASURES)
def test_columns_fill_the_table_exactly(measures: list[Measure]) -> None:
    found = columns.widths(measures, WIDTH)
    assert sum(found) == pytest.approx(WIDTH)
    assert all(wide > 2 * columns.PAD for wide in found)


@given(MEASURES)
def test_a_table_takes_the_page_or_the_share_of_a_picture(measures: list[Measure]) -> None:
    page = columns.page_for(measures)
    room = page[0] - 2 * theme.SIDE
    assert columns.total(measures, page) in {room, room * theme.SHARE}


def test_short_columns_stay_as_wide_as_their_content() -> None:
    measures = [Measure(0, 60, 60), Measure(1, 900, 50), Measure(0, 50, 50)]
    found = columns.widths(measures, WIDTH)
    assert (found[0], found[2]) == (60 + 2 * columns.PAD, 50 + 2 * columns.PAD)


def test_columns_without_weight_share_by_what_they_hold() -> None:
    found = columns.widths([Measure(0, 50, 20), Measure(0, 100, 20)], WIDTH)
    assert found[1] > found[0] * 1.8


def test_words_too_wide_for_all_share_the_width() -> None:
    found = columns.widths([Measure(1, 900, 900)] * 8, WIDTH)
    assert max(found) == pytest.approx(min(found))


def test_narrow_columns_break_before_the_page_is_turned() -> None:
    seven = [Measure(0, 72, 72), Measure(2, 300, 40), Measure(1, 120, 40), Measure(0, 60, 25),
             Measure(0, 25, 25), Measure(0, 90, 90), Measure(0, 60, 40)]  # fmt: skip
    assert columns.page_for(seven) == theme.PORTRAIT
    assert columns.widths(seven, WIDTH)[3] < 60 + 2 * columns.PAD
    assert columns.page_for([*seven, *seven]) == theme.LANDSCAPE


def test_figures_of_one_name_stand_near_it() -> None:
    narrow = [Measure(1, 120, 50), Measure(0, 40, 40)]
    assert columns.total(narrow, theme.PORTRAIT) == WIDTH * theme.SHARE


@given(MEASURES, st.lists(st.floats(0, 3_000), min_size=1, max_size=12))
def test_balanced_columns_fill_the_table_and_hold_their_words(
    measures: list[Measure], extents: list[float]
) -> None:
    same = [replace(one, extents=tuple(extents)) for one in measures]
    found = columns.widths(same, WIDTH)
    assert sum(found) == pytest.approx(WIDTH)
    assert all(wide > 2 * columns.PAD for wide in found)


def test_a_column_with_more_to_say_takes_from_one_with_less() -> None:
    short = Measure(2, 90, 40, (90, 90, 90))
    long = Measure(1, 900, 40, (900, 600, 800))
    found = columns.widths([short, long], WIDTH)
    plain = columns.widths([replace(short, extents=()), replace(long, extents=())], WIDTH)
    assert found[1] > plain[1] * 1.5
    assert found[0] >= 40 + 2 * columns.PAD


def test_close_columns_never_break_the_first_before_the_others() -> None:
    twelve = [Measure(0, 30, 30), *[Measure(0, 45, 28)] * 12]
    found = columns.close(twelve, theme.PORTRAIT)
    assert found[0] == 30 + 2 * columns.CLOSE_PAD
    assert sum(found) == pytest.approx(WIDTH)
    assert sum(columns.close(twelve[:4], theme.PORTRAIT)) < WIDTH
