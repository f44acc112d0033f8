"""What the rules say of actions: their way up, their moves, their quality, their plans."""

from collections.abc import Iterator
from datetime import date

from lif_desktop.registers import Filter
from lif_desktop.reports import past_wordings, unplanned
from lif_desktop.reports.action_rows import KIRKLEES, OPEN
from lif_desktop.reports.shape import About
from lif_desktop.reports.today import Need, Target
from lif_desktop.reports.watch import Notice
from lif_desktop.reports.ways_up import Way, way
from lif_desktop.rules import action_quality, action_states, lateness, statuses
from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.escalation_line import CANNOT_COMPLETE, NEW_TARGET, NO_FURTHER
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_QUALITY = "Bedford Borough framework, Appendix 7"
_PLANS = "Kirklees framework, Multi-Agency Audits and Practice Reviews"
_EACH = 2
_YEAR = 12
_WAITS = Filter("ruling", "is_not", ("new_target", "supported", "up", "cannot_complete",
                                     "no_further"))  # fmt: skip


def _of_action(board: Board, record: Record, today: date) -> Iterator[Notice]:
    values = record.values
    for question in action_states.questions(
        **{key: values[key] for key in ("status", "completed_on", "board_brag", "assurance",
                                        "impact")}
    ):  # fmt: skip
        yield Notice(question, "note", KIRKLEES)
    if not statuses.is_open(values["status"]):
        return
    found = way(board, today, record)
    yield from _on_its_way(found)
    late = lateness.lateness(values["status"], values["target_on"], None, today).state == "late"
    if late and found.question:
        about = About("groups", values["group"]) if values["group"] else None
        yield Notice(found.question, "due", KIRKLEES, about)
    yield from _of_target(board, found)


def _on_its_way(found: Way) -> Iterator[Notice]:
    stage = found.stage
    if stage is not None:
        about = About("groups", stage.rung.group) if stage.rung.group else None
        text = f"{found.next} {found.reason if found.missed else ''}".strip()
        adds = "escalations" if stage.state == "to_raise" else ""
        yield Notice(text, "late" if stage.waits else "note", KIRKLEES, about, adds)
    elif found.signs:
        text = f"{' '.join(found.signs)} Drift asks for the same as two meetings missed."
        yield Notice(text, "due", KIRKLEES, adds="escalations")


def _of_target(board: Board, found: Way) -> Iterator[Notice]:
    values = found.action.values
    minuted, meeting = values["minuted_target_on"], values["minuted_at"]
    if minuted is not None and meeting is None:
        yield Notice(
            f"Meetings count from {day_in_words(minuted)}, a target said to be minuted: at which"
            " meeting?", "due", KIRKLEES,
        )  # fmt: skip
    elif minuted is not None and board.record("meetings", meeting).values["state"] != "held":
        yield Notice(
            "The meeting that is said to have minuted the new target was not held.", "due",
            KIRKLEES, About("meetings", meeting),
        )  # fmt: skip
    moved = [one for one in found.moves if one.values["to_target_on"] is not None]
    if moved and moved[-1].values["to_target_on"] != values["target_on"]:
        said = day_in_words(moved[-1].values["to_target_on"])
        yield Notice(
            f"The newest move says that the target is {said}; the action says another date.",
            "note", KIRKLEES, About("moves", moved[-1].id),
        )  # fmt: skip
    elif minuted is None and found.from_on is not None and found.from_on != values["target_on"]:
        yield Notice(
            f"The target was moved, but no group minuted it: meetings count from the first one,"
            f" {day_in_words(found.from_on)}.", "note", KIRKLEES,
        )  # fmt: skip


def _of_move(_board: Board, record: Record, _today: date) -> Iterator[Notice]:
    values = record.values
    if not values["reason"]:
        yield Notice("Why was it moved? Say so, and who agreed to it.", "due", KIRKLEES)
    later = values["from_target_on"] and values["to_target_on"]
    if later and values["to_target_on"] > values["from_target_on"] and not values["meeting"]:
        yield Notice(
            "No meeting minuted this move, so meetings go on counting from the earlier target.",
            "note", KIRKLEES,
        )  # fmt: skip


def _of_escalation(board: Board, record: Record, today: date) -> Iterator[Notice]:
    values = record.values
    ruling = values["ruling"]
    about = About("actions", values["action"])
    if ruling in {None, "awaited"}:
        if (today - values["raised_on"]).days > 0:
            days = counted((today - values["raised_on"]).days, "day")
            yield Notice(f"Raised {days} ago; what was decided?", "due", KIRKLEES, about)
        if not values["note"]:
            yield Notice("It has no note: what is asked, and of whom?", "due", KIRKLEES)
        return
    if values["decided_on"] is None or not values["decided_by"]:
        yield Notice("Record who decided, and when.", "due", KIRKLEES)
    if not values["ruling_reason"]:
        yield Notice("Record the reason for the decision.", "note", KIRKLEES)
    if ruling == NEW_TARGET and values["new_target_on"] is None:
        yield Notice("A new target was agreed: to what date?", "due", KIRKLEES)
    action = board.record("actions", values["action"])
    if ruling == CANNOT_COMPLETE and statuses.is_open(action.values["status"]):
        yield Notice(
            "It was accepted that the action cannot be completed: close it, with why and what was"
            " done instead.", "due", KIRKLEES, about,
        )  # fmt: skip
    if ruling == NO_FURTHER and statuses.is_open(action.values["status"]):
        text = "The action goes no further, but is open; it stays late where it is."
        yield Notice(text, "note", KIRKLEES, about)


def _of_update(_board: Board, record: Record, _today: date) -> Iterator[Notice]:
    said = action_quality.question_update(
        *(record.values[key] for key in ("done", "next_step", "next_by"))
    )
    if said:
        yield Notice(said, "due", _QUALITY, About("actions", record.values["action"]))


def _of_plan(board: Board, record: Record, _today: date) -> Iterator[Notice]:
    if not board.count(View("actions", filters=(Filter("plan", "is", (record.id,)),))):
        yield Notice("This plan holds no actions yet.", "due", _PLANS)
    elif record.values["state"] == "closed":
        filters = (Filter("plan", "is", (record.id,)), OPEN)
        still = board.count(View("actions", filters=filters))
        if still:
            verb = "is" if still == 1 else "are"
            text = f"The plan is closed, but {counted(still, 'action')} of it {verb} open."
            yield Notice(text, "due", KIRKLEES)


def _of_source(board: Board, record: Record, _today: date) -> Iterator[Notice]:
    for one in unplanned.of(board, record):
        yield Notice(one.question, "late", _PLANS)


def _of_recommendation(board: Board, record: Record, today: date) -> Iterator[Notice]:
    values = record.values
    made = values["made_on"]
    if values["repeats"]:
        about = About("recommendations", values["repeats"])
        text = (
            "This was recommended before: what was done about it then, and why was it not enough?"
        )
        yield Notice(text, "due", "", about)
    elif made is None or made > add_months(today, -_YEAR):
        # Only while a recommendation is new is the whole record read through for it.
        for earlier, likeness in past_wordings.read(board).like(record)[:_EACH]:
            on = f", {day_in_words(earlier.made_on)}" if earlier.made_on else ""
            yield Notice(
                f"It reads like {earlier.record.reference}{on}. {likeness.why} If it is the same,"
                " link it under “We recommended this before”.", "note", "", earlier.about,
            )  # fmt: skip


NOTICES = {
    "actions": _of_action,
    "moves": _of_move,
    "escalations": _of_escalation,
    "updates": _of_update,
    "plans": _of_plan,
    "audits": _of_source,
    "reviews": _of_source,
    "recommendations": _of_recommendation,
}


def needs(board: Board, today: date) -> Iterator[Need]:
    """Yield the decisions that are still to be recorded, and what has no plan."""
    view = View("escalations", (("raised_on", False),), (_WAITS,))
    for one in board.page(view, 0, _EACH):
        days = counted((today - one.values["raised_on"]).days, "day")
        action = one.text("action")
        yield Need("Decision", "due", one.reference, action, f"escalated {days} ago; what was"
                   " decided is not recorded", "Open", Target("escalations", one.id))  # fmt: skip
    for found in unplanned.every(board)[:_EACH]:
        record = found.record
        ended = f"ended {day_in_words(found.finished_on)}; " if found.finished_on else ""
        why = f"{ended}{found.lacks}"
        yield Need("Plan", "due", record.reference, record.title, why, "Open",
                   Target(record.register.key, record.id))  # fmt: skip
