"""What an agency is asked about a row that waits, in words meant for the agency.

They name nothing of other agencies' records: what the board holds is said only of a row that was
sent to the agency itself.
"""

import re
from typing import TYPE_CHECKING

from lif_desktop.fields import show
from lif_desktop.fields.reading import clean

if TYPE_CHECKING:
    from lif_desktop.importing.merging.plan import ImportPlan
    from lif_desktop.importing.merging.rows import PlanRow

# What a sentence goes on to say to the person who takes the workbook in.
_OURS = re.compile(r"\s*(?:Nearest: |It could be kept in ).*", re.DOTALL)


def asked(plan: "ImportPlan", row: "PlanRow") -> list[str]:
    """Return the sentences to be written beside a row; none where nothing is asked."""
    if row.outcome == "problem":
        return [f"{_OURS.sub('', one)} Please correct it." for one in row.problems.values()]
    if row.outcome == "conflict":
        return _of_conflict(plan, row)
    if row.outcome == "possible":
        return [_of_possible(plan, row)]
    if row.outcome == "repeated":
        return [f"{' '.join(row.messages)} Was something else meant here?".strip()]
    return []


def _of_conflict(plan: "ImportPlan", row: "PlanRow") -> list[str]:
    if row.match.how == "gone":
        return ["We no longer hold this row. Should it be kept as a new one?"]
    if row.doubt and row.sent is None and plan.back.record is not None:
        return ["This row was not sent to you in this return. Please tell us why it was changed."]
    if row.doubt:
        return ["The hidden columns of this row were changed. Please tell us which row it is."]
    said = []
    for key, conflict in row.conflicts.items():
        declared = plan.register.field(key)
        theirs, ours = (
            clean(show(declared, value, plan.board.names)) or "blank"
            for value in (conflict.theirs, conflict.ours)
        )
        if conflict.beside:
            said.append(
                f"{declared.label}: you wrote “{theirs}”; another return says “{ours}”."
                " Which is right?"
            )
        elif conflict.again:
            said.append(
                f"{declared.label}: you wrote “{theirs}”, and “{ours}” before. Which is right?"
            )
        elif conflict.sent:
            said.append(
                f"{declared.label}: you wrote “{theirs}”; since this was sent to you we have"
                f" noted “{ours}”. Which is right?"
            )
        elif row.newer:
            said.append(f"{declared.label}: you wrote “{theirs}”, we hold “{ours}” of a later day.")
        else:
            said.append(
                f"{declared.label}: another row of your workbook says otherwise. Which is right?"
            )
    return said or [" ".join(row.messages)]


def _of_possible(plan: "ImportPlan", row: "PlanRow") -> str:
    theirs = [one.label for one in row.candidates if one.record_id in plan.back.sent_ids]
    which = theirs[0] if theirs else f"{_a(plan.register.singular)} that we hold already"
    return f"Is this {which}? If so, please write its reference; if not, say that it is new."


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
