"""The yearly training needs analysis, which each agency's training representative returns."""

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
from lif_desktop.registers.training import NEEDS
from lif_desktop.rules import periods
from lif_desktop.store.query import View

_HOW = "Answer in the pale yellow boxes."
_ASKS = (
    (
        "Please say how many of your staff need multi-agency safeguarding training for their work,"
        " how many of them are in date today, and what they need in the year to come."
    ),
    (
        "Say what training your agency gives itself, and whether it was brought up to date with"
        " what reviews and audits taught."
    ),
)
_HINTS = {
    "representative": "Who answers for training in your agency; correct it if it has changed.",
    "staff": "How many people; a whole number.",
    "trained": "How many of these are in date today; a whole number.",
    "needs": "Which courses, for whom, how many places, and why: a lesson of a review or an audit,"
    " new duties, new staff.",
    "in_house": "Which safeguarding training you give yourselves, to whom, and how often.",
    "updated": "Whether it holds what reviews and audits taught in the last year.",
    "notes": "Anything else, such as trainers whom you could lend to the pool.",
}
_COLUMNS: tuple[Column, ...] = (
    column(NEEDS, "agency"),
    column(NEEDS, "year"),
    *(column(NEEDS, key, asked=True, hint=_HINTS[key]) for key in _HINTS),
)


def contents(asking: Asking) -> Contents | NothingToAsk:
    """Return the form of an agency for the year asked, the present one if none is."""
    board, agency = asking.board, asking.agency.id
    period = asking.period or periods.period_of("yearly", asking.on)
    view = View("needs", (), (Filter("agency", "is", (agency,)),))
    records = board.records("needs", board.ids(view))
    there = next((one for one in records if one.values["year"] == period.label), None)
    opens = None
    if there is not None and there.values["received_on"]:
        came = show_day(there.values["received_on"])
        return NothingToAsk(f"its analysis for {period.label} came in on {came}.")
    if there is not None:
        row = row_of(there, _COLUMNS)
    else:
        representative = asking.agency.values["training_representative"]
        row = Row({
            "Agency": agency, "Year": period.label, "Training representative": representative,
        })  # fmt: skip
        opens = {
            "agency": agency, "year": period.label, "representative": representative,
            "asked_on": asking.on, "due_on": asking.due_on,
        }  # fmt: skip
    sheet = Sheet("Training needs", NEEDS, _COLUMNS, (row,), _HOW, form=True)
    holds = f"its training needs in {period.label}"
    return Contents(_ASKS, (sheet,), holds, opens=opens, period=period)
