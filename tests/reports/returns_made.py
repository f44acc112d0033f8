"""Cycles of standards returns for tests: agencies, returns and answers in one change set."""

from datetime import date
from typing import Any

from lif_desktop import frameworks
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change

THEN, NOW = date(2024, 10, 1), date(2026, 9, 1)
DUE = date(2026, 11, 1)
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


def two_cycles(board: Board) -> dict[str, int]:
    """Health answers twice, police for the first time; fire declares; others owe or were left."""
    with board.change("Two cycles") as change:
        made = {
            name: agency(change, name.capitalize(), sector=sector)
            for name, sector in (
                ("health", "health"), ("police", "police"), ("fire", "other"), ("late", "health"),
                ("soon", "council"), ("missing", "council"), ("spared", "voluntary"),
            )
        }  # fmt: skip
        then = cycle(change, "2024", THEN, state="finished")
        now = cycle(change, "2026", NOW, due_on=DUE, themed_section="Recruitment",
                    shared_with_boards="Eastmere")  # fmt: skip
        plan = change.add("plans", {"title": "Health plan"})
        old_plan = change.add("plans", {"title": "Shared plan of 2024"})
        for status, target, lead, of in (
            ("completed", date(2026, 1, 1), "health", plan), ("in_hand", DUE, "health", plan),
            ("cannot_complete", DUE, "health", old_plan), ("in_hand", None, "police", old_plan),
        ):  # fmt: skip
            change.add("actions", {
                "activity": "Act", "status": status, "target_on": target, "plan": of,
                "lead_agency": made[lead], "why_not": "No", "done_instead": "Other",
            })  # fmt: skip
        before = sent(change, then, made["health"], plan=old_plan)
        answers(change, before, {"Training": "1", "Voice of the child": "2", "Leadership": "3"})
        sent(change, then, made["fire"], state="declared", declared_on=date(2024, 10, 20))
        sent(change, then, made["police"], plan=old_plan)
        made["return"] = sent(
            change, now, made["health"], plan=plan, panel_on=DUE, panel_feedback="Sound",
            progress_on_last="Much better", shared_with="Eastmere", received_on=DUE,
        )  # fmt: skip
        answers(
            change, made["return"], {"training": "3"}, changed="better", moderated_score="1",
            gap="Volunteers", deadline_on=DUE,
        )  # fmt: skip
        answers(change, made["return"], {"Voice of the child": "1"}, changed="same", gap="Babies")
        answers(change, made["return"], {"Leadership": "n/a", "Zeal": "3"}, moderated_score="3")
        answers(change, made["return"], {"Checks": "2"}, themed=True)
        police = sent(change, now, made["police"], below_standard=True, panel_on=DUE)
        answers(change, police, {"Training": "2", "Leadership": "7"})
        answers(change, police, {"Zeal": "3"}, scale="stars")
        sent(change, now, made["fire"], state="declared", declared_on=DUE, declaration="We comply")
        made["owed"] = sent(change, now, made["late"], state="asked", due_on=date(2026, 11, 11))
        sent(change, now, made["soon"], state="asked", due_on=date(2026, 12, 1))
        sent(change, now, made["spared"], state="not_asked", notes="Too small")
    return made
