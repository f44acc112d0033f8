"""Assurances: what agencies say of their duties, what is missing, old, without evidence."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from lif_desktop import frameworks
from lif_desktop.fields import Shown
from lif_desktop.reports.duties_read import SOURCE, Word, Words, by_duty, gaps_late, read
from lif_desktop.reports.sectors import parts
from lif_desktop.reports.shape import About, Asked, Column, Report, Row, Section, Table
from lif_desktop.rules.owed import Owed
from lif_desktop.rules.small_numbers import THRESHOLD
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board

NOT_NAMED = (
    "Agencies are not named, and what they wrote is left out: no framework publishes single"
    " assurances. Shown are distributions alone."
)
_THIN = f"All figures: with fewer than {THRESHOLD} agencies they would show whose answers they are."


def report(board: Board, today: date, asked: Asked) -> Report:
    """Return the matrix of agencies and duties, the gaps, what is old and what has no evidence."""
    words = read(board, today, asked)
    late = gaps_late(words, today)
    silent = [one for one in words.all() if one.assured.state in {"never", "old"}]
    left_out, sections = public(words) if asked.public else ((), tuple(_sections(words, today)))
    asked_of = counted(len(words.agencies), "agency is", "agencies are")
    return Report(
        name="assurances",
        title="Assurances",
        on=today,
        asked=asked,
        basis=f"{SOURCE}. The board's framework: {frameworks.kept(board.settings).title}; that an"
        " assurance lasts a year is ours.",
        summary=(
            (
                f"{asked_of} asked for assurance of"
                f" {counted(len(words.duties), 'duty', 'duties')}:"
                f" {len(words.agencies) * len(words.duties)} answers."
            ),
            (
                f"Never given, or older than a year: {len(silent)}. Gaps past the deadline:"
                f" {len(late)}."
            ),
        ),
        sections=sections,
        attention=len(silent) + len(late),
        left_out=left_out,
    )


def public(words: Words) -> tuple[tuple[str, ...], tuple[Section, ...]]:
    """Return what the public does not see, and what it sees."""
    if len(words.agencies) < THRESHOLD:
        return (NOT_NAMED, _THIN), ()
    return (NOT_NAMED,), (by_duty(words),)


def _sections(words: Words, today: date) -> Iterator[Section]:
    yield by_duty(words)
    if words.duties and words.agencies:
        yield _matrix(words)
    yield _gaps(words, today)
    yield _missing(words)
    yield _evidence(words)


def _matrix(words: Words) -> Section:
    numbers = range(1, len(words.duties) + 1)
    key = "; ".join(
        f"{n} {one.text.rstrip('.')}" for n, one in zip(numbers, words.duties, strict=True)
    )
    tables = [
        Table(
            part.caption,
            (*part.columns, *(Column(str(number)) for number in numbers)),
            tuple(
                Row(
                    (
                        *part.lead(agency),
                        *(_cell(words.words[agency.id, duty.key]) for duty in words.duties),
                    ),
                    About("agencies", agency.id),
                )
                for agency in part.agencies
            ),
            note=f"Duties: {key}.",
        )
        for part in parts(words.agencies)
    ]
    said = (
        "Met, part, not: the newest word of the agency. A year stands where it was given longer ago"
        " than a year; a blank has no answer."
    )
    return Section("Agencies by duty", (said,), tuple(tables))


_SHORT = {"met": "Met", "partly": "Part", "not_met": "Not"}


def _cell(word: Word) -> Shown | str:
    found = word.assured
    if word.record is None or found.state == "never":
        return ""
    if found.state == "not_applicable":
        return "n/a"
    if found.state == "old":
        given = word.record.values["given_on"]
        return Shown(str(given.year) if given else "Undated", found.meaning, found.shape)
    return Shown(_SHORT[word.record.values["answer"]], found.meaning, found.shape)


def _gaps(words: Words, today: date) -> Section:
    named = [(one, one.stands(today)) for one in words.all() if one.gap]
    named.sort(key=lambda pair: _GRAVEST.index(pair[1].state))
    table = Table(
        "Gaps",
        (
            Column("Agency", 2), Column("Duty", 3), Column("Answer"), Column("What is missing", 4),
            Column("State"), Column("Plan", 2),
        ),
        tuple(
            Row(
                (
                    one.agency.title, one.duty.text,
                    Shown(one.assured.word, one.assured.meaning, one.assured.shape),
                    one.gap, mark(stands), one.text("plan"),
                ),
                one.about,
            )
            for one, stands in named
        ),
        empty="No agency named a gap.",
    )  # fmt: skip
    return Section("Gaps", (), (table,))


_GRAVEST = ("late", "undated", "due", "later")


def mark(found: Owed) -> Shown:
    """Return how something owed stands, as a cell shows it."""
    return Shown(found.pill, found.meaning, found.shape)


def _missing(words: Words) -> Section:
    rows = []
    for agency in words.agencies:
        own = [words.words[agency.id, duty.key] for duty in words.duties]
        never = [one.duty.text for one in own if one.assured.state == "never"]
        old = [one.duty.text for one in own if one.assured.state == "old"]
        if never or old:
            cells = (agency.title, len(never), len(old), _listed(never), _listed(old))
            rows.append(Row(cells, About("agencies", agency.id)))
    table = Table(
        "Never given, or older than a year",
        (
            Column("Agency", 2), Column("Never", align="right"), Column("Old", align="right"),
            Column("Never given", 4), Column("Older than a year", 4),
        ),
        tuple(rows),
        note=f"Of {counted(len(words.duties), 'duty', 'duties')} for each agency.",
        empty="Every agency gave an assurance of every duty within the year.",
    )  # fmt: skip
    return Section("To be asked for", (), (table,))


def _listed(texts: list[str]) -> str:
    return "; ".join(one.rstrip(".") for one in texts)


def _evidence(words: Words) -> Section:
    given = [one for one in words.all() if one.record and one.assured.state in {"given", "old"}]
    checked = Counter(one.record.values["checked"] for one in given if one.record)
    bare = [one for one in given if not one.evidenced and one.text("answer") != "Not met"]
    said = (
        f"Of {counted(len(given), 'assurance')} given, checked by the board and found to hold:"
        f" {checked['yes']}; in part: {checked['partly']}; not to hold: {checked['no']}; never"
        f" checked: {checked[None]}. Said to be met, or met in part, without any evidence:"
        f" {len(bare)}."
    )
    failed = [one for one in given if one.record and one.record.values["checked"] == "no"]
    columns = (
        Column("Agency", 2), Column("Duty", 3), Column("Answer"), Column("Given"),
        Column("What it says", 4),
    )  # fmt: skip
    return Section(
        "Evidence",
        (said,),
        (
            Table("Checked, and did not hold", columns, _rows(failed), empty="None."),
            Table("Said without evidence", columns, _rows(bare), empty="None."),
        ),
    )


def _rows(words: list[Word]) -> tuple[Row, ...]:
    return tuple(
        Row(
            (
                one.agency.title, one.duty.text, one.text("answer"),
                one.record.values["given_on"] if one.record else None, one.text("statement"),
            ),
            one.about,
        )
        for one in words
    )  # fmt: skip
