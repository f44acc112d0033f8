"""Which figures of the dataset the public may not see beside others, as a small one would follow.

Agencies' counts of one period may add up to the count of the whole area: whoever sees all but one
of them and the whole knows the last.
"""

from collections.abc import Iterable, Sequence

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


def beside(periods: Iterable[Sequence[Record]], unit: str | None, threshold: int) -> frozenset[int]:
    """Return the values to hide so that no small one follows; each of `periods` is one period's.

    Source: domain rule on small numbers (no hidden cell can be worked out from totals).
    """
    hidden: set[int] = set()
    for values in periods:
        numbers = {one.id: number for one in values
                   if (number := counted(one, unit)) is not None}  # fmt: skip
        if len(numbers) < _FEWEST or not any(is_small(one, threshold) for one in numbers.values()):
            continue
        every = frozenset(numbers)
        sums = [
            Sum(whole, tuple(sorted(every - {whole})))
            for whole, number in numbers.items()
            if 2 * number == sum(numbers.values())
        ]
        if sums:
            counts = {key: Count(number, "", number) for key, number in numbers.items()}
            found = protect(counts, sums, [every], threshold)
            hidden |= every if found.withheld else found.hidden
    return frozenset(hidden)
