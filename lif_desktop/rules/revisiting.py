"""When an audit is looked at again, and whether it then says what became of it.

Source: Bedford Borough framework, 4.2 (audits are revisited to establish whether improvement was
made).
"""

from datetime import date

from lif_desktop.rules.answers import says_something
from lif_desktop.rules.owed import Owed, owed

FINISHED = "finished"


def standing(revisit_on: date | None, revisited_on: date | None, today: date) -> Owed:
    """Return how the re-look of a finished audit stands."""
    return owed(
        revisit_on, revisited_on, today, done="Looked at again", undated="No date for a re-look"
    )


def questions(
    *,
    state: str | None,
    revisit_on: date | None,
    revisited_on: date | None,
    improved: str | None,
    found_then: str | None,
    found_now: str | None,
    today: date,
) -> list[str]:
    """Return what is to be asked of an audit about its re-look; nothing before it is finished."""
    if state != FINISHED:
        return []
    found = standing(revisit_on, revisited_on, today)
    if found.state == "undated":
        return ["When will it be looked at again? Every finished audit has a date for that."]
    if found.state == "late":
        return [f"The re-look is overdue by {found.days_in_words}."]
    if found.state == "due":
        return [f"The re-look is due in {found.days_in_words}."]
    if found.state == "later":
        return []
    asked = []
    if improved is None:
        asked.append("It was looked at again: did practice improve?")
    if not says_something(found_now):
        asked.append("Say what is found now, so that then and now stand side by side.")
    elif not says_something(found_then):
        asked.append("Say what was found then, so that then and now stand side by side.")
    return asked
