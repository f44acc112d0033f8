"""When a return is due back."""

from datetime import date

from lif_desktop import frameworks
from lif_desktop.rules.return_due import due_back


def test_a_return_is_due_three_weeks_on() -> None:
    assert due_back(date(2026, 11, 5), frozenset()) == date(2026, 11, 26)


def test_it_is_never_due_at_a_weekend_or_on_a_bank_holiday() -> None:
    holidays = frameworks.bank_holidays().days
    assert due_back(date(2026, 11, 21), holidays) == date(2026, 12, 14)
    assert due_back(date(2026, 12, 4), holidays) == date(2026, 12, 29)
