"""What the rules say of cycles of standards returns, of returns, answers and assurances."""

from collections.abc import Iterable, Iterator
from datetime import date

from lif_desktop import frameworks
from lif_desktop.registers import Filter
from lif_desktop.reports import duties_read
from lif_desktop.reports.shape import About
from lif_desktop.reports.standards_answers import (
    Answer,
    kind_of,
    months_of,
    question,
    scale_of,
    scales_of,
    standard_key,
)
from lif_desktop.reports.standards_cycles import return_of
from lif_desktop.reports.watch import Notice
from lif_desktop.reports.watch.standards_needs import needs
from lif_desktop.rules import return_remarks, scales
from lif_desktop.rules.answers import says_something
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.words import counted, day_in_words, listed
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

__all__ = ["NOTICES", "needs"]

_FEW = 3


def _said(remarks: Iterable[Remark], about: About | None = None) -> Iterator[Notice]:
    return (Notice(one.text, one.meaning, one.source, about) for one in remarks)


def _of_cycle(board: Board, record: Record, today: date) -> Iterator[Notice]:
    kind = kind_of(record)
    if kind is None or record.values["state"] == "planned":
        return
    known = scales_of(board)
    named = record.values["scale"]
    if scales.find(named, known) is None:
        what = f"The board has no scale called “{named}”" if named else "No scale is named"
        names = listed(one.key for one in known)
        text = f"{what}: no answer of this cycle can be counted. Known are {names}."
        yield Notice(text, "due", return_remarks.SCALES)
    of_cycle = Filter("audit", "is", (record.id,))
    asked = board.records("submissions", board.ids(View("submissions", filters=(of_cycle,))))
    there = {one.values["agency"] for one in asked}
    duty = View("agencies", (("name", False),), (Filter(kind.flag, "is", (True,)),))
    missing = [one for one in board.records("agencies", board.ids(duty)) if one.id not in there]
    if missing:
        names = listed(one.title for one in missing[:_FEW])
        more = f" and {len(missing) - _FEW} more" if len(missing) > _FEW else ""
        who = counted(
            len(missing), f"{kind.one} with the duty has", f"{kind.many} with the duty have"
        )
        yield Notice(
            f"{who} no return in this cycle: {names}{more}.", "due",
            return_remarks.SELF_EVALUATION, About("agencies", missing[0].id),
        )  # fmt: skip
    late = [one for one in asked if return_of(one, record, today).state == "late"]
    if late:
        text = f"{counted(len(late), 'return is', 'returns are')} late."
        yield Notice(text, "late", return_remarks.SELF_EVALUATION, About("submissions", late[0].id))


def _of_return(board: Board, record: Record, today: date) -> Iterator[Notice]:
    values = record.values
    audit = board.record("audits", values["audit"])
    kind = kind_of(audit)
    if kind is None:
        text = f"“{audit.title}” is not a cycle of section 11 or section 175/157."
        yield Notice(text, "due", about=About("audits", audit.id))
        return
    answers = View("standards", filters=(Filter("submission", "is", (record.id,)),))
    before = audit.values["previous"]
    facts = return_remarks.Facts(
        state=values["state"],
        due_on=values["due_on"] or audit.values["due_on"],
        chased_on=values["chased_on"],
        received_on=values["received_on"],
        declared_on=values["declared_on"],
        panel_on=values["panel_on"],
        feedback=values["panel_feedback"],
        below_standard=values["below_standard"],
        suggested=values["suggested"],
        has_plan=values["plan"] is not None,
        progress_on_last=values["progress_on_last"],
        answers=board.count(answers),
        had_return_before=bool(before and _returns(board, before, values["agency"])),
        months=months_of(board, kind),
    )
    yield from _said(return_remarks.of_return(return_of(record, audit, today), facts, today))


def _returns(board: Board, audit: int, agency: int) -> list[int]:
    filters = (Filter("audit", "is", (audit,)), Filter("agency", "is", (agency,)))
    return board.ids(View("submissions", filters=filters))


def _of_answer(board: Board, record: Record, today: date) -> Iterator[Notice]:
    values = record.values
    submission = board.record("submissions", values["submission"])
    audit = board.record("audits", submission.values["audit"])
    known = scales_of(board)
    scale, name = scale_of(record, audit, known)
    again = board.page(View("standards", filters=(Filter("previous", "is", (record.id,)),)), 0, 1)
    facts = return_remarks.AnswerFacts(
        scale=scale,
        scale_name=name,
        own=values["own_score"],
        moderated=values["moderated_score"],
        evidence=values["evidence"],
        reason=values["notes"],
        gap=values["gap"],
        deadline_on=values["deadline_on"],
        came=return_of(submission, audit, today).came,
        newest=not again,
    )
    yield from _said(return_remarks.of_answer(facts, listed(one.key for one in known), today))
    for one in again:
        text = f"It was answered again in {one.text('audit')}."
        yield Notice(text, "note", "", About("standards", one.id))
    for key in ("audit", "agency"):
        if values[key] not in {None, submission.values[key]}:
            text = f"Its return belongs to {submission.text(key)}, not to {record.text(key)}."
            yield Notice(text, "due", about=About("submissions", submission.id))
    agency = submission.values["agency"]
    own = Answer(record, agency, standard_key(values["standard"]), scale)
    yield from _changes(own, _last(board, own, audit))


def _changes(own: Answer, last: Answer | None) -> Iterator[Notice]:
    move = scales.move(last.scale, last.own, own.scale, own.own) if last else None
    asked = question(own, last, move)
    about = last.about if last else None
    if asked:
        yield Notice(asked, "due", return_remarks.CHANGES, about)
    elif last and move and move.way in {"up", "down"}:
        text = f"Last time {last.own}: the agency's own score moved {move.way}."
        yield Notice(text, "well" if move.way == "up" else "note", return_remarks.CHANGES, about)


def _last(board: Board, own: Answer, audit: Record) -> Answer | None:
    """Return the answer of the cycle before: the one linked, else the same agency and standard."""
    found = own.record.values["previous"]
    before = audit.values["previous"]
    if found is None and before:
        returns = _returns(board, before, own.agency)
        if returns:
            view = View("standards", filters=(Filter("submission", "is", tuple(returns)),))
            same = [
                one for one in board.records("standards", board.ids(view))
                if standard_key(one.values["standard"]) == own.key
            ]  # fmt: skip
            found = same[0].id if same else None
    if found is None:
        return None
    record = board.record("standards", found)
    submission = board.record("submissions", record.values["submission"])
    cycle = board.record("audits", submission.values["audit"])
    return Answer(record, own.agency, own.key, scale_of(record, cycle, scales_of(board))[0])


def _of_assurance(board: Board, record: Record, today: date) -> Iterator[Notice]:
    values = record.values
    duties = [one for one in frameworks.kept(board.settings).duties if one.of == "agencies"]
    names = {duties_read.plain(name) for one in duties for name in (one.key, one.text)}
    newer = _newer(board, record)
    proofs = View("evidence", filters=(Filter("assurance", "is", (record.id,)),))
    facts = return_remarks.AssuranceFacts(
        answer=values["answer"],
        statement=values["statement"],
        given_on=values["given_on"],
        gap=values["gap"],
        gap_by=values["gap_by"],
        checked=values["checked"],
        evidenced=says_something(values["evidence"]) or bool(board.count(proofs)),
        stated=not duties or duties_read.plain(values["duty"]) in names,
        newest=newer is None,
    )
    yield from _said(return_remarks.of_assurance(facts, today))
    if newer is not None:
        given = day_in_words(newer.values["given_on"])
        yield Notice(
            f"A newer one was given on {given}.", "note", "", About("assurances", newer.id)
        )


def _newer(board: Board, record: Record) -> Record | None:
    given = record.values["given_on"] or date.min
    filters = (
        Filter("agency", "is", (record.values["agency"],)),
        Filter("duty", "is", (record.values["duty"],)),
    )
    own = board.records("assurances", board.ids(View("assurances", filters=filters)))
    later = [one for one in own if (one.values["given_on"] or date.min) > given]
    return max(later, key=lambda one: one.values["given_on"], default=None)


NOTICES = {
    "audits": _of_cycle,
    "submissions": _of_return,
    "standards": _of_answer,
    "assurances": _of_assurance,
}
