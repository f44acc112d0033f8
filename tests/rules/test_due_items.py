from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.rules.due_items import Event, Item, Wanted, due_items

START, END = date(2026, 4, 1), date(2027, 3, 31)


def wanted(cycle: str, after: str = "", last: date | None = None) -> Wanted:
    return Wanted("lado", "LADO report", ("Children's services",), ("Board",), cycle, after, last)


def draw(*sources: Wanted, start: date = START, end: date = END) -> list[Item]:
    return due_items(
        sources,
        start,
        end,
        meetings={"Board": [date(2026, 3, 9), date(2026, 6, 8), date(2026, 9, 14)]},
        events={
            "reviews.published_on": [
                Event(date(2025, 9, 1), "Case Ash", 7),
                Event(date(2026, 11, 2), "Case Elm", 8),
            ]
        },
    )


def days(cycle: str, last: date | None = None) -> list[date | None]:
    return [item.due_on for item in draw(wanted(cycle, last=last))]


def test_without_a_last_one_a_cycle_ends_with_the_periods_of_the_year() -> None:
    assert len(days("monthly")) == 12
    assert days("quarterly") == [
        date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31), date(2027, 3, 31),
    ]  # fmt: skip
    assert days("half-yearly") == [date(2026, 9, 30), date(2027, 3, 31)]
    assert days("yearly") == [date(2027, 3, 31)]
    assert days("every two years") == [date(2027, 3, 31)]


def test_a_cycle_runs_on_from_the_last_due_date() -> None:
    assert days("yearly", date(2025, 10, 15)) == [date(2026, 10, 15)]
    assert days("every two years", date(2025, 10, 15)) == []
    assert days("quarterly", date(2026, 6, 30)) == [
        date(2026, 9, 30), date(2026, 12, 31), date(2027, 3, 31),
    ]  # fmt: skip
    assert days("monthly", date(2027, 1, 31)) == [date(2027, 2, 28), date(2027, 3, 31)]


def test_what_is_long_overdue_comes_again_in_this_period_only() -> None:
    assert days("yearly", date(2019, 5, 1)) == [date(2026, 5, 1)]


def test_each_meeting_of_a_group_asks_for_it_and_a_group_without_meetings_says_so() -> None:
    both = Wanted("dataset", "Dataset", ("Agencies",), ("Board", "Executive"), "each meeting")
    found = draw(both)
    assert [(item.groups, item.due_on) for item in found] == [
        (("Board",), date(2026, 6, 8)),
        (("Board",), date(2026, 9, 14)),
        (("Executive",), None),
    ]
    assert found[-1].why == "each meeting: no meeting of Executive is on record"


def test_one_year_after_and_once_completed_start_from_an_event() -> None:
    (later,) = draw(wanted("one year after", "reviews.published_on"))
    assert (later.due_on, later.why) == (date(2026, 9, 1), "one year after: Case Ash")
    assert later.event is not None
    assert later.event.id == 7
    (done,) = draw(wanted("once completed", "reviews.published_on"))
    assert (done.due_on, done.why) == (date(2026, 11, 2), "once completed: Case Elm")


@pytest.mark.parametrize(
    ("cycle", "why"),
    [
        ("as required", "as required: the board asks for it"),
        ("once completed", "once completed: the board asks for it"),
        ("not stated", "the framework states no cycle"),
    ],
)
def test_what_no_rule_can_date_is_listed_without_a_date(cycle: str, why: str) -> None:
    (item,) = draw(wanted(cycle))
    assert (item.due_on, item.why) == (None, why)


def test_items_stand_by_date_and_undated_ones_last() -> None:
    found = draw(wanted("as required"), wanted("yearly"), wanted("quarterly"))
    assert [item.due_on for item in found][-1] is None
    dated = [item.due_on for item in found if item.due_on]
    assert dated == sorted(dated)


@given(
    st.dates(date(2015, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["monthly", "quarterly", "half-yearly", "yearly"]),
    st.dates(date(2010, 1, 1), date(2029, 12, 31)) | st.none(),
)
def test_two_halves_of_a_period_ask_for_what_the_whole_does(
    middle: date, cycle: str, last: date | None
) -> None:
    start, end = date(2015, 1, 1), date(2031, 12, 31)
    source = wanted(cycle, last=last)
    after = middle.fromordinal(middle.toordinal() + 1)
    parts = draw(source, start=start, end=middle) + draw(source, start=after, end=end)
    assert parts == draw(source, start=start, end=end)
