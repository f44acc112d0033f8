"""The sample's parts of case reviews: children, criteria, who was told, reports, proceedings."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lif_desktop import frameworks
from lif_desktop.sample.bodies import Bodies
from lif_desktop.sample.stock import Days, Numbers, Text, texts
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change


def add_reviewing(
    board: Board, who: Bodies, reviews: Mapping[str, int], days: Days
) -> None:  # fmt: skip
    """Complete the case reviews and add what belongs to them, in one step."""
    text = texts("reviewing")
    referred = {one.id: one.values["referred_on"] for one in board.records("reviews")}
    deaths = {
        one.values["review"]: one.id for one in board.records("deaths") if one.values["review"]
    }
    chased = {(one["review"], one["agency"]): days.on(one["on"]) for one in text["chased"]}
    with board.change("Enter what belongs to the case reviews") as change:
        for one in text["cases"]:
            review = reviews[one["review"]]
            dated = {key: days.day(offset) for key, offset in one["days"].items()}
            said = {key: value or None for key, value in one["set"].items()}
            change.edit("reviews", review, {**said, **dated})
            _subjects(change, one, review, deaths.get(review))
            _criteria(change, one, review, referred[review])
            _told(change, one, review, days)
            _reports(change, one, (review, who.agencies), chased, days)
            _proceedings(change, one, review, days)
        _holds(change, text, days)
        for own in text["holidays"]:
            falls = days.week(own["weeks"], 1)
            change.add("holidays", {"title": own["title"], "falls_on": falls, "kind": own["kind"]})


def _subjects(change: Change, one: Text, review: int, death: int | None) -> None:
    for pseudonym, part, age, harm, legal in one.get("subjects", ()):
        change.add("subjects", {
            "review": review, "pseudonym": pseudonym, "part": part, "age_band": age, "harm": harm,
            "legal_status": legal, "death": death if harm == "died" else None,
        })  # fmt: skip


def _criteria(change: Change, one: Text, review: int, referred_on: date | None) -> None:
    """Add the criteria of the edition of the day; on another day than ours it may lack some."""
    edition = frameworks.edition_for(None, referred_on)
    pack = frameworks.criteria_of(edition)
    known = {each.key: each for each in pack.criteria} if pack else {}
    for key, met, why in one.get("criteria", ()):
        found = known.get(key)
        if found is not None and edition is not None:
            change.add("criteria", {
                "review": review, "criterion": found.text, "edition": edition.key,
                "paragraph": found.source, "met": met, "why": why or None,
                "always": found.part == "always",
            })  # fmt: skip


def _told(change: Change, one: Text, review: int, days: Days) -> None:
    for body, about, due, sent, answered, answer in one.get("told", ()):
        change.add("notifications", {
            "review": review, "body": body, "about": about, "due_on": _on(due, days),
            "sent_on": _on(sent, days), "answered_on": _on(answered, days),
            "answer": answer or None,
        })  # fmt: skip


def _reports(
    change: Change, one: Text, of: tuple[int, Mapping[str, int]],
    chased: Mapping[tuple[str, str], date], days: Days,
) -> None:  # fmt: skip
    review, agencies = of
    for agency, kind, author, asked, due, received, quality in one.get("reports", ()):
        change.add("management_reports", {
            "review": review, "agency": agencies[agency], "kind": kind, "author": author,
            "independent": kind == "imr", "asked_on": days.on(asked), "due_on": days.on(due),
            "received_on": _on(received, days), "quality": quality or None,
            "chased_on": chased.get((one["review"], agency)),
            "quality_note": one.get("gaps", {}).get(agency),
            "lessons": one.get("lessons", {}).get(agency),
            "good_practice": one.get("good", {}).get(agency),
        })  # fmt: skip


def _proceedings(change: Change, one: Text, review: int, days: Days) -> None:
    for kind, body, state, started, ends, effect in one.get("proceedings", ()):
        change.add("proceedings", {
            "review": review, "kind": kind, "body": body, "state": state,
            "started_on": _on(started, days), "ends_on": _on(ends, days), "effect": effect or None,
        })  # fmt: skip


def _holds(change: Change, text: Text, days: Days) -> None:
    numbers = Numbers(days, "HLD")
    numbered = {one["key"]: one["ref"] for one in texts("reviews")["reviews"]}
    for one in text["holds"]:
        values: dict[str, Any] = {
            "record": days.reference("REV", numbered[one["review"]]),
            "register": "Case reviews", "look_on": days.on(one["look"]),
            "legal_hold": one["legal"], "reason": one["reason"], "decision": one["decision"],
            "decided_on": days.day(one.get("decided")), "decided_by": one.get("by"),
        }  # fmt: skip
        change.add("holds", values, reference=numbers.next(0))


def _on(offset: int, days: Days) -> date | None:
    """Return the day of an offset; 0 stands for none in these tables."""
    return days.on(offset) if offset else None
