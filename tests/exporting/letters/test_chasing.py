"""Chasing: who gets which letter, as Word file, mail draft and calendar, in one step or none."""

import email
import re
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from lif_desktop import clock
from lif_desktop.exporting.files import CannotWrite
from lif_desktop.exporting.letters import chasing, mail, word, wording
from lif_desktop.exporting.letters.chasing import ALL_DATES, chase, letter_to
from lif_desktop.exporting.letters.owing import Owing, owing
from lif_desktop.exporting.letters.wording import Sender, Wording, greeting
from lif_desktop.progress import Cancelled
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from tests import boards
from tests.reports import sent_made

TODAY = date(2026, 11, 21)
BY = Sender("Northmoor Partnership", "partnership", "J. Hale", "", "Chair", "OFFICIAL")


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    clock.set_today(TODAY.isoformat())
    yield
    clock.set_today(None)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


def health(board: Board, **values: Any) -> int:
    """Return the agency of the letters, changed by `values`."""
    found = board.records("agencies")[0].id
    if values:
        with board.change("Name people") as change:
            change.edit("agencies", found, values)
    return found


def only(board: Board) -> Owing:
    (found,) = owing(board, TODAY)
    return found


def said(words: Wording) -> str:
    return " ".join((*words.opening, *words.closing))


def test_who_is_due_to_be_chased_gets_one_letter_with_all_that_is_owed(board: Board) -> None:
    late, *_ = sent_made.two_rounds(board)
    agency = health(board)
    sent_made.one(board, agency, "dataset", due_on=date(2026, 11, 27))
    found = owing(board, TODAY)
    assert [(one.agency.title, one.letter, len(one.sent)) for one in found] == [
        ("Northmoor Health NHS Trust", "second", 2), ("Northmoor Police", "coming", 1),
    ]  # fmt: skip
    assert [one.title for one in found[0].actions] == ["Single referral form"]
    assert found[1].actions == ()
    assert owing(board, TODAY, kinds=["section11"]) == []
    # Chased this week already: only if asked for on purpose.
    with board.change("Chased yesterday") as change:
        change.edit("returns", late, {"chased_on": date(2026, 11, 20)})
    assert [len(one.sent) for one in owing(board, date(2026, 11, 20), kinds=["actions"])] == []
    assert len(owing(board, date(2026, 11, 20), agencies=[agency], kinds=["actions"])) == 1


def test_the_letter_says_what_is_late_since_when_and_what_is_asked(board: Board) -> None:
    health(board, data_contact="Dr Lee Park")
    sent_made.one(board, health(board))
    words = letter_to(board, only(board), TODAY)
    assert (words.to, words.on) == (
        ("Dr Lee Park", "Northmoor Health NHS Trust"), "21 November 2026",
    )  # fmt: skip
    assert words.greeting == "Dear Dr Park"
    assert words.subject == "1 return late: Action updates"
    assert words.opening[0] == (
        "The return below from Northmoor Health NHS Trust has not reached us. It was due on 13 Nov"
        " 2026, 8 days ago."
    )
    assert words.returns[1] == (
        "RET-2026-001 Action updates", "16 Oct 2026", "13 Nov 2026", "8 days late",
    )  # fmt: skip
    assert words.actions[1] == (
        "ACT-2026-001", "Single referral form", "12 Aug 2026", "101 days",
    )  # fmt: skip
    assert words.actions_said.startswith("1 action that Northmoor Health NHS Trust leads is past")
    assert words.closing[0].endswith("send it back by 27 Nov 2026.")
    assert words.signed == ("J. Hale", f"for {boards.NAME}")


def test_before_its_date_a_return_is_spoken_of_kindly(board: Board) -> None:
    sent_made.one(board, health(board), "dataset", due_on=TODAY)
    words = letter_to(board, only(board), TODAY)
    assert words.subject == "Due 21 Nov 2026: Dataset"
    assert "is due today" in words.opening[0]
    assert words.returns[1][3] == "due today"
    assert words.greeting == "Dear colleague"
    sent_made.one(board, health(board), "highlight", due_on=date(2026, 11, 24))
    words = letter_to(board, only(board), TODAY)
    assert "are due soon" in words.opening[0]
    assert "workbooks that we sent you and send them back" in words.closing[0]
    assert words.returns[2][3] == "not late"


def test_the_second_letter_names_the_first_and_what_is_not_late_is_told_apart(board: Board) -> None:
    agency = health(board)
    sent_made.one(board, agency, chased_on=date(2026, 11, 13), chased_times=1)
    sent_made.one(board, agency, "highlight")
    sent_made.one(board, agency, "dataset", due_on=date(2026, 11, 27))
    words = letter_to(board, only(board), TODAY)
    assert words.opening[0] == (
        "We wrote to you on 13 Nov 2026, and of the returns below from Northmoor Health NHS Trust,"
        " 2 have still not reached us. They were due on 13 Nov 2026, 8 days ago at the longest."
    )
    assert words.subject == "2 returns late: Action updates, Highlight report and Dataset"


def test_the_third_letter_is_the_chairs_to_the_board_member(board: Board) -> None:
    agency = health(board, board_member="Sir A. Moss", data_contact="L. Park")
    top = next(one for one in board.records("groups") if one.values["kind"] == "board")
    with board.change("Name the chair") as change:
        change.edit("groups", top.id, {"chair": "M. Firth"})
    sent_made.one(board, agency, chased_on=date(2026, 11, 14), chased_times=2)
    words = letter_to(board, only(board), TODAY)
    assert words.greeting == "Dear Sir Moss"
    assert "was reminded 2 times, last on 14 Nov 2026" in said(words)
    assert "as the member for Northmoor Health NHS Trust" in said(words)
    assert "before the partnership's next meeting" in said(words)
    assert words.signed == ("M. Firth", "Partnership Chair", boards.NAME)
    with board.change("Leave the chair unnamed") as change:
        change.edit("groups", top.id, {"chair": "Partnership chair"})
    assert letter_to(board, only(board), TODAY).signed == ("Partnership Chair", boards.NAME)


def test_many_late_actions_are_counted_where_they_are_not_named(board: Board) -> None:
    agency = health(board)
    with board.change("Add late actions") as change:
        for number in range(20):
            change.add("actions", {"activity": f"Task {number}", "lead_agency": agency,
                                   "status": "in_hand", "target_on": date(2026, 9, 1)})  # fmt: skip
    sent_made.one(board, agency)
    words = letter_to(board, only(board), TODAY)
    assert len(words.actions) == wording.MOST_ACTIONS + 1
    assert words.actions_said.endswith("9 more stand in the workbook.")


@pytest.mark.parametrize(
    ("name", "begins"),
    [("", "Dear colleague"), ("L. Park", "Dear L. Park"), ("Mrs. Lee Park", "Dear Mrs Park"),
     ("Dr", "Dear Dr"), ("Prof Anne Marie Lee", "Dear Prof Lee")],
)  # fmt: skip
def test_letters_begin_as_people_are_called(name: str, begins: str) -> None:
    assert greeting(name) == begins


def test_all_is_written_and_recorded_in_one_step_that_undo_takes_back(
    board: Board, tmp_path: Path
) -> None:
    late, *_ = sent_made.two_rounds(board)
    folder = tmp_path / "letters"
    written = chase(board, owing(board, TODAY), folder, TODAY)
    names = {one.path.name for one in written}
    assert names == {path.name for path in folder.iterdir()}
    assert "Northmoor Health NHS Trust - Second reminder - 21 Nov 2026.docx" in names
    assert "Northmoor Police - Return coming due - 21 Nov 2026.eml" in names
    assert "Northmoor Police - returns due.ics" in names
    assert ALL_DATES in names
    now = board.record("returns", late).values
    assert (now["chased_on"], now["chased_times"]) == (TODAY, 2)
    assert board.history(1)[0].title == "Chase 2 returns of 2 agencies"
    board.undo()
    assert board.record("returns", late).values["chased_times"] == 1


def test_a_calendar_alone_chases_nobody_and_nothing_owed_writes_nothing(
    board: Board, tmp_path: Path
) -> None:
    assert chase(board, owing(board, TODAY), tmp_path / "none", TODAY) == []
    assert not (tmp_path / "none").exists()
    late, *_ = sent_made.two_rounds(board)
    before = board.history(1)[0].id
    (whole,) = (
        one for one in chase(board, owing(board, TODAY), tmp_path, TODAY, parts=["calendar"])
        if not one.agency
    )  # fmt: skip
    assert whole.path.name == ALL_DATES
    assert board.history(1)[0].id == before
    assert board.record("returns", late).values["chased_times"] == 1


def test_what_cannot_be_written_or_is_stopped_leaves_no_trace(board: Board, tmp_path: Path) -> None:
    late, *_ = sent_made.two_rounds(board)
    taken = tmp_path / "taken"
    taken.write_text("a file stands where the folder should be")
    with pytest.raises(CannotWrite):
        chase(board, owing(board, TODAY), taken, TODAY)

    def stop(done: int, _total: int, _what: str) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        chase(board, owing(board, TODAY), tmp_path / "new", TODAY, report=stop)
    assert not (tmp_path / "new").exists()
    assert board.record("returns", late).values["chased_times"] == 1


def test_the_mail_is_an_unsent_draft_with_the_very_workbook(board: Board, tmp_path: Path) -> None:
    agency = health(board, email="s.lee@health.example; office@health.example; nobody",
                    data_contact="Zoë Park")  # fmt: skip
    book = tmp_path / "Health – Action updates.xlsx"
    book.write_bytes(b"PK the workbook")
    returned = sent_made.one(board, agency)
    with board.change("Keep the file") as change:
        kept = change.attach(book)
        change.edit("returns", returned, {key: kept[key] for key in ("file_name", "file_hash")})
    lost = sent_made.one(board, agency, "dataset", file_name="x.xlsx", file_hash="0" * 64)
    written = chase(board, owing(board, TODAY), tmp_path / "out", TODAY, parts=["mails"])
    read = email.message_from_bytes(written[0].path.read_bytes(), policy=default)
    assert isinstance(read, EmailMessage)
    assert read["X-Unsent"] == "1"
    assert [one.addr_spec for one in read["To"].addresses] == [
        "s.lee@health.example", "office@health.example",
    ]  # fmt: skip
    assert read["To"].addresses[0].display_name == "Zoë Park"
    (attached,) = read.iter_attachments()
    assert attached.get_filename() == book.name
    assert attached.get_content() == b"PK the workbook"
    body = read.get_body()
    assert body is not None
    text = body.get_content()
    assert text.startswith("Dear Zoë Park")
    assert "* ACT-2026-001\n  What was agreed: Single referral form" in text.replace("\r", "")
    assert f"Attached: {book.name}" in text
    assert board.record("returns", lost).values["chased_times"] == 1


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_no_text_of_a_record_becomes_a_header(subject: str, name: str, address: str) -> None:
    evil = f"{subject}\r\nBcc: x@evil.example\u2028{subject}"
    words = Wording(
        "Reminder", (f"{name}\nBcc: y@evil.example", "Agency"), "1 May 2026", evil,
        f"Dear {name}", ("Said.",), (("Return", "Due"), (f"RET\n{name}", "1 May")), (), "",
        ("Please.",), ("J. Hale",), BY,
    )  # fmt: skip
    made = mail.draft(words, f"{address};a@b.example", [(f"{name}\r\nX: y.xlsx", b"PK")])
    read = email.message_from_bytes(made, policy=default)
    allowed = {"subject", "to", "x-unsent", "mime-version", "content-type"}
    assert {key.lower() for key in read.keys()} <= allowed  # noqa: SIM118 - a header's own keys
    assert "evil" not in str(read["To"].addresses[-1].addr_spec)


@given(st.text(max_size=200))
def test_whatever_a_record_says_the_letter_opens(text: str) -> None:
    words = Wording(
        "Reminder", (text, "Agency"), "1 May 2026", text, "Dear colleague", (text,),
        (("Return", "Sent to you", "Due", "Stands"), (text, "", "", "")),
        (("Action", "What was agreed", "Target", "Late by"), (text, text, "", "")), text,
        (text,), (text,), BY,
    )  # fmt: skip
    read = Document(BytesIO(word.letter(words)))
    assert [one.text for one in read.paragraphs][-1] == word.plain(text).replace("\r", "\n")


def test_the_letter_is_a_word_file_in_the_fonts_of_the_house(board: Board, tmp_path: Path) -> None:
    with board.change("Mark the board") as change:
        change.set("marking", "OFFICIAL-SENSITIVE")
    sent_made.one(board, health(board))
    (made,) = chase(board, owing(board, TODAY), tmp_path, TODAY, parts=["letters"])
    read = Document(str(made.path))
    styles = [one.style.name for one in read.paragraphs if one.style and one.text]
    assert styles == [
        "Address", "Letter date", "Normal", "Heading 1", "Normal", "Normal", "Normal", "Normal",
        "Signature line", "Signed first", "Signed",
    ]  # fmt: skip
    assert {read.styles[name].font.name for name in {*styles, "Table text"}} == {"Noto Sans"}
    returns, actions = read.tables
    assert returns.cell(0, 0).text == "Return"
    assert len(actions.rows) == 2
    page = read.sections[0]
    assert round(page.page_height.cm, 1) == 29.7
    assert page.first_page_header.paragraphs[0].text == boards.NAME
    assert page.first_page_header.paragraphs[1].text == "OFFICIAL-SENSITIVE"
    assert page.footer.paragraphs[0].text.startswith("OFFICIAL-SENSITIVE · 1 return late")
    assert read.core_properties.author == boards.NAME
    assert read.core_properties.comments == ""
    # Word is strict about the order of these parts.
    order = [child.tag.rpartition("}")[2] for child in returns._tbl.tblPr]
    assert order.index("tblBorders") < order.index("tblLayout") < order.index("tblLook")


def test_calendars_hold_all_day_events_that_a_second_import_updates(
    board: Board, tmp_path: Path
) -> None:
    late, *_ = sent_made.two_rounds(board)
    with board.change("Name it awkwardly") as change:
        change.edit("returns", late, {"title": "Updates; of Health, and others \\ all"})
    parts = ["letters", "calendar"]
    written = chase(board, owing(board, TODAY), tmp_path, TODAY, parts=parts)
    first = _events(next(one.path for one in written if one.path.name == ALL_DATES))
    dates = {uid: event.decoded("dtstart") for uid, event in first.items()}
    of_late = {uid: day for uid, day in dates.items() if uid.startswith("RET-2026-004-")}
    # It is chased today, so next in a week.
    assert sorted(of_late.values()) == [date(2026, 11, 13), date(2026, 11, 27)]
    due = next(event for uid, event in first.items() if uid.startswith("RET-2026-004-due@"))
    assert due["description"] == "Updates; of Health, and others \\ all"
    assert due.decoded("dtend") == date(2026, 11, 14)
    with board.change("Give it longer") as change:
        change.edit("returns", late, {"due_on": date(2026, 12, 1)})
    again = chase(board, owing(board, TODAY), tmp_path, TODAY, parts=["calendar"])
    second = _events(next(one.path for one in again if not one.agency))
    assert set(second) == set(first)
    moved = next(event for uid, event in second.items() if uid.startswith("RET-2026-004-due@"))
    assert moved.decoded("dtstart") == date(2026, 12, 1)
    assert moved["sequence"] > due["sequence"]
    # The agency's own calendar does not say when it is chased.
    own = _events(tmp_path / "Northmoor Health NHS Trust - returns due.ics")
    assert [uid.partition("@")[0] for uid in own] == ["RET-2026-004-due"]
    assert re.fullmatch(r"RET-2026-004-due@[0-9a-f]{8}\.lif", next(iter(own)))


def test_what_is_owed_already_is_chased_today_in_the_calendar(board: Board, tmp_path: Path) -> None:
    sent_made.one(board, None, due_on=date(2026, 11, 1))
    sent_made.one(board, None, due_on=None)
    (whole,) = chase(board, [], tmp_path, TODAY, parts=["calendar"])
    found = _events(whole.path)
    assert sorted(event.decoded("dtstart") for event in found.values()) == [
        date(2026, 11, 1), TODAY,
    ]  # fmt: skip


def _events(path: Path) -> dict[str, Any]:
    read = Calendar.from_ical(path.read_bytes())
    return {str(event["uid"]): event for event in read.walk("VEVENT")}


def test_names_of_agencies_that_no_system_takes_are_made_fit(board: Board, tmp_path: Path) -> None:
    health(board, short_name='A/B: "C"?')
    sent_made.one(board, health(board))
    (made,) = chase(board, owing(board, TODAY), tmp_path, TODAY, parts=["letters"])
    assert made.path.name == "A B C - Reminder - 21 Nov 2026.docx"
    assert board.count(View("returns")) == 1
    assert chasing.PARTS == ("letters", "mails", "calendar")
