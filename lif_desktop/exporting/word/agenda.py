"""The agenda of a meeting as a Word document: time, item, who brings it, what for, which papers."""

from collections.abc import Iterator

from lif_desktop.exporting.papers.content import AgendaItem, Pack
from lif_desktop.exporting.word.parts import Cell, Document, Grid, Heading, Numbered, Para, Part

_WIDTHS = (1.6, 9.4, 3.6, 2.4)
EMPTY = "Nothing is on the agenda yet."


def agenda(pack: Pack) -> Document:
    """Return the agenda of a pack; its papers are named beneath their items."""
    beneath = (pack.title, pack.when, pack.place, f"Chair: {pack.chair}" if pack.chair else "")
    return Document(
        title="Agenda",
        body=pack.body,
        beneath=tuple(one for one in beneath if one),
        head=pack.meeting,
        marking=pack.marking,
        foot=f"Data as at {pack.data_as_at}" if pack.data_as_at else "",
        parts=tuple(_parts(pack)),
    )


def _parts(pack: Pack) -> Iterator[Part]:
    rows = tuple(_row(number, item) for number, item in enumerate(pack.items, 1))
    yield Heading("Items")
    yield Grid(("Time", "Item", "Presented by", "For"), rows, _WIDTHS, EMPTY)
    for said in pack.left_out:
        yield Para(said, soft=True)


def _row(number: int, item: AgendaItem) -> tuple[Cell, ...]:
    from_item = [f"{number}.{place} {paper.title}" for place, paper in enumerate(item.papers, 1)]
    if item.private:
        from_item.append("Confidential item")
    return (
        item.time, Numbered(item.title, tuple(from_item)), item.presenter,
        item.purpose.removeprefix("for ").capitalize(),
    )  # fmt: skip
