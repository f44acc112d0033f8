"""The sample's highlight reports: one an agency a quarter, some of them missing or thin."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lif_desktop.rules.periods import Period
from lif_desktop.sample.bodies import Bodies
from lif_desktop.sample.dataset import Dataset, Figure, periods, told
from lif_desktop.sample.stock import Days, Numbers, Text, number, pick
from lif_desktop.store.changes import Change

_QUARTERS = 4
# Agency and how many quarters back: what never came.
_MISSING = frozenset({("probation", 0), ("voluntary", 0), ("fire", 1), ("fire", 2), ("icb", 3)})
# Risks and escalations that are reported here and stand in no log, as the rule is to find them.
_UNLOGGED_RISK = {"early_help": "Two hubs may close when their leases end."}
_UNLOGGED_ESCALATION = {"early_help": "Once, about a step down without a visit together."}
_INCIDENTS = {
    ("social", 0): "Two, Sorrel and Heather.",
    ("police", 0): "Sorrel, with social care.",
    ("hospital", 2): "One baby; the rapid review ended without a case review.",
}
_DECISIONS = {
    ("police", 0): "Agree the cost of a weekend rota.",
    ("icb", 0): "Say which waits are to be reported to the board.",
    ("housing", 0): "Agree the protocol for discharge to hotels.",
    ("yjs", 0): "Bridge the grant for six months.",
}
_WANTING = ("Says what was done, not what came of it.", "The story does not name the figures.",
            "No word on equality.", "Same text as the quarter before.")  # fmt: skip


def add_highlights(
    change: Change, texts: Mapping[str, Text], dataset: Dataset, bodies: Bodies, days: Days
) -> dict[str, int]:
    """Add the reports; return the id of each agency's newest by its key.

    `texts` holds the texts "highlights", "scrutiny" (its risks and challenges) and "dataset".
    """
    quarters = periods("quarterly", days.today)[-_QUARTERS:]
    raised = {one["from"]: one for one in texts["scrutiny"]["risks"] if "from" in one}
    used = {one["from"]: one for one in texts["scrutiny"]["challenges"] if "from" in one}
    newest: dict[str, int] = {}
    numbers = Numbers(days, "HLT")
    for place, quarter in enumerate(quarters):
        back = len(quarters) - 1 - place
        for one in texts["highlights"]["reports"]:
            key = one["by"]
            if (key, back) in _MISSING:
                continue
            values = {
                **_said(one, quarter, place),
                **_asked(key, quarter, back, days, raised.get(key), used.get(key)),
                "agency": bodies.agencies[key],
                "story": _story(one, texts["dataset"], dataset, quarter, place),
                **_arrival(key, quarter, bodies, days),
            }
            offset = (quarter.last - days.today).days + 10
            newest[key] = change.add("highlights", values, reference=numbers.next(offset))
    return newest


def _said(one: Text, quarter: Period, place: int) -> dict[str, Any]:
    key = one["by"]

    def words(text: str, *about: object) -> str:
        return text.format(quarter=quarter.label, n=8 + number(key, place, *about) % 190)

    first, second, third, fourth = (
        words(one["activity"][(place + turn) % 4], turn) for turn in range(4)
    )
    turns = {name: words(one[name][place % 2], name) for name in
             ("challenges", "well", "difference", "worried", "change", "equality")}  # fmt: skip
    if number(key, place, "thin") % 9 == 0:
        turns["equality"] = ""
    if number(key, place, "same") % 13 == 0:
        turns["change"] = "Ongoing."
    return {
        "period": quarter.label,
        "period_from": quarter.first,
        "period_until": quarter.last,
        "summary": f"In {quarter.label} we {first}. We also {second}.",
        "how_much": f"{quarter.label}: {third}; {fourth}.",
        "how_well": turns["well"],
        **{name: turns[name] or None for name in
           ("challenges", "difference", "worried", "change", "equality")},
    }  # fmt: skip


def _story(one: Text, text: Text, dataset: Dataset, quarter: Period, place: int) -> str | None:
    own = [line for line in text["indicators"]
           if line["by"] == one["by"] and "frequency" not in line]  # fmt: skip
    if not own:
        if place % 2:
            return None
        count = 20 + number(one["by"], place, "named") % 60
        return f"{quarter.label}: {count} children were named in our records; why, we do not know."
    line = own[place % len(own)]
    figures = dataset.figures[line["key"]]
    at = next(at for at, figure in enumerate(figures) if figure.period == quarter)
    return _of_figure(line, figures[at], figures[at - 1], place)


def _of_figure(line: Text, figure: Figure, before: Figure, place: int) -> str:
    better = (figure.value > before.value) == (line["polarity"] == "higher")
    why = line["good" if better else "bad"][place % 2]
    if number(line["key"], place, "because") % 2:
        why = f"This is because {why[:1].lower()}{why[1:]}"
    return f"{line['title']}, {told(line, figure, before)} {why}. {line['next'][place % 2]}."


def _asked(
    key: str, quarter: Period, back: int, days: Days, risk: Text | None, used: Text | None
) -> dict[str, Any]:
    def within(line: Text | None) -> bool:
        return line is not None and days.exact(line["raised"]) in quarter

    about_risk = risk["title"] + "." if risk and back == 0 else None
    about_used = used["title"] + "." if used and within(used) else None
    if back == 0:
        about_risk = about_risk or _UNLOGGED_RISK.get(key)
        about_used = about_used or _UNLOGGED_ESCALATION.get(key)
    incident = _INCIDENTS.get((key, back))
    silent = number(key, back, "silent") % 11 == 0
    return {
        "incident": None if silent and not incident else incident is not None,
        "incident_detail": incident,
        "risk": about_risk is not None,
        "risk_detail": about_risk,
        "escalated": about_used is not None,
        "escalated_detail": about_used,
        "decision_needed": _DECISIONS.get((key, back), "None."),
    }


def _arrival(key: str, quarter: Period, bodies: Bodies, days: Days) -> dict[str, Any]:
    after = 8 + number(key, quarter.last.month, "arrival") % 20
    offset = min(-1, (quarter.last - days.today).days + after)
    dice = number(key, quarter.last.month, "quality") % 8
    quality = "no" if dice == 0 else "partly" if dice < 3 else "yes"
    came: date = days.on(offset)
    return {
        "reported_by": pick(bodies.people[key], "highlight", quarter.last.month),
        "received_on": came,
        "signed_on": None if dice == 5 else came,
        "quality": quality,
        "quality_why": pick(_WANTING, key, quarter.last.month) if dice < 3 else None,
    }
