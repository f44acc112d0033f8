"""Assurances and the duty profile: who said what of which duty, and what each agency owes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import frameworks
from lif_desktop.reports import assurances, duties
from lif_desktop.reports.shape import About, Asked, Report, Section, Table, plain
from lif_desktop.store.board import Board
from tests import boards
from tests.boards import TODAY
from tests.reports.returns_made import NOW, agency, answers, cycle, sent

PUBLIC = Asked(audience="public")
LATELY, LONG_AGO, PASSED = date(2026, 6, 1), date(2025, 6, 2), date(2026, 11, 2)
STATED = sum(one.of == "agencies" for one in frameworks.load("kirklees").duties)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.empty(tmp_path) as opened:
        yield opened


def table(report: Report, title: str) -> Table:
    return next(
        one for section in report.sections for one in section.tables if one.title.startswith(title)
    )


def lines(found: Table) -> list[tuple[str, ...]]:
    return [tuple(map(plain, row.cells)) for row in found.rows]


def _said(board: Board) -> dict[str, int]:
    with board.change("Assurances") as change:
        made = {
            "health": agency(change, "Health", training_representative="K. Dunn"),
            "police": agency(change, "Police", sector="police", statutory=True, section11=False),
            "forum": agency(change, "Forum", sector="voluntary", section11=False),
        }
        agency(change, "Office", sector="partnership", section11=False)
        plan = change.add("plans", {"title": "Supervision plan"})
        for by, duty, values in (
            ("health", "recruitment", {"answer": "met", "given_on": LATELY, "evidence": "Files"}),
            ("health", "Recruitment", {"answer": "not_met", "given_on": LONG_AGO}),
            ("health", "supervision", {
                "answer": "partly", "given_on": LATELY, "gap": "Bank staff", "gap_by": PASSED,
                "plan": plan, "checked": "partly",
            }),
            ("health", "Respond to fire drills", {"answer": "met", "given_on": LATELY,
                                                  "checked": "no", "statement": "We do"}),
            ("police", "Induction", {"answer": "met", "given_on": LONG_AGO, "evidence": "Cards"}),
            ("police", "reporting", {"answer": "not_met", "given_on": LATELY}),
            ("police", "s11", {"answer": "no_answer"}),
            ("forum", "s11", {"answer": "not_applicable", "given_on": LATELY}),
            ("forum", "competence", {"answer": "met", "evidence": "-"}),
        ):  # fmt: skip
            made[f"{by}/{duty}"] = change.add(
                "assurances", {"agency": made[by], "duty": duty, **values}
            )
        change.add("evidence", {"title": "Minutes", "assurance": made["forum/competence"]})
    return made


def test_the_newest_word_of_each_agency_on_each_duty_counts(board: Board) -> None:
    _said(board)
    found = assurances.report(board, TODAY, Asked())
    assert found.summary == (
        f"3 agencies are asked for assurance of {STATED + 1} duties: {3 * (STATED + 1)} answers.",
        f"Never given, or older than a year: {3 * (STATED + 1) - 5}. Gaps past the deadline: 1.",
    )
    assert found.attention == 3 * (STATED + 1) - 5 + 1
    assert table(found, "Answers by duty").total == (
        "All", 2, 1, 1, 2, 3 * (STATED + 1) - 7, 1,
    )  # fmt: skip


def test_the_matrix_shows_what_was_said_and_what_is_old(board: Board) -> None:
    _said(board)
    matrix = table(assurances.report(board, TODAY, Asked()), "Health to Voluntary")
    assert [column.title for column in matrix.columns[:3]] == ["Sector", "Agency", "1"]
    cells = {line[1]: line[2:] for line in lines(matrix)}
    assert cells["Health"][:2] == ("Met", "Part")
    assert set(cells["Police"]) == {"", "2025", "Not"}
    assert {"n/a", "Undated"} < set(cells["Forum"])
    assert matrix.note.endswith(f"{STATED + 1} Respond to fire drills.")


def test_gaps_old_ones_and_words_without_evidence_are_listed(board: Board) -> None:
    made = _said(board)
    found = assurances.report(board, TODAY, Asked())
    gaps = table(found, "Gaps")
    assert [(line[0], *line[2:]) for line in lines(gaps)] == [
        ("Health", "Met in part", "Bank staff", "Overdue 19 d", "PLN-2026-001 Supervision plan"),
        ("Police", "Not met", "Not said what is missing", "No deadline", ""),
    ]
    assert gaps.rows[0].about == About("assurances", made["health/supervision"])
    missing = {line[0]: (line[2], line[4]) for line in lines(table(found, "Never given"))}
    assert missing["Forum"] == ("1", "Staff are competent for their part in safeguarding")
    assert [line[1] for line in lines(table(found, "Checked"))] == ["Respond to fire drills"]
    bare = [line[:2] for line in lines(table(found, "Said without"))]
    assert bare == [
        ("Health", "Supervise and support staff, safeguarding training included."),
        ("Health", "Respond to fire drills"),
    ]


def test_only_what_was_given_in_the_period_counts(board: Board) -> None:
    _said(board)
    found = assurances.report(board, TODAY, Asked(since=date(2026, 1, 1), until=TODAY))
    assert table(found, "Answers by duty").total[1:5] == (2, 1, 1, 0)


def test_with_nothing_said_every_agency_is_asked(board: Board) -> None:
    with board.change("Nothing marked") as change:
        agency(change, "Office", section11=False)
    found = assurances.report(board, TODAY, Asked())
    assert found.summary[0].startswith(f"1 agency is asked for assurance of {STATED} duties")
    assert lines(table(found, "Said without")) == []


def test_a_framework_without_duties_says_so(tmp_path: Path) -> None:
    with boards.empty(tmp_path) as board:
        with board.change("No duties") as change:
            change.set("preset", frameworks.to_json(frameworks.load("blank")))
        found = assurances.report(board, TODAY, Asked())
        assert found.summary[0] == "0 agencies are asked for assurance of 0 duties: 0 answers."
        assert not table(found, "Answers by duty").rows
        assert not duties.report(board, TODAY, Asked()).sections


def _profile(report: Report, name: str) -> Section:
    return next(one for one in report.sections if one.title == name)


def _owing(board: Board, health: int) -> None:
    with board.change("What else") as change:
        now = cycle(change, "2026", NOW)
        answers(change, sent(change, now, health), {"Training": "2"}, gap="Some")
        change.add("needs", {"agency": health, "year": "2025", "staff": 9, "trained": 9})
        change.add("needs", {"agency": health, "year": "2026", "staff": 40, "trained": 31,
                             "due_on": PASSED})  # fmt: skip
        lesson = change.add("learning", {"lesson": "Ask the father"})
        for due in (PASSED, date(2027, 1, 1)):
            change.add("confirmations", {"learning": lesson, "agency": health, "due_on": due})
        change.add("actions", {"activity": "Late", "lead_agency": health, "target_on": PASSED})
        change.add("actions", {"activity": "Not yet", "lead_agency": health})
        for title, state in (("A", "due"), ("A", "due"), ("B", "due"), ("C", "due"), ("D", "due"),
                             ("E", "received"), ("F", "not_needed")):  # fmt: skip
            change.add("expected", {"title": title, "agency": health, "state": state,
                                    "due_on": date(2027, 1, 1)})  # fmt: skip
        board_id = change.add("groups", {"name": "Board two"})
        for day, state, came in (
            (LATELY, "held", "yes"), (PASSED, "held", "no"), (date(2026, 9, 1), "held", "deputy"),
            (LONG_AGO, "held", "no"), (date(2026, 8, 3), "cancelled", "no"),
            (date(2026, 7, 1), "held", "apologies"),
        ):  # fmt: skip
            meeting = change.add("meetings", {"group": board_id, "meets_on": day, "state": state})
            change.add("attendance", {"meeting": meeting, "agency": health, "came": came})


def test_each_agency_has_its_page_with_all_that_is_asked_of_it(board: Board) -> None:
    made = _said(board)
    _owing(board, made["health"])
    found = duties.report(board, TODAY, Asked())
    assert [one.title for one in found.sections] == ["Health", "Police", "Forum"]
    page = _profile(found, "Health")
    assured, people = page.said
    assert assured.startswith(f"3 of {STATED + 1} duties assured within the year; 1 gap, 1 of")
    assert people == "Training representative: K. Dunn."
    said = {line[0]: line[1:] for line in lines(page.tables[0])}
    supervision = said["Supervise and support staff, safeguarding training included."]
    assert supervision == (
        "Met in part", "1 Jun 2026", "None (checked: in part)", "Bank staff", "Overdue 19 d",
    )  # fmt: skip
    assert "Respond to fire drills (not in the framework)" in said
    else_ = {line[0]: line[1:] for line in lines(page.tables[1])}
    assert else_ == {
        "Section 11 return": ("Received", "2026; 1 answer, 1 gap named"),
        "Training needs analysis": ("Overdue 19 d", "for 2026; 31 of 40 staff in date"),
        "Lessons passed on": ("1 late", "2 lessons not yet confirmed as passed on"),
        "Actions": ("1 late", "1 late action that it leads; the oldest due 2 Nov 2026"),
        "Reports expected of it": ("Waits", "5 reports outstanding: A; B; C and others"),
        "Attendance": (
            "Takes part",
            (
                "at 2 of 4 meetings held from 22 Nov 2025 to 21 Nov 2026, 1 of them by a deputy;"
                " 1 with apologies, 1 without"
            ),
        ),
    }


def test_an_agency_that_owes_nothing_has_a_quiet_page(board: Board) -> None:
    made = _said(board)
    _owing(board, made["health"])
    page = _profile(duties.report(board, TODAY, Asked()), "Forum")
    else_ = {line[0]: line[1] for line in lines(page.tables[1])}
    assert else_ == {
        "Training needs analysis": "Never asked", "Lessons passed on": "Nothing waits",
        "Actions": "Nothing waits", "Reports expected of it": "Nothing waits",
        "Attendance": "Not recorded",
    }  # fmt: skip
    said = {line[0]: line[1:4] for line in lines(page.tables[0])}
    competence = said["Staff are competent for their part in safeguarding."]
    assert competence == ("Met, undated", "", "Kept as evidence")
    assert said["Answer section 11 audits."] == ("Does not apply", "1 Jun 2026", "")


def test_an_agency_that_seldom_comes_is_marked(board: Board) -> None:
    made = _said(board)
    _owing(board, made["health"])
    asked = Asked(since=date(2026, 10, 1), until=TODAY)
    page = _profile(duties.report(board, TODAY, asked), "Health")
    assert dict(line[:2] for line in lines(page.tables[1]))["Attendance"] == "Seldom"


@pytest.mark.parametrize("module", [duties, assurances])
def test_the_public_sees_no_agency(board: Board, module: object) -> None:
    _said(board)
    thin = module.report(board, TODAY, PUBLIC)  # type: ignore[attr-defined]
    assert not thin.sections
    assert "fewer than 5" in thin.left_out[1]
    with board.change("More") as change:
        for name in ("Housing", "Fire"):
            agency(change, name)
    found = module.report(board, TODAY, PUBLIC)  # type: ignore[attr-defined]
    assert [one.title for one in found.sections] == ["By duty"]
    assert len(found.left_out) == 1
    assert "Police" not in str(found)
