"""The sample's standards returns: two cycles of section 11, one of section 175."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lif_desktop import frameworks
from lif_desktop.sample.assurances import add_assurances
from lif_desktop.sample.bodies import Bodies
from lif_desktop.sample.stock import Days, Numbers, Text, number, pick, texts
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change

_THEN, _NOW, _SCHOOLS = "AUD-2025-002", "AUD-2026-008", "AUD-2025-010"
_ASKED_THEN, _DUE_THEN, _ASKED_NOW, _DUE_NOW = -688, -612, -49, -8
_ASKED_SCHOOLS, _DUE_SCHOOLS = -392, -350
_PLANS = {
    _THEN: "Section 11 self-assessment 2025",
    _NOW: "Safer recruitment: themed section of section 11",
    _SCHOOLS: "Section 175 return 2025",
}
# Those whose improvement plan of this cycle is the joint one; the others still owe theirs.
_PLANNED = {"social", "education", "icb", "early_help", "probation"}
_TOP, _LOW = "3", {"0", "1"}
_SIGNS = {"n": "n/a", "-": None, ".": None}


@dataclass(frozen=True)
class _Making:
    """What every answer needs: where it goes, and the numbers for its reference."""

    change: Change
    bodies: Bodies
    days: Days
    answers: Numbers
    returns: Numbers
    audits: Mapping[str, int]
    plans: Mapping[str, int]


def add_returns(
    board: Board, bodies: Bodies, audits: Mapping[str, int], plans: Mapping[str, int], days: Days
) -> None:
    """Add cycles, returns, answers and assurances; `audits` by reference, `plans` by title."""
    text = texts("standards")
    numbers = Numbers(days, "STD"), Numbers(days, "SUB")
    with board.change("Enter standards returns and assurances") as change:
        making = _Making(change, bodies, days, *numbers, audits, plans)
        _open_cycles(making)
        last = {one["by"]: _then(making, one, text) for one in text["returns"]}
        _schools(making, text["s175"])
        said = {(one["by"], one["standard"]): one for one in text["said"]}
        for one in text["returns"]:
            _now(making, one, text, last[one["by"]], said)
        add_assurances(change, text["assurances"], bodies, days)


def _open_cycles(making: _Making) -> None:
    days, edit = making.days, making.change.edit
    edit("audits", making.audits[_THEN], {
        "cycle": "2024/25", "due_on": days.on(_DUE_THEN), "scale": "0-3",
    })  # fmt: skip
    edit("audits", making.audits[_NOW], {
        "cycle": "2026/27", "due_on": days.on(_DUE_NOW), "scale": "0-3",
        "themed_section": "Safer recruitment", "previous": making.audits[_THEN],
        "shared_with_boards": "Eastmere, for health bodies that work in both areas",
    })  # fmt: skip
    edit("audits", making.audits[_SCHOOLS], {
        "cycle": "2025", "due_on": days.on(_DUE_SCHOOLS), "scale": "1-3",
    })  # fmt: skip


def _then(making: _Making, one: Text, text: Text) -> dict[str, tuple[int, str | None, str | None]]:
    """Add a return of the first cycle; return id, score and evidence of each answer."""
    entry = one["then"]
    values = {
        "state": "finished", "asked_on": making.days.on(_ASKED_THEN),
        "due_on": making.days.on(_DUE_THEN), "plan": making.plans[_PLANS[_THEN]],
        **_common(making, one, entry),
    }  # fmt: skip
    submission = _add_return(making, _THEN, one["by"], values, _ASKED_THEN)
    asked = [standard for standard in text["standards"] if "since" not in standard]
    moderated = _scores(entry.get("moderated", ""), len(asked))
    found = {}
    for standard, own, judged in zip(
        asked, _scores(entry["scores"], len(asked)), moderated, strict=True
    ):
        answer = {
            **_answer(making, one["by"], standard, own, entry["received"], 200),
            "moderated_score": judged,
        }
        added = _add_answer(making, _THEN, one["by"], submission, answer, entry["received"])
        found[standard["name"]] = (added, own, answer["evidence"])
    return found


def _now(
    making: _Making,
    one: Text,
    text: Text,
    last: Mapping[str, tuple[int, str | None, str | None]],
    said: Mapping[tuple[str, str], Text],
) -> None:
    entry, by = one["now"], one["by"]
    asked = None if entry["state"] == "not_asked" else making.days.on(_ASKED_NOW)
    values = {
        "state": entry["state"], "asked_on": asked,
        "due_on": asked and making.days.on(entry.get("due", _DUE_NOW)),
        "plan": making.plans[_PLANS[_NOW]] if by in _PLANNED else None,
        **_common(making, one, entry),
    }  # fmt: skip
    submission = _add_return(making, _NOW, by, values, _ASKED_NOW)
    if "scores" not in entry:
        return
    standards = text["standards"]
    judged = _scores(entry.get("moderated", ""), len(standards))
    for standard, own, moderated in zip(
        standards, _scores(entry["scores"], len(standards)), judged, strict=True
    ):
        answer = {
            **_answer(making, by, standard, own, entry["received"], 150),
            "moderated_score": moderated,
            "themed": standard.get("themed"),
        }
        own_words = said.get((by, standard["name"]), {})
        answer |= _changed(by, answer, last.get(standard["name"]), own_words)
        if "deadline" in own_words:
            answer["deadline_on"] = making.days.on(own_words["deadline"])
        _add_answer(making, _NOW, by, submission, answer, entry["received"])


def _changed(
    by: str,
    answer: Mapping[str, Any],
    before: tuple[int, str | None, str | None] | None,
    said: Text,
) -> dict[str, Any]:
    """Return what the agency says of an answer beside its last one, which it may carry forward."""
    if before is None:
        return {"changed": "new"}
    previous, own, evidence = before
    now = answer["own_score"]
    found: dict[str, Any] = {"previous": previous}
    if not own or own not in "0123" or now not in {"0", "1", "2", "3"}:
        found["changed"] = "reworded"
    elif now != own:
        found["changed"] = "better" if now > own else "worse"
    elif number("carried", by, answer["standard"]) % 4:
        found |= {"changed": "same", "evidence": evidence}
    else:
        found["changed"] = "reworded"
    if "changed" in said:
        found |= {"changed": said["changed"], "changes": said["changes"] or None}
    return found


def _schools(making: _Making, entry: Text) -> None:
    days, by = making.days, entry["by"]
    values = {
        "state": "finished", "asked_on": days.on(_ASKED_SCHOOLS), "due_on": days.on(_DUE_SCHOOLS),
        "plan": making.plans[_PLANS[_SCHOOLS]], "notes": entry["notes"],
        **_common(making, {"by": by}, entry),
    }  # fmt: skip
    submission = _add_return(making, _SCHOOLS, by, values, _ASKED_SCHOOLS)
    names = next(one.standards for one in frameworks.standards() if one.key == "s175")
    for standard, own in zip(names, _scores(entry["scores"], len(names)), strict=True):
        like = {"name": standard.name, "evidence": entry["evidence"], "gaps": entry["gaps"]}
        answer = _answer(making, by, like, own, entry["received"], 240)
        _add_answer(making, _SCHOOLS, by, submission, answer, entry["received"])


def _common(making: _Making, one: Text, entry: Text) -> dict[str, Any]:
    day = making.days.day
    came = "received" in entry or "declared" in entry
    return {
        "received_on": day(entry.get("received")),
        "declared_on": day(entry.get("declared")),
        "declaration": entry.get("declaration"),
        "chased_on": day(entry.get("chased")),
        "signed_by": making.bodies.people[one["by"]][0] if came else None,
        "shared_with": entry.get("shared"),
        "panel_on": day(entry.get("panel")),
        "panel_feedback": entry.get("feedback"),
        "lessons": entry.get("lessons") or None,
        "below_standard": entry.get("below"),
        "suggested": entry.get("suggested") or None,
        "progress_on_last": entry.get("progress"),
        "staff_survey": entry.get("survey"),
        "notes": entry.get("notes"),
    }


def _scores(text: str, count: int) -> list[str | None]:
    signs = text.replace(" ", "").ljust(count, ".")
    return [_SIGNS.get(sign, sign) for sign in signs]


def _answer(
    making: _Making, by: str, standard: Text, own: str | None, received: int, days: int
) -> dict[str, Any]:
    name = standard["name"]
    weak = own in _LOW
    gap = weak or (own is not None and own != _TOP and number("gap", by, name, received) % 3 == 0)
    dated = gap and number("dated", by, name) % 6 != 0
    bare = own is None or (own == _TOP and number("bare", by, name, received) % 7 == 0)
    spread = received + days + number("by", by, name) % 90
    reason = "No contact with children in this" if own == "n/a" else None
    return {
        "standard": name,
        "own_score": own,
        "evidence": None if bare or reason else pick(standard["evidence"], name, by, received),
        "gap": pick(standard["gaps"], "gap", name, by) if gap and not reason else None,
        "deadline_on": making.days.on(spread) if dated and not reason else None,
        "notes": reason,
    }


def _add_return(
    making: _Making, audit: str, by: str, values: Mapping[str, Any], offset: int
) -> int:
    own = {"audit": making.audits[audit], "agency": making.bodies.agencies[by], **values}
    return making.change.add("submissions", own, reference=making.returns.next(offset))


def _add_answer(
    making: _Making,
    audit: str,
    by: str,
    submission: int,
    values: Mapping[str, Any],
    offset: int,
) -> int:
    own = {
        "submission": submission, "audit": making.audits[audit],
        "agency": making.bodies.agencies[by], **values,
    }  # fmt: skip
    return making.change.add("standards", own, reference=making.answers.next(offset))
