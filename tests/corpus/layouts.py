"""Layouts that mislead: records in which ever less is known, lone cells, forms among tables."""

from datetime import date

from tests.corpus.shapes import AGENCIES, BLANK, HEADING, PROMPT, Reading, Shape, actions

LAYOUTS = [
    Shape(
        "records in which ever less is known",
        [
            ["Ref", "Action", "Lead agency", "Target date", "Status", "Update"],
            ["A-1", "Review toolkit", AGENCIES[0], date(2026, 5, 1), "Completed", "Done in May"],
            ["A-2", "Audit files", AGENCIES[1], date(2026, 6, 1), "Open"],
            ["A-3", "Train starters"],
            ["A-4", "Publish procedure"],
            ["A-5", "Share template"],
            ["A-6"],
        ],
        (Reading((1,), "A-F", "2-6", {"numbered row, otherwise blank": "7"}),),
    ),
    Shape(
        "the same without references",
        [
            ["Action", "Lead agency", "Update"],
            ["Review the neglect toolkit and brief all teams on it", AGENCIES[0], "Done in May"],
            ["Audit twelve case files on early help in the autumn", AGENCIES[1]],
            ["Train new starters in recognising exploitation early"],
            ["Publish the escalation procedure for all the schools"],
            ["Set up one shared chronology template for agencies"],
        ],
        (Reading((1,), "A-C", "2-6"),),
    ),
    Shape(
        "form rows that only formulas fill",
        [
            ["Indicator", "Unit", "Q1", "Q2", "Total"],
            ["Audits done", "Number", 3, 4, 7],
            ["Staff trained", "Number", 40, 30, 70],
            *[[PROMPT, "N/A", None, None, 0]] * 4,
            *[[None, "n/a", None, 0, 0]] * 2,
        ],
        (
            Reading(
                (1,),
                "A-E",
                "2-3",
                {"prompt row, nothing chosen": "4-7", "unfilled row, only zeros": "8-9"},
            ),
        ),
    ),
    Shape(
        "a lower row of the heading again",
        [
            ["Measure", "2025/26", None, None, "Notes"],
            [None, "Actual", "Forecast", "Forecast", None],
            ["Audits done", 3, 4, 5, "As agreed"],
            [None, "Actual", "Forecast", "Forecast", None],
            ["Staff trained", 40, 30, 20, "Two courses"],
        ],
        (Reading((1, 2), "A-E", "3,5", {"part of the heading repeated": "4"}),),
        ("B1:D1", "A1:A2", "E1:E2"),
    ),
    Shape(
        "an action named Total among figures",
        [
            ["Indicator", "Unit", "Q1", "Q2", "Q3"],
            ["Length of lanes", "Km", 1, 2, 3],
            ["Length of paths", "Km", 1, 5, 9],
            ["Total length of cycle ways", "Km", 2, 30, 44],
            ["Total", None, 4, 37, 56],
        ],
        (Reading((1,), "A-E", "2-4", {"total": "5"}),),
    ),
    Shape(
        "groups with a block's title above them",
        [
            ["Plan A: neglect"],
            BLANK,
            HEADING,
            ["Priority 1"],
            *actions(2),
            BLANK,
            ["Plan B: exploitation"],
            BLANK,
            HEADING,
            ["Priority 2"],
            *actions(2, 3),
        ],
        (
            Reading(
                (3,),
                "A-E",
                "5-6,12-13",
                {"group heading, carried down": "4,11", "title of a block, carried down": "8"},
                {5: "Plan A: neglect / Priority 1", 13: "Plan B: exploitation / Priority 2"},
            ),
        ),
    ),
    Shape(
        "agencies as headings in between",
        [
            [AGENCIES[0]],
            HEADING,
            *actions(2),
            BLANK,
            [AGENCIES[1]],
            HEADING,
            *actions(2, 3),
        ],
        (
            Reading(
                (2,),
                "A-E",
                "3-4,8-9",
                {"title of a block, carried down": "6"},
                {3: AGENCIES[0], 9: AGENCIES[1]},
            ),
        ),
    ),
    Shape(
        "instructions that name the fields",
        [
            ["How to fill in this return"],
            ["1. Choose your agency from the list."],
            ["2. Give a target date for every action."],
            ["3. Say under Status how far you are."],
            ["4. Send it back by Friday."],
        ],
        (),
    ),
    Shape(
        "a key to the columns",
        [
            ["Column", "Meaning"],
            ["Action", "What will be done"],
            ["Lead agency", "Who leads it"],
            ["Target date", "By when"],
            ["Status", "How far it is"],
        ],
        (Reading((1,), "A-B", "2-5"),),
    ),
    Shape(
        "a cover sheet",
        [
            ["Northmoor Safeguarding Children Partnership"],
            ["Agency", "Northmoor Police"],
            ["Completed by", "J. Hale"],
            ["Version", 3],
            ["Telephone", "+44 1632 960001"],
        ],
        (),
    ),
]
