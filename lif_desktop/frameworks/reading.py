"""Reads a TOML file into frozen dataclasses, refusing what is unknown, missing or of a wrong kind.

Every refusal names the file, the line and the reason, as these files are edited by hand.
"""

import dataclasses
import difflib
import re
import tomllib
import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from lif_desktop.faults import CannotOpen

Step = tuple[str, int | None]
Where = tuple[Step, ...]
Made = TypeVar("Made")

_MOST_BYTES = 1_000_000
_KINDS = {str: "text in quotes", int: "a whole number", bool: "true or false", date: "a date"}


class BadPreset(CannotOpen):
    """A preset or rule pack says something that cannot be taken as it stands."""


@dataclass(frozen=True)
class Document:
    """A TOML file as read: its name for messages, its text and its table.

    `dates_are_text` holds for a preset kept as JSON, which has no dates of its own.
    """

    name: str
    text: str
    table: Mapping[str, Any]
    dates_are_text: bool = False

    def fault(self, where: Where, reason: str) -> BadPreset:
        """Return the refusal of what stands at `where`, with its line."""
        return BadPreset(f"{self.name}, line {line_of(self.text, where)}: {reason}")


def read_document(path: Path) -> Document:
    """Return the TOML file at `path`; CannotOpen if there is none, BadPreset if it is not TOML."""
    try:
        data = path.read_bytes()
    except OSError:
        raise CannotOpen(f"The file {path} cannot be read. Check its name and place.") from None
    return parse_document(path.name, data)


def parse_document(name: str, data: bytes) -> Document:
    """Return the bytes of a TOML file as a document called `name`."""
    if len(data) > _MOST_BYTES:
        raise BadPreset(f"{name} is larger than a preset can be; it was not read.")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        return Document(name, text, tomllib.loads(text))
    except UnicodeDecodeError:
        raise BadPreset(f"{name} is not text in UTF-8. Save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise BadPreset(f"{name}{_syntax(str(error))}") from None
    except RecursionError:
        raise BadPreset(f"{name} is nested too deeply to be a preset.") from None


def _syntax(message: str) -> str:
    found = re.search(r"^(?P<what>.*) \(at line (?P<line>\d+), column \d+\)$", message, re.DOTALL)
    if found is None:
        return f", at the end: this is not TOML ({message})."
    return f", line {found['line']}: this is not TOML ({found['what']})."


def line_of(text: str, where: Where) -> int:
    """Return the line, counted from 1, on which `where` stands, or the nearest one above it."""
    lines = [line.strip() for line in text.splitlines()]
    at, table = -1, ""
    for name, index in where:
        header = f"{table}.{name}" if table else name
        mark = f"[{header}]" if index is None else f"[[{header}]]"
        hits = [n for n, line in enumerate(lines) if n > at and line.startswith(mark)]
        if len(hits) > (index or 0):
            at, table = hits[index or 0], header
            continue
        pattern = re.compile(rf"\"?{re.escape(name)}\"?\s*=")
        for n in range(at + 1, len(lines)):
            if lines[n].startswith("["):
                break
            if pattern.match(lines[n]):
                at = n if index is None else _item_in_list(lines, n, index)
                break
    return max(at, 0) + 1


def _item_in_list(lines: Sequence[str], start: int, index: int) -> int:
    """Return where the item of a list stands that has a line for each, else where it starts."""
    for n in range(start + 1, len(lines)):
        if lines[n].startswith("{"):
            index -= 1
        if index < 0:
            return n
        if lines[n].startswith("]"):
            break
    return start


def build(cls: type[Made], table: Mapping[str, Any], document: Document, where: Where) -> Made:
    """Return `table` as a `cls`, a frozen dataclass whose annotations say what may stand in it."""
    hints = get_type_hints(cls)
    fields = {one.name: one for one in dataclasses.fields(cls)}  # type: ignore[arg-type]
    for key in table:
        if key not in fields:
            near = difflib.get_close_matches(key, fields, 1)
            hint = f" Is '{near[0]}' meant?" if near else ""
            raise document.fault((*where, (key, None)), f"'{key}' is not known here.{hint}")
    values = {}
    for key, one in fields.items():
        if key in table:
            values[key] = _convert(hints[key], table[key], document, (*where, (key, None)))
            given = values[key].strip() if isinstance(values[key], str) else values[key]
            if given in ("", ()) and one.default is dataclasses.MISSING:
                raise document.fault((*where, (key, None)), f"'{key}' is blank.")
        elif one.default is dataclasses.MISSING:
            raise document.fault(where, f"'{key}' is missing.")
    for key in values.get("ours", ()):
        if key not in table:
            raise document.fault(
                (*where, ("ours", None)), f"'{key}' is called ours but does not stand here."
            )
    return cls(**values)


def _convert(kind: Any, raw: Any, document: Document, where: Where) -> Any:
    origin, args = get_origin(kind), get_args(kind)
    key = where[-1][0]
    if origin in {Union, types.UnionType}:
        return _convert(args[0], raw, document, where)
    if origin is Literal:
        if raw not in args:
            raise document.fault(where, f"'{key}' is {raw!r}; it can be {', '.join(args)}.")
        return raw
    if origin is tuple:
        return _convert_list(args[0], raw, document, where)
    if origin is Mapping:
        return _convert_mapping(raw, document, where)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        if not isinstance(raw, dict):
            raise document.fault(where, f"'{key}' must be a table.")
        return build(kind, raw, document, where)
    if kind is date and document.dates_are_text:
        return date.fromisoformat(raw)
    if type(raw) is not kind:
        raise document.fault(where, f"'{key}' must be {_KINDS[kind]}.")
    return raw


def _convert_list(kind: Any, raw: Any, document: Document, where: Where) -> tuple[Any, ...]:
    key = where[-1][0]
    if not isinstance(raw, list):
        raise document.fault(where, f"'{key}' must be a list.")
    if not dataclasses.is_dataclass(kind):
        return tuple(_convert(kind, one, document, where) for one in raw)
    made: dict[Any, Any] = {}
    for index, one in enumerate(raw):
        here = (*where[:-1], (key, index))
        item = _convert(kind, one, document, here)
        known = getattr(item, "key", index)
        if known in made:
            raise document.fault((*here, ("key", None)), f"'{known}' stands here twice.")
        made[known] = item
    return tuple(made.values())


def _convert_mapping(raw: Any, document: Document, where: Where) -> Mapping[str, str]:
    if not isinstance(raw, dict):
        raise document.fault(where, f"'{where[-1][0]}' must be a table.")
    for key, value in raw.items():
        if not isinstance(value, str) or not value:
            raise document.fault((*where, (key, None)), f"'{key}' must be text in quotes.")
    return types.MappingProxyType(dict(raw))
