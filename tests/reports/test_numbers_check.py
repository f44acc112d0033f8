"""Figures that cannot be right, on a real board."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lif_desktop.reports import child_deaths, disclosing
from lif_desktop.reports.shape import About, Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.reports.reading import TODAY, cells, draw, table


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


def add(board: Board, register: str, values: dict[str, Any]) -> int:
    with board.change("Enter one") as change:
        return change.add(register, values)


def series(board: Board, unit: str, *given: tuple[Any, Any, Any]) -> list[int]:
    indicator = add(board, "indicators", {"title": "Visits on time", "unit": unit})
    return [
        add(board, "values", {
            "indicator": indicator, "period": f"2026 Q{number}", "value": value, "numerator": top,
            "denominator": under, "period_until": date(2025, number, 28),
        })
        for number, (value, top, under) in enumerate(given, 1)
    ]  # fmt: skip


def said(board: Board, title: str, asked: Asked | None = None) -> list[list[str]]:
    return [row[1:] for row in cells(table(draw(board, "numbers-check", asked), title))]


def test_a_board_without_strange_figures_says_so_and_what_was_looked_at(board: Board) -> None:
    report = draw(board, "numbers-check")
    assert report.attention == 0
    first, second = report.summary
    assert first == "No figure is questioned."
    assert second.startswith("Looked at: 0 values; 1 audit; 0 highlight reports; 1 death; 0 totals")


def test_percentages_of_the_dataset_must_fit_their_parts(board: Board) -> None:
    ids = series(board, "percent", (42, 5, 12), (47, 5, 12), (47, None, 12), (90, 14, 12),
                 ("47.5", "5.5", "12.5"), (50, None, None), (130, None, None))  # fmt: skip
    assert said(board, "Dataset") == [
        ["Value", "The percentage: 5 of 12 is 42 %."],
        ["Value", "The percentage: no number of 12 gives 47 %; nearest are 5 (42 %) and 6 (50 %)."],
        ["Value", "Numerator 14 is more than the denominator 12."],
        ["Value", "The figure: 130 % is more than all; what is it a percentage of?"],
    ]
    found = table(draw(board, "numbers-check"), "Dataset").rows
    assert found[0].about == About("values", ids[1])
    assert draw(board, "numbers-check").attention == 4


def test_a_rate_ten_times_off_is_found_by_its_base_and_by_its_neighbours(board: Board) -> None:
    series(board, "rate", ("45.2", 226, 50_000), ("4.6", 230, 50_000), ("44.8", 224, 50_000),
           (44, None, None))  # fmt: skip
    assert said(board, "Dataset") == [
        ["Value", "The rate: ten times too low for its numerator and denominator."],
        ["Value", "The figure: 4.6 is about a tenth of the usual 44.8."],
    ]


def test_counts_may_jump(board: Board) -> None:
    series(board, "count", (1, None, None), (12, None, None), (1, None, None), (1, None, None))
    assert said(board, "Dataset") == []


def test_narratives_are_read_in_values_audits_and_highlight_reports(board: Board) -> None:
    (value,) = series(board, "count", (5, None, None))
    agency = board.records("agencies")[0].id
    audit = board.records("audits")[0].id
    with board.change("Write") as change:
        change.edit("values", value, {"commentary": "5 of 12 visits (47 %) were late."})
        change.edit("audits", audit, {"development": "In 4 of 11 cases nobody asked."})
        change.add("highlights", {
            "agency": agency, "period": "2026 Q3", "story": "14 of 12 staff came.",
            "period_until": date(2026, 9, 30),
        })  # fmt: skip
    assert said(board, "Dataset") == [["Commentary", "'5 of 12 visits (47 %)': 5 of 12 is 42 %."]]
    assert said(board, "Audits") == [
        [
            "Areas for development",
            "The number of cases is given as 12 and 11: is it the same group?",
        ]
    ]
    assert [row[1] for row in said(board, "Highlight")] == [
        "'14 of 12 staff came': 14 is more than 12."
    ]
    early = Asked(date(2024, 1, 1), date(2024, 12, 31))
    assert draw(board, "numbers-check", early).attention == 0


def test_dates_of_a_death_must_follow_each_other(board: Board) -> None:
    death = board.records("deaths")[0].id
    with board.change("Mistype") as change:
        change.edit("deaths", death, {"panel_on": date(2026, 1, 1), "state": "reviewed"})
    assert said(board, "Child deaths") == [
        ["Dates", "The panel reviewed it before it was notified. Check the dates."]
    ]


def test_a_number_published_before_is_held_against_the_records(board: Board) -> None:
    for day in range(1, 9):
        add(board, "deaths", {"notified_on": date(2026, 9, day), "state": "notified"})
    asked = Asked(date(2025, 11, 22), TODAY, "public")
    report = child_deaths.report(board, TODAY, asked)
    with board.change("Publish") as change:
        disclosing.disclose(change, report, recipient="", sha256="0", file_name="x.pdf")
    assert said(board, "Published before") == []
    add(board, "deaths", {"notified_on": date(2026, 9, 9), "state": "notified"})
    assert said(board, "Published before") == [[
        "Published figures",
        "It gave 9 deaths notified from 22 Nov 2025 to 21 Nov 2026; the records now give 10.",
    ]]  # fmt: skip


def test_the_public_learns_only_how_many_figures_are_questioned(board: Board) -> None:
    series(board, "percent", (47, 5, 12))
    report = draw(board, "numbers-check", Asked(audience="public"))
    assert report.summary[0] == "1 figure to be checked before a paper quotes them: dataset 1."
    assert "death" in draw(board, "numbers-check").summary[1]
    assert not any("death" in said for said in report.summary)
    assert report.sections == ()
    assert report.left_out
