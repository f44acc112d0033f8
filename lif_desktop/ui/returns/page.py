"""The register of returns sent out."""

from lif_desktop.ui.register.page import RegisterPage
from lif_desktop.ui.session import Session


class ReturnsPage(RegisterPage):
    """The register of what was sent to which agency, and what came of it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "returns")
