"""New rows told by the column: nearly all say only what a new record can take as it stands."""

from collections.abc import Collection, ItemsView, Iterator, Mapping, Sequence
from typing import Any

from lif_desktop.fields import Field, missing
from lif_desktop.importing.meaning.staging import Staged
from lif_desktop.importing.meaning.values import Clear, Trouble
from lif_desktop.importing.merging import closing_rows
from lif_desktop.registers import Register

_NO_VALUES = frozenset({Trouble, Clear})


class Fresh(Mapping[str, tuple[Any, Any]]):
    """What a new record takes of a row, {field key: (None, value)}; blanks say nothing.

    It is made each time it is looked at: kept, that of 50,000 rows would fill 200 MB.
    """

    __slots__ = ("_at", "_staged")

    def __init__(self, staged: Staged, at: int) -> None:
        self._staged, self._at = staged, at

    def __getitem__(self, key: str) -> tuple[Any, Any]:
        value = self._staged.said[self._staged.place[key]][self._at]
        if value is None:
            raise KeyError(key)
        return None, value

    def __iter__(self) -> Iterator[str]:
        return iter(self._made())

    def __len__(self) -> int:
        return len(self._made())

    def __repr__(self) -> str:
        return repr(self._made())

    def items(self) -> ItemsView[str, tuple[Any, Any]]:
        """Return the fields with what they take, made once for all of them."""
        return self._made().items()

    def _made(self) -> dict[str, tuple[Any, Any]]:
        said = zip(self._staged.keys, self._staged.values(self._at), strict=True)
        return {key: (None, value) for key, value in said if value is not None}


def doubtful(staged: Staged, register: Register, needed: Sequence[Field]) -> Collection[int]:
    """Return the numbers of the rows that must be looked at one by one if they are new.

    Something in them is no value, is asked for, or is for the board to give.
    """
    place = staged.place
    if staged.homeless or any(one.key not in place for one in needed):
        return range(len(staged.rows))
    found = {at for at, reference in enumerate(staged.references) if reference}
    for said in staged.said:
        if not _NO_VALUES.isdisjoint(map(type, said)):
            found |= {at for at, value in enumerate(said) if type(value) in _NO_VALUES}
    for one in needed:
        said = staged.said[place[one.key]]
        lacking = {value for value in set(said) if missing(one, value)}
        if lacking:
            found |= {at for at, value in enumerate(said) if value in lacking}
    return found | _closing(staged, register)


def _closing(staged: Staged, register: Register) -> set[int]:
    """Return the rows that would close their record and do not say all that this asks."""
    keys = [key for key in closing_rows.ASKED.get(register.key, ()) if key in staged.place]
    said = list(zip(*(staged.said[staged.place[key]] for key in keys), strict=True))
    asked = set()
    for values in set(said):
        stated = [None if type(one) in _NO_VALUES else one for one in values]
        if closing_rows.problem(register, None, dict(zip(keys, stated, strict=True)), []):
            asked.add(values)
    return {at for at, values in enumerate(said) if values in asked} if asked else set()
