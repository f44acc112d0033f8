"""What words changed between two texts: what is the same, struck out, and new."""

from difflib import SequenceMatcher
from html import escape

from lif_desktop.ui import theme
from lif_desktop.ui.importing.parts import Part

_LONG = 32  # characters; shorter values are shown whole, old beside new
_KIN = 0.4  # of 1: texts less alike are two texts, not one that was edited
_AROUND = 3  # words shown beside a change in one line
_MOST = 400  # words that are compared at all; a longer text is shown whole


def word_parts(old: str, new: str, *, whole: bool = False) -> tuple[Part, ...]:
    """Return old and new as parts, word by word where a long text was edited.

    With `whole` nothing of it is left out; else words far from a change are, for one line.
    """
    before, after = old.split(), new.split()
    plain = (Part(old, "old"), Part(new, "new"))
    if max(len(old), len(new)) < _LONG or max(len(before), len(after)) > _MOST:
        return plain
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _KIN:
        return plain
    parts: list[Part] = []
    steps = matcher.get_opcodes()
    for at, (kind, a, b, c, d) in enumerate(steps):
        if kind == "equal":
            text = " ".join(before[a:b])
            parts.append(Part(text if whole else _near(before[a:b], at, len(steps))))
            continue
        if b > a:
            parts.append(Part(" ".join(before[a:b]), "old"))
        if d > c:
            parts.append(Part(" ".join(after[c:d]), "new"))
    return tuple(parts)


def _near(words: list[str], at: int, steps: int) -> str:
    """Return the words of a stretch that stand near a change."""
    if at == 0:
        return " ".join(words) if len(words) <= _AROUND else "… " + " ".join(words[-_AROUND:])
    if at == steps - 1:
        return " ".join(words) if len(words) <= _AROUND else " ".join(words[:_AROUND]) + " …"
    if len(words) <= 2 * _AROUND:
        return " ".join(words)
    return f"{' '.join(words[:_AROUND])} … {' '.join(words[-_AROUND:])}"


def as_html(parts: tuple[Part, ...], colours: theme.Tokens) -> str:
    """Return parts for a label: what was struck out is so, and what is new has its ground."""
    said = []
    for part in parts:
        text = escape(part.text)
        if part.mark == "old":
            text = f'<s style="color:{colours.late}">{text}</s>'
        elif part.mark == "new":
            style = f"background:{colours.well_tint};color:{colours.well}"
            text = f'<span style="{style}">{text}</span>'
        said.append(text)
    return " ".join(said)
