from datetime import date, timedelta
from typing import Any

from lif_desktop.rules import year_on

TODAY = date(2026, 11, 21)


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def test_the_year_runs_from_publication_then_completion_then_decision() -> None:
    one, two, three = days(-3), days(-2), days(-1)
    assert year_on.ended_on(one, two, three) == one
    assert year_on.ended_on(None, two, three) == two
    assert year_on.ended_on(None, None, three) == three
    assert year_on.due_on(date(2024, 2, 29)) == date(2025, 2, 28)
    assert year_on.due_on(one, days(9)) == days(9)
    assert year_on.due_on(None) is None


def _plan(*steps: tuple[str | None, str | None, str | None]) -> year_on.Carried:
    return year_on.carried(year_on.Step(*one) for one in steps)


def test_addressed_verified_and_embedded_are_counted_apart() -> None:
    found = _plan(
        ("completed", "addressed", None),
        ("completed", "verified", "Fewer children wait"),
        ("completed", "embedded", "n/a"),
        ("completed", None, None),
        ("completed", "not_yet", None),
        ("cannot_complete", None, None),
        ("in_hand", "embedded", "Said too early"),
        (None, None, None),
    )
    assert found == year_on.Carried(
        actions=8, open=2, cannot=1, unassured=2, addressed=1, verified=1, embedded=1, impact=1
    )


def _year(**given: Any) -> list[str]:
    asked: dict[str, Any] = {
        "due": days(-1), "reported_on": None, "found": None, "embedded": None, "plan": _plan(),
    }  # fmt: skip
    return year_on.questions(**asked | given, today=TODAY)


def test_a_year_on_asks_for_its_report_and_for_what_it_says() -> None:
    assert _year(due=days(1)) == []
    assert _year(due=None) == []
    assert _year() == [
        (
            "A year has passed (20 Nov 2026): report how far the plan went and what shows that"
            " practice changed."
        )
    ]
    assert len(_year(reported_on=days(1))) == 1
    assert _year(reported_on=TODAY) == [
        "Say what was found a year on.",
        "Say whether the learning is embedded: yes, in part or no.",
    ]
    plan = _plan(("completed", "addressed", None), ("completed", None, None))
    assert _year(reported_on=TODAY, found="Much", embedded="yes", plan=plan) == [
        "It is called embedded, but no action of its plan is shown to be.",
        "Done, but neither verified nor embedded: 1 of its actions.",
    ]
    plan = _plan(("completed", "embedded", None))
    assert _year(reported_on=TODAY, found="Much", embedded="yes", plan=plan) == []
