"""The sample's audits, case reviews and child deaths."""

from typing import Any

from lif_desktop.sample.bodies import Bodies
from lif_desktop.sample.stock import Days, Numbers, Text, number, pick
from lif_desktop.store.changes import Change

# Panels of the last years, in weeks from the board's meeting, with how many deaths each reviewed.
_PANELS = (
    (-109, 2), (-96, 3), (-83, 4), (-70, 4), (-57, 5), (-44, 9), (-31, 5), (-18, 6), (-5, 4),
)  # fmt: skip
_WEEK = 7
_UNEXPECTED = "unexpected"


def add_audits(change: Change, text: Text, bodies: Bodies, days: Days) -> dict[str, int]:
    """Add the audits; return their ids by the reference in the texts."""
    return {
        f"AUD-{one['ref']}": change.add(
            "audits", _audit(one, bodies, days), reference=days.reference("AUD", one["ref"])
        )
        for one in text["audits"]
    }


def _audit(one: Text, bodies: Bodies, days: Days) -> dict[str, Any]:
    dated = {
        "started_on": "started",
        "finished_on": "finished",
        "revisit_on": "revisit",
        "revisited_on": "revisited",
    }
    said = {
        "title": "title",
        "kind": "kind",
        "theme": "theme",
        "lead": "lead",
        "method": "method",
        "sample": "sample",
        "cases": "cases",
        "voice_of_child": "voice",
        "strengths": "strengths",
        "development": "development",
        "own_grade": "own",
        "moderated_grade": "moderated",
        "shared_with": "shared",
        "evidence_of_change": "change",
        "improved": "improved",
    }
    return {
        "state": one.get("state", "finished"),
        "group": bodies.groups[one["group"]],
        "agencies": tuple(bodies.agencies[key] for key in one["agencies"]),
        **{key: one.get(name) for key, name in said.items()},
        **{key: days.day(one.get(name)) for key, name in dated.items()},
    }


def add_reviews(change: Change, text: Text, bodies: Bodies, days: Days) -> dict[str, int]:
    """Add the case reviews; return their ids by key."""
    return {
        one["key"]: change.add(
            "reviews", _review(one, bodies, days), reference=days.reference("REV", one["ref"])
        )
        for one in text["reviews"]
    }


def _review(one: Text, bodies: Bodies, days: Days) -> dict[str, Any]:
    dated = {
        "incident_on": "incident",
        "aware_on": "aware",
        "notified_on": "notified",
        "referred_on": "referred",
        "decided_on": "decided",
        "initiated_on": "initiated",
        "published_on": "published",
    }
    said = {
        "title": "title",
        "kind": "kind",
        "state": "state",
        "children": "children",
        "referral_source": "referral",
        "criteria": "criteria",
        "recommended": "recommended",
        "decision": "decision",
        "decision_reason": "reason",
        "methodology": "methodology",
        "reviewer": "reviewer",
        "independent": "independent",
        "terms": "terms",
        "family": "family",
        "practitioners": "practitioners",
        "publication": "publication",
        "why_unpublished": "why",
        "learning": "learning",
        "notes": "notes",
    }
    return {
        "group": bodies.groups["spr"],
        **{key: one.get(name) for key, name in said.items()},
        **{key: days.day(one.get(name)) for key, name in dated.items()},
    }


def add_deaths(change: Change, text: Text, reviews: dict[str, int], days: Days) -> None:
    """Add the child deaths, reviewed and waiting, numbered in the order of their notification."""
    found = [*_reviewed(text, days), *_waiting(text, reviews, days)]
    found.sort(key=lambda one: one[0])
    numbers = Numbers(days, "CDR")
    for index, (offset, values) in enumerate(found):
        reference = numbers.next(offset)
        _, year, last = reference.split("-")
        known = {
            "external_number": f"NE{year[2:]}/{last}",
            "area": text["areas"][index % len(text["areas"])],
            "sex": pick(text["sexes"], "sex", index),
            "ethnicity": pick(text["ethnicities"], "ethnicity", index),
            "notified_on": days.exact(offset),
        }
        change.add("deaths", {**known, **values}, reference=reference)


def _reviewed(text: Text, days: Days) -> list[tuple[int, dict[str, Any]]]:
    panels = [week for week, count in _PANELS for _ in range(count)]
    found = []
    for index, (case, week) in enumerate(zip(text["cases"], panels, strict=True)):
        age, category, modifiable, expected, factors, learning, concerns = case
        met = days.week(week, 1)
        offset = (met - days.today).days - 130 - number("wait", index) % 150
        found.append((offset, {
            **_death(expected, offset, index, text, days),
            "age_band": age,
            "place": text["places"][category],
            "state": "reviewed",
            "review_meeting_on": days.on(offset + 60 + number("meeting", index) % 40),
            "panel_on": met,
            "category": category,
            "modifiable": modifiable,
            "factors": factors,
            "learning": learning or None,
            "concerns": concerns or None,
        }))  # fmt: skip
    return found


def _waiting(text: Text, reviews: dict[str, int], days: Days) -> list[tuple[int, dict[str, Any]]]:
    found = []
    for index, one in enumerate(text["waiting"]):
        offset = one["notified"]
        values = _death(one["expected"], offset, index, text, days)
        values |= {"age_band": one["age"], "state": one["state"], "notes": one.get("notes")}
        if "review" in one:
            values["review"] = reviews[one["review"]]
        if one["state"] == "ready":
            values["review_meeting_on"] = days.on(offset + 75 + index)
        found.append((offset, values))
    return found


def _death(expected: str, offset: int, index: int, text: Text, days: Days) -> dict[str, Any]:
    sudden = expected == _UNEXPECTED
    return {
        "died_on": days.exact(offset - number("died", index) % 3),
        "expected": expected,
        "joint_response": sudden,
        "coroner": pick(text["coroners"], "coroner", index) if sudden else None,
    }
