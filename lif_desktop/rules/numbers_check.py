"""Finds figures that cannot be right: shares, bands, rates and denominators.

Each check answers in sentences that ask, as a typing error is likelier than a lie.
Source: domain rule on the numbers check of papers; Kirklees framework, quality of performance
information (accurate); Bedford Borough framework, Appendix 7, top tips.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from lif_desktop.rules.words import listed

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
_PERCENT = r"(?P<{}>\d+(?:\.\d+)?)\s*(?:%|per\s?cent\b)"
_NOUN = r"(?P<noun>(?:[ ](?!of\b|in\b|were\b|was\b|had\b|have\b|are\b|is\b)[a-z][a-z'’-]*){0,2})"
_SHARE = re.compile(
    rf"(?:{_PERCENT.format('before')}\s*\(\s*)?"
    rf"(?<![\d.,/-])(?P<part>{_NUMBER})(?:\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?|/)"
    rf"(?P<whole>{_NUMBER})(?![\d/]|[.,]\d){_NOUN}"
    # A number before the bracket is a part of its own: "5 of 12 cases, of which 2 (40 %)".
    rf"(?:(?:\s*|[^().;:\n]{{0,39}}?[^\s\d().;:\n]\s*)\(\s*{_PERCENT.format('after')})?",
    re.IGNORECASE,
)
# The whole before its part: "Of 12 cases, 5 (42 %)".
_WHOLE_FIRST = re.compile(
    rf"(?<![\d%)]\s)(?<!out\s)\bof\s+(?:the\s+|all\s+)?"
    rf"(?P<whole>{_NUMBER})(?![\d/]|[.,]\d){_NOUN}"
    rf"[^().;:\n\d]{{0,40}}?[\s,](?P<part>{_NUMBER})\s*\(\s*{_PERCENT.format('after')}",
    re.IGNORECASE,
)
# The percentage between part and whole, or before them: "5 (42 %) of 12", "42 % (5) of 12".
_WHOLE_LAST = re.compile(
    rf"(?:(?<![\d.,/-])(?P<part>{_NUMBER})\s*\(\s*{_PERCENT.format('after')}\s*\)"
    rf"|{_PERCENT.format('before')}\s*\(\s*(?:n\s*=\s*)?(?P<number>{_NUMBER})\s*\))"
    rf"\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?(?P<whole>{_NUMBER})(?![\d/]|[.,]\d){_NOUN}",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(
    rf"{_PERCENT.format('percent')}\s+of\s+(?:the\s+|all\s+)?(?P<whole>{_NUMBER})(?![\d/]|[.,]\d)"
    rf"{_NOUN}",
    re.IGNORECASE,
)
_YEARS = range(1990, 2100)
# Two figures differ by ten times if their ratio is as near as this to a power of ten.
_NEAR_TEN = (Decimal(8), Decimal("12.5"))
_ENOUGH_OTHERS = 3
_ALL = 100


@dataclass(frozen=True)
class Share:
    """One statement of a share as it stands in a text: part of whole, and a percentage."""

    text: str
    part: int | None
    whole: int
    percent: Decimal | None
    noun: str


def shares_in(text: str) -> list[Share]:
    """Return each share of a text: "5 of 12 (42 %)", "42 % (5 of 12)", "5/12", "42 % of 12".

    The whole may stand first, "of 12 cases 5 (42 %)", or last, "5 (42 %) of 12", "42 % (5) of 12".
    """
    found = [(one.start(), _share(one)) for one in _SHARE.finditer(text)]
    found += [(one.start(), _share(one)) for one in _WHOLE_LAST.finditer(text)]
    # Where it is more than the number before it, it is a part of something else.
    found += [
        (one.start(), share)
        for one in _WHOLE_FIRST.finditer(text)
        if (share := _share(one)).part is not None and share.part <= share.whole
    ]
    found += [
        (one.start(), Share(one[0], None, _whole(one["whole"]), Decimal(one["percent"]),
                            one["noun"].strip().lower()))
        for one in _OF_WHOLE.finditer(text)
    ]  # fmt: skip
    return [
        one
        for _, one in sorted(found, key=lambda pair: pair[0])
        if one.percent is not None or (one.whole not in _YEARS and "/" not in one.text)
    ]


def _share(found: re.Match[str]) -> Share:
    said = found.groupdict()
    percent = said.get("before") or said["after"]
    text = found[0].strip()
    return Share(
        text if text.count("(") == text.count(")") else f"{text})",
        _whole(said.get("number") or said["part"]),
        _whole(found["whole"]),
        Decimal(percent) if percent else None,
        found["noun"].strip().lower(),
    )


def _whole(digits: str) -> int:
    return int(digits.replace(",", ""))


def check_text(text: str, cohorts: Mapping[str, int] | None = None) -> list[str]:
    """Return what cannot be right in a narrative.

    `cohorts` says how many there are of a thing by the record itself: {"cases": 12}.
    """
    shares = shares_in(text)
    found = [
        said
        for one in shares
        for said in check_share(f"'{one.text}'", one.part, one.whole, one.percent)
    ]
    of: dict[str, list[int]] = {noun: [number] for noun, number in (cohorts or {}).items()}
    known = tuple(of)
    for one in shares:
        if one.noun:
            named = (noun for noun in known if f"{one.noun} ".startswith(f"{noun} "))
            of.setdefault(next(named, one.noun), []).append(one.whole)
    found += [said for noun, wholes in of.items() for said in check_denominators(noun, wholes)]
    return found


def check_share(what: str, part: int | None, whole: int, percent: Decimal | None) -> Iterator[str]:
    """Yield what is wrong with a part of a whole and its percentage, rounded as it is stated."""
    if part is not None and part > whole:
        yield f"{what}: {part:,} is more than {whole:,}."
        return
    if percent is None or whole == 0:
        return
    if part is not None:
        if not _fits(part, whole, percent):
            yield f"{what}: {part:,} of {whole:,} is {percentage(part, whole, percent)} %."
    elif (nearest := _nearest(whole, percent)) and not any(
        _fits(one, whole, percent) for one in nearest
    ):
        near = listed(f"{one:,} ({percentage(one, whole, percent)} %)" for one in nearest)
        verb = "is" if len(nearest) == 1 else "are"
        yield f"{what}: no number of {whole:,} gives {percent} %; nearest {verb} {near}."


def check_percentage(what: str, percent: Decimal) -> Iterator[str]:
    """Yield a question if a percentage of which no parts are known can be no share."""
    if percent > _ALL:
        yield f"{what}: {percent} % is more than all; what is it a percentage of?"
    elif percent < 0:
        yield f"{what}: {percent} % is less than none; what is it a percentage of?"


def percentage(part: int, whole: int, like: Decimal) -> Decimal:
    """Return a percentage with as many decimals as another has, halves upwards."""
    return (Decimal(100 * part) / whole).quantize(_unit(like), ROUND_HALF_UP)


def _fits(part: int, whole: int, percent: Decimal) -> bool:
    return abs(Decimal(100 * part) / whole - percent) <= _unit(percent) / 2


def _unit(percent: Decimal) -> Decimal:
    exponent = percent.as_tuple().exponent
    return Decimal(1).scaleb(min(0, int(exponent)))


def _nearest(whole: int, percent: Decimal) -> list[int]:
    below = int(percent * whole / 100)
    return [one for one in (below, below + 1) if one <= whole] or [whole]


def check_bands(
    what: str, bands: Mapping[str, int], total: int, *, several: bool = False
) -> Iterator[str]:
    """Yield what is wrong with parts of a total; `several` if one case may stand in many."""
    for name, number in bands.items():
        if number > total:
            yield f"{what}: {name} is {number:,}, more than the total of {total:,}."
    parts = sum(bands.values())
    if not several and parts != total and all(number <= total for number in bands.values()):
        more = "more" if parts > total else "fewer"
        yield f"{what}: the parts make {parts:,}, {abs(parts - total):,} {more} than {total:,}."


def check_denominators(what: str, wholes: Sequence[int]) -> Iterator[str]:
    """Yield a question if the same cohort has several sizes."""
    sizes = list(dict.fromkeys(wholes))
    if len(sizes) > 1:
        several = listed(f"{one:,}" for one in sizes)
        yield f"The number of {what} is given as {several}: is it the same group?"


def base_of(value: Decimal, numerator: Decimal, denominator: Decimal) -> Decimal | None:
    """Return what a rate is counted on (1, 100, 1,000 ...), or None if its parts do not give it."""
    if not value or not numerator or not denominator:
        return None
    ratio = value * denominator / numerator
    power = Decimal(1).scaleb(ratio.adjusted() + (ratio.scaleb(-ratio.adjusted()) >= _MIDDLE))
    return power if abs(ratio / power - 1) <= _TOLERANCE else None


_MIDDLE = Decimal("3.2")
_TOLERANCE = Decimal("0.02")


def check_bases(bases: Iterable[tuple[str, Decimal | None]]) -> Iterator[str]:
    """Yield each rate that is counted on another base than most of its fellows."""
    known = [(what, base) for what, base in bases if base is not None]
    counts = {base: sum(other == base for _, other in known) for _, base in known}
    if not counts:
        return
    usual = max(counts, key=lambda base: (counts[base], base))
    for what, base in known:
        if base != usual and counts[usual] > counts[base]:
            ratio, word = (base / usual, "high") if base > usual else (usual / base, "low")
            yield f"{what}: {_times(ratio)} times too {word} for its numerator and denominator."


def _times(ratio: Decimal) -> str:
    return "ten" if ratio == Decimal(10) else f"{int(ratio):,}"


def check_against(what: str, value: Decimal, others: Sequence[Decimal]) -> Iterator[str]:
    """Yield a question if a figure is about ten times, or a tenth of, what it usually is."""
    if len(others) < _ENOUGH_OTHERS or not value:
        return
    usual = median(others)
    if not usual:
        return
    least, most = _NEAR_TEN
    if least <= value / usual <= most:
        yield f"{what}: {value} is about ten times the usual {usual}."
    elif least <= usual / value <= most:
        yield f"{what}: {value} is about a tenth of the usual {usual}."
