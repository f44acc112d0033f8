"""The sample's parts of child deaths: factors, aspects, information asked for, papers sent out."""

import hashlib
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from lif_desktop.reports import child_deaths, disclosing
from lif_desktop.reports.shape import Asked
from lif_desktop.rules.clocks import add_months
from lif_desktop.sample.bodies import Bodies
from lif_desktop.sample.stock import Days, Text, number, pick, texts
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change
from lif_desktop.store.records import Record

_OLDER = {"5_9", "10_14", "15_17"}
# The neighbouring area kept the older form, and with it the older scale, for its first reviews.
_OLD_FORMS = 4
# The form of one review does not say which edition it is.
_UNSAID = 12
_AGES = {"0_27_days": (0, 26), "28_364_days": (30, 330), "1_4": (380, 1700), "5_9": (1900, 3500),
         "10_14": (3700, 5300), "15_17": (5500, 6500)}  # fmt: skip


def add_dying(board: Board, who: Bodies, days: Days) -> None:
    """Complete the child deaths, add what belongs to them, and log what was published of them."""
    text = texts("dying")
    deaths = board.records("deaths")
    place = {case[4]: at for at, case in enumerate(texts("deaths")["cases"])}
    panels = {
        one.values["meets_on"]: one.id
        for one in board.records("meetings")
        if one.values["group"] == who.groups["cdop"]
    }
    old_forms = _old_forms(deaths)
    with board.change("Complete the child death register") as change:
        for death in deaths:
            at = place.get(death.values["factors"] or "")
            scale = "0-3" if death.id in old_forms else "0-2"
            values = _completed(death, text, panels, days)
            if at is not None:
                values |= text["more"].get(str(at), {})
                values["relevance_scale"] = None if at == _UNSAID else scale
                values["form_version"] = f"Analysis form, scale {scale}"
                _factors(change, death, text, text["found"][str(at)])
            change.edit("deaths", death.id, values)
            _information(change, death, text, who, days)
    _sent(board, text, days)


def _old_forms(deaths: list[Record]) -> set[int]:
    reviewed = [one for one in deaths if one.values["panel_on"]]
    reviewed.sort(key=lambda one: (one.values["panel_on"], one.id))
    return {one.id for one in reviewed if one.values["area"] == "Eastmere"} & {
        one.id for one in reviewed[: 3 * _OLD_FORMS]
    }


def _completed(death: Record, text: Text, panels: Mapping[Any, int], days: Days) -> dict[str, Any]:
    values = death.values
    offset = (values["notified_on"] - days.today).days
    least, most = _AGES[values["age_band"]]
    age = least + number("age", death.id) % (most - least)
    found: dict[str, Any] = {
        "resident": True,
        "born_on": values["died_on"] - timedelta(days=age),
        "meeting": panels.get(values["panel_on"]),
    }
    if values["joint_response"]:
        found["joint_response_on"] = days.on(offset + 1 + number("joint", death.id) % 4)
        found["inquest"] = pick(("yes", "yes", "no"), "inquest", death.id)
    for own in text["asks"]:
        if own["notified"] == offset:
            found |= {key: value for key, value in own.items() if key != "notified"}
            if found.get("joint_response") is False:
                found["joint_response_on"] = None
    return found


def _factors(change: Change, death: Record, text: Text, found: list[str]) -> None:
    for one in found:
        key, relevance, modifiable = one.split()
        domain, wording = text["factors"][key]
        change.add("factors", {
            "death": death.id, "domain": domain, "factor": wording, "relevance": relevance,
            "modifiable": modifiable,
        })  # fmt: skip


def _information(change: Change, death: Record, text: Text, who: Bodies, days: Days) -> None:
    """Ask agencies three weeks for their answer; a few still owe theirs."""
    values = death.values
    offset = (values["notified_on"] - days.today).days
    owed = next((one for one in text["owed"] if one["notified"] == offset), None)
    agencies = list(text["asked"][values["expected"]])
    if values["age_band"] in _OLDER:
        agencies.append(text["asked"]["older"])
    for agency in agencies:
        due = offset + 24
        came = offset + 8 + number("came", death.id, agency) % 26
        waits = came >= 0 or (owed is not None and agency in owed["agencies"])
        change.add("information", {
            "death": death.id, "agency": who.agencies[agency], "form": "Reporting form",
            "asked_on": days.on(offset + 3), "due_on": days.on(due),
            "received_on": None if waits else days.on(came),
            "chased_on": days.day(owed.get("chased")) if owed and waits else None,
            "nothing_held": False if waits else number("held", death.id, agency) % 17 == 0,
        })  # fmt: skip


def _sent(board: Board, text: Text, days: Days) -> None:
    """Log what left: public papers, drawn as they stood one after the other, and other files."""
    for one in text["sent"]:
        until = days.exact(one["until"])
        since = add_months(until, -one["months"]) + timedelta(days=1)
        asked = Asked(since, until, "public")
        report = child_deaths.report(board, days.on(one["drawn"]), asked)
        with board.change(f"Publish {one['file']}") as change:
            disclosing.disclose(change, report, recipient=one["recipient"],
                                sha256=_digest(one), file_name=one["file"])  # fmt: skip
    with board.change("Log other papers that left") as change:
        for one in text["left"]:
            change.add("disclosures", {
                "title": one["title"], "made_on": days.on(one["on"]), "audience": one["audience"],
                "recipient": one["recipient"], "file_name": one["file"], "sha256": _digest(one),
                "left_out": one.get("left_out"), "made_by": board.who,
            })  # fmt: skip


def _digest(one: Text) -> str:
    return hashlib.sha256(one["file"].encode()).hexdigest()
