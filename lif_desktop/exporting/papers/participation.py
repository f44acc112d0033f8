"""Participation: what people said in their words, what was done, and whether they were told."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    Block,
    Bullets,
    Caption,
    Cell,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Layer,
    Paper,
    RowsChart,
    Strong,
    Table,
    Words,
)
from lif_desktop.exporting.papers.phrases import cut, day, is_or_are, state
from lif_desktop.reports import participation
from lif_desktop.reports.participation import LABELS, LEFT_OUT, Way
from lif_desktop.reports.shape import Asked
from lif_desktop.reports.spans import past_year
from lif_desktop.rules.answers import says_something
from lif_desktop.rules.participation import TELL_WITHIN_DAYS
from lif_desktop.rules.words import counted, day_in_words, listed
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

_SAID = 320  # characters of what was said, or done, that a row takes
_NOT_YET = "no"
_FIRST = ("children", "families", "practitioners")


@dataclass(frozen=True)
class Voices:
    """What was heard in a period, newest first, and the ways of hearing the framework names."""

    on: date
    span: Asked
    heard: Sequence[Record]
    ways: Sequence[Way]

    @property
    def done(self) -> int:
        """Return after how many something was done."""
        return sum(says_something(one.values["done"]) for one in self.heard)

    def told(self, answer: str) -> int:
        """Return after how many people were told what came of it, by the answer."""
        return sum((one.values["told_back"] or _NOT_YET) == answer for one in self.heard)

    @property
    def silent(self) -> list[str]:
        """Return the voices that were not heard."""
        spoke = {one.values["who"] for one in self.heard}
        return [label for voice, label in LABELS.items() if voice not in spoke]

    @property
    def waiting(self) -> list[Record]:
        """Return what waits for an answer, or for anything to be done, longer than it should."""
        return [one for one in self.heard if participation.remarks(one, self.on)]


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the paper from a board; the public reads what was said and done of many alone."""
    span = past_year(call.asked, today)
    every = board.records("participation")
    own = [one for one in every if call.group in {None, one.values["group"]}]
    heard = participation.heard(own, span)
    ways = participation.ways(board, heard) if call.group is None else []
    return paper(Voices(today, span, heard, ways), "" if span.public else board.who)


def paper(found: Voices, presenter: str = "") -> Paper:
    """Return the paper on what people said."""
    since, until = found.span.since or found.on, found.span.until or found.on
    return Paper(
        title="Participation: what people told us",
        purpose="for publication" if found.span.public else "for discussion",
        presenter=presenter,
        sentences=tuple(_sentences(found)),
        blocks=tuple(_blocks(found)) if found.heard else (),
        note=(
            f"Period: {day_in_words(since)} to {day_in_words(until)}. One count is one time that"
            " people were heard, however many they were; one person may be heard several times."
            " What was said stands as it was recorded. People are to be told what came of it within"
            f" {TELL_WITHIN_DAYS} days (ours). Rules: Bedford Borough framework, 8 and 11; Croydon"
            " framework, 5.10 to 5.14; Kirklees framework, Appendix A; West Berkshire framework,"
            " 2.1 and 7.3."
        ),
        left_out=LEFT_OUT if found.span.public else (),
    )


def _sentences(found: Voices) -> Iterator[Words]:
    if not found.heard:
        yield "Nobody's words were recorded in the period."
        return
    times = len(found.heard)
    yield (
        f"People were heard {counted(times, 'time')}: ",
        Strong(f"something was done after {found.done}"),
        f", and they were told what came of it after {found.told('yes')}.",
    )
    not_yet = found.told(_NOT_YET)
    if not_yet:
        yield (Strong(f"After {not_yet} they have not been told yet."),)
    if found.silent:
        verb = is_or_are(len(found.silent)).replace("is", "was").replace("are", "were")
        yield f"{listed(_after_first(found.silent))} {verb} not heard."


def _after_first(names: Sequence[str]) -> list[str]:
    return [one.lower() if index else one for index, one in enumerate(names)]


def _blocks(found: Voices) -> Iterator[Block]:
    yield _figures(found)
    yield _picture(found)
    if found.span.public:
        yield Heading("What was said, and what was done")
        yield _public(found)
        return
    yield Heading("What they said, and what came of it")
    for voice in _FIRST:
        own = [one for one in found.heard if one.values["who"] == voice]
        if own:
            yield Caption(f"{LABELS[voice]}: {counted(len(own), 'time')}{_people(own)}")
            yield _said(own)
    others = [one for one in found.heard if one.values["who"] not in _FIRST]
    if others:
        yield Caption(f"Others: {counted(len(others), 'time')}{_people(others)}")
        yield _said(others)
    waiting = found.waiting
    if waiting:
        yield Heading("Still to be answered")
        yield Bullets(tuple(_asked(one, found.on) for one in waiting))
    lacking = [one for one in found.ways if not one.used]
    if lacking:
        yield Heading("Ways of hearing that the framework names, and nobody used")
        yield Bullets(tuple(_way(one) for one in lacking))


def _people(own: Sequence[Record]) -> str:
    known = [one.values["number"] for one in own if one.values["number"] is not None]
    if not known:
        return ""
    lacking = len(own) - len(known)
    more = f", {lacking} not counted" if lacking else ""
    return f", {counted(sum(known), 'person', 'people')}{more}"


def _figures(found: Voices) -> KeyFigures:
    times = len(found.heard)
    not_yet = found.told(_NOT_YET)
    children = sum(one.values["who"] == "children" for one in found.heard)
    return KeyFigures(
        (
            KeyFigure(f"{times}", "Times heard", f"{children} times children"),
            KeyFigure(f"{found.done}", "Something done", f"of {times}", "well"),
            KeyFigure(f"{found.told('yes')}", "Told back", f"of {times}", "well"),
            KeyFigure(f"{not_yet}", "Not told yet", f"of {times}", "due" if not_yet else ""),
            KeyFigure(f"{len(found.silent)}", "Voices not heard", f"of {len(LABELS)}",
                      "late" if found.silent else ""),
        )
    )  # fmt: skip


def _picture(found: Voices) -> RowsChart:
    answers = (("yes", "Told back", "well"), ("not_possible", "Not possible", "note"),
               (_NOT_YET, "Not yet", "due"))  # fmt: skip
    tally = Counter((one.values["who"], one.values["told_back"] or _NOT_YET) for one in found.heard)
    layers = tuple(
        Layer(word, tuple(tally[voice, answer] for voice in LABELS), meaning)
        for answer, word, meaning in answers
    )
    said = "; ".join(
        f"{label} {sum(tally[voice, answer] for answer, _, _ in answers)}"
        for voice, label in LABELS.items()
    )
    return RowsChart(
        "Times heard, by voice, and whether people were told what came of it",
        tuple(LABELS.values()),
        layers,
        f"Bars of times heard by voice, parted by whether people were told back. {said}.",
        stacked=True,
    )


def _said(own: Sequence[Record]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            (Strong(one.title), f"\n{_who(one)}"), cut(one.values["said"], _SAID),
            cut(one.values["done"], _SAID) if says_something(one.values["done"]) else "Nothing yet",
            state("participation", "told_back", one.values["told_back"] or _NOT_YET),
        )
        for one in own
    ]  # fmt: skip
    columns = (
        Column("When and how many", 1.2), Column("What they said", 1.2),
        Column("What was done", 1.2), Column("Told back", 0),
    )  # fmt: skip
    return Table(columns, tuple(rows))


def _public(found: Voices) -> Table:
    """Return what was done, and what was said by many; where all were told what came of it."""
    least = found.span.threshold
    told = [
        one
        for one in found.heard
        if one.values["told_back"] == "yes"
        and says_something(one.values["done"])
        and not participation.is_few(one, least)
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            one.text("who") or "Voice not said",
            cut(one.values["said"], _SAID) if (one.values["number"] or 0) >= least else "Not shown",
            cut(one.values["done"], _SAID),
        )
        for one in told
    ]
    columns = (Column("Whose voice", 0.8), Column("You said", 1.2), Column("What was done", 1.2))
    note = (
        f"{len(told)} of {counted(len(found.heard), 'time')}: where people were told what came of"
        f" it and, about children, {least} or more spoke. Words of fewer are not shown."
    )
    return Table(columns, tuple(rows), note=note, empty=f"Nothing can be shown. {note}")


def _who(one: Record) -> str:
    number = one.values["number"]
    people = counted(number, "person", "people") if number is not None else "not counted"
    said = f"{day(one.values['heard_on'])}, {people}\n{one.reference}"
    if one.values["who"] in _FIRST:
        return said
    return f"{one.text('who') or 'Voice not said'}\n{said}"


def _asked(one: Record, today: date) -> Words:
    said = " ".join(remark.text for remark in participation.remarks(one, today))
    agency = one.text("agency")
    return (Strong(f"{one.reference} {one.title}"), f"{f' ({agency})' if agency else ''}: {said}")


def _way(one: Way) -> Words:
    whose = listed(LABELS[voice].lower() for voice in one.voices)
    heard = f"heard {counted(one.heard, 'time')} otherwise" if one.heard else "not heard at all"
    return (Strong(one.name), f": {whose or 'whose voice is not stated'}, {heard}")
