"""The sample's assurances: what each agency says of each duty of the framework."""

from collections.abc import Mapping
from typing import Any

from lif_desktop.sample.bodies import Bodies
from lif_desktop.sample.stock import Days, Numbers, Text, number, pick
from lif_desktop.store.changes import Change

_WHO = (
    "social", "health", "police", "education", "housing", "probation", "icb", "hospital",
    "early_help", "yjs", "fire", "voluntary",
)  # fmt: skip
_OLD = 420
_UNSAID = {"no_answer", "not_applicable"}


def add_assurances(change: Change, text: Text, bodies: Bodies, days: Days) -> None:
    """Add the newest word of each agency on each duty, in the order in which they were given."""
    found = [
        _assurance(text, by, duty, bodies, days)
        for by in _WHO
        for duty in text["duties"]
        if f"{by}/{duty['key']}" not in text["silent"]
    ]
    numbers = Numbers(days, "ASR")
    for offset, values in sorted(found, key=lambda one: one[0]):
        change.add("assurances", values, reference=numbers.next(offset))


def _assurance(
    text: Text, by: str, duty: Text, bodies: Bodies, days: Days
) -> tuple[int, dict[str, Any]]:
    place = f"{by}/{duty['key']}"
    answer = next(
        (one for one in ("partly", "not_met", "not_applicable", "no_answer") if place in text[one]),
        "met",
    )
    offset = -_OLD if place in text["old"] else -20 - number("given", place) % 240
    said = answer not in _UNSAID
    evidenced = said and place not in text["bare"] and answer != "not_met"
    values: dict[str, Any] = {
        "agency": bodies.agencies[by],
        "duty": duty["key"].replace("-", " ").capitalize(),
        "answer": answer,
        "statement": _statement(answer, duty, place),
        "evidence": pick(duty["evidence"], "evidence", place) if evidenced else None,
        "given_on": None if answer == "no_answer" else days.on(offset),
        "year": str(days.year(offset)),
        **_gap(answer, duty, place, offset, days),
        **_checked(text, place, offset, days),
    }
    return offset, values


def _statement(answer: str, duty: Text, place: str) -> str | None:
    if answer == "not_applicable":
        return "Has no duty under section 11"
    return pick(duty["says"], "says", place) if answer in {"met", "partly"} else None


def _gap(answer: str, duty: Text, place: str, offset: int, days: Days) -> Mapping[str, Any]:
    if answer not in {"partly", "not_met"}:
        return {}
    by = days.on(offset + 120 + number("by", place) % 160)
    return {
        "gap": pick(duty["gaps"], "gap", place),
        "gap_by": None if number("undated", place) % 5 == 0 else by,
    }


def _checked(text: Text, place: str, offset: int, days: Days) -> Mapping[str, Any]:
    if place in text["failed"]:
        return {"checked": "no", "checked_on": days.on(-5)}
    checked = pick(("yes", "partly", None, None, None), "checked", place)
    if checked is None or place in text["no_answer"] or offset > -40:
        return {}
    return {"checked": checked, "checked_on": days.on(offset + 30)}
