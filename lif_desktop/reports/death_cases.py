"""Child deaths as cases to be counted: two cohorts, and each death's value in every dimension."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from lif_desktop import registers
from lif_desktop.fields import Choice, Option
from lif_desktop.frameworks.relevance import RelevancePoint, relevance_called
from lif_desktop.rules import child_deaths
from lif_desktop.rules.child_deaths import NOT_RECORDED
from lif_desktop.rules.public_tables import ALL, Case, Dimension
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

NOTIFIED, REVIEWED = "notified", "reviewed"
# Pooling is ours: no framework says how to put bands together where a year is too thin.
_POOLED_AGES = {
    "under_1": ("Under 1 year", ("0_27_days", "28_364_days")),
    "1_17": ("1 to 17 years", ("1_4", "5_9", "10_14", "15_17")),
}
_POOLED_CATEGORIES = {
    "outside": ("Injury, harm and external causes (1 to 3)", ("1", "2", "3")),
    "illness": ("Illness and infection (4 to 6, 9)", ("4", "5", "6", "9")),
    "birth": ("Congenital and around birth (7, 8)", ("7", "8")),
    "sudden": ("Sudden, unexplained (10)", ("10",)),
}
_DURATIONS = {
    "under_6": "Under 6 months",
    "6_8": "6 to 8 months",
    "9_11": "9 to 11 months",
    "12_more": "12 months or more",
}
_RARE = "rare: "
_RARE_LABELS = {"place": "Elsewhere", "ethnicity": "Other groups", "area": "Other areas"}
_TEXTS = ("area", "ethnicity", "place")


@dataclass(frozen=True, eq=False)
class Deaths:
    """All deaths on record with their contributory factors, ready to be counted."""

    records: tuple[Record, ...]
    factors: Mapping[int, tuple[Record, ...]]

    @cached_property
    def cases(self) -> list[Case]:
        """Each death once for its notification and once for its review, by their own days."""
        return [case for one in self.records for case in self.cases_of(one)]

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """The areas on record; more than one is a joint panel."""
        return self._texts("area")

    @cached_property
    def labels(self) -> dict[tuple[str, str], str]:
        """What each value of each dimension is called."""
        found = {("duration", key): label for key, label in _DURATIONS.items()}
        for key, name in _OPTIONS.items():
            found |= {(name, one.value): one.label for one in _options(key)}
        found |= {("age", key): label for key, (label, _) in _POOLED_AGES.items()}
        found |= {("category", key): label for key, (label, _) in _POOLED_CATEGORIES.items()}
        found["modifiable", "judged"] = "The panel could say"
        return found

    def label(self, dimension: str, value: str) -> str:
        """Return what a value is called."""
        if value == NOT_RECORDED:
            return "Not recorded"
        if value.startswith(_RARE):
            return _RARE_LABELS[dimension]
        return self.labels.get((dimension, value), value)

    def dimension(self, name: str) -> Dimension:
        """Return a dimension with all of its values, noughts and what is not recorded too."""
        if name in _TEXTS:
            return _plain(name, self._texts(name))
        if name == "duration":
            return _plain(name, tuple(_DURATIONS))
        key = next(key for key, called in _OPTIONS.items() if called == name)
        return _plain(name, tuple(one.value for one in _options(key)))

    def common(self, name: str, least: int) -> Dimension:
        """Return a dimension of free words for the public: words used seldom stand together.

        A word could point to a child even where its number is hidden.
        """
        used = Counter(values[name] for values in map(self._values, self.records))
        rare = tuple(one for one in self._texts(name) if used[one] < least)
        if not rare:
            return self.dimension(name)
        # Its name says what it holds, as later papers may hold others in theirs.
        together = _RARE + "|".join(rare)
        top = (*(one for one in self._texts(name) if one not in rare), together, NOT_RECORDED)
        return Dimension(name, top, ((ALL, top), (together, rare)))

    def pooled(self, name: str) -> Dimension:
        """Return age or category in few bands; the finer ones are known to add up to them."""
        bands = _POOLED_AGES if name == "age" else _POOLED_CATEGORIES
        top = (*bands, NOT_RECORDED)
        finer = tuple((band, parts) for band, (_, parts) in bands.items())
        return Dimension(name, top, ((ALL, top), *finer))

    def point(self, death: Record, factor: Record) -> RelevancePoint | None:
        """Return how relevant a factor was on the scale of its own form, or None if not rated."""
        scale = relevance_called(factor.values["scale"] or death.values["relevance_scale"])
        return scale.point(factor.values["relevance"] or "") if scale else None

    def contributed(self, death: Record, domain: str) -> bool:
        """Return whether any factor of a domain contributed to a death."""
        return any(
            (point := self.point(death, one)) is not None and point.contributed
            for one in self.factors.get(death.id, ())
            if one.values["domain"] == domain
        )

    def cases_of(self, one: Record) -> Iterable[Case]:
        """Yield a death as it is counted: for its notification, and for its review."""
        values = self._values(one)
        if one.values["notified_on"]:
            yield Case({**values, "cohort": NOTIFIED}, one.values["notified_on"])
        if one.values["state"] == REVIEWED and one.values["panel_on"]:
            yield Case({**values, "cohort": REVIEWED}, one.values["panel_on"])

    def _values(self, one: Record) -> dict[str, str]:
        values = one.values
        return {
            **{name: (values[name] or "").strip() or NOT_RECORDED for name in _TEXTS},
            "age": age_of(one) or NOT_RECORDED,
            "category": category_of(one) or NOT_RECORDED,
            "expected": values["expected"] or NOT_RECORDED,
            "modifiable": values["modifiable"] or NOT_RECORDED,
            "duration": child_deaths.review_took(values["notified_on"], values["panel_on"]),
            **{
                domain_dimension(domain): "yes" if self.contributed(one, domain) else "no"
                for domain in domains()
            },
        }

    def _texts(self, name: str) -> tuple[str, ...]:
        found = {(one.values[name] or "").strip() for one in self.records}
        return tuple(sorted(found - {""}, key=str.casefold))


_OPTIONS = {"age_band": "age", "category": "category", "expected": "expected",
            "modifiable": "modifiable"}  # fmt: skip


def read(board: Board) -> Deaths:
    """Return the deaths of a board."""
    factors: dict[int, list[Record]] = defaultdict(list)
    for one in board.records("factors"):
        factors[one.values["death"]].append(one)
    return Deaths(
        tuple(board.records("deaths")), {death: tuple(own) for death, own in factors.items()}
    )


def age_of(death: Record) -> str | None:
    """Return the age band on record, or the one that follows from the dates."""
    values = death.values
    if values["age_band"] or not (values["born_on"] and values["died_on"]):
        band: str | None = values["age_band"]
        return band
    return child_deaths.age_band(values["born_on"], values["died_on"])


def category_of(death: Record) -> str | None:
    """Return the uppermost of the category on record and those ticked, as far as it is known."""
    category: str | None = death.values["category"]
    known = {one.value for one in _options("category")}
    ticked = child_deaths.uppermost_category(category, death.values["categories"] or "")
    return ticked if ticked in known else category


def domains() -> dict[str, str]:
    """Return the domains of contributory factors with their names."""
    field = registers.get("factors").field("domain")
    assert isinstance(field, Choice)
    return {one.value: one.label for one in field.options}


def domain_dimension(domain: str) -> str:
    """Return the name of the dimension that says whether a domain contributed."""
    return f"domain {domain}"


def present(domain: str) -> Dimension:
    """Return whether a domain contributed, of which only the yes is printed: several may."""
    return Dimension(domain_dimension(domain), ("yes",), ((ALL, ("yes", "no")),))


def modifiable() -> Dimension:
    """Return the three answers, and how many deaths the panel could judge."""
    return Dimension(
        "modifiable",
        ("yes", "no", "judged", "insufficient", NOT_RECORDED),
        ((ALL, ("judged", "insufficient", NOT_RECORDED)), ("judged", ("yes", "no"))),
    )


def _plain(name: str, values: tuple[str, ...]) -> Dimension:
    every = (*values, NOT_RECORDED)
    return Dimension(name, every, ((ALL, every),))


def _options(key: str) -> tuple[Option, ...]:
    field = registers.get("deaths").field(key)
    assert isinstance(field, Choice)
    return field.options
