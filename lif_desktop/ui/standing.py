"""How the board stands, in the few words of the bars: counts, last change, what undo would take."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from lif_desktop import clock
from lif_desktop.rules.words import day_in_words

if TYPE_CHECKING:
    from lif_desktop.store.board import Board


@dataclass(frozen=True, slots=True)
class Standing:
    """What the bars show; `undo` and `redo` are blank where there is nothing to take."""

    counts: dict[str, str] = field(default_factory=dict)
    last: str = ""
    undo: str = ""
    redo: str = ""
    file: str = ""


def read(board: "Board", registers: Iterable[str]) -> Standing:
    """Return how the board stands now; runs on a thread."""
    from lif_desktop.store.query import View  # noqa: PLC0415 - heavy; loaded after the first paint

    stacks = board.stacks()
    newest = board.history(limit=1)
    return Standing(
        counts={key: f"{count:,}" for key in registers if (count := board.count(View(key)))},
        last=_last(newest[0].at, newest[0].title) if newest else "Nothing has been written yet",
        undo=f"Undo ‘{stacks.undo.title}’" if stacks.undo else "",
        redo=f"Redo ‘{_plain(stacks.redo.title)}’" if stacks.redo else "",
        file=f"{board.path.name} · encrypted{_backed_up(board)}",
    )


def _backed_up(board: "Board") -> str:
    from lif_desktop.store import backups  # noqa: PLC0415 - heavy; loaded after the first paint

    last = backups.newest(board.path)
    return f" · last backup {_moment(last.made.astimezone(), clock.today())}" if last else ""


def _last(at: datetime, title: str) -> str:
    there = at.astimezone()
    return f"Saved {_moment(there, clock.today())} · “{title}”"


def _moment(at: datetime, today: date) -> str:
    time = f"{at:%H:%M}"
    return time if at.date() == today else f"{day_in_words(at.date())}, {time}"


def _plain(title: str) -> str:
    return title.removeprefix("Undo: ")
