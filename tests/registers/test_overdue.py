"""A date by which something is owed: late from the day after, until it came or is not owed."""

from datetime import date

from lif_desktop import registers
from lif_desktop.fields import Day
from lif_desktop.registers.actions import LATE

TODAY = date(2026, 11, 21)
BASE = {"due_on": date(2026, 11, 20), "received_on": None, "state": "due"}


def test_a_report_is_late_from_the_day_after_until_it_came_or_is_not_needed() -> None:
    due = registers.get("expected").field("due_on")
    assert isinstance(due, Day)
    assert due.late(BASE, TODAY)
    assert not due.late(BASE | {"due_on": TODAY}, TODAY)
    assert not due.late(BASE | {"due_on": None}, TODAY)
    assert not due.late(BASE | {"received_on": TODAY}, TODAY)
    assert not due.late(BASE | {"state": "not_needed"}, TODAY)


def test_what_is_never_owed_is_never_late() -> None:
    held = registers.get("meetings").field("meets_on")
    assert isinstance(held, Day)
    assert not held.late({"meets_on": date(2020, 1, 1)}, TODAY)


def test_where_no_state_ends_it_the_answer_alone_does() -> None:
    due = registers.get("confirmations").field("due_on")
    assert isinstance(due, Day)
    owed = {"due_on": date(2026, 1, 5), "confirmed_on": None}
    assert due.late(owed, TODAY)
    assert not due.late(owed | {"confirmed_on": date(2026, 1, 6)}, TODAY)


def test_without_a_date_of_settling_the_state_alone_says_that_nothing_is_owed() -> None:
    values = {"target_on": date(2026, 11, 1), "status": "in_hand"}
    assert LATE(values, date(2026, 11, 21))
    assert not LATE(values, date(2026, 11, 1))
    assert not LATE(values | {"status": "completed"}, date(2026, 11, 21))
