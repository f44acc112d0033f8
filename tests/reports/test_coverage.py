"""Which methods of the framework produced something, drawn from real boards."""

from pathlib import Path
from typing import Any

import pytest

from lif_desktop import frameworks, registers
from lif_desktop.reports.shape import About, Asked
from lif_desktop.store.board import Board
from lif_desktop.store.opening import create
from tests import boards
from tests.reports.learning_made import days
from tests.reports.reading import cells, draw, everything_said, section, table


def _board(folder: Path, preset: str) -> Board:
    path = folder / f"{preset}.lif"
    return create(path, boards.PASSPHRASE, frameworks.load(preset), name="", who="J. Hale")


def test_what_produced_nothing_is_said_first(tmp_path: Path) -> None:
    with boards.small(tmp_path) as board:
        report = draw(board, "coverage")
        assert "of 10 methods produced nothing" in report.summary[0]
        rows = table(report, "Methods of learning").rows
        said = [str(getattr(row.cells[1], "text", row.cells[1])) for row in rows]
        assert said == sorted(said, key=lambda one: one != "Nothing")
        assert report.attention == said.count("Nothing")


def test_a_record_counts_by_its_day_and_leads_to_the_newest(tmp_path: Path) -> None:
    with boards.empty(tmp_path) as board:
        with board.change("Enter audits") as change:
            old, new = (
                change.add("audits", {
                    "title": "Neglect", "kind": "multi_agency", "finished_on": days(-ago),
                })
                for ago in (500, 50)
            )  # fmt: skip
        rows = table(draw(board, "coverage"), "Methods of learning").rows
        found = next(row for row in rows if str(row.cells[0]).startswith("Multi-agency"))
        assert found.cells[1] == 1
        assert found.about == About("audits", new)
        earlier = draw(board, "coverage", Asked(days(-600), days(-400)))
        rows = table(earlier, "Methods of learning").rows
        found = next(row for row in rows if str(row.cells[0]).startswith("Multi-agency"))
        assert found.about == About("audits", old)
        assert "audits 1" in str(found.cells[2])


@pytest.mark.parametrize(
    ("method", "register", "undone", "done"),
    [
        ("Serious practice reviews", "reviews",
         {"title": "Case Ash", "kind": "spr", "state": "under_way", "decision": "review",
          "decided_on": days(-30)},
         {"completed_on": days(-10)}),
        ("Serious practice reviews", "reviews",
         {"title": "Case Elm", "kind": "spr", "state": "not_review", "decision": "no_review",
          "decided_on": days(-30)},
         {"kind": "rapid"}),
        ("Multi-agency learning", "reviews",
         {"title": "Case Oak", "kind": "single_agency", "state": "under_way",
          "decided_on": days(-30)},
         {"state": "closed"}),
        ("Courses", "training",
         {"course": "Neglect", "mode": "room", "state": "cancelled", "held_on": days(-30)},
         {"state": "held"}),
        ("Guidance", "publications",
         {"title": "A procedure", "kind": "procedure", "decision": "not_publish",
          "decided_on": days(-30)},
         {"published_on": days(-20)}),
        ("Child death", "deaths",
         {"notified_on": days(-200), "state": "notified", "panel_on": days(-5)},
         {"state": "reviewed"}),
    ],
)  # fmt: skip
def test_what_is_under_way_decided_on_or_called_off_has_produced_nothing(
    tmp_path: Path, method: str, register: str, undone: dict[str, Any], done: dict[str, Any]
) -> None:
    with boards.empty(tmp_path) as board:
        for values, expected in ((undone, "Nothing"), (done, 1)):
            with board.change("Enter what was and was not done") as change:
                if values is undone:
                    one = change.add(register, values)
                else:
                    change.edit(register, one, values)
            rows = table(draw(board, "coverage"), "Methods of learning").rows
            found = next(row for row in rows if str(row.cells[0]).startswith(method)).cells[1]
            assert getattr(found, "text", found) == expected


@pytest.mark.parametrize(
    ("preset", "titles"),
    [
        ("bradford", 4),
        ("croydon", 8),
        ("bedford", 4),
        ("west-berkshire", 1),
    ],
)
def test_every_preset_has_its_own_tables(tmp_path: Path, preset: str, titles: int) -> None:
    with _board(tmp_path, preset) as board:
        report = draw(board, "coverage")
        tables = frameworks.load(preset).method_tables
        assert len(tables) >= titles
        for one in tables:
            assert section(report, one.title)
        assert report.attention > 0
        (chart,) = section(report, "At a glance").charts
        volumes = any(one.kind == "volume" for one in tables)
        assert (chart.labels == tuple(one.title for one in tables)) == volumes


def test_a_group_that_the_framework_does_not_state_is_not_all_of_them(tmp_path: Path) -> None:
    with _board(tmp_path, "croydon") as board:
        report = draw(board, "coverage")
        told = {row[-1] for part in report.sections for one in part.tables for row in cells(one)
                if one.columns[1].title == "Records"}  # fmt: skip
        assert "not stated" in told
        assert section(report, "How it is counted").said


def test_a_blank_framework_has_no_methods(tmp_path: Path) -> None:
    with _board(tmp_path, "blank") as board:
        report = draw(board, "coverage")
        assert report.summary == ("The framework of this board lists no methods of learning.",)
        assert report.attention == 0


def test_texts_and_fields_narrow_what_counts(tmp_path: Path) -> None:
    with _board(tmp_path, "croydon") as board:
        with board.change("Enter what counts and what does not") as change:
            change.add("audits", {"title": "With children", "children": "Nine children",
                                  "finished_on": days(-9)})  # fmt: skip
            change.add("audits", {"title": "Without", "finished_on": days(-9)})
            change.add("expected", {"title": "LADO report", "source": "LADO",
                                    "received_on": days(-9)})  # fmt: skip
            change.add("expected", {"title": "Other", "source": "other",
                                    "received_on": days(-9)})  # fmt: skip
        report = draw(board, "coverage")
        counted = {
            str(row.cells[2]): row.cells[1]
            for part in report.sections
            for one in part.tables
            if one.columns[1].title == "Records"
            for row in one.rows
        }
        assert any(key.startswith("audits 1") for key in counted)
        plural = registers.get("expected").plural.lower()
        assert any(key.startswith(f"{plural} 1") for key in counted)


def test_groups_have_their_methods_and_their_learning_logs(tmp_path: Path) -> None:
    with boards.small(tmp_path) as board:
        group = next(one for one in board.records("groups") if one.values["kind"] == "sub_group")
        with board.change("Enter what a group learned") as change:
            change.add("learning", {"lesson": "Ask first", "group": group.id,
                                    "identified_on": days(-30)})  # fmt: skip
            change.add("practice", {"title": "A call", "group": group.id, "seen_on": days(-40)})
            change.add("actions", {"activity": "Write it down", "group": group.id,
                                   "agreed_on": days(-20)})  # fmt: skip
        report = draw(board, "coverage")
        log = section(report, f"Learning log: {group.title}").tables[0]
        assert [row[1] for row in cells(log)] == ["Lesson", "Strong practice", "Action"]
        assert section(report, "Groups without a learning log").said
        assert cells(table(report, "By group"))[-1][0] == "All groups"


def test_the_public_sees_no_number(tmp_path: Path) -> None:
    with boards.everything(tmp_path) as board:
        report = draw(board, "coverage", Asked(audience="public"))
        for row in table(report, "Methods of learning").rows:
            assert str(getattr(row.cells[1], "text", "")) in {"Something", "Nothing"}
            assert row.about is None
        assert "Learning log" not in everything_said(report)
        assert report.left_out


def test_a_framework_that_names_what_is_not_there_still_counts_the_rest(tmp_path: Path) -> None:
    with boards.empty(tmp_path) as board:
        text = board.settings["preset"].replace('"deaths"', '"nothing_of_the_kind"')
        with board.change("Take an odd framework") as change:
            change.set("preset", text)
            change.add("audits", {"title": "One", "finished_on": days(-5)})
        rows = table(draw(board, "coverage"), "Methods of learning").rows
        found = {row.cells[0]: row.cells[1] for row in rows}
        assert found["Quality assurance and performance management"] == 1
