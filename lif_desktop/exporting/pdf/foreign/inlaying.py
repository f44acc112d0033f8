"""Agencies' pages and files put into the finished document: pages in their places, files attached.

They come in last, over pikepdf, because ReportLab cannot take pages of another document.
"""

import mimetypes
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from lif_desktop.exporting.papers.content import File
from lif_desktop.exporting.pdf.checkpoints.contents import FOREIGN
from lif_desktop.exporting.pdf.foreign.looking import Foreign
from lif_desktop.exporting.pdf.foreign.taking import FORM

THROUGH = "Through"
"""The state in which a page lets the watermark beneath it show."""


@dataclass(frozen=True)
class Inlay:
    """A page of an agency's file that is drawn on a page of ours (from 1) under a name."""

    page: int
    name: str
    found: Foreign
    index: int


@dataclass(frozen=True)
class Attached:
    """A file that goes with the document, and what it is; `printed` if its pages are in it."""

    file: File
    says: str
    printed: bool


def finished(content: bytes, inlays: Sequence[Inlay], attached: Sequence[Attached] = ()) -> bytes:
    """Return a document with the pages in their places and the files attached."""
    if not (inlays or attached):
        return content
    written = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf, ExitStack() as open_:
        sources: dict[int, pikepdf.Pdf] = {}
        for one in inlays:
            key = id(one.found)
            if key not in sources:
                sources[key] = open_.enter_context(pikepdf.open(BytesIO(one.found.drawn)))
            _inlay(pdf, one, sources[key])
        _attach(pdf, attached)
        pdf.save(written, fix_metadata_version=False)
    return written.getvalue()


def _inlay(pdf: pikepdf.Pdf, one: Inlay, source: pikepdf.Pdf) -> None:
    form = pdf.copy_foreign(source.pages[one.index].obj.Resources.XObject[FORM])
    form.PieceInfo = Dictionary({FOREIGN: Dictionary(Private=Dictionary(Checked=False))})
    # Else what overlaps on their page would show through itself over a watermark.
    form.Group = Dictionary(Type=Name.Group, S=Name.Transparency, I=True, CS=Name.DeviceRGB)
    page = pdf.pages[one.page - 1].obj
    held: Any = page.get("/Resources", Dictionary())
    resources = Dictionary(dict(held.items()))
    resources.XObject = _with(resources.get("/XObject"), one.name, form)
    state = Dictionary(Type=Name.ExtGState, BM=Name.Multiply)
    resources.ExtGState = _with(resources.get("/ExtGState"), THROUGH, state)
    page.Resources = resources


def _with(held: Any, name: str, thing: Any) -> Dictionary:
    before = dict(held.items()) if held is not None else {}
    return Dictionary({**before, f"/{name}": thing})


def _attach(pdf: pikepdf.Pdf, attached: Sequence[Attached]) -> None:
    """Attach the files, each once, and say that they belong to the document."""
    specs = Array()
    there: set[File] = set()
    for one in attached:
        if one.file in there:
            continue
        there.add(one.file)
        name = _free(one.file.name, pdf)
        pdf.attachments[name] = pikepdf.AttachedFileSpec(
            pdf,
            one.file.content,
            filename=name,
            description=one.says,
            creation_date="",
            mod_date="",
            mime_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
        )
        spec = pdf.attachments[name].obj
        spec.AFRelationship = Name.Source if one.printed else Name.Supplement
        specs.append(spec)
    if len(specs):
        pdf.Root.AF = specs


def _free(name: str, pdf: pikepdf.Pdf) -> str:
    """Return a name that no other attached file has."""
    free, number = name, 1
    while free in pdf.attachments:
        number += 1
        free = f"{Path(name).stem} ({number}){Path(name).suffix}"
    return free
