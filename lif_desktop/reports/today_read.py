"""How the board stands today, read for the Today page."""

import itertools
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from lif_desktop.registers import Filter
from lif_desktop.reports import returns_read, watch
from lif_desktop.reports.today import Need, NextMeeting, Stat, Target, TodayView
from lif_desktop.reports.watch import review_needs
from lif_desktop.reports.ways_up import Way, ways
from lif_desktop.rules import lateness, months
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

# A quarter and a week: an agency that leads open actions and sent nothing for longer is asked.
RETURN_DAYS = 98
_EACH = 3
_NAMED = 2  # meetings missed that a line has room for
_GRAVITY = ("late", "due", "note", "", "well", "done")
_OPEN = Filter("status", "is_not", ("completed", "cannot_complete"))
_LATE = Filter("late_from", "reached")
_ESCALATE = Filter("escalates_on", "reached")
_SOON = Filter("target_on", "soon")


def read(board: Board, today: date) -> TodayView:
    """Return everything the Today page shows, as at `today`."""
    sends = returns_read.ever(board)
    missing, asked = ([], 0) if sends else _returns_missing(board, today)
    running = _clocks(board, today)
    return TodayView(
        on=today,
        begun=any(board.count(View(key)) for key in ("actions", "audits", "reviews", "deaths")),
        stats=(
            _late_stat(board, today),
            _due_stat(board),
            _escalate_stat(board),
            _late_returns(board, today) if sends else _silent_agencies(len(missing), asked),
            Stat(
                "Clocks running",
                len(running),
                f"next: {day_in_words(running[0])}" if running else "no time limit runs",
                "due" if running else "",
                Target("reviews", view="Open"),
            ),
        ),
        needs=_gravest_first(
            itertools.chain(_needs(board, today, missing), watch.needs(board, today))
        ),
        meeting=_next_meeting(board, today),
        months=_months(board, today),
    )


def _gravest_first(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Return what waits, the gravest first; of one record only what was said first."""
    ordered = sorted(needs, key=lambda need: _GRAVITY.index(need.meaning))
    seen = set()
    kept = []
    for need in ordered:
        what = need.target if need.target.record_id is not None else need
        if what not in seen:
            seen.add(what)
            kept.append(need)
    return tuple(kept)


def _late_stat(board: Board, today: date) -> Stat:
    late = View("actions", sort=(("late_from", False),), filters=(_LATE,))
    count = board.count(late)
    note = "nothing is late"
    if count:
        oldest = board.page(late, 0, 1)[0].values["target_on"]
        note = f"oldest {counted((today - oldest).days, 'day')}"
    return Stat("Late actions", count, note, "late" if count else "", _to("Late"))


def _due_stat(board: Board) -> Stat:
    view = View("actions", sort=(("target_on", False),), filters=(_SOON, _OPEN))
    count = board.count(view)
    note = "nothing in the next four weeks"
    if count:
        note = f"next: {day_in_words(board.page(view, 0, 1)[0].values['target_on'])}"
    return Stat("Due in 28 days", count, note, "due" if count else "", _to("Open and late first"))


def _escalate_stat(board: Board) -> Stat:
    count = board.count(View("actions", filters=(_ESCALATE,)))
    return Stat(
        "To escalate",
        count,
        "unmet after two meetings",
        "late" if count else "",
        _to("To escalate"),
    )


def _to(view: str) -> Target:
    return Target("actions", view=view)


def _late_returns(board: Board, today: date) -> Stat:
    """Count what is really out and late, on a board that sends returns out."""
    out = View("returns", (("due_on", False),), (Filter("state", "is", ("out",)),))
    late = View("returns", out.sort, (*out.filters, Filter("due_on", "before", (today,))))
    count = board.count(late)
    note = f"of {counted(board.count(out), 'return')} with the agencies"
    target = Target("returns", view="Late" if count else "Not back yet")
    return Stat("Returns late", count, note, "late" if count else "", target)


def _silent_agencies(missing: int, asked: int) -> Stat:
    """Count who leads open actions and sent nothing, on a board that never sent a return out."""
    note = f"of {counted(asked, 'agency', 'agencies')} with open actions"
    return Stat("Returns missing", missing, note, "due" if missing else "", Target("agencies"))


def _returns_missing(board: Board, today: date) -> tuple[list[int], int]:
    """Return the agencies that owe news of their actions, and of how many that is.

    Asked only where the board never sent a return out: else what is out and late is known.
    """
    open_actions = board.records("actions", board.ids(View("actions", filters=(_OPEN,))))
    asked = {one.values["lead_agency"] for one in open_actions} - {None}
    since = today - timedelta(days=RETURN_DAYS)
    heard = {
        agency
        for receipt in board.receipts()
        if receipt.at is not None and receipt.at.date() >= since
        for agency in receipt.agencies
    }
    return sorted(asked - heard), len(asked)


def _clocks(board: Board, today: date) -> list[date]:
    """Return when the clocks of open reviews run out, the first one first; those past too."""
    lines = review_needs.open_clocks(board, today)
    return sorted(
        one.standing.due_on
        for one in lines
        if one.standing.due_on and one.standing.state != "question"
    )


def _needs(board: Board, today: date, missing: list[int]) -> Iterator[Need]:
    for way in ways(board, today, _actions(board, "escalates_on", _ESCALATE)):
        yield _need(way.action, "Escalate", "late", _missed(way))
    escalated = set(board.ids(View("actions", filters=(_ESCALATE,))))
    late = [one for one in _actions(board, "late_from", _LATE, limit=20) if one.id not in escalated]
    for action in late[:2]:
        yield _need(action, "Late", "late", _why(action, today))
    labels = board.labels("agencies")
    for agency in missing[:2]:
        why = "leads open actions; nothing came in for a quarter, and no return was sent out"
        target = Target("agencies", agency)
        yield Need("Return", "due", "", labels.get(agency, ""), why, "Open", target)
    for action in _actions(board, "target_on", _SOON, _OPEN):
        yield _need(action, "Due", "due", _why(action, today))


def _actions(board: Board, sort: str, *filters: Filter, limit: int = _EACH) -> list[Record]:
    return board.page(View("actions", sort=((sort, False),), filters=filters), 0, limit)


def _need(record: Record, word: str, meaning: str, why: str) -> Need:
    target = Target(record.register.key, record.id)
    return Need(word, meaning, record.reference, record.title, why, "Open", target)  # type: ignore[arg-type]


def _missed(way: Way) -> str:
    """Return the agency, the meetings missed and before whom it comes next, as a line."""
    dates = [day_in_words(day) for day, _ in way.missed]
    days = f" ({', '.join(dates)})" if len(dates) <= _NAMED else f", the last on {dates[-1]}"
    which = f"{counted(len(dates), 'meeting')} missed{days}"
    said = (way.action.text("lead_agency"), which, way.next.rstrip(".") or way.group)
    return " · ".join(part for part in said if part)


def _why(action: Record, today: date) -> str:
    target = action.values["target_on"]
    state = lateness.lateness(action.values["status"], target, None, today)
    when = f"due {day_in_words(target)}" if target else "no target date"
    days = f", {counted(state.days, 'day')} late" if state.state == "late" and state.days else ""
    return " · ".join(part for part in (action.text("lead_agency"), when + days) if part)


def _next_meeting(board: Board, today: date) -> NextMeeting | None:
    yesterday = today - timedelta(days=1)
    filters = (Filter("state", "is", ("planned",)), Filter("meets_on", "after", (yesterday,)))
    coming = board.page(View("meetings", sort=(("meets_on", False),), filters=filters), 0, 20)
    groups = {one.id: one for one in board.records("groups")}
    for kinds in (("board",), ("board", "executive", "sub_group", "panel", "other", None)):
        for meeting in coming:
            group = groups.get(meeting.values["group"])
            if group is not None and group.values["kind"] in kinds:
                own = View("items", filters=(Filter("meeting", "is", (meeting.id,)),))
                standing = (group.values["standing_items"] or "").split("\n")
                return NextMeeting(
                    meeting.id,
                    _called(group),
                    meeting.values["meets_on"],
                    meeting.values["starts_at"] or "",
                    items=board.count(own) or sum(bool(one.strip()) for one in standing),
                )
    return None


def _called(group: Record) -> str:
    if group.values["kind"] == "board":
        return "Board"
    return group.values["short_name"] or group.title


def _months(board: Board, today: date) -> tuple[months.Month, ...]:
    spans = [
        months.Span(
            one.values["status"],
            one.values["agreed_on"],
            one.values["target_on"],
            one.values["completed_on"],
        )
        for one in board.records("actions")
    ]
    return tuple(months.by_month(spans, today)) if spans else ()
