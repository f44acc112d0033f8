"""What happens at meetings and who sits on groups."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lif_desktop.models.base import Kept, Title, Words, covering, linked

_ITEMS_FILTERS = ("meeting_id", "purpose", "state")
_ATTENDANCE_FILTERS = ("meeting_id", "agency_id", "came")
_MEMBERS_FILTERS = ("group_id", "agency_id", "role", "until_on")


class Item(Kept):
    """One item of a meeting's agenda, and what came of it."""

    __tablename__ = "agenda_items"
    __table_args__ = (
        *covering("reference", "title", "position", filters=_ITEMS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[Title]
    meeting_id: Mapped[int | None] = mapped_column(linked("meetings"))
    position: Mapped[int | None]
    purpose: Mapped[Words]
    presenter: Mapped[Words]
    starts_at: Mapped[Words]
    minutes: Mapped[int | None]
    paper: Mapped[Words]
    confidential: Mapped[bool | None]
    state: Mapped[Words]
    discussion: Mapped[Words]
    decision: Mapped[Words]
    carried_from_id: Mapped[int | None] = mapped_column(linked("agenda_items"), index=True)
    notes: Mapped[Words]


class Attendance(Kept):
    """Whether one agency came to one meeting."""

    __tablename__ = "attendances"
    __table_args__ = (
        *covering("reference", "meeting_id", "agency_id", "came", filters=_ATTENDANCE_FILTERS),
        {"sqlite_autoincrement": True},
    )

    meeting_id: Mapped[int | None] = mapped_column(linked("meetings"))
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    came: Mapped[Words]
    person: Mapped[Words]
    note: Mapped[Words]


class Member(Kept):
    """A person who sits on a group for an agency, for some time."""

    __tablename__ = "members"
    __table_args__ = (
        *covering("reference", "group_id", "agency_id", "person", filters=_MEMBERS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    group_id: Mapped[int | None] = mapped_column(linked("groups"))
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    person: Mapped[Title]
    role: Mapped[Words]
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    notes: Mapped[Words]
