"""What is to be asked of one return, one answer to a standard, one assurance; nothing blocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lif_desktop.rules import scales
from lif_desktop.rules.answers import says_something
from lif_desktop.rules.owed import owed
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.returns import Standing, is_older
from lif_desktop.rules.scales import Point, Scale
from lif_desktop.rules.words import counted, day_in_words, listed

SELF_EVALUATION = "Bedford Borough framework, 10.3"
SCHOOLS = "Bedford Borough framework, 10.4"
PANEL = "Croydon framework, 5.2"
CHANGES = "Kirklees framework, Section 11 audit"
DUTIES = "Bradford framework, 8; Kirklees framework, expectations of agencies"
SCALES = "The board's scales"
# Ours: who was asked and did not answer is asked again after a fortnight.
CHASE_AFTER_DAYS = 14
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one return beside how it stands."""

    state: str | None
    due_on: date | None
    chased_on: date | None
    received_on: date | None
    declared_on: date | None
    panel_on: date | None
    feedback: str | None
    below_standard: bool | None
    suggested: str | None
    has_plan: bool
    progress_on_last: str | None
    answers: int
    had_return_before: bool
    months: int


def of_return(standing: Standing, facts: Facts, today: date) -> Iterator[Remark]:
    """Yield what is to be asked of a return."""
    if standing.owed:
        yield from _owed(standing, facts, today)
    if facts.state == "asked" and facts.received_on:
        yield Remark("It has a date of receipt, yet its state says that it was only asked for.")
    if standing.state == "declared":
        yield from _declared(facts, today)
    elif standing.came:
        yield from _came(facts)
    if facts.panel_on and facts.panel_on < today and not says_something(facts.feedback):
        text = f"The panel met on {day_in_words(facts.panel_on)}; its feedback is not recorded."
        yield Remark(text, "due", PANEL)
    if facts.below_standard and not says_something(facts.suggested):
        yield Remark("It is below the standard: suggest improvements.", "due", SCHOOLS)


def _owed(standing: Standing, facts: Facts, today: date) -> Iterator[Remark]:
    if facts.due_on is None:
        yield Remark("Say by when it is to come.", "due")
    if standing.state == "late":
        last = facts.chased_on
        said = f"last chased on {day_in_words(last)}" if last else "never chased"
        text = f"It is {counted(standing.days or 0, 'day')} late, {said}."
        if last is None or (today - last).days > CHASE_AFTER_DAYS:
            text += " Chase it."
        yield Remark(text, "late", SELF_EVALUATION)


def _declared(facts: Facts, today: date) -> Iterator[Remark]:
    yield Remark(
        "A declaration of compliance is a signature, not a score: it stands in no distribution.",
        "note", SELF_EVALUATION,
    )  # fmt: skip
    if facts.declared_on is None:
        yield Remark("Say when the declaration was signed.", "due", SELF_EVALUATION)
    elif is_older(facts.declared_on, facts.months, today):
        yield Remark("The declaration is older than one cycle.", "due", SELF_EVALUATION)
    if facts.answers:
        yield Remark(f"It is called a declaration, yet holds {counted(facts.answers, 'answer')}.")


def _came(facts: Facts) -> Iterator[Remark]:
    if not facts.answers:
        yield Remark("It came, but holds no answer to any standard yet.", "due", SELF_EVALUATION)
    if not facts.has_plan:
        yield Remark("No improvement plan for the coming 12 months.", "due", SELF_EVALUATION)
    if facts.had_return_before and not says_something(facts.progress_on_last):
        text = "Nothing is said of progress since the last return."
        yield Remark(text, "note", SELF_EVALUATION)


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """What one answer says; `scale` is None where `scale_name` names none that is known.

    `newest` is whether no later cycle answers the standard again: an old gap is then its matter.
    """

    scale: Scale[Point] | None
    scale_name: str
    own: str | None
    moderated: str | None
    evidence: str | None
    reason: str | None
    gap: str | None
    deadline_on: date | None
    came: bool
    newest: bool


def of_answer(facts: AnswerFacts, known: str, today: date) -> Iterator[Remark]:
    """Yield what is to be asked of an answer; `known` lists the board's scales in words."""
    if facts.scale is None:
        named = f"The board has no scale called “{facts.scale_name}”" if facts.scale_name else (
            "No scale is named, here or on its cycle"
        )  # fmt: skip
        text = f"{named}: it cannot be counted. Known are {known}."
        yield Remark(text, "due", SCALES)
    else:
        yield from _scores(facts, facts.scale)
    if says_something(facts.gap) and facts.newest:
        yield from _gap(facts.deadline_on, today)


def _scores(facts: AnswerFacts, scale: Scale[Point]) -> Iterator[Remark]:
    own = scales.read(scale, facts.own)
    points = listed(one.label for one in scale.points)
    for score, whose in ((facts.own, "own"), (facts.moderated, "moderated")):
        if scales.read(scale, score).state == "off_scale":
            text = f"The {whose} score “{score}” is not on the scale {scale.name}: {points}."
            yield Remark(f"{text} It is counted nowhere.", "due", SCALES)
    if own.state == "blank" and facts.came:
        yield Remark("The return came without a score here.", "due", SELF_EVALUATION)
    if own.state == "not_applicable" and not (
        says_something(facts.evidence) or says_something(facts.reason)
    ):
        yield Remark("Say why the standard does not apply; it is counted nowhere.", "due", SCALES)
    if scales.is_top(scale, facts.own) and not says_something(facts.evidence):
        text = "The best score stands here without any evidence."
        yield Remark(text, "due", SELF_EVALUATION)
    if own.rank == 0 and not says_something(facts.gap):
        yield Remark("The lowest score names no gap.", "due", SELF_EVALUATION)
    apart = scales.moderation(scale, facts.own, facts.moderated)
    if apart is not None and abs(apart) > scales.MUCH:
        way = "above" if apart > 0 else "below"
        text = f"The moderated score lies {abs(apart)} steps {way} the agency's own: say why."
        yield Remark(text, "due", PANEL)


def _gap(by: date | None, today: date) -> Iterator[Remark]:
    found = owed(by, None, today)
    if found.state == "undated":
        yield Remark("The gap has no date by which it is to be closed.", "due", SELF_EVALUATION)
    elif found.state == "late":
        text = f"The gap was to be closed {found.days_in_words} ago."
        yield Remark(text, "late", SELF_EVALUATION)


@dataclass(frozen=True, slots=True)
class AssuranceFacts:
    """What one assurance says; `newest` is whether nothing newer is known of the same duty."""

    answer: str | None
    statement: str | None
    given_on: date | None
    gap: str | None
    gap_by: date | None
    checked: str | None
    evidenced: bool
    stated: bool
    newest: bool


def of_assurance(facts: AssuranceFacts, today: date) -> Iterator[Remark]:
    """Yield what is to be asked of an assurance."""
    answered = facts.answer not in {None, "no_answer"}
    if not facts.stated:
        yield Remark("The board's framework states no such duty of agencies.", "note", DUTIES)
    if answered and facts.given_on is None:
        yield Remark("Say when it was given.", "due", DUTIES)
    elif answered and facts.newest and facts.given_on and is_older(facts.given_on, _YEAR, today):
        yield Remark("It is older than a year and no newer one is here.", "due", DUTIES)
    if facts.answer == "not_applicable" and not says_something(facts.statement):
        yield Remark("Say why the duty does not apply.", "due", DUTIES)
    if facts.answer in {"met", "partly"} and not facts.evidenced:
        yield Remark("It is said without evidence.", "due", DUTIES)
    if facts.answer in {"partly", "not_met"} and not says_something(facts.gap):
        yield Remark("Say what is missing.", "due", DUTIES)
    if says_something(facts.gap) and facts.newest:
        yield from _gap(facts.gap_by, today)
    if facts.checked == "no":
        yield Remark("The board looked at it, and it did not hold.", "late", DUTIES)
