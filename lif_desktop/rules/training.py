"""What the record of a course, its places, needs, checks and pools leaves open.

Sources: Bradford framework, 7; West Berkshire framework, 3.1 and training representative; Bedford
Borough framework, 11.2; Croydon framework, 6; Kirklees framework, multi-agency learning.
"""

from datetime import date

from lif_desktop.rules.answers import says_something
from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.owed import Owed, owed
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.words import counted, day_in_words

EVALUATION = "Croydon framework, 6.2 (each course is evaluated)"
IMPACT = "Bradford framework, 7; Bedford Borough framework, 11.2 (impact is followed up)"
NEEDS = "West Berkshire framework, training representative"
CHECKED = "Kirklees framework, audits of single agency training"
HELD, CANCELLED, PLANNED = "held", "cancelled", "planned"
# Ours: impact is asked of those trained within half a year.
FOLLOW_UP_MONTHS = 6


def course_remarks(
    *,
    state: str | None,
    held_on: date | None,
    evaluations: int | None,
    useful: int | None,
    attended: int | None,
    follow_up_on: date | None,
    followed_up_on: date | None,
    followed_up: int | None,
    changed_practice: int | None,
    impact: str | None,
    today: date,
) -> list[Remark]:
    """Return what to put right about one course date; `attended` is the sum over agencies."""
    if state == CANCELLED:
        return []
    if state != HELD:
        if held_on and held_on < today:
            text = f"Its date was {day_in_words(held_on)}: was it held?"
            return [Remark(text, "due", EVALUATION)]
        return []
    found = []
    if not evaluations:
        found.append(Remark("No evaluation has come back.", "due", EVALUATION))
    for part, whole, text in (
        (useful, evaluations, "More found it useful than sent an evaluation."),
        (evaluations, attended, "More sent an evaluation than attended."),
        (changed_practice, followed_up, "More say that practice changed than answered."),
    ):
        if part is not None and whole is not None and part > whole:
            found.append(Remark(text, "due", EVALUATION))
    stands = follow_up(held_on, follow_up_on, followed_up_on, today)
    if stands.state == "late":
        text = f"The follow-up of its impact is overdue by {stands.days_in_words}."
        found.append(Remark(text, "late", IMPACT))
    if stands.state == "done" and not says_something(impact):
        found.append(Remark("It was followed up: what did it change in practice?", "due", IMPACT))
    return found


def follow_up(
    held_on: date | None, follow_up_on: date | None, followed_up_on: date | None, today: date
) -> Owed:
    """Return how the follow-up of a course's impact stands; without a date, six months on."""
    due_on = follow_up_on or (add_months(held_on, FOLLOW_UP_MONTHS) if held_on else None)
    return owed(due_on, followed_up_on, today, done="Followed up")


def place_remarks(*, booked: int | None, attended: int | None, no_show: int | None) -> list[Remark]:
    """Return what does not fit in one agency's places on a course date."""
    if booked is None or attended is None:
        return []
    if no_show is not None and attended + no_show > booked:
        text = f"{attended} came and {no_show} did not, yet {counted(booked, 'place')} were booked."
        return [Remark(text, "note", IMPACT)]
    return []


def need_remarks(
    *,
    due_on: date | None,
    received_on: date | None,
    staff: int | None,
    trained: int | None,
    needs: str | None,
    updated: str | None,
    today: date,
) -> list[Remark]:
    """Return what to put right about one agency's yearly analysis of training needs."""
    stands = owed(due_on, received_on, today, done="In")
    if stands.state == "late":
        return [Remark(f"Not returned; overdue by {stands.days_in_words}.", "late", NEEDS)]
    if stands.state != "done":
        return []
    found = []
    if staff is not None and trained is not None and trained > staff:
        found.append(Remark("More staff are in date than need the training.", "due", NEEDS))
    if not says_something(needs):
        found.append(Remark("Which needs does it name?", "due", NEEDS))
    if updated in {"no", "partly"}:
        text = "In-house training is not wholly kept up to date with procedures and lessons."
        found.append(Remark(text, "due", NEEDS))
    elif updated is None:
        text = "Is in-house training kept up to date with procedures and lessons?"
        found.append(Remark(text, "note", NEEDS))
    return found


def check_remarks(
    *, result: str | None, to_improve: str | None, next_on: date | None, today: date
) -> list[Remark]:
    """Return what to put right about one check of an agency's own training."""
    found = []
    wanting = result in {"improve", "poor"}
    if wanting and not says_something(to_improve):
        found.append(Remark("What is to improve?", "due", CHECKED))
    if wanting and next_on is None:
        found.append(Remark("When will it be checked again?", "due", CHECKED))
    stands = owed(next_on, None, today)
    if next_on and stands.state == "late":
        text = f"The next check was due on {day_in_words(next_on)}; enter it when it is done."
        found.append(Remark(text, "due", CHECKED))
    return found
