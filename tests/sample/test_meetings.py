"""The sample's meetings: agendas, who came, and every stage of the way up."""

from collections import Counter

from lif_desktop.reports.actions import actions_report
from lif_desktop.reports.attendance import report as attendance
from lif_desktop.reports.escalations import report as escalations
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests.sample.conftest import TODAY


def test_every_meeting_has_an_agenda_in_order(read_only: Board) -> None:
    positions: dict[int, list[int]] = {}
    for item in read_only.records("items"):
        positions.setdefault(item.values["meeting"], []).append(item.values["position"])
    assert positions.keys() == {one.id for one in read_only.records("meetings")}
    assert all(own == list(range(1, len(own) + 1)) for own in positions.values())
    decided = [one for one in read_only.records("items") if one.values["decision"]]
    held = {one.id for one in read_only.records("meetings") if one.values["state"] == "held"}
    assert {one.values["meeting"] for one in decided} == held


def test_attendance_is_on_record_for_seats_and_one_meeting_had_no_quorum(read_only: Board) -> None:
    report = attendance(read_only, TODAY, Asked())
    assert report.summary[0].startswith("25 meetings held; 1 without a quorum.")
    assert "Moorland Fire and Rescue came to 2 of 10 meetings (20 %)" in " ".join(report.summary)
    moved = [one for one in read_only.records("meetings") if one.values["moved_from_on"]]
    assert [one.values["state"] for one in moved] == ["held"]
    cancelled = [one for one in read_only.records("meetings") if one.values["state"] == "cancelled"]
    assert all(one.values["why_not_held"] for one in cancelled)


def test_each_stage_of_the_way_up_is_there(read_only: Board) -> None:
    found = actions_report(read_only, TODAY).escalate
    assert [one.stage.rung.level for one in found] == ["chair", "next", "group"]
    report = escalations(read_only, TODAY, Asked())
    questions = next(one for one in report.sections if one.title == "A question first")
    assert len(questions.tables[0].rows) == 1
    rulings = Counter(one.values["ruling"] for one in read_only.records("escalations"))
    assert rulings["awaited"] == 2
    assert all(one.values["note"] for one in read_only.records("escalations"))
