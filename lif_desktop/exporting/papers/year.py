"""The chapter of the yearly report: what got better and what did not, with evidence for each."""

from collections.abc import Iterator
from datetime import date

from lif_desktop.exporting.papers import year_tables
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    Block,
    Bullets,
    Heading,
    KeyFigure,
    KeyFigures,
    Layer,
    Paper,
    RowsChart,
    Strong,
    Words,
)
from lif_desktop.exporting.papers.phrases import is_or_are
from lif_desktop.reports.spans import past_year
from lif_desktop.reports.yearly import LEAST, Year, read
from lif_desktop.rules.small_numbers import round_half_up
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board

_LEFT_OUT = (
    "Lessons not published for families or the public, and children who are followed.",
    "What audits found in words, the standing of the priorities, and case reviews one by one.",
)


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the paper from a board; the public reads it without what points to a case or child."""
    found = read(board, today, past_year(call.asked, today))
    return paper(found, "" if found.public else board.who)


def paper(year: Year, presenter: str = "") -> Paper:
    """Return the chapter on a year."""
    since, until = year.span.since or year.on, year.span.until or year.on
    return Paper(
        title="The year: what got better, and what did not",
        purpose="for publication" if year.public else "for approval",
        presenter=presenter,
        sentences=tuple(_sentences(year)),
        blocks=tuple(_blocks(year)),
        note=(
            f"Year: {day_in_words(since)} to {day_in_words(until)}, beside the twelve months before"
            " it. Figures of the dataset are called better or worse by their last four periods."
            f" Shares of fewer than {LEAST} are not compared; a larger number of courses or audits"
            " is neither better nor worse. Actions at the end of the earlier year are counted by"
            f" today's target dates. Framework: {year.framework}. Evidence of impact, and not of"
            " process: Bedford Borough framework, 2 and 13."
        ),
        left_out=_LEFT_OUT if year.public else (),
    )


def _sentences(year: Year) -> Iterator[Words]:
    better, worse = len(year.better), len(year.not_better)
    if better or worse:
        impact = sum(one.kind == "impact" for one in year.better)
        yield (
            Strong(f"{counted(better, 'thing')} got better"),
            f" by the evidence on record, {impact} of them with impact on children; ",
            Strong(f"{worse} did not"),
            "; the evidence is below.",
        )
    else:
        yield "Nothing on record shows that anything got better in the year, nor that it did not."
    compared = [one for one in year.compared if one.verdict]
    if compared:
        up = sum(one.verdict == "better" for one in compared)
        yield (
            f"Of {counted(len(compared), 'share')} that can be set beside the year before,"
            f" {up or 'none'} {is_or_are(up or 1)} better."
        )
    if year.silent:
        whole = counted(year.methods, "method")
        yield f"{len(year.silent)} of {whole} of learning produced nothing."


def _blocks(year: Year) -> Iterator[Block]:
    yield _figures(year)
    if any(one.now.of for one in year.compared):
        yield _picture(year)
    yield Heading("What got better")
    yield year_tables.claims(year.better, "Nothing on record shows that anything got better.")
    yield Heading("What did not get better")
    yield year_tables.claims(year.not_better, "Nothing on record shows that anything did not.")
    yield Heading("Then and now")
    yield year_tables.compared(year)
    if year.priorities:
        yield Heading("The priorities")
        yield year_tables.priorities(year)
    if year.reviews:
        yield Heading("Reviews that ended, and their lessons")
        yield year_tables.reviews(year)
    yield Heading("The year's work in short")
    yield Bullets(tuple(_work(year)))
    if year.asks and not year.public:
        yield Heading("What guidance and framework ask of this report")
        yield year_tables.asks(year)


def _figures(year: Year) -> KeyFigures:
    proved = [one for one in year.better if one.kind == "impact"]
    late = next(one for one in year.compared if one.now.way == "down").now
    lessons = next(one for one in year.compared if one.now.name.startswith("Lessons"))
    return KeyFigures(
        (
            KeyFigure(f"{len(year.better)}", "Got better",
                      f"{len(proved)} with impact on children", "well"),
            KeyFigure(f"{len(year.not_better)}", "Did not", "on record",
                      "due" if year.not_better else ""),
            KeyFigure(f"{lessons.now.part}", "Lessons evaluated",
                      f"{lessons.then.part} in the year before"),
            KeyFigure(f"{late.part}", "Actions late", f"of {late.of} open at the end",
                      "late" if late.part else ""),
            KeyFigure(f"{len(year.priorities)}", "Live priorities", "each with its progress"),
        )
    )  # fmt: skip


def _picture(year: Year) -> RowsChart:
    shares = [one for one in year.compared if one.now.of]
    said = "; ".join(
        f"{one.now.name}: {_share(one.then.percent)} the year before, {_share(one.now.percent)} now"
        for one in shares
    )
    return RowsChart(
        "Shares of the year beside the year before, %",
        tuple(one.now.name for one in shares),
        (
            Layer("Year before", tuple(_rounded(one.then.percent) for one in shares), "note"),
            Layer("This year", tuple(_rounded(one.now.percent) for one in shares)),
        ),
        f"Bars of shares in two years. {said}.",
    )


def _rounded(share: float | None) -> float | None:
    return None if share is None else float(round_half_up(round(share * 1000), 1000))


def _share(share: float | None) -> str:
    return "nothing on record" if share is None else f"{round_half_up(round(share * 1000), 1000)} %"


def _work(year: Year) -> Iterator[Words]:
    training = year.training
    answers, changed = training.total("followed_up"), training.total("changed_practice")
    yield (
        Strong("Training. "),
        (
            f"{counted(len(training.held), 'course date')}, {training.total_of('attended'):,}"
            f" places taken; {changed:,} of {answers:,} who answered a follow-up say that practice"
            " changed."
        ),
    )
    told = sum(one.values["told_back"] == "yes" for one in year.heard)
    children = sum(one.values["who"] == "children" for one in year.heard)
    yield (
        Strong("Voices. "),
        (
            f"People were heard {counted(len(year.heard), 'time')}, children {children} of them;"
            f" they were told what came of it after {told}."
        ),
    )
    spread = sum(one.values["state"] == "spread" for one in year.practice)
    yield (
        Strong("Strong practice. "),
        f"{counted(len(year.practice), 'example')} seen, {spread} taken up elsewhere.",
    )
    if year.methods:
        names = f": {'; '.join(year.silent)}" if year.silent else ""
        yield (
            Strong("Methods of learning. "),
            (
                f"{year.methods - len(year.silent)} of {year.methods} produced something;"
                f" {len(year.silent) or 'none'} produced nothing{names}."
            ),
        )
    yield (Strong("Child deaths. "), "They have a yearly report of their own, in tables.")
