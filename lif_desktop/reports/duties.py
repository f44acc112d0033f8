"""Agency duties: everything the framework asks of an agency, and how it answers, on one page."""

from datetime import date

from lif_desktop import frameworks
from lif_desktop.fields import Shown
from lif_desktop.reports import duties_elsewhere
from lif_desktop.reports.assurances import mark, public
from lif_desktop.reports.duties_elsewhere import Elsewhere
from lif_desktop.reports.duties_read import SOURCE, Word, Words, read
from lif_desktop.reports.shape import Asked, Column, Report, Row, Section, Table
from lif_desktop.rules.answers import says_something
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

_DUTIES = (
    Column("Duty", 4), Column("Answer"), Column("Given"), Column("Evidence", 3),
    Column("What is missing", 3), Column("To be closed by"),
)  # fmt: skip
_ELSEWHERE = (Column("What is asked", 2), Column("How it stands"), Column("In words", 5))


def report(board: Board, today: date, asked: Asked) -> Report:
    """Return the profile of each agency: assurance of each duty, and what else it owes."""
    words = read(board, today, asked)
    elsewhere = duties_elsewhere.read(board, today, asked)
    owing = {one.id: elsewhere.waiting(one) for one in words.agencies}
    left_out, sections = (
        public(words)
        if asked.public
        else ((), tuple(_profile(one, words, elsewhere, today) for one in words.agencies))
    )
    return Report(
        name="duties",
        title="Agency duties",
        on=today,
        asked=asked,
        basis=f"{SOURCE}. The board's framework: {frameworks.kept(board.settings).title}; that an"
        " assurance lasts a year is ours.",
        summary=(
            (
                f"{counted(len(words.agencies), 'agency', 'agencies')} and"
                f" {counted(len(words.duties), 'duty', 'duties')} of the framework"
                f"{'.' if asked.public else ', an agency to a page.'}"
            ),
            (
                "Agencies that owe something late, be it a return, a confirmation, an action or a"
                f" report: {sum(bool(one) for one in owing.values())}."
            ),
        ),
        sections=sections,
        attention=sum(owing.values()),
        left_out=left_out,
    )


def _profile(agency: Record, words: Words, elsewhere: Elsewhere, today: date) -> Section:
    own = [words.words[agency.id, duty.key] for duty in words.duties]
    assured = sum(one.assured.state in {"given", "not_applicable"} for one in own)
    missing = sum(bool(one.gap) for one in own)
    late = sum(bool(one.gap) and one.stands(today).state == "late" for one in own)
    people = [
        f"{name}: {who}"
        for name, key in (
            ("On the board", "board_member"), ("Section 11 lead", "section11_lead"),
            ("Training representative", "training_representative"),
        )
        if (who := agency.text(key))
    ]  # fmt: skip
    said = (
        f"{assured} of {counted(len(own), 'duty', 'duties')} assured within the year;"
        f" {counted(missing, 'gap')}, {late} of them past the deadline."
    )
    return Section(
        agency.title,
        (said, *(("; ".join(people) + ".",) if people else ())),
        (
            Table("Duties", _DUTIES, tuple(_row(one, today) for one in own),
                  empty="The framework states no duties of agencies."),
            Table("What else it owes", _ELSEWHERE, tuple(elsewhere.rows(agency))),
        ),
    )  # fmt: skip


def _row(word: Word, today: date) -> Row:
    found = word.assured
    given = word.record.values["given_on"] if word.record else None
    return Row(
        (
            word.duty.text if word.duty.stated else f"{word.duty.text} (not in the framework)",
            Shown(found.word, found.meaning, found.shape) if found.meaning else found.word,
            given,
            _evidence(word),
            word.gap,
            mark(word.stands(today)) if word.gap else None,
        ),
        word.about,
    )


def _evidence(word: Word) -> str:
    if word.record is None or word.assured.state in {"never", "not_applicable"}:
        return ""
    said = "Kept as evidence" if word.evidenced else "None"
    if says_something(word.text("evidence")):
        said = word.text("evidence")
    checked = word.text("checked")
    return f"{said} (checked: {checked.lower()})" if checked else said
