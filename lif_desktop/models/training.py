"""Training: courses, places, needs, checks of single-agency training, pools."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lif_desktop.models.base import Kept, Title, Words, covering, linked

_TRAINING_FILTERS = (
    "held_on",
    "mode",
    "level",
    "state",
    "learning_id",
    "priority_id",
    "follow_up_on",
    "followed_up_on",
)
_PLACES_FILTERS = ("training_id", "agency_id")
_NEEDS_FILTERS = ("agency_id", "year", "due_on", "received_on", "updated")
_CHECKS_FILTERS = ("agency_id", "checked_on", "result", "next_on")
_POOLS_FILTERS = ("agency_id", "role", "until_on")


class Training(Kept):
    """One course on one date."""

    __tablename__ = "training"
    __table_args__ = (
        *covering(
            "reference", "course", "held_on", "state", "follow_up_on", filters=_TRAINING_FILTERS
        ),
        {"sqlite_autoincrement": True},
    )

    course: Mapped[Title]
    held_on: Mapped[date | None]
    mode: Mapped[Words]
    level: Mapped[Words]
    state: Mapped[Words]
    provider: Mapped[Words]
    trainers: Mapped[Words]
    hours: Mapped[float | None]
    capacity: Mapped[int | None]
    learning_id: Mapped[int | None] = mapped_column(linked("lessons"))
    priority_id: Mapped[int | None] = mapped_column(linked("priorities"))
    evaluations: Mapped[int | None]
    useful: Mapped[int | None]
    confidence_before: Mapped[float | None]
    confidence_after: Mapped[float | None]
    feedback: Mapped[Words]
    follow_up_on: Mapped[date | None]
    followed_up_on: Mapped[date | None]
    followed_up: Mapped[int | None]
    changed_practice: Mapped[int | None]
    impact: Mapped[Words]
    notes: Mapped[Words]


class Place(Kept):
    """One agency's places on one course date."""

    __tablename__ = "training_places"
    __table_args__ = (
        *covering("reference", "agency_id", filters=_PLACES_FILTERS),
        {"sqlite_autoincrement": True},
    )

    training_id: Mapped[int | None] = mapped_column(linked("training"))
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    booked: Mapped[int | None]
    attended: Mapped[int | None]
    no_show: Mapped[int | None]
    notes: Mapped[Words]


class TrainingNeed(Kept):
    """One agency's training needs in one year (West Berkshire, training representative)."""

    __tablename__ = "training_needs"
    __table_args__ = (
        *covering("reference", "agency_id", "year", "due_on", filters=_NEEDS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    year: Mapped[Title]
    representative: Mapped[Words]
    asked_on: Mapped[date | None]
    due_on: Mapped[date | None]
    received_on: Mapped[date | None]
    staff: Mapped[int | None]
    trained: Mapped[int | None]
    needs: Mapped[Words]
    in_house: Mapped[Words]
    updated: Mapped[Words]
    notes: Mapped[Words]


class TrainingCheck(Kept):
    """A quality check of training that an agency gives its own staff."""

    __tablename__ = "training_checks"
    __table_args__ = (
        *covering(
            "reference", "course", "agency_id", "checked_on", "result", filters=_CHECKS_FILTERS
        ),
        {"sqlite_autoincrement": True},
    )

    course: Mapped[Title]
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    checked_on: Mapped[date | None]
    checked_by: Mapped[Words]
    result: Mapped[Words]
    strengths: Mapped[Words]
    to_improve: Mapped[Words]
    next_on: Mapped[date | None]
    notes: Mapped[Words]


class PoolMember(Kept):
    """A trainer or auditor whom an agency lends to the board."""

    __tablename__ = "pool_members"
    __table_args__ = (
        *covering("reference", "person", "agency_id", "role", filters=_POOLS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    person: Mapped[Title]
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    role: Mapped[Words]
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    times: Mapped[int | None]
    last_on: Mapped[date | None]
    notes: Mapped[Words]
