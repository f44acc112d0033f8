"""By when a return that is sent out today is due back, where nobody says otherwise.

No framework says how long an agency has; three weeks are a default of ours, changed on every issue.
"""

from collections.abc import Collection
from datetime import date, timedelta

from lif_desktop.rules import working_days

WEEKS = 3


def due_back(sent_on: date, holidays: Collection[date]) -> date:
    """Return the day three weeks on, or the next working day after it."""
    return working_days.add(sent_on + timedelta(weeks=WEEKS, days=-1), 1, holidays)
