"""Agencies' own files in a pack: a PDF's pages set on ours, anything else behind its title page.

Pages are taken apart in a child process (`taking`), as strangers' workbooks are read in one. Each
comes as a drawing, scaled onto a page of ours between running head and foot. The file itself is
attached, so that nothing of it is lost.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from lif_desktop.exporting.papers.content import File
from lif_desktop.exporting.pdf.foreign import taking

ARGUMENT = "--pages"
SECONDS = 60.0  # for one file
_SMALL = 8 * 2**20  # bytes of a file
_LONGEST = 60  # characters of a font's name that are said
_PICTURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
_SECRETS = ("LIF_PASSPHRASE",)
_REFUSED = {
    taking.DAMAGED: "is damaged, so pages of it may be lost. Open it, print it into a new PDF file"
    " and choose that, or ask for it again.",
    taking.PASSWORD: "needs a password. Ask the agency for a file without one.",
    taking.FORBIDDEN: "may not be printed: its author has forbidden it. Ask the agency for a file"
    " that may.",
    taking.EMPTY: "has no pages. Ask for it again.",
    taking.LONG: f"is too large: at most {taking.MOST_PAGES:,} pages are printed. Choose the"
    " pages that the meeting needs.",
    taking.DYNAMIC: "is a form that only its own program can show. Print it into a new PDF file"
    " there, and choose that.",
    taking.DOTS: "has more dots than can be printed. Save it at half its size or less, and choose"
    " that.",
    taking.PICTURE: "is not the picture that its name says, or is damaged. Ask for it again.",
}
_DEAD = "could not be read in the time and memory that a paper may take. Print it into a new PDF\
 file and choose that."


@dataclass(frozen=True)
class Foreign:
    """A file whose pages can be printed; one without pages is only attached.

    `pages` are sizes in points, as the pages are seen; `drawn` is a PDF of ours with a page each.
    `bare` are the fonts that the pages are written in and that are not in the file.
    """

    pages: tuple[tuple[float, float], ...]
    drawn: bytes = field(default=b"", repr=False)
    bare: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unusable:
    """A file whose pages cannot be printed, and a sentence that says why and what to do."""

    sentence: str


class _NoAnswer(Exception):  # noqa: N818 - of the child, never the user's
    """The child died, hung or said nothing sensible."""


def look_at(file: File) -> Foreign | Unusable:
    """Return what can be printed of an agency's file; small ones are remembered a while."""
    try:
        return _remembered(file) if len(file.content) <= _SMALL else _looked_at(file)
    except _NoAnswer:  # not remembered: on a machine that is less busy there may be one
        return Unusable(f"“{file.name}” {_DEAD}")


@lru_cache(maxsize=8)
def _remembered(file: File) -> Foreign | Unusable:
    return _looked_at(file)


def _looked_at(file: File) -> Foreign | Unusable:
    suffix = Path(file.name).suffix.lower()
    if not file.content:
        return Unusable(f"“{file.name}” is empty. Ask for it again.")
    if suffix in _PICTURES:
        if not file.content.startswith(_PICTURES[suffix]):
            return _refused(file, taking.PICTURE)
        return _taken(file, taking.PICTURE)
    if suffix != ".pdf":
        return Foreign(())
    if b"%PDF-" not in file.content[:1024]:
        return Unusable(f"“{file.name}” is no PDF file, whatever its name says. Ask for it again.")
    return _taken(file)


def printed(file: File) -> bool:
    """Return whether a file is of a kind whose pages are printed."""
    suffix = Path(file.name).suffix.lower()
    return suffix == ".pdf" or suffix in _PICTURES


def _taken(file: File, *words: str) -> Foreign | Unusable:
    try:
        answer, drawn = _asked(file.content, *words)
    except (OSError, ValueError, subprocess.SubprocessError) as fault:
        raise _NoAnswer from fault
    if "no" in answer:
        return _refused(file, answer["no"])
    sizes = tuple((wide, high) for wide, high in answer["pages"])
    return Foreign(sizes, drawn, tuple(one[:_LONGEST] for one in answer["bare"]))


def _refused(file: File, why: str) -> Unusable:
    return Unusable(f"“{file.name}” {_REFUSED[why]}")


def _asked(content: bytes, *words: str) -> tuple[dict[str, Any], bytes]:
    """Have a child take a file apart; raises where it dies, hangs or says nothing sensible."""
    environment = {key: value for key, value in os.environ.items() if key not in _SECRETS}
    # Each thread's own heap reserves address space, which the limit counts.
    environment["MALLOC_ARENA_MAX"] = "2"
    ended = subprocess.run(  # noqa: S603 - our own program, nothing from outside
        [*_command(), *words],
        input=content,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        timeout=SECONDS,
        check=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    line, _, drawn = ended.stdout.partition(b"\n")
    return json.loads(line), drawn


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT]
    # -I: neither the current folder nor the environment may lend the child modules.
    return [sys.executable, "-I", "-m", taking.__name__]
