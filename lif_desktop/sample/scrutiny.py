"""The sample's risks, challenges, participation and scrutiny calendar."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from lif_desktop.rules.expected_reports import POINTS
from lif_desktop.rules.periods import period_of
from lif_desktop.sample.bodies import Bodies
from lif_desktop.sample.stock import Days, Numbers, Text, number
from lif_desktop.store.changes import Change

# So many days after its due date a report has been to a meeting.
_TAKEN_AFTER = 40


def add_risks(
    change: Change,
    text: Text,
    bodies: Bodies,
    days: Days,
    priorities: Mapping[str, int],
    highlights: Mapping[str, int],
) -> None:
    """Add the risk log; some risks come from a highlight report."""
    numbers = Numbers(days, "RSK")
    for one in sorted(text["risks"], key=_raised):
        change.add("risks", {
            "title": one["title"], "description": one.get("text"),
            "likelihood": one["likelihood"], "impact": one["impact"],
            "movement": one["movement"], "agency": bodies.agencies[one["by"]],
            "group": bodies.groups[one["group"]], "owner": one.get("owner"),
            "mitigation": one.get("does"), "state": one.get("state", "open"),
            "priority": priorities.get(one.get("priority", "")),
            "highlight": highlights.get(one.get("from", "")),
            "raised_on": days.on(one["raised"]), "looked_at_on": days.on(one["looked"]),
            "next_on": days.day(one.get("next")), "closed_on": days.day(one.get("closed")),
        }, reference=numbers.next(one["raised"]))  # fmt: skip


def add_challenges(
    change: Change,
    text: Text,
    bodies: Bodies,
    days: Days,
    priorities: Mapping[str, int],
    meetings: Mapping[date, int],
) -> None:
    """Add the log of challenges and issues of concern."""
    numbers = Numbers(days, "CHL")
    board = bodies.groups["board"]
    for one in sorted(text["challenges"], key=_raised):
        met = days.week(one["week"], 2) if "week" in one else None
        change.add("challenges", {
            "title": one["title"], "kind": one["kind"], "detail": one["detail"],
            "raised_on": met or days.on(one["raised"]), "due_on": days.day(one.get("due")),
            "by_agency": bodies.agencies[one["by"]], "to_agency": bodies.agencies[one["to"]],
            "group": board if met else None, "meeting": meetings[met] if met else None,
            "answer": one.get("answer"), "answered_on": days.day(one.get("answered")),
            "changed": one.get("changed"), "state": one["state"],
            "priority": priorities.get(one.get("priority", "")),
            "closed_on": days.day(one.get("closed")),
        }, reference=numbers.next(one["raised"]))  # fmt: skip


def add_participation(
    change: Change, text: Text, bodies: Bodies, days: Days, priorities: Mapping[str, int]
) -> None:
    """Add what children, families, practitioners and others said."""
    numbers = Numbers(days, "PAR")
    for one in sorted(text["participation"], key=lambda line: int(line["heard"])):
        change.add("participation", {
            "title": one["title"], "who": one["who"], "channel": one["how"],
            "heard_on": days.on(one["heard"]), "number": one.get("number"),
            "agency": bodies.agencies.get(one.get("by", "")), "said": one["said"],
            "meaning": one.get("meaning"), "done": one.get("done"), "told_back": one["told"],
            "told_back_on": days.day(one.get("told_on")),
            "priority": priorities.get(one.get("priority", "")),
            "group": bodies.groups["board"],
        }, reference=numbers.next(one["heard"]))  # fmt: skip


def add_calendar(
    change: Change,
    text: Text,
    bodies: Bodies,
    days: Days,
    reviews: Mapping[str, int],
    meetings: Mapping[date, int],
) -> None:
    """Add the scrutiny calendar: what came, what is late, what is still to come."""
    numbers = Numbers(days, "EXP")
    items = [(due, place, one) for one in text["expected"] for place, due in enumerate(one["due"])]
    for due, place, one in sorted(items, key=lambda item: (item[0], item[2]["title"])):
        quarter = period_of("quarterly", days.exact(due - 30)).label
        values = {
            "title": one["title"],
            "period": quarter if one["cycle"] == "quarterly" else None,
            "source": one.get("source"),
            "agency": bodies.agencies.get(one.get("by", "")),
            "provider": one.get("from"),
            "group": bodies.groups[one["group"]],
            "cycle": one["cycle"],
            "due_on": days.on(due),
            "review": reviews.get(one.get("review", "").title()),
            **dict(_outcome(one, due, place, days)),
        }
        if values["state"] == "considered" and one["group"] == "board":
            after = [met for met in sorted(meetings) if met >= values["received_on"]]
            values["meeting"] = meetings[after[0]]
        change.add("expected", values, reference=numbers.next(due))


def _outcome(one: Text, due: int, place: int, days: Days) -> Iterator[tuple[str, Any]]:
    if due >= 0 or due in one.get("missing", ()) or "state" in one:
        yield "state", one.get("state", "due")
        yield "chased_on", days.day(one.get("chased"))
        return
    behind = number(one["title"], place, "behind") % 30 - 23
    came = min(-1, due + behind)
    yield "received_on", days.on(came)
    yield "state", "considered" if due < -_TAKEN_AFTER else "received"
    yield from zip(POINTS, one.get("holds", ()), strict=False)
    learning = one.get("learning", ())
    yield "learning", learning[place] if place < len(learning) else None
    plain = "yes" if place < len(learning) else None
    yield "adequate", one.get("adequate", plain)
    yield "adequate_why", one.get("why")


def _raised(one: Text) -> int:
    return int(one["raised"])
