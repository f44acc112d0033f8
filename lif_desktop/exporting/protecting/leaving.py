"""How a finished document leaves: as it is, closed by a passphrase, or as numbered copies."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from lif_desktop import progress
from lif_desktop.exporting.files import Placing, refuse_folder, replace_file
from lif_desktop.exporting.papers.content import Pack
from lif_desktop.exporting.protecting.copies import Copy, make_copies, said_of
from lif_desktop.exporting.protecting.papers import protect_pdf
from lif_desktop.exporting.protecting.passphrases import passphrase, telling


@dataclass(frozen=True)
class Wanted:
    """How a document is to leave: closed if `protect`, a numbered copy for each of `names`."""

    protect: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Left:
    """A file that was written: where, its digest, whose copy it is, what opens it if anything."""

    path: Path
    sha256: str
    copy: str = ""
    passphrase: str = field(default="", repr=False)

    @property
    def telling(self) -> tuple[str, ...]:
        """Return what whoever sends it must be told, once: it is written down nowhere."""
        return telling(self.path.name, self.passphrase)


AS_IT_IS = Wanted()


def write(
    pack: Pack,
    content: bytes,
    path: Path,
    wanted: Wanted = AS_IT_IS,
    report: progress.Report = progress.silent,
) -> tuple[Left, ...]:
    """Write a document that is made, in the way that is wanted.

    Copies go beside `path`, which is then not written itself, all of them or none.

    Raises:
        CannotWrite: if they cannot be written.
        Cancelled: if the user stops it.
    """
    refuse_folder(path)
    if not wanted.names:
        words = passphrase() if wanted.protect else ""
        content = protect_pdf(content, words) if words else content
        replace_file(path, content)
        return (Left(path, hashlib.sha256(content).hexdigest(), passphrase=words),)
    with Placing(path.parent) as placing:
        left = []
        for one in make_copies(
            pack, wanted.names, path.name, protect=wanted.protect, report=report
        ):
            staged = placing.stage(one.file_name, one.content)
            left.append(_left(one, path.with_name(staged.name)))
        placing.arrive()
    return tuple(left)


def _left(one: Copy, path: Path) -> Left:
    copy = said_of(one.number, one.of, one.recipient)
    return Left(path, one.sha256, copy, one.passphrase)


def received(left: tuple[Left, ...]) -> str:
    """Return who got which copy, with its digest, a line each; blank where nobody is named."""
    return "\n".join(f"{one.copy}, SHA-256 {one.sha256}" for one in left if one.copy)
