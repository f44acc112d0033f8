"""The child that takes a stranger's PDF or picture apart, so that its pages can be printed on ours.

It gets the file on stdin and answers on stdout with a line of JSON, then with a new PDF: one page
for each, of the size that is seen, drawn by one form without anything that acts, leads anywhere or
names where it came from. It runs inside walls: whatever the file does takes only this process.
"""

import json
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from lif_desktop import walls
from lif_desktop.exporting.pdf.checkpoints import contents, fonts
from lif_desktop.exporting.pdf.foreign.layers import Layers, plain_stream

MEMORY = 2**30  # bytes of address space
SECONDS = 45  # of processor time
MOST_PAGES = 1_000
FORM = "/Page"
DAMAGED, PASSWORD, FORBIDDEN, EMPTY, LONG, DYNAMIC, PICTURE, DOTS = (
    "damaged", "password", "forbidden", "empty", "long", "dynamic", "picture", "dots",
)  # fmt: skip
_MOST_READ = 200  # pages
_LOOK = 300.0  # the longest side of the picture by which a page shows that it can be drawn
_LEAST, _WIDEST = 1.0, 200_000.0  # points
_RESOLUTION = 150.0  # dots to the inch of a picture that does not say
_KEPT = {"/Type", "/Subtype", "/FormType", "/BBox", "/Matrix", "/Resources", "/Group"}
_STREAM = {"/Length", "/Filter", "/DecodeParms"}
_DRAWS = {"/Font", "/XObject", "/ColorSpace", "/Pattern", "/Shading", "/ExtGState"}
_NAMES = {
    "/Metadata", "/PieceInfo", "/StructParent", "/StructParents", "/OPI", "/Ref", "/AF", "/OC",
    "/Alternates", "/LastModified", "/P", "/Parent", "/Dest", "/A", "/AA", "/Annots", "/JS",
}  # fmt: skip
"""What lets a part of a page lead elsewhere, or tells more than the page shows."""


class No(Exception):  # noqa: N818 - an answer, not an error
    """The file cannot be used, and why in one word."""


def main(words: list[str]) -> int:
    """Serve one file; the words say whether it is a picture."""
    walls.confine(MEMORY, SECONDS)
    # Whatever a library prints must not get into the answer.
    stream = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    warnings.simplefilter("ignore")
    content = sys.stdin.buffer.read()
    made = b""
    try:
        made, sizes, bare = take(from_picture(content) if words == [PICTURE] else content)
        answer: dict[str, Any] = {"pages": sizes, "bare": bare}
    except No as no:
        answer = {"no": str(no)}
    except MemoryError:
        answer = {"no": LONG}
    stream.write(json.dumps(answer).encode() + b"\n" + made)
    stream.close()
    return 0


def take(content: bytes) -> tuple[bytes, list[tuple[float, float]], list[str]]:
    """Return the new PDF, the size of each page as it is seen, in points, and its missing fonts.

    Those are the fonts in which something is written and whose shapes are not in the file.

    Raises:
        No: if the file cannot be used.
    """
    try:
        with pikepdf.open(BytesIO(content)) as pdf, pikepdf.new() as made:
            _refuse(pdf, content)
            sizes = [_add(page, made, Layers(pdf)) for page in _flat(pdf)]
            _strip(made)
            bare = _bare(made)
            written = BytesIO()
            made.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    except pikepdf.PasswordError as fault:
        raise No(PASSWORD) from fault
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError) as fault:
        raise No(DAMAGED) from fault
    _draw(written.getvalue())
    return written.getvalue(), sizes, bare


def _refuse(pdf: pikepdf.Pdf, content: bytes) -> None:
    """Refuse what opens but cannot be printed page for page."""
    root: Any = pdf.Root
    count, mended = len(pdf.pages), bool(pdf.get_warnings())
    # What was mended while it was opened may lack pages, and nobody would know.
    if mended and not (b"%%EOF" in content[-1024:] and root.Pages.get("/Count") == count):
        raise No(DAMAGED)
    if not count:
        raise No(EMPTY)
    if count > MOST_PAGES:
        raise No(LONG)
    if pdf.is_encrypted and not pdf.allow.print_lowres:
        raise No(FORBIDDEN)
    if root.get("/NeedsRendering") is True:
        raise No(DYNAMIC)


def _flat(pdf: pikepdf.Pdf) -> Any:
    """Return the pages with what was filled in and written over them as part of the page."""
    root: Any = pdf.Root
    form = root.get("/AcroForm")
    if form is not None and form.get("/NeedAppearances") is True:
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("print")
    return pdf.pages


def _add(page: pikepdf.Page, made: pikepdf.Pdf, layers: Layers) -> tuple[float, float]:
    """Add a page that shows the same, and return its size."""
    form = page.as_form_xobject()
    box = _box(page)
    matrix = pikepdf.Matrix(form.get("/Matrix", pikepdf.Matrix()))
    around = matrix.transform(pikepdf.Rectangle(*box))
    wide, high = float(around.urx - around.llx), float(around.ury - around.lly)
    if not (_LEAST <= wide <= _WIDEST and _LEAST <= high <= _WIDEST):
        raise No(DAMAGED)
    form.BBox = pikepdf.Array(box)
    home = pikepdf.Matrix().translated(-float(around.llx), -float(around.lly))
    form.Matrix = (matrix @ home).as_array()
    layers.clear(form)
    for key in set(form.keys()) - _KEPT - _STREAM:
        del form[key]
    resources = form.get("/Resources", pikepdf.Dictionary())
    kept = {key: value for key, value in resources.items() if key in _DRAWS}
    form.Resources = pikepdf.Dictionary(kept)
    new = made.add_blank_page(page_size=(wide, high))
    new.obj.Resources = pikepdf.Dictionary(XObject={FORM: made.copy_foreign(form)})
    new.obj.Contents = made.make_stream(f"{FORM} Do".encode())
    return wide, high


def _box(page: pikepdf.Page) -> list[float]:
    """Return what is seen of a page: its crop box, as far as there is paper."""
    crop, paper = (_upright(one) for one in (page.cropbox, page.mediabox))
    seen = crop & paper
    if seen.llx >= seen.urx or seen.lly >= seen.ury:
        seen = paper
    return [float(one) for one in (seen.llx, seen.lly, seen.urx, seen.ury)]


def _upright(box: Any) -> pikepdf.Rectangle:
    """Return a box that may be written from any of its corners."""
    across, up = sorted((float(box[0]), float(box[2]))), sorted((float(box[1]), float(box[3])))
    return pikepdf.Rectangle(across[0], up[0], across[1], up[1])


def _strip(made: pikepdf.Pdf) -> None:
    """Take away whatever leads from a part of a page to anything but what it shows."""
    pages = {page.obj.objgen for page in made.pages}
    for one in made.objects:
        if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            continue
        if one.objgen in pages or one.get("/Type") in {"/Pages", "/Catalog"}:
            continue
        for key in _NAMES & set(one.keys()):
            del one[key]
        if isinstance(one, pikepdf.Stream) and ("/BBox" in one):
            plain_stream(one)
            inner: Any = one.get("/Resources", pikepdf.Dictionary())
            for key in set(inner.keys()) - _DRAWS:
                del inner[key]


def _bare(made: pikepdf.Pdf) -> list[str]:
    """Return the names of fonts that are written in and not there.

    Every page is read only where a font is missing, and no more than some: it is slow.
    """
    named = {fonts.name(one) for one in _listed(made) if not _carried(one)}
    found: set[str] = set()
    for number, page in enumerate(made.pages):
        if found >= named:
            break
        if number == _MOST_READ:
            return sorted(named)
        with suppress(*contents.STRANGE):
            shown = contents.read_page(page).fonts.values()
            found |= {fonts.name(one.thing) for one in shown
                      if one.strings and not _carried(one.thing)}  # fmt: skip
    return sorted(found)


def _listed(made: pikepdf.Pdf) -> Iterator[Any]:
    """Yield every font that a drawing may be written in."""
    for one in made.objects:
        if isinstance(one, pikepdf.Stream):
            with suppress(*contents.STRANGE):
                held: Any = one.get("/Resources", pikepdf.Dictionary())
                yield from held.get("/Font", pikepdf.Dictionary()).values()


def _carried(font: Any) -> bool:
    try:
        return fonts.is_carried(font)
    except contents.STRANGE:
        return False


def _draw(content: bytes) -> None:
    """Draw every page once: what breaks a viewer, or never ends, is found here."""
    try:
        document = pypdfium2.PdfDocument(content)
        for number in range(len(document)):
            page = document[number]
            page.render(scale=min(_LOOK / max(page.get_size()), 1.0)).close()
            page.close()
        document.close()
    except pypdfium2.PdfiumError as fault:
        raise No(DAMAGED) from fault


def from_picture(content: bytes) -> bytes:
    """Return a PDF of one page that shows a picture, upright, with nothing of who took it where.

    Raises:
        No: if it is none.
    """
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
            upright = ImageOps.exif_transpose(picture)
            if upright.mode not in {"1", "L", "RGB"}:
                clear = upright.convert("RGBA")
                upright = Image.new("RGB", clear.size, "white")
                upright.paste(clear, mask=clear)
            dots = float(picture.info.get("dpi", (_RESOLUTION,))[0] or _RESOLUTION)
            written = BytesIO()
            upright.save(written, "PDF", resolution=max(dots, 10.0), quality=90)
    except Image.DecompressionBombError as fault:
        raise No(DOTS) from fault
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as fault:
        raise No(PICTURE) from fault
    return written.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
