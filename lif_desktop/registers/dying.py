"""What belongs to the record of a child's death."""

from lif_desktop.fields import Choice, Day, Flag, Link, Memo, Option, Text
from lif_desktop.models.dying import Factor, Information
from lif_desktop.registers.cases import MODIFIABLE
from lif_desktop.registers.overdue import until
from lif_desktop.registers.register import Filter, Register, SavedView

DOMAINS = (
    Option("a", "A Child", aliases=("child", "characteristics of the child")),
    Option(
        "b",
        "B Social environment",
        aliases=("social", "social environment", "family and environment"),
    ),
    Option("c", "C Physical environment", aliases=("physical", "physical environment")),
    Option("d", "D Service provision", aliases=("service", "services", "service provision")),
)

INFORMATION = Register(
    key="information",
    singular="request for information",
    plural="Requests for information",
    prefix="INF",
    model=Information,
    title="agency",
    titled_by=("agency", "due_on"),
    alike=("death", "agency", "form"),
    parent="death",
    empty="What the panel asked of each agency about a death, and what came.",
    fields=(
        Link(Information.death_id, "Child death", to="deaths", aliases=("Case", "Case number"),
             required=True, filter=True, width=26),
        Link(Information.agency_id, "Agency", to="agencies", aliases=("Organisation",),
             required=True, sort=True, filter=True, width=26),
        Text(Information.form, "Form", aliases=("Form version",), width=14),
        Day(Information.asked_on, "Asked", aliases=("Date sent", "Date asked")),
        Day(Information.due_on, "Due", aliases=("Due date",), sort=True, filter=True,
            late=until("received_on")),
        Day(Information.chased_on, "Last chased", aliases=("Chased",), column=False),
        Day(Information.received_on, "Received", aliases=("Date received", "Returned"),
            filter=True),
        Flag(Information.nothing_held, "Nothing known of the child", aliases=("No involvement",),
             width=10, column=False),
        Memo(Information.notes, "Notes", column=False),
    ),
    views=(
        SavedView("Outstanding", (Filter("received_on", "empty"),), (("due_on", False),)),
        SavedView("All", (), (("due_on", False),)),
    ),
)  # fmt: skip

FACTORS = Register(
    key="factors",
    singular="contributory factor",
    plural="Contributory factors",
    prefix="FAC",
    model=Factor,
    title="factor",
    titled_by=("factor", "relevance"),
    alike=("death", "domain", "factor"),
    parent="death",
    empty="What contributed to a death, by domain, on the scale of its own form.",
    fields=(
        Link(Factor.death_id, "Child death", to="deaths", aliases=("Case", "Case number"),
             required=True, filter=True, width=26),
        Choice(Factor.domain, "Domain", options=DOMAINS, sort=True, filter=True, width=22),
        Text(Factor.factor, "Factor", aliases=("Contributory factor",), required=True, sort=True,
             filter=True, width=34),
        Text(Factor.relevance, "Relevance", aliases=("Level of relevance", "Score"), filter=True,
             width=10),
        Text(Factor.scale, "Scale version", aliases=("Scale", "Form version"), filter=True,
             width=14),
        Choice(Factor.modifiable, "Modifiable", options=MODIFIABLE, aliases=("Could be changed",),
               filter=True, width=20),
        Memo(Factor.notes, "Notes", aliases=("Details",), column=False),
    ),
    views=(
        SavedView("By domain", (), (("domain", False),)),
    ),
)  # fmt: skip
