"""What children, families and practitioners said, what came of it, and who was not heard."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop import frameworks
from lif_desktop.fields import Shown
from lif_desktop.registers.scrutiny import TOLD_BACK, VOICES
from lif_desktop.reports.shape import About, Asked, Cell, Column, Report, Row, Section, Table
from lif_desktop.reports.spans import past_year
from lif_desktop.rules import participation
from lif_desktop.rules.answers import bare, says_something
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.small_numbers import is_small
from lif_desktop.rules.words import counted, listed
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

NAME, TITLE = "participation", "Participation"
BASIS = (
    "Bedford Borough framework, 8 and 11; Croydon framework, 5.10 to 5.14; Kirklees framework,"
    " Appendix A; West Berkshire framework, 2.1 and 7.3."
)
LEFT_OUT = (
    "How many were heard, where the voices are about children and any of the numbers is small.",
    "What few children, families or staff said, and which agency heard them.",
)
LABELS = {one.value: one.label for one in VOICES}
_TOLD = {one.value: Shown(one.label, one.meaning, one.shape) for one in TOLD_BACK}
_NOT_YET = _TOLD["no"]
_HIDDEN = "not shown"


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw what was heard in a period, by default the last twelve months."""
    span = past_year(asked, today)
    every = board.records("participation")
    own = heard(every, span)
    sections = [_by_voice(own, span)]
    ways = _ways(board, own)
    if ways is not None:
        sections.append(ways)
    sections.append(_examples(own, span.threshold) if span.public else _open(own, today))
    if not span.public:
        sections += _pieces(own)
    waits = sum(any(one.meaning == "due" for one in remarks(piece, today)) for piece in own)
    undated = sum(one.values["heard_on"] is None for one in every)
    return Report(
        NAME, TITLE, today, span, BASIS, tuple(_summary(own, undated)), tuple(sections),
        attention=0 if span.public else waits, left_out=LEFT_OUT if span.public else (),
    )  # fmt: skip


def heard(every: Iterable[Record], span: Asked) -> list[Record]:
    """Return what was heard in a period, newest first."""
    own = [one for one in every if span.covers(one.values["heard_on"])]
    return sorted(own, key=lambda one: (one.values["heard_on"] or date.min, one.id), reverse=True)


def remarks(piece: Record, today: date) -> list[Remark]:
    """Return what to put right about one piece of participation."""
    keys = ("said", "done", "told_back", "heard_on")
    return participation.remarks(**{key: piece.values[key] for key in keys}, today=today)


def _summary(own: list[Record], undated: int) -> Iterator[str]:
    done = sum(says_something(one.values["done"]) for one in own)
    told = Counter(one.values["told_back"] or "no" for one in own)
    yield (
        f"{counted(len(own), 'time')} people were heard: something was done about {done}; told back"
        f" after {told['yes']}, not yet after {told['no']}, not possible after"
        f" {told['not_possible']}."
    )
    spoke = {one.values["who"] for one in own}
    silent = [label.lower() for voice, label in LABELS.items() if voice not in spoke]
    if silent:
        yield f"Not heard in the period: {listed(silent)}."
    if undated:
        yield f"{counted(undated, 'piece has', 'pieces have')} no date and cannot be counted."


def _by_voice(own: list[Record], span: Asked) -> Section:
    columns = (Column("Voice", 3), Column("Times heard", align="right"),
               Column("People heard", align="right"), Column("Something done", align="right"),
               Column("Told back", align="right"), Column("Not yet told", align="right"),
               Column("Not possible", align="right"))  # fmt: skip
    rows = []
    names: list[tuple[str | None, str]] = list(LABELS.items())
    if any(one.values["who"] is None for one in own):
        names.append((None, "Voice not said"))
    for voice, label in names:
        pieces = [one for one in own if one.values["who"] == voice]
        told = Counter(one.values["told_back"] or "no" for one in pieces)
        done = sum(says_something(one.values["done"]) for one in pieces)
        rows.append(Row((label, len(pieces), _people(pieces, voice, span), done, told["yes"],
                         told["no"], told["not_possible"])))  # fmt: skip
    note = "People are added up as recorded; one person may be heard several times."
    table = Table("By voice", columns, tuple(rows), note=note)
    return Section("Whose voice", tables=(table,))


def _people(pieces: Sequence[Record], voice: str | None, span: Asked) -> Cell:
    """Return how many people were heard; hidden if any of the numbers added up is small."""
    numbers: list[int] = [
        one.values["number"] for one in pieces if one.values["number"] is not None
    ]
    about_children = voice is None or voice in participation.ABOUT_CHILDREN
    if span.public and about_children and any(is_small(one, span.threshold) for one in numbers):
        return _HIDDEN
    lacking = len(pieces) - len(numbers)
    if not lacking:
        return sum(numbers)
    return f"{sum(numbers):,}, {lacking} not counted"


@dataclass(frozen=True, slots=True)
class Way:
    """A way of hearing people that the framework names: how often it was used, its voices heard."""

    name: str
    voices: tuple[str, ...]
    used: int
    heard: int

    @property
    def state(self) -> Shown:
        """Return whether it was used, or its voices were heard at all."""
        if self.used:
            return Shown("Used", "well", "square")
        if self.heard:
            return Shown("Heard otherwise", "note", "diamond")
        return Shown("Not heard", "late", "triangle")


def ways(board: Board, own: Sequence[Record]) -> list[Way]:
    """Return the ways of hearing people that the framework names, against what was heard."""
    by_channel = Counter(bare(one.values["channel"]) for one in own)
    by_voice = Counter(one.values["who"] for one in own)
    found = []
    for one in frameworks.kept(board.settings).participation:
        voices = participation.voices(one.key, one.name, one.who)
        times = sum(by_voice[voice] for voice in voices)
        found.append(Way(one.name, voices, by_channel[bare(one.name)], times))
    return found


def _ways(board: Board, own: list[Record]) -> Section | None:
    """Compare with the ways of hearing people that the board's framework names."""
    preset = frameworks.kept(board.settings)
    if not preset.participation:
        return None
    columns = (Column("Way named by the framework", 3), Column("Whose voice", 2),
               Column("Used in the period", align="right"),
               Column("These voices heard in any way", align="right"),
               Column("State", 1.4))  # fmt: skip
    rows = []
    for one in ways(board, own):
        whose = listed(LABELS[voice].lower() for voice in one.voices).capitalize()
        rows.append(Row((one.name, whose, one.used, one.heard, one.state)))
    note = "A way counts as used where a piece of participation names it under How."
    table = Table("Ways of hearing people", columns, tuple(rows), note=note)
    return Section("What the framework asks for", (f"Named by {preset.title}.",), (table,))


def _open(own: list[Record], today: date) -> Section:
    rows = tuple(
        Row((f"{one.reference} {one.title}", one.text("who"), one.values["heard_on"],
             one.text("agency"), " ".join(remark.text for remark in said)),
            About("participation", one.id))
        for one in own if (said := remarks(one, today))
    )  # fmt: skip
    columns = (Column("What", 3), Column("Whose voice", 1.6), Column("Heard"),
               Column("Agency", 1.6), Column("To put right", 3))  # fmt: skip
    table = Table("Still open", columns, rows, empty="Everybody was answered.")
    return Section("Still open", tables=(table,))


def _pieces(own: list[Record]) -> Iterator[Section]:
    """Yield what each voice said, what it means, and what was done."""
    columns = (Column("What", 2), Column("Heard"), Column("People", 0.8, align="right"),
               Column("What they said", 2.6), Column("What was done", 2.6),
               Column("Told back", 1.2))  # fmt: skip
    for voice, label in LABELS.items():
        pieces = [one for one in own if one.values["who"] == voice]
        if pieces:
            rows = tuple(
                Row((f"{one.reference} {one.title}", one.values["heard_on"], one.values["number"],
                     one.values["said"] or "Not said", one.values["done"] or "Not said",
                     _told(one)), About("participation", one.id))
                for one in pieces
            )  # fmt: skip
            yield Section(label, tables=(Table("", columns, rows),))


def _told(piece: Record) -> Shown:
    return _TOLD.get(piece.values["told_back"], _NOT_YET)


def is_few(piece: Record, least: int) -> bool:
    """Return whether a piece about children came from few people, or nobody knows from how many."""
    if piece.values["who"] not in participation.ABOUT_CHILDREN:
        return False
    return (piece.values["number"] or 0) < least


def _examples(own: list[Record], least: int) -> Section:
    """List what changed where those who spoke were told, and were too many to be known by it."""
    rows = tuple(
        Row((one.text("who"), one.values["done"]), About("participation", one.id))
        for one in own
        if one.values["told_back"] == "yes"
        and says_something(one.values["done"])
        and not is_few(one, least)
    )
    columns = (Column("Whose voice", 2), Column("What was done", 5))
    note = f"Where {least} or more spoke about children, and all were told what came of it."
    table = Table("What was done", columns, rows, note=note)
    return Section("What was done", tables=(table,))
