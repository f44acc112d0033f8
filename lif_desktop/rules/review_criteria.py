"""Which criteria of the guidance a case was considered by, and whether the decision follows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from lif_desktop.rules.answers import bare, says_something
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.words import counted

Outcome = Literal["met", "not_met", "open"]
# What a case is considered by. Who is notified, and what the national panel weighs, is apart.
WEIGHED = ("needed", "either", "always", "consider", "regard")
_DECIDING = ("needed", "either", "always")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One criterion of an edition: its words, how it counts, where it stands, whether checked."""

    text: str
    part: str
    source: str
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """What was recorded of one criterion: its words, whether it is met, and why."""

    text: str
    met: str | None
    why: str | None
    always: bool = False


@dataclass(frozen=True, slots=True)
class Checklist:
    """The criteria of an edition beside what was answered, in the order of the edition.

    `answers` has None where a paragraph has no answer; `others` are answers to no paragraph.
    """

    paragraphs: tuple[Paragraph, ...]
    answers: tuple[Answer | None, ...]
    others: tuple[Answer, ...]

    @property
    def pairs(self) -> tuple[tuple[Paragraph, Answer | None], ...]:
        """Return each paragraph with its answer."""
        return tuple(zip(self.paragraphs, self.answers, strict=True))

    @property
    def open(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs that were not considered yet, or are not clear."""
        return tuple(one for one, answer in self.pairs if not _is_clear(answer))

    def of(self, *parts: str) -> list[str | None]:
        """Return what was answered to the paragraphs of some parts; None if nothing was."""
        return [answer.met if answer else None for one, answer in self.pairs if one.part in parts]


def checklist(paragraphs: Iterable[Paragraph], answers: Sequence[Answer]) -> Checklist:
    """Return the paragraphs of an edition with the answers that use their words."""
    listed = tuple(paragraphs)
    by_words = {bare(one.text): one for one in answers}
    known = {bare(one.text) for one in listed}
    return Checklist(
        paragraphs=listed,
        answers=tuple(by_words.get(bare(one.text)) for one in listed),
        others=tuple(one for one in answers if bare(one.text) not in known),
    )


def outcome(found: Checklist) -> Outcome:
    """Return what the answers come to: a serious case, not one, or not to be told yet.

    All that is needed must hold and one of the either criteria; an always circumstance is enough
    on its own. Sources: Local Safeguarding Children Boards Regulations 2006, regulation 5(2) and
    WT2015, chapter 4 (Bedford Borough framework, 9.1; Bradford, 6); Children Act 2004, section 16B.
    """
    always = [*found.of("always"), *(one.met for one in found.others if one.always)]
    needed, either = found.of("needed"), found.of("either")
    if "met" in always:
        return "met"
    if needed and all(one == "met" for one in needed) and (not either or "met" in either):
        return "met"
    fails = "not_met" in needed or (bool(either) and all(one == "not_met" for one in either))
    if fails and all(one == "not_met" for one in always):
        return "not_met"
    return "open"


def questions(
    found: Checklist, decision: str | None, reason: str | None, *, weighs: bool
) -> list[Remark]:
    """Return what is to be asked about the criteria of a case and the decision taken on it.

    `weighs` says that meeting the criteria does not yet mean a review (WT2018 and after). A
    decision other than the criteria ask is shown with the chair's reason; it is never blocked.
    Source: Bedford Borough framework, 9.1 (recommendation, then the chair's decision).
    """
    said = [
        Remark(f"Met, but why is not said: {one.text}", "due", "Criteria")
        for one in (*found.answers, *found.others)
        if one and one.met == "met" and not says_something(one.why)
    ]
    waiting = [one for one in found.open if one.part in _DECIDING]
    if waiting and decision in {"review", "other_review", "no_review"}:
        number = counted(len(waiting), "criterion", "criteria")
        said.append(Remark(f"Decided with {number} not considered.", "due", "Criteria"))
    against = _against(outcome(found), decision, weighs=weighs)
    if against:
        because = f" The reason given: {reason}" if says_something(reason) else " Why?"
        gravity: Literal["note", "late"] = "note" if says_something(reason) else "late"
        said.append(Remark(against + because, gravity, "Criteria"))
    return said


def _against(came_to: Outcome, decision: str | None, *, weighs: bool) -> str:
    if came_to == "met" and decision == "no_review":
        may = " The guidance leaves that to be weighed." if weighs else ""
        return f"The criteria are met, and no review was decided.{may}"
    if came_to == "met" and decision == "other_review" and not weighs:
        return "The criteria are met, and another kind of review was decided."
    if came_to == "not_met" and decision == "review":
        return "The criteria are not met, and a review was decided."
    return ""


def _is_clear(answer: Answer | None) -> bool:
    return answer is not None and answer.met in {"met", "not_met"}
