"""Counts child deaths in the aggregate, with every denominator put into words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lif_desktop.rules.small_numbers import round_half_up
from lif_desktop.rules.words import counted

NOT_RECORDED = "not_recorded"


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
