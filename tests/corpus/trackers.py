"""Old trackers as people really keep them, to be moved into registers; all invented.

Each says what is read of it on a board that knows three agencies: the outcomes of its rows, and
how many records of other registers its history becomes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from lif_desktop.importing.reading.sheets import Workbook, sheet_of

Sheets = Mapping[str, Sequence[Sequence[Any]]]
BLANK: list[Any] = []


@dataclass(frozen=True)
class Tracker:
    """One old workbook: where it belongs, its sheets, and what is read of it."""

    name: str
    register: str
    sheets: Sheets
    outcomes: Mapping[str, int]
    history: int = 0
    mapping: Mapping[str, str] = field(default_factory=dict)
    as_of: date | None = None
    merges: Mapping[str, Sequence[tuple[int, int, int, int]]] = field(default_factory=dict)

    def book(self) -> Workbook:
        """Return it as the reader hands it over."""
        sheets = [sheet_of(name, rows) for name, rows in self.sheets.items()]
        for sheet in sheets:
            sheet.merges = list(self.merges.get(sheet.name, ()))
        return Workbook(Path(self.name), self.name, "0" * 64, "xlsx", sheets)


POLICE, HEALTH, HOUSING = "Northmoor Police", "Northmoor Health NHS Trust", "Housing Trust"

TRACKERS: list[Tracker] = [
    Tracker(
        "Action tracker 2019-20.xlsx", "actions",
        {"Actions": [
            ["Northmoor LSCB action tracker"],
            ["Updated for the September meeting"],
            BLANK,
            ["Action No", "Action required", "Responsible agency", "Owner", "Timescale", "Progress",
             "Q1 2019/20", "Q2 2019/20", "RAG"],
            ["A19/1", "Review the threshold document", POLICE, "DS Marsh", date(2019, 9, 30),
             "14/06/2019 - first draft. 3/9/19 - signed off (JD)", "Drafting", "Agreed", "Green"],
            ["A19/2", "Refresh the neglect strategy", HEALTH, "L. Park", "31/12/2019",
             None, None, "Delayed", "Amber"],
            ["A19/3", "Audit early help", HOUSING, None, "31/01/2020", "Not begun", None, None,
             "Red"],
        ]},
        {"new": 3}, 5,
    ),
    Tracker(
        "Action log 2022 revised columns.xlsx", "actions",
        {"Open": [
            ["Ref", "Task", "Agency", "Due date", "Status", "Latest update"],
            ["22-01", "Publish the escalation policy", POLICE, date(2022, 5, 1), "Complete",
             "Done"],
            ["22-02", "Brief schools on exploitation", HEALTH, date(2022, 7, 1), "In progress",
             "May 2022: dates set\nJune 2022: two held"],
        ], "Closed": [
            ["Ref", "Task", "Agency", "Due date", "Status", "Completion date"],
            ["22-00", "Recruit lay members", HOUSING, date(2022, 1, 31), "Closed",
             date(2022, 2, 14)],
        ]},
        {"new": 3}, 2,
    ),
    Tracker(
        "Multi-agency audit schedule.xlsx", "audits",
        {"Schedule": [
            ["Audit schedule 2021 to 2024"],
            ["Audit title", "Type", "Cases", "Date moderated", "Status"],
            ["Neglect: multi-agency case audit", "Multi-agency", 12, date(2021, 6, 30), "Finished"],
            ["Child sexual exploitation", "Multi-agency", 8, date(2022, 3, 31), "Finished"],
            ["Early help step-down", "Single agency", 20, None, "Planned"],
        ]},
        {"new": 3},
    ),
    Tracker(
        "CDOP log.xlsx", "deaths",
        {str(year): [
            ["Case number", "Date of notification", "Date of death", "Age band", "Status"],
            [f"{year}/001", date(year, 2, 3), date(year, 2, 1), "1-4", "Closed"],
            [f"{year}/002", date(year, 8, 9), date(year, 8, 8), "Under 28 days", "Closed"],
        ] for year in (2019, 2020, 2021)},
        {"new": 6},
    ),
    Tracker(
        "Training attendance wide.xlsx", "training",
        {"Courses": [
            ["Course", "Date", "Venue", "Trainer", "Places", "Attended"],
            ["Working together level 3", date(2023, 4, 12), "Town hall", "A. Reed", 24, 19],
            ["Neglect toolkit", "15.06.23", "Online", "B. Shah", 40, 33],
        ]},
        {"new": 2},
    ),
    Tracker(
        "Risk log v3.xlsx", "risks",
        {"v3 March 2024": [
            ["Risk ref", "Risk", "Likelihood", "Impact", "Owner", "Mitigation", "Status",
             "Date raised", "Review date"],
            ["R1", "Turnover in the front door team", 4, 5, "K. Dunn", "Recruit", "Open",
             date(2023, 1, 9), date(2024, 6, 30)],
            ["R2", "No health representative at CDOP", "3 - Medium", "High", "L. Park",
             "Write to ICB", "Open", date(2023, 5, 2), None],
        ]},
        {"new": 2},
    ),
    Tracker(
        "Attendance matrix 2026.xlsx", "attendance",
        {"Attendance": [
            ["Sub-group attendance 2026"],
            ["Agency", "3 Sep 2026", "5 Nov 2026"],
            [POLICE, "Y", "Apologies"],
            [HEALTH, "Y", "Y"],
            [HOUSING, "N", None],
        ]},
        {"new": 5},
    ),
    Tracker(
        "Dataset 2024-25.xlsx", "indicators",
        {"Scorecard": [
            ["Indicator", "Agency", "Unit", "Better when", "2024/25", None, None, None],
            [None, None, None, None, "Q1", "Q2", "Q3", "Q4"],
            ["Re-referrals within 12 months", POLICE, "%", "Lower", 0.21, 0.19, 0.2, "n/k"],
            ["Children on a plan", HEALTH, "Number", "Neither", 112, 118, 121, 119],
        ]},
        {"new": 2}, 8, merges={"Scorecard": ((0, 4, 0, 7), (0, 0, 1, 0), (0, 1, 1, 1))},
    ),
    Tracker(
        "Challenge log.xlsx", "challenges",
        {"Log": [
            ["No", "Date", "Issue", "Raised by", "Challenged agency", "Response",
             "Outcome", "Status"],
            [1, date(2022, 3, 4), "Late conference reports", POLICE, HEALTH, "New template", None,
             "Resolved"],
            [2, "11/05/2022", "No return interview offered", HEALTH, POLICE, None, None, "Open"],
        ]},
        {"new": 2},
    ),
    Tracker(
        "Serious case reviews.xlsx", "reviews",
        {"SCRs": [
            ["Review", "Type", "Date of referral", "Date published", "Status"],
            ["Child Birch", "SCR", date(2017, 5, 1), date(2018, 9, 30), "Published"],
            ["Child Elm", "LCSPR", date(2021, 2, 1), date(2022, 4, 1), "Published"],
        ]},
        {"new": 2},
    ),
    Tracker(
        "Membership.xlsx", "members",
        {"Board": [
            ["Group", "Name", "Organisation", "Role", "Start date", "End date"],
            ["Quality assurance", "J. Marsh", POLICE, "Member", date(2020, 1, 1), None],
        ]},
        {"problem": 1},
    ),
    Tracker(
        "Contacts.xlsx", "agencies",
        {"Agencies": [
            ["Organisation", "Acronym", "Sector"],
            ["Northmoor Youth Service", "NYS", "Local authority"],
            [POLICE, "NP", "Police"],
        ]},
        {"new": 1, "changed": 1},
    ),
    Tracker(
        "Participation 2023.xlsx", "participation",
        {"Voice": [
            ["Consultation", "Who", "Date", "How many", "Feedback", "You said we did"],
            ["Young inspectors", "Young people", date(2023, 2, 1), 14, "Be told sooner",
             "Letters changed"],
        ]},
        {"new": 1},
    ),
    Tracker(
        "Recommendations from reviews.xlsx", "recommendations",
        {"Recs": [
            ["Rec no", "Recommendation", "Action plan", "Agency", "Date", "Response"],
            ["SCR-B/1", "Share chronologies within five days", "Neglect plan", POLICE,
             date(2018, 10, 1), "Accepted"],
            ["SCR-E/1", "Name a lead for transport", "Child Elm plan", HEALTH, date(2022, 4, 1),
             "Accepted"],
        ]},
        {"new": 1, "problem": 1},
    ),
    Tracker(
        "Action plans.xlsx", "plans",
        {"Plans": [
            ["Action plan", "Lead", "Date agreed", "Status"],
            ["Child Elm plan", "J. Marsh", date(2022, 4, 30), "Closed"],
        ]},
        {"new": 1},
    ),
    Tracker(
        "Highlight reports 2024.xlsx", "highlights",
        {"Reports": [
            ["Name of organisation", "Quarter", "Summary of activity", "What we are worried about"],
            [POLICE, "Q1 2024/25", "New team in place", "Demand"],
            [HEALTH, "Q1 2024/25", "Liaison nurses", None],
        ]},
        {"new": 2},
    ),
    Tracker(
        "Section 11 scores.xlsx", "standards",
        {"Scores": [
            ["Agency", "Cycle", "Standard 1", "Standard 2", "Standard 3"],
            [POLICE, "Section 11 2022", "Met", "Part", "Met"],
            [HEALTH, "Section 11 2022", "Met", "Met", None],
        ]},
        {"problem": 5},
    ),
]  # fmt: skip
