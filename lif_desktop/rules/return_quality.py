"""Whether a return that came back is relevant, timely and accurate: proposed, and judged.

Source: Kirklees framework, performance information (relevant, timely, accurate). Timely follows
from the dates, accurate from what the import could not take as it stood; relevant is a person's
word. What a person said stands, whatever is proposed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lif_desktop.rules.answers import says_something
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.words import counted, day_in_words, listed

TESTS = ("relevant", "timely", "accurate")
SOURCE = "Kirklees framework, performance information"
# Ours: within a week after its date a return is timely in part; with one row in ten at fault it is
# accurate in part.
WEEK = 7
TENTH = 10

Answer = Literal["yes", "partly", "no"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a rule proposes for one test, None where it cannot say, and why."""

    answer: Answer | None
    why: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One test: the answer in force, what is proposed and why; `by_person` if somebody said it."""

    test: str
    answer: str | None
    proposal: Proposal
    by_person: bool

    @property
    def differs(self) -> bool:
        """Return whether a person said otherwise than the rule proposes."""
        return self.by_person and self.proposal.answer not in {None, self.answer}


def relevant() -> Proposal:
    """Return why nothing is proposed: whether it tells what was asked is a person's word."""
    return Proposal(None, "Does it tell what was asked, and where to look further? Please say.")


def timely(due_on: date | None, received_on: date | None) -> Proposal:
    """Return whether a return came in time, by its dates."""
    if received_on is None:
        return Proposal(None, "It is not said when it came back.")
    if due_on is None:
        return Proposal(None, "It had no due date.")
    late = (received_on - due_on).days
    if late <= 0:
        return Proposal("yes", f"It came by its date, {day_in_words(due_on)}.")
    why = f"It came {counted(late, 'day')} after its date, {day_in_words(due_on)}."
    return Proposal("partly" if late <= WEEK else "no", why)


def accurate(counts: Mapping[str, int] | None) -> Proposal:
    """Return whether a return could be taken as it stood, by the outcomes of its import.

    Rows with a problem or refused are at fault; a conflict with what the board holds makes it
    accurate in part at best, as it may be the board that errs.
    """
    if counts is None:
        return Proposal(None, "It has not been read in, so nothing is known of its rows.")
    rows = sum(counts.values())
    if not rows:
        return Proposal(None, "It held no rows.")
    faults = counts.get("problem", 0) + counts.get("refused", 0)
    conflicts = counts.get("conflict", 0)
    found = [
        *([f"{counted(faults, 'row')} with something that cannot be"] if faults else ()),
        *([f"{counted(conflicts, 'row')} against what the board holds"] if conflicts else ()),
    ]
    if not found:
        return Proposal("yes", f"All of its {counted(rows, 'row')} could be taken as they stood.")
    answer: Answer = "no" if faults * TENTH > rows else "partly"
    return Proposal(answer, f"Of {counted(rows, 'row')}, {listed(found)}.")


def judged(said: Mapping[str, str | None], proposals: Mapping[str, Proposal]) -> list[Judged]:
    """Return the three tests; `said` holds a person's answers, which go before the proposed."""
    return [
        Judged(test, said.get(test) or proposals[test].answer, proposals[test],
               by_person=bool(said.get(test)))
        for test in TESTS
    ]  # fmt: skip


def remarks(found: list[Judged], reason: str | None) -> Iterator[Remark]:
    """Yield what is to be asked of the quality of a return that came back.

    `reason` is what the board wrote of its quality.
    """
    blank = [one.test for one in found if not one.by_person]
    if blank:
        yield Remark(f"Not judged yet: {listed(blank)}.", "due", SOURCE)
    wanting = [one.test for one in found if one.by_person and one.answer in {"partly", "no"}]
    if wanting and not says_something(reason):
        yield Remark(f"It is said not to be wholly {listed(wanting)}: why?", "due", SOURCE)
    for one in found:
        if one.differs and one.answer == "yes":
            yield Remark(f"It is called {one.test}, yet: {one.proposal.why}", "note", SOURCE)
