"""The sample's agencies, groups and calendar of meetings."""

from dataclasses import dataclass, replace
from typing import Any

from lif_desktop import frameworks
from lif_desktop.frameworks import Framework, Group
from lif_desktop.sample.stock import Days, Numbers, Text
from lif_desktop.store.changes import Change

FRAMEWORK = "kirklees"


@dataclass(frozen=True)
class Bodies:
    """The ids of agencies, groups and priorities by the texts' keys; the people of each agency."""

    agencies: dict[str, int]
    groups: dict[str, int]
    people: dict[str, tuple[str, ...]]
    priorities: dict[str, int]


def preset(text: Text) -> Framework:
    """Return the Kirklees preset with the sample's own name, bodies and escalation line.

    The joint bodies of the preset are of real areas, so the sample brings invented ones.
    """
    shipped = frameworks.load(FRAMEWORK)
    own = {group["key"]: group for group in text["groups"]}
    groups = [
        _renamed(group, own[group.key], text["name"], shipped.words.body)
        for group in shipped.groups
    ]
    known = {group.key for group in groups}
    groups += [_added(group) for group in text["groups"] if group["key"] not in known]
    words = replace(shipped.words, body=text["name"], body_short=text["short"])
    return replace(shipped, words=words, groups=tuple(groups))


def _renamed(group: Group, own: Text, name: str, body: str) -> Group:
    return replace(
        group,
        name=name if group.name == body else own.get("name", group.name),
        short=group.short if group.name != body else "Board",
        joint_with=own.get("joint", ""),
        escalates_to=own.get("up", group.escalates_to),
    )


def _added(own: Text) -> Group:
    return Group(
        own["key"], own["name"], own["kind"], own["up"], short=own["short"], note=own["note"]
    )


def add_agencies(change: Change, text: Text) -> dict[str, int]:
    """Add the agencies; return their ids by key."""
    return {one["key"]: change.add("agencies", _agency(one)) for one in text["agencies"]}


def _agency(one: Text) -> dict[str, Any]:
    people = one["people"]
    return {
        "name": one["name"],
        "short_name": one["short"],
        "aliases": one["aliases"],
        "sector": one["sector"],
        "statutory": one["statutory"],
        "section11": one["section11"],
        "section175": one.get("section175", False),
        "board_member": people[0],
        "data_contact": people[1 % len(people)],
        "training_representative": people[-1],
        "email": one["email"],
        "notes": one.get("notes"),
    }


def complete_groups(change: Change, text: Text, ids: dict[str, int]) -> None:
    """Give the groups what the preset does not: chairs, quorum, standing items."""
    for one in text["groups"]:
        values = {
            "kind": one.get("kept_as"),
            "chair": one["chair"],
            "meets_every": one["meets"],
            "quorum": one.get("quorum"),
            "standing_items": one.get("standing"),
        }
        change.edit("groups", ids[one["key"]], {key: to for key, to in values.items() if to})


def add_meetings(change: Change, text: Text, groups: dict[str, int], days: Days) -> None:
    """Add the calendar of every group, held, cancelled and planned, in the order of its dates."""
    calendar = [(one, *row) for one in text["meetings"] for row in one["when"]]
    calendar.sort(key=lambda entry: (entry[1], entry[0]["day"]))
    numbers = Numbers(days, "MTG")
    for one, week, state, decisions, apologies in calendar:
        met = days.week(week, one["day"])
        values = {
            "group": groups[one["group"]],
            "meets_on": met,
            "starts_at": one["at"],
            "place": one["place"],
            "state": state,
            "apologies": apologies or None,
            "decisions": decisions or None,
        }
        offset = (week * 7) + one["day"] + 1
        change.add("meetings", values, reference=numbers.next(offset))
