"""Finding the record that a link shall point to, while its name is typed."""

from lif_desktop import registers
from lif_desktop.store.board import Board
from lif_desktop.store.query import View

# Below this the labels are held anyway and searched as text; above, the board's index searches.
_HELD = 3000


def suggest(board: Board, register: str, typed: str, limit: int = 50) -> list[tuple[int, str]]:
    """Return (id, label) of records whose label holds every word typed, those it begins first."""
    words = typed.casefold().split()
    if board.count(View(register)) > _HELD:
        return _searched(board, register, typed, limit)
    found = [
        (one, label)
        for one, label in board.labels(register).items()
        if all(word in label.casefold() for word in words)
    ]
    begun = words[0] if words else ""
    found.sort(key=lambda pair: (not pair[1].casefold().startswith(begun), pair[1].casefold()))
    return found[:limit]


def _searched(board: Board, register: str, typed: str, limit: int) -> list[tuple[int, str]]:
    declared = registers.get(register)
    order = declared.title if declared.field(declared.title).sort else "reference"
    view = View(register, sort=((order, False),), text=typed)
    return [(record.id, record.label) for record in board.page(view, 0, limit)]
