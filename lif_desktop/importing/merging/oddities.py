"""What is odd about a return that came back, in sentences: its state, its rows, its columns."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz, process

from lif_desktop import identity
from lif_desktop.fields.reading import fold
from lif_desktop.importing.meaning.choosing import Chosen
from lif_desktop.importing.merging.accounts import rows_in
from lif_desktop.importing.merging.differences import LOCKED, WORKED_OUT
from lif_desktop.importing.merging.rows import PlanRow
from lif_desktop.rules.words import counted, day_in_words, listed
from lif_desktop.store.names import BoardNames
from lif_desktop.store.records import Record
from lif_desktop.store.snapshot import Snapshot

BLANK = "sent to be filled in, and still blank"  # why such rows of a return are left out
_NAMED = 8  # references in a sentence
_ALIKE = 60  # of 100: headings so like are one that was renamed


def state(record: Record, tokens: Sequence[str]) -> Iterable[str]:
    """Yield what there is to say of the return itself."""
    if len(set(tokens)) > 1:
        yield (
            "Its tables bear the identities of several returns; all are held against"
            f" {record.reference}."
        )
    state, told = record.values["state"], f"{record.reference}, {record.title},"
    if state == "withdrawn":
        yield f"{told} was withdrawn: ask whether a newer one was filled in before you merge it."
    elif state == "accepted":
        yield f"{told} was accepted already; what differs now came after that."
    elif state == "back":
        on = record.values["received_on"]
        when = f" on {day_in_words(on)}" if on else ""
        yield f"{told} came back before{when}; only what is new since counts."


def whose(record: Record | None, said: int | None, names: BoardNames) -> Iterable[str]:
    """Yield that a return was sent to another agency than a person says it is of."""
    to = None if record is None else record.values["agency"]
    if record is not None and to is not None and said is not None and said != to:
        yield (
            f"It was said to be of {names.label('agencies', said)}, but {record.reference} was sent"
            f" to {names.label('agencies', to)}: ask who filled it in."
        )


def rows(found: Iterable[PlanRow], sent: Sequence[int], records: Snapshot) -> Iterable[str]:
    """Yield which rows did not come back, or stand in another order."""
    ours = set(sent)
    known = [row.record_id for row in found if row.record_id is not None]
    there = dict.fromkeys(one for one in known if one in ours)
    back = came(found)
    missing = [one for one in sent if one not in back]
    if missing:
        held = [records[one].reference for one in missing if one in records]
        gone = len(missing) - len(held)
        named = listed([*held[:_NAMED], *(["others"] if len(held) > _NAMED else [])])
        also = f"{counted(gone, 'row')} whose record was deleted here since" if gone else ""
        said = " and ".join(part for part in (named, also) if part)
        were = "that was" if len(missing) == 1 else "that were"
        yield (
            f"{counted(len(missing), 'row')} {were} sent did not come back: {said}."
            " Nothing is deleted."
        )
    if [one for one in sent if one in there] != list(there):
        yield "The rows came back in another order, which does not matter."


def came(found: Iterable[PlanRow]) -> set[int]:
    """Return the records of rows that came back, or may be: some wait to be told which they are."""
    return {one for row in found for one in _meant(row)}


def _meant(row: PlanRow) -> Iterable[int]:
    if row.record_id is not None:
        return (row.record_id,)
    stamp = row.staged.stamps[row.at] if row.staged.stamps else None
    return (*row.match.ids, stamp[0]) if stamp is not None else row.match.ids


def added(
    found: Iterable[PlanRow], tables: Iterable[Chosen], sent: Mapping[str, Any], register: str
) -> Iterable[str]:
    """Yield how many rows came back beyond those that were sent, be they records or yet blank."""
    # A row that waits may be any that was sent and that no other row is.
    waiting = {one for key, one, _ in sent.get("rows", ()) if key == register}
    waiting -= {row.record_id for row in found}
    new = sum(1 for row in found if row.record_id is None and waiting.isdisjoint(_meant(row)))
    if not new:
        return
    if register in sent.get("room", sent.get("given", ())):
        yield f"{counted(new, 'row')} {_was(new)} added, as the return invites."
        return
    if "unwritten" in sent:
        still = [row for one in tables for part in one.table.left_out
                 if part.reason == BLANK for row in rows_in(part.rows)]  # fmt: skip
        new += len(still) - sent["unwritten"].get(register, 0)
    elif not any(row[0] == register for row in sent.get("rows", ())):
        return  # all of them are new by design
    if new > 0:
        yield f"{counted(new, 'row')} came back that {_was(new)} not sent."


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def columns(tables: Iterable[Chosen], sent: Sequence[str]) -> Iterable[str]:
    """Yield which columns were renamed, are gone, or were added."""
    if not sent:
        return
    known = {fold(one): one for one in sent if not identity.is_identity(one)}
    came = {
        fold(column.heading): column.heading
        for one in tables
        for column in one.table.columns
        if column.heading and not identity.is_identity(column.heading)
    }
    gone = [text for key, text in known.items() if key not in came]
    new = [text for key, text in came.items() if key not in known]
    for was in list(gone):
        near = process.extractOne(was, new, scorer=fuzz.token_set_ratio, score_cutoff=_ALIKE)
        if near is not None:
            gone.remove(was)
            new.remove(near[0])
            yield f"The column “{was}” came back as “{near[0]}”."
    if gone:
        yield f"Columns that were sent are gone: {_quoted(gone)}; what the board holds there stays."
    if new:
        yield f"Columns came back that were not sent: {_quoted(new)}."


def _quoted(headings: Sequence[str]) -> str:
    return listed([f"“{one}”" for one in headings])


def _marked(row: PlanRow, marks: tuple[str, ...]) -> bool:
    return any(one.startswith(marks) for one in row.messages)


def cells(found: Iterable[PlanRow]) -> Iterable[str]:
    """Yield in which rows cells were changed that are not for changing, once for all of them."""
    marks = (f"{LOCKED}:", f"{WORKED_OUT}:")
    changed = [row for row in found if row.messages and _marked(row, marks)]
    if changed:
        shown = [row.reference or row.name for row in changed[:_NAMED]]
        named = listed([*shown, *(["others"] if len(changed) > _NAMED else [])])
        yield (
            f"Cells that are locked or worked out by the board were changed in {named};"
            " that was not taken."
        )
