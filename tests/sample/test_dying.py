"""The sample's child deaths: complete, on two forms, with what agencies owe and what went out."""

from datetime import date

from lif_desktop.reports import published_figures
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests.reports.reading import TODAY, draw, table


def test_every_reviewed_death_has_its_factors_on_the_scale_of_its_form(read_only: Board) -> None:
    reviewed = [one for one in read_only.records("deaths") if one.values["state"] == "reviewed"]
    assert len(reviewed) == 42
    with_factors = {one.values["death"] for one in read_only.records("factors")}
    assert with_factors >= {one.id for one in reviewed}
    scales = [one.values["relevance_scale"] for one in reviewed]
    assert {key: scales.count(key) for key in ("0-3", "0-2", None)} == {
        "0-3": 4,
        "0-2": 37,
        None: 1,
    }


def test_dates_of_birth_bear_out_the_age_bands(read_only: Board) -> None:
    said = [row[1] for row in _asked(read_only)]
    assert not [one for one in said if "band" in one or "dates" in one]


def test_a_few_agencies_owe_information_and_a_few_records_ask_something(read_only: Board) -> None:
    said = [row[1] for row in _asked(read_only)]
    assert any("information is overdue" in one for one in said)
    assert any("without a joint agency response" in one for one in said)
    assert any("without the version of the relevance scale" in one for one in said)
    assert 4 <= len(said) <= 15


def _asked(board: Board) -> list[list[str]]:
    return [[str(cell.text if hasattr(cell, "text") else cell) for cell in row.cells]
            for row in table(draw(board, "cdop"), "To be asked").rows]  # fmt: skip


def test_two_papers_went_out_and_later_ones_are_held_against_them(read_only: Board) -> None:
    before = published_figures.published(read_only)
    assert len(before.papers) == 2
    assert not before.unread
    entries = read_only.records("disclosures")
    assert {one.values["audience"] for one in entries} == {"public", "board", "agency", "other"}
    assert all(one.values["made_on"] < TODAY for one in entries)
    assert {len(one.values["sha256"]) for one in entries} == {64}
    year = draw(read_only, "cdop", Asked(date(2025, 11, 22), TODAY, "public"))
    assert not any("earlier papers" in one for one in year.left_out)
