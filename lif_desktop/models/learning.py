"""Lessons and the ledger of dated evidence by which they are followed (Bedford, 2)."""

from datetime import date

from sqlalchemy import Column, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lif_desktop.models.audits import Audit
from lif_desktop.models.base import Base, Kept, Title, Words, covering, linked
from lif_desktop.models.cases import Death, Review
from lif_desktop.models.scrutiny import Participation
from lif_desktop.models.sharing import ExternalLearning

_LEARNING_FILTERS = (
    "stage",
    "state",
    "theme",
    "group_id",
    "priority_id",
    "multi_agency",
    "look_again_on",
)
_LEDGER_FILTERS = ("learning_id", "stage", "dated_on", "kind", "agency_id")
_CONFIRMATIONS_FILTERS = ("learning_id", "agency_id", "due_on", "confirmed_on", "training_updated")
_TRACKED_FILTERS = (
    "age_band",
    "learning_id",
    "review_id",
    "priority_id",
    "lead_agency_id",
    "difference",
    "next_on",
    "ended_on",
)

lesson_audits = Table(
    "lesson_audits",
    Base.metadata,
    Column("lesson_id", linked("lessons"), primary_key=True),
    Column("audit_id", linked("audits"), primary_key=True, index=True),
)
lesson_reviews = Table(
    "lesson_reviews",
    Base.metadata,
    Column("lesson_id", linked("lessons"), primary_key=True),
    Column("review_id", linked("reviews"), primary_key=True, index=True),
)
lesson_deaths = Table(
    "lesson_deaths",
    Base.metadata,
    Column("lesson_id", linked("lessons"), primary_key=True),
    Column("death_id", linked("deaths"), primary_key=True, index=True),
)
lesson_external = Table(
    "lesson_external",
    Base.metadata,
    Column("lesson_id", linked("lessons"), primary_key=True),
    Column("external_id", linked("external_learning"), primary_key=True, index=True),
)
lesson_participation = Table(
    "lesson_participation",
    Base.metadata,
    Column("lesson_id", linked("lessons"), primary_key=True),
    Column("participation_id", linked("participation"), primary_key=True, index=True),
)


class Lesson(Kept):
    """One lesson, with its sources and its stage."""

    __tablename__ = "lessons"
    __table_args__ = (
        *covering(
            "reference",
            "lesson",
            "stage",
            "state",
            "identified_on",
            "look_again_on",
            filters=_LEARNING_FILTERS,
        ),
        {"sqlite_autoincrement": True},
    )

    lesson: Mapped[Title]
    detail: Mapped[Words]
    stage: Mapped[Words]
    state: Mapped[Words]
    theme: Mapped[Words]
    audits: Mapped[list[Audit]] = relationship(secondary=lesson_audits, viewonly=True)
    reviews: Mapped[list[Review]] = relationship(secondary=lesson_reviews, viewonly=True)
    deaths: Mapped[list[Death]] = relationship(secondary=lesson_deaths, viewonly=True)
    external: Mapped[list[ExternalLearning]] = relationship(
        secondary=lesson_external, viewonly=True
    )
    participation: Mapped[list[Participation]] = relationship(
        secondary=lesson_participation, viewonly=True
    )
    other_source: Mapped[Words]
    group_id: Mapped[int | None] = mapped_column(linked("groups"))
    priority_id: Mapped[int | None] = mapped_column(linked("priorities"))
    multi_agency: Mapped[bool | None]
    identified_on: Mapped[date | None]
    disseminated_on: Mapped[date | None]
    embedded_on: Mapped[date | None]
    evaluated_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    look_again_on: Mapped[date | None]
    impact: Mapped[Words]
    why_not: Mapped[Words]
    notes: Mapped[Words]


class LedgerEntry(Kept):
    """One dated piece of evidence of one stage of one lesson."""

    __tablename__ = "ledger_entries"
    __table_args__ = (
        *covering("reference", "stage", "dated_on", filters=_LEDGER_FILTERS),
        {"sqlite_autoincrement": True},
    )

    learning_id: Mapped[int | None] = mapped_column(linked("lessons"))
    stage: Mapped[Words]
    dated_on: Mapped[date | None]
    kind: Mapped[Words]
    shows: Mapped[Words]
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    evidence_id: Mapped[int | None] = mapped_column(linked("evidence"), index=True)
    said_by: Mapped[Words]
    notes: Mapped[Words]


class Confirmation(Kept):
    """One agency's word that a lesson was passed on inside it."""

    __tablename__ = "confirmations"
    __table_args__ = (
        *covering("reference", "agency_id", "due_on", filters=_CONFIRMATIONS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    learning_id: Mapped[int | None] = mapped_column(linked("lessons"))
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    asked_on: Mapped[date | None]
    due_on: Mapped[date | None]
    confirmed_on: Mapped[date | None]
    how: Mapped[Words]
    reached: Mapped[int | None]
    training_updated: Mapped[Words]
    said_by: Mapped[Words]
    notes: Mapped[Words]


class TrackedChild(Kept):
    """A child followed to see what a lesson changed (Bedford, 7)."""

    __tablename__ = "tracked_children"
    __table_args__ = (
        *covering(
            "reference",
            "pseudonym",
            "since_on",
            "difference",
            "checked_on",
            "next_on",
            filters=_TRACKED_FILTERS,
        ),
        {"sqlite_autoincrement": True},
    )

    pseudonym: Mapped[Title]
    age_band: Mapped[Words]
    learning_id: Mapped[int | None] = mapped_column(linked("lessons"))
    review_id: Mapped[int | None] = mapped_column(linked("reviews"))
    priority_id: Mapped[int | None] = mapped_column(linked("priorities"))
    lead_agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    since_on: Mapped[date | None]
    position_then: Mapped[Words]
    would_have: Mapped[Words]
    position_now: Mapped[Words]
    difference: Mapped[Words]
    checked_on: Mapped[date | None]
    next_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    notes: Mapped[Words]
