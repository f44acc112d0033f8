"""The last guard of what is public: no name and no pseudonym of the board stands in it.

Each report for the public leaves out what identifies by its own means. Free text, though, may name
anybody anywhere; so every word of the answer is held against all that the board keeps as personal.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from lif_desktop import frameworks, registers
from lif_desktop.fields import Memo, Text
from lif_desktop.reports.shape import Report
from lif_desktop.store.board import Board

GONE = "(left out)"
SAID = "Names and pseudonyms in what was written freely: where they stood it says “(left out)”."
# What a case is called is ours, but whoever knows the case may know it.
_PSEUDONYMS = {
    "reviews": ("title", "external_reference"),
    "deaths": ("external_number",),
    "subjects": ("pseudonym",),
    "tracked": ("pseudonym",),
}
# Words of ours, not of the board.
_FIXED = frozenset({"kind", "audience", "register", "meaning", "shape", "align", "basis"})
_SHORTEST = 3  # initials alone stand inside too many words
Answer = TypeVar("Answer")
_PARTS = re.compile(r"[,;:/&()\n]| and | for ")
# Of what stands where a person belongs: two words or more, one of them with a capital. A single
# word there ("Police", "health") is a body or an office.
_PERSON = re.compile(r"(?=.*[A-Z])\S+\s+\S.*")
# A case called "Case Ash" is spoken of as Ash; its first word is anybody's.
_ANYBODY = re.compile(r"(?:case|child|family|baby|adult)\s+(?=[A-Z])", re.IGNORECASE)


def identifying(board: Board) -> frozenset[str]:
    """Return every name and pseudonym that the board keeps."""
    return frozenset(_people(board)) | frozenset(_cases(board))


def _people(board: Board) -> Iterator[str]:
    """Yield each personal text and, of a list of people, each of them."""
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


def masked(board: Board, report: Report) -> Report:
    """Return a report without any name or pseudonym that the board keeps."""
    found = without_names(board, report)
    return report if found == report else replace(found, left_out=(*found.left_out, SAID))


def without_names(board: Board, answer: Answer) -> Answer:
    """Return an answer of plain data without any name or pseudonym that the board keeps."""
    names = sorted(identifying(board) - _offices(board), key=len, reverse=True)
    if not names:
        return answer
    # A case's name alone may be a word, ash or hazel; of two words it is one in any letters.
    cases = {one for one in _cases(board) if " " in one}
    said = (f"(?i:{re.escape(one)})" if one in cases else re.escape(one) for one in names)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(said) + r")(?!\w)")
    found: Answer = _without(answer, pattern)
    return found


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


def _without(part: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(part, str):
        return pattern.sub(GONE, part)
    if isinstance(part, tuple):
        return tuple(_without(one, pattern) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        changed = {
            field.name: _without(getattr(part, field.name), pattern)
            for field in fields(part)
            if field.name not in _FIXED and (part.__class__, field.name) != (Report, "name")
        }
        return replace(part, **changed)
    return part
