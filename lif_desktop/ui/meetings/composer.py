"""The composer: a meeting's agenda at the left, its pack as it will be printed at the right."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from PySide6.QtWidgets import QSizePolicy

from lif_desktop.faults import Fault
from lif_desktop.reports.shape import Audience
from lif_desktop.ui.blocks.buttons import Button, LinkButton, PrimaryButton
from lif_desktop.ui.exporting.packs import offer_pack, offer_word
from lif_desktop.ui.meetings import edits, reading, saying
from lif_desktop.ui.meetings.agenda_model import AgendaModel, Row
from lif_desktop.ui.meetings.agenda_work import AgendaWork
from lif_desktop.ui.meetings.judging import Judged
from lif_desktop.ui.meetings.press import Seen, Typed, Wish
from lif_desktop.ui.meetings.preview import COVER, Preview, place_of
from lif_desktop.ui.meetings.proofing import Proofing
from lif_desktop.ui.meetings.reading import Composition
from lif_desktop.ui.meetings.rooms import Rooms, side_by_side
from lif_desktop.ui.meetings.rows import item_of, line_at, rows
from lif_desktop.ui.meetings.rows import place_of as place_of_item
from lif_desktop.ui.page import Page
from lif_desktop.ui.session import Action, Message, Session


class ComposerPage(Page):
    """Composes the pack of one meeting."""

    drop_on = "Drop a file on the item of the agenda that it belongs to."

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Board pack")
        self._meeting: int | None = None
        self._composition: Composition | None = None
        self._seen: Seen | None = None
        self._judged: Judged | None = None
        self._typed: Typed | None = None
        self._public = False
        self._following = False
        self.model = AgendaModel(self)
        self.rooms = Rooms(session, self.model)
        self.preview = Preview()
        self.proofing = Proofing(session, self)
        self.work = AgendaWork(session, self.model, self.rooms.agenda.view)
        self.item_button = Button("Add item", self.add_item)
        self.figures_button = Button("Check figures", self.check_figures)
        self.public_button = Button("Public twin", self.turn_public)
        self.export_button = PrimaryButton("Export PDF…", self.export)
        self.propose_link = LinkButton("Propose agenda", self.propose)
        self.packs_link = LinkButton("Packs made", self.show_packs)
        self.agenda_link = LinkButton("Agenda in Word…", lambda: self._word("agenda"))
        self.minutes_link = LinkButton("Minutes in Word…", lambda: self._word("minutes"))
        self.public_button.setCheckable(True)
        self._build()
        self.preview.wait("Setting the pack…")
        self._connect()

    def meeting(self) -> int | None:
        """Return the id of the meeting whose pack is composed."""
        return self._meeting

    def show_record(self, record_id: int) -> None:
        """Compose the pack of another meeting."""
        if record_id == self._meeting:
            return
        self._meeting = record_id
        self._seen = self._judged = self._typed = None
        self._public = False
        self.preview.place = COVER
        self.preview.wait("Setting the pack…")
        self.rooms.show_agenda()
        self.refresh()

    def refresh(self) -> None:
        """Read the board again: the agenda at once, its pages as soon as they are set."""
        board = self.session.board
        try:
            if self._meeting is None:
                found = reading.next_meeting(board)
                self._meeting = found.id if found else None
            if self._meeting is None:
                self._show_none()
                return
            self._composition = reading.read(board, self._meeting)
        except Fault:  # the meeting was deleted
            self._meeting = None
            self.refresh()
            return
        self.show_content()
        self.proofing.board_changed()
        self._show()
        self._show_lists()
        self._ask()

    def may_leave(self) -> bool:
        """Save what is typed; stay where something cannot be read."""
        return self.rooms.save()

    def close_up(self) -> None:
        """Stop what is being set."""
        self.proofing.close_up()

    def add_item(self) -> None:
        """Add an item at the end and let it be named."""
        if self._composition is None or not self.rooms.save():
            return
        made = edits.add_item(self.session, self._composition)
        self.work.choose(made)
        self._open_item()
        self.rooms.item.begin()

    def propose(self) -> None:
        """Show what the agenda might hold."""
        if self._composition is not None and self.rooms.save():
            self.rooms.go(self.rooms.proposals)
            self.rooms.proposals.propose(self._composition.meeting)

    def check_figures(self) -> None:
        """Show the figures that do not agree, beside their papers."""
        if self.rooms.save():
            self.proofing.hurry()
            self._show_public(public=False)
            self.rooms.go(self.rooms.figures)

    def turn_public(self) -> None:
        """Show the public twin and what it leaves out, or the board's pack again."""
        if self.rooms.save():
            self.proofing.hurry()
            self._show_public(public=not self._public)
            if self._public:
                self.rooms.go(self.rooms.withheld)
            else:
                self.rooms.show_agenda()

    def show_packs(self) -> None:
        """Show the packs made for this meeting."""
        if self.rooms.save():
            self.rooms.go(self.rooms.packs)

    def export(self) -> None:
        """Ask how the pack shall be written."""
        if self._composition is not None and self.rooms.save():
            audience = self._audience()
            judged = self.proofing.judged_now(self._judged)
            offer_pack(self.session, self._composition.meeting, self, audience, judged).open()

    def _word(self, which: Literal["agenda", "minutes"]) -> None:
        if self._composition is not None and self.rooms.save():
            offer_word(self.session, self._composition.meeting, which, self).open()

    def _audience(self) -> Audience:
        return "public" if self._public else "board"

    def _show_none(self) -> None:
        self._composition = None
        self.set_title("Board pack")
        self.set_subtitle("")
        self.empty(
            "No meeting yet",
            "A pack is composed for a meeting. Add the next one, with its group and its date.",
            Action("Meetings", lambda: self.session.navigate("meetings")),
            icon="calendar-days",
        )

    def _show_public(self, *, public: bool) -> None:
        if public != self._public:
            self.preview.wait("Setting the public twin…" if public else "Setting the board’s pack…")
        self._public = public
        self.public_button.setChecked(public)
        self._ask()

    def _ask(self) -> None:
        """Ask for the page in view, as it is now."""
        if self._meeting is not None and self._composition is not None:
            audience = self._audience()
            preview = self.preview
            self.proofing.ask(
                Wish(self._meeting, audience, preview.place, preview.scale(), self._typed)
            )

    def _show(self) -> None:
        """Show the agenda as it stands, with what is known of its pages."""
        composition = self._composition
        if composition is None:
            return
        self.set_title(composition.title)
        self.set_subtitle(saying.subtitle(composition, self._seen))
        self.rooms.set_empty(empty=not composition.lines)
        with self._led():
            self.work.show(rows(composition, self._seen, self._judged))
        line = self.rooms.item.line
        now = composition.line_of(line.item.id) if line is not None else None
        if now is not None:
            self.rooms.item.show_item(now, item_of(now, self._seen), len(composition.lines))
        elif line is not None and self.rooms.currentWidget() is self.rooms.item:
            self.rooms.show_agenda()

    def _show_lists(self) -> None:
        """Show the packs made, and what was found in the figures and withheld from the public."""
        judged, packs = self._judged, self._composition.packs if self._composition else ()
        self.figures_button.setText(saying.figures(judged))
        self.public_button.setText(saying.twin(judged))
        self.packs_link.setText(f"Packs made: {len(packs)}" if packs else "Packs made")
        self.rooms.packs.show_packs(packs)
        self.rooms.figures.show_said(saying.findings(judged), saying.no_findings(judged))
        self.rooms.withheld.show_said(saying.withheld(judged), saying.none_withheld(judged))

    def _show_seen(self, seen: Seen) -> None:
        """Show a page that was drawn; the mark in the agenda follows it."""
        if seen.wish.meeting != self._meeting or seen.pack.public != self._public:
            return
        self._seen = seen
        self.preview.show_seen(seen)
        key, _ = place_of(seen, seen.number)
        composition = self._composition
        if composition is None:
            return
        self.preview.show_notice(saying.notice(seen, key))
        self._show()
        line = line_at(composition, seen, key)
        row = self.rooms.agenda.view.row()
        if line is not None and (row is None or row.line.item.id != line.item.id):
            with self._led():
                self.work.choose(line.item.id)

    def _show_judged(self, judged: Judged) -> None:
        self._judged = judged
        self._show()
        self._show_lists()

    def _fail(self, sentence: str) -> None:
        self.preview.show_notice(Message(f"The page could not be set. {sentence}", "late"))

    def _chosen(self, row: Row | None) -> None:
        if row is None:
            return
        if self.rooms.currentWidget() is self.rooms.item:
            self._open_item()
        if not self._following:
            self.preview.go(place_of_item(row.line, self._seen))

    def _open_item(self) -> None:
        """Edit the item that is chosen."""
        row, composition = self.rooms.agenda.view.row(), self._composition
        if row is None or composition is None:
            return
        line = composition.line_of(row.line.item.id) or row.line
        self.rooms.item.show_item(line, item_of(line, self._seen), len(composition.lines))
        self.rooms.go(self.rooms.item)

    @contextmanager
    def _led(self) -> Iterator[None]:
        """Let the mark in the agenda move without leading the preview."""
        before, self._following = self._following, True
        yield
        self._following = before

    def _walk(self, way: int) -> None:
        row = self.rooms.agenda.view.row()
        if row is not None and self.rooms.save():
            self.rooms.agenda.view.choose(row.line.number - 1 + way)

    def _type(self, typed: Typed | None) -> None:
        self._typed = typed
        if typed is not None and self._seen is not None:
            key, _ = self.preview.place
            if key != typed.key:
                self.preview.place = (typed.key, 0)
            self._ask()

    def _connect(self) -> None:
        rooms, preview, proofing = self.rooms, self.preview, self.proofing
        rooms.agenda.view.chosen.connect(self._chosen)
        rooms.agenda.view.opened.connect(lambda _row: self._open_item())
        rooms.item.walked.connect(self._walk)
        rooms.item.papers.looked_at.connect(lambda key: preview.go((key, 0)))
        rooms.item.papers.paper.typed.connect(self._type)
        rooms.figures.asked.connect(lambda key: preview.go((key, 0)))
        rooms.withheld.asked.connect(lambda key: preview.go((key, 0)))
        preview.wanted.connect(self._ask)
        proofing.seen.connect(self._show_seen)
        proofing.beside.connect(preview.show_beside)
        proofing.recounted.connect(self._ask)
        proofing.judged.connect(self._show_judged)
        proofing.busy.connect(lambda busy: preview.show_busy(busy=busy))
        proofing.failed.connect(self._fail)
        rooms.offer(Action("Propose agenda", self.propose), Action("Add an item", self.add_item))

    def _build(self) -> None:
        head = (self.item_button, self.figures_button, self.public_button, self.export_button)
        for button in head:
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self.add_button(button)
        # In a narrow window the titles give way, not the buttons.
        for label in (self._title, self._subtitle):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        links = (self.propose_link, self.packs_link, self.agenda_link, self.minutes_link)
        self.body.addWidget(side_by_side(self.rooms, links, self.preview), 1)
