"""What points to somebody is known by its look, and what only looks a little like it stays."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.rules.private_marks import days_in, without_marks

FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%A %d %B %Y", "%d.%m.%Y")


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("ring 07700 900123 or (01632) 960 111", "ring … or …"),
        ("ring +44 (0)1632 960 456.", "ring …."),
        ("mail j.o'hale@family.example, please", "mail …, please"),
        ("NHS number 485 777 3456", "NHS number …"),
        ("of Mill Row, NM4 7QX", "of Mill Row, …"),
        ("born on 3 March 2019, died 4/5/2020", "born on …, died …"),
        ("DOB: 03.04.19; she died in March 2020", "DOB: …; she died in …"),
        ("Mrs A. Hale and Dr Ruth Moss said", "… and … said"),
        ("the mother of Child AB and of baby P2", "the mother of Child … and of baby …"),
        ("as J.H. wrote", "as … wrote"),
    ],
)
def test_what_points_to_somebody_goes(written: str, left: str) -> None:
    assert without_marks(written, "…") == left


@pytest.mark.parametrize(
    "written",
    [
        "0 10 20 30 40 50 60 70",
        "1 Apr 2025 to 31 Mar 2026, ACT-2026-014 and 2026-11-21",
        "the family GP, N.B. the family I saw, each child in care",
        "all 12 of 485 children died in hospital; 0300 is a start",
        "Section 11 2AB",
    ],
)
def test_what_only_looks_a_little_like_it_stays(written: str) -> None:
    assert without_marks(written, "…") == written


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("on Sunday 3rd of March 2019", date(2019, 3, 3)),
        ("Mar 3rd, 2019", date(2019, 3, 3)),
        ("3/3/19", date(2019, 3, 3)),
        ("2019-03-03", date(2019, 3, 3)),
    ],
)
def test_days_are_read_as_people_write_them(written: str, day: date) -> None:
    ((start, end, found),) = days_in(written)
    assert found == day
    assert "3" in written[start:end]


def test_what_is_no_day_is_not_read() -> None:
    assert list(days_in("31 Feb 2020, 13.13.2020, version 1.2")) == []


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(FORMS))
def test_every_day_is_read_back_from_every_form(day: date, form: str) -> None:
    ((_, _, found),) = days_in(f"on {day.strftime(form)} it was")
    assert found == day


@given(st.text(alphabet="0123456789./- MarchJanuy2ndof,+()@:born", max_size=60))
def test_no_text_is_too_odd_to_be_read(written: str) -> None:
    left = without_marks(written, "…")
    assert all(0 <= start < end <= len(written) for start, end, _ in days_in(written))
    assert left == written or "…" in left
