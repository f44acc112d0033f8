"""What a page shows, piece by piece: how it is marked, and in which fonts it is written."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pikepdf

FOREIGN = "/LIFDesktop"
"""The key under `PieceInfo` by which a drawing says that it is an agency's own page."""

_PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE", "EI"}
_TEXT = {"Tj", "TJ", "'", '"'}
_DEEPEST = 12
_UNSEEN = 3  # the way of showing text that leaves no mark
ARTIFACT, OTHER = -1, -2
STRANGE = (
    AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError, pikepdf.PdfError,
)  # fmt: skip
"""What is raised where a file is built against all rules."""


@dataclass
class Font:
    """A font, and the strings that are shown in it."""

    thing: Any
    strings: set[bytes] = field(default_factory=set)


@dataclass
class Shown:
    """What is shown on a page."""

    marks: list[int] = field(default_factory=list)  # MCIDs, in order
    loose: int = 0  # pieces that are neither marked nor an artifact
    artifact_inside: int = 0
    tagged_inside: int = 0
    unbalanced: bool = False
    references: int = 0  # drawings that stand for another file
    foreign: bool = False
    fonts: dict[tuple[int, int] | int, Font] = field(default_factory=dict)
    theirs: list[Font] = field(default_factory=list)  # in which a foreign drawing is written
    drawn: list[tuple[tuple[int, int], bool]] = field(default_factory=list)  # form, holds MCIDs


@dataclass
class _State:
    """Where the walk through a content stream stands."""

    shown: Shown
    stack: list[int] = field(default_factory=list)
    font: Font | None = None
    mode: int = 0
    saved: list[tuple[Font | None, int]] = field(default_factory=list)


def read_page(page: pikepdf.Page) -> Shown:
    """Return what a page shows."""
    shown = Shown()
    state = _State(shown)
    _walk(page.obj, page.obj.get("/Resources"), state, 0)
    shown.unbalanced = shown.unbalanced or bool(state.stack)
    return shown


def _walk(thing: Any, resources: Any, state: _State, depth: int) -> None:
    resources = resources if resources is not None else pikepdf.Dictionary()
    for one in pikepdf.parse_content_stream(thing):
        operands, name = one.operands, str(one.operator)
        if name in {"BDC", "BMC"}:
            state.stack.append(_meaning(operands, resources))
            _nested(state)
        elif name == "EMC":
            if state.stack:
                state.stack.pop()
            else:
                state.shown.unbalanced = True
        elif name == "Do":
            _drawn(resources, operands, state, depth)
        elif name in _TEXT:
            _text(operands, state)
        elif name in _PAINTS:
            _painted(state)
        else:
            _set(name, operands, resources, state)


def _set(name: str, operands: Any, resources: Any, state: _State) -> None:
    """Take down what changes how the next text is shown."""
    if name == "Tf":
        state.font = _font(resources, operands, state.shown)
    elif name == "Tr":
        state.mode = int(operands[0])
    elif name == "q":
        state.saved.append((state.font, state.mode))
    elif name == "Q" and state.saved:
        state.font, state.mode = state.saved.pop()


def _meaning(operands: Any, resources: Any) -> int:
    """Return the MCID that a mark gives, or what else it says."""
    if str(operands[0]) == "/Artifact":
        return ARTIFACT
    held = operands[1] if len(operands) > 1 else None
    if isinstance(held, pikepdf.Name):
        held = resources.get("/Properties", pikepdf.Dictionary()).get(str(held))
    if isinstance(held, pikepdf.Dictionary) and "/MCID" in held:
        return int(held.MCID)
    return OTHER


def _nested(state: _State) -> None:
    *outer, new = state.stack
    if new >= 0:
        state.shown.marks.append(new)
        state.shown.tagged_inside += ARTIFACT in outer
    elif new == ARTIFACT:
        state.shown.artifact_inside += any(one >= 0 for one in outer)


def _painted(state: _State) -> None:
    if all(one == OTHER for one in state.stack):
        state.shown.loose += 1


def _text(operands: Any, state: _State) -> None:
    strings = [bytes(one) for one in _strings(operands)]
    if not any(strings):
        return
    _painted(state)
    if state.font and state.mode != _UNSEEN:
        state.font.strings.update(strings)


def _strings(operands: Any) -> Iterator[Any]:
    for one in operands:
        if isinstance(one, pikepdf.Array):
            yield from _strings(one)
        elif isinstance(one, pikepdf.String):
            yield one


def _font(resources: Any, operands: Any, shown: Shown) -> Font | None:
    thing = resources.get("/Font", pikepdf.Dictionary()).get(str(operands[0]))
    if thing is None:
        return None
    key = thing.objgen if thing.is_indirect else id(thing)
    return shown.fonts.setdefault(key, Font(thing))


def _drawn(resources: Any, operands: Any, state: _State, depth: int) -> None:
    """Take down a picture, or go through a drawing within the drawing."""
    thing = resources.get("/XObject", pikepdf.Dictionary()).get(str(operands[0]))
    if thing is None:
        return
    if thing.get("/Subtype") != "/Form" or depth >= _DEEPEST:
        _painted(state)
        return
    if FOREIGN in thing.get("/PieceInfo", {}):
        state.shown.foreign = True
        state.shown.theirs += _fonts_in(thing, depth)
        _painted(state)
        return
    state.shown.references += "/Ref" in thing
    before, height = len(state.shown.marks), len(state.stack)
    _walk(thing, thing.get("/Resources", resources), state, depth + 1)
    if len(state.stack) != height:
        state.shown.unbalanced = True
        del state.stack[height:]
    state.shown.drawn.append((thing.objgen, len(state.shown.marks) > before))


def _fonts_in(drawing: Any, depth: int) -> list[Font]:
    """Return the fonts in which something is written on an agency's page, as far as it is read."""
    inner = _State(Shown())
    with suppress(*STRANGE):
        _walk(drawing, drawing.get("/Resources"), inner, depth + 1)
    return [one for one in inner.shown.fonts.values() if one.strings]
