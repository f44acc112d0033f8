from datetime import date, timedelta

from lif_desktop.rules import strong_practice

TODAY = date(2026, 11, 21)


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def test_strong_practice_is_owed_to_the_report_of_its_quarter() -> None:
    assert strong_practice.is_unreported(date(2026, 9, 30), None, TODAY)
    assert strong_practice.is_unreported(None, None, TODAY)
    assert strong_practice.is_unreported(date(2026, 9, 30), days(3), TODAY)
    assert not strong_practice.is_unreported(date(2026, 10, 1), None, TODAY)
    assert not strong_practice.is_unreported(date(2026, 9, 30), date(2026, 10, 9), TODAY)


def test_strong_practice_is_asked_for_what_an_action_is_asked_for() -> None:
    said = {"what": "A call", "why": "Calm", "difference": "None waited"}
    nothing = {"shared": None, "taken_up": None}
    blank = dict.fromkeys([*said, *nothing])
    assert len(strong_practice.questions(state="noted", group_named=False, **blank)) == 4
    assert strong_practice.questions(state="noted", group_named=True, **said, **nothing) == []
    assert strong_practice.questions(state="shared", group_named=True, **said, **nothing) == [
        "How was it shared, and with whom?"
    ]
    told = {"shared": "Newsletter", "taken_up": None}
    assert strong_practice.questions(state="spread", group_named=True, **said, **told) == [
        "Where was it taken up?"
    ]
