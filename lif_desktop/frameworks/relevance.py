"""The scales by which panels rate what contributed to a death, each of its own edition."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from lif_desktop.frameworks.checks import check_spans
from lif_desktop.frameworks.reading import Document, Where, build, read_document
from lif_desktop.places import resource

RELEVANCE = "rules/child-death-scales.toml"


@dataclass(frozen=True)
class RelevancePoint:
    """One point: whether it says anything (`known`), and whether the factor contributed."""

    value: int
    label: str
    contributed: bool = False
    known: bool = True


@dataclass(frozen=True)
class RelevanceScale:
    """A scale of one edition of the form, lowest point first, and when that edition was used."""

    key: str
    title: str
    order: Literal["lowest first"]
    from_on: date
    source: str
    verified: bool
    points: tuple[RelevancePoint, ...]
    until_on: date | None = None

    def point(self, value: str) -> RelevancePoint | None:
        """Return the point that a form's entry stands for, or None if the scale has none such."""
        return next((one for one in self.points if str(one.value) == value.strip()), None)


@dataclass(frozen=True)
class RelevanceScales:
    """The pack of scales."""

    title: str
    note: str
    scales: tuple[RelevanceScale, ...]


@cache
def relevance_scales() -> tuple[RelevanceScale, ...]:
    """Return the scales as shipped, oldest first."""
    return read_relevance(read_document(resource(RELEVANCE)))


def relevance_called(key: str | None) -> RelevanceScale | None:
    """Return the scale of this key, as records name it, or None."""
    asked = (key or "").strip().replace("–", "-").replace(" to ", "-")
    return next((one for one in relevance_scales() if one.key == asked), None)


def relevance_on(day: date) -> RelevanceScale | None:
    """Return the scale of the form in use on a day, or None before the first one known."""
    for one in relevance_scales():
        if one.from_on <= day and (one.until_on is None or day <= one.until_on):
            return one
    return None


def read_relevance(document: Document) -> tuple[RelevanceScale, ...]:
    """Return the scales, which must stand in order and not overlap in time."""
    found = build(RelevanceScales, document.table, document, ()).scales
    spans = [(n, (one.from_on, one.until_on)) for n, one in enumerate(found)]
    check_spans("scales", spans, document)
    for index, scale in enumerate(found):
        where: Where = (("scales", index), ("points", None))
        values = [point.value for point in scale.points]
        if values != sorted(set(values)):
            raise document.fault(where, f"The points of '{scale.title}' do not stand in order.")
        if len({point.contributed for point in scale.points}) < 2:
            raise document.fault(
                where, f"'{scale.title}' must have points that contributed and points that did not."
            )
    return tuple(sorted(found, key=lambda one: one.from_on))
