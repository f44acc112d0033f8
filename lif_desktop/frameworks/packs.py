"""Rule packs: bank holidays, editions of the statutory guidance with their clocks, scales."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from lif_desktop.frameworks.checks import WORDS, check_scale, check_spans
from lif_desktop.frameworks.parts import Scale
from lif_desktop.frameworks.reading import Document, build, read_document
from lif_desktop.places import resource

HOLIDAYS = "rules/england-bank-holidays.toml"
EDITIONS = "rules/editions.toml"
SCALES = "rules/scales.toml"


@dataclass(frozen=True)
class Holiday:
    """One bank holiday."""

    on: date
    name: str


@dataclass(frozen=True)
class Calendar:
    """The bank holidays of England between two dates, both included."""

    title: str
    covers_from: date
    covers_until: date
    computed_from: date
    note: str
    holidays: tuple[Holiday, ...]

    @property
    def days(self) -> frozenset[date]:
        """Return the dates alone, as the rules take them."""
        return frozenset(one.on for one in self.holidays)


@dataclass(frozen=True)
class Clock:
    """A time limit: so many units after, or before, something that happens."""

    key: str
    name: str
    amount: int
    unit: Literal["working days", "days", "weeks", "months"]
    direction: Literal["after", "before"]
    event: Literal[
        "became_aware", "notification_sent", "notified", "decided", "initiated", "published",
        "died", "drafted",
    ]  # fmt: skip
    event_name: str
    source: str
    verified: bool
    about: Literal["review", "death"] = "review"
    note: str = ""


@dataclass(frozen=True)
class Edition:
    """An edition of Working Together: when it applied, its words and its clocks."""

    key: str
    title: str
    from_on: date
    source: str
    verified: bool
    words: Mapping[str, str]
    clocks: tuple[Clock, ...]
    until_on: date | None = None
    note: str = ""

    def clocks_of(self, about: Literal["review", "death"]) -> tuple[Clock, ...]:
        """Return the clocks of case reviews, or those of child deaths."""
        return tuple(one for one in self.clocks if one.about == about)


@dataclass(frozen=True)
class Editions:
    """All editions known, oldest first."""

    title: str
    note: str
    editions: tuple[Edition, ...]


@dataclass(frozen=True)
class Scales:
    """The scales shipped with the product, none of them taken from a framework."""

    title: str
    note: str
    scales: tuple[Scale, ...]


@cache
def bank_holidays() -> Calendar:
    """Return the bank holidays of England as shipped."""
    return read_holidays(read_document(resource(HOLIDAYS)))


@cache
def editions() -> tuple[Edition, ...]:
    """Return the editions of the guidance as shipped, oldest first."""
    return read_editions(read_document(resource(EDITIONS)))


@cache
def scales() -> tuple[Scale, ...]:
    """Return the scales as shipped."""
    return read_scales(read_document(resource(SCALES)))


def edition_on(day: date) -> Edition | None:
    """Return the edition that applied on a day, or None before the first one known."""
    for one in editions():
        if one.from_on <= day and (one.until_on is None or day <= one.until_on):
            return one
    return None


def read_holidays(document: Document) -> Calendar:
    """Return a table of bank holidays, each within its period and standing once."""
    calendar = build(Calendar, document.table, document, ())
    seen: set[date] = set()
    for index, holiday in enumerate(calendar.holidays):
        where = (("holidays", index), ("on", None))
        if not calendar.covers_from <= holiday.on <= calendar.covers_until:
            raise document.fault(where, "The day lies outside the dates this table covers.")
        if holiday.on in seen:
            raise document.fault(where, "The day stands here twice.")
        seen.add(holiday.on)
    return calendar


def read_editions(document: Document) -> tuple[Edition, ...]:
    """Return the editions, which must not overlap."""
    found = build(Editions, document.table, document, ()).editions
    spans = [(n, (one.from_on, one.until_on)) for n, one in enumerate(found)]
    check_spans("editions", spans, document)
    for index, one in enumerate(found):
        for word in one.words:
            if word not in WORDS:
                where = (("editions", index), ("words", None), (word, None))
                raise document.fault(where, f"'{word}' is not a word of a preset.")
        for n, clock in enumerate(one.clocks):
            if clock.amount < 1:
                amount = (("editions", index), ("clocks", n), ("amount", None))
                raise document.fault(amount, "'amount' must be 1 or more.")
    return tuple(sorted(found, key=lambda one: one.from_on))


def read_scales(document: Document) -> tuple[Scale, ...]:
    """Return the scales of a pack."""
    found = build(Scales, document.table, document, ()).scales
    for index, scale in enumerate(found):
        check_scale(scale, document, (("scales", index),))
    return found
