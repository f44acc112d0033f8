"""What is asked of a priority of the business plan: progress, its date, and what is tied to it.

Source: Croydon framework, 5.3 (progress towards the priorities); Bedford Borough framework, 8.1;
Kirklees framework (subgroups see that the priorities are carried out).
"""

from datetime import date

from lif_desktop.rules.answers import says_something
from lif_desktop.rules.clocks import add_months

LIVE = frozenset({"live", None})
ACHIEVED = "achieved"
_QUARTER = 3


def is_stale(progress_on: date | None, today: date) -> bool:
    """Return whether nothing was said of a priority for more than a quarter, or ever."""
    return progress_on is None or add_months(progress_on, _QUARTER) < today


def questions(
    *,
    state: str | None,
    outcome: str | None,
    progress: str | None,
    progress_on: date | None,
    until_on: date | None,
    difference: str | None,
    tied: int | None,
    today: date,
) -> list[str]:
    """Return what is to be asked of a priority; `tied` is None where nobody has counted."""
    asked = []
    if state in LIVE:
        if not says_something(outcome):
            asked.append("What should be different for children?")
        if not says_something(progress):
            asked.append("No progress is recorded.")
        elif is_stale(progress_on, today):
            asked.append("Its progress is older than a quarter.")
        if until_on is not None and until_on < today:
            asked.append("Its time is over: was it achieved, carried on or dropped?")
        if tied == 0:
            asked.append("Nothing is tied to it: no audit, indicator, action or lesson.")
    elif state == ACHIEVED and not says_something(difference):
        asked.append("It is called achieved: what difference did it make?")
    return asked
