"""The dataset: scorecard, exceptions, the three picked, figures missing, their quality."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from lif_desktop.registers.dataset import JOURNEY, QUESTIONS
from lif_desktop.reports import dataset, dataset_quality, picked
from lif_desktop.reports.dataset import HIDDEN, Dataset, Measure, shown
from lif_desktop.reports.shape import (
    About,
    Asked,
    Cell,
    Chart,
    Column,
    Report,
    Row,
    Section,
    Series,
    Table,
)
from lif_desktop.rules.data_quality import GRACE_DAYS
from lif_desktop.rules.indicators import TREND_PERIODS
from lif_desktop.rules.words import counted, listed
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

NAME, TITLE = "indicators", "Dataset"
BASIS = (
    "Bedford Borough framework, 4.3 and 5; Croydon framework, 5.3 and 5.4; West Berkshire"
    " framework, 1.1 and 3.2; Kirklees framework, performance information. Colour means"
    " performance against the board's own target, amber the board's own tolerance."
)
_LEFT_OUT = (
    "What agencies write about their figures, and the quality of what they give.",
    "Why indicators were picked, and what the board said of them.",
)
_STATES = ("met", "near", "off", "no_target", "no_value")
_HEADINGS = ("Green", "Amber", "Red", "No target", "No figure")
_COMPARED_NOTE = (
    "Trend: at least three of the last four periods; better or worse if most pairs of them move"
    " one way and the last differs from the first by over 2 %."
)


def left_out(asked: Asked) -> tuple[str, ...]:
    """Return what the public does not see of the dataset."""
    least = asked.threshold
    hidden = (
        f"Figures that count fewer than {least} children, or all but fewer than {least}, and"
        " figures from which such a one could be worked out."
    )
    return (hidden, *_LEFT_OUT) if asked.public else ()


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw the dataset, by default of the last three years; only periods that are over count."""
    found = dataset.read(board, today, asked)
    sections = [_overview(found.measures), *picked.sections(board, found, today, asked)]
    sections += [_exceptions(found.exceptions), _scorecard(found.measures)]
    sections.append(_missing(found))
    if not asked.public:
        sections += dataset_quality.sections(found)
    sections += _charts(found.measures)
    absent = sum(bool(one.missing) for one in found.measures)
    return Report(
        NAME,
        TITLE,
        today,
        asked,
        BASIS,
        tuple(_summary(found)),
        tuple(sections),
        attention=len(found.exceptions) + absent,
        left_out=left_out(asked),
    )


def _summary(found: Dataset) -> Iterator[str]:
    if not found.measures:
        yield "No indicator is kept yet."
        return
    states = Counter(one.stands.state for one in found.measures)
    yield (
        f"{counted(len(found.measures), 'indicator')}: {states['met']} green, {states['near']}"
        f" amber, {states['off']} red against target; {states['no_target']} without a target,"
        f" {states['no_value']} without a figure."
    )
    moved = Counter(one.moved.state for one in found.measures)
    yield f"{moved['better']} get better and {moved['worse']} get worse over the last periods."
    absent = sum(len(one.missing) for one in found.measures)
    if absent:
        yield f"{counted(absent, 'figure')} that should be in are missing."
    if found.unplaced:
        count = counted(len(found.unplaced), "value")
        yield f"{count} could not be placed in a period: give the last day of the period."
    if found.repeated:
        count = counted(len(found.repeated), "value")
        yield f"{count} left out, as the same period has a later one: {_named(found.repeated)}."


def _named(values: Sequence[Record]) -> str:
    return listed(one.reference for one in values)


def _overview(measures: Sequence[Measure]) -> Section:
    """Count standings by question, stage and priority."""
    questions = {one.value: one.label for one in QUESTIONS}
    stages = {one.value: one.label for one in JOURNEY}
    tables = (
        _counted("Three questions", "Question", measures,
                 lambda one: questions.get(one.indicator.values["question"], "Not said"),
                 list(questions.values())),
        _counted("Journey of the child", "Stage", measures,
                 lambda one: stages.get(one.indicator.values["stage"], "Not said"),
                 list(stages.values())),
        _counted("Business plan", "Priority", measures,
                 _priority, []),
    )  # fmt: skip
    return Section("At a glance", tables=tables)


def _priority(one: Measure) -> str:
    return one.indicator.text("priority").partition(" ")[2] or "Tied to no priority"


def _counted(
    title: str,
    what: str,
    measures: Sequence[Measure],
    group: Callable[[Measure], str],
    order: list[str],
) -> Table:
    tally: dict[str, Counter[str]] = {}
    for one in measures:
        tally.setdefault(group(one), Counter())[one.stands.state] += 1
    names = [*order, *sorted(set(tally) - set(order))]
    rows = tuple(
        Row((name, *(tally[name][state] for state in _STATES), sum(tally[name].values())))
        for name in names
        if name in tally
    )
    whole = Counter(one.stands.state for one in measures)
    total: tuple[Cell, ...] = ("All", *(whole[state] for state in _STATES), len(measures))
    columns = (
        Column(what, 3),
        *(Column(heading, align="right") for heading in _HEADINGS),
        Column("Indicators", align="right"),
    )
    return Table(title, columns, rows, total=total, note="Indicators by their newest figure.")


def _exceptions(exceptions: Sequence[Measure]) -> Section:
    columns = (Column("Indicator", 3), Column("Agency", 1.6), Column("Period"),
               Column("Value", align="right"), Column("Target", align="right"),
               Column("Against target", 1.4), Column("Why it is listed", 2))  # fmt: skip
    rows = tuple(
        Row((one.name, one.whose, one.at, one.said(one.value),
             one.said(one.indicator.values["target"]), shown(one.stands),
             listed(one.exception).capitalize()), About("indicators", one.indicator.id))
        for one in exceptions
    )  # fmt: skip
    table = Table("Exceptions", columns, rows, empty="No figure is an exception.",
                  note="Red against target, getting worse, or reported as an exception by the"
                  " agency; off target first.")  # fmt: skip
    return Section("Exceptions", tables=(table,))


def _scorecard(measures: Sequence[Measure]) -> Section:
    columns = (Column("Indicator", 3), Column("Agency", 1.5), Column("Period", 0.9),
               Column("Value", 0.9, align="right"), Column("Target", 0.9, align="right"),
               Column("Against target", 1.4), Column("Trend", 1.2),
               Column("Beside others", 1.3), Column("Last four", 1.8, align="right"))  # fmt: skip
    labels = {one.value: one.label for one in JOURNEY} | {None: "No stage said"}
    tables = []
    for stage, label in labels.items():
        own = [one for one in measures if one.indicator.values["stage"] == stage]
        if own:
            rows = tuple(_line(one) for one in own)
            tables.append(Table(label, columns, rows))
    said = ("By stage of the journey of the child.", _COMPARED_NOTE)
    return Section("Scorecard", said, tuple(tables))


def _line(one: Measure) -> Row:
    value = HIDDEN if one.hidden else one.said(one.value)
    last = "  ".join(_short(one, at) for at in range(-TREND_PERIODS, 0) if -at <= len(one.given))
    cells = (one.name, one.whose, one.at, value, one.said(one.indicator.values["target"]),
             HIDDEN if one.hidden else shown(one.stands), shown(one.moved), shown(one.beside),
             last)  # fmt: skip
    return Row(cells, About("indicators", one.indicator.id))


def _short(one: Measure, at: int) -> str:
    return one.said(one.figures[at]).removesuffix(" %") or "–"


def _missing(found: Dataset) -> Section:
    """List what each agency has not given, and how many of its figures that is."""
    absent: dict[str, list[Measure]] = {}
    whole: Counter[str] = Counter(one.whose for one in found.measures)
    for one in found.measures:
        if one.missing:
            absent.setdefault(one.whose, []).append(one)
    columns = (Column("Agency", 2), Column("Indicator", 3), Column("Periods without a figure", 3))
    rows = tuple(
        Row((agency, one.name, ", ".join(period.label for period in one.missing)),
            About("indicators", one.indicator.id))
        for agency in sorted(absent) for one in absent[agency]
    )  # fmt: skip
    table = Table("Figures missing", columns, rows, empty="Every figure that is due is in.",
                  note=f"Due {GRACE_DAYS} days after the end of a period, which is ours; counted"
                  " from the first figure of each indicator.")  # fmt: skip
    counts = Table(
        "By agency",
        (Column("Agency", 3), Column("Indicators with gaps", align="right"),
         Column("Figures missing", align="right"), Column("Indicators", align="right")),
        tuple(Row((agency, len(absent.get(agency, ())),
                   sum(len(one.missing) for one in absent.get(agency, ())), whole[agency]))
              for agency in sorted(whole)),
    )  # fmt: skip
    return Section("Figures missing", tables=(counts, table))


def _charts(measures: Sequence[Measure]) -> Iterator[Section]:
    labels = {one.value: one.label for one in JOURNEY} | {None: "No stage said"}
    for stage, label in labels.items():
        own = [one for one in measures if one.indicator.values["stage"] == stage and one.latest]
        if own:
            yield Section(f"Over time: {label}", charts=tuple(chart(one) for one in own))


def chart(one: Measure) -> Chart:
    """Return an indicator over its periods, beside its target and its comparator."""
    start = next(at for at, given in enumerate(one.given) if given is not None)
    values = tuple(None if figure is None else float(figure) for figure in one.figures[start:])
    target = one.indicator.values["target"]
    others = tuple(
        None if given is None or (other := given.values["comparator_value"]) is None
        else float(other)
        for given in one.given[start:]
    )  # fmt: skip
    series = [Series("Value", values)]
    if target is not None:
        series.append(Series("Target", (float(target),) * len(values), "well"))
    if any(other is not None for other in others):
        name = one.indicator.values["comparator"] or "Comparator"
        series.append(Series(name, others, "note"))
    shown_value = HIDDEN if one.hidden else one.said(one.value)
    sentence = f"{one.at}: {shown_value}. {one.stands.word}; trend: {one.moved.word.lower()}."
    names = tuple(period.label for period in one.periods[start:])
    return Chart("line", one.name, sentence, names, tuple(series))
