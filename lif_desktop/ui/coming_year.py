"""Puts what the framework asks for in the twelve months ahead into the scrutiny calendar."""

from datetime import date, timedelta
from typing import Any

from lif_desktop import clock
from lif_desktop.faults import Fault
from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.ui.session import Action, Session

_MONTHS = 12


def fill_calendar(session: Session) -> None:
    """Add every item that falls due in a year from today, as one change set that can be undone."""
    today = clock.today()
    until = add_months(today, _MONTHS) - timedelta(days=1)

    def add(items: list[dict[str, Any]]) -> None:
        if not items:
            text = f"All that the framework dates until {day_in_words(until)} is in the calendar."
            session.say(text)
            return
        title = f"Put {counted(len(items), 'item')} into the scrutiny calendar"
        try:
            with session.change(title) as change:
                for item in items:
                    change.add("expected", item)
        except Fault as fault:
            session.say_fault(fault)
            return
        said = f"{counted(len(items), 'item')} due by {day_in_words(until)} put into the calendar."
        # A sentence stands on the page in view: first there, then say it.
        session.navigate("expected", view="Outstanding")
        session.say(said, "well", Action("Undo", session.undo))

    session.run(lambda _report: _proposed(session.board, today, until), add)


def _proposed(board: Board, since: date, until: date) -> list[dict[str, Any]]:
    # Loaded on the thread: the reports are not needed before the first picture.
    from lif_desktop.reports.expected import propose  # noqa: PLC0415

    return propose(board, since, until)
