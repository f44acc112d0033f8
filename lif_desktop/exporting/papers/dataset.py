"""The dataset: what is off target, what was picked for the board and why, and the scorecard."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

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
    RowsChart,
    Sparkline,
    Strong,
    Table,
    Text,
    Words,
)
from lif_desktop.exporting.papers.from_report import picture
from lif_desktop.exporting.papers.phrases import DASH, cut, is_or_are, shown
from lif_desktop.registers.dataset import JOURNEY, QUESTIONS
from lif_desktop.reports import dataset, indicators, picked
from lif_desktop.reports.dataset import HIDDEN, Dataset, Measure
from lif_desktop.reports.picked import Picked
from lif_desktop.reports.shape import Asked
from lif_desktop.rules import narrative
from lif_desktop.rules.answers import says_something
from lif_desktop.rules.indicators import PICKED
from lif_desktop.rules.words import counted, day_in_words, listed
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

TITLE = "Dataset: scorecard and exceptions"
_SPARK = 12  # periods that a small line takes
_SAID = 320  # characters of a commentary that a row takes
_MOST = 15  # exceptions that are listed one by one
_STATES = (("met", "Green", "well"), ("near", "Amber", "due"), ("off", "Red", "late"),
           ("no_target", "No target", "note"), ("no_value", "No figure", ""))  # fmt: skip


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
            blocks += [Heading(_picked_for(card)), *_picks(card.picks, public=public)]
        blocks += _exceptions(card, public=public)
        blocks += [Heading("Scorecard by stage of the child's journey"), *_scorecard(measures)]
        blocks += _missing(measures)
    return Paper(
        title=TITLE,
        presenter="" if public else presenter,
        sentences=tuple(_sentences(card)),
        blocks=tuple(blocks),
        note="Red, amber and green: the newest figure against the board's own target, amber within"
        " the board's own tolerance. Trend: the last four periods, at least three of them known."
        " An exception is red, gets worse, or was reported as one by the agency. Definitions,"
        f" all periods and the quality of the figures: the report Dataset. {indicators.BASIS}",
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
    missing = (
        f"; {counted(absent, 'figure')} that {is_or_are(absent)} due missing" if absent else ""
    )
    said: list[Words] = [(
        f"Of {counted(len(measures), 'indicator')} ",
        Strong(f"{red} {is_or_are(red)} red against target"),
        f"{f', {listed(rest)}' if rest else ''}. Over the last periods {moved['better']} got better"
        f" and {moved['worse']} worse{missing}.",
    )]  # fmt: skip
    if card.picks:
        said.append(f"{_picked_for(card)}: {listed(one.name for one in card.picks)}.")
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


def _picks(picks: Sequence[Picked], *, public: bool) -> list[Block]:
    blocks: list[Block] = []
    if len(picks) != PICKED:
        blocks.append(Text(f"{counted(len(picks), 'indicator')} picked; three are asked for."))
    for number, one in enumerate(picks, 1):
        blocks.append(Caption(f"{number} {one.name}"))
        if one.measure and one.measure.latest:
            blocks.append(picture(indicators.chart(one.measure)))
        rows = _told(one, public=public)
        columns = (Column("What is asked", 0), Column("Answer", 1))
        blocks.append(Table(columns, tuple(rows), empty="Nothing is on record."))
    return blocks


def _told(one: Picked, *, public: bool) -> list[tuple[Cell, ...]]:
    """Return what is known of a pick: figure, reason, story, what the board said."""
    rows: list[tuple[Cell, ...]] = []
    measure = one.measure
    if measure is not None and measure.latest is not None:
        figure = HIDDEN if measure.hidden else measure.said(measure.value)
        target = measure.said(measure.indicator.values["target"]) or "none set"
        rows += [
            ("Figure", f"{figure} in {measure.at}; target {target}"),
            ("Against target", HIDDEN if measure.hidden else shown(dataset.shown(measure.stands))),
        ]  # fmt: skip
    if public:
        return rows
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
        if not public and one.latest is not None:
            cells = (*cells, cut(one.latest.values["commentary"], _SAID))
        rows.append(cells)
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
        Column("Indicator", 1.6), Column("Latest", 0), Column("Against target", 0),
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
    at = f", {one.at}" if one.at else ""
    stands: Cell = HIDDEN if one.hidden else shown(dataset.shown(one.stands))
    other = one.indicator.values["comparator"]
    beside = one.beside.word
    if other and one.beside.state != "unknown":
        beside = f"{beside}\n({other})"
    return (
        (Strong(one.name), f"\n{one.whose}{at}"), _latest(one), stands, _spark(one),
        one.moved.word, beside,
    )  # fmt: skip


def _spark(one: Measure) -> Cell:
    values = tuple(None if each is None else float(each) for each in one.figures[-_SPARK:])
    known = [each for each in one.figures[-_SPARK:] if each is not None]
    if len(known) < 2:
        return DASH
    return Sparkline(
        values, f"{one.said(known[0])} to {one.said(known[-1])} over {len(values)} periods"
    )


def _missing(measures: Sequence[Measure]) -> list[Block]:
    """Count by agency the figures that should be in."""
    of: dict[str, list[Measure]] = {}
    for one in measures:
        of.setdefault(one.whose, []).append(one)
    counts = {name: sum(len(one.missing) for one in own) for name, own in of.items()}
    rows: list[tuple[Cell, ...]] = [
        (name, str(counts[name]), str(sum(bool(one.missing) for one in of[name])),
         str(len(of[name])))
        for name in sorted(counts, key=lambda name: (-counts[name], name))
        if counts[name]
    ]  # fmt: skip
    if not rows:
        return []
    columns = (
        Column("Agency", 1), Column("Figures missing", 0, "right"),
        Column("Of indicators", 0, "right"), Column("All its indicators", 0, "right"),
    )  # fmt: skip
    return [Heading("Figures that are due and missing"), Table(columns, tuple(rows))]
