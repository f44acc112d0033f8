"""Priorities, disclosures, retention and the board's own bank holidays."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lif_desktop.models.base import Kept, Title, Words, covering, linked

_PRIORITIES_FILTERS = ("group_id", "agency_id", "until_on", "state", "tone", "progress_on")
_DISCLOSURES_FILTERS = ("made_on", "audience")
_HOLDS_FILTERS = ("register", "look_on", "legal_hold", "decision")
_HOLIDAYS_FILTERS = ("kind",)


class Priority(Kept):
    """One priority of the business plan."""

    __tablename__ = "priorities"
    __table_args__ = (
        *covering("reference", "title", "state", "progress_on", filters=_PRIORITIES_FILTERS),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[Title]
    outcome: Mapped[Words]
    group_id: Mapped[int | None] = mapped_column(linked("groups"))
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    lead: Mapped[Words]
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    state: Mapped[Words]
    tone: Mapped[Words]
    progress: Mapped[Words]
    progress_on: Mapped[date | None]
    difference: Mapped[Words]
    notes: Mapped[Words]


class Disclosure(Kept):
    """One thing that left the board."""

    __tablename__ = "disclosures"
    __table_args__ = (
        *covering("reference", "title", "made_on", filters=_DISCLOSURES_FILTERS),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[Title]
    made_on: Mapped[date | None]
    audience: Mapped[Words]
    recipient: Mapped[Words]
    period: Mapped[Words]
    file_name: Mapped[Words]
    sha256: Mapped[Words]
    left_out: Mapped[Words]
    figures: Mapped[Words]
    made_by: Mapped[Words]
    notes: Mapped[Words]


class Hold(Kept):
    """What was decided about keeping a record."""

    __tablename__ = "holds"
    __table_args__ = (
        *covering("reference", "record", "look_on", filters=_HOLDS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    record: Mapped[Title]
    register: Mapped[Words]
    look_on: Mapped[date | None]
    legal_hold: Mapped[bool | None]
    reason: Mapped[Words]
    decision: Mapped[Words]
    decided_on: Mapped[date | None]
    decided_by: Mapped[Words]
    notes: Mapped[Words]


class Holiday(Kept):
    """A bank holiday added to or removed from those shipped."""

    __tablename__ = "holidays"
    __table_args__ = (
        *covering("reference", "title", "falls_on", filters=_HOLIDAYS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[Title]
    falls_on: Mapped[date | None]
    kind: Mapped[Words]
