"""How each outcome of an import is said: its pill, and what it means in a few words."""

from typing import NamedTuple

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.pill import Pill


class Said(NamedTuple):
    """An outcome's word, mark, meaning and explanation; `many` is the word beside a count."""

    word: str
    mark: str
    meaning: theme.Meaning
    explained: str
    many: str

    def pill(self, count: int | None = None) -> Pill:
        """Return the outcome as a pill, with a count if there is one."""
        if count is None:
            return Pill(self.word, self.meaning, self.mark)
        word = self.word.lower() if count == 1 else self.many
        return Pill(f"{count:,} {word}", self.meaning, self.mark)


# In the order in which they want attention.
OUTCOMES = {
    "conflict": Said("Conflict", "≠", "due", "both sides edited", "conflicts"),
    "problem": Said("Problem", "!", "late", "cannot be taken as it is", "problems"),
    "possible": Said("Possible", "?", "due", "like a record held", "possible"),
    "repeated": Said("Repeated", "×", "note", "stands twice", "repeated"),
    "changed": Said("Changed", "Δ", "note", "taken over", "changed"),
    "new": Said("New", "+", "well", "added", "new"),
    "refused": Said("Left out", "–", "done", "as you decided", "left out"),
    "same": Said("Same", "=", "done", "no change", "the same"),
}
WAITING = ("conflict", "problem", "possible", "repeated")
