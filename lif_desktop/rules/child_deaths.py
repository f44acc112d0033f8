"""Counts child deaths in the aggregate, with every denominator put into words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.small_numbers import round_half_up
from lif_desktop.rules.words import counted

NOT_RECORDED = "not_recorded"
_NEONATAL_DAYS = 28
_YEAR = 12
# The first birthday on which a child is no longer in the band.
_BANDS = ((1, "28_364_days"), (5, "1_4"), (10, "5_9"), (15, "10_14"), (18, "15_17"))
# A review that took fewer than so many months is in the band.
DURATIONS = ((6, "under_6"), (9, "6_8"), (12, "9_11"))
LONGEST = "12_more"


def age_band(born_on: date, died_on: date) -> str | None:
    """Return the band of the age at death, or None if the dates are those of no child.

    Bands of years go by birthdays. Source: domain rule on child death tables (age bands).
    """
    days = (died_on - born_on).days
    if days < 0:
        return None
    if days < _NEONATAL_DAYS:
        return "0_27_days"
    return next(
        (band for years, band in _BANDS if died_on < add_months(born_on, years * _YEAR)), None
    )


def review_took(notified_on: date | None, panel_on: date | None) -> str:
    """Return the band of the time from notification to the panel's review.

    Source: domain rule on child death tables (duration of review in bands).
    """
    if notified_on is None or panel_on is None or panel_on < notified_on:
        return NOT_RECORDED
    for months, band in DURATIONS:
        if panel_on < add_months(notified_on, months):
            return band
    return LONGEST


def primary_category(ticked: str) -> str | None:
    """Return the category that counts where several are ticked: the uppermost on the form.

    `ticked` holds their numbers, however parted. Source: domain rule on child death tables.
    """
    numbers = [int(one) for one in re.findall(r"\d+", ticked)]
    return str(min(numbers)) if numbers else None


def uppermost_category(category: str | None, ticked: str) -> str | None:
    """Return the category that counts: the uppermost of the one on record and those ticked."""
    return primary_category(f"{category or ''}, {ticked}")


@dataclass(frozen=True)
class Death:
    """What is counted of one death; None where it is not recorded.

    `modifiable` is yes, no or insufficient.
    """

    age_band: str | None
    category: str | None
    modifiable: str | None


@dataclass(frozen=True)
class Modifiable:
    """The panel's answers on modifiable factors; `percentage` leaves out what it cannot judge."""

    yes: int
    no: int
    insufficient: int
    not_recorded: int

    @property
    def judged(self) -> int:
        """Return the denominator: the deaths for which the panel answered yes or no."""
        return self.yes + self.no

    @property
    def percentage(self) -> int | None:
        """Return the share with modifiable factors in per cent, or None if none was judged."""
        return round_half_up(100 * self.yes, self.judged) if self.judged else None

    @property
    def sentence(self) -> str:
        """Return the figures with their denominator in words."""
        parts = (
            (self.insufficient, "with insufficient information"),
            (self.not_recorded, "without an answer on record"),
        )
        others = " and ".join(f"{number} {what}" for number, what in parts if number)
        if not self.judged:
            said = "Whether there were modifiable factors could be said of no death"
            return f"{said}: {others}." if others else f"{said}."
        said = (
            f"Of {counted(self.judged, 'death')} for which the panel could say, {self.yes}"
            f" ({self.percentage} %) had modifiable factors"
        )
        verb = "is" if self.insufficient + self.not_recorded == 1 else "are"
        return f"{said}; {others} {verb} left out of the percentage." if others else f"{said}."


@dataclass(frozen=True)
class Summary:
    """One cohort of deaths, either notified or reviewed in a period; the two are never mixed."""

    cohort: str
    total: int
    by_age: dict[str, int]
    by_category: dict[str, int]
    modifiable: Modifiable

    @property
    def sentence(self) -> str:
        """Return the size of the cohort, and which it is."""
        return f"{counted(self.total, 'death')} {self.cohort} in the period."


def summarise(
    deaths: Iterable[Death], cohort: str, age_bands: Sequence[str], categories: Sequence[str]
) -> Summary:
    """Return the counts of a cohort ("notified" or "reviewed").

    Every age band and category asked for is there, noughts included, in the order given; a value
    that is not among them, or none, counts as not recorded, so that the parts add up to the total.
    Source: Bedford Borough framework, 9.4; Kirklees framework, Learning from Child Death Review.
    """
    cases = list(deaths)
    answers = [one.modifiable for one in cases]
    yes, no = answers.count("yes"), answers.count("no")
    insufficient = answers.count("insufficient")
    modifiable = Modifiable(yes, no, insufficient, len(cases) - yes - no - insufficient)
    return Summary(
        cohort,
        len(cases),
        _tally((one.age_band for one in cases), age_bands),
        _tally((one.category for one in cases), categories),
        modifiable,
    )


def _tally(values: Iterable[str | None], order: Sequence[str]) -> dict[str, int]:
    tally = dict.fromkeys([*order, NOT_RECORDED], 0)
    for value in values:
        tally[value if value in order and value is not None else NOT_RECORDED] += 1
    if not tally[NOT_RECORDED]:
        del tally[NOT_RECORDED]
    return tally
