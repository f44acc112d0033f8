"""What belongs to cases: decisions, criteria, reports of agencies, independence, proceedings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from lif_desktop.fields import Shown
from lif_desktop.reports import case_criteria
from lif_desktop.reports.cascade import mark
from lif_desktop.reports.case_words import misnamed
from lif_desktop.reports.review_files import CaseFile
from lif_desktop.reports.shape import About, Asked, Cell, Column, Row, Section, Table
from lif_desktop.rules import independence
from lif_desktop.rules.owed import Owed, owed
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.time_limits import LINKED, STATUTORY
from lif_desktop.store.records import Record

_SHAPES = {"late": "triangle", "due": "dot", "note": "diamond", "well": "square"}
_YES, _NO = Shown("Yes", "well", "square"), Shown("No", "late", "triangle")
_UNKNOWN = Shown("Not checked", "note", "diamond")


def decisions(files: Iterable[CaseFile], span: Asked) -> Section:
    """Return what was decided in the period, against which criteria, and why."""
    found = [one for one in files if _decided(one, span)]
    found.sort(key=lambda one: one.record.values["decided_on"], reverse=True)
    columns = (
        Column("Case", 1.6), Column("Source of referral", 1.4), Column("Referred"),
        Column("Criteria", 0.9), Column("Decision", 1.3), Column("Decided"), Column("Reason", 2.6),
        Column("Question", 2.2),
    )  # fmt: skip
    rows = []
    for one in found:
        record, said = one.record, case_criteria.remarks(one)
        rows.append(Row((
            one.label, record.text("referral_source"), record.values["referred_on"],
            case_criteria.outcome(one), record.text("decision"), record.values["decided_on"],
            record.values["decision_reason"] or "", _said([*said, *_word(record)]),
        ), one.about))  # fmt: skip
    table = Table("Decided in the period", columns, tuple(rows), empty="Nothing was decided.",
                  note="Criteria: what the answers by paragraph come to under the edition that"
                  " applies; blank where none are recorded.")  # fmt: skip
    return Section("Decisions", tables=(table,))


def criteria(files: Iterable[CaseFile], span: Asked) -> Section:
    """Return how far the open and the newly decided cases were held against the criteria."""
    columns = (Column("Case", 1.8), Column("Edition", 0.9),
               *(Column(name, 0.9, "right") for name in ("Met", "Not met", "Not clear",
                                                         "Not considered")),
               Column("Which is met, and why", 3.4))  # fmt: skip
    rows = []
    for one in files:
        found = one.checklist
        if found is None or not _is_weighed(one) or not (one.is_open or _decided(one, span)):
            continue
        states = [answer.met if answer else None for answer in found.answers]
        rows.append(Row((
            one.label, one.edition.key if one.edition else "", states.count("met"),
            states.count("not_met"), states.count("unclear"), states.count(None), _why(one),
        ), one.about))  # fmt: skip
    note = (
        "Counted in paragraphs of the edition that applies to the case, without those on whom to"
        " notify and on what the national panel weighs."
    )
    return Section("Criteria", tables=(
        Table("Criteria considered", columns, tuple(rows), note=note, empty="No case to show."),
    ))  # fmt: skip


def management_reports(files: Iterable[CaseFile], today: date) -> Section:
    """Return which agencies owe a report for a review, by how long, and when they were chased."""
    rows = [
        (row, one, owed(row.values["due_on"], row.values["received_on"], today, done="Received"))
        for one in files for row in one.parts["management_reports"]
    ]  # fmt: skip
    columns = (Column("Agency", 1.6), Column("Case", 1.8), Column("Report", 1.6), Column("Asked"),
               Column("Due"), Column("Stands", 1.2), Column("Last chased"))  # fmt: skip
    waits = [one for one in rows if one[2].state != "done"]
    waits.sort(key=lambda one: (one[0].values["due_on"] or date.max, one[0].reference))
    listed = tuple(
        Row((
            row.text("agency"), one.label, row.text("kind"), row.values["asked_on"],
            row.values["due_on"], mark(stands), row.values["chased_on"] or _not_chased(stands),
        ), About("management_reports", row.id))
        for row, one, stands in waits
    )  # fmt: skip
    return Section("Reports of the agencies", tables=(
        _by_agency([(row, stands) for row, _, stands in rows]),
        Table("Outstanding", columns, listed, empty="Every report that was asked for came.",
              note="Days are days of the calendar after the day the review set."),
    ))  # fmt: skip


def independent(files: Iterable[CaseFile]) -> Section:
    """Return for each reviewer whether independence was checked, how, and what is to be asked."""
    columns = (Column("Case", 1.8), Column("Reviewer", 1.4), Column("Independent", 0.9),
               Column("How it was checked", 2.4), Column("Checked"), Column("Appointed"),
               Column("Question", 2.4))  # fmt: skip
    rows = []
    for one in files:
        values = one.record.values
        if not values["reviewer"]:
            continue
        flag = {True: _YES, False: _NO}.get(values["independent"], _UNKNOWN)
        rows.append(Row((
            one.label, values["reviewer"], flag, values["independence_why"] or "",
            values["independence_on"], values["appointed_on"], _said(unchecked(one)),
        ), one.about))  # fmt: skip
    return Section("Independence", tables=(
        Table("Reviewers", columns, tuple(rows), empty="No reviewer is recorded.",
              note="Serious cases are led by somebody independent of the case and of the agencies"
              " whose work is reviewed: Bedford Borough framework, 9.1; Bradford, 2; Croydon, 2.1;"
              " Kirklees, Principles."),
    ))  # fmt: skip


def unchecked(one: CaseFile) -> list[Remark]:
    """Return what is to be asked about the independence of a review's reviewer."""
    values = one.record.values
    return independence.questions(
        reviewer=values["reviewer"],
        independent=values["independent"],
        why=values["independence_why"],
        checked_on=values["independence_on"],
        appointed_on=values["appointed_on"],
        serious=values["kind"] in STATUTORY,
    )


def children(files: Iterable[CaseFile]) -> Section:
    """Return the incidents that concern several children, and whether each child is recorded."""
    rows = []
    for one in files:
        known, number = len(one.parts["subjects"]), one.record.values["children"] or 0
        if max(known, number) < 2:
            continue
        short = number - known
        said = f"{short} of {number} not recorded as children of their own" if short > 0 else ""
        names = ", ".join(row.title for row in one.parts["subjects"])
        rows.append(Row((one.label, number or "", known, names,
                         Shown(said, "note", "diamond") if said else ""), one.about))  # fmt: skip
    columns = (Column("Case", 1.8), Column("Children", 0.8, "right"),
               Column("Recorded", 0.8, "right"), Column("Pseudonyms", 2.4),
               Column("Question", 2.4))  # fmt: skip
    return Section("Several children of one incident", tables=(
        Table("Several children", columns, tuple(rows), empty="No case concerns several children."),
    ))  # fmt: skip


def _by_agency(rows: Sequence[tuple[Record, Owed]]) -> Table:
    of: dict[str, list[tuple[Record, Owed]]] = defaultdict(list)
    for row, stands in rows:
        of[row.text("agency")].append((row, stands))
    found = []
    for agency, own in of.items():
        states = [stands.state for _, stands in own]
        late = [stands.days or 0 for _, stands in own if stands.state == "late"]
        asked_again = (row.values["chased_on"] for row, stands in own if stands.state != "done")
        chased = max((day for day in asked_again if day), default=None)
        done = states.count("done")
        cells = (agency, len(own), done, len(own) - done, len(late), max(late, default=0), chased)
        found.append(Row(cells, About("agencies", own[0][0].values["agency"])))
    found.sort(key=lambda row: (-int(str(row.cells[4])), -int(str(row.cells[3])), row.cells[0]))
    columns = (Column("Agency", 2), *(Column(name, align="right") for name in (
        "Asked for", "Received", "Outstanding", "Overdue", "Longest, days")),
        Column("Last chased"))  # fmt: skip
    return Table("By agency", columns, tuple(found), empty="No agency was asked for a report.",
                 note="Of all case reviews; one count is one report asked for.")  # fmt: skip


def _decided(one: CaseFile, span: Asked) -> bool:
    values = one.record.values
    on = values["decided_on"]
    return on is not None and values["decision"] != "awaited" and span.covers(on)


def _is_weighed(one: CaseFile) -> bool:
    """Return whether a case is held against criteria: not one led elsewhere or by one agency."""
    kind = one.record.values["kind"]
    return bool(one.parts["criteria"]) or kind not in {*LINKED, "single_agency"}


def _why(one: CaseFile) -> str:
    met = [
        f"{row.title.removesuffix('.')}: {row.values['why'] or 'why?'}"
        for row in one.parts["criteria"]
        if row.values["met"] == "met"
    ]
    return "\n".join(met)


def _not_chased(stands: Owed) -> Cell:
    return Shown("Not chased", "note", "diamond") if stands.state == "late" else ""


def _word(record: Record) -> Iterator[Remark]:
    said = misnamed(record)
    if said:
        yield Remark(said)


def _said(remarks: Sequence[Remark]) -> Cell:
    if not remarks:
        return ""
    order = ("late", "due", "note", "well")
    gravest = min((one.meaning for one in remarks), key=order.index)
    return Shown(" ".join(one.text for one in remarks), gravest, _SHAPES[gravest])
