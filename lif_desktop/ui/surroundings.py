"""What the wiring hands to the window: who hears of mistakes, and how the sample is made."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from lif_desktop.progress import Report

if TYPE_CHECKING:
    from lif_desktop.store.board import Board


class Surroundings(NamedTuple):
    """What the window needs from outside itself."""

    crashed: Callable[[BaseException], None]
    make_sample: "Callable[[Report], Board]"
