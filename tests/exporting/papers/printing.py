"""Papers printed on their own, and read back as text and as tags."""

from collections.abc import Iterator

from lif_desktop.exporting.composing.compose import make_pack
from lif_desktop.exporting.papers.content import (
    AgendaItem,
    Block,
    Caption,
    Heading,
    Pack,
    Paper,
    Strong,
    Table,
    Words,
)
from tests.exporting.pdf import reading


def printed(paper: Paper) -> tuple[str, list[str]]:
    """Print a paper; return its text without white space, and the kinds of its tags."""
    items = (AgendaItem(paper.title, papers=(paper,)),)
    pack = Pack("Northmoor", paper.title, paper.title, "24 November 2026", front=False, items=items)
    content, made = make_pack(pack)
    assert not made.problems
    with reading.opened(content) as pdf:
        kinds = reading.kinds(pdf)
    return reading.squeezed("".join(reading.texts(content))), kinds


def plain(words: Words) -> str:
    """Return words without what makes them strong."""
    parts = (words,) if isinstance(words, str) else words
    return "".join(one.text if isinstance(one, Strong) else one for one in parts)


def said(paper: Paper) -> str:
    """Return the sentences of a paper."""
    return " ".join(plain(one) for one in paper.sentences)


def headings(paper: Paper) -> list[str]:
    """Return the headings of a paper."""
    return [one.text for one in paper.blocks if isinstance(one, Heading)]


def only(paper: Paper, kind: type[Block]) -> Iterator[Block]:
    """Yield the blocks of a kind."""
    return (one for one in paper.blocks if isinstance(one, kind))


def under(paper: Paper, heading: str) -> Table:
    """Return the first table under a heading."""
    start = paper.blocks.index(Heading(heading))
    return next(one for one in paper.blocks[start:] if isinstance(one, Table))


def captioned(paper: Paper, start: str) -> Table:
    """Return the first table after the caption that begins so."""
    place = next(
        at
        for at, one in enumerate(paper.blocks)
        if isinstance(one, Caption) and one.text.startswith(start)
    )
    return next(one for one in paper.blocks[place:] if isinstance(one, Table))
