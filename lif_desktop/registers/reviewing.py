"""What belongs to a case review."""

from lif_desktop.fields import Choice, Day, Flag, Link, Memo, Option, Text
from lif_desktop.models.reviewing import (
    Criterion,
    ManagementReport,
    Notification,
    Proceeding,
    Subject,
)
from lif_desktop.registers.answers import HARMS, YES_PARTLY_NO
from lif_desktop.registers.cases import AGE_BANDS
from lif_desktop.registers.overdue import until
from lif_desktop.registers.register import Filter, Register, SavedView

SUBJECT_PARTS = (
    Option("subject", "Subject of the review"),
    Option("sibling", "Sibling"),
    Option("other", "Other child"),
)
MET = (
    Option("met", "Met", "due", "dot", aliases=("yes",)),
    Option("not_met", "Not met", aliases=("no",)),
    Option("unclear", "Not clear yet", "note", "diamond", aliases=("unclear", "not known")),
)
PROCEEDING_KINDS = (
    Option("criminal", "Criminal"),
    Option("inquest", "Inquest", aliases=("coroner",)),
    Option("family_court", "Family court", aliases=("care proceedings",)),
    Option("disciplinary", "Disciplinary"),
    Option("professional", "Professional regulator"),
    Option("other_review", "Other review"),
    Option("other", "Other"),
)
PROCEEDING_STATES = (
    Option("expected", "Expected", "note", "diamond"),
    Option("under_way", "Under way", "due", "dot", aliases=("in progress", "open")),
    Option("ended", "Ended", "done", "tick", aliases=("closed", "complete")),
)
REPORT_KINDS = (
    Option("imr", "Individual management review", aliases=("imr", "management report")),
    Option("chronology", "Chronology"),
    Option("summary", "Summary of involvement", aliases=("summary",)),
    Option("statement", "Statement of no involvement", aliases=("no involvement",)),
    Option("other", "Other"),
)

SUBJECTS = Register(
    key="subjects",
    singular="child in a review",
    plural="Children in reviews",
    prefix="SBJ",
    model=Subject,
    title="pseudonym",
    alike=("review", "pseudonym"),
    parent="review",
    empty="The children one incident concerned: pseudonyms of ours, never names.",
    fields=(
        Link(Subject.review_id, "Case review", to="reviews", aliases=("Review",), required=True,
             filter=True, width=30),
        Text(Subject.pseudonym, "Pseudonym", aliases=("Child",), required=True, sort=True,
             width=16, help="A pseudonym of ours, never a name."),
        Choice(Subject.part, "Part", options=SUBJECT_PARTS, aliases=("Role",), filter=True),
        Choice(Subject.age_band, "Age", options=AGE_BANDS, aliases=("Age band", "Age group"),
               filter=True, width=16),
        Choice(Subject.harm, "Harm", options=HARMS, aliases=("Outcome",), filter=True),
        Text(Subject.legal_status, "Legal status", aliases=("Plan or order",), width=24,
             column=False),
        Link(Subject.death_id, "Child death", to="deaths", aliases=("Child death record",),
             filter=True, width=26, column=False),
        Memo(Subject.notes, "Notes", column=False),
    ),
    views=(
        SavedView("All", (), (("pseudonym", False),)),
    ),
)  # fmt: skip

CRITERIA = Register(
    key="criteria",
    singular="criterion",
    plural="Criteria",
    prefix="CRT",
    model=Criterion,
    title="criterion",
    alike=("review", "criterion"),
    parent="review",
    empty="Which paragraph of the guidance was met, and why.",
    fields=(
        Link(Criterion.review_id, "Case review", to="reviews", aliases=("Review",), required=True,
             filter=True, width=30),
        Text(Criterion.criterion, "Criterion", aliases=("Criteria", "Test"), required=True,
             sort=True, width=40),
        Text(Criterion.edition, "Edition", aliases=("Guidance",), width=12),
        Text(Criterion.paragraph, "Paragraph", aliases=("Regulation", "Source"), width=18),
        Choice(Criterion.met, "Met", options=MET, aliases=("Criterion met",), filter=True),
        Memo(Criterion.why, "Why", aliases=("Reason", "Evidence")),
        Flag(Criterion.always, "Always reviewed", aliases=("Always-review circumstance",),
             filter=True, width=10, column=False),
        Memo(Criterion.notes, "Notes", column=False),
    ),
    views=(
        SavedView("All", (), (("criterion", False),)),
    ),
)  # fmt: skip

NOTIFICATIONS = Register(
    key="notifications",
    singular="notification",
    plural="Notifications",
    prefix="NTF",
    model=Notification,
    title="body",
    titled_by=("body", "about"),
    alike=("review", "body", "sent_on"),
    parent="review",
    empty="Who was told of a review or a decision, and when.",
    fields=(
        Link(Notification.review_id, "Case review", to="reviews", aliases=("Review",),
             required=True, filter=True, width=30),
        Text(Notification.body, "Told", aliases=("Body", "Notified body", "Who"), required=True,
             sort=True, width=28),
        Text(Notification.about, "Of what", aliases=("About", "Subject"), width=28),
        Day(Notification.due_on, "Due", aliases=("Due by",), filter=True,
            late=until("sent_on")),
        Day(Notification.sent_on, "Sent", aliases=("Date sent", "Notified on"), sort=True,
            filter=True),
        Day(Notification.answered_on, "Answered", aliases=("Date of answer",), column=False),
        Memo(Notification.answer, "Answer", aliases=("Response",), column=False),
        Memo(Notification.notes, "Notes", column=False),
    ),
    views=(
        SavedView("Newest first", (), (("sent_on", True),)),
    ),
)  # fmt: skip

PROCEEDINGS = Register(
    key="proceedings",
    singular="parallel proceeding",
    plural="Parallel proceedings",
    prefix="PRC",
    model=Proceeding,
    title="kind",
    titled_by=("kind", "body"),
    alike=("review", "kind", "body"),
    parent="review",
    empty="Criminal, coroner's and other proceedings that run beside a review.",
    fields=(
        Link(Proceeding.review_id, "Case review", to="reviews", aliases=("Review",), required=True,
             filter=True, width=30),
        Choice(Proceeding.kind, "Kind", options=PROCEEDING_KINDS, aliases=("Type",), sort=True,
               filter=True),
        Text(Proceeding.body, "Body", aliases=("Court", "Organisation"), width=24),
        Choice(Proceeding.state, "State", options=PROCEEDING_STATES, aliases=("Status",),
               filter=True),
        Day(Proceeding.started_on, "Started", aliases=("Start date",)),
        Day(Proceeding.ends_on, "Expected end", aliases=("End date",), sort=True, filter=True),
        Memo(Proceeding.effect, "Effect on the review", aliases=("Effect", "Constraint")),
        Memo(Proceeding.notes, "Notes", column=False),
    ),
    views=(
        SavedView("All", (), (("ends_on", False),)),
    ),
)  # fmt: skip

MANAGEMENT_REPORTS = Register(
    key="management_reports",
    singular="management report",
    plural="Management reports",
    prefix="MRP",
    model=ManagementReport,
    title="agency",
    titled_by=("agency", "kind"),
    alike=("review", "agency", "kind"),
    parent="review",
    empty="What each agency was asked for in a review, when it is due, when it came.",
    fields=(
        Link(ManagementReport.review_id, "Case review", to="reviews", aliases=("Review",),
             required=True, filter=True, width=30),
        Link(ManagementReport.agency_id, "Agency", to="agencies", aliases=("Organisation",),
             required=True, sort=True, filter=True, width=26),
        Choice(ManagementReport.kind, "Kind", options=REPORT_KINDS, aliases=("Type of report",),
               filter=True, width=24),
        Text(ManagementReport.author, "Author", aliases=("Report author",), personal=True,
             width=18),
        Flag(ManagementReport.independent, "Author independent of the case",
             aliases=("Independent author",), width=10, column=False),
        Day(ManagementReport.asked_on, "Asked", aliases=("Date asked", "Commissioned")),
        Day(ManagementReport.due_on, "Due", aliases=("Due date",), sort=True, filter=True,
            late=until("received_on")),
        Day(ManagementReport.chased_on, "Last chased", aliases=("Chased",), column=False),
        Day(ManagementReport.received_on, "Received", aliases=("Date received",), filter=True),
        Choice(ManagementReport.quality, "Good enough", options=YES_PARTLY_NO,
               aliases=("Quality assured",), filter=True),
        Memo(ManagementReport.quality_note, "What is missing", aliases=("Quality comments",),
             column=False),
        Memo(ManagementReport.good_practice, "Good practice",
             aliases=("Good practice identified",), column=False),
        Memo(ManagementReport.lessons, "Lessons", aliases=("Learning",), column=False),
        Memo(ManagementReport.notes, "Notes", column=False),
    ),
    views=(
        SavedView("Outstanding", (Filter("received_on", "empty"),), (("due_on", False),)),
        SavedView("All", (), (("due_on", False),)),
    ),
)  # fmt: skip
