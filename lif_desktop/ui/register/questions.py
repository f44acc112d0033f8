"""What the rules ask about a record while it is written; they ask and never block."""

from collections.abc import Callable, Mapping
from typing import Any

from lif_desktop.rules import action_quality, statuses

_Asked = Callable[[Mapping[str, Any]], list[str]]


def questions(register: str, values: Mapping[str, Any]) -> list[str]:
    """Return the questions about a record, the most telling first."""
    ask = _RULES.get(register)
    return ask(values) if ask else []


def asked_of(register: str) -> frozenset[str]:
    """Return the keys of the fields about which the rules ask, so that they stand in the form."""
    return _ASKED_OF.get(register, frozenset())


def _of_action(values: Mapping[str, Any]) -> list[str]:
    if not statuses.is_open(values.get("status")):
        return []
    asked = action_quality.questions(
        activity=values.get("activity"),
        lead=values.get("lead"),
        resources=values.get("resources"),
        measure=values.get("success_measure"),
        target_on=values.get("target_on"),
    )
    said = action_quality.question_update(values.get("progress"))
    return [said, *asked] if said else asked


def _of_update(values: Mapping[str, Any]) -> list[str]:
    said = action_quality.question_update(
        values.get("done"), values.get("next_step"), values.get("next_by")
    )
    return [said] if said else []


_ASKED_OF = {
    "actions": frozenset({"lead", "resources", "success_measure", "target_on"}),
    "indicators": frozenset({"unit", "frequency"}),
}
_RULES: dict[str, _Asked] = {"actions": _of_action, "updates": _of_update}
