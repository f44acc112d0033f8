from datetime import date, timedelta
from typing import Any

from lif_desktop.rules import priority_progress

TODAY = date(2026, 11, 21)


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def _priority(**given: Any) -> list[str]:
    asked: dict[str, Any] = {
        "state": "live", "outcome": "Seen early", "progress": "Half way", "progress_on": days(-9),
        "until_on": days(99), "difference": None, "tied": 3,
    }  # fmt: skip
    return priority_progress.questions(**asked | given, today=TODAY)


def test_a_live_priority_has_fresh_progress_and_something_tied_to_it() -> None:
    assert _priority() == []
    assert _priority(tied=None) == []
    assert _priority(progress_on=date(2026, 8, 20)) == ["Its progress is older than a quarter."]
    assert _priority(progress_on=date(2026, 8, 21)) == []
    asked = _priority(outcome=None, progress=None, until_on=days(-1), tied=0)
    assert asked == [
        "What should be different for children?",
        "No progress is recorded.",
        "Its time is over: was it achieved, carried on or dropped?",
        "Nothing is tied to it: no audit, indicator, action or lesson.",
    ]
    assert priority_progress.is_stale(None, TODAY)


def test_an_achieved_priority_says_what_difference_it_made() -> None:
    assert len(_priority(state="achieved")) == 1
    assert _priority(state="achieved", difference="Fewer wait") == []
    assert _priority(state="dropped", progress=None) == []
