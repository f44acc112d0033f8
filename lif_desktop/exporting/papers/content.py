"""What a pack of board papers says, in order, free of how it is set on the page.

All text is plain: whatever a record holds is printed as typed, never read as markup. A part of
a sentence is made strong by wrapping it in `Strong`.
"""

from dataclasses import dataclass, field
from typing import Literal

from lif_desktop.exporting.papers.pictures import (
    BarChart,
    Grid,
    Layer,
    LineChart,
    Mark,
    Picture,
    RowsChart,
    Series,
    Shelf,
    Square,
    StackedChart,
    Volume,
)

__all__ = [
    "AgendaItem",
    "Align",
    "BarChart",
    "Beside",
    "Block",
    "Bullets",
    "Caption",
    "Cell",
    "Column",
    "File",
    "Grid",
    "Heading",
    "KeyFigure",
    "KeyFigures",
    "Layer",
    "LineChart",
    "Mark",
    "NewPage",
    "Pack",
    "Paper",
    "Picture",
    "Pill",
    "RowsChart",
    "Series",
    "Shelf",
    "Sparkline",
    "Square",
    "StackedChart",
    "Strong",
    "Table",
    "Text",
    "Volume",
    "Words",
]

Align = Literal["left", "right", "centre"]


@dataclass(frozen=True)
class Strong:
    """A part of a sentence that carries its point."""

    text: str


Words = str | tuple[str | Strong, ...]


@dataclass(frozen=True)
class Pill:
    """A state as word, shape and tint, so that it reads without colour.

    `meaning` is one of late, due, well, note, done and blank; `shape` one of triangle, dot,
    square, diamond, tick and blank.
    """

    word: str
    shape: str = ""
    meaning: str = ""


@dataclass(frozen=True)
class Sparkline:
    """A small line in a cell, one figure a period; None is a figure that is not known.

    `sentence` says in words what it shows, for those who do not see it.
    """

    values: tuple[float | None, ...]
    sentence: str


Cell = Words | Pill | Sparkline


@dataclass(frozen=True)
class Heading:
    """A heading inside a paper; numbered when printed (3.1.2)."""

    text: str


@dataclass(frozen=True)
class NewPage:
    """What follows stands on a page of its own."""


@dataclass(frozen=True)
class Caption:
    """What a table is called, over it; without a number."""

    text: str


@dataclass(frozen=True)
class Text:
    """A paragraph; line ends in it are kept. One that is `large` is read from a wall."""

    words: Words
    soft: bool = False
    large: bool = False


@dataclass(frozen=True)
class Bullets:
    """A short list; one that is `large` is read from a wall, a `small` one stands among notes."""

    items: tuple[Words, ...]
    large: bool = False
    small: bool = False


@dataclass(frozen=True)
class Column:
    """A column of a table; weight 0 is as wide as what stands in it, others share the rest."""

    head: str
    weight: float = 1
    align: Align = "left"


@dataclass(frozen=True)
class Table:
    """Rows under heads; the first column names its row. `empty` is said when there are none."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    note: str = ""
    empty: str = "Nothing to report."

    def __post_init__(self) -> None:
        for row in (*self.rows, *([self.total] if self.total else [])):
            if len(row) != len(self.columns):
                raise ValueError("a row has as many cells as the table has columns")


@dataclass(frozen=True)
class KeyFigure:
    """A number, what it counts, and the line beneath that puts it in proportion."""

    number: str
    label: str
    note: str = ""
    meaning: str = ""


@dataclass(frozen=True)
class KeyFigures:
    """Up to five figures side by side."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class Beside:
    """Two pictures side by side, the first taking `share` of the width."""

    first: Picture
    second: Picture
    share: float = 0.62  # of the width, for the first


Block = Heading | NewPage | Caption | Text | Bullets | Table | Picture | KeyFigures | Beside


@dataclass(frozen=True)
class File:
    """An agency's own file: a PDF is merged, anything else attached behind a title page."""

    name: str
    content: bytes = field(repr=False)
    sha256: str
    agency: str = ""


@dataclass(frozen=True)
class Paper:
    """One paper: what is asked, two or three sentences, the evidence, and how it was counted.

    `key` tells it from every other paper of its pack and stays the same when it is drawn again.
    `left_out` says what the public does not see of it, and `reworded` what it reads otherwise.
    With a `file`, what stands here is its title page. `figures` are the counts behind a public
    paper for the log of disclosures; they are never printed.
    """

    title: str
    purpose: str = "for information"
    presenter: str = ""
    sentences: tuple[Words, ...] = ()
    blocks: tuple[Block, ...] = ()
    note: str = ""
    key: str = ""
    left_out: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()
    file: File | None = None
    figures: str = field(default="", repr=False)


@dataclass(frozen=True)
class AgendaItem:
    """One item of business, with its papers; `record` is the agenda item it was made of, if any.

    A `private` item is marked as confidential on the agenda and on every page of its papers.
    """

    title: str
    presenter: str = ""
    purpose: str = ""
    time: str = ""
    papers: tuple[Paper, ...] = ()
    record: int | None = None
    private: bool = False


@dataclass(frozen=True)
class Pack:
    """The papers of one meeting.

    `meeting` is the short name in the head of every page ("Board, 24 November 2026"); `title`
    and `when` stand on the cover. `data_as_at`, `version` and `edition` are printed as given.
    Without a `front` there is neither cover nor agenda, as for one paper on its own. A `draft`
    bears a watermark; `copy` says whose numbered copy it is. `left_out` names what the public does
    not see of the agenda itself.
    """

    body: str
    title: str
    meeting: str
    when: str
    place: str = ""
    chair: str = ""
    marking: str = "OFFICIAL-SENSITIVE"
    handling: str = ""
    version: str = "1"
    data_as_at: str = ""
    edition: str = ""
    author: str = ""
    front: bool = True
    items: tuple[AgendaItem, ...] = field(default=())
    public: bool = False
    draft: bool = False
    copy: str = ""
    left_out: tuple[str, ...] = ()
