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
            ["SG-02", date(2025, 6, 12), "Post is vacant", "J. Hale", 5, 3, "Locum"],
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
]
