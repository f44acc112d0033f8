"""What a rule remarks on one record: the sentence, how grave it is, and who asks for it."""

from dataclasses import dataclass
from typing import Literal

Gravity = Literal["late", "due", "note", "well"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to put right or to know of; it never blocks."""

    text: str
    meaning: Gravity = "note"
    source: str = ""
