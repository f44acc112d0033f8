"""The logical tree of a document, as a screen reader walks it (ISO 32000-1, 14.7)."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "Document", "Sect", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody",
    "Table", "TR", "TH", "TD", "Figure", "Link",
]  # fmt: skip


@dataclass(eq=False)
class Node:
    """One element; what is marked with it on a page is read in its place.

    A head says with its `scope` what it heads, a list with its `labels` how it is numbered.
    """

    kind: Kind
    alternative: str = ""
    scope: Literal["", "Row", "Column"] = ""
    labels: Literal["", "Decimal", "Disc"] = ""
    children: list["Node"] = field(default_factory=list)

    def add(self, kind: Kind, alternative: str = "", scope: str = "") -> "Node":
        """Add and return a child."""
        assert scope in {"", "Row", "Column"}
        child = Node(kind, alternative, scope)  # type: ignore[arg-type]
        self.children.append(child)
        return child

    def listed(self, labels: Literal["Decimal", "Disc"]) -> "Node":
        """Add and return a list whose items are labelled with numbers or with dots."""
        child = Node("L", labels=labels)
        self.children.append(child)
        return child
