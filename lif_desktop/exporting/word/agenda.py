"""The agenda of a meeting as a Word document: time, item, who brings it, what for, which papers."""

from collections.abc import Iterator

from lif_desktop.exporting.papers.content import AgendaItem, Pack
from lif_desktop.exporting.word.parts import Cell, Document, Grid, Heading, Numbered, Para, Part

_HEADS, _WIDTHS = ("Time", "Item", "Presented by", "For"), (1.6, 9.2, 3.6, 2.6)
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
    if any(item.presenter for item in pack.items):
        yield Grid(_HEADS, rows, _WIDTHS, EMPTY)
    else:
        time, wide, _, purpose = _HEADS
        alone = tuple((row[0], row[1], row[3]) for row in rows)
        yield Grid((time, wide, purpose), alone, (1.6, 12.8, 2.6), EMPTY)
    for said in pack.left_out:
        yield Para(said, soft=True)


def _row(number: int, item: AgendaItem) -> tuple[Cell, ...]:
    beneath = [f"{number}.{place} {paper.title}" for place, paper in enumerate(item.papers, 1)]
    if item.private:
        beneath.append("Confidential item")
    return (
        item.time, Numbered(item.title, tuple(beneath)), item.presenter,
        item.purpose.removeprefix("for ").capitalize(),
    )  # fmt: skip
