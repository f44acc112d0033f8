"""What earlier imports taught: what a heading or a word means in the returns of an agency."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from lif_desktop import clock
from lif_desktop.fields import Derived, Field, show_day
from lif_desktop.fields.reading import fold
from lif_desktop.importing.history.dated import SIGN
from lif_desktop.importing.meaning.headings import Suggestion, suggest
from lif_desktop.registers import Filter, Register
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

if TYPE_CHECKING:
    from lif_desktop.importing.merging.plan import ImportPlan

NOT_READ, LEAVE = "not read", "leave blank"
_LEFT = frozenset({"", "-", NOT_READ, LEAVE})
# How near what was learnt is to what is read now.
SAME, FORM, AGENCY, ITS_OTHERS, ANY, OTHERS = 5, 4, 3, 2, 1, 0


@dataclass(frozen=True, slots=True)
class Recalled:
    """What was learnt of a heading or a word.

    `means` is a field's key, or the word as the board says it; "" for left. `near` is how near it
    was learnt: the same agency and form, that form, all that agency's returns, another form of
    that agency, all returns, or only others' (see the constants above). `rivals` are other
    meanings learnt just as near: then nobody knows.
    """

    means: str
    where: str
    near: int
    reading: int
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered for the returns of one agency on one form.

    `headings` is by folded heading; `words` by field key, then by folded word; `pairs` are the
    readings that say that a row is the same as a record, or is not. `notes` say what is
    remembered and no longer holds.
    """

    headings: Mapping[str, Recalled] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, Recalled]] = field(default_factory=dict)
    pairs: tuple[Record, ...] = ()
    notes: tuple[str, ...] = ()


NOTHING = Memory()


class Shelf:
    """All that is remembered of one register, read once for the many tables of a workbook."""

    def __init__(self, board: Board, register: Register) -> None:
        self._register, self._names = register, board.names
        view = View("readings", filters=(Filter("register", "is", (register.key,)),))
        ids = board.ids(view)
        self.readings = board.records("readings", ids) if ids else []

    def memory(self, agency: int | None, form: str) -> Memory:
        """Return what is remembered for an agency's returns on a form."""
        headings: dict[str, list[Recalled]] = {}
        words: dict[str, dict[str, list[Recalled]]] = {}
        notes: list[str] = []
        for one in self.readings:
            values = one.values
            written, near = fold(values["written"]), _near(values, agency, form)
            if values["kind"] == "heading":
                means = self._field(values["means"])
                if means is None:
                    notes.append(self._gone(values, values["means"]))
                else:
                    headings.setdefault(written, []).append(self._recalled(one, means, near))
            elif values["kind"] == "word":
                key = self._field(values["field"] or "-")
                if not key:
                    notes.append(self._gone(values, values["field"] or "no field"))
                else:
                    meant = "" if left(values["means"]) else values["means"]
                    found = words.setdefault(key, {}).setdefault(written, [])
                    found.append(self._recalled(one, meant, near))
        return Memory(
            {written: _nearest(found) for written, found in headings.items()},
            {key: {w: _nearest(found) for w, found in said.items()} for key, said in words.items()},
            tuple(one for one in self.readings if one.values["kind"] in {"same", "other"}),
            tuple(dict.fromkeys(notes)),
        )

    def _field(self, said: str | None) -> str | None:
        """Return a field's key, "" for none, or None where there is no such field."""
        if left(said):
            return ""
        if said and said.startswith(SIGN):
            return said
        found = field_called(self._register, said or "")
        return None if found is None or isinstance(found, Derived) else found.key

    def _gone(self, values: Mapping[str, Any], what: str) -> str:
        plural = self._register.plural.lower()
        return (
            f"“{values['written']}” is remembered with the field “{what}”, which {plural} do not "
            "have; that was not used."
        )

    def _recalled(self, one: Record, means: str, near: int) -> Recalled:
        return Recalled(means, self._where(one), near, one.id)

    def _where(self, one: Record) -> str:
        agency, learnt_on = one.values["agency"], one.values["learnt_on"]
        if agency is not None:
            of = f"as in {self._names.label('agencies', agency)}'s return"
        elif one.values["learnt_from"]:
            of = f"as in “{one.values['learnt_from']}”"
        else:
            return f"as remembered in {one.reference}"
        return f"{of} of {show_day(learnt_on)}" if isinstance(learnt_on, date) else of


def field_called(register: Register, said: str) -> Field | None:
    """Return the field that is called so: by its key, its name, or another name for it."""
    if said in register.by_key:
        return register.by_key[said]
    word = fold(said)
    for one in register.by_key.values():
        if word == fold(one.label):
            return one
    for one in register.by_key.values():
        if word in map(fold, one.aliases):
            return one
    return None


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
    return found


def keep(change: Change, plan: "ImportPlan") -> None:
    """Write what an import taught into the import's own change set."""
    for one in lessons(plan):
        if one.reading is None:
            change.add("readings", one.values)
        else:
            change.edit("readings", one.reading, one.values)


class _Own:
    """Finds what is to be learnt from the tables of one form."""

    def __init__(self, shelf: Shelf, plan: "ImportPlan", form: str) -> None:
        self._plan, self._form, self._register = plan, form, plan.register
        self._agency = plan.said.agency or plan.back.agency
        self._columns = [column for column in plan.columns if column.form == form]
        self._held = {
            (one.values["kind"], one.values["field"] or "", fold(one.values["written"])): one
            for one in shelf.readings
            if (one.values["agency"], one.values["form"] or "") == (self._agency, form)
        }

    def headings(self, memory: Memory) -> Iterable[Lesson]:
        """Yield what was said of headings."""
        said = {fold(heading): key for heading, key in self._plan.said.mapping.items()}
        fields = (self._register.reference, *self._register.visible)
        guesses = {fold(g.column.heading): g for g in suggest(self._columns, fields)}
        for column in self._columns:
            heading = fold(column.heading)
            if heading not in said:
                continue
            word = said.pop(heading)
            meant = field_called(self._register, word)
            key = meant.key if meant else word if word.startswith(SIGN) else ""
            known = memory.headings.get(heading)
            if known is None and _guessed(guesses[heading], key):
                continue
            if known is None or known.rivals or known.means != key:
                label = meant.label if meant else key or NOT_READ
                yield self._lesson("heading", "", column.heading, label)

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


def _guessed(guess: Suggestion, key: str) -> bool:
    """Say whether the product would have read a heading so by itself."""
    return guess.certain and guess.field_key == key if key else guess.field_key is None


def _near(values: Mapping[str, Any], agency: int | None, form: str) -> int:
    same_agency, same_form = values["agency"] == agency, (values["form"] or "") == form
    if form and same_form:
        return SAME if same_agency else FORM
    if agency is not None and same_agency:
        return AGENCY if not values["form"] else ITS_OTHERS
    return ANY if values["agency"] is None and not values["form"] else OTHERS


def _nearest(found: list[Recalled]) -> Recalled:
    nearest = max(one.near for one in found)
    equals = [one for one in found if one.near == nearest]
    first = max(equals, key=lambda one: one.reading)
    rivals = dict.fromkeys(one.means for one in equals if fold(one.means) != fold(first.means))
    return Recalled(first.means, first.where, nearest, first.reading, tuple(rivals))


def left(said: str | None) -> bool:
    """Say whether a heading is not to be read, or a word not to be taken."""
    return fold(said or "") in {fold(one) for one in _LEFT}
