"""What was ever recommended or learned, in any register, for comparing a new wording with."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lif_desktop.reports.shape import About
from lif_desktop.rules.likeness import Likeness, Wordings
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

# Each register with the key of its wording.
REGISTERS = {"recommendations": "wording", "requirements": "wording", "learning": "lesson"}
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Said:
    """One wording on record: when it was made, and the sources that it came from."""

    record: Record
    text: str
    theme: str | None
    made_on: date | None
    sources: frozenset[Place]

    @property
    def place(self) -> Place:
        """The register and the id."""
        return self.record.register.key, self.record.id

    @property
    def about(self) -> About:
        """Where a click leads."""
        return About(*self.place)


@dataclass(frozen=True, slots=True)
class Past:
    """Every wording on record, ready to be compared with."""

    said: Mapping[Place, Said]
    wordings: Wordings[Place]

    def like(self, record: Record) -> list[tuple[Said, Likeness[Place]]]:
        """Return what was said before that a record on it is like; none if it is not on it."""
        one = self.said.get((record.register.key, record.id))
        return [] if one is None else self.before(one)

    def before(self, one: Said) -> list[tuple[Said, Likeness[Place]]]:
        """Return what was said before that a wording is like, the most alike first.

        What came from the same audit or review says the same thing once, not again.
        """
        return [
            (self.said[found.key], found)
            for found in self.wordings.like(one.text, one.theme)
            if found.key != one.place and _is_before(self.said[found.key], one)
        ]


def _is_before(other: Said, one: Said) -> bool:
    if other.sources & one.sources:
        return False
    if one.made_on is None or other.made_on is None:
        return other.place[0] != one.place[0] or other.record.id < one.record.id
    return other.made_on < one.made_on


def read(board: Board) -> Past:
    """Return every recommendation, outside recommendation and lesson of a board."""
    said = {one.place: one for one in _said(board)}
    return Past(said, Wordings({place: (one.text, one.theme) for place, one in said.items()}))


def _said(board: Board) -> Iterator[Said]:
    plans = {
        plan.id: frozenset(_linked(plan, {"audit": "audits", "review": "reviews",
                                          "external": "external", "death": "deaths"}))
        for plan in board.records("plans")
    }  # fmt: skip
    for one in board.records("recommendations"):
        plan = one.values["plan"]
        sources = plans.get(plan, frozenset()) | ({("plans", plan)} if plan else frozenset())
        yield _one(one, one.values["theme"], one.values["made_on"], sources)
    outside = {one.id: one.values for one in board.records("external")}
    for one in board.records("requirements"):
        source = outside.get(one.values["external"], {})
        made = source.get("published_on") or source.get("received_on")
        yield _one(one, None, made, [("external", one.values["external"])])
    for one in board.records("learning"):
        of = {"audits": "audits", "reviews": "reviews", "deaths": "deaths", "external": "external"}
        yield _one(one, one.values["theme"], one.values["identified_on"], _linked(one, of))


def _one(record: Record, theme: str | None, made_on: date | None, sources: Iterable[Place]) -> Said:
    text = record.values[REGISTERS[record.register.key]] or ""
    return Said(record, text, theme, made_on, frozenset(sources))


def _linked(record: Record, keys: Mapping[str, str]) -> Iterator[Place]:
    for key, register in keys.items():
        value = record.values[key]
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None:
                yield register, one
