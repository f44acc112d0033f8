"""The agencies' returns: each comes to what it was made to come to."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
from defusedxml import ElementTree

from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.sample.returns import Expected, expected, make_returns
from lif_desktop.store.board import Board
from tests.sample.conftest import TODAY

OUTCOMES = ("new", "changed", "same", "repeated", "possible", "conflict", "problem")


@pytest.fixture(scope="session")
def folder(read_only: Board, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("returns")
    make_returns(read_only, made)
    return made


def _plan(board: Board, folder: Path, agency: str) -> ImportPlan:
    one = next(one for one in expected() if agency in one.agency)
    return make_plan(board, folder / one.file, "actions")


def test_ten_agencies_answer_in_three_kinds_of_file(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {one.file for one in expected()}
    assert len({one.agency for one in expected()}) == 10
    assert {path.suffix for path in folder.iterdir()} == {".xlsx", ".csv", ".ods"}


@pytest.mark.parametrize("one", expected(), ids=lambda one: one.agency)
def test_a_return_comes_to_what_it_was_made_for(
    read_only: Board, folder: Path, one: Expected
) -> None:
    plan = make_plan(read_only, folder / one.file, "actions")
    assert {key: plan.counts[key] for key in OUTCOMES} == {
        key: getattr(one, key) for key in OUTCOMES
    }
    assert plan.data_rows == one.data_rows
    assert sum(part.count for part in plan.left_out) == one.left_out
    assert sum(row.outcome in {"possible", "conflict", "problem"} for row in plan.rows) == (
        one.waiting
    )


def test_importing_all_writes_new_and_changed_and_then_everything_is_the_same(
    own: Board, tmp_path: Path
) -> None:
    paths = make_returns(own, tmp_path / "returns")
    before = len(own.records("actions"))
    for path, one in zip(paths, expected(), strict=True):
        merged = merge(own, make_plan(own, path, "actions"))
        assert merged.counts["new"] + merged.counts["changed"] == one.written
    assert len(own.records("actions")) == before + sum(one.new for one in expected())
    again = [make_plan(own, path, "actions") for path in paths]
    assert all(plan.counts["changed"] == 0 for plan in again)
    assert own.check().whole


def test_two_sets_of_returns_hold_the_same_cells(read_only: Board, tmp_path: Path) -> None:
    for first, second in zip(
        make_returns(read_only, tmp_path / "a"), make_returns(read_only, tmp_path / "b"),
        strict=True,
    ):  # fmt: skip
        if first.suffix == ".xlsx":
            assert _cells(first) == _cells(second)
        else:
            assert first.read_bytes() == second.read_bytes()


def _cells(path: Path) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(path)
    cells = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
    book.close()
    return cells


def test_a_date_that_does_not_exist_is_said_as_it_was_written(
    read_only: Board, folder: Path
) -> None:
    plan = _plan(read_only, folder, "Northmoor Health")
    said = " ".join(message for row in plan.rows for message in row.messages)
    assert "'31/11/2026' is not a date" in said
    assert "'ongoing' is not a date" in said


def test_a_new_target_and_a_completion_arrive(read_only: Board, folder: Path) -> None:
    plan = _plan(read_only, folder, "Police")
    changes = {row.reference: row.changes for row in plan.rows if row.outcome == "changed"}
    assert changes["ACT-2025-118"]["target_on"][1] > TODAY
    done = [one["completed_on"][1] for one in changes.values() if "completed_on" in one]
    assert done
    assert all(day <= TODAY for day in done)


def test_new_actions_and_the_one_that_is_almost_there(read_only: Board, folder: Path) -> None:
    plan = _plan(read_only, folder, "Voluntary")
    possible = next(row for row in plan.rows if row.outcome == "possible")
    likely = read_only.record("actions", possible.match.ids[0])
    assert likely.title == "Lend smaller groups a trained interviewer"
    assert all(row.values["activity"] for row in plan.rows if row.outcome == "new")


def test_the_open_document_names_its_kind_first(folder: Path) -> None:
    path = next(path for path in folder.iterdir() if path.suffix == ".ods")
    with zipfile.ZipFile(path) as file:
        first = file.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        ElementTree.fromstring(file.read("content.xml"))
