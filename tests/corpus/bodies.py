"""Messy bodies: what stands among and around the records."""

from datetime import date

from tests.corpus.shapes import (
    AGENCIES,
    BLANK,
    HEADING,
    PROMPT,
    Reading,
    Shape,
    actions,
    numbered,
)

AMONG = [
    Shape(
        "example row",
        [
            HEADING,
            ["Example", "Brief all staff", "Any agency", date(2026, 1, 1), "Completed"],
            *actions(3),
        ],
        (Reading((1,), "A-E", "3-5", {"example row": "2"}),),
    ),
    Shape(
        "example marked further right",
        [
            ["No.", "Action", "Lead agency", "Target date", "Status"],
            [0, "Example of how to complete >", "Any agency", date(2026, 1, 1), "Completed"],
            [1, *actions(1)[0][1:]],
            [2, *actions(1, 2)[0][1:]],
        ],
        (Reading((1,), "A-E", "3-4", {"example row": "2"}),),
    ),
    Shape(
        "prompt rows",
        [
            HEADING,
            *actions(2),
            *[[None, None, PROMPT, None, "Please select an option"]] * 3,
        ],
        (Reading((1,), "A-E", "2-3", {"prompt row, nothing chosen": "4-6"}),),
    ),
    Shape(
        "a record with one prompt left",
        [HEADING, ["ACT-2026-001", "Review the toolkit", PROMPT, None, PROMPT], *actions(2, 2)],
        (Reading((1,), "A-E", "2-4"),),
    ),
    Shape(
        "numbered rows left blank",
        [
            ["No.", *HEADING[1:]],
            [1, *actions(1)[0][1:]],
            [2, *actions(1, 2)[0][1:]],
            *([n, None, None, None, None] for n in range(3, 8)),
        ],
        (Reading((1,), "A-E", "2-3", {"numbered row, otherwise blank": "4-8"}),),
    ),
    Shape(
        "rows with formulas' zeros only",
        [
            ["Project", "Budget", "Spent", "Left"],
            ["Toolkit", 1000.0, 400.0, 600.0],
            ["Training", 2000.0, 0.0, 2000.0],
            *[[None, 0.0, 0.0, 0.0]] * 3,
        ],
        (Reading((1,), "A-D", "2-3", {"unfilled row, only zeros": "4-6"}),),
    ),
    Shape(
        "totals",
        [
            ["Agency", "Audits due", "Audits done"],
            ["Northmoor Police", 4, 3],
            ["Northmoor Council", 6, 6],
            ["Sub-total", 10, 9],
            ["Northmoor Health Trust", 2, 1],
            ["Grand total", 12, 10],
        ],
        (Reading((1,), "A-C", "2-3,5", {"total": "4,6"}),),
    ),
    Shape(
        "an action that begins with Total",
        [
            HEADING,
            *actions(2),
            ["ACT-2026-009", "Total rewrite of the toolkit", *actions(1)[0][2:]],
        ],
        (Reading((1,), "A-E", "2-4"),),
    ),
    Shape(
        "footnotes",
        [
            HEADING,
            *actions(3),
            BLANK,
            ["* Dates agreed at the meeting of the learning group."],
            ["Source: agency returns"],
        ],
        (Reading((1,), "A-E", "2-4", {"blank row": "5", "note": "6-7"}),),
    ),
    Shape(
        "a footnote right below",
        [HEADING, *actions(3), ["Note: RAG as agreed by the group."]],
        (Reading((1,), "A-E", "2-4", {"note": "5"}),),
    ),
    Shape(
        "end mark",
        [HEADING, *actions(3), BLANK, ["END"] * 5],
        (Reading((1,), "A-E", "2-4", {"blank row": "5", "end mark": "6"}),),
    ),
    Shape(
        "groups among the records",
        [
            HEADING,
            ["Priority 1: Neglect"],
            *actions(2),
            ["Priority 2: Exploitation"],
            *actions(2, 3),
        ],
        (
            Reading(
                (1,),
                "A-E",
                "3-4,6-7",
                {"group heading, carried down": "2,5"},
                {3: "Priority 1: Neglect", 7: "Priority 2: Exploitation"},
            ),
        ),
    ),
    Shape(
        "groups in merged rows",
        [HEADING, ["Neglect"], *actions(2), ["Exploitation"], *actions(2, 3)],
        (Reading((1,), "A-E", "3-4,6-7", {"group heading, carried down": "2,5"}, {3: "Neglect"}),),
        ("A2:E2", "A5:E5"),
    ),
    Shape(
        "the heading repeated for each project",
        [
            ["SECTION A: All projects"],
            HEADING,
            *actions(2),
            BLANK,
            ["Project 1:", "Neglect toolkit"],
            BLANK,
            HEADING,
            *actions(1, 3),
            *numbered(2),
            BLANK,
            ["Project 2:", "Early help"],
            BLANK,
            HEADING,
            *actions(2, 5),
            *numbered(1),
        ],
        (
            Reading(
                (2,),
                "A-E",
                "3-4,9,16-17",
                {
                    "heading repeated": "8,15",
                    "numbered row, otherwise blank": "10-11,18",
                    "title of a block, carried down": "6,13",
                    "blank row": "5,7,12,14",
                },
                {3: "SECTION A: All projects", 9: "Project 1: Neglect toolkit"},
            ),
        ),
    ),
    Shape(
        "the heading repeated on every printed page",
        [HEADING, *actions(3), HEADING, *actions(3, 4), HEADING, *actions(2, 7)],
        (Reading((1,), "A-E", "2-4,6-8,10-11", {"heading repeated": "5,9"}),),
    ),
]

AROUND = [
    Shape(
        "stacked, with titles",
        [
            ["Open actions"],
            HEADING,
            *actions(3),
            BLANK,
            ["Audits"],
            ["Title", "Method", "Cases", "Moderated on"],
            ["Neglect", "Multi-agency case audit", 12, date(2026, 3, 1)],
            ["Early help", "Survey", 80, date(2026, 4, 1)],
        ],
        (Reading((2,), "A-E", "3-5"), Reading((8,), "A-D", "9-10")),
    ),
    Shape(
        "stacked, a blank row between",
        [
            HEADING,
            *actions(3),
            BLANK,
            ["Title", "Method", "Cases"],
            ["Neglect", "Multi-agency case audit", 12],
            ["Early help", "Survey", 80],
        ],
        (Reading((1,), "A-E", "2-4"), Reading((6,), "A-C", "7-8")),
    ),
    Shape(
        "stacked, the same heading after an end mark",
        [HEADING, *actions(2), ["END"] * 5, ["Closed actions"], HEADING, *actions(2, 3)],
        (Reading((1,), "A-E", "2-3", {"end mark": "4"}), Reading((6,), "A-E", "7-8")),
    ),
    Shape(
        "side by side",
        [
            [*HEADING, None, "Score", "Meaning of score", "Colour"],
            *(
                [*row, None, *(extra or [None] * 3)]
                for row, extra in zip(
                    actions(6),
                    [
                        [1, "No problem", "Green"],
                        [2, "Some delay", "Amber"],
                        [3, "Late", "Red"],
                        None,
                        None,
                        None,
                    ],
                    strict=True,
                )
            ),
        ],
        (Reading((1,), "A-E", "2-7"), Reading((1,), "G-I", "2-4")),
    ),
    Shape(
        "side by side, beginning lower",
        [
            ["Our actions"],
            [*HEADING, None, "Guidance"],
            [*actions(1)[0], None, "Score", "Colour"],
            [*actions(1, 2)[0], None, 1, "Green"],
            [*actions(1, 3)[0], None, 2, "Amber"],
            actions(1, 4)[0],
        ],
        (Reading((2,), "A-E", "3-6"), Reading((3,), "G-H", "4-5")),
    ),
    Shape(
        "an empty column inside",
        [
            ["Ref", "Action", None, "Update", "Evidence"],
            ["A-1", "Review the toolkit", None, "Drafted", "Minutes"],
            ["A-2", "Audit twelve files", None, None, None],
            ["A-3", "Train starters", None, "Ten trained", None],
            ["A-4", "Publish procedure", None, None, None],
            ["A-5", "Set up template", None, "Shared in May", "Template"],
        ],
        (Reading((1,), "A-E", "2-6"),),
    ),
    Shape(
        "a form, no table",
        [
            ["Return of the agency"],
            BLANK,
            ["Agency", "Northmoor Police"],
            ["Completed by", "J. Hale"],
            ["Email", "j.hale@northmoor.example"],
            ["Date", date(2026, 7, 1)],
            ["Telephone", "+44 1632 960001"],
        ],
        (),
    ),
    Shape(
        "questions and answers",
        [
            ["A1", "How is the programme progressing?", "Well, on the whole."],
            ["A2", "What are the key challenges?", "Turnover of staff in two teams."],
            ["A3", "What support is needed?", "None at present."],
        ],
        (),
    ),
    Shape(
        "a form, then a table",
        [
            ["Agency:", "Northmoor Police"],
            ["Lead:", "J. Hale"],
            ["Period:", "April to June 2026"],
            BLANK,
            HEADING,
            *actions(3),
        ],
        (Reading((5,), "A-E", "6-8"),),
    ),
    Shape(
        "an explanation of terms above",
        [
            ["Theme", "Description"],
            ["Neglect", "Persistent failure to meet a child's basic needs"],
            ["Exploitation", "Sexual or criminal, online or not"],
            BLANK,
            ["Theme", "Audit", "Cases", "Moderated on"],
            ["Neglect", "Chronologies", 12, date(2026, 3, 1)],
            ["Exploitation", "Return interviews", 8, date(2026, 4, 1)],
        ],
        (Reading((5,), "A-D", "6-7"),),
    ),
    Shape(
        "lists of choices",
        [
            ["Agencies", "Statuses", "Ratings"],
            [AGENCIES[0], "Open", "Red"],
            [AGENCIES[1], "Closed", "Amber"],
            [AGENCIES[2], None, "Green"],
            ["Northmoor Probation", None, None],
            ["Northmoor Fire Service", None, None],
            ["Northmoor Housing", None, None],
            ["Northmoor Schools", None, None],
        ],
        (),
    ),
    Shape(
        "nothing but notes",
        [["Notes"], ["All figures are provisional."], ["See the guidance."]],
        (),
    ),
    Shape("empty", [], ()),
]
