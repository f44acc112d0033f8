"""Which field each column of a table is: what a person said, what was learnt, what it is called."""

from collections.abc import Callable, Mapping

from lif_desktop.fields import Derived
from lif_desktop.fields.reading import fold
from lif_desktop.importing.finding.tables import Column, Table
from lif_desktop.importing.history import history_columns
from lif_desktop.importing.history.dated import SIGN
from lif_desktop.importing.meaning.addressed import start
from lif_desktop.importing.meaning.headings import suggest
from lif_desktop.importing.meaning.memory import OTHERS, Memory, Recalled
from lif_desktop.importing.meaning.staging import Mapped
from lif_desktop.registers import Register

Recall = Callable[[Table], Memory]
_ASKED = 90  # how sure a meaning is that was learnt elsewhere, or in two ways


def map_columns(
    table: Table,
    register: Register,
    wanted: Mapping[str, str],
    memory: Memory,
) -> list[Mapped]:
    """Return each column's field; no field is given twice.

    `wanted` is {folded heading: field key} as a person said of this table.
    """
    found = _said(table, wanted)
    found |= _derived(table, register, found)
    found |= _remembered(table, register, memory, found)
    found |= history_columns.find(table, register, found)
    free = [column for column in table.mappable if column.index not in found]
    taken = {one.field for one in found.values() if one.field and one.sure}
    fields = [one for one in (register.reference, *register.visible) if one.key not in taken]
    for column, offer in zip(free, suggest(free, fields), strict=True):
        how = offer.how if offer.field_key else _why_not(column, register, found) or offer.how
        found[column.index] = Mapped(column, offer.field_key, offer.confidence, offer.certain, how)
    return history_columns.settled(found[column.index] for column in table.mappable)


def _said(table: Table, wanted: Mapping[str, str]) -> dict[int, Mapped]:
    found: dict[int, Mapped] = {}
    given: dict[str, str] = {}
    for column in table.mappable:
        key = wanted.get(fold(column.heading))
        if key is None:
            continue
        # Two columns of one heading: the first is meant.
        if key in given and not key.startswith(SIGN):
            how = f"the same heading as column {given[key]}"
            found[column.index] = Mapped(column, None, how=how)
            continue
        if key:
            given[key] = column.letter
        found[column.index] = Mapped(column, key or None, how="as you said")
    return found


def _derived(table: Table, register: Register, found: Mapping[int, Mapped]) -> dict[int, Mapped]:
    derived = {fold(one.label): one.key for one in register.fields if isinstance(one, Derived)}
    return {
        column.index: Mapped(column, key, how="the board works it out")
        for column in table.mappable
        if column.index not in found and (key := derived.get(fold(column.heading)))
    }


def _remembered(
    table: Table, register: Register, memory: Memory, found: Mapping[int, Mapped]
) -> dict[int, Mapped]:
    """Return the columns whose meaning was learnt, the nearest first."""
    known: list[tuple[Recalled, Column]] = [
        (recalled, column)
        for column in table.mappable
        if column.index not in found
        and (recalled := memory.heading(table.sheet, start(table), column.heading)) is not None
    ]
    own = _certain(table, register) if known else {}
    taken = {one.field for one in found.values() if one.field}
    made: dict[int, Mapped] = {}
    for recalled, column in sorted(known, key=lambda one: -one[0].near):
        if recalled.near == OTHERS and own.get(column.index, recalled.means) != recalled.means:
            continue  # what others meant does not overrule what the heading itself says
        if recalled.means in taken and not recalled.means.startswith(SIGN):
            continue
        if recalled.means:
            taken.add(recalled.means)
        made[column.index] = _as_learnt(column, recalled, register)
    return made


def _certain(table: Table, register: Register) -> dict[int, str]:
    """Return the fields that the headings name by themselves, by column."""
    fields = (register.reference, *register.visible)
    return {
        column.index: guess.field_key
        for column, guess in zip(table.mappable, suggest(table.mappable, fields), strict=True)
        if guess.certain and guess.field_key
    }


def _as_learnt(column: Column, recalled: Recalled, register: Register) -> Mapped:
    if recalled.rivals:
        also = " and as ".join(_label(key, register) for key in recalled.rivals)
        how = f"remembered as {_label(recalled.means, register)}, but also as {also}"
        return Mapped(column, recalled.means or None, _ASKED, not recalled.means, how, True)
    return Mapped(column, recalled.means or None, 100, True, recalled.where, True)


def _label(key: str, register: Register) -> str:
    return register.field(key).label if key in register.by_key else key or "not read"


def _why_not(column: Column, register: Register, found: Mapping[int, Mapped]) -> str:
    """Say of a column that no field is free for which other one has the field it is called by."""
    (alone,) = suggest([column], (register.reference, *register.visible))
    for one in found.values():
        if one.field and one.sure and one.field == alone.field_key:
            label = _label(one.field, register)
            return f"like {label}, which is in “{' '.join(one.column.heading.split())}”"
    return ""
