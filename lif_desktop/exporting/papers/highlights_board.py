"""The board's highlight report that goes with the dataset: what agencies ask, fear and changed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop.exporting.papers import highlights
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    Beside,
    Block,
    Cell,
    Column,
    Heading,
    Layer,
    Paper,
    Pill,
    RowsChart,
    Strong,
    Table,
    Words,
)
from lif_desktop.exporting.papers.highlights import Highlights
from lif_desktop.exporting.papers.phrases import cut, is_or_are
from lif_desktop.reports import dataset, picked
from lif_desktop.reports import highlights as highlights_report
from lif_desktop.reports.dataset import Dataset, Measure
from lif_desktop.reports.highlights import LEFT_OUT
from lif_desktop.reports.picked import Picked
from lif_desktop.rules.highlight_reports import ASKED, asks_for_a_decision
from lif_desktop.rules.words import counted, listed
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

TITLE = "Highlight report with the dataset"
_SAID = 230  # characters of an answer that a row takes
_STATES = (("met", "Green", "well"), ("near", "Amber", "due"), ("off", "Red", "late"))


@dataclass(frozen=True)
class Together:
    """The agencies' newest reports, and the dataset that they speak of, with what was picked."""

    highlights: Highlights
    dataset: Dataset
    picks: tuple[Picked, ...] = ()


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the paper from a board, beside the dataset of the same day."""
    found = dataset.read(board, today, call.asked)
    _, picks = picked.of_meeting(board, found, call.meeting)
    return paper(
        Together(highlights.read(board, today, call.asked), found, picks), today, board.who
    )


def paper(found: Together, today: date, presenter: str = "") -> Paper:
    """Return the paper; the public sees who reported and how indicators stand, and no words."""
    reports = found.highlights.reports
    measures, public = found.dataset.measures, reports.public
    blocks: list[Block] = []
    said = list(highlights.sentences(found.highlights, today))
    if measures:
        said.append(_of_dataset(found))
    if reports.newest and reports.expected:
        blocks.append(highlights.figures(found.highlights, today))
    blocks += _pictures(found, today)
    own = found.highlights.newest
    if own and not public:
        blocks += [Heading("For decision"), _decisions(own)]
        blocks += [Heading("What made a difference, what worries, what must change"), _words(own)]
        blocks += [Heading("Incidents, risks and escalations"), _named(own, found.highlights)]
    return Paper(
        title=TITLE,
        purpose="for decision" if not public and _asking(own) else "for information",
        presenter="" if public else presenter,
        sentences=tuple(said),
        blocks=tuple(blocks),
        note="Red, amber and green: the newest figure against the board's own target. Each report"
        " in full, prompt by prompt: the paper on the agencies' highlight reports; each indicator:"
        f" the paper on the dataset. Basis: {highlights_report.BASIS}",
        left_out=LEFT_OUT if public else (),
    )


def _pictures(found: Together, today: date) -> list[Block]:
    reports, measures = found.highlights.reports, found.dataset.measures
    reported = bool(reports.newest and reports.expected)
    if reported and measures:
        return [Beside(_by_agency(measures), highlights.by_quarter(reports, today), 0.6)]
    if measures:
        return [_by_agency(measures)]
    return [highlights.by_quarter(reports, today)] if reported else []


def _asking(own: Sequence[Record]) -> list[Record]:
    return [one for one in own if asks_for_a_decision(one.values["decision_needed"])]


def _of_dataset(found: Together) -> Words:
    measures = found.dataset.measures
    red = sum(one.stands.state == "off" for one in measures)
    worse = sum(one.moved.state == "worse" for one in measures)
    picks = f" Picked for discussion: {listed(one.name for one in found.picks)}."
    return (
        (f"Of {counted(len(measures), 'indicator')} of the dataset {red} {is_or_are(red)} red"
         f" against target and {worse} got worse.{picks if found.picks else ''}"),
    )  # fmt: skip


def _by_agency(measures: Sequence[Measure]) -> RowsChart:
    """Show how the indicators of each agency stand, those with most red first."""
    tally = Counter((one.whose, one.stands.state) for one in measures)
    names = sorted({one.whose for one in measures},
                   key=lambda name: (-tally[name, "off"], name.casefold()))  # fmt: skip
    whole = Counter(one.stands.state for one in measures)
    said = ", ".join(f"{word.lower()} {whole[state]}" for state, word, _ in _STATES)
    other = sum(whole.values()) - sum(whole[state] for state, _, _ in _STATES)
    series = [Layer(word, tuple(float(tally[name, state]) for name in names), meaning)
              for state, word, meaning in _STATES]  # fmt: skip
    if other:
        rest = tuple(
            float(sum(count for (whose, state), count in tally.items()
                      if whose == name and state in {"no_target", "no_value"}))
            for name in names
        )  # fmt: skip
        series.append(Layer("No target or figure", rest, "note"))
    return RowsChart(
        "Indicators against target, by the agency that gives them", tuple(names), tuple(series),
        f"Of {counted(len(measures), 'indicator')}: {said}, without a target or a figure {other}.",
        stacked=True,
    )  # fmt: skip


def _decisions(own: Sequence[Record]) -> Table:
    rows = tuple((one.text("agency"), one.values["decision_needed"]) for one in _asking(own))
    columns = (Column("Agency", 0.5), Column("Decision or action asked of the board", 1))
    return Table(columns, rows, empty="No report asks the board for a decision.")


def _words(own: Sequence[Record]) -> Table:
    rows = tuple(
        (one.text("agency"),
         *(cut(one.values[key], _SAID) for key in ("difference", "worried", "change")))
        for one in own
    )  # fmt: skip
    columns = (Column("Agency", 0.7), Column("What difference was made", 1),
               Column("What worries the agency", 1), Column("What needs to change", 1))  # fmt: skip
    return Table(columns, rows)


def _named(own: Sequence[Record], found: Highlights) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for key, detail, what in ASKED:
        for one in own:
            if one.values[key]:
                asked = [each for each in found.remarks[one.id] if _WORDS[key] in each.text]
                state = Pill("Not in the log", "triangle", "late") if asked else "In the log"
                said = cut(one.values[detail], _SAID)
                rows.append((
                    (Strong(what[:1].upper() + what[1:]), f"\n{one.text('agency')}"), said,
                    state if key != "incident" else "",
                ))  # fmt: skip
    columns = (Column("Reported", 0.8), Column("What the agency says", 1.2),
               Column("Risk or challenge log", 0))  # fmt: skip
    return Table(columns, tuple(rows), empty="No report names one.")


# What the rules remark where a report names something that the board's own logs do not hold.
_WORDS = {"incident": "\0", "risk": "no risk of the log", "escalated": "log of challenges"}
