"""What a letter about returns says, before it is set as a Word file or a mail."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lif_desktop import frameworks
from lif_desktop.exporting.letters.owing import Owing
from lif_desktop.reports.returns_read import Sent
from lif_desktop.rules.words import counted, day_in_words, listed
from lif_desktop.store.board import Board

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_TITLES = frozenset({
    "dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "rev", "sir", "dame", "cllr",
    "councillor", "canon", "superintendent", "inspector",
})  # fmt: skip
NAMES = {
    "coming": "Return coming due",
    "reminder": "Reminder",
    "second": "Second reminder",
    "member": "Letter to the board member",
}
"""What each letter is called."""
MOST_ACTIONS = 12
"""Late actions that a letter names; the others are counted, and stand in the workbook."""

Lines = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sender:
    """From whom letters go: the body, who writes for it, its chair, its marking."""

    body: str
    kind: str
    writer: str
    chair: str
    chair_word: str
    marking: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One letter in words: its parts from top to bottom; tables with their headings first."""

    name: str
    to: tuple[str, ...]
    on: str
    subject: str
    greeting: str
    opening: tuple[str, ...]
    returns: Lines
    actions: Lines
    actions_said: str
    closing: tuple[str, ...]
    signed: tuple[str, ...]
    sender: Sender


def sender(board: Board) -> Sender:
    """Return from whom the letters of a board go."""
    settings = board.settings
    words = frameworks.kept(settings).words
    top = next((one for one in board.records("groups") if one.values["kind"] == "board"), None)
    chair = str(top.values["chair"] or "") if top is not None else ""
    return Sender(
        body=settings.get("name") or words.body,
        kind=words.body_kind,
        writer=board.who,
        chair="" if chair.casefold() == words.chair.casefold() else chair,
        chair_word=words.chair,
        marking=settings.get("marking", ""),
    )


def wording(owing: Owing, by: Sender, today: date, answer_by: date) -> Wording:
    """Return the letter to one agency; `answer_by` is by when an answer is asked."""
    to = owing.to
    if owing.letter == "member":
        signed: tuple[str, ...] = (by.chair, by.chair_word, by.body)
    else:
        signed = (by.writer, f"for {by.body}")
    return Wording(
        name=NAMES[owing.letter],
        to=tuple(filter(None, (to, owing.agency.title))),
        on=_long(today),
        subject=_subject(owing),
        greeting=greeting(to),
        opening=tuple(_opening(owing, by, today)),
        returns=_returns(owing, today),
        actions=_actions(owing, today),
        actions_said=_actions_said(owing),
        closing=tuple(_closing(owing, by, answer_by)),
        signed=tuple(filter(None, signed)),
        sender=by,
    )


def greeting(name: str) -> str:
    """Return how a letter begins: Dear Dr Park, Dear Lee Park, Dear colleague."""
    first, *rest = name.split() or [""]
    if rest and first.rstrip(".").casefold() in _TITLES:
        return f"Dear {first.rstrip('.')} {rest[-1]}"
    return f"Dear {name}" if name else "Dear colleague"


def _subject(owing: Owing) -> str:
    kinds = listed(dict.fromkeys(one.kind for one in owing.sent))
    late = len(owing.late)
    if not late:
        first = min(one.due_on for one in owing.sent if one.due_on)
        return f"Due {day_in_words(first)}: {kinds}"
    return f"{counted(late, 'return')} late: {kinds}"


def _opening(owing: Owing, by: Sender, today: date) -> Iterator[str]:
    late, one = owing.late, len(owing.sent) == 1
    if owing.letter == "coming":
        it = "The return below" if one else "The returns below"
        when = "today" if all(each.due_on == today for each in owing.sent) else "soon"
        are = "is" if one else "are"
        yield (
            f"{it} from {owing.agency.title} {are} due {when}. If {'it is' if one else 'they are'}"
            " on the way already, thank you: nothing more is needed."
        )
        return
    it, was = _what_is_late(owing)
    longest = counted(max(each.days_late for each in late), "day")
    if owing.letter == "reminder":
        yield (
            f"{it} not reached us. {was} due {_dates(late)},"
            f" {longest} ago{'' if len(late) == 1 else ' at the longest'}."
        )
    elif owing.letter == "second":
        yield (
            f"We wrote to you{_last_chased(late)}, and {it[0].lower()}{it[1:]} still not reached"
            f" us. {was} due {_dates(late)}, {longest} ago"
            f"{'' if len(late) == 1 else ' at the longest'}."
        )
    else:
        times = max(each.record.values["chased_times"] or 0 for each in late)
        yield (
            f"I write to you as the member for {owing.agency.title}. {it} not reached us, although"
            f" your agency was reminded {counted(times, 'time')}{_last_chased(late, ', last')}."
            f" {was} due {_dates(late)}, {longest} ago"
            f"{'' if len(late) == 1 else ' at the longest'}."
        )
        yield (
            f"The {by.kind} depends on every agency giving good information in time. Without it we"
            " cannot tell whether children are better protected by what we agreed to do."
        )


def _what_is_late(owing: Owing) -> tuple[str, str]:
    """Return the late returns as a sentence begins, and as the next one speaks of them."""
    late, whole = len(owing.late), len(owing.sent)
    has, was = ("has", "It was") if late == 1 else ("have", "They were")
    if late < whole:
        return f"Of the returns below from {owing.agency.title}, {late} {has}", was
    below = "return" if whole == 1 else "returns"
    return f"The {below} below from {owing.agency.title} {has}", was


def _closing(owing: Owing, by: Sender, answer_by: date) -> Iterator[str]:
    day = day_in_words(answer_by)
    books = "the workbook" if len(owing.sent) == 1 else "the workbooks"
    if owing.letter == "coming":
        yield f"Please fill in {books} that we sent you and send {_them(owing)} back by the date."
        yield "If something stands in the way, tell us now and we will look for a way together."
    elif owing.letter == "member":
        yield (
            f"I ask you to see that {_them(owing)} {_is(owing)} with us by {day}, or to tell me"
            " what stands in the way, so that we can help."
        )
        yield (
            f"If I have heard nothing by then, I shall bring the matter before the {by.kind}'s"
            " next meeting."
        )
    else:
        yield f"Please fill in {books} that we sent you and send {_them(owing)} back by {day}."
        yield (
            "If something stands in the way, tell us by then what it is and when we may expect"
            f" {_them(owing)}. If {_them_came(owing)} lately, thank you, and please disregard"
            " this letter."
        )


def _returns(owing: Owing, today: date) -> Lines:
    rows = [
        (f"{one.record.reference} {one.kind}", _day(one.record.values["issued_on"]),
         _day(one.due_on), _stands(one, today))
        for one in owing.sent
    ]  # fmt: skip
    return (("Return", "Sent to you", "Due", "Stands"), *rows)


def _stands(one: Sent, today: date) -> str:
    if one.standing.state == "late":
        return f"{counted(one.days_late, 'day')} late"
    return "due today" if one.due_on == today else "not late"


def _actions(owing: Owing, today: date) -> Lines:
    if not owing.actions:
        return ()
    rows = [
        (one.reference, one.title, _day(one.values["target_on"]),
         counted((today - one.values["target_on"]).days, "day"))
        for one in owing.actions[:MOST_ACTIONS]
    ]  # fmt: skip
    return (("Action", "What was agreed", "Target", "Late by"), *rows)


def _actions_said(owing: Owing) -> str:
    count = len(owing.actions)
    if not count:
        return ""
    more = count - MOST_ACTIONS
    are, it = ("is", "it") if count == 1 else ("are", "them")
    said = (
        f"{counted(count, 'action')} that {owing.agency.title} leads {are} past the target date,"
        f" and we wait for news of {it}."
    )
    return f"{said} {more} more stand in the workbook." if more > 0 else said


def _dates(late: tuple[Sent, ...]) -> str:
    days = sorted({one.due_on for one in late if one.due_on})
    return f"on {listed(day_in_words(one) for one in days)}"


def _last_chased(late: tuple[Sent, ...], lead: str = "") -> str:
    days = [one.record.values["chased_on"] for one in late if one.record.values["chased_on"]]
    return f"{lead} on {day_in_words(max(days))}" if days else ""


def _them(owing: Owing) -> str:
    return "it" if len(owing.sent) == 1 else "them"


def _is(owing: Owing) -> str:
    return "is" if len(owing.sent) == 1 else "are"


def _them_came(owing: Owing) -> str:
    return "it was sent" if len(owing.sent) == 1 else "they were sent"


def _day(day: date | None) -> str:
    return day_in_words(day) if day else ""


def _long(day: date) -> str:
    """Return a date as a letter has it: 21 November 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
