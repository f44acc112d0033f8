"""Agenda items, attendance and membership of groups."""

from lif_desktop.fields import Choice, Count, Day, Flag, Link, Memo, Option, Text
from lif_desktop.models.meetings import Attendance, Item, Member
from lif_desktop.registers.register import Filter, Register, SavedView

PURPOSES = (
    Option("decision", "Decision", "due", "dot", aliases=("for decision",)),
    Option("assurance", "Assurance", "note", "diamond", aliases=("for assurance",)),
    Option("information", "Information", aliases=("for information", "to note")),
    Option("discussion", "Discussion", aliases=("for discussion",)),
)
ITEM_STATES = (
    Option("planned", "Planned", "note", "diamond"),
    Option("taken", "Taken", "done", "tick", aliases=("discussed",)),
    Option("deferred", "Deferred", "due", "dot", aliases=("carried over",)),
)
CAME = (
    Option("yes", "Present", "well", "square", aliases=("yes", "attended", "y", "✓", "✔", "p")),
    Option("deputy", "Deputy came", "well", "square",
           aliases=("deputy", "dep", "deputy attended", "substitute")),
    Option("apologies", "Apologies", "due", "dot",
           aliases=("apology", "apols", "apol", "apologies received", "sent apologies")),
    Option("no", "Absent", "late", "triangle",
           aliases=("no", "did not attend", "n", "dna", "✗", "✘")),
)  # fmt: skip
ROLES = (
    Option("chair", "Chair"),
    Option("vice_chair", "Vice-chair", aliases=("deputy chair",)),
    Option("member", "Member"),
    Option("deputy", "Deputy"),
    Option("adviser", "Adviser"),
    Option("lay", "Lay member"),
)

ITEMS = Register(
    key="items",
    singular="agenda item",
    plural="Agenda items",
    prefix="ITM",
    model=Item,
    title="title",
    alike=("title", "meeting"),
    parent="meeting",
    empty="What a meeting deals with, in order, and what it decided.",
    fields=(
        Text(Item.title, "Item", aliases=("Agenda item", "Title"), required=True, sort=True,
             width=40),
        Link(Item.meeting_id, "Meeting", to="meetings", aliases=("Meeting ref",), required=True,
             filter=True, width=30),
        Count(Item.position, "Number", aliases=("Item number", "Order"), sort=True, width=8),
        Choice(Item.purpose, "Purpose", options=PURPOSES, aliases=("For",), filter=True),
        Text(Item.presenter, "Presenter", aliases=("Presented by",), personal=True, width=20),
        Text(Item.starts_at, "Time", aliases=("Start", "Starts at"), width=8, column=False,
             help="Only where it is fixed; else it follows from the minutes allowed before it."),
        Count(Item.minutes, "Minutes allowed", aliases=("Minutes", "Time allowed"), width=8,
              column=False),
        Text(Item.paper, "Paper", aliases=("Report", "Paper name"), width=24,
             help="The board's own paper that the item calls for, where none is set beneath it."),
        Flag(Item.confidential, "Confidential", aliases=("Part two", "Closed item"), width=9,
             column=False, help="Taken in private: the public version leaves it out wholly."),
        Choice(Item.state, "State", options=ITEM_STATES, aliases=("Status",), filter=True),
        Memo(Item.discussion, "Discussion", aliases=("Minute", "Summary of discussion"),
             column=False),
        Memo(Item.decision, "Decision", aliases=("Decisions", "Outcome")),
        Link(Item.carried_from_id, "Arises from", to="items", aliases=("Matters arising from",),
             width=30, column=False),
        Memo(Item.notes, "Notes", column=False),
    ),
    views=(
        SavedView("In order", (), (("position", False),)),
    ),
)  # fmt: skip

ATTENDANCE = Register(
    key="attendance",
    singular="attendance",
    plural="Attendance",
    prefix="ATT",
    model=Attendance,
    title="agency",
    titled_by=("agency", "came"),
    alike=("meeting", "agency"),
    parent="meeting",
    empty="Which agency came to which meeting, itself or by a deputy.",
    fields=(
        Link(Attendance.meeting_id, "Meeting", to="meetings", aliases=("Meeting ref",),
             required=True, sort=True, filter=True, width=30),
        Link(Attendance.agency_id, "Agency", to="agencies", aliases=("Organisation",),
             required=True, sort=True, filter=True, width=26),
        Choice(Attendance.came, "Came", options=CAME,
               aliases=("Attended", "Present", "Attendance status"), sort=True, filter=True),
        Text(Attendance.person, "Person", aliases=("Name", "Who came"), personal=True, width=20),
        Text(Attendance.note, "Note", aliases=("Comment",), width=24),
    ),
    views=(
        SavedView("By meeting", (), (("meeting", True),)),
        SavedView("Absent", (Filter("came", "is", ("no",)),), (("meeting", True),)),
    ),
)  # fmt: skip

MEMBERS = Register(
    key="members",
    singular="member",
    plural="Members",
    prefix="MEM",
    model=Member,
    title="person",
    titled_by=("person", "agency"),
    yearly=False,
    alike=("group", "agency", "person"),
    parent="group",
    empty="Who sits on which group for which agency; the denominator of attendance.",
    fields=(
        Link(Member.group_id, "Group", to="groups", aliases=("Sub-group", "Committee"),
             required=True, sort=True, filter=True, width=28),
        Link(Member.agency_id, "Agency", to="agencies", aliases=("Organisation",), sort=True,
             filter=True, width=26),
        Text(Member.person, "Person", aliases=("Name", "Member", "Representative"), sort=True,
             personal=True, width=22),
        Choice(Member.role, "Role", options=ROLES, aliases=("Position",), filter=True),
        Day(Member.from_on, "From", aliases=("Start date", "Member since")),
        Day(Member.until_on, "Until", aliases=("End date", "Member until"), filter=True),
        Memo(Member.notes, "Notes", column=False),
    ),
    views=(
        SavedView("Serving", (Filter("until_on", "empty"),), (("group", False),)),
        SavedView("All", (), (("person", False),)),
    ),
)  # fmt: skip
