"""The last guard of what is public: nothing that identifies anybody stands in it.

Each report for the public leaves out what identifies by its own means. Free text, though, may name
anybody anywhere; so every word of the answer is held against all that the board keeps as personal,
and against what points to somebody by its look: ways to reach people, initials, days of a life.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from lif_desktop import frameworks, registers
from lif_desktop.fields import Memo, Text
from lif_desktop.registers import Register
from lif_desktop.reports import small
from lif_desktop.reports.shape import Report
from lif_desktop.rules.private_marks import days_in, without_marks
from lif_desktop.store.board import Board

GONE = "(left out)"
SAID = (
    "Names, pseudonyms, initials, references of cases, days of a child's life and ways to reach"
    " people in what was written freely: where they stood it says “(left out)”."
)
# What a case is called is ours, but whoever knows the case may know it.
_PSEUDONYMS = {
    "reviews": ("title", "external_reference"),
    "deaths": ("external_number",),
    "subjects": ("pseudonym",),
    "tracked": ("pseudonym",),
}
# A day on which something befell a child; written freely it is as good as a name.
_LIVES = {"deaths": ("born_on", "died_on"), "reviews": ("incident_on", "aware_on")}
# Words of ours, not of the board.
_FIXED = frozenset({
    "kind", "audience", "register", "meaning", "shape", "align", "basis", "key", "figures",
    "earlier",
})  # fmt: skip
# Two names beside each other would tell that the cases are two.
_SEVERAL = re.compile(r"\(left out\)(?:(?:\s*[,;/&+]\s*|\s+)(?:(?:and|or|with)\s+)?\(left out\))+")
_SHORTEST = 3  # initials alone stand inside too many words
_NEAR = 12  # characters beside a day by which what somebody wrote is known again
_MARKS = " \t-*•–"  # what a line of a list begins with
# What the product itself wrote of what left: its days are of periods and meetings.
_OURS = frozenset({"disclosures", "packs"})
Answer = TypeVar("Answer")
_PARTS = re.compile(r"[,;:/&()\n]| and | for ")
# Of what stands where a person belongs: two words or more, one of them with a capital. A single
# word there ("Police", "health") is a body or an office.
_PERSON = re.compile(r"(?=.*[A-Z])\S+\s+\S.*")
# Of a person: two or three words, all with capitals.
_FULL_NAME = re.compile(r"[A-Z][\w'’-]*\.?(?:\s+[A-Z][\w'’-]*\.?){1,2}")
# A place with a name of its own, not "At home" or "Hospital".
_FIGURE = re.compile(r"\d")
_PLACE = re.compile(r"(?:.*\s)?[A-Z]\S*\s+[A-Z].*|.*\d.*\s\S.*")
# A case called "Case Ash" is spoken of as Ash; its first word is anybody's.
_ANYBODY = re.compile(r"(?:case|child|family|baby|adult)\s+(?=[A-Z])", re.IGNORECASE)


@dataclass(frozen=True)
class _Beside:
    """What stands on the line of a day before it; after it, where nothing does before."""

    before: str
    after: str = ""

    def is_at(self, text: str, start: int, end: int) -> bool:
        """Return whether a day that a text names stands beside the same words."""
        if self.before:
            return _flat(text[:start]).endswith(self.before)
        if self.after:
            return _flat(text[end:]).startswith(self.after)
        return _beside(text, start, end) == self


def _beside(text: str, start: int, end: int) -> _Beside:
    line, (after, *_) = text[:start].rpartition("\n")[2], text[end:].split("\n", 1)
    before = _flat(line[-_NEAR:]).strip(_MARKS)
    return _Beside(before) if before else _Beside("", _flat(after[:_NEAR]))


@dataclass(frozen=True)
class _Mask:
    """All that must not be said: names and numbers, and days of lives as somebody wrote them."""

    names: re.Pattern[str]
    days: Mapping[date, frozenset[_Beside]]

    def __call__(self, text: str) -> str:
        for start, end, day in reversed(list(days_in(text)) if self.days else []):
            if any(one.is_at(text, start, end) for one in self.days.get(day, ())):
                text = text[:start] + GONE + text[end:]
        return _SEVERAL.sub(GONE, without_marks(self.names.sub(GONE, text), GONE))


_MADE: "WeakKeyDictionary[Board, tuple[int, _Mask]]" = WeakKeyDictionary()


def masked(board: Board, report: Report) -> Report:
    """Return a report without anything that identifies somebody."""
    found = without_names(board, report)
    return report if found == report else replace(found, left_out=(*found.left_out, SAID))


def without_names(board: Board, answer: Answer) -> Answer:
    """Return an answer of plain data without anything that identifies somebody."""
    found: Answer = _without(answer, _mask(board))
    return found


def identifying(board: Board) -> frozenset[str]:
    """Return every name and pseudonym that the board keeps."""
    return frozenset(_people(board)) | frozenset(_cases(board))


def _mask(board: Board) -> _Mask:
    """Return the mask of a board as it stands; made once for all papers of a pack."""
    newest = next((one.id for one in board.history(1)), 0)
    known, mask = _MADE.get(board, (-1, None))
    if mask is None or known != newest:
        mask = _Mask(_names(board), _days(board))
        _MADE[board] = newest, mask
    return mask


def _names(board: Board) -> re.Pattern[str]:
    cases = {one for one in _cases(board) if " " in one}
    people = identifying(board) | frozenset(_places(board))
    names = sorted(people - _offices(board), key=len, reverse=True)
    # A case's name alone may be a word, ash or hazel; of two words it is one in any letters.
    said = [f"(?i:{_spoken(one)})" if one in cases else _spoken(one) for one in names]
    return re.compile(rf"(?<!\w)(?:{'|'.join([*said, _references()])})(?!\w)")


def _spoken(name: str) -> str:
    """Return a name as a pattern, however its words are parted and turned, and in capitals."""
    forms = dict.fromkeys(form for one in (name, *_turned(name)) for form in (one, one.upper()))
    return "|".join(
        r"\s+".join(rf"{re.escape(word[:-1])}\.?" if word.endswith(".") else re.escape(word)
                    for word in one.split())
        for one in forms
    )  # fmt: skip


def _turned(name: str) -> Iterator[str]:
    """Yield a person's name as lists and minutes write it: Hale, Ruth; Hale R.; R. Hale."""
    if _FULL_NAME.fullmatch(name):
        first, *_, last = name.split()
        yield from (f"{last}, {first}", f"{last} {first[0]}.", f"{first[0]}. {last}")


def _references() -> str:
    """Return a pattern of the references of cases, of children, and of all that belongs to one."""
    prefixes = "|".join(one.prefix for one in _of_cases())
    return rf"(?i:(?:{prefixes})(?:-\d+|[-/\s]?\d{{4}}[-/\s]\d+))"


def _of_cases() -> Iterator[Register]:
    for register in registers.shown():
        if {register.key, register.parent} & {*_PSEUDONYMS, "review", "death"}:
            yield register


def _days(board: Board) -> dict[date, frozenset[_Beside]]:
    """Return how the days of children's lives were written freely, with the words beside them.

    Our own sentences name days too; one that only happens to be the same stays.
    """
    found: dict[date, set[_Beside]] = {
        record.values[key]: set()
        for register, keys in _LIVES.items()
        for record in board.records(register)
        for key in keys
        if record.values[key]
    }
    for text in _written(board) if found else ():
        for start, end, day in days_in(text):
            if day in found:
                found[day].add(_beside(text, start, end))
    return {day: frozenset(said) for day, said in found.items() if said}


def _written(board: Board) -> Iterator[str]:
    """Yield every text of the board that somebody wrote and that has a figure in it."""
    for register in (one for one in registers.shown() if one.key not in _OURS):
        keys = [one.key for one in register.visible if isinstance(one, (Text, Memo))]
        for record in board.records(register.key):
            for value in (record.values[key] for key in keys):
                if value and _FIGURE.search(value):
                    yield value


def _flat(text: str) -> str:
    return " ".join(text.split())


def _places(board: Board) -> Iterator[str]:
    """Yield where children died, if it has a name of its own and too few died there."""
    often = Counter(one.values["place"] for one in board.records("deaths"))
    least = small.threshold(board)
    yield from (one for one, number in often.items()
                if one and number < least and _PLACE.fullmatch(one))  # fmt: skip


def _people(board: Board) -> Iterator[str]:
    """Yield who keeps the board, each personal text and, of a list of people, each of them."""
    yield from (one for one in (board.who,) if _PERSON.fullmatch(one))
    for register in registers.shown():
        keys = [
            one.key for one in register.visible if one.personal and isinstance(one, (Text, Memo))
        ]
        for record in board.records(register.key) if keys else ():
            for value in filter(None, (record.values[key] for key in keys)):
                parts = (value, *_PARTS.split(value))
                yield from (one.strip() for one in parts if _PERSON.fullmatch(one.strip()))


def _cases(board: Board) -> Iterator[str]:
    """Yield what each case and child is called, whole and in the parts that people speak of."""
    for register, keys in _PSEUDONYMS.items():
        for record in board.records(register):
            for key in (one for one in keys if record.values[one]):
                whole = record.values[key]
                # Another body's reference names that body too, which is no secret.
                split = () if key == "external_reference" else _PARTS.split(whole)
                parts = (one.strip() for one in split)
                called = (whole, *(one for one in parts if _PERSON.fullmatch(one)))
                short = (_ANYBODY.sub("", one, count=1) for one in called)
                yield from (one for one in (*called, *short) if len(one) >= _SHORTEST)


def _offices(board: Board) -> frozenset[str]:
    """Return what bodies and offices are called; people write them where a name belongs."""
    words = vars(frameworks.kept(board.settings).words).values()
    bodies = (
        record.values[key]
        for register in ("agencies", "groups")
        for record in board.records(register)
        for key in ("name", "short_name")
    )
    return frozenset(one for one in (*words, *bodies) if isinstance(one, str))


def _without(part: Any, mask: _Mask) -> Any:
    if isinstance(part, str):
        return mask(part)
    if isinstance(part, tuple):
        return tuple(_without(one, mask) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        changed = {
            field.name: _without(getattr(part, field.name), mask)
            for field in fields(part)
            if field.name not in _FIXED and (part.__class__, field.name) != (Report, "name")
        }
        return replace(part, **changed)
    return part
