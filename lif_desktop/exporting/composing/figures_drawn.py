"""Asks of a picture whether its figures agree with its sentence and with each other."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from lif_desktop.exporting.papers.content import BarChart, LineChart
from lif_desktop.rules.numbers_check import check_against, check_text

# Below this a count may well be ten times another.
_LEAST = 20


def check(part: Any) -> Iterator[str]:
    """Yield what cannot be right in a picture, or in whatever else holds a sentence of one."""
    if isinstance(part, BarChart):
        yield from _bars(part)
    if isinstance(part, LineChart):
        for layer in part.series:
            known = [Decimal(str(one)) for one in layer.values if one is not None]
            for at, value in enumerate(known):
                if value >= _LEAST or max(known) >= _LEAST:
                    what = f"{part.title}, {layer.name}"
                    yield from check_against(what, value, known[:at] + known[at + 1 :])
    yield from check_text(getattr(part, "alternative", ""))


def _bars(chart: BarChart) -> Iterator[str]:
    """Yield each bar of which the sentence says another number."""
    for label, value in zip(chart.labels, chart.values, strict=True):
        said = re.search(rf"(?<!\w){re.escape(label)}:?\s+(\d+(?:\.\d+)?)(?![\d.,]*\d|\s*%)",
                         chart.alternative, re.IGNORECASE)  # fmt: skip
        if said and Decimal(said[1]) != Decimal(str(value)):
            yield f"{chart.title}: the sentence says “{said[0]}”, the bar {value:g}."
