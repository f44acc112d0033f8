import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.rules import statuses
from lif_desktop.rules.lateness import lateness
from lif_desktop.rules.months import Span, by_month

TODAY = date(2026, 11, 21)
DAYS = st.none() | st.dates(date(2025, 6, 1), date(2027, 6, 1))
SPANS = st.lists(st.builds(Span, st.sampled_from((*statuses.ALL, None)), DAYS, DAYS, DAYS))


def test_the_months_end_on_their_last_day_and_the_last_one_today() -> None:
    months = by_month([], TODAY)
    assert [month.label for month in months][:2] == ["Dec 2025", "Jan 2026"]
    assert months[2].as_at == date(2026, 2, 28)
    assert months[-1].as_at == TODAY
    assert len(months) == 12
    assert [month.as_at for month in by_month([], date(2026, 3, 31), 3)] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
    ]


def test_an_action_moves_from_on_track_to_due_to_late_to_closed() -> None:
    action = Span("completed", date(2026, 3, 10), date(2026, 6, 15), date(2026, 8, 5))
    by_label = {month.label: month for month in by_month([action], TODAY)}
    assert by_label["Feb 2026"].open == 0
    assert by_label["Apr 2026"].on_track == 1
    assert by_label["May 2026"].due == 1
    assert by_label["Jul 2026"].late == 1
    assert by_label["Aug 2026"].open == 0


def test_an_action_without_dates_counts_as_such() -> None:
    assert {month.no_date for month in by_month([Span("in_hand", None, None, None)], TODAY)} == {1}
    assert {month.open for month in by_month([Span("completed", None, None, None)], TODAY)} == {0}


@given(SPANS)
def test_the_last_month_agrees_with_lateness_today(spans: list[Span]) -> None:
    spans = [
        Span(one.status, one.agreed_on, one.target_on, min(one.closed_on or TODAY, TODAY))
        for one in spans
        if one.agreed_on is None or one.agreed_on <= TODAY
    ]
    states = [
        lateness(one.status, one.target_on, one.closed_on, TODAY).pill.split()[0] for one in spans
    ]
    last = by_month(spans, TODAY)[-1]
    assert last.late == states.count("Late")
    assert last.due == states.count("Due")
    assert last.on_track == states.count("On")
    assert last.no_date == states.count("No")


@given(SPANS, st.integers(1, 24))
def test_no_month_counts_an_action_twice(spans: list[Span], months: int) -> None:
    counted = by_month(spans, TODAY, months)
    assert len(counted) == months
    assert all(0 <= month.open <= len(spans) for month in counted)
    assert all(b.as_at > a.as_at for a, b in itertools.pairwise(counted))
    assert counted[-1].as_at - counted[0].as_at <= timedelta(days=31 * months)
