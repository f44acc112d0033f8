"""Priorities and what is kept about keeping."""

from lif_desktop.fields import Choice, Day, Flag, Link, Memo, Option, Text
from lif_desktop.models.keeping import Disclosure, Hold, Holiday, Priority
from lif_desktop.registers.register import Filter, Menu, Register, SavedView

PRIORITY_STATES = (
    Option("live", "Live", "due", "dot", aliases=("current",)),
    Option("achieved", "Achieved", "done", "tick", aliases=("complete",)),
    Option("carried", "Carried into the next plan", "note", "diamond"),
    Option("dropped", "Dropped", "note", "diamond"),
)
TONES = (
    Option("red", "Red", "late", "triangle", aliases=("r",)),
    Option("amber", "Amber", "due", "dot", aliases=("a",)),
    Option("green", "Green", "well", "square", aliases=("g",)),
)
SEEN_BY = (
    Option("public", "Public"),
    Option("board", "Board"),
    Option("agency", "An agency", aliases=("agency",)),
    Option("other", "Other"),
)
KEEPING = (
    Option("keep", "Keep", "well", "square"),
    Option("review_later", "Look again later", "due", "dot", aliases=("review",)),
    Option("erase", "Erase", "late", "triangle", aliases=("destroy", "delete")),
    Option("undecided", "Not decided", "note", "diamond"),
)
HOLIDAY_KINDS = (
    Option("added", "Added", aliases=("one-off", "extra")),
    Option("removed", "Removed", aliases=("cancelled",)),
)

PRIORITIES = Register(
    key="priorities",
    singular="priority",
    plural="Priorities",
    prefix="PRI",
    model=Priority,
    title="title",
    yearly=False,
    alike=("title",),
    menu=Menu.BOARD,
    empty="The priorities of the business plan, and how far each has come.",
    fields=(
        Text(Priority.title, "Priority", aliases=("Title", "Name"), required=True, sort=True,
             width=38),
        Memo(Priority.outcome, "What should be different", aliases=("Outcome",)),
        Link(Priority.group_id, "Owning group", to="groups", aliases=("Group",), filter=True,
             width=26),
        Link(Priority.agency_id, "Lead agency", to="agencies", aliases=("Agency",), filter=True,
             width=24),
        Text(Priority.lead, "Lead", aliases=("Owner",), personal=True, width=18),
        Day(Priority.from_on, "From", aliases=("Start date",)),
        Day(Priority.until_on, "Until", aliases=("End date",), filter=True),
        Choice(Priority.state, "State", options=PRIORITY_STATES, aliases=("Status",), sort=True,
               filter=True),
        Choice(Priority.tone, "Standing", options=TONES, aliases=("RAG rating",), filter=True),
        Memo(Priority.progress, "Progress", aliases=("Latest progress",)),
        Day(Priority.progress_on, "Progress as at", aliases=("Date of progress",), sort=True,
            filter=True),
        Memo(Priority.difference, "What difference it made", aliases=("Impact",), column=False),
        Memo(Priority.notes, "Notes", column=False),
    ),
    views=(
        SavedView("Live", (Filter("state", "is_not", ("achieved", "dropped", "carried")),),
                  (("title", False),)),
        SavedView("All", (), (("reference", False),)),
    ),
)  # fmt: skip

DISCLOSURES = Register(
    key="disclosures",
    singular="disclosure",
    plural="Disclosures",
    prefix="DSC",
    model=Disclosure,
    title="title",
    alike=("title", "made_on"),
    menu=Menu.BOARD,
    empty="What left the board, for whom, with what digest; and the figures that were published.",
    fields=(
        Text(Disclosure.title, "What", aliases=("Paper", "Title"), required=True, sort=True,
             width=36),
        Day(Disclosure.made_on, "Date", aliases=("Date disclosed", "Made"), sort=True,
            filter=True),
        Choice(Disclosure.audience, "Audience", options=SEEN_BY, aliases=("For",), filter=True),
        Text(Disclosure.recipient, "Recipient", aliases=("To",), width=22),
        Text(Disclosure.period, "Period", width=16, column=False),
        Text(Disclosure.file_name, "File", aliases=("File name",), width=24, column=False),
        Text(Disclosure.sha256, "Digest", aliases=("Hash",), width=20, column=False),
        Memo(Disclosure.left_out, "What was left out", aliases=("Suppressed",), column=False),
        Memo(Disclosure.figures, "Published figures", column=False, quiet=True,
             help="The figures that were published, so that later papers give nothing away."),
        Text(Disclosure.made_by, "Made by", aliases=("Exported by",), personal=True, width=18),
        Memo(Disclosure.notes, "Notes", column=False),
    ),
    views=(
        SavedView("Newest first", (), (("made_on", True),)),
    ),
)  # fmt: skip

HOLDS = Register(
    key="holds",
    singular="retention decision",
    plural="Retention",
    prefix="HLD",
    model=Hold,
    title="record",
    titled_by=("record", "look_on"),
    alike=("record", "look_on"),
    menu=Menu.BOARD,
    empty="What may not be erased yet, what is to be looked at again, and what was decided.",
    fields=(
        Text(Hold.record, "Record", aliases=("Record reference",), required=True, sort=True,
             width=20),
        Text(Hold.register, "Register", filter=True, width=16),
        Day(Hold.look_on, "Look at it", aliases=("Review date",), sort=True, filter=True),
        Flag(Hold.legal_hold, "Legal hold", aliases=("Hold",), filter=True, width=9),
        Memo(Hold.reason, "Reason", aliases=("Why",)),
        Choice(Hold.decision, "Decision", options=KEEPING, aliases=("Outcome",), filter=True),
        Day(Hold.decided_on, "Decided", aliases=("Date decided",)),
        Text(Hold.decided_by, "Decided by", personal=True, width=18),
        Memo(Hold.notes, "Notes", column=False),
    ),
    views=(
        SavedView("To look at", (Filter("decision", "is_not", ("keep", "erase")),),
                  (("look_on", False),)),
        SavedView("All", (), (("look_on", False),)),
    ),
)  # fmt: skip

HOLIDAYS = Register(
    key="holidays",
    singular="bank holiday of our own",
    plural="Bank holidays of our own",
    prefix="HOL",
    model=Holiday,
    title="title",
    yearly=False,
    alike=("falls_on",),
    empty="One-off bank holidays, and shipped ones that do not hold, by which working days count.",
    fields=(
        Text(Holiday.title, "Name", aliases=("Holiday", "Bank holiday"), required=True, sort=True,
             width=26),
        Day(Holiday.falls_on, "Date", aliases=("Day",), required=True, sort=True),
        Choice(Holiday.kind, "Added or removed", options=HOLIDAY_KINDS, aliases=("Kind",),
               filter=True),
    ),
    views=(
        SavedView("By date", (), (("falls_on", False),)),
    ),
)  # fmt: skip
