"""Asks of a picture whether its figures agree with its sentence and with each other."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from lif_desktop.exporting.papers.content import BarChart, LineChart
from lif_desktop.rules import figures_said
from lif_desktop.rules.numbers_check import check_against

# Below this a count may well be ten times another.
_LEAST = 20


def check(part: Any) -> Iterator[str]:
    """Yield what cannot be right in a picture, or in whatever else holds a sentence of one."""
    if isinstance(part, BarChart):
        yield from _bars(part)
    if isinstance(part, LineChart):
        for layer in part.series:
            yield from series(f"{part.title}, {layer.name}", layer.values)
    yield from figures_said.check(getattr(part, "alternative", ""), {})


def series(what: str, values: Iterable[float | None]) -> Iterator[str]:
    """Yield each figure of a series that is about ten times, or a tenth of, the others."""
    known = [Decimal(f"{one:g}") for one in values if one is not None]
    if known and max(known) >= _LEAST:
        for at, value in enumerate(known):
            yield from check_against(what, value, known[:at] + known[at + 1 :])


def _bars(chart: BarChart) -> Iterator[str]:
    """Yield each bar of which the sentence says another number."""
    for label, value in zip(chart.labels, chart.values, strict=True):
        said = re.search(rf"(?<!\w){re.escape(label)}:?\s+(\d+(?:\.\d+)?)(?![\d.,]*\d|\s*%)",
                         chart.alternative, re.IGNORECASE)  # fmt: skip
        if said and Decimal(said[1]) != Decimal(str(value)):
            yield f"{chart.title}: the sentence says “{said[0]}”, the bar {value:g}."
