"""Layers and marks of a stranger's page: what is switched off goes, and no mark of theirs stays.

Their tags mean nothing in another file, and a layer would show what its maker had hidden.
"""

from typing import Any

import pikepdf

_MARKS = (b"BDC", b"BMC", b" MP", b" DP", b"\nMP", b"\nDP")
_SHOWS = {"Tj", "TJ", "'", '"', "Do", "sh", "INLINE IMAGE"}
_PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s"}
_DEEPEST = 12


class Layers:
    """The layers of a file, and which of them are off as it opens."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        held: Any = pdf.Root.get("/OCProperties", pikepdf.Dictionary())
        usual = held.get("/D", pikepdf.Dictionary())
        off: Any = usual.get("/OFF", [])
        if usual.get("/BaseState") == "/OFF":
            on = {one.objgen for one in usual.get("/ON", [])}
            off = [one for one in held.get("/OCGs", []) if one.objgen not in on]
        self._off = {one.objgen for one in off}
        self._seen: set[tuple[int, int]] = set()

    def hides(self, layer: Any) -> bool:
        """Return whether what is on a layer, or a set of layers, is not seen."""
        if not isinstance(layer, pikepdf.Dictionary):
            return False
        if layer.get("/Type") != "/OCMD":
            return layer.objgen in self._off
        groups: Any = layer.get("/OCGs", [])
        groups = [groups] if isinstance(groups, pikepdf.Dictionary) else list(groups)
        off = [one.objgen in self._off for one in groups]
        if not off:
            return False
        policy = str(layer.get("/P", "/AnyOn"))
        shown = {"/AllOn": not any(off), "/AnyOff": any(off), "/AllOff": all(off)}
        return not shown.get(policy, not all(off))

    def clear(self, form: Any, depth: int = 0) -> None:
        """Take what is hidden out of a drawing and the drawings in it, with all marks."""
        if form.objgen in self._seen or depth > _DEEPEST:
            return
        self._seen.add(form.objgen)
        resources = form.get("/Resources", pikepdf.Dictionary())
        drawn = resources.get("/XObject", pikepdf.Dictionary())
        hidden = {name for name, one in drawn.items() if self.hides(one.get("/OC"))}
        plain_stream(form, self, resources.get("/Properties", pikepdf.Dictionary()), hidden)
        for name, one in drawn.items():
            if name not in hidden and one.get("/Subtype") == "/Form":
                self.clear(one, depth + 1)
        for name in hidden:
            del drawn[name]


def plain_stream(
    stream: Any,
    layers: Layers | None = None,
    named: Any = None,
    hidden: set[str] | frozenset[str] = frozenset(),
) -> None:
    """Write a drawing anew without its marks and without what is hidden; leave it if it has none.

    What cannot be parsed stays as it is: viewers show of it what they can. Raises `PdfError` where
    it cannot even be unpacked.
    """
    raw = stream.read_bytes()
    if not hidden and not any(mark in raw for mark in _MARKS):
        return
    try:
        kept = _kept(pikepdf.parse_content_stream(stream), layers, named, hidden)
        stream.write(pikepdf.unparse_content_stream(kept))
    except (pikepdf.PdfError, TypeError):
        return


def _kept(
    instructions: Any, layers: Layers | None, named: Any, hidden: set[str] | frozenset[str]
) -> list[Any]:
    found: list[Any] = []
    marks: list[bool] = []  # whether what stands in each open mark is hidden
    for one in instructions:
        operands, name = one.operands, str(one.operator)
        if name in {"BDC", "BMC"}:
            marks.append(_hides(operands, layers, named))
        elif name == "EMC":
            if marks:
                marks.pop()
        elif name in {"MP", "DP"} or (name == "Do" and str(operands[0]) in hidden):
            continue
        elif any(marks) and name in _PAINTS:
            found.append(pikepdf.ContentStreamInstruction([], pikepdf.Operator("n")))
        elif not (any(marks) and name in _SHOWS):
            found.append(one)
    return found


def _hides(operands: Any, layers: Layers | None, named: Any) -> bool:
    if layers is None or len(operands) < 2 or str(operands[0]) != "/OC":
        return False
    layer = operands[1]
    if isinstance(layer, pikepdf.Name):
        layer = named.get(str(layer)) if named is not None else None
    return layers.hides(layer)
