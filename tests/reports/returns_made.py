"""Cycles of standards returns for tests: agencies, returns and answers in one change set."""

from datetime import date
from typing import Any

from lif_desktop import frameworks
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change

THEN, NOW = date(2024, 10, 1), date(2026, 9, 1)
SCHOOL_STANDARDS = tuple(
    one.name for pack in frameworks.standards() if pack.key == "s175" for one in pack.standards
)[:12]


def agency(change: Change, name: str, **values: Any) -> int:
    """Add an agency under section 11 unless it is said otherwise."""
    return change.add("agencies", {"name": name, "sector": "health", "section11": True, **values})


def cycle(change: Change, name: str, started_on: date, **values: Any) -> int:
    """Add a section 11 cycle scored from 0 to 3 unless it is said otherwise."""
    given = {
        "title": f"Section 11 self-assessment {name}", "kind": "section11", "cycle": name,
        "state": "under_way", "started_on": started_on, "scale": "0-3", **values,
    }  # fmt: skip
    return change.add("audits", given)


def sent(change: Change, audit: int, agency: int, **values: Any) -> int:
    """Add a return that came."""
    given = {"audit": audit, "agency": agency, "state": "received", **values}
    return change.add("submissions", given)


def answers(change: Change, submission: int, scores: dict[str, str | None], **values: Any) -> None:
    """Add the answers of a return by standard."""
    for standard, score in scores.items():
        given = {"submission": submission, "standard": standard, "own_score": score, **values}
        change.add("standards", given)


def schools(board: Board, count: int = 80) -> None:
    """Put two cycles of section 175 of many schools into a board."""
    with board.change("Schools") as change:
        made = [
            agency(
                change, f"School {number:02}", sector="education", section11=False, section175=True
            )
            for number in range(count)
        ]
        last = None
        for name, started, shift in (("2024", THEN, 0), ("2026", NOW, 1)):
            audit = cycle(
                change, name, started, kind="section175", scale="1-3", previous=last,
                title=f"Section 175 return {name}",
            )  # fmt: skip
            for number, school in enumerate(made):
                submission = sent(change, audit, school)
                scores = {
                    standard: str((number * 7 + place + shift * (place % 3)) % 4)
                    for place, standard in enumerate(SCHOOL_STANDARDS)
                }
                answers(change, submission, scores)
            last = audit
