"""Returns as they go out and come back: filled in by hand, through an office program, untouched."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from lif_desktop import clock
from lif_desktop.exporting.returns.issuing import issue
from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.oddities import BLANK
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.store.board import Board
from tests import boards
from tests.exporting.returns.board import DUE, HEALTH, asking, filled

Carried = Callable[[Path], Path]


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    clock.set_today(boards.TODAY.isoformat())
    with asking(tmp_path) as made:
        yield made
    clock.set_today(None)


def _sent(board: Board, kind: str, folder: Path, name: str = HEALTH) -> Path:
    agency = board.find("agencies", name)
    assert agency is not None
    (one,) = issue(board, kind, [agency.id], DUE, folder)
    assert one.path is not None
    return one.path


def _by_hand(path: Path) -> Path:
    load_workbook(path).save(path)
    return path


def _through_office(path: Path) -> Path:
    """Open and save a workbook in LibreOffice, which takes it without repair, or else as it is."""
    office = shutil.which("soffice")
    if office is None:
        return _by_hand(path)
    out = path.parent / "saved"
    subprocess.run(
        [office, "--headless", "--convert-to", "xlsx", "--outdir", out, path],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return out / path.name


def _changes(plan: ImportPlan) -> list[tuple[str, dict[str, object]]]:
    return [
        (row.outcome, {key: new for key, (_, new) in row.changes.items()})
        for row in plan.rows
        if row.outcome != "same"
    ]


TABLES = (("actions", "actions"), ("section11", "standards"), ("dataset", "values"))


@pytest.mark.parametrize("carried", [_by_hand, _through_office])
@pytest.mark.parametrize(("kind", "register"), TABLES)
def test_an_untouched_return_says_nothing(
    board: Board, tmp_path: Path, kind: str, register: str, carried: Carried
) -> None:
    plan = make_plan(board, carried(_sent(board, kind, tmp_path / kind)), register)
    assert plan.counts["same"] == plan.data_rows
    assert {one.reason for one in plan.left_out} <= {BLANK}
    assert not [one.heading for one in plan.columns if one.became == "suggested"]
    assert plan.back.odd == ()
    assert plan.back.record is not None


@pytest.mark.parametrize("carried", [_by_hand, _through_office])
def test_an_action_comes_back_with_exactly_what_was_said(
    board: Board, tmp_path: Path, carried: Carried
) -> None:
    path = _sent(board, "actions", tmp_path / "out")
    filled(path, "Actions", {
        (1, "Progress since last time"): "Form agreed by all. Printed by 4 January.",
        (1, "Status"): "Completed", (1, "Completed"): date(2026, 11, 19),
        (1, "Evidence of impact"): "Ten of ten referrals complete.",
    })  # fmt: skip
    plan = make_plan(board, carried(path), "actions")
    assert _changes(plan) == [
        ("changed", {
            "progress": "Form agreed by all. Printed by 4 January.", "status": "completed",
            "completed_on": date(2026, 11, 19), "impact": "Ten of ten referrals complete.",
        })
    ]  # fmt: skip


def test_progress_becomes_a_dated_update_and_the_one_before_stays(
    board: Board, tmp_path: Path
) -> None:
    path = _sent(board, "actions", tmp_path / "out")
    filled(path, "Actions", {(1, "Progress since last time"): "Signed off on 18 November."})
    merge(board, make_plan(board, path, "actions"))
    action = board.find("actions", "Single referral form")
    assert action is not None
    said = [one for one in board.records("updates") if one.values["action"] == action.id]
    assert [one.values["done"] for one in said] == [
        "Draft sent to the panel.", "Signed off on 18 November.",
    ]  # fmt: skip
    assert said[-1].values["made_on"] == boards.TODAY


def test_what_the_agency_was_told_before_stands_beside_and_is_not_read(
    board: Board, tmp_path: Path
) -> None:
    path = _sent(board, "actions", tmp_path / "out")
    page = load_workbook(path)["Actions"]
    texts = [cell.value for row in page.iter_rows() for cell in row]
    assert "Draft sent to the panel." in texts
    plan = make_plan(board, path, "actions")
    assert "What we were told before" in {
        one.heading for one in plan.columns if one.became == "unmapped"
    }


@pytest.mark.parametrize("carried", [_by_hand, _through_office])
def test_an_added_action_is_new_and_the_agencys_own(
    board: Board, tmp_path: Path, carried: Carried
) -> None:
    path = _sent(board, "actions", tmp_path / "out")
    filled(path, "Actions", {
        (2, "Action"): "Tell every ward of the new form", (2, "Target"): date(2027, 3, 31),
        (2, "Plan"): "PLN-2026-001 Neglect plan", (2, "Status"): "Not started",
    })  # fmt: skip
    plan = make_plan(board, carried(path), "actions")
    agency, which = board.find("agencies", HEALTH), board.find("plans", "Neglect plan")
    assert agency is not None
    assert which is not None
    assert _changes(plan) == [
        ("new", {
            "activity": "Tell every ward of the new form", "lead_agency": agency.id,
            "target_on": date(2027, 3, 31), "plan": which.id, "status": "not_started",
        })
    ]  # fmt: skip


@pytest.mark.parametrize("carried", [_by_hand, _through_office])
def test_a_figure_comes_in_for_its_indicator_period_and_agency(
    board: Board, tmp_path: Path, carried: Carried
) -> None:
    path = _sent(board, "dataset", tmp_path / "out")
    filled(path, "Dataset", {
        (4, "Value"): 83.5, (4, "Numerator"): 167, (4, "Denominator"): 200,
        (4, "Commentary"): "Up from 81.5; two posts were filled.",
    })  # fmt: skip
    plan = make_plan(board, carried(path), "values")
    indicator = board.find("indicators", "Children seen within five days")
    agency = board.find("agencies", HEALTH)
    assert indicator is not None
    assert agency is not None
    assert _changes(plan) == [
        ("new", {
            "indicator": indicator.id, "agency": agency.id, "period": "Q2 2026/27",
            "period_from": date(2026, 7, 1), "period_until": date(2026, 9, 30),
            "value": Decimal("83.5"), "numerator": Decimal(167), "denominator": Decimal(200),
            "commentary": "Up from 81.5; two posts were filled.",
        })
    ]  # fmt: skip
    assert sum(one.count for one in plan.left_out) == 3


@pytest.mark.parametrize("carried", [_by_hand, _through_office])
def test_a_standard_comes_back_changed_and_an_unanswered_one_in_its_cycle(
    board: Board, tmp_path: Path, carried: Carried
) -> None:
    path = _sent(board, "section11", tmp_path / "out")
    names = [one.value for one in load_workbook(path)["Standards"]["A"]][5:]
    known = names.index("Safer recruitment") + 1
    filled(path, "Standards", {
        (known, "Own score"): "2", (known, "Gap"): "References of agency staff",
        (known, "Changed since last time"): "Changed for the worse",
        (1, "Own score"): "1", (1, "Evidence"): "Walkabout in May",
    })  # fmt: skip
    plan = make_plan(board, carried(path), "standards")
    submission = next(one for one in board.records("submissions") if one.values["state"] == "asked")
    new, changed = _changes(plan)
    assert new == ("new", {
        "standard": names[0], "own_score": "1", "evidence": "Walkabout in May",
        "submission": submission.id, "audit": submission.values["audit"],
        "agency": submission.values["agency"],
    })  # fmt: skip
    assert changed == ("changed", {
        "own_score": "2", "gap": "References of agency staff", "changed": "worse",
    })  # fmt: skip


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co", "Zl", "Zp"]),
    min_size=1, max_size=60,
).map(lambda text: f"x {' '.join(text.split())} y")  # fmt: skip


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    progress=st.none() | TEXTS,
    impact=st.none() | TEXTS,
    status=st.none() | st.sampled_from(["Not started", "In hand"]),
    target=st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    added=st.none() | TEXTS,
)
def test_whatever_is_filled_in_is_exactly_what_comes_back(
    board: Board, tmp_path: Path, *, progress: str | None, impact: str | None,
    status: str | None, target: date | None, added: str | None,
) -> None:  # fmt: skip
    path = _sent(board, "actions", tmp_path / "out")
    answers = {
        (1, "Progress since last time"): progress, (1, "Evidence of impact"): impact,
        (1, "Status"): status, (1, "Target"): target, (2, "Action"): added,
    }  # fmt: skip
    filled(path, "Actions", {key: value for key, value in answers.items() if value is not None})
    plan = make_plan(board, path, "actions")
    held = board.find("actions", "Single referral form")
    assert held is not None
    words = {None: None, "Not started": "not_started", "In hand": "in_hand"}
    said = {
        "progress": progress, "impact": impact, "status": words[status], "target_on": target,
    }  # fmt: skip
    expected = {key: value for key, value in said.items() if value not in (None, held.values[key])}
    found = _changes(plan)
    assert [one for one in found if one[0] == "changed"] == (
        [("changed", expected)] if expected else []
    )
    new = [one for outcome, one in found if outcome in {"new", "possible"}]
    assert len(new) == (added is not None)
    assert len(found) == bool(expected) + bool(added)


FORMS = (
    ("highlight", "highlights"), ("training_needs", "needs"), ("section11", "submissions"),
)  # fmt: skip


@pytest.mark.parametrize("carried", [_by_hand, _through_office])
@pytest.mark.parametrize(("kind", "register"), FORMS)
def test_an_untouched_form_says_nothing(
    board: Board, tmp_path: Path, kind: str, register: str, carried: Carried
) -> None:
    plan = make_plan(board, carried(_sent(board, kind, tmp_path / kind)), register)
    assert plan.counts["same"] == plan.data_rows == (kind != "highlight")
    assert [one.reason for one in plan.left_out] == ([BLANK] if kind == "highlight" else [])
    assert not [one.heading for one in plan.columns if one.became in {"suggested", "unmapped"}]
    assert plan.back.odd == ()
    assert plan.back.record is not None


@pytest.mark.parametrize("carried", [_by_hand, _through_office])
def test_a_highlight_report_comes_in_prompt_by_prompt(
    board: Board, tmp_path: Path, carried: Carried
) -> None:
    path = _sent(board, "highlight", tmp_path / "out")
    said = {
        "reported_by": ("Reported by", "A. Moss, named nurse"),
        "summary": ("Summary of activity", "Two audits.\nForty staff trained."),
        "how_much": ("How much have we done", "212 referrals"),
        "story": ("The story behind the data", "Down from 240: two schools have a nurse again."),
        "equality": ("Effect on equality and diversity", "None"),
        "decision_needed": ("Decision or action required", "None"),
    }
    filled(path, "Report", {
        **{(1, prompt): answer for prompt, answer in said.values()},
        (1, "Serious incident reported"): "No", (1, "Risk for the log"): "Yes",
        (1, "Signed"): date(2026, 11, 18),
    })  # fmt: skip
    plan = make_plan(board, carried(path), "highlights")
    agency = board.find("agencies", HEALTH)
    assert agency is not None
    assert _changes(plan) == [
        ("new", {
            **{key: answer for key, (_, answer) in said.items()},
            "incident": False, "risk": True, "signed_on": date(2026, 11, 18),
            "agency": agency.id, "period": "Q2 2026/27", "period_from": date(2026, 7, 1),
            "period_until": date(2026, 9, 30),
        })
    ]  # fmt: skip


@pytest.mark.parametrize("carried", [_by_hand, _through_office])
def test_training_needs_come_back_to_the_record_that_began_with_them(
    board: Board, tmp_path: Path, carried: Carried
) -> None:
    path = _sent(board, "training_needs", tmp_path / "out")
    begun = board.records("needs")[-1]
    assert begun.values["asked_on"] == boards.TODAY
    assert begun.values["due_on"] == DUE
    filled(path, "Training needs", {
        (1, "Staff who need training"): 120, (1, "Staff in date"): 96,
        (1, "Needs"): "Twenty places on neglect",
        (1, "In-house training kept up to date"): "In part",
    })  # fmt: skip
    plan = make_plan(board, carried(path), "needs")
    assert [row.record_id for row in plan.rows] == [begun.id]
    assert _changes(plan) == [
        ("changed", {
            "staff": 120, "trained": 96, "needs": "Twenty places on neglect", "updated": "partly",
        })
    ]  # fmt: skip


def test_what_is_signed_of_a_self_assessment_comes_back_to_its_return(
    board: Board, tmp_path: Path
) -> None:
    path = _sent(board, "section11", tmp_path / "out")
    filled(path, "Signing", {
        (1, "Signed by"): "A. Moss, chief nurse", (1, "Declaration signed"): date(2026, 12, 1),
        (1, "What is declared"): "We comply with every standard.",
    })  # fmt: skip
    plan = make_plan(board, path, "submissions")
    assert _changes(plan) == [
        ("changed", {
            "signed_by": "A. Moss, chief nurse", "declared_on": date(2026, 12, 1),
            "declaration": "We comply with every standard.",
        })
    ]  # fmt: skip


PROMPTS = {
    "summary": "Summary of activity", "how_well": "How well have we done it",
    "worried": "What we are worried about", "decision_needed": "Decision or action required",
}  # fmt: skip
ANSWERS = TEXTS | st.sampled_from(
    ["None", "Signed", "Period", "Two lines:\nand the second", "=1+1", "Yes"]
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=st.dictionaries(st.sampled_from(sorted(PROMPTS)), ANSWERS, min_size=1))
def test_whatever_is_answered_on_a_form_is_exactly_what_comes_back(
    board: Board, tmp_path: Path, answers: dict[str, str]
) -> None:
    path = _sent(board, "highlight", tmp_path / "out")
    book = load_workbook(path)
    page = book["Report"]
    rows = {cell.value: cell.row for cell in page["B"]}
    for key, answer in answers.items():
        cell = page.cell(rows[PROMPTS[key]], 3)
        cell.value, cell.data_type = answer, "s"
    book.save(path)
    (row,) = make_plan(board, path, "highlights").rows
    said = {key: new for key, (_, new) in row.changes.items() if key in PROMPTS}
    assert said == answers
