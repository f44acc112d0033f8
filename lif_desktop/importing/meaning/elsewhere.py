"""Links to records that stand in other files: implied by what a row says, or still to come."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lif_desktop import registers
from lif_desktop.fields import Link, Links
from lif_desktop.importing.meaning.staging import Staged
from lif_desktop.importing.meaning.values import Trouble
from lif_desktop.importing.merging.rows import PlanRow
from lif_desktop.registers import Register
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board

_NAMED = 4


@dataclass(frozen=True, slots=True)
class Implied:
    """A link that other fields imply: the one record of `to` that agrees in all of `by`."""

    link: str
    to: str
    by: tuple[str, ...]


IMPLIED: Mapping[str, Implied] = {
    # An answer belongs to its agency's return in the cycle, which no agency's sheet names.
    "standards": Implied("submission", "submissions", ("audit", "agency")),
}


def fill(staged: Sequence[Staged], register: Register, board: Board) -> None:
    """Give rows the link that what they say implies, where no column gives it."""
    implied = IMPLIED.get(register.key)
    if implied is None:
        return
    there: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for record in board.snapshot(implied.to).values():
        whole = tuple(record.values[key] for key in implied.by)
        there[whole].append(record.id)
        there[None, *whole[1:]].append(record.id)
    for part in staged:
        if implied.link in part.keys or not set(implied.by[1:]) <= set(part.keys):
            continue
        place = {key: at for at, key in enumerate(part.keys)}
        said = [_of(part, place, at, implied, there) for at in range(len(part.rows))]
        part.fields = (*part.fields, register.field(implied.link))
        part.said.append(said)
        for stale in ("keys", "place", "kept"):
            part.__dict__.pop(stale, None)


def _of(
    part: Staged, place: Mapping[str, int], at: int, implied: Implied,
    there: Mapping[tuple[Any, ...], list[int]],
) -> Any:  # fmt: skip
    said = tuple(part.said[place[key]][at] if key in place else None for key in implied.by)
    if any(isinstance(one, Trouble) for one in said):
        return None
    found = there.get(said, [])
    if len(found) == 1:
        return found[0]
    to = registers.get(implied.to)
    many = f"{len(found)} of the" if found else "none of the"
    return Trouble(
        f"{registers.get('standards').field(implied.link).label}: {many} {to.plural.lower()} on "
        "the board belong to this agency and cycle. Bring those in first, then this file again."
    )


def to_come(rows: Iterable[PlanRow], register: Register) -> list[str]:
    """Return sentences on names that the board does not know yet; another file may bring them."""
    links = [one for one in register.fields if isinstance(one, (Link, Links))]
    found: list[str] = []
    waiting: dict[str, dict[str, None]] = {}
    for row in rows:
        if not row.problems:
            continue
        said = dict(row.said)
        for one in links:
            value = said.get(one.key)
            if one.key in row.problems and isinstance(value, Trouble) and value.written:
                waiting.setdefault(one.key, {})[value.written] = None
    for key, names in waiting.items():
        declared = register.field(key)
        to = registers.get(declared.to)  # type: ignore[attr-defined] # links only
        shown = ", ".join(f"“{name}”" for name in list(names)[:_NAMED])
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        found.append(
            f"{declared.label}: {counted(len(names), 'name')} not among the {to.plural.lower()} yet"
            f" ({shown}{more}). Say what each means; or, if another file brings them, bring that "
            "in first and then this one again."
        )
    return found
