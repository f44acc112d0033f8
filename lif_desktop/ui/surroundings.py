"""What the wiring hands to the window: who hears of mistakes, and how the sample is made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lif_desktop.progress import Report

if TYPE_CHECKING:
    from lif_desktop.store.board import Board


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the window needs from outside itself."""

    crashed: Callable[[BaseException], None]
    make_sample: "Callable[[Report], Board]"
