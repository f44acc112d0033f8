"""Words in columns that the board does not know, and what they were settled to mean."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import TYPE_CHECKING, Any

from lif_desktop.faults import WrongUsage
from lif_desktop.fields import (
    Choice,
    Count,
    Day,
    Field,
    Flag,
    Link,
    Links,
    Memo,
    Money,
    Number,
    Text,
    Unreadable,
    read,
)
from lif_desktop.fields.reading import fold
from lif_desktop.importing.meaning.likeness import nearest, proposed
from lif_desktop.importing.meaning.memory import LEAVE, OTHERS, Memory, Recalled, field_called, left
from lif_desktop.importing.meaning.naming import unknown_parts
from lif_desktop.importing.meaning.people import People, is_role
from lif_desktop.importing.meaning.values import ELSEWHERE, Trouble, Words
from lif_desktop.importing.reading.sheets import NO_RESULT
from lif_desktop.registers import Register
from lif_desktop.store.names import BoardNames

if TYPE_CHECKING:
    from lif_desktop.importing.meaning.staging import Staged
    from lif_desktop.importing.merging.plan import ImportPlan

KEEP_IN = "keep in "
"""Before a field's name: a word of a column of dates that is kept there."""
_HINTED = 90  # how sure a meaning is that was learnt in another agency's return
_LETTERS = re.compile(r"[A-Za-z]{2}")
_FIGURES = (Number, Money, Count)
_NAMED = (Link, Links, Text)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that waits for its meaning.

    `rows` are Excel's; `nearest` are what it may mean, with how alike they are, best first. Where
    it is `needed` its rows wait; else the board would take it as it stands. `home` is the name of
    the field in which it could be kept. `why` says in words why it is asked.
    """

    field: Field
    written: str
    count: int
    rows: tuple[int, ...]
    nearest: list[tuple[str, int]]
    needed: bool = True
    home: str = ""
    why: str = ""

    @property
    def suggestion(self) -> str:
        """What to settle it as, where one meaning is clearly nearest; "" where none is."""
        return proposed(self.nearest) or (f"{KEEP_IN}{self.home}" if self.home else "")


def meanings(
    register: Register, said: Mapping[str, Mapping[str, str]], memory: Memory, names: BoardNames
) -> tuple[dict[str, Words], list[str]]:
    """Return how words are read in each column, and notes on what is remembered in vain.

    Raises:
        WrongUsage: if a person named a field or a meaning that is not there.
    """
    spoken = {called(register, key).key: of for key, of in said.items()}
    notes: list[str] = []
    found: dict[str, Words] = {}
    for one in register.visible:
        home = home_of(register) if isinstance(one, Day) else None
        own = {
            fold(written): meant_by(one, meant, names, home)
            for written, meant in spoken.get(one.key, {}).items()
        }
        learnt: dict[str, Any] = {}
        hints: dict[str, tuple[str, ...]] = {}
        where: dict[str, str] = {}
        for written, recalled in memory.words.get(one.key, {}).items():
            if written in own:
                continue
            if recalled.rivals or (recalled.near == OTHERS and isinstance(one, _NAMED)):
                hints[written] = (recalled.where, recalled.means, *recalled.rivals)
                continue
            try:
                learnt[written] = meant_by(one, recalled.means, names, home)
                where[written] = f"“{recalled.means or LEAVE}” ({recalled.where})"
            except WrongUsage:
                notes.append(_in_vain(one, written, recalled))
        if isinstance(one, Text):  # nothing is unreadable there, so what was learnt goes first
            own, learnt = learnt | own, {}
        if own or learnt or hints or home:
            found[one.key] = Words(own, learnt, home, hints, where)
    return found, notes


def meant_by(one: Field, meant: str, names: BoardNames, home: Field | None = None) -> Any:
    """Return the value that a settled word means; None where it is left.

    Raises:
        WrongUsage: if the board knows no such value.
    """
    if left(meant):
        return None
    if fold(meant).startswith(fold(KEEP_IN)) and isinstance(one, Day):
        if home is None or fold(meant.strip()[len(KEEP_IN) :]) != fold(home.label):
            raise WrongUsage(f"{one.label}: words cannot be kept as “{meant}”.")
        return ELSEWHERE
    if isinstance(one, (Link, Links)):
        found = names.resolve(one.to, meant)
        if found is None:
            raise WrongUsage(f"{one.label}: “{meant}” does not name exactly one of the {one.to}.")
        return found
    try:
        return read(one, meant, names)
    except Unreadable as fault:
        raise WrongUsage(str(fault)) from fault


def home_of(register: Register) -> Field | None:
    """Return the field that keeps words which stand in a column of dates, if there is one."""
    for key in ("progress", "notes"):
        found = register.by_key.get(key)
        if isinstance(found, Memo):
            return found
    return None


def unsettled(plan: "ImportPlan") -> list[Word]:
    """Return the words that nobody has settled: those that rows wait for first, commonest first."""
    gathered: dict[tuple[str, str], _Gathered] = {}
    for staged in plan.staged:
        for one, column in zip(staged.fields, staged.said, strict=True):
            _gather(one, column, staged, plan.board.names, gathered)
    people = People(plan, [one.written for one in gathered.values() if not one.needed])
    told = (_word(each, plan, people) for each in gathered.values())
    found = [word for word in told if word is not None]
    return sorted(
        found, key=lambda word: (not word.needed, -word.count, word.field.label, word.written)
    )


def _gather(
    one: Field, column: Sequence[Any], staged: "Staged", names: BoardNames,
    gathered: dict[tuple[str, str], "_Gathered"],
) -> None:  # fmt: skip
    """Add the words of a column; each different cell is looked at once."""
    words = staged.words.get(one.key, Words())
    asked = {
        value: left
        for value in set(column)
        if value is not None and (left := _left_open(one, value, names, words))
    }
    if not asked:
        return
    for number, value in zip(staged.rows, column, strict=True):
        for written in asked.get(value, ()):
            word = fold(written)
            known = gathered.setdefault(
                (one.key, word), _Gathered(one, written, isinstance(value, Trouble))
            )
            known.rows.append(number)
            known.hint = words.hints.get(word, ())
            known.home = value.home if isinstance(value, Trouble) else ""


def _left_open(one: Field, value: Any, names: BoardNames, words: Words) -> list[str]:
    """Return the words of a cell that nobody settled."""
    return [
        written
        for written in _asked(one, value, names)
        if (word := fold(written)) not in words.said and word not in words.learnt
    ]


@dataclass(slots=True)
class _Gathered:
    field: Field
    written: str
    needed: bool
    rows: list[int] = dataclass_field(default_factory=list)
    hint: tuple[str, ...] = ()
    home: str = ""


def _asked(one: Field, value: Any, names: BoardNames) -> Iterable[str]:
    """Return the words of a cell that may need a meaning."""
    if isinstance(value, Trouble):
        if value.taken or not value.written or value.written.startswith(("#", NO_RESULT)):
            return ()
        if isinstance(one, (Link, Links)):
            return unknown_parts(one, value.written, names)
        if isinstance(one, Day):
            return (value.written,) if value.home else ()
        if isinstance(one, _FIGURES):
            return (value.written,) if _LETTERS.search(value.written) else ()
        return (value.written,) if isinstance(one, (Choice, Flag)) else ()
    if type(one) is Text and one.personal and isinstance(value, str) and "@" not in value:
        return (value,)
    return ()


def _word(one: _Gathered, plan: "ImportPlan", people: People) -> Word | None:
    near, why = _nearest(one, plan, people)
    if one.hint:
        where, *meant = one.hint
        sure = _HINTED if len(meant) == 1 else _HINTED - 10
        hinted = [(label or LEAVE, sure) for label in meant]
        near = [*hinted, *(each for each in near if each[0] not in meant and each[1] < sure)]
        why = where if len(meant) == 1 else "remembered in more than one way"
    if not one.needed and not near and not is_role(one.written):
        return None
    if not one.needed and not near:
        why = "a role or an abbreviation, not a name"
    home = plan.register.field(one.home).label if one.home else ""
    return Word(one.field, one.written, len(one.rows), tuple(one.rows), near, one.needed, home, why)


def _nearest(
    one: _Gathered, plan: "ImportPlan", people: People
) -> tuple[list[tuple[str, int]], str]:
    field = one.field
    if isinstance(field, (Link, Links)):
        labels = plan.board.names.labels(field.to)
        near = nearest(one.written, list(labels.values()))
        equal = sum(1 for label in labels.values() if fold(label) == fold(one.written))
        if equal > 1 or len(_bearing(one.written, field, plan)) > 1:
            return [(label, 80) for label, _ in near], "several are called so"
        return near, "not known to the board"
    if isinstance(field, Choice):
        return _nearest_option(field, one.written), "none of the answers"
    if isinstance(field, Flag):
        return nearest(one.written, ("Yes", "No")), "neither yes nor no"
    if one.needed:
        return [], "no date" if isinstance(field, Day) else "no figure"
    return people.like(one.written)


def _nearest_option(field: Choice, written: str) -> list[tuple[str, int]]:
    """Return the answers most like a word, each by whichever of its names is nearest."""
    best: dict[str, int] = {}
    of = {name: one.label for one in field.options for name in (one.label, *one.aliases)}
    for name, score in nearest(written, list(of), limit=6):
        best[of[name]] = max(best.get(of[name], 0), score)
    return sorted(best.items(), key=lambda one: -one[1])[:3]


def _bearing(written: str, field: Link | Links, plan: "ImportPlan") -> list[int]:
    """Return the records among whose other names the word stands."""
    if field.to != "agencies":
        return []
    return [
        record.id
        for record in plan.board.records(field.to)
        if fold(written) in map(fold, (record.values["aliases"] or "").split(";"))
    ]


def called(register: Register, said: str) -> Field:
    """Return the field that a person named.

    Raises:
        WrongUsage: if there is none.
    """
    found = field_called(register, said)
    if found is None or found not in register.visible:
        known = ", ".join(one.key for one in register.visible)
        raise WrongUsage(f"{register.plural} have no field “{said}”. The fields are: {known}.")
    return found


def _in_vain(one: Field, written: str, recalled: Recalled) -> str:
    return (
        f"{one.label}: “{written}” is remembered as “{recalled.means}” ({recalled.where}), which "
        "the board no longer knows; that was not used."
    )
