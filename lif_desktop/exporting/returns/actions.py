"""Action updates: the open actions that an agency leads or supports, and room for its own."""

from lif_desktop.exporting.returns.contents import (
    Asking,
    Column,
    Contents,
    NothingToAsk,
    Row,
    Sheet,
    column,
    row_of,
)
from lif_desktop.registers import Filter
from lif_desktop.registers.actions import ACTIONS, OPEN
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

BEFORE = "What we were told before"
_PROGRESS = "Progress since last time"
_ROOM = 10
_LATE = 'AND({Target}<>"",{Target}<TODAY(),{Status}<>"Completed",{Status}<>"Cannot complete")'
_HOW = (
    "Fill in the pale yellow cells. Leave blank what has not changed. What is new goes into the"
    " blank rows at the end."
)
_ASKS = (
    (
        "For each action, please say what was done since last time, what is next and by when. Words"
        " such as “ongoing” or “in progress” tell the board nothing."
    ),
    "Your words are kept as an update of the day we read them; what you told us before stays.",
    (
        "If an action is done, choose “Completed” and give the day. Say what shows that it made a"
        " difference."
    ),
    (
        "If an action cannot be completed, choose “Cannot complete”, and say why and what was done"
        " instead. It cannot be closed without both."
    ),
    "Late actions stand on red. If a date cannot be kept, give the new one and the reason.",
    "Actions that we do not have yet: write them into the blank rows below yours.",
)


def contents(asking: Asking) -> Contents | NothingToAsk:
    """Return an agency's open actions: those it leads, and those for it that nobody leads."""
    board, agency = asking.board, asking.agency.id
    records = _open_actions(board, agency)
    if not records:
        return NothingToAsk("it leads no open action, and none is meant for it.")
    columns = _columns(board, records)
    rows = []
    for one in records:
        row = row_of(one, columns, progress=None)
        rows.append(Row({**row.values, BEFORE: one.values["progress"]}, row.record))
    return Contents(
        _ASKS,
        (Sheet("Actions", ACTIONS, columns, tuple(rows), _HOW, room=_ROOM, late=_LATE,
               given={"lead_agency": agency}),),
        counted(len(rows), "action"),
    )  # fmt: skip


def _open_actions(board: Board, agency: int) -> list[Record]:
    led = _open(board, Filter("lead_agency", "is", (agency,)))
    unled = _open(board, Filter("lead_agency", "empty"))
    if unled:
        answers, plans = (_for_agency(board, one, agency) for one in ("recommendations", "plans"))
        led += [
            one
            for one in unled
            if one.values["recommendation"] in answers or one.values["plan"] in plans
        ]
    return led


def _open(board: Board, lead: Filter) -> list[Record]:
    """Return open actions, the earliest target first; one without a status is open too."""
    ids = [
        one
        for status in (Filter("status", "is", OPEN), Filter("status", "empty"))
        for one in board.ids(View("actions", (("target_on", False),), (lead, status)))
    ]
    found = {one.id: one for one in board.records("actions", ids)}
    return [found[one] for one in ids]


def _for_agency(board: Board, register: str, agency: int) -> set[int]:
    return {one.id for one in board.records(register) if one.values["agency"] == agency}


def _columns(board: Board, records: list[Record]) -> tuple[Column, ...]:
    plans = sorted({
        board.names.label("plans", one.values["plan"]) for one in records if one.values["plan"]
    })  # fmt: skip
    return (
        Column("Reference", ACTIONS.reference, width=15),
        column(ACTIONS, "activity", added=True, width=44),
        column(ACTIONS, "plan", added=True, width=24, words=tuple(plans)),
        column(ACTIONS, "recommendation", width=30),
        column(ACTIONS, "lead_agency", width=20),
        column(ACTIONS, "lead", asked=True, width=18),
        column(ACTIONS, "target_on", asked=True, width=13),
        column(ACTIONS, "late_from", width=12),
        column(ACTIONS, "status", asked=True, width=17),
        Column(BEFORE, width=40),
        column(ACTIONS, "progress", _PROGRESS, asked=True, width=48,
               hint="What was done, what is next, by when."),
        column(ACTIONS, "completed_on", asked=True, width=13),
        column(ACTIONS, "impact", "Evidence of impact", asked=True, width=36,
               hint="What shows that it made a difference to children."),
        column(ACTIONS, "owner_rag", asked=True, width=12),
        column(ACTIONS, "why_not", asked=True, width=28,
               hint="Only for “Cannot complete”."),
        column(ACTIONS, "done_instead", asked=True, width=28,
               hint="Only for “Cannot complete”."),
    )  # fmt: skip
