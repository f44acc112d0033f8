"""Recommendations that were made once already, in whatever register, and by which words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop.reports import past_wordings
from lif_desktop.reports.past_wordings import Past, Place, Said
from lif_desktop.reports.shape import Asked, Column, Report, Row, Section, Table
from lif_desktop.reports.spans import past_year
from lif_desktop.rules.likeness import Likeness
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board

_SHOWN = 3
_KINDS = {
    "recommendations": "recommendation", "requirements": "outside recommendation",
    "learning": "lesson",
}  # fmt: skip
_LEFT_OUT = (
    "The wordings, the plans and what they are like: drafts of a review may lead to a case. The"
    " counts are complete."
)
_HOW = (
    "Compared by the words that both use, rare ones counting most and words of one meaning as one;"
    " nothing is decided by it. Link what is the same under “We recommended this before”."
)


@dataclass(frozen=True, slots=True)
class Again:
    """A recommendation with the earlier wordings that it is like, the most alike first."""

    new: Said
    earlier: tuple[tuple[Said, Likeness[Place]], ...]


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw what was recommended before; by default of the recommendations of twelve months."""
    span = past_year(asked, today)
    past = past_wordings.read(board)
    new = [
        one for place, one in past.said.items()
        if place[0] == "recommendations" and span.covers(one.made_on)
    ]  # fmt: skip
    linked = [one for one in new if one.record.values["repeats"]]
    found = [
        Again(one, tuple(alike[:_SHOWN]))
        for one in new
        if not one.record.values["repeats"] and (alike := past.before(one))
    ]
    found.sort(key=lambda one: -one.earlier[0][1].score)
    sections = [_counted(past, new, linked, found)]
    if not span.public:
        sections = [_alike(found), _linked(past, linked), *sections]
    return Report(
        name="repeats",
        title="We recommended this before",
        on=today,
        asked=span,
        basis="Kirklees framework, Driving Improvement; the comparison of words is ours",
        summary=tuple(_summary(new, linked, found)),
        sections=tuple(sections),
        attention=len(found),
        left_out=(_LEFT_OUT,) if span.public else (),
    )  # fmt: skip


def _summary(new: Sequence[Said], linked: Sequence[Said], found: Sequence[Again]) -> Iterator[str]:
    if not new:
        yield "No recommendation was made in the period."
        return
    verb = "reads" if len(found) == 1 else "read"
    yield (
        f"Of {counted(len(new), 'recommendation')} made in the period, {len(linked)}"
        f" {'is' if len(linked) == 1 else 'are'} known to repeat an earlier one, and {len(found)}"
        f" more {verb} like something said before."
    )
    yield _HOW


def _alike(found: Sequence[Again]) -> Section:
    columns = (
        Column("Made", 0.8), Column("New recommendation", 3), Column("Said before", 3),
        Column("When", 0.8), Column("As", 1.1), Column("Why it may be the same", 2.4),
    )  # fmt: skip
    rows = tuple(
        Row(
            (
                one.new.made_on, _named(one.new), _named(earlier), earlier.made_on,
                _KINDS[earlier.place[0]], likeness.why,
            ),
            one.new.about,
        )
        for one in found
        for earlier, likeness in one.earlier
    )  # fmt: skip
    empty = "No new recommendation reads like an earlier one."
    table = Table("To look at", columns, rows, empty=empty, note=_HOW)
    return Section("To look at", tables=(table,))


def _linked(past: Past, linked: Sequence[Said]) -> Section:
    columns = (
        Column("Made", 0.8), Column("Recommendation", 3), Column("Repeats", 3), Column("When", 0.8),
    )  # fmt: skip
    rows = []
    for one in linked:
        earlier = past.said["recommendations", one.record.values["repeats"]]
        rows.append(Row((one.made_on, _named(one), _named(earlier), earlier.made_on), one.about))
    note = "What was done about it the first time, and why it was not enough, is worth asking."
    table = Table("Known to repeat", columns, tuple(rows), note=note, empty="None is linked yet.")
    return Section("Known to repeat", tables=(table,))


def _counted(
    past: Past, new: Sequence[Said], linked: Sequence[Said], found: Sequence[Again]
) -> Section:
    sizes = Counter(register for register, _ in past.said)
    columns = (Column("What", 3), Column("Number", align="right"))
    rows = (
        Row(("Recommendations made in the period", len(new))),
        Row(("Known to repeat an earlier one", len(linked))),
        Row(("Read like something said before", len(found))),
    )
    note = "Compared with " + ", ".join(
        counted(sizes[key], name) for key, name in _KINDS.items()
    ) + " on record; not with others of the same audit or review."  # fmt: skip
    return Section("Counted", tables=(Table("Counted", columns, rows, note=note),))


def _named(said: Said) -> str:
    return f"{said.record.reference} {said.text}"
