"""The papers of agenda items, and the packs that were made and sent."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lif_desktop.models.base import Kept, Title, Words, covering, linked

_PAPERS_FILTERS = ("item_id", "kind", "agency_id")
_PACKS_FILTERS = ("meeting_id", "audience", "state", "sent_on")


class AgendaPaper(Kept):
    """One paper of one agenda item: the board's own, text written here, or an agency's file.

    `name` is what the catalogue of papers calls it and `about` the reference of the record it is
    about, where it needs one; `file_hash` names the file kept inside the board.
    """

    __tablename__ = "agenda_papers"
    __table_args__ = (
        *covering("reference", "title", "item_id", "position", filters=_PAPERS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[Title]
    item_id: Mapped[int | None] = mapped_column(linked("agenda_items"))
    position: Mapped[int | None]
    kind: Mapped[Words]
    name: Mapped[Words]
    about: Mapped[Words]
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    text: Mapped[Words]
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    file_name: Mapped[Words]
    file_size: Mapped[int | None]
    file_hash: Mapped[Words]
    notes: Mapped[Words]


class MadePack(Kept):
    """One pack as it was made for a meeting: for whom, which version, with what digest."""

    __tablename__ = "packs"
    __table_args__ = (
        *covering("reference", "title", "meeting_id", "made_on", filters=_PACKS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[Title]
    meeting_id: Mapped[int | None] = mapped_column(linked("meetings"))
    audience: Mapped[Words]
    edition: Mapped[int | None]
    draft: Mapped[bool | None]
    state: Mapped[Words]
    made_on: Mapped[date | None]
    sent_on: Mapped[date | None]
    recipients: Mapped[Words]
    copies: Mapped[int | None]
    pages: Mapped[int | None]
    left_out: Mapped[Words]
    questioned: Mapped[Words]
    file_name: Mapped[Words]
    file_size: Mapped[int | None]
    file_hash: Mapped[Words]
    sha256: Mapped[Words]
    made_by: Mapped[Words]
    notes: Mapped[Words]
