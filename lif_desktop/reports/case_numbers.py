"""How many cases came to what, as the public may see it: no small number can be worked out of it.

The counts hang together (by what was decided, and by days, so that a year and half of it are
known to each other), so they are suppressed together and beside all that was published before.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from lif_desktop.reports import published_figures
from lif_desktop.reports.review_files import CaseFile
from lif_desktop.reports.shape import Asked, Cell, Column, Row, Table
from lif_desktop.rules import public_tables, publication
from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.public_tables import ALL, Case, Dimension
from lif_desktop.rules.publication import NOT_SHOWN, Publication
from lif_desktop.rules.words import day_in_words
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
_LABELS = {
    _REFERRED: "Cases referred", _DECIDED: "Cases decided on", _COMPLETED: "Reviews completed",
}  # fmt: skip
_OUTCOME_LABELS = {
    "review": "for a review", "none": "without a further review", "other": "not said how",
}  # fmt: skip
_YEARS = 36
_THREE_YEARS = "Three years are put together where one is too thin."
_TOGETHER = "Decisions are put together, as apart they would point to single children."


@dataclass(frozen=True)
class Numbers:
    """The counts of cases for the public, what is said of them, and the figures for the log."""

    said: tuple[str, ...]
    table: Table
    left_out: tuple[str, ...]
    figures: str


def numbers(board: Board, files: Iterable[CaseFile], span: Asked) -> Numbers:
    """Return the counts of a period with two ends, beside all that was published before it."""
    assert span.since is not None
    assert span.until is not None
    before = published_figures.published(board, span.earlier, NAME)
    year = span.since, span.until
    longer = (min(span.since, add_months(span.until, -_YEARS) + timedelta(days=1)), span.until)
    topics = [_layouts(cohort, dict.fromkeys((year, longer))) for cohort in _LABELS]
    # Without knowing all that was published, no number is safe.
    safe = [] if before.unread else topics
    cases = [case for one in files for case in _cases(one)]
    made, levels = publication.publish_pooled(cases, safe, before.papers, span.threshold)
    chosen = [
        None if level is None else topic[level]
        for topic, level in zip(topics, levels or [None] * len(topics), strict=True)
    ]
    columns = (Column("Cases", 3), Column("Number", align="right"), Column("Counted over"))
    table = Table("Cases and reviews", columns, tuple(_rows(made, chosen)),
                  note=" ".join(_notes(chosen, year)))  # fmt: skip
    return Numbers(
        tuple(_said(made, chosen, year)), table,
        tuple(_left_out(span, before.unread, hidden=NOT_SHOWN in str(table.rows))),
        published_figures.as_text(made, NAME),
    )  # fmt: skip


def _layouts(cohort: str, periods: Iterable[public_tables.Span]) -> list[public_tables.Table]:
    """Return how a cohort may be counted, the finest first: by outcome, then the longer periods."""
    cuts: list[tuple[Dimension, ...]] = [(_OUTCOME,), ()] if cohort == _DECIDED else [()]
    base = (("cohort", cohort),)
    return [public_tables.Table(cohort, base, one, cut) for one in periods for cut in cuts]


def _cases(one: CaseFile) -> Iterator[Case]:
    values = one.record.values
    if values["referred_on"]:
        yield Case({"cohort": _REFERRED}, values["referred_on"])
    if values["decided_on"]:
        outcome = _OUTCOMES.get(values["decision"], "other")
        yield Case({"cohort": _DECIDED, "decision": outcome}, values["decided_on"])
    if values["completed_on"]:
        yield Case({"cohort": _COMPLETED}, values["completed_on"])


def _rows(made: Publication, chosen: Iterable[public_tables.Table | None]) -> Iterator[Row]:
    for label, one in zip(_LABELS.values(), chosen, strict=True):
        if one is None:
            yield Row((label, NOT_SHOWN, ""))
            continue
        over = _years(one)
        whole = one.cell(*[ALL] * len(one.dimensions))
        yield Row((label, _number(made, whole), over))
        for value, name in _OUTCOME_LABELS.items() if one.dimensions else ():
            number = _number(made, one.cell(value))
            if value != "other" or number != 0:
                yield Row((f"{label}, {name}", number, over))


def _number(made: Publication, cell: public_tables.Cell) -> Cell:
    number = made.number(cell)
    return NOT_SHOWN if number is None else number


def _years(one: public_tables.Table) -> str:
    since, until = one.period
    return f"{day_in_words(since)} to {day_in_words(until)}"


def _said(
    made: Publication, chosen: Iterable[public_tables.Table | None], year: public_tables.Span
) -> Iterator[str]:
    known = [
        f"{label.lower()} {number}"
        for label, one in zip(_LABELS.values(), chosen, strict=True)
        if one is not None and one.period == year
        and (number := _number(made, one.cell(*[ALL] * len(one.dimensions)))) != NOT_SHOWN
    ]  # fmt: skip
    if known:
        yield f"In the period: {', '.join(known)}."
    if len(known) < len(_LABELS):
        yield "Where a number of one year could point to a child, it is not shown."


def _notes(chosen: Iterable[public_tables.Table | None], year: public_tables.Span) -> Iterator[str]:
    yield _NOTE
    found = [one for one in chosen if one is not None]
    if any(one.period != year for one in found):
        yield _THREE_YEARS
    if any(not one.dimensions and one.title == _DECIDED for one in found):
        yield _TOGETHER


def _left_out(span: Asked, unread: tuple[str, ...], *, hidden: bool) -> Iterator[str]:
    if unread:
        yield published_figures.unread_words(unread)
    if hidden:
        yield (
            f"Counts from 1 to {span.threshold - 1}, and others from which they could be worked"
            f" out, alone or together with what was published before: '{NOT_SHOWN}'."
        )
