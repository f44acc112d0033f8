"""Two meeting cycles on a real board: what escalates, where it stands, what the note says."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import clock
from lif_desktop.reports import escalations
from lif_desktop.reports.actions import actions_report
from lif_desktop.reports.shape import Asked
from lif_desktop.reports.today_read import read
from lif_desktop.reports.ways_up import way
from tests import boards
from tests.reports.actions_made import MET, TODAY, Made, make
from tests.reports.reading import cells, draw, everything_said, table


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    clock.set_today(TODAY.isoformat())
    yield
    clock.set_today(None)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    with boards.empty(tmp_path) as board:
        yield make(board)


def _on(made: Made, action: int) -> date | None:
    found: date | None = made.board.record("actions", action).values["escalates_on"]
    return found


def _next(made: Made, action: int) -> str:
    return way(made.board, TODAY, made.board.record("actions", action)).next


def test_only_meetings_that_were_held_count(made: Made) -> None:
    action = made.action("Supervision policy", target_on=date(2026, 5, 1))
    assert _on(made, action) == date(2026, 9, 8)
    made.edit("meetings", made.meetings["Effectiveness", date(2026, 7, 14)], {"state": "held"})
    assert _on(made, action) == date(2026, 7, 14)
    made.edit("meetings", made.meetings["Effectiveness", date(2026, 7, 14)], {"state": "cancelled"})
    assert _on(made, action) == date(2026, 9, 8)


def test_a_meeting_that_was_moved_counts_on_the_day_it_took_place(made: Made) -> None:
    action = made.action("Supervision policy", target_on=date(2026, 5, 1))
    held = made.meetings["Effectiveness", MET[2]]
    made.edit("meetings", held, {"meets_on": date(2026, 9, 15), "moved_from_on": MET[2]})
    assert _on(made, action) == date(2026, 9, 15)


def test_an_action_handed_over_is_counted_by_whoever_owned_it(made: Made) -> None:
    action = made.action("Supervision policy")
    assert _on(made, action) == MET[1]
    with made.board.change("Hand over") as change:
        change.edit("actions", action, {"group": made.groups["Learning"]})
        change.add("moves", {
            "action": action, "moved_on": date(2026, 5, 20),
            "from_group": made.groups["Effectiveness"], "to_group": made.groups["Learning"],
        })  # fmt: skip
    # One meeting of the first owner, then the second one of the new owner.
    assert _on(made, action) == date(2026, 10, 6)
    found = way(made.board, TODAY, made.board.record("actions", action))
    assert found.reason == (
        "Unmet after 1 meeting of Effectiveness and 1 meeting of Learning since the first target"
        " date, 1 Mar 2026: 14 Apr 2026 and 6 Oct 2026."
    )
    made.edit("meetings", made.meetings["Effectiveness", MET[0]], {"state": "cancelled"})
    assert _on(made, action) is None


def test_a_hand_over_and_a_new_target_are_kept_as_moves_by_themselves(made: Made) -> None:
    action = made.action("Supervision policy")
    new = {"group": made.groups["Learning"], "target_on": date(2026, 12, 1)}
    made.edit("actions", action, new)
    (move,) = made.board.records("moves")
    values = move.values
    assert (values["moved_on"], values["said_by"]) == (TODAY, boards.WHO)
    assert (values["from_group"], values["to_group"]) == (
        made.groups["Effectiveness"], made.groups["Learning"],
    )  # fmt: skip
    assert (values["from_target_on"], values["to_target_on"]) == (
        date(2026, 3, 1), date(2026, 12, 1),
    )  # fmt: skip
    # It was handed over only today, and the first target still counts.
    assert _on(made, action) == MET[1]
    made.board.undo()
    assert not made.board.records("moves")
    made.board.redo()
    assert len(made.board.records("moves")) == 1


def test_what_was_missing_is_completed_and_not_moved(made: Made) -> None:
    action = made.action("Agree a date", target_on=None, group=None)
    made.edit("actions", action, {"target_on": date(2026, 3, 1), "group": made.groups["Learning"]})
    assert not made.board.records("moves")
    assert _on(made, action) == date(2026, 10, 6)


def test_a_minuted_target_counts_instead_and_its_move_names_the_meeting(made: Made) -> None:
    action = made.action("Supervision policy")
    meeting = made.meetings["Effectiveness", MET[1]]
    made.edit("actions", action, {
        "target_on": date(2026, 8, 1), "minuted_target_on": date(2026, 8, 1),
        "minuted_at": meeting,
    })  # fmt: skip
    assert _on(made, action) is None
    assert made.board.records("moves")[0].values["meeting"] == meeting


def test_a_decision_for_a_new_target_minutes_it(made: Made) -> None:
    action = made.action("Supervision policy")
    step = made.add("escalations", escalations.draft(made.board, action, None, TODAY))
    new = date(2026, 12, 20)
    made.edit("escalations", step, {"ruling": "new_target", "new_target_on": new})
    values = made.board.record("actions", action).values
    assert (values["minuted_target_on"], values["target_on"]) == (new, new)
    assert _on(made, action) is None
    assert _next(made, action) == ""
    assert made.board.records("moves")[0].values["to_target_on"] == new
    # An older decision that is entered late takes nothing back.
    old = {"action": action, "raised_on": MET[0], "ruling": "new_target"}
    made.add("escalations", {**old, "new_target_on": date(2026, 4, 30)})
    assert made.board.record("actions", action).values["target_on"] == new
    with made.board.change("Both at once") as change:
        change.add("escalations", {**old, "new_target_on": date(2027, 1, 31)})
        change.edit("actions", action, {"target_on": date(2027, 2, 28)})
    values = made.board.record("actions", action).values
    assert values["target_on"] == date(2027, 2, 28)
    assert values["minuted_target_on"] == date(2027, 1, 31)


def test_the_newest_decision_brings_a_target_forward(made: Made) -> None:
    action = made.action("Supervision policy")
    made.edit("actions", action, {"target_on": date(2027, 1, 30)})
    step = made.add("escalations", escalations.draft(made.board, action, None, TODAY))
    sooner = date(2026, 12, 15)
    ruled = {"ruling": "new_target", "new_target_on": sooner, "decided_on": TODAY}
    made.edit("escalations", step, ruled)
    values = made.board.record("actions", action).values
    assert (values["target_on"], values["minuted_target_on"]) == (sooner, sooner)
    # A slip in the decision is put right with it.
    made.edit("escalations", step, {"new_target_on": date(2026, 12, 5)})
    values = made.board.record("actions", action).values
    assert (values["target_on"], values["minuted_target_on"]) == (date(2026, 12, 5),) * 2
    # What was decided before the target was moved is not the newest word.
    later = made.action("Audit tool")
    made.edit("actions", later, {"target_on": date(2027, 3, 31)})
    made.add("escalations", {
        "action": later, "raised_on": MET[2], "decided_on": MET[2], "ruling": "new_target",
        "new_target_on": sooner,
    })  # fmt: skip
    assert made.board.record("actions", later).values["target_on"] == date(2027, 3, 31)


def test_of_two_decisions_entered_at_once_the_later_one_counts(made: Made) -> None:
    action = made.action("Supervision policy")
    with made.board.change("Enter two decisions") as change:
        for decided, target in ((MET[2], date(2026, 12, 5)), (MET[1], date(2027, 1, 30))):
            change.add("escalations", {
                "action": action, "raised_on": decided, "decided_on": decided,
                "ruling": "new_target", "new_target_on": target,
            })  # fmt: skip
    values = made.board.record("actions", action).values
    assert (values["target_on"], values["minuted_target_on"]) == (date(2026, 12, 5),) * 2


def test_no_further_ends_the_count(made: Made) -> None:
    action = made.action("Supervision policy")
    step = {"action": action, "raised_on": MET[1], "ruling": "no_further"}
    made.add("escalations", step)
    assert _on(made, action) is None
    assert "goes no further" in _next(made, action)


def test_the_way_up_goes_on_group_by_group_to_the_chair(made: Made) -> None:
    action = made.action("Supervision policy")
    # A third meeting passed, so it is at the group above.
    assert _next(made, action) == (
        "To be put before Business group B at the meeting of 15 Dec 2026."
    )
    made.add("meetings", {"group": made.groups["Business"], "meets_on": date(2026, 10, 20),
                          "state": "held"})  # fmt: skip
    assert _next(made, action) == "To be put before the chair, P. Rowe."
    drafted = escalations.draft(made.board, action, None, TODAY)
    assert (drafted["level"], drafted["group"]) == ("chair", made.groups["Board"])
    made.add("escalations", {**drafted, "ruling": "supported", "decided_on": TODAY})
    assert _next(made, action).startswith("The chair, P. Rowe gave support")
    made.edit("groups", made.groups["Board"], {"chair": "Partnership Chair"})
    assert _next(made, action).startswith("The Partnership Chair gave support")
    made.edit("groups", made.groups["Board"], {"chair": None})
    assert _next(made, action).startswith("The chair of ")


def test_a_line_that_turns_in_a_circle_still_ends_at_the_chair(made: Made) -> None:
    action = made.action("Supervision policy")
    made.edit("groups", made.groups["Business"], {"escalates_to": made.groups["Effectiveness"]})
    drafted = escalations.draft(made.board, action, "chair", TODAY)
    assert drafted["group"] == made.groups["Board"]
    assert "To the chair, P. Rowe" in drafted["note"]
    made.add("meetings", {"group": made.groups["Business"], "meets_on": date(2026, 10, 20),
                          "state": "held"})  # fmt: skip
    assert _next(made, action) == "To be put before the chair, P. Rowe."


@pytest.mark.parametrize(
    ("level", "before"), [("group", "Effectiveness"), ("next", "Business"), ("chair", "Board")]
)
def test_a_note_is_drafted_for_the_level_that_is_asked_for(
    made: Made, level: str, before: str
) -> None:
    action = made.action("Supervision policy")
    for day, done in ((date(2026, 5, 2), "Draft out"), (date(2026, 12, 1), "Not yet said")):
        made.add("updates", {"action": action, "made_on": day, "done": done})
    made.add("escalations", {"action": action, "raised_on": MET[1], "level": "group",
                             "ruling": "supported", "ruling_reason": "HR asked."})  # fmt: skip
    drafted = escalations.draft(made.board, action, level, TODAY)
    assert (drafted["level"], drafted["group"]) == (level, made.groups[before])
    note = drafted["note"]
    for said in (
        "ACT-2026-001: Supervision policy", "Lead: Health, A. Moss", "First target: 1 Mar 2026",
        "Unmet at 3 meetings since", "2 May 2026: Draft out", "HR asked",
    ):  # fmt: skip
        assert said in note
    assert "Not yet said" not in note


def test_without_a_group_the_draft_goes_to_the_chair(made: Made) -> None:
    action = made.action("Nobody's", group=None)
    made.edit("groups", made.groups["Board"], {"kind": "other"})
    drafted = escalations.draft(made.board, action, None, TODAY)
    assert (drafted["level"], drafted["group"]) == ("group", None)
    assert "To its owning group" in drafted["note"]
    assert escalations.draft(made.board, action, "next", TODAY)["note"].startswith("To the chair,")


def test_the_report_names_stage_drift_questions_moves_and_decisions(made: Made) -> None:
    up = made.action("Supervision policy")
    drifts = made.action("Chronology", target_on=date(2026, 12, 12))
    for day in (date(2027, 1, 1), date(2027, 2, 1)):
        made.edit("actions", drifts, {"target_on": day})
    made.action("In a group that never met", group=made.groups["Silent"])
    made.action("Nobody's", group=None)
    made.add("escalations", {
        "action": up, "raised_on": MET[1], "level": "group", "group": made.groups["Effectiveness"],
        "ruling": "supported", "decided_on": MET[1], "decided_by": "M. Grant",
    })  # fmt: skip
    made.add("escalations", {"action": up, "raised_on": MET[2], "level": "next"})
    report = draw(made.board, "escalations")
    assert report.attention == 1
    ((named, lead, stage, since, why, then),) = cells(table(report, "On the way up"))
    assert named.endswith("Supervision policy")
    assert (lead, stage, since) == ("Health, A. Moss", "Group above", "8 Sep 2026")
    assert "Unmet after 3 meetings of Effectiveness" in why
    assert then.startswith("Put before Business group B on 8 Sep 2026; the decision")
    ((*_, sign),) = cells(table(report, "Other drift"))
    assert sign.startswith("The target date was moved back twice, from 12 Dec 2026.")
    questions = [row[-1] for row in cells(table(report, "Meetings cannot"))]
    assert any("has no meetings on record" in one for one in questions)
    assert any("No group owns this action" in one for one in questions)
    assert len(table(report, "Moves").rows) == 2
    decisions = cells(table(report, "Put before"))
    assert [row[3] for row in decisions] == ["Awaited", "Support or challenge given"]
    said = " ".join(report.summary)
    for words in ("1 action is on the way up", "1 escalation on record without", "1 more action",
                  "2 late actions"):  # fmt: skip
        assert words in said


def test_the_public_sees_counts_only(made: Made) -> None:
    made.action("Supervision policy")
    report = draw(made.board, "escalations", Asked(audience="public"))
    assert report.left_out
    assert "Supervision" not in everything_said(report)
    assert "A. Moss" not in everything_said(report)
    assert cells(table(report, "By owning group")) == [["Effectiveness", "0", "1", "0"]]


def test_nothing_to_escalate_is_said(made: Made) -> None:
    report = draw(made.board, "escalations")
    assert report.summary[0] == "No action is to be escalated."
    assert not report.attention


def test_report_paper_and_today_say_the_same(made: Made) -> None:
    action = made.action("Supervision policy")
    said = way(made.board, TODAY, made.board.record("actions", action))
    (found,) = actions_report(made.board, TODAY).escalate
    assert (found.reason, found.next) == (said.reason, said.next)
    need = next(one for one in read(made.board, TODAY).needs if one.word == "Escalate")
    assert said.next.rstrip(".") in need.why
    assert "3 meetings missed, the last on 8 Sep 2026" in need.why
