"""Forms and questionnaires, with the record that a person reads in each."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.corpus.shapes import AGENCIES, BLANK


@dataclass(frozen=True)
class Form:
    """A sheet with a form: its area, and each record's answers by prompt."""

    name: str
    rows: list[list[Any]]
    place: str
    records: list[dict[str, Any]]
    merges: tuple[str, ...] = ()
    above: tuple[str, ...] = ()


FORMS = [
    Form(
        "answers beside, hints beyond",
        [
            ["Agency audit return"],
            ["Answer in the yellow boxes."],
            BLANK,
            ["Agency", AGENCIES[0], "As the board knows you"],
            ["Period", "Q2 2026/27"],
            ["Reported by", "J. Hale", "Who wrote this"],
            ["Summary of activity", "Two audits, one briefing", "In short"],
            ["What we are worried about", None, "What keeps you awake"],
            ["Date signed", date(2026, 10, 2)],
        ],
        "A4:C9",
        [
            {
                "Agency": AGENCIES[0], "Period": "Q2 2026/27", "Reported by": "J. Hale",
                "Summary of activity": "Two audits, one briefing",
                "What we are worried about": None, "Date signed": date(2026, 10, 2),
            }
        ],
    ),
    Form(
        "numbered prompts with colons, merged answers",
        [
            [None, "1. Name of organisation:", AGENCIES[1]],
            [None, "2. Period covered by report:", "April to June"],
            BLANK,
            [None, "Section B"],
            [None, "3. Summary:", "Twelve cases audited"],
            [None, "4. Challenges:", "Two vacancies"],
        ],
        "B1:C6",
        [
            {
                "Name of organisation": AGENCIES[1],
                "Period covered by report": "April to June",
                "Summary": "Twelve cases audited", "Challenges": "Two vacancies",
            }
        ],
        ("C1:E1", "C5:E5"),
    ),
    Form(
        "answers beneath",
        [
            ["Highlight report"],
            BLANK,
            ["Agency:"], [AGENCIES[2]],
            ["Period:"], ["Q1 2026/27"],
            ["Summary of activity:"], ["Three audits."], ["Ninety staff trained."],
            BLANK,
            ["What needs to change:"], ["Quicker referrals"],
        ],
        "A3:A12",
        [
            {
                "Agency": AGENCIES[2], "Period": "Q1 2026/27",
                "Summary of activity": "Three audits.\nNinety staff trained.",
                "What needs to change": "Quicker referrals",
            }
        ],
    ),
    Form(
        "a block for each standard",
        [
            ["Section 11 self-assessment"],
            BLANK,
            ["Standard 1: Leadership"],
            ["Own score", "Good"],
            ["Evidence", "Annual report to the board"],
            ["Gap", None],
            ["Deadline", None],
            BLANK,
            ["Standard 2: Safer recruitment"],
            ["Own score", "Developing"],
            ["Evidence", "Audit of twenty files"],
            ["Gap", "References by telephone"],
            ["Deadline", date(2027, 3, 31)],
        ],
        "A4:B13",
        [
            {
                "Own score": "Good", "Evidence": "Annual report to the board", "Gap": None,
                "Deadline": None,
            },
            {
                "Own score": "Developing", "Evidence": "Audit of twenty files",
                "Gap": "References by telephone", "Deadline": date(2027, 3, 31),
            },
        ],
        above=("Standard 1: Leadership", "Standard 2: Safer recruitment"),
    ),
    Form(
        "a block that names its standard",
        [
            *[
                row
                for number in (1, 2, 3)
                for row in (
                    ["Standard", f"Standard {number}"], ["Score", "Met"],
                    ["Evidence", f"File {number}"], BLANK,
                )
            ],
        ],
        "A1:B11",
        [
            {"Standard": f"Standard {number}", "Score": "Met", "Evidence": f"File {number}"}
            for number in (1, 2, 3)
        ],
    ),
    Form(
        "two sides, then answers beneath",
        [
            ["Single agency audit: summary"],
            BLANK,
            ["Agency:", AGENCIES[0], "Date of audit:", date(2026, 1, 20)],
            ["Audit title:", "Attendance", "Lead auditor:", "J. Pryce"],
            ["Number of cases:", 24, "Period covered:", "Sept 25 to Dec 25"],
            ["Method:", "Case file", "Overall judgement:", None],
            BLANK,
            ["Strengths"], ["First-day calls are recorded."], ["So are home visits."],
            ["Areas for development"], ["Escalation is late."],
        ],
        "A3:D12",
        [
            {
                "Agency": AGENCIES[0], "Audit title": "Attendance", "Number of cases": 24,
                "Method": "Case file",
                "Strengths": "First-day calls are recorded.\nSo are home visits.",
                "Areas for development": "Escalation is late.",
                "Date of audit": date(2026, 1, 20), "Lead auditor": "J. Pryce",
                "Period covered": "Sept 25 to Dec 25", "Overall judgement": None,
            }
        ],
    ),
    Form(
        "two sides in merged cells, more known on the right",
        [
            [None, "MULTI-AGENCY CASE FILE AUDIT"],
            BLANK,
            [None, "Method:", None, "Dip sample", None, "Lead auditor:", None, "S. Kaur"],
            [None, "Theme:", None, "Neglect", None, "Agency:", None, AGENCIES[2]],
            [None, "Code:", None, "NM-77", None, "Date of audit:", None, date(2026, 1, 5)],
        ],
        "B3:H5",
        [
            {
                "Method": "Dip sample", "Theme": "Neglect", "Code": "NM-77",
                "Lead auditor": "S. Kaur", "Agency": AGENCIES[2],
                "Date of audit": date(2026, 1, 5),
            }
        ],
        tuple(f"{a}{row}:{b}{row}" for row in (3, 4, 5) for a, b in ("BC", "DE", "FG")),
    ),
    Form(
        "two sides at its head, the rest beneath",
        [
            ["Agency", AGENCIES[0], "Period", "Q3 2026/27"],
            ["Reported by", "H. Marsh", "Date signed", date(2027, 1, 14)],
            BLANK,
            ["Summary of activity"], ["Two audits and a briefing."],
            BLANK,
            ["What we are worried about"], ["Vacancies among health visitors."],
            BLANK,
            ["What needs to change"], ["Earlier referrals."],
        ],
        "A1:D11",
        [
            {
                "Agency": AGENCIES[0], "Reported by": "H. Marsh",
                "Summary of activity": "Two audits and a briefing.",
                "What we are worried about": "Vacancies among health visitors.",
                "What needs to change": "Earlier referrals.",
                "Period": "Q3 2026/27", "Date signed": date(2027, 1, 14),
            }
        ],
    ),
]  # fmt: skip
