"""A learning briefing: one lesson on one page for the wall of a staff room, with no case in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    Block,
    Bullets,
    Heading,
    KeyFigure,
    KeyFigures,
    Paper,
    Strong,
    Text,
    Words,
)
from lif_desktop.exporting.papers.phrases import DASH, cut, day
from lif_desktop.registers import Filter
from lif_desktop.reports import lessons, masking, published
from lif_desktop.reports.lessons import Lesson
from lif_desktop.reports.shape import Asked
from lif_desktop.rules.concepts import concepts
from lif_desktop.rules.feedback_loop import LABELS, STAGES
from lif_desktop.rules.words import counted, listed, month_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_SHARED = 2  # words that a recommendation has in common with a lesson to belong to it
_UNPUBLISHED = (
    "This lesson has not been published for families or the public, so there is nothing of it to"
    " read here."
)
_SHOWN = frozenset({"practice", "impact"})
_TITLE, _TITLE_LINE = 180, 48  # characters of the title, and of one line of it
_NAMED = 60  # characters of a title or theme inside a line


@dataclass(frozen=True)
class _Room:
    """How much a briefing says: characters of a paragraph and of a line, lines of each list.

    `page` is how many lines of `line` characters fill the page; a title's line counts for two.
    """

    paragraph: int
    said: int
    items: int
    page: int
    line: int
    large: bool = False


# What is short is set to be read from a wall; what is long says less, so that it stays one page.
_ROOMS = (
    _Room(420, 150, 4, 19, 78, large=True),
    _Room(420, 150, 4, 30, 98),
    _Room(240, 110, 3, 30, 98),
    _Room(150, 80, 2, 30, 98),
)


@dataclass(frozen=True)
class Told:
    """A lesson with all that a briefing draws on."""

    lesson: Lesson
    sources: tuple[str, ...]
    recommended: tuple[Record, ...]
    practice: tuple[Record, ...]
    published: tuple[Record, ...]
    courses: tuple[Record, ...]
    public: bool = False


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the briefing on the lesson that the call is about; it names nobody for any audience.

    The public reads only what was published for it already.
    """
    record = board.find("learning", call.about)
    if record is None:
        return Paper("Learning briefing", sentences=("It is not said which lesson this is of.",))
    public = call.asked.public
    if public and record.id not in published.published_lessons(board, today):
        return Paper("Learning briefing", sentences=(_UNPUBLISHED,))
    return masking.without_names(board, paper(read(board, record, today, call.asked)))


def read(board: Board, record: Record, today: date, asked: Asked) -> Told:
    """Return what the board keeps on a lesson, without what a name or a case stands in."""

    def own(register: str) -> list[Record]:
        view = View(register, filters=(Filter("learning", "is", (record.id,)),))
        return board.records(register, board.ids(view))

    def clean(records: Iterable[Record], *keys: str) -> tuple[Record, ...]:
        return tuple(one for one in records if _is_clean(board, one, keys))

    lesson = lessons.read_one(board, record, today)
    out = [one for one in own("publications") if asked.covers(one.values["published_on"])]
    courses = [one for one in own("training") if (one.values["held_on"] or date.min) >= today]
    if asked.public:
        out = [one for one in out if one.values["audience"] in {"public", "families"}]
        courses = []
    return Told(
        lesson=lesson,
        sources=tuple(_sources(board, record)),
        recommended=clean(_recommended(board, lesson), "wording"),
        practice=clean(_shared(own("practice"), public=asked.public), "title", "what"),
        published=clean(sorted(out, key=_when, reverse=True), "title"),
        courses=clean(sorted(courses, key=lambda one: one.values["held_on"]), "course"),
        public=asked.public,
    )


def _is_clean(board: Board, record: Record, keys: tuple[str, ...]) -> bool:
    """Say whether no name and no pseudonym of the board stands in some fields of a record."""
    said = tuple(record.text(key) for key in keys)
    return masking.without_names(board, said) == said


def _when(record: Record) -> date:
    when: date | None = record.values["published_on"]
    return when or date.min


def _shared(examples: Iterable[Record], *, public: bool) -> Iterator[Record]:
    """Yield strong practice; for the public only what was shared and comes from no case."""
    for one in examples:
        out = one.values["state"] in {"shared", "spread"} and one.values["review"] is None
        if one.values["what"] and (out or not public):
            yield one


def _sources(board: Board, record: Record) -> Iterator[str]:
    """Yield where a lesson comes from, so that no case can be told from it."""
    kinds = {one.id: one.text("kind").lower() for one in board.records("reviews")}
    reviews = dict.fromkeys(kinds[one] or "case review" for one in record.values["reviews"] or ())
    yield from (f"a {kind}" for kind in reviews)
    audits = {one.id: one for one in board.records("audits")}
    for one in (audits[key] for key in record.values["audits"] or ()):
        cases = f", of {counted(one.values['cases'], 'case')}" if one.values["cases"] else ""
        yield f"an audit ({one.title}{cases})"
    if record.values["deaths"]:
        yield "the review of child deaths"
    external = {one.id: one.title for one in board.records("external")}
    yield from (f"{external[key]}" for key in record.values["external"] or ())
    if record.values["participation"]:
        yield "what children, families or practitioners told us"
    if record.values["other_source"]:
        yield record.values["other_source"]


def _recommended(board: Board, lesson: Lesson) -> list[Record]:
    """Return what the plans of its sources ask that speaks of the lesson, the nearest first."""
    values = lesson.record.values
    audits, reviews = set(values["audits"] or ()), set(values["reviews"] or ())
    plans = {
        one.id
        for one in board.records("plans")
        if one.values["audit"] in audits or one.values["review"] in reviews
    }
    about = set(concepts(f"{values['lesson']} {values['detail'] or ''} {values['theme'] or ''}"))
    found = [
        (len(about & set(concepts(one.values["wording"] or ""))), one)
        for one in board.records("recommendations")
        if one.values["plan"] in plans and one.values["response"] != "not_accepted"
    ]
    near = [(shared, one) for shared, one in found if shared >= _SHARED]
    return [one for _, one in sorted(near, key=lambda pair: (-pair[0], pair[1].reference))]


def paper(told: Told) -> Paper:
    """Return the page of a lesson."""
    values = told.lesson.record.values
    theme = cut(values["theme"], _NAMED) if values["theme"] else ""
    about = " · ".join(part for part in (theme, told.lesson.record.reference) if part)
    return Paper(
        title=cut(values["lesson"], _TITLE),
        purpose=f"learning briefing · {about}",
        blocks=tuple(_blocks(told)),
        note=(
            "Names, cases and pseudonyms are left out. Take ten minutes of a team meeting for it,"
            " and tell whoever represents your agency that you did, and what you will change."
        ),
    )


def _blocks(told: Told) -> Iterator[Block]:
    for room in _ROOMS:
        parts = _parts(told, room)
        said = [words for _, block in parts for words in _said(block)]
        lines = sum(-(-_length(words) // room.line) for words in said)
        if lines + _titled(told) <= room.page:
            break
    yield _way(told.lesson)
    for heading, block in parts:
        yield Heading(heading)
        yield block


def _parts(told: Told, room: _Room) -> list[tuple[str, Text | Bullets]]:
    """Return what stands under each heading, in so much room."""
    advice = tuple(_advice(told, room))[: room.items]
    parts: list[tuple[str, Text | Bullets]] = [
        ("What happened", Text(_happened(told, room), large=room.large)),
        ("What we learnt", Text(_learnt(told, room), large=room.large)),
    ]
    if advice:
        parts.append(("What to do differently", Bullets(advice, large=room.large)))
    questions = tuple(_questions(told))
    parts.append(("Questions for your team", Bullets(questions, large=room.large)))
    parts.append(("Where to read more", Bullets(tuple(_reading(told, room)), large=room.large)))
    return parts


def _said(block: Text | Bullets) -> tuple[Words, ...]:
    return (block.words,) if isinstance(block, Text) else block.items


def _length(words: Words) -> int:
    parts = (words,) if isinstance(words, str) else words
    return sum(len(one if isinstance(one, str) else one.text) for one in parts)


def _titled(told: Told) -> int:
    """Return how many lines a title takes beyond its first."""
    return 2 * (min(len(told.lesson.record.title), _TITLE) // _TITLE_LINE)


def _way(lesson: Lesson) -> KeyFigures:
    """Return how far the lesson has come, as four steps."""
    past = STAGES[: STAGES.index(lesson.standing.stage) + 1]
    figures = []
    for stage in STAGES:
        on = lesson.standing.reached.get(stage) if stage in past else None
        number = month_in_words(on.year, on.month) if on else ("Yes" if stage in past else DASH)
        note = "shown" if stage in past else "not yet shown"
        figures.append(KeyFigure(number, LABELS[stage], note, "done" if stage in past else ""))
    return KeyFigures(tuple(figures))


def _happened(told: Told, room: _Room) -> str:
    sources = [cut(one, room.said) for one in told.sources[: room.items + 2]]
    came = f"This lesson comes from {listed(sources)}." if sources else ""
    detail = told.lesson.record.values["detail"]
    said = cut(detail, room.paragraph) if detail else ""
    return " ".join(part for part in (came, said) if part) or "Where it comes from is not said."


def _learnt(told: Told, room: _Room) -> Words:
    lesson = told.lesson
    learnt = Strong(f"{cut(lesson.record.title, room.said).rstrip('.')}.")
    if told.public:
        return (learnt,)
    proofs = [one for one in lesson.ledger if one.values["kind"] in _SHOWN]
    if not proofs:
        said = "Nobody has shown yet that it changed what we do: your team can be the first."
        return (learnt, f"\n{said}")
    newest = proofs[-1]
    who = f"{newest.text('agency')}, " if newest.text("agency") else ""
    shows = cut(newest.values["shows"], room.paragraph).rstrip(".")
    return (learnt, f"\nSince then: {shows} ({who}{day(newest.values['dated_on'])}).")


def _advice(told: Told, room: _Room) -> Iterator[Words]:
    yield from (cut(one.values["wording"], room.said) for one in told.recommended)
    for one in told.practice:
        where = f" ({one.text('agency')})" if one.text("agency") else ""
        works = cut(one.values["what"], room.said)
        yield (Strong(f"It works: {cut(one.title, _NAMED)}."), f" {works}{where}")


def _questions(told: Told) -> Iterator[str]:
    theme = told.lesson.record.values["theme"]
    subject = f"{cut(theme, _NAMED)}: where" if theme else "Where"
    yield f"{subject} would this show in our own work, and when did we last look?"
    yield "Who in our team would notice first, and whom would they tell the same day?"
    yield "What will each of us do differently from tomorrow, and what stands in the way?"
    if told.lesson.record.values["multi_agency"]:
        yield "Which other agency needs to hear this from us, and who will ring them?"
    yield "How would a child or a parent know that we have learnt this?"


def _reading(told: Told, room: _Room) -> Iterator[str]:
    for one in told.published[: room.items]:
        parts = (one.values["channel"], day(one.values["published_on"]), one.values["link"])
        where = ", ".join(part for part in parts if part)
        yield f"{cut(one.title, room.said)} ({cut(where, room.said)})"
    for one in told.courses[:2]:
        yield f"Course: {cut(one.values['course'], _NAMED)}, {day(one.values['held_on'])}"
    yield "Your agency's safeguarding procedures, and whoever represents your agency for training"
