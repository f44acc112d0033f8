"""What a Word document of a meeting is made of, in order, free of how Word keeps it."""

from dataclasses import dataclass
from typing import Literal

from lif_desktop.exporting.papers.content import Bullets, Strong

Words = str | tuple[str | Strong, ...]
Level = Literal[1, 2, 3]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a part of the document, 3 the least."""

    text: str
    level: Level = 1


@dataclass(frozen=True)
class Para:
    """A paragraph; a soft one is said beside the rest."""

    words: Words
    soft: bool = False


@dataclass(frozen=True)
class Numbered:
    """A cell that Word numbers by itself, with lines beneath that it does not."""

    text: str
    beneath: tuple[str, ...] = ()


Cell = Words | Numbered


@dataclass(frozen=True)
class Grid:
    """A table with a heading row; `widths` are centimetres, one a column."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    empty: str = "Nothing to report."


Part = Heading | Para | Bullets | Grid


@dataclass(frozen=True)
class Document:
    """A document: title, the lines beneath it, what stands at head and foot of each page."""

    title: str
    body: str
    beneath: tuple[str, ...]
    head: str
    marking: str
    foot: str
    parts: tuple[Part, ...]
