"""Which figures of the dataset the public may not see beside others, as a small one would follow.

Agencies' counts of one period may add up to the count of the whole area, and indicators to another
that counts them all: whoever sees all but one of them and the whole knows the last.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from lif_desktop.reports.dataset_sums import Line, Place, made_up
from lif_desktop.rules.other_worlds import Sum
from lif_desktop.rules.small_numbers import is_small
from lif_desktop.rules.suppression import Count, protect
from lif_desktop.store.records import Record

_FEWEST = 3  # a whole and two parts


def counted(value: Record, unit: str | None) -> int | None:
    """Return how many children a value counts, where that is a whole number."""
    top = value.values["numerator"]
    if top is None and unit == "count":
        top = value.values["value"]
    return int(top) if top is not None and top == int(top) else None


def beside(lines: Sequence[Line], threshold: int) -> frozenset[int]:
    """Return the values to hide so that no small one follows.

    Source: domain rule on small numbers (no hidden cell can be worked out from totals).
    """
    hidden = {
        value for line in lines for value, number in line.figures.values()
        if is_small(number, threshold)
    }  # fmt: skip
    small = frozenset(hidden)
    found = set(hidden)
    # What is hidden for one sum may stand in another.
    while found:
        gone = [one for one in lines if any(value in hidden for value, _ in one.figures.values())]
        more = _protected(lines, gone, threshold)
        found = more - hidden
        hidden |= found
    return frozenset(hidden - small)


def _protected(lines: Sequence[Line], gone: Sequence[Line], threshold: int) -> set[int]:
    """Return what is to be hidden of all periods by the sums that those that are `gone` are in."""
    hidden: set[int] = set()
    thin = {place for line in lines for place, (_, number) in line.figures.items()
            if is_small(number, threshold)}  # fmt: skip
    sums: dict[Place, list[Sum[int]]] = defaultdict(list)
    for made in made_up(lines, gone):
        for place, (value, _) in made.whole.figures.items():
            parts = [one.figures[place][0] for one in made.parts if place in one.figures]
            if not made.sure:
                hidden |= {value} if place in thin else set()
            elif len(parts) == len(made.parts):
                sums[place].append(Sum(value, tuple(sorted(parts))))
    for place, one in _of_agencies(lines):
        sums[place].append(one)
    for place, own in sums.items():
        numbers = dict(line.figures[place] for line in lines if place in line.figures)
        hidden |= _hidden(numbers, own, threshold)
    return hidden


def _of_agencies(lines: Sequence[Line]) -> Iterator[tuple[Place, Sum[int]]]:
    """Yield of each indicator and period the figure that is as large as all others together."""
    of: dict[tuple[int, Place], dict[int, int]] = defaultdict(dict)
    for line in lines:
        for place, (value, number) in line.figures.items():
            of[line.indicator, place][value] = number
    for (_, place), numbers in of.items():
        for whole, number in numbers.items():
            if len(numbers) >= _FEWEST and 2 * number == sum(numbers.values()):
                yield place, Sum(whole, tuple(sorted(numbers.keys() - {whole})))


def _hidden(numbers: dict[int, int], sums: Sequence[Sum[int]], threshold: int) -> set[int]:
    """Return what to hide of one period; all that stands in a sum where nothing less protects."""
    every = frozenset(one for each in sums for one in (each.whole, *each.parts))
    if not any(is_small(numbers[one], threshold) for one in every):
        return set()
    counts = {one: Count(numbers[one], "", numbers[one]) for one in sorted(every)}
    found = protect(counts, sums, [every], threshold)
    return set(every if found.withheld else found.hidden)
