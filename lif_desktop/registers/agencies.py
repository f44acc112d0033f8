"""Agencies, groups and meetings."""

from lif_desktop.fields import Choice, Count, Day, Flag, Link, Memo, Option, Text
from lif_desktop.models.agencies import Agency, Group, Meeting
from lif_desktop.registers.register import Filter, Menu, Register, SavedView

SECTORS = (
    Option("council", "Council", aliases=("local authority", "la")),
    Option("health", "Health", aliases=("nhs",)),
    Option("police", "Police"),
    Option("justice", "Justice", aliases=("probation", "youth justice", "cafcass")),
    Option("education", "Education", aliases=("school", "schools", "college")),
    Option("housing", "Housing"),
    Option("voluntary", "Voluntary and faith", aliases=("voluntary", "vcs", "third sector")),
    Option("partnership", "Partnership office"),
    Option("other", "Other"),
)
GROUP_KINDS = (
    Option("board", "Board", aliases=("partnership",)),
    Option("executive", "Executive or business group", aliases=("executive", "business group")),
    Option("sub_group", "Sub-group", aliases=("subgroup", "committee")),
    Option("panel", "Panel"),
    Option("other", "Other"),
)
MEETING_STATES = (
    Option("planned", "Planned", "note", "diamond"),
    Option("held", "Held", "done", "tick"),
    Option("cancelled", "Cancelled", "due", "dot", aliases=("canceled", "not held")),
)

AGENCIES = Register(
    key="agencies",
    singular="agency",
    plural="Agencies",
    prefix="AGY",
    model=Agency,
    title="name",
    yearly=False,
    by_name=True,
    alike=("name", "short_name"),
    menu=Menu.BOARD,
    empty="The organisations that answer to the board. Add them, or import a list.",
    fields=(
        Text(Agency.name, "Name", aliases=("Agency", "Organisation", "Agency name"),
             required=True, sort=True, width=30),
        Text(Agency.short_name, "Short name", aliases=("Abbreviation",)),
        Text(Agency.aliases, "Also known as", aliases=("Aliases", "Other names"), width=30,
             help="Other names seen in returns, separated by semicolons.", column=False),
        Choice(Agency.sector, "Sector", options=SECTORS, sort=True, filter=True),
        Flag(Agency.statutory, "Statutory partner", filter=True, width=10),
        Flag(Agency.section11, "Section 11 duty", aliases=("s11", "s.11"), filter=True, width=10),
        Flag(Agency.section175, "Section 175/157 duty", aliases=("s175", "s157"), filter=True,
             width=10),
        Text(Agency.board_member, "Board member", personal=True, width=20),
        Text(Agency.data_contact, "Data contact", aliases=("Contact",), personal=True, width=20),
        Text(Agency.training_representative, "Training representative", personal=True, width=20,
             column=False),
        Text(Agency.email, "E-mail", aliases=("Email", "E-mail address"), personal=True,
             width=26, column=False),
        Memo(Agency.notes, "Notes", column=False),
    ),
    views=(SavedView("All", sort=(("name", False),)),
           SavedView("Statutory partners", (Filter("statutory", "is", (True,)),),
                     (("name", False),))),
)  # fmt: skip

GROUPS = Register(
    key="groups",
    singular="group",
    plural="Groups",
    prefix="GRP",
    model=Group,
    title="name",
    yearly=False,
    by_name=True,
    alike=("name",),
    menu=Menu.BOARD,
    empty="The board, its executive, sub-groups and panels, and who escalates to whom.",
    fields=(
        Text(Group.name, "Name", aliases=("Group", "Sub-group", "Committee"), required=True,
             sort=True, width=34),
        Text(Group.short_name, "Short name"),
        Choice(Group.kind, "Kind", options=GROUP_KINDS, sort=True, filter=True, width=20),
        Text(Group.chair, "Chair", personal=True, width=20),
        Link(Group.escalates_to_id, "Escalates to", to="groups", width=30),
        Text(Group.meets_every, "Meets every", aliases=("Frequency", "Cycle")),
        Count(Group.quorum, "Quorum", width=8),
        Memo(Group.standing_items, "Standing items", column=False,
             help="One item a line; they open the agenda of every meeting."),
        Memo(Group.notes, "Notes", column=False),
    ),
    views=(SavedView("All", sort=(("reference", False),)),),
)  # fmt: skip

MEETINGS = Register(
    key="meetings",
    singular="meeting",
    plural="Meetings",
    prefix="MTG",
    model=Meeting,
    title="group",
    titled_by=("group", "meets_on"),
    alike=("group", "meets_on"),
    menu=Menu.BOARD,
    parent="group",
    empty="The calendar. Only meetings that were held count towards escalation.",
    fields=(
        Link(Meeting.group_id, "Group", to="groups", aliases=("Committee", "Sub-group"),
             required=True, sort=True, filter=True, width=30),
        Day(Meeting.meets_on, "Date", aliases=("Meeting date", "Date of meeting"), required=True,
            sort=True, filter=True),
        Text(Meeting.starts_at, "Time", aliases=("Start", "Start time"), width=8),
        Text(Meeting.place, "Place", aliases=("Venue", "Location"), width=26),
        Choice(Meeting.state, "State", options=MEETING_STATES, sort=True, filter=True),
        Memo(Meeting.apologies, "Apologies", column=False),
        Memo(Meeting.decisions, "Decisions", column=False),
        Memo(Meeting.notes, "Notes", column=False),
    ),
    views=(
        SavedView("Coming", (Filter("state", "is", ("planned",)),), (("meets_on", False),)),
        SavedView("Held", (Filter("state", "is", ("held",)),), (("meets_on", True),)),
        SavedView("All", sort=(("meets_on", True),)),
    ),
)  # fmt: skip
