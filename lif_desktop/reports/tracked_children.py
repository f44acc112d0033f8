"""Children followed to see what a lesson changed: the evaluation that counts most (Bedford, 7)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lif_desktop.registers.learning import DIFFERENCES
from lif_desktop.reports import published_figures
from lif_desktop.reports.cascade import mark
from lif_desktop.reports.shape import About, Asked, Chart, Column, Row, Section, Series, Table
from lif_desktop.rules import small_numbers
from lif_desktop.rules.owed import Owed, owed
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

NAME, TITLE = "children-followed", "Children followed"
_NOT_LOOKED = "Not looked at yet"
_LABELS = {one.value: one.label for one in DIFFERENCES}
_WHY = (
    "What difference a lesson made, or would have made, to children whose lives are followed under"
    " a pseudonym: the evaluation that counts most."
)
_ALL = "All children followed"
_LITTLE = (
    "How many children are followed is not shown: since it was last published it may have changed"
    " by so few that they could be told."
)


@dataclass(frozen=True)
class Public:
    """What the public reads of the children: counts alone, and those it read for the log."""

    section: Section
    left_out: tuple[str, ...]
    figures: str


def next_look(child: Record, today: date) -> Owed:
    """Return how the next look at a child stands; none is owed of one no longer followed."""
    values = child.values
    return owed(values["next_on"], values["ended_on"], today, done="Ended")


def sections(board: Board, today: date) -> tuple[Section, ...]:
    """Return the part of the ledger on tracked children, for the board."""
    children = board.records("tracked")
    counts = _counts(children)
    spread = Table(
        "Difference made",
        (Column("Difference", 2), Column("Children", align="right")),
        tuple(Row((label, number)) for label, number in counts.items()),
        total=(_ALL, len(children)),
        note="Each child is counted once, as at the last look.",
    )
    chart = Chart("bars", "Difference made",
                  ", ".join(f"{label} {number}" for label, number in counts.items()) + ".",
                  tuple(counts), (Series("Children", tuple(map(float, counts.values()))),)
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


def public(board: Board, asked: Asked) -> Public:
    """Return the whole table, or the number of children alone, or neither.

    A table of which some cells were hidden could be solved from its total; and who has an earlier
    paper knows by how many a number has changed since.
    Source: domain rule on small numbers (nor from what was published before).
    """
    children = board.records("tracked")
    counts, total, least = _counts(children), len(children), asked.threshold
    before, unread = published_figures.counts(board, NAME, asked.earlier)
    if unread or _moved_little({_ALL: total}, before, least):
        return Public(Section(TITLE, (_LITTLE,)), (
            published_figures.unread_words(unread) if unread else _LITTLE,
        ), "")  # fmt: skip
    shown = {**counts, _ALL: total}
    if any(small_numbers.is_small(one, least) for one in shown.values()) or _moved_little(
        shown, before, least
    ):
        said = (
            f"Children followed: {small_numbers.shown(total, least)}. What difference was made to"
            " how many is not shown, as small numbers, or what changed since an earlier paper,"
            " could point to a child."
        )
        known = {} if small_numbers.is_small(total, least) else {_ALL: total}
        return Public(Section(TITLE, (said,)), (), published_figures.counts_text(known, NAME))
    rows = tuple(Row((label, number)) for label, number in counts.items())
    table = Table("Difference made", (Column("Difference", 2), Column("Children", align="right")),
                  rows, total=(_ALL, total))  # fmt: skip
    return Public(Section(TITLE, tables=(table,)), (), published_figures.counts_text(shown, NAME))


def _counts(children: list[Record]) -> dict[str, int]:
    """Return how many children each difference was made to, in the order of the form."""
    found = Counter(_LABELS.get(one.values["difference"], _NOT_LOOKED) for one in children)
    return {label: found[label] for label in (*_LABELS.values(), _NOT_LOOKED)
            if label != _NOT_LOOKED or found[label]}  # fmt: skip


def _moved_little(
    counts: Mapping[str, int], before: Iterable[Mapping[str, int]], least: int
) -> bool:
    """Return whether a number differs from what was printed of it once by a small one.

    A line that an earlier paper printed and this one does not is nought by now, and the other way.
    """
    for printed in before:
        both, either = counts.keys() & printed.keys(), counts.keys() | printed.keys()
        # Where one of them tells of all children alone, only that can be compared.
        for label in both if both == {_ALL} else either:
            moved = abs(counts.get(label, 0) - printed.get(label, 0))
            if small_numbers.is_small(moved, least):
                return True
    return False
