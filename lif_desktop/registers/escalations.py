"""Moves of actions and their way up the escalation line."""

from lif_desktop.fields import Choice, Day, Link, Memo, Option, Text
from lif_desktop.models.escalations import Escalation, Move
from lif_desktop.registers.register import Filter, Menu, Register, SavedView

LEVELS = (
    Option("group", "Put before the owning group", "due", "dot", aliases=("group",)),
    Option("next", "Put before the group above", "late", "triangle", aliases=("group above",)),
    Option("chair", "Put before the chair", "late", "triangle", aliases=("chair",)),
)
RULINGS = (
    Option("awaited", "Awaited", "due", "dot", aliases=("pending",)),
    Option(
        "new_target", "New target date agreed", "well", "square", aliases=("new date", "extended")
    ),
    Option("supported", "Support or challenge given", "well", "square"),
    Option("up", "Goes up the line", "late", "triangle", aliases=("escalate further", "escalated")),
    Option("cannot_complete", "Accepted as not completable", "note", "diamond"),
    Option("no_further", "No further escalation", "done", "tick", aliases=("resolved", "closed")),
)
DECIDED = ("new_target", "supported", "up", "cannot_complete", "no_further")

MOVES = Register(
    key="moves",
    singular="move",
    plural="Moves",
    prefix="MOV",
    model=Move,
    title="reason",
    titled_by=("moved_on", "reason"),
    alike=("action", "moved_on"),
    parent="action",
    empty="When an action's target date or owning group changed, and who agreed to it.",
    fields=(
        Link(Move.action_id, "Action", to="actions", aliases=("Action ref",), required=True,
             sort=True, filter=True, width=30),
        Day(Move.moved_on, "Moved", aliases=("Date moved", "Date"), required=True, sort=True,
            filter=True),
        Day(Move.from_target_on, "Target before", aliases=("Old target",)),
        Day(Move.to_target_on, "Target after", aliases=("New target",)),
        Link(Move.from_group_id, "Group before", to="groups", aliases=("Handed over by",),
             width=24),
        Link(Move.to_group_id, "Group after", to="groups", aliases=("Handed over to",), width=24),
        Link(Move.meeting_id, "Minuted at", to="meetings", aliases=("Meeting",), filter=True,
             width=28),
        Memo(Move.reason, "Reason", aliases=("Why",)),
        Text(Move.said_by, "Said by", aliases=("Moved by",), personal=True, width=18,
             column=False),
    ),
    views=(
        SavedView("Newest first", (), (("moved_on", True),)),
    ),
)  # fmt: skip

ESCALATIONS = Register(
    key="escalations",
    singular="escalation",
    plural="Escalations",
    prefix="ESC",
    model=Escalation,
    title="action",
    titled_by=("action", "level"),
    alike=("action", "level", "raised_on"),
    menu=Menu.IMPROVE,
    parent="action",
    empty="Which actions were put before whom, what was asked, and what was decided.",
    fields=(
        Link(Escalation.action_id, "Action", to="actions", aliases=("Action ref",), required=True,
             filter=True, width=34),
        Day(Escalation.raised_on, "Raised", aliases=("Date raised", "Escalated on"), required=True,
            sort=True, filter=True),
        Choice(Escalation.level, "Level", options=LEVELS, aliases=("Escalated to",), sort=True,
               filter=True, width=24),
        Link(Escalation.group_id, "Group", to="groups", aliases=("Put before",), filter=True,
             width=26),
        Link(Escalation.meeting_id, "Meeting", to="meetings", filter=True, width=28, column=False),
        Memo(Escalation.note, "Note", aliases=("Escalation note", "Wording"),
             help="What was put before them: drafted by the application, yours to change."),
        Choice(Escalation.ruling, "Decision", options=RULINGS, aliases=("Outcome", "Ruling"),
               sort=True, filter=True, width=24),
        Day(Escalation.decided_on, "Decided", aliases=("Date decided", "Decision date"),
            filter=True),
        Text(Escalation.decided_by, "Decided by", personal=True, width=18),
        Memo(Escalation.ruling_reason, "Reason for the decision", aliases=("Decision reason",),
             column=False),
        Day(Escalation.new_target_on, "New target", aliases=("New target date",), column=False),
        Memo(Escalation.notes, "Notes", column=False),
    ),
    views=(
        SavedView("Awaiting a decision",
                  (Filter("ruling", "is_not", DECIDED),),
                  (("raised_on", False),)),
        SavedView("All", (), (("raised_on", True),)),
    ),
)  # fmt: skip
