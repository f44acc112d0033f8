"""Sending returns out: what is written and recorded, together or not at all."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lif_desktop import clock, identity
from lif_desktop.exporting.files import CannotWrite
from lif_desktop.exporting.returns import section11
from lif_desktop.exporting.returns.issuing import KINDS, Issued, issue
from lif_desktop.faults import WrongUsage
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.progress import Cancelled
from lif_desktop.registers.returning import RETURN_KINDS
from lif_desktop.rules.periods import period_of
from lif_desktop.store.board import Board
from tests import boards
from tests.exporting.returns.board import ASKED, DUE, HEALTH, HOUSING, POLICE, asking


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    clock.set_today(boards.TODAY.isoformat())
    with asking(tmp_path) as made:
        yield made
    clock.set_today(None)


def _ids(board: Board, *names: str) -> list[int]:
    found = [board.find("agencies", name) for name in names]
    return [one.id for one in found if one]


def _by_name(found: list[Issued]) -> dict[str, Issued]:
    return {one.name: one for one in found}


def test_every_kind_of_return_can_be_sent() -> None:
    assert set(KINDS) == {one.value for one in RETURN_KINDS}


def test_all_agencies_are_asked_in_one_go_and_those_with_nothing_are_named(
    board: Board, tmp_path: Path
) -> None:
    before = len(board.history())
    found = _by_name(issue(board, "actions", None, None, tmp_path / "out"))
    assert list(found) == [HOUSING, HEALTH, POLICE]
    assert found[HOUSING].path is None
    assert found[HOUSING].passed_over == "it leads no open action, and none is meant for it."
    assert {one.name for one in (tmp_path / "out").iterdir()} == {
        f"{HEALTH} - Action updates - due 14 Dec 2026.xlsx",
        "Police - Action updates - due 14 Dec 2026.xlsx",
    }
    titles = [one.title for one in board.history()]
    assert len(titles) == before + 1
    assert titles[0] == "Send out action updates to 2 agencies, due 14 Dec 2026"


def test_a_file_name_holds_nothing_that_is_refused_or_turns_it_round(
    board: Board, tmp_path: Path
) -> None:
    health = _ids(board, HEALTH)
    with board.change("Odd name") as change:
        change.edit("agencies", health[0], {"short_name": "A/b\u202eslx.exe: c"})
    (one,) = issue(board, "actions", health, DUE, tmp_path / "out")
    assert one.path is not None
    assert one.path.name == "A b slx.exe c - Action updates - due 14 Dec 2026.xlsx"


def test_what_is_recorded_is_what_was_sent(board: Board, tmp_path: Path) -> None:
    (one,) = issue(board, "actions", _ids(board, HEALTH), DUE, tmp_path / "out")
    (record,) = board.records("returns")
    assert one.path is not None
    assert one.record == record.id
    content = one.path.read_bytes()
    values = record.values
    assert values["file_hash"] == hashlib.sha256(content).hexdigest()
    assert board.file(values["file_hash"]) == content
    assert values["file_name"] == one.path.name
    assert (values["state"], values["issued_on"], values["due_on"]) == ("out", ASKED, DUE)
    assert values["recipient"] == "A. Moss"
    action = board.find("actions", "Single referral form")
    assert action is not None
    sent = json.loads(values["sent"])
    assert sent["rows"] == [["actions", action.id, action.version]]
    page = load_workbook(one.path)["Actions"]
    heads = [cell.value for cell in page[5]]
    assert heads[: len(sent["headings"])] == sent["headings"]
    assert identity.return_token([str(one) for one in heads]) == values["token"]


@pytest.mark.parametrize(
    ("kind", "recipient"),
    [("section11", "K. Dunn"), ("dataset", "V. Achter"), ("training_needs", "L. Park"),
     ("highlight", "A. Moss")],
)  # fmt: skip
def test_each_kind_goes_to_who_answers_for_it(
    board: Board, tmp_path: Path, kind: str, recipient: str
) -> None:
    issue(board, kind, _ids(board, HEALTH), None, tmp_path / "out")
    (record,) = board.records("returns")
    assert record.values["recipient"] == recipient


def test_a_cycle_says_by_when_and_only_those_who_owe_it_are_asked(
    board: Board, tmp_path: Path
) -> None:
    found = _by_name(issue(board, "section11", None, None, tmp_path / "out"))
    assert found[HEALTH].due_on == date(2026, 12, 18)
    assert "“Ask for standards returns…”" in found[POLICE].passed_over
    assert found[HOUSING].passed_over == "it is under no duty of section 11 or 175/157."
    (record,) = board.records("returns")
    assert record.text("audit").endswith("Section 11 2026")


@pytest.mark.parametrize(
    ("state", "why"),
    [("received", "its return of this cycle is received."),
     ("not_asked", "it is not asked in this cycle.")],
)  # fmt: skip
def test_who_answered_a_cycle_is_not_asked_again(
    board: Board, tmp_path: Path, state: str, why: str
) -> None:
    asked = next(one for one in board.records("submissions") if one.values["state"] == "asked")
    with board.change("Take it in") as change:
        change.edit("submissions", asked.id, {"state": state})
    (one,) = issue(board, "section11", _ids(board, HEALTH), None, tmp_path / "out")
    assert one.passed_over == why


def test_a_cycle_that_is_none_is_refused(board: Board, tmp_path: Path) -> None:
    other = board.find("audits", "Neglect, thematic audit")
    assert other is not None
    with pytest.raises(WrongUsage, match="is no cycle"):
        issue(board, "section11", None, None, tmp_path / "out", audit=other.id)
    (cycle,) = section11.cycles(board, None)
    assert [one.id for one in section11.cycles(board, cycle.id)] == [cycle.id]
    with board.change("Finish it") as change:
        change.edit("audits", cycle.id, {"state": "finished"})
    with pytest.raises(WrongUsage, match="No cycle of standards is open"):
        issue(board, "section11", None, None, tmp_path / "out")


def test_sending_again_takes_the_place_of_what_is_still_out(board: Board, tmp_path: Path) -> None:
    folder, agency = tmp_path / "out", _ids(board, HEALTH)
    (first,) = issue(board, "actions", agency, DUE, folder)
    (again,) = issue(board, "actions", agency, DUE, folder)
    assert again.replaced == (first.reference,)
    assert again.again == f" It takes the place of {first.reference}, which is withdrawn."
    assert first.again == ""
    old, new = board.records("returns")
    assert (old.values["state"], new.values["state"]) == ("withdrawn", "out")
    assert new.values["replaces"] == old.id
    assert sorted(one.name for one in folder.iterdir()) == [
        f"{HEALTH} - Action updates - due 14 Dec 2026 (2).xlsx",
        f"{HEALTH} - Action updates - due 14 Dec 2026.xlsx",
    ]


def test_another_period_takes_nobodys_place(board: Board, tmp_path: Path) -> None:
    for day in (date(2026, 5, 1), date(2026, 8, 1)):
        issue(board, "highlight", _ids(board, HEALTH), DUE, tmp_path / "out",
              period=period_of("quarterly", day))  # fmt: skip
    assert [one.values["state"] for one in board.records("returns")] == ["out", "out"]


def test_undo_takes_the_whole_round_back(board: Board, tmp_path: Path) -> None:
    issue(board, "actions", None, DUE, tmp_path / "out")
    issue(board, "training_needs", None, DUE, tmp_path / "out")
    board.undo()
    assert board.records("needs") == []
    board.undo()
    assert board.records("returns") == []
    assert board.check().whole


def test_a_folder_that_cannot_be_written_leaves_nothing_recorded(
    board: Board, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    before = len(board.history())
    with pytest.raises(CannotWrite):
        issue(board, "actions", None, DUE, tmp_path / "file" / "out")
    assert board.records("returns") == []
    assert len(board.history()) == before


def test_stopping_leaves_no_file_no_folder_and_no_record(board: Board, tmp_path: Path) -> None:
    def stop(_done: int, _total: int, what: str) -> None:
        if what.startswith("Writing for Northmoor Police"):
            raise Cancelled

    with pytest.raises(Cancelled):
        issue(board, "actions", None, DUE, tmp_path / "new" / "out", report=stop)
    assert not (tmp_path / "new").exists()
    assert board.records("returns") == []


def test_it_is_never_due_before_it_is_sent(board: Board, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="before it is sent"):
        issue(board, "actions", None, date(2026, 11, 20), tmp_path / "out")


def test_the_same_return_is_the_same_bytes(board: Board, tmp_path: Path) -> None:
    contents = []
    for folder in ("one", "two"):
        (one,) = issue(board, "highlight", _ids(board, HEALTH), DUE, tmp_path / folder,
                       token=lambda: "0123456789ab")  # fmt: skip
        assert one.path is not None
        contents.append(one.path.read_bytes())
    assert contents[0] == contents[1]


def test_a_report_or_analysis_that_came_in_is_not_asked_again(board: Board, tmp_path: Path) -> None:
    agency = _ids(board, HEALTH)
    with board.change("Take both in") as change:
        change.add("highlights", {
            "agency": agency[0], "period": "Q2 2026/27", "period_until": date(2026, 9, 30),
            "received_on": date(2026, 10, 12),
        })  # fmt: skip
        change.add("needs", {
            "agency": agency[0], "year": "2026/27", "received_on": date(2026, 6, 1),
        })  # fmt: skip
    (one,) = issue(board, "highlight", agency, None, tmp_path / "out")
    assert one.passed_over == "its report of Q2 2026/27 came in on 12 Oct 2026."
    (one,) = issue(board, "training_needs", agency, None, tmp_path / "out")
    assert one.passed_over == "its analysis for 2026/27 came in on 1 Jun 2026."
    assert not (tmp_path / "out").exists()


def test_a_report_begun_and_an_analysis_asked_for_are_gone_on_with(
    board: Board, tmp_path: Path
) -> None:
    agency = _ids(board, HEALTH)
    with board.change("Begin both") as change:
        begun = change.add("highlights", {
            "agency": agency[0], "period": "Q2 2026/27", "period_until": date(2026, 9, 30),
            "summary": "Two audits.",
        })  # fmt: skip
        asked = change.add("needs", {"agency": agency[0], "year": "2026/27"})
    for kind, register, record in (
        ("highlight", "highlights", begun), ("training_needs", "needs", asked),
    ):  # fmt: skip
        (one,) = issue(board, kind, agency, None, tmp_path / "out")
        assert one.path is not None
        (row,) = make_plan(board, one.path, register).rows
        assert (row.record_id, row.outcome) == (record, "same")


def test_a_figure_given_already_may_be_put_right_and_all_given_ask_nothing(
    board: Board, tmp_path: Path
) -> None:
    agency, first = _ids(board, HEALTH), period_of("quarterly", date(2026, 5, 1))
    (one,) = issue(board, "dataset", agency, None, tmp_path / "out", period=first)
    assert one.path is not None
    plan = make_plan(board, one.path, "values")
    assert [row.record and row.record.text("value") for row in plan.rows] == ["81.5"]
    assert sum(left.count for left in plan.left_out) == 3
    with board.change("Keep one indicator") as change:
        monthly = board.find("indicators", "Assessments on time")
        assert monthly is not None
        change.edit("indicators", monthly.id, {"ended_on": date(2026, 10, 1)})
    (one,) = issue(board, "dataset", agency, None, tmp_path / "out", period=first)
    assert one.passed_over == "it has given every figure of Q1 2026/27."


def test_an_action_that_nobody_leads_goes_to_the_agency_it_is_meant_for(
    board: Board, tmp_path: Path
) -> None:
    asked = board.records("recommendations")[0]
    with board.change("Leave it without a lead") as change:
        change.add("actions", {"activity": "Hear each child", "recommendation": asked.id})
    (one,) = issue(board, "actions", _ids(board, POLICE), None, tmp_path / "out")
    assert one.holds == "2 actions"


def test_an_indicator_that_is_not_due_in_the_period_asks_nothing(
    board: Board, tmp_path: Path
) -> None:
    (one,) = issue(board, "dataset", _ids(board, POLICE), None, tmp_path / "out")
    assert one.passed_over == "none of its indicators is due for Q2 2026/27."


def test_a_very_long_name_still_makes_a_file(board: Board, tmp_path: Path) -> None:
    agency = _ids(board, HEALTH)
    with board.change("Name it in full") as change:
        change.edit("agencies", agency[0], {"name": "Trust of many towns " * 15})
    (one,) = issue(board, "actions", agency, None, tmp_path / "out")
    assert one.path is not None
    assert one.path.exists()


def test_a_cycle_without_a_scale_or_a_cycle_before_is_asked_as_it_is(
    board: Board, tmp_path: Path
) -> None:
    audits = {one.title: one for one in board.records("audits")}
    with board.change("Take the scale away") as change:
        change.edit("audits", audits["Section 11 2026"].id, {"scale": None, "started_on": None})
    (one,) = issue(board, "section11", _ids(board, HEALTH), None, tmp_path / "out")
    assert one.path is not None
    front = load_workbook(one.path).worksheets[0]
    said = [row[0] for row in front.iter_rows(values_only=True)]
    assert "The scale is the one that you used last time." in said
