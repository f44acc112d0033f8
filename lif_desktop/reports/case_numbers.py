"""How many cases came to what, as the public may see it: no small number can be worked out of it.

The counts hang together (by what was decided, and by days, so that a year and half of it are
known to each other), so they are suppressed together and beside all that was published before.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lif_desktop.reports import published_figures
from lif_desktop.reports.review_files import CaseFile
from lif_desktop.reports.shape import Asked, Cell, Column, Row, Table
from lif_desktop.rules import public_tables, publication
from lif_desktop.rules.public_tables import ALL, Case, Dimension
from lif_desktop.rules.publication import NOT_SHOWN, Publication
from lif_desktop.store.board import Board

NAME = "reviews"
_REFERRED, _DECIDED, _COMPLETED = "cases referred", "cases decided on", "reviews completed"
_OUTCOMES = {"review": "review", "other_review": "review", "no_review": "none"}
_OUTCOME = Dimension(
    "decision", ("review", "none", "other"), ((ALL, ("review", "none", "other")),)
)  # fmt: skip
_NOTE = (
    "Cases referred, decided on and completed are different cohorts: a case may be counted in"
    " several lines, so they do not add up."
)
_TOGETHER = "Decisions are put together, as apart they would point to single children."


@dataclass(frozen=True)
class Numbers:
    """The counts of cases for the public, what is said of them, and the figures for the log."""

    table: Table
    left_out: tuple[str, ...]
    figures: str


def numbers(board: Board, files: Iterable[CaseFile], span: Asked) -> Numbers:
    """Return the counts of a period with two ends, beside all that was published before it."""
    assert span.since is not None
    assert span.until is not None
    before = published_figures.published(board, span.earlier, NAME)
    period = span.since, span.until
    topics = [
        [_table(_REFERRED, period)],
        [_table(_DECIDED, period, _OUTCOME), _table(_DECIDED, period)],
        [_table(_COMPLETED, period)],
    ]
    # Without knowing all that was published, no number is safe.
    safe = [] if before.unread else topics
    cases = [case for one in files for case in _cases(one)]
    made, levels = publication.publish_pooled(cases, safe, before.papers, span.threshold)
    lines = list(_lines(made, topics, levels if safe else (None,) * len(topics)))
    pooled = bool(safe) and levels[1] == 1
    hidden = any(number == NOT_SHOWN for _, number in lines)
    columns = (Column("In the period", 3), Column("Cases", align="right"))
    table = Table("Cases and reviews", columns, tuple(map(Row, lines)),
                  note=f"{_NOTE} {_TOGETHER}" if pooled else _NOTE)  # fmt: skip
    return Numbers(table, tuple(_left_out(span, before.unread, hidden=hidden)),
                   published_figures.as_text(made, NAME))  # fmt: skip


def _table(cohort: str, period: public_tables.Span, *cut: Dimension) -> public_tables.Table:
    return public_tables.Table(cohort, (("cohort", cohort),), period, cut)


def _cases(one: CaseFile) -> Iterator[Case]:
    values = one.record.values
    if values["referred_on"]:
        yield Case({"cohort": _REFERRED}, values["referred_on"])
    if values["decided_on"]:
        outcome = _OUTCOMES.get(values["decision"], "other")
        yield Case({"cohort": _DECIDED, "decision": outcome}, values["decided_on"])
    if values["completed_on"]:
        yield Case({"cohort": _COMPLETED}, values["completed_on"])


def _lines(
    made: Publication,
    topics: list[list[public_tables.Table]],
    levels: tuple[int | None, ...],
) -> Iterator[tuple[Cell, ...]]:
    (referred,), (apart, together), (completed,) = topics
    yield "Cases referred", _number(made, referred.cell(), levels[0])
    if levels[1] == 0:
        for value, label in (("review", "Decided on: a review"),
                             ("none", "Decided on: no further review"),
                             ("other", "Decided on: not said what")):  # fmt: skip
            number = _number(made, apart.cell(value), 0)
            if value != "other" or number != 0:
                yield label, number
    yield "Cases decided on", _number(made, together.cell(), levels[1])
    yield "Reviews completed", _number(made, completed.cell(), levels[2])


def _number(made: Publication, cell: public_tables.Cell, level: int | None) -> Cell:
    number = None if level is None else made.number(cell)
    return NOT_SHOWN if number is None else number


def _left_out(span: Asked, unread: tuple[str, ...], *, hidden: bool) -> Iterator[str]:
    if unread:
        yield published_figures.unread_words(unread)
    if hidden:
        yield (
            f"Counts from 1 to {span.threshold - 1}, and others from which they could be worked"
            f" out, alone or together with what was published before: '{NOT_SHOWN}'."
        )
