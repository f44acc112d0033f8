"""How a figure of the dataset stands: against its target, over time, beside others.

Colour here means performance against target and nothing else; no framework sets a target or a
tolerance, so both are the board's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Literal

from lif_desktop.rules.words import counted

PICKED = 3
TREND_PERIODS, TREND_LEAST = 4, 3
# A move that is smaller, beside the larger of first and last, is called steady.
_STEADY = Decimal("0.02")
_WELL, _NEAR, _OFF = ("well", "square"), ("due", "dot"), ("late", "triangle")
_PLAIN = ("note", "diamond")

Standing = Literal["met", "near", "off", "no_target", "no_value"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A judgement as screens and papers draw it: its state, word, colour and shape."""

    state: str
    word: str
    meaning: str
    shape: str


def standing(
    value: Decimal | None, target: Decimal | None, tolerance: Decimal | None, polarity: str | None
) -> Mark:
    """Return how a value stands against its target: green, amber within the tolerance, red.

    Where neither way is better, green is the range of the tolerance around the target, and a
    figure outside it is amber: it asks for a look, it is not worse.

    Source: Bedford Borough framework, 5 (success against standards, history, others); West
    Berkshire framework, 3.2 (dashboard and exception reporting).
    """
    if value is None:
        return Mark("no_value", "No figure", *_PLAIN)
    if target is None:
        return Mark("no_target", "No target", *_PLAIN)
    worse = _worse_by(value, target, polarity)
    if worse <= 0:
        return Mark("met", "Green: at target", *_WELL)
    near = worse <= (tolerance or 0)
    if polarity not in {"higher", "lower"}:
        if near:
            return Mark("met", "Green: in range", *_WELL)
        return Mark("near", "Amber: out of range", *_NEAR)
    if near:
        return Mark("near", "Amber: near target", *_NEAR)
    return Mark("off", "Red: off target", *_OFF)


def _worse_by(value: Decimal, target: Decimal, polarity: str | None) -> Decimal:
    if polarity == "higher":
        return target - value
    if polarity == "lower":
        return value - target
    return abs(value - target)


def trend(values: Sequence[Decimal | None], polarity: str | None) -> Mark:
    """Return which way the last four periods went, in the sense of what is better.

    At least three must be known. They have moved if most pairs of them move one way and the last
    differs from the first by over 2 %; else they are steady. One jump is no trend.

    Source: Croydon framework, 5.3 and 5.4 (patterns and trends).
    """
    known = [one for one in values[-TREND_PERIODS:] if one is not None]
    if len(known) < TREND_LEAST:
        return Mark("unknown", f"Too few to say ({len(known)})", *_PLAIN)
    pairs = [(later > earlier) - (later < earlier) for earlier, later in combinations(known, 2)]
    move, size = known[-1] - known[0], max(abs(known[0]), abs(known[-1]))
    if abs(sum(pairs)) * 2 <= len(pairs) or abs(move) <= _STEADY * size:
        return Mark("steady", "Steady", *_PLAIN)
    rising = move > 0
    if polarity not in {"higher", "lower"}:
        return Mark("moved", "Rising" if rising else "Falling", *_PLAIN)
    if rising == (polarity == "higher"):
        return Mark("better", "Better", *_WELL)
    return Mark("worse", "Worse", *_OFF)


def compared(value: Decimal | None, other: Decimal | None, polarity: str | None) -> Mark:
    """Return how a value stands beside its comparator.

    Source: Croydon framework, 5.4 (comparison with other areas); Bedford Borough framework, 13.
    """
    if value is None or other is None:
        return Mark("unknown", "Not compared", *_PLAIN)
    gap = value - other
    if gap == 0:
        return Mark("level", "Level", *_PLAIN)
    size = f"{abs(gap).normalize():f}"
    if polarity not in {"higher", "lower"}:
        return Mark("differs", f"{'Higher' if gap > 0 else 'Lower'} by {size}", *_PLAIN)
    if (gap > 0) == (polarity == "higher"):
        return Mark("better", f"Better by {size}", *_WELL)
    return Mark("worse", f"Worse by {size}", *_NEAR)


def exception(stands: Mark, moved: Mark, beside: Mark, *, flagged: bool | None) -> tuple[str, ...]:
    """Return why a figure is an exception to be looked at; nothing if it is none.

    Worse than others alone is no exception, nor is an amber that gets better.

    Source: West Berkshire framework, 3.2 (exception reporting).
    """
    reasons = []
    if stands.state == "off":
        reasons.append("off target")
    if moved.state == "worse":
        reasons.append("getting worse")
    if reasons and beside.state == "worse":
        reasons.append("worse than its comparator")
    if flagged:
        reasons.append("reported as an exception by the agency")
    return tuple(reasons)


def pick_questions(reasons: Sequence[str | None]) -> list[str]:
    """Return what to ask of the indicators picked for one meeting, given the reason of each.

    Source: Bedford Borough framework, 4.3 (three are picked out for discussion).
    """
    asked = []
    if len(reasons) != PICKED:
        asked.append(f"{counted(len(reasons), 'indicator')} picked; the framework asks for three.")
    silent = sum(not (reason or "").strip() for reason in reasons)
    if silent:
        asked.append(f"{counted(silent, 'pick has', 'picks have')} no reason.")
    return asked
