from datetime import date, timedelta
from typing import Any

from lif_desktop.rules import revisiting

TODAY = date(2026, 11, 21)


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def _revisit(**given: Any) -> list[str]:
    asked: dict[str, Any] = dict.fromkeys(
        ("revisit_on", "revisited_on", "improved", "found_then", "found_now")
    )
    return revisiting.questions(**{"state": "finished", **asked, **given}, today=TODAY)


def test_every_finished_audit_has_a_re_look() -> None:
    assert _revisit(state="under_way") == []
    assert _revisit()[0].startswith("When will it be looked at again?")
    assert _revisit(revisit_on=days(-1)) == ["The re-look is overdue by 1 day."]
    assert _revisit(revisit_on=days(5)) == ["The re-look is due in 5 days."]
    assert _revisit(revisit_on=days(99)) == []


def test_a_re_look_says_then_and_now_and_whether_it_improved() -> None:
    looked = {"revisited_on": days(-2)}
    assert len(_revisit(**looked)) == 2
    assert _revisit(**looked, improved="yes", found_now="Nine of ten") == [
        "Say what was found then, so that then and now stand side by side."
    ]
    both = {"found_then": "Two of ten", "found_now": "Nine of ten"}
    assert _revisit(**looked, improved="yes", **both) == []
