"""What imports remember: what a heading, a word or a row of a return means here."""

from collections.abc import Iterable

from lif_desktop.fields import Choice, Day, Field, Link, Memo, Option, Text
from lif_desktop.models.returning import Reading
from lif_desktop.registers.register import Filter, Menu, Register, SavedView

READING_KINDS = (
    Option("heading", "Heading", aliases=("column",)),
    Option("word", "Word", aliases=("value",)),
    Option("dates", "Order of dates", aliases=("date order", "dates")),
    Option("form", "Form", aliases=("file",)),
    Option("same", "The same record", aliases=("same",)),
    Option("other", "Not the same record", aliases=("not the same", "different")),
)
_PLURAL = "Remembered readings"


def readings(known: Iterable[Register]) -> Register:
    """Return the register of what imports remember about these registers."""
    options = (*(Option(one.key, one.plural) for one in known), Option("readings", _PLURAL))
    return Register(
        key="readings",
        singular="remembered reading",
        plural=_PLURAL,
        prefix="REM",
        model=Reading,
        title="written",
        titled_by=("kind", "written"),
        yearly=False,
        alike=("kind", "written", "register", "field", "agency"),
        menu=Menu.NONE,
        empty="What a heading, a word or a row of a return means here; taught by imports, and"
        " yours to change.",
        fields=_fields(options),
        views=(
            SavedView("Headings", (Filter("kind", "is", ("heading",)),), (("written", False),)),
            SavedView("Words", (Filter("kind", "is", ("word",)),), (("written", False),)),
            SavedView("Dates", (Filter("kind", "is", ("dates",)),), (("written", False),)),
            SavedView("All", (), (("written", False),)),
        ),
    )  # fmt: skip


def _fields(options: tuple[Option, ...]) -> tuple[Field, ...]:
    return (
        Text(Reading.written, "As written", aliases=("Written",), required=True, sort=True,
             width=34, help="The heading or the word as it stands in the agency's file. What a"
             " heading means on one sheet alone has the sheet before it: Closed!Status."),
        Choice(Reading.kind, "Kind", options=READING_KINDS, filter=True, width=16),
        Choice(Reading.register, "Register", options=options, sort=True, filter=True,
               width=20),
        Text(Reading.field, "In the field", aliases=("Field",), width=18,
             help="For a word or an order of dates: the name of the field in whose column it"
             " stands."),
        Text(Reading.means, "Means", aliases=("Meaning",), width=34,
             help="For a heading: the name of the field it is, or “not read”. For a word:"
             " what the board says instead, or “leave blank”. For dates: “day first”, “month first”"
             " or “turned round”, where Excel exchanged day and month."),
        Link(Reading.agency_id, "Agency", to="agencies", aliases=("In returns of",),
             filter=True, width=24,
             help="In whose returns; blank for everybody's."),
        Text(Reading.form_title, "Form", width=26),
        Day(Reading.learnt_on, "Learnt", aliases=("Remembered",)),
        Text(Reading.learnt_from, "From file", aliases=("Learnt from",), width=26,
             column=False),
        Text(Reading.form, "Form's fingerprint", quiet=True, filter=True, column=False),
        Text(Reading.mark, "Row's fingerprint", quiet=True, column=False),
        Memo(Reading.notes, "Notes", column=False),
    )  # fmt: skip
