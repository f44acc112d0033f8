"""Agencies, groups and meetings: who is asked, who decides, and when."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lif_desktop.models.base import Kept, Title, Words, covering, linked

_AGENCY_FILTERS = ("sector", "statutory", "section11", "section175")
_GROUP_FILTERS = ("kind",)
_MEETING_FILTERS = ("group_id", "state", "meets_on")


class Agency(Kept):
    """An organisation that answers to the board."""

    __tablename__ = "agencies"
    __table_args__ = (
        *covering("reference", "name", "sector", filters=_AGENCY_FILTERS),
        {"sqlite_autoincrement": True},
    )

    name: Mapped[Title]
    short_name: Mapped[Words]
    aliases: Mapped[Words]
    sector: Mapped[Words]
    statutory: Mapped[bool | None]
    section11: Mapped[bool | None]
    section175: Mapped[bool | None]
    board_member: Mapped[Words]
    data_contact: Mapped[Words]
    training_representative: Mapped[Words]
    email: Mapped[Words]
    section11_lead: Mapped[Words]
    other_boards: Mapped[Words]
    size: Mapped[int | None]
    notes: Mapped[Words]


class Group(Kept):
    """A board, executive, sub-group or panel; escalation goes up from one to the next."""

    __tablename__ = "groups"
    __table_args__ = (
        *covering("reference", "name", "kind", filters=_GROUP_FILTERS),
        {"sqlite_autoincrement": True},
    )

    name: Mapped[Title]
    short_name: Mapped[Words]
    kind: Mapped[Words]
    chair: Mapped[Words]
    escalates_to_id: Mapped[int | None] = mapped_column(linked("groups"), index=True)
    meets_every: Mapped[Words]
    quorum: Mapped[int | None]
    standing_items: Mapped[Words]
    cannot_meet: Mapped[Words]
    joint_with: Mapped[Words]
    notes: Mapped[Words]


class Meeting(Kept):
    """One meeting of a group: planned, held or cancelled."""

    __tablename__ = "meetings"
    __table_args__ = (
        *covering("reference", "meets_on", "group_id", "state", filters=_MEETING_FILTERS),
        {"sqlite_autoincrement": True},
    )

    group_id: Mapped[int | None] = mapped_column(linked("groups"))
    meets_on: Mapped[date | None]
    starts_at: Mapped[Words]
    place: Mapped[Words]
    state: Mapped[Words]
    apologies: Mapped[Words]
    decisions: Mapped[Words]
    moved_from_on: Mapped[date | None]
    why_not_held: Mapped[Words]
    minutes_agreed_on: Mapped[date | None]
    quorate: Mapped[bool | None]
    chair: Mapped[Words]
    notes: Mapped[Words]
