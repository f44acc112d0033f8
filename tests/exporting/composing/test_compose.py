"""The pack of a meeting, composed from a board and read back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import clock
from lif_desktop.exporting.composing.compose import compose_pack, make_pack, write_pack
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record
from tests.exporting.papers import board as sample
from tests.exporting.pdf import reading


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    clock.set_today("2026-11-21")
    with sample.made(tmp_path_factory.mktemp("board")) as made:
        yield made
    clock.set_today(None)


def _meeting(board: Board, kind: str) -> Record:
    groups = {one.id: one.values["kind"] for one in board.records("groups")}
    return next(
        one
        for one in board.records("meetings")
        if one.values["state"] == "planned" and groups[one.values["group"]] == kind
    )


@pytest.fixture(scope="module")
def texts(board: Board) -> list[str]:
    content, printed = make_pack(compose_pack(board, _meeting(board, "board"), sample.TODAY))
    assert printed.problems == ()
    return reading.texts(content)


def test_cover_names_body_meeting_day_and_place(texts: list[str]) -> None:
    for said in (
        "Northmoor Safeguarding Children Partnership", "Partnership meeting",
        "Tuesday 24 November 2026, 09:30", "Committee Room 2", "J. Hale", "OFFICIAL-SENSITIVE",
        "Working Together to Safeguard Children 2023",
    ):  # fmt: skip
        assert said in texts[0]


def test_agenda_has_the_standing_items_and_five_papers(board: Board, texts: list[str]) -> None:
    pack = compose_pack(board, _meeting(board, "board"), sample.TODAY)
    assert [item.title for item in pack.items if item.papers] == [
        "Minutes and matters arising",
        "Actions: late, due and to escalate",
        "Audit record and forward plan",
        "Case reviews: status",
        "Child deaths: summary",
    ]
    assert all(item.title in texts[1] for item in pack.items)


def test_actions_paper_lists_late_due_and_escalated(texts: list[str]) -> None:
    said = " ".join(" ".join(texts).split())
    assert "10 are late" in said
    assert "1 meets the test for escalation" in said
    assert "Unmet after 2 meetings" in said
    assert "No update between the meetings of 3 Sep 2026 and 5 Nov 2026, or since." in said
    assert "Telephone calls." in said
    assert "<b>graded care</b>" in said


def test_audits_paper_says_what_lacks_a_plan_and_a_voice(texts: list[str]) -> None:
    said = " ".join(" ".join(texts).split())
    assert "2 audits were finished in the twelve months to 21 Nov 2026" in said
    assert "1 has no action plan: AUD-2026-002." in said
    assert "1 has nothing on the voice of the child: AUD-2026-001." in said
    assert "1 waits for the re-look" in said


def test_reviews_paper_shows_limits_plans_and_one_year_on(texts: list[str]) -> None:
    said = " ".join(" ".join(texts).split())
    assert "3 case reviews are open" in said
    assert "2 have passed a time limit" in said
    assert "By 26 Nov 2026" in said
    assert "Late, 26 Aug 2026" in said
    assert "One year on: actions still open" in said
    assert "independence not checked" in said


def test_deaths_paper_has_counts_and_no_child(board: Board, texts: list[str]) -> None:
    said = " ".join(" ".join(texts).split())
    assert "13 deaths were notified" in said
    assert "12 reviewed" in said
    assert "4 (50 %) had modifiable factors" in said
    for death in board.records("deaths"):
        assert death.reference not in said
        assert death.values["external_number"] not in said


def test_a_sub_group_sees_its_own_actions(board: Board) -> None:
    pack = compose_pack(board, _meeting(board, "sub_group"), sample.TODAY)
    content, _ = make_pack(pack)
    said = " ".join(" ".join(reading.texts(content)).split())
    assert pack.items[0].title.startswith("Welcome")
    assert "ACT-2026-001" in said
    assert "ACT-2026-002" not in said


def test_an_empty_board_gives_papers_that_say_so(tmp_path: Path) -> None:
    with sample.made(tmp_path, filled=False) as empty:
        path = tmp_path / "pack.pdf"
        write_pack(compose_pack(empty, _meeting(empty, "board"), sample.TODAY), path)
    said = " ".join(" ".join(reading.texts(path.read_bytes())).split())
    for sentence in (
        "No action is open.", "No action is late.", "0 audits were finished",
        "No case review is open.", "0 deaths were notified",
    ):  # fmt: skip
        assert sentence in said


def test_a_meeting_without_group_date_or_place_still_has_a_pack(board: Board) -> None:
    record = _meeting(board, "board")
    bare = Record(
        record.register, record.id, record.version, record.reference,
        dict.fromkeys(record.values), record.names,
    )  # fmt: skip
    pack = compose_pack(board, bare, date(2016, 1, 1))
    assert pack.title == "Meeting"
    assert make_pack(pack)[1].pages > 2
