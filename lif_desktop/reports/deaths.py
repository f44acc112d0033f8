"""Child deaths in the aggregate: how many were notified and reviewed, and what was found.

Nothing in it stands for one child: counts only, so that a paper made of it cannot show a record.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lif_desktop import registers
from lif_desktop.fields import Choice, Option
from lif_desktop.reports import death_cases
from lif_desktop.reports.death_tables import period_of
from lif_desktop.reports.shape import Asked
from lif_desktop.reports.spans import past_year
from lif_desktop.rules import child_deaths
from lif_desktop.rules.child_deaths import Summary
from lif_desktop.rules.clocks import add_months
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

NOT_RECORDED = "Not recorded"
_YEAR = 12
_NO_PERIOD = Asked()
_WAITS = ((6, "Under 6 months"), (12, "6 to 12 months"))
_LONGEST = "Over 12 months"


@dataclass(frozen=True, slots=True)
class DeathsSummary:
    """Two cohorts of a period, both its days included, and how long the others have waited.

    The tallies inside `notified` and `reviewed` are by label, in the order of the form.
    """

    since: date
    until: date
    notified: Summary
    reviewed: Summary
    waiting: tuple[tuple[str, int], ...]

    @property
    def year(self) -> bool:
        """Return whether the period is of twelve months."""
        return add_months(self.until, -_YEAR) + timedelta(days=1) == self.since

    @property
    def waits(self) -> int:
        """Return how many deaths wait for the panel."""
        return sum(count for _, count in self.waiting)


def deaths_summary(board: Board, today: date, asked: Asked = _NO_PERIOD) -> DeathsSummary:
    """Return the counts of a period, else of the twelve months to `today`.

    Notified and reviewed are different children for the most part, so they are never put into
    one table's total (Bedford Borough framework, 9.4; Kirklees framework, Child Death Reviews).
    """
    span = past_year(asked, today)
    since, until = period_of(span.since, span.until)
    records = board.records("deaths")
    notified = [one for one in records if _within(one.values["notified_on"], since, until)]
    done = [one for one in records if one.values["state"] == "reviewed"]
    reviewed = [one for one in done if _within(one.values["panel_on"], since, until)]
    return DeathsSummary(
        since=since,
        until=until,
        notified=_summary(notified, "notified"),
        reviewed=_summary(reviewed, "reviewed"),
        waiting=_waiting((one for one in records if one.values["state"] != "reviewed"), today),
    )


def _within(day: date | None, since: date, until: date) -> bool:
    return day is not None and since <= day <= until


def _summary(records: Iterable[Record], cohort: str) -> Summary:
    cases = [
        child_deaths.Death(
            _label("age_band", death_cases.age_of(one)),
            _label("category", death_cases.category_of(one)),
            one.values["modifiable"],
        )
        for one in records
    ]
    return child_deaths.summarise(cases, cohort, _labels("age_band"), _labels("category"))


def _label(key: str, value: str | None) -> str | None:
    return next((one.label for one in _options(key) if one.value == value), None)


def _labels(key: str) -> list[str]:
    return [option.label for option in _options(key)]


def _options(key: str) -> tuple[Option, ...]:
    field = registers.get("deaths").field(key)
    assert isinstance(field, Choice)
    return field.options


def _waiting(records: Iterable[Record], today: date) -> tuple[tuple[str, int], ...]:
    """Count the deaths not yet reviewed by how long ago they were notified."""
    counts = dict.fromkeys([*(label for _, label in _WAITS), _LONGEST, NOT_RECORDED], 0)
    for one in records:
        counts[_wait(one.values["notified_on"], today)] += 1
    if not counts[NOT_RECORDED]:
        del counts[NOT_RECORDED]
    return tuple(counts.items())


def _wait(notified_on: date | None, today: date) -> str:
    if notified_on is None:
        return NOT_RECORDED
    for limit, label in _WAITS:
        if notified_on > add_months(today, -limit):
            return label
    return _LONGEST
