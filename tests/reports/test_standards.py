"""Standards returns as a report: who is missing, then and now, the matrix, gaps, plans."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import frameworks
from lif_desktop.reports import standards
from lif_desktop.reports.shape import About, Asked, Report, Section, Table, plain
from lif_desktop.store.board import Board
from lif_desktop.store.carrying import carry_forward
from tests import boards
from tests.boards import TODAY
from tests.reports import returns_made
from tests.reports.returns_made import NOW, THEN, agency, answers, cycle, sent, two_cycles

PUBLIC = Asked(audience="public")


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.empty(tmp_path) as opened:
        yield opened


def drawn(board: Board, asked: Asked | None = None) -> Report:
    return standards.report(board, TODAY, asked or Asked())


def section(report: Report, ending: str) -> Section:
    found = [one for one in report.sections if one.title.endswith(ending)]
    assert found, [one.title for one in report.sections]
    return found[0]


def table(part: Section, title: str) -> Table:
    return next(one for one in part.tables if one.title.startswith(title))


def lines(found: Table) -> list[tuple[str, ...]]:
    return [tuple(map(plain, row.cells)) for row in found.rows]


def test_a_board_without_cycles_says_so(board: Board) -> None:
    with board.change("A planned cycle") as change:
        cycle(change, "2028", date(2028, 9, 1), state="planned")
    found = drawn(board)
    assert found.summary == ("No cycle of section 11 or section 175/157 has begun.",)
    assert not found.sections
    assert not found.attention


def test_who_owes_a_return_stands_first_and_leads_on(board: Board) -> None:
    made = two_cycles(board)
    found = drawn(board)
    assert found.summary[0].startswith("Section 11, 2026: 3 of 7 agencies answered. Late: 1;")
    assert found.attention == 3
    returns = section(found, "returns of 2026")
    assert any("several boards: Eastmere" in one for one in returns.said)
    owed = table(returns, "Outstanding")
    assert [line[:3] for line in lines(owed)] == [
        ("Late", "Health", "Late 10 d"),
        ("Missing", "Council", "Has the duty, was not asked"),
        ("Soon", "Council", "Due 10 d"),
    ]
    assert [row.about for row in owed.rows[:2]] == [
        About("submissions", made["owed"]), About("agencies", made["missing"]),
    ]  # fmt: skip
    assert table(returns, "By sector").total == ("All", 7, 3, 1, 1, 1, 1, 1)
    came = {line[0]: line[2] for line in lines(table(returns, "Received"))}
    assert came == {
        "Fire": "Declaration, no scores", "Health": "Received", "Police": "Received",
        "Spared": "Not asked this cycle",
    }  # fmt: skip


def test_then_and_now_stand_side_by_side_as_distributions(board: Board) -> None:
    two_cycles(board)
    part = section(drawn(board), "then and now")
    shown = table(part, "Own scores on the scale 0 to 3: 2024 › 2026")
    by_standard = {line[0].casefold(): line[1:] for line in lines(shown)}
    assert by_standard["training"] == (
        "0 › 0", "1 › 0", "0 › 1", "0 › 1", "1 › 2", "0 › 0", "0 › 0",
    )  # fmt: skip
    assert by_standard["leadership"][-2:] == ("0 › 1", "0 › 1")
    moved = {line[0].casefold(): line[1:] for line in lines(table(part, "How answers moved"))}
    assert moved["training"] == ("1", "0", "0", "0", "1", "")
    assert moved["voice of the child"] == ("0", "0", "1", "0", "0", "")
    assert moved["leadership"] == ("0", "0", "0", "1", "1", "1 not applicable this time")
    assert any("named no scale" in one for one in part.said)
    for chart in part.charts:
        assert chart.kind == "stacked"
        assert chart.series[0].name == "0: not met"
    assert not any("average" in column.title.casefold() for column in shown.columns)


def test_what_is_carried_into_a_return_counts_when_it_comes_back(board: Board) -> None:
    with board.change("Two cycles") as change:
        health = agency(change, "Health")
        then, now = cycle(change, "2024", THEN), cycle(change, "2026", NOW)
        answers(change, sent(change, then, health), {"Training": "1", "Leadership": "2"})
    with board.change("Ask") as change:
        carry_forward(board, change, then, now)
    found = drawn(board)
    said = "2 answers carried into returns that have not come back count nowhere yet."
    assert said in found.sections[0].said
    assert not any(one.title.endswith("then and now") for one in found.sections)
    (returned,) = (one for one in board.records("submissions") if one.values["audit"] == now)
    with board.change("It came") as change:
        change.edit("submissions", returned.id, {"state": "received"})
    found = drawn(board)
    assert "0 moved up, 2 stayed, 0 moved down" in section(found, "then and now").said[1]
    assert said not in found.sections[0].said


def test_the_themed_section_stands_apart(board: Board) -> None:
    two_cycles(board)
    found = drawn(board)
    themed = section(found, "themed section, Recruitment")
    assert [line[0] for line in lines(themed.tables[0])] == ["Checks"]
    assert "Nothing like it was asked in 2024." in themed.said
    whole = table(section(found, "then and now"), "Own scores")
    assert "Checks" not in [line[0] for line in lines(whole)]


def test_the_matrix_shows_moves_and_the_panel_in_each_cell(board: Board) -> None:
    two_cycles(board)
    part = section(drawn(board), "standards by agency")
    (only,) = part.tables
    assert "1 Leadership; 2 Voice of the child; 3 training; 4 Zeal; 5 Checks" in only.note
    assert only.title == "Health to Police, 2, 0 to 3"
    assert lines(only) == [
        ("Health", "Health", "n/a (3)", "2›1", "1›3 (1)", "3 (3)", "2"),
        ("Police", "Police", "7?", "", "2", "", ""),
    ]
    assert any("1 of them with a declaration" in one for one in part.said)


def test_the_panels_score_never_stands_over_the_agencys_own(board: Board) -> None:
    two_cycles(board)
    part = section(drawn(board), "own and moderated scores")
    beside = table(part, "The panel's score")
    assert beside.total == ("All", 0, 1, 1, 2, 1)
    (far,) = lines(table(part, "More than one step"))
    assert far[0] == "Health"
    assert far[2:] == ("3: fully met", "1: partly met", "2 steps lower")


def test_what_is_said_to_have_changed_is_held_against_the_scores(board: Board) -> None:
    two_cycles(board)
    part = section(drawn(board), "changes since last time")
    counts = dict(lines(table(part, "What agencies say")))
    assert counts["Changed for the better"] == "1"
    assert counts["Not said"] == "6"
    (asked,) = lines(table(part, "To be asked"))
    assert asked[1:] == (
        "Voice of the child",
        "It is called carried forward unchanged, but the agency's own score moved down by 1 step.",
    )


def test_gaps_come_the_late_ones_first(board: Board) -> None:
    two_cycles(board)
    part = section(drawn(board), "gaps")
    assert [(line[2], line[4]) for line in lines(part.tables[0])] == [
        ("Volunteers", "Overdue 20 d"), ("Babies", "No deadline"),
    ]  # fmt: skip


def test_panel_declarations_and_those_below_standard_have_their_place(board: Board) -> None:
    two_cycles(board)
    found = drawn(board)
    assert [line[::2] for line in lines(section(found, ": panel").tables[0])] == [
        ("Health", "Sound"), ("Police", ""),
    ]  # fmt: skip
    signed = lines(section(found, "declarations").tables[0])
    assert [(line[0], line[1]) for line in signed] == [
        ("Fire", "In its cycle"), ("Fire", "Older than a cycle"),
    ]  # fmt: skip
    below = lines(section(found, "below the standard").tables[0])
    assert below == [("Police", "None suggested yet", "")]


def test_a_declaration_without_a_date_is_asked_for_it(board: Board) -> None:
    with board.change("A declaration") as change:
        made = agency(change, "Fire")
        sent(change, cycle(change, "2026", NOW), made, state="declared")
    found = drawn(board)
    assert lines(section(found, "declarations").tables[0])[0][1] == "Not dated"
    assert not any(one.title.endswith(("then and now", "by agency")) for one in found.sections)


def test_improvement_plans_show_this_one_and_the_last(board: Board) -> None:
    two_cycles(board)
    part = section(drawn(board), "improvement plans")
    rows = {line[0]: line[1:] for line in lines(part.tables[0])}
    assert rows["Health"][1] == "1 of 2 actions done, 1 late"
    assert rows["Health"][2:] == (
        (
            "its own: 0 of 1 action done, 1 cannot be completed; in all 0 of 2 actions done,"
            " 1 cannot be completed"
        ),
        "Much better",
    )
    assert rows["Police"][:2] == ("No plan yet", "")
    assert rows["Police"][2].startswith("its own: 0 of 1 action done")
    assert rows["Fire"][2] == "no plan then"
    assert part.said == ("Without an improvement plan: 2 of 3 returns.",)


def test_a_plan_without_actions_and_one_led_by_others_say_so(board: Board) -> None:
    with board.change("Plans") as change:
        health, police = agency(change, "Health"), agency(change, "Police")
        bare, shared = (change.add("plans", {"title": title}) for title in ("Bare", "Shared"))
        change.add("actions", {"activity": "Act", "plan": shared, "lead_agency": police})
        now = cycle(change, "2026", NOW)
        sent(change, now, health, plan=shared)
        sent(change, now, police, plan=bare)
    rows = lines(section(drawn(board), "improvement plans").tables[0])
    assert [row[2] for row in rows] == [
        "none of its own; in all 0 of 1 action done", "no actions yet",
    ]  # fmt: skip


def test_scores_that_no_scale_has_are_named_and_counted_nowhere(board: Board) -> None:
    two_cycles(board)
    rows = lines(section(drawn(board), "scores that cannot be read").tables[0])
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("Police", "7", "0 to 3"), ("Police", "3", "none that is known"),
    ]  # fmt: skip
    assert rows[0][4] == "The scale has 0, 1, 2, 3."


def test_two_scales_stand_in_two_tables(board: Board) -> None:
    with board.change("Two scales") as change:
        health, police = agency(change, "Health"), agency(change, "Police")
        then = cycle(change, "2024", THEN, scale="judgements")
        now = cycle(change, "2026", NOW)
        answers(change, sent(change, then, health), {"Training": "outstanding"})
        answers(change, sent(change, now, health), {"Training": "0"})
        answers(change, sent(change, now, police), {"Training": "0"}, scale="1-3")
    part = section(drawn(board), "then and now")
    totals = {one.title: one.total[1:] for one in part.tables if one.title.startswith("Own")}
    assert totals == {
        "Own scores on the scale Outstanding to inadequate: 2024": (0, 0, 0, 1, 1, 0, 0),
        "Own scores on the scale 0 to 3: 2026": (1, 0, 0, 0, 1, 0, 0),
        "Own scores on the scale 1 to 3, with 0 for not applicable: 2026": (0, 0, 0, 0, 1, 0),
    }
    assert any("never mixed" in one for one in part.said)
    (moved,) = lines(table(part, "How answers moved"))
    assert moved[-1] == "1 scored on another scale"
    colours = [one.meaning for one in part.charts[0].series]
    assert len(set(colours)) == len(colours)


def test_judgements_are_short_in_the_matrix(board: Board) -> None:
    with board.change("Judgements") as change:
        now = cycle(change, "2026", NOW, scale="judgements")
        sector = {"sector": None}
        answers(
            change, sent(change, now, agency(change, "Health", **sector)),
            {"2. Training": "Requires improvement", "10. Voice": None},
        )  # fmt: skip
    (only,) = section(drawn(board), "standards by agency").tables
    assert only.title == "No sector given, 1, Outstanding to inadequate"
    assert lines(only) == [("Health", "RI", "–")]
    assert "RI Requires improvement" in only.note
    assert "1 2. Training; 2 10. Voice" in only.note


def test_the_public_sees_distributions_alone(board: Board) -> None:
    returns_made.schools(board, 6)
    found = drawn(board, PUBLIC)
    said = str(found)
    assert "School 0" not in said
    assert found.left_out[0].startswith("Agencies and schools are not named")
    assert len(found.left_out) == 1
    assert [one.title for one in found.sections] == [
        "Section 175/157: returns of 2026", "Section 175/157: then and now",
    ]  # fmt: skip


def test_so_few_that_they_would_be_known_are_left_out(board: Board) -> None:
    two_cycles(board)
    found = drawn(board, PUBLIC)
    assert "fewer than 5" in found.left_out[1]
    assert [one.title for one in found.sections] == ["Section 11: returns of 2026"]
    assert not found.sections[0].tables


def test_an_earlier_period_shows_the_cycle_of_then(board: Board) -> None:
    two_cycles(board)
    found = drawn(board, Asked(until=date(2025, 12, 31)))
    assert found.summary[0].startswith("Section 11, 2024: 3 of ")
    part = section(found, "then and now")
    assert "No cycle before is recorded, so there is nothing to compare with." in part.said


def test_eighty_schools_stay_readable(board: Board) -> None:
    returns_made.schools(board)
    found = drawn(board)
    matrix = section(found, "standards by school")
    assert [one.title.split(",")[1] for one in matrix.tables] == [
        " 1 to 16 of 80", " 17 to 32 of 80", " 33 to 48 of 80", " 49 to 64 of 80",
        " 65 to 80 of 80",
    ]  # fmt: skip
    assert sum(len(one.rows) for one in matrix.tables) == 80
    assert all(len(one.columns) == 13 for one in matrix.tables)
    shown = table(section(found, "then and now"), "Own scores")
    assert len(shown.rows) == 12
    assert shown.total[4] == "720 › 720"


def test_a_board_that_states_its_own_standards_has_them_first(board: Board) -> None:
    kept = frameworks.kept(board.settings)
    own = (*(one for one in kept.standards if one.key != "s11"), replace(
        next(one for one in kept.standards if one.key == "s11"), standards=("Zeal", "Care"),
    ))  # fmt: skip
    with board.change("Our own standards") as change:
        change.set("preset", frameworks.to_json(replace(kept, standards=own)))
        now = cycle(change, "2026", NOW)
        scores: dict[str, str | None] = {"Leadership": "1", "care": "2", "ZEAL": "3"}
        answers(change, sent(change, now, agency(change, "Health")), scores)
    shown = table(section(drawn(board), "then and now"), "Own scores")
    assert [line[0] for line in lines(shown)] == ["Zeal", "Care", "Leadership"]


def test_while_nothing_has_come_there_is_nothing_but_who_owes(board: Board) -> None:
    with board.change("Asked") as change:
        now = cycle(change, "2026", NOW)
        sent(change, now, agency(change, "Health"), state="asked")
    found = drawn(board)
    assert [one.title for one in found.sections] == ["Section 11: returns of 2026",
                                                     "Section 11: gaps"]  # fmt: skip
    (owed,) = lines(table(found.sections[0], "Outstanding"))
    assert owed[2] == "Asked, no due date"


def test_small_sectors_share_a_table_until_it_is_full(board: Board) -> None:
    with board.change("Many") as change:
        now = cycle(change, "2026", NOW)
        for sector, count in (("council", 9), ("health", 9), ("police", 1)):
            for number in range(count):
                made = agency(change, f"{sector} {number}", sector=sector)
                answers(change, sent(change, now, made), {"Training": "1"})
    titles = [one.title for one in section(drawn(board), "standards by agency").tables]
    assert titles == ["Council, 9, 0 to 3", "Health to Police, 10, 0 to 3"]
