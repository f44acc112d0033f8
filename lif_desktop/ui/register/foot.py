"""The foot of the panel: save and discard while something is unsaved, else history and delete."""

from collections.abc import Callable, Sequence

from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.register.flow import Flow


class Foot(Flow):
    """Shows the buttons that fit the state of the form."""

    def __init__(
        self,
        save: Callable[[], object],
        discard: Callable[[], object],
        history: Callable[[], object],
        delete: Callable[[], object],
        adds: Sequence[Button] = (),
    ) -> None:
        super().__init__(gap=8)
        self._adds = tuple(adds)
        self.save = PrimaryButton("Save", save)
        self.save.setToolTip("Ctrl+S")
        self.discard = Button("Discard", discard)
        self.history = Button("History", history)
        self.delete = Button("Delete…", delete)
        for button in (*self._adds, self.save, self.discard, self.history, self.delete):
            self.add(button)

    def show_state(self, *, new: bool, unsaved: bool) -> None:
        """Show the buttons for a new or known record with or without unsaved words."""
        self.save.setVisible(new or unsaved)
        self.discard.setVisible(new or unsaved)
        self.discard.setText("Cancel" if new else "Discard")
        for button in (*self._adds, self.history, self.delete):
            button.setVisible(not new and not unsaved)
