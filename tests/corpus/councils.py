"""Sheets as councils, trusts, schools and police send them: subtotals, signatures, score grids."""

from datetime import date

from tests.corpus.shapes import BLANK, Reading, Shape

COUNCILS = [
    Shape(
        "subtotals named after their group",
        [
            ["Agency", "Course", "Date", "Places", "Taken"],
            ["Police", "Neglect", "12/01/2026", 10, 8],
            ["Police", "Exploitation", "19/01/2026", 10, 9],
            ["Police Total", None, None, 20, 17],
            ["Housing", "Neglect", "12/01/2026", 5, 5],
            ["Housing Total", None, None, 5, 5],
            ["Grand Total", None, None, 25, 22],
        ],
        (Reading((1,), "A-E", "2-3,5", {"total": "4,6-7"}),),
    ),
    Shape(
        "a quarter's total, and records that end in the word",
        [
            ["Month", "Children", "Episodes"],
            ["Referrals total", 4, 9],
            ["Oct", 14, 22],
            ["Nov", 12, 19],
            ["Q3 total", 26, 41],
        ],
        (Reading((1,), "A-C", "2-4", {"total": "5"}),),
    ),
    Shape(
        "all of them, with figures as text and some withheld",
        [
            ["Source of referral", "Number", "Share", "Repeats"],
            ["Police", 412, "41.2%", "80"],
            ["Schools", "300", "30.0%", "45"],
            ["Health services", "188", "18.8%", "30"],
            ["Anonymous", "..", "..", "c"],
            ["All age groups", 100, "10.0%", " 12 "],
            ["All sources", "1,000", "100.0%", "167"],
        ],
        (Reading((1,), "A-D", "2-6", {"total": "7"}),),
    ),
    Shape(
        "a share under the total",
        [
            ["Name", "Team", "Working Together", "Neglect", "Exploitation"],
            ["A. Begum", "North", "x", None, "12/05/2025"],
            ["B. Carter-Jones", "North", "x", "x", None],
            ["C. O'Neill", "South", "Y", None, None],
            ["Total trained", None, 3, 1, 1],
            ["% compliant", None, "100%", "33%", "33%"],
        ],
        (Reading((1,), "A-E", "2-4", {"total": "5-6"}),),
    ),
    Shape(
        "measures that are shares",
        [
            ["Measure", "Q1", "Q2"],
            ["Assessments", 40, 38],
            ["% on time", "80%", "85%"],
            ["% repeated", "8%", "5%"],
        ],
        (Reading((1,), "A-C", "2-4"),),
    ),
    Shape(
        "a grid of scores under the register",
        [
            ["Risk ID", "Raised", "Description", "Owner", "L", "I", "Controls"],
            ["SG-01", date(2025, 4, 1), "Supervision is late", "K. Dean", 4, 4, "Report"],
            ["SG-02", date(2025, 6, 12), "Post is vacant", "CIO", 5, 3, "Locum"],
            ["SG-03", date(2025, 9, 2), "No flag on the system", "P. Rowe", 3, 5, "List"],
            BLANK,
            ["Risk scoring matrix"],
            ["Likelihood / Impact", 1, 2, 3, 4, 5],
            [2, 2, 4, 6, 8, 10],
            [1, 1, 2, 3, 4, 5],
        ],
        (Reading((1,), "A-G", "2-4"),),
    ),
    Shape(
        "the last record below a gap",
        [
            ["Learning point", "Source", "How shared", "Evidence", "Date", "Lead"],
            [
                "Fathers are not recorded",
                "SPR Child K",
                "Briefing 12",
                None,
                "05/01/2026",
                "J. Hale",
            ],
            ["Chronologies come late", "JTAI", "Team meetings"],
            BLANK,
            [
                "Information at transfer in",
                "Rapid review 3",
                "Email",
                "Dip sample",
                "6 Jan",
                "K. D.",
            ],
        ],
        (Reading((1,), "A-F", "2-3,5", {"blank row": "4"}),),
    ),
    Shape(
        "an overall grade right under the numbered questions",
        [
            ["Ref", "Question", "Evidence", "Self grade", "Gap"],
            ["1.1", "Is there a named senior lead?", "Structure chart", 3, None],
            ["1.2", "Is there a policy?", "Policy v3", 2, "Refresh it"],
            ["Overall grade for this standard", None, None, 2],
        ],
        (Reading((1,), "A-E", "2-3", {"note": "4"}),),
    ),
    Shape(
        "overall grades of the cases are a record",
        [
            ["Question", "Case 1", "Case 2", "Case 3"],
            ["Was the child seen alone?", "Yes", "No", "Yes"],
            ["Was supervision evident?", "Yes", "Yes", "No"],
            ["Overall grade", "Good", "Inadequate", "Good"],
        ],
        (Reading((1,), "A-D", "2-4"),),
    ),
    Shape(
        "signatures and a quorum under the table",
        [
            ["No", "Standard", "Met or not", "Evidence", "By whom"],
            [1, "Policy on the website", "Met", "Link", "Head"],
            [2, "Staff have read part 1", "Partly", "Sheet", "Lead"],
            BLANK,
            ["Quorate?", "Yes", "No", "Yes", "Yes"],
            BLANK,
            ["Signed (headteacher)", "A. Pell", None, "Date", "14/01/2026"],
            ["Signed (chair of governors)", None, None, "Date"],
        ],
        (Reading((1,), "A-E", "2-3", {"note": "5,7-8"}),),
    ),
    Shape(
        "records merged like their heading",
        [
            ["Area", None, "What worked well", None, "Grade"],
            ["Assessment", None, "Clear analysis", None, "Good"],
            ["Planning", None, "Clear aims", None, "Requires improvement"],
            ["Supervision", None, "Notes on file", None, "Good"],
        ],
        (Reading((1,), "A-E", "2-4"),),
        tuple(f"{pair[0]}{row}:{pair[1]}{row}" for row in (1, 2, 3, 4) for pair in ("AB", "CD")),
    ),
    Shape(
        "pages numbered under each, the heading on each",
        [
            ["No.", "Action", "Owner", "Deadline"],
            [1, "Circulate the paper", "J. Hale", "next meeting"],
            [2, "Invite the coroner", "K. Dean", "28.02.26"],
            ["Page 1 of 2"],
            ["No.", "Action", "Owner", "Deadline"],
            [3, "Agree the dates", "K. Dean", "31.03.26"],
            ["Page 2 of 2"],
        ],
        (Reading((1,), "A-D", "2-3,6", {"note": "4,7", "heading repeated": "5"}),),
    ),
    Shape(
        "a soft hyphen in a heading",
        [
            ["Ref", "Recom\u00admendation", "Lead\u00a0agency"],
            ["1", "Share chrono\u00adlogies", "Police"],
            ["2", "Ask about fathers", "Health"],
        ],
        (Reading((1,), "A-C", "2-3", {}, {}, ("Ref", "Recommendation", "Lead agency")),),
    ),
    Shape(
        "whose return it is, above the table",
        [
            ["School return 2025-26"],
            BLANK,
            ["School name", "St Aidan's CE Primary"],
            ["DfE number", "815/3021"],
            ["Headteacher", "A. Pell"],
            ["DSL", "T. Ode"],
            ["DSL training date", "12/09/2024"],
            BLANK,
            ["No", "Standard", "Met or not", "Evidence"],
            [1, "Policy on the website", "Met", "Link"],
            [2, "Staff have read part 1", "Partly", "Sheet"],
        ],
        (Reading((9,), "A-D", "10-11"),),
    ),
    Shape(
        "a cover alone",
        [
            ["Name of referrer", "P. Shah"],
            ["Organisation", "ICB"],
            ["Telephone", "07700 900123"],
            ["Date of referral", "03.02.2026"],
        ],
        (),
    ),
    Shape(
        "recommendations and what was answered",
        [
            ["Recommendation", "Response"],
            ["Recommendation 1: share chronologies", "Agreed by all agencies"],
            ["Recommendation 2: ask about fathers", "Agreed in part"],
            ["Recommendation 3: report each year", "Not agreed"],
        ],
        (Reading((1,), "A-B", "2-4"),),
    ),
    Shape(
        "what is asked, and one agency's answers",
        [
            ["Standard", "Northmoor Health"],
            ["Named senior lead", "In place"],
            ["Date policy was agreed", "May 2025"],
            ["Supervision", "In place"],
        ],
        (Reading((1,), "A-B", "2-4"),),
    ),
    Shape(
        "a table of ticks under a form",
        [
            ["Type of review", "Rapid review"],
            ["Date of referral", "03.02.2026"],
            ["Date of incident", "30 May 2025"],
            ["Lead reviewer", "J. Hale"],
            BLANK,
            ["Criteria (tick all that apply)", "Yes", "No", "Not known"],
            ["Abuse or neglect is suspected", "x"],
            ["The child has died", "x"],
            ["The child was looked after", None, "x"],
        ],
        (Reading((6,), "A-D", "7-9"),),
    ),
    Shape(
        "closed actions under their own line, all closed alike",
        [
            ["Ref", "Raised", "Action", "Agency", "Due", "Revised", "Progress", "BRAG", "Closed"],
            *[
                [
                    f"T{n}",
                    date(2025, n, 3),
                    f"Write part {n}",
                    "ICB",
                    date(2026, n, 1),
                    "TBC",
                    "Some progress was made",
                    "G",
                    None,
                ]
                for n in range(1, 5)
            ],
            ["CLOSED ACTIONS"],
            *[
                [
                    f"T{n}",
                    date(2024, n, 1),
                    f"Read part {n}",
                    "Police",
                    date(2025, n, 1),
                    None,
                    "Done",
                    "B",
                    "Y",
                ]
                for n in range(5, 9)
            ],
        ],
        (
            Reading(
                (1,),
                "A-I",
                "2-5,7-10",
                {"group heading, carried down": "6"},
                {7: "CLOSED ACTIONS"},
            ),
        ),
    ),
    Shape(
        "subtotals of merged groups, and a total of them",
        [
            ["District", "Ward", "Incidents", "Children", "Repeat"],
            ["North", "Elm", 12, 4, "33%"],
            [None, "Oak", 10, 6, "60%"],
            ["Sub-total", None, 22, 10, "45%"],
            ["South", "Ash", 9, 3, "33%"],
            [None, "Yew", 3, 1, "33%"],
            ["Sub-total", None, 12, 4, "33%"],
            ["Force total", None, 34, 14, "41%"],
        ],
        (Reading((1,), "A-E", "2-3,5-6", {"total": "4,7-8"}),),
        ("A2:A3", "A5:A6"),
    ),
    Shape(
        "terms above the dates of meetings",
        [
            [None, None, "Autumn", "Spring", "Summer"],
            ["School", "DSL", "14 Oct 25", "20 Jan 26", "12 May 26"],
            ["St Aidan's", "T. Ode", "Y", "Y", None],
            ["Hill Lane", "A. Pell", None, "Y", None],
            ["Moor End", "R. Shaw", "Y", "apols", None],
        ],
        (
            Reading(
                (1, 2),
                "A-E",
                "3-5",
                {},
                {},
                ("School", "DSL", "Autumn / 14 Oct 25", "Spring / 20 Jan 26", "Summer / 12 May 26"),
            ),
        ),
    ),
    Shape(
        "agencies across, standards down, no name for these",
        [
            [None, "Police", "Health", "Schools"],
            ["Standard on supervision", "Met", "Partly", "Met"],
            ["Standard on training", "Met", "Met", "Partly"],
            ["Standard on records", "Partly", "Met", "Met"],
        ],
        (Reading((1,), "A-D", "2-4"),),
    ),
    Shape(
        "numbered questions, each over its answer",
        [
            ["A1", "Who is the senior lead for safeguarding?"],
            ["Answer", "Jane Cole, chief nurse"],
            ["Grade", 2],
            BLANK,
            ["A2", "How often does the board receive a report?"],
            ["Answer", "Each quarter"],
            ["Grade", 3],
        ],
        (),
    ),
    Shape(
        "progress in a row of its own under each record",
        [
            ["Ref", "Action", "Lead", "Target", "Status"],
            ["R1", "Write the pathway", "Police", "31/03/2026", "Open"],
            ["Progress: a first draft was sent to all agencies in December."],
            ["R2", "Brief the chairs", "ICB", "30/04/2026", "Open"],
            ["Progress: two of three sessions were held."],
        ],
        (Reading((1,), "A-E", "2,4", {"about the row above it, not read": "3,5"}),),
        ("A3:E3", "A5:E5"),
    ),
    Shape(
        "shares as text, then as figures below a gap",
        [
            ["Measure", "Target", "Q1", "Q2", "Q3"],
            ["Early help in time", "90%", "80%", "n/k", "84%"],
            ["Visits in time", "95%", "90%", "not known", "91%"],
            BLANK,
            ["Health"],
            ["Assessments in time", 0.9, 0.8, 0.85, 0.9],
            ["Checks in time", 0.9, 0.7, 0.75, 0.8],
        ],
        (Reading((1,), "A-E", "2-3,6-7", {"group heading, carried down": "5"}),),
    ),
]
