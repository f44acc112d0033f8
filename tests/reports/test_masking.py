"""What a case is called stays out of a report for the public, however somebody wrote it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop.reports import masking
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.reports.reading import draw, everything_said

PERIOD = "22 Nov 2025 to 21 Nov 2026"


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.empty(tmp_path) as made:
        with made.change("Enter cases") as change:
            change.add("reviews", {"title": "Adult J and the child at home"})
            case = change.add("reviews", {"title": "Case Ash"})
            change.add("subjects", {"review": case, "pseudonym": "Child K"})
        yield made


def wrote(board: Board, wording: str) -> str:
    with board.change("Enter a recommendation of others") as change:
        source = change.add("external", {"title": "A review elsewhere", "state": "acting"})
        change.add("requirements", {"wording": wording, "external": source})
    return everything_said(draw(board, "external", Asked(audience="public")))


@pytest.mark.parametrize(
    ("wording", "called"),
    [
        ("Ask as for Adult J", "Adult J"),
        ("Ask what was asked of CASE ASH", "ASH"),
        ("Ask the Ash family", "Ash"),
        ("Ask, as child K was asked", "child K"),
    ],
)
def test_a_case_is_not_named_in_part_or_in_other_letters(
    board: Board, wording: str, called: str
) -> None:
    said = wrote(board, wording)
    assert masking.GONE in said
    assert called not in said


@pytest.mark.parametrize(
    "written",
    [
        "Case Ash and Adult J: rapid reviews",
        "Case Ash, Adult J and Child K: rapid reviews",
        "Case Ash; Adult J / Child K: rapid reviews",
        "Case Ash: rapid reviews",
    ],
)
def test_how_many_cases_were_named_is_not_said(board: Board, written: str) -> None:
    assert masking.without_names(board, written) == f"{masking.GONE}: rapid reviews"


@pytest.mark.parametrize(
    "written",
    [
        "Ruth Hale",
        "RUTH HALE",
        "Ruth\nHale",
        "Hale, Ruth",
        "Hale R",
        "R. Hale",
        "R Hale",
        "Mrs Hale",
    ],
)
def test_a_person_is_not_named_however_lists_turn_a_name(board: Board, written: str) -> None:
    with board.change("Enter a lead") as change:
        change.add("actions", {"activity": "Ask", "lead": "Ruth Hale"})
    assert "hale" not in wrote(board, f"Ask {written} for it").casefold()


@pytest.mark.parametrize("written", ["REV-2026-001", "rev 2026 001", "CDR-2026-001", "TRK/2026-1"])
def test_no_reference_of_a_case_is_said(board: Board, written: str) -> None:
    assert written not in wrote(board, f"Ask as in {written} for it")


def test_a_day_of_a_childs_life_goes_where_somebody_wrote_it(board: Board) -> None:
    with board.change("Enter a death") as change:
        change.add("deaths", {"born_on": date(2019, 3, 3), "place": "Cinder Lane Quarry",
                              "notified_on": date(2026, 11, 5)})  # fmt: skip
        change.add("external", {"title": "Of 3 March 2019", "published_on": date(2019, 3, 3)})
    said = wrote(board, "It was on 3 March 2019 at Cinder Lane Quarry")
    assert "3 March 2019" not in said
    assert "Quarry" not in said


def test_a_day_of_a_childs_life_goes_at_the_beginning_of_a_line(board: Board) -> None:
    line = "30 September 2026: the call came"
    with board.change("Enter a death") as change:
        change.add("deaths", {"died_on": date(2026, 9, 30), "notified_on": date(2026, 11, 5)})
        change.add("external", {"title": "Elsewhere",
                                "summary": f"What happened\n- {line}"})  # fmt: skip
    assert masking.without_names(board, line) == f"{masking.GONE}: the call came"
    assert masking.without_names(board, f"He said. {line}").endswith("(left out): the call came")


def test_a_period_that_begins_on_a_day_of_a_childs_life_stays_as_it_was_logged(
    board: Board,
) -> None:
    """What is left out of a line whose other words anybody can fill in is told by that."""
    with board.change("Enter a death and what was published") as change:
        change.add("deaths", {"died_on": date(2025, 11, 22), "notified_on": date(2025, 12, 1)})
        change.add("disclosures", {"title": "Child deaths: yearly", "made_on": boards.TODAY,
                                   "audience": "public", "period": PERIOD,
                                   "left_out": f"{PERIOD}: two tables"})  # fmt: skip
        change.add("external", {"title": "22 Nov 2025: a review begins"})
    said = f"Period: {PERIOD}."
    assert masking.without_names(board, said) == said
    assert masking.without_names(board, "22 Nov 2025") == "22 Nov 2025"
    written = masking.without_names(board, "22 Nov 2025: a review begins")
    assert written == f"{masking.GONE}: a review begins"


def test_a_day_that_was_written_alone_goes_where_it_stands_alone(board: Board) -> None:
    with board.change("Enter a death") as change:
        change.add("deaths", {"died_on": date(2025, 11, 22), "notified_on": date(2025, 12, 1)})
        change.add("external", {"title": "22 Nov 2025"})
    assert masking.without_names(board, "22 Nov 2025") == masking.GONE
    assert masking.without_names(board, f"Period: {PERIOD}.") == f"Period: {PERIOD}."


def test_a_word_that_a_case_is_called_after_stays_a_word(board: Board) -> None:
    assert "Plant an ash" in wrote(board, "Plant an ash")
