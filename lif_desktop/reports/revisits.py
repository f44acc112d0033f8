"""Audits to be looked at again, then and now side by side, and the child's voice in each."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lif_desktop.fields import Shown
from lif_desktop.registers import Filter
from lif_desktop.registers.audits import IMPROVED
from lif_desktop.reports.cascade import mark
from lif_desktop.reports.shape import (
    About,
    Asked,
    Chart,
    Column,
    Report,
    Row,
    Section,
    Series,
    Table,
)
from lif_desktop.reports.spans import past_year
from lif_desktop.rules import child_voice, revisiting
from lif_desktop.rules.owed import Owed
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

NAME, TITLE = "revisits", "Audits to revisit"
BASIS = (
    "Bedford Borough framework, 4.2 (audits are revisited); Kirklees framework, Principles and"
    " Appendix A (voice of the child in audits and reviews)"
)
_WORDS = {"yes": "Improved", "partly": "Improved in part", "no": "Not improved"}
_MARKS = {one.value: Shown(_WORDS[one.value], one.meaning, one.shape) for one in IMPROVED}
_OPEN = Shown("Not said", "note", "diamond")
_ASKED = ("voice_seen", "voice_wishes", "voice_influence", "voice_told")


@dataclass(frozen=True, slots=True)
class Pair:
    """An audit that was looked at again: what was found then and now, and how both were graded."""

    audit: Record
    again: Record | None
    looked_on: date | None
    then: str
    now: str
    own: tuple[str, str]
    moderated: tuple[str, str]
    improved: str | None


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw which audits are to be looked at again, and what re-looks of the period found."""
    span = past_year(asked, today)
    audits = board.records("audits")
    finished = [one for one in audits if one.values["state"] == revisiting.FINISHED]
    looks = [(one, standing(one, today)) for one in finished]
    looked = [one for one in pairs(audits, today) if span.covers(one.looked_on)]
    silent = [] if span.public else list(_silent(board, finished))
    late = sum(one.state == "late" for _, one in looks)
    undated = sum(one.state == "undated" for _, one in looks)
    sections = (
        _due(looks, public=span.public),
        _then_and_now(looked, public=span.public),
        *(() if span.public else (_voice(silent, finished),)),
    )
    out = ("What audits found in words, and agencies' own grades.",) if span.public else ()
    return Report(
        NAME, TITLE, today, span, BASIS,
        tuple(_summary(len(finished), late, undated, looked, silent)), sections,
        attention=late + undated + len(silent), left_out=out,
    )  # fmt: skip


def standing(audit: Record, today: date) -> Owed:
    """Return how the re-look of a finished audit stands."""
    return revisiting.standing(audit.values["revisit_on"], audit.values["revisited_on"], today)


def questions(audit: Record, today: date) -> list[str]:
    """Return what is to be asked of an audit about its re-look."""
    keys = ("state", "revisit_on", "revisited_on", "improved", "found_then", "found_now")
    values = {key: audit.values[key] for key in keys}
    # Before then and now had fields of their own, both stood in these.
    values["found_then"] = values["found_then"] or audit.values["development"]
    values["found_now"] = values["found_now"] or audit.values["evidence_of_change"]
    return revisiting.questions(**values, today=today)


def re_audit(board: Board, audit: Record) -> Record | None:
    """Return the newest finished audit that follows this one, or None."""
    filters = (
        Filter("previous", "is", (audit.id,)), Filter("state", "is", (revisiting.FINISHED,))
    )  # fmt: skip
    found = board.page(View("audits", (("finished_on", True),), filters), 0, 1)
    return found[0] if found else None


def voice_question(audit: Record) -> str:
    """Return what makes an audit incomplete as to the child's voice; nothing if it is complete."""
    values = audit.values
    return child_voice.lacking_in_audit(
        kind=values["kind"],
        voice=values["voice"],
        said=values["voice_of_child"],
        why_not=values["voice_why_not"],
    )


def review_question(review: Record) -> str:
    """Return what makes a review incomplete as to child and family; nothing if it is complete."""
    return child_voice.lacking_in_review(review.values["state"], review.values["family"])


def unanswered(audit: Record) -> int:
    """Return how many standard questions on the child's voice an audit of cases leaves open."""
    return child_voice.unanswered(audit.values["kind"], [audit.values[key] for key in _ASKED])


def pairs(audits: list[Record], today: date) -> list[Pair]:
    """Return the audits that were looked at again, the latest first.

    A re-audit that follows an audit brings its own findings and grades; else the audit itself says
    what is found now.
    """
    again = {
        one.values["previous"]: one
        for one in audits
        if one.values["previous"] and one.values["state"] == revisiting.FINISHED
    }
    found = [
        _pair(one, again.get(one.id), today)
        for one in audits
        if one.id in again or standing(one, today).state == "done"
    ]
    return sorted(found, key=lambda one: (one.looked_on or date.min, one.audit.id), reverse=True)


def _pair(audit: Record, again: Record | None, today: date) -> Pair:
    values = audit.values
    later = again.values if again else values
    now = values["found_now"] or (later["development"] if again else None)
    looked = values["revisited_on"] or (later["finished_on"] if again else None)
    return Pair(
        audit=audit,
        again=again,
        looked_on=looked if looked is None or looked <= today else None,
        then=values["found_then"] or values["development"] or "",
        now=now or values["evidence_of_change"] or "",
        own=(values["own_grade"] or "", later["own_grade"] or "" if again else ""),
        moderated=(
            values["moderated_grade"] or "",
            later["moderated_grade"] or "" if again else "",
        ),
        improved=values["improved"],
    )


def _summary(
    finished: int, late: int, undated: int, looked: list[Pair], silent: list[Row]
) -> Iterator[str]:
    if not finished:
        yield "No audit is finished yet."
        return
    better = Counter(one.improved for one in looked)
    yield (
        f"{counted(finished, 'finished audit')}: {counted(late, 're-look')} overdue, {undated}"
        f" without a date for one."
    )
    if looked:
        yield (
            f"{counted(len(looked), 'audit')} looked at again in the period: {better['yes']}"
            f" improved, {better['partly']} in part, {better['no']} not."
        )
    if silent:
        yield (
            f"{counted(len(silent), 'audit or review', 'audits and reviews')} incomplete without"
            " the voice of the child."
        )


def _due(looks: list[tuple[Record, Owed]], *, public: bool) -> Section:
    waits = [(one, how) for one, how in looks if how.state in {"late", "due", "undated"}]
    waits.sort(key=lambda pair: (pair[0].values["revisit_on"] or date.max, pair[0].reference))
    rows = tuple(
        Row((
            one.title if public else f"{one.reference} {one.title}", one.text("group"),
            one.values["finished_on"], one.values["revisit_on"], mark(how),
        ), About("audits", one.id))
        for one, how in waits
    )  # fmt: skip
    columns = (Column("Audit", 3), Column("Group", 1.6), Column("Finished"), Column("Look again"),
               Column("State", 1.2))  # fmt: skip
    later = sum(how.state == "later" for _, how in looks)
    done = sum(how.state == "done" for _, how in looks)
    note = (
        f"Of {counted(len(looks), 'finished audit')}; {done} were looked at again, {later} are not"
        " due within four weeks."
    )
    table = Table("To look at again", columns, rows, note=note, empty="No re-look is waiting.")
    return Section("To look at again", tables=(table,))


def _then_and_now(looked: list[Pair], *, public: bool) -> Section:
    better = Counter(one.improved for one in looked)
    labels = (*_WORDS.values(), "Not said")
    values = tuple(float(better[key]) for key in (*_WORDS, None))
    sentence = ", ".join(
        f"{label} {value:.0f}" for label, value in zip(labels, values, strict=True)
    )
    chart = Chart("bars", "Did practice improve?", f"{sentence}.", labels,
                  (Series("Audits", values),))  # fmt: skip
    charts = (chart,) if looked else ()
    title = "Then and now"
    columns: tuple[Column, ...]
    if public:
        rows = tuple(
            Row((one.audit.title, one.looked_on, _MARKS.get(one.improved or "", _OPEN)))
            for one in looked
        )
        columns = (Column("Audit", 3), Column("Looked at again"), Column("Improved", 1.2))
    else:
        rows = tuple(_side_by_side(one) for one in looked)
        columns = (Column("Audit", 2), Column("Looked at again"), Column("Found then", 3),
                   Column("Found now", 3), Column("Own grade then, now", 1.3),
                   Column("Moderated then, now", 1.3), Column("Improved", 1.2))  # fmt: skip
    table = Table(title, columns, rows, note="Grades are put side by side, never added up.",
                  empty="No audit was looked at again in the period.")  # fmt: skip
    return Section(title, tables=(table,), charts=charts)


def _side_by_side(one: Pair) -> Row:
    title = f"{one.audit.reference} {one.audit.title}"
    if one.again:
        title += f", followed by {one.again.reference}"
    return Row(
        (title, one.looked_on, one.then, one.now, _both(one.own), _both(one.moderated),
         _MARKS.get(one.improved or "", _OPEN)),
        About("audits", one.audit.id),
    )  # fmt: skip


def _both(grades: tuple[str, str]) -> str:
    then, now = grades
    return f"{then or 'not graded'}, then {now}" if now else then


def _silent(board: Board, finished: list[Record]) -> Iterator[Row]:
    for audit in finished:
        if why := voice_question(audit):
            yield Row((f"{audit.reference} {audit.title}", audit.text("kind"), why),
                      About("audits", audit.id))  # fmt: skip
    for review in board.records("reviews"):
        if why := review_question(review):
            yield Row((f"{review.reference} {review.title}", review.text("kind"), why),
                      About("reviews", review.id))  # fmt: skip


def _voice(silent: list[Row], finished: list[Record]) -> Section:
    of_cases = sum(one.values["kind"] in child_voice.OF_CASES for one in finished)
    open_questions = sum(unanswered(one) > 0 for one in finished)
    note = (
        f"Of {counted(of_cases, 'finished audit')} of cases, and of the reviews that ended; a"
        f" reason why it does not apply is enough. {open_questions} of the audits leave standard"
        " questions open."
    )
    columns = (Column("Audit or review", 2), Column("Type", 1.2), Column("What is missing", 3))
    table = Table("Incomplete without the voice of the child", columns, tuple(silent), note=note,
                  empty="Every audit of cases and every review says what the child said, or why"
                  " not.")  # fmt: skip
    return Section("Voice of the child", tables=(table,))
