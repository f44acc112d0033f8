from datetime import date, timedelta

import pytest

from lif_desktop.rules.owed import owed

TODAY = date(2026, 11, 21)


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


@pytest.mark.parametrize(
    ("due", "done", "state", "pill"),
    [
        (None, days(-1), "done", "Confirmed"),
        (None, None, "undated", "No date"),
        (None, days(1), "undated", "No date"),
        (days(-3), None, "late", "Overdue 3 d"),
        (TODAY, None, "due", "Due 0 d"),
        (days(28), None, "due", "Due 28 d"),
        (days(29), None, "later", "Not due yet"),
    ],
)
def test_what_is_owed_stands_against_its_date(
    due: date | None, done: date | None, state: str, pill: str
) -> None:
    found = owed(due, done, TODAY, done="Confirmed")
    assert (found.state, found.pill) == (state, pill)
    assert found.waits == (state in {"late", "undated"})


def test_days_are_said_in_words() -> None:
    assert owed(days(-1), None, TODAY).days_in_words == "1 day"
    assert owed(None, None, TODAY).days_in_words == "0 days"
