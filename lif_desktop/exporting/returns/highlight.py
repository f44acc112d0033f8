"""The single-agency highlight report, prompt by prompt (Bedford Borough framework, Appendix 7)."""

from lif_desktop.exporting.returns.contents import (
    Asking,
    Column,
    Contents,
    NothingToAsk,
    Row,
    Sheet,
    column,
    row_of,
)
from lif_desktop.fields import show_day
from lif_desktop.registers import Filter
from lif_desktop.registers.dataset import HIGHLIGHTS
from lif_desktop.rules import periods
from lif_desktop.store.query import View

_HOW = "Answer in the pale yellow boxes."
_ASKS = (
    (
        "Please report on the period at the head of the form, and keep it short: how much was done,"
        " how well, and whether it made a difference to children."
    ),
    (
        "Behind every figure there is a story: say what it is compared with (before, others, what"
        " good looks like), why it is so, and what happens next."
    ),
    (
        "An action that you name needs somebody who leads it, what it takes (even if nothing), what"
        " will be different, and a date. “Ongoing” tells the board nothing."
    ),
    "If there is nothing to report under a prompt, say so: “None” is an answer, a blank is not.",
    "Please name no child and no family anywhere.",
)
_HINTS = {
    "reported_by": "Who wrote this, and who answers for it.",
    "summary": "Incidents, safeguarding work, training and audits of the period, in short.",
    "challenges": "Such as new systems, vacancies or smaller budgets, and what came of them.",
    "how_much": "In numbers: referrals, visits, audits, staff trained.",
    "how_well": "What audits, inspections, children, families and staff say of it.",
    "difference": "What is better for children because of it, and how you know.",
    "story": "What the figures of the period say: compared with before, with others, with what"
    " good looks like.",
    "worried": "What worries you, even if the figures do not show it yet.",
    "change": "What you or the board should do differently, who, and by when.",
    "equality": "Which children gain or lose by it, such as by ethnicity, disability or sex, and"
    " how you looked.",
    "incident": "Whether one went to the group that considers case reviews.",
    "risk": "Whether there is one that the board's risk log should hold.",
    "risk_detail": "What may happen, to whom, how likely, and what holds it back.",
    "escalated": "Whether you used the procedure for professional disagreement.",
    "escalated_detail": "With whom, about what, and how it ended.",
    "decision_needed": "What you ask of the board or its group; “None” if nothing.",
    "signed_on": "The day on which whoever answers for this agreed it.",
}
_ASKED = (
    "reported_by", "summary", "challenges", "how_much", "how_well", "difference", "story",
    "worried", "change", "equality", "incident", "incident_detail", "risk", "risk_detail",
    "escalated", "escalated_detail", "decision_needed", "signed_on",
)  # fmt: skip
_COLUMNS: tuple[Column, ...] = (
    column(HIGHLIGHTS, "agency"),
    column(HIGHLIGHTS, "period"),
    *(column(HIGHLIGHTS, key, asked=True, hint=_HINTS.get(key, "")) for key in _ASKED),
    column(HIGHLIGHTS, "period_from", hidden=True),
    column(HIGHLIGHTS, "period_until", hidden=True),
)


def contents(asking: Asking) -> Contents | NothingToAsk:
    """Return the form of an agency for the period asked, the last quarter that ended if none is."""
    period = asking.period or periods.before("quarterly", asking.on)
    board, agency = asking.board, asking.agency.id
    view = View("highlights", (), (Filter("period_until", "is", (period.last,)),))
    records = board.records("highlights", board.ids(view))
    there = next((one for one in records if one.values["agency"] == agency), None)
    if there is not None and there.values["received_on"]:
        came = show_day(there.values["received_on"])
        return NothingToAsk(f"its report of {period.label} came in on {came}.")
    if there is not None:
        row = row_of(there, _COLUMNS)
    else:
        row = Row({
            "Agency": agency, "Period": period.label, "Period from": period.first,
            "Period until": period.last,
        })  # fmt: skip
    sheet = Sheet("Report", HIGHLIGHTS, _COLUMNS, (row,), _HOW, form=True)
    return Contents(_ASKS, (sheet,), f"its report of {period.label}", period=period)
