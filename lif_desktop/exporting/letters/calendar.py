"""When returns are due, and when they are chased, as a calendar file.

Each event keeps its identity, so that a second import moves what is there and adds nothing twice.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from icalendar import Calendar, Event

from lif_desktop import clock, identity
from lif_desktop.reports.returns_read import Sent
from lif_desktop.rules.words import day_in_words
from lif_desktop.store.board import Board

_PRODUCT = "-//LIF Desktop//Returns//EN"


def calendar(board: Board, found: Iterable[Sent], *, ours: bool) -> bytes:
    """Return the dates of returns that are out as the bytes of an .ics file.

    `ours` is the board's own calendar, which also says when each is chased next; an agency's has
    only when its returns are due.
    """
    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    own = identity.mark(board.identity, "returns")
    for one in found:
        for kind, day, summary, said in _dates(one, ours=ours):
            made.add_component(_event(one, f"{kind}@{own}", day, summary, said))
    content: bytes = made.to_ical()
    return content


def _dates(one: Sent, *, ours: bool) -> Iterator[tuple[str, date, str, str]]:
    """Yield what stands in the calendar of one return: kind, day, title, note."""
    reference = one.record.reference
    if one.due_on is not None:
        whose = f"{one.agency}: " if ours else ""
        yield "due", one.due_on, f"Return due: {whose}{one.kind} ({reference})", one.record.title
    if ours and one.chase_on is not None:
        # What is to be done already is to be done today.
        day = max(one.chase_on, clock.today())
        last = one.record.values["chased_on"]
        said = f"Last chased {day_in_words(last)}." if last else "Not chased yet."
        title = f"Chase if not back: {one.agency}: {one.kind} ({reference})"
        yield "chase", day, title, f"{one.record.title}. {said}"


def _event(one: Sent, kind: str, day: date, summary: str, said: str) -> Event:
    event = Event()
    event.add("uid", f"{one.record.reference}-{kind}.lif")
    event.add("dtstamp", clock.now())
    event.add("sequence", one.record.version)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", said)
    event.add("categories", ["Returns"])
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event
