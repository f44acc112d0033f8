"""How often each clock was met or missed, as the public may see it, beside what it read before.

A clock that ran out is met or missed for good, so the counts of a year and of half of it hang
together. How many run on one day is not told: what is left of two such days is a single case.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from lif_desktop.reports import published_figures
from lif_desktop.reports.review_clocks import ClockLine
from lif_desktop.reports.shape import Asked, Column, Row, Table
from lif_desktop.rules import public_tables, publication
from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.public_tables import ALL, Case, Dimension
from lif_desktop.rules.publication import Publication
from lif_desktop.rules.words import day_in_words
from lif_desktop.store.board import Board

NAME = "clocks"
SELDOM = "Met or missed too seldom for any count to be shown"
THREE_YEARS = "Three years are put together where one is too thin."
_MET, _MISSED = "met", "missed"
_RESULTS = {"met": _MET, "missed": _MISSED, "overdue": _MISSED}
_RESULT = Dimension("result", (_MET, _MISSED), ((ALL, (_MET, _MISSED)),))
_NOTE = (
    "Counted by the day on which a clock ran out; one that is overdue counts as missed. A clock"
    " marked unverified was written from memory: check it against the guidance."
)
_COLUMNS = (
    Column("Clock", 2.4), Column("Edition"),
    *(Column(name, 0.8, "right") for name in ("Ran out", "Met", "Missed")),
    Column("Counted over", 1.8), Column("Source", 2.6),
)  # fmt: skip
_YEARS = 36


@dataclass(frozen=True)
class Numbers:
    """The counts of clocks for the public, what is withheld of them, the figures for the log."""

    table: Table
    left_out: tuple[str, ...]
    figures: str


def numbers(board: Board, lines: Iterable[ClockLine], today: date, span: Asked) -> Numbers:
    """Return the counts of a period with two ends, beside all that was published before it.

    Source: domain rule on small numbers (nor from what was published before).
    """
    assert span.since is not None
    assert span.until is not None
    # What runs out today may still be met.
    until = min(span.until, today - timedelta(days=1))
    year = min(span.since, until), until
    longer = min(year[0], add_months(until, -_YEARS) + timedelta(days=1)), until
    first = _firsts(lines := list(lines), longer)
    of_year = _firsts(lines, year)
    # A year in which it never ran out is too thin as well.
    topics = [
        [
            _table(name, one)
            for one in dict.fromkeys((year, longer) if name in of_year else (longer,))
        ]
        for name in first
    ]
    before = published_figures.published(board, span.earlier, NAME)
    # Without knowing all that was published, no number is safe.
    safe = [] if before.unread else topics
    made, levels = publication.publish_pooled(
        [_case(one) for one in lines if _counts(one, longer)], safe, before.papers, span.threshold
    )
    chosen = [
        None if level is None else topic[level]
        for topic, level in zip(topics, levels or [None] * len(topics), strict=True)
    ]
    shown = [(line, one) for line, one in zip(first.values(), chosen, strict=True) if one]
    seldom = [line for line, one in zip(first.values(), chosen, strict=True) if one is None]
    return Numbers(
        Table("Each clock", _COLUMNS, tuple(_row(made, line, one) for line, one in shown),
              note=" ".join(_notes(shown, seldom, year)),
              empty=f"{SELDOM}." if seldom else "No clock ran out."),
        (published_figures.unread_words(before.unread),) if before.unread else (),
        published_figures.as_text(made, NAME),
    )  # fmt: skip


def _counts(line: ClockLine, period: public_tables.Span) -> bool:
    due = line.standing.due_on
    return line.standing.state in _RESULTS and due is not None and period[0] <= due <= period[1]


def _firsts(lines: Iterable[ClockLine], period: public_tables.Span) -> dict[str, ClockLine]:
    """Return of each clock that ran out in a period, edition by edition, one line."""
    found: dict[str, ClockLine] = {}
    for one in lines:
        if _counts(one, period):
            found.setdefault(_name(one), one)
    return {name: found[name] for name in sorted(found)}


def _name(line: ClockLine) -> str:
    return f"{line.edition.key} {line.clock.key}"


def _table(name: str, period: public_tables.Span) -> public_tables.Table:
    return public_tables.Table(name, (("clock", name),), period, (_RESULT,))


def _case(line: ClockLine) -> Case:
    assert line.standing.due_on is not None
    values = {"clock": _name(line), "result": _RESULTS[line.standing.state]}
    return Case(values, line.standing.due_on)


def _row(made: Publication, line: ClockLine, one: public_tables.Table) -> Row:
    since, until = one.period
    return Row((
        line.name, line.edition.key,
        *(made.text(one.cell(result)) for result in (ALL, _MET, _MISSED)),
        f"{day_in_words(since)} to {day_in_words(until)}", line.clock.source,
    ))  # fmt: skip


def _notes(
    shown: list[tuple[ClockLine, public_tables.Table]], seldom: list[ClockLine],
    year: public_tables.Span,
) -> Iterator[str]:  # fmt: skip
    yield _NOTE
    if any(one.period != year for _, one in shown):
        yield THREE_YEARS
    if seldom:
        yield f"{SELDOM}: {'; '.join(one.name for one in seldom)}."
