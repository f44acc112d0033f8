"""Figures that cannot be right: in the dataset and its commentary, audits, highlights, deaths."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lif_desktop.fields import Memo
from lif_desktop.reports import death_cases, death_files, published_figures
from lif_desktop.reports.shape import About, Asked, Column, Report, Row, Section, Table
from lif_desktop.rules import numbers_check as rule
from lif_desktop.rules import public_tables
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

NAME, TITLE = "numbers-check", "Numbers check"
BASIS = (
    "Kirklees framework, quality of performance information (accurate); Bedford Borough framework,"
    " Appendix 7, top tips. A percentage must be one that some number gives, parts must not exceed"
    " their whole, a rate must fit its numerator and denominator, and a cohort has one size."
)
_LEFT_OUT = (
    "Which figures are questioned: they speak of single records.",
    "Deaths, and what was published of them, as their number in a period could be a small one.",
)
# What an audit counts is called differently; each is as many as the audit says it looked at.
_AUDITED = ("cases", "cases audited", "files", "case files")


@dataclass(frozen=True)
class Found:
    """One figure that cannot be right: on which record, where on it, and why."""

    record: Record
    where: str
    said: str


@dataclass(frozen=True)
class Part:
    """One kind of record: how many were looked at, and what was found."""

    title: str
    looked_at: str
    found: tuple[Found, ...]


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw what cannot be right among the records of a period, else among all."""
    parts = [
        _dataset(board, asked),
        _narratives(board, asked, "audits", "Audits", _day_of_audit),
        _narratives(board, asked, "highlights", "Highlight reports", _day_of_period),
    ]
    if not asked.public:
        parts += [_deaths(board, asked, today), _published(board)]
    total = sum(len(part.found) for part in parts)
    return Report(
        NAME, TITLE, today, asked, BASIS, tuple(_summary(parts, total)),
        () if asked.public else tuple(map(_section, parts)), attention=total,
        left_out=_LEFT_OUT if asked.public else (),
    )  # fmt: skip


def _summary(parts: Sequence[Part], total: int) -> Iterator[str]:
    if not total:
        yield "No figure is questioned."
    else:
        most = ", ".join(f"{part.title.lower()} {len(part.found)}" for part in parts if part.found)
        yield f"{counted(total, 'figure')} to be checked before a paper quotes them: {most}."
    yield "Looked at: " + "; ".join(part.looked_at for part in parts) + "."


def _section(part: Part) -> Section:
    rows = tuple(
        Row((one.record.label, one.where, one.said),
            About(one.record.register.key, one.record.id))
        for one in part.found
    )  # fmt: skip
    columns = (Column("Record", 2.5), Column("Where", 1.2), Column("What cannot be right", 4))
    table = Table(part.title, columns, rows, note=f"Looked at: {part.looked_at}.",
                  empty="Nothing is questioned.")  # fmt: skip
    return Section(part.title, tables=(table,))


def _dataset(board: Board, asked: Asked) -> Part:
    units = {one.id: one.values["unit"] for one in board.records("indicators")}
    of: dict[tuple[int, int | None], list[Record]] = defaultdict(list)
    for one in board.records("values"):
        of[one.values["indicator"], one.values["agency"]].append(one)
    found, looked_at = [], 0
    for (indicator, _), series in of.items():
        series.sort(key=lambda one: (one.values["period_until"] or date.min, one.id))
        within = [one for one in series if asked.covers(_day_of_period(one))]
        looked_at += len(within)
        strange = dict.fromkeys(_of_series(units.get(indicator), series))
        found += [one for one in strange if one.record in within]
    return Part("Dataset", counted(looked_at, "value"), tuple(found))


def _of_series(unit: str | None, series: Sequence[Record]) -> Iterator[Found]:
    """Yield what is strange in the values of one indicator of one agency, in their order."""
    for one in series:
        for said in _of_value(unit, one):
            yield Found(one, "Value", said)
        for said in rule.check_text(one.values["commentary"] or ""):
            yield Found(one, "Commentary", said)
    for said_of in (_of_bases, _of_neighbours) if unit in {"rate", "percent", "days"} else ():
        yield from said_of(unit, series)


def _of_value(unit: str | None, one: Record) -> Iterator[str]:
    value, top, under = (one.values[key] for key in ("value", "numerator", "denominator"))
    if top is not None and under is not None and unit == "percent" and top > under:
        yield f"Numerator {_plain(top)} is more than the denominator {_plain(under)}."
    elif unit == "percent" and value is not None:
        if under and _is_whole(under):
            part = int(top) if top is not None and _is_whole(top) else None
            yield from rule.check_share("The percentage", part, int(under), _plain(value))
        else:
            yield from rule.check_percentage("The figure", _plain(value))


def _of_bases(unit: str | None, series: Sequence[Record]) -> Iterator[Found]:
    if unit != "rate":
        return
    for one, base in _bases(series).items():
        others = [(other.title, has) for other, has in _bases(series).items() if other is not one]
        for said in rule.check_bases([(_RATE, base), *others]):
            if said.startswith(_RATE):
                yield Found(one, "Value", said)


_RATE = "The rate"


def _bases(series: Iterable[Record]) -> dict[Record, Decimal | None]:
    return {
        one: rule.base_of(one.values["value"], one.values["numerator"], one.values["denominator"])
        for one in series
        if all(one.values[key] is not None for key in ("value", "numerator", "denominator"))
    }


def _of_neighbours(_unit: str | None, series: Sequence[Record]) -> Iterator[Found]:
    given = [one for one in series if one.values["value"] is not None]
    for one in given:
        others = [_plain(other.values["value"]) for other in given if other is not one]
        for said in rule.check_against("The figure", _plain(one.values["value"]), others):
            yield Found(one, "Value", said)


def _plain(number: Decimal) -> Decimal:
    """Return a number without noughts behind the point: stored as 42.0 it was given as 42."""
    return number.quantize(Decimal(1)) if _is_whole(number) else number.normalize()


def _is_whole(number: Decimal) -> bool:
    return number == int(number)


def _narratives(
    board: Board, asked: Asked, key: str, title: str, day_of: Callable[[Record], date | None]
) -> Part:
    """Look through all that records of a register say in words."""
    records = [one for one in board.records(key) if asked.covers(day_of(one))]
    found = []
    for one in records:
        cases = one.values.get("cases") if key == "audits" else None
        cohorts = dict.fromkeys(_AUDITED, cases) if cases else {}
        for field in one.register.visible:
            if isinstance(field, Memo) and one.values[field.key]:
                said = rule.check_text(one.values[field.key], cohorts)
                found += [Found(one, field.label, text) for text in said]
    what = one_of(title)
    return Part(title, counted(len(records), what), tuple(found))


def one_of(title: str) -> str:
    """Return what one of the records under a title is called: Audits, an audit."""
    return title.lower().removesuffix("s")


def _day_of_audit(record: Record) -> date | None:
    found: date | None = record.values["finished_on"] or record.values["started_on"]
    return found


def _day_of_period(record: Record) -> date | None:
    found: date | None = record.values["period_until"] or record.values["received_on"]
    return found


def _deaths(board: Board, asked: Asked, today: date) -> Part:
    records = [one for one in board.records("deaths") if asked.covers(one.values["notified_on"])]
    found = [
        Found(one, "Dates", said)
        for one in records
        for said in death_files.strange_dates(one, today)
    ]
    return Part("Child deaths", counted(len(records), "death"), tuple(found))


def _published(board: Board) -> Part:
    """Compare how many there were by earlier public papers with the records as they are now."""
    cases = death_cases.read(board).cases
    before = published_figures.published(board)
    found = []
    totals = 0
    for record, paper in zip(before.records, before.papers, strict=True):
        for cell, one in paper.figures.items():
            if len(cell.cut) > 1 or not one.shown:
                continue
            totals += 1
            now = public_tables.count(cell, cases, paper.sums)
            if now != one.number:
                since, until = cell.spans[0]
                said = (
                    f"It gave {one.number} deaths {cell.cut[0][1]} from {day_in_words(since)} to"
                    f" {day_in_words(until)}; the records now give {now}."
                )
                found.append(Found(record, "Published figures", said))
    looked_at = f"{counted(totals, 'total')} of {counted(len(before.papers), 'published paper')}"
    return Part("Published before", looked_at, tuple(found))
