"""The sample board: what it counts, that it is the same each time, and that it is believable."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from lif_desktop import clock, registers
from lif_desktop.fields import Choice, Day, Memo, Text, Unreadable
from lif_desktop.reports.actions import ActionsReport, actions_report
from lif_desktop.reports.audits import audit_record
from lif_desktop.reports.deaths import deaths_summary
from lif_desktop.reports.reviews import review_status
from lif_desktop.rules import action_quality, statuses
from lif_desktop.sample.board import SAMPLE, make_sample, next_board_meeting
from lif_desktop.sample.bodies import preset
from lif_desktop.sample.stock import texts
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record
from tests.sample.conftest import PASSPHRASE, TODAY

COUNTS = {
    "agencies": 14, "groups": 9, "meetings": 40, "audits": 25, "plans": 30, "reviews": 12,
    "deaths": 60, "actions": 220,
}  # fmt: skip
# Texts of which several records may well say the same.
SHORT = 45


def test_it_holds_what_a_partnership_of_that_size_holds(read_only: Board) -> None:
    for register, count in COUNTS.items():
        assert len(read_only.records(register)) == count
    assert len(read_only.records("recommendations")) > 60
    assert len(read_only.records("updates")) > 300
    assert read_only.settings["name"] == "Northmoor Safeguarding Children Partnership"
    assert read_only.settings["framework"] == "kirklees"
    assert SAMPLE in read_only.settings


def test_two_runs_hold_the_same_values_under_the_same_references(
    read_only: Board, own: Board
) -> None:
    for register in registers.shown():
        first, second = (
            {one.reference: (one.id, _without_digest(one)) for one in board.records(register.key)}
            for board in (read_only, own)
        )
        assert first == second
    assert [one.title for one in read_only.history()] == [one.title for one in own.history()]


def _without_digest(record: Record) -> dict[str, Any]:
    """Return a record's values; a return's workbook bears its board's own identity."""
    return {
        key: value
        for key, value in record.values.items()
        if (record.register.key, key) != ("returns", "file_hash")
    }


def test_it_is_made_in_a_few_steps_and_is_whole(read_only: Board) -> None:
    titles = [one.title for one in read_only.history()]
    assert len(titles) < 30
    assert titles[0] == "Close action ACT-2026-014"
    assert titles.count("Move the target of ACT-2025-118") == 2
    assert read_only.check().whole


def test_the_next_board_meeting_is_known(read_only: Board) -> None:
    meeting = next_board_meeting(read_only)
    assert meeting.values["meets_on"] == date(2026, 11, 24)
    assert meeting.values["starts_at"] == "09:30"
    assert re.fullmatch(r"MTG-2026-\d{3}", meeting.reference)


def test_meetings_are_held_cancelled_and_planned_on_their_own_weekday(read_only: Board) -> None:
    by_group: dict[int, set[int]] = {}
    for meeting in read_only.records("meetings"):
        met, state = meeting.values["meets_on"], meeting.values["state"]
        assert (met > TODAY) == (state == "planned")
        assert bool(meeting.values["decisions"]) == (state == "held")
        by_group.setdefault(meeting.values["group"], set()).add(met.weekday())
    assert len(by_group) == COUNTS["groups"]
    assert all(len(days) == 1 and max(days) < 5 for days in by_group.values())


def test_every_group_but_the_board_escalates_and_the_line_ends_at_the_board(
    read_only: Board,
) -> None:
    groups = {one.id: one for one in read_only.records("groups")}
    for group in groups.values():
        line = [group]
        while above := line[-1].values["escalates_to"]:
            line.append(groups[above])
            assert len(line) <= len(groups)
        assert line[-1].values["kind"] == "board"


def test_the_real_bodies_of_the_preset_are_not_in_it() -> None:
    framework = preset(texts("board"))
    names = " ".join(group.name for group in framework.groups) + framework.words.body
    for place in ("Kirklees", "Calderdale", "Yorkshire"):
        assert place not in names


@pytest.fixture(scope="module")
def standing(read_only: Board) -> ActionsReport:
    return actions_report(read_only, TODAY)


def test_open_actions_stand_as_drawn(standing: ActionsReport) -> None:
    assert standing.open == 64
    assert len(standing.late) == 12
    assert len(standing.due) == 6
    assert standing.no_date == 2
    assert [line.standing.days for line in standing.late][:3] == [143, 101, 79]
    late = Counter(line.agency for line in standing.late)
    assert sorted(late.values()) == [1, 2, 2, 3, 4]
    assert standing.questioned > 8
    assert standing.completed > 5
    assert standing.not_completed


def test_three_actions_escalate_and_one_of_them_to_the_chair(
    standing: ActionsReport, read_only: Board
) -> None:
    assert [one.line.reference for one in standing.escalate] == [
        "ACT-2025-118", "ACT-2026-021", "ACT-2026-031",
    ]  # fmt: skip
    assert [one.to_chair for one in standing.escalate] == [True, False, False]
    first = read_only.find("actions", "ACT-2025-118")
    assert first is not None
    changed = read_only.record_history("actions", first.id)
    assert sum(one.title.startswith("Move the target") for one in changed) == 2


def test_each_month_of_the_year_has_late_due_and_on_track(standing: ActionsReport) -> None:
    assert len(standing.months) == 12
    assert all(month.late and month.due and month.on_track for month in standing.months)
    assert len({(month.late, month.due) for month in standing.months}) > 5


@pytest.mark.parametrize("today", [date(2026, 12, 27), date(2027, 2, 23), date(2024, 2, 29)])
def test_it_stands_the_same_on_any_day(tmp_path: Path, today: date) -> None:
    clock.set_today(today.isoformat())
    with make_sample(tmp_path / "Other.lif", PASSPHRASE, today=today) as board:
        found = actions_report(board, today)
        assert (found.open, len(found.late), len(found.due)) == (64, 12, 6)
        assert len(found.escalate) == 3
        meeting = next_board_meeting(board).values["meets_on"]
        assert timedelta(0) < meeting - today <= timedelta(days=7)
        assert meeting.weekday() == 1


def test_half_a_sample_is_not_left_behind(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        make_sample(tmp_path / "Early.lif", PASSPHRASE, today=date(1890, 1, 1))
    assert not list(tmp_path.iterdir())


def test_audits_wait_for_their_re_look_and_show_then_and_now(read_only: Board) -> None:
    found = audit_record(read_only, TODAY)
    assert len(found.revisit) == 3
    assert {line.improved for line in found.revisited} == {"yes", "partly", "no"}
    assert [line.reference for line in found.without_plan] == ["AUD-2026-006"]
    assert len(found.forward) == 9


def test_deaths_come_in_two_cohorts(read_only: Board) -> None:
    found = deaths_summary(read_only, TODAY)
    assert found.notified.total > 15
    assert found.reviewed.total == 24
    assert found.waits == 18
    answers = found.reviewed.modifiable
    assert answers.yes
    assert answers.no
    assert answers.insufficient
    days = [one.values["notified_on"] for one in read_only.records("deaths")]
    assert timedelta(days=900) < max(days) - min(days) < timedelta(days=1200)


def test_deaths_are_reviewed_at_panels_that_were_held(read_only: Board) -> None:
    panel = read_only.find("groups", "Northmoor and Eastmere Joint Child Death Overview Panel")
    assert panel is not None
    held = {
        one.values["meets_on"] for one in read_only.records("meetings")
        if one.values["group"] == panel.id
    }  # fmt: skip
    for death in read_only.records("deaths"):
        values = death.values
        assert (values["panel_on"] is not None) == (values["state"] == "reviewed")
        if values["panel_on"]:
            assert values["died_on"] <= values["notified_on"] < values["review_meeting_on"]
            assert values["review_meeting_on"] < values["panel_on"]
            assert values["panel_on"] in held or values["panel_on"] < min(held)


def test_two_rapid_reviews_run(read_only: Board) -> None:
    found = review_status(read_only, TODAY)
    running = [line for line in found.open if line.rapid_by and line.rapid_by >= TODAY]
    assert [line.reference for line in running] == ["REV-2026-004", "REV-2026-005"]
    assert running[0].rapid_by == date(2026, 11, 26)
    assert found.year_on
    assert not found.without_plan


def test_every_option_of_every_choice_is_used(read_only: Board) -> None:
    for register in registers.shown():
        records = read_only.records(register.key)
        for field in register.fields:
            # Imports remember of whichever register they were read into.
            if isinstance(field, Choice) and (register.key, field.key) != ("readings", "register"):
                used = {one.values[field.key] for one in records}
                lacking = {option.value for option in field.options} - used
                assert not lacking, f"{register.key}.{field.key}"


def _said(board: Board) -> Iterator[tuple[str, Record, str]]:
    for register in registers.shown():
        for record in board.records(register.key):
            for field in register.fields:
                value = record.values[field.key]
                if isinstance(field, (Text, Memo)) and value:
                    yield field.key, record, value


def test_nobody_real_can_be_reached_through_it(read_only: Board) -> None:
    for key, record, text in _said(read_only):
        if key in {"file_hash", "sha256", "figures", "token", "form", "mark"}:
            continue
        assert not re.search(r"\d[\d -]{8,}\d", text), f"{record.reference} {key}: {text}"
        for address in re.findall(r"\S+@\S+", text):
            assert address.endswith(".example")
        assert "http" not in text


def test_texts_are_not_repeated(read_only: Board) -> None:
    # A criterion has the words of the guidance, wherever it stands.
    alike = {"standing_items", "progress", "done", "criterion", "paragraph"}
    told = Counter(
        text for key, _, text in _said(read_only) if len(text) > SHORT and key not in alike
    )
    assert {text: count for text, count in told.items() if count > 2} == {}
    activities = [one.values["activity"] for one in read_only.records("actions")]
    assert len(set(activities)) == len(activities)


def test_updates_of_one_plan_do_not_repeat_one_another(read_only: Board) -> None:
    plans = {one.id: one.values["plan"] for one in read_only.records("actions")}
    told: dict[Any, list[str]] = {}
    for update in read_only.records("updates"):
        words = update.values["done"]
        if not action_quality.question_update(words):
            told.setdefault(plans[update.values["action"]], []).append(words)
    for words in told.values():
        assert len(set(words)) == len(words)


def test_some_actions_are_weak_and_say_so_by_the_rule(read_only: Board) -> None:
    open_actions = [
        one for one in read_only.records("actions") if statuses.is_open(one.values["status"])
    ]
    assert sum(one.values["resources"] is None for one in open_actions) > 6
    vague = [one for one in open_actions if action_quality.question_update(one.values["progress"])]
    assert 4 <= len(vague) <= 10
    given_up = [one for one in read_only.records("actions") if one.values["why_not"]]
    assert len(given_up) == 10
    assert all(one.values["done_instead"] for one in given_up)


def test_dates_follow_one_another(read_only: Board) -> None:
    for action in read_only.records("actions"):
        values = action.values
        closed = values["completed_on"]
        assert (closed is None) == statuses.is_open(values["status"])
        assert values["agreed_on"] < (closed or TODAY)
        if values["target_on"]:
            assert values["agreed_on"] < values["target_on"]
    by_action: dict[int, list[date]] = {}
    for update in read_only.records("updates"):
        by_action.setdefault(update.values["action"], []).append(update.values["made_on"])
    assert len(by_action) == COUNTS["actions"]
    assert max(max(days) for days in by_action.values()) <= TODAY


def test_nothing_but_a_death_falls_on_a_weekend(read_only: Board) -> None:
    for register in registers.shown():
        # A period ends on the last of a month, whatever day of the week that is.
        days = [
            field.key for field in register.fields
            if isinstance(field, Day) and not field.key.startswith("period_")
        ]  # fmt: skip
        for record in read_only.records(register.key) if register.key != "deaths" else ():
            for key in days:
                day = record.values[key]
                assert day is None or day.weekday() < 5, f"{record.reference} {key}"
