"""More messy sheets, after trackers and returns of many councils and boards."""

from datetime import date

from tests.corpus.shapes import AGENCIES, BLANK, HEADING, Reading, Shape, actions

STRANGERS = [
    Shape(
        "a theme merged down over its rows",
        [
            ["Theme", "Action", "Lead", "Due"],
            ["Neglect", "Review the toolkit", "J. Hale", date(2026, 5, 1)],
            [None, "Audit twelve files", "A. Smith", date(2026, 6, 1)],
            [None, "Train starters", "P. Jones", date(2026, 6, 9)],
            ["Voice", "Direct work at each visit", "J. Hale", date(2026, 7, 1)],
        ],
        (Reading((1,), "A-D", "2-5"),),
        ("A2:A4",),
    ),
    Shape(
        "actions that begin like instructions",
        [
            ["Action", "How we will know"],
            ["Provide training for all new starters", "Record of attendance at each course"],
            ["Complete the audit of strategy meetings", "List of cases and gradings"],
            ["Explain the pathway to schools", "Fewer referrals sent back"],
        ],
        (Reading((1,), "A-B", "2-4"),),
    ),
    Shape(
        "questions as headings",
        [
            [
                "What is the unique reference of the case?",
                "Was the child seen alone at every visit?",
                "Is there an up-to-date chronology on the file?",
                "How do you grade the practice overall?",
            ],
            ["C-101", "Yes", "No", "Good"],
            ["C-102", "No", "No", "Requires improvement"],
            ["C-103", "Yes", "Yes", "Outstanding"],
        ],
        (Reading((1,), "A-D", "2-4"),),
    ),
    Shape(
        "columns numbered above",
        [[1, 2, 3, 4, 5], HEADING, *actions(3)],
        (Reading((2,), "A-E", "3-5"),),
    ),
    Shape(
        "columns numbered below",
        [HEADING, ["(1)", "(2)", "(3)", "(4)", "(5)"], *actions(3)],
        (Reading((1,), "A-E", "3-5", {"numbers of the columns": "2"}),),
    ),
    Shape(
        "units below the heading",
        [
            ["Agency", "Budget", "Share", "Audits"],
            [None, "£", "%", "number"],
            ["Northmoor Police", 1000, 20.5, 3],
            ["Northmoor Council", 4000, 79.5, 9],
        ],
        (Reading((1,), "A-D", "3-4", {"help text": "2"}),),
    ),
    Shape(
        "a title with a version at the far end",
        [
            ["Action plan", None, None, None, "Version 3"],
            HEADING,
            *actions(3),
        ],
        (Reading((2,), "A-E", "3-5"),),
    ),
    Shape(
        "a narrow title with a version at the far end",
        [
            ["Action plan", None, None, "Version 3"],
            ["Ref", "Action", "Lead", "Due"],
            ["A1", "Review the toolkit", "J. Hale", date(2026, 5, 1)],
            ["A2", "Audit twelve files", "A. Smith", date(2026, 6, 1)],
        ],
        (Reading((2,), "A-D", "3-4"),),
    ),
    Shape(
        "no heading at all",
        [["Barrow", "BAR"], ["Bedford", "BED"], ["Bolton", "BOL"], ["Croydon", "CRO"]],
        (),
    ),
    Shape(
        "row names without a heading",
        [
            [None, "Quarter 1", "Quarter 2", "Quarter 3"],
            ["Audits finished", 3, 4, 5],
            ["Staff trained", 40, 35, 60],
            ["Cases reviewed", 12, 12, 11],
        ],
        (Reading((1,), "A-D", "2-4"),),
    ),
    Shape(
        "months as headings",
        [
            ["Measure", date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1)],
            ["Referrals", 120, 131, 118],
            ["Strategy meetings", 14, 9, 12],
        ],
        (Reading((1,), "A-D", "2-3"),),
    ),
    Shape(
        "headings in capitals, numbered",
        [
            ["1. REFERENCE", "2. ACTION", "3. LEAD AGENCY", "4. DUE"],
            ["A1", "Review the toolkit", AGENCIES[0], date(2026, 5, 1)],
            ["A2", "Audit twelve files", AGENCIES[1], date(2026, 6, 1)],
        ],
        (Reading((1,), "A-D", "2-3"),),
    ),
    Shape(
        "headings with colons",
        [
            ["Ref:", "Action:", "Lead:", "Due:"],
            ["A1", "Review the toolkit", "J. Hale", date(2026, 5, 1)],
            ["A2", "Audit twelve files", "A. Smith", date(2026, 6, 1)],
        ],
        (Reading((1,), "A-D", "2-3"),),
    ),
    Shape(
        "recommendations as groups over their actions",
        [
            ["Child M review: action plan"],
            BLANK,
            ["No.", "Action", "Lead", "Due", "Status"],
            ["Recommendation 1: The board should assure itself that chronologies are shared."],
            ["1.1", "One template for all agencies", "J. Hale", date(2026, 5, 1), "Completed"],
            ["1.2", "Audit of its use", "A. Smith", date(2026, 9, 1), "In progress"],
            ["Recommendation 2: Agencies should ask about fathers."],
            ["2.1", "Guidance for midwives", "P. Jones", date(2026, 6, 1), "In progress"],
            BLANK,
            ["RAG key: red - late; amber - at risk; green - on track"],
        ],
        (
            Reading(
                (3,),
                "A-E",
                "5-6,8",
                {"group heading, carried down": "4,7"},
                {
                    6: "Recommendation 1: The board should assure itself that chronologies are "
                    "shared.",
                    8: "Recommendation 2: Agencies should ask about fathers.",
                },
            ),
        ),
    ),
    Shape(
        "the total's word in the second column",
        [
            ["Code", "Agency", "Audits"],
            ["P", "Northmoor Police", 3],
            ["C", "Northmoor Council", 6],
            [None, "Total", 9],
        ],
        (Reading((1,), "A-C", "2-3", {"total": "4"}),),
    ),
    Shape(
        "nothing to report",
        [HEADING, ["No actions were due in this quarter."]],
        (Reading((1,), "A-E", "", {"note": "2"}),),
    ),
    Shape(
        "side by side, the same height",
        [
            ["Agency", "Lead", None, "Audit", "Cases", "Moderated on"],
            [AGENCIES[0], "J. Hale", None, "Neglect", 12, date(2026, 3, 1)],
            [AGENCIES[1], "A. Smith", None, "Early help", 8, date(2026, 4, 1)],
            [AGENCIES[2], "P. Jones", None, "Exploitation", 9, date(2026, 5, 1)],
        ],
        (Reading((1,), "A-B", "2-4"), Reading((1,), "D-F", "2-4")),
    ),
    Shape(
        "notes scribbled at the right",
        [
            [*HEADING],
            [*actions(1)[0], None, "ask Jo about this"],
            *actions(2, 2),
        ],
        (Reading((1,), "A-E", "2-4"),),
    ),
    Shape(
        "three stacked blocks of different width",
        [
            ["Part A: audits"],
            ["Title", "Cases"],
            ["Neglect", 12],
            ["Early help", 8],
            BLANK,
            ["Part B: actions"],
            HEADING,
            *actions(2),
            BLANK,
            ["Part C: training"],
            ["Course", "Date", "People"],
            ["Exploitation", date(2026, 3, 1), 22],
        ],
        (
            Reading((2,), "A-B", "3-4"),
            Reading((7,), "A-E", "8-9"),
            Reading((12,), "A-C", "13"),
        ),
    ),
    Shape(
        "the heading repeated, said to go on",
        [
            ["Theme 1"],
            ["Ref", "Action", "Lead", "Due"],
            ["A1", "Review the toolkit", "J. Hale", date(2026, 5, 1)],
            ["Theme 2"],
            ["Ref ", "Action", "Lead", "Due "],
            ["B1", "Audit twelve files", "A. Smith", date(2026, 6, 1)],
        ],
        (
            Reading(
                (2,),
                "A-D",
                "3,6",
                {"heading repeated": "5", "title of a block, carried down": "4"},
                {3: "Theme 1", 6: "Theme 2"},
            ),
        ),
    ),
    Shape(
        "each record followed by a blank row",
        [HEADING, *(row for one in actions(4) for row in (one, BLANK))],
        (Reading((1,), "A-E", "2,4,6,8"),),
    ),
    Shape(
        "a heading deep below guidance",
        [
            *(
                [f"Guidance note {n}: complete every row and return the sheet."]
                for n in range(1, 19)
            ),
            HEADING,
            *actions(2),
        ],
        (Reading((19,), "A-E", "20-21"),),
    ),
    Shape(
        "approval boxes below",
        [
            HEADING,
            *actions(2),
            BLANK,
            BLANK,
            ["Approved by:", "J. Hale", None, "Date:", date(2026, 7, 1)],
        ],
        (Reading((1,), "A-E", "2-3"),),
    ),
    Shape(
        "not applicable in many cells",
        [
            ["Ref", "Finding", "Agency", "Action", "Due"],
            ["F1", "Chronologies were not shared", "N/A", "N/A", "N/A"],
            ["F2", "Fathers stood outside", AGENCIES[0], "Ask about both parents", "TBC"],
        ],
        (Reading((1,), "A-E", "2-3"),),
    ),
    Shape(
        "a colour key beside the title",
        [
            ["Action plan", None, "Late", "At risk", "On track"],
            HEADING,
            *actions(3),
        ],
        (Reading((2,), "A-E", "3-5"),),
    ),
    Shape(
        "signed right below",
        [HEADING, *actions(2), ["Signed:", "J. Hale"]],
        (Reading((1,), "A-E", "2-3", {"note": "4"}),),
    ),
    Shape(
        "a word of advice under the heading",
        [
            ["Action", *HEADING[2:], "Notes"],
            ["Please add rows as needed"],
            *([*row[1:], None] for row in actions(3)),
        ],
        (Reading((1,), "A-E", "3-5", {"note": "2"}),),
    ),
    Shape(
        "groups without a telling word",
        [
            ["Action", "Agency", "Due", "Status"],
            ["Early help"],
            *(row[1:] for row in actions(2)),
            ["Children in care"],
            *(row[1:] for row in actions(2, 3)),
        ],
        (
            Reading(
                (1,),
                "A-D",
                "3-4,6-7",
                {"group heading, carried down": "2,5"},
                {4: "Early help", 6: "Children in care"},
            ),
        ),
    ),
    Shape(
        "groups numbered like records",
        [
            ["Ref", "Action", "Due"],
            ["Theme 1"],
            ["ACT-1", "Review the toolkit", date(2026, 5, 1)],
            ["Theme 2"],
            ["ACT-2", "Audit twelve files", date(2026, 6, 1)],
        ],
        (Reading((1,), "A-C", "3,5", {}, {3: "Theme 1", 5: "Theme 2"}),),
    ),
    Shape(
        "projects prepared and not begun",
        [
            ["Project", "Lead", "Due", "Status"],
            ["Project 1", "J. Hale", date(2026, 5, 1), "In progress"],
            ["Project 2"],
            ["Project 3", "A. Smith", date(2026, 6, 1), "In progress"],
            ["Project 4"],
            ["Project 5"],
        ],
        (Reading((1,), "A-D", "2,4", {"numbered row, otherwise blank": "3,5-6"}),),
    ),
    Shape(
        "labels and values in pairs",
        [
            ["Agency", "Northmoor Police", "Period", "Quarter 2"],
            ["Lead officer", "J. Hale", "Date of return", date(2026, 7, 1)],
            ["Email", "j.hale@northmoor.example", "Version", 2],
        ],
        (),
    ),
    Shape(
        "one column of names",
        [["Agency"], *([agency] for agency in AGENCIES)],
        (Reading((1,), "A-A", "2-4"),),
    ),
    Shape(
        "one column of prose",
        [
            ["Notes"],
            ["All the data in this book relates to visits. " * 4],
            ["From January a new judgement was introduced. " * 4],
        ],
        (),
    ),
    Shape(
        "a measure that begins with Total",
        [
            ["Measure", "Unit", "Quarter 1", "Quarter 2"],
            ["Audits finished", "number", 4, 5],
            ["Total length of waiting", "days", 40, 38],
            ["Staff trained", "number", 22, 31],
            ["Total of all measures", None, 66, 74],
        ],
        (Reading((1,), "A-D", "2-4", {"total": "5"}),),
    ),
    Shape(
        "heading rows with a gap between, repeated",
        [
            ["Project 1: toolkit"],
            ["Indicator", "Unit", "2025", None],
            BLANK,
            [None, None, "Half 1", "Half 2"],
            ["Audits", "number", 4, 5],
            BLANK,
            ["Project 2: training"],
            ["Indicator", "Unit", "2025", None],
            BLANK,
            [None, None, "Half 1", "Half 2"],
            ["Courses", "number", 2, 3],
        ],
        (
            Reading(
                (2, 4),
                "A-D",
                "5,11",
                {"heading repeated": "8-10", "title of a block, carried down": "7"},
                {5: "Project 1: toolkit", 11: "Project 2: training"},
            ),
        ),
        ("C2:D2", "C8:D8"),
    ),
    Shape(
        "a date still to be agreed, below a blank row",
        [
            ["Action", "Agency", "Due", "Status"],
            ["Review the toolkit", AGENCIES[0], date(2026, 5, 1), "In progress"],
            ["Audit twelve files", AGENCIES[1], date(2026, 6, 1), "In progress"],
            BLANK,
            ["Train new starters", "Northmoor Fire Service", "TBC", "Not begun"],
            ["Publish procedure", AGENCIES[2], date(2026, 8, 1), "Completed"],
            ["Share the template", AGENCIES[1], date(2026, 9, 1), "Completed"],
        ],
        (Reading((1,), "A-D", "2-3,5-7", {"blank row": "4"}),),
    ),
    Shape(
        "stacked, all words, under a title",
        [
            ["What we heard", "What it means"],
            ["Children said that they had to tell their story to each new worker", "Fewer changes"],
            ["Parents were not told what would happen after the first meeting", "A plain letter"],
            ["Staff did not know whom to call when a plan drifted", "A named manager"],
            BLANK,
            ["Next"],
            ["Step", "Who"],
            ["Letter drafted", "J. Hale"],
            ["Managers named", "A. Smith"],
        ],
        (Reading((1,), "A-B", "2-4"), Reading((7,), "A-B", "8-9")),
    ),
    Shape(
        "scribbles all down the side",
        [
            HEADING,
            *(
                [*row, None, f"see {n}"] if n % 4 == 0 else row
                for n, row in enumerate(actions(500))
            ),
        ],
        (Reading((1,), "A-E", "2-501"),),
    ),
    Shape(
        "lone names of actions",
        [
            ["Action", "Lead", "Due"],
            ["Review the toolkit", "J. Hale", date(2026, 5, 1)],
            ["Audit twelve files"],
            ["Train new starters", None, date(2026, 6, 1)],
            ["Publish the procedure"],
        ],
        (Reading((1,), "A-C", "2-5"),),
    ),
    Shape(
        "text running on below its row",
        [
            ["Ref", "Progress", "Due"],
            ["A-1", "First draft sent to all", date(2026, 5, 1)],
            [
                None,
                "and discussed at length in the meeting of the group in the spring, with thanks",
            ],
            ["A-2", "Agreed", date(2026, 6, 1)],
            [None, None, date(2026, 7, 1)],
            ["A-3", "Agreed", date(2026, 8, 1)],
        ],
        (Reading((1,), "A-C", "2,4-6", {"note": "3"}),),
    ),
]
