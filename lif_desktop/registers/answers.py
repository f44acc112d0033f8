"""Answers that several registers share."""

from lif_desktop.fields import Option

AUDIENCES = (
    Option("workforce", "Workforce", aliases=("practitioners", "staff")),
    Option("partners", "Partner agencies", aliases=("partners",)),
    Option("families", "Children and families"),
    Option("public", "Public"),
    Option("board", "Board"),
)
CYCLES = (
    Option("monthly", "Monthly"),
    Option("each_meeting", "Each meeting", aliases=("every meeting",)),
    Option("quarterly", "Quarterly", aliases=("every quarter",)),
    Option(
        "half_yearly",
        "Half-yearly",
        aliases=("six-monthly", "six monthly", "half yearly", "bi-annual"),
    ),
    Option("yearly", "Yearly", aliases=("annual", "annually", "every year")),
    Option("two_yearly", "Every two years", aliases=("biennial", "two-yearly")),
    Option("once_completed", "Once completed"),
    Option("one_year_after", "One year after"),
    Option("as_required", "As required", aliases=("ad hoc",)),
    Option("not_stated", "Not stated"),
)
HARMS = (
    Option("died", "Died"),
    Option("seriously_harmed", "Seriously harmed", aliases=("serious harm",)),
    Option("harmed", "Harmed"),
    Option("not_harmed", "Not harmed"),
    Option("near_miss", "Near miss"),
)
PUBLISH = (
    Option("publish", "Publish", "well", "square", aliases=("yes",)),
    Option("later", "Later", "due", "dot", aliases=("delayed",)),
    Option("not_publish", "Do not publish", "note", "diamond", aliases=("no",)),
    Option("undecided", "Not decided", "due", "dot"),
)
YES_NO_UNKNOWN = (
    Option("yes", "Yes"),
    Option("no", "No"),
    Option("unknown", "Not known", aliases=("not known", "unclear")),
)
YES_PARTLY_NO = (
    Option("yes", "Yes", "well", "square"),
    Option("partly", "In part", "due", "dot", aliases=("partly", "partial")),
    Option("no", "No", "late", "triangle"),
)
YES_PARTLY_NO_NA = (
    Option("yes", "Yes", "well", "square"),
    Option("partly", "In part", "due", "dot", aliases=("partly", "partial")),
    Option("no", "No", "late", "triangle"),
    Option("not_applicable", "Does not apply", aliases=("n/a", "na", "not applicable")),
)
DUTY_ANSWERS = (
    Option("met", "Met", "well", "square", aliases=("yes", "compliant")),
    Option("partly", "Met in part", "due", "dot", aliases=("partly", "partial")),
    Option("not_met", "Not met", "late", "triangle", aliases=("no",)),
    Option("not_applicable", "Does not apply", aliases=("n/a", "not applicable")),
    Option("no_answer", "No answer yet", "note", "diamond"),
)
