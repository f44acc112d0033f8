"""What the rules say of the dataset, highlight reports, risks, challenges, voices and reports."""

from collections.abc import Iterator
from datetime import date

from lif_desktop.registers import Filter
from lif_desktop.reports import dataset, dataset_quality, expected, highlights, participation, risks
from lif_desktop.reports.picked import question_of
from lif_desktop.reports.shape import About, Asked
from lif_desktop.reports.watch import Notice
from lif_desktop.reports.watch.scrutiny_needs import needs
from lif_desktop.rules import narrative, numbers_check
from lif_desktop.rules.data_quality import GRACE_DAYS
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.words import counted, listed
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

__all__ = ["NOTICES", "needs"]

_TARGET = "Bedford Borough framework, 5"
_DATASET = "Croydon framework, 5.3 and 5.4"
_NUMBERS = "Kirklees framework, performance information (accurate)"
_PICKED = "Bedford Borough framework, 4.3"
# As many figures of one indicator as three years of months of a few agencies.
_MOST = 400


def notice(remark: Remark) -> Notice:
    """Return a rule's remark as a notice."""
    return Notice(remark.text, remark.meaning, remark.source)


def _of_indicator(board: Board, record: Record, today: date) -> Iterator[Notice]:
    own = View("values", (("period_until", True),), (Filter("indicator", "is", (record.id,)),))
    values = board.page(own, 0, _MOST)
    for one in dataset.measured(record, values, today, Asked()).measures:
        who = f"{one.whose}: " if one.agency != record.values["agency"] else ""
        if one.latest is not None:
            also = listed(reason for reason in one.exception if reason != "off target")
            text = f"{who}{one.at}: {one.said(one.value)}. {one.stands.word}"
            text += f"; {also}." if also else "."
            stands = one.stands.meaning if one.stands.state in {"met", "near"} else "note"
            meaning = "late" if one.exception else stands
            yield Notice(text, meaning, _TARGET, About("values", one.latest.id))  # type: ignore[arg-type]
        if one.missing:
            labels = listed(period.label for period in one.missing)
            text = f"{who}No figure for {labels}, {GRACE_DAYS} days and more after its end."
            yield Notice(text, "due", _DATASET)
    if record.values["target"] is None and record.values["polarity"] in {"higher", "lower"}:
        yield Notice("What does good look like? It has no target.", "note", _TARGET)


def _of_value(board: Board, record: Record, _today: date) -> Iterator[Notice]:
    for text in _unfit(board, record):
        yield Notice(text, "late", _NUMBERS)
    yield from (notice(one) for one in dataset_quality.remarks(record))
    story = narrative.read(record.values["commentary"], period_known=True)
    for question in story.questions:
        yield Notice(question, "note", narrative.SOURCE)


def _unfit(board: Board, record: Record) -> Iterator[str]:
    """Yield what is wrong with a percentage beside its numerator and denominator."""
    value, top, under = (record.values[key] for key in ("value", "numerator", "denominator"))
    indicator = record.values["indicator"]
    if value is None or under is None or indicator is None:
        return
    if board.record("indicators", indicator).values["unit"] == "percent":
        part = None if top is None else int(top)
        yield from numbers_check.check_share("This figure", part, int(under), value)


def _of_pick(board: Board, record: Record, today: date) -> Iterator[Notice]:
    if not (record.values["reason"] or "").strip():
        yield Notice("Why was it picked?", "due", _PICKED)
    meeting = record.values["meeting"]
    if meeting is not None:
        yield from _of_meeting(board, board.record("meetings", meeting), today)


def _of_meeting(board: Board, record: Record, today: date) -> Iterator[Notice]:
    """Ask about the picks of a meeting, where there are any."""
    own = View("picks", filters=(Filter("meeting", "is", (record.id,)),))
    picks = board.page(own, 0, 20)
    if picks and (question := question_of(record, picks, today)):
        yield Notice(question, "due", _PICKED, About("picks", picks[0].id))


def _of_highlight(board: Board, record: Record, _today: date) -> Iterator[Notice]:
    yield from (notice(one) for one in highlights.remarks(board, record))
    for question in highlights.story(record).questions:
        yield Notice(question, "note", narrative.SOURCE)


def _of_risk(_board: Board, record: Record, today: date) -> Iterator[Notice]:
    yield from (notice(one) for one in risks.risk_remarks(record, today))


def _of_challenge(_board: Board, record: Record, today: date) -> Iterator[Notice]:
    yield from (notice(one) for one in risks.challenge_remarks(record, today))


def _of_participation(_board: Board, record: Record, today: date) -> Iterator[Notice]:
    yield from (notice(one) for one in participation.remarks(record, today))


def _of_expected(_board: Board, record: Record, today: date) -> Iterator[Notice]:
    yield from (notice(one) for one in expected.remarks(record, today))


def _of_agency(board: Board, record: Record, today: date) -> Iterator[Notice]:
    """Say which reports an agency owes."""
    own = (
        Filter("agency", "is", (record.id,)),
        Filter("state", "is", ("due",)),
        Filter("received_on", "empty"),
        Filter("due_on", "before", (today,)),
    )
    view = View("expected", (("due_on", False),), own)
    late = board.count(view)
    if late:
        text = f"{counted(late, 'report')} of the scrutiny calendar overdue."
        about = About("expected", board.page(view, 0, 1)[0].id)
        yield Notice(text, "late", "Croydon framework, 3.1", about)


NOTICES = {
    "indicators": _of_indicator,
    "values": _of_value,
    "picks": _of_pick,
    "meetings": _of_meeting,
    "highlights": _of_highlight,
    "risks": _of_risk,
    "challenges": _of_challenge,
    "participation": _of_participation,
    "expected": _of_expected,
    "agencies": _of_agency,
}
