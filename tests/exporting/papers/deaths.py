"""Child deaths with factors, learning, a lesson and a plan, on a board of its own; all invented."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from lif_desktop import clock
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change
from tests import boards

SCALE = "0-2"
REVIEWED = (
    # area, notified, panel, age, category, answer, learning
    ("Eastmere", date(2025, 9, 1), date(2026, 1, 10), "0_27_days", "8", "no", None),
    ("Northmoor", date(2025, 10, 1), date(2026, 7, 1), "28_364_days", "10", "yes",
     "Draw the sleeping place on the day."),
    ("Northmoor", date(2025, 7, 1), date(2026, 9, 1), "15_17", "3", "yes", "Mend the fence."),
    ("Northmoor", date(2025, 12, 1), date(2026, 10, 1), "1_4", "1", "insufficient", None),
)  # fmt: skip


@contextmanager
def panel(folder: Path) -> Iterator[Board]:
    """Give a board with four deaths reviewed and two that wait."""
    clock.set_today(boards.TODAY.isoformat())
    with boards.empty(folder) as board:
        with board.change("Child deaths") as change:
            found = [
                change.add("deaths", {
                    "external_number": f"NE/{number}", "area": area, "notified_on": notified,
                    "died_on": notified, "panel_on": met, "age_band": age, "category": category,
                    "modifiable": answer, "learning": learned, "state": "reviewed",
                    "expected": "unexpected", "ethnicity": "White British", "place": "Home",
                    "relevance_scale": SCALE,
                })
                for number, (area, notified, met, age, category, answer, learned) in enumerate(
                    REVIEWED, 1
                )
            ]  # fmt: skip
            for number in (5, 6):
                change.add("deaths", {
                    "external_number": f"NE/{number}", "area": "Eastmere", "state": "notified",
                    "notified_on": date(2026, 11, number), "age_band": "5_9",
                })  # fmt: skip
            change.edit("deaths", found[2], {
                "concerns": "Fence at the quarry", "pattern": "As two years ago",
                "environmental": "Cut twice.",
            })  # fmt: skip
            for death, factor, domain, relevance, answer in (
                (1, "Sleeping place", "c", "2", "yes"), (2, "Sleeping place", "c", "2", "no"),
                (2, "Sudden illness", "a", "2", "no"), (3, "Never mattered", "a", "0", "yes"),
            ):  # fmt: skip
                change.add("factors", {
                    "death": found[death], "factor": factor, "domain": domain,
                    "relevance": relevance, "modifiable": answer,
                })  # fmt: skip
            _followed(change, found)
        yield board
    clock.set_today(None)


def _followed(change: Change, found: list[int]) -> None:
    """Follow what was learned: one lesson to practice, one not at all, one long over; a plan."""
    slept = change.add("learning", {
        "lesson": "Talk safer sleep through at home", "deaths": (found[1],), "state": "open",
        "identified_on": date(2025, 8, 1),
    })  # fmt: skip
    for stage, kind, day, shows in (
        ("disseminated", "process", date(2026, 1, 5), "Briefing held"),
        ("embedded", "practice", date(2026, 6, 1), "Sleeping place seen at 88 of 95 visits."),
    ):
        change.add("ledger", {"learning": slept, "stage": stage, "kind": kind, "dated_on": day,
                       "shows": shows})  # fmt: skip
    change.add("learning", {
        "lesson": "Fences hold only where somebody looks", "deaths": (found[2],), "state": "open",
        "identified_on": date(2026, 9, 2),
    })  # fmt: skip
    change.add("learning", {
        "lesson": "Long over", "deaths": (found[0],), "state": "not_pursued",
        "why_not": "Law changed", "closed_on": date(2024, 1, 1),
    })  # fmt: skip
    plan = change.add("plans", {"title": "Safety outdoors", "death": found[2]})
    for target in (date(2026, 10, 1), date(2027, 1, 1)):
        change.add("actions", {"activity": f"Mend by {target}", "plan": plan, "status": "in_hand",
                        "target_on": target})  # fmt: skip
