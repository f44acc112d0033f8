from datetime import date, timedelta
from typing import Any

from lif_desktop.rules import compliance

TODAY = date(2026, 11, 21)


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def test_compliance_is_spread_and_what_does_not_apply_counts_in_no_share() -> None:
    found = compliance.spread(
        ["complies", "complies", "partly", "does_not", "not_applicable", "not_checked", None]
    )
    assert (found.complies, found.partly, found.does_not) == (2, 1, 1)
    assert (found.unchecked, found.not_applicable, found.applying) == (2, 1, 6)


def _required(**given: Any) -> list[str]:
    asked: dict[str, Any] = {
        "compliance": "complies", "why": "Read 20 files", "checked_on": days(-9), "due_on": None,
        "has_plan": False, "progress": None,
    }  # fmt: skip
    return compliance.questions(**asked | given, today=TODAY)


def test_a_recommendation_from_outside_says_whether_we_comply_and_how_we_know() -> None:
    assert _required() == []
    assert _required(compliance=None, checked_on=None) == ["Not checked yet: do we comply?"]
    assert _required(why=None) == ["Say how we know."]
    assert _required(compliance="not_applicable", why="-") == ["Say why it does not apply."]
    assert _required(checked_on=None) == ["Say when that was checked."]


def test_one_not_complied_with_needs_a_way_and_a_date() -> None:
    assert _required(compliance="partly") == [
        "Say by which plan, or how else, it will be complied with.",
        "Say by when it will be complied with.",
    ]
    assert _required(compliance="does_not", has_plan=True, due_on=days(-1)) == [
        "It is overdue by 1 day."
    ]
    assert _required(compliance="partly", progress="Half done", due_on=days(40)) == []
    assert compliance.standing("complies", None, days(-9), TODAY).state == "done"
    assert compliance.standing("partly", days(-1), days(-9), TODAY).state == "late"
