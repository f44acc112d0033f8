"""Action plans, recommendations, actions and updates."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lif_desktop.fields import Choice, Day, Derived, Link, Memo, Option, Shown, Text
from lif_desktop.models.actions import Action, Plan, Recommendation, Update
from lif_desktop.registers.overdue import until
from lif_desktop.registers.register import Filter, Menu, Register, SavedView
from lif_desktop.rules import lateness as rule

OPEN = ("not_started", "in_hand")
CLOSED = ("completed", "cannot_complete")
LATE = until("", "target_on", state="status", over=CLOSED)
STATUSES = (
    Option("not_started", "Not started", "note", "diamond", ("to start", "open")),
    Option("in_hand", "In hand", "due", "dot", ("in progress", "started", "under way", "ongoing")),
    Option("completed", "Completed", "done", "tick", ("complete", "done", "closed", "finished")),
    Option("cannot_complete", "Cannot complete", "note", "diamond", ("cannot be completed",)),
)
RAG = (
    Option("red", "Red", "late", "triangle", ("r",)),
    Option("amber", "Amber", "due", "dot", ("a",)),
    Option("green", "Green", "well", "square", ("g",)),
)
BRAG = (Option("blue", "Blue", "note", "tick", ("b", "done and accepted")), *RAG)
ASSURANCE = (
    Option("not_yet", "Not yet"),
    Option("addressed", "Addressed", "due", "dot"),
    Option("verified", "Verified", "well", "square"),
    Option("embedded", "Embedded", "done", "tick"),
)
PLAN_STATES = (
    Option("draft", "Draft", "note", "diamond"),
    Option("agreed", "Agreed", "well", "square", ("open", "live")),
    Option("closed", "Closed", "done", "tick", ("complete", "completed")),
)
RESPONSES = (
    Option("accepted", "Accepted", "well", "square"),
    Option("part", "Accepted in part", "due", "dot", ("partly accepted",)),
    Option("not_accepted", "Not accepted", "note", "diamond", ("rejected",)),
)


def _lateness(values: Mapping[str, Any], today: date) -> Shown:
    found = rule.lateness(values["status"], values["target_on"], values["completed_on"], today)
    return Shown(found.pill, found.meaning, found.shape)


def _escalation(values: Mapping[str, Any], today: date) -> Shown:
    day = values["escalates_on"]
    return Shown("Escalate", "late", "triangle") if day and day <= today else Shown("")


PLANS = Register(
    key="plans",
    singular="action plan",
    plural="Action plans",
    prefix="PLN",
    model=Plan,
    title="title",
    alike=("title",),
    menu=Menu.IMPROVE,
    empty="Every finished audit and review has an action plan; keep them here.",
    fields=(
        Text(Plan.title, "Title", aliases=("Plan", "Action plan", "Name of plan"), required=True,
             sort=True, width=34),
        Link(Plan.audit_id, "From audit", to="audits", aliases=("Audit",), filter=True, width=26),
        Link(Plan.review_id, "From review", to="reviews", aliases=("Review",), filter=True,
             width=26),
        Text(Plan.other_source, "Other source", width=20, column=False),
        Link(Plan.group_id, "Owning group", to="groups", aliases=("Group",), filter=True,
             width=26),
        Text(Plan.lead, "Lead", personal=True, width=18),
        Day(Plan.agreed_on, "Agreed", aliases=("Date agreed",), sort=True),
        Choice(Plan.state, "State", options=PLAN_STATES, aliases=("Status",), sort=True,
               filter=True),
        Link(Plan.external_id, "From external learning", to="external",
             aliases=("External learning",), width=26, column=False),
        Link(Plan.death_id, "From child death", to="deaths", aliases=("Child death",), width=26,
             column=False),
        Link(Plan.challenge_id, "From challenge", to="challenges", aliases=("Challenge",),
             width=26, column=False),
        Link(Plan.risk_id, "From risk", to="risks", aliases=("Risk",), width=26, column=False),
        Link(Plan.agency_id, "Agency's own plan", to="agencies", aliases=("Agency",), width=24,
             column=False),
        Link(Plan.priority_id, "Priority", to="priorities", aliases=("Business plan priority",),
             width=26, column=False),
        Day(Plan.ends_on, "Ends", aliases=("End date", "Plan end"), column=False),
        Memo(Plan.year_on, "A year on", aliases=("One year on",), column=False,
             help="What is embedded a year after the review, and how we know."),
        Memo(Plan.notes, "Notes", column=False),
    ),
    views=(SavedView("Live", (Filter("state", "is_not", ("closed",)),), (("agreed_on", True),)),
           SavedView("All", sort=(("reference", False),))),
)  # fmt: skip

RECOMMENDATIONS = Register(
    key="recommendations",
    singular="recommendation",
    plural="Recommendations",
    prefix="REC",
    model=Recommendation,
    title="wording",
    alike=("wording", "plan"),
    menu=Menu.IMPROVE,
    parent="plan",
    empty="What reviews and audits recommend; actions answer them.",
    fields=(
        Memo(Recommendation.wording, "Recommendation",
             aliases=("Recommendations", "Recommendation text", "Wording"),
             required=True, width=50),
        Link(Recommendation.plan_id, "Plan", to="plans", aliases=("Action plan",), filter=True,
             width=26),
        Link(Recommendation.agency_id, "Agency", to="agencies", aliases=("Lead agency",
             "Organisation", "For agency"),
             filter=True, width=22),
        Day(Recommendation.made_on, "Made", aliases=("Date", "Date made"), sort=True),
        Choice(Recommendation.response, "Response", options=RESPONSES, sort=True, filter=True),
        Memo(Recommendation.success, "What good looks like", column=False),
        Text(Recommendation.theme, "Theme", aliases=("Topic",), width=20, column=False),
        Link(Recommendation.repeats_id, "We recommended this before", to="recommendations",
             aliases=("Repeats",), width=26, column=False),
        Memo(Recommendation.verified, "How it was verified", aliases=("Verification",),
             column=False),
        Memo(Recommendation.notes, "Notes", column=False),
    ),
    views=(SavedView("All", sort=(("reference", False),)),),
)  # fmt: skip

ACTIONS = Register(
    key="actions",
    singular="action",
    plural="Actions",
    prefix="ACT",
    model=Action,
    title="activity",
    alike=("activity", "lead_agency", "target_on"),
    menu=Menu.IMPROVE,
    parent="plan",
    empty="What was agreed, who does it, by when. Add one, or import an agency's return.",
    fields=(
        Text(Action.activity, "Action", aliases=("Action agreed", "Action description",
             "Description of action", "Description of the action", "Agreed actions",
             "Actions required", "Action to be taken", "Actions to be taken", "Action needed",
             "Key action", "Recommended action", "What needs to happen", "What we will do",
             "Required action", "Activity", "Actions", "Action required", "Agreed action",
             "What will be done", "Task"),
             never=("Comments", "Action plan", "Action taken", "Actions taken"), required=True,
             sort=True, width=44),
        Link(Action.plan_id, "Plan", to="plans", aliases=("Action plan", "Source plan"),
             filter=True, width=26, column=False),
        Link(Action.recommendation_id, "Recommendation", to="recommendations", width=26,
             aliases=("Recommendation number", "Recommendation no", "Rec", "Recommendation ref"),
             column=False),
        Link(Action.group_id, "Owning group", to="groups", filter=True, width=26,
             aliases=("Group", "Sub-group", "Monitoring group"), column=False),
        Link(Action.lead_agency_id, "Lead agency", to="agencies", sort=True, filter=True, width=24,
             aliases=("Lead organisation", "Owning agency", "Partner agency", "Lead partner",
             "Agency name", "Lead service", "Agency / organisation", "Agency", "Organisation",
             "Responsible agency", "Agency responsible")),
        Text(Action.lead, "Lead", aliases=("Lead name", "Action owner",
             "Assigned to", "Person responsible", "By whom", "Responsible officer",
             "Lead professional", "Named officer", "Allocated to", "Action lead", "Lead person",
             "Named lead", "Lead officer", "Owner", "Responsible person", "Who"),
             never=("Lead agency",), personal=True, width=18),
        Text(Action.resources, "Resources", aliases=("Resource implications",
             "Resources required", "Resource", "Resources needed"), width=20,
             help="State what it takes, even if none.", column=False),
        Memo(Action.success_measure, "How we will know it worked", column=False, aliases=(
             "Success measures", "Desired outcome", "Expected outcome", "How will we know",
             "How will we know it has worked", "Measure", "Measures", "Outcome sought",
             "What success looks like", "Success measure", "Success criteria",
             "Measure of success", "Outcome measure", "Intended outcome", "Outcome")),
        Day(Action.agreed_on, "Agreed", aliases=("Date action agreed", "Date raised",
             "Date opened", "Date agreed", "Date set", "Start date"),
            column=False),
        Day(Action.first_target_on, "First target", column=False,
            aliases=("Original target", "Original target date", "First target date"),
            help="Escalation counts from here, unless the group minuted a new one."),
        Day(Action.target_on, "Target", sort=True, filter=True, aliases=("Target completion date",
             "Completion due date", "Date due", "To be completed by", "Complete by", "Timeframe",
             "Timescales", "Date for completion", "Planned completion date", "Action due date",
             "Due by", "Required by", "Target completion", "By when?", "Target date", "Due",
             "Due date", "By when", "Deadline", "Timescale", "Completion due", "End date"),
            never=("Date completed", "Completed", "Original target date")),
        Derived(Action.late_from, "Lateness", compute=_lateness, sort=True, filter=True, width=12),
        Derived(Action.escalates_on, "Escalation", compute=_escalation, filter=True, width=12),
        Choice(Action.status, "Status", options=STATUSES, sort=True, filter=True, width=13,
               aliases=("Status of action", "Action state", "Completion status",
             "Delivery status", "Current status", "Action status", "State", "Progress status")),
        Memo(Action.progress, "Latest progress", aliases=("Progress notes", "Progress made",
             "Progress comments", "Progress / comments", "Progress/update", "Update on progress",
             "Updates", "Agency update", "Agency comments", "Commentary", "Narrative",
             "Action taken", "Actions taken", "Comments / update", "Progress since last update",
             "Position statement", "Comment", "Progress", "Update", "Latest update",
             "Progress update", "Progress to date", "Progress since last time", "Comments",
             "Current position"),
             never=("Progress status",),
             help="Each new text is kept as a dated update.", column=False),
        Day(Action.completed_on, "Completed", aliases=("Actual completion", "Date of completion",
             "Completed date", "Date closed", "Closed on", "Date achieved", "Date complete",
             "Actual end date", "Date completed", "Completion date", "Completed on",
             "Actual completion date"), never=("Due date", "Target date"),
            column=False),
        Choice(Action.owner_rag, "Owner's RAG", options=RAG, filter=True, width=12,
               aliases=("Agency RAG rating", "Self-assessed RAG", "Progress RAG", "RAG progress",
             "Current RAG", "RAG self-assessment", "RAG", "RAG rating", "RAG status",
             "Agency RAG")),
        Choice(Action.board_brag, "Board's BRAG", options=BRAG, filter=True, width=12,
               aliases=("BRAG", "Board RAG", "Board rating", "BRAG rating")),
        Choice(Action.assurance, "Assurance", options=ASSURANCE, filter=True, width=12,
               column=False),
        Memo(Action.impact, "Impact", aliases=("Impact on children", "Difference made",
             "Impact and outcome", "Impact so far", "Impact evidenced", "Evidence of impact",
             "What difference did it make"), column=False),
        Memo(Action.why_not, "Why it cannot be completed", aliases=("Reason not completed",),
             column=False),
        Memo(Action.done_instead, "What was done instead", column=False),
        Day(Action.minuted_target_on, "Target minuted by the group", aliases=("Minuted target",),
            column=False,
            help="A new target that the owning group minuted: escalation counts from here."),
        Link(Action.minuted_at_id, "Minuted at", to="meetings", aliases=("Meeting",), width=28,
             column=False),
        Link(Action.priority_id, "Priority", to="priorities", aliases=("Business plan priority",),
             width=26, column=False),
        Link(Action.item_id, "Arose at", to="items", aliases=("Agenda item",), width=28,
             column=False),
        Text(Action.signed_off_by, "Signed off by", aliases=("Sign-off",), personal=True, width=18,
             column=False),
        Day(Action.signed_off_on, "Signed off", aliases=("Date signed off",), column=False),
        Memo(Action.notes, "Notes", column=False),
    ),
    views=(
        SavedView("Open and late first", (Filter("status", "is", OPEN),),
                  (("target_on", False),)),
        SavedView("Late", (Filter("late_from", "reached"),), (("late_from", False),)),
        SavedView("To escalate", (Filter("escalates_on", "reached"),), (("target_on", False),)),
        SavedView("By agency", (Filter("status", "is", OPEN),), (("lead_agency", False),)),
        SavedView("All", sort=(("reference", False),)),
    ),
)  # fmt: skip

UPDATES = Register(
    key="updates",
    singular="update",
    plural="Updates",
    prefix="UPD",
    model=Update,
    title="done",
    alike=("action", "made_on", "done"),
    menu=Menu.NONE,
    parent="action",
    empty="What was said of each action, dated and never overwritten.",
    fields=(
        Link(Update.action_id, "Action", to="actions", aliases=("Action ref", "Action reference"),
             required=True, sort=True, filter=True, width=18),
        Day(Update.made_on, "Date", aliases=("Update date", "Date of update"), required=True,
            sort=True, filter=True),
        Memo(Update.done, "What was done", aliases=("Update", "Progress"), required=True),
        Memo(Update.next_step, "What is next", aliases=("Next step", "Next steps")),
        Day(Update.next_by, "By when", aliases=("Next step by",)),
        Text(Update.said_by, "Said by", aliases=("Updated by", "Author"), personal=True, width=18),
        Text(Update.source, "Source", width=24),
    ),
    views=(SavedView("Newest first", sort=(("made_on", True),)),),
)  # fmt: skip
