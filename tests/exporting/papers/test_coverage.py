"""Coverage of the methods of learning as a paper, written from real boards."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lif_desktop import frameworks
from lif_desktop.exporting.papers import catalogue, coverage
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import Caption, Paper, Pill, Shelf, Table, Text
from lif_desktop.exporting.papers.coverage import Coverage, Method
from lif_desktop.reports.methods import Found
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from lif_desktop.store.opening import create
from tests import boards
from tests.boards import TODAY
from tests.exporting.papers import printing
from tests.reports.learning_made import days

METHODS = "Method by method, those with nothing first"


def _board(folder: Path, preset: str) -> Board:
    path = folder / f"{preset}.lif"
    return create(path, boards.PASSPHRASE, frameworks.load(preset), name="", who="J. Hale")


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


def _paper(board: Board, audience: str = "board") -> Paper:
    asked = Asked(audience=audience)  # type: ignore[arg-type]
    return catalogue.get("coverage").write(board, TODAY, Call(asked))


def _shelf(paper: Paper) -> Shelf:
    return next(one for one in paper.blocks if isinstance(one, Shelf))


def test_few_methods_stand_on_the_shelf_themselves(board: Board) -> None:
    paper = _paper(board)
    shelf = _shelf(paper)
    rows = printing.under(paper, METHODS).rows
    nothing = Pill("Nothing", "triangle", "late")
    silent = [row[0] for row in rows if row[1] == nothing]
    assert printing.said(paper).startswith(f"{len(silent)} of 10 methods produced nothing")
    assert [one.name for one in shelf.volumes if not one.count] == silent
    assert [row[1] == nothing for row in rows] == [True] * len(silent) + [False] * (
        10 - len(silent)
    )
    assert "twelve months until then" in paper.note


def test_nothing_two_years_running_is_said(tmp_path: Path) -> None:
    with boards.empty(tmp_path) as board:
        with board.change("Enter last year's audit") as change:
            change.add("audits", {
                "title": "Neglect", "kind": "multi_agency", "finished_on": days(-500),
            })  # fmt: skip
        paper = _paper(board)
        twice = [row for row in printing.under(paper, METHODS).rows if row[2] == "0"]
        assert f"{len(twice)} of them produced nothing in the year before either." in (
            printing.said(paper)
        )
        assert len(twice) == 8


def test_the_eight_volumes_stand_on_a_shelf_and_the_empty_ones_are_named(tmp_path: Path) -> None:
    with _board(tmp_path, "croydon") as board:
        boards.fill(board)
        paper = _paper(board)
        shelf = _shelf(paper)
        assert [one.name for one in shelf.volumes] == [
            "Building blocks", "Quantitative information", "Qualitative information",
            "Children and young people", "Parents and carers",
            "Involving front line staff and managers",
            "Consultation with the public and other stakeholders",
            "Learning and development: multi-agency training",
        ]  # fmt: skip
        # The one audit shows two methods, and stands once in its volume.
        assert [one.count for one in shelf.volumes] == [0, 0, 1, 0, 0, 0, 0, 0]
        assert shelf.volumes[2].holds == "audits 1"
        assert "Quantitative information: nothing" in shelf.alternative
        assert "7 of 8 volumes of the library are empty: Building blocks;" in printing.said(paper)
        captions = [one.text for one in paper.blocks if isinstance(one, Caption)]
        assert captions[0] == "Building blocks: 0 of 3 methods produced something"
        assert sum(isinstance(one, Text) for one in paper.blocks) == 7
        assert sum(isinstance(one, Table) for one in paper.blocks) == 1


def test_groups_of_many_methods_stand_for_them(tmp_path: Path) -> None:
    with _board(tmp_path, "bradford") as board:
        paper = _paper(board)
        assert len(_shelf(paper).volumes) == 4
        assert "groups of methods are empty" in printing.said(paper)


def test_a_framework_without_methods_has_nothing_to_report(tmp_path: Path) -> None:
    with _board(tmp_path, "blank") as board:
        paper = _paper(board)
        assert printing.said(paper) == "The framework of this board lists no methods of learning."
        assert not paper.blocks


def test_a_method_of_which_nobody_says_what_counts_is_marked() -> None:
    preset = frameworks.load("kirklees")
    one, other = preset.methods[:2]
    unknown = Found(replace(one, counted=()), {})
    tables = [("Methods", [Method(unknown, None), Method(Found(other, {"audits": ()}), 3)])]
    span = Asked(days(-365), TODAY)
    paper = coverage.paper(Coverage(preset, span, tables))
    rows = printing.under(paper, METHODS).rows
    assert rows[1][1:4] == (Pill("Not counted", "diamond", "note"), "–", "–")
    assert "Of 1 method the framework does not say which records count." in printing.said(paper)
    every = [Method(Found(other, {"audits": (object(),)}), 3)]  # type: ignore[dict-item]
    found = Coverage(preset, span, [("Methods", every)])
    assert "Each of 1 method of learning produced something" in str(list(coverage.said(found)))


def test_the_public_reads_which_methods_brought_nothing_and_no_record(board: Board) -> None:
    said, _ = printing.printed(_paper(board, "public"))
    assert "producednothing" in said
    assert "AUD-" not in said


def test_training_counts_when_it_was_held_not_when_its_follow_up_is_due(board: Board) -> None:
    with board.change("Enter a course of long ago") as change:
        change.add("training", {"course": "Old", "state": "held", "held_on": days(-500),
                                "mode": "room", "follow_up_on": days(-20)})  # fmt: skip
    rows = {row[0]: row for row in printing.under(_paper(board), METHODS).rows}
    course = rows["Courses, conferences, seminars and briefings"]
    assert course[1] == Pill("Nothing", "triangle", "late")
    assert course[2] == "1"


def test_it_is_printed_with_its_shelf_as_a_figure(board: Board) -> None:
    said, kinds = printing.printed(_paper(board))
    assert "Whateachmethodbrought,inrecordsoftheperiod" in said
    assert "/Figure" in kinds
    assert kinds.index("/Figure") < kinds.index("/H2")
