"""The sample's dataset: indicators, the figures of three years, and those picked for the board."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from lif_desktop.rules.indicators import standing
from lif_desktop.rules.periods import MONTHS, Period, ended
from lif_desktop.sample.bodies import Bodies
from lif_desktop.sample.stock import Days, Numbers, Text, number, pick
from lif_desktop.store.changes import Change

# Figures of a period are in a month after its end, so the newest period ended before that.
SETTLED_DAYS = 30
_YEARS = 3
_SEASON = {4: 1, 7: -1, 10: 0, 1: 1}
_SIGN = {"percent": " %", "rate": " per 10,000", "days": " days", "count": "", "score": ""}
# Two indicators that have no figure yet for the newest quarter, as any dataset has.
_LATE = frozenset({"exclusions", "marac_children"})
_MONITORED = "Ongoing monitoring."
_RELEVANT = ("Counts forms, not children", "Says little of outcomes", "Definition changed in April")
_TIMELY = ("Analyst's post is empty", "Waits for another system", "Sent after two reminders")
_ACCURATE = (
    "System changed during the period",
    "One team's records missing",
    "Double counts found",
)


@dataclass(frozen=True)
class Figure:
    """One indicator in one period; the figures of a sample agree with one another."""

    period: Period
    value: Decimal
    numerator: int | None
    denominator: int | None
    beside: Decimal | None


@dataclass(frozen=True)
class Dataset:
    """The ids of the indicators and their figures, by the keys of the texts."""

    ids: dict[str, int]
    figures: dict[str, list[Figure]]


def periods(frequency: str, today: date) -> list[Period]:
    """Return the periods of three years whose figures must be in by now, oldest first."""
    count = _YEARS * 12 // MONTHS[frequency]
    return ended(frequency, today - timedelta(days=1500), today - timedelta(days=SETTLED_DAYS))[
        -count:
    ]


def add_dataset(
    change: Change, text: Text, bodies: Bodies, days: Days, priorities: Mapping[str, int]
) -> Dataset:
    """Add the indicators and their values."""
    made = Dataset({}, {})
    values: list[tuple[date, dict[str, Any]]] = []
    for one in text["indicators"]:
        frequency = one.get("frequency", "quarterly")
        agency = bodies.agencies[one["by"]]
        made.ids[one["key"]] = change.add("indicators", {
            "title": one["title"], "definition": one["definition"], "agency": agency,
            "group": bodies.groups[one["group"]], "question": one["question"],
            "stage": one["stage"], "unit": one["unit"], "polarity": one["polarity"],
            "frequency": frequency, "target": one["target"], "tolerance": one["tolerance"],
            "comparator": one.get("comparator"), "numerator_is": one.get("top"),
            "denominator_is": one.get("under"),
            "priority": priorities.get(one.get("priority", "")),
        })  # fmt: skip
        figures = [_figure(one, at, whole) for at, whole in _along(periods(frequency, days.today))]
        made.figures[one["key"]] = figures
        for place, figure in enumerate(figures):
            newest = place == len(figures) - 1
            if number(one["key"], place) % 31 == 0 or (newest and one["key"] in _LATE):
                continue
            given = _value(one, figures, place, days)
            values.append((figure.period.last, {
                "indicator": made.ids[one["key"]], "agency": agency, **given,
            }))  # fmt: skip
    numbers = Numbers(days, "VAL")
    for last, one in sorted(values, key=lambda pair: pair[0]):
        change.add("values", one, reference=numbers.next((last - days.today).days))
    return made


def _along(found: Sequence[Period]) -> Iterator[tuple[float, Period]]:
    """Yield each period with how far along the years it lies, from 0 to 1."""
    for place, period in enumerate(found):
        yield place / (len(found) - 1), period


def _figure(one: Text, at: float, period: Period) -> Figure:
    key, unit = one["key"], one["unit"]
    start, end = one["run"]
    chance = number(key, period.label, "chance") % 201 / 100 - 1
    level = start + (end - start) * at + one.get("wobble", 0) * chance
    level += one.get("season", 0) * _SEASON.get(period.first.month, 0)
    beside = one.get("beside")
    other = None if beside is None else Decimal(str(round(beside + chance * 0.4 + at, 1)))
    if unit in {"percent", "rate"}:
        scale = 100 if unit == "percent" else 10000
        shift = number(key, period.label, "size") % 13 / 100 - 0.06 if unit == "percent" else 0
        under = round(one["of"] * (1 + shift))
        top = min(under, max(0, round(level * under / scale)))
        value = round(Decimal(scale * top) / under, 1)
        return Figure(period, value, top, under, other)
    level = max(level, 0)
    shown = str(round(level)) if unit in {"count", "days"} else f"{level:.1f}"
    return Figure(period, Decimal(shown), None, None, other)


def _value(one: Text, figures: list[Figure], place: int, days: Days) -> dict[str, Any]:
    figure = figures[place]
    age = len(figures) - 1 - place
    after = 9 + number(one["key"], place, "after") % 17
    if number(one["key"], place, "late") % 11 == 0:
        after += 16
    received = (figure.period.last - days.today).days + after
    stands = standing(figure.value, Decimal(one["target"]), Decimal(one["tolerance"]),
                      one["polarity"])  # fmt: skip
    return {
        "period": figure.period.label,
        "period_from": figure.period.first,
        "period_until": figure.period.last,
        "value": figure.value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "comparator_value": figure.beside,
        "commentary": _commentary(one, figures, place),
        "exception": stands.state == "off" and number(one["key"], place, "flag") % 3 == 0,
        "received_on": days.on(min(received, -1)),
        **_quality(one["key"], place, age, late=after > 28),
    }


def _quality(key: str, place: int, age: int, *, late: bool) -> dict[str, str | None]:
    if age == 0 and number(key, "unjudged") % 6 == 0:
        return {}
    found: dict[str, str | None] = {"relevant": "yes", "timely": "yes", "accurate": "yes"}
    dice = number(key, place, "quality") % 40
    if dice in {1, 2}:
        found |= {"relevant": "partly" if dice == 1 else "no"}
        found |= {"relevant_why": pick(_RELEVANT, key, place)}
    if late:
        found |= {"timely": "no" if dice % 2 else "partly"}
        found |= {"timely_why": pick(_TIMELY, key, place) if dice > 4 else None}
    if dice in {7, 8, 9}:
        found |= {"accurate": "no" if dice == 7 else "partly"}
        found |= {"accurate_why": pick(_ACCURATE, key, place) if dice < 9 else None}
    return found


def _commentary(one: Text, figures: list[Figure], place: int) -> str | None:
    figure, label = figures[place], figures[place].period.label
    kind = number(one["key"], place, "told") % 10
    if place == 0 or kind == 0:
        return None
    before = figures[place - 1]
    better = (figure.value > before.value) == (one["polarity"] == "higher")
    why = one["good" if better else "bad"][place % 2]
    if kind == 1:
        return _MONITORED
    if kind in {2, 3}:
        return f"{label}: {why[:1].lower()}{why[1:]}."
    if kind < 8:
        why = f"Behind this: {why[:1].lower()}{why[1:]}"
    return f"{told(one, figure, before)} {why}. {one['next'][place // 2 % 2]}."


def told(one: Text, figure: Figure, before: Figure) -> str:
    """Return a figure in a sentence, beside the one before and its comparator."""
    sign = _SIGN[one["unit"]]
    moved = "up from" if figure.value > before.value else "down from"
    if figure.value == before.value:
        moved = "the same as"
    said = f"{figure.period.label}: {figure.value:,}{sign}, {moved} {before.value:,}{sign} before"
    if figure.beside is not None:
        said += f"; {one['comparator']} stands at {figure.beside}{sign}"
    return f"{said}. The target is {one['target']}{sign}."


def add_picks(
    change: Change, text: Text, dataset: Dataset, meetings: Mapping[date, int], days: Days
) -> None:
    """Add the indicators picked for the board's meetings, with their reasons."""
    numbers = Numbers(days, "PCK")
    for meeting in text["meetings"]:
        met = days.week(meeting["week"], 2)
        for place, (key, reason, discussion) in enumerate(meeting["picks"], start=1):
            figures = [one for one in dataset.figures[key] if one.period.last < met]
            change.add("picks", {
                "meeting": meetings[met], "indicator": dataset.ids[key], "place": place,
                "period": figures[-1].period.label if figures else None,
                "reason": reason or None, "discussion": discussion or None,
            }, reference=numbers.next((met - days.today).days))  # fmt: skip
