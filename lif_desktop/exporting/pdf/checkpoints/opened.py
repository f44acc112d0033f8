"""A PDF file taken apart for the rules: its elements, what is marked on each page, its fonts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

from lif_desktop.exporting.pdf.checkpoints.contents import Shown, read_page

Found = tuple[str, int]
"""What is wrong, and the page it stands on (from 1; nought is the whole file)."""

Look = Callable[["Opened"], Iterator[Found]]


@dataclass(frozen=True)
class Rule:
    """A rule by its checkpoint, what it demands, and how a file is looked at.

    `checkpoint` is the failure condition of the Matterhorn Protocol 1.1 (06-002), else the clause
    of ISO 14289-1 (UA 7.1) or of ISO 32000-1 (PDF 14.7.4).
    """

    checkpoint: str
    demands: str
    look: Look


@dataclass(eq=False)
class Element:
    """An element of the logical tree, its kind as the role map has it."""

    thing: Any
    kind: str
    parent: "Element | None"
    page: int
    children: list["Element"] = field(default_factory=list)
    marked: list[tuple[int, int]] = field(default_factory=list)  # page (from 1), MCID
    objects: list[tuple[int, int]] = field(default_factory=list)  # object and generation number

    @property
    def named(self) -> str:
        """Return what the element is called in a sentence."""
        return f"<{self.kind}>"


class Opened:
    """A file and what the rules look at, each part read once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.root: Any = pdf.Root
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}

    @cached_property
    def shown(self) -> dict[int, Shown]:
        """Return what is shown on each page."""
        return {number: read_page(page) for number, page in enumerate(self.pdf.pages, 1)}

    @cached_property
    def roles(self) -> dict[str, str]:
        """Return the role map: from what a tag is called to what it stands for."""
        tree = self.tree
        held = tree.get("/RoleMap") if tree is not None else None
        return {name[1:]: str(to)[1:] for name, to in held.items()} if held is not None else {}

    @property
    def tree(self) -> Any | None:
        """Return the root of the logical tree, if the file has one."""
        found = self.root.get("/StructTreeRoot")
        return found if isinstance(found, pikepdf.Dictionary) else None

    @cached_property
    def elements(self) -> list[Element]:
        """Return every element in reading order."""
        if self.tree is None:
            return []
        found: list[Element] = []
        seen: set[tuple[int, int]] = set()
        waiting: list[tuple[Any, Element | None]] = [
            (kid, None) for kid in reversed(as_list(self.tree.get("/K")))
        ]
        while waiting:
            thing, parent = waiting.pop()
            if not isinstance(thing, pikepdf.Dictionary) or thing.objgen in seen:
                continue
            if thing.is_indirect:
                seen.add(thing.objgen)
            element = self._element(thing, parent)
            found.append(element)
            waiting += [(kid, element) for kid in reversed(self._kids(element))]
        return found

    def of_kind(self, *kinds: str) -> Iterator[Element]:
        """Yield the elements of some kinds."""
        return (one for one in self.elements if one.kind in kinds)

    def _element(self, thing: Any, parent: Element | None) -> Element:
        kind = str(thing.get("/S", "/"))[1:]
        for _ in range(len(self.roles)):
            kind = self.roles.get(kind, kind)
        page = self.page_of(thing) or (parent.page if parent else 0)
        element = Element(thing, kind, parent, page)
        if parent:
            parent.children.append(element)
        return element

    def _kids(self, element: Element) -> list[Any]:
        """Take down what an element marks, and return the elements below it."""
        below = []
        for kid in as_list(element.thing.get("/K")):
            if isinstance(kid, int):
                element.marked.append((element.page, kid))
            elif not isinstance(kid, pikepdf.Dictionary):
                continue
            elif kid.get("/Type") == "/MCR":
                page = self.page_of(kid) or element.page
                element.marked.append((page, int(kid.get("/MCID", -1))))
                element.page = element.page or page
            elif kid.get("/Type") == "/OBJR":
                element.objects.append(kid.Obj.objgen)
                element.page = element.page or self.page_of(kid)
            else:
                below.append(kid)
        return below

    def page_of(self, thing: Any) -> int:
        """Return the page that a thing says it is on, from 1; nought if it does not say."""
        page = thing.get("/Pg")
        return self.pages.get(page.objgen, 0) if page is not None else 0

    @cached_property
    def parents(self) -> dict[int, Any]:
        """Return the parent tree: what each key of a page or annotation leads to."""
        held = self.tree.get("/ParentTree") if self.tree is not None else None
        found: dict[int, Any] = {}
        waiting, turns = ([held] if held is not None else []), 0
        while waiting and turns < 100_000:  # a tree that leads back to itself ends too
            turns += 1
            node = waiting.pop()
            numbers = list(node.get("/Nums", []))
            found.update(zip(map(int, numbers[::2]), numbers[1::2], strict=False))
            waiting += list(node.get("/Kids", []))
        return found

    @cached_property
    def owners(self) -> dict[tuple[int, int], Element]:
        """Return the element that names each annotation."""
        return {number: element for element in self.elements for number in element.objects}

    @cached_property
    def annotations(self) -> list[tuple[int, Any]]:
        """Return every annotation that can be seen, with its page."""
        return [
            (number, one)
            for number, page in enumerate(self.pdf.pages, 1)
            for one in page.obj.get("/Annots", [])
            if isinstance(one, pikepdf.Dictionary) and not int(one.get("/F", 0)) & _HIDDEN
        ]

    @cached_property
    def not_checked(self) -> tuple[int, ...]:
        """Return the pages that hold what is not ours, and was marked so."""
        return tuple(number for number, shown in self.shown.items() if shown.foreign)


_HIDDEN = 2


def as_list(thing: Any) -> list[Any]:
    """Return the parts of an array, one thing as a list of it, nothing as none."""
    if thing is None:
        return []
    return list(thing) if isinstance(thing, pikepdf.Array) else [thing]


def text_of(thing: Any) -> str:
    """Return the text of a string, blank where there is none."""
    return str(thing).strip() if isinstance(thing, pikepdf.String) else ""
