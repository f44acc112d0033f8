"""The sample's action plans, recommendations, actions and dated updates."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from lif_desktop.rules import statuses
from lif_desktop.rules.words import month_in_words
from lif_desktop.sample.bodies import Bodies
from lif_desktop.sample.stock import Days, Numbers, Text, number, pick, texts
from lif_desktop.store.changes import Change

_FILES = ("plans-2025", "plans-2026a", "plans-2026b")
# Days between the target and the day an action was done: most near it, some well after.
_BEHIND = (-24, -13, -9, -6, -4, -2, 0, 3, 9, 17, 30, 52)
_LATEST = -6
_BLUE_AFTER = 45
_ASSURED = ((430, "embedded"), (260, "verified"), (90, "addressed"))


@dataclass(frozen=True)
class Plans:
    """The plans of the texts with what their actions link to."""

    text: tuple[Text, ...]
    ids: dict[str, int]
    recommendations: dict[tuple[str, int], int]


@dataclass(frozen=True)
class Entry:
    """One action of the texts with its place in time; days are counted from today."""

    text: Text
    plan: Text
    index: int
    agreed: int
    target: int | None
    closed: int | None

    @property
    def status(self) -> str:
        """How the action stands."""
        if self.closed is None:
            return str(self.text.get("status", statuses.IN_HAND))
        given_up = self.text.get("state") == "cannot"
        return statuses.CANNOT_COMPLETE if given_up else statuses.COMPLETED


def add_plans(
    change: Change, bodies: Bodies, sources: dict[str, int], reviews: dict[str, int], days: Days
) -> Plans:
    """Add the plans and their recommendations, in the order in which they were agreed."""
    text = tuple(sorted((plan for name in _FILES for plan in texts(name)["plans"]), key=_agreed))
    plans, made = Numbers(days, "PLN"), Numbers(days, "REC")
    found = Plans(text, {}, {})
    for plan in text:
        values = {
            "title": plan["title"],
            "audit": sources.get(plan.get("audit", "")),
            "review": reviews.get(plan.get("review", "")),
            "other_source": plan.get("source"),
            "group": bodies.groups[plan["group"]],
            "priority": bodies.priorities.get(plan.get("priority", "")),
            "lead": pick(["J. Hale", "I. Marchetti", "M. Grant", "H. Dacre"], plan["title"]),
            "agreed_on": days.on(plan["agreed"]),
            "state": plan["state"],
        }
        one = change.add("plans", values, reference=plans.next(plan["agreed"]))
        found.ids[plan["title"]] = one
        for place, wording in enumerate(plan["recommendations"], start=1):
            found.recommendations[plan["title"], place] = change.add(
                "recommendations",
                _recommendation(wording, plan, one, bodies, days),
                reference=made.next(plan["agreed"]),
            )
    return found


def _agreed(plan: Text) -> int:
    return int(plan["agreed"])


def _recommendation(
    wording: Text, plan: Text, one: int, bodies: Bodies, days: Days
) -> dict[str, Any]:
    answers = ["accepted"] * 6 + ["part"]
    draft = plan["state"] == "draft"
    return {
        "wording": wording["text"],
        "plan": one,
        "agency": bodies.agencies[wording["to"]],
        "made_on": days.on(plan["agreed"] - 14),
        "response": wording.get(
            "response", None if draft else pick(answers, "response", wording["text"])
        ),
        "success": wording.get("good"),
    }


def entries(plans: Plans) -> list[Entry]:
    """Return the actions of all plans in the order in which they were agreed."""
    found = [
        _entry(action, plan, index)
        for plan in plans.text
        for index, action in enumerate(plan["actions"])
    ]
    return sorted(found, key=lambda entry: entry.agreed)


def _entry(action: Text, plan: Text, index: int) -> Entry:
    agreed = plan["agreed"] + 2 * index
    if "due" in action or "undated" in action:
        return Entry(action, plan, index, agreed, action.get("due"), None)
    if "closed" in action:
        return Entry(action, plan, index, agreed, action["target"], action["closed"])
    behind = pick(_BEHIND, "behind", action["do"])
    target = agreed + 50 + number("days", action["do"]) % 130
    closed = target + behind
    if closed > _LATEST:
        span = max(1, _LATEST - agreed - 30)
        closed = _LATEST - number("closed", action["do"]) % span
        target = closed - behind
    return Entry(action, plan, index, agreed, target, closed)


def add_actions(
    change: Change, plans: Plans, bodies: Bodies, days: Days, waiting: str
) -> tuple[dict[str, int], Numbers]:
    """Add the actions and their updates.

    Returns the ids by the references that the texts give, and the numbers of further updates.

    The action `waiting` is left open at first, to be closed in a step of its own; moved targets
    begin at the first one.
    """
    listed = entries(plans)
    fixed = [entry.text["ref"] for entry in listed if "ref" in entry.text]
    numbers = Numbers(days, "ACT", fixed)
    phrases = texts("phrases")
    ids: dict[str, int] = {}
    said: list[tuple[int, dict[str, Any]]] = []
    for place, entry in enumerate(listed):
        ref = entry.text.get("ref")
        reference = days.reference("ACT", ref) if ref else numbers.next(entry.agreed)
        later = ref is not None and ref == waiting
        values = _action(entry, plans, bodies, days, phrases)
        one = change.add("actions", values | (_OPEN if later else {}), reference=reference)
        if ref:
            ids[ref] = one
        told = list(_updates(entry, place, days, phrases, bodies))
        said += [
            (offset, {"action": one, **update}) for offset, update in told[: -1 if later else None]
        ]
    updates = Numbers(days, "UPD")
    for offset, update in sorted(said, key=lambda pair: pair[0]):
        change.add("updates", update, reference=updates.next(offset))
    return ids, updates


_OPEN = {"status": statuses.IN_HAND, "completed_on": None, "board_brag": "green"}


def lead_of(entry: Entry, bodies: Bodies) -> str | None:
    """Return who leads on an action; None where nobody is named."""
    who = entry.text.get("who", pick(bodies.people[entry.text["by"]], "lead", entry.text["do"]))
    return who or None


def _action(
    entry: Entry, plans: Plans, bodies: Bodies, days: Days, phrases: Text
) -> dict[str, Any]:
    text, plan = entry.text, entry.plan
    resources = text.get("res", pick(phrases["resources"], "resources", text["do"]))
    first = text.get("first", entry.target)
    return {
        "activity": text["do"],
        "plan": plans.ids[plan["title"]],
        "recommendation": plans.recommendations.get((plan["title"], text.get("rec", 0))),
        "group": bodies.groups[text.get("group", plan["group"])],
        "priority": bodies.priorities.get(plan.get("priority", "")),
        "lead_agency": bodies.agencies[text["by"]],
        "lead": lead_of(entry, bodies),
        "resources": resources or None,
        "success_measure": text["will"] or None,
        "agreed_on": days.on(entry.agreed),
        "first_target_on": days.day(first),
        "target_on": days.day(first if "moved" in text else entry.target),
        "status": entry.status,
        "completed_on": days.day(entry.closed),
        "impact": text.get("impact"),
        "why_not": text.get("why"),
        "done_instead": text.get("instead"),
        "notes": text.get("notes"),
        **_colours(entry),
    }


def _colours(entry: Entry) -> dict[str, str | None]:
    if entry.closed is None:
        late = entry.target is not None and entry.target < 0
        board = {"red": "red", "amber": "red" if late else "amber"}.get(entry.text["rag"], "green")
        return {"owner_rag": entry.text["rag"], "board_brag": board, "assurance": "not_yet"}
    age = -entry.closed
    done = entry.status == statuses.COMPLETED
    assured = next((word for since, word in _ASSURED if age > since), "not_yet")
    return {
        "owner_rag": "green" if done else None,
        "board_brag": "blue" if age > _BLUE_AFTER or "ref" in entry.text else "green",
        "assurance": assured if done else "not_yet",
    }


def _updates(
    entry: Entry, place: int, days: Days, phrases: Text, bodies: Bodies
) -> list[tuple[int, dict[str, Any]]]:
    """Return (day, update) of one action, oldest first."""
    last = entry.closed if entry.closed is not None else _spoken(entry)
    span = last - entry.agreed
    found = []
    if place % 2 == 0 and span > 40:
        told = phrases["first"][(place // 2) % len(phrases["first"])]
        found.append((entry.agreed + 18 + number("first", place) % 20, {"done": told}))
    if place % 3 == 0 and span > 110:
        told = phrases["middle"][(place // 3) % len(phrases["middle"])]
        found.append((entry.agreed + span * 2 // 3, {"done": told}))
    newest: dict[str, Any] = {"done": entry.text["said"], "next_step": entry.text.get("next")}
    newest["next_by"] = days.day(entry.text.get("next_by"))
    found.append((last, newest))
    who = lead_of(entry, bodies)
    return [
        (offset, {
            "made_on": days.on(offset),
            "said_by": who,
            "source": _source(offset, place, days),
            **update,
        })
        for offset, update in found
    ]  # fmt: skip


def _spoken(entry: Entry) -> int:
    """Return the day of the latest word on an open action."""
    if entry.text["said"] == "Ongoing":
        return -80
    return max(entry.agreed + 10, -4 - number("spoken", entry.text["do"]) % 44)


def _source(offset: int, place: int, days: Days) -> str | None:
    told = days.on(offset)
    month = month_in_words(told.year, told.month)
    choices = (f"Agency return, {month}", f"Agency return, {month}", "Call with the office",
               "Subgroup paper", None)  # fmt: skip
    return choices[number("source", place, offset) % len(choices)]


def move_target(
    change: Change, action: int, step: tuple[date, date], said: tuple[date, str, str]
) -> None:
    """Move an action's target date from one day to another: on which day, why, and by whom."""
    before, after = step
    on, why, who = said
    change.edit("actions", action, {"target_on": after})
    change.add("moves", {
        "action": action, "moved_on": on, "from_target_on": before, "to_target_on": after,
        "reason": why, "said_by": who,
    })  # fmt: skip


def close(
    change: Change, entry: Entry, action: int, bodies: Bodies, days: Days, numbers: Numbers
) -> None:
    """Close the action that was left open, with its last update."""
    assert entry.closed is not None
    change.edit(
        "actions",
        action,
        {
            "status": statuses.COMPLETED,
            "completed_on": days.on(entry.closed),
            "board_brag": "blue",
        },
    )
    offset, told = _updates(entry, 0, days, texts("phrases"), bodies)[-1]
    change.add("updates", {"action": action, **told}, reference=numbers.next(offset))
