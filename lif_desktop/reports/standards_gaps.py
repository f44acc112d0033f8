"""Gaps with their deadlines, what changed since last time, and scores that no scale has."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from lif_desktop.fields import Shown
from lif_desktop.registers.standards import CHANGES
from lif_desktop.reports.shape import Column, Row, Section, Table
from lif_desktop.reports.standards_answers import Answer, Comparison
from lif_desktop.rules import scales
from lif_desktop.rules.owed import Owed, owed
from lif_desktop.rules.words import counted

_GRAVEST = ("late", "undated", "due", "later")


def gaps(found: Comparison, today: date) -> Section:
    """Return the gaps that agencies named, those past their deadline first."""
    named = [one for one in found.now.answers if one.record.values["gap"]]
    named.sort(key=lambda one: urgency(one, today))
    by = {one.record.id: one.record.values["deadline_on"] for one in named}
    names = _agencies(found)
    late = late_gaps(found, today)
    undated = list(by.values()).count(None)
    table = Table(
        "Gaps",
        (
            Column("Agency", 2), Column("Standard", 2), Column("Gap", 4), Column("To be closed by"),
            Column("State"),
        ),
        tuple(
            Row(
                (
                    names[one.agency], found.standards[one.key], one.record.text("gap"),
                    by[one.record.id], _state(by[one.record.id], today),
                ),
                one.about,
            )
            for one in named
        ),
        empty="No agency named a gap.",
    )  # fmt: skip
    said = (
        f"{counted(len(named), 'answer names a gap', 'answers name a gap')}; past the deadline:"
        f" {len(late)}; without one: {undated}."
    )
    return Section(f"{found.kind.name}: gaps", (said,), (table,))


def late_gaps(found: Comparison, today: date) -> list[Answer]:
    """Return the answers whose gap was to be closed before today."""
    named = (one for one in found.now.answers if one.record.values["gap"])
    return [one for one in named if stands(one.record.values["deadline_on"], today).state == "late"]


def urgency(answer: Answer, today: date) -> tuple[int, date]:
    """Return by what gaps are put in order: those past their deadline first."""
    by = answer.record.values["deadline_on"]
    return _GRAVEST.index(stands(by, today).state), by or date.max


def stands(by: date | None, today: date) -> Owed:
    """Return how the deadline of a gap stands."""
    return owed(by, None, today, undated="No deadline")


def _state(by: date | None, today: date) -> Shown:
    found = stands(by, today)
    return Shown(found.pill, found.meaning, found.shape)


def _agencies(found: Comparison) -> Mapping[int, str]:
    return {one.agency.id: one.agency.title for one in found.now.returns}


def changes(found: Comparison) -> Section | None:
    """Return what agencies say changed since last time, and where their scores contradict it."""
    if not found.now.answers or found.then is None:
        return None
    said = Counter(one.record.values["changed"] for one in found.now.answers)
    counts = Table(
        "What agencies say of their answers",
        (Column("Answer", 3), Column("Answers", align="right")),
        (
            *(Row((one.label, said[one.value])) for one in CHANGES),
            Row(("Not said", said[None])),
        ),
        ("All", len(found.now.answers)),
        note=f"Of all answers of {found.now.name}.",
    )
    names = _agencies(found)
    questioned = [one for one in found.now.answers if one.question and one.record.values["changed"]]
    rows = [
        Row((names[one.agency], found.standards[one.key], one.question), one.about)
        for one in questioned
    ]
    table = Table(
        "To be asked: what is said and what is found differ",
        (Column("Agency", 2), Column("Standard", 2), Column("Question", 4)),
        tuple(rows),
        empty="What agencies say agrees with their scores.",
    )
    return Section(f"{found.kind.name}: changes since last time", (), (counts, table))


def unread(found: Comparison) -> Section | None:
    """Return the scores that cannot be read: no scale named, or not a point of it."""
    names = _agencies(found)
    rows = [
        Row(
            (
                names[one.agency], found.standards[one.key], written or "–",
                one.scale.name if one.scale else "none that is known", why,
            ),
            one.about,
        )
        for one in found.now.answers
        for written in (one.own, one.moderated)
        if written and (why := _why(one, written))
    ]  # fmt: skip
    if not rows:
        return None
    table = Table(
        "Scores that are in no table",
        (
            Column("Agency", 2), Column("Standard", 2), Column("Score"), Column("Scale", 2),
            Column("Why", 3),
        ),
        tuple(rows),
    )  # fmt: skip
    return Section(f"{found.kind.name}: scores that cannot be read", (), (table,))


def _why(answer: Answer, written: str) -> str:
    if answer.scale is None:
        return "Name the scale on the cycle or on the answer."
    if scales.read(answer.scale, written).state == "off_scale":
        points = ", ".join(one.value.replace("_", " ") for one in answer.scale.points)
        return f"The scale has {points}."
    return ""
