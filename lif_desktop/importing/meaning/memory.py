"""What earlier imports taught: what a heading or a word means in the returns of an agency."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lif_desktop.fields import Day, Derived, Field, show_day
from lif_desktop.fields.reading import fold
from lif_desktop.importing.history.dated import SIGN
from lif_desktop.importing.meaning.addressed import addresses
from lif_desktop.importing.meaning.date_orders import way_called
from lif_desktop.registers import Filter, Register
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

NOT_READ, LEAVE = "not read", "leave blank"
_LEFT = frozenset({"", "-", NOT_READ, LEAVE})
# How near what was learnt is to what is read now.
SAME, FORM, AGENCY, ITS_OTHERS, ANY, OTHERS = 5, 4, 3, 2, 1, 0
_OWN = frozenset(
    {SAME, AGENCY, ANY}
)  # how another agency, or another form, writes dates says little


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

    `headings` is by folded heading (see `addressed`); `words` by field key, then by folded word;
    `orders` says by field key how dates are read; `pairs` are the readings that say that a row is
    the same as a record, or is not. `notes` say what is remembered and no longer holds.
    """

    headings: Mapping[str, Recalled] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, Recalled]] = field(default_factory=dict)
    pairs: tuple[Record, ...] = ()
    notes: tuple[str, ...] = ()
    orders: Mapping[str, Recalled] = field(default_factory=dict)

    def heading(self, sheet: str, begins: str, heading: str) -> Recalled | None:
        """Return what is remembered of a heading of the table that begins in a cell of a sheet."""
        named = addresses(sheet, begins, heading) if self.headings else ()
        known = [self.headings[one] for one in named if one in self.headings]
        return max(known, key=lambda one: one.near, default=None)


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
        gathered = _Gathered()
        for one in self.readings:
            near = _near(one.values, agency, form)
            if one.values["kind"] == "heading":
                self._heading(one, near, gathered)
            elif one.values["kind"] == "word":
                self._word(one, near, gathered)
            elif one.values["kind"] == "dates" and (near in _OWN or _anybodys(one.values, near)):
                self._order(one, near, gathered)
        return Memory(
            _each_nearest(gathered.headings),
            {key: _each_nearest(said) for key, said in gathered.words.items()},
            tuple(one for one in self.readings if one.values["kind"] in {"same", "other"}),
            tuple(dict.fromkeys(gathered.notes)),
            _each_nearest(gathered.orders),
        )

    def _heading(self, one: Record, near: int, gathered: "_Gathered") -> None:
        values = one.values
        means = self._field(values["means"])
        if means is None:
            gathered.notes.append(self._gone(values, values["means"]))
            return
        recalled = self._recalled(one, means, near)
        gathered.headings.setdefault(fold(values["written"]), []).append(recalled)

    def _word(self, one: Record, near: int, gathered: "_Gathered") -> None:
        values = one.values
        key = self._field(values["field"] or "-")
        if not key:
            gathered.notes.append(self._gone(values, values["field"] or "no field"))
            return
        meant = "" if left(values["means"]) else values["means"]
        found = gathered.words.setdefault(key, {}).setdefault(fold(values["written"]), [])
        found.append(self._recalled(one, meant, near))

    def _order(self, one: Record, near: int, gathered: "_Gathered") -> None:
        values = one.values
        key, way = self._field(values["field"] or "-"), way_called(values["means"] or "")
        if not key or not isinstance(self._register.field(key), Day):
            gathered.notes.append(self._gone(values, values["field"] or "no field"))
        elif way is None:
            gathered.notes.append(
                f"“{values['means'] or ''}” is remembered as the order of dates under"
                f" “{values['written']}”, which is none; that was not used."
            )
        else:
            gathered.orders.setdefault(key, []).append(self._recalled(one, way, near))

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


@dataclass(slots=True)
class _Gathered:
    headings: dict[str, list[Recalled]] = field(default_factory=dict)
    words: dict[str, dict[str, list[Recalled]]] = field(default_factory=dict)
    orders: dict[str, list[Recalled]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


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


def _each_nearest(found: Mapping[str, list[Recalled]]) -> dict[str, Recalled]:
    return {name: _nearest(recalled) for name, recalled in found.items()}


def _anybodys(values: Mapping[str, Any], near: int) -> bool:
    """Say whether something of this form is remembered of nobody in particular."""
    return near == FORM and values["agency"] is None


def left(said: str | None) -> bool:
    """Say whether a heading is not to be read, or a word not to be taken."""
    return fold(said or "") in {fold(one) for one in _LEFT}
