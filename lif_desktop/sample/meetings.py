"""What happened at the sample's meetings: seats, agendas, attendance, escalations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lif_desktop.reports import escalations
from lif_desktop.sample.bodies import Bodies
from lif_desktop.sample.stock import Days, Numbers, Text, number, texts
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change
from lif_desktop.store.records import Record

_OPENING = ("Welcome, apologies and interests", "Minutes and matters arising")
_CLOSING = "Any other business"
# One answer of so many is a deputy, one an absence without a word.
_DEPUTY, _ABSENT = 9, 31
_PAGES = 15


@dataclass(frozen=True)
class Calendar:
    """The sample's meetings by group and week, with who sits on each group."""

    text: Text
    bodies: Bodies
    days: Days
    meetings: Mapping[tuple[str, int], Record]
    agencies: Mapping[str, Text]

    def of(self, one: Text) -> Record | None:
        """Return the meeting that a text names by group and week, if it names one."""
        week = one.get("week")
        return None if week is None else self.meetings[one["group"], week]


def add_meetings(board: Board, bodies: Bodies, days: Days) -> None:
    """Add seats, agendas, attendance, moves, and what was escalated, in two steps."""
    known = _calendar(board, bodies, days)
    with board.change("Enter members, agendas and attendance") as change:
        _seats(change, known)
        _complete(change, known)
        _items(change, known)
        _attendance(change, known)
    with board.change("Enter moves, escalations and what was decided") as change:
        actions = {
            one["action"]: _action(board, one["action"], days)
            for key in ("moves", "escalations")
            for one in known.text[key]
        }
        _moves(change, known, actions)
        _escalations(board, change, known, actions)
        _repeats(board, change, known)


def moved_twice(days: Days) -> Iterator[tuple[date, str, str]]:
    """Yield when, why and by whom the target was set anew of the action that was moved twice."""
    text = texts("meetings")["twice"]
    for on, why in zip(text["on"], text["why"], strict=True):
        yield days.on(on), why, text["by"]


def _calendar(board: Board, bodies: Bodies, days: Days) -> Calendar:
    told = texts("board")
    held = {(one.values["group"], one.values["meets_on"]): one for one in board.records("meetings")}
    meetings = {
        (one["group"], row[0]): held[bodies.groups[one["group"]], days.week(row[0], one["day"])]
        for one in told["meetings"]
        for row in one["when"]
    }
    agencies = {one["key"]: one for one in told["agencies"]}
    return Calendar(texts("meetings"), bodies, days, meetings, agencies)


def _seats(change: Change, known: Calendar) -> None:
    chairs = {group["key"]: group["chair"] for group in texts("board")["groups"]}
    for group, agencies in known.text["seats"].items():
        for agency in agencies:
            people = known.agencies[agency]["people"]
            for place, role in enumerate(("member", "deputy")[: len(people)]):
                person = people[place]
                change.add("members", {
                    "group": known.bodies.groups[group],
                    "agency": known.bodies.agencies[agency],
                    "person": person,
                    "role": "chair" if person == chairs[group] else role,
                    "from_on": known.days.on(-800 + number("since", group, person) % 60),
                })  # fmt: skip
    for one in known.text["people"]:
        change.add("members", {
            "group": known.bodies.groups[one["group"]],
            "agency": known.bodies.agencies.get(one.get("agency", "")),
            "person": one["person"], "role": one["role"],
            "from_on": known.days.on(one["from"]), "until_on": known.days.day(one.get("until")),
            "notes": one.get("notes"),
        })  # fmt: skip


def _complete(change: Change, known: Calendar) -> None:
    """Say why meetings were not held when planned, and which group keeps no calendar."""
    calendar = known.text["calendar"]
    group = known.bodies.groups[calendar["group"]]
    change.edit("groups", group, {"cannot_meet": calendar["why"]})
    for one in known.text["why"]:
        values: dict[str, Any] = {"why_not_held": one["text"]}
        if "from" in one:
            planned = known.meetings[one["group"], one["from"]]
            values["moved_from_on"] = planned.values["meets_on"]
        change.edit("meetings", known.meetings[one["group"], one["week"]].id, values)
    chairs = {group["key"]: group["chair"] for group in texts("board")["groups"]}
    for (key, _), meeting in known.meetings.items():
        if meeting.values["state"] == "held":
            change.edit("meetings", meeting.id, {"chair": chairs[key]})


def _items(change: Change, known: Calendar) -> None:
    numbers = Numbers(known.days, "ITM")
    carried: dict[str, int] = {}
    ordered = sorted(known.meetings.items(), key=lambda one: one[1].values["meets_on"])
    for (group, week), meeting in ordered:
        state = meeting.values["state"]
        own = known.text["items"][group][str(week)]
        rows = [(_OPENING[0], "information"), (_OPENING[1], "discussion"), *own,
                (_CLOSING, "information")]  # fmt: skip
        main = None
        for position, (title, purpose, *rest) in enumerate(rows, start=1):
            presenter, discussion, decision = rest or ("office", "", "")
            arising = title == _OPENING[1]
            one = change.add("items", {
                "title": title,
                "meeting": meeting.id,
                "position": position,
                "purpose": purpose,
                "presenter": known.agencies[presenter]["people"][0],
                "minutes": 5 * (1 + number("minutes", title) % 5) if rest else 5,
                "paper": f"Paper {position}, {1 + number('paper', title) % _PAGES} pages"
                if rest and state == "held" else None,
                "state": {"held": "taken", "cancelled": "deferred"}.get(state, "planned"),
                "discussion": discussion or None,
                "decision": decision or None,
                "carried_from": carried.get(group) if arising else None,
            }, reference=numbers.next(week * 7))  # fmt: skip
            main = one if rest and main is None else main
        if main is not None and state == "held":
            carried[group] = main


def _attendance(change: Change, known: Calendar) -> None:
    numbers = Numbers(known.days, "ATT")
    short = {one["short"]: key for key, one in known.agencies.items()}
    silent = {(one["group"], one["week"]) for one in known.text["unrecorded"]}
    away = {(one["group"], one["week"]): one for one in known.text["away"]}
    quorums = {one["key"]: one.get("quorum", 0) for one in texts("board")["groups"]}
    ordered = sorted(known.meetings.items(), key=lambda one: one[1].values["meets_on"])
    for place, meeting in ordered:
        if meeting.values["state"] != "held" or place in silent:
            continue
        apologies = meeting.values["apologies"] or ""
        sorry = {short[name.strip()] for name in apologies.split(";") if name.strip()}
        told = away.get(place, {})
        came = {
            agency: _came(agency, place, sorry, told) for agency in known.text["seats"][place[0]]
        }
        for agency, how in came.items():
            people = known.agencies[agency]["people"]
            change.add("attendance", {
                "meeting": meeting.id, "agency": known.bodies.agencies[agency], "came": how,
                "person": {"yes": people[0], "deputy": people[-1]}.get(how),
            }, reference=numbers.next(place[1] * 7))  # fmt: skip
        there = sum(how in {"yes", "deputy"} for how in came.values())
        change.edit("meetings", meeting.id, {"quorate": there >= quorums[place[0]]})


def _came(agency: str, place: tuple[str, int], sorry: set[str], told: Text) -> str:
    if agency in sorry:
        return "apologies"
    if agency in told.get("absent", ()):
        return "no"
    chance = number("came", agency, *place)
    if agency in told.get("deputies", ()) or chance % _DEPUTY == 0:
        return "deputy"
    return "apologies" if chance % _ABSENT == 0 else "yes"


def _action(board: Board, reference: str, days: Days) -> Record:
    found = board.find("actions", days.reference("ACT", reference))
    assert found is not None, reference
    return found


def _moves(change: Change, known: Calendar, actions: Mapping[str, Record]) -> None:
    groups = known.bodies.groups
    for one in known.text["moves"]:
        action = actions[one["action"]]
        meeting = known.meetings[one["at"][0], one["at"][1]] if "at" in one else None
        on = meeting.values["meets_on"] if meeting else known.days.on(one["on"])
        values: dict[str, Any] = {
            "action": action.id, "moved_on": on, "reason": one["why"], "said_by": one["by"],
            "meeting": meeting.id if meeting else None,
        }  # fmt: skip
        if "from_group" in one:
            owner = groups[one["hand_over"]] if "hand_over" in one else action.values["group"]
            values |= {"from_group": groups[one["from_group"]], "to_group": owner}
            change.edit("actions", action.id, {"group": owner})
        else:
            first, now = action.values["first_target_on"], action.values["target_on"]
            values |= {"from_target_on": first, "to_target_on": now}
        change.add("moves", values)


def _escalations(
    board: Board, change: Change, known: Calendar, actions: Mapping[str, Record]
) -> None:
    numbers = Numbers(known.days, "ESC")
    for one in sorted(known.text["escalations"], key=lambda own: _raised(own, known)):
        meeting = known.of(one)
        raised = _raised(one, known)
        awaited = one["ruling"] == "awaited"
        decided = meeting.values["meets_on"] if meeting else raised
        drafted = escalations.draft(board, actions[one["action"]].id, one["level"], raised)
        change.add("escalations", {
            **drafted,
            "group": known.bodies.groups[one["group"]],
            "meeting": meeting.id if meeting else None,
            "ruling": one["ruling"],
            "decided_on": None if awaited else decided,
            "decided_by": one.get("by"),
            "ruling_reason": one.get("reason"),
            "new_target_on": known.days.day(one.get("target")),
        }, reference=numbers.next((raised - known.days.today).days))  # fmt: skip


def _raised(one: Text, known: Calendar) -> date:
    meeting = known.of(one)
    if "on" in one or meeting is None:
        return known.days.on(one["on"])
    found: date = meeting.values["meets_on"]
    return found


def _repeats(board: Board, change: Change, known: Calendar) -> None:
    by_wording = {one.values["wording"]: one.id for one in board.records("recommendations")}
    for one in known.text["repeats"]:
        change.edit("recommendations", by_wording[one["new"]], {"repeats": by_wording[one["old"]]})
