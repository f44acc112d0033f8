"""How each outcome of an import is said: its pill, and what it means in a few words."""

from typing import NamedTuple

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.pill import Pill


class Said(NamedTuple):
    """An outcome's word, mark, meaning and explanation."""

    word: str
    mark: str
    meaning: theme.Meaning
    explained: str

    def pill(self) -> Pill:
        """Return the outcome as a pill."""
        return Pill(self.word, self.meaning, self.mark)


# In the order in which they want attention.
OUTCOMES = {
    "conflict": Said("Conflict", "≠", "due", "both sides edited"),
    "problem": Said("Problem", "!", "late", "cannot be read"),
    "possible": Said("Possible", "?", "due", "like a record held"),
    "repeated": Said("Repeated", "×", "note", "stands twice"),
    "changed": Said("Changed", "Δ", "note", "taken"),
    "new": Said("New", "+", "well", "added"),
    "refused": Said("Left out", "–", "done", "as you decided"),
    "same": Said("Same", "=", "done", "no change"),
}
WAITING = ("conflict", "problem", "possible", "repeated")
