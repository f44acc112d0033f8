"""Minutes: who came, what was decided, which actions arose, what is still open."""

from collections.abc import Iterable, Iterator
from datetime import date

from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paper,
    Pill,
    Strong,
    Table,
    Text,
    Words,
)
from lif_desktop.exporting.papers.phrases import DASH, day, is_or_are, standing, who
from lif_desktop.registers.meetings import CAME
from lif_desktop.reports import minutes as report
from lif_desktop.reports.minutes import Arising, Came, Minute, Minutes
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board

NONE = "No earlier meeting of this group is on record as held, so there are no minutes."
_LEFT_OUT = "What was discussed, single actions, and who came and spoke, by name."
_GROUP = "What this group dealt with and decided, as it may lead to a case."
_DRAFT = "These minutes are not agreed yet."
_HEADS = {"yes": "Present", "deputy": "By a deputy", "apologies": "Apologies", "no": "Absent",
          "": "Nothing on record"}  # fmt: skip


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the minutes of the meeting named, or of the last one that was held before."""
    meeting = report.which(board, today, call.about, call.meeting, call.group)
    if meeting is None:
        return Paper("Minutes of the last meeting", sentences=(NONE,))
    found = report.minutes(board, today, meeting)
    return paper(found, public=True) if call.asked.public else paper(found)


def paper(found: Minutes, *, public: bool = False) -> Paper:
    """Return minutes as a paper; the public reads decisions and actions, and no person's name."""
    shown = found.in_public() if public else found
    agreed = shown.meeting.values["minutes_agreed_on"]
    left_out = list(unsaid(shown)) if public else []
    return Paper(
        title=f"Minutes of {day_in_words(found.meets_on) if found.meets_on else found.group}",
        purpose="for information" if agreed else "for decision",
        presenter="" if public else shown.chair,
        sentences=tuple(_sentences(shown, found, public=public)),
        blocks=tuple(_blocks(shown, public=public)),
        note=(
            f"{f'Agreed on {day_in_words(agreed)}.' if agreed else _DRAFT} Agencies with a seat are"
            " counted for the quorum, whether they came themselves or by a deputy. An action"
            f" stands as it is on {day_in_words(shown.on)}, not as it stood at the meeting."
        ),
        left_out=tuple(left_out),
    )


def _sentences(shown: Minutes, found: Minutes, *, public: bool) -> Iterator[Words]:
    values = shown.meeting.values
    if not shown.held:
        yield (Strong("This meeting is not on record as held."), " What stands here was planned.")
    parts = [f"{shown.group} met" if shown.held else shown.group]
    if shown.meets_on:
        parts.append(f"on {day_in_words(shown.meets_on)}")
    place = "" if public else values["place"]
    where = ", ".join(part for part in (values["starts_at"], place) if part)
    chaired = f"; {shown.chair} in the chair" if shown.chair and not public else ""
    yield f"{' '.join(parts)}{f' ({where})' if where else ''}{chaired}."
    yield quorum(shown)
    yield outcome(found)
    if found.still_open:
        still = len(found.still_open)
        yield f"{counted(still, 'action')} of earlier meetings {is_or_are(still)} still open."


def outcome(found: Minutes) -> Words:
    """Return how many decisions were taken and how many actions arose."""
    late = sum(one.standing.state == "late" for one in found.actions)
    arose = _or_no(len(found.actions), "action").lower()
    ends = f", of which {late} {is_or_are(late)} late today" if late else ""
    return (
        Strong(f"{_or_no(found.decisions, 'decision')} {_was(found.decisions or 1)} taken"),
        f"; {arose} arose{ends}.",
    )


def quorum(found: Minutes) -> Words:
    """Return how many agencies came, and whether that was a quorum."""
    if not found.attendance:
        return "No attendance is on record."
    came = f"{found.there} of {counted(found.expected, 'agency', 'agencies')} came"
    needed = f" ({found.quorum} are needed)" if found.quorum else ""
    said = {
        "yes": "The meeting had its quorum: ",
        "no": "The meeting had no quorum, so its decisions may have to be confirmed: ",
        "unknown": "",
    }[found.quorate]
    return (Strong(said), f"{came}{needed}.") if said else f"{came}{needed}."


def _or_no(number: int, noun: str) -> str:
    return counted(number, noun) if number else f"No {noun}"


def _was(number: int) -> str:
    return "was" if number == 1 else "were"


def _blocks(found: Minutes, *, public: bool) -> Iterator[Block]:
    if found.attendance:
        yield Heading("Attendance")
        yield _attendance(found.attendance, public=public)
    if public and not found.whole:
        return
    yield Heading("Items and decisions")
    if not found.items:
        yield Text("No items are on record of this meeting.")
    for number, item in enumerate(found.items, 1):
        yield from _item(number, item, public=public)
    if found.meeting.values["decisions"] and not public:
        yield Text((Strong("In short: "), found.meeting.values["decisions"]))
    if found.rulings:
        yield Heading("Escalated actions: what was decided")
        yield Table(
            (Column("Action", 3), Column("Decision", 1.4), Column("Why", 3)),
            tuple((one.action, one.ruling, one.reason or DASH) for one in found.rulings),
        )
    if public:
        return
    yield Heading("Action sheet")
    yield _actions(found.actions, "No action arose at this meeting.")
    yield Heading("Matters arising from earlier meetings")
    yield _actions(found.still_open, "No action of an earlier meeting is open.", dated=True)


def _attendance(came: Iterable[Came], *, public: bool) -> Table:
    every = list(came)
    rows: list[tuple[Cell, ...]] = []
    for how, head in _HEADS.items():
        own = [one for one in every if one.how == how]
        if own:
            count = f"{head} ({len(own)})"
            rows.append((_pill(how, count), "; ".join(_person(one, public=public) for one in own)))
    return Table((Column("Answer", 0), Column("Agencies", 1)), tuple(rows))


def _pill(how: str, said: str) -> Cell:
    option = next((one for one in CAME if one.value == how), None)
    return Pill(said, option.shape, option.meaning) if option else said


def _person(one: Came, *, public: bool) -> str:
    if public:
        return one.agency
    said = ", ".join(part for part in (one.person, one.note) if part)
    return f"{one.agency} ({said})" if said else one.agency


def _item(number: int, item: Minute, *, public: bool) -> Iterator[Block]:
    about = beside(item, public=public)
    said = f" · {', '.join(about)}" if about else ""
    yield Text((Strong(f"{number}. {item.title}"), said))
    if item.discussion and not public:
        yield Text(item.discussion)
    if item.decision:
        yield Text((Strong(f"Decision: {item.decision}"),))
    if item.actions:
        yield Bullets(tuple(arose(one) for one in item.actions))


def beside(item: Minute, *, public: bool) -> list[str]:
    """Return what is said beside the title of an item: who, in private, put off, whence."""
    about = [item.presenter] if item.presenter and not public else []
    if item.confidential:
        about.append("taken in private")
    if item.state == "deferred":
        about.append("put off")
    if item.arose_from and item.arose_from != item.title:
        about.append(f"arising from “{item.arose_from}”")
    return about


def unsaid(found: Minutes) -> Iterator[str]:
    """Yield what public minutes do not say."""
    yield _LEFT_OUT
    if not found.whole:
        yield _GROUP
    if found.closed:
        yield f"{counted(found.closed, 'item')} taken in private."


def arose(one: Arising) -> Words:
    """Return an action beneath the item at which it arose."""
    by = f", by {day(one.target_on)}" if one.target_on else ", without a date"
    lead = who(one.agency, one.lead).replace("\n", ", ")
    return (Strong(f"Action {one.reference}: "), f"{one.activity} ({lead}{by})")


def _actions(found: Iterable[Arising], empty: str, *, dated: bool = False) -> Table:
    columns = [Column("Reference", 0), Column("Action", 3), Column("Who", 1.6),
               Column("By when", 0), Column("Today", 0)]  # fmt: skip
    if dated:
        columns.append(Column("Meeting", 0))
    rows = tuple(
        (
            one.reference, one.activity, who(one.agency, one.lead),
            day(one.target_on), standing(one.standing), *((day(one.met_on),) if dated else ()),
        )
        for one in found
    )  # fmt: skip
    return Table(tuple(columns), rows, empty=empty)
