"""Numbered copies: a file for each recipient that says whose it is, with its own digest."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lif_desktop import progress
from lif_desktop.exporting.papers.content import Pack
from lif_desktop.exporting.pdf.press import Printed, make_pack
from lif_desktop.exporting.protecting.papers import protect_pdf
from lif_desktop.exporting.protecting.passphrases import passphrase
from lif_desktop.faults import WrongUsage

MOST = 200
_LONGEST = 60  # characters of a name in the name of a file
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


@dataclass(frozen=True)
class Copy:
    """One recipient's copy: its number, whose it is, the file, and what opens it if anything.

    `sha256` is the digest of the file as it is sent.
    """

    number: int
    of: int
    recipient: str
    file_name: str
    content: bytes = field(repr=False)
    sha256: str
    printed: Printed
    passphrase: str = field(default="", repr=False)


def recipients(said: str) -> tuple[str, ...]:
    """Return the names in a text, parted by commas, semicolons or line ends.

    Raises:
        WrongUsage: if there is none, one stands there twice, or they are more than `MOST`.
    """
    names = [" ".join(one.split()) for one in re.split(r"[,;\r\n]", said)]
    names = [one for one in names if one]
    if not names:
        raise WrongUsage("Nobody is named, so no copies were made. Name who gets one.")
    if len(names) > MOST:
        raise WrongUsage(f"{len(names)} people are named; copies are numbered up to {MOST}.")
    seen: set[str] = set()
    for one in names:
        if one.casefold() in seen:
            raise WrongUsage(f"{one} is named twice, so nothing was written. Name them once.")
        seen.add(one.casefold())
    return tuple(names)


def make_copies(
    pack: Pack,
    names: Sequence[str],
    file_name: str,
    *,
    protect: bool = False,
    report: progress.Report = progress.silent,
) -> Iterator[Copy]:
    """Yield a numbered copy of a pack for each name, each with its own passphrase if `protect`.

    `file_name` is that of the pack; a copy's own adds number and name.
    """
    for number, name in enumerate(names, 1):
        report(number - 1, len(names), f"Making the copy of {name}")
        content, printed = make_pack(replace(pack, copy=said_of(number, len(names), name)))
        words = passphrase() if protect else ""
        if words:
            content = protect_pdf(content, words)
        digest = hashlib.sha256(content).hexdigest()
        named = _file_name(file_name, number, len(names), name)
        yield Copy(number, len(names), name, named, content, digest, printed, words)


def said_of(number: int, of: int, name: str) -> str:
    """Return what stands in the foot of a copy."""
    return f"Copy {number} of {of} · {name}"


def _file_name(file_name: str, number: int, of: int, name: str) -> str:
    path = Path(file_name)
    fit = " ".join(_UNFIT.sub(" ", name).split())[:_LONGEST].strip(" .")
    return f"{path.stem} - copy {number} of {of} - {fit}{path.suffix}"
