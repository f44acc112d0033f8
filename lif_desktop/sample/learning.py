"""The sample's priorities, lessons with ledger and confirmations, and the children followed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lif_desktop.rules.feedback_loop import STAGES
from lif_desktop.sample.bodies import Bodies
from lif_desktop.sample.stock import Days, Numbers, Text, pick, texts
from lif_desktop.store.changes import Change

_VOICE = ("voice", "voice_seen", "voice_wishes", "voice_influence", "voice_told")


@dataclass(frozen=True)
class Made:
    """What the sample holds before its learning: ids by the keys of the texts, plans by title.

    `deaths` are ids by what the panel learned.
    """

    bodies: Bodies
    audits: Mapping[str, int]
    reviews: Mapping[str, int]
    plans: Mapping[str, int]
    actions: Mapping[str, int]
    deaths: Mapping[str, list[int]]


def add_priorities(
    change: Change,
    known: Mapping[str, int],
    agencies: Mapping[str, int],
    groups: Mapping[str, int],
    days: Days,
) -> dict[str, int]:
    """Complete the priorities that the framework brought, add the others; return ids by key."""
    found = {}
    for one in texts("priorities")["priorities"]:
        values = {
            "title": one["title"],
            "outcome": one["outcome"],
            "group": groups[one["group"]],
            "agency": agencies[one["by"]],
            "lead": one.get("lead"),
            "from_on": days.on(one["from"]),
            "until_on": days.on(one["until"]),
            "state": one["state"],
            "tone": one["tone"],
            "progress": one["progress"],
            "progress_on": days.on(one["as_at"]),
            "difference": one.get("difference"),
        }
        record = known.get(one["title"])
        if record is None:
            record = change.add("priorities", values)
        else:
            change.edit("priorities", record, values)
        found[one["key"]] = record
    return found


def complete_audits(change: Change, audits: Mapping[str, int], who: Bodies, days: Days) -> None:
    """Say in the audits what children said, who took part, and what was found then and now."""
    for one in texts("relooks")["audits"]:
        follows = one.get("follows")
        values = {
            **dict(zip(_VOICE, one.get("voice", ()), strict=False)),
            "voice_why_not": one.get("why_not"),
            "practitioners": one.get("practitioners"),
            "parents": one.get("parents"),
            "children": one.get("children"),
            "found_then": one.get("then"),
            "found_now": one.get("now"),
            "planned_on": days.day(one.get("planned")),
            "priority": who.priorities.get(one.get("priority", "")),
            "previous": audits[f"AUD-{follows}"] if follows else None,
        }
        told = {key: value for key, value in values.items() if value is not None}
        change.edit("audits", audits[f"AUD-{one['ref']}"], told)


def add_lessons(
    change: Change, made: Made, external: Mapping[str, int], days: Days
) -> dict[str, int]:
    """Add the lessons with their ledgers and confirmations; return their ids by key."""
    text = texts("lessons")
    numbers, ledger, answers = (Numbers(days, one) for one in ("LRN", "LED", "CNF"))
    found = {}
    lines, asked = [], []
    for one in sorted(text["lessons"], key=_identified):
        lesson = change.add(
            "learning",
            _lesson(one, made, external, days),
            reference=numbers.next(one["identified"]),
        )
        found[one["key"]] = lesson
        lines += [(lesson, line) for line in one["ledger"]]
        asked += [(lesson, answer) for answer in one.get("confirmations", ())]
    for lesson, line in sorted(lines, key=_dated):
        values = {"learning": lesson, **_entry(line, made.bodies, days)}
        change.add("ledger", values, reference=ledger.next(line[1]))
    for lesson, answer in sorted(asked, key=_dated):
        values = {"learning": lesson, **_answer(answer, made.bodies, days)}
        change.add("confirmations", values, reference=answers.next(answer[1]))
    return found


def _identified(one: Text) -> int:
    return int(one["identified"])


def _dated(pair: tuple[int, list[Any]]) -> int:
    return int(pair[1][1])


def _lesson(one: Text, made: Made, external: Mapping[str, int], days: Days) -> dict[str, Any]:
    who = made.bodies
    learned = made.deaths.get(one["key"], [])
    return {
        "lesson": one["lesson"],
        "detail": one["detail"],
        "stage": one["stage"],
        "state": one["state"],
        "theme": one["theme"],
        "audits": tuple(made.audits[ref] for ref in one.get("audits", ())),
        "reviews": tuple(made.reviews[key] for key in one.get("reviews", ())),
        "deaths": tuple(learned[: one.get("deaths", 0)]),
        "external": tuple(external[key] for key in one.get("external", ())),
        "other_source": one.get("other"),
        "group": who.groups[one["group"]],
        "priority": who.priorities.get(one.get("priority", "")),
        "multi_agency": one["multi"],
        "impact": one.get("impact"),
        "why_not": one.get("why_not"),
        "closed_on": days.day(one.get("closed")),
        "look_again_on": days.day(one.get("look")),
        **{f"{stage}_on": days.day(one.get(stage)) for stage in STAGES},
    }


def _entry(line: list[Any], who: Bodies, days: Days) -> dict[str, Any]:
    stage, dated, kind, agency, shows = line
    return {
        "stage": stage,
        "dated_on": days.on(dated),
        "kind": kind,
        "shows": shows,
        "agency": who.agencies[agency],
        "said_by": pick(who.people[agency], "ledger", shows),
    }


def _answer(answer: list[Any], who: Bodies, days: Days) -> dict[str, Any]:
    agency, asked, due, confirmed, how, reached, training = answer
    return {
        "agency": who.agencies[agency],
        "asked_on": days.on(asked),
        "due_on": days.on(due),
        "confirmed_on": days.day(confirmed or None),
        "how": how or None,
        "reached": reached or None,
        "training_updated": training or None,
        "said_by": pick(who.people[agency], "confirmed", how) if confirmed else None,
    }


def add_tracked(change: Change, made: Made, lessons: Mapping[str, int], days: Days) -> None:
    """Add the children who are followed."""
    who, numbers = made.bodies, Numbers(days, "TRK")
    for one in sorted(texts("lessons")["tracked"], key=lambda child: int(child["since"])):
        change.add("tracked", {
            "pseudonym": one["pseudonym"], "age_band": one["age"],
            "learning": lessons[one["lesson"]], "review": made.reviews.get(one.get("review", "")),
            "priority": who.priorities.get(one.get("priority", "")),
            "lead_agency": who.agencies[one["by"]], "since_on": days.on(one["since"]),
            "position_then": one["then"], "would_have": one["would"],
            "position_now": one.get("now"), "difference": one["difference"],
            "checked_on": days.on(one["checked"]), "next_on": days.day(one.get("next")),
            "ended_on": days.day(one.get("ended")),
        }, reference=numbers.next(one["since"]))  # fmt: skip
