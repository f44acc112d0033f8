"""The figures of an indicator, one column a period, as records of their own."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from lif_desktop.fields.reading import as_text
from lif_desktop.importing.history.dated import Split
from lif_desktop.importing.history.history_columns import PAIR
from lif_desktop.importing.history.period_headings import Headed
from lif_desktop.importing.merging.rows import PlanRow
from lif_desktop.importing.reading.sheets import Cell, ErrorCell

_NUMBER = re.compile(r"£?\s*([-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-+]?\d+(?:\.\d+)?)\s*(%?)$")
_OUT_OF = re.compile(r"(\d+)\s*(?:/|of|out of)\s*(\d+)$")
_NOT_GIVEN = frozenset({"-", "–", "—", ""})


class Column(Protocol):
    """What is needed of a column of history."""

    letter: str
    heading: str
    named: Headed | None
    cells: list[Cell]


@dataclass(slots=True)
class _Period:
    named: Headed
    cell: str
    heading: str
    values: dict[str, Any] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)


def figures_of(columns: Sequence[Column], row: PlanRow, *, until: date) -> list[Split]:
    """Return a record for each period of which a row gives a figure."""
    shares = _are_shares(columns, row)
    periods: dict[str, _Period] = {}
    for column in columns:
        cell = column.cells[row.at]
        if column.named is None or cell is None or isinstance(cell, ErrorCell):
            continue
        text = as_text(cell)
        if text in _NOT_GIVEN:
            continue
        place = f"{column.letter}{row.number}"
        period = periods.setdefault(
            column.named.label, _Period(column.named, place, column.heading)
        )
        _take(period, _part(column.named), cell, text, shares=shares)
    return [_split(one, row, until) for one in periods.values()]


def _part(named: Headed) -> str:
    return next((PAIR[word] for word in named.beside.split() if word in PAIR), "value")


def _take(period: _Period, key: str, cell: Cell, text: str, *, shares: bool) -> None:
    """Put what a cell says into the period's record; what is no number is kept in words."""
    period.said.append(text if key == "value" else f"{key} {text}")
    pair = _OUT_OF.match(text)
    if key == "commentary":
        period.values[key] = _joined(period.values.get(key), text)
    elif number := _number(cell, text):
        if key == "value" and shares:
            number = (number * 100).normalize()
            number = Decimal(repr(float(number)))
            period.messages.append(f"{text} is a share of 1, read as {number} per cent")
        period.values[key] = number
    elif key == "value" and pair:
        period.values |= {
            "numerator": Decimal(float(pair[1])),
            "denominator": Decimal(float(pair[2])),
        }
    else:
        words = text if key == "value" else f"{key.capitalize()}: {text}"
        period.values["commentary"] = _joined(period.values.get("commentary"), words)
        period.messages.append(f"“{text}” is no figure, so kept as the commentary")


def _number(cell: Cell, text: str) -> Decimal | None:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return Decimal(repr(float(cell)))
    found = _NUMBER.match(text)
    return Decimal(repr(float(found[1].replace(",", "")))) if found else None


def _joined(before: str | None, text: str) -> str:
    return f"{before}\n{text}" if before else text


def _are_shares(columns: Iterable[Column], row: PlanRow) -> bool:
    """Say whether a per cent indicator's figures stand as Excel keeps them: all from 0 to 1."""
    held = row.record.values if row.record is not None else {}
    if (row.values.get("unit") or held.get("unit")) != "percent":
        return False
    numbers = [
        float(cell)
        for column in columns
        if column.named is not None and _part(column.named) == "value"
        and isinstance(cell := column.cells[row.at], float)
    ]  # fmt: skip
    return any(0 < one < 1 for one in numbers) and all(0 <= one <= 1 for one in numbers)


def _split(period: _Period, row: PlanRow, until: date) -> Split:
    named = period.named
    agency = row.values.get("agency")
    if agency is None and row.record is not None:
        agency = row.record.values.get("agency")
    values: dict[str, Any] = {
        "period": named.label, "period_from": named.first, "period_until": named.last,
        **period.values,
    }  # fmt: skip
    if agency is not None:
        values["agency"] = agency
    one = Split(
        named.last, f"{named.label}: {', '.join(period.said)}", period.cell, period.heading,
        values, "; ".join(period.messages), "values", "indicator",
    )  # fmt: skip
    if named.first is None or named.last is None:
        one.outcome, one.message = "problem", "the heading names no year; not taken"
    elif named.first > until:
        one.outcome, one.message = "problem", f"{named.label} lies ahead; not taken"
    return one
