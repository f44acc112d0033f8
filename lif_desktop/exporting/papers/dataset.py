"""The dataset: what is off target, what was picked for the board and why, and the scorecard."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import dropwhile

from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    Beside,
    Block,
    Caption,
    Cell,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Layer,
    Paper,
    Pill,
    RowsChart,
    Sparkline,
    Strong,
    Table,
    Text,
    Words,
)
from lif_desktop.exporting.papers.dataset_picks import picks
from lif_desktop.exporting.papers.phrases import DASH, cut, is_or_are
from lif_desktop.registers.dataset import JOURNEY, QUESTIONS
from lif_desktop.reports import dataset, indicators, picked
from lif_desktop.reports.dataset import HIDDEN, Dataset, Measure
from lif_desktop.reports.picked import Picked
from lif_desktop.reports.shape import Asked
from lif_desktop.rules.indicators import PICKED
from lif_desktop.rules.words import counted, day_in_words, listed
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

TITLE = "Dataset: scorecard and exceptions"
_BASIS = indicators.BASIS.partition(" Colour")[0]
_SPARK = 12  # periods that a small line takes
_SAID = 200  # characters of a commentary that a row takes
_MOST = 7  # exceptions that are listed one by one
_STATES = (("met", "Green", "well"), ("near", "Amber", "due"), ("off", "Red", "late"),
           ("no_target", "No target", "note"), ("no_value", "No figure", ""))  # fmt: skip
_RAG = {state: word for state, word, _ in _STATES}


@dataclass(frozen=True)
class Scorecard:
    """The dataset, and what was picked of it for which meeting."""

    found: Dataset
    meeting: Record | None = None
    picks: tuple[Picked, ...] = ()


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the paper from a board, with what was picked for the meeting that it is written for."""
    found = dataset.read(board, today, call.asked)
    meeting, picks = picked.of_meeting(board, found, call.meeting)
    return paper(Scorecard(found, meeting, picks), call.asked, board.who)


def paper(card: Scorecard, asked: Asked, presenter: str = "") -> Paper:
    """Return the paper on a scorecard; the public sees no commentary and no reason."""
    measures, public = card.found.measures, asked.public
    blocks: list[Block] = []
    if measures:
        blocks = [_figures(card), _overview(measures)]
        if card.picks:
            blocks += [Heading(_picked_for(card)), *picks(card.picks, public=public)]
        blocks += _exceptions(card, public=public)
        blocks += [Heading("Scorecard by stage of the child's journey"), *_scorecard(measures)]
        blocks += [] if public else _missing(measures)
    return Paper(
        title=TITLE,
        presenter="" if public else presenter,
        sentences=tuple(_sentences(card)),
        blocks=tuple(blocks),
        note="Red, amber and green: the newest figure against the board's own target, amber within"
        " the board's own tolerance. Trend: the last four periods, at least three of them known."
        " An exception is red, gets worse, or was reported as one by the agency. Definitions,"
        f" all periods and the quality of the figures: the report Dataset. Basis: {_BASIS}",
        left_out=indicators.left_out(asked),
    )


def _sentences(card: Scorecard) -> list[Words]:
    measures = card.found.measures
    if not measures:
        return ["No indicator is kept yet."]
    states = Counter(one.stands.state for one in measures)
    red = states["off"]
    rest = [f"{states[state]} {word}" for state, word in (
        ("near", "amber"), ("met", "green"), ("no_target", "without a target"),
        ("no_value", "without a figure")) if states[state]]  # fmt: skip
    moved = Counter(one.moved.state for one in measures)
    absent = sum(len(one.missing) for one in measures)
    missing = f"; {counted(absent, 'figure')} due {is_or_are(absent)} missing" if absent else ""
    gone = (
        f"{f', {listed(rest)}' if rest else ''}. Over the last periods {moved['better']} got"
        f" better and {moved['worse']} worse{missing}."
    )
    said: list[Words] = [(
        f"Of {counted(len(measures), 'indicator')} ",
        Strong(f"{red} {is_or_are(red)} red against target"),
        gone,
    )]  # fmt: skip
    if card.picks:
        few = "" if len(card.picks) == PICKED else f" ({len(card.picks)}, where 3 are asked for)"
        said.append(f"{_picked_for(card)}{few}: {listed(one.name for one in card.picks)}.")
    return said


def _picked_for(card: Scorecard) -> str:
    meets_on = card.meeting.values["meets_on"] if card.meeting else None
    return f"Picked for {day_in_words(meets_on)}" if meets_on else "Picked"


def _figures(card: Scorecard) -> KeyFigures:
    measures = card.found.measures
    states = Counter(one.stands.state for one in measures)
    moved = Counter(one.moved.state for one in measures)
    of = f"of {counted(len(measures), 'indicator')}"
    gaps = sum(bool(one.missing) for one in measures)
    absent = sum(len(one.missing) for one in measures)
    return KeyFigures((
        KeyFigure(str(states["off"]), "Red", of, "late" if states["off"] else ""),
        KeyFigure(str(states["near"]), "Amber", of, "due" if states["near"] else ""),
        KeyFigure(str(states["met"]), "Green", of, "well"),
        KeyFigure(str(moved["worse"]), "Getting worse", of, "late" if moved["worse"] else ""),
        KeyFigure(str(absent), "Figures missing", f"of {counted(gaps, 'indicator')}",
                  "due" if absent else ""),
    ))  # fmt: skip


def _overview(measures: Sequence[Measure]) -> Beside:
    """Show how indicators stand, by stage and by the three questions."""
    stages = {one.value: one.label for one in JOURNEY}
    questions = {one.value: one.label for one in QUESTIONS}
    return Beside(
        _standing("By stage of the child's journey", measures, stages, "stage"),
        _standing("How much, how well, what difference", measures, questions, "question"),
        0.54,
    )


def _standing(
    title: str, measures: Sequence[Measure], names: dict[str, str], key: str
) -> RowsChart:
    tally = Counter((one.indicator.values[key], one.stands.state) for one in measures)
    whole = Counter(one.stands.state for one in measures)
    known = {one for one, _ in tally}
    rows = [(value, label) for value, label in names.items() if value in known]
    rows += [(None, "Not said")] if None in known else []  # type: ignore[list-item]
    series = tuple(
        Layer(word, tuple(float(tally[value, state]) for value, _ in rows), meaning)
        for state, word, meaning in _STATES
        if whole[state]
    )
    said = ", ".join(f"{word.lower()} {whole[state]}" for state, word, _ in _STATES if whole[state])
    return RowsChart(
        title, tuple(label for _, label in rows), series,
        f"Bars of {counted(len(measures), 'indicator')}: {said}.", stacked=True,
    )  # fmt: skip


def _exceptions(card: Scorecard, *, public: bool) -> list[Block]:
    """List what is to be looked at beside what was picked; its figures stand in the scorecard."""
    taken = {one.record.values["indicator"] for one in card.picks}
    own = [one for one in card.found.exceptions if one.indicator.id not in taken]
    columns = [Column("Indicator", 1.2), Column("Latest", 0), Column("Why it is listed", 1)]
    if not public:
        columns.append(Column("What the agency says", 1.8))
    rows = []
    for one in own[:_MOST]:
        cells: tuple[Cell, ...] = (
            (Strong(one.name), f"\n{one.whose}"), _latest(one), listed(one.exception).capitalize(),
        )  # fmt: skip
        story = one.latest.values["commentary"] if one.latest is not None else None
        rows.append(cells if public else (*cells, cut(story, _SAID)))
    more = len(own) - len(rows)
    note = f"{more} more stand red or worse in the scorecard below." if more else ""
    title = "Other exceptions" if taken else "Exceptions"
    empty = "No other figure is an exception." if taken else "No figure is an exception."
    return [Heading(title), Table(tuple(columns), tuple(rows), note=note, empty=empty)]


def _latest(one: Measure) -> Words:
    figure = HIDDEN if one.hidden else one.said(one.value) or DASH
    target = one.said(one.indicator.values["target"])
    return (Strong(figure), f"\ntarget {target}" if target else "\nno target")


def _scorecard(measures: Sequence[Measure]) -> list[Block]:
    columns = (
        Column("Indicator", 1.8), Column("Latest", 0), Column("Against target", 0),
        Column("Over time", 0), Column("Trend", 0), Column("Beside others", 0.7),
    )  # fmt: skip
    blocks: list[Block] = []
    for value, label in _stages(measures):
        own = [one for one in measures if one.indicator.values["stage"] == value]
        blocks += [Caption(label), Table(columns, tuple(_line(one) for one in own))]
    return blocks


def _stages(measures: Sequence[Measure]) -> list[tuple[str | None, str]]:
    known = {one.indicator.values["stage"] for one in measures}
    labels: list[tuple[str | None, str]] = [(one.value, one.label) for one in JOURNEY]
    return [one for one in [*labels, (None, "No stage said")] if one[0] in known]


def _line(one: Measure) -> tuple[Cell, ...]:
    stands: Cell = HIDDEN if one.hidden else Pill(_RAG[one.stands.state], one.stands.shape,
                                                  one.stands.meaning)  # fmt: skip
    other = one.indicator.values["comparator"]
    known = one.beside.state != "unknown"
    beside = f"{one.beside.word}\n({other})" if other and known else one.beside.word
    named = (Strong(one.name), f" {one.at}" if one.at else "")
    return (named, _latest(one), stands, _spark(one), one.moved.word, beside if known else DASH)


def _spark(one: Measure) -> Cell:
    """Return the last periods as a small line, from the first figure on."""
    figures = list(dropwhile(lambda each: each is None, one.figures[-_SPARK:]))
    known = [each for each in figures if each is not None]
    if len(known) < 2:
        return DASH
    values = tuple(None if each is None else float(each) for each in figures)
    said = f"{one.said(known[0])} to {one.said(known[-1])} over {len(values)} periods"
    return Sparkline(values, said)


def _missing(measures: Sequence[Measure]) -> list[Block]:
    """Say of how many figures each agency is late."""
    of: dict[str, list[Measure]] = {}
    for one in measures:
        of.setdefault(one.whose, []).append(one)
    counts = {name: sum(len(one.missing) for one in own) for name, own in of.items()}
    lacking = [
        f"{name} {counts[name]} (in {sum(bool(one.missing) for one in of[name])} of"
        f" {counted(len(of[name]), 'indicator')})"
        for name in sorted(counts, key=lambda name: (-counts[name], name))
        if counts[name]
    ]
    return [Text(f"Figures that are due and missing: {listed(lacking)}.")] if lacking else []
