"""From how few on a board hides a number of children from the public."""

from lif_desktop.rules.small_numbers import THRESHOLD
from lif_desktop.rules.suppression import LEAST_THRESHOLD
from lif_desktop.store.board import Board

SETTING = "small_numbers"
"""The board's setting: counts below it are small, noughts apart."""


def threshold(board: Board) -> int:
    """Return below which number the board calls a count small; never less than can protect."""
    kept = board.settings.get(SETTING, "")
    return max(int(kept), LEAST_THRESHOLD) if kept.isdecimal() else THRESHOLD
