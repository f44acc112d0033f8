"""Child deaths every year, with tables: two cohorts, each with its denominator in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop import frameworks
from lif_desktop.exporting.papers import cdop_parts, from_report
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    BarChart,
    Beside,
    Block,
    Caption,
    Cell,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Paper,
    Strong,
    Table,
    Text,
    Words,
)
from lif_desktop.exporting.papers.phrases import DASH
from lif_desktop.reports import catalogue, death_cases, death_learning, death_tables
from lif_desktop.reports.death_cases import NOTIFIED, REVIEWED
from lif_desktop.reports.death_learning import YEAR, DeathLearning
from lif_desktop.reports.death_tables import Tables
from lif_desktop.rules import child_deaths
from lif_desktop.rules.child_deaths import NOT_RECORDED
from lif_desktop.rules.words import counted, day_in_words, listed
from lif_desktop.store.board import Board

TITLE = "Child deaths: yearly report"
_SEVERAL = (
    "One death may have factors of several domains, so that the lines need not add up to the"
    " deaths reviewed."
)


@dataclass(frozen=True)
class YearOfDeaths:
    """A year in tables, as the board may see them, and what its reviews taught."""

    tables: Tables
    learning: DeathLearning


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the paper from a board; the public reads the suppressed report of the year."""
    span = death_learning.past(call.asked, today, YEAR)
    if span.public:
        return from_report.paper(catalogue.get("cdop").draw(board, today, span))
    deaths = death_cases.read(board)
    period = death_tables.period_of(span.since, span.until)
    topics = death_tables.yearly(deaths, period, 0)
    year = YearOfDeaths(
        death_tables.tables(deaths, topics, None, 0),
        death_learning.read(board, today, span, YEAR),
    )
    panel = frameworks.kept(board.settings).words.child_death_panel
    return paper(year, board.who, cdop_parts.called(panel))


def paper(year: YearOfDeaths, presenter: str = "", panel: str = "the panel") -> Paper:
    """Return the paper on a year of child deaths; `panel` is what the board calls it."""
    found = year.learning
    return Paper(
        title=TITLE,
        purpose="for assurance",
        presenter=presenter,
        sentences=tuple(_sentences(year, panel)),
        blocks=tuple(_blocks(year, panel)),
        note=(
            f"Period: {day_in_words(found.since)} to {day_in_words(found.until)}. Where several"
            f" categories of death were ticked, the uppermost counts. {cdop_parts.COHORTS}"
        ),
    )


def _sentences(year: YearOfDeaths, panel: str) -> Iterator[Words]:
    found = year.learning
    reviewed, notified = len(found.reviewed), found.notified
    yield (
        f"From {day_in_words(found.since)} to {day_in_words(found.until)} ",
        Strong(f"{counted(notified, 'death')} {'was' if notified == 1 else 'were'} notified"),
        " and ",
        Strong(f"{reviewed} reviewed"),
        f" by {panel}; they are different cohorts.",
    )
    if reviewed:
        yield found.modifiable.sentence
        yield _took(year)


def _took(year: YearOfDeaths) -> Words:
    long = _number(year, "duration", child_deaths.LONGEST)
    baby = sum(_number(year, "age", "", one) for one in ("0_27_days", "28_364_days"))
    of = counted(len(year.learning.reviewed), "death")
    whose = "was of a child" if baby == 1 else "were of children"
    said = f"Of the {of} reviewed, {baby} {whose} under one year; "
    if not long:
        return f"{said}no review took twelve months or more."
    return (said, Strong(f"for {long} the review took twelve months or more"), ".")


def _number(year: YearOfDeaths, topic: str, *values: str) -> int:
    """Return a number of the board's own tables, where nothing is hidden."""
    found = year.tables.number(topic, *values)
    assert isinstance(found, int)
    return found


def _blocks(year: YearOfDeaths, panel: str) -> Iterator[Block]:
    yield _figures(year)
    yield Heading("Areas")
    yield from _areas(year, panel)
    yield Heading("Deaths notified")
    yield Beside(
        _bars(year, "age notified", "Notified, by age at death"),
        _bars(year, "expected notified", "Notified, expected or not"),
    )
    yield Text(year.tables.note(year.tables.chosen["age notified"]), soft=True)
    if not year.learning.reviewed:
        yield Text(f"No death was reviewed by {panel} in the period.")
        return
    yield Heading("Deaths reviewed")
    yield _categories(year)
    yield from _drawn(year, ("age", "ethnicity", "place", "expected", "duration"))
    yield Heading("Could anything have been changed?")
    yield from cdop_parts.over_time(year.learning, "year")
    yield from _drawn(year, ("modifiable",))
    yield Heading("What contributed")
    yield _domains(year)
    yield from cdop_parts.themes(year.learning)
    yield Heading("What changed")
    yield from cdop_parts.what_changed(year.learning)


def _figures(year: YearOfDeaths) -> KeyFigures:
    answers = year.learning.modifiable
    share = DASH if answers.percentage is None else f"{answers.percentage} %"
    figures = [
        KeyFigure(str(year.learning.notified), "Notified", "in the year"),
        KeyFigure(str(len(year.learning.reviewed)), "Reviewed", "another cohort"),
        KeyFigure(share, "Modifiable factors", f"{answers.yes} of {answers.judged} judged"),
    ]
    if year.learning.reviewed:
        long = _number(year, "duration", child_deaths.LONGEST)
        figures.append(KeyFigure(str(long), "Took 12 months or more",
                                 f"of {len(year.learning.reviewed)} reviewed",
                                 "due" if long else ""))  # fmt: skip
    return KeyFigures(tuple(figures))


def _areas(year: YearOfDeaths, panel: str) -> Iterator[Block]:
    deaths = year.tables.deaths
    if len(deaths.areas) > 1:
        yield Text(f"{panel[:1].upper()}{panel[1:]} reviews deaths for {listed(deaths.areas)}.")
    values = (*deaths.areas, NOT_RECORDED)
    numbers = [
        (deaths.label("area", one), _number(year, "area notified", one),
         _number(year, "area reviewed", one))
        for one in values
    ]  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (label, str(notified), str(reviewed))
        for label, notified, reviewed in numbers
        if notified or reviewed
    ]
    columns = (Column("Area", 1), Column("Notified", 0, "right"), Column("Reviewed", 0, "right"))
    total = ("Together", str(_number(year, NOTIFIED)), str(_number(year, REVIEWED)))
    note = " ".join(
        year.tables.note(year.tables.chosen[key]) for key in ("area notified", "area reviewed")
    )
    yield Table(columns, tuple(rows), total=total, note=note, empty="No death is on record.")


def _bars(year: YearOfDeaths, topic: str, title: str) -> BarChart:
    (dimension,) = year.tables.chosen[topic].table.dimensions
    return _chart(year, title, dimension.name, [
        (one, _number(year, topic, one)) for one in dimension.values
    ])  # fmt: skip


def _categories(year: YearOfDeaths) -> BarChart:
    dimension = year.tables.chosen["age"].table.dimensions[0]
    return _chart(year, "Reviewed, by category of death", dimension.name, [
        (one, _number(year, "age", one, "")) for one in dimension.values
    ])  # fmt: skip


def _chart(
    year: YearOfDeaths, title: str, name: str, numbers: Sequence[tuple[str, int]]
) -> BarChart:
    shown = [
        (year.tables.deaths.label(name, one), number)
        for one, number in numbers
        if number or one != NOT_RECORDED
    ]
    said = ", ".join(f"{label} {number}" for label, number in shown)
    return BarChart(
        title,
        tuple(label for label, _ in shown),
        tuple(float(number) for _, number in shown),
        f"Bars of deaths. {title}: {said}.",
    )


def _drawn(year: YearOfDeaths, keys: Sequence[str]) -> Iterator[Block]:
    topics = {one.key: one for one in year.tables.topics}
    for key in keys:
        table = year.tables.draw(topics[key])
        assert table is not None
        yield Caption(table.title)
        yield from_report.table_of(table)


def _domains(year: YearOfDeaths) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for domain, label in death_cases.domains().items():
        key = death_cases.domain_dimension(domain)
        table = year.tables.chosen[key].table
        share = year.tables.made.percentage(table.cell("yes"), table.cell(""))
        rows.append((label, str(_number(year, key, "yes")), str(share)))
    columns = (Column("Domain", 3), Column("Deaths", 0, "right"), Column("Share", 0, "right"))
    of = counted(len(year.learning.reviewed), "death")
    return Table(columns, tuple(rows), note=f"Of {of} reviewed in the period. {_SEVERAL}")
