from datetime import date, timedelta
from typing import Any

from lif_desktop.rules import publishing

TODAY = date(2026, 11, 21)


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def _published(**given: Any) -> list[str]:
    asked: dict[str, Any] = {
        "kind": "briefing", "of_review": False, "decision": None, "decided_on": None,
        "published_on": days(-9), "channel": "Newsletter", "audience": "workforce",
        "family": None, "court_orders": None, "data_protection": None, "response": None,
    }  # fmt: skip
    return publishing.questions(**asked | given)


def test_a_publication_names_channel_audience_and_day() -> None:
    assert _published() == []
    assert _published(channel=None, audience=None) == [
        "By which channel was it published?", "For whom was it published?",
    ]  # fmt: skip
    assert _published(published_on=None) == ["When was it, or will it be, published?"]
    assert _published(published_on=None, decision="later") == []


def test_publishing_a_case_is_a_decision_that_weighs_three_things() -> None:
    weighed = {"family": "Told", "court_orders": "None", "data_protection": "Checked"}
    assert len(_published(of_review=True)) == 4
    assert _published(of_review=True, decision="publish", **weighed) == ["When was that decided?"]
    decided = {"of_review": True, "decided_on": days(-20), **weighed}
    assert _published(decision="publish", **decided) == []
    assert _published(decision="not_publish", **decided) == [
        "It was published, though the decision says otherwise."
    ]
    assert _published(decision="publish", kind="review_report", **decided) == [
        "A review is published with the board's response: say what that is."
    ]
    assert _published(decision="undecided", kind="response", **decided)[0].startswith("A case")
