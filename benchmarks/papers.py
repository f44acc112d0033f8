"""A pack of 200 pages against the same papers from ReportLab alone, and a usual pack of 35 pages.

Ours has tags, contents, bookmarks, links and balanced tables; the plain one (`plain_papers`) has
the same texts, tables, rules and charts from ReportLab's own page templates, without any of these.
Both are set from the same content in the same run; the whole of the time is compared.

Run with the interpreter that has the product installed: python -m benchmarks.papers
"""

import resource
import statistics
import sys
from dataclasses import replace

from benchmarks.importing import seconds
from benchmarks.plain_papers import plain_pack
from lif_desktop.exporting.papers.content import (
    AgendaItem,
    BarChart,
    Beside,
    Bullets,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Layer,
    LineChart,
    Pack,
    Paper,
    Pill,
    Series,
    Sparkline,
    StackedChart,
    Strong,
    Table,
    Text,
)
from lif_desktop.exporting.pdf.press import make_pack
from lif_desktop.exporting.pdf.proof import Proof

ROUNDS = 3
MOST = 1.8
PAGES = 200
USUAL = 35
_MONTHS = tuple(f"{month}/26" for month in range(1, 13))
_LAYERS = (("On track", "well", 7), ("Due", "due", 3), ("Late", "late", 5))
_AGENCIES = ("Health", "Police", "Children's Social Care", "Housing", "Schools", "Probation")
_WORDS = (
    "Issue one supervision policy covering agency and bank staff, and check by dip sample that it"
    " is followed on nights and at weekends; report what was found to the next meeting."
)


def _actions(paper: int, count: int) -> Table:
    columns = (
        Column("Reference", 0), Column("Action", 2), Column("Lead", 1), Column("Target", 0),
        Column("Lateness", 0), Column("Latest progress", 2),
    )  # fmt: skip
    pills = (Pill("Late 43 d", "triangle", "late"), Pill("Due 6 d", "dot", "due"))
    rows = tuple(
        (
            f"ACT-{paper:02}-{index:03}", _WORDS[: 30 + 17 * (index % 7)],
            f"{_AGENCIES[index % 6]}\nA. Moss", "12 Aug 2026", pills[index % 2],
            _WORDS[20 : 60 + 13 * (index % 8)],
        )
        for index in range(count)
    )  # fmt: skip
    return Table(columns, rows, note="Lateness is counted from the current target date.")


def _indicators(count: int) -> Table:
    columns = (
        Column("Indicator", 2), Column("Latest", 0, "right"), Column("Over time", 0),
        Column("Against target", 0),
    )  # fmt: skip
    spark = Sparkline((4, 5, 7, None, 6, 9, 8), "From 4 to 8 in seven quarters.")
    pill = Pill("Amber", "dot", "due")
    rows = tuple((_WORDS[: 20 + index], f"{index}.5 %", spark, pill) for index in range(count))
    return Table(columns, rows, total=("All", "12", "", ""))


def _paper(number: int) -> Paper:
    stack = StackedChart(
        "Open actions at the end of each month", _MONTHS,
        tuple(
            Series(name, tuple((index * step) % 40 + 5 for index in range(12)), meaning)
            for name, meaning, step in _LAYERS
        ),
        "Late actions rose from 5 to 12 in the year.",
    )  # fmt: skip
    bars = BarChart("Late by agency", _AGENCIES, (5, 4, 3, 2, 1, 1), "Health has most.", "late")
    line = LineChart(
        "Plans", _MONTHS, (Layer("Ours", tuple(range(40, 52))), Layer("England", (44,) * 12)), "Up."
    )
    key = KeyFigures(
        tuple(KeyFigure(f"{index * 7}", "Late", "of 64", "late") for index in range(5))
    )
    return Paper(
        f"Actions of group {number}", "for decision", "J. Hale",
        (("Of 64 open actions, ", Strong("12 are late"), "; 6 fall due in four weeks."), _WORDS),
        (
            key, Beside(stack, bars), Heading("For decision"), _actions(number, 6),
            Heading("Late"), _actions(number, 18), Heading("Behind the figures"),
            Bullets((_WORDS, _WORDS[:80])), Text(_WORDS * 4), line, Heading("Scorecard"),
            _indicators(20),
        ),
        "Lateness is counted from the first target date. " + _WORDS,
        key=f"group-{number}",
    )  # fmt: skip


def pack(papers: int) -> Pack:
    """Return a made-up pack."""
    items = tuple(
        AgendaItem(f"Group {number}", "J. Hale", "for decision", papers=(_paper(number),))
        for number in range(1, papers + 1)
    )
    return Pack(
        "Northmoor Safeguarding Children Partnership", "Board meeting", "Board, 24 November 2026",
        "Tuesday 24 November 2026, 09:30", version="2", data_as_at="21 Nov 2026", items=items,
    )  # fmt: skip


def sized(pages: int) -> tuple[Pack, int]:
    """Return the pack of at least so many pages, and how many it has."""
    papers = 1
    while (found := make_pack(pack(papers))[1].pages) < pages:
        papers += max(1, int((pages - found) / (found / papers)))
    return pack(papers), found


def _edit(usual: Pack) -> str:
    """Say how long a page in view takes after an edit of its paper."""
    proof = Proof(usual)
    first, second, *rest = usual.items
    edited = replace(second.papers[0], note="Said otherwise.")
    changed = replace(usual, items=(first, replace(second, papers=(edited,)), *rest))
    number = proof.starts[edited.key]
    took = statistics.median(
        seconds(lambda: proof.changed(changed).sheet(number, 1.5)) for _ in range(ROUNDS)
    )
    return f"after an edit the page in view is drawn in {took:.3f} s"


def main() -> int:
    """Print the ratio, the seconds of a usual pack and the memory peak; 1 above the limit."""
    long, pages = sized(PAGES)
    plain, ours = [], []
    for _ in range(ROUNDS):
        plain.append(seconds(lambda: plain_pack(long)))
        ours.append(seconds(lambda: make_pack(long)))
    with_tags, without = statistics.median(ours), statistics.median(plain)
    print(
        f"pack, {pages} pages with tags, contents and charts: ReportLab alone {without:.2f} s,"
        f" ours {with_tags:.2f} s, ratio {with_tags / without:.2f} (at most {MOST})"
    )
    usual, pages = sized(USUAL)
    once = statistics.median(seconds(lambda: make_pack(usual)) for _ in range(ROUNDS))
    print(f"usual pack, {pages} pages: {once:.2f} s; {_edit(usual)}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory peak: {peak:.0f} MB")
    return 0 if with_tags / without <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
