"""Evidence of what was done and of what it changed."""

from lif_desktop.fields import Choice, Count, Day, Link, Memo, Option, Text
from lif_desktop.models.evidence import Evidence
from lif_desktop.registers.register import Menu, Register, SavedView

PROOFS = (
    Option("process", "Process", aliases=("activity", "briefing held")),
    Option("practice", "Changed practice", "due", "dot", aliases=("practice",)),
    Option("impact", "Impact on children", "well", "square", aliases=("impact", "outcome")),
)

EVIDENCE = Register(
    key="evidence",
    singular="piece of evidence",
    plural="Evidence",
    prefix="EVD",
    model=Evidence,
    title="title",
    alike=("title", "dated_on"),
    menu=Menu.IMPROVE,
    empty="Files and links that show what was done, and what it changed.",
    fields=(
        Text(Evidence.title, "Title", aliases=("Evidence", "Document", "Description"),
             required=True, sort=True, width=36),
        Choice(Evidence.kind, "Shows", options=PROOFS, aliases=("Evidence of", "Type of evidence"),
               sort=True, filter=True,
               help="That a briefing was held is process; that children are better off is impact."),
        Day(Evidence.dated_on, "Dated", aliases=("Date of evidence", "Date"), sort=True,
            help="The evidence's own date, not the day it was put in."),
        Link(Evidence.agency_id, "Agency", to="agencies", aliases=("From agency",), filter=True,
             width=24),
        Memo(Evidence.says, "What it shows", aliases=("Summary",)),
        Text(Evidence.link, "Link", aliases=("Web address", "Where kept"), width=30, column=False),
        Text(Evidence.file_name, "File", aliases=("File name",), width=24),
        Count(Evidence.file_size, "Size in bytes", aliases=("Size",), width=10, column=False),
        Text(Evidence.file_hash, "File's digest", aliases=("Digest",), width=20, column=False),
        Link(Evidence.action_id, "Action", to="actions", aliases=("Action ref",), filter=True,
             width=26, column=False),
        Link(Evidence.audit_id, "Audit", to="audits", filter=True, width=26, column=False),
        Link(Evidence.review_id, "Case review", to="reviews", aliases=("Review",), filter=True,
             width=26, column=False),
        Link(Evidence.learning_id, "Learning", to="learning", aliases=("Lesson",), filter=True,
             width=26, column=False),
        Link(Evidence.submission_id, "Standards return", to="submissions", filter=True, width=26,
             column=False),
        Link(Evidence.assurance_id, "Assurance", to="assurances", filter=True, width=26,
             column=False),
        Link(Evidence.expected_id, "Expected information", to="expected", filter=True, width=26,
             column=False),
        Link(Evidence.requirement_id, "Outside recommendation", to="requirements", filter=True,
             width=26, column=False),
        Link(Evidence.training_id, "Training", to="training", filter=True, width=26, column=False),
        Link(Evidence.participation_id, "Participation", to="participation", filter=True, width=26,
             column=False),
        Memo(Evidence.notes, "Notes", column=False),
    ),
    views=(
        SavedView("Newest first", (), (("dated_on", True),)),
        SavedView("All", (), (("reference", False),)),
    ),
)  # fmt: skip
