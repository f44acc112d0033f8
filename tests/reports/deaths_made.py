"""Child deaths for tests: numbers of them, all invented, by area, age, category and answer."""

from datetime import date, timedelta
from typing import Any

from lif_desktop.store.board import Board
from tests.reports.reading import TODAY

YEAR_FROM = date(2025, 11, 22)


def enter(board: Board, number: int = 1, **values: Any) -> list[int]:
    """Enter so many reviewed deaths of the past year; values change what they have."""
    usual = {
        "area": "Northmoor", "notified_on": TODAY - timedelta(days=320), "state": "reviewed",
        "panel_on": TODAY - timedelta(days=60), "age_band": "1_4", "category": "8",
        "modifiable": "no", "expected": "expected", "ethnicity": "White British",
        "place": "Harrowmere Hospitals",
    }  # fmt: skip
    with board.change("Enter deaths") as change:
        return [change.add("deaths", {**usual, **values}) for _ in range(number)]


def rated(board: Board, death: int, domain: str, relevance: str | None, scale: str | None) -> int:
    """Enter one contributory factor of a death."""
    with board.change("Enter a factor") as change:
        return change.add("factors", {
            "death": death, "domain": domain, "factor": f"Factor of {domain}",
            "relevance": relevance, "scale": scale,
        })  # fmt: skip


def asked(board: Board, death: int, **values: Any) -> int:
    """Enter one request for information about a death, due a month ago."""
    usual = {"asked_on": TODAY - timedelta(days=60), "due_on": TODAY - timedelta(days=30)}
    agency = values.pop("agency", None) or board.records("agencies")[0].id
    with board.change("Ask an agency") as change:
        return change.add("information", {"death": death, "agency": agency, **usual, **values})
