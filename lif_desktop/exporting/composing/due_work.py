"""What is due of the board's own work: minutes, what was put off, actions, audits, learning."""

from collections.abc import Iterator

from lif_desktop.exporting.composing.due import (
    Coming,
    Proposal,
    Purpose,
    named,
    paper,
    records,
)
from lif_desktop.registers import Filter
from lif_desktop.reports import lessons
from lif_desktop.reports.actions import actions_report
from lif_desktop.reports.audits import audit_record
from lif_desktop.rules.periods import period_of
from lif_desktop.rules.words import counted, day_in_words

AGREE = "Minutes and matters arising"
_WAITS = (None, "awaited")


def minutes(one: Coming) -> Iterator[Proposal]:
    """Propose to agree the minutes of the last meeting held."""
    if one.last is None:
        return
    agreed = one.last.values["minutes_agreed_on"]
    day = day_in_words(one.since)
    why = (
        f"The minutes of {day} were agreed; what arose from them is still to be followed."
        if agreed
        else f"The minutes of the meeting of {day} are to be agreed."
    )
    purpose: Purpose = "information" if agreed else "decision"
    yield Proposal(
        AGREE, purpose, one.chair, 10, paper("minutes"), why
    )  # fmt: skip


def put_off(one: Coming) -> Iterator[Proposal]:
    """Propose what was put off at the last meeting, or at one since that was not held."""
    if one.group is None:
        return
    meetings = {
        each.id: each
        for each in records(one.board, "meetings", Filter("group", "is", (one.group.id,)))
        if each.id != one.meeting.id and one.since <= each.values["meets_on"] < one.on
    }
    if not meetings:
        return
    items = records(one.board, "items", Filter("meeting", "is", tuple(meetings)))
    taken_up = {each.values["carried_from"] for each in one.board.records("items")}
    for item in sorted(items, key=lambda each: (each.values["position"] or 0, each.id)):
        values = item.values
        if values["state"] != "deferred" or item.id in taken_up:
            continue
        day = day_in_words(meetings[values["meeting"]].values["meets_on"])
        called = (values["paper"] or "").strip().casefold()
        yield Proposal(
            item.title, values["purpose"] or "discussion", values["presenter"] or "",
            values["minutes"] or 10, paper(called),
            f"Put off at the meeting of {day} ({item.reference}).", item.id,
        )  # fmt: skip


def actions(one: Coming) -> Iterator[Proposal]:
    """Propose the actions that are late, due, or to be put before the group."""
    found = actions_report(one.board, one.today, one.owner)
    if not (found.late or found.due or found.escalate):
        return
    late, due, up = len(found.late), len(found.due), len(found.escalate)
    meets = "meets" if up == 1 else "meet"
    why = f"{late} of {counted(found.open, 'open action')} {'is' if late == 1 else 'are'} late"
    why += f", {due or 'none'} {'fall' if due > 1 else 'falls'} due within four weeks"
    why += f"; {up} {meets} the test for escalation." if up else "; none is to be escalated."
    purpose: Purpose = "decision" if up else "assurance"
    yield Proposal(
        "Actions: late, due and to escalate", purpose, one.board.who, 15, paper("actions"), why
    )


def decisions(one: Coming) -> Iterator[Proposal]:
    """Propose the escalations on which this group, or its chair, has not decided yet."""
    if one.group is None:
        return
    own = Filter("group", "is", (one.group.id,))
    waits = [
        each for each in records(one.board, "escalations", own)
        if each.values["ruling"] in _WAITS
    ]  # fmt: skip
    if waits:
        verb = "waits" if len(waits) == 1 else "wait"
        whose = "the chair's decision" if one.top else "this group's decision"
        told = named([each.text("action") for each in waits], 2)
        why = f"{counted(len(waits), 'escalation')} {verb} for {whose}: {told}."
        yield Proposal(
            "Escalated actions: decisions that wait", "decision", one.chair, 10,
            paper("escalations"), why,
        )  # fmt: skip


def audits(one: Coming) -> Iterator[Proposal]:
    """Propose the audits that ended since the last meeting or are to be looked at again."""
    found = audit_record(one.board, one.today, one.owner)
    ended = [each for each in found.finished if one.is_new(each.finished_on)]
    said = []
    if ended:
        verb = "was" if len(ended) == 1 else "were"
        said.append(f"{counted(len(ended), 'audit')} {verb} finished {one.since_words}.")
    if found.revisit:
        verb = "is" if len(found.revisit) == 1 else "are"
        said.append(f"{counted(len(found.revisit), 'audit')} {verb} to be looked at again.")
    if found.without_plan:
        has = "has" if len(found.without_plan) == 1 else "have"
        said.append(f"{len(found.without_plan)} {has} no action plan.")
    if said:
        purpose: Purpose = "decision" if found.without_plan else "assurance"
        yield Proposal(
            "Audit record and forward plan", purpose, one.board.who, 15, paper("audits"),
            " ".join(said),
        )  # fmt: skip


def learning(one: Coming) -> Iterator[Proposal]:
    """Propose the lessons that could be closed, and those to be looked at again."""
    found = [
        each for each in lessons.read(one.board, one.today)
        if each.is_open and one.owner in {None, each.record.values["group"]}
    ]  # fmt: skip
    proved = [each for each in found if each.standing.stage == "evaluated"]
    again = [
        each for each in found
        if (day := each.record.values["look_again_on"]) and day <= one.on and each not in proved
    ]  # fmt: skip
    said = []
    if proved:
        has = "has" if len(proved) == 1 else "have"
        said.append(f"{counted(len(proved), 'lesson')} {has} evidence of impact and may be closed.")
    if again:
        verb = "is" if len(again) == 1 else "are"
        said.append(f"{counted(len(again), 'lesson')} {verb} to be looked at again.")
    if said:
        purpose: Purpose = "decision" if proved else "assurance"
        yield Proposal(
            "Learning: what changed", purpose, one.board.who, 10,
            paper("learning", "feedback-loop"), " ".join(said),
        )  # fmt: skip


def practice(one: Coming) -> Iterator[Proposal]:
    """Propose the quarterly report where strong practice was seen and not reported yet."""
    first = period_of("quarterly", one.on).first
    owed = (Filter("reported_on", "empty"), Filter("seen_on", "before", (first,)))
    found = records(one.board, "practice", *owed, *one.own())
    if found:
        verb = "is" if len(found) == 1 else "are"
        what = counted(len(found), "example of strong practice", "examples of strong practice")
        why = f"{what} {verb} in no quarterly report yet."
        yield Proposal(
            "Quarterly report and strong practice", "assurance", one.chair, 10,
            paper("practice") if one.whole else paper("quarter", "practice"), why,
        )  # fmt: skip
