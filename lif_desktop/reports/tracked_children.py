"""Children followed to see what a lesson changed: the evaluation that counts most (Bedford, 7)."""

from collections import Counter
from datetime import date

from lif_desktop.registers.learning import DIFFERENCES
from lif_desktop.reports.cascade import mark
from lif_desktop.reports.shape import About, Asked, Chart, Column, Row, Section, Series, Table
from lif_desktop.rules import small_numbers
from lif_desktop.rules.owed import Owed, owed
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

TITLE = "Children followed"
_NOT_LOOKED = "Not looked at yet"
_LABELS = {one.value: one.label for one in DIFFERENCES}
_WHY = (
    "What difference a lesson made, or would have made, to children whose lives are followed under"
    " a pseudonym: the evaluation that counts most."
)


def next_look(child: Record, today: date) -> Owed:
    """Return how the next look at a child stands; none is owed of one no longer followed."""
    values = child.values
    return owed(values["next_on"], values["ended_on"], today, done="Ended")


def sections(board: Board, today: date, asked: Asked) -> tuple[Section, ...]:
    """Return the part of the ledger on tracked children; the public sees counts alone."""
    children = board.records("tracked")
    counts = Counter(_LABELS.get(one.values["difference"], _NOT_LOOKED) for one in children)
    labels = [label for label in (*_LABELS.values(), _NOT_LOOKED)
              if label != _NOT_LOOKED or counts[label]]  # fmt: skip
    if asked.public:
        return (_public(counts, labels, len(children), asked.threshold),)
    spread = Table(
        "Difference made",
        (Column("Difference", 2), Column("Children", align="right")),
        tuple(Row((label, counts[label])) for label in labels),
        total=("All children followed", len(children)),
        note="Each child is counted once, as at the last look.",
    )
    chart = Chart("bars", "Difference made",
                  ", ".join(f"{label} {counts[label]}" for label in labels) + ".", tuple(labels),
                  (Series("Children", tuple(float(counts[one]) for one in labels)),)
                  )  # fmt: skip
    charts = (chart,) if children else ()
    return (Section(TITLE, (_WHY,), tables=(spread, _each(children, today)), charts=charts),)


def _each(children: list[Record], today: date) -> Table:
    rows = tuple(
        Row((
            one.values["pseudonym"], one.text("learning"), one.values["position_then"] or "",
            one.values["would_have"] or "", one.values["position_now"] or "",
            one.text("difference"), mark(next_look(one, today)),
        ), About("tracked", one.id))
        for one in children
    )  # fmt: skip
    columns = (Column("Child"), Column("Lesson", 2), Column("Then", 2),
               Column("What the lesson would have changed", 2), Column("Now", 2),
               Column("Difference", 1.2), Column("Next look", 1.2))  # fmt: skip
    return Table("Each child", columns, rows, empty="No child is followed yet.")


def _public(counts: Counter[str], labels: list[str], total: int, least: int) -> Section:
    """Say the whole table or, where one number in it is small, the number of children alone.

    A table of which some cells were hidden could be solved from its total.
    """
    if any(small_numbers.is_small(number, least) for number in (*counts.values(), total)):
        said = (
            f"Children followed: {small_numbers.shown(total, least)}. What difference was made to"
            " how many is not shown, as small numbers could point to a child."
        )
        return Section(TITLE, (said,))
    rows = tuple(Row((label, counts[label])) for label in labels)
    table = Table("Difference made", (Column("Difference", 2), Column("Children", align="right")),
                  rows, total=("All children followed", total))  # fmt: skip
    return Section(TITLE, tables=(table,))
