"""What a return said when it came back before, so that only what is new since counts."""

from collections.abc import Mapping
from typing import Any

from lif_desktop.importing.merging import outcomes
from lif_desktop.importing.merging.rows import PlanRow
from lif_desktop.importing.records import marks
from lif_desktop.registers import Register
from lif_desktop.store.board import Board
from lif_desktop.store.names import BoardNames
from lif_desktop.store.records import Record


class Before:
    """The receipts of one return, in words; empty where it never came back."""

    def __init__(self, register: Register, names: BoardNames) -> None:
        self._register = register
        self._plain = outcomes.plainers(register, names)
        self._settled: dict[str, dict[str, Any]] = {}
        self._taken: dict[str, dict[str, Any]] = {}
        self._became: dict[str, str] = {}
        self._left: set[str] = set()
        self.times = 0

    def __bool__(self) -> bool:
        return self.times > 0

    def learn(self, rows: Any) -> None:
        """Take the rows of one receipt, as `outcomes` wrote them; later ones go before earlier."""
        self.times += 1
        for row in rows:
            outcome, reference = row["outcome"], row["reference"]
            changes = {key: new for key, (_, new) in row["changes"].items()}
            declined = row.get("declined") or {}
            if reference and outcome != "refused":
                said = self._settled.setdefault(reference, {})
                taken = changes if outcome in {"new", "changed"} else {}
                said |= {**taken, **declined}
                self._taken.setdefault(reference, {}).update(taken)
            elif reference:
                self._settled.setdefault(reference, {}).update(declined)
            if outcome == "new" and reference:
                self._became[self._mark(changes)] = reference
            elif outcome == "refused" and not reference:
                self._left.add(self._mark(declined))

    def words(self, row: PlanRow) -> dict[str, Any]:
        """Return what a row says, as a receipt has it."""
        return {
            key: outcomes.in_json(value, self._plain[key])
            for key, value in row.values.items()
            if value is not None
        }

    def became(self, words: Mapping[str, Any]) -> str:
        """Return the reference of the record that a row without one became; "" for none."""
        return self._became.get(self._mark(words), "")

    def left_out(self, words: Mapping[str, Any]) -> bool:
        """Say whether a row without a record was left out before."""
        return self._mark(words) in self._left

    def settled(self, row: PlanRow, reference: str) -> dict[str, Any]:
        """Return {field key: value} of what the row said before and was settled then."""
        then = self._settled.get(reference)
        if not then:
            return {}
        now = self.words(row)
        values = row.values
        return {key: values[key] for key in then.keys() & now.keys() if then[key] == now[key]}

    def told(self, record: Record) -> frozenset[str]:
        """Return the fields in which the board holds what this return said when it came before."""
        taken, values = self._taken.get(record.reference, {}), record.values
        return frozenset(
            key for key, said in taken.items()
            if said is not None and outcomes.in_json(values[key], self._plain[key]) == said
        )  # fmt: skip

    def _mark(self, words: Mapping[str, Any]) -> str:
        return marks.mark(self._register, words)


def read_before(board: Board, register: Register, returned: int) -> Before:
    """Return what the receipts of a return say, but for imports that were undone."""
    before = Before(register, board.names)
    undone = board.undone()
    for receipt in reversed(board.receipts()):
        own = receipt.returned == returned and receipt.register == register.key
        if own and receipt.id is not None and receipt.change not in undone:
            before.learn(board.receipt(receipt.id).rows)
    return before
