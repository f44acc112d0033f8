"""What was published: each lesson with channel, audience and day, and what was weighed."""

from collections import defaultdict
from datetime import date

from lif_desktop.reports.lessons import Lesson
from lif_desktop.reports.shape import About, Asked, Column, Row, Section, Table
from lif_desktop.rules import publishing
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

_OUTSIDE = frozenset({"families", "public"})
_KEYS = ("kind", "decision", "decided_on", "published_on", "channel", "audience", "family",
         "court_orders", "data_protection", "response")  # fmt: skip


def questions(publication: Record) -> list[str]:
    """Return what a publication does not say."""
    values = {key: publication.values[key] for key in _KEYS}
    return publishing.questions(of_review=publication.values["review"] is not None, **values)


def published_lessons(board: Board, today: date) -> set[int]:
    """Return the lessons that families or the public have read already."""
    return {
        one.values["learning"]
        for one in board.records("publications")
        if one.values["audience"] in _OUTSIDE
        and one.values["published_on"] is not None
        and one.values["published_on"] <= today
        and one.values["learning"] is not None
    }


def sections(board: Board, span: Asked, found: list[Lesson]) -> tuple[Section, ...]:
    """Return the part of the ledger on what was published in the period."""
    records = board.records("publications")
    own = [one for one in records if span.covers(one.values["published_on"])]
    own.sort(key=lambda one: (one.values["published_on"] or date.max, one.reference))
    return (
        Section("Published", tables=(
            _out(own), _silent(found, records), _weighed(records),
        )),
    )  # fmt: skip


def _out(own: list[Record]) -> Table:
    rows = tuple(
        Row((
            one.values["published_on"], one.values["title"], one.text("kind"),
            one.values["channel"] or "", one.text("audience"), one.values["reach"],
            one.text("learning"),
        ), About("publications", one.id))
        for one in own
    )  # fmt: skip
    columns = (Column("When"), Column("What", 2.5), Column("Kind", 1.3), Column("Channel", 1.3),
               Column("For whom"), Column("Reached", align="right"), Column("Lesson", 2.5)
               )  # fmt: skip
    return Table("In the period", columns, rows, empty="Nothing was published in the period.")


def _silent(found: list[Lesson], records: list[Record]) -> Table:
    """List the lessons that count as disseminated, though no publication says how."""
    of: dict[int | None, int] = defaultdict(int)
    for one in records:
        of[one.values["learning"]] += one.values["published_on"] is not None
    rows = tuple(
        Row((one.title, one.standing.reached["disseminated"]), one.about)
        for one in found
        if one.is_open and one.passed_on and not of[one.record.id]
    )
    return Table("Disseminated, with nothing published",
                 (Column("Lesson", 4), Column("Since")), rows,
                 note="By their ledgers; a team talk or a course can be dissemination enough.",
                 empty="Every lesson that was passed on was published too.")  # fmt: skip


def _weighed(records: list[Record]) -> Table:
    rows = tuple(
        Row((f"{one.reference} {one.title}", one.text("decision"), " ".join(asked)),
            About("publications", one.id))
        for one in records
        if (asked := questions(one))
    )  # fmt: skip
    return Table("Not yet said", (Column("Publication", 2), Column("Decision"),
                                  Column("Question", 3)), rows,
                 empty="Every publication names channel, audience and day, and what was weighed."
                 )  # fmt: skip
