"""What an import taught: headings, words and orders of dates that a person settled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lif_desktop import clock
from lif_desktop.fields.reading import fold
from lif_desktop.importing.history.dated import SIGN
from lif_desktop.importing.meaning.addressed import addresses, parted
from lif_desktop.importing.meaning.date_orders import WAYS
from lif_desktop.importing.meaning.headings import Suggestion, suggest
from lif_desktop.importing.meaning.memory import (
    LEAVE,
    NOT_READ,
    Memory,
    Shelf,
    field_called,
    left,
)
from lif_desktop.importing.meaning.staging import ColumnOutcome
from lif_desktop.store.changes import Change

if TYPE_CHECKING:
    from lif_desktop.importing.merging.plan import ImportPlan


@dataclass(frozen=True, slots=True)
class Lesson:
    """What an import taught: a new reading, or `reading` changed."""

    reading: int | None
    values: Mapping[str, Any]


def lessons(plan: "ImportPlan") -> list[Lesson]:
    """Return what a person said of this workbook that the product would not have known itself.

    What is remembered so already is no lesson; what is remembered otherwise for this very agency
    and form is changed.
    """
    if not plan.said.remember:
        return []
    shelf = Shelf(plan.board, plan.register)
    found: list[Lesson] = []
    for form in dict.fromkeys(column.form for column in plan.columns):
        memory = shelf.memory(plan.said.agency or plan.back.agency, form)
        own = _Own(shelf, plan, form)
        found += own.headings(memory)
        found += own.words(memory)
        found += own.orders(memory)
    return found


def keep(change: Change, plan: "ImportPlan") -> None:
    """Write what an import taught into the import's own change set."""
    for one in lessons(plan):
        if one.reading is None:
            change.add("readings", one.values)
        else:
            change.edit("readings", one.reading, one.values)


@dataclass(frozen=True, slots=True)
class _Meant:
    """What a heading of one table means: a field's key, "+updates", or "" for not read."""

    column: ColumnOutcome
    key: str


class _Own:
    """Finds what is to be learnt from the tables of one form."""

    def __init__(self, shelf: Shelf, plan: "ImportPlan", form: str) -> None:
        self._plan, self._form, self._register = plan, form, plan.register
        self._agency = plan.said.agency or plan.back.agency
        self._columns = [column for column in plan.columns if column.form == form]
        self._said = {fold(name): key for name, key in plan.said.mapping.items()}
        self._held = {
            (one.values["kind"], one.values["field"] or "", fold(one.values["written"])): one
            for one in shelf.readings
            if (one.values["agency"], one.values["form"] or "") == (self._agency, form)
        }

    def headings(self, memory: Memory) -> Iterable[Lesson]:
        """Yield what was said of headings.

        What one table's heading means and another's of the same form does not is kept with the
        sheet's name before it. A heading that means otherwise elsewhere is taught everywhere, as
        what it means on the one form would else be taken for what it means on the other.
        """
        fields = (self._register.reference, *self._register.visible)
        guesses = {fold(g.column.heading): g for g in suggest(self._columns, fields)}
        for heading, meant in self._meant().items():
            several = len({one.key for one in meant}) > 1
            everywhere = not several and parted(self._said, heading)
            for one in meant if several else meant[:1]:
                column = one.column
                known = memory.heading(column.sheet, column.begins, column.heading)
                guessed = known is None and _guessed(guesses[heading], one.key)
                if guessed and not everywhere:
                    continue
                if known is None or known.rivals or known.means != one.key:
                    written = self._narrowly(column) if several else column.heading
                    yield self._lesson("heading", "", written, self._label(one.key))

    def words(self, memory: Memory) -> Iterable[Lesson]:
        """Yield what was said of words in the columns of this form."""
        read = {column.field for column in self._columns if column.became == "read"}
        for key, said in self._plan.said.words.items():
            declared = field_called(self._register, key)
            if declared is None or declared.key not in read:
                continue
            of = memory.words.get(declared.key, {})
            for written, meant in said.items():
                known = of.get(fold(written))
                means = "" if left(meant) else meant
                if known is None or known.rivals or fold(known.means) != fold(means):
                    yield self._lesson("word", declared.label, written, means or LEAVE)

    def orders(self, memory: Memory) -> Iterable[Lesson]:
        """Yield what was said of the order in which the dates of this form are written."""
        headed = {one.field: one.heading for one in self._columns if one.became == "read"}
        for key, way in self._plan.said.orders.items():
            declared = field_called(self._register, key)
            if declared is None or declared.key not in headed:
                continue
            known = memory.orders.get(declared.key)
            if known is None or known.rivals or known.means != way:
                yield self._lesson("dates", declared.label, headed[declared.key], WAYS[way])

    def _meant(self) -> dict[str, list[_Meant]]:
        """Return what headings mean of which something was said, table by table."""
        found: dict[str, dict[tuple[str, str], _Meant]] = {}
        for column in self._columns:
            heading = fold(column.heading)
            named = addresses(column.sheet, column.begins, column.heading)
            said = next((self._said[one] for one in named if one in self._said), None)
            key = self._key(said) if said is not None else None
            if said is None and parted(self._said, heading):
                key = _present(column)
            if key is not None:
                tables = found.setdefault(heading, {})
                tables.setdefault((column.sheet, column.begins), _Meant(column, key))
        return {heading: list(tables.values()) for heading, tables in found.items()}

    def _key(self, said: str) -> str:
        meant = field_called(self._register, said)
        return meant.key if meant else said if said.startswith(SIGN) else ""

    def _label(self, key: str) -> str:
        return self._register.field(key).label if key in self._register.by_key else key or NOT_READ

    def _narrowly(self, column: ColumnOutcome) -> str:
        """Return a heading with the sheet, and where that is not enough the table, before it."""
        tables = {one.begins for one in self._columns if one.sheet == column.sheet}
        between = f"{column.begins}!" if len(tables) > 1 else ""
        return f"{column.sheet}!{between}{column.heading}"

    def _lesson(self, kind: str, label: str, written: str, means: str) -> Lesson:
        values = {
            "means": means, "learnt_on": clock.today(), "learnt_from": self._plan.file_name,
        }  # fmt: skip
        held = self._held.get((kind, label, fold(written)))
        if held is not None:
            return Lesson(held.id, values)
        return Lesson(None, {
            **values, "kind": kind, "written": " ".join(written.split()), "field": label or None,
            "register": self._register.key, "agency": self._agency,
            "form": self._form or None,
        })  # fmt: skip


def _present(column: ColumnOutcome) -> str | None:
    """Return what a column is read as; None where nobody has settled it."""
    if column.became == "read":
        return column.field
    if column.became == "records" and column.becomes:
        return SIGN + column.becomes
    return "" if column.became == "unmapped" else None


def _guessed(guess: Suggestion, key: str) -> bool:
    """Say whether the product would have read a heading so by itself."""
    return guess.certain and guess.field_key == key if key else guess.field_key is None
