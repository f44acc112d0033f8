"""The sample's publications, external learning, strong practice and evidence, with its files."""

import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lif_desktop.sample import learning
from lif_desktop.sample.learning import Made
from lif_desktop.sample.stock import Days, Numbers, Text, texts
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change

_LEARNED = {"sleep": "sleep", "asthma": "plan that nobody"}


def deaths_by_lesson(board: Board) -> dict[str, list[int]]:
    """Return {lesson: the deaths from which the panel learned it}."""
    found: dict[str, list[int]] = defaultdict(list)
    for one in board.records("deaths"):
        for key, word in _LEARNED.items():
            if word in (one.values["learning"] or "").casefold():
                found[key].append(one.id)
    return found


def add_learning(board: Board, made: Made, days: Days) -> None:
    """Add all that the board learned, shared and can show."""
    title = "Enter learning, what was shared of it, and its evidence"
    with board.change(title) as change, tempfile.TemporaryDirectory() as folder:
        external, required = _external(change, made, days)
        lessons = learning.add_lessons(change, made, external, days)
        learning.add_tracked(change, made, lessons, days)
        _publications(change, made, lessons, days)
        _practice(change, made, lessons, days)
        shown = {"learning": lessons, "requirement": required}
        _evidence(change, made, shown, days, Path(folder))
        _year_on(change, board, made)


def _external(change: Change, made: Made, days: Days) -> tuple[dict[str, int], dict[str, int]]:
    """Add external learning; return its ids by key, and those of recommendations by wording."""
    who, numbers, asked = made.bodies, Numbers(days, "EXT"), Numbers(days, "RQM")
    found, required = {}, {}
    for one in sorted(texts("external")["external"], key=lambda own: int(own["received"])):
        plan = made.plans.get(one.get("plan", ""))
        record = change.add("external", {
            "title": one["title"], "kind": one["kind"], "body": one["body"],
            "agency": who.agencies.get(one.get("by", "")), "judgement": one.get("judgement"),
            "published_on": days.on(one["published"]), "received_on": days.on(one["received"]),
            "state": one["state"], "group": who.groups[one["group"]],
            "priority": who.priorities.get(one.get("priority", "")), "summary": one["summary"],
            "means": one.get("means"), "next_on": days.day(one.get("next")),
        }, reference=numbers.next(one["received"]))  # fmt: skip
        found[one["key"]] = record
        if plan:
            change.edit("plans", plan, {"external": record})
        for agency, compliance, checked, due, why, progress, wording in one["asks"]:
            settled = compliance in {"complies", "not_applicable"}
            required[wording] = change.add("requirements", {
                "wording": wording, "external": record, "agency": who.agencies[agency],
                "compliance": compliance, "checked_on": days.day(checked or None),
                "due_on": days.day(due or None), "compliance_why": why or None,
                "progress": progress or None, "plan": None if settled else plan,
            }, reference=asked.next(one["received"]))  # fmt: skip
    return found, required


def _publications(change: Change, made: Made, lessons: Mapping[str, int], days: Days) -> None:
    numbers = Numbers(days, "PUB")
    said = ("title", "kind", "channel", "audience", "decision", "response", "reach", "family")
    for one in sorted(texts("publications")["publications"], key=_published):
        change.add("publications", {
            **{key: one.get(key) for key in said},
            "published_on": days.day(one.get("published")),
            "decided_on": days.day(one.get("decided")), "court_orders": one.get("court"),
            "data_protection": one.get("data"),
            "learning": lessons.get(one.get("lesson", "")),
            "review": made.reviews.get(one.get("review", "")),
            "audit": made.audits.get(one.get("audit", "")),
        }, reference=numbers.next(_published(one)))  # fmt: skip


def _published(one: Text) -> int:
    return int(one.get("published", one.get("decided", -20)))


def _practice(change: Change, made: Made, lessons: Mapping[str, int], days: Days) -> None:
    who, numbers = made.bodies, Numbers(days, "PRA")
    said = ("title", "what", "why", "difference", "state", "shared", "taken_up")
    for one in sorted(texts("practice")["practice"], key=lambda own: int(own["seen"])):
        change.add("practice", {
            **{key: one.get(key) for key in said},
            "agency": who.agencies[one["by"]], "group": who.groups.get(one.get("group", "")),
            "seen_on": days.on(one["seen"]), "reported_on": days.day(one.get("reported")),
            "audit": made.audits.get(one.get("audit", "")),
            "review": made.reviews.get(one.get("review", "")),
            "learning": lessons.get(one.get("lesson", "")),
            "priority": who.priorities.get(one.get("priority", "")),
        }, reference=numbers.next(one["seen"]))  # fmt: skip


def _evidence(
    change: Change, made: Made, ids: Mapping[str, Mapping[str, int]], days: Days, folder: Path
) -> None:
    numbers = Numbers(days, "EVD")
    for one in sorted(texts("evidence")["evidence"], key=lambda own: int(own["dated"])):
        kept: dict[str, Any] = {}
        if "file" in one:
            path = folder / one["file"]
            path.write_text(one["text"].lstrip(), encoding="utf-8")
            kept = dict(change.attach(path))
        change.add("evidence", {
            "title": one["title"], "kind": one["kind"], "dated_on": days.on(one["dated"]),
            "agency": made.bodies.agencies[one["by"]], "says": one["says"],
            "link": one.get("link"),
            "action": made.actions.get(one.get("action", "")),
            "audit": made.audits.get(one.get("audit", "")),
            "review": made.reviews.get(one.get("review", "")),
            "learning": ids["learning"].get(one.get("lesson", "")),
            "requirement": ids["requirement"].get(one.get("requirement", "")),
            **kept,
        }, reference=numbers.next(one["dated"]))  # fmt: skip


def _year_on(change: Change, board: Board, made: Made) -> None:
    """Say of some plans what became of them a year after their review."""
    asked = board.records("recommendations")
    for one in texts("relooks")["plans"]:
        plan = made.plans[one["title"]]
        change.edit("plans", plan, {"year_on": one["year_on"]})
        own = [record.id for record in asked if record.values["plan"] == plan]
        for record, verified in zip(own, one["verified"], strict=False):
            change.edit("recommendations", record, {"verified": verified})
