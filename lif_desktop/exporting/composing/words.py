"""Everything that a paper says, in reading order, each with where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from lif_desktop.exporting.papers.content import (
    Bullets,
    Caption,
    Cell,
    Heading,
    Paper,
    Pill,
    Sparkline,
    Strong,
    Table,
    Text,
)

_DRAWN = frozenset({"meaning", "shape", "align"})


@dataclass(frozen=True)
class Placed:
    """A part of a paper, and the words by which a reader finds it."""

    where: str
    part: str | Table | Any


def plain(words: Cell) -> str:
    """Return a cell or a sentence as words alone."""
    if isinstance(words, Pill):
        return words.word
    if isinstance(words, Sparkline):
        return words.sentence
    if isinstance(words, tuple):
        return "".join(one.text if isinstance(one, Strong) else one for one in words)
    return words


def parts(paper: Paper) -> Iterator[Placed]:
    """Yield each sentence, table and picture of a paper; a table is named by what stands over it.

    The title and what a paper says of what it leaves out are ours, and not among them.
    """
    for one in paper.sentences:
        yield Placed("in the summary", plain(one))
    heading = caption = ""
    for block in paper.blocks:
        if isinstance(block, Heading):
            heading, caption = block.text, ""
            yield Placed("a heading", heading)
        elif isinstance(block, Caption):
            caption = block.text
        elif isinstance(block, Text):
            yield Placed(_under(heading), plain(block.words))
        elif isinstance(block, Bullets):
            yield from (Placed(_under(heading), plain(one)) for one in block.items)
        elif isinstance(block, Table):
            yield Placed(f"in the table “{caption or heading or paper.title}”", block)
            caption = ""
        else:
            yield Placed(_under(heading), block)
    if paper.note:
        yield Placed("in the note at the end", paper.note)


def _under(heading: str) -> str:
    return f"under “{heading}”" if heading else "before the first heading"


def texts(part: Any) -> Iterator[str]:
    """Yield every text that stands anywhere in a part."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        if any(isinstance(one, Strong) for one in part):
            yield plain(part)
            return
        for one in part:
            yield from texts(one)
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            if field.name not in _DRAWN:
                yield from texts(getattr(part, field.name))


def rows(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of a table with its total."""
    return (*table.rows, *([table.total] if table.total else []))
