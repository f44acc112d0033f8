"""The summary of child deaths: counts alone, two cohorts kept apart, nothing of one child."""

from collections.abc import Mapping
from datetime import date

from lif_desktop import frameworks
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    BarChart,
    Block,
    Cell,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Paper,
    Strong,
    Table,
    Words,
)
from lif_desktop.exporting.papers.phrases import DASH
from lif_desktop.reports.deaths import NOT_RECORDED, DeathsSummary, deaths_summary
from lif_desktop.rules import child_deaths
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the paper from a board."""
    panel = frameworks.kept(board.settings).words.child_death_panel
    return paper(deaths_summary(board, today, call.asked), board.who, panel)


def paper(summary: DeathsSummary, presenter: str = "", panel: str = "the panel") -> Paper:
    """Return the paper on child deaths for the board; `panel` is what the board calls it."""
    return Paper(
        title="Child deaths: summary",
        purpose="for information",
        presenter=presenter,
        sentences=tuple(_sentences(summary, panel)),
        blocks=tuple(_blocks(summary)),
        note=(
            "Notified and reviewed are different cohorts: most deaths reviewed in a year were"
            " notified before it. The percentage leaves out deaths with insufficient information."
            " Where several categories apply, the uppermost counts. Small numbers are shown, as"
            " this paper is for the board: it must not be published as it stands."
        ),
    )


def _sentences(summary: DeathsSummary, panel: str) -> list[Words]:
    notified = summary.notified.total
    waits = summary.waits
    counts: tuple[str | Strong, ...] = (
        f"{_span(summary)}, ",
        Strong(f"{counted(notified, 'death')} {'was' if notified == 1 else 'were'} notified"),
        " and ",
        Strong(f"{summary.reviewed.total} reviewed"),
        f" by {panel}; {waits} {'waits' if waits == 1 else 'wait'} for review.",
    )
    return [counts, summary.reviewed.modifiable.sentence] if summary.reviewed.total else [counts]


def _span(summary: DeathsSummary) -> str:
    until = day_in_words(summary.until)
    if summary.year:
        return f"In the twelve months to {until}"
    return f"From {day_in_words(summary.since)} to {until}"


def _blocks(summary: DeathsSummary) -> list[Block]:
    blocks: list[Block] = [_figures(summary)]
    if summary.reviewed.total:
        blocks.append(_modifiable_chart(summary))
    blocks += [
        Heading("By age"),
        _both(summary, summary.notified.by_age, summary.reviewed.by_age, "Age"),
        Heading("Waiting for review, by time since notification"),
        _waiting(summary),
        Heading("Reviewed, by category of death"),
        _categories(summary),
    ]
    return blocks


def _figures(summary: DeathsSummary) -> KeyFigures:
    modifiable = summary.reviewed.modifiable
    share = DASH if modifiable.percentage is None else f"{modifiable.percentage} %"
    when = "in twelve months" if summary.year else "in the period"
    longest = dict(summary.waiting).get("Over 12 months", 0)
    return KeyFigures(
        (
            KeyFigure(str(summary.notified.total), "Notified", when),
            KeyFigure(str(summary.reviewed.total), "Reviewed", when),
            KeyFigure(
                share, "Modifiable factors", f"{modifiable.yes} of {modifiable.judged} judged"
            ),
            KeyFigure(
                str(summary.waits), "Wait for review", f"{longest} over 12 months",
                "due" if longest else "",
            ),
        )
    )  # fmt: skip


def _modifiable_chart(summary: DeathsSummary) -> BarChart:
    found = summary.reviewed.modifiable
    bars = [("Yes", found.yes), ("No", found.no), ("Insufficient information", found.insufficient)]
    if found.not_recorded:
        bars.append((NOT_RECORDED, found.not_recorded))
    said = ", ".join(f"{label} {count}" for label, count in bars)
    return BarChart(
        "Reviewed: were there modifiable factors?",
        tuple(label for label, _ in bars),
        tuple(count for _, count in bars),
        f"Bars of deaths reviewed by whether there were modifiable factors: {said}.",
    )


def _both(
    summary: DeathsSummary, notified: Mapping[str, int], reviewed: Mapping[str, int], head: str
) -> Table:
    """Return two cohorts side by side, each with a total of its own."""
    labels = list(dict.fromkeys([*notified, *reviewed]))
    rows: list[tuple[Cell, ...]] = [
        (_label(label), str(notified.get(label, 0)), str(reviewed.get(label, 0)))
        for label in labels
    ]
    total = ("All", str(summary.notified.total), str(summary.reviewed.total))
    columns = (Column(head, 1), Column("Notified", 0, "right"), Column("Reviewed", 0, "right"))
    return Table(columns, tuple(rows), total=total)


def _categories(summary: DeathsSummary) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (_label(label), str(count)) for label, count in summary.reviewed.by_category.items()
    ]
    total = ("All", str(summary.reviewed.total))
    return Table((Column("Category", 1), Column("Reviewed", 0, "right")), tuple(rows), total=total)


def _waiting(summary: DeathsSummary) -> Table:
    rows: list[tuple[Cell, ...]] = [(label, str(count)) for label, count in summary.waiting]
    columns = (Column("Since notification", 1), Column("Deaths", 0, "right"))
    return Table(columns, tuple(rows), total=("All", str(summary.waits)))


def _label(label: str) -> str:
    return NOT_RECORDED if label == child_deaths.NOT_RECORDED else label
