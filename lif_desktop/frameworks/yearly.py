"""Rule pack of what a board's yearly report is asked to say, by guidance and by framework."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from lif_desktop.frameworks.reading import Document, build, read_document
from lif_desktop.places import resource

YEARLY = "rules/yearly-report.toml"
Part = Literal[
    "then-and-now", "better", "not-better", "priorities", "reviews", "deaths", "training",
    "voices", "practice", "methods", "by-hand",
]  # fmt: skip


@dataclass(frozen=True)
class Ask:
    """One thing that the report is asked to say, which part answers it, and who asks."""

    key: str
    text: str
    part: Part
    source: str
    verified: bool


@dataclass(frozen=True)
class Asks:
    """What one edition of the guidance, or one framework, asks; called by its key."""

    key: str
    asks: tuple[Ask, ...]


@dataclass(frozen=True)
class _Pack:
    title: str
    note: str
    sets: tuple[Asks, ...]


@cache
def shipped() -> tuple[Asks, ...]:
    """Return what is asked, as shipped."""
    return read(read_document(resource(YEARLY)))


def read(document: Document) -> tuple[Asks, ...]:
    """Return what a pack says is asked."""
    return build(_Pack, document.table, document, ()).sets


def asked_by(*keys: str) -> tuple[Ask, ...]:
    """Return what the editions and frameworks with these keys ask, in the order of the keys."""
    of = {one.key: one.asks for one in shipped()}
    return tuple(ask for key in keys for ask in of.get(key, ()))
