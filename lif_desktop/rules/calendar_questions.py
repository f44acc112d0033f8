"""What to ask of a group's calendar and of a meeting's record, since escalation counts by them.

Source: Kirklees framework, Driving Improvement (timescales are counted in meeting cycles).
"""

from collections.abc import Sequence
from datetime import date

from lif_desktop.rules.words import day_in_words, listed


def of_meeting(
    *,
    state: str | None,
    meets_on: date,
    moved_from_on: date | None,
    why_not_held: str | None,
    says_something: bool,
    today: date,
) -> list[str]:
    """Return what to ask of one meeting; `says_something` if a decision of it is on record."""
    asked = []
    if state in {None, "planned"} and meets_on < today:
        asked.append(
            f"It was planned for {day_in_words(meets_on)} and has passed: was it held? Only"
            " meetings that were held count towards escalation."
        )
    if state == "held" and meets_on > today:
        asked.append("It is called held, but its day is still to come.")
    if state == "held" and meets_on <= today and not says_something:
        asked.append("Nothing that it decided is on record.")
    if (state == "cancelled" or moved_from_on) and not (why_not_held or "").strip():
        asked.append(f"Why was it {'cancelled' if state == 'cancelled' else 'moved'}?")
    if moved_from_on is not None and moved_from_on == meets_on:
        asked.append("It is said to have been moved, but to the same day.")
    return asked


def of_group(*, top: bool, goes_up: bool, quorum: int | None, seats: int) -> list[str]:
    """Return what to ask of one group.

    `top` is the board itself, `goes_up` whether it says to whom it escalates, `seats` how many
    agencies sit on it.
    """
    asked = []
    if not goes_up and not top:
        asked.append(
            "It does not say to whom it escalates; until it does, the chair of the board is next."
        )
    if seats and quorum is None:
        asked.append("It has members but no quorum on record.")
    if quorum is not None and 0 < seats < quorum:
        asked.append(f"Its quorum is {quorum}, but only {seats} agencies sit on it.")
    return asked


def of_ring(names: Sequence[str], *, with_board: bool) -> str:
    """Return what is wrong where groups escalate in a ring, named in the order of their line.

    `with_board` says that the board itself is one of them. The way up still ends at the chair:
    each group of the ring has it once, and the chair after the last (`calendars.up_from`). Source:
    Kirklees framework, Driving Improvement (what remains unmet goes up to the chair of the board).
    """
    how = {1: "escalates to itself", 2: "escalate to one another"}.get(
        len(names), "escalate in a ring"
    )
    if with_board:
        return f"{listed(names)} {how}, though no group is above the board"
    return f"{listed(names)} {how}, so the way up goes from there straight to the chair"
