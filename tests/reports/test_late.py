"""What is late and due, whose it is, and which actions lack what a good one says."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from lif_desktop import clock
from lif_desktop.reports.shape import About, Asked
from tests import boards
from tests.reports.actions_made import TODAY, Made, make
from tests.reports.reading import cells, draw, everything_said, section, table


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    clock.set_today(TODAY.isoformat())
    yield
    clock.set_today(None)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    with boards.empty(tmp_path) as board:
        yield make(board)


@pytest.fixture
def filled(made: Made) -> Made:
    made.action("Late one", success_measure="Nine of ten", resources="None")
    made.action("Due one", target_on=TODAY + timedelta(days=9), progress="x " * 200,
                lead_agency=made.agencies["Police"])  # fmt: skip
    made.action("Later one", target_on=TODAY + timedelta(days=90), group=None, lead_agency=None,
                lead=None)  # fmt: skip
    made.action("Undated", target_on=None, progress="Ongoing")
    made.action("Given up", status="cannot_complete", completed_on=TODAY - timedelta(days=9),
                why_not="No staff.", done_instead="Telephone calls.")  # fmt: skip
    made.action("Done", status="completed", completed_on=TODAY - timedelta(days=20))
    made.action("Done long ago", status="completed", completed_on=TODAY - timedelta(days=200))
    return made


def test_late_due_and_undated_stand_apart_and_add_up(filled: Made) -> None:
    made = filled
    late = made.board.find("actions", "ACT-2026-001")
    assert late is not None
    made.edit("actions", late.id, {"target_on": date(2026, 4, 1)})
    report = draw(made.board, "late")
    assert report.attention == 1
    assert report.summary[0] == (
        "Of 4 open actions, 1 is late, 1 fall due within 28 days, 1 later; 1 have no target date."
    )
    assert report.summary[1] == "The oldest target passed 234 days ago."
    assert report.summary[2].startswith("1 of them has a target that is no longer")
    (row,) = table(report, "Late").rows
    assert row.about == About("actions", late.id)
    (named, lead, group, first, now, moved, standing, said), *_ = cells(table(report, "Late"))
    assert (named, lead, group) == ("ACT-2026-001 Late one", "Health, A. Moss", "Effectiveness")
    assert (first, now, moved, standing) == ("1 Mar 2026", "1 Apr 2026", "1", "Late 234 d")
    assert said == "Nothing said"
    assert cells(table(report, "Due within"))[0][-1].endswith("x …")
    assert [row[0] for row in cells(table(report, "Without a target"))] == ["ACT-2026-004 Undated"]
    agencies = table(report, "By lead agency")
    assert [row[0] for row in cells(agencies)] == ["Health", "Police", "No lead agency"]
    assert agencies.total == ("All", 1, 1, 1, 1, 4)
    assert section(report, "By lead agency").charts[0].sentence == "Late actions: Health 1."
    assert cells(table(report, "By owning group"))[-1][0] == "No owning group"
    assert "Late at the end of Dec 2025" in section(report, "Over the year").charts[0].sentence
    closed = section(report, "Closed")
    assert (
        "2 actions were closed in the period (the last three months): 1 completed"
        in (closed.said[0])
    )
    assert cells(table(report, "Cannot complete"))[0][3:] == ["No staff.", "Telephone calls."]


def test_a_period_keeps_to_targets_and_closures_within_it(filled: Made) -> None:
    asked = Asked(since=date(2026, 1, 1), until=date(2026, 12, 31))
    report = draw(filled.board, "late", asked)
    assert report.summary[0].startswith("Of 2 open actions, 1 is late, 1 fall due")
    assert "3 actions were closed in the period (as asked for)" in section(report, "Closed").said[0]


def test_the_public_sees_no_single_action(filled: Made) -> None:
    for name in ("late", "action-quality"):
        report = draw(filled.board, name, Asked(audience="public"))
        said = everything_said(report)
        assert report.left_out
        for word in ("Late one", "A. Moss", "Telephone"):
            assert word not in said
        assert table(report, "By lead agency").rows


def test_a_board_without_actions_says_so(made: Made) -> None:
    assert draw(made.board, "late").summary == ("No action is open.",)
    quality = draw(made.board, "action-quality")
    assert quality.summary == ("No action is open.",)
    assert not section(quality, "What is there").charts


def test_the_quality_of_actions_is_counted_by_what_they_lack(filled: Made) -> None:
    undated = filled.board.find("actions", "ACT-2026-004")
    late = filled.board.find("actions", "ACT-2026-001")
    assert undated is not None
    assert late is not None
    filled.add("updates", {"action": late.id, "made_on": TODAY, "done": "In progress"})
    report = draw(filled.board, "action-quality")
    counted = {row[0]: row[1:] for row in cells(table(report, "What is there"))}
    assert counted["A named lead"] == ["3", "1", "4"]
    assert counted["An end date"] == ["3", "1", "4"]
    assert counted["A measurable outcome"] == ["1", "3", "4"]
    assert counted["Resources, even if none"] == ["1", "3", "4"]
    assert counted["One short activity"] == ["4", "0", "4"]
    assert counted["An update that is specific"] == ["1", "2", "3"]
    assert report.attention == 4
    assert report.summary[0].endswith("0 raise no question.")
    worst = cells(table(report, "What to ask"))[0]
    assert worst[0] == "ACT-2026-004 Undated"
    assert worst[3].startswith("What difference will it make")
    vague = table(report, "Updates that say little")
    assert [row[2] for row in cells(vague)] == ["In progress", "Ongoing"]
    assert vague.rows[0].about == About("updates", filled.board.records("updates")[-1].id)


def test_what_was_said_before_there_were_updates_is_questioned_too(made: Made) -> None:
    action = made.action("From an old tracker", progress="Ongoing")
    for update in made.board.records("updates"):
        with made.board.change("Delete") as change:
            change.delete("updates", update.id)
    report = draw(made.board, "action-quality")
    (row,) = table(report, "Updates that say little").rows
    assert row.about == About("actions", action)
