"""What a tracker is asked for: a view, a plan, an agency; and how its front sheet says so."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lif_desktop import registers
from lif_desktop.faults import WrongUsage
from lif_desktop.fields import Day, Derived, Field, Link, Links
from lif_desktop.registers import Filter, Register, SavedView, conditions
from lif_desktop.rules.words import listed
from lif_desktop.store.board import Board
from lif_desktop.store.query import View

_ACTIONS = "actions"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The records that a tracker is to hold: those of a view, or those of them under one plan."""

    view: View
    plan: int | None = None


def wanted(board: Board, key: str, *, view: str = "", plan: str = "", agency: str = "") -> Wanted:
    """Return what is asked for by a view's name, a plan's reference and an agency's name.

    Raises:
        WrongUsage: if there is no such view, plan or agency, or the register knows none.
    """
    register = registers.get(key)
    saved = _saved(register, view) if view else SavedView("")
    found = Wanted(View(key, saved.sort, saved.filters))
    if agency:
        found = replace(found, view=replace(
            found.view, filters=(*found.view.filters, _of_agency(board, register, agency)),
        ))  # fmt: skip
    return replace(found, plan=_plan(board, register, plan)) if plan else found


def ids_of(board: Board, asked: Wanted) -> list[int]:
    """Return the records asked for, in the view's order.

    An action belongs to the plan it names, or to that of the recommendation it answers.
    """
    found = board.ids(asked.view)
    if asked.plan is None:
        return found
    register = registers.get(asked.view.register)
    link = _to_plans(register)
    assert link is not None
    under = set(board.ids(View(register.key, filters=(Filter(link.key, "is", (asked.plan,)),))))
    if register.key == _ACTIONS:
        of_plan = Filter("plan", "is", (asked.plan,))
        answered = board.ids(View("recommendations", filters=(of_plan,)))
        if answered:
            by_answer = Filter("recommendation", "is", tuple(answered))
            under.update(board.ids(View(_ACTIONS, filters=(by_answer,))))
    return [one for one in found if one in under]


def said(board: Board, asked: Wanted) -> tuple[str, ...]:
    """Return in sentences what is asked for: view, plan, conditions, order."""
    return tuple(_said(board, asked, registers.get(asked.view.register)))


def nouns(register: Register) -> tuple[str, str]:
    """Return what one and what several of a register's records are called in a sentence."""
    one, many = register.singular, register.plural.lower()
    return (one, many) if one[:3].lower() == many[:3] else ("record", "records")


def _said(board: Board, asked: Wanted, register: Register) -> Iterator[str]:
    view, plural = asked.view, nouns(register)[1]
    if asked.plan is not None:
        yield f"Of the plan {board.names.label('plans', asked.plan)}."
    named = [one.name for one in register.views if one.filters and one.filters == view.filters]
    held = [
        f"{register.field(one.key).label} is {conditions.words(register, one, board.names)}"
        for one in conditions.grouped(view.filters)
    ]
    if view.text.strip():
        held.append(f"the words “{view.text.strip()}” occur")
    if held:
        of = f"The view “{named[0]}”" if named else f"Those {plural}"
        yield f"{of}: only where {listed(held)}."
    elif asked.plan is None:
        yield f"The whole register: all {plural} of the board."
    if view.sort:
        yield f"Sorted by {listed(_sorted(register.field(key), way) for key, way in view.sort)}."


def _sorted(field: Field, descending: bool) -> str:  # noqa: FBT001 - as the view keeps it
    name = field.label.lower() if field.label[1:].islower() else field.label
    if isinstance(field, (Day, Derived)):
        return f"{name}, the {'latest' if descending else 'earliest'} first"
    return f"{name}, from the end" if descending else name


def _saved(register: Register, name: str) -> SavedView:
    for one in register.views:
        if one.name.casefold() == name.strip().casefold():
            return one
    views = ", ".join(f"“{one.name}”" for one in register.views)
    raise WrongUsage(
        f"The {register.plural.lower()} have no view “{name}”. "
        + (f"Their views are: {views}." if views else "They have none.")
    )


def _of_agency(board: Board, register: Register, name: str) -> Filter:
    links = [
        one for one in register.visible if isinstance(one, (Link, Links)) and one.to == "agencies"
    ]
    if not links:
        raise WrongUsage(f"The {register.plural.lower()} are not kept by agency.")
    found = board.names.resolve("agencies", name)
    if found is None:
        raise WrongUsage(f"No one agency is called “{name}”; see: list BOARD agencies.")
    link = links[0]
    return Filter(link.key, "contains" if isinstance(link, Links) else "is", (found,))


def _plan(board: Board, register: Register, reference: str) -> int:
    if _to_plans(register) is None:
        raise WrongUsage(f"The {register.plural.lower()} are not kept by action plan.")
    found = board.find("plans", reference)
    if found is None:
        raise WrongUsage(f"There is no action plan {reference}; see: list BOARD plans.")
    return found.id


def _to_plans(register: Register) -> Link | None:
    return next((one for one in register.links if one.to == "plans"), None)
