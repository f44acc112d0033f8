"""Content and tags: every piece marked, and page, parent tree and logical tree of one mind."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from lif_desktop.exporting.pdf.checkpoints.opened import Found, Opened, Rule

STANDARD = frozenset({
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index",
    "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody",
    "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference",
    "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure",
    "Formula", "Form",
})  # fmt: skip
"""Every kind that ISO 32000-1, 14.8.4 knows."""


def _no_tree(file: Opened) -> Iterator[Found]:
    if not file.elements:
        yield "The file has no logical tree.", 0


def _artifact_inside(file: Opened) -> Iterator[Found]:
    for number, shown in file.shown.items():
        if shown.artifact_inside:
            yield "An artifact stands inside tagged content.", number


def _tagged_inside(file: Opened) -> Iterator[Found]:
    for number, shown in file.shown.items():
        if shown.tagged_inside:
            yield "Tagged content stands inside an artifact.", number


def _loose(file: Opened) -> Iterator[Found]:
    for number, shown in file.shown.items():
        if shown.loose:
            yield f"{shown.loose} pieces are neither tagged nor artifacts.", number


def _balanced(file: Opened) -> Iterator[Found]:
    for number, shown in file.shown.items():
        if shown.unbalanced:
            yield "A mark is opened and not closed, or closed and not opened.", number


def _once(file: Opened) -> Iterator[Found]:
    for number, shown in file.shown.items():
        twice = [mark for mark, count in Counter(shown.marks).items() if count > 1]
        if twice:
            yield f"Mark {twice[0]} stands twice.", number


def _unmapped(file: Opened) -> Iterator[Found]:
    kinds = {one.kind for one in file.elements}
    for kind in sorted(kinds - STANDARD):
        if not _circle(kind, file.roles):
            yield f"<{kind}> is no standard tag, nor stands for one.", 0


def _circle(kind: str, roles: dict[str, str]) -> bool:
    seen: set[str] = set()
    while kind in roles and kind not in seen:
        seen.add(kind)
        kind = roles[kind]
    return kind in seen


def _circular(file: Opened) -> Iterator[Found]:
    for kind in file.roles:
        if _circle(kind, file.roles):
            yield f"<{kind}> stands for itself in the end.", 0


def _remapped(file: Opened) -> Iterator[Found]:
    for kind, to in file.roles.items():
        if kind in STANDARD:
            yield f"The standard tag <{kind}> stands for <{to}>.", 0


def _parent(file: Opened) -> Iterator[Found]:
    for element in file.elements:
        above = element.parent.thing if element.parent else file.tree
        if _number(element.thing.get("/P")) != _number(above):
            yield (
                f"{element.named} names another parent than the one it stands below.",
                element.page,
            )


def _number(thing: Any) -> Any:
    return thing.objgen if isinstance(thing, pikepdf.Object) else None


def _to_elements(file: Opened) -> Iterator[Found]:
    """Every mark on a page leads through the parent tree to the element that names it."""
    names = {(one, element.thing.objgen) for element in file.elements for one in element.marked}
    for number, shown in file.shown.items():
        if not shown.marks:
            continue
        page = file.pdf.pages[number - 1].obj
        held = file.parents.get(int(page.get("/StructParents", -1)))
        if not isinstance(held, pikepdf.Array):
            yield "The parent tree does not know the page.", number
            continue
        owners = [_number(one) for one in held]
        for mark in shown.marks:
            if mark >= len(owners) or ((number, mark), owners[mark]) not in names:
                yield f"Mark {mark} does not lead to the element that names it.", number


def _to_content(file: Opened) -> Iterator[Found]:
    """Every mark that an element names stands on its page."""
    there = {number: set(shown.marks) for number, shown in file.shown.items()}
    for element in file.elements:
        for page, mark in element.marked:
            if mark not in there.get(page, set()):
                yield f"{element.named} names mark {mark}, which is not on the page.", page


def _owned_once(file: Opened) -> Iterator[Found]:
    owners = Counter(one for element in file.elements for one in element.marked)
    for (page, mark), count in owners.items():
        if count > 1:
            yield f"Mark {mark} belongs to {count} elements.", page


def _referenced(file: Opened) -> Iterator[Found]:
    for number, shown in file.shown.items():
        if shown.references:
            yield "A drawing stands for a page of another file.", number


def _drawn_twice(file: Opened) -> Iterator[Found]:
    uses = Counter(form for shown in file.shown.values() for form, _ in shown.drawn)
    for number, shown in file.shown.items():
        if any(marks and uses[form] > 1 for form, marks in shown.drawn):
            yield "A drawing with tagged content is used more than once.", number


RULES = (
    Rule("UA 7.1", "There is a logical tree.", _no_tree),
    Rule("01-003", "No artifact stands inside tagged content.", _artifact_inside),
    Rule("01-004", "No tagged content stands inside an artifact.", _tagged_inside),
    Rule("01-005", "Every piece is tagged or an artifact.", _loose),
    Rule("PDF 14.6", "Marks are closed as they were opened.", _balanced),
    Rule("PDF 14.7.4.1", "A mark stands once on its page.", _once),
    Rule("02-001", "Tags are standard, or stand for such.", _unmapped),
    Rule("02-003", "No tag stands for itself.", _circular),
    Rule("02-004", "No standard tag stands for another.", _remapped),
    Rule("PDF 14.7.2", "Elements name their parent.", _parent),
    Rule("PDF 14.7.4.4", "Marks lead to their elements.", _to_elements),
    Rule("PDF 14.7.4.2", "Elements lead to their marks.", _to_content),
    Rule("PDF 14.7.4.3", "A mark belongs to one element.", _owned_once),
    Rule("30-001", "No drawing stands for another file's page.", _referenced),
    Rule("30-002", "No tagged drawing is used twice.", _drawn_twice),
)
