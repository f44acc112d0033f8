"""The people a board knows, and names in a workbook that are probably one of them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lif_desktop import registers
from lif_desktop.fields import Text
from lif_desktop.fields.reading import fold
from lif_desktop.importing.meaning.likeness import clusters, initials, nearest
from lif_desktop.registers import Register

if TYPE_CHECKING:
    from lif_desktop.importing.merging.plan import ImportPlan

MOST = 5_000  # different names of a workbook that are compared
_SHORT = re.compile(r"[A-Z][A-Za-z]?[A-Z][A-Za-z]{0,3}$|[A-Z]{2,6}$")
_POST = re.compile(
    r"\b(?:head of|manager|director|officer|lead|coordinator|nurse|chair|team|service|vacant"
    r"|vacancy|unknown|tb[acd])\b",
    re.IGNORECASE,
)


def is_role(written: str) -> bool:
    """Say whether a name is none: HoS, DSL, Head of Service, TBC."""
    text = " ".join(written.split())
    return bool(_SHORT.match(text) or _POST.search(text))


class People:
    """Compares a workbook's names with those the board knows, and with each other."""

    def __init__(self, plan: "ImportPlan", written: Iterable[str]) -> None:
        counted = Counter(written)
        self._known: dict[str, list[str]] = {}
        self._exactly: set[str] = set()
        self._first: dict[str, str] = {}
        if not counted or len(counted) > MOST:
            return
        for name in _known_to(plan):
            if fold(name) not in self._exactly:
                self._exactly.add(fold(name))
                self._known.setdefault(initials(name), []).append(name)
        unknown = [name for name in counted if fold(name) not in self._exactly]
        self._first = {
            name: group[0] for group in clusters(unknown) for name in group if name != group[0]
        }

    def like(self, written: str) -> tuple[list[tuple[str, int]], str]:
        """Return who a name may be, with how alike, and why; nothing for a known or new name."""
        if fold(written) in self._exactly:
            return [], ""
        near = nearest(written, self._known.get(initials(written), ()), people=True)
        if near:
            return near, "nearly a name that the board knows"
        first = self._first.get(written)
        if first is not None:
            return nearest(written, (first,), people=True), "nearly another name of this file"
        return [], ""


def _known_to(plan: "ImportPlan") -> Iterator[str]:
    """Yield the names of people in this register and of the agencies' contacts."""
    fields = _personal(plan.register)
    place = plan.records.place
    for row in plan.records.kept.values():
        for one in fields:
            if name := row[place[one.key]]:
                yield str(name)
    agencies = registers.get("agencies")
    for record in plan.board.records(agencies.key):
        for one in _personal(agencies):
            if name := record.values[one.key]:
                yield str(name)


def _personal(register: Register) -> list[Text]:
    return [
        one for one in register.visible
        if type(one) is Text and one.personal and one.key != "email"
    ]  # fmt: skip
