"""The whole way of a case review by its kind, step by step, and which step comes next."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from lif_desktop.rules import review_decision as early
from lif_desktop.rules import review_ending as late
from lif_desktop.rules import review_work as work
from lif_desktop.rules.review_case import Case, Step

Build = Callable[[Case], Step]

_BEFORE: tuple[Build, ...] = (
    early.referral, early.notification, early.rapid_review, early.criteria, early.recommendation,
    early.peer_challenge, early.decision, early.told, early.panel_answer,
)  # fmt: skip
_WORK: tuple[Build, ...] = (
    work.begun, work.terms, work.methodology, work.independence, work.reviewer,
    work.management_reports, work.family, work.practitioners, work.learning_event, work.agreed,
)  # fmt: skip
_STATUTORY = (
    *_BEFORE, work.begun, work.panel, *_WORK[1:], late.publish_decision, late.advance_notice,
    late.published, late.response, late.plan, late.year_on,
)  # fmt: skip
_RAPID = (*_BEFORE, work.family, work.lessons, late.plan, late.year_on)
_LEARNING = (
    early.referral, early.notification, early.rapid_review, early.criteria, early.recommendation,
    early.decision, *_WORK, late.publish_decision, late.published, late.plan, late.year_on,
)  # fmt: skip
_SINGLE = (
    early.referral, early.decision, work.methodology, work.family, work.practitioners, work.agreed,
    work.lessons, late.plan, late.year_on,
)  # fmt: skip
_LINKED = (
    early.referral, early.led_elsewhere, early.children_at_home, early.decision, work.terms,
    work.management_reports, work.family, work.agreed, work.lessons, late.plan, late.year_on,
)  # fmt: skip
_HOMICIDE = (*_LINKED[:3], early.also_statutory, *_LINKED[3:])

COURSES: Mapping[str, tuple[Build, ...]] = MappingProxyType({
    "scr": _STATUTORY, "spr": _STATUTORY, "lcspr": _STATUTORY, "rapid": _RAPID,
    "learning_lessons": _LEARNING, "thematic": _LEARNING, "multi_agency": _LEARNING,
    "single_agency": _SINGLE, "dhr": _HOMICIDE, "adult": _LINKED,
})  # fmt: skip
# A decision of no further review ends the way; what was learned and what follows stays.
_STAY = frozenset({
    "referral", "notification", "rapid_review", "criteria", "recommendation", "peer_challenge",
    "decision", "told", "panel_answer", "lessons", "family",
})  # fmt: skip


def steps(case: Case) -> tuple[Step, ...]:
    """Return every step of a review's way, in order; one without a kind goes the middle way.

    Sources: Bedford Borough framework, 9; Bradford, 6; Croydon, 5.7-5.8 and Appendix 2; Kirklees,
    Principles and Learning from Serious Practice Reviews; West Berkshire, information sources.
    """
    found = tuple(build(case) for build in COURSES.get(case.kind, _LEARNING))
    if not case.refused:
        return found
    # A closed rapid review brought learning too, so its plan and the year on are still asked for.
    stays = _STAY | {"plan", "year_on"} if case.values["state"] == "closed" else _STAY
    return tuple(
        one if one.key in stays or one.state == "done" else one.none("No review was decided.")
        for one in found
    )


def next_step(found: Iterable[Step]) -> Step | None:
    """Return the first step that is still to be done; if all are, the first question."""
    listed = list(found)
    waiting = [one for one in listed if one.state == "open"]
    return next(iter(waiting or [one for one in listed if one.state == "question"]), None)


def questions(found: Iterable[Step]) -> list[Step]:
    """Return the steps at which something is to be answered."""
    return [one for one in found if one.state == "question"]
