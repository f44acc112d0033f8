"""The audit record."""

from lif_desktop.fields import Choice, Count, Day, Link, Links, Memo, Option, Text
from lif_desktop.models.audits import Audit
from lif_desktop.registers.register import Filter, Menu, Register, SavedView

KINDS = (
    Option("section11", "Section 11", aliases=("s11", "section 11 audit")),
    Option("section175", "Section 175/157", aliases=("s175", "s157")),
    Option("single_agency", "Single agency", aliases=("single agency audit",)),
    Option("multi_agency", "Multi-agency thematic", aliases=("multi agency", "thematic")),
    Option("challenge_panel", "Challenge panel"),
    Option("case_file", "Case file", aliases=("case audit", "case file audit")),
    Option("dip_sample", "Dip sample", aliases=("dip",)),
    Option("on_a_day", "On-a-day survey", aliases=("on a day",)),
    Option("walkabout", "Walkabout"),
    Option("re_audit", "Re-audit", aliases=("reaudit", "follow up audit")),
)
STATES = (
    Option("planned", "Planned", "note", "diamond"),
    Option("under_way", "Under way", "due", "dot", ("in progress", "started")),
    Option("finished", "Finished", "done", "tick", ("complete", "completed", "reported")),
)
IMPROVED = (
    Option("yes", "Yes", "well", "square", ("improved",)),
    Option("partly", "In part", "due", "dot", ("partly", "partial")),
    Option("no", "No", "late", "triangle", ("not improved",)),
)

AUDITS = Register(
    key="audits",
    singular="audit",
    plural="Audits",
    prefix="AUD",
    model=Audit,
    title="title",
    alike=("title", "kind"),
    menu=Menu.IMPROVE,
    empty="The central record of audits, from the forward plan to the re-look.",
    fields=(
        Text(Audit.title, "Title", aliases=("Audit", "Name of audit", "Audit title"),
             required=True, sort=True, width=34),
        Choice(Audit.kind, "Type", options=KINDS, aliases=("Kind", "Audit type"), sort=True,
               filter=True, width=20),
        Text(Audit.theme, "Theme", aliases=("Topic", "Focus"), width=20),
        Choice(Audit.state, "State", options=STATES, aliases=("Status",), sort=True, filter=True),
        Link(Audit.group_id, "Owning group", to="groups", aliases=("Group", "Sub-group"),
             filter=True, width=26, column=False),
        Text(Audit.lead, "Lead", aliases=("Lead auditor",), personal=True, column=False, width=18),
        Links(Audit.agencies, "Agencies", to="agencies", width=30,
              aliases=("Participating agencies", "Agencies involved")),
        Day(Audit.started_on, "Started", aliases=("Start date",), column=False),
        Day(Audit.finished_on, "Finished", aliases=("Date completed", "Date of audit",
            "Date reported"), sort=True, filter=True),
        Memo(Audit.method, "Method", column=False),
        Text(Audit.sample, "Sample", width=20, column=False),
        Count(Audit.cases, "Cases", aliases=("Sample size", "Number of cases"), width=8),
        Memo(Audit.voice_of_child, "Voice of the child", column=False,
             help="What children said, or why this does not apply."),
        Memo(Audit.strengths, "Strengths", aliases=("What worked well",), column=False),
        Memo(Audit.development, "Areas for development", aliases=("Findings",
             "Areas for improvement"), column=False),
        Text(Audit.own_grade, "Agency's own grade", aliases=("Self grade",), column=False),
        Text(Audit.moderated_grade, "Moderated grade", column=False),
        Text(Audit.shared_with, "Shared with", aliases=("Where shared",), width=26, column=False),
        Memo(Audit.evidence_of_change, "Evidence of changed practice", column=False),
        Day(Audit.revisit_on, "Revisit", aliases=("Revisit date", "Re-look date",
            "Re-audit date"), sort=True, filter=True),
        Day(Audit.revisited_on, "Revisited", aliases=("Date revisited",), filter=True,
            column=False),
        Choice(Audit.improved, "Improved", options=IMPROVED, filter=True,
               aliases=("Improvement made",)),
        Memo(Audit.notes, "Notes", column=False),
    ),
    views=(
        SavedView("Newest first", (Filter("state", "is", ("finished",)),),
                  (("finished_on", True),)),
        SavedView("Forward plan", (Filter("state", "is_not", ("finished",)),),
                  (("reference", False),)),
        SavedView("To revisit", (Filter("revisit_on", "reached"), Filter("revisited_on", "empty")),
                  (("revisit_on", False),)),
        SavedView("All", sort=(("reference", False),)),
    ),
)  # fmt: skip
