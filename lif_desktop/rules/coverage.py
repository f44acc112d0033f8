"""Which methods of learning produced something in a period, and which produced nothing.

Source: Bradford framework, 6 (methods of learning); Kirklees framework, Table Two; Croydon
framework, 5.1 (the volumes of the library).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

KeyT = TypeVar("KeyT")


@dataclass(frozen=True, slots=True)
class Yield(Generic[KeyT]):
    """What one method produced: so many records; None if nobody has said which records count."""

    method: KeyT
    records: int | None

    @property
    def state(self) -> Literal["produced", "nothing", "unknown"]:
        """Return whether it produced something, nothing, or whether that cannot be told."""
        if self.records is None:
            return "unknown"
        return "produced" if self.records else "nothing"


def nothing_first(yields: Iterable[Yield[KeyT]]) -> list[Yield[KeyT]]:
    """Return methods as they are to be read: those without anything first, then as they came."""
    order = ("nothing", "unknown", "produced")
    return sorted(yields, key=lambda one: order.index(one.state))
