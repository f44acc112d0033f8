"""Which editor a kind of field gets; a new kind is one more registration."""

from functools import singledispatch

from lif_desktop.fields import (
    Choice,
    Count,
    Day,
    Derived,
    Field,
    Flag,
    Link,
    Links,
    Memo,
    Money,
    Number,
    Text,
)
from lif_desktop.store.board import Board
from lif_desktop.ui.register.day_editor import DayEditor
from lif_desktop.ui.register.editors import (
    ChoiceEditor,
    DerivedEditor,
    Editor,
    FlagEditor,
    LineEditor,
    WordsEditor,
)
from lif_desktop.ui.register.link_editors import LinkEditor, LinksEditor

# From this width on, one line would hide half of what a field usually holds.
_WRAPS_FROM = 30
# A longer label has no room above half a line.
_LABEL_AT_MOST = 22


@singledispatch
def editor_for(field: Field, board: Board) -> Editor:
    """Return the editor of a field's kind."""
    raise NotImplementedError(field, board)


@editor_for.register(Count)
@editor_for.register(Number)
@editor_for.register(Money)
def _(field: Field, board: Board) -> Editor:
    return LineEditor(field, board)


@editor_for.register
def _(field: Text, board: Board) -> Editor:
    return (WordsEditor if field.width >= _WRAPS_FROM else LineEditor)(field, board)


@editor_for.register
def _(field: Memo, board: Board) -> Editor:
    return WordsEditor(field, board)


@editor_for.register
def _(field: Day, board: Board) -> Editor:
    return DayEditor(field, board)


@editor_for.register
def _(field: Choice, _board: Board) -> Editor:
    return ChoiceEditor(field)


@editor_for.register
def _(field: Flag, _board: Board) -> Editor:
    return FlagEditor(field)


@editor_for.register
def _(field: Link, board: Board) -> Editor:
    return LinkEditor(field, board)


@editor_for.register
def _(field: Links, board: Board) -> Editor:
    return LinksEditor(field, board)


@editor_for.register
def _(field: Derived, _board: Board) -> Editor:
    return DerivedEditor(field)


def takes_half(field: Field) -> bool:
    """Say whether a field is short enough to share its line with another."""
    if len(field.label) > _LABEL_AT_MOST:
        return False
    if isinstance(field, Text):
        return field.width < 20
    if isinstance(field, Link):
        return field.width < 26
    if isinstance(field, Choice):
        return max((len(option.label) for option in field.options), default=0) < 20
    return isinstance(field, (Count, Number, Money, Day, Derived))
