"""The indicators picked for the board: the line of each, why it was picked, and its story."""

from collections.abc import Sequence
from dataclasses import replace

from lif_desktop.exporting.papers.content import (
    Block,
    Caption,
    Cell,
    Column,
    Picture,
    Strong,
    Table,
    Text,
)
from lif_desktop.exporting.papers.from_report import picture
from lif_desktop.reports import indicators
from lif_desktop.reports.dataset import HIDDEN, Measure
from lif_desktop.reports.picked import Picked
from lif_desktop.rules import narrative
from lif_desktop.rules.answers import says_something
from lif_desktop.rules.words import listed

_FIGURE = "Figure"


def picks(found: Sequence[Picked], *, public: bool) -> list[Block]:
    """Return each pick with its line, its reason and its story; the public sees the line."""
    blocks: list[Block] = []
    for number, one in enumerate(found, 1):
        blocks.append(Caption(f"{number} {one.name}"))
        if one.measure and one.measure.latest:
            blocks.append(_over_time(one.measure))
        rows = _told(one)
        if public:
            # Reasons and commentaries may speak of single children.
            blocks += [Text(row[1]) for row in rows[:1] if row[0] == _FIGURE]  # type: ignore[arg-type]
            continue
        columns = (Column("Asked", 0), Column("Answer", 1))
        blocks.append(Table(columns, tuple(rows), empty="Nothing is on record."))
    return blocks


def _over_time(measure: Measure) -> Picture:
    """Return the line of an indicator; its name stands over it already."""
    chart = indicators.chart(measure)
    beside = [one.name if place > 1 else "its target" for place, one in enumerate(chart.series)]
    title = f"By period, beside {listed(beside[1:])}" if beside[1:] else "By period"
    return picture(replace(chart, title=title, sentence=f"{measure.name}. {chart.sentence}"))


def _told(one: Picked) -> list[tuple[Cell, ...]]:
    """Return what is known of a pick: figure, reason, story, what the board said."""
    rows: list[tuple[Cell, ...]] = []
    measure = one.measure
    if measure is not None and measure.latest is not None:
        target = measure.said(measure.indicator.values["target"]) or "none set"
        figure = f"{measure.said(measure.value)} in {measure.at}; target {target}. "
        stands = f"{measure.stands.word}. Trend: {measure.moved.word.lower()}."
        rows.append((_FIGURE, HIDDEN if measure.hidden else (figure, Strong(stands))))
    rows.append(("Why it was picked", one.record.values["reason"] or "No reason given"))
    if measure is not None and measure.latest is not None:
        text = measure.latest.values["commentary"]
        story = narrative.read(text, period_known=True)
        said = text if says_something(text) else "Nothing"
        rows.append((f"What {measure.whose} says", said))
        if story.questions:
            rows.append(("Still to be asked", " ".join(story.questions)))
    if says_something(one.record.values["discussion"]):
        rows.append(("What the board said", one.record.values["discussion"]))
    return rows
