"""How one report or return of the scrutiny calendar stands: when it came, and is it enough.

Sources: Croydon framework, 3.1 (scrutiny calendar) and 5.2 (what a report holds); Bedford Borough
framework, 12.4 (relevant learning is named); West Berkshire framework, information sources.
"""

from collections.abc import Mapping
from datetime import date

from lif_desktop.rules.answers import says_something
from lif_desktop.rules.owed import Owed, owed
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.words import counted, listed

CALENDAR = "Croydon framework, 3.1 (scrutiny calendar)"
CONTENT = "Croydon framework, 5.2"
LEARNING = "Bedford Borough framework, 12.4"
# Ours: who was asked and did not answer is asked again after a fortnight.
CHASE_AFTER_DAYS = 14
NOT_NEEDED = "not_needed"
CAME = frozenset({"received", "considered"})
POINTS = {
    "data_analysed": "an analysis of data",
    "users_views": "an audit with users' views",
    "strengths_gaps": "strengths and areas for development",
    "has_plan": "an action plan",
}
"""What the framework asks of a yearly report, by the key of the answer."""


def came(state: str | None, received_on: date | None) -> bool:
    """Return whether an item is in, by its date or, without one, by its state."""
    return received_on is not None or state in CAME


def standing(state: str | None, due_on: date | None, received_on: date | None, today: date) -> Owed:
    """Return how an item stands; what came late says by how many days."""
    if state == NOT_NEEDED:
        return Owed("done", None, "Not needed", "note", "diamond")
    if came(state, received_on):
        late = days_late(due_on, received_on)
        word = f"In, {late} d late" if late else "In"
        return Owed("done", None, word, "due" if late else "done", "dot" if late else "tick")
    return owed(due_on, None, today, undated="No due date")


def days_late(due_on: date | None, received_on: date | None) -> int:
    """Return by how many days an item came after it was due; 0 if in time or not known."""
    if due_on is None or received_on is None:
        return 0
    return max(0, (received_on - due_on).days)


def lacking(answers: Mapping[str, str | None]) -> list[str]:
    """Return what a report does not hold, or only in part, in words."""
    return [words for key, words in POINTS.items() if answers[key] in {"no", "partly"}]


def remarks(
    *,
    state: str | None,
    due_on: date | None,
    chased_on: date | None,
    received_on: date | None,
    answers: Mapping[str, str | None],
    adequate: str | None,
    adequate_why: str | None,
    learning: str | None,
    today: date,
) -> list[Remark]:
    """Return what to do about one item; `answers` by the keys of `POINTS`."""
    if state == NOT_NEEDED:
        return []
    if not came(state, received_on):
        return _of_waiting(due_on, chased_on, today)
    found = []
    late = days_late(due_on, received_on)
    if late:
        found.append(Remark(f"It came {counted(late, 'day')} late.", "note", CALENDAR))
    if adequate is None:
        found.append(Remark("Is it what the framework asks for? Nobody has said.", "due", CONTENT))
    missing = lacking(answers)
    if missing:
        found.append(Remark(f"It lacks, wholly or in part, {listed(missing)}.", "due", CONTENT))
    if adequate in {"no", "partly"} and not says_something(adequate_why):
        found.append(Remark("It is not adequate: why not?", "due", CONTENT))
    if adequate == "yes" and missing:
        found.append(
            Remark("It is called adequate although something is lacking.", "note", CONTENT)
        )
    if not says_something(learning):
        found.append(Remark("Which learning does it name?", "note", LEARNING))
    if state == "received":
        found.append(Remark("It is in, but no meeting has considered it.", "note", CALENDAR))
    return found


def _of_waiting(due_on: date | None, chased_on: date | None, today: date) -> list[Remark]:
    stands = owed(due_on, None, today)
    if stands.state == "undated":
        return [Remark("By when is it due?", "note", CALENDAR)]
    if stands.state != "late":
        return []
    found = [Remark(f"Overdue by {stands.days_in_words}.", "late", CALENDAR)]
    quiet = (today - chased_on).days if chased_on else None
    if quiet is None:
        found.append(Remark("It has not been chased.", "due", CALENDAR))
    elif quiet > CHASE_AFTER_DAYS:
        found.append(Remark(f"Last chased {counted(quiet, 'day')} ago.", "due", CALENDAR))
    return found
