"""The sample's courses with their places, training needs, checks and pools."""

from collections.abc import Mapping
from typing import Any

from lif_desktop.sample.bodies import Bodies
from lif_desktop.sample.stock import Days, Numbers, Text, number
from lif_desktop.store.changes import Change

_FOLLOW_UP = 95
# How much of a course each agency takes; fire has not sent anybody for a year.
_SHARES = {
    "social": 5, "health": 4, "police": 2, "education": 5, "housing": 2, "probation": 1,
    "youth_council": 1, "office": 1, "icb": 1, "hospital": 3, "early_help": 4, "yjs": 2,
    "voluntary": 2,
}  # fmt: skip
_UNREPRESENTED = frozenset({"fire", "housing"})
# The day of each year's needs analysis, and when it was asked for.
_NEEDS = ((-160, -200), (-525, -565))


def add_courses(
    change: Change,
    text: Text,
    bodies: Bodies,
    days: Days,
    priorities: Mapping[str, int],
    lessons: Mapping[str, int],
) -> None:
    """Add the course dates and the places that each agency took; `lessons` are ids by title."""
    courses, places = Numbers(days, "TRN"), Numbers(days, "PLC")
    dates = [(day, place, one) for one in text["courses"] for place, day in enumerate(one["dates"])]
    for day, place, one in sorted(dates, key=lambda entry: (entry[0], entry[2]["name"])):
        taken = _taken(one, day)
        came = sum(attended for _, attended in taken.values())
        values = {
            "course": one["name"], "held_on": days.on(day), "mode": one["mode"],
            "level": one["level"], "provider": "Partnership", "trainers": one["trainers"],
            "hours": one["hours"], "capacity": one["places"],
            "priority": priorities.get(one.get("priority", "")),
            "learning": lessons[one["lesson"]] if "lesson" in one else None,
            **_after(one, day, place, came, days),
        }  # fmt: skip
        course = change.add("training", values, reference=courses.next(day))
        for key, (booked, attended) in taken.items() if values["state"] != "cancelled" else ():
            held = values["state"] == "held"
            change.add("places", {
                "training": course, "agency": bodies.agencies[key], "booked": booked,
                "attended": attended if held else None,
                "no_show": booked - attended if held else None,
            }, reference=places.next(day))  # fmt: skip


def _taken(one: Text, day: int) -> dict[str, tuple[int, int]]:
    """Return how many places each agency booked and used."""
    total = sum(_SHARES.values())
    found: dict[str, tuple[int, int]] = {}
    left = int(one["places"])
    for key, share in sorted(_SHARES.items(), key=lambda pair: number(one["name"], day, pair[0])):
        wanted = one["places"] * share * 4 // (5 * total) + number(one["name"], day, key) % 3
        booked = min(left, wanted)
        lost = number(one["name"], day, key, "lost") % 10
        if booked:
            left -= booked
            found[key] = (booked, max(0, booked - (0 if lost > 3 else 1 + lost // 3)))
    return found


def _after(one: Text, day: int, place: int, came: int, days: Days) -> dict[str, Any]:
    reason = one.get("cancelled", {}).get(str(day))
    if reason:
        return {"state": "cancelled", "notes": reason}
    if day >= 0:
        return {"state": "planned"}
    answered = came * (45 + number(one["name"], day) % 40) // 100 if day < -14 else 0
    found: dict[str, Any] = {
        "state": "held",
        "evaluations": answered,
        "useful": answered * (80 + number(one["name"], day, "useful") % 18) // 100,
        "feedback": one["feedback"][place] if place < len(one["feedback"]) else None,
        "follow_up_on": days.on(day + _FOLLOW_UP),
    }
    if one["level"] != "all":
        before = 20 + number(one["name"], day, "before") % 10
        found |= {"confidence_before": before / 10}
        found |= {"confidence_after": (before + 7 + number(one["name"], day, "after") % 6) / 10}
    followed = day + _FOLLOW_UP + 12
    if followed < 0 and number(one["name"], day, "followed") % 5:
        asked = answered * 6 // 10
        found |= {"followed_up_on": days.on(followed), "followed_up": asked}
        found |= {"changed_practice": asked * (50 + number(one["name"], day, "c") % 40) // 100}
        impact = one["impact"]
        found |= {"impact": impact[place] or None if place < len(impact) else None}
    return found


def add_needs(change: Change, text: Text, bodies: Bodies, days: Days) -> None:
    """Add two years of training needs analyses; two agencies have nobody who returns them."""
    for key in sorted(_UNREPRESENTED):
        change.edit("agencies", bodies.agencies[key], {"training_representative": None})
    numbers = Numbers(days, "TNA")
    for turn, (due, asked) in reversed(list(enumerate(_NEEDS))):
        year = days.exact(due).year
        for one in text["needs"]:
            key, wants = one["by"], one["wants"][turn]
            back = number(key, turn, "back") % 24 - 14
            change.add("needs", {
                "agency": bodies.agencies[key], "year": f"{year}/{(year + 1) % 100:02d}",
                "representative": None if key in _UNREPRESENTED else bodies.people[key][-1],
                "asked_on": days.on(asked), "due_on": days.on(due),
                "received_on": days.on(due + back) if wants else None,
                "staff": one["staff"] if wants else None,
                "trained": one["trained"][turn] if wants else None, "needs": wants or None,
                "in_house": one["in_house"] if wants else None,
                "updated": one["updated"][turn] or None,
            }, reference=numbers.next(due))  # fmt: skip


def add_checks(change: Change, text: Text, bodies: Bodies, days: Days) -> None:
    """Add the checks of single-agency training and the pools of trainers and auditors."""
    numbers = Numbers(days, "CHK")
    for one in sorted(text["checks"], key=lambda line: int(line["on"])):
        change.add("checks", {
            "course": one["course"], "agency": bodies.agencies[one["by"]],
            "checked_on": days.on(one["on"]), "checked_by": one["who"], "result": one["result"],
            "strengths": one.get("strengths"), "to_improve": one.get("improve"),
            "next_on": days.day(one.get("next")),
        }, reference=numbers.next(one["on"]))  # fmt: skip
    for one in text["pools"]:
        change.add("pools", {
            "person": one["who"], "agency": bodies.agencies[one["by"]], "role": one["role"],
            "from_on": days.on(one["since"]), "until_on": days.day(one.get("until")),
            "times": one["times"], "last_on": days.on(one["last"]),
        })  # fmt: skip
