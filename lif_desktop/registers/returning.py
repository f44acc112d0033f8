"""Returns sent out to agencies, and what came back."""

from lif_desktop.fields import Choice, Count, Day, Link, Memo, Option, Text
from lif_desktop.models.returning import Return
from lif_desktop.registers.answers import YES_PARTLY_NO
from lif_desktop.registers.overdue import until
from lif_desktop.registers.register import Filter, Menu, Register, SavedView

RETURN_KINDS = (
    Option("actions", "Action updates", aliases=("actions", "action update")),
    Option("section11", "Section 11 or 175 self-assessment",
           aliases=("section 11", "s11", "section 175", "s175")),
    Option("highlight", "Highlight report",
           aliases=("highlight", "appendix 7", "highlights", "agency audit return")),
    Option("dataset", "Dataset", aliases=("indicators", "data")),
    Option("training_needs", "Training needs", aliases=("training", "training-needs")),
)  # fmt: skip
RETURN_STATES = (
    Option("out", "With the agency", "due", "dot", aliases=("out", "issued", "sent")),
    Option("back", "Came back", "note", "diamond", aliases=("received", "returned")),
    Option("accepted", "Accepted", "done", "tick", aliases=("complete", "closed")),
    Option("withdrawn", "Withdrawn", "note", "diamond", aliases=("cancelled",)),
)
RETURNS = Register(
    key="returns",
    singular="return",
    plural="Returns sent out",
    prefix="RET",
    model=Return,
    title="title",
    alike=("title", "agency"),
    menu=Menu.SCRUTINY,
    empty="What was sent to which agency to be filled in, when it is due, and what came back.",
    fields=(
        Text(Return.title, "Return", aliases=("Title", "Name of return"), required=True,
             sort=True, width=40),
        Choice(Return.kind, "Kind", options=RETURN_KINDS, aliases=("Type",), filter=True,
               width=24),
        Link(Return.agency_id, "Agency", to="agencies", aliases=("Sent to agency",), sort=True,
             filter=True, width=26),
        Choice(Return.state, "State", options=RETURN_STATES, aliases=("Status",), filter=True),
        Day(Return.due_on, "Due", aliases=("Due date", "Return by"), sort=True, filter=True,
            late=until("received_on", state="state", over=("back", "accepted", "withdrawn"))),
        Day(Return.received_on, "Came back", aliases=("Received", "Date received")),
        Day(Return.issued_on, "Sent", aliases=("Date sent", "Issued"), sort=True, filter=True),
        Text(Return.recipient, "Sent to", aliases=("Recipient", "Contact"), personal=True,
             column=False, width=22),
        Link(Return.audit_id, "Cycle", to="audits", aliases=("Audit",), filter=True,
             column=False),
        Day(Return.period_from, "Period from", column=False),
        Day(Return.period_until, "Period to", aliases=("Period until",), column=False),
        Day(Return.chased_on, "Last chased", aliases=("Chased", "Reminded"), column=False),
        Count(Return.chased_times, "Times chased", aliases=("Reminders",), column=False),
        Choice(Return.relevant, "Relevant", options=YES_PARTLY_NO, column=False,
               section="Quality"),
        Choice(Return.timely, "Timely", options=YES_PARTLY_NO, column=False, section="Quality"),
        Choice(Return.accurate, "Accurate", options=YES_PARTLY_NO, column=False,
               section="Quality"),
        Memo(Return.quality, "What the quality says", aliases=("Quality comment",),
             column=False, section="Quality"),
        Link(Return.replaces_id, "Sent again in place of", to="returns", column=False),
        Text(Return.file_name, "File", aliases=("File name",), width=30, column=False),
        Text(Return.file_hash, "Digest", quiet=True, column=False),
        Text(Return.token, "Identity", quiet=True, column=False),
        Memo(Return.sent, "What it was sent with", quiet=True, longest=5_000_000, column=False),
        Memo(Return.notes, "Notes", column=False),
    ),
    views=(
        SavedView("Not back yet", (Filter("state", "is", ("out",)),), (("due_on", False),)),
        SavedView("Late", (Filter("state", "is", ("out",)), Filter("due_on", "past")),
                  (("due_on", False),)),
        SavedView("To be judged", (Filter("state", "is", ("back",)),), (("issued_on", False),)),
        SavedView("Newest first", (), (("issued_on", True),)),
    ),
)  # fmt: skip
