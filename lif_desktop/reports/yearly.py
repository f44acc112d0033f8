"""The year as one answer: what got better, what did not, then and now, with evidence for each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lif_desktop import frameworks
from lif_desktop.frameworks.yearly import Ask, asked_by
from lif_desktop.reports import lessons, participation, priorities, published, yearly_claims
from lif_desktop.reports.methods import Records, find, preset_of
from lif_desktop.reports.priorities import Tied
from lif_desktop.reports.shape import Asked
from lif_desktop.reports.training_year import TrainingYear
from lif_desktop.reports.training_year import read as read_training
from lif_desktop.reports.yearly_claims import Claim
from lif_desktop.reports.yearly_measures import Counted, measure
from lif_desktop.rules.clocks import add_months
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

LEAST = 10
"""Of fewer than so many a share is not compared (ours)."""


@dataclass(frozen=True)
class Compared:
    """One figure of a year beside the year before."""

    then: Counted
    now: Counted

    @property
    def verdict(self) -> str:
        """Return better, worse or same; blank where neither way is better, or of too few."""
        if not self.now.way or min(self.then.of or 0, self.now.of or 0) < LEAST:
            return ""
        before = self.then.part * (self.now.of or 0)
        after = self.now.part * (self.then.of or 0)
        if before == after:
            return "same"
        return "better" if (after > before) == (self.now.way == "up") else "worse"


@dataclass(frozen=True)
class Year:
    """What a board's yearly chapter says; for the public, nothing of a single child or case.

    `reviews` are those that ended in the period, with their lessons; `silent` the methods that
    produced nothing of all `methods`.
    """

    on: date
    span: Asked
    better: Sequence[Claim]
    not_better: Sequence[Claim]
    compared: Sequence[Compared]
    priorities: Sequence[Tied]
    reviews: Sequence[tuple[Record, Sequence[lessons.Lesson]]]
    training: TrainingYear
    heard: Sequence[Record]
    practice: Sequence[Record]
    methods: int
    silent: Sequence[str]
    asks: Sequence[Ask]
    framework: str

    @property
    def public(self) -> bool:
        """Return whether anybody may read it."""
        return self.span.public


def read(board: Board, today: date, span: Asked) -> Year:
    """Return the year that a period covers, beside the twelve months before it."""
    since, until = span.since or today, span.until or today
    earlier = replace(span, since=add_months(since, -12), until=since - timedelta(days=1))
    found = lessons.read(board, today)
    if span.public:
        out = published.published_lessons(board, today)
        named = [one for one in found if one.record.id in out]
    else:
        named = found
    preset = preset_of(board)
    records = Records(board, span)
    methods = [
        one for table in preset.method_tables for one in find(records, preset.methods_in(table.key))
    ]
    edition = frameworks.edition_on(until)
    better, not_better = yearly_claims.claims(board, today, span, named)
    return Year(
        on=today,
        span=span,
        better=better,
        not_better=not_better,
        compared=[
            Compared(then, now)
            for then, now in zip(
                measure(board, today, earlier, found), measure(board, today, span, found),
                strict=True,
            )
        ],
        priorities=[one for one in priorities.read(board) if priorities.is_live(one.priority)],
        reviews=[] if span.public else _reviews(board, span, found),
        training=read_training(board, today, span),
        heard=participation.heard(board.records("participation"), span),
        practice=[one for one in board.records("practice") if span.covers(one.values["seen_on"])],
        methods=len(methods),
        silent=[one.method.name for one in methods if one.count == 0],
        asks=asked_by(edition.key if edition else "", preset.id),
        framework=preset.title,
    )  # fmt: skip


def _reviews(
    board: Board, span: Asked, found: Sequence[lessons.Lesson]
) -> list[tuple[Record, Sequence[lessons.Lesson]]]:
    ended = [
        one
        for one in board.records("reviews")
        if one.values["state"] in {"published", "closed"}
        and span.covers(one.values["published_on"] or one.values["completed_on"])
    ]
    return [
        (one, [lesson for lesson in found if one.id in (lesson.record.values["reviews"] or ())])
        for one in ended
    ]
