"""How far a lesson has come: what its ledger of dated evidence proves, never what somebody says.

Source: Bedford Borough framework, 2 (the feedback loop: identified, disseminated, embedded, and
evaluated for direct impact on children) and 13 (impact rather than changed processes).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lif_desktop.rules.words import counted, day_in_words

Stage = Literal["identified", "disseminated", "embedded", "evaluated"]

STAGES: tuple[Stage, ...] = ("identified", "disseminated", "embedded", "evaluated")
LABELS: Mapping[str, str] = {
    "identified": "Identified",
    "disseminated": "Disseminated",
    "embedded": "Embedded",
    "evaluated": "Evaluated for impact",
}
CLOSED = "closed"
OVER = frozenset({CLOSED, "not_pursued"})
# A quarter: every group meets at least once in it and can ask.
STILL_DAYS = 91

_ANY = frozenset({"process", "practice", "impact", None})
_PROVED_BY: Mapping[str, frozenset[str | None]] = {
    "identified": _ANY,
    "disseminated": _ANY,
    "embedded": frozenset({"practice", "impact"}),
    "evaluated": frozenset({"impact"}),
}
_KINDS = {"process": "process", "practice": "changed practice", None: "an unnamed kind"}
_NEXT = {
    "identified": "Next: a dated entry of how and to whom the lesson was passed on.",
    "disseminated": "Next: evidence that practice changed; that a briefing was held shows only"
    " that it was held.",
    "embedded": "Next: evidence of the impact on children.",
    "evaluated": "",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a ledger: for which stage, evidence of what (process, practice, impact), when."""

    stage: str | None
    kind: str | None
    dated_on: date | None

    def proves(self, stage: str, today: date) -> bool:
        """Return whether it shows that the lesson reached this stage by today."""
        dated = self.dated_on is not None and self.dated_on <= today
        return dated and self.stage == stage and self.kind in _PROVED_BY[stage]


@dataclass(frozen=True, slots=True)
class Standing:
    """The last stage that is proved without a gap before it, and when each was first proved.

    `reached` also holds stages that are proved beyond a gap; `last_on` is the newest evidence.
    """

    stage: Stage
    reached: Mapping[Stage, date]
    last_on: date | None

    @property
    def next_step(self) -> str:
        """Return what evidence comes next, as a sentence; nothing if the loop is closed."""
        return _NEXT[self.stage]


def standing(entries: Iterable[Entry], identified_on: date | None, today: date) -> Standing:
    """Return how far a lesson has come by its ledger.

    A lesson that is written down is identified. It counts as disseminated by evidence of any kind,
    as embedded by evidence of changed practice or of impact, as evaluated by evidence of impact
    alone. A stage stands only on those before it.
    """
    listed = list(entries)
    reached: dict[Stage, date] = {}
    for stage in STAGES:
        days = [one.dated_on for one in listed if one.proves(stage, today) and one.dated_on]
        if stage == "identified" and identified_on is not None:
            days.append(identified_on)
        if days:
            reached[stage] = min(days)
    proved: Stage = "identified"
    for stage in STAGES[1:]:
        if stage not in reached:
            break
        proved = stage
    newest = [one.dated_on for one in listed if one.dated_on and one.dated_on <= today]
    if identified_on is not None:
        newest.append(identified_on)
    return Standing(proved, reached, max(newest, default=None))


def days_still(found: Standing, state: str | None, today: date) -> int | None:
    """Return for how many days nothing came to the ledger of an open lesson; None if not known."""
    if state in OVER or found.last_on is None:
        return None
    return (today - found.last_on).days


def stands_still(found: Standing, state: str | None, today: date) -> bool:
    """Return whether an open lesson has stood still for longer than a quarter, or since ever."""
    if state in OVER:
        return False
    days = days_still(found, state, today)
    return days is None or days > STILL_DAYS


def questions(
    *,
    stage: str | None,
    claimed: Mapping[str, date | None],
    entries: Sequence[Entry],
    found: Standing,
    today: date,
) -> list[str]:
    """Return what the ledger does not bear out of the stage, and of the dates, that are claimed."""
    return [
        *_of_stage(stage, found),
        *_of_kinds(entries, today),
        *_of_gaps(found),
        *_of_dates(claimed, found),
        *_of_future(entries, today),
    ]


def _of_stage(stage: str | None, found: Standing) -> Iterator[str]:
    if stage not in STAGES or stage == found.stage:
        return
    proved = LABELS[found.stage]
    if STAGES.index(stage) > STAGES.index(found.stage):
        yield f"The stage says {LABELS[stage]}; the ledger proves {proved}. {found.next_step}"
    else:
        yield f"The ledger proves {proved} already; the stage still says {LABELS[stage]}."


def _of_kinds(entries: Sequence[Entry], today: date) -> Iterator[str]:
    for stage in STAGES[2:]:
        own = [one for one in entries if one.stage == stage]
        if own and not any(one.proves(stage, today) for one in own):
            kinds = sorted({_KINDS.get(one.kind, "") for one in own} - {""})
            if kinds:
                yield (
                    f"Evidence of {' and '.join(kinds)} stands under {LABELS[stage]}, which it"
                    " cannot prove."
                )


def _of_gaps(found: Standing) -> Iterator[str]:
    beyond = [one for one in STAGES if STAGES.index(one) > STAGES.index(found.stage)]
    if later := [one for one in beyond if one in found.reached]:
        missing = LABELS[beyond[0]]
        yield f"There is evidence of {LABELS[later[0]]}, but none of {missing} before it."


def _of_dates(claimed: Mapping[str, date | None], found: Standing) -> Iterator[str]:
    for stage in STAGES[1:]:
        day = claimed.get(stage)
        if day is not None and stage not in found.reached:
            yield f"{LABELS[stage]} is dated {day_in_words(day)} without evidence in the ledger."


def _of_future(entries: Sequence[Entry], today: date) -> Iterator[str]:
    ahead = sum(one.dated_on is not None and one.dated_on > today for one in entries)
    if ahead:
        verb = "lies" if ahead == 1 else "lie"
        yield f"{counted(ahead, 'entry', 'entries')} of the ledger {verb} in the future."


def closing_question(found: Standing, name: str = "The lesson") -> str:
    """Return why a lesson may not be closed yet, as a sentence; nothing if it may.

    This one blocks: a lesson closes only when its impact is evaluated with evidence of impact.
    """
    if found.stage == STAGES[-1]:
        return ""
    return (
        f"{name} cannot be closed yet: its ledger proves {LABELS[found.stage]}, not"
        f" {LABELS['evaluated']}. {found.next_step} Until then leave it open, or set it to “Not"
        " pursued” and say why."
    )


def losing_question(found: Standing, name: str = "The lesson") -> str:
    """Return why evidence may not be taken from a closed lesson; nothing if enough is left."""
    if found.stage == STAGES[-1]:
        return ""
    return (
        f"{name} was closed on this evidence; without it, its ledger proves only"
        f" {LABELS[found.stage]}. Open the lesson again first."
    )
