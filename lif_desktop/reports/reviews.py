"""Where the case reviews stand on a day: open, decided, and what came of their actions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lif_desktop.reports import review_clocks
from lif_desktop.reports.calendar import bank_holidays
from lif_desktop.reports.review_clocks import OPEN, PUBLISHING
from lif_desktop.rules import clocks, plan_due, statuses, year_on
from lif_desktop.rules.lateness import lateness
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

_YEAR = 12


@dataclass(frozen=True, slots=True)
class Progress:
    """How the actions that came of a review stand."""

    plans: int = 0
    actions: int = 0
    closed: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One case review as a paper lists it; `title` is a pseudonym.

    `rapid_by` is when a rapid review must be finished, `publish_by` when the report must be
    published; None where the guidance of its time has no such limit or the date is not known.
    `year_due` is when the challenge a year on is due.
    """

    reference: str
    title: str
    kind: str
    state: str
    referred_on: date | None
    decision: str
    decided_on: date | None
    methodology: str
    reviewer: str
    independent: bool | None
    initiated_on: date | None
    publication: str
    published_on: date | None
    why_unpublished: str
    rapid_by: date | None
    publish_by: date | None
    progress: Progress
    ended_on: date | None = None
    year_due: date | None = None


@dataclass(frozen=True, slots=True)
class ReviewStatus:
    """The case reviews on a day; `decided` and `ended` cover the twelve months before it."""

    on: date
    since: date
    open: tuple[ReviewLine, ...]
    decided: tuple[ReviewLine, ...]
    ended: tuple[ReviewLine, ...]
    without_plan: tuple[ReviewLine, ...]
    year_on: tuple[ReviewLine, ...]


def review_status(board: Board, today: date) -> ReviewStatus:
    """Return where the case reviews stand.

    `year_on` are those whose challenge a year on has come due and whose actions are not all closed:
    West Berkshire framework, evidence of embedded practice a year after a review.
    """
    progress = _progress(board, today)
    holidays = bank_holidays(board)
    lines = [_line(one, progress, holidays, today) for one in board.records("reviews")]
    since = clocks.add_months(today, -_YEAR)
    ended = [one for one in lines if one.state in {"published", "closed"}]
    open_ = [one for one in lines if one.state in OPEN]
    return ReviewStatus(
        on=today,
        since=since,
        open=tuple(sorted(open_, key=lambda one: (one.referred_on or date.max, one.reference))),
        decided=tuple(_within(lines, since, today)),
        ended=tuple(one for one in ended if one.ended_on is None or one.ended_on > since),
        without_plan=tuple(one for one in ended if _lacks_plan(one.progress)),
        year_on=tuple(one for one in ended if _waits(one, today)),
    )


def _lacks_plan(progress: Progress) -> bool:
    return bool(plan_due.question(plans=progress.plans, actions=progress.actions))


def _within(lines: Iterable[ReviewLine], since: date, today: date) -> list[ReviewLine]:
    found = [one for one in lines if one.decided_on and since < one.decided_on <= today]
    return sorted(found, key=lambda one: (one.decided_on or date.min, one.reference), reverse=True)


def _waits(line: ReviewLine, today: date) -> bool:
    due = line.year_due
    return due is not None and due <= today and line.progress.closed < line.progress.actions


def _progress(board: Board, today: date) -> Mapping[int, Progress]:
    """Return {review: how its actions stand}."""
    of_plan = {plan.id: plan.values["review"] for plan in board.records("plans")}
    plans: dict[int, int] = defaultdict(int)
    for review in of_plan.values():
        if review:
            plans[review] += 1
    actions: dict[int, list[Record]] = defaultdict(list)
    for action in board.records("actions") if plans else ():
        review = of_plan.get(action.values["plan"])
        if review:
            actions[review].append(action)
    return {
        review: Progress(
            plans=count,
            actions=len(actions[review]),
            closed=sum(not statuses.is_open(one.values["status"]) for one in actions[review]),
            late=sum(_is_late(one, today) for one in actions[review]),
        )
        for review, count in plans.items()
    }


def _is_late(action: Record, today: date) -> bool:
    values = action.values
    return lateness(values["status"], values["target_on"], None, today).state == "late"


def _line(
    record: Record, progress: Mapping[int, Progress], holidays: frozenset[date], today: date
) -> ReviewLine:
    values = record.values
    running = review_clocks.of_review(record, (), holidays, today)
    ended = year_on.ended_on(values["published_on"], values["completed_on"], values["decided_on"])
    return ReviewLine(
        reference=record.reference,
        title=values["title"] or "",
        kind=record.text("kind"),
        state=values["state"] or "referred",
        referred_on=values["referred_on"],
        decision=record.text("decision"),
        decided_on=values["decided_on"],
        methodology=values["methodology"] or "",
        reviewer=values["reviewer"] or "",
        independent=values["independent"],
        initiated_on=values["initiated_on"],
        publication=values["publication"] or "",
        published_on=values["published_on"],
        why_unpublished=values["why_unpublished"] or "",
        rapid_by=review_clocks.due_on(running, "rapid-review"),
        publish_by=review_clocks.due_on(running, *PUBLISHING),
        progress=progress.get(record.id, Progress()),
        ended_on=ended,
        year_due=year_on.due_on(ended, values["year_on_due_on"]),
    )
