"""Agencies' files, made up: good ones in odd sizes, damaged, locked, hostile ones."""

import hashlib
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from lif_desktop.exporting.papers.content import File
from lif_desktop.exporting.pdf import fonts

A4, A3, LETTER = (595.0, 842.0), (842.0, 1191.0), (612.0, 792.0)


def file(content: bytes, name: str = "return.pdf", agency: str = "Health Trust") -> File:
    return File(name, content, hashlib.sha256(content).hexdigest(), agency)


def pdf(sizes: Sequence[tuple[float, float]] = (A4,), colour: str = "", font: str = "") -> bytes:
    """Return a PDF with a page for each size: a red corner top left, a blue one bottom right.

    A `font` that every reader has is not put into the file.
    """
    written = BytesIO()
    canvas = Canvas(written)
    for number, (wide, high) in enumerate(sizes, 1):
        canvas.setPageSize((wide, high))
        side = min(wide, high) / 4
        if colour:
            canvas.setFillColor(HexColor(colour))
            canvas.rect(0, 0, wide, high, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#ff0000"))
        canvas.rect(0, high - side, side, side, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#0000ff"))
        canvas.rect(wide - side, 0, side, side, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#000000"))
        canvas.setFont(font or fonts.load("regular"), min(wide, high) / 20)
        canvas.drawString(wide * 0.3, high / 2, f"Their page {number}")
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def joined(sheets: Sequence[bytes]) -> bytes:
    """Return the pages of several files in one."""

    def change(one: Pdf) -> None:
        for sheet in sheets[1:]:
            with pikepdf.open(BytesIO(sheet)) as other:
                one.pages.extend(other.pages)

    return changed(sheets[0], change)


def changed(content: bytes, change: Callable[[Pdf], object], **more: Any) -> bytes:
    written = BytesIO()
    with pikepdf.open(BytesIO(content)) as one:
        change(one)
        one.save(written, **more)
    return written.getvalue()


def turned(angle: int) -> bytes:
    return changed(pdf(), lambda one: one.pages[0].rotate(angle, relative=False))


def cropped(box: Sequence[float]) -> bytes:
    def change(one: Pdf) -> None:
        one.pages[0].obj.CropBox = Array(list(box))

    return changed(pdf(), change)


def locked(user: str, *, prints: bool = True) -> bytes:
    allow = pikepdf.Permissions(print_lowres=prints, print_highres=prints)
    lock = pikepdf.Encryption(user=user, owner="their own", allow=allow)
    return changed(pdf(), lambda _: None, encryption=lock)


def filled_form() -> bytes:
    """Return a form with a field filled in, and without a picture of what is in it."""

    def change(one: Pdf) -> None:
        font = one.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        )
        field = one.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("name"),
                V=String("Filled by hand"), DA=String("/Helv 12 Tf 0 g"), F=4,
                Rect=Array([100, 600, 400, 630]),
            )
        )  # fmt: skip
        one.pages[0].obj.Annots = Array([field])
        one.Root.AcroForm = Dictionary(
            Fields=Array([field]), NeedAppearances=True, DA=String("/Helv 12 Tf 0 g"),
            DR=Dictionary(Font=Dictionary(Helv=font)),
        )  # fmt: skip

    return changed(pdf(), change)


def acting() -> bytes:
    """Return a file with scripts, actions, links, a bookmark and an attachment of its own."""

    def change(one: Pdf) -> None:
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert('EVIL')"))
        one.Root.OpenAction = script
        one.Root.Names = Dictionary(
            JavaScript=Dictionary(Names=Array([String("a"), one.make_indirect(script)]))
        )
        page = one.pages[0].obj
        page.AA = Dictionary(O=script)
        page.Metadata = one.make_stream(b"<x>EVIL metadata</x>")
        link = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 300, 300]), F=4,
            A=Dictionary(S=Name.URI, URI=String("https://evil.example/")),
        )  # fmt: skip
        page.Annots = Array([one.make_indirect(link)])
        one.attachments["EVIL.exe"] = b"MZ"
        with one.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("EVIL bookmark", 0))

    return changed(pdf(), change)


def layered() -> bytes:
    """Return a page with a layer that is off, one that is on, and a drawing on the one off."""

    def change(one: Pdf) -> None:
        off, on = (
            one.make_indirect(Dictionary(Type=Name.OCG, Name=String(name)))
            for name in ("off", "on")
        )
        either = one.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array([off]), P=Name.AnyOn))
        one.Root.OCProperties = Dictionary(
            OCGs=Array([off, on]), D=Dictionary(OFF=Array([off]), Order=Array([]))
        )
        page = one.pages[0].obj
        drawing = one.make_stream(
            b"0 1 0 rg 0 0 600 900 re f", Type=Name.XObject, Subtype=Name.Form,
            BBox=Array([0, 0, 600, 900]), OC=off,
        )  # fmt: skip
        page.Resources.XObject = Dictionary(Hidden=drawing)
        page.Resources.Properties = Dictionary(Off=off, On=on, Either=either)
        font = next(iter(page.Resources.Font.keys()))
        said = f"""
            /OC /Off BDC BT {font} 20 Tf 50 500 Td (HIDDEN LAYER) Tj ET 0 0 9 9 re f EMC
            /OC /Either BDC BT {font} 20 Tf 50 470 Td (HIDDEN SET) Tj ET EMC
            /OC /On BDC BT {font} 20 Tf 50 440 Td (SHOWN LAYER) Tj ET EMC
            /P <</MCID 0>> BDC BT {font} 20 Tf 50 410 Td (TAGGED) Tj ET EMC
            /Artifact MP /Hidden Do EMC
        """
        before = page.Contents.read_bytes()
        page.Contents = one.make_stream(before + said.encode())

    return changed(pdf(), change)


def dynamic() -> bytes:
    def change(one: Pdf) -> None:
        one.Root.NeedsRendering = True

    return changed(pdf(), change)


def without_pages() -> bytes:
    def change(one: Pdf) -> None:
        del one.pages[:]

    return changed(pdf(), change)


def of_no_size() -> bytes:
    def change(one: Pdf) -> None:
        one.pages[0].obj.MediaBox = Array([0, 0, 0, 0])

    return changed(pdf(), change)


def long(pages: int) -> bytes:
    """Return a file of many blank pages."""
    written = BytesIO()
    with pikepdf.new() as one:
        for _ in range(pages):
            one.add_blank_page(page_size=(100, 100))
        one.save(written)
    return written.getvalue()


def bomb() -> bytes:
    """Return a small file that says it draws a gigabyte of nothing."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 2**20) for _ in range(1_200)) + packer.flush()

    def change(one: Pdf) -> None:
        stream = pikepdf.Stream(one, b"")
        stream.write(packed, filter=Name.FlateDecode)
        one.pages[0].obj.Contents = stream

    return changed(pdf(), change, compress_streams=False, stream_decode_level=None)


def picture(kind: str = "PNG", size: tuple[int, int] = (300, 200), **more: Any) -> bytes:
    written = BytesIO()
    image = Image.new("RGBA" if kind == "PNG" else "RGB", size, "red")
    image.paste("blue", (size[0] // 2, size[1] // 2, size[0], size[1]))
    image.save(written, kind, **more)
    return written.getvalue()
