"""Framework presets and rule packs: what differs between boards and editions, as data."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from lif_desktop.faults import WrongUsage
from lif_desktop.frameworks.applying import criteria_of, edition_called, edition_for
from lif_desktop.frameworks.counted import After, Counted, read_after, read_counted
from lif_desktop.frameworks.guidance import (
    Criteria,
    Criterion,
    Question,
    Standard,
    Standards,
    criteria,
    standards,
    voice_questions,
)
from lif_desktop.frameworks.keeping import from_json, make, to_json
from lif_desktop.frameworks.packs import (
    Calendar,
    Clock,
    Edition,
    bank_holidays,
    edition_on,
    editions,
    scales,
)
from lif_desktop.frameworks.parts import (
    ALL_GROUPS,
    CHAIR,
    NOT_STATED,
    Group,
    Method,
    Scale,
    Source,
    Words,
)
from lif_desktop.frameworks.preset import Framework
from lif_desktop.frameworks.reading import BadPreset, read_document
from lif_desktop.places import resource

__all__ = [
    "ALL_GROUPS",
    "CHAIR",
    "NOT_STATED",
    "After",
    "BadPreset",
    "Calendar",
    "Clock",
    "Counted",
    "Criteria",
    "Criterion",
    "Edition",
    "Framework",
    "Group",
    "Listed",
    "Method",
    "Question",
    "Scale",
    "Source",
    "Standard",
    "Standards",
    "Words",
    "bank_holidays",
    "criteria",
    "criteria_of",
    "edition_called",
    "edition_for",
    "edition_on",
    "editions",
    "from_json",
    "kept",
    "load",
    "load_file",
    "load_named",
    "names",
    "read_after",
    "read_counted",
    "scales",
    "standards",
    "text_of",
    "to_json",
    "voice_questions",
    "words_on",
]

FOLDER = "frameworks"
_FILE = ".toml"


@dataclass(frozen=True)
class Listed:
    """A preset as a list offers it."""

    id: str
    title: str
    summary: str


@cache
def names() -> tuple[Listed, ...]:
    """Return the shipped presets in the order of a list; only the head of each file is parsed."""
    heads = sorted((head for _, head in _heads()), key=lambda head: head["order"])
    return tuple(Listed(head["id"], head["title"], head["summary"]) for head in heads)


@cache
def load(name: str) -> Framework:
    """Return the shipped preset called `name`; WrongUsage names the choices if there is none."""
    return load_file(_path(name))


def load_named(name: str) -> Framework:
    """Return the shipped preset called `name`, or the one in the file of that name (.toml)."""
    return load_file(Path(name)) if name.endswith(_FILE) else load(name)


def text_of(name: str) -> str:
    """Return the text of a preset, named as for `load_named`, for a copy to be edited."""
    path = Path(name) if name.endswith(_FILE) else _path(name)
    return path.read_text(encoding="utf-8")


def _path(name: str) -> Path:
    for path, head in _heads():
        if head["id"] == name:
            return path
    choices = ", ".join(one.id for one in names())
    raise WrongUsage(f"There is no framework called '{name}'. Choose one of: {choices}.")


def load_file(path: Path) -> Framework:
    """Return the preset in a file, shipped or the user's own.

    CannotOpen if the file cannot be read; BadPreset, with line and reason, if it does not hold.
    """
    return make(read_document(path))


def kept(settings: Mapping[str, str]) -> Framework:
    """Return the framework that a board's settings keep; the blank preset where they keep none."""
    text = settings.get("preset")
    return from_json(text) if text else load("blank")


def words_on(preset: Framework, day: date) -> Words:
    """Return the words a record of that day is shown with.

    Under an earlier edition than the preset's own, that edition's words stand: what was a serious
    case review then is never renamed. Under a later one they replace the words that the preset
    shares with its edition, while a word of the board's own stays. What the board renamed for a
    time comes last.
    """
    changed: dict[str, Any] = {}
    known = {one.key: one for one in editions()}
    own, edition = known[preset.edition], edition_on(day)
    if edition is not None and edition != own:
        changed.update(edition.words)
        if edition.from_on > own.from_on:
            local = [word for word in changed if not _is_of(own, preset.words, word)]
            for word in local:
                del changed[word]
    for one in preset.renamed:
        if one.from_on <= day and (one.until_on is None or day <= one.until_on):
            changed[one.word] = one.text
    return replace(preset.words, **changed)


def _is_of(edition: Edition, words: Words, word: str) -> bool:
    own: str = getattr(words, word)
    return edition.words.get(word) == own


def _heads() -> Iterator[tuple[Path, dict[str, str]]]:
    for path in sorted(resource(FOLDER).glob("*.toml")):
        head = re.split(r"^\[", path.read_text(encoding="utf-8"), maxsplit=1, flags=re.MULTILINE)
        yield path, tomllib.loads(head[0])
