"""The indicators picked for the board's meetings, each with its reason (Bedford Borough, 4.3)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from lif_desktop.fields import show_day
from lif_desktop.reports.dataset import HIDDEN, Dataset, Measure, shown
from lif_desktop.reports.shape import About, Asked, Cell, Column, Row, Section, Table
from lif_desktop.rules.indicators import pick_questions
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

# A year of quarterly meetings, and the one to come.
_MEETINGS = 5
_AS_THEN = "Figures as at the period of each pick; as they are now where no period is given."
_COLUMNS = (
    Column("Place", 0.6, align="right"),
    Column("Indicator", 3),
    Column("Value", align="right"),
    Column("Against target", 1.4),
    Column("Trend", 1.1),
)
_SAID = (Column("Why it was picked", 3), Column("What the board said", 3))


@dataclass(frozen=True, slots=True)
class Picked:
    """One pick: its record, and its indicator as it stood in the period that was picked."""

    record: Record
    measure: Measure | None

    @property
    def name(self) -> str:
        """What the indicator is called."""
        own: str = self.record.text("indicator").partition(" ")[2]
        return self.measure.name if self.measure else own


def of_meeting(
    board: Board, found: Dataset, meeting: int | None
) -> tuple[Record | None, tuple[Picked, ...]]:
    """Return what was picked for a meeting, in order; of the newest with picks if it has none."""
    by_meeting: dict[int, list[Record]] = defaultdict(list)
    for pick in board.records("picks"):
        by_meeting[pick.values["meeting"]].append(pick)
    meetings = board.records("meetings", list(by_meeting)) if by_meeting else []
    meetings = sorted(meetings, key=lambda one: (one.values["meets_on"], one.id))
    if not meetings:
        return None, ()
    chosen = next((one for one in meetings if one.id == meeting), meetings[-1])
    measures = {one.indicator.id: one for one in reversed(found.measures)}
    picks = sorted(by_meeting[chosen.id], key=lambda one: (one.values["place"] or 99, one.id))
    return chosen, tuple(
        Picked(one, at_period(own, one.values["period"])
               if (own := measures.get(one.values["indicator"])) else None)
        for one in picks
    )  # fmt: skip


def sections(board: Board, found: Dataset, today: date, asked: Asked) -> Iterator[Section]:
    """Yield the picks of the last meetings, newest first; nothing where none were ever picked."""
    by_meeting: dict[int, list[Record]] = defaultdict(list)
    for pick in board.records("picks"):
        by_meeting[pick.values["meeting"]].append(pick)
    if not by_meeting:
        return
    meetings = board.records("meetings", list(by_meeting))
    meetings = [one for one in meetings if asked.covers(one.values["meets_on"])]
    meetings.sort(key=lambda one: (one.values["meets_on"], one.id), reverse=True)
    measures = {one.indicator.id: one for one in reversed(found.measures)}
    tables = [
        _table(meeting, by_meeting[meeting.id], measures, asked) for meeting in meetings[:_MEETINGS]
    ]
    asked_of = (question_of(one, by_meeting[one.id], today) for one in meetings[:_MEETINGS])
    said = (_AS_THEN,) if asked.public else (_AS_THEN, *(one for one in asked_of if one))
    yield Section("Picked for the board", said, tuple(tables))


def question_of(meeting: Record, picks: list[Record], today: date) -> str:
    """Return what to ask of the picks of one meeting, in a line; nothing if they are complete."""
    asked = pick_questions([one.values["reason"] for one in picks])
    if not asked:
        return ""
    coming = "to come" if meeting.values["meets_on"] >= today else "held"
    return f"{show_day(meeting.values['meets_on'])} ({coming}): {' '.join(asked)}"


def _table(
    meeting: Record, picks: list[Record], measures: dict[int, Measure], asked: Asked
) -> Table:
    columns = _COLUMNS if asked.public else (*_COLUMNS, *_SAID)
    picks = sorted(picks, key=lambda one: (one.values["place"] or 99, one.id))
    rows = tuple(
        Row(_cells(one, measures.get(one.values["indicator"]), asked), About("picks", one.id))
        for one in picks
    )
    return Table(f"Meeting of {show_day(meeting.values['meets_on'])}", columns, rows)


def _cells(pick: Record, measure: Measure | None, asked: Asked) -> tuple[Cell, ...]:
    values = pick.values
    then = at_period(measure, values["period"]) if measure else None
    period = f" ({values['period']})" if values["period"] else ""
    cells: tuple[Cell, ...] = (
        values["place"],
        pick.text("indicator").partition(" ")[2] + period,
        "" if then is None else HIDDEN if then.hidden else then.said(then.value),
        "" if then is None or then.hidden else shown(then.stands),
        "" if then is None else shown(then.moved),
    )
    if asked.public:
        # A reason may speak of single children.
        return cells
    return (*cells, values["reason"] or "No reason given", values["discussion"] or "")


def at_period(measure: Measure, label: str | None) -> Measure:
    """Return a measure as it stood when a period was the newest; today's where it is not told."""
    upto = next((at for at, one in enumerate(measure.periods) if one.label == label), None)
    if upto is None:
        return measure
    return replace(measure, periods=measure.periods[: upto + 1], given=measure.given[: upto + 1])
