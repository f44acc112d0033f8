"""How a time limit of the guidance stands on a day: met, missed, running, or a question."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from lif_desktop.rules import clocks, working_days
from lif_desktop.rules.clocks import Unit
from lif_desktop.rules.words import counted, day_in_words

State = Literal["met", "missed", "running", "overdue", "question", "waits", "not_needed"]

STATUTORY = frozenset({"scr", "spr", "lcspr"})
SERIOUS = STATUTORY | {"rapid"}
LINKED = frozenset({"dhr", "adult"})
ENDED = frozenset({"published", "closed", "not_review"})
DECIDED = frozenset({"review", "other_review", "no_review"})

# Clocks of an incident run for any case that was notified; the others only for statutory reviews.
_OF_INCIDENT = frozenset({"incident-notification", "rapid-review"})
_OF_DECISION = frozenset({"review-decision", "decision-notification"})
_QUESTIONS = {
    "became_aware": "When did the authority become aware of the incident?",
    "notification_sent": "When was the notification sent?",
    "notified": "When was the board notified of the incident?",
    "decided": "When was it decided?",
    "initiated": "When was the review initiated?",
    "published": "When was the report published?",
    "died": "When did the child die?",
    "drafted": "When did the panel receive the draft form?",
}
_DONE = {
    "incident-notification": "When was the notification sent?",
    "rapid-review": "When was the rapid review finished?",
    "review-decision": "When was it decided?",
    "decision-notification": "When was the decision told?",
    "review-completion": "When was the review completed?",
    "publication": "When was the report published?",
    "panel-advance-notice": "When was the report sent to the national panel?",
    "death-notification": "When was the death notified?",
    "death-review-meeting": "When was the child death review meeting held?",
    "panel-meeting": "When did the panel review the death?",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a limit stands: `days` to spare when met or running, too many when missed or overdue.

    They are working days if the limit is counted in them, else days of the calendar.
    """

    state: State
    due_on: date | None
    days: int
    said: str


def standing(
    event_on: date | None,
    done_on: date | None,
    today: date,
    *,
    amount: int,
    unit: Unit,
    direction: Literal["after", "before"],
    holidays: Collection[date],
) -> Standing:
    """Return how a limit stands that runs from an event; a missing event is a question.

    A date of doing that lies in the future is an intention and does not count; an event that lies
    there, or after what it began was done, is a question. Source: Working Together, the chapter
    that the rule pack names with each limit.
    """
    if event_on is None:
        return question("When did it begin?")
    due = clocks.runs_out_on(event_on, amount, unit, direction, holidays)
    done = done_on if done_on and done_on <= today else None
    if direction == "after" and (strange := _strange(event_on, done, today)):
        return question(strange)
    until = done or today
    working = unit == "working days"
    left = working_days.count(until, due, holidays) if working else (due - until).days
    late, days = until > due, abs(left)
    much = counted(days, "working day" if working else "day")
    if done:
        if late:
            return Standing("missed", due, days, f"Missed by {much}")
        return Standing("met", due, days, f"Met, {much} early" if days else "Met on the last day")
    if late:
        return Standing("overdue", due, days, f"Overdue by {much}")
    return Standing("running", due, days, f"{much} left" if days else "Runs out today")


def _strange(event_on: date, done: date | None, today: date) -> str:
    """Return what is to be asked of dates that cannot both be right."""
    if done and done < event_on:
        return f"Done on {day_in_words(done)}, before it began: which date is wrong?"
    if event_on > today:
        return f"It is to begin on {day_in_words(event_on)}, a day to come: is the date right?"
    return ""


def question(text: str, due_on: date | None = None) -> Standing:
    """Return the standing of a limit of which something is not known."""
    return Standing("question", due_on, 0, text)


def applies(key: str, values: Mapping[str, Any]) -> bool:
    """Return whether a limit of this key can run for a review with these values.

    Any case that was notified has the clocks of the incident, whatever became of it; a homicide
    or adults' review keeps to guidance of its own. Source: Working Together, chapters on learning
    from serious incidents.
    """
    kind, decision = values["kind"], values["decision"]
    if key in _OF_INCIDENT:
        notified = values["notified_on"] is not None and kind not in LINKED
        return kind in SERIOUS or notified
    if key in _OF_DECISION:
        return kind in SERIOUS
    return kind in STATUTORY and decision != "no_review"


def missing(event: str, event_name: str, values: Mapping[str, Any]) -> Standing:
    """Return how a review's limit stands whose event has no date: a question, or not yet begun."""
    if _has_happened(event, values):
        return question(_asked(event, event_name))
    return _waits(event_name)


def missing_of_death(
    event: str, event_name: str, state: str | None, *, inquest: str | None = None
) -> Standing:
    """Return how a limit on a child's death stands whose event has no date.

    Where there is an inquest the panel waits for its end.
    """
    if event == "drafted" and inquest == "yes":
        return question("When did the inquest end?") if state == "reviewed" else _waits(event_name)
    if event != "drafted" or state in {"ready", "reviewed"}:
        return question(_asked(event, event_name))
    return _waits(event_name)


def _asked(event: str, event_name: str) -> str:
    return _QUESTIONS.get(event, f"When did this happen: {event_name}?")


def _waits(event_name: str) -> Standing:
    return Standing("waits", None, 0, f"Not begun; it is counted from: {event_name}")


def undone(key: str, found: Standing, *, over: bool) -> Standing:
    """Return a standing, or a question where the case has moved on and the day is not known."""
    if over and found.state in {"running", "overdue"}:
        return question(_DONE.get(key, "When was it done?"), found.due_on)
    return found


def is_over(key: str, values: Mapping[str, Any]) -> bool:
    """Return whether what a clock counts must have been done for a review to be where it is.

    A rapid review comes before the decision on a review; everything before the end of the case.
    """
    if values["state"] in ENDED:
        return True
    return key in _OF_INCIDENT and (values["decision"] in DECIDED or values["state"] == "under_way")


def not_published(values: Mapping[str, Any]) -> Standing | None:
    """Return that nothing need be published, if it was so decided; else None.

    Source: Kirklees framework, Principles (final reports are published), hence the reason.
    """
    if values["publish_decision"] != "not_publish" or values["published_on"]:
        return None
    why = values["why_unpublished"]
    return Standing("not_needed", None, 0, f"Not published: {why or 'say why'}")


def _has_happened(event: str, values: Mapping[str, Any]) -> bool:
    state, decision = values["state"], values["decision"]
    if event == "decided":
        return bool(decision in DECIDED or state in {"under_way", *ENDED})
    if event == "initiated":
        return bool(decision != "no_review" and state in {"under_way", "published", "closed"})
    if event == "published":
        return bool(state == "published")
    return True
