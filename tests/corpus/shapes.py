"""Messy sheets as agencies send them, each with what a person reads in it stated beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

BLANK: list[Any] = []
PROMPT = "< Select >"


@dataclass(frozen=True)
class Reading:
    """What a person reads: heading rows, column letters, records, and what is left out."""

    heading: tuple[int, ...]
    span: str
    records: str
    left_out: dict[str, str] = field(default_factory=dict)
    carried: dict[int, str] = field(default_factory=dict)
    headings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shape:
    """One messy sheet."""

    name: str
    rows: Sequence[Sequence[Any]]
    tables: tuple[Reading, ...]
    merges: tuple[str, ...] = ()


HEADING = ["Ref", "Action", "Lead agency", "Target date", "Status"]
AGENCIES = ("Northmoor Police", "Northmoor Council", "Northmoor Health Trust")
STATUSES = ("In progress", "Completed", "Not started")
WORK = (
    "Review the neglect toolkit and brief all teams",
    "Audit twelve case files on early help",
    "Train new starters in recognising exploitation",
    "Publish the escalation procedure for schools",
    "Set up a shared chronology template",
    "Check that strategy meetings are recorded",
)


def actions(count: int, start: int = 1) -> list[list[Any]]:
    """Return rows of an action return."""
    return [
        [
            f"ACT-2026-{n:03}",
            WORK[n % len(WORK)] + f" ({n})",
            AGENCIES[n % len(AGENCIES)],
            date(2026, 1 + n % 12, 1 + n % 28),
            STATUSES[n % len(STATUSES)],
        ]
        for n in range(start, start + count)
    ]


def numbered(count: int, width: int = 5) -> list[list[Any]]:
    """Return numbered rows that nobody filled in."""
    return [[n, *[None] * (width - 1)] for n in range(1, count + 1)]


PLAIN = [
    Shape("plain", [HEADING, *actions(6)], (Reading((1,), "A-E", "2-7"),)),
    Shape("one record", [HEADING, *actions(1)], (Reading((1,), "A-E", "2"),)),
    Shape(
        "title and guidance above",
        [
            ["Northmoor Safeguarding Children Partnership"],
            ["Action return, quarter 2"],
            ["Please complete every row and send this back by Friday. Do not add columns."],
            BLANK,
            HEADING,
            *actions(4),
        ],
        (Reading((5,), "A-E", "6-9"),),
    ),
    Shape(
        "keys and values right above",
        [
            ["Agency:", "Northmoor Police"],
            ["Quarter:", "Q2 2026"],
            ["Completed by:", "J. Hale"],
            HEADING,
            *actions(4),
        ],
        (Reading((4,), "A-E", "5-8"),),
    ),
    Shape(
        "keys without colons above",
        [["Agency", "Northmoor Police"], ["Quarter", "Q2 2026"], HEADING, *actions(4)],
        (Reading((3,), "A-E", "4-7"),),
    ),
    Shape(
        "keys above a blank row",
        [["Agency", "Northmoor Police"], ["Date", date(2026, 7, 1)], BLANK, HEADING, *actions(4)],
        (Reading((4,), "A-E", "5-8"),),
    ),
    Shape(
        "not in the corner",
        [BLANK, BLANK, [None, None, *HEADING], *([None, None, *row] for row in actions(3))],
        (Reading((3,), "C-G", "4-6"),),
    ),
    Shape(
        "line breaks and odd spaces in headings",
        [
            [
                "Ref\u00a0",
                "Action\nrequired",
                " Lead\u00a0agency ",
                "Target date\n(dd/mm/yyyy)",
                "Status ",
            ],
            *actions(3),
        ],
        (
            Reading(
                (1,),
                "A-E",
                "2-4",
                headings=(
                    "Ref",
                    "Action required",
                    "Lead agency",
                    "Target date (dd/mm/yyyy)",
                    "Status",
                ),
            ),
        ),
    ),
    Shape(
        "blank rows among records",
        [HEADING, *actions(2), BLANK, *actions(2, 3), BLANK, BLANK, *actions(1, 5)],
        (Reading((1,), "A-E", "2-3,5-6,9", {"blank row": "4,7-8"}),),
    ),
    Shape(
        "sparse records",
        [
            HEADING,
            ["ACT-2026-001", "Review the toolkit", None, None, None],
            [None, "Audit twelve files", "Northmoor Police", None, None],
            ["ACT-2026-003", "Train starters", None, date(2026, 5, 1), "Completed"],
        ],
        (Reading((1,), "A-E", "2-4"),),
    ),
    Shape(
        "two columns",
        [["Agency", "Return received"], *([a, date(2026, 5, 3)] for a in AGENCIES)],
        (Reading((1,), "A-B", "2-4"),),
    ),
    Shape(
        "numbers under years",
        [
            ["Indicator", 2023, 2024, 2025],
            ["Re-referrals within 12 months", 21.5, 22.0, 20.1],
            ["Children on a second plan", 14, 15, 17],
            ["Care leavers in touch", 88, 90, 91],
        ],
        (Reading((1,), "A-D", "2-4"),),
    ),
    Shape(
        "all words, nothing dated",
        [
            ["Theme", "What we learnt", "What changes"],
            ["Neglect", "Chronologies were not shared", "One template for all"],
            ["Voice", "Children were seen but not asked", "Direct work at each visit"],
            ["Fathers", "Fathers stood outside assessments", "Ask about both parents"],
        ],
        (Reading((1,), "A-C", "2-4"),),
    ),
]

HEADINGS = [
    Shape(
        "two heading rows, merged",
        [
            ["No.", "Risk", "Before", None, "After", None, "Owner"],
            [None, None, "Impact", "Likelihood", "Impact", "Likelihood", None],
            [1, "Turnover of social workers", "High", "Medium", "Low", "Low", "Head of service"],
            [2, "Health visiting gap", "Medium", "High", "Medium", "Low", "Designated nurse"],
        ],
        (
            Reading(
                (1, 2),
                "A-G",
                "3-4",
                headings=(
                    "No.",
                    "Risk",
                    "Before / Impact",
                    "Before / Likelihood",
                    "After / Impact",
                    "After / Likelihood",
                    "Owner",
                ),
            ),
        ),
        ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:G2"),
    ),
    Shape(
        "two heading rows, not merged",
        [
            ["No.", "Risk", "Before", None, "After", None],
            [None, None, "Impact", "Likelihood", "Impact", "Likelihood"],
            [1, "Turnover of social workers", "High", "Medium", "Low", "Low"],
            [2, "Health visiting gap", "Medium", "High", "Medium", "Low"],
        ],
        (Reading((1, 2), "A-F", "3-4"),),
    ),
    Shape(
        "three heading rows",
        [
            ["Measure", "Unit", "2025 to 2026", None, None, "Total"],
            [None, None, "Q1", "Q2", "Q3", None],
            [None, None, "Actual", "Forecast", "Forecast", None],
            ["Audits done", "number", 4, 5, 6, 15],
            ["Staff trained", "number", 40, 35, 60, 135],
        ],
        (Reading((1, 2, 3), "A-F", "4-5"),),
        ("A1:A3", "B1:B3", "C1:E1", "F1:F3"),
    ),
    Shape(
        "group names over a full heading row",
        [
            [None, "Plan", None, None, "Outcome", None],
            ["Ref", "Action", "Lead", "Due", "Status", "Impact"],
            ["A1", "Review the toolkit", "J. Hale", date(2026, 5, 1), "Completed", "Fewer delays"],
            ["A2", "Audit twelve files", "A. Smith", date(2026, 6, 1), "In progress", None],
        ],
        (Reading((1, 2), "A-F", "3-4"),),
        ("B1:D1", "E1:F1"),
    ),
    Shape(
        "a merged title right above",
        [["Actions from the Child M review", None, None, None, None], HEADING, *actions(3)],
        (Reading((2,), "A-E", "3-5"),),
        ("A1:E1",),
    ),
    Shape(
        "help text under the heading",
        [
            HEADING,
            [
                None,
                "Describe what will be done, in one sentence",
                "Select the agency that leads",
                "Enter as dd/mm/yyyy",
                "Choose from the list",
            ],
            *actions(3),
        ],
        (Reading((1,), "A-E", "3-5", {"help text": "2"}),),
    ),
    Shape(
        "a heading and nothing yet",
        [["Action return"], BLANK, HEADING],
        (Reading((3,), "A-E", ""),),
    ),
    Shape(
        "a column without a heading",
        [
            ["Ref", "Action", None, "Status"],
            ["A-1", "Review the toolkit", "with schools", "Completed"],
            ["A-2", "Audit twelve files", "with health", "In progress"],
            ["A-3", "Train starters", "all", "In progress"],
        ],
        (Reading((1,), "A-D", "2-4"),),
    ),
]
