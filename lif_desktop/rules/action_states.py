"""What the four states of an action say against each other; they are never mixed, only compared.

Source: Kirklees framework, Driving Improvement; Bedford Borough framework, Appendix 7 (progress,
owner's confidence, the board's view and the evidence are different things).
"""

from datetime import date

from lif_desktop.rules import statuses

_ASSURED = frozenset({"verified", "embedded"})


def questions(
    *,
    status: str | None,
    completed_on: date | None,
    board_brag: str | None,
    assurance: str | None,
    impact: str | None,
) -> list[str]:
    """Return what to ask where one state of an action does not go with another."""
    asked = []
    if statuses.is_open(status):
        if completed_on is not None:
            asked.append("It has a completion date and is still open: is it completed?")
        if board_brag == "blue":
            asked.append("The board's BRAG is blue, done and accepted, but the action is open.")
        if assurance in _ASSURED:
            asked.append(f"Its assurance is “{assurance}”, but the action is open.")
        return asked
    if completed_on is None:
        asked.append("It is closed without a date: when was that?")
    if assurance in _ASSURED and not (impact or "").strip():
        asked.append(f"Its assurance is “{assurance}”: what shows the impact?")
    return asked
