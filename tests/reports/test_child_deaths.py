"""The report on child deaths, drawn from a real board, for the board and for the public."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from lif_desktop.reports import child_deaths, disclosing, small
from lif_desktop.reports.shape import About, Asked, Report, plain
from lif_desktop.sample.board import make_sample
from lif_desktop.store.board import Board
from tests import boards
from tests.reports import deaths_made
from tests.reports.reading import TODAY, cells, draw, everything_said, section, table

PUBLIC = Asked(audience="public")
HALF = Asked(TODAY - timedelta(days=180), TODAY)
NOT_SHOWN = "not shown"


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.empty(tmp_path) as made:
        with made.change("Enter agencies") as change:
            for name in ("Northmoor Health", "Moorland Police"):
                change.add("agencies", {"name": name})
        yield made


def row(report: Report, title: str, first: str) -> list[str]:
    return next(one for one in cells(table(report, title)) if one[0] == first)


def total(report: Report, title: str) -> list[str]:
    return [plain(cell) for cell in table(report, title).total]


def test_a_board_without_deaths_says_so(board: Board) -> None:
    report = draw(board, "cdop")
    assert report.summary[0].startswith("Deaths notified: 0; reviewed by the panel: 0.")
    assert report.attention == 0
    assert "No agency was asked for information." in everything_said(report)


def test_notified_and_reviewed_are_counted_apart_and_per_area(board: Board) -> None:
    long_ago = TODAY - timedelta(days=500)
    deaths_made.enter(board, 3, notified_on=long_ago)
    deaths_made.enter(board, 2, area="Eastmere", notified_on=long_ago)
    deaths_made.enter(board, 4, area="Eastmere", state="notified", panel_on=None)
    deaths_made.enter(board, 1, area=None, state="notified", panel_on=None)
    report = draw(board, "cdop")
    assert cells(table(report, "Per area")) == [
        ["Eastmere", "4", "2"], ["Northmoor", "0", "3"], ["Not recorded", "1", "0"],
    ]  # fmt: skip
    assert total(report, "Per area") == ["Together", "5", "5"]
    assert child_deaths.COHORTS in report.summary[0]
    assert (
        "All 5 deaths notified from 22 Nov 2025 to 21 Nov 2026, whether reviewed yet or not."
        in (table(report, "Notified, by age").note)
    )


def test_children_who_lived_elsewhere_are_counted_and_said(board: Board) -> None:
    deaths_made.enter(board, 2, resident=True)
    assert "normally live" not in everything_said(draw(board, "cdop"))
    deaths_made.enter(board, 1, resident=False, state="notified", panel_on=None)
    assert draw(board, "cdop").summary[-1] == (
        "Counted among them are deaths of children who did not normally live in the area:"
        " 1 notified, 0 reviewed."
    )
    assert "normally live" not in everything_said(draw(board, "cdop", Asked(audience="public")))


def test_percentages_leave_out_what_the_panel_could_not_say(board: Board) -> None:
    deaths_made.enter(board, 2, modifiable="yes")
    deaths_made.enter(board, 1)
    deaths_made.enter(board, 3, modifiable="insufficient", category="3")
    deaths_made.enter(board, 1, modifiable=None, category=None)
    report = draw(board, "cdop")
    assert report.summary[1] == (
        "Modifiable factors: 2 of 3 reviewed deaths for which the panel could say (67 %); left out"
        " are 3 with insufficient information and 1 without an answer."
    )
    found = "Modifiable factors, by category"
    perinatal = row(report, found, "8 Perinatal or neonatal")
    assert perinatal[1:] == ["2", "1", "3", "0", "0", "3", "67 %"]
    assert row(report, found, "3 Trauma and external factors")[-1] == "none to count"
    assert row(report, found, "Not recorded")[-2] == "1"
    assert "are left out" in table(report, found).note
    (chart,) = section(report, "Modifiable factors").charts
    assert chart.labels[-1] == "Not recorded"
    assert chart.series[0].values == (2, 1, 3, 1)


def test_tables_are_crossed_by_category(board: Board) -> None:
    deaths_made.enter(board, 2, age_band="0_27_days")
    deaths_made.enter(board, 1, category=None, categories="10, 4", ethnicity="White other")
    deaths_made.enter(board, 1, age_band=None, born_on=date(2010, 1, 1), died_on=date(2025, 12, 1))
    report = draw(board, "cdop")
    ages = table(report, "Reviewed, by category of death and age")
    assert [column.title for column in ages.columns][1:] == [
        "0 to 27 days", "28 to 364 days", "1 to 4 years", "5 to 9 years", "10 to 14 years",
        "15 to 17 years", "All",
    ]  # fmt: skip
    assert row(report, ages.title, "8 Perinatal or neonatal")[1:] == ["2", "0", "0", "0", "0", "1",
                                                                      "3"]  # fmt: skip
    assert row(report, ages.title, "4 Malignancy")[3] == "1"
    other = table(report, "Reviewed, by category of death and ethnicity")
    assert [column.title for column in other.columns][1:] == ["White British", "White other", "All"]
    assert total(report, other.title) == ["All", "3", "1", "4"]
    assert row(report, "Reviewed, by how long", "6 to 8 months")[1] == "4"
    assert row(report, "Reviewed, by place", "Harrowmere Hospitals")[1:] == ["4", "100 %"]


def test_a_category_ticked_above_the_one_on_record_is_the_one_that_counts(board: Board) -> None:
    deaths_made.enter(board, 1, category="4", categories="3, 4")
    deaths_made.enter(board, 1, category="4", categories="0, 4")
    report = draw(board, "cdop")
    title = "Modifiable factors, by category of death"
    assert row(report, title, "3 Trauma and external factors")[5] == "1"
    assert row(report, title, "4 Malignancy")[5] == "1"


def test_factors_count_if_they_contributed_on_their_own_scale(board: Board) -> None:
    first, second, third = deaths_made.enter(board, 3, relevance_scale="0-2")
    deaths_made.rated(board, first, "a", "2", None)
    deaths_made.rated(board, first, "b", "1", None)
    deaths_made.rated(board, second, "a", "3", "0-3")
    deaths_made.rated(board, second, "a", "2", None)
    deaths_made.rated(board, third, "a", "3", None)
    deaths_made.rated(board, third, "b", None, None)
    report = draw(board, "cdop")
    assert row(report, "Contributory factors by domain", "A Child")[1:] == ["2", "3", "67 %",
                                                                            "1 year"]  # fmt: skip
    assert row(report, "Contributory factors by domain", "B Social environment")[1] == "0"
    rated = table(report, "Contributory factors by relevance")
    assert cells(rated) == [
        ["A Child", "Factor of a", "0-2", "0", "0", "2", ""],
        ["A Child", "Factor of a", "0-3", "0", "0", "0", "1"],
        ["B Social environment", "Factor of b", "0-2", "0", "1", "0", ""],
    ]
    assert "2 without a rating or a known scale are left out." in rated.note
    assert "need not add up" in table(report, "Contributory factors by domain").note


def test_the_panels_own_words_stand_with_their_death(board: Board) -> None:
    (death,) = deaths_made.enter(board, learning="Ask again", pattern="Third of its kind",
                                 public_health="Dark roads", concerns="No record",
                                 systemic="Nobody rang", category="1",
                                 why_not_referred="The neighbouring area led it")  # fmt: skip
    report = draw(board, "cdop")
    for title, words in (
        ("Learning", "Ask again"), ("Matters of concern", "No record"),
        ("Wider public health", "Dark roads"), ("Patterns", "Third of its kind"),
        ("Environmental, social", "Nobody rang"),
    ):  # fmt: skip
        (one,) = table(report, title).rows
        assert one.cells[-1] == words
        assert one.about == About("deaths", death)
    assert cells(table(report, "Cases giving rise"))[0][2:] == [
        "not referred", "The neighbouring area led it",
    ]  # fmt: skip


def test_agencies_that_owe_information_are_listed_the_latest_first(board: Board) -> None:
    death, other = deaths_made.enter(board, 2, state="gathering", panel_on=None)
    health, police = (one.id for one in board.records("agencies"))
    deaths_made.asked(board, death, agency=health, received_on=TODAY)
    deaths_made.asked(board, other, agency=health, due_on=TODAY)
    deaths_made.asked(board, death, agency=police, chased_on=TODAY)
    deaths_made.asked(board, other, agency=police, nothing_held=True)
    report = draw(board, "cdop")
    assert cells(table(report, "Information asked")) == [
        ["Moorland Police", "2", "1", "1", "1"], ["Northmoor Health", "2", "1", "1", "0"],
    ]  # fmt: skip
    assert [one[0] for one in cells(table(report, "Overdue"))] == ["Moorland Police"]
    assert cells(table(report, "To be asked"))[0][1] == "1 agency's information is overdue."
    assert report.attention == 2


def test_half_a_year_is_on_the_learning(board: Board) -> None:
    deaths_made.enter(board, 3, learning="Ask again")
    report = draw(board, "cdop", HALF)
    assert report.title == "Child deaths: six-monthly, on the learning"
    assert table(report, "Learning").rows
    assert "Reviewed, by" not in everything_said(report)
    assert draw(board, "cdop").title == "Child deaths: yearly"


def numbers(report: Report) -> list[int]:
    return [
        cell
        for part in report.sections
        for one in part.tables
        for cells_of in (*(each.cells for each in one.rows), one.total)
        for cell in cells_of
        if isinstance(cell, int)
    ]


def test_the_public_sees_no_small_number_and_no_word_of_a_child(tmp_path: Path) -> None:
    with make_sample(tmp_path / "sample.lif", boards.PASSPHRASE, today=TODAY) as board:
        report = draw(board, "cdop", PUBLIC)
        said = everything_said(report)
        deaths = board.records("deaths")
    assert [one for one in numbers(report) if 0 < one < 5] == []
    assert len([one for one in numbers(report) if one]) > 20
    assert NOT_SHOWN in said
    for one in deaths:
        assert one.reference not in said
        for key in ("external_number", "learning", "concerns", "factors", "pattern"):
            assert not one.values[key] or one.values[key] not in said
    assert not re.search(r"\b(?:fewer|less) than\b", said)
    charted = [value for part in report.sections for chart in part.charts
               for series in chart.series for value in series.values]  # fmt: skip
    assert all(value is None or value == 0 or value >= 5 for value in charted)


def test_thin_tables_are_pooled_and_it_is_said(board: Board) -> None:
    deaths_made.enter(board, 4, age_band="0_27_days")
    deaths_made.enter(board, 3, age_band="28_364_days")
    deaths_made.enter(board, 2, age_band="5_9")
    deaths_made.enter(board, 4, age_band="10_14")
    report = draw(board, "cdop", PUBLIC)
    assert cells(table(report, "Notified, by age")) == [
        ["Under 1 year", "7", "54 %"], ["1 to 17 years", "6", "46 %"],
    ]  # fmt: skip
    assert "the pooling is ours" in table(report, "Notified, by age").note


def test_years_are_put_together_where_one_is_too_thin(board: Board) -> None:
    earlier = {"panel_on": TODAY - timedelta(days=800), "notified_on": TODAY - timedelta(days=900)}
    deaths_made.enter(board, 3, expected="unexpected")
    deaths_made.enter(board, 9)
    deaths_made.enter(board, 6, expected="unexpected", **earlier)
    deaths_made.enter(board, 9, **earlier)
    report = draw(board, "cdop", PUBLIC)
    found = table(report, "Reviewed, expected")
    assert cells(found)[:2] == [["Expected", "18", "67 %"], ["Unexpected", "9", "33 %"]]
    assert "Three years are put together, as one is too thin." in found.note
    assert "All 27 deaths reviewed from 22 Nov 2023" in found.note


def test_words_used_seldom_stand_together_for_the_public(board: Board) -> None:
    deaths_made.enter(board, 9)
    deaths_made.enter(board, 4, place="Quarry")
    deaths_made.enter(board, 4, place="Lane behind the mill")
    said = everything_said(draw(board, "cdop", PUBLIC))
    assert "Quarry" not in said
    assert "mill" not in said
    found = table(draw(board, "cdop", PUBLIC), "Reviewed, by place")
    assert cells(found) == [["Harrowmere Hospitals", "9", "53 %"], ["Elsewhere", "8", "47 %"]]


def test_what_is_too_thin_however_pooled_is_left_out_and_named(board: Board) -> None:
    deaths_made.enter(board, 3)
    report = draw(board, "cdop", PUBLIC)
    assert report.summary[0].startswith("Deaths notified: not shown; reviewed by the panel:")
    assert "'How many were reviewed': too few for any number of it to be shown." in report.left_out
    assert not any(numbers(report))
    assert total(report, "Per area") == ["Together", NOT_SHOWN, NOT_SHOWN]


def test_the_threshold_is_the_boards_and_never_too_low_to_protect(board: Board) -> None:
    deaths_made.enter(board, 8)
    assert "Deaths notified: 8" in draw(board, "cdop", PUBLIC).summary[0]
    for setting, limit in (("10", 10), ("1", 3), ("many", 5)):
        with board.change("Set") as change:
            change.set(small.SETTING, setting)
        assert small.threshold(board) == limit
    with board.change("Set") as change:
        change.set(small.SETTING, "10")
    assert "Deaths notified: not shown" in draw(board, "cdop", PUBLIC).summary[0]


def publish(board: Board, asked: Asked) -> Report:
    report = child_deaths.report(board, TODAY, asked)
    with board.change("Publish") as change:
        disclosing.disclose(change, report, recipient="Website", sha256="ab", file_name="x")
    return report


def test_a_year_says_less_once_half_of_it_was_published(board: Board) -> None:
    first = TODAY - timedelta(days=200)
    deaths_made.enter(board, 20, panel_on=first, notified_on=first - timedelta(days=400))
    deaths_made.enter(board, 3, panel_on=TODAY, notified_on=first - timedelta(days=400))
    assert "reviewed by the panel: 23" in draw(board, "cdop", PUBLIC).summary[0]
    half = Asked(deaths_made.YEAR_FROM, TODAY - timedelta(days=181), "public")
    assert "reviewed by the panel: 20" in publish(board, half).summary[0]
    after = draw(board, "cdop", PUBLIC)
    assert "reviewed by the panel: not shown" in after.summary[0]
    assert "23" not in everything_said(after)
    assert "reviewed by the panel: 23" in draw(board, "cdop").summary[0]


def test_figures_that_cannot_be_read_stop_every_public_number(board: Board) -> None:
    deaths_made.enter(board, 20)
    with board.change("Spoil") as change:
        change.add("disclosures", {"title": "Paper", "audience": "public", "figures": "{]"})
        change.add("disclosures", {"title": "Other", "audience": "public", "figures": '{"report":'
                                   ' "indicators"}'})  # fmt: skip
        change.add("disclosures", {"title": "None", "audience": "public"})
        change.add("disclosures", {"title": "Board's", "audience": "board", "figures": "{]"})
    report = draw(board, "cdop", PUBLIC)
    assert len(report.summary) == 1
    assert "cannot be read" in report.summary[0]
    assert numbers(report) == []


def test_small_numbers_given_away_before_are_not_said_again(board: Board) -> None:
    deaths_made.enter(board, 4, expected="unexpected")
    deaths_made.enter(board, 9)
    with board.change("Set") as change:
        change.set(small.SETTING, "3")
    publish(board, PUBLIC)
    with board.change("Set") as change:
        change.set(small.SETTING, "5")
    report = draw(board, "cdop", PUBLIC)
    assert "Some small numbers were given away by earlier papers; they are not said again." in (
        report.left_out
    )
    assert [one for one in numbers(report) if 0 < one < 5] == []
