"""How the workbooks of a batch are said: pill, sentence and counts of each."""

from collections.abc import Mapping

from lif_desktop.importing.receiving.batch import Batch
from lif_desktop.importing.receiving.batch_item import WAITING, Item, State, came_before
from lif_desktop.rules.words import counted, listed
from lif_desktop.ui.blocks.pill import Pill

PASSED = Pill("Not a workbook", "late", "–")
PILLS: Mapping[State, Pill] = {
    "waiting": Pill("To be read", ""),
    "reading": Pill("Reading…", "note"),
    "refused": Pill("Cannot be read", "late"),
    "before": Pill("Came in before", "note"),
    "unknown": Pill("Say what it is", "due"),
    "asks": Pill("Waits for you", "due"),
    "sure": Pill("Ready to merge", "well"),
    "same": Pill("Nothing new", "done"),
    "merged": Pill("Merged", "done"),
    "undone": Pill("Taken back", "note"),
    "left": Pill("Left out", "done", "–"),
}
# In the order in which a summary names them.
_SUMMED: Mapping[State, str] = {
    "merged": "merged", "sure": "ready to merge", "asks": "waiting for you",
    "unknown": "not recognised", "before": "came in before", "same": "nothing new",
    "refused": "cannot be read", "undone": "taken back", "left": "left out",
}  # fmt: skip


# Of these the reason is shown in place of figures.
TELLING: frozenset[State] = frozenset({"refused", "before", "unknown"})


def recognised(batch: Batch, item: Item) -> str:
    """Return what a workbook was recognised as: Northmoor Health · actions."""
    if item.state in TELLING:
        return sentence_of(item)
    if item.register is None:
        return ""
    what = item.register.plural
    sheet = f" in “{item.said.sheet}”" if item.said.sheet else ""
    if item.agency is None:
        return what + sheet
    return f"{batch.board.names.label('agencies', item.agency)} · {what.lower()}{sheet}"


def counts_of(item: Item) -> tuple[int, int, int, int] | None:
    """Return how many rows are new, changed, the same or waiting; None before it is planned."""
    if item.plan is None or item.state in TELLING:
        return None
    merged = item.state in {"merged", "undone"}
    counts = item.merges[-1].counts if merged else item.plan.counts
    waiting = sum(counts.get(one, 0) for one in WAITING)
    return counts.get("new", 0), counts.get("changed", 0), counts.get("same", 0), waiting


def sentence_of(item: Item) -> str:
    """Return why a workbook stands as it does."""
    state = item.state
    if state == "refused":
        return item.stopped
    if state == "before":
        return came_before(item)
    if state == "unknown":
        return item.stopped or "Say which register it is for, and it is read."
    if state == "asks":
        asked = listed(item.asks())
        return f"{asked[:1].upper()}{asked[1:]}."
    return {
        "waiting": "Its turn is to come.",
        "reading": "It is being read.",
        "sure": "No row needs a word.",
        "same": "The board has all it says already.",
        "merged": "Written as a step of its own, which one click takes back.",
        "undone": "What it wrote was taken back.",
        "left": "Nothing of it is taken.",
    }[state]


def sum_of_batch(batch: Batch) -> str:
    """Return how many workbooks stand how: 10 files: 6 ready to merge and 4 waiting for you."""
    counts = batch.counts()
    parts = [f"{counts[state]} {word}" for state, word in _SUMMED.items() if counts.get(state)]
    if unread := counts.get("waiting", 0) + counts.get("reading", 0):
        parts.append(f"{unread} to be read")
    if batch.passed_over:
        parts.append(f"{len(batch.passed_over)} passed over")
    whole = counted(len(batch.items), "file")
    return f"{whole}: {listed(parts)}." if parts else f"{whole}."


def writing(items: list[Item]) -> int:
    """Return how many rows merging these would write."""
    return sum(len(one.plan.writable) for one in items if one.plan is not None)
