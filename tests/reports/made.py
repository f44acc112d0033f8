"""A made-up report with everything in it that a report can hold."""

from datetime import date
from decimal import Decimal

from lif_desktop.fields import Shown
from lif_desktop.reports.shape import (
    About,
    Asked,
    Chart,
    Column,
    Report,
    Row,
    Section,
    Series,
    Table,
)

LATE = Table(
    "Late actions",
    (
        Column("Action", 3),
        Column("State"),
        Column("Target"),
        Column("Days late", align="right"),
        Column("Share, %", align="right"),
    ),
    (
        Row(
            (
                "Issue one supervision policy covering agency and bank staff in every service",
                Shown("Late", "late", "triangle"),
                date(2026, 8, 12),
                101,
                Decimal("33.3"),
            ),
            About("actions", 1),
        ),
        Row(
            (
                "Single referral form",
                Shown("Due", "due", "dot"),
                date(2026, 12, 1),
                None,
                Decimal("66.7"),
            ),
            About("actions", 2),
        ),
        Row(("Publish a briefing", Shown("Done", "done", "tick"), None, 7, None)),
    ),
    total=("All", None, None, 108, Decimal(100)),
    note="Counted from the current target date; of 3 actions.",
)
REPORT = Report(
    name="late",
    title="Late and due actions",
    on=date(2026, 11, 21),
    asked=Asked(date(2026, 4, 1), date(2027, 3, 31)),
    basis="Kirklees LIF, Driving Improvement",
    summary=("One of three actions is late.", "Health leads it."),
    sections=(
        Section(
            "How late they are",
            ("Lateness is counted in days.",),
            (LATE, Table("Handed over", (Column("Action"),), ())),
            (
                Chart(
                    "bars", "Late by agency", "Health has 3 late actions, police 1.",
                    ("Health", "Police"), (Series("Late", (3, 1), "late"),),
                ),
                Chart(
                    "stacked", "By month", "Late actions rose from 1 to 4.",
                    ("Sep 2026", "Oct 2026", "Nov 2026"),
                    (
                        Series("On track", (5, 4, None), "well"),
                        Series("Due", (2, 2, 1), "due"),
                        Series("Late", (1, 2, 4), "late"),
                    ),
                ),
                Chart(
                    "line", "Over the quarters", "Rates fell.",
                    ("Q1", "Q2", "Q3", "Q4"),
                    (Series("Northmoor", (12.5, None, 9, 8)), Series("Region", (10, 10, 11, 11))),
                ),
            ),
        ),
    ),
    attention=1,
    left_out=("Names of leads, as the public reads this.",),
)  # fmt: skip
EMPTY = Report(
    "late", "Late and due actions", date(2026, 11, 21), Asked(audience="public"), "", (),
    (Section("", tables=(Table("", (Column("Action"),), (), empty="Nothing is late."),)),),
)  # fmt: skip
