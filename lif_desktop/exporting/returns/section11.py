"""A self-assessment under section 11 or 175/157: each standard, with what was said last time."""

from collections.abc import Mapping, Sequence

from lif_desktop import frameworks
from lif_desktop.exporting.returns.contents import (
    Asking,
    Column,
    Contents,
    NothingToAsk,
    Row,
    Sheet,
    column,
    row_of,
)
from lif_desktop.faults import WrongUsage
from lif_desktop.fields import show_day
from lif_desktop.frameworks import Scale
from lif_desktop.registers import Filter
from lif_desktop.registers.standards import STANDARDS, SUBMISSIONS
from lif_desktop.reports.standards_answers import (
    BY_AUDIT,
    KINDS,
    scales_of,
    standard_key,
    started_on,
)
from lif_desktop.reports.standards_cycles import standards_of
from lif_desktop.rules import scales
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_SCORED, _SAID, _MEANS = "You scored before", "You said before", "What is looked for"
_HOW = "Fill in the pale yellow cells, a row for each standard; last time's answer stands beside."
_FORM_HOW = "Answer in the pale yellow boxes, once all standards are answered."
_ASKS = (
    (
        "For each standard, please give your own score, what shows it, what is still missing, and"
        " by when that will be closed."
    ),
    (
        "What you answered last time stands in the row already. Where it is still so, leave it, and"
        " leave “Carried forward unchanged”. Where it is not, change it, and say what changed."
    ),
    "A score without evidence cannot be moderated. A gap without a date stays a gap.",
    (
        "On the last sheet, whoever answers for the agency signs it. An agency that declares its"
        " compliance in place of a self-assessment writes there what it declares."
    ),
)
_OPEN_ONE = (
    "no standards return is open for it in {cycle}. “Ask for standards returns…” on the page of"
    " standards opens one, with last time's answers carried into it."
)
_CAME = {"received": "received", "declared": "declared", "panel": "before the panel",
         "finished": "finished"}  # fmt: skip


def cycles(board: Board, audit: int | None) -> list[Record]:
    """Return the cycles that may be asked for: the one named, else those open, newest first.

    Raises:
        WrongUsage: if the one named is no cycle of standards, or none is open.
    """
    if audit is not None:
        named = board.record("audits", audit)
        if named.values["kind"] not in BY_AUDIT:
            raise WrongUsage(f"{named.reference} is no cycle of section 11 or 175/157 returns.")
        return [named]
    view = View("audits", (), (Filter("kind", "is", tuple(BY_AUDIT)),))
    records = board.records("audits", board.ids(view))
    found = [one for one in records if one.values["state"] != "finished"]
    if not found:
        raise WrongUsage(
            "No cycle of standards is open. Add an audit of the type Section 11 or Section"
            " 175/157, then “Ask for standards returns…” on the page of standards."
        )
    return sorted(found, key=lambda one: (str(started_on(one) or ""), one.id), reverse=True)


def cycle_of(board: Board, found: Sequence[Record], agency: Record) -> Record:
    """Return the cycle in which an agency owes a return: where one is open, else by its duty."""
    asked = {one.values["audit"] for one in _of_agency(board, agency.id)}
    owed = next((one for one in found if one.id in asked), None)
    by_duty = next((one for one in found if agency.values[BY_AUDIT[one.values["kind"]].flag]), None)
    return owed or by_duty or found[0]


def contents(asking: Asking) -> Contents | NothingToAsk:
    """Return the standards of an agency's cycle, and what is signed of the whole return."""
    board, audit = asking.board, asking.audit
    assert audit is not None
    submission = next(
        (one for one in _of_agency(board, asking.agency.id) if one.values["audit"] == audit.id),
        None,
    )
    if submission is None and not any(asking.agency.values[one.flag] for one in KINDS):
        return NothingToAsk("it is under no duty of section 11 or 175/157.")
    if submission is None:
        return NothingToAsk(_OPEN_ONE.format(cycle=audit.label))
    state = submission.values["state"]
    if state == "not_asked":
        return NothingToAsk("it is not asked in this cycle.")
    if state in _CAME:
        came = submission.values["received_on"] or submission.values["declared_on"]
        on = f" since {show_day(came)}" if came else ""
        return NothingToAsk(f"its return of this cycle is {_CAME[state]}{on}.")
    rows, columns = _answers(asking, audit, submission)
    signed = row_of(submission, _SIGNING)
    return Contents(
        (*_ASKS[:1], _points(board, audit), *_ASKS[1:]),
        (
            Sheet("Standards", STANDARDS, columns, rows, _HOW),
            Sheet("Signing", SUBMISSIONS, _SIGNING, (signed,), _FORM_HOW, form=True),
        ),
        f"{counted(len(rows), 'standard')} of {audit.title}",
        title=f"{BY_AUDIT[audit.values['kind']].name} self-assessment",
    )


_SIGNING: tuple[Column, ...] = (
    column(SUBMISSIONS, "agency"),
    column(SUBMISSIONS, "audit"),
    column(SUBMISSIONS, "progress_on_last", asked=True,
           hint="What of last time's improvement plan is done, and what it changed."),
    column(SUBMISSIONS, "staff_survey", asked=True,
           hint="If staff were asked: how many, and what they said."),
    column(SUBMISSIONS, "shared_with", asked=True,
           hint="Other boards to which this return is given too."),
    column(SUBMISSIONS, "declaration", asked=True,
           hint="Only in place of a self-assessment: with what you declare that you comply."),
    column(SUBMISSIONS, "signed_by", asked=True, hint="Who answers for it, and in which role."),
    column(SUBMISSIONS, "declared_on", asked=True, hint="The day, if a declaration was signed."),
)  # fmt: skip


def _of_agency(board: Board, agency: int) -> list[Record]:
    view = View("submissions", (), (Filter("agency", "is", (agency,)),))
    return board.records("submissions", board.ids(view))


def _answers(
    asking: Asking, audit: Record, submission: Record
) -> tuple[tuple[Row, ...], tuple[Column, ...]]:
    board = asking.board
    view = View("standards", (), (Filter("submission", "is", (submission.id,)),))
    records = board.records("standards", board.ids(view))
    there = {standard_key(one.values["standard"]): one for one in records}
    last = _last(board, audit, asking.agency.id)
    kind = BY_AUDIT[audit.values["kind"]]
    means = _meanings(kind.standards)
    names = {standard_key(name): name for name in standards_of(board, kind)}
    columns = _columns(_scale(board, audit), texts=bool(means.keys() & {*names, *there}))
    rows = []
    for key in [*names, *(one for one in there if one not in names)]:
        one = there.get(key)
        before = last.get(key)
        row = row_of(one, columns) if one else Row({
            "Standard": names[key], "Return": submission.id, "Cycle": audit.id,
            "Agency": asking.agency.id, "Last time": before.id if before else None,
        })  # fmt: skip
        beside = {
            _MEANS: means.get(key),
            _SCORED: before.values["own_score"] if before else None,
            _SAID: before.values["evidence"] if before else None,
        }
        rows.append(Row({**row.values, **beside}, row.record))
    return tuple(rows), columns


def _last(board: Board, audit: Record, agency: int) -> Mapping[str, Record]:
    """Return what an agency answered in the cycle before, by standard."""
    before = audit.values["previous"] or _before(board, audit)
    asked = (Filter("agency", "is", (agency,)), Filter("audit", "is", (before,)))
    view = View("standards", (), asked)
    found = board.records("standards", board.ids(view)) if before else []
    return {standard_key(one.values["standard"]): one for one in found}


def _before(board: Board, audit: Record) -> int | None:
    """Return the cycle of the same duty that began last before this one."""
    began = str(started_on(audit) or "")
    view = View("audits", (), (Filter("kind", "is", (audit.values["kind"],)),))
    days = {
        one.id: day
        for one in board.records("audits", board.ids(view))
        if (day := str(started_on(one) or "")) and day < began
    }
    return max(days, key=lambda one: days[one]) if days else None


def _meanings(key: str) -> dict[str, str]:
    """Return what is looked for under each standard that the product knows."""
    known = next(one for one in frameworks.standards() if one.key == key)
    return {standard_key(one.name): one.text for one in known.standards}


def _scale(board: Board, audit: Record) -> Scale | None:
    return scales.find(audit.values["scale"], scales_of(board))


def _points(board: Board, audit: Record) -> str:
    scale = _scale(board, audit)
    if scale is None:
        return "The scale is the one that you used last time."
    points = "; ".join(
        one.label if one.label.startswith(one.value) else f"{one.value}: {one.label}"
        for one in scale.points
    )
    return f"The scale runs {scale.name} ({points}); n/a is for what does not apply to you."


def _columns(scale: Scale | None, *, texts: bool) -> tuple[Column, ...]:
    words = tuple(one.value for one in scale.points) if scale else ()
    if scale and all(one.counts for one in scale.points):
        words += ("n/a",)
    return (
        column(STANDARDS, "standard", width=34),
        *((Column(_MEANS, width=36),) if texts else ()),
        Column(_SCORED, width=13),
        Column(_SAID, width=36),
        column(STANDARDS, "own_score", asked=True, width=10, words=words),
        column(STANDARDS, "evidence", asked=True, width=44,
               hint="What shows it: audits, records, what children and staff say."),
        column(STANDARDS, "gap", asked=True, width=36, hint="What is still missing."),
        column(STANDARDS, "deadline_on", asked=True, width=14),
        column(STANDARDS, "changed", asked=True, width=22),
        column(STANDARDS, "changes", asked=True, width=36),
        Column("Reference", STANDARDS.reference, width=15),
        column(STANDARDS, "submission", hidden=True),
        column(STANDARDS, "audit", hidden=True),
        column(STANDARDS, "agency", hidden=True),
        column(STANDARDS, "previous", hidden=True),
    )  # fmt: skip
