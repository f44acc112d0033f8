"""How much memory and time the reader child may take."""

from lif_desktop import walls

MEMORY = 2**30  # bytes of address space
SECONDS = 30  # of processor time


def confine() -> None:
    """Put this process inside its walls; there is no way out again."""
    walls.confine(MEMORY, SECONDS)
