"""Links and what else can be pressed: tagged, described, reached in order; forms."""

from collections.abc import Iterator
from typing import Any

from lif_desktop.exporting.pdf.checkpoints.opened import Element, Found, Opened, Rule, text_of

_KNOWN = frozenset({
    "Text", "Link", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight",
    "Underline", "Squiggly", "StrikeOut", "Stamp", "Caret", "Ink", "Popup", "FileAttachment",
    "Sound", "Movie", "Widget", "Screen", "PrinterMark", "TrapNet", "Watermark", "3D", "Redact",
})  # fmt: skip
_APART = {"Widget", "Link", "PrinterMark", "Popup"}


def _kind(one: Any) -> str:
    return str(one.get("/Subtype", "/"))[1:]


def _owner(file: Opened, one: Any) -> Element | None:
    """Return the element that an annotation and the parent tree agree on."""
    held = file.parents.get(int(one.get("/StructParent", -1)))
    element = file.owners.get(one.objgen)
    if held is None or element is None or element.thing.objgen != held.objgen:
        return None
    return element


def _within(file: Opened, kind: str, tag: str) -> Iterator[int]:
    for page, one in file.annotations:
        if _kind(one) == kind:
            element = _owner(file, one)
            while element is not None and element.kind != tag:
                element = element.parent
            if element is None:
                yield page


def _links(file: Opened) -> Iterator[Found]:
    for page in _within(file, "Link", "Link"):
        yield "A link is not tied to a <Link>, both ways.", page


def _fields(file: Opened) -> Iterator[Found]:
    for page in _within(file, "Widget", "Form"):
        yield "A form field is not tied to a <Form>.", page


def _others(file: Opened) -> Iterator[Found]:
    for page, one in file.annotations:
        if _kind(one) not in _APART:
            owner = _owner(file, one)
            if owner is None or owner.kind != "Annot":
                yield f"What is laid over the page ({_kind(one)}) is not an <Annot>.", page


def _described(file: Opened) -> Iterator[Found]:
    for page, one in file.annotations:
        if _kind(one) not in {"Widget", "Popup", "PrinterMark", "Link"}:
            owner = _owner(file, one)
            alternative = text_of(owner.thing.get("/Alt")) if owner else ""
            if not (text_of(one.get("/Contents")) or alternative):
                yield f"What is laid over the page ({_kind(one)}) says nothing in words.", page


def _link_words(file: Opened) -> Iterator[Found]:
    for page, one in file.annotations:
        if _kind(one) == "Link" and not text_of(one.get("/Contents")):
            yield "A link does not say in words where it leads.", page


def _field_words(file: Opened) -> Iterator[Found]:
    for page, one in file.annotations:
        if _kind(one) == "Widget" and not text_of(one.get("/TU")):
            yield "A form field does not say what is asked.", page


def _unknown(file: Opened) -> Iterator[Found]:
    for page, one in file.annotations:
        if _kind(one) not in _KNOWN:
            yield f"“{_kind(one)}” is no known thing to lay over a page.", page


def _trap(file: Opened) -> Iterator[Found]:
    for page, one in file.annotations:
        if _kind(one) == "TrapNet":
            yield "The page holds marks for a printing works.", page


def _tabs(file: Opened, *, wrong: bool) -> Iterator[int]:
    for page in sorted({page for page, _ in file.annotations}):
        held = file.pdf.pages[page - 1].obj.get("/Tabs")
        if (held is not None and held != "/S") if wrong else held is None:
            yield page


def _no_order(file: Opened) -> Iterator[Found]:
    for page in _tabs(file, wrong=False):
        yield "The page does not say in which order its links are reached.", page


def _other_order(file: Opened) -> Iterator[Found]:
    for page in _tabs(file, wrong=True):
        yield "Links are not reached in the order of the tags.", page


def _objects(file: Opened) -> Iterator[Found]:
    there = {one.objgen for _, one in file.annotations}
    for element in file.elements:
        if any(one not in there for one in element.objects):
            yield f"{element.named} names a link that is on no page.", element.page


def _empty(file: Opened) -> Iterator[Found]:
    for element in file.of_kind("Link"):
        if not element.objects:
            yield "<Link> holds no link.", element.page


RULES = (
    Rule("28-002", "What is laid over a page is an <Annot>.", _others),
    Rule("28-004", "What is laid over a page says so in words.", _described),
    Rule("28-005", "Form fields say what is asked.", _field_words),
    Rule("28-006", "What is laid over a page is of a known kind.", _unknown),
    Rule("28-007", "No page holds marks for a printing works.", _trap),
    Rule("28-008", "Pages say in which order links are reached.", _no_order),
    Rule("28-009", "Links are reached in the order of the tags.", _other_order),
    Rule("28-010", "Form fields are tied to a <Form>.", _fields),
    Rule("28-011", "Links are tied to a <Link>.", _links),
    Rule("28-012", "Links say in words where they lead.", _link_words),
    Rule("PDF 14.7.4.5", "Elements lead to links that are there.", _objects),
    Rule("UA 7.18.5", "No <Link> is without its link.", _empty),
)
