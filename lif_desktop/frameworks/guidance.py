"""Rule packs of what is asked: criteria for reviews, standards, questions on the child's voice."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from lif_desktop.frameworks.packs import editions
from lif_desktop.frameworks.reading import Document, build, read_document
from lif_desktop.places import resource

CRITERIA = "rules/criteria.toml"
STANDARDS = "rules/standards.toml"
Part = Literal["needed", "either", "always", "consider", "regard", "national", "notify", "learning"]


@dataclass(frozen=True)
class Criterion:
    """One paragraph by which a case is considered; the file says what each `part` means."""

    key: str
    text: str
    part: Part
    source: str
    verified: bool


@dataclass(frozen=True)
class Criteria:
    """The criteria of one edition, called by its key: who decides, and how they combine."""

    key: str
    title: str
    decides: str
    rule: str
    criteria: tuple[Criterion, ...]

    def of(self, part: Part) -> tuple[Criterion, ...]:
        """Return the criteria of one part, in their order."""
        return tuple(one for one in self.criteria if one.part == part)


@dataclass(frozen=True)
class _CriteriaPack:
    title: str
    note: str
    sets: tuple[Criteria, ...]


@dataclass(frozen=True)
class Standard:
    """One standard of a self-assessment."""

    key: str
    name: str
    text: str


@dataclass(frozen=True)
class Standards:
    """The standards of one self-assessment; unless verified they are only our suggestion."""

    key: str
    name: str
    law: str
    verified: bool
    standards: tuple[Standard, ...]


@dataclass(frozen=True)
class Question:
    """One standard question on the voice of the child (Kirklees LIF, principles)."""

    key: str
    text: str


@dataclass(frozen=True)
class _StandardsPack:
    title: str
    note: str
    sets: tuple[Standards, ...]
    voice: tuple[Question, ...]


@cache
def criteria() -> tuple[Criteria, ...]:
    """Return the criteria for case reviews as shipped, in the order of the editions."""
    return read_criteria(read_document(resource(CRITERIA)))


@cache
def standards() -> tuple[Standards, ...]:
    """Return the standards as shipped: "s11" and "s175"."""
    return read_standards(read_document(resource(STANDARDS))).sets


@cache
def voice_questions() -> tuple[Question, ...]:
    """Return the standard questions on the voice of the child as shipped."""
    return read_standards(read_document(resource(STANDARDS))).voice


def read_criteria(document: Document) -> tuple[Criteria, ...]:
    """Return the criteria of a pack; BadPreset unless each set belongs to an edition."""
    sets = build(_CriteriaPack, document.table, document, ()).sets
    known = [one.key for one in editions()]
    for index, one in enumerate(sets):
        if one.key not in known:
            reason = f"'{one.key}' is not an edition. Choose one of: {', '.join(known)}."
            raise document.fault((("sets", index), ("key", None)), reason)
        if not one.of("needed"):
            reason = f"The criteria of {one.key} have none that is needed."
            raise document.fault((("sets", index),), reason)
    return tuple(sorted(sets, key=lambda one: known.index(one.key)))


def read_standards(document: Document) -> _StandardsPack:
    """Return a pack of standards and questions."""
    return build(_StandardsPack, document.table, document, ())
