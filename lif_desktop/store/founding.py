"""What a new board starts with: its preset's words, groups and priorities, from then on its own."""

from typing import Any

from lif_desktop.frameworks import NOT_STATED, Framework, Group, to_json
from lif_desktop.store.board import Board

MARKING = "OFFICIAL-SENSITIVE"
_KINDS = {"board", "executive", "panel"}
# What a meeting of the board or its executive opens with, until the manager says otherwise.
_STANDING = """\
Welcome, apologies and declarations of interest
Minutes and matters arising
Actions: late, due and to escalate
Audit record and forward plan
Case reviews: status
Child deaths: summary
Any other business"""


def found(board: Board, framework: Framework, name: str) -> None:
    """Write the first change set: settings, groups with their escalation line, priorities."""
    with board.change(f"Set up {name or framework.words.body}", kind="setup") as change:
        settings = {"name": name or framework.words.body, "marking": MARKING}
        for key, value in {**settings, **_of(framework)}.items():
            change.set(key, value)
        ids = {
            group.key: change.add("groups", _values(group, framework, name))
            for group in framework.groups
        }
        for group in framework.groups:
            if group.escalates_to in ids:
                upwards = {"escalates_to": ids[group.escalates_to]}
                change.edit("groups", ids[group.key], upwards)
        for priority in framework.priorities:
            change.add("priorities", {"title": priority.name, "state": "live"})


def take_up(board: Board, framework: Framework) -> None:
    """Replace a board's framework: its words, methods and sources; groups and records stay."""
    with board.change(f"Take up the framework {framework.title}") as change:
        for key, value in _of(framework).items():
            change.set(key, value)


def _of(framework: Framework) -> dict[str, str]:
    return {
        "framework": framework.id,
        "framework_title": framework.title,
        "edition": framework.edition,
        "preset": to_json(framework),
    }


def _values(group: Group, framework: Framework, name: str) -> dict[str, Any]:
    kind = group.kind if group.kind in _KINDS else "sub_group"
    chairs = group.kind == "board"
    return {
        "name": name if name and group.name == framework.words.body else group.name,
        "short_name": group.short or None,
        "kind": kind,
        "chair": framework.words.chair if chairs else None,
        "meets_every": None if group.cycle == NOT_STATED else group.cycle,
        "standing_items": _STANDING if kind in {"board", "executive"} else None,
        "joint_with": group.joint_with or None,
        "notes": group.note or None,
    }
