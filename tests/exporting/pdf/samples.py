"""Invented papers to print."""

from lif_desktop.exporting.papers.content import (
    AgendaItem,
    BarChart,
    Beside,
    Bullets,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Pack,
    Paper,
    Pill,
    Series,
    StackedChart,
    Strong,
    Table,
    Text,
)

STACK = StackedChart(
    "Month by month",
    ("Sep 26", "Oct 26", "Nov 26"),
    (
        Series("On track", (20, 30, 46), "well"),
        Series("Due", (5, 8, 6), "due"),
        Series("Late", (3, 0, 12), "late"),
    ),
    "Late actions rose from 3 to 12.",
)
BARS = BarChart("By agency", ("Health", "Police"), (4, 3), "Health has 4, the police 3.", "late")
COLUMNS = (Column("Reference", 0), Column("Action", 2), Column("State", 0))
ROW = ("ACT-2026-021", "Single referral form", Pill("Late 143 d", "triangle", "late"))


def paper(*blocks: object, title: str = "Actions", note: str = "") -> Paper:
    """Return a paper of these blocks."""
    return Paper(
        title, "for decision", "J. Hale", (("Of 64, ", Strong("12 are late"), "."),),
        blocks, note,  # type: ignore[arg-type]
    )  # fmt: skip


def full() -> Paper:
    """Return a paper with every kind of block."""
    pills = tuple(
        Pill(shape or "plain", shape, meaning)
        for shape, meaning in (
            ("triangle", "late"), ("dot", "due"), ("square", "well"), ("diamond", "note"),
            ("tick", "done"), ("", ""),
        )
    )  # fmt: skip
    return paper(
        KeyFigures((KeyFigure("12", "Late", "of 64", "late"), KeyFigure("6", "Due"))),
        Beside(STACK, BARS),
        Heading("For decision"),
        Table(COLUMNS, (ROW,) * 3, total=("All", "3", ""), note="Days past the target."),
        Heading("Pills"),
        Table(
            (Column("Pill", 0), Column("Middle", 0, "centre"), Column("Number", 1, "right")),
            tuple((pill, pill, "1,234") for pill in pills),
        ),
        Heading("Said"),
        Text("One paragraph.\nA second line."),
        Text("A soft one.", soft=True),
        Bullets(("First point", ("Second ", Strong("strong")))),
        STACK,
        BARS,
        note="The rule and the denominator.",
    )


def pack(*papers: Paper, **changes: object) -> Pack:
    """Return a pack with a first item without a paper, and one item for each paper."""
    values: dict[str, object] = {
        "body": "Northmoor Safeguarding Children Partnership",
        "title": "Board meeting",
        "meeting": "Board, 24 November 2026",
        "when": "Tuesday 24 November 2026, 09:30",
        "place": "Committee Room 2",
        "version": "2",
        "data_as_at": "21 Nov 2026",
        "edition": "Working Together 2023",
        "author": "J. Hale",
        "handling": "Keep it safe.",
        "items": (
            AgendaItem("Welcome", "Chair", time="09:30"),
            *(AgendaItem(one.title, "J. Hale", "for decision", papers=(one,)) for one in papers),
        ),
    }
    return Pack(**{**values, **changes})  # type: ignore[arg-type]
