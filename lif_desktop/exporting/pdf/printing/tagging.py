"""The tag layer: ties what is drawn to the logical tree, so that the paper can be read aloud.

ISO 32000-1, 14.6-14.8, and what PDF/UA-1 asks of headings, tables, figures, links and artifacts.
ReportLab has no calls for this, so the objects are written as bytes.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFString
from reportlab.pdfbase.pdfdoc import format as as_bytes

from lif_desktop.exporting.pdf.pages import Artifact, Link
from lif_desktop.exporting.pdf.text import Lost, clean
from lif_desktop.exporting.pdf.tree import Node


class Raw(PDFObject):
    """A PDF object that is already written."""

    def __init__(self, content: bytes = b"") -> None:
        self.content = content

    def format(self, document: object) -> bytes:  # noqa: ARG002 - ReportLab's own call
        """Return the object as it stands in the file."""
        return self.content


class Tagger:
    """Marks what is drawn with its node, and writes the tree at the end."""

    def __init__(self, canvas: Any) -> None:  # the stubs of a canvas leave out what tags need
        self.canvas = canvas
        self.document: Any = self.canvas._doc  # noqa: SLF001 - ReportLab has no public way in
        self.page_index = -1
        self.page_objects: list[int] = []
        self.here: list[Node] = []  # the node of each marked piece of this page
        self.parents: list[list[Node]] = []  # the same, for each page
        self.contents: dict[Node, list[tuple[int, int]]] = defaultdict(list)
        self.links: list[tuple[Node, int, int]] = []  # node, page, object number
        self.boxes: dict[Node, tuple[float, float, float, float]] = {}

    def begin_page(self) -> None:
        """Start a page."""
        self.page_index += 1
        self.here = []

    @contextmanager
    def marked(self, node: Node | None, artifact: Artifact = "") -> Iterator[None]:
        """Tie what is drawn meanwhile to a node; without one it is an artifact of some kind."""
        code = self.canvas._code  # noqa: SLF001 - ReportLab has no public way in
        if node is None:
            code.append(f"/Artifact {_ARTIFACTS[artifact]} BDC")
        else:
            number = len(self.here)
            self.here.append(node)
            self.contents[node].append((self.page_index, number))
            code.append(f"/{node.kind} <</MCID {number}>> BDC")
        yield
        code.append("EMC")

    def box(self, node: Node, x: float, y: float, width: float, height: float) -> None:
        """Say where a figure stands."""
        self.boxes[node] = (x, y, x + width, y + height)

    def link(self, link: Link, page_height: float) -> None:
        """Make an area of this page lead to an anchor."""
        top, bottom = page_height - link.y, page_height - link.y - link.height
        target = self.canvas._bookmarkReference(link.target)  # noqa: SLF001
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "F": 4,
                "Border": PDFArray([0, 0, 0]),
                "Rect": PDFArray([link.x, bottom, link.x + link.width, top]),
                "Dest": target,
                "Contents": PDFString(clean(link.says, Lost())),
                "StructParent": _AFTER_PAGES + len(self.links),
            }
        )
        reference = self.document.Reference(annotation)
        self.canvas._annotationrefs.append(reference)  # noqa: SLF001
        self.links.append((link.node, self.page_index, self._number(annotation)))

    def end_page(self) -> None:
        """Finish the page that was just closed."""
        page = self.document.Pages.pages[-1]
        page = self.document.idToObject[page.name] if hasattr(page, "name") else page
        # ReportLab writes only the keys it lists.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self.page_index
        page.Tabs = PDFName("S")
        self.page_objects.append(self._number(page))
        self.parents.append(self.here)

    def finish(self, root: Node, *, title: str, language: str, claims: bool = True) -> None:
        """Write the tree, and what a reader must know of the document; `claims` says PDF/UA."""
        catalog = self.document.Catalog
        top = Raw()
        self.document.Reference(top)
        objects: dict[Node, Raw] = {}
        for node in _walk(root):
            objects[node] = Raw()
            self.document.Reference(objects[node])
        links: dict[Node, list[tuple[int, int]]] = defaultdict(list)
        for node, page, number in self.links:
            links[node].append((page, number))
        self._write(root, self._number(top), objects, links)
        tree = self._parent_tree(objects)
        top.content = b"<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %b>>" % (
            self._number(objects[root]), tree,
        )  # fmt: skip
        catalog.StructTreeRoot = top
        catalog.MarkInfo = Raw(b"<</Marked true>>")
        catalog.Lang = PDFString(language)
        metadata = _metadata(title, language, claims=claims)
        catalog.Metadata = Raw(
            b"<</Type /Metadata /Subtype /XML /Length %d>>\nstream\n%b\nendstream"
            % (len(metadata), metadata)
        )

    def _write(
        self,
        root: Node,
        root_parent: int,
        objects: dict[Node, Raw],
        links: dict[Node, list[tuple[int, int]]],
    ) -> None:
        parents = {root: root_parent}
        for node in _walk(root):
            own = self._number(objects[node])
            kids = [
                b"<</Type /MCR /Pg %d 0 R /MCID %d>>" % (self.page_objects[page], number)
                for page, number in self.contents[node]
            ]
            kids += [
                b"<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>>" % (self.page_objects[page], number)
                for page, number in links[node]
            ]
            for child in node.children:
                parents[child] = own
                kids.append(b"%d 0 R" % self._number(objects[child]))
            objects[node].content = b"<</Type /StructElem /S /%b /P %d 0 R /K [%b]%b>>" % (
                node.kind.encode(), parents[node], b" ".join(kids), self._attributes(node),
            )  # fmt: skip

    def _attributes(self, node: Node) -> bytes:
        found = b""
        if node.alternative:
            found += b" /Alt " + self._string(node.alternative)
        if node.scope:
            found += b" /A <</O /Table /Scope /%b>>" % node.scope.encode()
        if node.labels:
            found += b" /A <</O /List /ListNumbering /%b>>" % node.labels.encode()
        if node in self.boxes:
            found += (
                b" /A <</O /Layout /Placement /Block /BBox [%.2f %.2f %.2f %.2f]>>"
                % (self.boxes[node])
            )
        return found

    def _parent_tree(self, objects: dict[Node, Raw]) -> bytes:
        numbers = [
            b"%d [%b]" % (page, b" ".join(b"%d 0 R" % self._number(objects[one]) for one in nodes))
            for page, nodes in enumerate(self.parents)
        ]
        numbers += [
            b"%d %d 0 R" % (_AFTER_PAGES + index, self._number(objects[node]))
            for index, (node, _, _) in enumerate(self.links)
        ]
        return b"<</Nums [%b]>>" % b"\n".join(numbers)

    def _number(self, thing: PDFObject) -> int:
        name = self.document.Reference(thing).name
        number: int = self.document.idToObjectNumberAndVersion[name][0]
        return number

    def _string(self, text: str) -> bytes:
        written: bytes = as_bytes(PDFString(text), self.document)
        return written


_ARTIFACTS = {
    "": "<</Type /Layout>>",
    "Header": "<</Type /Pagination /Subtype /Header /Attached [/Top]>>",
    "Footer": "<</Type /Pagination /Subtype /Footer /Attached [/Bottom]>>",
    "Watermark": "<</Type /Pagination /Subtype /Watermark>>",
}

_AFTER_PAGES = 1_000_000
"""Where the keys of links begin in the parent tree, after those of all pages."""


def _walk(node: Node) -> Iterator[Node]:
    """Yield a node and all below it, in reading order."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.children))


def _metadata(title: str, language: str, *, claims: bool) -> bytes:
    """Return the XMP packet with the title, the language and, if it `claims` it, PDF/UA."""
    identifier = "\n<pdfuaid:part>1</pdfuaid:part>" if claims else ""
    text = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>{identifier}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
    return text.encode()
