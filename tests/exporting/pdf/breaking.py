"""A good pack broken on purpose, one rule at a time."""

from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.exporting.pdf.reading import elements

Break = Callable[[Pdf], None]


def of_kind(pdf: Pdf, kind: str) -> Any:
    return next(one for one in elements(pdf) if f"/{kind}" == one.S)


def every(pdf: Pdf, kind: str) -> list[Any]:
    return [one for one in elements(pdf) if f"/{kind}" == one.S]


def kind_of(old: str, new: str) -> Break:
    def change(pdf: Pdf) -> None:
        of_kind(pdf, old).S = Name(f"/{new}")

    return change


def metadata(old: str, new: str) -> Break:
    def change(pdf: Pdf) -> None:
        said = pdf.Root.Metadata.read_bytes().decode()
        assert old in said
        pdf.Root.Metadata = pdf.make_stream(said.replace(old, new).encode())

    return change


def content(change: Callable[[bytes], bytes], number: int = 0) -> Break:
    def broken(pdf: Pdf) -> None:
        page = pdf.pages[number].obj
        before = page.Contents.read_bytes()
        after = change(before)
        assert after != before
        page.Contents = pdf.make_stream(after)

    return broken


def added(more: bytes) -> Break:
    return content(lambda before: before + b"\n" + more)


def link(pdf: Pdf) -> Any:
    return pdf.pages[1].obj.Annots[0]


def linked(change: Callable[[Any], Any]) -> Break:
    def broken(pdf: Pdf) -> None:
        change(link(pdf))

    return broken


def laid_over(pdf: Pdf, kind: str, **more: Any) -> None:
    one = Dictionary(
        Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([10, 10, 40, 40]), F=4, **more
    )
    one = pdf.make_indirect(one)
    pdf.pages[1].obj.Annots.append(one)
    if kind == "Widget":
        pdf.Root.AcroForm = Dictionary(Fields=Array([one]))


def over(kind: str, **more: Any) -> Break:
    return lambda pdf: laid_over(pdf, kind, **more)


def font(change: Callable[[Any, Pdf], Any]) -> Break:
    def broken(pdf: Pdf) -> None:
        for one in pdf.pages[0].obj.Resources.Font.values():
            change(one, pdf)

    return broken


def meaning(old: bytes, new: bytes) -> Break:
    def change(one: Any, pdf: Pdf) -> None:
        said = one.ToUnicode.read_bytes()
        one.ToUnicode = pdf.make_stream(said.replace(old, new))

    return font(change)


def composite(one: Any, pdf: Pdf) -> None:
    """Make a font one of signs of two bytes, without saying which shapes they are."""
    inner = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, FontDescriptor=one.FontDescriptor)
    one.Subtype, one.DescendantFonts = Name.Type0, Array([pdf.make_indirect(inner)])


def flags(number: int, **more: Any) -> Callable[[Any, Pdf], None]:
    def change(one: Any, _: Pdf) -> None:
        one.FontDescriptor.Flags = number
        for name, value in more.items():
            one[f"/{name}"] = value

    return change


def attached(pdf: Pdf) -> Any:
    pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(
        pdf, b"said", filename="a.txt", description="What was said"
    )
    return pdf.attachments["a.txt"].obj


def drop(*path: str) -> Break:
    def change(pdf: Pdf) -> None:
        thing = pdf.Root
        for name in path[:-1]:
            thing = thing[f"/{name}"]
        del thing[f"/{path[-1]}"]

    return change


def put(value: Callable[[Pdf], Any], *path: str) -> Break:
    def change(pdf: Pdf) -> None:
        thing = pdf.Root
        for name in path[:-1]:
            if f"/{name}" not in thing:
                thing[f"/{name}"] = Dictionary()
            thing = thing[f"/{name}"]
        thing[f"/{path[-1]}"] = value(pdf)

    return change


def drawing(more: dict[str, Any], said: bytes, times: int) -> Break:
    """Put a drawing on the first page, `times` over."""

    def change(pdf: Pdf) -> None:
        one = pdf.make_stream(said, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], **more)
        page = pdf.pages[0].obj
        page.Resources.XObject = Dictionary(Extra=one)
        added(b"/Artifact BMC /Extra Do EMC " * times)(pdf)

    return change


def parents(pdf: Pdf, number: int) -> Any:
    tree = pdf.Root.StructTreeRoot.ParentTree.Nums
    keys = [int(one) for one in list(tree)[::2]]
    return tree[2 * keys.index(number) + 1]


def bookmark(key: str, value: Any) -> Break:
    def change(pdf: Pdf) -> None:
        one = pdf.Root.Outlines.First
        if "/A" in one:
            del one["/A"]
        one[key] = value

    return change


def note(*names: str) -> Break:
    def change(pdf: Pdf) -> None:
        for one, name in zip(every(pdf, "P"), names, strict=False):
            one.S = Name.Note
            if name:
                one.ID = String(name)

    return change
