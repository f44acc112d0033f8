"""What is asked where the very same file came in before."""

from collections.abc import Callable
from functools import partial

from lif_desktop.store.receipts import Receipt
from lif_desktop.ui.importing.jobs import Read
from lif_desktop.ui.importing.saying import came_in
from lif_desktop.ui.page import Page
from lif_desktop.ui.session import Action


def ask_again(
    page: Page,
    found: Read,
    read: Callable[[], object],
    show: Callable[[Receipt], object],
    leave: Callable[[], object],
) -> None:
    """Say when a file came in before and with what result; offer to read it again."""
    known = found.item.recognised
    if known is None or not known.before:
        return
    before = known.before[0]
    page.set_title(found.item.path.name)
    resaved = f"Saved again since; it came in as “{before.file_name}”: " if known.resaved else ""
    page.empty(
        "The same content came in before" if known.resaved else "This file came in before",
        f"{resaved}{came_in(before, undone=before.change in known.undone)} It can be read again:"
        " what the board has already counts as the same.",
        Action("Read it again", read),
        Action("Show its rows", partial(show, before)),
        Action("Leave it", leave),
        icon="history",
    )
