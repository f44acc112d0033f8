"""What an import says of itself, for scripts and for people."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.outcomes import as_json, as_text
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.merging.rows import OUTCOMES
from lif_desktop.importing.reading.sheets import sheet_of
from lif_desktop.store.board import Board
from tests import boards
from tests.importing.workbooks import HEADINGS, book_of, plan_of

HEALTH, POLICE, HOUSING = (name for name, _, _ in boards.AGENCIES)
FORM = ("ACT-2026-001", "Single referral form", POLICE, date(2026, 8, 13), "Completed", None)
NEW = (None, "Brief governors", None, None, "In hand", "Agreed " * 40)
BAD = ("ACT-2026-002", "One supervision policy", POLICE, "soon", "In hand", None)
TOTAL = ("Total", None, None, None, None, 3)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as found:
        yield found


def test_json_says_every_row_in_the_words_of_the_contract(board: Board) -> None:
    plan = plan_of(board, FORM, NEW, BAD, TOTAL)
    told = json.loads(json.dumps(as_json(plan)))
    assert sum(told[one] for one in OUTCOMES) == told["data_rows"] == 3
    assert (told["left_out"], told["change"]) == (1, None)
    assert told["rows"][0] == {
        "sheet": "Sheet1",
        "row": 2,
        "outcome": "changed",
        "reference": "ACT-2026-001",
        "changes": {
            "lead_agency": [HEALTH, POLICE],
            "target_on": ["2026-08-12", "2026-08-13"],
            "status": ["In hand", "Completed"],
        },
        "messages": [],
    }
    assert told["rows"][1]["reference"] is None
    assert told["rows"][2]["messages"] == [
        "Target: 'soon' is not a date. It could be kept in “Latest progress”."
    ]
    assert told["columns"][0]["outcome"] == "read"
    assert told["left_out_rows"][0]["rows"] == "5"


def test_json_names_the_change_set_and_new_references(board: Board) -> None:
    plan = plan_of(board, FORM, NEW)
    merged = merge(board, plan)
    told = as_json(plan, merged)
    assert told["change"] == merged.change
    assert told["rows"][1]["reference"] == "ACT-2026-005"


def test_several_names_and_numbers_are_said_plainly(board: Board) -> None:
    headings = ("Title", "Type", "Agencies", "Cases")
    row = ("Dip sample of strategy meetings", "Dip sample", f"{POLICE}; {HOUSING}", 12)
    told = as_json(plan_of(board, row, headings=headings, register="audits"))
    changes = told["rows"][0]["changes"]
    assert sorted(changes["agencies"][1]) == [HOUSING, POLICE]
    assert changes["cases"] == [None, 12]
    assert not any(isinstance(pair[1], Decimal) for pair in changes.values())


def test_text_counts_explains_and_shows_what_needs_a_look(board: Board) -> None:
    book = book_of(
        (*HEADINGS, "Lateness", "Sprockets"),
        (*FORM, "Late", 1),
        (*NEW, None, 2),
        (*BAD, None, 3),
        ("ACT-2026-004", "agree a date", None, None, None, None, None, 4),
        (*TOTAL, None),
    )
    book.sheets.append(sheet_of("Contacts", [("Name", "Telephone", "Town"), ("A", "1", "B")]))
    plan = make_plan(board, book, "actions")
    text = as_text(plan)
    assert "return.xlsx: 4 data rows: 1 new, 1 changed, 1 same, 1 problem; 1 left out." in text
    assert "Nothing was written: this only says what would be done." in text
    assert "Column G “Lateness”: worked out by the board, not read" in text
    assert "Column H “Sprockets”: no field of that name; not read" in text
    assert "Sheet1, rows 6: left out" in text
    assert "Contacts A1:C2: not read, does not look like actions" in text
    assert f"      Lead agency: {HEALTH} -> {POLICE}" in text
    assert "      Action: Brief governors" in text
    assert "Agreed Agreed" in text
    assert "..." in text
    assert "Sheet1, row 5" not in text


def test_text_says_what_was_written(board: Board) -> None:
    plan = plan_of(board, FORM)
    merged = merge(board, plan)
    assert f"Written as change {merged.change}: {merged.title}." in as_text(plan, merged)
    again = plan_of(board, FORM)
    assert "Nothing was written: no row is new or changed." in as_text(again, merge(board, again))
