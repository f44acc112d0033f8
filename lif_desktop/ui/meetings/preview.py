"""The pack at the right: the page in view, which one it is, and how large."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QIntValidator
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from lif_desktop.ui.blocks.chips import ChoiceChip
from lif_desktop.ui.blocks.messages import MessageStrip
from lif_desktop.ui.blocks.text import small_label
from lif_desktop.ui.meetings.page_view import A4, PageView, Picture
from lif_desktop.ui.meetings.press import Place, Seen
from lif_desktop.ui.register.quiet import IconButton
from lif_desktop.ui.session import Message

_RESCALE = 120  # milliseconds in which a window that is being drawn larger comes to rest
_BUSY = 220  # milliseconds after which it is said that a page is being set
_PIXELS = 2  # by which a picture may be larger than its page
COVER: Place = ("cover", 0)


class Preview(QFrame):
    """Shows one page of the pack and asks for others."""

    wanted = Signal()
    """A page is to be drawn: see `place` and `scale`."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self.place: Place = COVER
        self._seen: Seen | None = None
        self._beside: dict[int, Seen] = {}
        self._end = False
        self.view = PageView()
        self.strip = MessageStrip()
        self.number = QLineEdit()
        self.number.setFixedWidth(48)
        self.number.setAccessibleName("Page number")
        self.number.setValidator(QIntValidator(1, 99999, self))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.of = small_label("")
        self.said = small_label("")
        self.back = IconButton("chevron-left", "Page before (Page Up)", lambda: self.turn(-1))
        self.on = IconButton("chevron-right", "Next page (Page Down)", lambda: self.turn(1))
        self.wide, self.whole = ChoiceChip("Width"), ChoiceChip("Page")
        self.wide.setChecked(True)
        self.wide.setAccessibleName("Fit the width of the page")
        self.whole.setAccessibleName("Fit the whole page")
        for chip in (self.wide, self.whole):
            chip.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._rest, self._slow = QTimer(self), QTimer(self)
        for timer, after in ((self._rest, _RESCALE), (self._slow, _BUSY)):
            timer.setSingleShot(True)
            timer.setInterval(after)
        self._assemble()
        self._connect()
        self._show_number()

    @property
    def seen(self) -> Seen | None:
        """The page that is shown."""
        return self._seen

    def scale(self) -> float:
        """Return the pixels for each point at which the page is wanted."""
        return self.view.scale()

    def go(self, place: Place) -> None:
        """Show a page, by its part of the pack."""
        self.place, self._end = place, False
        self.wanted.emit()

    def turn(self, way: int) -> None:
        """Show the next page (1) or the one before (-1)."""
        if self._seen is not None:
            self.go_to(self._seen.number + way, end=way < 0)

    def go_to(self, number: int, *, end: bool = False) -> None:
        """Show a page by its number in the pack."""
        seen = self._seen
        if seen is None or not 1 <= number <= seen.pages or number == seen.number:
            self._show_number()
            return
        self.place, self._end = place_of(seen, number), end
        self.wanted.emit()

    def show_seen(self, seen: Seen) -> None:
        """Show a page that was drawn."""
        before = self._seen
        self._seen = seen
        self._forget_far()
        sheet, scale = seen.sheet, seen.wish.scale
        name = f"Page {seen.number} of {seen.pages}"
        self.view.show_page(_picture(seen), name, sheet.words)
        if before is None or before.number != seen.number:
            self.view.start_at(end=self._end)
        self._end = False
        self._show_number()
        self.strip.hide()
        if abs(self.scale() - scale) > 0.02 * scale:  # a page across, drawn as if it were upright
            self._rest.start()

    def show_beside(self, beside: Seen) -> None:
        """Let the page before or after the one in view be scrolled to."""
        seen = self._seen
        if seen is None or not _same_pack(seen, beside):
            return
        way = beside.number - seen.number
        if abs(way) == 1:
            self._beside[way] = beside
            self.view.show_beside(way, _picture(beside))

    def _forget_far(self) -> None:
        """Keep of the pages beside only those that are still beside the one in view."""
        seen = self._seen
        for way, one in list(self._beside.items()):
            if seen is None or not _same_pack(seen, one) or one.number != seen.number + way:
                del self._beside[way]
                self.view.show_beside(way, None)

    def _cross(self, way: int) -> None:
        """Take the page that was scrolled to for the one in view."""
        left, reached = self._seen, self._beside.get(way)
        if left is None or reached is None:
            return
        self._beside = {-way: left}
        self._seen = reached
        self.place, self._end = place_of(reached, reached.number), False
        self._show_number()
        self.wanted.emit()

    def show_busy(self, *, busy: bool) -> None:
        """Say quietly that a page is being set, where it takes a while."""
        if busy and not self._slow.isActive() and not self.said.text():
            self._slow.start()
        elif not busy:
            self._slow.stop()
            self.said.setText("")

    def show_notice(self, message: Message | None) -> None:
        """Say over the page what is the matter with it."""
        if message is None:
            self.strip.hide()
        else:
            self.strip.show_message(message)

    def wait(self, why: str) -> None:
        """Show no page before another pack is set; `why` says what is waited for."""
        self._seen = None
        self._beside = {}
        self.view.clear(why)
        self.strip.hide()
        self._show_number()

    def _show_number(self) -> None:
        seen = self._seen
        self.number.setText(str(seen.number) if seen else "")
        self.of.setText(f"of {seen.pages}" if seen else "")
        self.number.setEnabled(seen is not None)
        self.back.setEnabled(seen is not None and seen.number > 1)
        self.on.setEnabled(seen is not None and seen.number < seen.pages)

    def _typed(self) -> None:
        if self.number.text().isdecimal():
            self.go_to(int(self.number.text()))
        self.view.setFocus()

    def _leap(self, last: bool) -> None:  # noqa: FBT001 - a signal's argument
        if self._seen is not None:
            self.go_to(self._seen.pages if last else 1)

    def _connect(self) -> None:
        self.view.turned.connect(self.turn)
        self.view.crossed.connect(self._cross)
        self.view.leapt.connect(self._leap)
        self.view.rescaled.connect(self._rest.start)
        self._rest.timeout.connect(self.wanted)
        self._slow.timeout.connect(lambda: self.said.setText("Setting…"))
        self.number.returnPressed.connect(self._typed)
        self.wide.clicked.connect(lambda _on=False: self.view.set_fit("width"))
        self.whole.clicked.connect(lambda _on=False: self.view.set_fit("page"))

    def _assemble(self) -> None:
        zoom = [
            IconButton("minus", "Smaller (Ctrl+-)", lambda: self.view.zoom(-1)),
            IconButton("plus", "Larger (Ctrl++)", lambda: self.view.zoom(1)),
        ]
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(6)
        for widget in (self.back, small_label("Page"), self.number, self.of, self.on):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.said)
        row.addStretch(1)
        for chosen in (self.wide, self.whole, *zoom):
            row.addWidget(chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.view, 1)
        column.addWidget(bar)


def place_of(seen: Seen, number: int) -> Place:
    """Return which part of the pack a page is of, and its number within it."""
    key = [one for one, start in seen.starts.items() if start <= number][-1]
    return key, number - seen.starts[key]


def _same_pack(one: Seen, other: Seen) -> bool:
    mine, its = one.wish, other.wish
    same = (mine.meeting, mine.audience) == (its.meeting, its.audience)
    return same and one.pages == other.pages


def _picture(seen: Seen) -> Picture:
    sheet, scale = seen.sheet, seen.wish.scale
    form = QImage.Format.Format_RGBX8888
    image = QImage(sheet.pixels, sheet.width, sheet.height, 4 * sheet.width, form).copy()
    points = (sheet.width / scale, sheet.height / scale)
    # A picture has whole pixels: counted back from them, each drawing would be a little smaller.
    exact = (one for one in (A4, A4[::-1]) if all(
        abs(mine - its) * scale < _PIXELS for mine, its in zip(one, points, strict=True)
    ))  # fmt: skip
    return Picture(image, next(exact, points))
