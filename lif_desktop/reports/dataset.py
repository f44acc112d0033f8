"""The dataset as reports read it: each indicator with its figures in the order of their periods."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from lif_desktop.fields import Shown
from lif_desktop.reports import dataset_hidden
from lif_desktop.reports.dataset_sums import Line
from lif_desktop.reports.shape import Asked
from lif_desktop.rules import indicators
from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.data_quality import GRACE_DAYS
from lif_desktop.rules.indicators import Mark
from lif_desktop.rules.periods import Period, called_of, ended, placed
from lif_desktop.rules.small_numbers import is_small
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

_YEARS = 3
_RATES = {"rate": " (per 10,000)", "days": " (days)"}
HIDDEN = "not shown"


@dataclass(frozen=True, eq=False)
class Measure:
    """One indicator of one agency: its periods, each with the record of its value or None.

    `withheld` are values that the public may not see as a small one beside them would follow.
    """

    indicator: Record
    agency: int | None
    periods: tuple[Period, ...]
    given: tuple[Record | None, ...]
    today: date
    public: bool
    hidden_below: int
    withheld: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        """What is measured, with its unit where the figures do not bear one."""
        return self.indicator.title + _RATES.get(self.indicator.values["unit"], "")

    @property
    def whose(self) -> str:
        """The agency that gives the figures."""
        names = self.indicator.names
        return "No agency named" if self.agency is None else names.label("agencies", self.agency)

    @cached_property
    def figures(self) -> tuple[Decimal | None, ...]:
        """The figures by period; one that the public may not see is None."""
        return tuple(
            None if one is None or self.hides(one) else one.values["value"] for one in self.given
        )

    def hides(self, value: Record) -> bool:
        """Return whether the public may not see a figure, as it counts very few children."""
        if not self.public:
            return False
        if value.id in self.withheld:
            return True
        top, under = value.values["numerator"], value.values["denominator"]
        if top is None and self.indicator.values["unit"] == "count":
            top = value.values["value"]
        rest = None if top is None or under is None else under - top
        return any(
            one is not None and is_small(int(one), self.hidden_below) for one in (top, under, rest)
        )

    @cached_property
    def latest(self) -> Record | None:
        """The newest value on record."""
        return next((one for one in reversed(self.given) if _says(one)), None)

    @property
    def at(self) -> str:
        """The period of the newest value."""
        return "" if self.latest is None else self.periods[self._place].label

    @property
    def _place(self) -> int:
        return self.given.index(self.latest)

    @property
    def value(self) -> Decimal | None:
        """The newest figure; None if there is none or the public may not see it."""
        return None if self.latest is None else self.figures[self._place]

    @property
    def hidden(self) -> bool:
        """Whether the newest figure is one that the public may not see."""
        return self.latest is not None and self.hides(self.latest)

    @cached_property
    def stands(self) -> Mark:
        """How the newest figure stands against its target."""
        own = self.indicator.values
        return indicators.standing(self.value, own["target"], own["tolerance"], own["polarity"])

    @cached_property
    def moved(self) -> Mark:
        """Which way the last periods went, those without a figure among them."""
        upto = self.figures if self.latest is None else self.figures[: self._place + 1]
        return indicators.trend(upto, self.indicator.values["polarity"])

    @cached_property
    def beside(self) -> Mark:
        """How the newest figure stands beside its comparator."""
        other = None if self.latest is None else self.latest.values["comparator_value"]
        return indicators.compared(self.value, other, self.indicator.values["polarity"])

    @cached_property
    def exception(self) -> tuple[str, ...]:
        """Why this is to be looked at; nothing if it is not."""
        flagged = self.latest is not None and self.latest.values["exception"] and not self.hidden
        return indicators.exception(self.stands, self.moved, self.beside, flagged=bool(flagged))

    @cached_property
    def missing(self) -> tuple[Period, ...]:
        """The periods for which a figure should be in by now and is not.

        Before its first figure nothing is missing; an indicator that never had one lacks the last.
        """
        ended_on = self.indicator.values["ended_on"]
        due = [
            at for at, one in enumerate(self.periods)
            if one.last + timedelta(days=GRACE_DAYS) < self.today
            and (ended_on is None or one.first < ended_on)
        ]  # fmt: skip
        first = next((at for at, one in enumerate(self.given) if _says(one)), None)
        if first is None:
            return tuple(self.periods[at] for at in due[-1:])
        return tuple(self.periods[at] for at in due if at > first and not _says(self.given[at]))

    def said(self, value: Decimal | None) -> str:
        """Return a figure as it is written."""
        unit = self.indicator.values["unit"]
        if value is None:
            return ""
        if unit == "percent":
            return f"{value:,.1f} %"
        return f"{value:,.1f}" if unit in {"rate", "score"} else f"{value.normalize():,f}"


@dataclass(frozen=True)
class Dataset:
    """All that is kept of the dataset.

    `unplaced` are values whose period cannot be told, `repeated` those of a period that has a later
    one of the same indicator and agency; neither counts, and both are said.
    """

    measures: tuple[Measure, ...]
    unplaced: tuple[Record, ...] = ()
    repeated: tuple[Record, ...] = ()

    @property
    def exceptions(self) -> list[Measure]:
        """The measures to be looked at, off target first."""
        found = [one for one in self.measures if one.exception]
        return sorted(found, key=lambda one: (one.stands.state != "off", -len(one.exception)))


def _says(value: Record | None) -> bool:
    return value is not None and value.values["value"] is not None


def shown(mark: Mark) -> Shown:
    """Return a judgement as a cell."""
    return Shown(mark.word, mark.meaning, mark.shape)


def read(board: Board, today: date, asked: Asked) -> Dataset:
    """Return the indicators that are kept, by stage of the journey, with three years of figures."""
    by_indicator: dict[int, list[Record]] = defaultdict(list)
    for value in board.records("values"):
        by_indicator[value.values["indicator"]].append(value)
    found = [
        measured(one, by_indicator[one.id], today, asked) for one in board.records("indicators")
    ]
    measures = tuple(measure for one in found for measure in one.measures)
    if asked.public:
        withheld = dataset_hidden.beside([_line(one) for one in measures], asked.threshold)
        measures = tuple(replace(one, withheld=withheld) for one in measures)
    return Dataset(
        measures,
        tuple(value for one in found for value in one.unplaced),
        tuple(value for one in found for value in one.repeated),
    )


def _line(measure: Measure) -> Line:
    """Return what a measure counts, period by period."""
    own = measure.indicator.values
    figures = {
        (period.first, period.last): (one.id, number)
        for period, one in zip(measure.periods, measure.given, strict=True)
        if one is not None and (number := dataset_hidden.counted(one, own["unit"])) is not None
    }
    return Line(measure.indicator.id, measure.agency, own["unit"], own["stage"],
                measure.indicator.title, figures)  # fmt: skip


def measured(indicator: Record, values: Iterable[Record], today: date, asked: Asked) -> Dataset:
    """Return one indicator, agency by agency; nothing if it was no longer kept in the period."""
    until = min(asked.until or today, today)
    since = asked.since or add_months(until, -12 * _YEARS)
    own, gone = indicator.values, indicator.values["ended_on"]
    if gone is not None and gone <= since:
        return Dataset(())
    periods = ended(own["frequency"], since, until)
    grouped: dict[int | None, list[Record]] = defaultdict(list)
    for value in values:
        grouped[value.values["agency"] or own["agency"]].append(value)
    by_agency = {agency: _place(periods, given)
               for agency, given in (grouped or {own["agency"]: []}).items()}  # fmt: skip
    return Dataset(
        tuple(
            Measure(indicator, agency, tuple(periods), found, today, asked.public,
                    asked.threshold)
            for agency, (found, _, _) in by_agency.items()
        ),
        # What is of another year is not lost; it only stands outside what was asked for.
        tuple(
            one for _, left, _ in by_agency.values() for one in left
            if called_of(own["frequency"], one.values["period"], today) is None
        ),
        tuple(one for _, _, again in by_agency.values() for one in again),
    )  # fmt: skip


def _place(
    periods: Sequence[Period], values: list[Record]
) -> tuple[tuple[Record | None, ...], list[Record], list[Record]]:
    """Return the value of each period, those that cannot be placed, and those given once more."""
    found: dict[Period, Record] = {}
    left, again = [], []
    for value in sorted(values, key=lambda one: (one.values["received_on"] or date.min, one.id)):
        last = value.values["period_until"]
        period = placed(periods, value.values["period"], last)
        if period is not None:
            if period in found:
                again.append(found[period])
            found[period] = value
        elif last is None:
            left.append(value)
    return tuple(found.get(period) for period in periods), left, again
