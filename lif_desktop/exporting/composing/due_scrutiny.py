"""What is due of scrutiny: cases, deaths, returns, the dataset, risks, information expected."""

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
from lif_desktop.reports.reviews import review_status
from lif_desktop.rules import expected_reports, periods
from lif_desktop.rules.indicators import PICKED
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_REVIEW, _PANEL = "review", "child death"


def reviews(one: Coming) -> Iterator[Proposal]:
    """Propose the cases that wait for a decision, and those whose year is over."""
    words = one.words
    if not one.deals_with(words.case_review, words.case_review_short, "practice review"):
        return
    found = review_status(one.board, one.today)
    waits = [each for each in found.open if not each.decided_on]
    said = []
    if waits:
        verb = "waits" if len(waits) == 1 else "wait"
        said.append(f"{counted(len(waits), 'case')} {verb} for a decision.")
    if found.year_on:
        has = "has" if len(found.year_on) == 1 else "have"
        said.append(
            f"{counted(len(found.year_on), 'review')} {has} come to the challenge a year on."
        )
    if not said and found.open:
        verb = "is" if len(found.open) == 1 else "are"
        said.append(f"{counted(len(found.open), 'review')} {verb} under way.")
    if said:
        yield Proposal(
            "Case reviews: status", "decision" if waits else "assurance",
            one.chair_of(words.case_review, _REVIEW), 15, paper("case-reviews"), " ".join(said),
        )  # fmt: skip


def deaths(one: Coming) -> Iterator[Proposal]:
    """Propose the half-yearly and the yearly report on child deaths once their period is over."""
    words = one.words
    if not one.deals_with(words.child_death_panel, words.child_death_panel_short, _PANEL):
        return
    if not one.board.count(View("deaths")):
        return
    half, year = (
        next(iter(periods.ended(frequency, one.since, one.on)), None)
        for frequency in ("half_yearly", "yearly")
    )
    if not half:
        return
    who = one.chair_of(words.child_death_panel, words.child_death_panel_short)
    if year:
        why = f"The year {year.label} ended on {day_in_words(year.last)}, {one.since_words}."
        yield Proposal("Child deaths: the year", "assurance", who, 15,
                       paper("cdop-year", "child-deaths"), why)  # fmt: skip
        return
    why = f"The half-year {half.label} ended on {day_in_words(half.last)}, {one.since_words}."
    yield Proposal("Child deaths: half-year", "assurance", who, 15,
                   paper("cdop-half-year", "child-deaths"), why)  # fmt: skip


def returns(one: Coming) -> Iterator[Proposal]:
    """Propose the cycles of standards returns of which something came in."""
    cycles = {each.id: each for each in records(one.board, "audits", *one.own())}
    every = [each for each in one.board.records("submissions") if each.values["audit"] in cycles]
    new = {each.values["audit"] for each in every if one.is_new(each.values["received_on"])}
    said = []
    for cycle in sorted(new, key=lambda each: cycles[each].reference):
        own = [each for each in every if each.values["audit"] == cycle]
        own = [each for each in own if each.values["state"] != "not_asked"]
        there = sum(each.values["received_on"] is not None for each in own)
        said.append(f"Of {counted(len(own), 'return')} to “{cycles[cycle].title}” {there} are in.")
    if said:
        yield Proposal("Standards returns: what came in", "assurance", one.board.who, 15,
                       paper("standards"), " ".join(said))  # fmt: skip


def dataset(one: Coming) -> Iterator[Proposal]:
    """Propose the indicators picked for the meeting, on a board that keeps a dataset."""
    if not one.top or not one.board.count(View("indicators")):
        return
    own = Filter("meeting", "is", (one.meeting.id,))
    picks = sorted(
        records(one.board, "picks", own), key=lambda each: (each.values["place"] or 99, each.id)
    )
    if picks:
        told = named([each.text("indicator").partition(" ")[2] for each in picks], PICKED)
        verb = "is" if len(picks) == 1 else "are"
        why = f"{counted(len(picks), 'indicator')} {verb} picked for this meeting: {told}."
        if len(picks) < PICKED:
            why += f" Pick {PICKED - len(picks)} more."
    else:
        why = f"No indicator is picked for this meeting yet; {PICKED} are to be discussed."
    yield Proposal("Dataset: three to discuss", "assurance", one.board.who, 15,
                   paper("dataset", "indicators"), why)  # fmt: skip


def highlights(one: Coming) -> Iterator[Proposal]:
    """Propose the highlight reports that came since the last meeting."""
    if not one.whole:
        return
    after = Filter("received_on", "after", (one.since,))
    new = [
        each for each in records(one.board, "highlights", after)
        if one.is_new(each.values["received_on"])
    ]  # fmt: skip
    if new:
        came = f"{counted(len(new), 'highlight report')} came {one.since_words}"
        why = f"{came}, from {named(sorted({each.text('agency') for each in new}))}."
        yield Proposal("Highlight reports of agencies", "assurance", one.board.who, 10,
                       paper("highlights-board", "highlights"), why)  # fmt: skip


def risks(one: Coming) -> Iterator[Proposal]:
    """Propose the risks that are rising."""
    up = records(
        one.board, "risks", Filter("movement", "is", ("up",)),
        Filter("state", "is_not", ("closed",)), *one.own(),
    )  # fmt: skip
    if up:
        verb = "is" if len(up) == 1 else "are"
        told = named([each.title for each in up], 2)
        why = f"{counted(len(up), 'risk')} {verb} rising: {told}."
        yield Proposal("Risks and challenges", "decision", one.chair or one.board.who, 10,
                       paper("risks"), why)  # fmt: skip


def information(one: Coming) -> Iterator[Proposal]:
    """Propose the reports that came for this group since its last meeting, and those due to it."""
    if one.group is None:
        return
    items = records(one.board, "expected", Filter("group", "is", (one.group.id,)))
    came = [each for each in items if one.is_new(each.values["received_on"])]
    owed = [each for each in items if _is_owed(each, one)]
    said = []
    if came:
        told = named([each.title for each in came])
        said.append(f"{counted(len(came), 'report')} came {one.since_words}: {told}.")
    if owed:
        verb = "is" if len(owed) == 1 else "are"
        told = named([each.title for each in owed])
        said.append(f"{counted(len(owed), 'report')} {verb} due by the meeting: {told}.")
    if said:
        purpose: Purpose = "assurance" if came else "information"
        yield Proposal("Information expected: received and due", purpose, one.board.who, 10,
                       paper("scrutiny", "expected"), " ".join(said))  # fmt: skip


def _is_owed(item: Record, one: Coming) -> bool:
    values = item.values
    stands = expected_reports.standing(
        values["state"], values["due_on"], values["received_on"], one.today
    )
    return stands.state != "done" and values["due_on"] is not None and values["due_on"] <= one.on
