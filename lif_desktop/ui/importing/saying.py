"""What is said above an import: titles under the page's name, notes, and sums."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.receiving.batch_item import Item
from lif_desktop.importing.receiving.recognising import Recognised
from lif_desktop.rules.words import counted, day_in_words, listed
from lif_desktop.store.board import Board
from lif_desktop.store.receipts import Receipt
from lif_desktop.ui.dates import long_words
from lif_desktop.ui.importing.outcomes import OUTCOMES
from lif_desktop.ui.importing.seeing import Seen
from lif_desktop.ui.session import Tone

_PLAIN_ORDER = re.compile(r"are read (day|month) first: ")
_SHOWN, _LEFT = 3, 24


class Notes(NamedTuple):
    """What a plan says of itself: the proven order of dates, why it is so, and all else."""

    order: str
    why: str
    rest: str
    unread: bool = False
    """Whether `rest` begins with headings that nobody has settled."""


def notes_of(plan: ImportPlan) -> Notes:
    """Return a plan's notes; a proven order of dates needs no message, only a word."""
    doubted = {
        order.sentence
        for staged in plan.staged
        for order in staged.orders.values()
        if order.doubtful
    }
    proven = [n for n in plan.notes if _PLAIN_ORDER.search(n) and n not in doubted]
    orders = {found[1] for note in proven if (found := _PLAIN_ORDER.search(note))}
    rest = [note for note in plan.notes if note not in proven]
    more = f" And {counted(len(rest) - _SHOWN, 'more note')}." if len(rest) > _SHOWN else ""
    if len(orders) != 1:
        proven, rest, orders = [], [*proven, *rest], set()
    order = f"dates: {orders.pop()} first" if orders else ""
    unread = [f"“{one.heading}”" for one in plan.columns if one.became == "suggested"]
    told = " ".join(rest[:_SHOWN]) + more
    if unread:
        are, its = ("is", "its heading is") if len(unread) == 1 else ("are", "their headings are")
        told = f"{listed(unread)} {are} not read: {its} still to be settled. {told}".strip()
    return Notes(order, "\n".join(proven), told, bool(unread))


def told_of(seen: Seen) -> str:
    """Return one line on what is read of a workbook: into actions · 42 rows in “Updates”."""
    rows: dict[str, int] = {}
    for one in seen.choice.chosen:
        rows[one.sheet.name] = rows.get(one.sheet.name, 0) + len(one.table.record_rows)
    parts = [f"into {seen.register.plural.lower()}"]
    if seen.fits:
        parts += [
            f"{counted(count, 'row')} in “{name.strip()}”" for name, count in list(rows.items())[:2]
        ]
    others = [one.sheet.name for one in seen.inspection.found if one.sheet.name not in rows]
    if others:
        named = listed([f"“{name.strip()}”" for name in others[:3]])
        more = f" and {len(others) - 3} more" if len(others) > 3 else ""
        parts.append(f"not read: {named}{more}")
    return " · ".join(parts)


class Above(NamedTuple):
    """What stands above the steps of a workbook."""

    title: str
    subtitle: str


def above_of(seen: Seen, item: Item, board: Board) -> Above:
    """Return whose workbook it is, and in one line what of it is read."""
    known = item.recognised
    title = known.title_of(board, item.agency) if known is not None else ""
    told = [item.path.name, *issued_of(item), told_of(seen)]
    return Above(title or item.path.name, " · ".join(part for part in told if part))


class What(NamedTuple):
    """What is said of a workbook that was recognised, and in which tone."""

    sentence: str
    tone: Tone = "note"


def what_of(seen: Seen, known: Recognised | None, *, planned: bool) -> What:
    """Return what a workbook was recognised as and why; where it may be another's, that."""
    if seen.better is not None:
        plural, mine = seen.better.plural.lower(), seen.register.plural.lower()
        return What(f"This looks like {plural}, not {mine}.", "due")
    if not seen.fits:
        return What(seen.sentence, "due")
    if known is None or (planned and not known.also):
        return What("")
    also = [f"{one.register.plural.lower()} (“{one.sheet}”)" for one in known.also]
    beside = f" It also holds {listed(also)}." if also else ""
    return What(f"{known.reason}{beside}")


def issued_of(item: Item) -> list[str]:
    """Return when a return was sent out and due, if this board issued it."""
    record = item.recognised.issued if item.recognised is not None else None
    if record is None:
        return []
    said = (("issued", record.values["issued_on"]), ("due", record.values["due_on"]))
    return [f"{word} {day_in_words(day)}" for word, day in said if day is not None]


def sum_of(plan: ImportPlan) -> str:
    """Return how the counts add up: 41 + 3 + 9 = 53 rows of the file."""
    counts = [count for count in plan.counts.values() if count]
    added = " + ".join(f"{count:,}" for count in counts) or "0"
    return f"{added} = {counted(plan.data_rows, 'row')} of the file"


def came_in(receipt: Receipt, *, undone: bool) -> str:
    """Return when a file came in before, who took it in and with what result."""
    results = [
        f"{count:,} {OUTCOMES[one].word.lower() if count == 1 else OUTCOMES[one].many}"
        for one in OUTCOMES
        if (count := receipt.counts.get(one))
    ]
    back = " That import was undone." if undone else ""
    return f"{moment(receipt)} by {receipt.who}: {listed(results or ['no rows'])}.{back}"


def kept_of(left: Sequence[str]) -> str:
    """Return what an undo left as it is, or nothing: Edited since, so left as they are: ..."""
    if not left:
        return ""
    more = f" and {len(left) - _LEFT} more" if len(left) > _LEFT else ""
    return f" Edited since, so left as they are: {', '.join(left[:_LEFT])}{more}."


def moment(receipt: Receipt) -> str:
    """Return when a receipt was written: Saturday 21 November 2026, 08:33."""
    if receipt.at is None:
        return ""
    here = receipt.at.astimezone()
    return f"{long_words(here.date())}, {here:%H:%M}"
