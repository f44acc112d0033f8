"""How an action moved and went up the line (Kirklees, Driving Improvement)."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lif_desktop.models.base import Kept, Words, covering, linked

_MOVES_FILTERS = ("action_id", "moved_on", "meeting_id")
_ESCALATIONS_FILTERS = (
    "action_id",
    "raised_on",
    "level",
    "group_id",
    "meeting_id",
    "ruling",
    "decided_on",
)


class Move(Kept):
    """A change of an action's target date or owning group."""

    __tablename__ = "moves"
    __table_args__ = (
        *covering("reference", "action_id", "moved_on", filters=_MOVES_FILTERS),
        {"sqlite_autoincrement": True},
    )

    action_id: Mapped[int | None] = mapped_column(linked("actions"))
    moved_on: Mapped[date | None]
    from_target_on: Mapped[date | None]
    to_target_on: Mapped[date | None]
    from_group_id: Mapped[int | None] = mapped_column(linked("groups"), index=True)
    to_group_id: Mapped[int | None] = mapped_column(linked("groups"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(linked("meetings"))
    reason: Mapped[Words]
    said_by: Mapped[Words]


class Escalation(Kept):
    """One step of an action up the escalation line, with the note and the decision."""

    __tablename__ = "escalations"
    __table_args__ = (
        *covering("reference", "raised_on", "level", "ruling", filters=_ESCALATIONS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    action_id: Mapped[int | None] = mapped_column(linked("actions"))
    raised_on: Mapped[date | None]
    level: Mapped[Words]
    group_id: Mapped[int | None] = mapped_column(linked("groups"))
    meeting_id: Mapped[int | None] = mapped_column(linked("meetings"))
    note: Mapped[Words]
    ruling: Mapped[Words]
    decided_on: Mapped[date | None]
    decided_by: Mapped[Words]
    ruling_reason: Mapped[Words]
    new_target_on: Mapped[date | None]
    notes: Mapped[Words]
