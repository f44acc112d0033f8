"""Some words of a line, and whether they stand or are struck out."""

from dataclasses import dataclass
from typing import Literal

Mark = Literal["", "old", "new"]


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a line: struck out ("old"), what stands ("new"), or neither."""

    text: str
    mark: Mark = ""
