"""One workbook of a batch: what it is, where it stands, and what it waits for."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from lif_desktop.importing.finding.inspect import Inspection
from lif_desktop.importing.meaning.said import NOTHING, Said
from lif_desktop.importing.merging.merge import Merged
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.receiving.recognising import Recognised
from lif_desktop.registers import Register
from lif_desktop.rules.words import counted, day_in_words, listed

State = Literal[
    "waiting", "reading", "refused", "before", "unknown", "asks", "sure", "same", "merged",
    "undone", "left",
]  # fmt: skip
WAITING = ("possible", "conflict", "problem", "repeated")
_NAMED = 4
_MOST = 0.6  # of the rows
_SURELY = frozenset({"stamp", "reference"})  # how a row names its record beyond doubt


@dataclass(eq=False)
class Item:
    """One workbook of a batch, or the part of it that is for another register.

    `register` and `said` are what a person or the recognition says; `told` is True once a person
    said which register it is; `stopped` is the sentence why it cannot be read.
    """

    path: Path
    register: Register | None = None
    said: Said = NOTHING
    told: bool = False
    again: bool = False  # wanted although the file came in before
    asked: bool = False  # about the words that the board does not know, which may stay open
    seen: Inspection | None = None
    recognised: Recognised | None = None
    plan: ImportPlan | None = None
    merges: list[Merged] = field(default_factory=list)
    reopened: bool = False  # merged in part, and its other rows are looked at again
    stopped: str = ""
    reading: bool = False
    left: bool = False
    undone: bool = False

    @property
    def state(self) -> State:
        """Where it stands."""
        if self.merges and not self.reopened:
            return "undone" if self.undone else "merged"
        if self.left or self.reading or self.stopped:
            return "left" if self.left else "reading" if self.reading else "refused"
        if self.recognised is None:
            return "waiting"
        if self.recognised.stands and not self.again:
            return "before"
        if self.plan is None:
            return "unknown"
        if not self.plan.writable and not self.open_rows:
            return "same"
        return "asks" if self.asks() else "sure"

    @property
    def changes(self) -> list[int]:
        """The change sets that it was written as, in the order of their writing."""
        return [one.change for one in self.merges if one.change is not None]

    @property
    def agency(self) -> int | None:
        """Whose it is, as a person said or as it seems."""
        if self.said.agency is not None:
            return self.said.agency
        return self.recognised.agency if self.recognised is not None else None

    @property
    def open_rows(self) -> int:
        """How many of its rows wait for a person's word."""
        return sum(self.plan.counts[one] for one in WAITING) if self.plan is not None else 0

    @property
    def doubtful(self) -> bool:
        """Whether its register is only likely, and neither its rows nor a person say so."""
        known, plan = self.recognised, self.plan
        if known is None or plan is None or known.certain or self.told:
            return False
        return not self._known_rows(plan)

    def asks(self) -> list[str]:
        """Return what it waits for, as short sentences; nothing where it is sure."""
        if self.plan is None or self.recognised is None:
            return []
        plan, asked = self.plan, []
        if count := self.open_rows:
            asked.append(f"{counted(count, 'row')} to decide")
        unread = [one.heading for one in plan.columns if one.became == "suggested"]
        if unread:
            named = listed([f"“{one}”" for one in unread[:_NAMED]])
            asked.append(f"{'heading' if len(unread) == 1 else 'headings'} {named} to settle")
        if plan.back.odd:
            asked.append("it differs from what was sent")
        if self.doubtful:
            asked.append(f"it only looks like {plan.register.plural.lower()}: say that it is")
        return asked

    @staticmethod
    def _known_rows(plan: ImportPlan) -> bool:
        """Say whether most rows name records of the board: then it is of no other register."""
        known = sum(1 for row in plan.rows if row.match.how in _SURELY)
        return known >= _MOST * len(plan.rows)


def came_before(item: Item) -> str:
    """Return when a file came in before, who brought it and whether it was undone."""
    if item.recognised is None or not item.recognised.before:
        return ""
    receipt = item.recognised.before[0]
    written = receipt.counts.get("new", 0) + receipt.counts.get("changed", 0)
    when = day_in_words(receipt.at.astimezone().date()) if receipt.at is not None else "before"
    undone = ", and that import was undone" if receipt.change in item.recognised.undone else ""
    if item.recognised.resaved:
        came = f"The same content, saved again: came in as “{receipt.file_name}”"
    else:
        came = "Came in"
    return f"{came} on {when} by {receipt.who}: {counted(written, 'row')} written{undone or ''}."
