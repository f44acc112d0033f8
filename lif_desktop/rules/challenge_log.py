"""What the log of challenges and issues of concern leaves open.

Sources: Bedford Borough framework, 2 (partners challenge each other) and 3.3 (who does not comply
is looked into); Kirklees framework, Driving Improvement; Croydon framework, 5.
"""

from datetime import date

from lif_desktop.rules.answers import says_something
from lif_desktop.rules.owed import Owed, owed
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.words import day_in_words

CHALLENGE = "Bedford Borough framework, 2 (challenging each other)"
COMPLIANCE = "Bedford Borough framework, 3.3 (non-compliance is investigated)"
RESOLVED = "resolved"


def standing(due_on: date | None, answered_on: date | None, state: str | None, today: date) -> Owed:
    """Return how the answer to a challenge stands; one that is resolved owes none."""
    return owed(due_on, today if state == RESOLVED else answered_on, today, done="Answered")


def remarks(
    *,
    kind: str | None,
    state: str | None,
    due_on: date | None,
    answered_on: date | None,
    answer: str | None,
    changed: str | None,
    to_agency: int | None,
    today: date,
) -> list[Remark]:
    """Return what to put right about one challenge."""
    found = []
    stands = standing(due_on, answered_on, state, today)
    if due_on and stands.state == "late":
        text = f"No answer since {day_in_words(due_on)}: {stands.days_in_words}."
        found.append(Remark(text, "late", CHALLENGE))
    elif due_on is None and stands.state == "undated":
        found.append(Remark("By when is an answer due?", "due", CHALLENGE))
    if to_agency is None:
        found.append(Remark("Who is challenged?", "note", CHALLENGE))
    if stands.state == "done" and not says_something(answer):
        found.append(Remark("It counts as answered; what was the answer?", "due", CHALLENGE))
    if stands.state == "done" and not says_something(changed):
        found.append(Remark("It was answered; what changed because of it?", "due", CHALLENGE))
    if kind == "non_compliance" and state != RESOLVED:
        text = (
            "An agency does not comply: it is looked into, so that it is supported or challenged."
        )
        found.append(Remark(text, "late", COMPLIANCE))
    return found
