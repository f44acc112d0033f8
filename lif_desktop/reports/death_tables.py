"""The tables on child deaths: which there are, how they are pooled where thin, how they read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lif_desktop.reports import death_cases
from lif_desktop.reports.death_cases import NOTIFIED, REVIEWED, Deaths
from lif_desktop.reports.shape import Cell, Column, Row, Table
from lif_desktop.rules import public_tables, publication
from lif_desktop.rules.child_deaths import NOT_RECORDED
from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.public_tables import ALL, Dimension, Earlier, Span
from lif_desktop.rules.publication import NOT_SHOWN, Publication
from lif_desktop.rules.words import day_in_words

POOLED = (
    "Bands are put together, as finer ones would point to single children; the pooling is ours."
)
CROSSED = "By one of the two alone, as both together would point to single children."
YEARS = "Three years are put together, as one is too thin."
_JUDGED = (
    "Percentages are of the deaths for which the panel could say yes or no: those with"
    " insufficient information or without an answer are left out."
)
_YEARS = 36
_WHICH = {
    NOTIFIED: "whether reviewed yet or not",
    REVIEWED: "whenever they were notified",
}
_HEADS = {
    "area": "Area",
    "age": "Age",
    "ethnicity": "Ethnicity",
    "category": "Category of death",
    "place": "Place of death",
    "expected": "Expected",
    "duration": "From notification to review",
    "modifiable": "Modifiable factors",
}


@dataclass(frozen=True)
class Layout:
    """A table as it could stand in the paper, and what is said of how it was pooled."""

    table: public_tables.Table
    pooled: str = ""


@dataclass(frozen=True)
class Topic:
    """What a table is about, with its layouts from the finest to the most pooled."""

    key: str
    title: str
    layouts: tuple[Layout, ...]


@dataclass(frozen=True)
class Tables:
    """The tables as an audience may see them."""

    deaths: Deaths
    topics: Sequence[Topic]
    made: Publication
    chosen: Mapping[str, Layout]
    left_out: tuple[str, ...]

    def number(self, topic: str, *values: str) -> int | str:
        """Return a number as it is shown; values in the order of the topic's dimensions."""
        layout = self.chosen.get(topic)
        number = None if layout is None else self.made.number(layout.table.cell(*values))
        return NOT_SHOWN if number is None else number

    def pooled_years(self, topic: str) -> bool:
        """Return whether a topic counts more years than were asked for."""
        return topic in self.chosen and YEARS in self.chosen[topic].pooled

    def draw(self, topic: Topic) -> Table | None:
        """Return a topic as a table, or None if it is left out."""
        layout = self.chosen.get(topic.key)
        if layout is None:
            return None
        one = layout.table
        if len(one.dimensions) == 1:
            return self._list(topic, layout)
        across = [value for value in one.dimensions[1].values if self._needed(one, 1, value)]
        judged = one.dimensions[1].name == "modifiable"
        columns = [Column(_HEADS[one.dimensions[0].name], 3)]
        columns += [Column(self.deaths.label(one.dimensions[1].name, value), 1, "right")
                    for value in across]  # fmt: skip
        columns += [Column("All", 1, "right")]
        columns += [Column("Modifiable, of those judged", 1, "right")] * judged
        rows = [
            self._line(layout, value, across, judged=judged)
            for value in one.dimensions[0].values
            if self._needed(one, 0, value)
        ]
        total = self._line(layout, ALL, across, judged=judged)
        return Table(topic.title, tuple(columns), tuple(map(Row, rows)), total=total,
                     note=self.note(layout, judged=judged))  # fmt: skip

    def note(self, layout: Layout, *, judged: bool = False) -> str:
        """Return the denominator of a table in words."""
        table = layout.table
        cohort = dict(table.base)["cohort"]
        total = self.made.text(table.cell(*[ALL] * len(table.dimensions)))
        since, until = table.period
        among = "Deaths" if total == NOT_SHOWN else f"All {total} deaths"
        among = "The one death" if total == "1" else among
        said = (
            f"{among} {cohort} from {day_in_words(since)} to {day_in_words(until)},"
            f" {_WHICH[cohort]}."
        )
        return " ".join(part for part in (said, _JUDGED if judged else "", layout.pooled) if part)

    def _list(self, topic: Topic, layout: Layout) -> Table:
        one = layout.table
        (dimension,) = one.dimensions
        whole = one.cell(ALL)
        rows = tuple(
            Row((self.deaths.label(dimension.name, value), self._cell(one.cell(value)),
                 self.made.percentage(one.cell(value), whole)))
            for value in dimension.values if self._needed(one, 0, value)
        )  # fmt: skip
        title = topic.title
        if layout.pooled.endswith(CROSSED):
            title = f"Reviewed, by {_HEADS[dimension.name].lower()}"
        columns = (Column(_HEADS[dimension.name], 3), Column("Deaths", 1, "right"),
                   Column("Share", 1, "right"))  # fmt: skip
        return Table(title, columns, rows, total=("All", self._cell(whole), ""),
                     note=self.note(layout))  # fmt: skip

    def _line(
        self, layout: Layout, value: str, across: Sequence[str], *, judged: bool
    ) -> tuple[Cell, ...]:
        one = layout.table
        name = self.deaths.label(one.dimensions[0].name, value) if value != ALL else "All"
        cells: list[Cell] = [name, *(self._cell(one.cell(value, other)) for other in across)]
        cells.append(self._cell(one.cell(value, ALL)))
        if judged:
            cells.append(self.made.percentage(one.cell(value, "yes"), one.cell(value, "judged")))
        return tuple(cells)

    def _cell(self, cell: public_tables.Cell) -> Cell:
        number = self.made.number(cell)
        return NOT_SHOWN if number is None else number

    def _needed(self, table: public_tables.Table, at: int, value: str) -> bool:
        """Return whether a line is wanted; what is not recorded only where there is any."""
        margin = [ALL] * len(table.dimensions)
        margin[at] = value
        return value != NOT_RECORDED or self.made.number(table.cell(*margin)) != 0


def tables(
    deaths: Deaths, topics: Sequence[Topic], earlier: Sequence[Earlier] | None, threshold: int
) -> Tables:
    """Return the tables for the board, or with `earlier` papers given for the public."""
    if earlier is None:
        made = publication.show_all(deaths.cases, [one.layouts[0].table for one in topics])
        return Tables(deaths, topics, made, {one.key: one.layouts[0] for one in topics}, ())
    layouts = [[layout.table for layout in one.layouts] for one in topics]
    made, levels = publication.publish_pooled(deaths.cases, layouts, earlier, threshold)
    chosen = {
        one.key: one.layouts[level]
        for one, level in zip(topics, levels, strict=True)
        if level is not None
    }
    left_out = tuple(one.title for one in topics if one.key not in chosen)
    return Tables(deaths, topics, made, chosen, left_out)


def yearly(deaths: Deaths, period: Span, least: int) -> list[Topic]:
    """Return every topic of the yearly report.

    Free words that are used fewer than `least` times stand together; 0 for the board.
    """
    place, ethnicity = deaths.common("place", least), deaths.common("ethnicity", least)
    return [
        *totals(deaths, period, least),
        _topic("age notified", "Notified, by age", NOTIFIED, period,
               (deaths.dimension("age"),), (deaths.pooled("age"),)),
        _topic("expected notified", "Notified, expected or not", NOTIFIED, period,
               (deaths.dimension("expected"),)),
        _crossed(deaths, period, deaths.dimension("age"), deaths.pooled("age")),
        _crossed(deaths, period, ethnicity, ethnicity),
        _topic("place", "Reviewed, by place of death", REVIEWED, period, (place,)),
        _topic("expected", "Reviewed, expected or not", REVIEWED, period,
               (deaths.dimension("expected"),)),
        _topic("duration", "Reviewed, by how long it took", REVIEWED, period,
               (deaths.dimension("duration"),)),
        _topic("modifiable", "Modifiable factors, by category of death", REVIEWED, period,
               (deaths.dimension("category"), death_cases.modifiable()),
               (deaths.pooled("category"), death_cases.modifiable())),
        *(
            _topic(death_cases.domain_dimension(domain), f"Contributory factors, {label}",
                   REVIEWED, period, (death_cases.present(domain),))
            for domain, label in death_cases.domains().items()
        ),
    ]  # fmt: skip


def totals(deaths: Deaths, period: Span, least: int) -> list[Topic]:
    """Return how many there were of each cohort, per area and together."""
    area = (deaths.common("area", least),)
    return [
        _topic(NOTIFIED, "How many were notified", NOTIFIED, period, ()),
        _topic(REVIEWED, "How many were reviewed", REVIEWED, period, ()),
        _topic("area notified", "Notified, per area", NOTIFIED, period, area),
        _topic("area reviewed", "Reviewed, per area", REVIEWED, period, area),
        _topic("answers", "Reviewed, by whether factors were modifiable", REVIEWED, period,
               (death_cases.modifiable(),)),
    ]  # fmt: skip


def _crossed(deaths: Deaths, period: Span, fine: Dimension, coarse: Dimension) -> Topic:
    """Return categories of death against another dimension, at last the other one alone."""
    title = f"Reviewed, by category of death and {fine.name}"
    return _topic(fine.name, title, REVIEWED, period,
                  (deaths.dimension("category"), fine),
                  (deaths.pooled("category"), coarse),
                  (coarse,))  # fmt: skip


def _topic(key: str, title: str, cohort: str, period: Span, *cuts: tuple[Dimension, ...]) -> Topic:
    """Return a topic cut in these ways, from fine to coarse; each in one year, then in three."""
    since, until = period
    longer = (min(since, add_months(until, -_YEARS) + timedelta(days=1)), until)
    base = (("cohort", cohort),)
    fine = public_tables.Table(title, base, period, cuts[0])
    found = [Layout(fine)]
    found += [
        Layout(replace(fine, dimensions=own), POOLED if len(own) == len(cuts[0]) else CROSSED)
        for own in cuts[1:]
    ]
    if longer != period:
        found += [
            Layout(replace(one.table, period=longer), f"{YEARS} {one.pooled}".strip())
            for one in list(found)
        ]
    return Topic(key, title, tuple(found))


def period_of(since: date | None, until: date | None) -> Span:
    """Return a period whose two ends are known."""
    assert since is not None
    assert until is not None
    return since, until
