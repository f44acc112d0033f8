"""Every clock of the guidance that runs for a case review or a child's death, and how it stands."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from lif_desktop import frameworks
from lif_desktop.fields import Shown
from lif_desktop.frameworks import Clock, Edition
from lif_desktop.reports.case_words import edition_of, own_day
from lif_desktop.reports.shape import About
from lif_desktop.rules import time_limits
from lif_desktop.rules.time_limits import Standing
from lif_desktop.store.records import Record

WAITING = frozenset({"running", "overdue", "question"})
OPEN = ("referred", "deciding", "under_way")
PUBLISHING = ("publication", "review-completion")
_MARKS = {
    "met": ("done", "tick"), "missed": ("late", "triangle"), "running": ("due", "dot"),
    "overdue": ("late", "triangle"), "question": ("note", "diamond"), "waits": ("", ""),
    "not_needed": ("", ""),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClockLine:
    """One clock of one record: from which event, under which edition, and how it stands."""

    record: Record
    clock: Clock
    edition: Edition
    event_on: date | None
    done_on: date | None
    standing: Standing

    @property
    def about(self) -> About:
        """Return the record the clock runs for."""
        return About(self.record.register.key, self.record.id)

    @property
    def name(self) -> str:
        """Return the clock's name, and that it is unverified where it is."""
        return self.clock.name if self.clock.verified else f"{self.clock.name} (unverified)"

    @property
    def mark(self) -> Shown:
        """Return how it stands as a cell shows it; an unverified limit is never called late."""
        meaning, shape = _MARKS[self.standing.state]
        if meaning == "late" and not self.clock.verified:
            meaning, shape = "due", "dot"
        return Shown(self.standing.said, meaning, shape)


def of_review(
    review: Record, notifications: Iterable[Record], holidays: Collection[date], today: date
) -> tuple[ClockLine, ...]:
    """Return the clocks of a review under the editions that applied on the days they run from.

    `notifications` are those of this review. An edition set by hand holds for all its clocks; a
    serious case review keeps the edition under which it was referred.
    """
    told = list(notifications)
    return tuple(_of_review(review, told, holidays, today))


def _of_review(
    review: Record, told: list[Record], holidays: Collection[date], today: date
) -> Iterator[ClockLine]:
    values, own = review.values, edition_of(review)
    if own_day(review) is None and (values["state"] or OPEN[0]) in OPEN:
        # Nobody has dated a case that is open now: its clocks are asked about under today's limits.
        own = own or frameworks.edition_on(today)
    fixed = frameworks.edition_called(values["edition"]) or (
        own if values["kind"] == "scr" else None
    )
    for edition in frameworks.editions():
        for clock in edition.clocks_of("review"):
            if not time_limits.applies(clock.key, values):
                continue
            event_on = _event_of_review(clock.event, review)
            applied = fixed or (frameworks.edition_on(event_on) if event_on else own)
            if applied is not edition:
                continue
            done_on = _done_in_review(clock.key, review, told)
            yield ClockLine(review, clock, edition, event_on, done_on,
                            _review_standing(clock, review, event_on, done_on, holidays, today)
                            )  # fmt: skip


def _review_standing(
    clock: Clock, review: Record, event_on: date | None, done_on: date | None,
    holidays: Collection[date], today: date,
) -> Standing:  # fmt: skip
    values = review.values
    kept = time_limits.not_published(values)
    if kept and clock.key in {"publication", "panel-advance-notice"}:
        return kept
    if event_on is None:
        return time_limits.missing(clock.event, clock.event_name, values)
    found = _standing(clock, event_on, done_on, holidays, today)
    return time_limits.undone(clock.key, found, over=time_limits.is_over(clock.key, values))


def of_death(
    death: Record, holidays: Collection[date], today: date
) -> tuple[ClockLine, ...]:  # fmt: skip
    """Return the clocks of a child's death under the editions of the days they run from."""
    return tuple(_of_death(death, holidays, today))


def _of_death(death: Record, holidays: Collection[date], today: date) -> Iterator[ClockLine]:
    values = death.values
    day = values["died_on"] or values["notified_on"]
    own = frameworks.edition_on(day) if day else None
    for edition in frameworks.editions():
        for clock in edition.clocks_of("death"):
            event_on = _event_of_death(clock.event, death)
            if (frameworks.edition_on(event_on) if event_on else own) is not edition:
                continue
            if event_on is None:
                found = time_limits.missing_of_death(
                    clock.event, clock.event_name, values["state"], inquest=values["inquest"]
                )
                yield ClockLine(death, clock, edition, None, None, found)
                continue
            done_on = values[_DONE_IN_DEATH[clock.key]] if clock.key in _DONE_IN_DEATH else None
            found = _standing(clock, event_on, done_on, holidays, today)
            found = time_limits.undone(clock.key, found, over=values["state"] == "reviewed")
            yield ClockLine(death, clock, edition, event_on, done_on, found)


def due_on(lines: Iterable[ClockLine], *keys: str) -> date | None:
    """Return when the first clock with one of these keys runs out; None if none does."""
    found = (one.standing.due_on for one in lines if one.clock.key in keys)
    return next((day for day in found if day), None)


def _standing(
    clock: Clock, event_on: date, done_on: date | None, holidays: Collection[date], today: date
) -> Standing:
    return time_limits.standing(
        event_on, done_on, today,
        amount=clock.amount, unit=clock.unit, direction=clock.direction, holidays=holidays,
    )  # fmt: skip


_EVENT_IN_REVIEW = {
    "became_aware": "aware_on", "notification_sent": "notified_on", "notified": "notified_on",
    "decided": "decided_on", "initiated": "initiated_on", "published": "published_on",
}  # fmt: skip
_DONE_IN_REVIEW = {
    "incident-notification": ("notified_on",),
    "rapid-review": ("rapid_review_on",),
    "review-decision": ("decided_on",),
    "review-completion": ("completed_on", "published_on"),
    "publication": ("published_on",),
    "panel-advance-notice": ("notice_sent_on",),
}
_DONE_IN_DEATH = {
    "death-notification": "notified_on",
    "death-review-meeting": "review_meeting_on",
    "panel-meeting": "panel_on",
}


def _event_of_review(event: str, review: Record) -> date | None:
    key = _EVENT_IN_REVIEW.get(event)
    found: date | None = review.values[key] if key else None
    return found


def _done_in_review(key: str, review: Record, told: list[Record]) -> date | None:
    values = review.values
    if key == "decision-notification":
        decided = values["decided_on"]
        sent = [one.values["sent_on"] for one in told if one.values["sent_on"]]
        # Whoever is told last ends it; the incident was told before the decision.
        after = [day for day in sent if decided and day >= decided]
        last: date | None = max(after, default=values["sent_to_panel_on"])
        return last
    days: list[date | None] = [values[one] for one in _DONE_IN_REVIEW.get(key, ())]
    return next((day for day in days if day), None)


def _event_of_death(event: str, death: Record) -> date | None:
    """Return the day of an event; the draft is taken to come with the meeting, or the inquest."""
    values = death.values
    drafted = "inquest_ended_on" if values["inquest"] == "yes" else "review_meeting_on"
    key = {"died": "died_on", "drafted": drafted}.get(event)
    found: date | None = values[key] if key else None
    return found
