"""Publications, external learning with its recommendations, and strong practice."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lif_desktop.models.base import Kept, Title, Words, covering, linked

_PUBLICATIONS_FILTERS = (
    "kind",
    "channel",
    "audience",
    "published_on",
    "learning_id",
    "review_id",
    "audit_id",
    "agency_id",
    "decision",
)
_EXTERNAL_FILTERS = (
    "kind",
    "body",
    "agency_id",
    "received_on",
    "state",
    "group_id",
    "priority_id",
    "next_on",
)
_REQUIREMENTS_FILTERS = ("external_id", "agency_id", "compliance", "due_on", "plan_id")
_PRACTICE_FILTERS = (
    "agency_id",
    "group_id",
    "seen_on",
    "audit_id",
    "review_id",
    "learning_id",
    "priority_id",
    "state",
    "reported_on",
)


class Publication(Kept):
    """One thing published, or decided not to be."""

    __tablename__ = "publications"
    __table_args__ = (
        *covering("reference", "title", "kind", "published_on", filters=_PUBLICATIONS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[Title]
    kind: Mapped[Words]
    channel: Mapped[Words]
    audience: Mapped[Words]
    published_on: Mapped[date | None]
    learning_id: Mapped[int | None] = mapped_column(linked("lessons"))
    review_id: Mapped[int | None] = mapped_column(linked("reviews"))
    audit_id: Mapped[int | None] = mapped_column(linked("audits"))
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    reach: Mapped[int | None]
    decision: Mapped[Words]
    decided_on: Mapped[date | None]
    family: Mapped[Words]
    court_orders: Mapped[Words]
    data_protection: Mapped[Words]
    response: Mapped[Words]
    link: Mapped[Words]
    notes: Mapped[Words]


class ExternalLearning(Kept):
    """Learning that comes from outside the board."""

    __tablename__ = "external_learning"
    __table_args__ = (
        *covering(
            "reference",
            "title",
            "kind",
            "published_on",
            "state",
            "next_on",
            filters=_EXTERNAL_FILTERS,
        ),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[Title]
    kind: Mapped[Words]
    body: Mapped[Words]
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    judgement: Mapped[Words]
    published_on: Mapped[date | None]
    received_on: Mapped[date | None]
    state: Mapped[Words]
    group_id: Mapped[int | None] = mapped_column(linked("groups"))
    priority_id: Mapped[int | None] = mapped_column(linked("priorities"))
    summary: Mapped[Words]
    means: Mapped[Words]
    next_on: Mapped[date | None]
    notes: Mapped[Words]


class Requirement(Kept):
    """One recommendation from outside and our compliance with it."""

    __tablename__ = "requirements"
    __table_args__ = (
        *covering("reference", "compliance", "checked_on", "due_on", filters=_REQUIREMENTS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    wording: Mapped[Words]
    external_id: Mapped[int | None] = mapped_column(linked("external_learning"))
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    compliance: Mapped[Words]
    compliance_why: Mapped[Words]
    checked_on: Mapped[date | None]
    due_on: Mapped[date | None]
    plan_id: Mapped[int | None] = mapped_column(linked("plans"))
    progress: Mapped[Words]
    notes: Mapped[Words]


class StrongPractice(Kept):
    """An example of strong practice (Kirklees, Driving Improvement)."""

    __tablename__ = "strong_practice"
    __table_args__ = (
        *covering("reference", "title", "seen_on", "state", filters=_PRACTICE_FILTERS),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[Title]
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    group_id: Mapped[int | None] = mapped_column(linked("groups"))
    seen_on: Mapped[date | None]
    what: Mapped[Words]
    why: Mapped[Words]
    difference: Mapped[Words]
    audit_id: Mapped[int | None] = mapped_column(linked("audits"))
    review_id: Mapped[int | None] = mapped_column(linked("reviews"))
    learning_id: Mapped[int | None] = mapped_column(linked("lessons"))
    priority_id: Mapped[int | None] = mapped_column(linked("priorities"))
    state: Mapped[Words]
    shared: Mapped[Words]
    taken_up: Mapped[Words]
    reported_on: Mapped[date | None]
    notes: Mapped[Words]
