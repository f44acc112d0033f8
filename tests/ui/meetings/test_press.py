"""What the composer is told of the pages of a pack, without a window."""

from pathlib import Path

from lif_desktop.progress import silent
from lif_desktop.ui.meetings.press import Press, Wish
from lif_desktop.ui.meetings.rows import problems_of
from tests import boards


def test_papers_of_one_title_beneath_one_meeting_do_not_share_their_notices(
    tmp_path: Path,
) -> None:
    with boards.small(tmp_path) as board:
        meeting = board.records("meetings")[-1]
        with board.change("Write two papers") as change:
            item = change.add("items", {"meeting": meeting.id, "position": 1, "title": "Papers"})
            for position, text in enumerate(("All of it can be printed.", "Not this: \U0001f600")):
                change.add("papers", {"item": item, "position": position, "kind": "text",
                                      "title": "Report", "text": text})  # fmt: skip
        wish = Wish(meeting.id, "board", ("agenda", 0), 1.0)
        seen = Press(board, lambda: boards.TODAY).see(wish, silent)
        first, second = seen.pack.items[0].papers
        assert problems_of(first, seen) == []
        (said,) = problems_of(second, seen)
        assert "U+1F600" in said
